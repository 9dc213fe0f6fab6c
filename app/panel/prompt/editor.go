package prompt

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"breakeven/app/panel/widget"
	"breakeven/app/prompt"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// editor is the template's field. The text stands in it twice: in the field,
// and under it, where slots and the format are coloured and the field gets its height.
func (c *Chapter) editor(t prompt.Template) app.UI {
	l := c.Lang
	var under []app.UI
	within, parts := false, t.Parts
	if utf8.RuneCountInString(c.now.template) > prompt.MaxRunes { // thousands of marks, and never asked
		parts, under = nil, []app.UI{app.Text(c.now.template)}
	}
	for i, p := range parts {
		switch {
		case p.Slot == "":
			for _, piece := range formatted(c.written(t, i), i == 0, &within) {
				if piece.class == "" {
					under = append(under, app.Text(piece.text))
				} else {
					under = append(under, app.Mark().Class(piece.class).Text(piece.text))
				}
			}
		case c.now.values[p.Slot] == "":
			under = append(under, app.Mark().Class("slot bad").Text(p.Text))
		default:
			under = append(under, app.Mark().Class("slot").Text(p.Text))
		}
	}
	// A line break at the very end makes a line only before something.
	under = append(under, app.Text("\u200b"))
	// Not disabled: it would lose the focus.
	undo := app.Button().ID("prompt-undo").Type("button").Class("btn quiet sm").Aria("disabled", len(c.undos) == 0 && c.before == nil).OnClick(c.onUndo).Text(text.PromptUndo.In(l))
	return app.Div().Body(
		app.H3().Class("hd").Body(
			app.Label().For("template").Text(text.PromptTemplate.In(l)), app.Small().Text(text.PromptTemplateHint.In(l)),
			app.Span().Class("end").Body(undo),
		),
		app.Div().Class("editor").Body(
			app.Div().Class("under").Aria("hidden", true).Body(under...),
			app.Textarea().ID("template").Spellcheck(false).Attr("autocomplete", "off").Attr("autocapitalize", "off").
				Aria("describedby", "prompt-problems").Attr("value", c.now.template).Text(c.now.template).
				OnInput(func(ctx app.Context, _ app.Event) {
					c.change().template = ctx.JSSrc().Get("value").String()
					ctx.Defer(c.fill)
				}).OnChange(c.onDone),
		),
	)
}

// written returns literal part i as the visitor wrote it, doubled braces
// included: what lies under the field must be as wide as what is in it.
func (c *Chapter) written(t prompt.Template, i int) string {
	end := len(c.now.template)
	if i+1 < len(t.Parts) {
		end = t.Parts[i+1].At
	}
	return c.now.template[t.Parts[i].At:end]
}

func (c *Chapter) onDone(app.Context, app.Event) { c.done() }

// fill writes what is to stand in the fields into them. go-app does that only where it
// differs from what it has written there before: not of a box that the visitor has
// ticked and that is another row's now, nor for the empty value, which it takes for none.
func (c *Chapter) fill(app.Context) {
	for id, value := range c.fields() {
		if e := app.Window().GetElementByID(id); e.Truthy() && e.Get("value").String() != value {
			e.Set("value", value)
		}
	}
	boxes := app.Window().Get("document").Call("querySelectorAll", "#examples input")
	for i := range boxes.Get("length").Int() {
		boxes.Index(i).Set("checked", i < len(c.now.shots))
	}
}

// fields returns what is to stand in each field, by its id.
func (c *Chapter) fields() map[string]string {
	f := map[string]string{"template": c.now.template}
	for i, name := range prompt.Parse(c.now.template).Slots() {
		f[slotID(i)] = c.now.values[name]
	}
	if i := c.openWish - 1; i >= 0 && i < len(c.now.wishes) {
		w := c.now.wishes[i]
		f["wish-argument"], f["wish-name"], f["wish-kind"], f["wish-weight"] = w.Argument, w.Name, string(w.Kind), strconv.Itoa(w.Weight)
	}
	return f
}

func slotID(i int) string { return "slot-" + strconv.Itoa(i) }

// slots has a field for every slot of the template.
func (c *Chapter) slots(t prompt.Template) app.UI {
	names := t.Slots()
	if len(names) == 0 {
		return app.P().Class("small dim").Text(text.PromptNoSlots.In(c.Lang))
	}
	var fields []app.UI
	for i, name := range names {
		class := ""
		if c.now.values[name] == "" {
			class = "empty"
		}
		// The handlers stay with the element when slots come and go, so they look
		// up whose element it is.
		fields = append(fields, app.Label().Body(
			app.Span().Dir("auto").Text(name),
			app.Input().ID(slotID(i)).Type("text").AutoComplete(false).DataSet("slot", name).Class(class).Value(c.now.values[name]).
				OnInput(func(ctx app.Context, _ app.Event) {
					field := ctx.JSSrc()
					c.change().values[field.Get("dataset").Get("slot").String()] = field.Get("value").String()
				}).OnChange(c.onDone),
		))
	}
	return app.Div().Class("slots").Role("group").Aria("label", text.PromptValues.In(c.Lang)).Body(fields...)
}

