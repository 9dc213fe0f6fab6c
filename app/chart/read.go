package chart

import (
	"math"
	"slices"
	"sort"
	"strings"
)

// mostStops bounds the values that the read-out stops at: so many that a pointer
// finds no gaps, and that keys, ten at a time, come through.
const mostStops = 400

// column is what the read-out has a row for, and the table and the CSV file a
// column: a value at each stop.
type column struct {
	name, class string
	axis        Axis
	panel       int
	x, y        []float64 // the stops, and the values at them
	low, high   []float64 // of a band; nil: none
	notes       []string
	exact       bool // a value holds at its stop only, and not until the next
}

// columns returns what can be read out of the chart, panel after panel.
func (d *Data) columns() (all []column) {
	for i, q := range d.Panels {
		for _, s := range q.Series {
			c := column{name: s.Name, class: s.Class, axis: q.Y, panel: i, x: s.X, y: s.Y, low: s.Low, high: s.High, exact: s.Column > 0}
			if len(d.Rows) > 0 {
				c.axis, c.x, c.low, c.high, c.notes, c.exact = d.X, upTo(len(d.Rows)), nil, nil, s.Notes, true
			}
			if c.exact { // there is no line that a key could show
				c.class = "none"
			}
			all = append(all, c)
		}
		if len(d.Rows) > 0 && d.Sides == nil && d.Words.Total != "" {
			c := column{name: d.Words.Total, class: "none", axis: d.X, x: upTo(len(d.Rows)), exact: true}
			for row := range d.Rows {
				sum, known := total(q, row)
				if !known {
					sum = math.NaN()
				}
				c.y = append(c.y, sum)
			}
			all = append(all, c)
		}
	}
	if !d.Scatter || len(d.Panels) == 0 {
		return all
	}
	arms := d.Panels[0].Series
	x := column{name: d.X.Name, class: "none", axis: d.X, x: upTo(len(arms)), exact: true}
	y := column{name: d.Panels[0].Y.Name, class: "none", axis: d.Panels[0].Y, x: x.x, exact: true}
	for _, s := range arms {
		at, height := math.NaN(), math.NaN()
		if len(s.X) > 0 && len(s.Y) > 0 {
			at, height = s.X[0], s.Y[0]
		}
		x.y, y.y = append(x.y, at), append(y.y, height)
	}
	return []column{x, y}
}

// tabled returns the columns of table and file, where a band's edges have their
// own.
func (d *Data) tabled() (all []column) {
	for _, c := range d.columns() {
		low, high := c, c
		c.low, c.high = nil, nil
		all = append(all, c)
		if low.low != nil {
			low.y, low.name, low.low, low.high = low.low, low.name+d.Words.Low, nil, nil
			high.y, high.name, high.low, high.high = high.high, high.name+d.Words.High, nil, nil
			all = append(all, low, high)
		}
	}
	return all
}

// upTo returns 0 … n−1, the stops of rows and points.
func upTo(n int) []float64 {
	v := make([]float64, n)
	for i := range v {
		v[i] = float64(i)
	}
	return v
}

// named tells whether the stops are rows or points, which have names.
func (d *Data) named() bool { return len(d.Rows) > 0 || d.Scatter }

// where names a stop.
func (d *Data) where(x float64) string {
	if i := int(x); len(d.Rows) > 0 {
		return d.Rows[i]
	} else if d.Scatter {
		return d.Panels[0].Series[i].Name
	}
	return d.X.long(x)
}

// stops returns at most n+1 X values for the read-out to stop at, rising: those
// of the series with most points, or every k-th of them, and the last; of
// columns all, whichever series they are of. Rows and points stop at their
// numbers, all of them.
func stops(d *Data, n int) []float64 {
	var xs []float64
	some, all := false, d.columns()
	for _, c := range all {
		if !c.exact || d.named() {
			if len(c.x) > len(xs) {
				xs = c.x
			}
			some = some || slices.ContainsFunc(c.y, finite)
		}
	}
	if d.named() {
		if !some {
			return nil
		}
		return xs
	}
	for _, c := range all {
		if c.exact {
			xs = append(slices.Clip(xs), c.x...)
		}
	}
	if slices.ContainsFunc(all, func(c column) bool { return c.exact }) {
		slices.Sort(xs)
	}
	stride := max(1, (len(xs)+n-1)/n)
	var out []float64
	add := func(x float64) {
		if finite(x) && (len(out) == 0 || x > out[len(out)-1]) {
			out = append(out, x)
		}
	}
	for i := 0; i < len(xs); i += stride {
		add(xs[i])
	}
	if len(xs) > 0 {
		add(xs[len(xs)-1])
	}
	return out
}

// nearest returns the index of the stop nearest to x, or −1.
func nearest(stops []float64, x float64) int {
	i := sort.SearchFloat64s(stops, x)
	switch {
	case len(stops) == 0:
		return -1
	case i == len(stops), i > 0 && x-stops[i-1] < stops[i]-x:
		return i - 1
	}
	return i
}

