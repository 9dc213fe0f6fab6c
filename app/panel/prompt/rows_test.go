package prompt

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"breakeven/app/prompt"
	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// parrot is a chapter whose model answers every question with the prompt's last line
// but one; asked is what it was asked.
func parrot(t *testing.T, l text.Lang) (c *Chapter, asked *[]*wire.Ask) {
	t.Helper()
	c, asked = newChapter(l), new([]*wire.Ask)
	m := c.Model
	m.Start, m.Status = func() {}, &wire.ModelStatus{State: wire.ModelReady}
	m.Send = func(msg wire.Message) bool {
		if a, ok := msg.(*wire.Ask); ok {
			*asked = append(*asked, a)
		}
		return true
	}
	m.Listen(Asked, c.followAsking)
	return c, asked
}

// answer has the last question of all answered by its facts.
func answer(c *Chapter, asked *[]*wire.Ask) {
	a := (*asked)[len(*asked)-1]
	lines := strings.Split(a.Prompt, "\n")
	heard := &wire.Heard{ID: a.ID, Tokens: make([]wire.HeardToken, 11)}
	if strings.Contains(a.Prompt, "Oslo") {
		heard.Cut = 1
	}
	c.Model.Hear(heard)
	c.Model.Hear(&wire.Said{ID: a.ID, Tokens: slices.Repeat([]wire.SaidToken{{Candidate: wire.Candidate{Text: "w"}}}, 5), Text: "x▸" + lines[max(0, len(lines)-2)], End: wire.Complete})
}

// answerAll answers until nothing more is asked.
func answerAll(c *Chapter, asked *[]*wire.Ask) {
	for before := 0; before < len(*asked); {
		before = len(*asked)
		answer(c, asked)
	}
}

// Every row is asked but those that are examples; the answers of each half are
// counted apart, and what has changed from one version to the next.
func TestRunOnAllRows(t *testing.T) {
	c, asked := parrot(t, text.EN)
	c.now.tick(c.now.offered()[2])
	c.start()
	answerAll(c, asked)
	if n := len(*asked); n != 19 || c.run.end != complete || c.run.shots != 1 || len(c.run.version.Rows) != 19 {
		t.Fatalf("%d questions, %d answers, end %d", n, len(c.run.version.Rows), c.run.end)
	}
	if a := (*asked)[0]; !a.Aside || !strings.Contains(a.Prompt, prompt.Arrow) || strings.Count(a.Prompt, "\n") != 3 {
		t.Errorf("asked %+v", a)
	}
	v := c.kept.list[0]
	if v.Name != "v1" || v.Tokens != 11 || v.AnswerTokens != 5 || len(v.Rows) != 19 {
		t.Errorf("kept as %+v", v)
	}
	seen, held := v.Rates(false), v.Rates(true)
	if seen[0].N != 9 || held[0].N != 10 || seen[0].Met != 9 {
		t.Errorf("rates %v and %v of %v", seen, held, v.Wishes)
	}
	html := app.HTMLString(&Rows{Lang: text.EN, Model: c.Model, Of: c})
	for _, want := range []string{"9 / 9", "70%–100%", "Done. Rows: 19.", "Rows that are examples are not asked: 1.", "beginning was left out: 1."} {
		if !strings.Contains(html, want) {
			t.Errorf("the page does not say %q", want)
		}
	}

	// Another template, other answers; until they are here, it says whose these are.
	c.change().template = "{facts}\nWeather?\n"
	c.done()
	if !strings.Contains(app.HTMLString(&Rows{Lang: text.EN, Model: c.Model, Of: c}), "rows-old") || strings.Contains(html, "rows-old") {
		t.Error("answers to the prompt before the change are not said to be")
	}
	c.start()
	answerAll(c, asked)
	html = app.HTMLString(&Rows{Lang: text.EN, Model: c.Model, Of: c})
	if len(c.kept.list) != 2 || !strings.Contains(html, "Rows answered otherwise than by v1: 19 of the 19 that both answered (0 better, 19 worse).") {
		t.Errorf("%d versions: %s", len(c.kept.list), html[:400])
	}

	// Stopped, the answers so far stay.
	c.start()
	answer(c, asked)
	c.stop()
	if c.run.end != stopped || len(c.run.version.Rows) != 1 || len(c.Model.aside.waiting) != 0 {
		t.Errorf("stopped with %d answers", len(c.run.version.Rows))
	}
	// Without a trainer, it says so.
	c.start()
	c.Model.Lost()
	if c.run.end != failed || !strings.Contains(app.HTMLString(&Rows{Lang: text.ZH, Model: c.Model, Of: c}), "模型没有回答") {
		t.Errorf("without a trainer it ends with %d", c.run.end)
	}
}

