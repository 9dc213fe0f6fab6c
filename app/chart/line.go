package chart

import (
	"math"
	"sort"
	"strconv"
	"strings"
)

// Point is a place in an axis's own units.
type Point struct{ X, Y float64 }

// Series is a line.
type Series struct {
	Name   string // stands at its end
	Value  string // after the name, as it is now; may be empty
	Class  string // of CSS: colour, width, dashes
	Points []Point
}

// path writes the line of points as SVG path data. Where there are more points
// than pixels it keeps each pixel column's first, lowest, highest and last, so
// that no peak is lost. Points that are no numbers leave a gap.
func path(points []Point, x, y scale) string {
	var b strings.Builder
	pen := false
	put := func(p Point) {
		if pen {
			b.WriteByte('L')
		} else {
			b.WriteByte('M')
		}
		pen = true
		b.WriteString(px(x.at(p.X)))
		b.WriteByte(' ')
		b.WriteString(px(y.at(p.Y)))
	}
	for i := 0; i < len(points); {
		p := points[i]
		if !finite(p) {
			pen = false
			i++
			continue
		}
		column := math.Floor(x.at(p.X))
		lo, hi, end := i, i, i+1
		for ; end < len(points) && finite(points[end]) && math.Floor(x.at(points[end].X)) == column; end++ {
			if points[end].Y < points[lo].Y {
				lo = end
			}
			if points[end].Y > points[hi].Y {
				hi = end
			}
		}
		keep := []int{i, min(lo, hi), max(lo, hi), end - 1}
		for k, j := range keep {
			if k == 0 || j != keep[k-1] {
				put(points[j])
			}
		}
		i = end
	}
	return b.String()
}

func finite(p Point) bool { return !math.IsNaN(p.X+p.Y) && !math.IsInf(p.X+p.Y, 0) }

// px writes a length with a tenth of a pixel's precision.
func px(v float64) string { return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64) }

// near returns the series' point that is nearest to x.
func (s Series) near(x float64) (Point, bool) {
	i := sort.Search(len(s.Points), func(i int) bool { return s.Points[i].X >= x })
	best, found := Point{}, false
	for _, j := range []int{i - 1, i} {
		if j >= 0 && j < len(s.Points) && finite(s.Points[j]) && (!found || math.Abs(s.Points[j].X-x) < math.Abs(best.X-x)) {
			best, found = s.Points[j], true
		}
	}
	return best, found
}

// last returns the series' last point that is a number.
func (s Series) last() (Point, bool) {
	for i := len(s.Points) - 1; i >= 0; i-- {
		if finite(s.Points[i]) {
			return s.Points[i], true
		}
	}
	return Point{}, false
}

// spread moves labels apart that would stand on one another, and keeps them
// between top and bottom; it returns their places in the order given.
func spread(at []float64, gap, top, bottom float64) []float64 {
	order := make([]int, len(at))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return at[order[i]] < at[order[j]] })
	out := append([]float64(nil), at...)
	for k, i := range order {
		out[i] = max(out[i], top)
		if k > 0 {
			out[i] = max(out[i], out[order[k-1]]+gap)
		}
	}
	limit := bottom
	for k := len(order) - 1; k >= 0; k-- {
		i := order[k]
		out[i] = min(out[i], limit)
		limit = out[i] - gap
	}
	return out
}
