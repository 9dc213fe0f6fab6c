package prompt

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"breakeven/app/panel/widget"
	"breakeven/app/prompt"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// usual are the tables that the tasks to try begin with, by language and task. They are
// made when the chapter is, not when the page's program starts.
var usual = sync.OnceValue(func() (m map[text.Lang][]*prompt.Table) {
	m = map[text.Lang][]*prompt.Table{}
	for _, l := range []text.Lang{text.ZH, text.EN} {
		for _, task := range prompt.Tasks(l.Code()) {
			t := prompt.TaskRows(task.ID, l.Code())
			m[l] = append(m[l], &t)
		}
	}
	return m
})

// rows is the table, without any rows before the chapter is there.
func (d draft) rows() *prompt.Table {
	if d.table == nil {
		return &prompt.Table{}
	}
	return d.table
}

// ownTable tells whether the table is the visitor's.
func (d draft) ownTable() bool {
	return d.table != nil && !slices.Contains(usual()[text.ZH], d.table) && !slices.Contains(usual()[text.EN], d.table)
}

// fewExamples is how many rows are offered before somebody asks for more.
const fewExamples = 3

// iconUp is an arrow upwards.
const iconUp = "M12 19V5m-6 6 6-6 6 6"

// labelled are the rows with an answer in the half that is not held back, which would be
// no test any more.
func (d draft) labelled() (list []prompt.Shot) {
	answers := d.rows().Answer()
	if answers < 0 {
		return nil
	}
	held := prompt.HeldBack(len(d.rows().Rows))
	for i, row := range d.rows().Rows {
		if s := (prompt.Shot{Values: d.rows().Values(i), Answer: row[answers]}); !held[i] && s.Answer != "" {
			list = append(list, s)
		}
	}
	return list
}

// offered are the rows that may be examples: those that are, in the prompt's order, then
// the labelled ones that don't stand in the prompt yet.
func (d draft) offered() []prompt.Shot {
	return append(slices.Clone(d.shots), slices.DeleteFunc(d.labelled(), d.isExample)...)
}

// lines are examples that adjustments may put in front: rows of the visitor's own table,
// else those of the task. The row that is asked about is none, nor is one that is ticked.
func (d draft) lines() (list []string) {
	question := prompt.Parse(d.question())
	foreign := func(slot string) bool { return !slices.Contains(d.rows().Columns, slot) }
	task := slices.DeleteFunc(slices.Clone(d.examples), func(line string) bool {
		return slices.ContainsFunc(d.shots, func(s prompt.Shot) bool { return d.line(s) == line })
	})
	if !d.ownTable() || !question.EndsOpen() || len(question.Slots()) == 0 || slices.ContainsFunc(question.Slots(), foreign) {
		return task
	}
	for _, s := range d.labelled() {
		if line := d.line(s); !slices.ContainsFunc(d.shots, s.Equal) && question.Render(s.Values) != question.Render(d.values) && !strings.Contains(line, "\n") {
			list = append(list, line)
		}
	}
	if list == nil {
		return task
	}
	return list
}

// question is the template's last line.
func (d draft) question() string {
	return d.template[strings.LastIndexByte(d.template, '\n')+1:]
}

// line is a row as an example in the template's text.
func (d draft) line(s prompt.Shot) string {
	line := strings.TrimSuffix(prompt.Parse(d.question()).Line(s), "\n")
	return strings.NewReplacer("{", "{{", "}", "}}").Replace(line)
}

// isExample tells whether a row stands in the prompt with its answer: ticked, or as a line
// of the template.
func (d draft) isExample(s prompt.Shot) bool {
	return slices.ContainsFunc(d.shots, s.Equal) ||
		s.Answer != "" && strings.Contains(d.template, "\n") && strings.Contains("\n"+d.template, "\n"+d.line(s)+"\n")
}

// tick makes a row an example, the last one, or makes it none.
func (d *draft) tick(s prompt.Shot) {
	if i := slices.IndexFunc(d.shots, s.Equal); i >= 0 {
		d.shots = slices.Delete(slices.Clone(d.shots), i, i+1)
	} else if len(d.shots) < prompt.MaxShots {
		d.shots = append(slices.Clone(d.shots), s)
	}
}

// lift has an example stand one earlier.
func (d *draft) lift(i int) {
	d.shots = slices.Clone(d.shots)
	d.shots[i-1], d.shots[i] = d.shots[i], d.shots[i-1]
}

