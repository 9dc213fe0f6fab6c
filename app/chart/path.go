package chart

import (
	"math"
	"strconv"
)

// scale maps values v0 … v1 of an axis to pixels p0 … p1. On a logarithmic one
// v0 > 0, and what is not positive has no pixel (NaN or an infinity).
type scale struct {
	v0, v1, p0, p1 float64
	log            bool
}

func (s scale) px(v float64) float64 {
	if s.log {
		return s.p0 + (math.Log(v)-math.Log(s.v0))/(math.Log(s.v1)-math.Log(s.v0))*(s.p1-s.p0)
	}
	return s.p0 + (v-s.v0)/(s.v1-s.v0)*(s.p1-s.p0)
}

// v is the value at a pixel, the inverse of px.
func (s scale) v(p float64) float64 {
	if s.log {
		// Not a power of v1/v0, which overflows where the ends are far apart.
		return math.Exp(math.Log(s.v0) + (p-s.p0)/(s.p1-s.p0)*(math.Log(s.v1)-math.Log(s.v0)))
	}
	return s.v0 + (p-s.p0)/(s.p1-s.p0)*(s.v1-s.v0)
}

// path returns the SVG path of a curve. Of the points in one pixel column it
// keeps the first, the least, the greatest and the last: what the eye would
// see of all of them, from any number of points. Points that are not finite
// break the line; a point alone becomes a dot.
func path(xs, ys []float64, x, y scale) string {
	p := newPen(x, y, len(xs))
	for i := range min(len(xs), len(ys)) {
		p.to(xs[i], ys[i])
	}
	p.flush()
	return string(p.out)
}

// band returns the path of the area between two heights, one piece for each run
// of points where both are finite, as coarse as a curve. On a logarithmic scale
// it goes down to the foot where a height is not positive.
func band(xs, lows, highs []float64, x, y scale) string {
	n := min(len(xs), len(lows), len(highs))
	p := newPen(x, y, 2*n)
	height := func(v float64) float64 {
		if y.log {
			return max(v, math.SmallestNonzeroFloat64)
		}
		return v
	}
	for i := 0; i < n; {
		end := i
		for end < n && finite(x.px(xs[end])) && finite(lows[end]) && finite(highs[end]) {
			end++
		}
		for k := i; k < end; k++ {
			p.to(xs[k], height(highs[k]))
		}
		for k := end - 1; k >= i; k-- {
			p.to(xs[k], height(lows[k]))
		}
		p.lift()
		if end > i {
			p.out = append(p.out, 'Z')
		}
		i = max(end, i+1)
	}
	return string(p.out)
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// pen writes a path column by column.
type pen struct {
	x, y       scale
	out        []byte
	column     float64  // that points are gathered of
	open       bool     // a line is begun
	limit, mid float64  // heights farther from mid than limit are cut: far outside the plot
	n          int      // points in the column
	at         [4]place // first, least, greatest, last of the column
}

type place struct {
	x, y float64
	i    int // among the points of the column
}

func newPen(x, y scale, points int) *pen {
	p := &pen{x: x, y: y, column: math.Inf(-1), limit: math.Abs(y.p1 - y.p0), mid: (y.p0 + y.p1) / 2}
	p.out = make([]byte, 0, 12*min(points, 4*int(math.Abs(x.p1-x.p0))+4))
	return p
}

// to draws on to a point, or lifts the pen where there is none.
func (p *pen) to(x, y float64) {
	px, py := p.x.px(x), p.y.px(y)
	if !finite(px) || !finite(py) {
		p.lift()
		return
	}
	if c := math.Floor(px); c != p.column {
		p.flush()
		p.column = c
	}
	p.add(px, py)
}

func (p *pen) lift() {
	p.flush()
	p.open, p.column = false, math.Inf(-1)
}

func (p *pen) add(x, y float64) {
	at := place{x, min(max(y, p.mid-p.limit), p.mid+p.limit), p.n}
	if p.n == 0 {
		p.at = [4]place{at, at, at, at}
	}
	if at.y < p.at[1].y {
		p.at[1] = at
	}
	if at.y > p.at[2].y {
		p.at[2] = at
	}
	p.at[3] = at
	p.n++
}

func (p *pen) flush() {
	if p.n == 0 {
		return
	}
	if p.at[1].i > p.at[2].i {
		p.at[1], p.at[2] = p.at[2], p.at[1]
	}
	last := -1
	for _, a := range p.at {
		if a.i == last {
			continue
		}
		last = a.i
		if p.open {
			p.out = append(p.out, 'L')
		} else {
			p.out = append(p.out, 'M')
		}
		p.out = appendPair(p.out, a.x, a.y)
		if !p.open {
			p.out = append(p.out, "h0"...) // round caps make a lone point a dot
			p.open = true
		}
	}
	p.n = 0
}

// appendPair writes two coordinates with one decimal, which is a tenth of what
// can be seen.
func appendPair(b []byte, x, y float64) []byte {
	return appendTenth(append(appendTenth(b, x), ' '), y)
}

func appendTenth(b []byte, v float64) []byte {
	t := int64(math.Round(min(max(v, -1e6), 1e6) * 10))
	if t < 0 {
		b, t = append(b, '-'), -t
	}
	b = strconv.AppendInt(b, t/10, 10)
	if t%10 != 0 {
		b = append(b, '.', byte('0'+t%10))
	}
	return b
}
