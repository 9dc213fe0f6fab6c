package train

import (
	"strconv"

	"breakeven/app/chart"
	"breakeven/app/panel/widget"
	"breakeven/app/text"
	"breakeven/app/wire"
	"breakeven/nn/device"
	"breakeven/nn/optim"
	"breakeven/nn/train"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Profile is the drawer that says where a step's time goes, measured when the
// visitor asks.
type Profile struct {
	app.Compo

	Lang  text.Lang
	Model *Model
}

// OnMount implements app.Mounter.
func (p *Profile) OnMount(ctx app.Context) { widget.Watch(ctx, p.Model, Controls, Timed) }

// cost is what an operation takes in a step.
type cost struct {
	train.Operation
	ms, flops float64
}

// gflops is how many GFLOP a second that is.
func (c cost) gflops() float64 {
	if c.ms == 0 {
		return 0
	}
	return c.flops / c.ms / 1e6
}

// costs returns what each operation takes in a step of a run as s says, and
// nothing where the profile is not of that network. What is done for every
// micro-batch is counted as often as a step does it.
func costs(p *wire.Profile, s *wire.Status) (out []cost) {
	c := train.Config{
		Channels: ints(s.Config.Channels), Pool: s.Config.Pool, Hidden: ints(s.Config.Hidden), Activation: train.Activation(s.Config.Activation),
		Dropout: s.Config.Dropout, Decay: s.Config.Decay, Batch: int(s.Config.Batch),
		Optimizer: []optim.Kind{wire.Adam: optim.Adam, wire.Momentum: optim.Momentum, wire.SGD: optim.SGD}[s.Config.Optimizer],
	}
	ops := c.Operations()
	if len(ops) != len(p.Millis) {
		return nil
	}
	micros := float64(s.Config.Batch) / train.MicroBatch
	for i, o := range ops {
		times := micros
		if o.OnLast() {
			times = 1
		}
		out = append(out, cost{o, float64(p.Millis[i]) * times, o.FLOPs(train.MicroBatch) * times})
	}
	return out
}

// Render implements app.Composer.
func (p *Profile) Render() app.UI {
	l, m := p.Lang, p.Model
	label := text.ProfileMeasure
	switch {
	case m.Measuring:
		label = text.ProfileRuns
	case m.Profile != nil:
		label = text.ProfileAgain
	}
	return app.Details().ID("profile").Class("drawer").Body(
		app.Summary().Text(text.Profile.In(l)),
		app.Div().Body(
			app.P().Text(text.ProfileWhat.In(l)),
			app.Div().Class("row").Body(app.Button().ID("measure").Type("button").Class("btn sm").Disabled(!m.Ready() || m.Measuring).
				OnClick(func(app.Context, app.Event) { m.Measure() }).Text(label.In(l))),
			p.result(),
		),
	)
}

func (p *Profile) result() app.UI {
	l, m := p.Lang, p.Model
	if m.Profile == nil || m.profiled == nil {
		return app.Div().ID("profile-result")
	}
	list := costs(m.Profile, m.profiled)
	peak := float64(m.Profile.Peak)
	if m.profiled.Config.Device == wire.DeviceWebGPU {
		peak = 0
	}
	total := cost{}
	var phases [4]float64
	var rows []app.UI
	for _, c := range list {
		total.ms, total.flops = total.ms+c.ms, total.flops+c.flops
		phases[c.Phase] += c.ms
	}
	for i, c := range list {
		if i == 0 || list[i-1].Phase != c.Phase {
			rows = append(rows, app.Tr().Class("phase").Body(app.Th().Attr("colspan", "5").Attr("scope", "rowgroup").Text(phaseNames[c.Phase].In(l))))
		}
		rows = append(rows, p.row(name(c.Operation, l), c, peak))
	}
	rows = append(rows, p.row(text.ProfileTotal.In(l), total, peak))
	head := func(s text.Sentence, class string) app.UI {
		return app.Th().Attr("scope", "col").Class(class).Text(s.In(l))
	}
	note, counted := text.ProfileNoPeak.In(l), text.ProfileCount.In(l)
	if peak > 0 {
		note = text.ProfilePeak.In(l, text.Fixed(peak, 1))
		counted += text.ProfileStar.In(l)
	}
	return app.Div().ID("profile-result").Body(
		app.P().ID("profile-sum").Text(text.ProfileSum.In(l, whole(m.profiled.Config.Batch), text.Fixed(total.ms, 2), text.Fixed(total.flops/1e6, 1), text.Fixed(total.gflops(), 1))),
		p.bar(phases, total.ms),
		app.Table().Class("rows timing").Body(
			app.THead().Body(app.Tr().Body(head(text.ProfileOp, ""), head(text.ProfileMs, "num"), head(text.ProfileMFLOP, "num"), head(text.ProfileRate, "num"), head(text.ProfileShare, "num"))),
			app.TBody().Body(rows...),
		),
		app.P().Class("dim").Text(note),
		app.P().Class("dim").Text(counted),
	)
}

func (p *Profile) row(name string, c cost, peak float64) app.UI {
	rate, of := "–", "–"
	if c.flops > 0 {
		rate = text.Fixed(c.gflops(), 1)
		if peak > 0 {
			of = text.Fixed(100*c.gflops()/peak, 0) + "%"
			if c.gflops() > peak {
				of += "*"
			}
		}
	}
	return app.Tr().Body(
		app.Th().Attr("scope", "row").Text(name),
		app.Td().Class("num").Text(text.Fixed(c.ms, 3)), app.Td().Class("num").Text(text.Fixed(c.flops/1e6, 2)),
		app.Td().Class("num").Text(rate), app.Td().Class("num").Text(of),
	)
}

// bar shows each phase's share of the time.
func (p *Profile) bar(phases [4]float64, total float64) app.UI {
	var parts, legend []app.UI
	x := 0.0
	for i, ms := range phases {
		width := 100 * ms / max(total, 1e-9)
		class := "p" + strconv.Itoa(i)
		parts = append(parts, chart.SVG("rect").Class(class).Attr("x", text.Fixed(x, 2)).Attr("width", text.Fixed(max(width-.3, .2), 2)).Attr("height", "10"))
		x += width
		legend = append(legend, app.Span().Body(
			chart.SVG("svg").Attr("viewBox", "0 0 10 10").Aria("hidden", "true").Body(chart.SVG("rect").Class(class).Attr("width", "10").Attr("height", "10")),
			app.Text(text.Beside.In(p.Lang, phaseNames[i].In(p.Lang), text.Fixed(width, 0)+"%")),
		))
	}
	return app.Div().Class("split").Body(
		chart.SVG("svg").Class("wide").Attr("viewBox", "0 0 100 10").Attr("preserveAspectRatio", "none").Aria("hidden", "true").Body(parts...),
		app.P().Class("legend").Body(legend...),
	)
}

var phaseNames = [4]text.Sentence{train.Forward: text.ProfileForward, train.Loss: text.ProfileLoss, train.Backward: text.ProfileBackward, train.Update: text.ProfileUpdate}

// name says what an operation is.
func name(o train.Operation, l text.Lang) string {
	n := func(v int) string { return text.Int(int64(v)) }
	dense := func() string { return text.ProfileDense.In(l, n(o.Dims[0]), n(o.Dims[1])) }
	conv := func() string {
		in, out, k := device.ConvOf(o.Dims)
		return text.ProfileConv.In(l, n(in.C), n(out), n(k))
	}
	switch o.Kind {
	case device.KindGather:
		return text.ProfileGather.In(l)
	case device.KindPick:
		return text.ProfilePick.In(l)
	case device.KindDense:
		return dense()
	case device.KindDenseWeightGrad:
		return text.ProfileWeights.In(l, dense())
	case device.KindDenseInputGrad:
		return text.ProfileInput.In(l, dense())
	case device.KindConv:
		return conv()
	case device.KindConvWeightGrad:
		return text.ProfileWeights.In(l, conv())
	case device.KindConvInputGrad:
		return text.ProfileInput.In(l, conv())
	case device.KindMaxPool, device.KindMaxPoolGrad:
		return text.ProfilePool.In(l)
	case device.KindReLU, device.KindReLUGrad:
		return text.ReLU.In(l)
	case device.KindTanh, device.KindTanhGrad:
		return text.Tanh.In(l)
	case device.KindSigmoid, device.KindSigmoidGrad:
		return text.Sigmoid.In(l)
	case device.KindDropout:
		return text.ProfileDropout.In(l)
	case device.KindSoftmaxCrossEntropy:
		return text.ProfileEntropy.In(l)
	case device.KindDecay:
		return text.ProfileDecay.In(l)
	case device.KindMomentum:
		return text.Momentum.In(l)
	case device.KindSGD:
		return text.SGD.In(l)
	case device.KindAdam:
		return text.Adam.In(l)
	}
	return o.Kind.String()
}
