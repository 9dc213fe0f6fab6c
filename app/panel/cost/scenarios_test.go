package cost

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"breakeven/app/cost"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// memory is a shelf that may refuse.
type memory struct {
	bytes  []byte
	denied bool
	writes int
}

func (m *memory) read() []byte { return m.bytes }
func (m *memory) lasts() bool  { return !m.denied }
func (m *memory) write(b []byte) bool {
	m.writes++
	if !m.denied {
		m.bytes = b
	}
	return !m.denied
}

func newScenarios(l text.Lang, m *memory) (*Scenarios, *fakeCase) {
	c := &fakeCase{now: cost.Values{Preset: "A"}}
	s := &Scenarios{Lang: l, Case: c, shelf: m}
	s.OnMount(app.Context{})
	return s, c
}

func keptNames(s *Scenarios) (out []string) {
	for _, k := range s.list {
		out = append(out, k.Name)
	}
	return out
}

func TestScenariosKeep(t *testing.T) {
	m := &memory{}
	s, c := newScenarios(text.EN, m)
	s.keep("  first\n case ")
	c.now = c.now.With(cost.Calls, cost.Known(1e6))
	s.keep("first case")
	s.keep("")
	if got, want := keptNames(s), []string{"first case", "first case (2)", "Scenario 3"}; !slices.Equal(got, want) {
		t.Fatalf("%q, want %q", got, want)
	}
	s.rename(s.list[2].id, "third")
	if s.rename(s.list[2].id, "  ") || s.wrong == nil || s.list[2].Name != "third" {
		t.Error("an empty name was taken")
	}
	s.rename(s.list[2].id, "third") // its own name is free
	s.load(s.list[0])
	if n := c.now.Numbers(); c.taken != 1 || n[cost.Calls] != cost.Known(1e5) {
		t.Errorf("%d steps, %v calls", c.taken, n[cost.Calls])
	}
	s.delete(s.list[1].id)
	if got := keptNames(s); !slices.Equal(got, []string{"first case", "third"}) {
		t.Errorf("after deleting %q", got)
	}
	s.bringBack()
	if got := keptNames(s); !slices.Equal(got, []string{"first case", "first case (2)", "third"}) {
		t.Errorf("brought back: %q", got)
	}
	s.bringBack() // once
	again, _ := newScenarios(text.ZH, m)
	if !slices.Equal(keptNames(again), keptNames(s)) || len(s.list) != 3 {
		t.Errorf("the next visit finds %q", keptNames(again))
	}
	n := again.list[1].Numbers()
	if n[cost.Calls] != cost.Known(1e6) {
		t.Errorf("with %v calls", n[cost.Calls])
	}
	// Another window deletes one.
	m.bytes = cost.Export(named(s.list[:1]))
	again.choose(again.list[0].id, true)
	again.restore()
	if len(again.list) != 1 || !again.list[0].chosen {
		t.Errorf("%+v", again.list)
	}
}

func TestScenariosWithoutStorage(t *testing.T) {
	s, _ := newScenarios(text.EN, &memory{denied: true})
	s.keep("mine")
	if html := app.HTMLString(s); len(s.list) != 1 || !strings.Contains(html, "does not let this page keep anything") {
		t.Error("a denied storage is not told")
	}
}

// What cannot be read on the shelf is not written over before it is saved or
// thrown away.
func TestScenariosUnread(t *testing.T) {
	m := &memory{bytes: []byte(`{"format":"breakeven-cost","version":9}`)}
	s, _ := newScenarios(text.EN, m)
	s.keep("mine")
	if !bytes.Contains(m.bytes, []byte("9")) || !strings.Contains(app.HTMLString(s), "What this browser kept earlier cannot be read") {
		t.Error("the shelf was written over")
	}
	s.onUnreadForget(app.Context{}, app.Event{})
	if list, _, err := cost.Import(m.bytes); err != nil || len(list) != 1 {
		t.Error(list, err)
	}
}

func TestScenariosFull(t *testing.T) {
	s, _ := newScenarios(text.EN, &memory{})
	for range cost.MaxScenarios {
		s.keep("x")
	}
	if s.keep("one more"); len(s.list) != cost.MaxScenarios || !strings.Contains(s.wrong.in(text.EN), "room for 100") {
		t.Errorf("%d kept, %s", len(s.list), s.wrong.in(text.EN))
	}
	for i, k := range s.list {
		if n := len([]rune(k.Name)); n > cost.MaxNameLength || slices.Contains(keptNames(s)[:i], k.Name) {
			t.Errorf("%q is too long or twice there", k.Name)
		}
	}
	long, _ := newScenarios(text.ZH, &memory{})
	for range 3 {
		long.keep(strings.Repeat("长", 90))
	}
	for _, name := range keptNames(long) {
		if n := len([]rune(name)); n > cost.MaxNameLength {
			t.Errorf("a name of %d characters", n)
		}
	}
	if _, _, err := cost.Import(cost.Export(named(long.list))); err != nil {
		t.Error("what is kept cannot be read again:", err)
	}
}

