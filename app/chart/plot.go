package chart

import (
	"math"
	"slices"
)

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
	guides, feet             []guideMark
	flags                    []flagMark
	stops                    []float64 // X values that the read-out stops at

	rows   *rows   // of a chart of bars
	points []place // of a chart of points; NaN: not known
	trade  *tradeMark
	taken  []box // where labels lie
}

// panel is one panel of it.
type panel struct {
	top, bottom float64
	y           scale
	yTicks      []tick
	paths       []area // all that is cut at the panel's edges, bottom to top
	lines       []line
	saving      *savingMark
	rings       []ringMark
	levels      []float64 // pixels
}

type tick struct {
	at   float64 // pixel
	text string
}

// area is a path and its look.
type area struct{ class, path string }

type line struct {
	path           string // "": no point
	startX, startY float64
	endX, endY     float64
	labelX, labelY float64 // of the label: its left edge, and the middle of its height
}

type ringMark struct {
	Ring
	x, y, boxX, boxY, boxW, boxH float64
}

type guideMark struct {
	Guide
	at, labelX, labelY float64
	anchor             string // of the label
}

type flagMark struct {
	at, y, w float64
	left     bool // it flies to the left
	beyond   bool // what it marks lies right of the axis's end
	label    string
}

// lay arranges d for a width and a height in pixels; height 0 is as high as the
// chart likes to be.
func lay(d *Data, width, height float64) *plot {
	if len(d.Rows) > 0 {
		return layRows(d, width, height)
	}
	if height == 0 {
		height = 300
	}
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
		p.layLines(d, &p.panels[i], d.Panels[i])
	}
	if !some {
		return p
	}
	for i := range d.Panels {
		for _, r := range d.Panels[i].Rings {
			if l := &p.panels[i]; p.on(r.X) && !math.IsNaN(l.y.px(r.Y)) {
				l.rings = append(l.rings, p.layRing(l, d.Panels[i], r))
			}
		}
	}
	p.layGuides(d)
	for i := range d.Panels {
		p.panels[i].saving = p.laySaving(&p.panels[i], d.Panels[i])
	}
	if d.Scatter {
		p.layPoints(d)
	}
	p.stops = stops(d, mostStops)
	if !d.named() {
		p.stops = slices.DeleteFunc(p.stops, func(x float64) bool { return !p.on(x) })
	}
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
					r.take(s.X[i] - s.Column/2)
					r.take(s.X[i] + s.Column/2)
					some = true
				}
			}
		}
	}
	if d.Scatter {
		r.widen(d.X)
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

// widen lets points stand off the edge.
func (r *reach) widen(a Axis) {
	if a.Log {
		r.lo, r.hi = r.lo/1.6, r.hi*1.6
	} else {
		r.hi += .08 * (r.hi - r.lo)
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
	l.reachBands(q, &r)
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

// bold is how much wider than others labels are.
const bold = 1.08

// endRoom is the width that labels right of the curves need.
func endRoom(d *Data) float64 {
	w := 0.0
	if d.Room != "" {
		w = textWidth(d.Room, fontSize)*bold + 12
	}
	for _, q := range d.Panels {
		for _, s := range q.Series {
			if s.Label != "" && !d.Scatter {
				w = max(w, textWidth(s.Label, fontSize)*bold+12)
			}
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

func (p *plot) layLines(d *Data, l *panel, q Panel) {
	l.lines = make([]line, len(q.Series))
	l.paths = p.bands(l, q)
	var ys []float64
	for k, s := range q.Series {
		c := &l.lines[k]
		if s.Column > 0 {
			l.paths = append(l.paths, p.columns(d, l, s)...)
			continue
		}
		c.path = path(s.X, s.Y, p.x, l.y)
		if first, last := p.ends(l, s); first >= 0 {
			c.startX, c.startY = p.x.px(s.X[first]), l.within(s.Y[first])
			c.endX, c.endY = p.x.px(s.X[last]), l.within(s.Y[last])
			if s.Label != "" {
				ys = append(ys, c.endY)
			}
		}
		class := "chart-line c-" + s.Class
		if s.Dashed {
			class += " dashed"
		}
		if !d.Scatter {
			l.paths = append(l.paths, area{class, c.path})
		}
	}
	ys = spread(ys, labelGap, l.top, l.bottom)
	i := 0
	for k, s := range q.Series {
		c := &l.lines[k]
		if c.path == "" || s.Label == "" || d.Scatter {
			continue
		}
		c.labelX, c.labelY = c.endX+7, ys[i]
		if s.Dot {
			c.labelX += 2
		}
		p.taken = append(p.taken, box{c.labelX, c.labelY - 8, textWidth(s.Label, fontSize) * bold, 16})
		i++
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

// layRing puts a ring's label into the corner around it that hides the least
// of the curves and leaves the plot the least; a note goes under it.
func (p *plot) layRing(l *panel, q Panel, r Ring) ringMark {
	m := ringMark{Ring: r, x: p.x.px(r.X), y: l.within(r.Y), boxH: 24}
	if r.Drop {
		p.taken = append(p.taken, box{m.x - 2, m.y, 4, l.bottom - m.y})
	}
	if r.Note != "" {
		m.boxW, m.boxH = textWidth(r.Note, fontSize)*1.08, 16
		m.boxX, m.boxY = m.x-14, m.y+noteRadius+22
		m.boxX = max(p.left, min(m.boxX, p.width-m.boxW))
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
