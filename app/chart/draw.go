package chart

import "slices"

// picture is a plot written as SVG, in the parts that change together, bottom
// to top. Curves, one path each, lie between axes and marks.
type picture struct {
	axes  string   // grid, ticks, units, guides
	paths []string // of the curves, panel after panel
	marks string   // rings, flags, starts: what moves rarely
	ends  string   // of the lines, with their labels: what moves with every point
}

// draw writes a plot.
func (p *plot) draw(d *Data) *picture {
	c := &picture{axes: p.axes(d), marks: p.marks(d), ends: p.ending(d)}
	for i := range p.panels {
		for _, a := range p.panels[i].paths {
			c.paths = append(c.paths, a.path)
		}
	}
	return c
}

// compose writes the elements that hold a picture's parts, and the parts in
// them; without a picture they are empty. Paths are cut at their panel's edges.
func (p *plot) compose(c *picture) string {
	if c == nil {
		c = &picture{}
	}
	var b ink
	group := func(class, body string) {
		b = append(b, `<g class="`+class+`">`+body+`</g>`...)
	}
	group("chart-axes", c.axes)
	k := 0
	for i := range p.panels {
		l := &p.panels[i]
		x, y, w, h := px(p.left), px(l.top-3), px(p.right-p.left), px(l.bottom-l.top+6)
		b = append(b, `<svg class="chart-plot" viewBox="`+x+" "+y+" "+w+" "+h+`" x="`+x+`" y="`+y+`" width="`+w+`" height="`+h+`">`...)
		for _, a := range l.paths {
			line := ""
			if c.paths != nil {
				line = c.paths[k]
			}
			b.stroke(a.class, line)
			k++
		}
		b = append(b, `</svg>`...)
	}
	group("chart-marks", c.marks)
	group("chart-ends", c.ends)
	b.stroke("chart-hair", "")
	b.stroke("chart-dots", "")
	return string(b)
}

func (p *plot) axes(d *Data) string {
	var b ink
	if p.rows != nil {
		b.rows(p)
	}
	for i := range p.panels {
		l := &p.panels[i]
		if i < len(d.Panels) {
			b.text(p.left, l.top-6, "chart-name", "start", d.Panels[i].Y.Name)
		}
		for _, t := range l.yTicks {
			if !slices.Contains(l.levels, t.at) {
				b.stroke("chart-grid", level(p.left, p.right, t.at))
			}
			b.text(p.left-8, t.at+4, "", "end", t.text)
		}
		for _, at := range l.levels {
			b.stroke("chart-guide", level(p.left, p.right, at))
		}
		if p.rows == nil {
			b.stroke("chart-base", level(p.left, p.right, l.bottom))
		}
	}
	for _, t := range p.xTicks {
		b.text(t.at, p.bottom+18, "", "middle", t.text)
	}
	if p.unitX > 0 {
		b.text(p.unitX, p.bottom+18, "", "start", d.X.Unit)
	}
	for _, g := range p.guides {
		b.stroke("chart-guide", upright(g.at, p.top, p.bottom))
		b.text(g.labelX, g.labelY, "", g.anchor, g.Label)
	}
	return string(b)
}

func (p *plot) marks(d *Data) string {
	var b ink
	for i, q := range d.Panels {
		for k, l := range p.panels[i].lines {
			if s := q.Series[k]; l.path != "" {
				b.shape(s.Start, "chart-shape c-"+s.Class, l.startX, l.startY)
			}
		}
	}
	for _, g := range p.feet {
		class := ""
		if g.Centre {
			class = "chart-label"
			b.stroke("chart-centre", upright(g.at, p.top-4, p.bottom+4))
		} else {
			b.stroke("chart-centre", upright(g.at, p.bottom-8, p.bottom+5))
		}
		b.text(g.labelX, g.labelY, class, g.anchor, g.Label)
	}
	if p.rows != nil {
		b.values(p)
	}
	for _, f := range p.flags {
		b.flag(f, p.panels[0].bottom)
	}
	for _, l := range p.panels {
		b.saving(l.saving)
		for _, r := range l.rings {
			b.ring(r, l.bottom)
		}
	}
	b.trade(p.trade)
	return string(b)
}

