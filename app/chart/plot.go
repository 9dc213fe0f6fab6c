package chart

import "math"

// Sizes in CSS pixels. Text has the size that style.css gives it (.chart).
const (
	fontSize   = 12.0
	labelGap   = 16.0 // between the lines of two labels
	tickRoom   = 44.0 // that a tick likes
	topMargin  = 12.0
	nameHeight = 14.0 // of a panel's name, over it
	panelGap   = 12.0
	botMargin  = 24.0
	ringRadius = 7.0
	noteRadius = 5.0 // of a ring with a note
	flagHeight = 18.0
	flagNotch  = 6.0 // of its swallow tail
)

// plot is a chart laid out for a width: pixels and texts, ready to be written.
type plot struct {
	width, height            float64
	left, top, right, bottom float64 // of the area of all panels
	x                        scale
	panels                   []panel
	xTicks                   []tick
	unitX                    float64 // where the X axis's unit begins; 0: no room
	guides                   []guideMark
	flags                    []flagMark
	stops                    []float64 // X values that the read-out stops at
}

// panel is one panel of it.
type panel struct {
	top, bottom float64
	y           scale
	yTicks      []tick
	lines       []line
	rings       []ringMark
	levels      []float64 // pixels
}

type tick struct {
	at   float64 // pixel
	text string
}

type line struct {
	path           string // "": no point
	startX, startY float64
	endX, endY     float64
	labelY         float64 // of the label right of the plot
}

type ringMark struct {
	Ring
	x, y, boxX, boxY, boxW, boxH float64
}

type guideMark struct {
	at, labelX, labelY float64
	end                bool // the label ends at labelX instead of beginning there
	label              string
}

type flagMark struct {
	at, y, w float64
	left     bool // it flies to the left
	beyond   bool // what it marks lies right of the axis's end
	label    string
}

// lay arranges d for a width and a height in pixels.
func lay(d *Data, width, height float64) *plot {
	p := &plot{width: width, height: height}
	if len(d.Panels) == 0 {
		d = &Data{X: d.X, Panels: []Panel{{}}}
	}
	xr, some := p.layPanels(d)
	p.right = width - max(endRoom(d), 12)
	if p.right < p.left+80 { // no room for labels: the curves come first
		p.right = max(p.left+20, width-12)
	}
	p.x = scale{xr[0], xr[1], p.left, p.right, d.X.Log}
	if some || d.X.Max > d.X.Min {
		p.layX(d, xr)
	}
	for _, f := range d.Flags {
		if p.x.px(f.At) >= p.left {
			p.flags = append(p.flags, p.layFlag(f))
		}
	}
	for i := range d.Panels {
		p.layLines(&p.panels[i], d.Panels[i])
	}
	if !some {
		return p
	}
	for _, g := range d.Guides {
		if p.on(g.At) {
			p.guides = append(p.guides, p.layGuide(d, g))
		}
	}
	for i := range d.Panels {
		for _, r := range d.Panels[i].Rings {
			if l := &p.panels[i]; p.on(r.X) && !math.IsNaN(l.y.px(r.Y)) {
				l.rings = append(l.rings, p.layRing(l, d.Panels[i], r))
			}
		}
	}
	p.stops = stops(d, mostStops)
	return p
}

// on tells whether an X value lies on the axis.
func (p *plot) on(x float64) bool {
	at := p.x.px(x)
	return at >= p.left-.5 && at <= p.right+.5
}

// layPanels divides the height, gives every panel its Y axis and finds the left
// edge of all; it returns the range of X and whether there is any point.
func (p *plot) layPanels(d *Data) (xr [2]float64, some bool) {
	n := len(d.Panels)
	room, shares := p.height-topMargin-botMargin-panelGap*float64(n-1), 0.0
	for _, q := range d.Panels {
		if q.Y.Name != "" {
			room -= nameHeight
		}
		shares += share(q)
	}
	room = max(room, 10*float64(n))
	xr, some = rangeX(d)
	at, widest := topMargin, 0.0
	p.panels = make([]panel, n)
	for i, q := range d.Panels {
		if i > 0 {
			at += panelGap
		}
		if q.Y.Name != "" {
			at += nameHeight
		}
		l := &p.panels[i]
		l.top = at
		at += math.Round(room * share(q) / shares)
		l.bottom = at
		l.layY(q)
		for _, t := range l.yTicks {
			widest = max(widest, textWidth(t.text, fontSize))
		}
	}
	p.top, p.bottom = p.panels[0].top, p.panels[n-1].bottom
	p.left = math.Ceil(widest) + 10
	return xr, some
}

