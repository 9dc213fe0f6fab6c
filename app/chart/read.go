package chart

import (
	"sort"
	"strings"
)

// mostStops bounds the values that the read-out stops at: so many that a pointer
// finds no gaps, and that keys, ten at a time, come through.
const mostStops = 400

// stops returns at most n+1 X values for the read-out to stop at, rising: those
// of the series with most points, or every k-th of them, and the last.
func stops(d *Data, n int) []float64 {
	var xs []float64
	for _, s := range d.series() {
		if len(s.X) > len(xs) {
			xs = s.X
		}
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

// known returns the index of a series' last finite point at or before x, what
// was known there, or −1.
func known(s Series, x float64) int {
	n := min(len(s.X), len(s.Y))
	for i := sort.Search(n, func(i int) bool { return s.X[i] > x }) - 1; i >= 0; i-- {
		if finite(s.X[i]) && finite(s.Y[i]) {
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

// value writes a series' value at x, or a dash where it has none yet.
func value(d *Data, s one, x float64) string {
	if i := known(s.Series, x); i >= 0 {
		return d.Panels[s.panel].Y.long(s.Y[i])
	}
	return "–"
}

// sentence is the read-out at x for ears: "month 8; fine-tune $1,234; …".
func sentence(d *Data, x float64) string {
	parts := []string{d.X.long(x)}
	for _, s := range d.series() {
		parts = append(parts, s.Name+" "+value(d, s, x))
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

// stopAt returns the stop nearest to a pixel from the chart's left edge, or −1.
func (p *plot) stopAt(pixel float64) int {
	return nearest(p.stops, p.x.v(pixel))
}
