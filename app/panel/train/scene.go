package train

import (
	"strconv"
	"time"

	"breakeven/app/chart"
	"breakeven/app/panel/widget"
	"breakeven/app/scene"
	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Scene is the network's picture: the stage's frame, and over it everything that
// is text or can be touched. Until the frame draws, and where it cannot, the page
// paints the same picture as a still.
type Scene struct {
	app.Compo

	Lang  text.Lang
	Model *Model
	Lite  bool // never a frame

	near, stage bool // the picture is in sight; the frame has been asked for
	painted     bool // the still has been
	stale       bool // and is to be again
	draws       bool // the frame draws
	none        bool // it cannot
	width       float64
}

// stageAfter is how long the network has been there before the frame is asked
// for: its program takes a second of the main thread.
const stageAfter = time.Second

// OnMount implements app.Mounter.
func (s *Scene) OnMount(ctx app.Context) {
	w, m := app.Window(), s.Model
	quietly := func(f func()) { ctx.Dispatch(func(ctx app.Context) { ctx.PreventUpdate(); f() }) }
	m.lookDue = false
	m.Later = func(d time.Duration, f func()) { time.AfterFunc(d, func() { quietly(f) }) }
	m.Listen(Pictured, func() {
		m.Later(m.lookAgain(), m.Look)
		s.paint()
	})
	m.Listen(Drawing, s.paint) // in other colours
	m.Renewed = s.connect
	box := w.GetElementByID("scene-box")
	if !box.Truthy() {
		return
	}
	again := func(f func()) { ctx.Dispatch(func(app.Context) { f(); m.Spare() }) }
	// frame asks for the frame, once there is something to draw.
	var frame func()
	frame = func() {
		time.AfterFunc(stageAfter, func() {
			if m.Ready() {
				whenIdle(func() { again(func() { m.framed = true }) })
			} else {
				quietly(frame)
			}
		})
	}
	watch := func() { m.Watch(s.near && w.Get("document").Get("visibilityState").String() == "visible") }

	w.Get("IntersectionObserver").New(app.FuncOf(func(_ app.Value, args []app.Value) any {
		last := args[0].Index(args[0].Length() - 1).Get("isIntersecting").Bool()
		quietly(func() {
			s.near = last
			watch()
			if last && s.stale {
				s.paintNow()
			}
			if last && !s.stage && !s.Lite {
				s.stage = true
				frame()
			}
		})
		return nil
	})).Call("observe", box)
	w.Get("document").Call("addEventListener", "visibilitychange", app.FuncOf(func(app.Value, []app.Value) any {
		quietly(watch)
		return nil
	}))
	w.Call("addEventListener", "beforeprint", app.FuncOf(func(app.Value, []app.Value) any {
		if s.stale {
			s.paintNow()
		}
		return nil
	}))
	w.Get("ResizeObserver").New(app.FuncOf(func(app.Value, []app.Value) any {
		quietly(func() {
			if width := box.Get("clientWidth").Float(); width > 0 && width != s.width {
				s.width, m.narrow = width, scene.Fit(width) == &scene.Narrow
				m.Announce(Pictured)
			}
		})
		return nil
	})).Call("observe", box)
	w.Call("addEventListener", "message", app.FuncOf(func(_ app.Value, args []app.Value) any {
		frame := w.GetElementByID("stage")
		if !frame.Truthy() || !args[0].Get("source").Equal(frame.Get("contentWindow")) {
			return nil
		}
		switch said := args[0].Get("data").Get("stage"); {
		case !said.Truthy():
		case said.String() == "begins": // anew, perhaps
			again(func() { s.draws = false })
			ctx.Defer(func(app.Context) { s.paint() })
		case said.String() == "ready":
			quietly(s.connect)
		case said.String() == "drawn":
			again(func() { s.draws = true })
		default:
			again(func() { s.none, s.draws = true, false })
			ctx.Defer(func(app.Context) { s.paint() })
		}
		return nil
	}))
}

// connect gives the frame and the trainer the two ends of a channel: pictures do
// not pass through the page.
func (s *Scene) connect() {
	frame := app.Window().GetElementByID("stage")
	if s.Model.Attach == nil || !frame.Truthy() {
		return
	}
	channel := app.Window().Get("MessageChannel").New()
	s.Model.Attach(channel.Get("port1"))
	frame.Get("contentWindow").Call("postMessage", "port", app.Window().Get("location").Get("origin"), []any{channel.Get("port2")})
}

// whenIdle calls f when the browser has nothing better to do.
func whenIdle(f func()) {
	once := widget.Once(f)
	if w := app.Window(); w.Get("requestIdleCallback").Truthy() {
		w.Call("requestIdleCallback", once, map[string]any{"timeout": 3000})
	} else {
		w.Call("setTimeout", once, 200)
	}
}

// Render implements app.Composer.
func (s *Scene) Render() app.UI {
	l, m := s.Lang, s.Model
	class := "still"
	if s.draws {
		class = "still gone"
	}
	return app.Div().Class("scene").Body(
		app.Div().ID("scene-box").Class("scene-box").Body(
			// In an element of its own: what comes and goes must not move the others.
			app.Div().Class("frame").Body(app.If(m.framed && !s.none && !s.Lite, func() app.UI {
				return app.IFrame().ID("stage").Src(stageAddress()).TabIndex(-1).Aria("hidden", "true")
			})),
			app.Canvas().ID("still").Class(class).Aria("hidden", "true"),
			&Pad{Lang: l, Model: m},
			&Units{Lang: l, Model: m},
			&Answer{Lang: l, Model: m},
			&Inside{Lang: l, Model: m},
		),
		&Legend{Lang: l, Model: m, Dots: !s.Lite && !s.none && !still()},
		app.If(s.Lite, func() app.UI { return m.liteSays(l) }),
		&Shape{Lang: l, Model: m},
	)
}

// paint draws the still, where there is no stage to draw; out of sight, once it is
// looked at again.
func (s *Scene) paint() {
	switch {
	case s.draws || s.Model.Picture == nil || s.width == 0:
	case s.painted && !s.near:
		s.stale = true
	default:
		s.paintNow()
	}
}

func (s *Scene) paintNow() {
	s.painted, s.stale = true, false
	paintStill(s.Model.Picture, s.width)
}

// Sample says which digit is shown while nothing is drawn.
type Sample struct {
	app.Compo

	Lang  text.Lang
	Model *Model
}

// OnMount implements app.Mounter.
func (s *Sample) OnMount(ctx app.Context) { widget.Watch(ctx, s.Model, Pictured) }

// Render implements app.Composer.
func (s *Sample) Render() app.UI {
	said := ""
	if p := s.Model.Picture; p != nil {
		switch p.Origin {
		case wire.Unseen:
			said = text.SceneUnseen.In(s.Lang, p.Label)
		case wire.Stream:
			said = text.SceneStream.In(s.Lang, whole(p.Number), p.Label)
		}
	}
	return app.P().ID("sample").Class("tiny dim").Text(said)
}

// Legend names everything that the picture shows, and in slow motion the part of
// the step.
type Legend struct {
	app.Compo

	Lang  text.Lang
	Model *Model
	Dots  bool // signals are drawn on their way: not on the still, nor for who wants reduced motion
}

// OnMount implements app.Mounter.
func (g *Legend) OnMount(ctx app.Context) { widget.Watch(ctx, g.Model, Pictured) }

var phases = []struct {
	phase wire.Phase
	says  text.Sentence
}{{wire.Forward, text.PhaseForward}, {wire.Loss, text.PhaseLoss}, {wire.Backward, text.PhaseBackward}, {wire.Update, text.PhaseUpdate}}

// Render implements app.Composer.
func (g *Legend) Render() app.UI {
	l, p := g.Lang, g.Model.Picture
	var parts []app.UI
	units, room := text.SceneUnits.In(l, "128", 16), "room" // nothing is to move when the picture comes
	if p != nil && p.Phase != wire.Whole {
		for i, ph := range phases {
			current := "false"
			if ph.phase == p.Phase {
				current = "step"
			}
			parts = append(parts, app.Li().Aria("current", current).Body(app.B().Text(strconv.Itoa(i+1)), app.Text(ph.says.In(l))))
		}
	}
	if p != nil && len(p.Layers) > 1 {
		spots := g.Model.frame().Layout(p)
		first, says := p.Layers[0], text.SceneUnits
		if first.Kind != wire.DenseLayer {
			says = text.SceneMaps
		}
		units, room = says.In(l, whole(first.Total), len(spots[0])), ""
	}
	return app.Div().ID("legend").Class("legend").Body(
		app.If(parts != nil, func() app.UI { return app.Ol().Class("phases").Body(parts...) }),
		app.Ul().Body(
			app.Li().Class(room).Text(units),
			app.Li().Class("for").Text(text.SceneFor.In(l)),
			app.Li().Class("against").Text(text.SceneAgainst.In(l)),
			app.Li().Text(text.SceneThick.In(l)),
			app.Li().Text(text.SceneRim.In(l)),
			app.Li().Text(text.SceneBars.In(l)),
			app.If(g.Dots, func() app.UI { return app.Li().Text(text.SceneDots.In(l)) }),
			app.If(parts != nil, func() app.UI { return app.Li().Text(text.SceneSlope.In(l)) }),
			app.If(parts != nil, func() app.UI { return app.Li().Text(text.SceneMoved.In(l)) }),
		),
	)
}

// frame returns the frame that fits the page.
func (m *Model) frame() *scene.Frame {
	if m.narrow {
		return &scene.Narrow
	}
	return &scene.Wide
}

// Units are the digits beside the outputs, and what of the picture can be
// pointed at or gone to by keyboard. Together they are one stop of the Tab key.
type Units struct {
	app.Compo

	Lang  text.Lang
	Model *Model

	shape string // of the layers; others have others' places
	best  int
	alt   string // what was said of the picture last
	waits bool   // to say something else
}

// OnMount implements app.Mounter.
func (u *Units) OnMount(ctx app.Context) {
	m := u.Model
	// While it trains, other numbers are no news; once it does not, they are to be right.
	retell := func() {
		if !m.Running() && !u.waits && u.altOf() != u.alt {
			u.waits = true
			time.AfterFunc(calmer, func() {
				ctx.Dispatch(func(app.Context) {
					u.waits = false
					m.Spare()
				})
			})
		}
	}
	m.Listen(Controls, retell)
	m.Listen(Pictured, func() {
		// Hardly ever does something change here.
		shape, best := layersOf(u.Model)
		if shape != u.shape || best != u.best {
			u.shape, u.best = shape, best
			widget.Update(ctx, m)
			return
		}
		retell()
	})
	widget.Watch(ctx, m, Opened)
}

// altOf says the picture.
func (u *Units) altOf() string {
	l, p := u.Lang, u.Model.Picture
	if p == nil {
		return text.SceneAltNone.In(l)
	}
	best, prob := scene.Best(p)
	alt := text.SceneAlt.In(l, len(p.Layers), best, sure(float32(prob)))
	if a, b, ok := scene.Voices(p); ok {
		alt += text.SceneAltVoices.In(l, a.Unit+1, a.Digit, b.Unit+1, b.Digit)
	}
	return alt
}

// layersOf returns what decides the places of the units, and the best output.
func layersOf(m *Model) (shape string, best int) {
	if m.Picture == nil {
		return "", 0
	}
	for _, l := range m.Picture.Layers {
		shape += strconv.Itoa(int(l.Kind)) + " " + strconv.Itoa(len(l.Units)) + " " + strconv.Itoa(int(l.Total)) + ","
	}
	if m.narrow {
		shape += "narrow"
	}
	best, _ = scene.Best(m.Picture)
	return shape, best
}

// Render implements app.Composer.
func (u *Units) Render() app.UI {
	l, m := u.Lang, u.Model
	f := m.frame()
	body := []app.UI{}
	best := -1
	if m.Picture != nil {
		best, _ = scene.Best(m.Picture)
	}
	u.alt = u.altOf()
	for d := range 10 {
		x, y := f.DigitAt(d)
		class := "d"
		if d == best {
			class = "d best"
		}
		body = append(body, chart.SVG("text").Class(class).Attr("x", num(x)).Attr("y", num(y)).Text(strconv.Itoa(d)))
	}
	if p := m.Picture; p != nil {
		for _, layer := range f.Layout(p) {
			for _, s := range layer {
				id, class := "u"+strconv.Itoa(s.Layer)+"-"+strconv.Itoa(s.Unit), "mark"
				at := spotID{s.Layer, s.Unit}
				if m.open == at && m.opened {
					class = "mark on"
				}
				shown := s.Whole()
				if s.Layer == len(p.Layers)-1 {
					shown = s.Touch
				}
				body = append(body, box(s.Touch).ID(id).Class("hit").
					OnClick(func(app.Context, app.Event) { m.openUnit(at, true, !(m.opened && m.pinned && m.open == at)) }, app.EventScope(id)).
					On("pointerenter", func(_ app.Context, e app.Event) {
						if e.Get("pointerType").String() == "mouse" {
							m.openUnit(at, false, true)
						}
					}, app.EventScope(id)).
					On("pointerleave", func(app.Context, app.Event) { m.openUnit(at, false, false) }, app.EventScope(id)),
					box(shown).Class(class).Attr("rx", "3"))
			}
		}
	}
	return chart.SVG("svg").ID("units").Class("units").Attr("viewBox", "0 0 "+num(f.W)+" "+num(f.H)).
		TabIndex(0).Role("application").Aria("label", u.alt).Aria("description", text.SceneOpen.In(l)).
		OnKeyDown(u.onKey).Body(body...)
}

func box(b scene.Box) app.HTMLElem {
	return chart.SVG("rect").Attr("x", num(b.X)).Attr("y", num(b.Y)).Attr("width", num(b.W)).Attr("height", num(b.H))
}

func num(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }

// onKey goes from unit to unit.
func (u *Units) onKey(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	m := u.Model
	if m.Picture == nil {
		return
	}
	spots := m.frame().Layout(m.Picture)
	layer, row := 0, 0
	for i, list := range spots {
		for j, s := range list {
			if m.open == (spotID{s.Layer, s.Unit}) {
				layer, row = i, j
			}
		}
	}
	if m.opened {
		switch e.Get("key").String() {
		case "ArrowRight":
			layer++
		case "ArrowLeft":
			layer--
		case "ArrowDown":
			row++
		case "ArrowUp":
			row--
		case "Escape":
			e.PreventDefault()
			m.openUnit(m.open, true, false)
			return
		default:
			return
		}
	} else if k := e.Get("key").String(); k != "Enter" && k != " " && k != "ArrowRight" && k != "ArrowDown" {
		return
	}
	e.PreventDefault()
	layer = min(max(layer, 0), len(spots)-1)
	row = min(max(row, 0), len(spots[layer])-1)
	s := spots[layer][row]
	m.openUnit(spotID{s.Layer, s.Unit}, true, true)
}
