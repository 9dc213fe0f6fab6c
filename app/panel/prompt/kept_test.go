package prompt

import (
	"strings"
	"testing"

	"breakeven/app/prompt"
	"breakeven/app/text"
	"breakeven/app/wire"
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
