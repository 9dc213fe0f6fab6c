package prompt

import (
	"cmp"
	"strconv"
	"strings"

	"breakeven/app/prompt"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// formats chooses how the answer is to look: that is a line of the template, which can
// be changed there, and undone.
func (c *Chapter) formats(t prompt.Template) app.UI {
	l := c.Lang
	now, _, _ := prompt.FormatIn(c.now.template)
	if now == "" && t.EndsOpen() {
		return app.P().ID("format-open").Class("small dim").Text(text.FormatOpen.In(l))
	}
	var chips []app.UI
	for _, id := range append([]string{""}, prompt.Formats()...) {
		with := prompt.WithFormat(c.now.template, id)
		cost := more(c.now.template, with)
		chips = append(chips, app.Button().ID("format-"+cmp.Or(id, "any")).Type("button").Class("chip").Aria("pressed", strconv.FormatBool(id == now)).OnClick(func(ctx app.Context, _ app.Event) {
			c.format(id)
			ctx.Defer(c.fill)
		}, app.EventScope("format", id)).Body(
			app.Span().Text(formatNames[id].In(l)),
			app.If(id != now, func() app.UI { return app.Span().Class("took").Title(text.SuggestTokens.In(l, cost)).Text(cost) }),
		))
	}
	return app.Div().Class("formats").Body(
		app.P().ID("format-head").Class("small dim").Text(text.FormatHead.In(l)),
		app.Div().ID("formats").Class("row").Role("group").Aria("labelledby", "format-head").Body(chips...),
		app.P().ID("format-is").Class("tiny dim").Role("status").Text(formatHints[now].In(l)),
	)
}

// format has the answer look so, which can be undone.
func (c *Chapter) format(id string) {
	c.done()
	c.change().template = prompt.WithFormat(c.now.template, id)
	c.done()
}

var (
	formatNames = map[string]text.Sentence{"": text.FormatFree, "word": text.FormatWord, "json": text.FormatJSON, "table": text.FormatTable, prompt.OwnFormat: text.FormatOwn}
	formatHints = map[string]text.Sentence{"json": text.FormatJSONIs, prompt.OwnFormat: text.FormatOwnIs}
)

// formatted cuts a literal part of the template where a format begins and ends. First
// tells that no part stands before it, and within whether a format of the visitor's has
// begun and not ended.
func formatted(s string, first bool, within *bool) (list []passage) {
	from, to := 0, 0
	if *within {
		if to = strings.IndexByte(s, '\n'); to < 0 {
			to = len(s)
		}
		*within = to == len(s)
	} else {
		before := "-" // a part behind a slot begins no line
		if first {
			before = ""
		}
		id := ""
		id, from, to = prompt.FormatIn(before + s)
		from, to = max(0, from-len(before)), max(0, to-len(before))
		*within = id == prompt.OwnFormat && to == len(s)
	}
	for _, p := range []passage{{s[:from], ""}, {s[from:to], "format"}, {s[to:], ""}} {
		if p.text != "" {
			list = append(list, p)
		}
	}
	return list
}