// Answers are compared with those of the latest version that was asked any of the same
// rows, as far as it was; by other wishes none is better.
func TestRowsAreComparedWithTheSame(t *testing.T) {
	c, asked := parrot(t, text.EN)
	compared := func() string {
		_, said, _ := strings.Cut(app.HTMLString(&Rows{Lang: text.EN, Model: c.Model, Of: c}), `id="rows-turned"`)
		said, _, _ = strings.Cut(said, "</p>")
		_, said, _ = strings.Cut(said, ">")
		return strings.TrimSpace(said)
	}
	run := func() {
		c.start()
		answerAll(c, asked)
	}
	is := func(when, want string) {
		t.Helper()
		if got := compared(); got != want {
			t.Errorf("%s: %q, want %q", when, got, want)
		}
	}
	c.start()
	for range 3 {
		answer(c, asked)
	}
	c.stop()
	c.change().template = "Hello.\n" + c.now.template
	run()
	is("v1 was stopped", "Rows answered as by v1: all 3 that both answered.")
	*c.change() = c.example(2) // sentences to sort
	run()
	is("another task", "")
	*c.change() = c.example(0)
	c.change().template = "{facts}\nWeather?\n"
	run()
	is("back at the first rows", "Rows answered otherwise than by v2: 20 of the 20 that both answered (0 better, 20 worse).")
	c.change().wishes = append(slices.Clone(c.now.wishes), prompt.Wish{Kind: prompt.Contains, Argument: "x", Weight: 1})
	c.change().template = "Hello.\n{facts}\nWeather of today?\nNow?\n"
	run()
	is("another wish", "Rows answered otherwise than by v4: 20 of the 20 that both answered. The wishes differ, so none counts as better or worse.")
	c.enter("facts,city,day,answer\nfog,Rome,today,fog\n")
	run()
	is("a table of one's own", "")
}

// A run of many rows under a long value takes no version away. What the file has no room
// for is said, and no longer said to survive.
func TestRunLeavesVersions(t *testing.T) {
	c, asked := parrot(t, text.EN)
	c.ask()
	answer(c, asked)
	c.change().values["city"] = strings.Repeat("x", prompt.MaxRunes-1)
	c.change().template = "{facts}\nWeather of {day}?\n"
	c.change().wishes = []prompt.Wish{{Kind: prompt.Contains, Argument: "{day}", Weight: 1}, {Kind: prompt.Contains, Argument: "{own}", Weight: 1}}
	c.change().values["own"] = "snow" // no column, and no answer has it: judged, and missed
	c.enter("facts,day,answer\n" + strings.Repeat("today sunny,today,sunny\n", prompt.MaxRows))
	c.start()
	answerAll(c, asked)
	show := func() string { return app.HTMLString(&Versions{Lang: text.EN, Model: c.Model, Of: c}) }
	c.kept.lasts = true
	if list := onShelf(c.kept.export()); len(list) != 2 || list[0].Answer == "" || len(list[1].Rows) != prompt.MaxRows || c.kept.left != (prompt.Left{}) || !strings.Contains(show(), text.VersionsKept.EN) {
		t.Fatalf("%d versions are stored, without %+v", len(list), c.kept.left)
	}
	if r := c.kept.list[1].RatesOfAll(); r[0].Met != prompt.MaxRows || r[1].N != prompt.MaxRows || r[1].Met != 0 {
		t.Errorf("of %v the rates are %v", c.now.wishes, r)
	}

	long := c.kept.list[1]
	long.Asked, long.Name, long.Rows = 0, "long", nil
	long.Values = map[string]string{}
	for i := range 40 {
		long.Values[fmt.Sprint(i)] = strings.Repeat("x", prompt.MaxRunes-1)
	}
	c.kept.put(long, nil)
	if list := onShelf(c.kept.export()); len(list) != 2 || !strings.Contains(show(), text.VersionsLeft.In(text.EN, 1)) || strings.Contains(show(), text.VersionsKept.EN) {
		t.Errorf("%d versions are stored, and it is not said", len(list))
	}
	c.kept.list = c.kept.list[1:2]
	c.kept.list[0].Rows[0].Answer = strings.Repeat("x", prompt.MaxVersionFile)
	c.kept.export()
	if html := show(); !strings.Contains(html, text.VersionsBare.In(text.EN, 1)) || !strings.Contains(html, text.VersionsKept.EN) {
		t.Error("answers are not stored, and it is not said")
	}
}

// A wish that is being written costs no version: it is none of it. Why one is not kept,
// is said.
func TestVersionWithUnfinishedWish(t *testing.T) {
	c, asked := parrot(t, text.EN)
	finished := len(c.now.wishes)
	c.change().wishes = append([]prompt.Wish{{Kind: prompt.Contains, Weight: 1}}, c.now.wishes...)
	c.done()
	c.ask()
	answer(c, asked)
	c.start()
	answerAll(c, asked)
	if len(c.kept.list) != 1 {
		t.Fatalf("%d versions are kept", len(c.kept.list))
	}
	v := c.kept.list[0]
	if len(v.Wishes) != finished || len(v.Met) != finished || len(v.Rows) != 20 || len(v.Rows[0].Met) != finished || !v.Valid() || len(c.now.wishes) != finished+1 {
		t.Errorf("kept %+v", v)
	}
	show := func() string { return app.HTMLString(&Versions{Lang: text.EN, Model: c.Model, Of: c}) }
	if html := show(); strings.Contains(html, text.VersionNotKept.EN) || !strings.Contains(html, text.VersionNow.EN) {
		t.Error("it is not the version of now")
	}
	c.change().values["unused"] = strings.Repeat("x", prompt.MaxRunes+1)
	c.done()
	c.ask()
	answer(c, asked)
	if len(c.kept.list) != 1 || !strings.Contains(show(), text.VersionNotKept.EN) {
		t.Error("it is not kept, and that is not said")
	}
}

