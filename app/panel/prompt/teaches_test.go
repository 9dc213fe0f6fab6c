package prompt

import (
	"fmt"
	"strings"
	"testing"

	"breakeven/app/prompt"
	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Wherever it is shown how good answers are, it is said once what that teaches; nowhere
// before, and not of another model's.
func TestTeaches(t *testing.T) {
	c, asked := parrot(t, text.EN)
	m := c.Model
	regions := map[string]func() app.UI{
		"wishes":   func() app.UI { return &Wishes{Lang: text.EN, Model: m, Of: c} },
		"rows":     func() app.UI { return &Rows{Lang: text.EN, Model: m, Of: c} },
		"tenfold":  func() app.UI { return &Tenfold{Lang: text.EN, Model: m, Of: c} },
		"versions": func() app.UI { return &Versions{Lang: text.EN, Model: m, Of: c} },
		"bet":      func() app.UI { return &Bet{Lang: text.EN, Model: m, Of: c} },
		"suggest":  func() app.UI { return &Suggest{Lang: text.EN, Model: m, Of: c} },
	}
	said := func(when string, want int, names ...string) {
		t.Helper()
		for _, name := range names {
			if n := strings.Count(app.HTMLString(regions[name]()), text.WishesTeach.EN); n != want {
				t.Errorf("%s: %s says it %d times", when, name, n)
			}
		}
	}
	said("at first", 0, "wishes", "rows", "tenfold", "versions", "bet", "suggest")

	m.Reply = &Reply{}
	m.Prompt, m.Text, m.End = "x", "y", wire.Complete
	c.kept.list = []prompt.Version{{Name: "v1", Model: "gpt", Met: []bool{true}, Wishes: c.now.wishes[:1]}}
	if !strings.Contains(app.HTMLString(regions["wishes"]()), "wishes-met") {
		t.Error("the endpoint's answer is not judged")
	}
	said("of an endpoint", 0, "wishes", "versions")
	c.kept.list = nil

	c.now = c.example(3) // the made-up format
	c.Model.bet.placed = "5"
	for range 2 {
		c.ask()
		answer(c, asked)
		c.now.tick(c.now.offered()[0])
	}
	for i, met := range []bool{false, true} {
		c.kept.list[i].Met = []bool{met}
	}
	c.start()
	answerAll(c, asked)
	c.askTen()
	for i := range timesAsked {
		m.Hear(&wire.Said{ID: (*asked)[len(*asked)-1].ID, Text: fmt.Sprint(i), End: wire.Complete})
	}
	c.startSearch()
	answer(c, asked)
	c.hearStep()
	said("behind all", 1, "wishes", "rows", "tenfold", "versions", "bet", "suggest")
}
