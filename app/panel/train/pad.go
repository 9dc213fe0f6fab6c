package train

import (
	"math"

	"breakeven/app/panel/widget"
	"breakeven/app/text"
	"breakeven/nn/dataset"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// padSize is the side of the pad's own coordinates and of its canvas.
const padSize = 560

// padStep is the least length of a piece of a stroke, a seventeenth of the pen's width: a
// mouse tells a thousand places a second, and a hand that waits tells them, too.
const padStep = 2

// maxPoints bounds a drawing, to lines of eighteen times the pad's side.
const maxPoints = 5000

// Pad is where a visitor draws. Strokes are kept as lines, so that the network
// gets them in its own size, and so that one can be taken back.
type Pad struct {
	app.Compo

	Lang  text.Lang
	Model *Model

	strokes [][]dataset.Point
	points  int  // of all strokes
	inked   bool // the canvas shows strokes
	sampled bool // the strokes are a sample: a pen replaces them
	pen     int  // the pointer whose stroke is under way
	down    bool // one is
	large   bool // the pad fills the picture, on a phone
	ctx     app.Context
}

// OnMount implements app.Mounter.
func (p *Pad) OnMount(ctx app.Context) {
	p.ctx = ctx
	p.Model.Listen(Drawing, p.paint)
	p.paint()
}

// Render implements app.Composer.
func (p *Pad) Render() app.UI {
	l, empty := p.Lang, len(p.strokes) == 0
	idle := empty && !p.large // the digit shown is the network's own
	class := ""               // what is not drawn on lets the network's own digit through
	if !empty {
		class = "drawn"
	}
	column := "pad-col"
	if p.large {
		column = "pad-col large"
	}
	return app.Div().Class(column).Body(
		app.P().Class("over").Body(app.Strong().Text(text.PadTitle.In(l)), app.Span().Text(text.SceneDraw.In(l))),
		app.Canvas().ID("pad").Class(class).Width(padSize).Height(padSize).TabIndex(0).Role("application").
			Aria("label", text.PadLabel.In(l)).Aria("description", text.PadKeys.In(l)).
			On("pointerdown", p.onDown).On("pointermove", p.onMove).On("pointerup", p.onUp).On("pointercancel", p.onUp).
			OnKeyDown(p.onKey),
		app.Div().Hidden(!idle).Body(&Sample{Lang: l, Model: p.Model}),
		app.Div().Class("row").Hidden(idle).Body(
			app.Button().ID("undo").Type("button").Class("btn sm").Disabled(empty).OnClick(p.onUndo).
				Body(widget.Icon(iconUndo), app.Span().Text(text.PadUndo.In(l))),
			app.Button().ID("clear").Type("button").Class("btn sm").Disabled(empty).OnClick(p.onClear).
				Body(widget.Icon(iconClear), app.Span().Text(text.PadClear.In(l))),
			app.Button().ID("pad-done").Type("button").Class("btn sm").Hidden(!p.large).OnClick(func(ctx app.Context, _ app.Event) {
				ctx.PreventUpdate()
				p.large = false
				widget.Update(ctx, p.Model)
				p.handOn()
			}).Text(text.PadDone.In(l)),
			&Sees{Lang: l, Model: p.Model},
		),
	)
}

func (p *Pad) onDown(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	if p.down || e.Get("button").Int() != 0 || p.points >= maxPoints {
		return
	}
	if p.Model.narrow && !p.large { // too small for a finger
		p.large = true
		widget.Update(ctx, p.Model)
		return
	}
	canvas := ctx.JSSrc()
	canvas.Call("setPointerCapture", e.Get("pointerId"))
	if p.sampled {
		p.empty()
	}
	p.pen, p.down = e.Get("pointerId").Int(), true
	p.strokes = append(p.strokes, nil)
	p.extend(canvas, e.Value)
	p.drawn(ctx)
}

func (p *Pad) onMove(ctx app.Context, e app.Event) {
	ctx.PreventUpdate() // a pen moves a hundred times a second
	if !p.down || e.Get("pointerId").Int() != p.pen {
		return
	}
	// All places since the last frame, where the browser tells them.
	if e.Get("getCoalescedEvents").Truthy() {
		all := e.Call("getCoalescedEvents")
		for i := range all.Get("length").Int() {
			p.extend(ctx.JSSrc(), all.Index(i))
		}
	} else {
		p.extend(ctx.JSSrc(), e.Value)
	}
	p.show()
}

func (p *Pad) onUp(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	if e.Get("pointerId").Int() == p.pen {
		p.down = false
	}
}

// onKey is the pad for who cannot draw.
func (p *Pad) onKey(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	if e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool() || e.Get("altKey").Bool() {
		return
	}
	switch key := e.Get("key").String(); {
	case len(key) == 1 && '0' <= key[0] && key[0] <= '9':
		p.empty()
		p.strokes, p.sampled = sample(int(key[0]-'0'), padSize), true
	case key == "Backspace":
		p.undo()
	case key == "Delete":
		p.empty()
	default:
		return
	}
	e.PreventDefault()
	p.drawn(ctx)
}

func (p *Pad) onUndo(ctx app.Context, _ app.Event) {
	ctx.PreventUpdate()
	p.undo()
	p.drawn(ctx)
	if len(p.strokes) == 0 {
		p.handOn()
	}
}

func (p *Pad) onClear(ctx app.Context, _ app.Event) {
	ctx.PreventUpdate()
	p.empty()
	p.drawn(ctx)
	p.handOn()
}

// handOn has the keyboard go on in the pad: with nothing drawn its buttons are off.
func (p *Pad) handOn() {
	p.ctx.Dispatch(func(ctx app.Context) { ctx.PreventUpdate(); widget.HandOn(ctx, "pad") })
}

func (p *Pad) undo() {
	if n := len(p.strokes); n > 0 {
		p.points -= len(p.strokes[n-1])
		p.strokes, p.down = p.strokes[:n-1], false
	}
}

func (p *Pad) empty() { p.strokes, p.points, p.down, p.sampled = nil, 0, false, false }

// extend adds the place of a pointer event to the stroke under way.
func (p *Pad) extend(canvas, e app.Value) {
	if p.points >= maxPoints {
		return
	}
	box := canvas.Call("getBoundingClientRect")
	scale := padSize / max(box.Get("width").Float(), 1)
	s := &p.strokes[len(p.strokes)-1]
	before := len(*s)
	*s = extended(*s, dataset.Point{
		X: (e.Get("clientX").Float() - box.Get("left").Float()) * scale,
		Y: (e.Get("clientY").Float() - box.Get("top").Float()) * scale,
	})
	p.points += len(*s) - before
}

// extended is a stroke that goes on to a place. Its end follows the pen; what it leaves
// behind are places that are padStep apart.
func extended(stroke []dataset.Point, to dataset.Point) []dataset.Point {
	if n := len(stroke); n > 1 && math.Hypot(stroke[n-1].X-stroke[n-2].X, stroke[n-1].Y-stroke[n-2].Y) < padStep {
		stroke[n-1] = to
		return stroke
	}
	return append(stroke, to)
}

// drawn shows another number of strokes.
func (p *Pad) drawn(ctx app.Context) {
	p.show()
	widget.Update(ctx, p.Model)
}

// show hands the drawing on; what paints it listens.
func (p *Pad) show() {
	if image, ok := dataset.Rasterize(p.strokes); ok {
		p.Model.Draw(&image)
	} else {
		p.Model.Draw(nil)
	}
}

// paint draws the strokes in the pad's own ink colour.
func (p *Pad) paint() {
	canvas := app.Window().GetElementByID("pad")
	if !canvas.Truthy() {
		return
	}
	if len(p.strokes) == 0 && !p.inked {
		return // a context takes a browser 50 ms, and the page has just begun
	}
	p.inked = len(p.strokes) > 0
	c := canvas.Call("getContext", "2d")
	if !c.Truthy() {
		return
	}
	c.Call("clearRect", 0, 0, padSize, padSize)
	ink := app.Window().Call("getComputedStyle", canvas).Get("color")
	c.Set("strokeStyle", ink)
	c.Set("lineWidth", padSize/16)
	c.Set("lineCap", "round")
	c.Set("lineJoin", "round")
	for _, s := range p.strokes {
		c.Call("beginPath")
		c.Call("moveTo", s[0].X, s[0].Y)
		for _, q := range s[1:] {
			c.Call("lineTo", q.X, q.Y)
		}
		c.Call("lineTo", s[len(s)-1].X+.1, s[len(s)-1].Y) // a dot is a short line
		c.Call("stroke")
	}
}