// A run is shown anew four times a second at most, however fast the answers come.
func TestRunIsShownNowAndThen(t *testing.T) {
	c, asked := parrot(t, text.ZH)
	shown := 0
	c.Model.Listen(Ran, func() { shown++ })
	from := time.Now()
	c.start()
	answerAll(c, asked)
	// When it begins, once at first, at its end twice: as a run and as a version.
	if most := 4 + int(time.Since(from)/tellEvery); shown > most {
		t.Errorf("shown %d times, want %d", shown, most)
	}
}

// Examples stand in the order of their ticks, can be lifted, and all of it undone;
// none is of the half that is held back.
func TestExamples(t *testing.T) {
	c := newChapter(text.EN)
	held := prompt.HeldBack(20)
	for _, s := range c.now.offered() {
		for i := range c.now.table.Rows {
			if held[i] && c.now.table.Rows[i][0] == s.Values["facts"] {
				t.Errorf("row %d is held back, and offered", i)
			}
		}
	}
	if n := len(c.now.offered()); n != 10 {
		t.Fatalf("%d rows are offered", n)
	}
	first, second := c.now.offered()[0], c.now.offered()[1]
	plain := c.prompt(prompt.Parse(c.now.template))
	for _, s := range []prompt.Shot{first, second} {
		c.change().tick(s)
		c.done()
	}
	c.change().lift(1)
	c.done()
	want := prompt.Parse(c.now.template)
	if p := c.prompt(want); p != want.Line(second)+want.Line(first)+plain+prompt.Arrow {
		t.Errorf("asked %q", p)
	}
	for range 3 {
		c.undo()
	}
	if len(c.now.shots) != 0 || c.prompt(want) != plain {
		t.Errorf("undone, %d examples are left", len(c.now.shots))
	}

	c.now = c.example(2) // sentences to sort
	again := c.now.offered()[1]
	c.change().template = c.now.line(again) + "\n" + c.now.template
	if slices.ContainsFunc(c.now.offered(), again.Equal) {
		t.Errorf("a line of the template is offered a second time: %q", c.now.template)
	}
}

// A table is taken whole or not at all; taking it can be undone.
func TestEnterTable(t *testing.T) {
	c := newChapter(text.ZH)
	usualOne := c.now.table
	c.enter("城市,日期\n北京,今天\n上海\n")
	if c.now.table != usualOne || !strings.Contains(c.entering.say(c, text.ZH), "第3行有1格，第一行有2格") {
		t.Errorf("a broken table: %q", c.entering.say(c, text.ZH))
	}
	c.enter("城市，回答\n<script>alert(1)</script>，晴\n")
	if len(c.now.table.Rows) != 1 || !strings.Contains(c.entering.say(c, text.EN), "Rows taken: 1, with the columns 城市, 回答.") {
		t.Errorf("a table: %q", c.entering.say(c, text.EN))
	}
	if html := app.HTMLString(&Rows{Lang: text.ZH, Model: c.Model, Of: c}) + app.HTMLString(c); strings.Contains(html, "<script>alert") {
		t.Error("a cell became HTML")
	}
	c.undo()
	if said := c.entering.say(c, text.EN); c.now.table != usualOne || said != "" {
		t.Errorf("undone, it is another table, or says %q", said)
	}
	for fault := range tableFaults {
		e := entering{wrong: &prompt.TableError{Fault: prompt.TableFault(fault), Line: 7, Name: "n", Have: 3, Want: 4}}
		for _, l := range []text.Lang{text.ZH, text.EN} {
			if s := e.say(c, l); s == "" || strings.Contains(s, "%!") {
				t.Errorf("fault %d: %q", fault, s)
			}
		}
	}
}

