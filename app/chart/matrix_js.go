package chart

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// cells are what a matrix keeps of its browser: what stands in the document, so
// that only what differs is written there.
type cells struct {
	ear

	at                  int // the cell under pointer or keys, or −1
	svg                 app.Value
	drawn, chosen, ring string
	title               string // in the language that stands there
}

// OnMount implements app.Mounter: it listens to pointer and keys.
func (m *Matrix) OnMount(ctx app.Context) {
	m.at = -1
	root := m.JSValue()
	box := root.Call("querySelector", ".cm")
	m.inSight(box, m.show)

	under := func(e app.Value) int {
		r := box.Call("getBoundingClientRect")
		unit := r.Get("width").Float() / float64(m.Counts.side())
		return m.Counts.cellAt((e.Get("clientX").Float()-r.Get("left").Float())/unit, (e.Get("clientY").Float()-r.Get("top").Float())/unit)
	}
	act := func(i int) {
		ctx.Dispatch(func(ctx app.Context) { m.Counts.Act(ctx, i) })
	}
	leave := func(app.Value) { m.read(-1) }
	m.listen(box, "pointermove", func(e app.Value) {
		if i := under(e); i != m.at {
			m.read(i)
		}
	})
	m.listen(box, "pointerleave", leave)
	m.listen(box, "blur", leave)
	m.listen(box, "focus", func(app.Value) {
		if m.at < 0 && box.Call("matches", ":focus-visible").Bool() {
			m.read(0)
		}
	})
	m.listen(box, "click", func(e app.Value) {
		if m.read(under(e)); m.at >= 0 { // a touch leaves before it clicks
			act(m.at)
		}
	})
	m.listen(box, "keydown", func(e app.Value) {
		at := max(m.at, 0)
		switch key := e.Get("key").String(); key {
		case "Enter", " ":
			act(at)
		case "Escape":
			act(-1)
		default:
			to, mine := m.Counts.step(at, key)
			if !mine {
				return
			}
			at = to
		}
		e.Call("preventDefault")
		m.read(at)
	})
	m.foot(ctx, root, &m.open, func() (name string, svg, csv func() string) { return m.Counts.File, m.Counts.file, m.Counts.csv })
	m.show()
}

// OnUpdate implements app.Updater: there are new counts.
func (m *Matrix) OnUpdate(ctx app.Context) {
	ctx.Defer(func(app.Context) { m.show() })
}

// OnDismount implements app.Dismounter.
func (m *Matrix) OnDismount() {
	m.release()
	m.cells = cells{}
}

// show writes what has changed into the document.
func (m *Matrix) show() {
	root, c := m.JSValue(), m.Counts
	if root == nil || !root.Truthy() || m.postpone(c.Title == m.title) {
		return
	}
	m.title = c.Title
	if m.svg == nil || !m.svg.Get("isConnected").Bool() {
		m.svg = root.Call("querySelector", "svg")
		m.drawn, m.chosen, m.ring = "?", "?", "?"
	}
	if drawn := c.draw(); drawn != m.drawn {
		m.drawn = drawn
		m.svg.Get("firstChild").Set("innerHTML", drawn)
	}
	m.mark(".chosen", c.ring(c.Chosen), &m.chosen)
	m.read(m.at)
}

// mark writes the path of a ring.
func (m *Matrix) mark(which, path string, drawn *string) {
	if path != *drawn {
		*drawn = path
		m.svg.Call("querySelector", which).Call("setAttribute", "d", path)
	}
}

// read reads a cell out, or none.
func (m *Matrix) read(i int) {
	m.at = i
	if m.svg == nil {
		return
	}
	m.mark(".ring:last-child", m.Counts.ring(i), &m.ring)
	// go-app's own node: it writes there, too, in another language.
	node := m.JSValue().Call("querySelector", "[aria-live]").Get("firstChild")
	if says := m.Counts.readOut(i); says != node.Get("nodeValue").String() {
		node.Set("nodeValue", says)
	}
}
