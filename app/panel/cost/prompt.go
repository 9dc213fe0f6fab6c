package cost

import (
	"maps"

	"breakeven/app/cost"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// promptLength is what the Prompt chapter tells: how long the visitor's own prompt
// is, by an estimate.
type promptLength struct {
	tokens int         // 0: none is written
	holds  bool        // the prefix is this
	letGo  bool        // the visitor does not want it
	before *cost.Value // what was set before; nil: nothing was
}

// FollowPrompt takes the length of a prompt that the visitor has written, and goes
// on with it while it is written on, unless the visitor has let go.
func (m *Model) FollowPrompt(tokens int) {
	p := &m.prompt
	p.tokens = tokens
	if tokens == 0 || p.letGo || m.fixed.has(cost.PromptPrefix) {
		return
	}
	if !p.holds {
		if x, set := m.State.Cost.Set[cost.PromptPrefix]; set {
			p.before = &x
		}
	}
	p.holds = true
	m.State.Cost = m.fixed.in(m.State.Cost.With(cost.PromptPrefix, cost.Known(float64(tokens))))
	m.settle()
}

// LetGo goes back to the prefix that was there before.
func (m *Model) LetGo() {
	p := &m.prompt
	p.letGo, p.holds = true, false
	v := m.State.Cost
	v.Set = maps.Clone(v.Set)
	delete(v.Set, cost.PromptPrefix)
	if p.before != nil {
		v = v.With(cost.PromptPrefix, *p.before)
	}
	m.Take(v)
}

// measured stands under the prefix while it is the visitor's own prompt.
func (k *Knob) measured() app.UI {
	return app.P().Class("knob-note measured").Body(
		app.Span().Text(text.CostFromPrompt.In(k.Lang)),
		app.Button().ID("cost-let-go").Type("button").Class("link").OnClick(func(ctx app.Context, _ app.Event) {
			ctx.PreventUpdate()
			k.Model.LetGo()
		}).Text(text.CostLetGo.In(k.Lang)),
	)
}
