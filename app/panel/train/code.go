package train

import (
	"breakeven/app/panel/widget"
	"breakeven/app/text"
	"breakeven/nn/device"
	"breakeven/nn/layer"
	"breakeven/nn/optim"
	"breakeven/nn/train"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Code is the drawer of the few lines that a step of the chosen network runs, from
// their source: forward and backward of its layers, the loss, the update.
type Code struct {
	app.Compo

	Lang  text.Lang
	Model *Model
}

// OnMount implements app.Mounter.
func (c *Code) OnMount(ctx app.Context) { widget.Watch(ctx, c.Model, Controls) }

// Render implements app.Composer.
func (c *Code) Render() app.UI {
	s := c.Model.State
	all := []app.UI{widget.Listing(text.CodeLearn.In(c.Lang), "nn/train/learn.go", train.LearnSource())}
	if s.Net == "cnn" {
		all = append(all, widget.Listing(text.CodeConv.In(c.Lang), "nn/layer/conv.go", layer.ConvSource()))
	}
	update := operations[s.Opt]
	all = append(all,
		widget.Listing(text.CodeLayer.In(c.Lang), "nn/layer/dense.go", layer.DenseSource()),
		widget.Listing(text.CodeOptim.In(c.Lang), "nn/optim/optim.go", optim.Source()),
		widget.Listing(text.CodeUpdate.In(c.Lang, update), "nn/device/optimizer.go", device.OptimizerSource(update)),
	)
	return app.Details().ID("code").Class("drawer").Body(
		app.Summary().Text(text.Code.In(c.Lang)),
		app.Div().Body(all...),
	)
}

// operations are the names of the optimizers' operations.
var operations = map[string]string{"adam": "Adam", "momentum": "Momentum", "sgd": "SGD"}
