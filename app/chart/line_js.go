package chart

import (
	"math"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// page is what a chart keeps of its browser: listeners that bypass go-app's
// dispatcher, because that would render every component above the chart again
// for each pixel that a pointer moves, and what stands in the document, so that
// only what differs is written there.
type page struct {
	observers []app.Value
	listeners []listener

	frame                                      string   // elements that stand there, empty
	shown                                      *picture // what is in them
	viewBox, label                             string
	svg, axes, marks, ends, hairLine, hairDots app.Value
	lines                                      []app.Value

	reading bool    // a value is read out
	at      float64 // the X value that is
	hair    string
	hidden  bool   // the chart is out of sight
	late    bool   // and has changed since
	title   string // in the language that stands there
}

type listener struct {
	target app.Value
	event  string
	f      app.Func
}

// OnMount implements app.Mounter: it measures the chart from now on and
// listens to pointer and keys.
func (c *Line) OnMount(ctx app.Context) {
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
	c.observe("IntersectionObserver", box, func(entries app.Value) {
		c.hidden = !entries.Index(entries.Length() - 1).Get("isIntersecting").Bool()
		c.catchUp()
	})
	c.listen(app.Window().Get("document"), "visibilitychange", func(app.Value) { c.catchUp() })
	c.listen(app.Window(), "beforeprint", func(app.Value) {
		hidden := c.hidden
		c.hidden = false
		c.catchUp()
		c.hidden = hidden
	})

	point := func(e app.Value) {
		left := box.Call("getBoundingClientRect").Get("left").Float()
		if i := c.plot.stopAt(e.Get("clientX").Float() - left); i >= 0 {
			c.read(c.plot.stops[i])
		}
	}
	hide := func(app.Value) {
		c.reading = false
		c.point()
	}
	c.listen(box, "pointermove", point)
	c.listen(box, "pointerdown", point)
	c.listen(box, "pointerleave", func(e app.Value) {
		// A finger that is lifted leaves too, but its reader has only begun to read.
		if e.Get("pointerType").String() != "touch" && !c.focused() {
			hide(e)
		}
	})
	c.listen(box, "focusin", func(app.Value) {
		if n := len(c.plot.stops); n > 0 && !c.reading && c.focused() {
			c.read(c.plot.stops[n-1])
		}
	})
	c.listen(box, "focusout", hide)
	c.listen(box, "keydown", func(e app.Value) {
		n := len(c.plot.stops)
		if n == 0 {
			return
		}
		from := n - 1
		if c.reading {
			from = nearest(c.plot.stops, c.at)
		}
		if key := e.Get("key").String(); key == "Escape" {
			hide(e)
		} else if to, mine := move(from, n, key); mine {
			e.Call("preventDefault")
			c.read(c.plot.stops[to])
		}
	})
	c.listen(root.Call("querySelector", "details"), "toggle", func(e app.Value) {
		open := e.Get("target").Get("open").Bool()
		ctx.Dispatch(func(app.Context) { c.open = open })
	})
	c.listen(root, "click", func(e app.Value) {
		if button := e.Get("target").Call("closest", ".chart-save"); button.Truthy() {
			c.save(button.Get("dataset").Get("as").String())
		}
	})
	c.show()
}

func (c *Line) observe(class string, target app.Value, f func(entries app.Value)) {
	fn := app.FuncOf(func(_ app.Value, args []app.Value) any {
		f(args[0])
		return nil
	})
	o := app.Window().Get(class).New(fn)
	o.Call("observe", target)
	c.observers = append(c.observers, o)
	c.listeners = append(c.listeners, listener{f: fn})
}

func (c *Line) listen(target app.Value, event string, f func(e app.Value)) {
	fn := app.FuncOf(func(_ app.Value, args []app.Value) any {
		f(args[0])
		return nil
	})
	target.Call("addEventListener", event, fn)
	c.listeners = append(c.listeners, listener{target, event, fn})
}

// focused tells whether the keyboard is in the chart.
func (c *Line) focused() bool {
	return c.JSValue().Call("querySelector", ".chart-hit:focus-visible").Truthy()
}

// OnUpdate implements app.Updater: there are new data.
func (c *Line) OnUpdate(ctx app.Context) {
	ctx.Defer(func(app.Context) { c.show() })
}

// OnDismount implements app.Dismounter.
func (c *Line) OnDismount() {
	for _, o := range c.observers {
		o.Call("disconnect")
	}
	for _, l := range c.listeners {
		if l.target != nil {
			l.target.Call("removeEventListener", l.event, l.f)
		}
		l.f.Release()
	}
	c.page = page{}
}

// catchUp draws what could not be seen.
func (c *Line) catchUp() {
	if c.late {
		c.show()
	}
}

// show writes what has changed into the document. Nothing else writes there, so
// go-app and this never undo each other.
func (c *Line) show() {
	root := c.JSValue()
	if root == nil || !root.Truthy() || c.plot == nil {
		return
	}
	d := c.Data
	if d == nil {
		d = &Data{}
	}
	// In another language it is told to who does not see it, too.
	if c.late = (c.hidden || app.Window().Get("document").Get("hidden").Bool()) && d.Title == c.title; c.late {
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
	if frame := p.compose(d, nil); frame != c.frame {
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
	c.point()
}

// rebuild puts empty elements into the picture, of which the parts are kept.
func (c *Line) rebuild(frame string) {
	c.frame = frame
	c.svg.Set("innerHTML", frame)
	find := func(selector string) app.Value { return c.svg.Call("querySelector", selector) }
	c.axes, c.marks, c.ends = find(".chart-axes"), find(".chart-marks"), find(".chart-ends")
	c.hairLine, c.hairDots, c.hair = find(".chart-hair"), find(".chart-dots"), ""
	lines := c.svg.Call("querySelectorAll", ".chart-line")
	c.lines = make([]app.Value, lines.Length())
	for i := range c.lines {
		c.lines[i] = lines.Index(i)
	}
	c.shown = &picture{paths: make([]string, len(c.lines))}
}

// read reads the value at x out, and has it said.
func (c *Line) read(x float64) {
	c.reading, c.at = true, x
	c.point()
	hit := c.JSValue().Call("querySelector", ".chart-hit")
	if !hit.Truthy() {
		return
	}
	hit.Call("setAttribute", "aria-valuenow", strconv.Itoa(int(100*(c.plot.x.px(x)-c.plot.left)/(c.plot.right-c.plot.left))))
	hit.Call("setAttribute", "aria-valuetext", sentence(c.Data, x))
}

// point writes the cursor and the read-out. Curves that grow leave it where it
// is: a screen reader that reads it hears nothing new.
func (c *Line) point() {
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
		right := c.plot.x.px(c.plot.stops[stop]) < (c.plot.left+c.plot.right)/2
		box.Get("classList").Call("toggle", "at-right", right)
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

// save hands the chart out as a file of a kind.
func (c *Line) save(kind string) {
	name := c.Data.File + "." + kind
	if kind == "svg" {
		Save(name, "image/svg+xml", File(c.Data, c.plot.width, c.plot.height))
	} else {
		Save(name, "text/csv;charset=utf-8", CSV(c.Data))
	}
}