func share(q Panel) float64 {
	if q.Share > 0 {
		return q.Share
	}
	return 1
}

// rangeX returns the range of the X axis and whether there is any point.
func rangeX(d *Data) (x [2]float64, some bool) {
	r := newReach(d.X)
	for _, q := range d.Panels {
		for _, s := range q.Series {
			for i := range min(len(s.X), len(s.Y)) {
				if finite(s.X[i]) && finite(s.Y[i]) {
					r.take(s.X[i])
					some = true
				}
			}
		}
	}
	return r.over(d.X), some
}

// reach is the range of values seen.
type reach struct{ lo, hi float64 }

// newReach begins with 0, which axes show, unless they are logarithmic.
func newReach(a Axis) reach {
	if a.Log {
		return reach{math.Inf(1), math.Inf(-1)}
	}
	return reach{}
}

func (r *reach) take(v float64) {
	if r.lo <= r.hi || v > 0 { // a logarithmic one begins with something positive
		r.lo, r.hi = min(r.lo, v), max(r.hi, v)
	}
}

// over returns the range that an axis has: its own, or that of the values.
func (r reach) over(a Axis) [2]float64 {
	if a.Log {
		lo, hi := r.lo, r.hi
		if a.Max > a.Min && a.Min > 0 {
			lo, hi = a.Min, a.Max
		}
		switch {
		case !(lo > 0 && lo <= hi):
			return [2]float64{1, 10}
		case lo == hi:
			return [2]float64{lo / 2, lo * 2}
		}
		return [2]float64{lo, hi}
	}
	switch {
	case a.Max > a.Min:
		return [2]float64{a.Min, a.Max}
	case r.lo == r.hi:
		return [2]float64{0, 1}
	}
	return [2]float64{r.lo, r.hi}
}

// layY gives a panel the scale and the ticks of its Y axis; a tick whose text
// would touch an earlier one's has none.
func (l *panel) layY(q Panel) {
	r := newReach(q.Y)
	for _, s := range q.Series {
		for i := range min(len(s.X), len(s.Y)) {
			if finite(s.X[i]) && finite(s.Y[i]) && (!q.Y.Log || s.Y[i] > 0) {
				r.take(s.Y[i])
			}
		}
	}
	yr := r.over(q.Y)
	n := max(2, int((l.bottom-l.top)/tickRoom))
	if q.Y.Max <= q.Y.Min && !q.Y.Log {
		yr[1] = roundUp(yr[0], yr[1], n)
		if yr[0] < 0 {
			yr[0] = -roundUp(-yr[1], -yr[0], n)
		}
	}
	l.y = scale{yr[0], yr[1], l.bottom, l.top, q.Y.Log}
	values := q.Y.Ticks
	if values == nil {
		values = q.Y.round(yr, n)
	}
	for _, v := range values {
		t := tick{l.y.px(v), q.Y.tick(v)}
		for _, earlier := range l.yTicks {
			if math.Abs(t.at-earlier.at) < 1.2*fontSize {
				t.text = ""
			}
		}
		l.yTicks = append(l.yTicks, t)
	}
	for _, v := range q.Levels {
		if at := l.y.px(v); at >= l.top && at <= l.bottom {
			l.levels = append(l.levels, at)
		}
	}
}

// round returns at most n+1 round numbers of a range.
func (a Axis) round(r [2]float64, n int) []float64 {
	if a.Log {
		return logTicks(r[0], r[1], n)
	}
	return ticks(r[0], r[1], n)
}

// endRoom is the width that labels right of the curves need.
func endRoom(d *Data) float64 {
	const bold = 1.08 // as labels are
	w := 0.0
	if d.Room != "" {
		w = textWidth(d.Room, fontSize)*bold + 12
	}
	for _, s := range d.series() {
		if s.Label != "" {
			w = max(w, textWidth(s.Label, fontSize)*bold+12)
		}
	}
	return math.Ceil(w)
}

// layX places the ticks of the X axis as densely as their texts allow.
func (p *plot) layX(d *Data, r [2]float64) {
	values := d.X.Ticks
	for n := max(1, int((p.right-p.left)/tickRoom)); values == nil && n >= 1; n-- {
		t := d.X.round(r, n)
		need := 0.0
		for _, v := range t {
			need = max(need, textWidth(d.X.tick(v), fontSize)+14, tickRoom)
		}
		if n == 1 || p.apart(t, need) {
			values = t
			break
		}
	}
	end := 0.0
	for _, v := range values {
		at := p.x.px(v)
		p.xTicks = append(p.xTicks, tick{at, d.X.tick(v)})
		end = at + textWidth(d.X.tick(v), fontSize)/2 + 4
	}
	if d.X.Unit != "" && end+textWidth(d.X.Unit, fontSize) <= p.width {
		p.unitX = end
	}
}

