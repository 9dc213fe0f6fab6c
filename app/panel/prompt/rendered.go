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
	written := t.Parts
	if tooLong(t, c.now) {
		written, parts = nil, []app.UI{app.Span().Class("dim").Text(text.PromptTooLong.In(l))}
	}
	if written != nil {
		for _, s := range c.now.shots {
			parts = append(parts, app.Span().Class("shot").Text(t.Line(s)))
		}
	}
	for _, p := range written {
		switch v := c.now.values[p.Slot]; {
		case p.Slot == "":
			parts = append(parts, app.Text(p.Text))
		case v == "":
			parts = append(parts, app.Span().Class("gap").Text(p.Text))
		default:
			parts = append(parts, app.Span().Class("filled").Text(v))
		}
	}
	if written != nil && len(c.now.shots) > 0 && !t.EndsOpen() {
		parts = append(parts, app.Span().Class("shot").Text(prompt.Arrow))
	}
	if len(parts) == 0 {
		parts = []app.UI{app.Span().Class("dim").Text(text.PromptEmpty.In(l))}
	}
	private := text.PromptPrivate
	if c.Model.Remote.Chosen {
		private = text.EndpointPrivate
	}
	return app.Div().Class("card seen").Body(
		app.H3().Body(app.Text(text.PromptRendered.In(l)), app.Small().Class("end").Text(private.In(l))),
		app.Div().ID("prompt-rendered").Class("prompt-out").TabIndex(0).Aria("label", text.PromptRendered.In(l)).Body(parts...),
	)
}

// parts tells of a place in the prompt what stands there, as the classes of rendered.
func (c *Chapter) parts(t prompt.Template) func(at int) string {
	type part struct {
		end   int
		class string
	}
	var list []part
	end := 0
	add := func(text, class string) {
		end += len(text)
		list = append(list, part{end, class})
	}
	for _, s := range c.now.shots {
		add(t.Line(s), "shot")
	}
	for _, p := range t.Parts {
		switch v := c.now.values[p.Slot]; {
		case p.Slot == "":
			add(p.Text, "")
		case v == "":
			add(p.Text, "gap")
		default:
			add(v, "filled")
		}
	}
	return func(at int) string {
		for _, p := range list {
			if at < p.end {
				return p.class
			}
		}
		return ""
	}
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
