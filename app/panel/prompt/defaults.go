package prompt

import "breakeven/app/text"

// AtDefaults implements widget.Defaults.
func (c *Chapter) AtDefaults() bool {
	return c.now.equal(taskDraft(0, c.Lang)) && c.Model.Temperature == 0
}

// ToDefaults implements widget.Defaults: the first prompt, and the likeliest answer.
// What was asked stays kept, and what was written can be taken back by the chapter's
// own Undo, too.
func (c *Chapter) ToDefaults() (undo func()) {
	was, mine, temperature := c.now.clone(), c.mine, c.Model.Temperature
	to := func(d draft, own bool, temperature float64) {
		c.stopSearch()
		c.search = nil
		c.done()
		*c.change() = d
		c.mine = own
		c.done()
		if c.Keeper != nil && !own {
			c.Keeper.PromptWritten(0, text.CostFromPrompt)
		}
		c.Model.Temperature = temperature
		c.Model.Announce(Asked)
		c.refill()
	}
	to(taskDraft(0, c.Lang), false, 0)
	return func() { to(was, mine, temperature) }
}