// Rows of the visitor's own table are offered as examples where the template can show them:
// none that is held back, asked about or broken; and what the prompt answers is not asked.
func TestOwnRowsAreExamples(t *testing.T) {
	c, asked := parrot(t, text.EN)
	c.now = c.example(3) // the made-up format
	task := c.now.examples
	c.enter("city,weather,low,high,answer\nRome,dry,1,2,{2}1\nOslo,wet,3,4,{4}3\n\"New\nYork\",dry,5,6,{6}5\nBern,wet,7,8,{8}7\nLima,dry,9,10,{10}9\nKyiv,wet,11,12,{12}11\nRiga,dry,13,14,{14}13\nDoha,wet,15,16,{16}15\n")
	held := prompt.HeldBack(8)
	var want []string
	for i, row := range c.now.table.Rows {
		if !held[i] && !strings.Contains(row[0], "\n") {
			want = append(want, fmt.Sprintf("%s %s %s~%s→{{%s}}%s", row[0], row[1], row[2], row[3], row[3], row[2]))
		}
	}
	if got := c.now.lines(); len(want) < 3 || !slices.Equal(got, want) {
		t.Fatalf("offered %q, want %q", got, want)
	}
	for i, slot := range c.now.table.Columns[:4] {
		c.now.values[slot] = strings.FieldsFunc(want[0], func(r rune) bool { return r == ' ' || r == '~' || r == '→' })[i]
	}
	if got := c.now.lines(); !slices.Equal(got, want[1:]) {
		t.Errorf("asked about the first, it offers %q", got)
	}
	c.Model.AskHere(c.asks())
	answer(c, asked)
	if html := app.HTMLString(&Suggest{Lang: text.EN, Model: c.Model, Of: c}); !strings.Contains(html, "Add an example: "+strings.Fields(want[1])[0]) {
		t.Errorf("suggested: %s", html)
	}
	wish := prompt.Wish{Kind: prompt.Equals, Argument: "x", Weight: 1}
	for n := 1; n <= 2; n++ {
		a := prompt.Adjustments(c.now.template, wish, c.now.values, c.now.lines())[0]
		c.adjust(a)
		if got := c.now.shotsOfTable(); a.ID != "example" || got != n {
			t.Fatalf("behind %q, rows that are examples: %d", a.Template, got)
		}
	}
	c.start()
	if c.run.shots != 2 || c.run.total != 6 {
		t.Errorf("%d rows are examples, %d are asked", c.run.shots, c.run.total)
	}
	c.now.template = "What is it like in {city}?"
	if got := c.now.lines(); !slices.Equal(got, task) {
		t.Errorf("behind a question in words it offers %q", got)
	}
}

// Each prompt that was asked is a version; asked again it is the same one. Words put
// into the model's mouth are none.
func TestVersionsAreKept(t *testing.T) {
	c, asked := parrot(t, text.EN)
	ask := func() {
		c.Model.Ask(c.prompt(prompt.Parse(c.now.template)))
		answer(c, asked)
	}
	ask()
	ask()
	if len(c.kept.list) != 1 || c.kept.list[0].Answer == "" || c.kept.list[0].Tokens != 11 || len(c.kept.list[0].Met) != len(c.now.wishes) {
		t.Fatalf("kept %+v", c.kept.list)
	}
	c.Model.Force(0, 9)
	answer(c, asked)
	c.change().template += " please"
	c.done()
	c.Model.Ask(c.prompt(prompt.Parse(c.now.template)))
	c.change().template = "written meanwhile"
	answer(c, asked)
	if len(c.kept.list) != 2 || !strings.HasSuffix(c.kept.list[1].Template, " please") {
		t.Fatalf("%d versions, the last %q", len(c.kept.list), c.kept.list[1].Template)
	}
	c.goBack(c.kept.list[0])
	if c.now.template != prompt.Weather["en"][0].Template {
		t.Errorf("gone back to %q", c.now.template)
	}
	c.undo()
	if c.now.template != "written meanwhile" {
		t.Errorf("undone to %q", c.now.template)
	}
	// What a version says nothing of comes from its task: rows, and lines for adjustments.
	first, beyond := c.now, c.example(len(starts)-1)
	*c.change() = beyond
	c.done()
	c.goBack(c.kept.list[0])
	if c.now.table != c.example(0).table || !slices.Equal(c.now.examples, c.example(0).examples) {
		t.Errorf("gone back from another task, there are its rows %q", c.now.rows().Columns)
	}
	*c.change() = first
	c.done()
	html := app.HTMLString(&Versions{Lang: text.EN, Model: c.Model, Of: c})
	for _, want := range []string{"<ins>", " please", "v2", "Go back to v1"} {
		if !strings.Contains(html, want) {
			t.Errorf("the list does not show %q", want)
		}
	}
	c.kept.rename(0, "  first  try ")
	c.kept.rename(1, "first try")
	if c.kept.list[0].Name != "first try" || c.kept.list[1].Name != "v2" || c.kept.nextName() != "v3" {
		t.Errorf("named %q and %q", c.kept.list[0].Name, c.kept.list[1].Name)
	}
	// A file of them joins the list; what is there already does not come twice.
	file, _ := prompt.ExportVersions(c.kept.list)
	if n, pushed, err := c.kept.take(file); n != 0 || pushed != 0 || err != nil || len(c.kept.list) != 2 {
		t.Errorf("its own file: %d taken, %d pushed, %v", n, pushed, err)
	}
	c.kept.list[1].Answer = "another"
	if n, _, err := c.kept.take(file); n != 1 || err != nil || c.kept.list[2].Name != "v3" {
		t.Errorf("another of that name: %d taken, %v", n, err)
	}
	if n, _, err := c.kept.take([]byte("{}")); n != 0 || err == nil || len(c.kept.list) != 3 {
		t.Errorf("a file of something else: %d taken, %v", n, err)
	}
	for fault := range versionFaults {
		for _, e := range []*prompt.VersionError{{Fault: prompt.VersionFault(fault)}, {Fault: prompt.VersionFault(fault), At: 3}} {
			if (e.At > 0) != (e.Fault >= prompt.BadVersionName) {
				continue
			}
			for _, l := range []text.Lang{text.ZH, text.EN} {
				if s := whyNot(e, l); s == "" || strings.Contains(s, "%!") {
					t.Errorf("fault %d: %q", fault, s)
				}
			}
		}
	}
}

