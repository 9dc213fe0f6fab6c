package prompt

import (
	"strings"
	"testing"

	"breakeven/app/prompt"
	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// onPage are the templates of the versions that the page has.
func (k *kept) onPage() string {
	var list []string
	for _, v := range k.list {
		list = append(list, v.Template)
	}
	return strings.Join(list, " ")
}

// A browser whose storage is full keeps the last file that it had room for. What is asked
// from then on stays on the page, also when another tab has made room and stored.
func TestFullStorage(t *testing.T) {
	one, other := newChapter(text.EN), newChapter(text.EN)
	file, full := "", false
	keep := func(c *Chapter, template string) {
		c.kept.put(prompt.Version{Template: template}, nil)
		c.kept.write(func() string { return file }, func(s string) bool {
			if !full { // else setItem throws, and boot.js catches it
				file = s
			}
			return file == s
		})
	}
	keep(one, "a")
	if !one.kept.lasts {
		t.Error("with room, nothing is kept")
	}
	full = true
	for _, template := range []string{"b", "c", "d"} {
		keep(one, template)
		if one.kept.lasts {
			t.Errorf("%s is said to outlive the page", template)
		}
	}
	if got := one.kept.onPage(); got != "a b c d" {
		t.Fatalf("with no room left, the page has %q", got)
	}
	other.kept.hear(file)
	full = false
	keep(other, "e")
	one.kept.hear(file)
	if got := one.kept.onPage(); got != "a b c d e" {
		t.Errorf("behind another tab, the page has %q", got)
	}
	keep(one, "f")
	other.kept.hear(file)
	if got := other.kept.onPage(); got != "a b c d e f" || !one.kept.lasts {
		t.Errorf("with room again, the other tab has %q", got)
	}
}

// A run that is stopped, or ended by the trainer's end, takes none of the answers of one
// that was complete; a complete one takes its place.
func TestStoppedRunLeavesRows(t *testing.T) {
	c, asked := parrot(t, text.EN)
	rows := func() []prompt.RowAnswer { return c.kept.list[len(c.kept.list)-1].Rows }
	c.start()
	answer(c, asked)
	c.stop()
	if len(rows()) != 1 {
		t.Fatalf("stopped behind one, %d are kept", len(rows()))
	}
	c.start()
	answerAll(c, asked)
	all := len(rows())
	for what, end := range map[string]func(){"stopped": c.stop, "without a trainer": c.Model.Lost} {
		c.Model.Status = &wire.ModelStatus{State: wire.ModelReady}
		c.start()
		answer(c, asked)
		if end(); all != 20 || len(rows()) != all || len(c.run.version.Rows) != 1 {
			t.Errorf("%s, of %d answers %d are kept", what, all, len(rows()))
		}
	}
	c.Model.Status = &wire.ModelStatus{State: wire.ModelReady}
	c.enter("facts,answer\na,b\nc,d\n")
	c.start()
	answerAll(c, asked)
	if len(c.kept.list) != 1 || len(rows()) != 2 {
		t.Errorf("%d versions; run on two rows, %d are kept", len(c.kept.list), len(rows()))
	}
}

// Rows that had no room are brought back by a file that has them, and are not lost to
// another tab that had none for them.
func TestRowsAreBroughtBack(t *testing.T) {
	c := newChapter(text.EN)
	row := func(s string) prompt.RowAnswer {
		return prompt.RowAnswer{Values: map[string]string{"facts": s}, Answer: s}
	}
	v := prompt.Version{Asked: 1, Name: "v1", Template: "a", Rows: []prompt.RowAnswer{row("1"), row("2")}}
	bare := v
	bare.Rows = nil
	whole, _ := prompt.ExportVersions([]prompt.Version{v})
	without, _ := prompt.ExportVersions([]prompt.Version{bare})
	for _, tt := range []struct {
		has         []prompt.RowAnswer
		taken, rows int
	}{
		{nil, 1, 2}, {v.Rows[1:], 1, 2}, {v.Rows, 0, 2},
		{[]prompt.RowAnswer{row("of another table")}, 0, 1}, // they would be lost
	} {
		has := v
		has.Rows = tt.has
		c.kept.list = []prompt.Version{has}
		if taken, _, err := c.kept.take(whole); taken != tt.taken || err != nil || len(c.kept.list) != 1 || len(c.kept.list[0].Rows) != tt.rows {
			t.Errorf("with %d rows: %d taken, %v; %d versions, the first with %d rows", len(tt.has), taken, err, len(c.kept.list), len(c.kept.list[0].Rows))
		}
	}
	c.kept.list = []prompt.Version{v}
	c.kept.hear(string(without))
	if n := len(c.kept.list[0].Rows); n != 2 {
		t.Errorf("heard without its rows, the version has %d", n)
	}
}

// Going back to a version takes its temperature and its draw; undone, those are again what
// they were, also where the prompt is the same.
func TestGoBackIsUndone(t *testing.T) {
	c, asked := parrot(t, text.EN)
	m := c.Model
	m.Temperature, m.Seed = 1, 7
	c.ask()
	answer(c, asked)
	for _, what := range []string{"the same", "another prompt"} {
		if what != "the same" {
			c.change().template += " Now?"
			c.done()
		}
		was := c.now.clone()
		m.Temperature = .2
		m.fix("4711")
		undos := len(c.undos)
		c.goBack(c.kept.list[0])
		if m.Temperature != 1 || m.Seed != 7 || m.fixed || len(c.undos) != undos+1 {
			t.Errorf("%s: gone back to temperature %v, seed %d; %d undos more", what, m.Temperature, m.Seed, len(c.undos)-undos)
		}
		told := false
		m.Listen(Asked, func() { told = true })
		c.undo()
		if m.Temperature != .2 || m.Seed != 4711 || !m.fixed || !told || !c.now.equal(was) {
			t.Errorf("%s: undone to temperature %v, seed %d, %q", what, m.Temperature, m.Seed, c.now.template)
		}
	}
	// What is changed by itself is not part of another gesture.
	c.change().template = "x"
	c.done()
	m.Temperature = .9
	if c.undo(); m.Temperature != .9 {
		t.Errorf("undoing a template takes the temperature to %v", m.Temperature)
	}
	c.goBack(c.kept.list[0])
	undos := len(c.undos)
	if c.goBack(c.kept.list[0]); len(c.undos) != undos {
		t.Error("going back to where one is can be undone")
	}
}

// A version of a large model is the one in use when its prompt is: going back to it is seen.
func TestVersionInUse(t *testing.T) {
	c, _ := parrot(t, text.EN)
	v := c.version()
	v.Model = "large"
	c.kept.put(v, nil)
	inUse := func() bool {
		return strings.Contains(app.HTMLString(&Versions{Lang: text.EN, Model: c.Model, Of: c}), text.VersionNow.EN)
	}
	if !inUse() {
		t.Error("just asked, it is not in use")
	}
	c.change().template = "x"
	c.done()
	if inUse() {
		t.Error("behind a change, it is in use")
	}
	if c.goBack(v); !inUse() {
		t.Error("gone back to, it is not in use")
	}
}
