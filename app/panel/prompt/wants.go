package prompt

import "breakeven/app/prompt"

func (c *Chapter) wants() []prompt.Wish { return prompt.WeatherWishes[code(c.Lang)] }

func (c *Chapter) want([]prompt.Wish) {}