func TestScenariosCompare(t *testing.T) {
	for _, l := range []text.Lang{text.ZH, text.EN} {
		s, c := newScenarios(l, &memory{})
		s.keep("a")
		c.now = c.now.With(cost.Calls, cost.Known(1e6)).With(cost.TunedOneOff, cost.Known(0))
		s.keep("b")
		c.now = cost.Values{Preset: "A"}.With(cost.PromptPriceIn, cost.Unknown)
		s.keep("c")
		c.now = cost.Values{Preset: "A", Ranges: map[cost.ID]cost.Range{cost.Wage: {Low: 20, High: 200}}}
		s.keep("d")
		s.keep("e")
		for _, k := range s.list {
			s.choose(k.id, true)
		}
		if n := len(s.chosen()); n != mostCompared {
			t.Fatalf("%d chosen", n)
		}
		lines := differences(s.chosen(), dollars, l)
		var got []string
		for _, line := range lines {
			got = append(got, line.name)
		}
		want := []string{inputName(cost.Calls, l), text.ScenarioRange.In(l, inputName(cost.Wage, l)), inputName(cost.TunedOneOff, l),
			inputName(cost.PromptPriceIn, l), inputName(cost.PromptPriceCached, l), inputName(cost.PromptPriceOut, l)}
		if !slices.Equal(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
		unknown := text.PricesUnknown.In(l)
		cells := map[string][]string{}
		for _, line := range results(s.chosen(), dollars, l) {
			cells[line.name] = line.cells
		}
		if c := cells[text.ScenarioVerdict.In(l)]; c[0] != text.ScenarioNever.In(l) || c[1] != text.ScenarioAtOnce.In(l) || c[2] != text.ScenarioUndecided.In(l) {
			t.Errorf("verdicts %q", c)
		}
		if c := cells[text.ScenarioSaving.In(l)]; c[0] != "−$5,383" || c[1] != "$9,486" || c[2] != unknown {
			t.Errorf("savings %q", c)
		}
		html := app.HTMLString(s)
		for _, w := range []string{"≠ ", `scope="col"`, `scope="row"`} {
			if !strings.Contains(html, w) {
				t.Errorf("no %q in the comparison", w)
			}
		}
		if strings.Contains(html, "%!") {
			t.Error("a sentence with a hole")
		}
		if len(differences([]cost.Named{s.list[3].Named, s.list[4].Named}, dollars, l)) != 0 {
			t.Error("twins differ")
		}
	}
}

// Every regime and every unit has its words.
func TestScenarioWords(t *testing.T) {
	for r := cost.Undecided; r <= cost.ForAWhile; r++ {
		o := cost.Outcome{Regime: r, Months: cost.Known(3)}
		for _, l := range []text.Lang{text.ZH, text.EN} {
			if s := verdictOf(o, l) + breakEven(o, l); strings.Contains(s, "%") || r != cost.Undecided && verdictOf(o, l) == text.ScenarioUndecided.In(l) {
				t.Errorf("regime %d: %s", r, s)
			}
		}
	}
	n := cost.Values{Preset: "B"}.Numbers()
	for i := range cost.Inputs {
		for _, v := range []cost.Value{n[i], cost.Unknown, cost.Known(0), cost.Known(1e-5), cost.Known(cost.Inputs[i].Most)} {
			for _, l := range []text.Lang{text.ZH, text.EN} {
				if s := inputValue(cost.ID(i), v, dollars, l); s == "" || strings.Contains(s, "%!") || strings.Contains(s, "NaN") || v == cost.Unknown && strings.Contains(s, "0") {
					t.Errorf("%s: %q", cost.Inputs[i].Key, s)
				}
			}
		}
	}
}

func TestScenariosImport(t *testing.T) {
	s, c := newScenarios(text.EN, &memory{})
	if list, _, err := cost.Import(s.export()); err != nil || len(list) != 1 || list[0].Name != "Scenario 1" {
		t.Errorf("with nothing kept: %v, %v", list, err)
	}
	c.now = c.now.With(cost.TunedOneOff, cost.Known(5000))
	s.keep("mine")
	file := s.export()
	s.take("same.json", file)
	if got := s.said.in(text.EN); len(s.list) != 1 || got != "Scenarios taken from “same.json”: 0. Here already: 1." {
		t.Errorf("%d kept; %s", len(s.list), got)
	}
	s.take("more.json", []byte("\uFEFF"+`{"format":"breakeven-cost","version":1,"author":"me","scenarios":[{"name":"mine","preset":"B","set":{"cals":5}}]}`))
	if got := s.said.in(text.EN); !slices.Equal(keptNames(s), []string{"mine", "mine (2)"}) || got != "Scenarios taken from “more.json”: 1. Fields that this page does not know, and left out: author, cals." {
		t.Errorf("%q; %s", keptNames(s), got)
	}
	entry := func(e string) string {
		return `{"format":"breakeven-cost","version":1,"scenarios":[{"name":"ok","preset":"A"},` + e + `]}`
	}
	for _, tt := range []struct{ file, zh, en string }{
		{entry(`{"name":" ","preset":"A"}`), "第2个方案的name是空的", "name of scenario 2 is empty"},
		{entry(`{"name":"x","preset":"Z"}`), "第2个方案的preset不认识", "preset of scenario 2"},
		{entry(`{"name":"x","preset":"A","set":{"calls":-1}}`), "第2个方案：每月次数（calls）要在0到1,000,000,000,000之间", "Scenario 2: Calls a month (calls) has to lie between 0 and 1,000,000,000,000."},
		{entry(`{"name":"x","preset":"A","set":{"calls":null}}`), "不能是null", "cannot be null"},
		{entry(`{"name":"x","preset":"A","ranges":{"calls":[5,2]}}`), "要从小到大", "from low to high"},
		{`{"format":"breakeven-cost","version":2,"scenarios":[]}`, "另一个版本", "another version"},
		{`{"format":"breakeven-cost","version":1,"scenarios":[` + strings.Repeat(`{},`, 100) + `{}]}`, "超过100个", "more than 100"},
		{entry(`{"name":"x"`), "个字节就不是JSON了", "stops being JSON at byte"},
		{`{"format":"other"}`, "不是方案文件", "is no file of scenarios"},
		{"", "不是JSON了", "stops being JSON at byte 0"},
		{strings.Repeat(" ", cost.MaxScenarioFile+1), "超过1024KB", "larger than 1024 KB"},
		{string(cost.Export(many(100))), "最多存100个", "room for 100"},
	} {
		s.take("bad.json", []byte(tt.file))
		zh, en := s.wrong.in(text.ZH), s.wrong.in(text.EN)
		if !strings.Contains(zh, tt.zh) || !strings.Contains(en, tt.en) || !strings.HasSuffix(zh, "什么都没取，原来的方案都在。") || !strings.HasSuffix(en, "all scenarios are as they were.") || strings.Contains(zh+en, "%!") {
			t.Errorf("%.60q:\n%s\n%s", tt.file, zh, en)
		}
		if len(s.list) != 2 {
			t.Fatalf("%.60q: %d scenarios", tt.file, len(s.list))
		}
	}
	if got := some(strings.Split(strings.Repeat("a ", 14)+"a", " "), text.EN); !strings.HasSuffix(got, "a and 5 more") {
		t.Error(got)
	}
}

func many(n int) (list []cost.Named) {
	for i := range n {
		list = append(list, cost.Named{Name: fmt.Sprint(i), Values: cost.Values{Preset: "A"}})
	}
	return list
}

func TestScenariosCSV(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(string(curves(cost.Values{Preset: "A"}))), "\n")
	if len(lines) != 16 || !strings.HasPrefix(lines[0], "month,") || !strings.HasPrefix(lines[15], "14,") {
		t.Errorf("%d lines: %s … %s", len(lines), lines[0], lines[len(lines)-1])
	}
	if got := string(curves(cost.Values{Preset: "blank"})); !strings.Contains(got, "\n1,,") || strings.Contains(got, "NaN") {
		t.Errorf("unknown curves: %.200s", got)
	}
}

func TestScenariosShowNamesAsText(t *testing.T) {
	for _, payload := range payloads() {
		s, _ := newScenarios(text.EN, &memory{})
		s.keep(payload)
		s.keep("other")
		for _, k := range s.list {
			s.choose(k.id, true)
		}
		shownAsText(t, app.HTMLString(s), payload)
		s.renaming, s.renamed = s.list[1].id, payload
		shownAsText(t, app.HTMLString(s), payload)
		s.load(s.list[0])
		shownAsText(t, app.HTMLString(s), payload)
		s.take(payload, []byte("{}"))
		shownAsText(t, app.HTMLString(s), payload)
		s.delete(s.list[0].id)
		shownAsText(t, app.HTMLString(s), payload)
		s.printed = true
		if html := app.HTMLString(s); strings.Contains(html, "%!") {
			t.Error("a sentence with a hole on paper")
		}
	}
}
