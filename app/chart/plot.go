package chart

import "math"

// Sizes in CSS pixels. Text has the size that style.css gives it (.chart).
const (
	fontSize   = 12.0
	labelGap   = 16.0 // between the lines of two labels
	tickHeight = 44.0 // room that a tick of the Y axis likes
	topMargin  = 12.0
	botMargin  = 24.0
	ringRadius = 7.0
)

// plot is a chart laid out for a width: pixels and texts, ready to be written.
type plot struct {
	width, height            float64
	left, top, right, bottom float64 // of the area where curves run
	x, y                     scale
	xTicks, yTicks           []tick
	unitX                    float64 // where the X axis's unit begins; 0: no room
	lines                    []line
	rings                    []ringMark
	guides                   []guideMark
	stops                    []float64 // X values that the read-out stops at
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
	x, y, boxX, boxY, boxW, boxH float64
}

type guideMark struct {
	at, labelX float64
	end        bool // the label ends at labelX instead of beginning there
}

// lay arranges d for a width and a height in pixels.
func lay(d *Data, width, height float64) *plot {
	p := &plot{width: width, height: height, top: topMargin, bottom: height - botMargin}
	xr, yr, some := ranges(d)
	nY := max(2, int((p.bottom-p.top)/tickHeight))
	if d.Y.Max <= d.Y.Min {
		yr[1] = roundUp(yr[0], yr[1], nY)
		if yr[0] < 0 {
			yr[0] = -roundUp(-yr[1], -yr[0], nY)
		}
	}
	yTicks := d.Y.Ticks
	if yTicks == nil {
		yTicks = ticks(yr[0], yr[1], nY)
	}
	widest := 0.0
	for _, v := range yTicks {
		widest = max(widest, textWidth(d.Y.tick(v), fontSize))
	}
	p.left = math.Ceil(widest) + 10
	p.right = width - max(endRoom(d), 12)
	if p.right < p.left+80 { // no room for labels: the curves come first
		p.right = max(p.left+20, width-12)
	}
	p.x = scale{xr[0], xr[1], p.left, p.right}
	p.y = scale{yr[0], yr[1], p.bottom, p.top}
	p.lines = make([]line, len(d.Series))
	p.layY(d, yTicks)
	if some || d.X.Max > d.X.Min {
		p.layX(d, xr)
	}
	if !some {
		return p
	}
	p.layLines(d)
	for _, g := range d.Guides {
		p.guides = append(p.guides, p.layGuide(g))
	}
	for _, r := range d.Rings {
		p.rings = append(p.rings, p.layRing(d, r))
	}
	p.stops = stops(d, 120)
	return p
}

// ranges returns the ranges of both axes and whether there is any point.
func ranges(d *Data) (x, y [2]float64, some bool) {
	for _, s := range d.Series {
		for i := range min(len(s.X), len(s.Y)) {
			if finite(s.X[i]) && finite(s.Y[i]) {
				x[0], x[1] = min(x[0], s.X[i]), max(x[1], s.X[i])
				y[0], y[1] = min(y[0], s.Y[i]), max(y[1], s.Y[i])
				some = true
			}
		}
	}
	fix := func(r *[2]float64, a Axis) {
		switch {
		case a.Max > a.Min:
			*r = [2]float64{a.Min, a.Max}
		case r[0] == r[1]:
			*r = [2]float64{0, 1}
		}
	}
	fix(&x, d.X)
	fix(&y, d.Y)
	return x, y, some
}

// endRoom is the width that labels right of the curves need.
func endRoom(d *Data) float64 {
	w := 0.0
	for _, s := range d.Series {
		if s.Label != "" {
			w = max(w, textWidth(s.Label, fontSize)*1.08+12) // labels are bold
		}
	}
	return math.Ceil(w)
}

// layY places the ticks of the Y axis; one whose text would touch an earlier
// one's has none.
func (p *plot) layY(d *Data, values []float64) {
	for _, v := range values {
		t := tick{p.y.px(v), d.Y.tick(v)}
		for _, earlier := range p.yTicks {
			if math.Abs(t.at-earlier.at) < fontSize {
				t.text = ""
			}
		}
		p.yTicks = append(p.yTicks, t)
	}
}

// layX places the ticks of the X axis as densely as their texts allow.
func (p *plot) layX(d *Data, r [2]float64) {
	values := d.X.Ticks
	for n := max(1, int((p.right-p.left)/24)); values == nil && n >= 1; n-- {
		t := ticks(r[0], r[1], n)
		need := 0.0
		for _, v := range t {
			need = max(need, textWidth(d.X.tick(v), fontSize)+14)
		}
		if n == 1 || need*float64(len(t)-1) <= p.right-p.left {
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

func (p *plot) layLines(d *Data) {
	var ys []float64
	for k, s := range d.Series {
		l := line{path: path(s.X, s.Y, p.x, p.y)}
		first, last := ends(s)
		if first >= 0 {
			l.startX, l.startY = p.x.px(s.X[first]), p.y.px(s.Y[first])
			l.endX, l.endY = p.x.px(s.X[last]), p.y.px(s.Y[last])
			if s.Label != "" {
				ys = append(ys, min(max(l.endY, p.top), p.bottom))
			}
		}
		p.lines[k] = l
	}
	ys = spread(ys, labelGap, p.top, p.bottom)
	i := 0
	for k, s := range d.Series {
		if p.lines[k].path != "" && s.Label != "" {
			p.lines[k].labelY = ys[i]
			i++
		}
	}
}

// ends returns the indexes of the first and the last finite point, or −1.
func ends(s Series) (first, last int) {
	first, last = -1, -1
	for i := range min(len(s.X), len(s.Y)) {
		if finite(s.X[i]) && finite(s.Y[i]) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last
}

// layGuide puts a guide's label beside its line, on the side that has room.
func (p *plot) layGuide(g Guide) guideMark {
	if g.Level {
		return guideMark{p.y.px(g.At), p.right - 4, true}
	}
	at := p.x.px(g.At)
	if end := at - 5 - textWidth(g.Label, fontSize); end >= p.left {
		return guideMark{at, at - 5, true}
	}
	return guideMark{at, at + 5, false}
}

// layRing puts a ring's label into the corner around it that hides the least
// of the curves and leaves the plot the least.
func (p *plot) layRing(d *Data, r Ring) ringMark {
	m := ringMark{x: p.x.px(r.X), y: p.y.px(r.Y), boxH: 24}
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
		cost := 8*(max(0, p.left-x)+max(0, x+m.boxW-p.width)+max(0, p.top-y)+max(0, y+m.boxH-p.bottom)) + p.hidden(d, x, y, m.boxW, m.boxH)
		if cost < best {
			best, m.boxX, m.boxY = cost, x, y
		}
	}
	m.boxX = max(0, min(m.boxX, p.width-m.boxW))
	return m
}

// hidden counts the pixels of curves that a box would cover.
func (p *plot) hidden(d *Data, x, y, w, h float64) float64 {
	n := 0.0
	for _, s := range d.Series {
		for px := x; px <= x+w; px += 4 {
			v, ok := between(s, p.x.v(px))
			if py := p.y.px(v); ok && py > y-3 && py < y+h+3 {
				n += 4
			}
		}
	}
	return n
}