// Before a version makes room for another, it is said which, and a file offered; not as
// long as there is much room.
func TestVersionsMakeRoom(t *testing.T) {
	c := newChapter(text.EN)
	keep := func() { c.kept.put(prompt.Version{Template: fmt.Sprint(len(c.kept.list), c.kept.nextName())}, nil) }
	show := func() string { return app.HTMLString(&Versions{Lang: text.EN, Model: c.Model, Of: c}) }
	for range prompt.MaxVersions - soonFull - 1 {
		keep()
	}
	if s := c.kept.sayFull(text.EN); s != "" {
		t.Errorf("with much room: %q", s)
	}
	keep()
	if html := show(); !strings.Contains(html, "Room is left for 5 more; then the earliest, v1, goes.") || !strings.Contains(html, "versions-export") {
		t.Errorf("with little room: %q", c.kept.sayFull(text.EN))
	}
	for range soonFull {
		keep()
	}
	if html := show(); c.kept.list[0].Name != "v1" || !strings.Contains(html, "the earliest, v1. Save a file") {
		t.Errorf("with no room: %q", c.kept.sayFull(text.EN))
	}
	keep()
	if c.kept.list[0].Name != "v2" || len(c.kept.list) != prompt.MaxVersions || !strings.Contains(show(), "the earliest, v2.") {
		t.Errorf("%d versions, the first %s: %q", len(c.kept.list), c.kept.list[0].Name, c.kept.sayFull(text.EN))
	}
}

// Two tabs share a shelf: each gets what the other has asked, in the order of asking,
// what it has changed, and that it has forgotten all.
func TestTabsShareVersions(t *testing.T) {
	one, asked := parrot(t, text.EN)
	other, askedOther := parrot(t, text.EN)
	ask := func(c *Chapter, asked *[]*wire.Ask, template string) {
		c.change().template = template
		c.done()
		c.ask()
		answer(c, asked)
	}
	shelf := func(c *Chapter) string {
		file, _ := prompt.ExportVersions(c.kept.list)
		return string(file)
	}
	names := func(c *Chapter) (s string) {
		for _, v := range c.kept.list {
			s += v.Name + ":" + v.Template + " "
		}
		return s
	}
	ask(one, asked, "a")
	other.kept.hear(shelf(one))
	// Both go on at the same time, before either has heard of the other.
	ask(other, askedOther, "b")
	ask(one, asked, "c")
	one.kept.rename(0, "first")
	one.kept.join(onShelf(shelf(other)), false) // what keep does before it writes
	other.kept.hear(shelf(one))
	if got := names(one); got != "first:a v3:b v2:c " || got != names(other) {
		t.Errorf("kept %q here and %q there", got, names(other))
	}
	for range 2 { // nothing moves any more
		other.kept.hear(shelf(one))
		one.kept.join(onShelf(shelf(other)), false)
	}
	if got := names(one); got != "first:a v3:b v2:c " {
		t.Errorf("heard again: %q", got)
	}
	// Asked in the same millisecond, two prompts are two versions.
	same := one.kept.list[2]
	same.Template, same.Name = "d", "v2"
	file, _ := prompt.ExportVersions(append(slices.Clone(one.kept.list), same))
	one.kept.hear(string(file))
	if got := names(one); got != "first:a v3:b v2:c v4:d " {
		t.Errorf("asked at one time: %q", got)
	}
	one.kept.list = one.kept.list[:3]
	one.kept.stored = ""
	other.kept.hear("{broken")
	if len(other.kept.list) != 3 {
		t.Error("a broken shelf takes versions away")
	}
	other.kept.hear("")
	if len(other.kept.list) != 0 || len(other.kept.forgotten) != 3 {
		t.Errorf("forgotten there, %d are here", len(other.kept.list))
	}
	// What no longer fits is the oldest, in both.
	var many []prompt.Version
	for i := range prompt.MaxVersions {
		many = append(many, prompt.Version{Asked: int64(i + 1), Name: fmt.Sprint(i)})
	}
	file, _ = prompt.ExportVersions(many)
	one.kept.hear(string(file))
	if n := len(one.kept.list); n != prompt.MaxVersions || one.kept.list[n-1].Template != "c" || one.kept.list[0].Name != "3" {
		t.Errorf("%d versions, from %q to %q", n, one.kept.list[0].Name, one.kept.list[n-1].Template)
	}
}

