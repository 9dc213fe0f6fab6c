package train

import (
	"strconv"
	"strings"

	"breakeven/app/chart"
	"breakeven/app/panel/widget"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// MiniRun is Run in a line at the foot of a phone's screen, while Run itself is
// out of sight and something runs or has run.
type MiniRun struct {
	app.Compo

	Lang  text.Lang
	Model *Model

	calm calm
	away bool // Run is out of sight, the chapter is in it
	saw  map[string]bool
}

// OnMount implements app.Mounter.
func (r *MiniRun) OnMount(ctx app.Context) {
	widget.Watch(ctx, r.Model, Controls)
	r.calm.watch(ctx, r.Model, calmly, Progress)
	observer := app.Window().Get("IntersectionObserver")
	if !observer.Truthy() {
		return
	}
	r.saw = map[string]bool{}
	seen := observer.New(app.FuncOf(func(_ app.Value, args []app.Value) any {
		for i := range args[0].Length() {
			e := args[0].Index(i)
			r.saw[e.Get("target").Get("id").String()] = e.Get("isIntersecting").Bool()
		}
		if away := r.saw["train"] && !r.saw["run"]; away != r.away {
			r.away = away
			widget.Update(ctx, r.Model)
		}
		return nil
	}))
	for _, id := range []string{"train", "run"} {
		if e := app.Window().GetElementByID(id); e.Truthy() {
			seen.Call("observe", e)
		}
	}
}

// Render implements app.Composer.
func (r *MiniRun) Render() app.UI {
	l, m := r.Lang, r.Model
	if !r.away || m.Step == 0 && !m.Running() || m.Barred || m.Missing {
		return app.Div().ID("mini").Hidden(true)
	}
	label, shape := text.GoOn.In(l), widget.IconPlay
	if m.Running() {
		label, shape = text.Pause.In(l), iconPause
	}
	accuracy := "–"
	if m.Test != nil {
		accuracy = text.Percent(float64(m.Test.Accuracy))
	}
	return app.Div().ID("mini").Class("mini").Role("group").Aria("label", text.MiniLabel.In(l)).Body(
		app.Button().ID("mini-run").Type("button").Class("btn main icon").Aria("label", label).OnClick(func(app.Context, app.Event) { m.Toggle() }).Body(widget.Icon(shape)),
		app.Span().Class("num").Text(text.StepN.In(l, whole(m.Step))),
		chart.SVG("svg").Class("spark").Attr("viewBox", "0 0 100 28").Attr("preserveAspectRatio", "none").Aria("hidden", "true").Body(
			chart.SVG("path").Attr("d", spark(m.Curve.TestSteps, m.Curve.TestRight))),
		app.B().Class("num").Text(text.MiniPercent.In(l, accuracy)),
	)
}

// spark draws values 0 … 1 over a field of 100×28.
func spark(x, y []float64) string {
	if len(x) < 2 {
		return ""
	}
	var b strings.Builder
	every := max(1, len(x)/50)
	for i := 0; i < len(x); i += every {
		b.WriteString(map[bool]string{true: "M", false: "L"}[i == 0])
		b.WriteString(strconv.FormatFloat(100*x[i]/x[len(x)-1], 'f', 1, 64) + " " + strconv.FormatFloat(27-26*y[i], 'f', 1, 64))
	}
	return b.String()
}
