// Package cost is the Cost chapter: sliders, two cumulative curves, where they
// cross, and the sentence that it comes to; how sure that is, and what it hangs on.
// The arithmetic is app/cost; the state is Model, and every component listens to
// it. Begin with model.go, then this file.
package cost

import (
	"breakeven/app/cost"
	"breakeven/app/panel/concept"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Chapter lays the chapter out: left the sliders, right what they come to.
type Chapter struct {
	app.Compo

	Lang         text.Lang
	Model        *Model
	Embed        bool
	PromptTokens int // of the prompt that the visitor has written; 0: none
	AnswerTokens int // of an answer to it; 0: nobody has asked

	end func()
}

// OnMount implements app.Mounter.
func (c *Chapter) OnMount(ctx app.Context) {
	m := c.Model
	m.SpareBy(ctx.PreventUpdate)
	m.later = afterPaint(ctx)
	c.end = undoByKey(ctx, m)
	onceSeen(ctx, m.beSure)
}

// OnDismount implements app.Dismounter.
func (c *Chapter) OnDismount() { c.end() }

// OnUpdate implements app.Updater.
func (c *Chapter) OnUpdate(app.Context) {
	for id, tokens := range map[cost.ID]int{cost.PromptPrefix: c.PromptTokens, cost.OutputTokens: c.AnswerTokens} {
		if tokens != c.Model.measures(id).tokens {
			c.Model.Follow(id, tokens)
		}
	}
}

// Render implements app.Composer.
func (c *Chapter) Render() app.UI {
	l, m := c.Lang, c.Model
	var sliders, rest []app.UI
	for i, g := range groups {
		if c.Embed && !g.open {
			rest = append(rest, &Group{Lang: l, Model: m, Index: i})
		} else {
			sliders = append(sliders, &Group{Lang: l, Model: m, Index: i})
		}
	}
	if c.Embed {
		sliders = append(sliders, &Rest{Lang: l, Model: m, Groups: rest})
	}
	return app.Section().ID("cost").Class("chapter").Aria("labelledby", "h-cost").Body(
		app.Div().Class("driver").Body(
			app.Header().Class("intro").Body(
				app.If(c.Embed, func() app.UI { return app.H1().Class("sr").Text(text.PageTitle.In(l)) }),
				app.P().Class("ch-no").Body(app.Span().Class("stn on").Body(app.Span().Text("4")), app.Text(text.ChapterOf.In(l, 4))),
				app.H2().ID("h-cost").Text(text.CostTitle.In(l)),
				app.P().Class("lede").Body(concept.Words(text.CostLede, l)...),
			),
			&Presets{Lang: l, Model: m},
			app.Div().Class("groups").Body(sliders...),
			&Steps{Lang: l, Model: m},
		),
		app.Div().Class("bench").Body(
			&Verdict{Lang: l, Model: m},
			app.Div().Class("cbench").Body(
				app.Div().Class("main").Body(
					&Cumulative{Lang: l, Model: m, Embed: c.Embed},
					&Regimes{Lang: l, Model: m},
					app.Div().Class("duo").Body(&Bet{Lang: l, Model: m}, &SetUp{Lang: l, Model: m}),
				),
				app.Div().Class("side").Body(
					&Tornado{Lang: l, Model: m},
					&Chance{Lang: l, Model: m},
				),
			),
			app.Div().Class("drawers").Body(append([]app.UI{
				&More{Lang: l, Model: m},
				&Challenges{Lang: l, Model: m},
				&Formulas{Lang: l, Model: m},
				&Sources{Lang: l, Model: m},
			}, c.tools()...)...),
		),
		app.If(!c.Embed, func() app.UI { return keep(l) }),
	)
}

// tools are the drawers with more to do.
func (c *Chapter) tools() []app.UI {
	return []app.UI{
		&Prices{Lang: c.Lang, Case: c.Model},
		&Scenarios{Lang: c.Lang, Case: c.Model},
		&Tokens{Lang: c.Lang, Case: c.Model},
	}
}

// onceSeen does something when the chapter comes into sight for the first time:
// nobody waits for it before.
func onceSeen(ctx app.Context, f func()) {
	observers := app.Window().Get("IntersectionObserver")
	if !observers.Truthy() {
		return
	}
	var observer app.Value
	see := app.FuncOf(func(_ app.Value, args []app.Value) any {
		for i := range args[0].Get("length").Int() {
			if args[0].Index(i).Get("isIntersecting").Bool() {
				observer.Call("disconnect")
				quietly(ctx, f)
				return nil
			}
		}
		return nil
	})
	observer = observers.New(see)
	observer.Call("observe", ctx.JSSrc())
}
