package chart

import "math"

// layGuides places the guides on the axis: feet apart from each other under it,
// in place of ticks, and the others' labels beside their lines.
func (p *plot) layGuides(d *Data) {
	var at, sizes []float64
	for _, g := range d.Guides {
		switch {
		case !p.on(g.At):
		case g.Foot || g.Centre:
			w := textWidth(g.Label, fontSize) * bold
			p.feet = append(p.feet, guideMark{Guide: g, at: p.x.px(g.At), labelY: p.bottom + 18, anchor: "middle"})
			at, sizes = append(at, p.x.px(g.At)), append(sizes, w+8)
		default:
			p.guides = append(p.guides, p.layGuide(d, g))
		}
	}
	for i, x := range spreadSizes(at, sizes, 0, p.width) {
		p.feet[i].labelX = x
		for k := range p.xTicks {
			if t := &p.xTicks[k]; math.Abs(t.at-x) < (sizes[i]+textWidth(t.text, fontSize))/2 {
				t.text = ""
			}
		}
		if math.Abs(p.unitX+textWidth(d.X.Unit, fontSize)/2-x) < (sizes[i]+textWidth(d.X.Unit, fontSize))/2 {
			p.unitX = 0
		}
	}
}

// layGuide puts a guide's label beside its line, where it hides least: at the
// top or the foot of the first panel, on the left or, at last, the right.
func (p *plot) layGuide(d *Data, g Guide) guideMark {
	m := guideMark{Guide: g, at: p.x.px(g.At)}
	w, l := textWidth(g.Label, fontSize), &p.panels[0]
	var sides []box
	for _, x := range []float64{m.at - 5 - w, m.at + 5} {
		if x >= p.left && x+w <= p.width {
			sides = append(sides, box{x, l.top - 4, w, 16}, box{x, l.bottom - 18, w, 16})
		}
	}
	if sides == nil {
		sides = []box{{p.left, l.top - 4, w, 16}}
	}
	b := p.place(l, d.Panels[0], sides...)
	m.labelX, m.labelY, m.anchor = b.x, b.y+12, "start"
	if b.x < m.at {
		m.labelX, m.anchor = min(b.x+w, m.at-5), "end"
	}
	return m
}

// layFlag puts a pennant a little under the middle of the first panel.
func (p *plot) layFlag(f Flag) flagMark {
	l := &p.panels[0]
	m := flagMark{at: p.x.px(f.At), y: math.Round(l.top + .57*(l.bottom-l.top)), label: f.Label}
	if m.at > p.right {
		m.at, m.beyond, m.label = p.right, true, f.Label+" →"
	}
	m.w = math.Ceil(textWidth(m.label, 11)*1.05) + 14 + flagNotch
	m.left = m.at+m.w > p.width
	p.taken = append(p.taken, box{m.at - 1, m.y, 2, l.bottom - m.y})
	return m
}

// giveWay moves a pennant up or down its pole, off the label at a line's end.
func (m *flagMark) giveWay(b box, l *panel) {
	x := m.at
	if m.left {
		x -= m.w
	}
	if b.overlap(box{x, m.y, m.w, flagHeight}) > 0 {
		if m.y = b.y - flagHeight - 2; m.y < l.top {
			m.y = b.y + b.h + 2
		}
	}
}

// layRing puts a ring's label into the corner around it that hides the least
// of the curves and leaves the plot the least; a note goes under it.
func (p *plot) layRing(l *panel, q Panel, r Ring) ringMark {
	m := ringMark{Ring: r, x: p.x.px(r.X), y: l.within(r.Y), boxH: 24}
	if r.Drop {
		p.taken = append(p.taken, box{m.x - 2, m.y, 4, l.bottom - m.y})
	}
	if r.Note != "" {
		m.boxW, m.boxH = textWidth(r.Note, fontSize)*1.08, 16
		// Right of the stem: left of it a curve has risen to the ring.
		m.boxX, m.boxY = max(p.left, min(m.x+noteRadius, p.width-m.boxW)), m.y+noteRadius+22
		p.taken = append(p.taken, box{m.boxX, m.boxY, m.boxW, m.boxH})
		return m
	}
	m.boxW = textWidth(r.Value, 14)*1.05 + 16
	if r.Title != "" {
		m.boxW, m.boxH = max(m.boxW, textWidth(r.Title, 11)+16), 40
	}
	var corners []box
	for _, corner := range [4][2]float64{{-1, -1}, {1, 1}, {1, -1}, {-1, 1}} {
		b := box{m.x + corner[0]*(ringRadius+6), m.y + corner[1]*(ringRadius+6), m.boxW, m.boxH}
		if corner[0] < 0 {
			b.x -= m.boxW
		}
		if corner[1] < 0 {
			b.y -= m.boxH
		}
		corners = append(corners, b)
	}
	b := p.place(l, q, corners...)
	m.boxX, m.boxY = b.x, b.y
	return m
}

// hidden counts the pixels of a panel's curves that a box would cover.
func (p *plot) hidden(l *panel, q Panel, b box) float64 {
	n := 0.0
	for _, s := range q.Series {
		for px := b.x; px <= b.x+b.w; px += 4 {
			v, ok := between(s, p.x.v(px))
			if py := l.y.px(v); ok && py > b.y-3 && py < b.y+b.h+3 {
				n += 4
			}
		}
	}
	return n
}
