package train

import (
	"strings"

	"breakeven/app/scene"
	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// spotID names a unit of the picture.
type spotID struct{ layer, unit int }

// openUnit opens or closes a unit; by pointing at it, only while none is pinned.
func (m *Model) openUnit(at spotID, pin, open bool) {
	if m.pinned && !pin {
		return
	}
	m.open, m.opened, m.pinned = at, open, pin && open
	m.Announce(Opened)
}

// closeUnit closes the opened unit, and has the keyboard go on from the picture.
func (m *Model) closeUnit() {
	m.openUnit(m.open, true, false)
	if units := app.Window().GetElementByID("units"); units.Truthy() {
		units.Call("focus", map[string]any{"preventScroll": true})
	}
}

// Inside shows what a unit is made of: its weights, its inputs, their sum.
type Inside struct {
	app.Compo

	Lang  text.Lang
	Model *Model

	said string // what a screen reader was told last
	of   spotID // of this unit
}

// OnMount implements app.Mounter.
func (n *Inside) OnMount(ctx app.Context) {
	show := func() {
		ctx.Dispatch(func(ctx app.Context) {
			n.Model.Spare()
			ctx.Defer(func(app.Context) { n.paint() }) // once the canvases are there
		})
	}
	n.Model.Listen(Opened, show)
	n.Model.Listen(Drawing, n.paint) // in other colours
	n.Model.Listen(Pictured, func() {
		if n.Model.opened {
			show()
		}
	})
}

// unit returns the opened unit, nil for none.
func (m *Model) unit() (*wire.PictureLayer, *wire.PictureUnit) {
	p := m.Picture
	if !m.opened || p == nil || m.open.layer >= len(p.Layers) || m.open.unit >= len(p.Layers[m.open.layer].Units) {
		return nil, nil
	}
	l := &p.Layers[m.open.layer]
	return l, &l.Units[m.open.unit]
}

// Render implements app.Composer.
func (n *Inside) Render() app.UI {
	l, m := n.Lang, n.Model
	layer, u := m.unit()
	if u == nil {
		n.said = ""
		return app.Div().ID("inside").Hidden(true)
	}
	output := m.open.layer == len(m.Picture.Layers)-1
	class, title := "inside", text.UnitOf.In(l, whole(u.Index+1), whole(layer.Total))
	switch {
	case output:
		class, title = "inside left", text.OutputOf.In(l, u.Index)
	case layer.Kind != wire.DenseLayer:
		title = text.ChannelOf.In(l, whole(u.Index+1), whole(layer.Total))
	}
	said := []string{title}
	var heading string
	var list app.UI
	if m.open.layer > 0 && layer.Kind != wire.PoolLayer {
		before, name := &m.Picture.Layers[m.open.layer-1], text.TermUnit
		if before.MapSide > 0 {
			name = text.TermChannel
		}
		t := termsOf(before, layer, u)
		heading, list = t.heading(before, layer, l), t.list(before, layer, u, name, l)
		said = append(said, heading, t.spoken(name, l))
	}
	var lines []string
	if layer.Kind == wire.DenseLayer && list == nil {
		lines = append(lines, text.UnitSum.In(l, text.Fixed(float64(u.Bias), 2), text.Fixed(float64(u.Sum), 2)))
	}
	switch {
	case output:
		lines = append(lines, text.UnitProb.In(l, sure(u.Out)))
	case layer.Kind == wire.DenseLayer:
		lines = append(lines, text.UnitOut.In(l, text.Fixed(float64(u.Out), 2)))
	default:
		lines = append(lines, text.UnitMean.In(l, text.Fixed(float64(u.Out), 2)))
	}
	var images []app.UI
	for _, im := range n.images() {
		images = append(images, app.Li().Body(app.Canvas().ID(im.id).Width(im.side).Height(im.side).Aria("hidden", "true"), app.Span().Text(im.says.In(l))))
	}
	var body []app.UI
	for _, s := range lines {
		body = append(body, app.P().Text(s))
	}
	if n.said == "" || n.of != m.open || !m.Running() { // while it trains, other numbers are no news
		n.said, n.of = strings.Join(append(said, lines...), text.ChartBetween.In(l)), m.open
	}
	return app.Div().ID("inside").Class(class).OnKeyDown(func(ctx app.Context, e app.Event) {
		if ctx.PreventUpdate(); e.Get("key").String() == "Escape" {
			e.PreventDefault()
			m.closeUnit()
		}
	}).Body(
		app.P().Class("sr").Role("status").Text(n.said),
		app.P().Class("row").Body(app.Strong().Text(title), app.If(m.pinned, func() app.UI {
			return app.Button().ID("inside-close").Type("button").Class("btn sm").OnClick(func(app.Context, app.Event) { m.closeUnit() }).Text(text.UnitClose.In(l))
		})),
		app.If(images != nil, func() app.UI { return app.Ul().Class("images").Body(images...) }),
		app.If(list != nil, func() app.UI { return app.Div().Body(app.P().Class("dim").Text(heading), list) }),
		app.Div().Class("lines").Body(body...),
	)
}

// insideImage is one of a unit's images.
type insideImage struct {
	id     string
	says   text.Sentence
	side   int
	pixels []byte
	signed bool
}

// images returns those of the opened unit.
func (n *Inside) images() (out []insideImage) {
	layer, u := n.Model.unit()
	if u == nil {
		return nil
	}
	if layer.Side > 0 && layer.Kind == wire.DenseLayer {
		products := make([]byte, len(u.Weights))
		for i, w := range u.Weights {
			products[i] = byte(wire.Zero + (int(w)-wire.Zero)*int(n.Model.Picture.Image[i])/255)
		}
		return []insideImage{
			{"inside-w", text.UnitWeights, 28, u.Weights, true},
			{"inside-x", text.UnitInputs, 28, n.Model.Picture.Image[:], false},
			{"inside-p", text.UnitProducts, 28, products, true},
		}
	}
	if layer.Side > 0 {
		out = append(out, insideImage{"inside-f", text.UnitFilter, int(layer.Side), u.Weights, true})
	}
	if layer.MapSide > 0 {
		out = append(out, insideImage{"inside-m", text.UnitMap, int(layer.MapSide), u.Map, false})
	}
	return out
}

func (n *Inside) paint() {
	if !app.IsClient {
		return
	}
	colours := pageColours()
	for _, im := range n.images() {
		canvas := app.Window().GetElementByID(im.id)
		if !canvas.Truthy() {
			continue
		}
		c := canvas.Call("getContext", "2d")
		c.Call("clearRect", 0, 0, im.side, im.side)
		if im.signed {
			c.Call("drawImage", signs(im.pixels, im.side, colours[scene.For], colours[scene.Against]), 0, 0)
		} else {
			c.Call("drawImage", greys(im.pixels, im.side, colours[scene.Ink]), 0, 0)
		}
	}
}
