package chart

import (
	"encoding/binary"
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
	x, y := scale{0, n, 0, width, false}, scale{-10, 10, 300, 0, false}
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
	x, y := scale{0, 10, 0, 100, false}, scale{0, 10, 100, 0, false}
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
		X: Axis{Unit: "months", Name: "month"},
		Panels: []Panel{{
			Y: Axis{Format: func(v float64) string { return "$" + short(v) }, Unit: "$"},
			Series: []Series{
				{Name: "fine-tune", Label: "fine-tune", Class: "ft", Start: Square, X: []float64{0, 6, 12}, Y: []float64{70, 90, 110}},
				{Name: "prompt", Label: "prompt", Class: "pr", Dashed: true, Start: Diamond, X: []float64{0, 6, 12}, Y: []float64{20, 65, 110}},
			},
			Rings: []Ring{{X: 12, Y: 110, Title: "Break-even", Value: "month 12", Drop: true}},
		}},
		Guides: []Guide{{At: 12, Label: "12 months"}},
		Title:  "Cost", File: "cost",
		Words: Words{Empty: "nothing yet", Between: "; "},
	}
}

// learning is a chart of two panels with every mark.
func learning() *Data {
	d := &Data{
		X: Axis{Unit: "steps", Name: "step", Max: 900}, Room: "test 100.0%", Summary: "It <learns> & grows.", Title: "Accuracy & loss", File: "training",
		Guides: []Guide{{At: 500, Label: "now on SIMD"}},
		Flags:  []Flag{{At: 300, Label: "your bet: 300"}},
		Words:  Words{Empty: "nothing yet", ReadOut: "Read out", Between: "; ", Table: "Table", SVG: "Save SVG", CSV: "Save CSV"},
	}
	accuracy := Series{Name: "test accuracy", Label: "test 91.4%", Class: "ink", Dot: true}
	loss := Series{Name: "test loss", Label: "loss 0.14", Class: "ink", Dot: true}
	for x := 0.0; x <= 640; x += 20 {
		accuracy.X, accuracy.Y = append(accuracy.X, x), append(accuracy.Y, .914*(1-math.Exp(-x/60)))
		loss.X, loss.Y = append(loss.X, x), append(loss.Y, .14+2.1*math.Exp(-x/60))
	}
	d.Panels = []Panel{
		{Y: Axis{Name: "Accuracy", Unit: "0 to 1", Max: 1, Ticks: []float64{0, .5, .9, 1}}, Levels: []float64{.9}, Share: 2, Series: []Series{accuracy},
			Rings: []Ring{{X: 220, Y: .9, Note: "90% at step 220"}}},
		{Y: Axis{Name: "Loss (nats)", Unit: "nats", Max: 2.4, Ticks: []float64{0, 2.4}}, Series: []Series{loss}},
	}
	return d
}

