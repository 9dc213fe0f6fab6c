package chart

import (
	"math"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// page is what a figure keeps of its browser: of what stands in the document so
// much that only what differs is written there.
type page struct {
	ear

	frame                                      string   // elements that stand there, empty
	shown                                      *picture // what is in them
	viewBox, label                             string
	svg, axes, marks, ends, hairLine, hairDots app.Value
	lines                                      []app.Value

	held    bool    // the handle is
	reading bool    // a value is read out
	at      float64 // the X value that is
	hair    string
	title   string // in the language that stands there
}

// OnMount implements app.Mounter: it measures the chart from now on and
// listens to pointer and keys.
func (c *Figure) OnMount(ctx app.Context) {
	root := c.JSValue()
	box := root.Call("querySelector", ".chart-box")
	c.width = math.Round(box.Get("clientWidth").Float())
	c.lay()

	c.observe("ResizeObserver", box, func(app.Value) {
		if w := math.Round(box.Get("clientWidth").Float()); w > 0 && w != c.width {
			c.width = w
			c.lay()
			c.show()
		}
	})
	c.inSight(box, c.show)

	at := func(e app.Value) (x, y float64) {
		r := box.Call("getBoundingClientRect")
		return e.Get("clientX").Float() - r.Get("left").Float(), e.Get("clientY").Float() - r.Get("top").Float()
	}
	point := func(e app.Value) {
		if onKnob(e) {
			return
		}
		if i := c.plot.stopAt(at(e)); i >= 0 {
			c.read(c.plot.stops[i])
		}
	}
	hide := func(app.Value) {
		c.reading = false
		c.point()
	}
	c.listen(box, "pointermove", point)
	c.listen(box, "pointerdown", point)
	c.listen(box, "pointerdown", func(e app.Value) {
		if onKnob(e) {
			hide(e)
			c.held = true
			e.Get("target").Call("setPointerCapture", e.Get("pointerId"))
		}
	})
	c.listen(box, "pointermove", func(e app.Value) {
		if t := c.plot.trade; c.held && t != nil {
			c.turn(ctx, t.nearest(at(e)))
		}
	})
	c.listen(box, "lostpointercapture", func(app.Value) { c.held = false })
	c.listen(box, "pointerleave", func(e app.Value) {
		// A finger that is lifted leaves too, but its reader has only begun to read.
		if e.Get("pointerType").String() != "touch" && !c.focused() {
			hide(e)
		}
	})
	c.listen(box, "focusin", func(app.Value) {
		if len(c.plot.stops) > 0 && !c.reading && c.focused() {
			c.read(c.plot.stops[c.plot.begin()])
		}
	})
	c.listen(box, "focusout", hide)
	c.listen(box, "keydown", func(e app.Value) {
		key := e.Get("key").String()
		if t := c.plot.trade; t != nil && onKnob(e) {
			if to, mine := move(t.At, len(t.Rates), key); mine {
				e.Call("preventDefault")
				c.turn(ctx, to)
			}
			return
		}
		if len(c.plot.stops) == 0 {
			return
		}
		from := c.plot.begin()
		if c.reading {
			from = nearest(c.plot.stops, c.at)
		}
		if key == "Escape" {
			hide(e)
		} else if to, mine := c.plot.step(from, key); mine {
			e.Call("preventDefault")
			c.read(c.plot.stops[to])
		}
	})
	c.foot(ctx, root, &c.open, c.files)
	c.show()
}

// onKnob tells whether an event is the handle's.
func onKnob(e app.Value) bool { return e.Get("target").Call("matches", ".chart-knob").Bool() }

// turn has the trade turned to a rate.
func (c *Figure) turn(ctx app.Context, to int) {
	if t := c.plot.trade; to != t.At && t.Moved != nil {
		ctx.Dispatch(func(ctx app.Context) { t.Moved(ctx, to) })
	}
}

// focused tells whether the keyboard is in the chart.
func (c *Figure) focused() bool {
	return c.JSValue().Call("querySelector", ".chart-hit:focus-visible").Truthy()
}

// OnUpdate implements app.Updater: there are new data.
func (c *Figure) OnUpdate(ctx app.Context) {
	ctx.Defer(func(app.Context) { c.show() })
}

// OnDismount implements app.Dismounter.
func (c *Figure) OnDismount() {
	c.release()
	c.page = page{}
}

// show writes what has changed into the document. Nothing else writes there, so
// go-app and this never undo each other.
func (c *Figure) show() {
	root := c.JSValue()
	if root == nil || !root.Truthy() || c.plot == nil {
		return
	}
	d := c.Data
	if d == nil {
		d = &Data{}
	}
	// In another language it is told to who does not see it, too.
	if c.postpone(d.Title == c.title) {
		return
	}
	c.title = d.Title
	p := c.plot
	if c.svg == nil || !c.svg.Get("isConnected").Bool() {
		c.svg, c.frame = root.Call("querySelector", ".chart"), ""
	}
	if box := viewBox(p); box != c.viewBox {
		c.viewBox = box
		c.svg.Call("setAttribute", "viewBox", box)
		c.svg.Call("setAttribute", "height", px(p.height))
	}
	if d.Summary != c.label {
		c.label = d.Summary
		c.svg.Call("setAttribute", "aria-label", d.Summary)
	}
	if frame := p.compose(nil); frame != c.frame {
		c.rebuild(frame)
	}
	now := p.draw(d)
	if now.axes != c.shown.axes {
		c.axes.Set("innerHTML", now.axes)
	}
	for i, path := range now.paths {
		if path != c.shown.paths[i] {
			c.lines[i].Call("setAttribute", "d", path)
		}
	}
	if now.marks != c.shown.marks {
		c.marks.Set("innerHTML", now.marks)
	}
	if now.ends != c.shown.ends {
		c.ends.Set("innerHTML", now.ends)
	}
	c.shown = now
	if knob := root.Call("querySelector", ".chart-knob"); knob.Truthy() && p.trade != nil {
		knob.Get("style").Set("transform", "translate("+px(p.trade.knob.x)+"px,"+px(p.trade.knob.y)+"px)")
	}
	c.point()
}

// rebuild puts empty elements into the picture, of which the parts are kept.
func (c *Figure) rebuild(frame string) {
	c.frame = frame
	c.svg.Set("innerHTML", frame)
	find := func(selector string) app.Value { return c.svg.Call("querySelector", selector) }
	c.axes, c.marks, c.ends = find(".chart-axes"), find(".chart-marks"), find(".chart-ends")
	c.hairLine, c.hairDots, c.hair = find(".chart-hair"), find(".chart-dots"), ""
	lines := c.svg.Call("querySelectorAll", ".chart-plot > path")
	c.lines = make([]app.Value, lines.Length())
	for i := range c.lines {
		c.lines[i] = lines.Index(i)
	}
	c.shown = &picture{paths: make([]string, len(c.lines))}
}

// read reads the value at x out, and has it said.
func (c *Figure) read(x float64) {
	c.reading, c.at = true, x
	c.point()
	hit := c.JSValue().Call("querySelector", ".chart-hit")
	if !hit.Truthy() {
		return
	}
	hit.Call("setAttribute", "aria-valuenow", strconv.Itoa(c.plot.percent(nearest(c.plot.stops, x))))
	hit.Call("setAttribute", "aria-valuetext", sentence(c.Data, x))
}

// point writes the cursor and the read-out. Curves that grow leave it where it
// is: a screen reader that reads it hears nothing new.
func (c *Figure) point() {
	box := c.JSValue().Call("querySelector", ".chart-read")
	on := c.reading && len(c.plot.stops) > 0 && box.Truthy()
	hair, dots := "", ""
	if on {
		stop := nearest(c.plot.stops, c.at)
		hair, dots = c.plot.hair(c.Data, stop)
		slots := box.Call("querySelectorAll", "b, .num")
		for i, s := range texts(c.Data, c.plot.stops[stop]) {
			if slot := slots.Index(i); slot.Truthy() && slot.Get("textContent").String() != s {
				slot.Set("textContent", s)
			}
		}
		// On the side of the plot where the cursor is not.
		right, foot := c.plot.aside(stop)
		box.Get("classList").Call("toggle", "at-right", right)
		box.Get("classList").Call("toggle", "at-foot", foot)
	}
	if box.Truthy() {
		box.Set("hidden", !on)
	}
	if c.hairLine != nil && hair+dots != c.hair {
		c.hair = hair + dots
		c.hairLine.Call("setAttribute", "d", hair)
		c.hairDots.Call("setAttribute", "d", dots)
	}
}

// files are those that the chart may be saved as.
func (c *Figure) files() (name string, svg, csv func() string) {
	return c.Data.File, func() string { return File(c.Data, c.plot.width, c.plot.height) }, func() string { return CSV(c.Data) }
}