// maxProblems is how many are told at once: the first ones are fixed first.
const maxProblems = 5

// problems says in words what is wrong, and offers what would put it right.
func (c *Chapter) problems(t prompt.Template) app.UI {
	l := c.Lang
	var items []app.UI
	found := t.Check(c.now.values)
	for i, p := range found {
		if i == maxProblems {
			items = append(items, app.Li().Text(text.PromptMore.In(l, len(found)-i)))
			break
		}
		item := []app.UI{app.Span().Text(c.say(p))}
		switch p.Kind {
		case prompt.Misspelt:
			item = append(item, c.fix(p, text.PromptReplace.In(l, clip(p.Suggest))))
		case prompt.UnusedValue:
			item = append(item, c.fix(p, text.PromptRemove.In(l)))
		}
		items = append(items, app.Li().DataSet("problem", kinds[p.Kind]).Body(item...))
	}
	if n := c.now.odd(); n > 0 {
		items = append(items, app.Li().DataSet("problem", "odd").Text(text.PromptOdd.In(l, text.Int(int64(n)))))
	}
	if len(items) == 0 {
		items = []app.UI{app.Li().Class("fine").Text(text.PromptFine.In(l))}
	}
	return app.Div().ID("prompt-problems").Role("status").Body(app.Ul().Class("problems").Body(items...))
}

// kinds are the problems as words for tests.
var kinds = map[prompt.ProblemKind]string{
	prompt.LoneBrace: "brace", prompt.EmptySlot: "empty", prompt.BadName: "name", prompt.MissingValue: "missing",
	prompt.Misspelt: "misspelt", prompt.UnusedValue: "unused", prompt.TooLong: "long",
}

// say puts a problem into words.
func (c *Chapter) say(p prompt.Problem) string {
	s := map[prompt.ProblemKind]text.Sentence{
		prompt.LoneBrace: text.PromptLoneBrace, prompt.EmptySlot: text.PromptEmptySlot, prompt.BadName: text.PromptBadName,
		prompt.MissingValue: text.PromptMissing, prompt.Misspelt: text.PromptMisspelt, prompt.UnusedValue: text.PromptUnused,
	}[p.Kind]
	if p.Kind == prompt.TooLong {
		return text.PromptTooLong.In(c.Lang)
	}
	at := 0
	if p.At >= 0 {
		at = utf8.RuneCountInString(c.now.template[:p.At]) + 1
	}
	return s.In(c.Lang, clip(p.Name), clip(p.Suggest), at)
}

// clip cuts a name to a length that fits a sentence, which it must not turn around: what
// is written from the right, or cannot be seen, is isolated. Other names are not: whoever
// copies one should get nothing else.
func clip(s string) string {
	s = widget.Short(s, 40)
	if strings.ContainsFunc(s, func(r rune) bool { return prompt.IsOdd(r) || unicode.In(r, fromRight...) }) {
		const isolate, end = "\u2068", "\u2069"
		s = isolate + s + end
	}
	return s
}

// fromRight are the scripts in use that are written from the right.
var fromRight = []*unicode.RangeTable{unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam, unicode.Hanifi_Rohingya}

// odd counts characters that cannot be seen, in the template and in its values.
func (d draft) odd() (n int) {
	for _, s := range append(slices.Collect(maps.Values(d.values)), d.template) {
		for _, r := range s {
			if prompt.IsOdd(r) {
				n++
			}
		}
	}
	return n
}

// fix is the button that puts a problem right.
func (c *Chapter) fix(p prompt.Problem, label string) app.UI {
	return app.Button().Type("button").Class("btn sm").Text(label).OnClick(func(app.Context, app.Event) {
		c.done()
		c.repair(p)
		c.done()
		c.refill("prompt-undo")
	}, app.EventScope(p.Kind, p.Name, p.Suggest))
}

// repair renames a misspelt slot, or drops a value that no slot uses.
func (c *Chapter) repair(p prompt.Problem) {
	d := c.change()
	if p.Kind == prompt.UnusedValue {
		delete(d.values, p.Name)
		return
	}
	var b strings.Builder
	from := 0
	for _, part := range prompt.Parse(d.template).Parts {
		if part.Slot == p.Name {
			b.WriteString(d.template[from:part.At] + "{" + p.Suggest + "}")
			from = part.At + len(part.Text)
		}
	}
	d.template = b.String() + d.template[from:]
}