// apart tells whether ticks have room for texts of a width.
func (p *plot) apart(values []float64, width float64) bool {
	for i := 1; i < len(values); i++ {
		if p.x.px(values[i])-p.x.px(values[i-1]) < width {
			return false
		}
	}
	return true
}

func (p *plot) layLines(l *panel, q Panel) {
	l.lines = make([]line, len(q.Series))
	var ys []float64
	for k, s := range q.Series {
		c := line{path: path(s.X, s.Y, p.x, l.y)}
		if first, last := p.ends(l, s); first >= 0 {
			c.startX, c.startY = p.x.px(s.X[first]), l.within(s.Y[first])
			c.endX, c.endY = p.x.px(s.X[last]), l.within(s.Y[last])
			if s.Label != "" {
				ys = append(ys, c.endY)
			}
		}
		l.lines[k] = c
	}
	ys = spread(ys, labelGap, l.top, l.bottom)
	i := 0
	for k, s := range q.Series {
		if l.lines[k].path != "" && s.Label != "" {
			l.lines[k].labelY = ys[i]
			i++
		}
	}
}

// within returns a value's height, or the edge beyond which it lies.
func (l *panel) within(v float64) float64 { return min(max(l.y.px(v), l.top), l.bottom) }

// ends returns the indexes of the first and the last point that is drawn, or −1.
func (p *plot) ends(l *panel, s Series) (first, last int) {
	first, last = -1, -1
	for i := range min(len(s.X), len(s.Y)) {
		if finite(p.x.px(s.X[i])) && finite(l.y.px(s.Y[i])) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last
}

// layGuide puts a guide's label beside its line: on the side that has room, at
// the top or, where that hides less of the curves, at the foot of the first
// panel.
func (p *plot) layGuide(d *Data, g Guide) guideMark {
	m := guideMark{at: p.x.px(g.At), label: g.Label}
	w := textWidth(g.Label, fontSize)
	m.labelX, m.end = m.at-5, true
	left := m.labelX - w
	if left < p.left {
		m.labelX, m.end, left = m.at+5, false, m.at+5
	}
	l := &p.panels[0]
	m.labelY = l.top + 8
	if p.hidden(l, d.Panels[0], left, l.top-4, w, 16) > p.hidden(l, d.Panels[0], left, l.bottom-18, w, 16) {
		m.labelY = l.bottom - 6
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
	return m
}

// layRing puts a ring's label into the corner around it that hides the least
// of the curves and leaves the plot the least; a note goes under it.
func (p *plot) layRing(l *panel, q Panel, r Ring) ringMark {
	m := ringMark{Ring: r, x: p.x.px(r.X), y: l.within(r.Y), boxH: 24}
	if r.Note != "" {
		m.boxW, m.boxH = textWidth(r.Note, fontSize)*1.08, 16
		m.boxX, m.boxY = m.x-14, m.y+noteRadius+22
		m.boxX = max(p.left, min(m.boxX, p.width-m.boxW))
		return m
	}
	m.boxW = textWidth(r.Value, 14)*1.05 + 16
	if r.Title != "" {
		m.boxW, m.boxH = max(m.boxW, textWidth(r.Title, 11)+16), 40
	}
	best := math.Inf(1)
	for _, corner := range [4][2]float64{{-1, -1}, {1, 1}, {1, -1}, {-1, 1}} {
		x, y := m.x+corner[0]*(ringRadius+6), m.y+corner[1]*(ringRadius+6)
		if corner[0] < 0 {
			x -= m.boxW
		}
		if corner[1] < 0 {
			y -= m.boxH
		}
		cost := 8*(max(0, p.left-x)+max(0, x+m.boxW-p.width)+max(0, l.top-y)+max(0, y+m.boxH-l.bottom)) + p.hidden(l, q, x, y, m.boxW, m.boxH)
		if cost < best {
			best, m.boxX, m.boxY = cost, x, y
		}
	}
	m.boxX = max(0, min(m.boxX, p.width-m.boxW))
	return m
}

// hidden counts the pixels of a panel's curves that a box would cover.
func (p *plot) hidden(l *panel, q Panel, x, y, w, h float64) float64 {
	n := 0.0
	for _, s := range q.Series {
		for px := x; px <= x+w; px += 4 {
			v, ok := between(s, p.x.v(px))
			if py := l.y.px(v); ok && py > y-3 && py < y+h+3 {
				n += 4
			}
		}
	}
	return n
}
