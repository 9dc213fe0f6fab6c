// Package cost is the Cost chapter: sliders, two cumulative curves, where they
// cross, and the sentence that it comes to; how sure that is, and what it hangs on.
// The arithmetic is app/cost; the state is Model, and every component listens to
// it. Begin with model.go, then this file.
package cost

import (
	"breakeven/app/cost"
	"breakeven/app/panel/concept"
	"breakeven/app/panel/widget"
	"breakeven/app/state"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Chapter lays the chapter out: left the sliders, right what they come to.
type Chapter struct {
	app.Compo

	Lang         text.Lang
	Model        *Model
	Embed        bool
	Shell        widget.Shell  // nil: the chapter has no menu
	PromptTokens int           // of the prompt that the visitor has written; 0: none
	PromptFrom   text.Sentence // who has counted these
	AnswerTokens int           // of an answer to it; 0: nobody has asked
	AnswerFrom   text.Sentence // who has counted these
	Making       *widget.Making

	end func()
}

// OnMount implements app.Mounter.
func (c *Chapter) OnMount(ctx app.Context) {
	m := c.Model
	m.SpareBy(ctx.PreventUpdate)
	m.later = afterPaint(ctx)
	c.end = undoByKey(ctx, m)
	whileSeen(ctx, m.see)
	ctx.Defer(c.Making.GoOn)
}

// OnDismount implements app.Dismounter.
func (c *Chapter) OnDismount() { c.end() }

// OnUpdate implements app.Updater.
func (c *Chapter) OnUpdate(app.Context) {
	follow := func(id cost.ID, tokens int, from text.Sentence) {
		if p := c.Model.measures(id); tokens != p.tokens || tokens > 0 && from != p.from {
			c.Model.Follow(id, tokens, from)
		}
	}
	follow(cost.PromptPrefix, c.PromptTokens, c.PromptFrom)
	follow(cost.OutputTokens, c.AnswerTokens, c.AnswerFrom)
}

// Render implements app.Composer.
func (c *Chapter) Render() app.UI {
	l, m, piece := c.Lang, c.Model, c.Making.Piece
	c.Making.Begin()
	var sliders, rest []app.UI
	for i, g := range groups {
		if c.Embed && !g.open {
			rest = append(rest, &Group{Lang: l, Model: m, Index: i})
		} else {
			sliders = append(sliders, piece(func() app.UI { return &Group{Lang: l, Model: m, Index: i} }))
		}
	}
	if c.Embed {
		sliders = append(sliders, &Rest{Lang: l, Model: m, Groups: rest})
	}
	return app.Section().ID("cost").Class("chapter").Aria("labelledby", "h-cost").Body(
		app.Div().Class("driver").Body(
			app.Header().Class("intro").Body(
				app.If(c.Embed, func() app.UI { return app.H1().Class("sr").Text(text.PageTitle.In(l)) }),
				app.Div().Class("ch-no").Body(app.Span().Class("stn on").Body(app.Span().Text("4")), app.Text(text.ChapterOf.In(l, 4)),
					app.If(c.Shell != nil, func() app.UI {
						return &widget.Menu{Lang: l, Chapter: state.Cost, Shell: c.Shell, Of: m, IsReset: text.MenuIsReset}
					})),
				app.H2().ID("h-cost").Text(text.CostTitle.In(l)),
				app.P().Class("lede").Body(concept.Words(text.CostLede, l)...),
			),
			piece(func() app.UI { return &Presets{Lang: l, Model: m} }),
			app.Div().Class("groups").Body(sliders...),
			piece(func() app.UI { return &Steps{Lang: l, Model: m} }),
		),
		app.Div().Class("bench").Body(
			piece(func() app.UI { return &Verdict{Lang: l, Model: m} }),
			app.Div().Class("cbench").Body(
				app.Div().Class("main").Body(
					piece(func() app.UI { return &Cumulative{Lang: l, Model: m, Embed: c.Embed} }),
					piece(func() app.UI { return &Regimes{Lang: l, Model: m} }),
					piece(func() app.UI {
						return app.Div().Class("duo").Body(&Bet{Lang: l, Model: m}, &SetUp{Lang: l, Model: m})
					}),
				),
				app.Div().Class("side").Body(
					piece(func() app.UI { return &Tornado{Lang: l, Model: m} }),
					piece(func() app.UI { return &Chance{Lang: l, Model: m} }),
				),
			),
			app.Div().Class("drawers").Body(
				piece(func() app.UI { return &More{Lang: l, Model: m} }),
				piece(func() app.UI { return &Challenges{Lang: l, Model: m} }),
				piece(func() app.UI { return &Formulas{Lang: l, Model: m} }),
				piece(func() app.UI { return &Sources{Lang: l, Model: m} }),
				piece(func() app.UI { return &Prices{Lang: l, Case: m} }),
				piece(func() app.UI { return &Scenarios{Lang: l, Case: m} }),
				piece(func() app.UI { return &Tokens{Lang: l, Case: m} }),
			),
		),
		app.If(!c.Embed, func() app.UI { return keep(l) }),
	)
}

// whileSeen tells whether the chapter is in sight, and when that changes.
func whileSeen(ctx app.Context, see func(now bool)) {
	observers := app.Window().Get("IntersectionObserver")
	if !observers.Truthy() {
		return
	}
	observers.New(app.FuncOf(func(_ app.Value, args []app.Value) any {
		now := args[0].Index(args[0].Length() - 1).Get("isIntersecting").Bool()
		quietly(ctx, func() { see(now) })
		return nil
	})).Call("observe", ctx.JSSrc())
}
