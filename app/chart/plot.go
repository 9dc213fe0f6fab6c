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
		b := box{c.labelX, c.labelY - 8, textWidth(s.Label, fontSize) * bold, 16}
		p.taken = append(p.taken, b)
		if l == &p.panels[0] {
			for j := range p.flags {
				p.flags[j].giveWay(b, l)
			}
		}
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
