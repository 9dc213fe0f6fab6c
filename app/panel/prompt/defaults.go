package prompt

// AtDefaults implements widget.Defaults.
func (c *Chapter) AtDefaults() bool {
	return c.now.equal(c.first()) && c.Model.Temperature == 0
}

// first is the draft that the chapter begins with.
func (c *Chapter) first() draft {
	defer func(mine bool) { c.mine = mine }(c.mine)
	c.mine = false
	return c.example(0)
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
			c.Keeper.PromptWritten(0)
		}
		c.Model.Temperature = temperature
		c.Model.Announce(Asked)
		c.refill()
	}
	to(c.first(), false, 0)
	return func() { to(was, mine, temperature) }
}
