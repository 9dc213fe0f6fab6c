// Package cost is the Cost chapter: sliders, two cumulative curves, where they
// cross, and the sentence that it comes to. The arithmetic is app/cost.
package cost

import (
	"maps"

	"breakeven/app/chart"
	"breakeven/app/panel/concept"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Chapter lays the chapter out: left the sliders, right what they come to.
type Chapter struct {
	app.Compo

	Lang   text.Lang
	Embed  bool
	Cost   map[string]float64 // the sliders off their default, as in state.State
	Keeper Keeper             // told of changes; may be nil

	told   map[string]float64 // the Cost of the shell that is taken in
	values map[string]float64 // every knob's value, by key
	typed  map[string]string  // what stands in fields that are being typed in
	before map[string]float64 // values when the gesture under way began; nil: none is
	undos  []map[string]float64
	data   *chart.Data
	now    result
}

// Keeper keeps the sliders that are off their default. It is an interface and
// not a func, because go-app takes every func for another one, and would render
// the chapter again whenever anything on the page changes.
type Keeper interface{ CostChanged(map[string]float64) }

// maxUndos bounds what is remembered; older gestures are forgotten.
const maxUndos = 100

// OnInit implements app.Initializer.
func (c *Chapter) OnInit() {
	c.typed = map[string]string{}
	c.adopt()
}

// OnUpdate implements app.Updater: the shell has another language or, from the
// address, other values.
func (c *Chapter) OnUpdate(app.Context) {
	if !maps.Equal(c.Cost, c.told) {
		c.adopt()
		return
	}
	c.compute()
}

// adopt takes the values of the shell.
func (c *Chapter) adopt() {
	c.told = maps.Clone(c.Cost)
	c.values = map[string]float64{}
	for _, k := range knobs {
		c.values[k.Key] = k.Default
		if v, ok := c.Cost[k.Key]; ok {
			c.values[k.Key] = v
		}
	}
	c.compute()
}

// compute brings all that is shown in line with the values.
func (c *Chapter) compute() {
	c.now = evaluate(c.values)
	c.data = draw(c.now, c.Lang)
}

// set gives a knob a value. The shell hears of it when the gesture is done:
// browsers limit how often an address may change.
func (c *Chapter) set(k *knob, v float64) {
	if c.before == nil {
		c.before = maps.Clone(c.values)
	}
	c.values[k.Key] = v
	c.compute()
}

// tell gives the shell the values that are not the default.
func (c *Chapter) tell() {
	off := map[string]float64{}
	for _, k := range knobs {
		if v := c.values[k.Key]; v != k.Default {
			off[k.Key] = v
		}
	}
	c.told = off
	if c.Keeper != nil {
		c.Keeper.CostChanged(maps.Clone(off))
	}
}

// done ends a gesture: what it changed can be undone in one step.
func (c *Chapter) done() {
	if c.before != nil && !maps.Equal(c.before, c.values) {
		c.undos = append(c.undos, c.before)
		c.undos = c.undos[max(0, len(c.undos)-maxUndos):]
		c.tell()
	}
	c.before = nil
}

func (c *Chapter) onSlide(k *knob) app.EventHandler {
	return func(ctx app.Context, _ app.Event) {
		delete(c.typed, k.Key)
		c.set(k, k.span().at(ctx.JSSrc().Get("valueAsNumber").Int()))
	}
}

// onType takes what is typed as soon as it is a number. Until the field is
// left, it keeps what was typed as it was.
func (c *Chapter) onType(k *knob) app.EventHandler {
	return func(ctx app.Context, _ app.Event) {
		c.take(k, ctx.JSSrc().Get("value").String())
	}
}

// take sets what is typed. Where that is no number any more, its beginning is
// not taken either: the value before the typing counts.
func (c *Chapter) take(k *knob, typed string) {
	c.typed[k.Key] = typed
	if v, err := parseNumber(typed, k.Most); err == nil {
		c.set(k, v)
	} else if c.before != nil {
		c.set(k, c.before[k.Key])
	}
}

func (c *Chapter) onDone(k *knob) app.EventHandler {
	return func(app.Context, app.Event) {
		if _, err := parseNumber(c.typed[k.Key], k.Most); err == nil {
			delete(c.typed, k.Key) // now written as the page writes numbers
		}
		c.done()
	}
}

func (c *Chapter) onUndo(app.Context, app.Event) {
	c.done()
	if n := len(c.undos); n > 0 {
		c.values, c.undos = c.undos[n-1], c.undos[:n-1]
		c.typed = map[string]string{}
		c.compute()
		c.tell()
	}
}

func (c *Chapter) onReset(app.Context, app.Event) {
	for _, k := range knobs {
		c.set(k, k.Default)
	}
	c.typed = map[string]string{}
	c.done()
}

// Render implements app.Composer.
func (c *Chapter) Render() app.UI {
	l := c.Lang
	height := 380
	if c.Embed { // low enough to be seen whole, sliders beside it
		height = 250
	}
	var sliders []app.UI
	for _, k := range knobs {
		sliders = append(sliders, c.knob(k))
	}
	return app.Section().ID("cost").Class("chapter").Aria("labelledby", "h-cost").Body(
		app.Div().Class("driver").Body(
			app.Header().Class("intro").Body(
				app.If(c.Embed, func() app.UI { return app.H1().Class("sr").Text(text.PageTitle.In(l)) }),
				app.P().Class("ch-no").Body(app.Span().Class("stn on").Body(app.Span().Text("4")), app.Text(text.ChapterOf.In(l, 4))),
				app.H2().ID("h-cost").Text(text.CostTitle.In(l)),
				app.P().Class("lede").Body(concept.Words(text.CostLede, l)...),
			),
			app.Div().Class("knobs").Body(sliders...),
			app.Div().Class("row").Body(
				button("cost-undo", text.CostUndo.In(l), len(c.undos) > 0, c.onUndo),
				button("cost-reset", text.CostReset.In(l), len(c.told) > 0 || len(c.typed) > 0, c.onReset),
			),
		),
		app.Div().Class("bench").Body(
			c.verdict(),
			app.Div().Class("card").Body(
				app.H3().Body(app.Text(text.CostCumulative.In(l)), app.Small().ID("cost-per-call").Text(perCall(c.now, l))),
				&chart.Line{ID: "chart-cost", Height: height, Data: c.data},
			),
			app.Div().Class("drawers").Body(c.formula(), c.sources()),
		),
		app.If(!c.Embed, func() app.UI {
			return app.Aside().Class("keep").Body(
				app.P().Body(app.Span().Class("lbl").Text(text.TrainKeepLabel.In(l)), app.Text(text.CostKeep.In(l))),
				app.A().Class("btn main").Href("#verdict").Text(text.CostNext.In(l)),
			)
		}),
	)
}

func button(id, label string, on bool, f app.EventHandler) app.UI {
	b := app.Button().ID(id).Type("button").Class("btn").OnClick(f).Text(label)
	if !on {
		b = b.Disabled(true)
	}
	return b
}
