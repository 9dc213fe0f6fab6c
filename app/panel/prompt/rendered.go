package prompt

import (
	"unicode/utf8"

	"breakeven/app/prompt"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// rendered shows the prompt, with what came from the values marked.
func (c *Chapter) rendered(t prompt.Template) app.UI {
	l := c.Lang
	var parts []app.UI
	if tooLong(t, c.now) {
		parts = append(parts, app.Span().Class("dim").Text(text.PromptTooLong.In(l)))
	} else {
		for _, p := range c.passages(t) {
			if p.class == "" {
				parts = append(parts, app.Text(p.text))
			} else {
				parts = append(parts, app.Span().Class(p.class).Text(p.text))
			}
		}
		if len(c.now.shots) > 0 && !t.EndsOpen() {
			parts = append(parts, app.Span().Class("shot").Text(prompt.Arrow))
		}
	}
	if len(parts) == 0 {
		parts = []app.UI{app.Span().Class("dim").Text(text.PromptEmpty.In(l))}
	}
	private := text.PromptPrivate
	if c.Model.Remote.Chosen {
		private = text.EndpointPrivate
	}
	return app.Div().ID("prompt-seen").Class("card seen").Body(
		app.H3().Body(app.Text(text.PromptRendered.In(l)), app.Small().Class("end").Text(private.In(l))),
		app.Div().ID("prompt-rendered").Class("prompt-out").TabIndex(0).Dir("auto").Aria("label", text.PromptRendered.In(l)).Body(parts...),
		app.If(!c.Model.Remote.Chosen, func() app.UI { return app.P().Class("tiny dim").Text(text.PromptRenderedHow.In(l)) }),
	)
}

// passage is a part of the prompt, and the class of what stands there; none for what the
// template itself says.
type passage struct{ text, class string }

// passages are those of the prompt, in order: examples, text, the format, values, and
// slots without one.
func (c *Chapter) passages(t prompt.Template) (list []passage) {
	if len(c.now.shots) > 0 {
		own, rest := t.Apart()
		if own != "" {
			list = append(list, passage{own, ""})
		}
		for _, s := range c.now.shots {
			list = append(list, passage{t.Line(s), "shot"})
		}
		t = rest
	}
	within := false
	for i, p := range t.Parts {
		switch v := c.now.values[p.Slot]; {
		case p.Slot == "":
			list = append(list, formatted(p.Text, i == 0, &within)...)
		case v == "":
			list = append(list, passage{p.Text, "gap"})
		default:
			list = append(list, passage{v, "filled"})
		}
	}
	return list
}

// tooLong tells whether the prompt is longer than a page should hold.
func tooLong(t prompt.Template, d draft) bool {
	return t.RunesBehind(d.shots, d.values) > prompt.MaxRunes
}

// length estimates tokens, and what sending them costs by the Cost chapter's case.
func (c *Chapter) length(t prompt.Template) app.UI {
	l := c.Lang
	out := t.Behind(c.now.shots, c.now.values)
	tokens := prompt.EstimateTokens(out)
	quarter := (utf8.RuneCountInString(out) + 3) / 4
	cost := text.PromptCostNone.In(l)
	if price, _, known := c.Model.Remote.prices(); known {
		cost = text.PromptCost.In(l, text.Money(price), text.Money(float64(tokens)*price*1e-3))
	}
	return app.Div().Class("card length").Body(
		app.H3().Text(text.PromptTokensHead.In(l)),
		app.P().Class("big").Body(app.B().ID("prompt-tokens").Text(text.PromptTokens.In(l, text.Int(int64(tokens))))),
		app.P().Text(text.PromptTokensHow.In(l)),
		app.P().Text(text.PromptTokensFour.In(l, text.Int(int64(quarter)))),
		app.P().ID("prompt-cost").Text(cost),
	)
}