// shape writes what stands at a point.
func (b *ink) shape(s Shape, class string, x, y float64) {
	switch s {
	case Square:
		b.stroke(class+" full", "M"+px(x-4.5)+" "+px(y-4.5)+"h9v9h-9z")
	case Diamond:
		b.stroke(class, "M"+px(x)+" "+px(y-5.5)+"l5.5 5.5l-5.5 5.5l-5.5 -5.5z")
	case Round:
		b.stroke(class, circle(x, y, 4.5))
	}
}

func (b *ink) flag(f flagMark, bottom float64) {
	if !f.beyond {
		b.stroke("chart-drop", upright(f.at, f.y, bottom))
	}
	w, notch, text := f.w, flagNotch, f.at+7
	if f.left {
		w, notch, text = -f.w, -flagNotch, f.at-f.w+flagNotch+7
	}
	half := px(flagHeight / 2)
	b.stroke("chart-flag", "M"+px(f.at)+" "+px(f.y)+"h"+px(w)+"l"+px(-notch)+" "+half+" "+px(notch)+" "+half+"h"+px(-w)+"z")
	b.text(text, f.y+13, "chart-flag-title", "start", f.label)
}

func (b *ink) ring(r ringMark, bottom float64) {
	if r.Drop {
		b.stroke("chart-drop", upright(r.x, r.y, bottom))
	}
	if r.Note != "" {
		b.stroke("chart-ring fine", circle(r.x, r.y, noteRadius))
		b.stroke("chart-stem", upright(r.x, r.y+noteRadius+1, r.boxY+2))
		b.text(r.boxX, r.boxY+14, "chart-label", "start", r.Note)
		return
	}
	b.stroke("chart-ring", circle(r.x, r.y, ringRadius))
	if r.Value == "" {
		return
	}
	b.element(`rect class="chart-flag" x="` + px(r.boxX) + `" y="` + px(r.boxY) + `" width="` + px(r.boxW) + `" height="` + px(r.boxH) + `" rx="5"`)
	b.text(r.boxX+8, r.boxY+15, "chart-flag-title", "start", r.Title)
	b.text(r.boxX+8, r.boxY+r.boxH-8, "chart-flag-value", "start", r.Value)
}

func (p *plot) ending(d *Data) string {
	var b ink
	for i, q := range d.Panels {
		for k, l := range p.panels[i].lines {
			s := q.Series[k]
			if l.path == "" {
				continue
			}
			if s.Dot {
				b.stroke("chart-end c-"+s.Class, circle(l.endX, l.endY, 3.5))
			}
			b.text(l.labelX, l.labelY+4, "chart-label c-"+s.Class, "start", s.Label)
		}
	}
	return string(b)
}

// hair returns the mark of a stop, and a dot on every curve where the value that
// is read out was measured: an upright line, a frame around a row, or a ring
// around a point.
func (p *plot) hair(d *Data, stop int) (line, dots string) {
	x := p.stops[stop]
	switch {
	case p.rows != nil:
		y := p.top + x*p.rows.step
		return "M0 " + px(y) + "H" + px(p.width) + "V" + px(y+p.rows.step) + "H0Z", ""
	case p.points != nil:
		if at := p.points[stop]; finite(at.x) {
			return circle(at.x, at.y, 10), ""
		}
		return "", ""
	}
	for _, c := range d.columns() {
		l, i := &p.panels[c.panel], c.known(x)
		if i < 0 {
			continue
		}
		if at, y := p.x.px(c.x[i]), l.y.px(c.y[i]); at >= p.left-1 && y >= l.top-1 && y <= l.bottom+1 {
			dots += circle(at, y, 3.5)
		}
	}
	return upright(p.x.px(x), p.top, p.bottom), dots
}
