package prompt

import (
	"strconv"

	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// starts are what prompt.Tasks are called, in their order.
var starts = []struct {
	id       string
	name, is text.Sentence
}{
	{"plain", text.PromptStartPlain, text.PromptStartPlainIs},
	{"adjusted", text.PromptStartAdjusted, text.PromptStartAdjIs},
	{"label", text.StartLabel, text.StartLabelIs},
	{"format", text.StartFormat, text.StartFormatIs},
	{"language", text.StartLanguage, text.StartLanguageIs},
	{"beyond", text.StartBeyond, text.StartBeyondIs},
}

// starts offers tasks to try. The first is there already.
func (c *Chapter) starts() app.UI {
	l := c.Lang
	var buttons []app.UI
	for i, s := range starts {
		d := c.example(i)
		here := c.now.template == d.template && len(c.now.wishes) > 0 && c.now.wishes[0] == d.wishes[0]
		buttons = append(buttons, app.Button().ID("start-"+s.id).Type("button").Aria("pressed", strconv.FormatBool(here)).
			OnClick(func(ctx app.Context, _ app.Event) {
				c.stopSearch()
				c.search = nil
				c.done()
				d := c.example(i)
				*c.change() = d
				c.done()
				ctx.Defer(c.fill)
			}, app.EventScope(s.id)).Body(app.B().Text(s.name.In(l)), app.Small().Text(s.is.In(l))))
	}
	return app.Div().Class("starts").Role("group").Aria("label", text.PromptStarts.In(l)).Body(
		app.P().Class("hd").Text(text.PromptStarts.In(l)),
		app.Div().Body(buttons...),
		app.P().Class("tiny dim").Text(text.PromptFactsWhy.In(l)),
	)
}
