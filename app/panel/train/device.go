package train

import (
	"time"

	"breakeven/app/panel/widget"
	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Device is the badge that says what computes, and why; it opens what was found
// out about the GPU, for whoever writes a bug report.
type Device struct {
	app.Compo

	Lang  text.Lang
	Model *Model

	copied *text.Sentence // how copying the report went, for a moment
}

func (d *Device) OnMount(ctx app.Context) { widget.Watch(ctx, d.Model, Controls) }

func (d *Device) Render() app.UI {
	l, m := d.Lang, d.Model
	name, why := m.badge()
	body := []app.UI{app.P().Text(why.In(l))}
	if g := m.Devices; g != nil {
		var rates []any
		if g.GPU == wire.GPUSlower || g.GPU == wire.GPUFaster {
			rates = []any{rate(float64(g.SIMDRate)), rate(float64(g.GPURate))}
		}
		body = append(body, app.P().ID("gpu").Text(gpuSays[g.GPU].In(l, rates...)), d.report(g.Report))
	}
	if !m.State.Lite {
		body = append(body, liteOffer(l))
	}
	return app.Details().Class("pop").OnKeyDown(widget.CloseOnEscape).Body(
		app.Summary().ID("device").Class("badge").Aria("label", text.Is.In(l, text.DeviceLabel.In(l), name.In(l))).Text(name.In(l)),
		app.Div().Class("pop-body").Body(body...),
	)
}

func (d *Device) report(report string) app.UI {
	label := text.CopyReport
	if d.copied != nil {
		label = *d.copied
	}
	return app.Details().ID("report").Class("report").Body(
		app.Summary().Text(text.Report.In(d.Lang)),
		app.Pre().ID("report-text").TabIndex(0).Text(report),
		app.Button().ID("report-copy").Type("button").Class("btn sm").OnClick(func(ctx app.Context, _ app.Event) { d.copy(ctx, report) }).Text(label.In(d.Lang)),
	)
}

func (d *Device) copy(ctx app.Context, report string) {
	widget.CopyText(report, func(ok bool) {
		said := text.ReportNotCopied
		if ok {
			said = text.ReportCopied
		}
		ctx.Dispatch(func(app.Context) { d.copied = &said })
		ctx.After(4*time.Second, func(app.Context) { d.copied = nil })
	})
}

// gpuSays are the words for what is known of the GPU, with steps a second
// without it and on it.
var gpuSays = map[wire.GPU]text.Sentence{
	wire.GPUAsking: text.GPUAsking, wire.GPUNone: text.GPUNone, wire.GPUWrong: text.GPUWrong, wire.GPUUntried: text.GPUUntried,
	wire.GPUSlower: text.GPUSlower, wire.GPUFaster: text.GPUFaster, wire.GPULost: text.GPULost,
}

// badge returns the device's name and the reason for it.
func (m *Model) badge() (name, why text.Sentence) {
	if m.Barred || m.Missing {
		return text.BadgeNone, text.BadgeNone
	}
	if m.Status == nil || m.Status.State == wire.Loading {
		return text.BadgeWaits, text.BadgeWaits
	}
	switch {
	case m.Status.Config.Device == wire.DeviceSIMD && m.Kernels == wire.RelaxedSIMD:
		return text.BadgeRelaxed, text.WhyRelaxed
	case m.Status.Config.Device == wire.DeviceSIMD:
		return text.Badge128, text.Why128
	case m.Status.Config.Device == wire.DeviceWebGPU && m.State.Device == "webgpu":
		return text.BadgeGPU, text.WhyGPUChosen
	case m.Status.Config.Device == wire.DeviceWebGPU:
		return text.BadgeGPU, text.WhyGPU
	case m.Kernels == wire.NoKernels:
		return text.BadgeCPU, text.WhyNoSIMD
	}
	return text.BadgeCPU, text.WhyChosen
}

// DeviceName is the device in the words of the address: "cpu", "simd", "webgpu"
// or "".
func (m *Model) DeviceName() string {
	if m.Status == nil {
		return ""
	}
	return map[wire.Device]string{wire.DeviceCPU: "cpu", wire.DeviceSIMD: "simd", wire.DeviceWebGPU: "webgpu"}[m.Status.Config.Device]
}
