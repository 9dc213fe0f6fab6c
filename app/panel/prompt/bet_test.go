package prompt

import (
	"fmt"
	"strings"
	"testing"

	"breakeven/app/prompt"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// The fewest examples that brought the made-up format are told, once the same was
// asked without any; other tasks, and what another model said, tell nothing of it.
func TestFormatTook(t *testing.T) {
	tasks := prompt.Tasks("en")
	version := func(id string, shots int, met ...bool) (v prompt.Version) {
		for _, task := range tasks {
			if task.ID == id {
				v = prompt.Version{Template: task.Template, Wishes: task.Wishes}
				for i := range shots {
					v.Shots = append(v.Shots, prompt.Shot{Answer: fmt.Sprint(i)})
				}
			}
		}
		if len(met) == 1 {
			v.Met = met
			return v
		}
		for i, m := range met {
			v.Rows = append(v.Rows, prompt.RowAnswer{HeldBack: i%2 == 0, Met: []bool{m}})
		}
		return v
	}
	within := func(before string, shots int, met ...bool) prompt.Version { // examples that stand in the template
		v := version("format", shots, met...)
		v.Template = before + v.Template
		return v
	}
	lines := tasks[3].Examples
	foreign := version("format", 0, true)
	foreign.Model = "other"
	for _, tt := range []struct {
		list []prompt.Version
		want string
	}{
		{nil, "false 0 0/0 0/0 false"},
		{[]prompt.Version{version("beyond", 0, false), foreign}, "false 0 0/0 0/0 false"},
		{[]prompt.Version{version("format", 1, true)}, "true 0 0/0 0/0 false"},
		{[]prompt.Version{version("format", 0, false), version("format", 1, false)}, "true 0 0/0 0/0 false"},
		{[]prompt.Version{version("format", 0, false), version("format", 2, true), version("format", 1, true)}, "true 1 0/1 1/1 true"},
		{[]prompt.Version{version("format", 0, false), version("format", 0, false, false, true, false), version("format", 1, true), version("format", 1, true, false, true, false), version("format", 2, true, true, false, true)}, "true 2 1/4 3/4 true"},
		{[]prompt.Version{version("format", 0, true)}, "true 0 1/1 1/1 true"},
		{[]prompt.Version{version("format", 0, false), within(lines[0]+"\n", 0, true)}, "true 1 0/1 1/1 true"},
		{[]prompt.Version{version("format", 0, false), within(lines[0]+"\n"+lines[1]+"\n", 1, true)}, "true 3 0/1 1/1 true"},
		{[]prompt.Version{version("format", 0, false), within(lines[0]+"\n"+lines[0]+"\n", 0, true)}, "true 1 0/1 1/1 true"},
		{[]prompt.Version{within("In brackets, please.\n", 0, true)}, "false 0 0/0 0/0 false"},
	} {
		asked, took, known := formatTook(tt.list)
		if got := fmt.Sprintf("%t %d %v %v %t", asked, took.examples, took.without, took.with, known); got != tt.want {
			t.Errorf("%s, want %s", got, tt.want)
		}
	}

	for l, want := range map[text.Lang]string{text.EN: "You said 5; 1 did it: right without examples 0/1, with them 1/1.", text.ZH: "你猜5个，实际1个：不带例子答对0/1，带上后1/1。"} {
		c := newChapter(l)
		c.kept.list = []prompt.Version{version("format", 0, false), version("format", 1, true)}
		if html := app.HTMLString(&Bet{Lang: l, Model: c.Model, Of: c}); strings.Contains(html, "1/1") {
			t.Error("revealed before anything was bet")
		}
		c.Model.bet.placed = "5"
		if html := app.HTMLString(&Bet{Lang: l, Model: c.Model, Of: c}); !strings.Contains(html, want) {
			t.Errorf("not %q: %s", want, html)
		}
	}
}
