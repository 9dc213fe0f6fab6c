package prompt

import (
	"testing"

	"breakeven/app/prompt"
	"breakeven/app/text"
)

// A reset takes what was written away, not what was asked, and can be undone.
func TestDefaults(t *testing.T) {
	c := newChapter(text.EN)
	if !c.AtDefaults() {
		t.Error("a chapter that nobody has touched has something to reset")
	}
	c.change().template = "mine {x}"
	c.done()
	c.Model.Temperature = .7
	c.kept.list = []prompt.Version{{Template: "mine {x}"}}
	if c.AtDefaults() {
		t.Error("nothing is to be reset")
	}
	undo := c.ToDefaults()
	if !c.AtDefaults() || c.now.template != prompt.Weather["en"][0].Template || c.Model.Temperature != 0 {
		t.Errorf("reset, it says %q at %g", c.now.template, c.Model.Temperature)
	}
	if len(c.kept.list) != 1 {
		t.Error("what was asked is gone")
	}
	undo()
	if c.now.template != "mine {x}" || c.Model.Temperature != .7 || !c.mine {
		t.Errorf("undone, it says %q at %g", c.now.template, c.Model.Temperature)
	}
}
