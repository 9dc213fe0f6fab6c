package chart

import (
	"math"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// page is what a chart keeps of its browser: listeners that bypass go-app's
// dispatcher, because that would render every component above the chart again
// for each pixel that a pointer moves.
type page struct {
	observer app.Value
	funcs    []app.Func
}

// OnMount implements app.Mounter: it measures the chart from now on and
// listens to pointer and keys.
func (c *Line) OnMount(ctx app.Context) {
	c.cursor = -1
	box := c.JSValue().Call("querySelector", ".chart-box")

	measure := app.FuncOf(func(app.Value, []app.Value) any {
		w := math.Round(box.Get("clientWidth").Float())
		if w > 0 && w != c.width {
			ctx.Dispatch(func(app.Context) { c.width = w })
			ctx.Defer(func(app.Context) { c.show() })
		}
		return nil
	})
	c.funcs = append(c.funcs, measure)
	c.observer = app.Window().Get("ResizeObserver").New(measure)
	c.observer.Call("observe", box)

	listen := func(event string, f func(e app.Value)) {
		fn := app.FuncOf(func(_ app.Value, args []app.Value) any {
			if len(c.plot.stops) > 0 {
				f(args[0])
			}
			return nil
		})
		c.funcs = append(c.funcs, fn)
		box.Call("addEventListener", event, fn)
	}
	point := func(e app.Value) {
		left := box.Call("getBoundingClientRect").Get("left").Float()
		c.cursor = c.plot.stopAt(e.Get("clientX").Float() - left)
		c.show()
	}
	hide := func(app.Value) {
		c.cursor = -1
		c.show()
	}
	listen("pointermove", point)
	listen("pointerdown", point)
	listen("pointerleave", hide)
	listen("focusout", hide)
	listen("keydown", func(e app.Value) {
		from := c.cursor
		if from < 0 {
			from = len(c.plot.stops) - 1
		}
		if e.Get("key").String() == "Escape" {
			hide(e)
		} else if to, mine := move(from, len(c.plot.stops), e.Get("key").String()); mine {
			e.Call("preventDefault")
			c.cursor = to
			c.show()
		}
	})
	c.show()
}

// OnUpdate implements app.Updater: new data move what is read out.
func (c *Line) OnUpdate(ctx app.Context) {
	ctx.Defer(func(app.Context) { c.show() })
}

// OnDismount implements app.Dismounter.
func (c *Line) OnDismount() {
	if c.observer != nil {
		c.observer.Call("disconnect")
	}
	for _, f := range c.funcs {
		f.Release()
	}
	c.page = page{}
}

// show writes the cursor and the read-out into the document. Nothing else
// writes these attributes, so go-app and this never undo each other.
func (c *Line) show() {
	root := c.JSValue()
	if root == nil || !root.Truthy() || c.plot == nil {
		return
	}
	find := func(selector string) app.Value { return root.Call("querySelector", selector) }
	box, hit := find(".chart-read"), find(".chart-hit")
	n := len(c.plot.stops)
	on := c.cursor >= 0 && n > 0
	hair, dots := "", ""
	if on {
		c.cursor = min(c.cursor, n-1)
		hair, dots = c.plot.hair(c.Data, c.cursor)
	}
	find(".chart-hair").Call("setAttribute", "d", hair)
	find(".chart-dots").Call("setAttribute", "d", dots)
	if n == 0 {
		return
	}
	box.Set("hidden", !on)
	stop := n - 1 // what a screen reader hears on arriving: the newest values
	if on {
		stop = c.cursor
	}
	hit.Call("setAttribute", "aria-valuenow", strconv.Itoa(stop))
	hit.Call("setAttribute", "aria-valuetext", sentence(c.Data, c.plot.stops[stop]))
	if on {
		slots := box.Call("querySelectorAll", "b, .num")
		for i, s := range texts(c.Data, c.plot.stops[stop]) {
			slots.Index(i).Set("textContent", s)
		}
		// On the side of the plot where the cursor is not.
		right := c.plot.x.px(c.plot.stops[stop]) < (c.plot.left+c.plot.right)/2
		box.Get("classList").Call("toggle", "at-right", right)
	}
}
