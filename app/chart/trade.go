package chart

import "math"

// knobInset keeps the handle off ticks.
const knobInset = 14.0

// layPoints places the points of a chart of points, the trade, and around both
// the points' labels.
func (p *plot) layPoints(d *Data) {
	l, q := &p.panels[0], d.Panels[0]
	p.points = make([]place, len(q.Series))
	for k := range q.Series {
		p.points[k] = place{x: math.NaN(), y: math.NaN()}
		if c := l.lines[k]; c.path != "" {
			p.points[k] = place{x: c.startX, y: c.startY}
			p.taken = append(p.taken, box{c.startX - 7, c.startY - 7, 14, 14})
		}
	}
	p.layTrade(d)
	var trade Panel // its line, to keep labels off it
	if p.trade != nil {
		trade = p.trade.panel(p, l)
	}
	for k, s := range q.Series {
		c := &l.lines[k]
		if c.path == "" || s.Label == "" {
			continue
		}
		w := textWidth(s.Label, fontSize) * bold
		at := func(x, y float64) box { return box{x, y - 8, w, 16} }
		x, y := c.startX, c.startY
		b := p.place(l, trade,
			at(x+11, y), at(x-11-w, y), at(x-w/2, y+18), at(x-w/2, y-18),
			at(x+8, y+15), at(x+8, y-15), at(x-8-w, y+15), at(x-8-w, y-15), at(p.left+4, y+18), at(p.left+4, y-18), at(x-w/2, y+34), at(x-w/2, y-34))
		c.labelX, c.labelY = b.x, b.y+8
	}
}

// tradeMark is a trade in the plot.
type tradeMark struct {
	Trade
	at             place // the point that the line turns around
	knob           place // the handle
	labelX, labelY float64

	betterX, betterY float64

	x, y  scale
	above bool // the handle is above the point
}

// layTrade draws the line, shades the side that is better, and puts the handle
// near where the line leaves the plot.
func (p *plot) layTrade(d *Data) {
	t, l := d.Trade, &p.panels[0]
	if t == nil || t.At < 0 || t.At >= len(t.Rates) || !(t.Rates[t.At] >= 0) || !finite(t.Rates[t.At]) || !p.on(t.X) || !finite(t.Y) || l.y.log || l.within(t.Y) != l.y.px(t.Y) {
		return
	}
	m := &tradeMark{Trade: *t, at: place{x: p.x.px(t.X), y: l.y.px(t.Y)}, x: p.x, y: l.y}
	// The longer of the line's two halves, for its handle tells rates apart best.
	m.above = (m.at.y-l.top)*(p.right-m.at.x) >= (l.bottom-m.at.y)*(m.at.x-p.left)
	m.knob = m.end(p, l, t.Rates[t.At], m.above, knobInset)
	line, better := m.draw(p, l, t.Rates[t.At])
	l.paths = append([]area{{"chart-better", better}}, l.paths...)
	l.paths = append(l.paths, area{"chart-trade", line})
	p.taken = append(p.taken, box{m.knob.x - 11, m.knob.y - 11, 22, 22})
	if m.Label != "" {
		w := textWidth(m.Label, fontSize) * bold
		x, y := m.knob.x, m.knob.y
		b := p.place(l, m.panel(p, l), box{x + 14, y - 8, w, 16}, box{x - 14 - w, y - 8, w, 16}, box{x - w/2, y + 14, w, 16}, box{x - w - 4, y + 14, w, 16}, box{x - w - 4, y - 30, w, 16}, box{x - w/2, y - 30, w, 16})
		m.labelX, m.labelY = b.x, b.y+12
	}
	if t.Better != "" {
		w := textWidth(t.Better, 11)
		b := p.place(l, m.panel(p, l), box{p.left + 8, l.top + 4, w, 14}, box{p.left + 8, (l.top + l.bottom) / 2, w, 14}, box{p.left + 8, l.bottom - 20, w, 14})
		m.betterX, m.betterY = b.x, b.y+11
	}
	p.trade = m
}

// xAt is the value of X at which the line is at a height, at a rate.
func (m *tradeMark) xAt(rate, y float64) float64 { return m.X + rate*(y-m.Y) }

// end is where the line of a rate leaves the plot, or what is left of it within
// an inset, above its point or below.
func (m *tradeMark) end(p *plot, l *panel, rate float64, above bool, inset float64) place {
	edge, side := min(l.top+inset, m.at.y), max(p.right-inset, m.at.x)
	if !above {
		edge, side = max(l.bottom-inset, m.at.y), min(p.left+inset, m.at.x)
	}
	x := p.x.px(m.xAt(rate, l.y.v(edge)))
	if above && x <= side || !above && x >= side {
		return place{x: x, y: edge}
	}
	// Through the side: there the height follows from X. On a logarithmic axis
	// that does not reach 0, x may be no number.
	y := l.within(m.Y + (p.x.v(side)-m.X)/rate)
	if !finite(y) { // no way at all, at no rate
		y = edge
	}
	return place{x: side, y: y}
}

// draw returns the path of the line at a rate, and of all that is above it.
func (m *tradeMark) draw(p *plot, l *panel, rate float64) (line, better string) {
	from, to := m.end(p, l, rate, false, 0), m.end(p, l, rate, true, 0)
	b := ink("M" + px(from.x) + " " + px(from.y))
	if p.x.log && rate > 0 { // there a straight line is a curve
		const pieces = 60
		for i := 1; i < pieces; i++ {
			x := from.x + (to.x-from.x)*float64(i)/pieces
			b = append(b, "L"+px(x)+" "+px(l.within(m.Y+(p.x.v(x)-m.X)/rate))...)
		}
	}
	b = append(b, "L"+px(to.x)+" "+px(to.y)...)
	line = string(b)
	better = line
	if to.y > l.top { // it left through the side, so the corner is better too
		better += "L" + px(p.right) + " " + px(l.top)
	}
	better += "L" + px(p.left) + " " + px(l.top)
	if from.y >= l.bottom {
		better += "L" + px(p.left) + " " + px(l.bottom)
	}
	return line, better + "Z"
}

// panel has the line as a curve.
func (m *tradeMark) panel(p *plot, l *panel) Panel {
	rate := m.Rates[m.At]
	if rate == 0 {
		return Panel{}
	}
	const pieces = 40
	var s Series
	for i := range pieces + 1 {
		x := p.x.v(p.left + (p.right-p.left)*float64(i)/pieces)
		s.X, s.Y = append(s.X, x), append(s.Y, m.Y+(x-m.X)/rate)
	}
	return Panel{Series: []Series{s}}
}

// nearest returns the index of the rate whose line passes nearest to a pixel.
func (m *tradeMark) nearest(x, y float64) int {
	dx, dy := m.x.v(x)-m.X, m.y.v(y)-m.Y
	if !m.above {
		dx, dy = -dx, -dy
	}
	switch {
	case dx <= 0:
		return 0
	case dy <= 0:
		return len(m.Rates) - 1
	}
	return nearest(m.Rates, dx/dy)
}

func (b *ink) trade(m *tradeMark) {
	if m == nil {
		return
	}
	b.text(m.betterX, m.betterY, "chart-name", "start", m.Better)
	b.stroke("chart-ring", circle(m.knob.x, m.knob.y, ringRadius+1))
	b.text(m.labelX, m.labelY, "chart-label", "start", m.Label)
}
