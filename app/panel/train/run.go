package train

import (
	"math/rand/v2"

	"breakeven/app/panel/widget"
	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Run has the buttons that train.
type Run struct {
	app.Compo

	Lang  text.Lang
	Model *Model
}

func (r *Run) OnMount(ctx app.Context) { widget.Watch(ctx, r.Model, Controls) }

func (r *Run) Render() app.UI {
	l, m := r.Lang, r.Model
	label, shape := text.Start.In(l), widget.IconPlay
	switch {
	case m.Running():
		label, shape = text.Pause.In(l), iconPause
		if s := m.Status; s == nil || s.State == wire.Loading {
			label, shape = loading(s, l), iconDown
		}
	case m.Status != nil && m.Status.State == wire.Stopped:
		label = text.Restart.In(l)
	case m.Step > 0:
		label = text.GoOn.In(l)
	}
	return app.Div().Class("go").Body(
		app.Button().ID("run").Type("button").Class("btn main big").Disabled(m.Barred || m.Missing).DataSet("runs", m.Running()).
			OnClick(func(app.Context, app.Event) { m.Toggle() }).
			Body(widget.Icon(shape), app.Span().Text(label)),
		app.Div().Class("trio").Body(
			app.Button().ID("step").Type("button").Class("btn").Disabled(!m.Ready()).OnClick(func(app.Context, app.Event) { m.StepOnce() }).
				Body(widget.Icon(iconStep), app.Span().Text(text.OneStep.In(l))),
			app.Button().ID("reset").Type("button").Class("btn").OnClick(func(app.Context, app.Event) { m.Reset() }).
				Body(widget.Icon(iconReset), app.Span().Text(text.SameSt.In(l))),
			app.Button().ID("newseed").Type("button").Class("btn").OnClick(func(app.Context, app.Event) { m.NewSeed(rand.Uint32N(10000)) }).
				Body(widget.Icon(iconDice), app.Span().Text(text.NewSeed.In(l))),
		),
		&Said{Lang: l, Model: m},
	)
}

// loading says how many of the digits are here.
func loading(s *wire.Status, l text.Lang) string {
	if s == nil || s.ToLoad == 0 {
		return text.Loading.In(l)
	}
	what := text.LoadingN
	if s.Config.Data == wire.Generated {
		what = text.DrawingN
	}
	return what.In(l, int(100*float64(s.Loaded)/float64(s.ToLoad)))
}

// Said is heard by screen readers, not seen: milestones, not steps.
type Said struct {
	app.Compo

	Lang  text.Lang
	Model *Model

	tenth int // of the test accuracy that was said last
	run   uint32
}

func (s *Said) OnMount(ctx app.Context) { widget.Watch(ctx, s.Model, Controls, Progress) }

func (s *Said) Render() app.UI {
	m, said := s.Model, ""
	if t := m.Test; t != nil {
		if s.run != m.header.Run {
			s.run, s.tenth = m.header.Run, 0
		}
		s.tenth = max(s.tenth, min(9, int(10*t.Accuracy))) // nothing is above 100%
		if s.tenth > 1 {
			said = text.SaidEveryTen.In(s.Lang, 10*s.tenth)
		}
	}
	state := ""
	switch {
	case m.Running():
		state = text.SaidRunning.In(s.Lang)
	case m.Step > 0:
		state = text.SaidPaused.In(s.Lang)
	}
	return app.Div().Class("sr").Role("status").Body(app.P().Text(state), app.P().Text(said))
}
