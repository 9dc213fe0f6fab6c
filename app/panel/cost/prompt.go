package cost

import (
	"maps"

	"breakeven/app/cost"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// measured is a length that the Prompt chapter tells: the visitor's own prompt's, or
// that of the answers to it.
type measured struct {
	tokens int           // 0: there is none
	from   text.Sentence // whose count it is
	holds  bool          // the number is this
	letGo  bool          // the visitor does not want it
	before *cost.Value   // what was set before; nil: nothing was
}

// Follow takes a length that was measured for a number, with a sentence on who has
// counted, and goes on with it while it changes, unless the visitor has let go.
func (m *Model) Follow(id cost.ID, tokens int, from text.Sentence) {
	p := m.measures(id)
	p.tokens, p.from = tokens, from
	if tokens == 0 || p.letGo || m.fixed.has(id) {
		return
	}
	if !p.holds {
		if x, set := m.State.Cost.Set[id]; set {
			p.before = &x
		}
	}
	p.holds = true
	m.State.Cost = m.fixed.in(m.State.Cost.With(id, cost.Known(float64(tokens))))
	m.settle()
}

// measures returns what was measured for a number.
func (m *Model) measures(id cost.ID) *measured {
	if m.measured[id] == nil {
		if m.measured == nil {
			m.measured = map[cost.ID]*measured{}
		}
		m.measured[id] = &measured{}
	}
	return m.measured[id]
}

// LetGo goes back to the number that was there before.
func (m *Model) LetGo(id cost.ID) {
	p := m.measures(id)
	p.letGo, p.holds = true, false
	v := m.State.Cost
	v.Set = maps.Clone(v.Set)
	delete(v.Set, id)
	if p.before != nil {
		v = v.With(id, *p.before)
	}
	m.Take(v)
}

// measured stands under a number while it is one that was measured.
func (k *Knob) measured() app.UI {
	id := "cost-let-go"
	if k.Input == cost.OutputTokens {
		id = "cost-let-go-answer"
	}
	return app.P().Class("knob-note measured").Body(
		app.Span().Text(k.shown.measured.In(k.Lang)),
		app.Button().ID(id).Type("button").Class("link").OnClick(func(ctx app.Context, _ app.Event) {
			ctx.PreventUpdate()
			k.Model.LetGo(k.Input)
		}, app.EventScope(id)).Text(text.CostLetGo.In(k.Lang)),
	)
}
