package chart

import (
	"math"
	"slices"
)

// reachBands lets an axis reach as far as the bands of its series, but not more
// than half as far again as the curves: these are what the chart is about.
func (l *panel) reachBands(q Panel, r *reach) {
	top := r.hi + (r.hi-max(r.lo, 0))/2
	if q.Y.Log {
		top = r.hi * 3
	}
	for _, s := range q.Series {
		for i := range min(len(s.X), len(s.High)) {
			if finite(s.X[i]) && finite(s.High[i]) {
				r.take(min(s.High[i], top))
			}
		}
	}
}

// bands returns what lies under a panel's curves.
func (p *plot) bands(l *panel, q Panel) (areas []area) {
	for _, s := range q.Series {
		if s.Low == nil && s.High == nil {
			continue
		}
		edge := "chart-edge c-" + s.Class
		if s.Dashed {
			edge += " dashed"
		}
		areas = append(areas, area{"chart-band c-" + s.Class, band(s.X, s.Low, s.High, p.x, l.y)},
			area{edge, path(s.X, s.Low, p.x, l.y) + path(s.X, s.High, p.x, l.y)})
	}
	if v := q.Saving; v != nil {
		areas = append(areas, area{"chart-saving c-" + v.Class, p.savingArea(l, q)})
	}
	return areas
}

// series returns the two of a saving, if there are.
func (v *Saving) series(q Panel) (a, b Series, ok bool) {
	n := len(q.Series)
	if v == nil || v.A < 0 || v.B < 0 || v.A >= n || v.B >= n || !(v.From <= v.To) {
		return a, b, false
	}
	return q.Series[v.A], q.Series[v.B], true
}

func (p *plot) savingArea(l *panel, q Panel) string {
	v := q.Saving
	a, b, ok := v.series(q)
	if !ok {
		return ""
	}
	xs := []float64{v.From, v.To}
	for _, s := range []Series{a, b} {
		for _, x := range s.X {
			if x > v.From && x < v.To {
				xs = append(xs, x)
			}
		}
	}
	slices.Sort(xs)
	low, high := make([]float64, len(xs)), make([]float64, len(xs))
	for i, x := range xs {
		low[i], high[i] = heightOr(a, x), heightOr(b, x)
	}
	return band(xs, low, high, p.x, l.y)
}

// heightOr returns the height of a series' line at x, or NaN.
func heightOr(s Series, x float64) float64 {
	if y, ok := between(s, x); ok {
		return y
	}
	return math.NaN()
}

type savingMark struct {
	Saving
	x, top, bottom, labelX, labelY float64
}

// laySaving puts the bracket at the saving's end, and its label beside it or
// under it, where it hides least.
func (p *plot) laySaving(l *panel, q Panel) *savingMark {
	a, b, ok := q.Saving.series(q)
	if !ok || !p.on(q.Saving.To) {
		return nil
	}
	ya, yb := l.y.px(heightOr(a, q.Saving.To)), l.y.px(heightOr(b, q.Saving.To))
	if !finite(ya) || !finite(yb) {
		return nil
	}
	edge := func(y float64) float64 { return min(max(y, l.top), l.bottom) }
	m := &savingMark{Saving: *q.Saving, x: p.x.px(q.Saving.To) + 5, top: edge(min(ya, yb)), bottom: edge(max(ya, yb))}
	if m.Label != "" {
		w, h := textWidth(m.Label, fontSize)*bold, 16.0
		at := p.place(l, q,
			box{m.x + 5, (m.top+m.bottom)/2 - 8, w, h},
			box{m.x, m.bottom + 6, w, h}, box{m.x - w/2, m.bottom + 8, w, h}, box{m.x - w, m.bottom + 8, w, h}, box{m.x - w, m.bottom + 24, w, h},
			box{m.x - w - 6, m.top - 24, w, h}, box{m.x - w - 10, (m.top+m.bottom)/2 - 8, w, h},
		)
		m.labelX, m.labelY = at.x, at.y+12
	}
	return m
}

func (b *ink) saving(m *savingMark) {
	if m == nil {
		return
	}
	if m.bottom-m.top > 3 {
		b.stroke("chart-bracket c-"+m.Class, "M"+px(m.x-3)+" "+px(m.top)+"h3V"+px(m.bottom)+"h-3")
	}
	b.text(m.labelX, m.labelY, "chart-label c-"+m.Class, "start", m.Label)
}

// columns returns the columns of a series, parted at the chart's sides.
func (p *plot) columns(d *Data, l *panel, s Series) []area {
	var low, high ink
	base := l.within(0)
	if l.y.log {
		base = l.bottom
	}
	for i := range min(len(s.X), len(s.Y)) {
		x0, x1, y := p.x.px(s.X[i]-s.Column/2), p.x.px(s.X[i]+s.Column/2), l.y.px(s.Y[i])
		if !finite(x0) || !finite(x1) || !finite(y) {
			continue
		}
		y = l.within(s.Y[i])
		if x1-x0 > 4 {
			x1--
		}
		p.parted(d.Sides, s.Dashed, box{x0, min(y, base), x1 - x0, math.Abs(y - base)}, &low, &high)
	}
	return sided(d.Sides, s, low, high)
}

// parting is the pixel where sides part, if they do.
func (p *plot) parting(v *Sides) (at float64, ok bool) {
	if v == nil {
		return 0, false
	}
	at = p.x.px(v.At)
	return at, finite(at)
}

// parted writes a rectangle: what of it lies below the sides hatched into low,
// the rest into high, which is hatched on request.
func (p *plot) parted(v *Sides, hatched bool, r box, low, high *ink) {
	// What lies outside is not seen, and could be very much hatching.
	left, right := max(r.x, p.left-2), min(r.x+r.w, p.right+2)
	if !(left <= right) || r.h <= 0 {
		return
	}
	split := left
	if at, ok := p.parting(v); ok {
		split = min(max(at, left), right)
	}
	if split > left {
		low.hatch(box{left, r.y, split - left, r.h})
	}
	switch {
	case split >= right:
	case hatched:
		high.hatch(box{split, r.y, right - split, r.h})
	default:
		high.rect(box{split, r.y, right - split, r.h})
	}
}

// sided are the areas that parted has written.
func sided(v *Sides, s Series, low, high ink) []area {
	switch {
	case v != nil:
		return []area{{"chart-hatch c-below", string(low)}, {"chart-bar c-above", string(high)}}
	case s.Dashed:
		return []area{{"chart-hatch c-" + s.Class, string(high)}}
	}
	return []area{{"chart-bar c-" + s.Class, string(high)}}
}
