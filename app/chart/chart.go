package chart

import (
	"math"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Mark is a ring at a place that matters, with words beside it.
type Mark struct {
	Point
	Label string
}

// Guide is a dotted line across the chart at X, with words at its top.
type Guide struct {
	X     float64
	Label string
}

// Chart is a line chart. Its exported fields are what it shows.
type Chart struct {
	app.Compo

	ID      string
	Summary string // one sentence that says what the chart shows
	Height  int    // pixels
	Right   int    // pixels to the right of the plot, for the names of lines
	X, Y    Axis
	Series  []Series
	Marks   []Mark
	Guides  []Guide
	Empty   string // said where there is nothing to draw yet

	width  int
	cursor float64
	reads  bool // the cursor is shown
}

// Room around the plot, in pixels: for the ticks' words, and half a line above.
const (
	left     = 52
	top      = 14
	bottom   = 30
	lineGap  = 15
	maxWidth = 4000
)

// defaultWidth is what the prerendered page draws for.
const defaultWidth = 620

func (c *Chart) OnMount(ctx app.Context)  { c.measure(ctx) }
func (c *Chart) OnResize(ctx app.Context) { c.measure(ctx) }

// measure takes the width that the page gives the chart.
func (c *Chart) measure(ctx app.Context) {
	ctx.Defer(func(ctx app.Context) {
		if w := c.JSValue().Get("clientWidth").Int(); w > 0 && w != c.width {
			c.width = min(w, maxWidth)
			ctx.Update()
		}
	})
}

// plot is a chart's geometry.
type plot struct {
	width, height int
	x, y          scale
}

func (c *Chart) plot() plot {
	w := c.width
	if w == 0 {
		w = defaultWidth
	}
	right := c.Right
	if w < 480 {
		right = min(right, w/4)
	}
	return plot{w, c.Height,
		scale{c.X.Min, c.X.Max, left, float64(max(w-right, left+20))},
		scale{c.Y.Min, c.Y.Max, float64(c.Height - bottom), top},
	}
}

func (c *Chart) Render() app.UI {
	p := c.plot()
	var shapes []app.UI
	shapes = append(shapes, c.axes(p)...)
	for _, g := range c.Guides {
		if g.X < c.X.Min || g.X > c.X.Max {
			continue
		}
		x := p.x.at(g.X)
		anchor, dx := "start", 4.0
		if x > p.x.b-60 {
			anchor, dx = "end", -4
		}
		shapes = append(shapes, line("guide", x, p.y.b, x, p.y.a), text("guide-label", x+dx, p.y.b+10, anchor, g.Label))
	}
	drawn := false
	for _, s := range c.Series {
		d := path(s.Points, p.x, p.y)
		drawn = drawn || d != ""
		shapes = append(shapes, el("path").Class("line", s.Class).Attr("d", d))
	}
	if !drawn && c.Empty != "" {
		shapes = append(shapes, text("empty", (p.x.a+p.x.b)/2, (p.y.a+p.y.b)/2, "middle", c.Empty))
	}
	shapes = append(shapes, c.names(p)...)
	for _, m := range c.Marks {
		x, y := p.x.at(m.X), p.y.at(m.Y)
		anchor, dx := "start", 12.0
		if x > (p.x.a+p.x.b)/2 {
			anchor, dx = "end", -12
		}
		shapes = append(shapes, el("circle").Class("ring").Attr("cx", px(x)).Attr("cy", px(y)).Attr("r", "6"),
			text("mark-label", x+dx, max(y-12, top+8), anchor, m.Label))
	}
	readout := c.Summary
	if c.reads {
		x := p.x.at(c.cursor)
		shapes = append(shapes, line("cursor", x, p.y.b, x, p.y.a))
		readout = c.readout()
	}
	return app.Div().ID(c.ID).Class("chart").Body(
		el("svg").Class("plot").Attr("viewBox", "0 0 "+px(float64(p.width))+" "+px(float64(p.height))).
			Attr("width", px(float64(p.width))).Attr("height", px(float64(p.height))).
			Attr("role", "img").Attr("aria-label", c.Summary).TabIndex(0).
			On("pointermove", c.onPointer).On("pointerleave", c.onLeave).On("keydown", c.onKey).On("blur", c.onLeave).
			Body(shapes...),
		app.P().Class("readout").Text(readout),
	)
}

func (c *Chart) axes(p plot) []app.UI {
	var out []app.UI
	for _, v := range ticks(c.Y) {
		y := p.y.at(v)
		class := "grid"
		if v == c.Y.Min {
			class = "base"
		}
		out = append(out, line(class, p.x.a, y, p.x.b, y), text("tick", p.x.a-8, y+4, "end", c.Y.Format(v)))
	}
	for _, v := range ticks(c.xTicks(p)) {
		out = append(out, text("tick", p.x.at(v), p.y.a+16, "middle", c.X.Format(v)))
	}
	return append(out,
		text("axis", p.x.a-44, 9, "start", c.Y.Label),
		text("axis", p.x.b+8, p.y.a+16, "start", c.X.Label))
}

// xTicks asks for as many as the width has room for.
func (c *Chart) xTicks(p plot) Axis {
	a := c.X
	if a.Ticks == 0 {
		a.Ticks = max(2, int((p.x.b-p.x.a)/80))
	}
	return a
}

// names writes each line's name and value at its end.
func (c *Chart) names(p plot) []app.UI {
	var at, xs []float64
	var of []Series
	for _, s := range c.Series {
		if last, ok := s.last(); ok && s.Name != "" {
			at, xs, of = append(at, p.y.at(last.Y)), append(xs, p.x.at(last.X)), append(of, s)
		}
	}
	at = spread(at, lineGap, top, p.y.a-4)
	var out []app.UI
	for i, s := range of {
		x := min(xs[i], p.x.b) + 8
		out = append(out, text("name "+s.Class, x, at[i]+4, "start", strings.TrimSpace(s.Name+" "+s.Value)))
	}
	return out
}

// readout says in words what the lines are at the cursor.
func (c *Chart) readout() string {
	parts := []string{c.X.Label + " " + c.X.Format(c.cursor)}
	for _, s := range c.Series {
		if p, ok := s.near(c.cursor); ok && s.Name != "" {
			parts = append(parts, s.Name+" "+c.Y.Format(p.Y))
		}
	}
	return strings.Join(parts, " · ")
}

func (c *Chart) onPointer(ctx app.Context, e app.Event) {
	box := ctx.JSSrc().Call("getBoundingClientRect")
	c.moveTo(c.plot().x.back(e.Get("clientX").Float() - box.Get("left").Float()))
}

func (c *Chart) onLeave(app.Context, app.Event) { c.reads = false }

func (c *Chart) onKey(ctx app.Context, e app.Event) {
	step := (c.X.Max - c.X.Min) / 40
	at := c.cursor
	if !c.reads {
		at = c.X.Min
	}
	switch e.Get("key").String() {
	case "ArrowRight":
		at += step
	case "ArrowLeft":
		at -= step
	case "Home":
		at = c.X.Min
	case "End":
		at = c.X.Max
	case "Escape":
		c.reads = false
		return
	default:
		return
	}
	e.PreventDefault()
	c.moveTo(at)
}

// moveTo puts the cursor on the nearest point of a line.
func (c *Chart) moveTo(x float64) {
	x = min(max(x, c.X.Min), c.X.Max)
	best, found := 0.0, false
	for _, s := range c.Series {
		if p, ok := s.near(x); ok && (!found || math.Abs(p.X-x) < math.Abs(best-x)) {
			best, found = p.X, true
		}
	}
	c.cursor, c.reads = best, found
}

// el makes an SVG element.
func el(tag string) app.HTMLElem { return app.Elem(tag).XMLNS("http://www.w3.org/2000/svg") }

func line(class string, x1, y1, x2, y2 float64) app.UI {
	return el("line").Class(class).Attr("x1", px(x1)).Attr("y1", px(y1)).Attr("x2", px(x2)).Attr("y2", px(y2))
}

func text(class string, x, y float64, anchor, s string) app.UI {
	return el("text").Class(class).Attr("x", px(x)).Attr("y", px(y)).Attr("text-anchor", anchor).Text(s)
}
