package cost

import (
	"math"
	"slices"

	"breakeven/app/cost"
	"breakeven/app/state"
	"breakeven/app/text"
)

// chance is how sure the answer is: from few draws while a slider is dragged, from
// all of them soon after it is let go.
type chance struct {
	stale   bool
	coarse  *cost.Draws
	months  []float64 // at which there are bands
	summary cost.Summary
	known   bool
	from    float64 // of the histogram's first bin
	width   float64
	counts  []int
	round   int  // of drawing all: a later one ends an earlier one
	away    bool // nobody sees it
	waits   bool // all are drawn when somebody does
}

const (
	bins  = 36
	bands = 13   // months at which the spread is worked out; between them it is straight
	slice = 1000 // draws that leave a frame time for other things
	seed  = 42
)

// sure returns the chance of the case of now.
func (m *Model) sure() *chance {
	c := &m.chance
	if !c.stale || m.sliding && c.coarse != nil && !m.side.draws() {
		return c
	}
	c.stale = false
	if months := m.bandMonths(); c.coarse == nil || !slices.Equal(months, c.months) {
		c.months = months
		c.coarse = cost.NewDraws(m.State.Cost, m.plan(cost.CoarseDraws))
	} else {
		c.coarse.Restart(m.State.Cost)
	}
	c.coarse.Draw(cost.CoarseDraws)
	c.take(c.coarse)
	return c
}

func (c *chance) take(d *cost.Draws) {
	c.summary, c.known = d.Summary()
	c.from, c.width, c.counts = d.Histogram(bins)
}

func (m *Model) plan(draws int) cost.DrawPlan {
	p := cost.DrawPlan{Against: cost.FineTuning, Seed: seed, Draws: draws, Months: m.chance.months}
	for _, kind := range m.State.Together {
		p.Together = append(p.Together, together[kind].unit)
	}
	return p
}

// together are the kinds of numbers that may move together.
var together = map[string]struct {
	unit cost.Unit
	name text.Sentence
}{
	"prices": {cost.USDPerMillion, text.CostTogetherPrices}, "hours": {cost.Hours, text.CostTogetherHours}, "tokens": {cost.Tokens, text.CostTogetherTokens},
}

// moveTogether has numbers of a kind be high together and low together, or each
// by itself.
func (m *Model) moveTogether(kind string, on bool) {
	var kinds []string
	for _, k := range state.Correlated {
		if k == kind && on || k != kind && slices.Contains(m.State.Together, k) {
			kinds = append(kinds, k)
		}
	}
	m.State.Together, m.chance.coarse = kinds, nil
	m.settle()
}

// bandMonths are the months of the bands, over all that the chart shows.
func (m *Model) bandMonths() []float64 {
	end := chartEnd(m.now)
	months := make([]float64, bands)
	for i := range months {
		months[i] = end * float64(i) / (bands - 1)
	}
	return months
}

// see is told that the chapter has come into sight, or gone.
func (m *Model) see(now bool) {
	m.chance.away = !now
	if now && m.chance.waits {
		m.beSure()
	}
}

// beSure makes all draws of a case that stands still, some at a time.
func (m *Model) beSure() {
	if m.chance.waits = m.chance.away; m.chance.waits {
		return
	}
	m.sure()
	m.chance.round++
	round := m.chance.round
	d := cost.NewDraws(m.State.Cost, m.plan(cost.FullDraws))
	var next func()
	next = func() {
		if m.chance.round != round || m.chance.stale {
			return
		}
		d.Draw(slice)
		if !d.Done() {
			m.soon(next)
			return
		}
		m.chance.take(d)
		m.Announce(Reason)
	}
	m.soon(next)
}

// band returns the spread of a way's cost at a month: half of all draws lie in it.
func (c *chance) band(b []cost.Band, month float64) (low, high float64) {
	if !c.known || len(b) == 0 {
		return math.NaN(), math.NaN()
	}
	last := len(c.months) - 1
	at := 0.0
	if end := c.months[last]; end > 0 {
		at = month / end * float64(last)
	}
	i := min(int(at), last-1)
	f := min(at-float64(i), 1)
	between := func(a, b float64) float64 { return a + f*(b-a) }
	return between(b[i].P25, b[i+1].P25), between(b[i].P75, b[i+1].P75)
}

// share writes a share of draws: all of them are no proof.
func share(x float64) string {
	switch {
	case x < .001:
		return "<0.1%"
	case x > .999:
		return ">99.9%"
	case x < .095, x > .905:
		return text.Percent(x)
	}
	return text.Fixed(100*x, 0) + "%"
}

// chanceLine says how likely tuning is the cheaper way.
func chanceLine(m *Model, l text.Lang) string {
	c := m.sure()
	if !c.known || m.now.equal() {
		return ""
	}
	return text.CostChance.In(l, text.CostNMonths.In(l, months(m.now.HorizonMonths)), share(c.summary.Cheaper))
}
