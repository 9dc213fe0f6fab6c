package chart

import (
	"math"
	oldrand "math/rand" // what testing/quick takes
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/quick"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

var nan, inf = math.NaN(), math.Inf(1)

func TestTicks(t *testing.T) {
	for _, tt := range []struct {
		lo, hi float64
		n      int
		want   []float64
	}{
		{0, 12, 6, []float64{0, 2, 4, 6, 8, 10, 12}},
		{0, 1, 5, []float64{0, .2, .4, .6, .8, 1}},
		{0, 0.3, 3, []float64{0, .1, .2, .3}},
		{-5, 5, 2, []float64{-5, 0, 5}},
		{0, 24000, 4, []float64{0, 10000, 20000}},
		{3, 3, 5, nil}, {4, 3, 5, nil}, {0, 1, 0, nil}, {nan, 1, 5, nil}, {0, inf, 5, nil}, {1e16, 1e16 + 2, 5, nil},
	} {
		if got := ticks(tt.lo, tt.hi, tt.n); !slices.Equal(got, tt.want) {
			t.Errorf("ticks(%v, %v, %d) = %v, want %v", tt.lo, tt.hi, tt.n, got, tt.want)
		}
	}
}

// Whatever the range, ticks rise, lie in it, number at most n+1 and are at
// equal distances; roundUp finds the next multiple above.
func TestTicksProperties(t *testing.T) {
	check := func(a, b float64, width uint8) bool {
		lo, hi, n := min(a, b), max(a, b), int(width%20)+1
		got := ticks(lo, hi, n)
		if len(got) > n+1 {
			return false
		}
		eps := 5e-9 * (hi - lo)
		for i, v := range got {
			if v < lo-eps || v > hi+eps {
				return false
			}
			if i > 1 && math.Abs((v-got[i-1])-(got[1]-got[0])) > 1e-6*(got[1]-got[0]) {
				return false
			}
			if i > 0 && v <= got[i-1] {
				return false
			}
		}
		if len(got) > 1 {
			step := got[1] - got[0]
			if n > 2 && len(got) < n/3 { // steps of 1, 2, 5: never fewer than 2/5 of what was asked
				return false
			}
			if up := roundUp(lo, hi, n); up < hi-eps || up > hi+step {
				return false
			}
		}
		return true
	}
	// quick's floats are astronomical; the charts' are not: test both.
	if err := quick.Check(check, &quick.Config{MaxCount: 2000, Rand: oldrand.New(oldrand.NewSource(1))}); err != nil {
		t.Error(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		a, b := r.NormFloat64()*math.Pow10(r.IntN(12)-6), r.NormFloat64()*math.Pow10(r.IntN(12)-6)
		if n := uint8(r.IntN(256)); !check(a, b, n) {
			t.Fatalf("ticks(%v, %v, %d) = %v", min(a, b), max(a, b), int(n%20)+1, ticks(min(a, b), max(a, b), int(n%20)+1))
		}
	}
}

func TestSpread(t *testing.T) {
	near := func(a, b []float64) bool {
		return slices.EqualFunc(a, b, func(x, y float64) bool { return math.Abs(x-y) < 1e-9 })
	}
	for _, tt := range []struct{ ys, want []float64 }{
		{nil, []float64{}},
		{[]float64{50}, []float64{50}},
		{[]float64{50, 50}, []float64{42, 58}},   // apart, both sides
		{[]float64{58, 50}, []float64{62, 46}},   // order kept
		{[]float64{2, 2}, []float64{0, 16}},      // pushed into the range
		{[]float64{100, 99}, []float64{100, 84}}, // and from below
		{[]float64{10, 90}, []float64{10, 90}},
	} {
		if got := spread(tt.ys, 16, 0, 100); !near(got, tt.want) {
			t.Errorf("spread(%v) = %v, want %v", tt.ys, got, tt.want)
		}
	}
	r := rand.New(rand.NewPCG(3, 4))
	for range 1000 {
		ys := make([]float64, r.IntN(9))
		for i := range ys {
			ys[i] = r.Float64()*140 - 20
		}
		got := spread(ys, 16, 0, 100)
		sorted := slices.Clone(got)
		slices.Sort(sorted)
		gap := 16.0
		if len(ys) > 1 {
			gap = min(gap, 100/float64(len(ys)-1))
		}
		for i, y := range sorted {
			if y < -1e-9 || y > 100+1e-9 || i > 0 && y-sorted[i-1] < gap-1e-9 {
				t.Fatalf("spread(%v) = %v", ys, got)
			}
		}
	}
}

var number = regexp.MustCompile(`-?\d+(\.\d)?`)

// points reads the coordinates back from a path.
func points(t *testing.T, d string) (xs, ys []float64) {
	t.Helper()
	d = strings.ReplaceAll(d, "h0", "")
	for i, s := range number.FindAllString(d, -1) {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatal(err)
		}
		if i%2 == 0 {
			xs = append(xs, v)
		} else {
			ys = append(ys, v)
		}
	}
	return xs, ys
}

// A path of very many points is short, and yet no extreme of any column is lost.
func TestPathKeepsExtremes(t *testing.T) {
	const n, width = 50000, 400
	r := rand.New(rand.NewPCG(5, 6))
	xs, ys := make([]float64, n), make([]float64, n)
	lo, hi := make([]float64, width+1), make([]float64, width+1)
	for i := range lo {
		lo[i], hi[i] = inf, -inf
	}
	x, y := scale{0, n, 0, width}, scale{-10, 10, 300, 0}
	for i := range n {
		xs[i], ys[i] = float64(i), r.NormFloat64()
		c := int(x.px(xs[i]))
		lo[c], hi[c] = min(lo[c], y.px(ys[i])), max(hi[c], y.px(ys[i]))
	}
	d := path(xs, ys, x, y)
	px, py := points(t, d)
	if len(px) > 4*(width+1) {
		t.Errorf("%d points for %d columns", len(px), width)
	}
	for i := range px {
		if i > 0 && px[i] < px[i-1] {
			t.Fatalf("the path runs backwards at %v", px[i])
		}
	}
	for c := range width {
		least, greatest := inf, -inf
		for i := range px {
			if int(px[i]) == c || px[i] == float64(c)+1 { // rounding may carry into the next pixel
				least, greatest = min(least, py[i]), max(greatest, py[i])
			}
		}
		if least > lo[c]+.1 || greatest < hi[c]-.1 {
			t.Fatalf("column %d: drawn %v … %v, data %v … %v", c, least, greatest, lo[c], hi[c])
		}
	}
}

func TestPathGaps(t *testing.T) {
	x, y := scale{0, 10, 0, 100}, scale{0, 10, 100, 0}
	for _, tt := range []struct {
		xs, ys []float64
		want   string
	}{
		{nil, nil, ""},
		{[]float64{1}, []float64{nan}, ""},
		{[]float64{1}, []float64{5}, "M10 50h0"},
		{[]float64{1, 2, 3, 4}, []float64{5, nan, 5, 6}, "M10 50h0M30 50h0L40 40"},
		{[]float64{1, nan, 3}, []float64{5, 5, inf}, "M10 50h0"},
		{[]float64{1, 2}, []float64{0, 1e300}, "M10 100h0L20 -50"}, // cut half a plot outside
		{[]float64{1, 2}, []float64{.004, .02}, "M10 100h0L20 99.8"},
	} {
		if got := path(tt.xs, tt.ys, x, y); got != tt.want {
			t.Errorf("path(%v, %v) = %q, want %q", tt.xs, tt.ys, got, tt.want)
		}
	}
}

func cross() *Data {
	return &Data{
		X: Axis{Unit: "months", Name: "month"}, Y: Axis{Format: func(v float64) string { return "$" + short(v) }},
		Series: []Series{
			{Name: "fine-tune", Label: "fine-tune", Class: "ft", Start: Square, X: []float64{0, 6, 12}, Y: []float64{70, 90, 110}},
			{Name: "prompt", Label: "prompt", Class: "pr", Dashed: true, Start: Diamond, X: []float64{0, 6, 12}, Y: []float64{20, 65, 110}},
		},
		Rings:  []Ring{{X: 12, Y: 110, Title: "Break-even", Value: "month 12", Drop: true}},
		Guides: []Guide{{At: 12, Label: "12 months"}, {Level: true, At: 90, Label: "90"}},
		Empty:  "nothing yet",
	}
}

// At every width, what is written lies inside the picture.
func TestLayInside(t *testing.T) {
	for w := 120.0; w < 2000; w += 37 {
		d := cross()
		p := lay(d, w, 300)
		if !(p.left < p.right && p.right <= w) {
			t.Fatalf("width %v: plot from %v to %v", w, p.left, p.right)
		}
		r := p.rings[0]
		if r.boxX < 0 || r.boxX+r.boxW > w+.01 || r.boxY < 0 || r.boxY+r.boxH > p.bottom {
			t.Errorf("width %v: the ring's label is at %+v", w, r)
		}
		if gap := math.Abs(p.lines[0].labelY - p.lines[1].labelY); gap < labelGap-.01 {
			t.Errorf("width %v: labels are %v apart", w, gap)
		}
		for i := range p.xTicks[1:] {
			room := p.xTicks[i+1].at - p.xTicks[i].at
			if need := textWidth(p.xTicks[i+1].text, fontSize); room < need {
				t.Errorf("width %v: ticks %v apart, their text is %v wide", w, room, need)
			}
		}
		if w >= 240 && p.right+7+textWidth("fine-tune", fontSize) > w {
			t.Errorf("width %v: the label of a line ends outside", w)
		}
	}
}

// A ring's label keeps off the curves where a corner is free.
func TestRingLabelAvoidsCurves(t *testing.T) {
	d := &Data{
		Series: []Series{{X: []float64{0, 10}, Y: []float64{0, 10}}},
		Rings:  []Ring{{X: 5, Y: 5, Value: "x"}},
	}
	p := lay(d, 600, 300)
	r := p.rings[0]
	if p.hidden(d, r.boxX, r.boxY, r.boxW, r.boxH) > 0 {
		t.Errorf("the label covers the rising line: %+v", r)
	}
}

func TestLayOddData(t *testing.T) {
	for name, d := range map[string]*Data{
		"none":            {},
		"no points":       {Series: []Series{{Label: "a"}}, Rings: []Ring{{}}, Guides: []Guide{{}}},
		"all NaN":         {Series: []Series{{X: []float64{nan, 1}, Y: []float64{1, nan}}}},
		"one point":       {Series: []Series{{X: []float64{0}, Y: []float64{0}, Label: "a"}}},
		"lengths differ":  {Series: []Series{{X: []float64{0, 1, 2}, Y: []float64{5}}}},
		"all equal":       {Series: []Series{{X: []float64{3, 3}, Y: []float64{7, 7}}}},
		"negative":        {Series: []Series{{X: []float64{0, 1}, Y: []float64{-5, -100}}}},
		"infinite":        {Series: []Series{{X: []float64{0, 1, inf}, Y: []float64{1, -inf, 2}}}},
		"enormous":        {Series: []Series{{X: []float64{0, 1}, Y: []float64{-1e308, 1e308}}}, Rings: []Ring{{X: 1, Y: 1e308, Value: "x"}}},
		"ring far away":   {Series: []Series{{X: []float64{0, 1}, Y: []float64{0, 1}}}, Rings: []Ring{{X: 99, Y: 99, Value: "x"}}},
		"gap at the ends": {Series: []Series{{X: []float64{0, 1, 2}, Y: []float64{nan, 1, nan}, Label: "a", Start: Diamond}}},
	} {
		for _, w := range []float64{1, 100, 640} {
			html := app.HTMLString(&Line{ID: "c", Data: d})
			lay(d, w, 200)
			if strings.Contains(html, "NaN") || strings.Contains(html, "Inf") || strings.Contains(html, "-9223372036854775808") {
				t.Errorf("%s: %s", name, html)
			}
		}
	}
}

func TestReadOut(t *testing.T) {
	d := cross()
	d.Series[1].X, d.Series[1].Y = []float64{0, 6}, []float64{20, nan}
	d.X.Long = func(v float64) string { return "month " + short(v) }
	if got, want := sentence(d, 6), "month 6; fine-tune $90; prompt $20"; got != want {
		t.Errorf("got %q, want %q: the last known value counts", got, want)
	}
	if got := value(d, d.Series[0], -1); got != "–" {
		t.Errorf("before the first point: %q", got)
	}
	p := lay(d, 640, 300)
	for i, x := range p.stops {
		if got := p.stopAt(p.x.px(x) + 2); got != i {
			t.Errorf("pointing at %v finds stop %d, want %d", x, got, i)
		}
	}
	if p.stopAt(-1000) != 0 || p.stopAt(1e6) != 2 {
		t.Error("pointing outside does not find the ends")
	}
	long := &Data{Series: []Series{{X: make([]float64, 5000), Y: make([]float64, 5000)}}}
	for i := range long.Series[0].X {
		long.Series[0].X[i] = float64(i)
	}
	if s := stops(long, 120); len(s) > 121 || len(s) < 60 || s[0] != 0 || s[len(s)-1] != 4999 || !slices.IsSorted(s) {
		t.Errorf("stops of a long series: %v", s)
	}
}

func TestMove(t *testing.T) {
	for _, tt := range []struct {
		at   int
		key  string
		want int
		mine bool
	}{
		{5, "ArrowRight", 6, true}, {5, "ArrowLeft", 4, true}, {5, "PageUp", 15, true}, {5, "PageDown", 0, true},
		{5, "Home", 0, true}, {5, "End", 19, true}, {0, "ArrowLeft", 0, true}, {19, "ArrowUp", 19, true}, {5, "Tab", 5, false},
	} {
		if got, mine := move(tt.at, 20, tt.key); got != tt.want || mine != tt.mine {
			t.Errorf("move(%d, %s) = %d, %v, want %d, %v", tt.at, tt.key, got, mine, tt.want, tt.mine)
		}
	}
}

// What is written must pass a policy without inline styles, carry the summary
// for ears and hold every value of the table.
func TestRender(t *testing.T) {
	d := cross()
	d.Summary, d.Table, d.ReadOut = "They cross in month 12.", "Table", "Read out"
	html := app.HTMLString(&Line{ID: "c", Data: d})
	for _, want := range []string{`aria-label="They cross in month 12."`, "<summary>Table</summary>", ">$65<", ">Break-even<", `id="c"`, ">months<", `role="slider"`} {
		if !strings.Contains(html, want) {
			t.Errorf("%s is missing in\n%s", want, html)
		}
	}
	if strings.Contains(html, "style") {
		t.Error("a style attribute would be dropped by the page's policy")
	}
	empty := app.HTMLString(&Line{ID: "c", Data: &Data{Empty: "nothing yet", Series: []Series{{Name: "a"}}}})
	if !strings.Contains(empty, "nothing yet") || strings.Contains(empty, "slider") {
		t.Errorf("empty: %s", empty)
	}
}

func BenchmarkLive(b *testing.B) {
	d := &Data{Series: []Series{{Name: "train", Label: "train"}, {Name: "test", Label: "test"}}}
	for i := range 3000 {
		for k := range d.Series {
			d.Series[k].X = append(d.Series[k].X, float64(i))
			d.Series[k].Y = append(d.Series[k].Y, math.Sin(float64(i*(k+1))))
		}
	}
	c := &Line{Data: d, width: 640}
	for b.Loop() {
		c.Render()
	}
}
