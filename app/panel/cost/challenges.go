package cost

import (
	"strconv"

	"breakeven/app/cost"
	"breakeven/app/panel/widget"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// challenge is a small task that checks itself, and what one finds by it.
type challenge struct {
	id          string
	task, found text.Sentence
	met         func(*Model) bool
}

// challenges lead to the four findings of the cost model.
var challenges = []challenge{
	{"volume", text.CostTaskVolume, text.CostFoundVolume, func(m *Model) bool {
		before := cost.Decide(cost.Build(m.untouched()))
		return before.AtHorizon.Or(0) < 0 && m.now.AtHorizon.Or(-1) > 0 && m.sameAsPreset(cost.Calls, cost.TunedOneOff)
	}},
	{"smaller", text.CostTaskSmaller, text.CostFoundSmaller, func(m *Model) bool {
		_, high, known := bySmaller(m.now)
		return known && high < .5
	}},
	{"never", text.CostTaskNever, text.CostFoundNever, func(m *Model) bool {
		return m.now.Regime == cost.Never && m.now.RequestsPerMonth >= 1e6 && !m.now.quality()
	}},
	{"retires", text.CostTaskRetires, text.CostFoundRetires, func(m *Model) bool {
		if m.numbers[cost.Retires] == cost.Unknown || m.now.AtHorizon.Or(0) >= 0 {
			return false
		}
		n := m.numbers
		n[cost.Retires] = cost.Unknown
		return cost.Decide(n.Scenario()).AtHorizon.Or(-1) > 0
	}},
}

// sameAsPreset tells whether none of these inputs was touched.
func (m *Model) sameAsPreset(ids ...cost.ID) bool {
	n := m.untouched().Numbers()
	for _, id := range ids {
		if m.numbers[id] != n[id] {
			return false
		}
	}
	return true
}

// tick marks the challenges that the case of now meets; what was met stays so.
func (m *Model) tick() {
	for _, c := range challenges {
		if c.met(m) {
			m.ticked[c.id] = true
		}
	}
}

// Challenges is the drawer of tasks.
type Challenges struct {
	app.Compo

	Lang  text.Lang
	Model *Model
}

// OnMount implements app.Mounter.
func (c *Challenges) OnMount(ctx app.Context) { widget.Watch(ctx, c.Model, Settled, Looks) }

// Render implements app.Composer.
func (c *Challenges) Render() app.UI {
	l, m := c.Lang, c.Model
	title := text.Sentence{ZH: text.CostChallenges.In(text.ZH, len(m.ticked), len(challenges)), EN: text.CostChallenges.In(text.EN, len(m.ticked), len(challenges))}
	return drawer(m, "cost-challenges", title, l, func() []app.UI {
		var items []app.UI
		for _, t := range challenges {
			done := m.ticked[t.id]
			sign, line := "○", app.UI(app.Span())
			if done {
				sign, line = "✓", app.Span().Class("found").Text(t.found.In(l))
			}
			items = append(items, app.Li().ID("cost-task-"+t.id).DataSet("done", strconv.FormatBool(done)).Body(
				app.B().Aria("hidden", true).Text(sign),
				app.Div().Body(
					app.Span().Text(t.task.In(l)), app.If(done, func() app.UI { return app.Span().Class("sr").Text(text.CostTaskDone.In(l)) }),
					line,
				),
			))
		}
		return []app.UI{app.Ul().Class("tasks-cost").Role("list").Aria("live", "polite").Body(items...)}
	})
}
