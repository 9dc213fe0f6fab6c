package train

import (
	"breakeven/app/text"
	"breakeven/nn/dataset"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// padSize is the side of the pad's own coordinates and of its canvas.
const padSize = 560

// maxStrokePoints bounds a drawing; nobody draws a digit with more.
const maxStrokePoints = 5000

// Pad is where a visitor draws. Strokes are kept as lines, so that the network
// gets them in its own size, and so that one can be taken back.
type Pad struct {
	app.Compo

	Lang  text.Lang
	Model *Model

	strokes [][]dataset.Point
	pen     bool // a stroke is under way
	points  int
}

func (p *Pad) OnMount(ctx app.Context)  { p.paint() }
func (p *Pad) OnUpdate(ctx app.Context) { ctx.Defer(func(app.Context) { p.paint() }) }
func (p *Pad) OnResize(ctx app.Context) { p.paint() }

func (p *Pad) Render() app.UI {
	l := p.Lang
	return app.Div().Class("pad-col").Body(
		app.P().Class("over").Body(app.Strong().Text(text.PadTitle.In(l)), app.Br(), app.Text(text.PadHint.In(l))),
		app.Canvas().ID("pad").Width(padSize).Height(padSize).TabIndex(0).Role("img").Aria("label", text.PadLabel.In(l)).
			On("pointerdown", p.onDown).On("pointermove", p.onMove).On("pointerup", p.onUp).On("pointercancel", p.onUp),
		app.Div().Class("row").Body(
			app.Button().ID("undo").Type("button").Class("btn sm").Disabled(len(p.strokes) == 0).OnClick(p.onUndo).
				Body(icon(iconUndo), app.Span().Text(text.PadUndo.In(l))),
			app.Button().ID("clear").Type("button").Class("btn sm").Disabled(len(p.strokes) == 0).OnClick(p.onClear).
				Body(icon(iconClear), app.Span().Text(text.PadClear.In(l))),
		),
	)
}

func (p *Pad) at(canvas app.Value, e app.Event) dataset.Point {
	box := canvas.Call("getBoundingClientRect")
	scale := padSize / max(box.Get("width").Float(), 1)
	return dataset.Point{
		X: (e.Get("clientX").Float() - box.Get("left").Float()) * scale,
		Y: (e.Get("clientY").Float() - box.Get("top").Float()) * scale,
	}
}

func (p *Pad) onDown(ctx app.Context, e app.Event) {
	if e.Get("button").Int() != 0 || p.points >= maxStrokePoints {
		return
	}
	e.PreventDefault()
	canvas := ctx.JSSrc()
	canvas.Call("focus", map[string]any{"preventScroll": true})
	canvas.Call("setPointerCapture", e.Get("pointerId"))
	p.pen = true
	p.strokes = append(p.strokes, []dataset.Point{p.at(canvas, e)})
	p.points++
	p.drawn()
}

func (p *Pad) onMove(ctx app.Context, e app.Event) {
	if !p.pen || p.points >= maxStrokePoints {
		ctx.PreventUpdate()
		return
	}
	s := &p.strokes[len(p.strokes)-1]
	*s = append(*s, p.at(ctx.JSSrc(), e))
	p.points++
	p.drawn()
}

func (p *Pad) onUp(app.Context, app.Event) { p.pen = false }

func (p *Pad) onUndo(app.Context, app.Event) {
	if n := len(p.strokes); n > 0 {
		p.points -= len(p.strokes[n-1])
		p.strokes, p.pen = p.strokes[:n-1], false
		p.drawn()
	}
}

func (p *Pad) onClear(app.Context, app.Event) {
	p.strokes, p.pen, p.points = nil, false, 0
	p.drawn()
}

// drawn hands the drawing on, and shows it.
func (p *Pad) drawn() {
	if image, ok := dataset.Rasterize(p.strokes); ok {
		p.Model.Draw(&image)
	} else {
		p.Model.Draw(nil)
	}
	p.paint()
}

// paint draws the strokes in the pad's own ink colour.
func (p *Pad) paint() {
	canvas := app.Window().GetElementByID("pad")
	if !canvas.Truthy() {
		return
	}
	c := canvas.Call("getContext", "2d")
	if !c.Truthy() {
		return
	}
	c.Call("clearRect", 0, 0, padSize, padSize)
	ink := app.Window().Call("getComputedStyle", canvas).Get("color")
	c.Set("strokeStyle", ink)
	c.Set("fillStyle", ink)
	c.Set("lineWidth", padSize/16)
	c.Set("lineCap", "round")
	c.Set("lineJoin", "round")
	for _, s := range p.strokes {
		c.Call("beginPath")
		c.Call("moveTo", s[0].X, s[0].Y)
		for _, q := range s[1:] {
			c.Call("lineTo", q.X, q.Y)
		}
		if len(s) == 1 {
			c.Call("lineTo", s[0].X+.1, s[0].Y)
		}
		c.Call("stroke")
	}
}
