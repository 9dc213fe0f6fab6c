package prompt

import (
	"errors"

	"breakeven/app/chart"
	"breakeven/app/panel/widget"
	"breakeven/app/prompt"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// entering is how the visitor's own rows come in. What was pasted stays in its field
// when it is no table.
type entering struct {
	wrong error         // why the last text is no table
	taken *prompt.Table // what it became; nil where it is none
}

var errUnread = errors.New("prompt: a file cannot be read")

// view is the drawer for another table.
func (e *entering) view(c *Chapter, l text.Lang) app.UI {
	button := func(id string, label text.Sentence, f func(app.Context)) app.UI {
		return app.Button().ID(id).Type("button").Class("btn sm").Text(label.In(l)).OnClick(func(ctx app.Context, _ app.Event) { f(ctx) }, app.EventScope(id))
	}
	return app.Details().ID("rows-table").Class("drawer").Body(
		app.Summary().Text(text.TableSummary.In(l)),
		app.Div().Class("grid").Body(
			app.P().Class("small").Text(text.TableSay.In(l, prompt.MaxRows, prompt.MaxColumns)),
			app.Div().Body(
				app.Label().Class("small").For("rows-text").Text(text.TableField.In(l)),
				app.Textarea().ID("rows-text").Class("paste").Rows(5).Spellcheck(false).Attr("autocomplete", "off").Attr("autocapitalize", "off").Aria("describedby", "rows-said"),
			),
			app.Div().Class("row").Body(
				button("rows-take", text.TableTake, func(app.Context) {
					c.enter(app.Window().GetElementByID("rows-text").Get("value").String())
				}),
				widget.Chooser("rows-file", text.TableFile.In(l), ".csv,.tsv,.txt,text/csv,text/plain", false, c.enterFile),
				button("rows-table-save", text.TableSave, func(app.Context) { chart.Save("breakeven-table.csv", "text/csv", c.now.rows().CSV()) }),
				app.If(c.now.ownTable(), func() app.UI {
					return button("rows-usual", text.TableUsual, func(app.Context) {
						*e = entering{}
						c.replaceTable(c.usualTable())
						c.refill("rows-take")
					})
				}),
			),
			app.P().ID("rows-said").Class("small").Role("status").Text(e.say(c, l)),
		),
	)
}

// enterFile reads a chosen file, unless it is too large to be a table.
func (c *Chapter) enterFile(ctx app.Context, file app.Value) {
	if file.Get("size").Float() > prompt.MaxTableBytes {
		c.entering = entering{wrong: &prompt.TableError{Fault: prompt.TooLarge}}
		c.Model.Announce(Ran)
		return
	}
	widget.ReadFile(ctx, file, func(b []byte) {
		if b == nil {
			c.entering = entering{wrong: errUnread}
			c.Model.Announce(Ran)
			return
		}
		c.enter(string(b))
	})
}

// enter takes a text as the table, all of it or nothing.
func (c *Chapter) enter(s string) {
	t, err := prompt.ParseTable(s)
	if err == nil {
		c.entering = entering{taken: &t}
		c.replaceTable(&t)
		return
	}
	c.entering = entering{wrong: err}
	c.Model.Announce(Ran)
}

// replaceTable makes another table the draft's; that can be undone. Examples are of
// the rows that go.
func (c *Chapter) replaceTable(t *prompt.Table) {
	c.done()
	d := c.change()
	d.table, d.shots = t, nil
	c.done()
	c.refresh()
}

// usualTable is the one whose columns the template uses, of those that the tasks begin
// with.
func (c *Chapter) usualTable() *prompt.Table {
	for _, t := range usual()[c.Lang] {
		if (draft{template: c.now.template, table: t}).usesTable() {
			return t
		}
	}
	return usual()[c.Lang][0]
}

// say tells how taking a table went, as long as that is the one of now.
func (e *entering) say(c *Chapter, l text.Lang) string {
	var t *prompt.TableError
	switch {
	case e.taken != nil && e.taken == c.now.table:
		return text.TableTaken.In(l, len(e.taken.Rows), text.Enumerate(l, e.taken.Columns))
	case errors.As(e.wrong, &t):
		return text.Join(l, tableFaults[t.Fault].In(l, sayable(tableFaults[t.Fault], t)...), text.TableStays.In(l))
	case e.wrong != nil:
		return text.Join(l, text.TableUnread.In(l), text.TableStays.In(l))
	}
	return ""
}

// sayable are what a sentence about a fault may name; none where it names nothing.
func sayable(s text.Sentence, t *prompt.TableError) []any {
	switch t.Fault {
	case prompt.NoRows, prompt.TooLarge, prompt.NotUTF8:
		return nil
	}
	return []any{t.Line, clip(t.Name), t.Have, t.Want}
}

// tableFaults are the faults of a table in words.
var tableFaults = [...]text.Sentence{
	prompt.NoRows: text.TableNoRows, prompt.TooLarge: text.TableTooLarge, prompt.NotUTF8: text.TableNotUTF8, prompt.TooManyRows: text.TableTooManyRows,
	prompt.TooManyCells: text.TableTooManyCells, prompt.BadColumn: text.TableBadColumn, prompt.TwiceColumn: text.TableTwiceColumn,
	prompt.Ragged: text.TableRagged, prompt.OpenQuote: text.TableOpenQuote, prompt.LongCell: text.TableLongCell,
}
