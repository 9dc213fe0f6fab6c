package train

import (
	"breakeven/app/panel/widget"
	"breakeven/app/state"
	"breakeven/app/text"
	"breakeven/nn/train"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// network returns the layers that a visitor chose.
func network(s *state.State) train.Config {
	c := train.Config{Hidden: s.Hidden}
	if s.Net == "cnn" {
		c.Channels, c.Pool = s.Channels, s.Pool
	}
	return c
}

// weights returns how many weights and biases the chosen network has.
func weights(s *state.State) int { return network(s).Params() }

// planes are pictures: channels, and the side of each.
type planes struct{ channels, side int }

func (p planes) size() int { return p.channels * p.side * p.side }

// pictures returns what each convolution of the chosen network gives, and what
// the pooling leaves.
func pictures(s *state.State) (out []planes) {
	for _, p := range network(s).Planes()[1:] {
		out = append(out, planes{p.C, p.H})
	}
	return out
}

// Shape tells the network's layers and how many weights they have.
type Shape struct {
	app.Compo

	Lang  text.Lang
	Model *Model
}

// OnMount implements app.Mounter.
func (s *Shape) OnMount(ctx app.Context) { widget.Watch(ctx, s.Model, Controls) }

// Render implements app.Composer.
func (s *Shape) Render() app.UI {
	l, st := s.Lang, s.Model.State
	layers := []app.UI{app.Li().Text(text.LayerIn.In(l))}
	for i, p := range pictures(st) {
		what := text.LayerConv
		if i == len(st.Channels) {
			what = text.LayerPool
		}
		layers = append(layers, app.Li().Text(what.In(l, p.channels, p.side)))
	}
	for _, h := range st.Hidden {
		layers = append(layers, app.Li().Text(text.LayerHidden.In(l, text.Int(int64(h)))))
	}
	layers = append(layers, app.Li().Text(text.LayerOut.In(l)), app.Li().Class("dim").Text(text.WeightsN.In(l, text.Int(int64(weights(st))))))
	return app.Ul().Class("layers").Body(layers...)
}