// examples is the tray of labelled rows, to be ticked and put into order.
func (c *Chapter) examples(t prompt.Template) app.UI {
	l, list := c.Lang, c.now.offered()
	shown := max(fewExamples, len(c.now.shots)+1)
	if c.allShots || shown > len(list) {
		shown = len(list)
	}
	var items []app.UI
	full := len(c.now.shots) >= prompt.MaxShots
	var rows []map[string]string
	for _, s := range list[:shown] {
		rows = append(rows, s.Values)
	}
	names := told(t, c.now.rows().Columns, rows)
	for i, s := range list[:shown] {
		items = append(items, c.exampleRow(t, s, names[i], i, full))
	}
	bare := bareForm(t, c.now.rows())
	return app.Div().ID("examples").Class("card").Body(
		app.H3().Class("hd").Body(app.Text(text.ExamplesHead.In(l)), app.Small().Text(text.ExamplesHint.In(l))),
		app.If(len(list) == 0, func() app.UI { return app.P().Class("small dim").Text(text.ExamplesNone.In(l)) }),
		app.Ul().Class("tray").Body(items...),
		app.If(shown < len(list), func() app.UI {
			return app.Button().ID("examples-more").Type("button").Class("btn sm").
				OnClick(func(app.Context, app.Event) {
					c.allShots = true
					c.refill(exampleID(shown))
				}, app.EventScope("more", shown)).Text(text.ExamplesMore.In(l, len(list)-shown))
		}),
		app.If(full, func() app.UI {
			return app.P().ID("examples-full").Class("small dim").Role("status").Text(text.ExamplesFull.In(l, prompt.MaxShots))
		}),
		app.If(len(c.now.shots) > 0 && !t.EndsOpen(), func() app.UI {
			return app.Div().ID("examples-form").Class("row small").Body(
				app.P().Class("dim").Text(text.ExamplesForm.In(l)),
				app.If(bare != "", func() app.UI {
					return app.Button().ID("examples-bare").Type("button").Class("btn sm").OnClick(func(app.Context, app.Event) {
						c.done()
						c.change().template = bareForm(prompt.Parse(c.now.template), c.now.rows())
						c.done()
						c.refill("prompt-undo")
					}).Text(text.ExamplesBare.In(l, bare))
				}),
			)
		}),
		app.If(len(list) > 0 && len(c.now.rows().Rows) >= prompt.LeastSplit, func() app.UI { return app.P().Class("tiny dim").Text(text.ExamplesHeld.In(l)) }),
	)
}

func (c *Chapter) exampleRow(t prompt.Template, s prompt.Shot, input string, i int, full bool) app.UI {
	l, ticked := c.Lang, i < len(c.now.shots)
	more := text.Int(int64(prompt.EstimateTokens(t.Line(s))))
	change := func(f func(*draft), at ...string) app.EventHandler {
		return func(app.Context, app.Event) {
			c.done()
			f(c.change())
			c.done()
			c.refill(at...)
		}
	}
	return app.Li().Class("example").Body(
		app.Label().Body(
			app.Input().ID(exampleID(i)).Type("checkbox").Checked(ticked).Disabled(full && !ticked).OnChange(change(func(d *draft) { d.tick(s) }), app.EventScope("tick", i, s, ticked)),
			app.Span().Attr("translate", "no").Text(input+" "+prompt.Arrow+" "+s.Answer),
		),
		app.If(ticked && i > 0, func() app.UI {
			// The keyboard goes with the example: to its button, or, where there is none in
			// the first place, to its tick.
			return app.Button().ID(exampleID(i)+"-up").Type("button").Class("btn quiet icon").Aria("label", text.ExampleUp.In(l, clip(input))).
				OnClick(change(func(d *draft) { d.lift(i) }, exampleID(i-1)+"-up", exampleID(i-1)), app.EventScope("up", i)).Body(widget.Icon(iconUp))
		}),
		app.Small().Class("adds").Body(app.Span().Aria("hidden", "true").Text("+"+more), app.Span().Class("sr").Text(text.ExampleAdds.In(l, more))),
	)
}

// exampleID is the tick of example i of those that are offered.
func exampleID(i int) string { return "example-" + strconv.Itoa(i) }

// called is a row's values in few words: what the template makes of them, where that
// is a line with nothing but them; else the first of the columns.
func called(t prompt.Template, columns []string, values map[string]string) string {
	if t.EndsOpen() {
		if s := t.Render(values); !strings.Contains(s, "\n") {
			return strings.TrimSpace(strings.TrimRight(strings.TrimSpace(s), prompt.PartsAnswer))
		}
	}
	for _, name := range append(slices.Clone(columns), t.Slots()...) {
		if v := values[name]; v != "" {
			return v
		}
	}
	return ""
}

// told is what rows are called, so that one can tell them apart: those that would be
// called the same, by all their values.
func told(t prompt.Template, columns []string, rows []map[string]string) []string {
	names, times := make([]string, len(rows)), map[string]int{}
	for i, values := range rows {
		names[i] = called(t, columns, values)
		times[names[i]]++
	}
	for i, values := range rows {
		var all []string
		for _, c := range columns {
			if values[c] != "" {
				all = append(all, values[c])
			}
		}
		if times[names[i]] > 1 && len(all) > 0 {
			names[i] = strings.Join(all, " · ")
		}
	}
	return names
}

// bareForm is a template in the form of examples that the page's model was trained
// on: the first slot that is a column, and an arrow; "" where there is none.
func bareForm(t prompt.Template, table *prompt.Table) string {
	for _, s := range append(t.Slots(), table.Columns...) {
		if i := slices.Index(table.Columns, s); i >= 0 && i != table.Answer() {
			return "{" + s + "}" + prompt.Arrow
		}
	}
	return ""
}