// What a large model has answered is a version of its own, with the tokens that it has
// counted; of one whose counts are absurd, too.
func TestVersionOfALargeModel(t *testing.T) {
	c, _ := parrot(t, text.EN)
	m := c.Model
	m.Remote.send = func(command) {}
	m.Remote.Name, m.Remote.Most = strings.Repeat("m", 300), "200"
	for i, in := range []int{33, 1 << 40} {
		c.change().template += "!"
		c.done()
		m.AskRemote(c.prompt(prompt.Parse(c.now.template)), c.now.values)
		m.hearForm(fmt.Sprintf(`{"type": "text", "id": %d, "text": "sunny"}`, m.Remote.id))
		m.hearForm(fmt.Sprintf(`{"type": "end", "id": %d, "counted": true, "in": %d, "out": 12}`, m.Remote.id, in))
		if len(c.kept.list) != i+1 {
			t.Fatalf("%d versions", len(c.kept.list))
		}
		v := c.kept.list[i]
		if v.Answer != "sunny" || v.Tokens != min(in, prompt.MaxTokens) || v.AnswerTokens != 12 || len([]rune(v.Model)) != prompt.MaxModelName {
			t.Errorf("kept %+v", v)
		}
	}
	if html := app.HTMLString(&Versions{Lang: text.EN, Model: m, Of: c}); !strings.Contains(html, "answered by mmm") {
		t.Error("the list does not say who answered")
	}
}

// Tried again, what is asked is what stands there now. The version is of that, and of
// the model that was asked, whatever is typed while it answers.
func TestAskedAgain(t *testing.T) {
	c, _ := parrot(t, text.EN)
	m := c.Model
	var sent []command
	m.Remote.send = func(c command) { sent = append(sent, c) }
	m.Remote.Name, m.Remote.Most = "asked", "200"
	m.AskRemote(c.asks())
	m.formSays(`"type": "trouble", "why": "network"`)
	c.change().template = "Oslo?"
	c.done()
	c.askThere()
	c.change().template = "written meanwhile"
	m.hearForm(`{"type": "typed", "host": "h", "model": "typed meanwhile", "most": "200"}`)
	m.formSays(`"type": "text", "text": "sunny"`)
	m.formSays(`"type": "end"`)
	if n := len(sent); n != 2 || sent[1].Prompt != "Oslo?" || len(c.kept.list) != 1 {
		t.Fatalf("%d times asked, the last time %+v; %d versions", n, sent[n-1], len(c.kept.list))
	}
	if v := c.kept.list[0]; v.Template != "Oslo?" || v.Model != "asked" || v.Answer != "sunny" {
		t.Errorf("kept %+v", v)
	}
	c.change().template = strings.Repeat("x", prompt.MaxRunes+1)
	if c.askThere(); len(sent) != 2 {
		t.Error("what is too long is asked")
	}
}

// Each draw is a version. Asking again draws another; a typed seed stays, and one of a
// version, or a new one, is asked with once.
func TestSeeds(t *testing.T) {
	c, asked := parrot(t, text.EN)
	m := c.Model
	m.Temperature = .7
	a := &Ask{Lang: text.EN, Model: m, Now: c.asks}
	press := func() uint32 {
		a.press(false)
		answer(c, asked)
		return (*asked)[len(*asked)-1].Seed
	}
	first, second := press(), press()
	if list := c.kept.list; first == second || len(list) != 2 || list[0].Seed != first || list[1].Seed != second {
		t.Fatalf("draws %d and %d are kept as %+v", first, second, list)
	}
	if html := app.HTMLString(&Versions{Lang: text.EN, Model: m, Of: c}); !strings.Contains(html, fmt.Sprintf("temperature 0.7, seed %d<", second)) {
		t.Error("the list does not say which draw it was")
	}

	if !m.fix(" 4711 ") || press() != 4711 || press() != 4711 || len(c.kept.list) != 3 {
		t.Errorf("4711 is typed, and %d asked; %d versions", m.Seed, len(c.kept.list))
	}
	for _, typed := range []string{"", "0", "-1", "1.5", "x", "4294967296"} {
		if m.fix(typed) || m.Seed != 4711 {
			t.Errorf("%q is taken for seed %d", typed, m.Seed)
		}
	}
	m.redraw()
	drawn := m.Seed
	if drawn == 4711 || press() != drawn || press() == drawn {
		t.Errorf("%d is drawn, and not asked with once", drawn)
	}
	c.goBack(c.kept.list[0])
	if press() != first || press() == first {
		t.Errorf("gone back to draw %d, it is not asked with once", first)
	}

	a.press(false)
	at := m.Seed
	m.fix("5") // while it answers
	answer(c, asked)
	if v := c.kept.list[len(c.kept.list)-1]; v.Seed != at || m.Seed != 5 {
		t.Errorf("draw %d is kept as %d", at, v.Seed)
	}
	if html := app.HTMLString(a); !strings.Contains(html, `value="5"`) || !strings.Contains(html, text.PromptNewDraw.EN) {
		t.Errorf("the seed cannot be typed or drawn: %s", html)
	}
	c.start()
	answerAll(c, asked)
	m.redraw()
	if strings.Contains(app.HTMLString(&Rows{Lang: text.EN, Model: m, Of: c}), "rows-old") {
		t.Error("another draw is taken for another prompt")
	}
	m.Temperature = 0
	if strings.Contains(app.HTMLString(a), "prompt-seed") {
		t.Error("where nothing is drawn, there is a seed")
	}
}

