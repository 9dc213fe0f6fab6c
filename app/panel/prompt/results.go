package prompt

import (
	"slices"

	"breakeven/app/chart"
	"breakeven/app/panel/widget"
	"breakeven/app/prompt"
	"breakeven/app/text"
	"breakeven/app/wire"
	"breakeven/nn/train"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Rows runs the template on a whole table, and shows what comes of it.
type Rows struct {
	app.Compo

	Lang    text.Lang
	Model   *Model
	Of      *Chapter
	Changes int // of the draft: another one, and there is another table or template to run
}

// OnMount implements app.Mounter.
func (r *Rows) OnMount(ctx app.Context) { widget.Watch(ctx, r.Model, Ran, Asked) }

// mostShown is how many rows of a half are drawn.
const mostShown = 40

// Render implements app.Composer.
func (r *Rows) Render() app.UI {
	l, c := r.Lang, r.Of
	asks := len(c.now.rows().Rows) - c.now.shotsOfTable()
	run, now := c.run, c.version()
	var since turn
	if run != nil {
		since = c.kept.turned(run.version)
		now.Seed = run.version.Seed // another draw is no other prompt
	}
	return app.Div().ID("rows").Class("card").Body(
		app.H3().Class("hd").Body(
			app.Text(text.RowsHead.In(l, asks)), app.Small().Text(text.RowsHint.In(l)),
			app.Span().Class("end").Body(r.button()),
		),
		app.If(r.Model.Remote.Chosen, func() app.UI { return app.P().ID("rows-here").Class("small dim").Text(text.RowsHere.In(l)) }),
		app.If(run != nil, func() app.UI { return r.progress(run) }),
		app.If(run != nil && run.end != running && !run.version.Same(now), func() app.UI {
			return app.P().ID("rows-old").Class("small dim").Text(text.TenfoldOld.In(l))
		}),
		app.If(!c.now.usesTable(), func() app.UI {
			return app.P().ID("rows-alike").Class("small dim").Text(text.RowsAlike.In(l))
		}),
		app.If(run == nil, func() app.UI { return app.P().Class("small dim").Text(text.RatesNothing.In(l)) }),
		app.If(run != nil && len(run.version.Rows) > 0, func() app.UI {
			return app.Div().Class("grid").Body(r.turned(run, since), r.rates(run.version), r.half(run, since, false), r.heldBack(run, since), r.save(run))
		}),
		c.entering.view(c, l),
	)
}

// shotsOfTable is how many rows of the table are examples.
func (d draft) shotsOfTable() (n int) {
	answers := d.rows().Answer()
	if answers < 0 {
		return 0
	}
	for i, row := range d.rows().Rows {
		if d.isExample(prompt.Shot{Values: d.rows().Values(i), Answer: row[answers]}) {
			n++
		}
	}
	return n
}

// usesTable tells whether a column of the table is a slot of the template.
func (d draft) usesTable() bool {
	answers := d.rows().Answer()
	return slices.ContainsFunc(prompt.Parse(d.template).Slots(), func(s string) bool {
		i := slices.Index(d.rows().Columns, s)
		return i >= 0 && i != answers
	})
}

func (r *Rows) button() app.UI {
	l, c := r.Lang, r.Of
	label, icon := text.RowsRun, widget.IconPlay
	going := c.run != nil && c.run.end == running
	switch {
	case going:
		label, icon = text.PromptStop, widget.IconStop
	case c.run != nil:
		label = text.RowsAgain
	}
	return app.Button().ID("rows-run").Type("button").Class("btn sm").OnClick(func(ctx app.Context, _ app.Event) {
		ctx.PreventUpdate()
		if c.run != nil && c.run.end == running {
			c.stop()
		} else {
			c.start()
		}
	}).Body(widget.Icon(icon), app.Span().Text(label.In(l)))
}

func (r *Rows) progress(run *run) app.UI {
	l, done := r.Lang, len(run.version.Rows)
	said := map[runEnd]string{
		running: text.RowsProgress.In(l, done, run.total), complete: text.RowsDone.In(l, done),
		stopped: text.RowsStopped.In(l, done, run.total), failed: text.RowsFailed.In(l, done),
	}[run.end]
	switch s := r.Model.Status; {
	case run.total == 0:
		said = text.RowsTooLong.In(l)
	case run.end == running && done == 0 && (s == nil || s.State == wire.ModelLoading):
		said = text.PromptFetching.In(l, r.Model.fetched())
	}
	if run.shots > 0 {
		said = text.Join(l, said, text.RowsShots.In(l, run.shots))
	}
	if run.long > 0 {
		said = text.Join(l, said, text.RowsLong.In(l, run.long))
	}
	if run.cut > 0 {
		said = text.Join(l, said, text.RowsCut.In(l, run.cut))
	}
	return app.Div().Class("row small").Body(
		app.If(run.end == running, func() app.UI {
			return app.Progress().Class("context").Max(max(run.total, 1)).Value(done).Aria("labelledby", "rows-progress")
		}),
		app.P().ID("rows-progress").DataSet("end", runEnds[run.end]).Text(said),
		// While it goes on, a screen reader hears nothing of it.
		app.P().Class("sr").Role("status").Text(map[bool]string{true: said}[run.end != running]),
	)
}

// runEnds are ends as words for tests.
var runEnds = [...]string{running: "running", complete: "complete", stopped: "stopped", failed: "failed"}

// turned tells how many rows are answered otherwise than by the last version that was
// run on them.
func (r *Rows) turned(run *run, since turn) app.UI {
	l := r.Lang
	if since.Compared == 0 || run.end == running {
		return app.Text("")
	}
	name, n := clip(since.before), len(since.Changed)
	said := text.RowsTurned.In(l, n, since.Better, since.Worse, name, since.Compared)
	switch {
	case n == 0:
		said = text.RowsSame.In(l, name, since.Compared)
	case !since.SameWishes:
		said = text.RowsOther.In(l, n, name, since.Compared)
	}
	return app.P().ID("rows-turned").Class("small").Text(said)
}

// turn is how the answers to rows have changed since another version, if any.
type turn struct {
	prompt.Turn
	before string // what that is called
}

// turned compares a version's rows with those of the latest one that asks something else
// of any of them.
func (k *kept) turned(v prompt.Version) turn {
	for _, o := range slices.Backward(k.list) {
		if len(o.Rows) == 0 || o.Same(v) {
			continue
		}
		if t := v.Turned(o); t.Compared > 0 {
			return turn{t, o.Name}
		}
	}
	return turn{}
}

// rates is a table of how many rows meet each wish, by the two halves.
func (r *Rows) rates(v prompt.Version) app.UI {
	l := r.Lang
	seen, held := v.Rates(false), v.Rates(true)
	var lines []app.UI
	line := func(name string, a, b prompt.Rate) {
		lines = append(lines, app.Tr().Body(app.Th().Scope("row").Attr("translate", "no").Text(name), rate(a, l), rate(b, l)))
	}
	for i, w := range v.Wishes {
		line(wishName(w, l), seen[i], held[i])
	}
	exact := slices.ContainsFunc(v.Wishes, func(w prompt.Wish) bool { return w.Kind == prompt.Equals })
	if right := v.Right(false); right.N > 0 && !exact && (len(v.Shots) > 0 || prompt.Parse(v.Template).EndsOpen()) {
		line(text.RatesRight.In(l), right, v.Right(true))
	}
	if len(lines) == 0 {
		return app.P().Class("small dim").Text(text.RatesNoWish.In(l))
	}
	head := func(s text.Sentence) app.UI { return app.Th().Scope("col").Text(s.In(l)) }
	return app.Div().Body(
		app.Table().ID("rows-rates").Class("rows rates").Body(
			app.Caption().Class("sr").Text(text.RatesOf.In(l)),
			app.THead().Body(app.Tr().Body(head(text.RatesWish), head(text.RatesTuning), head(text.RatesHeld))),
			app.TBody().Body(lines...),
		),
		app.P().Class("tiny dim").Text(text.RatesHow.In(l)),
		teaches(l),
	)
}

// rate is a cell: so many of so many, and between what the share lies.
func rate(x prompt.Rate, l text.Lang) app.UI {
	if x.N == 0 {
		return app.Td().Text("–")
	}
	low, high := train.Wilson(float64(x.Met)/float64(x.N), x.N)
	whole := func(share float64) string { return text.Fixed(100*share, 0) + "%" }
	return app.Td().Body(
		app.B().Text(text.Int(int64(x.Met))+" / "+text.Int(int64(x.N))),
		app.Small().Class("interval").Text(text.RatesInterval.In(l, whole(low), whole(high))),
	)
}

// heldBack hides the other half's answers, which one should not adjust by.
func (r *Rows) heldBack(run *run, since turn) app.UI {
	n := 0
	for _, a := range run.version.Rows {
		if a.HeldBack {
			n++
		}
	}
	if n == 0 {
		return app.Text("")
	}
	return app.Details().ID("rows-held").Class("drawer").Body(
		app.Summary().Text(text.RowsHeld.In(r.Lang, n)),
		app.Div().Body(app.P().Class("small dim").Text(text.RowsHeldWhy.In(r.Lang)), r.half(run, since, true)),
	)
}

// half is a table of the answers of one half.
func (r *Rows) half(run *run, since turn, held bool) app.UI {
	l, v := r.Lang, run.version
	var at []int
	var rows []map[string]string
	left := 0
	for i, a := range v.Rows {
		switch {
		case a.HeldBack != held:
		case len(at) == mostShown:
			left++
		default:
			at, rows = append(at, i), append(rows, v.RowValues(a))
		}
	}
	var lines []app.UI
	for n, name := range told(prompt.Parse(v.Template), withoutAnswer(run.columns), rows) {
		_, changed := slices.BinarySearch(since.Changed, at[n])
		lines = append(lines, r.line(run, at[n], name, changed))
	}
	return app.Div().Body(
		app.Table().Class("rows answers").Body(
			app.Caption().Class("sr").Text(map[bool]text.Sentence{false: text.RowsSeen, true: text.RowsHeld}[held].In(l, len(lines)+left)),
			app.THead().Body(app.Tr().Body(app.Th().Scope("col").Text(text.RowsRow.In(l)), app.Th().Scope("col").Text(text.RowsAnswer.In(l)), app.Th().Scope("col").Text(text.RowsMissing.In(l)))),
			app.TBody().Body(lines...),
		),
		app.If(left > 0, func() app.UI { return app.P().Class("tiny dim").Text(text.RowsRest.In(l, left)) }),
	)
}

func (r *Rows) line(run *run, i int, name string, changed bool) app.UI {
	l, a := r.Lang, run.version.Rows[i]
	var missing []string
	for i, met := range a.Met {
		if !met {
			missing = append(missing, wishName(run.version.Wishes[i], l))
		}
	}
	answer := a.Answer
	switch {
	case run.unread[i]:
		answer = text.RowsUnreadable.In(l)
	case answer == "":
		answer = text.RowsEmpty.In(l)
	}
	lack := app.Span().Class("met").Text("✓ " + text.RowsAllMet.In(l))
	if len(missing) > 0 {
		lack = app.Span().Class("unmet").Text("✕ " + text.Enumerate(l, missing))
	}
	return app.Tr().Body(
		app.Td().Attr("translate", "no").Text(name),
		app.Td().Body(app.Span().Attr("translate", "no").Text(answer), app.Text(" "), app.If(changed, func() app.UI { return app.Small().Class("tag").Text(text.RowsChanged.In(l)) })),
		app.Td().Body(app.If(len(a.Met) > 0, func() app.UI { return lack })),
	)
}

// save takes the answers out of the page.
func (r *Rows) save(run *run) app.UI {
	return app.Div().Class("row").Body(app.Button().ID("rows-save").Type("button").Class("btn sm").Disabled(run.end == running).OnClick(func(ctx app.Context, _ app.Event) {
		ctx.PreventUpdate()
		chart.Save("breakeven-rows.csv", "text/csv", r.results(run).CSV())
	}).Text(text.RowsSave.In(r.Lang)))
}

// results are the table with what was answered, and whether each wish is met.
func (r *Rows) results(run *run) prompt.Table {
	l, v := r.Lang, run.version
	t := prompt.Table{Columns: append(slices.Clone(run.columns), "▸ "+text.RowsAnswer.In(l))}
	wanted := prompt.Table{Columns: run.columns}.Answer()
	for _, w := range v.Wishes {
		t.Columns = append(t.Columns, wishName(w, l))
	}
	for _, a := range v.Rows {
		var cells []string
		for i, c := range run.columns {
			if i == wanted {
				cells = append(cells, a.Want)
			} else {
				cells = append(cells, a.Values[c])
			}
		}
		cells = append(cells, a.Answer)
		for _, met := range a.Met {
			cells = append(cells, map[bool]string{false: "0", true: "1"}[met])
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// withoutAnswer are columns without that of the wanted answers.
func withoutAnswer(columns []string) []string {
	i := prompt.Table{Columns: columns}.Answer()
	if i < 0 {
		return columns
	}
	return slices.Delete(slices.Clone(columns), i, i+1)
}

// wishName is how a wish is called.
func wishName(w prompt.Wish, l text.Lang) string { return (&Wishes{Lang: l}).called(w) }
