package train

import (
	"strconv"

	"breakeven/app/chart"
	"breakeven/app/panel/widget"
	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Mistakes shows test digits that were taken for others, and of one that is
// opened the network's doubts.
type Mistakes struct {
	app.Compo

	Lang  text.Lang
	Model *Model

	calm    calm
	ctx     app.Context
	open    *wire.Mistake // stays until it is closed, though new tests come
	painted painted
}

// painted tells which pictures stand in the canvases.
type painted struct {
	of *wire.Evaluation
	n  int
}

// OnMount implements app.Mounter.
func (s *Mistakes) OnMount(ctx app.Context) {
	s.ctx = ctx
	s.calm.watch(ctx, s.Model, calmly, Judged)
}

// OnUpdate implements app.Updater: another language may come with other canvases.
func (s *Mistakes) OnUpdate(app.Context) { s.painted = painted{} }

// Render implements app.Composer.
func (s *Mistakes) Render() app.UI {
	l, m := s.Lang, s.Model
	count := ""
	if m.Judged != nil {
		all, wrong := tally(m.Judged)
		count = text.MistakesOf.In(l, whole(wrong), whole(all))
	}
	return app.Div().Class("card mistakes").Body(
		app.H2().Class("hd").Body(app.Text(text.MistakesTitle.In(l)), app.Small().ID("mistakes-n").Text(count)),
		app.If(m.Cell != wire.NoCell, func() app.UI {
			return app.P().ID("mistakes-of").Class("filter").Body(
				app.Text(text.MistakesCell.In(l, int(m.Cell/wire.Classes), int(m.Cell%wire.Classes))),
				app.Button().ID("mistakes-all").Type("button").Class("btn quiet sm").OnClick(func(app.Context, app.Event) {
					m.Filter(wire.NoCell)
					widget.HandOn(s.ctx, "confusion")
				}).Text(text.MistakesAll.In(l)),
			)
		}),
		s.thumbs(),
		s.doubts(),
	)
}

func (s *Mistakes) thumbs() app.UI {
	l, m := s.Lang, s.Model
	list := m.Mistakes()
	switch {
	case m.Judged == nil || m.Step == 0:
		return app.P().Class("emptyhint").Text(text.MistakesEmpty.In(l))
	case len(list) == 0 && m.Judged.Cell == m.Cell && m.Cell != wire.NoCell:
		return app.P().Class("emptyhint").Text(text.MistakesNo.In(l))
	case len(list) == 0 && m.Judged.Cell == m.Cell:
		return app.P().Class("emptyhint").Text(text.MistakesNone.In(l))
	}
	var thumbs []app.UI
	for i := range list {
		x := list[i]
		id := strconv.Itoa(i)
		thumbs = append(thumbs, app.Button().ID("mistake-"+id).Type("button").Class("thumb").
			Aria("label", text.MistakeIs.In(l, int(x.Truth), int(x.Answer), whole(x.Index))).
			Aria("pressed", strconv.FormatBool(s.open != nil && s.open.Index == x.Index)).
			OnClick(func(app.Context, app.Event) { s.toggle(i) }, app.EventScope(id)).
			Body(
				app.Canvas().ID("thumb-"+id).Width(28).Height(28).Aria("hidden", "true"),
				app.Span().Class("num").Body( // the label says it; the style writes it
					app.Span().DataSet("n", int(x.Truth)), app.Span().Class("dim").DataSet("n", "→"), app.B().DataSet("n", int(x.Answer))),
			))
	}
	if now := (painted{m.Judged, len(list)}); now != s.painted && s.ctx.Context != nil {
		s.painted = now
		s.ctx.Defer(func(app.Context) { s.paint() }) // once the canvases are there
	}
	return app.Div().Class("wrong").Body(thumbs...)
}

// toggle opens a mistake, or closes the one that is open.
func (s *Mistakes) toggle(i int) {
	list := s.Model.Mistakes()
	if i >= len(list) {
		return
	}
	if s.open != nil && s.open.Index == list[i].Index {
		s.open = nil
		return
	}
	x := list[i]
	s.open = &x
}

// doubts are the three likeliest digits of the mistake that is open.
func (s *Mistakes) doubts() app.UI {
	l := s.Lang
	if s.Model.Judged == nil || s.Model.Step == 0 {
		s.open = nil
	}
	if s.open == nil {
		hint := ""
		if len(s.Model.Mistakes()) > 0 && s.Model.Step > 0 {
			hint = text.MistakeHow.In(l)
		}
		return app.Div().Class("doubts").Body(app.P().Class("tiny dim").Text(hint))
	}
	var lines []app.UI
	for _, g := range s.open.Best {
		lines = append(lines, app.Li().Body(
			app.B().Text(strconv.Itoa(int(g.Digit))),
			chart.SVG("svg").Attr("viewBox", "0 0 100 10").Attr("preserveAspectRatio", "none").Aria("hidden", "true").Body(
				chart.SVG("rect").Class("bar-bg").Attr("width", "100").Attr("height", "10"),
				chart.SVG("rect").Class("bar").Attr("width", text.Fixed(100*float64(g.P), 1)).Attr("height", "10"),
			),
			app.Span().Class("num").Text(sure(g.P)),
		))
	}
	return app.Div().ID("doubts").Class("doubts").Role("status").Body(
		app.P().Class("tiny").Text(text.MistakeDoubts.In(l, int(s.open.Truth))),
		app.Ol().Class("bars").Body(lines...),
	)
}

// paint writes the pictures into their canvases: ink as opacity, as the page's
// colours turn with its theme.
func (s *Mistakes) paint() {
	for i, x := range s.Model.Mistakes() {
		paintDigit("thumb-"+strconv.Itoa(i), &x.Image)
	}
}