// Where nothing comes of asking ten times, it is said; stopped, it stops nothing else, and
// neither is it stopped by that.
func TestTenfoldEnds(t *testing.T) {
	c, asked := parrot(t, text.EN)
	show := func() string { return app.HTMLString(&Tenfold{Lang: text.EN, Model: c.Model, Of: c, Prompt: "x"}) }
	c.askTen()
	c.Model.Hear(&wire.Said{ID: (*asked)[0].ID, End: wire.Unusable})
	if html := show(); len(*asked) != 1 || !strings.Contains(html, text.PromptUnusable.EN) || strings.Contains(html, text.PromptStop.EN) {
		t.Errorf("asked what cannot be read %d times: %s", len(*asked), html)
	}
	c.askTen()
	if html := show(); strings.Contains(html, text.PromptUnusable.EN) {
		t.Errorf("asked again, it has failed already: %s", html)
	}
	answer(c, asked)
	c.Model.Lost()
	if html := show(); !strings.Contains(html, text.TenfoldGone.EN) || len(c.ten.answers) != 1 || c.ten.n != 1 {
		t.Errorf("without a trainer: %s", html)
	}

	c.Model.Status = &wire.ModelStatus{State: wire.ModelReady}
	c.start()
	c.askTen()
	answer(c, asked)
	c.stopTen()
	answerAll(c, asked)
	if c.run.end != complete || len(c.run.version.Rows) != 20 || len(c.ten.answers) != 0 {
		t.Errorf("ten stopped, rows end with %d, %d answers; %d of ten", c.run.end, len(c.run.version.Rows), len(c.ten.answers))
	}
	c.start()
	c.askTen()
	answer(c, asked)
	c.stop()
	answerAll(c, asked)
	if c.run.end != stopped || len(c.run.version.Rows) != 1 || len(c.ten.answers) != timesAsked {
		t.Errorf("rows stopped behind %d, ten answer %d times", len(c.run.version.Rows), len(c.ten.answers))
	}
}

// Rows that are not asked, cannot be read or are answered by nothing are told apart.
func TestRowsThatSayNothing(t *testing.T) {
	c, asked := parrot(t, text.EN)
	c.change().template = "{facts}"
	c.enter("facts,answer\na,a\n\u00a0,b\nc,c\nlong,d\n")
	c.now.table.Rows[3][0] = strings.Repeat("x", prompt.MaxRunes+1)
	c.start()
	for i, end := range []wire.End{wire.Complete, wire.Unusable, wire.Complete} {
		c.Model.Hear(&wire.Said{ID: (*asked)[i].ID, Text: []string{"x", "", ""}[i], End: end})
	}
	html := app.HTMLString(&Rows{Lang: text.EN, Model: c.Model, Of: c})
	for want, n := range map[string]int{text.RowsLong.In(text.EN, 1): 2, text.RowsUnreadable.EN: 1, text.RowsEmpty.EN: 1} {
		if got := strings.Count(html, want); got != n {
			t.Errorf("%q stands %d times, want %d: %s", want, got, n, html)
		}
	}
}

// What is ticked is not offered again as an adjustment, and an example that is written into
// the template stands in the prompt once.
func TestTickedExampleIsNotOfferedAgain(t *testing.T) {
	c := newChapter(text.ZH)
	c.now = c.example(2) // sentences to sort
	offered := func() (lines []string) {
		for _, a := range prompt.Adjustments(c.now.template, c.now.wishes[0], c.now.values, c.now.lines()) {
			if a.ID == "example" {
				lines = append(lines, a.Text)
			}
		}
		return lines
	}
	first := c.now.examples[0]
	if got := offered(); len(got) != 1 || got[0] != first {
		t.Fatalf("offered %q, want %q", got, first)
	}
	question, answer, _ := strings.Cut(first, prompt.Arrow)
	c.change().tick(prompt.Shot{Values: map[string]string{"句子": question}, Answer: answer})
	if got := offered(); len(got) != 1 || got[0] != c.now.examples[1] {
		t.Errorf("with the first ticked it offers %q", got)
	}
	for _, s := range c.now.offered()[1:] {
		if !slices.Contains(c.now.examples, c.now.line(s)) {
			c.change().tick(s)
			break
		}
	}
	c.adjust(prompt.Adjustments(c.now.template, c.now.wishes[0], c.now.values, c.now.lines())[0])
	asked := c.prompt(prompt.Parse(c.now.template))
	for _, line := range c.now.examples {
		if n := strings.Count(asked, line); n != 1 {
			t.Errorf("%q stands %d times in %q", line, n, asked)
		}
	}
	shown := ""
	for _, p := range c.passages(prompt.Parse(c.now.template)) {
		shown += p.text
	}
	if shown != asked {
		t.Errorf("asked %q, shown %q", asked, shown)
	}
	// With all of them ticked, no instruction takes their place.
	c.undo()
	question, answer, _ = strings.Cut(c.now.examples[1], prompt.Arrow)
	c.change().tick(prompt.Shot{Values: map[string]string{"句子": question}, Answer: answer})
	if list := prompt.Adjustments(c.now.template, c.now.wishes[0], c.now.values, c.now.lines()); len(list) != 0 {
		t.Errorf("with all examples ticked it offers %+v", list)
	}
}