// At every width, what is written lies inside the picture.
func TestLayInside(t *testing.T) {
	for w := 120.0; w < 2000; w += 37 {
		d := cross()
		p := lay(d, w, 300)
		if !(p.left < p.right && p.right <= w) {
			t.Fatalf("width %v: plot from %v to %v", w, p.left, p.right)
		}
		l := p.panels[0]
		r := l.rings[0]
		if r.boxX < 0 || r.boxX+r.boxW > w+.01 || r.boxY < 0 || r.boxY+r.boxH > p.bottom {
			t.Errorf("width %v: the ring's label is at %+v", w, r)
		}
		if gap := math.Abs(l.lines[0].labelY - l.lines[1].labelY); gap < labelGap-.01 {
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

// A pennant does not stand on the label of a line that ends beside it, and stays in its
// panel.
func TestFlagGivesWay(t *testing.T) {
	moved := false
	for w := 260.0; w < 1300; w += 31 {
		for y := 0.0; y <= 1; y += .02 {
			d := &Data{
				X:      Axis{Max: 30},
				Panels: []Panel{{Y: Axis{Max: 1}, Series: []Series{{Label: "test 30.1%", Dot: true, X: []float64{0, 20}, Y: []float64{.1, y}}}}},
				Flags:  []Flag{{At: 300, Label: "your bet: 300"}},
			}
			p := lay(d, w, 264)
			l, f := p.panels[0], p.flags[0]
			c := l.lines[0]
			x := f.at
			if f.left {
				x -= f.w
			}
			flag, label := box{x, f.y, f.w, flagHeight}, box{c.labelX, c.labelY - 8, textWidth("test 30.1%", fontSize) * bold, 16}
			if flag.overlap(label) > 0 || f.y < l.top || f.y+flagHeight > l.bottom {
				t.Fatalf("width %v, at %.2f: %+v and %+v in %v to %v", w, y, flag, label, l.top, l.bottom)
			}
			moved = moved || f.y != p.layFlag(d.Flags[0]).y
		}
	}
	if !moved {
		t.Error("no pennant had to give way")
	}
}

// Panels lie below each other, inside the picture, as high as their shares say;
// no mark's text leaves it.
func TestLayPanels(t *testing.T) {
	for w := 200.0; w < 2000; w += 31 {
		d := learning()
		for _, at := range []float64{0, 300, 899, 1e6} {
			d.Flags[0].At = at
			p := lay(d, w, 264)
			a, b := p.panels[0], p.panels[1]
			if !(0 < a.top && a.top < a.bottom && a.bottom < b.top && b.top < b.bottom && b.bottom <= 264-botMargin) {
				t.Fatalf("panels from %v to %v and %v to %v", a.top, a.bottom, b.top, b.bottom)
			}
			if r := (a.bottom - a.top) / (b.bottom - b.top); r < 1.9 || r > 2.1 {
				t.Errorf("shares of 2 to 1 came to %.2f", r)
			}
			f := p.flags[0]
			if left := f.at - f.w; f.left && left < 0 || !f.left && f.at+f.w > w {
				t.Errorf("width %v: the flag at %v leaves the picture: %+v", w, at, f)
			}
			if f.beyond != (at > 900) {
				t.Errorf("a flag at %v: %+v", at, f)
			}
			if r := a.rings[0]; r.boxX < 0 || r.boxX+r.boxW > w {
				t.Errorf("width %v: the note leaves the picture: %+v", w, r)
			}
		}
	}
}

// Room keeps the plot's width while labels come and grow.
func TestRoom(t *testing.T) {
	d := learning()
	full := lay(d, 600, 264).right
	for i := range d.Panels {
		d.Panels[i].Series[0].Label = ""
	}
	if got := lay(d, 600, 264).right; got != full {
		t.Errorf("without labels the plot ends at %v, with them at %v", got, full)
	}
}

// A ring's label keeps off the curves where a corner is free, and so does a
// guide's.
func TestLabelsAvoidCurves(t *testing.T) {
	d := &Data{Panels: []Panel{{
		Series: []Series{{X: []float64{0, 10}, Y: []float64{0, 10}}},
		Rings:  []Ring{{X: 5, Y: 5, Value: "x"}},
	}}}
	p := lay(d, 600, 300)
	r := p.panels[0].rings[0]
	if p.hidden(&p.panels[0], d.Panels[0], box{r.boxX, r.boxY, r.boxW, r.boxH}) > 0 {
		t.Errorf("the label covers the rising line: %+v", r)
	}
	high := learning()
	high.Guides[0].At = 600
	if p := lay(high, 600, 264); p.guides[0].labelY < p.panels[0].top+40 {
		t.Errorf("the guide's label lies on the curve at the top: %+v", p.guides[0])
	}
}

func TestOddData(t *testing.T) {
	one := func(s ...Series) *Data { return &Data{Panels: []Panel{{Series: s}}} }
	far := one(Series{X: []float64{0, 1}, Y: []float64{0, 1}})
	far.Panels[0].Rings = []Ring{{X: 99, Y: 99, Value: "x"}, {X: 99, Y: nan, Note: "x"}}
	far.Flags, far.Guides = []Flag{{At: inf}, {At: nan}, {At: 99}}, []Guide{{At: nan}, {At: 99}}
	for name, d := range map[string]*Data{
		"none":            {},
		"no points":       {Panels: []Panel{{Series: []Series{{Label: "a"}}, Rings: []Ring{{}}}, {}}, Guides: []Guide{{}}, Flags: []Flag{{}}},
		"all NaN":         one(Series{X: []float64{nan, 1}, Y: []float64{1, nan}}),
		"one point":       one(Series{X: []float64{0}, Y: []float64{0}, Label: "a", Dot: true}),
		"lengths differ":  one(Series{X: []float64{0, 1, 2}, Y: []float64{5}}),
		"all equal":       one(Series{X: []float64{3, 3}, Y: []float64{7, 7}}),
		"negative":        one(Series{X: []float64{0, 1}, Y: []float64{-5, -100}}),
		"infinite":        one(Series{X: []float64{0, 1, inf}, Y: []float64{1, -inf, 2}}),
		"enormous":        one(Series{X: []float64{0, 1}, Y: []float64{-1e308, 1e308}}),
		"far away":        far,
		"gap at the ends": one(Series{X: []float64{0, 1, 2}, Y: []float64{nan, 1, nan}, Label: "a", Start: Diamond}),
		"log of nothing":  {X: Axis{Log: true}, Panels: []Panel{{Y: Axis{Log: true}, Series: []Series{{X: []float64{0, -1}, Y: []float64{0, -1}, Label: "a"}}}}},
	} {
		for _, w := range []float64{1, 100, 640} {
			sound(t, name, d, w)
		}
	}
}

// sound draws a chart, and looks for numbers that are none.
func sound(t *testing.T, name string, d *Data, width float64) {
	t.Helper()
	for _, s := range []string{app.HTMLString(&Figure{ID: "c", Data: d, width: width}), File(d, width, 200), CSV(d)} {
		for _, bad := range []string{"NaN", "Inf", "-9223372036854775808", "922337203685477580"} {
			if strings.Contains(s, bad) {
				t.Fatalf("%s: %s in %s", name, bad, s)
			}
		}
	}
}

// Whatever the data, what is drawn is numbers, well-formed and as wide as asked.
func FuzzDraw(f *testing.F) {
	f.Add([]byte("\x00\x00\x00\x00\x00\x00\xf0\x3f\x00\x00\x00\x00\x00\x00\xf8\x7f"), 640.0, false, false)
	f.Add([]byte("12345678abcdefgh12345679abcdefgi\xff\xff\xff\xff\xff\xff\xef\x7f"), 3.0, true, true)
	f.Fuzz(func(t *testing.T, b []byte, width float64, logX, logY bool) {
		if !(width >= 1 && width < 1e4) {
			t.Skip()
		}
		var v []float64
		for ; len(b) >= 8; b = b[8:] {
			v = append(v, math.Float64frombits(binary.LittleEndian.Uint64(b)))
		}
		if len(v) == 0 {
			t.Skip()
		}
		xs, ys := slices.Clone(v[:len(v)/2]), v[len(v)/2:]
		slices.Sort(xs)
		s := Series{Name: "a", Label: "a", Dot: true, Start: Square, X: xs, Y: ys}
		d := &Data{
			X:      Axis{Log: logX},
			Panels: []Panel{{Y: Axis{Log: logY}, Series: []Series{s}, Rings: []Ring{{X: v[0], Y: v[len(v)-1], Value: "a", Drop: true}, {X: v[0], Y: v[0], Note: "b"}}, Levels: v[:1]}, {Series: []Series{s}}},
			Flags:  []Flag{{At: v[len(v)-1], Label: "a"}}, Guides: []Guide{{At: v[0], Label: "b"}},
		}
		band, bars := s, s
		band.Low, band.High, band.Dashed = ys, xs, true
		bars.Column = 1
		wave := Panel{Y: Axis{Log: logY}, Series: []Series{s, band, bars}, Saving: &Saving{A: 0, B: 1, From: v[0], To: v[len(v)-1], Label: "c"}}
		feet := []Guide{{At: v[0], Label: "b", Foot: true}, {At: v[len(v)-1], Label: "bb", Centre: true}}
		rates := slices.Clone(ys)
		slices.Sort(rates)
		for _, d := range []*Data{
			d,
			{X: Axis{Log: logX}, Panels: []Panel{wave}, Guides: feet, Sides: &Sides{At: v[0]}},
			{Rows: make([]string, len(xs)+1), Panels: []Panel{{Series: []Series{s, {Y: xs, Dashed: true}}}}, Guides: feet},
			{Rows: make([]string, len(ys)), Sides: &Sides{At: v[0], Below: "a", Above: "b"}, Panels: []Panel{{Series: []Series{s, {Y: xs}}}}, Guides: feet},
			{X: Axis{Log: logX}, Scatter: true, Panels: []Panel{{Series: []Series{s, {X: ys, Y: xs, Label: "b"}}}}, Trade: &Trade{X: ys[0], Y: v[0], Rates: rates, At: len(rates) / 2, Label: "a", Better: "b"}},
		} {
			sound(t, "", d, width)
			wellFormed(t, File(d, width, 200))
			for i, x := range lay(d, width, 200).stops {
				lay(d, width, 200).hair(d, i)
				sentence(d, x)
			}
		}
	})
}

func TestReadOut(t *testing.T) {
	d := cross()
	prompt := &d.Panels[0].Series[1]
	prompt.X, prompt.Y = []float64{0, 6}, []float64{20, nan}
	d.X.Long = func(v float64) string { return "month " + short(v) }
	if got, want := sentence(d, 6), "month 6; fine-tune $90; prompt $20"; got != want {
		t.Errorf("got %q, want %q: the last known value counts", got, want)
	}
	if got := value(d, d.columns()[0], -1); got != "–" {
		t.Errorf("before the first point: %q", got)
	}
	p := lay(d, 640, 300)
	for i, x := range p.stops {
		if got := p.stopAt(p.x.px(x)+2, 0); got != i {
			t.Errorf("pointing at %v finds stop %d, want %d", x, got, i)
		}
	}
	if p.stopAt(-1000, 0) != 0 || p.stopAt(1e6, 0) != 2 {
		t.Error("pointing outside does not find the ends")
	}
	if line, dots := lay(learning(), 640, 264).hair(learning(), 3); line == "" || strings.Count(dots, "M") != 2 {
		t.Errorf("the cursor marks %q in two panels", dots)
	}
	long := &Data{Panels: []Panel{{Series: []Series{{X: make([]float64, 5000), Y: make([]float64, 5000)}}}}}
	for i := range 5000 {
		long.Panels[0].Series[0].X[i] = float64(i)
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
	d.Summary, d.Words.Table, d.Words.ReadOut = "They cross in month 12.", "Table", "Read out"
	html := app.HTMLString(&Figure{ID: "c", Data: d, open: true})
	for _, want := range []string{`aria-label="They cross in month 12."`, "<summary>Table</summary>", ">$65<", ">Break-even<", `id="c"`, ">months<", `role="slider"`} {
		if !strings.Contains(html, want) {
			t.Errorf("%s is missing in\n%s", want, html)
		}
	}
	if strings.Contains(html, "style") {
		t.Error("a style attribute would be dropped by the page's policy")
	}
	empty := app.HTMLString(&Figure{ID: "c", Data: &Data{Words: Words{Empty: "nothing yet"}, Panels: []Panel{{Series: []Series{{Name: "a"}}}}}})
	if !strings.Contains(empty, "nothing yet") || strings.Contains(empty, "slider") {
		t.Errorf("empty: %s", empty)
	}
}

// The frame holds a place for every part that the browser fills by itself, and
// is the same however the data grow.
func TestFrame(t *testing.T) {
	d := learning()
	p := lay(d, 640, 264)
	frame := p.compose(nil)
	for _, want := range []string{`class="chart-axes"></g>`, `class="chart-marks"></g>`, `class="chart-ends"></g>`, `class="chart-hair" d=""`, `class="chart-dots" d=""`} {
		if !strings.Contains(frame, want) {
			t.Errorf("%s is missing in %s", want, frame)
		}
	}
	if n := strings.Count(frame, "chart-line"); n != 2 {
		t.Errorf("%d curves", n)
	}
	for i := range d.Panels {
		s := &d.Panels[i].Series[0]
		s.X, s.Y = append(s.X, 660), append(s.Y, .5)
	}
	grown := lay(d, 640, 264)
	if grown.compose(nil) != frame {
		t.Error("one more point changes the frame")
	}
	if a, b := p.draw(d), grown.draw(d); a.axes != b.axes || a.marks != b.marks || a.ends == b.ends || a.paths[0] == b.paths[0] {
		t.Error("one more point should move the curves and their ends, nothing else")
	}
}

func BenchmarkLive(b *testing.B) {
	d := &Data{Panels: []Panel{{}, {}}}
	for i := range d.Panels {
		for range 2 {
			s := Series{Name: "train", Label: "train"}
			for k := range 1000 {
				s.X, s.Y = append(s.X, float64(k)), append(s.Y, math.Sin(float64(k*(i+1))))
			}
			d.Panels[i].Series = append(d.Panels[i].Series, s)
		}
	}
	for b.Loop() {
		lay(d, 640, 264).draw(d)
	}
}

// Logarithmic scales: there and back, ticks that rise inside the range, and as
// many as were asked for.
func TestLog(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 3000 {
		lo := math.Pow(10, r.Float64()*20-10)
		hi := lo * math.Pow(10, .1+r.Float64()*12)
		s := scale{lo, hi, 300, 10, true}
		v := lo * math.Pow(hi/lo, r.Float64())
		if back := s.v(s.px(v)); math.Abs(back/v-1) > 1e-9 {
			t.Fatalf("%v … %v: %v is drawn where %v lies", lo, hi, v, back)
		}
		n := r.IntN(12) + 1
		got := logTicks(lo, hi, n)
		if len(got) > n+1 || hi/lo >= 10 && n >= 3 && len(got) == 0 {
			t.Fatalf("logTicks(%v, %v, %d) = %v", lo, hi, n, got)
		}
		for i, v := range got {
			if v < lo*(1-1e-6) || v > hi*(1+1e-6) || i > 0 && v <= got[i-1] {
				t.Fatalf("logTicks(%v, %v, %d) = %v", lo, hi, n, got)
			}
		}
	}
	if got := logTicks(.5, 30, 6); !slices.Equal(got, []float64{.5, 1, 2, 5, 10, 20}) {
		t.Errorf("got %v", got)
	}
	for _, bad := range [][2]float64{{0, 1}, {-1, 1}, {2, 1}, {1, inf}, {nan, 1}} {
		if got := logTicks(bad[0], bad[1], 5); got != nil {
			t.Errorf("logTicks(%v) = %v", bad, got)
		}
	}
	d := &Data{Panels: []Panel{{Y: Axis{Log: true}, Series: []Series{{X: []float64{1, 2, 3, 4}, Y: []float64{.01, 0, 1, 100}}}}}}
	p := lay(d, 640, 300)
	if l := p.panels[0]; l.yTicks[0].text != "0.01" || l.y.px(1) != (l.top+l.bottom)/2 || strings.Count(l.lines[0].path, "M") != 2 {
		t.Errorf("%+v: 1 lies in the middle of 0.01 and 100, and 0 is a gap", l)
	}
}
