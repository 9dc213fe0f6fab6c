package train

import (
	"sort"
	"strconv"

	"breakeven/app/chart"
	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Sees shows what reaches the network: the drawing as 28×28 grey values.
type Sees struct {
	app.Compo

	Lang  text.Lang
	Model *Model
}

func (s *Sees) OnMount(ctx app.Context) {
	s.Model.Listen(Drawing, s.paint)
	s.paint()
}

func (s *Sees) Render() app.UI {
	return app.Div().Class("sees-col").Body(
		app.P().Class("over").Body(app.Strong().Text(text.NetSees.In(s.Lang)), app.Br(), app.Text(text.NetSeesN.In(s.Lang))),
		app.Canvas().ID("sees").Width(28).Height(28).Aria("hidden", "true"),
		&Shape{Lang: s.Lang, Model: s.Model},
	)
}

// paint writes the image into the canvas: ink as opacity, so that the page's
// ink colour, dark or light, can show it.
func (s *Sees) paint() {
	paintDigit("sees", s.Model.Image)
}

// Answer shows how sure the network is of each digit.
type Answer struct {
	app.Compo

	Lang  text.Lang
	Model *Model

	calm calm
}

func (a *Answer) OnMount(ctx app.Context) { a.calm.watch(ctx, a.Model, lively, Prediction) }

func (a *Answer) Render() app.UI {
	l, m := a.Lang, a.Model
	var probs [10]float32
	hint := text.NothingYet
	if m.Answer != nil {
		probs = m.Answer.Probs
		hint = text.Answer
		if m.Answer.Step == 0 {
			hint = text.Untrained
		}
	}
	order := top(probs)
	var bars []app.UI
	for d, p := range probs {
		class := "bar"
		if m.Answer != nil && d == order[0] {
			class = "bar top"
		}
		bars = append(bars, app.Li().Body(
			app.Span().Text(strconv.Itoa(d)),
			chart.SVG("svg").Attr("viewBox", "0 0 100 10").Attr("preserveAspectRatio", "none").Aria("hidden", "true").Body(
				chart.SVG("rect").Class("bar-bg").Attr("width", "100").Attr("height", "10"),
				chart.SVG("rect").Class(class).Attr("width", text.Short(float64(int(1000*p))/10)).Attr("height", "10"),
			),
			app.Span().Class("num").Text(share(m.Answer, p)),
		))
	}
	var guesses []app.UI
	if m.Answer == nil {
		guesses = append(guesses, app.P().Class("g0").Aria("hidden", "true").Body(app.B().Class("none").Text("?")))
	} else {
		for rank, d := range order[:3] {
			id, class := "", ""
			if rank == 0 {
				id, class = "top1", "g0"
			}
			guesses = append(guesses, app.P().Class(class).Body(
				app.B().ID(id).Text(strconv.Itoa(d)), app.Span().Class("num").Text(sure(probs[d]))))
		}
	}
	said := ""
	if m.Answer != nil {
		said = text.AnswerSays.In(l, order[0], sure(probs[order[0]]))
	}
	return app.Div().Class("answer-col").Body(
		app.Ol().Class("bars").Aria("label", text.Answer.In(l)).Body(bars...),
		app.Div().Class("guess").Body(
			app.P().Class("over").Body(app.Strong().Text(hint.In(l))),
			app.Div().Class("top3").Body(guesses...),
			app.P().Class("sr").Text(said),
		),
	)
}

// sure writes a share of ten, none of which is ever all or nothing.
func sure(p float32) string {
	switch {
	case p >= .9995:
		return ">99.9%"
	case p < .0005:
		return "<0.1%"
	}
	return text.Percent(float64(p))
}

func share(a *wire.Prediction, p float32) string {
	switch {
	case a == nil:
		return ""
	case p >= .995 && p < 1:
		return ">99%"
	}
	return strconv.Itoa(int(100*p+0.5)) + "%"
}

// top returns the digits, the likeliest first.
func top(probs [10]float32) [10]int {
	order := [10]int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
	sort.SliceStable(order[:], func(i, j int) bool { return probs[order[i]] > probs[order[j]] })
	return order
}
