package train

import (
	"math"

	"breakeven/app/panel/widget"
	"breakeven/app/text"
	"breakeven/app/wire"
	"breakeven/nn/train"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Header tells where the training stands, how fast it goes and on what.
type Header struct {
	app.Compo

	Lang  text.Lang
	Model *Model

	calm calm
}

func (h *Header) OnMount(ctx app.Context) {
	widget.Watch(ctx, h.Model, Controls)
	h.calm.watch(ctx, h.Model, calmly, Progress)
}

func (h *Header) Render() app.UI {
	l, m := h.Lang, h.Model
	accuracy, interval := "–", text.NotTested.In(l)
	if t := m.Test; t != nil {
		lo, hi := train.Wilson(float64(t.Accuracy), int(t.N))
		accuracy = text.Percent(float64(t.Accuracy))
		of := text.TestOf
		if m.Status != nil {
			of = []text.Sentence{wire.MNIST: text.TestOf, wire.Generated: text.TestOfGenerated, wire.Own: text.TestOfOwn}[m.Status.TestOn]
		}
		interval = of.In(l, whole(t.N), text.Percent(lo), text.Percent(hi))
	}
	speed := "–"
	if m.Rate > 0 {
		speed = rate(m.Rate)
	}
	return app.Header().Class("reads").Body(
		app.Div().Class("read main").Body(
			app.B().ID("acc").Text(accuracy),
			app.Span().Body(app.Strong().Text(text.TestAccuracy.In(l)), app.Br(), app.Text(interval)),
		),
		app.Ul().Class("read").Body(
			app.Li().ID("stepn").Text(text.StepN.In(l, whole(m.Step))),
			app.Li().Text(text.EpochN.In(l, text.Fixed(m.Epoch, 2))),
			app.Li().Text(text.StepsPerSec.In(l, speed)),
			app.Li().Text(text.SeedN.In(l, whole(m.State.Seed))),
		),
		app.Div().Class("end").Body(
			h.speeds(),
			&Device{Lang: l, Model: m},
		),
	)
}

// rate is steps a second in words: with a decimal where they are few.
func rate(stepsPerSecond float64) string {
	if stepsPerSecond < 10 {
		return text.Fixed(stepsPerSecond, 1)
	}
	return text.Int(int64(math.Round(min(stepsPerSecond, 1e9))))
}

func (h *Header) speeds() app.UI {
	m := h.Model
	var buttons []app.UI
	for _, s := range []struct {
		word  string
		label text.Sentence
	}{{"slow", text.SpeedSlow}, {"watch", text.SpeedWatch}, {"full", text.SpeedFull}} {
		pressed := "false"
		if m.State.Speed == s.word {
			pressed = "true"
		}
		buttons = append(buttons, app.Button().ID("speed-"+s.word).Type("button").Aria("pressed", pressed).
			OnClick(func(app.Context, app.Event) {
				m.State.Speed = s.word
				m.Adjust()
			}).Text(s.label.In(h.Lang)))
	}
	return app.Div().Class("seg").Role("group").Aria("label", text.SpeedLabel.In(h.Lang)).Body(buttons...)
}
