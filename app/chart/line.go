package chart

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Line is a chart of curves. It draws for the width that it has, once the
// browser has told it; until then, and on the build machine, for 640 pixels.
type Line struct {
	app.Compo

	ID     string // of the figure element
	Data   *Data
	Height int // pixels; 0 is 300

	width  float64 // pixels; 0: not measured yet
	plot   *plot   // of the last rendering
	cursor int     // index of plot.stops that is read out; −1: none
	page           // what the browser needs
}

// Render implements app.Composer.
func (c *Line) Render() app.UI {
	width, height := c.width, float64(c.Height)
	if width == 0 {
		width = 640
	}
	if height == 0 {
		height = 300
	}
	d := c.Data
	if d == nil {
		d = &Data{}
	}
	p := lay(d, width, height)
	c.plot = p

	cut := px(p.left) + " " + px(p.top-3) + " " + px(p.right-p.left) + " " + px(p.bottom-p.top+6)
	picture := svg("svg", "chart",
		svg("g", "", p.axes(d)...),
		svg("svg", "", p.curves(d)...).Attr("viewBox", cut).
			Attr("x", px(p.left)).Attr("y", px(p.top-3)).Attr("width", px(p.right-p.left)).Attr("height", px(p.bottom-p.top+6)),
		svg("g", "", svg("path", "chart-hair"), svg("path", "chart-dots")), // drawn by the browser's part
		svg("g", "", p.labels(d)...),
	).Attr("viewBox", "0 0 "+px(width)+" "+px(height)).Attr("height", px(height)).
		Attr("role", "img").Attr("aria-label", d.Summary)

	box := []app.UI{picture}
	if len(p.stops) > 0 {
		box = append(box, readOut(d), app.Div().Class("chart-hit").TabIndex(0).Role("slider").Aria("valuenow", 0).
			Aria("label", d.ReadOut).Aria("valuemin", 0).Aria("valuemax", len(p.stops)-1))
	} else if d.Empty != "" {
		box = append(box, app.P().Class("chart-empty").Text(d.Empty))
	}
	return app.Figure().Class("chart-fig").ID(c.ID).Body(
		app.Div().Class("chart-box").Body(box...),
		table(d),
	)
}

// axes draws grid, ticks, units and guides.
func (p *plot) axes(d *Data) []app.UI {
	var out []app.UI
	for _, t := range p.yTicks {
		out = append(out, stroke("chart-grid", level(p.left, p.right, t.at)), text(p.left-8, t.at+4, "", "end", t.text))
	}
	out = append(out, stroke("chart-base", level(p.left, p.right, p.bottom)))
	for _, t := range p.xTicks {
		out = append(out, text(t.at, p.bottom+18, "", "middle", t.text))
	}
	if p.unitX > 0 {
		out = append(out, text(p.unitX, p.bottom+18, "", "start", d.X.Unit))
	}
	for i, g := range p.guides {
		anchor := "start"
		if g.end {
			anchor = "end"
		}
		if d.Guides[i].Level {
			out = append(out, stroke("chart-guide", level(p.left, p.right, g.at)), text(g.labelX, g.at-5, "", anchor, d.Guides[i].Label))
		} else {
			out = append(out, stroke("chart-guide", upright(g.at, p.top, p.bottom)), text(g.labelX, p.top+8, "", anchor, d.Guides[i].Label))
		}
	}
	return out
}

// curves draws the lines, cut at the plot's edges.
func (p *plot) curves(d *Data) []app.UI {
	var out []app.UI
	for i, s := range d.Series {
		class := "chart-line c-" + s.Class
		if s.Dashed {
			class += " dashed"
		}
		out = append(out, stroke(class, p.lines[i].path))
	}
	return out
}

// labels draws what stands over the curves: shapes, labels, rings.
func (p *plot) labels(d *Data) []app.UI {
	var out []app.UI
	for i, s := range d.Series {
		l := p.lines[i]
		if l.path == "" {
			continue
		}
		switch s.Start {
		case Square:
			out = append(out, stroke("chart-shape full c-"+s.Class, "M"+px(l.startX-4.5)+" "+px(l.startY-4.5)+"h9v9h-9z"))
		case Diamond:
			out = append(out, stroke("chart-shape c-"+s.Class, "M"+px(l.startX)+" "+px(l.startY-5.5)+"l5.5 5.5l-5.5 5.5l-5.5 -5.5z"))
		}
		if s.Label != "" {
			out = append(out, text(l.endX+7, l.labelY+4, "chart-label c-"+s.Class, "start", s.Label))
		}
	}
	for i, m := range p.rings {
		out = append(out, p.ring(d.Rings[i], m)...)
	}
	return out
}

func (p *plot) ring(r Ring, m ringMark) []app.UI {
	var out []app.UI
	if r.Drop {
		out = append(out, stroke("chart-drop", upright(m.x, m.y, p.bottom)))
	}
	out = append(out, stroke("chart-ring", circle(m.x, m.y, ringRadius)))
	if r.Value == "" {
		return out
	}
	out = append(out, svg("rect", "chart-flag").Attr("x", px(m.boxX)).Attr("y", px(m.boxY)).
		Attr("width", px(m.boxW)).Attr("height", px(m.boxH)).Attr("rx", "5"))
	if r.Title != "" {
		out = append(out, text(m.boxX+8, m.boxY+15, "chart-flag-title", "start", r.Title))
	}
	return append(out, text(m.boxX+8, m.boxY+m.boxH-8, "chart-flag-value", "start", r.Value))
}

// hair returns the cursor's upright line at a stop and a dot on every curve.
func (p *plot) hair(d *Data, stop int) (line, dots string) {
	x := p.stops[stop]
	for _, s := range d.Series {
		if y, ok := at(s, x); ok && p.y.px(y) >= p.top-1 && p.y.px(y) <= p.bottom+1 {
			dots += circle(p.x.px(x), p.y.px(y), 3.5)
		}
	}
	return upright(p.x.px(x), p.top, p.bottom), dots
}
