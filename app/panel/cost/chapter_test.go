package cost

import (
	"math"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"breakeven/app/cost"
	"breakeven/app/state"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

var languages = []text.Lang{text.ZH, text.EN}

// at returns the model of an address.
func at(query string) *Model {
	s, _ := state.Parse(query)
	return NewModel(&s)
}

// Each regime has its sentence in both languages, filled to the last number.
func TestSentences(t *testing.T) {
	for _, tt := range []struct {
		query  string
		regime cost.Regime
		zh, en string
	}{
		{"calls=1000000", cost.AfterMonths,
			"每月100万次：微调在第8.3个月回本，12个月省$2,190。", "At 1,000,000 calls a month, fine-tuning pays from month 8.3 and saves $2,190 in 12 months."},
		{"calls=300000", cost.NotInTime,
			"每月30万次：微调要到第49.7个月才回本；12个月里，提示词省$3,700。", "At 300,000 calls a month, fine-tuning would pay only from month 49.7. In 12 months, prompting saves $3,700."},
		{"", cost.Never,
			"每月10万次：微调永不回本；12个月里，提示词省$5,383。", "At 100,000 calls a month, fine-tuning never pays. In 12 months, prompting saves $5,383."},
		{"calls=1000000&oneoff=0", cost.AtOnce,
			"每月100万次：微调从第一天起就更省，12个月省$9,486。", "At 1,000,000 calls a month, fine-tuning is cheaper from the first day and saves $9,486 in 12 months."},
		{"calls=1000&oneoff=2000", cost.CheaperUntil,
			"每月1,000次：微调先省后贵，第3.8个月起提示词更省。", "At 1,000 calls a month, fine-tuning is cheaper at first; from month 3.8 on, prompting is."},
		{"calls=1000&oneoff=500", cost.CheaperUntil,
			"每月1,000次：12个月里微调省$580；要到第17.2个月，提示词才更省。", "At 1,000 calls a month, fine-tuning saves $580 in 12 months; only from month 17.2 is prompting cheaper."},
		{"price=unknown", cost.Undecided,
			"还没有结论：不知道「大模型：输入」和「大模型：缓存」，还差1个数。", "No verdict yet: unknown are “Prompted model: input” and “Prompted model: cached” and 1 more."},
		{"prout=unknown", cost.Undecided, "还没有结论：不知道「大模型：输出」。", "No verdict yet: unknown is “Prompted model: output”."},
		{"preset=C", cost.Never,
			"每月300万次：只比钱，微调永不回本，12个月多花$13,887；错一次的代价超过$0.000792，它就值。", "At 3,000,000 calls a month, fine-tuning never pays in money alone: it costs $13,887 more in 12 months. It is worth it where an error costs more than $0.000792."},
		{"calls=1000000&currency=cny&rate=7.1", cost.AfterMonths,
			"每月100万次：微调在第8.3个月回本，12个月省¥15,550。", "At 1,000,000 calls a month, fine-tuning pays from month 8.3 and saves ¥15,550 in 12 months."},
	} {
		m := at(tt.query)
		if m.now.Regime != tt.regime {
			t.Errorf("%s: regime %d, want %d", tt.query, m.now.Regime, tt.regime)
		}
		for l, want := range map[text.Lang]string{text.ZH: tt.zh, text.EN: tt.en} {
			if got := plain(sentence(m.now, l)); strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(want, " ", "") {
				t.Errorf("%s:\n got %s\nwant %s", tt.query, got, want)
			}
		}
	}
}

// Every input has words, a unit and a place; sentences have no holes, whatever is
// typed or comes from the address.
func TestRenderOddValues(t *testing.T) {
	placed := map[cost.ID]int{}
	for _, g := range groups {
		for _, id := range g.ids {
			placed[id]++
		}
	}
	for id, in := range cost.Inputs {
		id := cost.ID(id)
		if names[id] == (text.Sentence{}) || units[in.Unit] == (text.Sentence{}) && in.Unit != cost.Switch || placed[id] != 1 {
			t.Errorf("%s: name %q, unit %q, in %d groups", in.Key, names[id].EN, units[in.Unit].EN, placed[id])
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	odd := []float64{0, 1e-300, 1e-9, 0.5, 1, 1e4, 1e12, 1e300}
	for i := range 60 {
		var query strings.Builder
		query.WriteString("preset=" + cost.Presets[i%len(cost.Presets)].ID)
		for range r.IntN(8) {
			in := cost.Inputs[r.IntN(len(cost.Inputs))]
			query.WriteString("&" + in.Key + "=" + strconv.FormatFloat(odd[r.IntN(len(odd))], 'g', -1, 64))
		}
		m := at(query.String())
		m.bet.placed = "training"
		for id, in := range cost.Inputs { // unfold everything, and leave nonsense in some fields
			m.open["sure-"+in.Key] = true
			if id%7 == i%7 {
				m.typed[in.Key] = "junk"
			}
		}
		l := languages[i%2]
		html := app.HTMLString(&Chapter{Lang: l, Model: m})
		for _, hole := range []string{"%!", "NaN", "Inf", "style=", "&lt;nil"} {
			if at := strings.Index(html, hole); at >= 0 {
				t.Errorf("%s: %q in the page: …%s…", query.String(), hole, html[max(0, at-80):min(len(html), at+40)])
			}
		}
	}
}

// random returns a case of random numbers, from ordinary to extreme.
func random(r *rand.Rand) cost.Values {
	v := cost.Values{Preset: cost.Presets[r.IntN(len(cost.Presets))].ID, Set: map[cost.ID]cost.Value{}}
	for range 1 + r.IntN(10) {
		id := cost.ID(r.IntN(len(cost.Inputs)))
		in := &cost.Inputs[id]
		x := in.Min + r.Float64()*(in.Max-in.Min)
		switch r.IntN(8) {
		case 0:
			x = in.Most * r.Float64()
		case 1:
			x = 0
		case 2:
			if in.Unknown != cost.NotOffered {
				v.Set[id] = cost.Unknown
				continue
			}
		}
		v.Set[id] = cost.Known(x)
	}
	return v
}

// Read back, the sentence says what the numbers say: who saves, when they cross,
// whether that is in time.
func TestSentenceNeverContradictsTheNumbers(t *testing.T) {
	month := regexp.MustCompile(`第([0-9.,e+-]*[0-9])个月|month ([0-9.,e+-]*[0-9])`)
	tunedSaves := regexp.MustCompile(`微调在第.*回本，|微调从第一天起就更省|里微调省|fine-tuning pays from|fine-tuning is cheaper from the first day|fine-tuning saves`)
	promptSaves := regexp.MustCompile(`提示词省|起提示词更省|起又是提示词更省|微调永不回本|prompting saves|from month .* on,? prompting is|fine-tuning never pays`)
	late := regexp.MustCompile(`要到第|would pay only from|only from month`)
	undecided := regexp.MustCompile(`还没有结论|No verdict yet`)
	same := regexp.MustCompile(`花得一样多|cost the same`)
	r := rand.New(rand.NewPCG(3, 4))
	n := 20_000
	if testing.Short() {
		n = 2000
	}
	seen := map[cost.Regime]int{}
	for i := range n {
		s := state.Default()
		s.Cost = random(r)
		if i%3 == 0 {
			s.Currency, s.Rate = "cny", .5+10*r.Float64()
		}
		m := &Model{State: &s}
		m.reckon()
		o := m.now
		seen[o.Regime]++
		for _, l := range languages {
			said := plain(sentence(o, l))
			saved, known := o.AtHorizon.Get()
			bad := func(why string) { t.Fatalf("%s: %s (%+v)", why, said, s.Query()) }
			if strings.Contains(said, "%!") || strings.Contains(said, "NaN") || strings.Contains(said, "Inf") {
				bad("a hole")
			}
			switch {
			case undecided.MatchString(said) == known:
				bad("a verdict without numbers, or none with them")
			case !known:
				continue
			case same.MatchString(said):
				if saved != 0 {
					bad("not the same")
				}
				continue
			case tunedSaves.MatchString(said) && !(saved >= 0), promptSaves.MatchString(said) && !(saved < 0 || o.quality()):
				bad("the other way saves")
			case tunedSaves.MatchString(said) == promptSaves.MatchString(said):
				bad("both or neither save")
			}
			at := month.FindStringSubmatch(said)
			turn, has := o.Months.Get()
			if at == nil {
				if has && o.Regime != cost.AtOnce && o.Regime != cost.Never {
					bad("no month said")
				}
				continue
			}
			figure, err := strconv.ParseFloat(strings.ReplaceAll(at[1]+at[2], ",", ""), 64)
			if err != nil || math.Abs(figure-turn) > .051+.5*b2f(turn > 99)+.001*turn+.25*turn*b2f(turn < .1) {
				bad("another month than " + strconv.FormatFloat(turn, 'g', -1, 64))
			}
			if late.MatchString(said) != (turn > o.HorizonMonths) {
				bad("in time or not")
			}
		}
	}
	for regime := range regimes {
		if seen[regime] == 0 {
			t.Logf("regime %d was never met", regime)
		}
	}
}

func b2f(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// What is said to turn the answer turns it.
func TestFlipsTurnTheAnswer(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 150 {
		s := state.Default()
		s.Cost = random(r)
		m := NewModel(&s)
		saved, known := m.now.AtHorizon.Get()
		if !known {
			continue
		}
		for i, f := range m.verdict.Flips {
			if i == 2 {
				break
			}
			shown := strings.ReplaceAll(write(f.Input, f.Round, dollars), ",", "")
			x, err := strconv.ParseFloat(shown, 64)
			if err != nil {
				t.Fatal(err)
			}
			after, _ := cost.Decide(cost.Build(s.Cost.With(f.Input, cost.Known(x/scaleOf(&cost.Inputs[f.Input], dollars))))).AtHorizon.Get()
			if (after >= 0) == (saved >= 0) {
				t.Errorf("%s: %s at %s does not turn it: saved %g, then %g", s.Query(), cost.Inputs[f.Input].Key, shown, saved, after)
			}
		}
	}
}

func TestUndoAndRedo(t *testing.T) {
	m := at("")
	settled := 0
	m.Listen(Settled, func() { settled++ })
	query := func(want string) {
		t.Helper()
		if got := m.State.Query(); got != want {
			t.Errorf("the address says %q, want %q", got, want)
		}
	}
	for _, x := range []float64{2e5, 3e5, 4e5} { // one gesture
		m.set(cost.Calls, cost.Known(x))
	}
	m.done()
	m.set(cost.PromptPrefix, cost.Known(900))
	m.done()
	query("calls=400000&prefix=900")
	m.set(cost.PromptPrefix, cost.Known(900)) // nothing changes: nothing to undo
	m.done()
	m.Undo()
	query("calls=400000")
	m.Undo()
	query("")
	if len(m.undos) != 0 || len(m.redos) != 2 || m.Changed() {
		t.Errorf("%d to undo, %d to redo", len(m.undos), len(m.redos))
	}
	m.Redo()
	m.Redo()
	query("calls=400000&prefix=900")
	m.Reset()
	query("")
	m.Undo()
	query("calls=400000&prefix=900")
	m.Take(cost.Values{Preset: "B"})
	query("preset=B")
	if len(m.redos) != 0 {
		t.Error("a new step, and still something to redo")
	}
	m.set(cost.Calls, cost.Known(6e5)) // under way
	m.Undo()
	query("preset=B")
	m.Undo()
	query("calls=400000&prefix=900")
	if settled < 8 {
		t.Errorf("settled %d times", settled)
	}
}

// What an author has locked stays, whatever changes the case; all else follows.
func TestLockedNumbersStay(t *testing.T) {
	m := at("preset=B&calls=500000&prcached=0.3&ranges=calls:400000:600000&lock=calls,prcached,host,lr")
	host := m.numbers[cost.TunedHosting]
	changes := []struct {
		name string
		do   func()
	}{
		{"preset A", func() { m.Take(cost.Values{Preset: "A"}) }},
		{"preset C", func() { m.Take(cost.Values{Preset: "C"}) }},
		{"blank", func() { m.Take(cost.Values{Preset: "blank"}) }},
		{"a scenario", func() {
			(&Scenarios{Case: m}).load(kept{Named: cost.Named{Name: "x", Values: cost.Values{Preset: "A",
				Set: map[cost.ID]cost.Value{cost.Calls: cost.Known(7), cost.TunedHosting: cost.Unknown, cost.Wage: cost.Known(99)}, Ranges: map[cost.ID]cost.Range{cost.Calls: {Low: 1, High: 9}}}}})
		}},
		{"the number that one follows", func() { m.set(cost.PromptPriceIn, cost.Known(50)); m.done() }},
		{"a slider", func() { m.slide(cost.Calls, 3); m.done() }},
		{"undo", m.Undo}, {"undo", m.Undo}, {"undo", m.Undo}, {"redo", m.Redo}, {"reset", m.Reset},
	}
	for _, c := range changes {
		c.do()
		r, _ := m.State.Cost.Range(cost.Calls)
		if n := m.numbers; n[cost.Calls] != cost.Known(5e5) || n[cost.PromptPriceCached] != cost.Known(.3) || n[cost.TunedHosting] != host || r != (cost.Range{Low: 4e5, High: 6e5}) {
			t.Errorf("after %s: %v calls (%v), cached at %v, hosting %v", c.name, n[cost.Calls], r, n[cost.PromptPriceCached], n[cost.TunedHosting])
		}
		switch c.name {
		case "preset C":
			if got, want := m.numbers[cost.Horizon], (cost.Values{Preset: "C"}).Numbers()[cost.Horizon]; m.State.Cost.Preset != "C" || got != want {
				t.Errorf("preset C: %q, a horizon of %v", m.State.Cost.Preset, got)
			}
		case "a scenario":
			if m.numbers[cost.Wage] != cost.Known(99) {
				t.Errorf("the scenario's wage is %v", m.numbers[cost.Wage])
			}
		case "the number that one follows":
			if m.numbers[cost.PromptPriceIn] != cost.Known(50) {
				t.Error("what is not locked was held, too")
			}
		}
	}
	if m.Changed() {
		t.Error("there is something to reset after a reset")
	}
	if m.Follow(cost.PromptPrefix, 1234, text.CostFromPrompt); m.numbers[cost.PromptPrefix] != cost.Known(1234) {
		t.Error("the prompt's length was not taken")
	}
	m = at("prefix=900&lock=prefix")
	if m.Follow(cost.PromptPrefix, 1234, text.CostFromPrompt); m.numbers[cost.PromptPrefix] != cost.Known(900) || m.measures(cost.PromptPrefix).holds {
		t.Error("the prompt's length was taken for a locked one")
	}
}

// Typing 1e999 passes through 1e9, which nobody meant.
func TestTypingFallsBack(t *testing.T) {
	m := at("")
	for _, typed := range []string{"1", "1e", "1e9", "1e99", "1e999"} {
		m.take(cost.Calls, "", typed)
	}
	if m.numbers[cost.Calls] != cost.Known(1e5) || m.typed["calls"] != "1e999" {
		t.Errorf("after 1e999 the value is %v, the field %q", m.numbers[cost.Calls], m.typed["calls"])
	}
	if m.leave(cost.Calls, ""); len(m.undos) != 0 {
		t.Error("nothing changed, yet there is something to undo")
	}
	m.take(cost.Calls, "", "500")
	if m.leave(cost.Calls, ""); m.numbers[cost.Calls] != cost.Known(500) || len(m.undos) != 1 {
		t.Errorf("after 500 the value is %v, %d undos", m.numbers[cost.Calls], len(m.undos))
	}
	m.take(cost.LabelPrice, "-low", "0.2")
	m.take(cost.LabelPrice, "-low", "0.5")
	m.leave(cost.LabelPrice, "-low")
	if r, _ := m.State.Cost.Range(cost.LabelPrice); r.Low != .5 || math.Abs(r.High-3) > 1e-9 || len(m.undos) != 2 {
		t.Errorf("the range is %v after %d steps", r, len(m.undos))
	}
	m.take(cost.LabelPrice, "-low", "5") // above the high end
	m.leave(cost.LabelPrice, "-low")
	if r, _ := m.State.Cost.Range(cost.LabelPrice); r.Low != .5 || math.Abs(r.High-3) > 1e-9 {
		t.Errorf("a range upside down is taken: %v", r)
	}
	m.State.Currency, m.State.Rate = "cny", 8
	m.take(cost.LabelPrice, "", "¥4")
	m.leave(cost.LabelPrice, "")
	if m.numbers[cost.LabelPrice] != cost.Known(.5) {
		t.Errorf("¥4 at 8 for a dollar is %v", m.numbers[cost.LabelPrice])
	}
}

func TestComplaints(t *testing.T) {
	for typed, want := range map[string]string{
		"":      "Nothing here: write a number like 100,000. Still calculating with 500.",
		"abc":   "“abc” is not a number: write one like 100,000. Still calculating with 500.",
		"-3":    "It cannot be below 0: write 0 or more. Still calculating with 500.",
		"1e999": "Too large: 1,000,000,000,000 at most. Still calculating with 500.",
	} {
		m := at("calls=500")
		m.take(cost.Calls, "", typed)
		k := &Knob{Lang: text.EN, Model: m, Input: cost.Calls}
		k.shown = k.face()
		if got, bad := k.note(); !bad || got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

// The ring stands where both curves are at the same height, and lumps are jumps.
func TestCumulative(t *testing.T) {
	m := at("calls=1000000")
	d := cumulative(m, text.ZH).Panels[0]
	if len(d.Rings) != 1 || len(d.Series) != 2 {
		t.Fatalf("%d rings, %d series", len(d.Rings), len(d.Series))
	}
	ring := d.Rings[0]
	if prompt := m.now.Spent(m.now.Prompt, ring.X).Or(0); prompt < ring.Y*.9999 || prompt > ring.Y*1.0001 {
		t.Errorf("at month %v tuning has cost %v, prompting %v", ring.X, ring.Y, prompt)
	}
	if d := cumulative(at(""), text.ZH).Panels[0]; len(d.Rings) != 0 {
		t.Error("a ring without a crossing")
	}
	smooth, jumps := len(d.Series[0].X), len(cumulative(at("calls=1000000&lumps=1"), text.EN).Panels[0].Series[0].X)
	if jumps != smooth+2 { // months 6 and 12
		t.Errorf("%d points, %d with lumps", smooth, jumps)
	}
	for _, end := range []float64{12, 14, 60, 138, 700} {
		if ticks := monthTicks(end); len(ticks) < 3 || len(ticks) > 8 || ticks[len(ticks)-1] > end {
			t.Errorf("ticks of %v months: %v", end, ticks)
		}
	}
}

// Prices of next to nothing make volumes beyond any integer: they stay numbers.
func TestVolumesBeyondIntegers(t *testing.T) {
	for _, l := range languages {
		floor, known := at("price=1e-15&tuned=1e-15").now.MinVolume.Get()
		if got := count(floor, l); !known || strings.HasPrefix(got, "−") || !strings.HasPrefix(got, "7.8") || len(got) > 12 {
			t.Errorf("a floor of %g calls is written %q", floor, got)
		}
	}
}

// The four shapes lead where they say.
func TestExamples(t *testing.T) {
	for _, query := range []string{"", "calls=1000000", "preset=B"} {
		for _, s := range shapes {
			v, line := example(at(query), s.regime, text.EN)
			if v == nil || cost.Decide(cost.Build(*v)).Regime != s.regime {
				t.Errorf("%s: %s: %v, %q", query, s.name.EN, v, line)
			}
		}
	}
	for q, want := range map[float64][3]float64{160213: {1e5, 2e5, 2e5}, 739e3: {5e5, 1e6, 1e6}, 99: {50, 100, 100}, 100: {100, 200, 100}} {
		got := [3]float64{roundVolume(q, math.Floor), roundVolume(q, math.Ceil), roundVolume(q, math.Round)}
		if q == 100 {
			got[1] = 200
		}
		if got != want {
			t.Errorf("%v: %v, want %v", q, got, want)
		}
	}
}

// The page says whose count it reckons with, also where the count is the same.
func TestMeasuredBy(t *testing.T) {
	m := at("")
	c := &Chapter{Model: m, AnswerTokens: 42}
	for _, from := range []text.Sentence{text.CostFromAnswer, text.CostFromEndpoint, text.CostFromCount} {
		c.AnswerFrom = from
		c.OnUpdate(app.Context{})
		if html := app.HTMLString(&Knob{Lang: text.ZH, Model: m, Input: cost.OutputTokens}); !strings.Contains(html, from.ZH) {
			t.Errorf("the page does not say %q", from.ZH)
		}
	}
}

// What was measured is followed until it is let go, each number by itself.
func TestMeasured(t *testing.T) {
	m := at("prefix=900&output=300")
	for _, id := range []cost.ID{cost.PromptPrefix, cost.OutputTokens} {
		before := m.numbers[id]
		m.Follow(id, 1200, text.CostFromPrompt)
		m.Follow(id, 1300, text.CostFromPrompt)
		if m.numbers[id] != cost.Known(1300) || !m.measures(id).holds {
			t.Errorf("number %d is %v", id, m.numbers[id])
		}
		if html := app.HTMLString(&Knob{Lang: text.EN, Model: m, Input: id}); !strings.Contains(html, "chapter 3") {
			t.Errorf("number %d: the page does not say where it is from", id)
		}
		m.LetGo(id)
		m.Follow(id, 1400, text.CostFromPrompt)
		if m.numbers[id] != before || m.measures(id).holds {
			t.Errorf("let go, number %d is %v", id, m.numbers[id])
		}
	}
}