// A tick more than there may be is said, and none is taken. Few rows are not split, and it
// is not said that they were.
func TestExamplesAreBounded(t *testing.T) {
	c := newChapter(text.EN)
	rows := "facts,answer\n"
	for i := range 60 {
		rows += fmt.Sprintf("f%d,a%d\n", i, i)
	}
	c.enter(rows)
	c.allShots = true
	for range prompt.MaxShots {
		if html := app.HTMLString(c); strings.Contains(html, text.ExamplesFull.In(text.EN, prompt.MaxShots)) || !strings.Contains(html, text.ExamplesHeld.EN) {
			t.Fatalf("with %d examples it is full", len(c.now.shots))
		}
		c.change().tick(c.now.offered()[len(c.now.shots)])
	}
	html := app.HTMLString(c)
	n := 0
	for _, input := range strings.Split(html, "<input ")[1:] {
		if input, _, _ = strings.Cut(input, ">"); strings.Contains(input, `checked="false"`) && strings.Contains(input, "disabled") {
			n++
		}
	}
	if n != 30-prompt.MaxShots || !strings.Contains(html, text.ExamplesFull.In(text.EN, prompt.MaxShots)) {
		t.Errorf("full, %d of %d rows cannot be ticked", n, 30-prompt.MaxShots)
	}
	c.enter("facts,answer\na,b\nc,d\ne,f\n")
	if html := app.HTMLString(c); strings.Contains(html, text.ExamplesHeld.EN) || len(c.now.offered()) != 3 {
		t.Error("of three rows it says that half are kept for testing")
	}
}

// A file takes no version away for good: what makes room for it is brought back, in every
// tab, also when more has been asked meanwhile.
func TestImportIsTakenBack(t *testing.T) {
	one, other := newChapter(text.EN), newChapter(text.EN)
	var file []prompt.Version
	for i := range prompt.MaxVersions - 5 {
		file = append(file, prompt.Version{Template: fmt.Sprint("file ", i), Name: fmt.Sprint("f", i)})
	}
	for i := range 10 {
		one.kept.put(prompt.Version{Template: fmt.Sprint("own ", i)}, nil)
	}
	stored := one.kept.export()
	one.kept.stored = stored
	other.kept.hear(stored)
	own := func(k *kept) (own, all int) {
		for _, v := range k.list {
			if strings.HasPrefix(v.Template, "own") {
				own++
			}
		}
		return own, len(k.list)
	}
	check := func(when string, wantOwn, wantAll int) {
		t.Helper()
		stored := one.kept.export()
		one.kept.stored = stored
		other.kept.hear(stored)
		for i, c := range []*Chapter{one, other} {
			if n, all := own(&c.kept); n != wantOwn || all != wantAll {
				t.Errorf("%s, tab %d has %d of its own of %d, want %d of %d", when, i+1, n, all, wantOwn, wantAll)
			}
		}
	}
	data, _ := prompt.ExportVersions(file)
	taken, pushed, err := one.kept.take(data)
	if taken != len(file) || pushed != 5 || err != nil {
		t.Fatalf("%d taken, %d pushed, %v", taken, pushed, err)
	}
	check("with the file", 5, prompt.MaxVersions)
	if html := app.HTMLString(&Versions{Lang: text.EN, Model: one.Model, Of: one}); !strings.Contains(html, "versions-restore") {
		t.Error("what had to go cannot be brought back")
	}
	one.kept.put(prompt.Version{Template: "own, since"}, nil)
	check("and one more", 5, prompt.MaxVersions) // the earliest goes for that
	one.kept.restore()
	check("brought back", 11, prompt.MaxVersions)
	if one.kept.list[0].Template != "own 0" || one.kept.list[prompt.MaxVersions-1].Template != "own, since" || one.kept.forgotten != nil {
		t.Errorf("from %q to %q", one.kept.list[0].Template, one.kept.list[prompt.MaxVersions-1].Template)
	}
}

func TestTenfold(t *testing.T) {
	c, asked := parrot(t, text.EN)
	c.askTen()
	seeds := map[uint32]bool{}
	for i := range timesAsked {
		a := (*asked)[len(*asked)-1]
		seeds[a.Seed] = true
		c.Model.Hear(&wire.Said{ID: a.ID, Text: "x▸" + fmt.Sprint(i%3), End: wire.Complete})
	}
	if len(seeds) != timesAsked || (*asked)[0].Temperature != .1 {
		t.Errorf("%d seeds at temperature %v", len(seeds), (*asked)[0].Temperature)
	}
	html := app.HTMLString(&Tenfold{Lang: text.EN, Model: c.Model, Of: c, Prompt: c.ten.prompt})
	if answers, _ := c.ten.distinct(); !slices.Equal(answers, []string{"0", "1", "2"}) || !strings.Contains(html, "The commonest answer came in 4 of 10: stability 40.0% (temperature 0.1).") {
		t.Errorf("answers %q: %s", answers, html)
	}
}
