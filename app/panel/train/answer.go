package train

import (
	"sort"
	"strconv"

	"breakeven/app/panel/widget"
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
	return app.Canvas().ID("sees").Width(28).Height(28).Role("img").Aria("label", text.NetSees.In(s.Lang)).Title(text.NetSees.In(s.Lang))
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

	calm   calm
	said   string    // what a screen reader was told last
	saidIn text.Lang // its language
	digit  int       // of it
}

func (a *Answer) OnMount(ctx app.Context) {
	a.calm.watch(ctx, a.Model, lively, Prediction)
	widget.Watch(ctx, a.Model, Pictured) // comes calmly
}

func (a *Answer) Render() app.UI {
	l, m := a.Lang, a.Model
	probs, step, drawn := m.guess()
	if probs == nil {
		return app.Div().Class("guess").Body(app.P().Class("over").Body(app.Strong().Text(text.Answer.In(l))))
	}
	hint := text.Answer
	if step == 0 {
		hint = text.SceneBlind
	}
	order := top(*probs)
	var guesses []app.UI
	for rank, d := range order[:3] {
		id, class := "", ""
		if rank == 0 {
			class = "g0"
			if drawn {
				id = "top1"
			}
		}
		guesses = append(guesses, app.P().Class(class).Body(
			app.B().ID(id).Text(strconv.Itoa(d)), app.Span().Class("num").Text(sure(probs[d]))))
	}
	// While it trains, another percentage is no news; another language is.
	switch {
	case !drawn:
		a.said = ""
	case a.said == "" || a.digit != order[0] || a.saidIn != l || !m.Running():
		a.said, a.saidIn, a.digit = text.AnswerSays.In(l, order[0], sure(probs[order[0]])), l, order[0]
	}
	return app.Div().Class("guess").Body(
		app.P().Class("over").Body(app.Strong().Text(hint.In(l))),
		app.Div().Class("top3").Body(guesses...),
		app.P().Class("sr").Role("status").Text(a.said),
	)
}

// guess returns what the network makes of what is drawn or else of the digit
// that is shown, nil for nothing yet, and after how many steps.
func (m *Model) guess() (probs *[10]float32, step uint32, drawn bool) {
	switch {
	case m.Answer != nil:
		return &m.Answer.Probs, m.Answer.Step, true
	case m.Image != nil, m.Picture == nil, m.Picture.Origin == wire.Drawn:
		return nil, 0, false
	}
	probs = new([10]float32)
	for d, u := range m.Picture.Layers[len(m.Picture.Layers)-1].Units[:10] {
		probs[d] = u.Out
	}
	return probs, m.Picture.Step, false
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

// top returns the digits, the likeliest first.
func top(probs [10]float32) [10]int {
	order := [10]int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
	sort.SliceStable(order[:], func(i, j int) bool { return probs[order[i]] > probs[order[j]] })
	return order
}