// known returns the index of a column's last finite value at or before x, what
// was known there, or −1.
func (c *column) known(x float64) int {
	n := min(len(c.x), len(c.y))
	for i := sort.Search(n, func(i int) bool { return c.x[i] > x }) - 1; i >= 0; i-- {
		if c.exact && c.x[i] < x {
			return -1
		}
		if finite(c.x[i]) && finite(c.y[i]) {
			return i
		}
	}
	return -1
}

// between returns the height of a series' line at x.
func between(s Series, x float64) (float64, bool) {
	n := min(len(s.X), len(s.Y))
	i := sort.Search(n, func(i int) bool { return s.X[i] >= x })
	if i == n || i == 0 && s.X[0] > x {
		return 0, false
	}
	if s.X[i] == x {
		return s.Y[i], finite(s.Y[i])
	}
	v := s.Y[i-1] + (x-s.X[i-1])/(s.X[i]-s.X[i-1])*(s.Y[i]-s.Y[i-1])
	return v, finite(v)
}

// value writes a column's value at x, or a dash where it has none yet.
func value(d *Data, c column, x float64) string {
	i := c.known(x)
	if i < 0 {
		return d.Words.unknown()
	}
	v := c.axis.long(c.y[i])
	if i < len(c.notes) && c.notes[i] != "" {
		v = d.Words.aside(v, c.notes[i])
	}
	if i < min(len(c.low), len(c.high)) && finite(c.low[i]) && finite(c.high[i]) {
		low, high := c.axis.long(c.low[i]), c.axis.long(c.high[i])
		band := low + " – " + high
		if d.Words.Range != nil {
			band = d.Words.Range(low, high)
		}
		v = d.Words.aside(v, band)
	}
	return v
}

func (w Words) is(name, value string) string {
	if w.Is != nil {
		return w.Is(name, value)
	}
	return name + " " + value
}

func (w Words) aside(value, note string) string {
	if w.Aside != nil {
		return w.Aside(value, note)
	}
	return value + " (" + note + ")"
}

func (w Words) unknown() string {
	if w.Unknown != "" {
		return w.Unknown
	}
	return "–"
}

// sentence is the read-out at x for ears: "month 8; fine-tune: $1,234; …".
func sentence(d *Data, x float64) string {
	parts := []string{d.where(x)}
	for _, c := range d.columns() {
		parts = append(parts, d.Words.is(c.name, value(d, c, x)))
	}
	return strings.Join(parts, d.Words.Between)
}

// move returns where a key takes the cursor among n stops, and whether the key
// is one of the read-out's.
func move(cursor, n int, key string) (int, bool) {
	switch key {
	case "ArrowRight", "ArrowUp":
		cursor++
	case "ArrowLeft", "ArrowDown":
		cursor--
	case "PageUp":
		cursor += 10
	case "PageDown":
		cursor -= 10
	case "Home":
		cursor = 0
	case "End":
		cursor = n - 1
	default:
		return cursor, false
	}
	return max(0, min(cursor, n-1)), true
}

// stopAt returns the index of the stop nearest to a pixel of the picture, or −1.
func (p *plot) stopAt(x, y float64) int {
	switch {
	case p.rows != nil:
		return nearest(p.stops, (y-p.top)/p.rows.step-.5)
	case p.points != nil:
		best := -1
		for i, at := range p.points {
			if finite(at.x) && (best < 0 || math.Hypot(at.x-x, at.y-y) < math.Hypot(p.points[best].x-x, p.points[best].y-y)) {
				best = i
			}
		}
		return best
	}
	return nearest(p.stops, p.x.v(x))
}

// step returns where a key takes the read-out from a stop, and whether the key is
// one of its keys. Rows lie below each other, so down is on.
func (p *plot) step(from int, key string) (int, bool) {
	if p.rows != nil {
		switch key {
		case "ArrowUp", "PageUp":
			key = strings.Replace(key, "Up", "Down", 1)
		case "ArrowDown", "PageDown":
			key = strings.Replace(key, "Down", "Up", 1)
		}
	}
	return move(from, len(p.stops), key)
}

// begin is the stop that the read-out begins at: the newest value, or the first
// name.
func (p *plot) begin() int {
	if p.rows != nil || p.points != nil {
		return 0
	}
	return len(p.stops) - 1
}

// percent is how far a stop lies along all of them.
func (p *plot) percent(stop int) int {
	if p.rows != nil || p.points != nil {
		return 100 * stop / max(1, len(p.stops)-1)
	}
	return int(100 * (p.x.px(p.stops[stop]) - p.left) / (p.right - p.left))
}

// aside tells where the read-out is out of a stop's way: at the right, at the
// foot.
func (p *plot) aside(stop int) (right, foot bool) {
	switch {
	case p.rows != nil:
		return true, stop < len(p.stops)/2
	case p.points != nil:
		at := p.points[stop]
		return at.x < (p.left+p.right)/2, at.y < (p.top+p.bottom)/2
	}
	return p.x.px(p.stops[stop]) < (p.left+p.right)/2, false
}
