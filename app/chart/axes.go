package chart

import "math"

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
