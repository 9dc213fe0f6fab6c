package chart

import (
	"encoding/csv"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// money writes dollars as the cost chapter does: −$5.1k.
func money(v float64) string {
	sign := ""
	if v < 0 {
		sign, v = "−", -v
	}
	switch {
	case v >= 9999:
		return sign + "$" + strconv.FormatFloat(v/1000, 'f', 0, 64) + "k"
	case v >= 10:
		return sign + "$" + strconv.FormatFloat(v, 'f', 0, 64)
	}
	return sign + "$" + short(v)
}

func words() Words {
	return Words{Empty: "no prices, no chart", ReadOut: "Read out", Between: "; ", Table: "Table", SVG: "Save SVG", CSV: "Save CSV", Row: "What", Total: "in all", Low: " P10", High: " P90", Unknown: "unknown"}
}

// banded is the cost chapter's main chart: both ways' costs with what is
// uncertain, where they cross, and what is saved.
func banded() *Data {
	tuned := Series{Name: "fine-tune", Label: "fine-tune", Class: "ft", Start: Square}
	prompt := Series{Name: "prompt", Label: "prompt", Class: "pr", Dashed: true, Start: Diamond}
	for m := 0.0; m <= 14; m++ {
		t, p := 7296+405*m, 2420+994*m
		tuned.X, tuned.Y = append(tuned.X, m), append(tuned.Y, t)
		tuned.Low, tuned.High = append(tuned.Low, t-3300+60*m), append(tuned.High, t+1.5*3300+160*m)
		prompt.X, prompt.Y = append(prompt.X, m), append(prompt.Y, p)
		prompt.Low, prompt.High = append(prompt.Low, p-200*m), append(prompt.High, p+1400*m)
	}
	return &Data{
		X: Axis{Name: "month", Unit: "months", Max: 14, Ticks: []float64{0, 2, 4, 6, 8, 10, 12}},
		Panels: []Panel{{
			Y: Axis{Format: money, Unit: "$"}, Series: []Series{tuned, prompt},
			Saving: &Saving{A: 0, B: 1, From: 8.28, To: 12, Label: "saves $2,190", Class: "ft"},
			Rings:  []Ring{{X: 8.28, Y: 10650, Title: "Break-even", Value: "month 8.3", Drop: true}},
		}},
		Guides: []Guide{{At: 12, Label: "12 months"}},
		Title:  "Total spent so far", Summary: "Fine-tuning breaks even in month 8.3.", File: "cost", Words: words(),
	}
}

// chinese is the same with the labels of the other language.
func chinese() *Data {
	d := banded()
	q := &d.Panels[0]
	q.Series[0].Label, q.Series[1].Label = "微调", "提示词"
	q.Saving.Label, d.Guides[0].Label, d.X.Unit = "省$2,190", "12个月", "个月"
	q.Rings[0].Title, q.Rings[0].Value = "回本点", "第8.3个月"
	return d
}

func tornado() *Data {
	d := &Data{
		X:      Axis{Name: "difference", Format: money, Unit: "$"},
		Sides:  &Sides{At: 0, Below: "← prompting cheaper", Above: "tuning cheaper →"},
		Panels: []Panel{{Series: []Series{{Name: "at the low end"}, {Name: "at the high end"}}}},
		Guides: []Guide{{At: 2190, Label: "now +$2,190", Centre: true}},
		Title:  "What matters most", Summary: "Calls a month matter most.", File: "tornado", Words: words(),
	}
	for _, r := range []struct {
		name     string
		low, top float64
		ends     [2]string
	}{
		{"Calls a month", -3900, 20000, [2]string{"300k", "3M"}}, {"Price of a label", 6000, -6200, [2]string{"$0.50", "$2"}},
		{"Engineer hours", 4900, -6100, [2]string{"40 h", "120 h"}}, {"Answer length", -1600, 9100, [2]string{"100", "600"}},
		{"Examples", 4700, -4000, [2]string{"1,000", "5,000"}}, {"Retrain every", -1100, 4100, [2]string{"3", "12"}},
		{"Cached share", 5200, 1400, [2]string{"50%", "95%"}}, {"Prompt length", 1350, 4700, [2]string{"1,000", "4,000"}}, {"Training runs", 2200, 2180, [2]string{"1", "5"}},
	} {
		d.Rows = append(d.Rows, r.name)
		for k, v := range []float64{r.low, r.top} {
			s := &d.Panels[0].Series[k]
			s.Y, s.Notes = append(s.Y, v), append(s.Notes, r.ends[k])
		}
	}
	return d
}

func stack() *Data {
	d := &Data{
		X:    Axis{Format: func(v float64) string { return "$" + strconv.FormatFloat(v, 'f', 2, 64) }, Unit: "$ per 1,000 calls"},
		Rows: []string{"prompt", "tuned model", "tuned, with retrieval", "smaller model, same prompt"},
		Panels: []Panel{{Series: []Series{
			{Name: "prefix", Class: "ink", Y: []float64{.42, .02, .21, .10}},
			{Name: "question", Class: "thin", Y: []float64{.06, .04, .06, .02}},
			{Name: "answer", Class: "pale", Y: []float64{.62, .38, .38, .1}},
			{Name: "retries", Class: "thin", Dashed: true, Y: []float64{.05, .01, .01, .04}},
		}}},
		Title: "Cost per request", Summary: "Answers cost most.", File: "parts", Words: words(),
	}
	return d
}

func setUp() *Data {
	return &Data{
		X: Axis{Format: money, Unit: "$"}, Rows: []string{"Set-up"},
		Panels: []Panel{{Series: []Series{
			{Name: "People", Label: "People 66%", Class: "ft", Y: []float64{4800}}, {Name: "Labels", Label: "Labels 27%", Class: "ft", Dashed: true, Y: []float64{1980}},
			{Name: "Testing", Label: "Testing 7%", Class: "thin", Y: []float64{500}}, {Name: "Training", Label: "Training 0.2%", Class: "ink", Y: []float64{16}},
		}}},
		Title: "Set-up", Summary: "People cost most.", File: "setup", Words: words(),
	}
}

func histogram() *Data {
	s := Series{Name: "draws", Column: 800}
	for x := -9600.0; x < 25000; x += 800 {
		s.X, s.Y = append(s.X, x), append(s.Y, math.Round(180*math.Exp(-math.Pow((x-4000)/8000, 2))+8))
	}
	return &Data{
		X:      Axis{Name: "difference", Unit: "$", Format: money, Long: func(v float64) string { return short(v-400) + " … " + short(v+400) }, Ticks: []float64{}},
		Sides:  &Sides{},
		Panels: []Panel{{Y: Axis{Ticks: []float64{}}, Series: []Series{s}}},
		Guides: []Guide{{At: -5100, Label: "P10 −$5.1k", Foot: true}, {At: 0, Label: "$0", Centre: true}, {At: 17100, Label: "P90 $17.1k", Foot: true}},
		Title:  "How sure", Summary: "Tuning is cheaper in 73 of 100.", File: "sure", Words: words(),
	}
}

func plane(log bool) *Data {
	d := &Data{
		Scatter: true,
		X:       Axis{Name: "cost per request", Unit: "$", Log: log, Format: func(v float64) string { return "$" + short(v) }},
		Panels: []Panel{{
			Y: Axis{Name: "share right", Min: .8, Max: 1, Format: func(v float64) string { return strconv.FormatFloat(100*v, 'f', 0, 64) + "%" }},
			Series: []Series{
				{Name: "prompt", Label: "prompt", Class: "pr", Start: Diamond, X: []float64{.0012}, Y: []float64{.94}},
				{Name: "tuned", Label: "fine-tune", Class: "ft", Start: Square, X: []float64{.0005}, Y: []float64{.95}},
				{Name: "retrieval", Label: "tuned + retrieval", Class: "ft", Start: Round, X: []float64{.0008}, Y: []float64{.965}},
				{Name: "small", Label: "smaller, same prompt", Class: "pr", Start: Round, X: []float64{.0003}, Y: []float64{.86}},
			},
		}},
		Trade: &Trade{X: .0012, Y: .94, Name: "price of an error", Better: "better than prompting", At: 40},
		Title: "What errors cost", Summary: "Tuning is better.", File: "plane", Words: words(),
	}
	for i := range 101 {
		d.Trade.Rates = append(d.Trade.Rates, .0001*math.Pow(10, float64(i)/25))
	}
	d.Trade.Label = "$" + short(math.Round(d.Trade.Rates[40]*1e4)/1e4) + " an error"
	return d
}

// asymptote is break-even volume against prompt length: below 600 tokens it
// never pays, and just above it takes any volume.
func asymptote() *Data {
	d := &Data{
		X: Axis{Name: "tokens in the prompt", Unit: "tokens", Log: true, Min: 100, Max: 1e5},
		Panels: []Panel{{
			Y: Axis{Name: "Calls a month to break even", Log: true, Min: 1e3, Max: 1e8},
			Series: []Series{
				{Name: "break-even volume", Class: "ink"}, {Name: "with caching", Label: "cached", Class: "thin", Dashed: true}},
		}},
		Guides: []Guide{{At: 600, Label: "never below 600"}},
		Title:  "Volume", Summary: "Long prompts pay sooner.", File: "volume", Words: words(),
	}
	for x := 100.0; x <= 100000; x *= 1.1 {
		for k, least := range []float64{600, 4000} {
			s := &d.Panels[0].Series[k]
			v := 3e8 / (x - least)
			if x <= least {
				v = nan
			}
			s.X, s.Y = append(s.X, x), append(s.Y, v)
		}
	}
	return d
}

// every is a chart of each kind.
func every() map[string]*Data {
	return map[string]*Data{
		"banded": banded(), "chinese": chinese(), "tornado": tornado(), "stack": stack(), "set-up": setUp(), "histogram": histogram(),
		"plane": plane(false), "plane-log": plane(true), "asymptote": asymptote(), "learning": learning(), "cross": cross(),
	}
}

var written = regexp.MustCompile(`<text(?: class="([^"]*)")? x="([^"]+)" y="([^"]+)" text-anchor="(\w+)">([^<]+)</text>`)

// texts finds where each text of a picture lies. The estimate of its width errs
// to the wide side, so it is taken back a little.
func boxes(t *testing.T, svg string) (at []box, what []string) {
	t.Helper()
	for _, m := range written.FindAllStringSubmatch(svg, -1) {
		size := fontSize
		switch {
		case strings.Contains(m[1], "chart-flag-value"):
			size = 14
		case strings.Contains(m[1], "chart-name") || strings.Contains(m[1], "chart-side") || strings.Contains(m[1], "chart-in") || strings.Contains(m[1], "chart-flag-title"):
			size = 11
		}
		x, err := strconv.ParseFloat(m[2], 64)
		if err != nil {
			t.Fatal(err)
		}
		y, err := strconv.ParseFloat(m[3], 64)
		if err != nil {
			t.Fatal(err)
		}
		w := .97 * textWidth(m[5], size)
		switch m[4] {
		case "end":
			x -= w
		case "middle":
			x -= w / 2
		}
		at, what = append(at, box{x, y - .8*size, w, size}), append(what, m[5])
	}
	return at, what
}

// At the widths of a narrow phone, a phone, an embedded page and a large one, no
// text leaves the picture or lies on another.
func TestEveryTextHasRoom(t *testing.T) {
	for name, d := range every() {
		for _, w := range []float64{300, 360, 440, 700, 1200} {
			for _, h := range []float64{0, 220} {
				if name == "histogram" && h > 0 {
					h = 100
				}
				p := lay(d, w, h)
				at, what := boxes(t, p.compose(p.draw(d)))
				if len(at) == 0 {
					t.Errorf("%s at %v: no text", name, w)
				}
				for i, b := range at {
					if b.x < -1 || b.x+b.w > w+1 || b.y < -1 || b.y+b.h > p.height+1 {
						t.Errorf("%s at %v × %v: %q leaves the picture: %.0f", name, w, p.height, what[i], b)
					}
					for k, c := range at[:i] {
						if b.overlap(c) > 4 {
							t.Errorf("%s at %v × %v: %q lies on %q", name, w, p.height, what[i], what[k])
						}
					}
				}
			}
		}
	}
}

// Whatever is written, in whatever chart, is text: it cannot become an element.
func TestHostileLabels(t *testing.T) {
	const hostile = `</text></svg><script>alert("1")</script>&amp;'` + "\x00<"
	for name, d := range every() {
		d.Title, d.Summary, d.X.Unit, d.X.Name = hostile, hostile, hostile, hostile
		d.Words.Empty, d.Words.Row, d.Words.Low, d.Words.Unknown = hostile, hostile, hostile, hostile
		for i := range d.Rows {
			d.Rows[i] = hostile
		}
		for i := range d.Guides {
			d.Guides[i].Label = hostile
		}
		if d.Sides != nil {
			d.Sides.Above, d.Sides.Below = hostile, hostile
		}
		if d.Trade != nil {
			d.Trade.Label, d.Trade.Name = hostile, hostile
		}
		for i := range d.Panels {
			q := &d.Panels[i]
			q.Y.Name = hostile
			q.Y.Format = func(float64) string { return hostile }
			if q.Saving != nil {
				q.Saving.Label = hostile
			}
			for k := range q.Series {
				q.Series[k].Label, q.Series[k].Name = hostile, hostile
			}
		}
		s := File(d, 500, 0)
		wellFormed(t, s)
		if strings.Contains(s, "<script") || strings.Contains(s, " style=") {
			t.Errorf("%s: %s", name, s)
		}
		if rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(CSV(d), "\uFEFF"))).ReadAll(); err != nil || len(rows) < 2 {
			t.Errorf("%s: %v, %v", name, rows, err)
		}
	}
}

// A chart with nothing to show says why, and one that knows a part shows that.
func TestNothingAndUnknown(t *testing.T) {
	for name, d := range every() {
		for i := range d.Panels {
			for k := range d.Panels[i].Series {
				s := &d.Panels[i].Series[k]
				for n := range s.Y {
					s.Y[n] = nan
				}
			}
		}
		d.Words.Empty = "no prices, no chart"
		s := app.HTMLString(&Figure{ID: "c", Data: d})
		if !strings.Contains(s, "no prices, no chart") || strings.Contains(s, `role="slider"`) {
			t.Errorf("%s does not say why it is empty: %s", name, s)
		}
		for _, w := range []float64{0, 1, 30, 300} {
			sound(t, name, d, w)
			wellFormed(t, File(d, w, 0))
			wellFormed(t, File(d, w, 1))
		}
	}
	for name, d := range every() {
		for _, w := range []float64{0, 1, 30, 100} {
			sound(t, name, d, w)
			wellFormed(t, File(d, w, 1))
		}
	}
	d := tornado()
	d.Panels[0].Series[1].Y[2] = nan
	if s := File(d, 400, 0); !strings.Contains(s, ">unknown<") {
		t.Errorf("a swing that is not known: %s", s)
	}
	if got, want := sentence(d, 2), "Engineer hours; at the low end $4900 (40 h); at the high end unknown"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	d = stack()
	d.Panels[0].Series[0].Y[1] = nan
	if got, want := sentence(d, 1), "tuned model; prefix unknown; question $0.04; answer $0.38; retries $0.01; in all unknown"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if s := File(d, 400, 0); !strings.Contains(s, ">$0.43 + unknown<") {
		t.Errorf("an unknown part is no 0: %s", s)
	}
}

// Numbers that nobody should give are still drawn as numbers, or not at all.
func TestOddKinds(t *testing.T) {
	change := func(d *Data, f func(d *Data)) *Data { f(d); return d }
	for name, d := range map[string]*Data{
		"a saving of what is not there": change(banded(), func(d *Data) { d.Panels[0].Saving.B = 9 }),
		"a saving that runs back":       change(banded(), func(d *Data) { d.Panels[0].Saving.From = 13 }),
		"a saving beyond the axis":      change(banded(), func(d *Data) { d.Panels[0].Saving.To = 99 }),
		"a saving of nothing":           change(banded(), func(d *Data) { d.Panels[0].Saving.From = 12 }),
		"bands of other lengths":        change(banded(), func(d *Data) { d.Panels[0].Series[0].High = nil; d.Panels[0].Series[1].Low = []float64{1} }),
		"bands on a log axis":           change(banded(), func(d *Data) { d.Panels[0].Y.Log = true; d.Panels[0].Series[0].Low[3] = -5 }),
		"more rows than values":         change(tornado(), func(d *Data) { d.Panels[0].Series[0].Y = []float64{1} }),
		"fewer rows than values":        change(stack(), func(d *Data) { d.Rows = d.Rows[:1] }),
		"rows of nothing":               {Rows: []string{"a", ""}},
		"rows of sides":                 {Rows: []string{"a"}, Sides: &Sides{At: inf, Below: "b", Above: "c"}, Guides: []Guide{{At: nan, Centre: true}}},
		"no swing":                      {Rows: []string{"a"}, Sides: &Sides{}, Panels: []Panel{{Series: []Series{{Y: []float64{7}}, {Y: []float64{7}}}}}},
		"stacks of both signs":          change(stack(), func(d *Data) { d.Panels[0].Series[2].Y = []float64{-.1, -.2, -.3, 0} }),
		"enormous stacks":               change(stack(), func(d *Data) { d.Panels[0].Series[1].Y[0], d.Panels[0].Series[2].Y[0] = 1e308, 1e308 }),
		"infinite swings":               change(tornado(), func(d *Data) { d.Panels[0].Series[1].Y[0], d.Panels[0].Series[1].Y[1] = inf, -inf }),
		"opposite swings":               change(tornado(), func(d *Data) { d.Panels[0].Series[0].Y[0], d.Panels[0].Series[1].Y[0] = -1e308, 1e308 }),
		"columns on a log axis":         change(histogram(), func(d *Data) { d.X.Log, d.Panels[0].Y.Log = true, true }),
		"columns that hang":             change(histogram(), func(d *Data) { d.Panels[0].Series[0].Y[3] = -50 }),
		"columns and a curve":           change(histogram(), func(d *Data) { d.Panels[0].Series = append(banded().Panels[0].Series, d.Panels[0].Series...) }),
		"a trade without rates":         change(plane(true), func(d *Data) { d.Trade.Rates = nil }),
		"a trade for nothing":           change(plane(true), func(d *Data) { d.Trade.Rates[0], d.Trade.At = 0, 0 }),
		"a trade for all":               change(plane(false), func(d *Data) { d.Trade.Rates[100], d.Trade.At = inf, 100 }),
		"a trade far away":              change(plane(false), func(d *Data) { d.Trade.X = 99 }),
		"a trade at the edge":           change(plane(true), func(d *Data) { d.Trade.Y = 1 }),
		"an arm without a point":        change(plane(true), func(d *Data) { d.Panels[0].Series[1].X = nil; d.Panels[0].Series[2].Y[0] = nan }),
		"points in no panel":            {Scatter: true, Trade: &Trade{Rates: []float64{1}}},
	} {
		for _, w := range []float64{1, 100, 640} {
			sound(t, name, d, w)
			wellFormed(t, File(d, w, 0))
		}
		for i, x := range lay(d, 640, 0).stops {
			lay(d, 640, 0).hair(d, i)
			sentence(d, x)
		}
	}
}

// The bracket reaches from one curve to the other, where the saving ends.
func TestSaving(t *testing.T) {
	d := banded()
	p := lay(d, 600, 300)
	l := p.panels[0]
	m := l.saving
	if m == nil || math.Abs(m.x-5-p.x.px(12)) > .01 || math.Abs(m.top-l.y.px(2420+994*12)) > .01 || math.Abs(m.bottom-l.y.px(7296+405*12)) > .01 {
		t.Errorf("%+v", m)
	}
	xs, _ := points(t, p.savingArea(&l, d.Panels[0]))
	if slices.Min(xs) < p.x.px(8.28)-.1 || slices.Max(xs) > p.x.px(12)+.1 {
		t.Errorf("the shade reaches from %v to %v", slices.Min(xs), slices.Max(xs))
	}
}

// Each stop of each chart can be reached by keys and pointed at, and says
// something else than its neighbour.
func TestEveryStop(t *testing.T) {
	for name, d := range every() {
		p := lay(d, 640, 0)
		at, last := p.begin(), ""
		for _, key := range []string{"Home", "ArrowRight", "ArrowDown", "PageUp", "End", "ArrowLeft"} {
			next, mine := p.step(at, key)
			if !mine || next < 0 || next >= len(p.stops) {
				t.Fatalf("%s: %s leads from %d to %d", name, key, at, next)
			}
			at = next
		}
		for i, x := range p.stops {
			says := sentence(d, x)
			if says == last {
				t.Errorf("%s: %q twice", name, says)
			}
			last = says
			line, _ := p.hair(d, i)
			if line == "" {
				t.Errorf("%s: nothing marks stop %d", name, i)
			}
			px, py := p.x.px(x), (p.top+p.bottom)/2
			switch {
			case p.rows != nil:
				py = p.top + (float64(i)+.5)*p.rows.step
			case p.points != nil:
				px, py = p.points[i].x, p.points[i].y
			}
			if got := p.stopAt(px, py); got != i {
				t.Errorf("%s: pointing at stop %d finds %d", name, i, got)
			}
			if n := p.percent(i); n < 0 || n > 100 {
				t.Errorf("%s: stop %d is at %d %%", name, i, n)
			}
		}
	}
	p := lay(tornado(), 300, 0)
	if to, _ := p.step(3, "ArrowDown"); to != 4 {
		t.Errorf("down leads from row 3 to %d", to)
	}
}

// What can be read out stands in the table and the file, bands with a column for
// each edge.
func TestEveryTable(t *testing.T) {
	for _, tt := range []struct {
		d    *Data
		head string
		row  string
	}{
		{banded(), "months,fine-tune [$],fine-tune P10 [$],fine-tune P90 [$],prompt [$],prompt P10 [$],prompt P90 [$]", "0,7296,3996,12246,2420,2420,2420"},
		{tornado(), "What,at the low end [$],at the high end [$]", "Calls a month,-3900,20000"},
		{stack(), "What,prefix [$ per 1,000 calls],question", "prompt,0.42,0.06,0.62,0.05,1.15"},
		{histogram(), "$,draws", "-9600,18"},
		{plane(true), "What,cost per request [$],share right", "tuned,0.0005,0.95"},
	} {
		tt.d.Words.Table = "Table"
		got := strings.ReplaceAll(CSV(tt.d), `"`, "")
		if !strings.HasPrefix(got, "\uFEFF"+tt.head) || !strings.Contains(got, "\r\n"+tt.row+"\r\n") {
			t.Errorf("got\n%.400s\nwant\n%s\n%s", got, tt.head, tt.row)
		}
		html := app.HTMLString(&Figure{ID: "c", Data: tt.d, open: true})
		for _, c := range tt.d.tabled() {
			if !strings.Contains(html, `<th scope="col">`+c.name+"</th>") && !strings.Contains(html, ">"+c.name+"<") {
				t.Errorf("no column %s in %s", c.name, html)
			}
		}
	}
	d := banded()
	if got, want := sentence(d, 0), "0; fine-tune $7296 ($3996 – $12k); prompt $2420 ($2420 – $2420)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	d.Words.Between = "；" // another language puts it together in another way
	d.Words.Is = func(name, value string) string { return name + "：" + value }
	d.Words.Aside = func(value, note string) string { return value + "（" + note + "）" }
	d.Words.Range = func(low, high string) string { return low + "到" + high }
	if got, want := sentence(d, 0), "0；fine-tune：$7296（$3996到$12k）；prompt：$2420（$2420到$2420）"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	d = tornado()
	d.Words.Aside = func(value, note string) string { return value + "（" + note + "）" }
	if got, want := value(d, d.columns()[0], 2), "$4900（40 h）"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A bar is hatched as far as it lies on prompting's side, and solid beyond.
func TestSides(t *testing.T) {
	d := tornado()
	p := lay(d, 600, 0)
	paths := p.panels[0].paths
	if len(paths) != 2 || paths[0].class != "chart-hatch c-below" || paths[1].class != "chart-bar c-above" {
		t.Fatalf("%+v", paths)
	}
	zero := p.x.px(0)
	xs, _ := points(t, strings.Split(paths[1].path, "h")[0])
	if math.Abs(xs[0]-zero) > .1 {
		t.Errorf("the first bar's solid part begins at %v, the sides part at %v", xs[0], zero)
	}
	// Where all speaks for one side, that is far away and not drawn.
	for k := range d.Panels[0].Series {
		for i := range d.Rows {
			d.Panels[0].Series[k].Y[i] += 1e6
		}
	}
	d.Guides[0].At += 1e6
	s := File(d, 600, 0)
	if strings.Contains(s, "prompting cheaper") || !strings.Contains(s, "tuning cheaper") {
		t.Errorf("one side only: %s", s)
	}
}

// The handle lies where its rate's line leaves the plot, there and back, on both
// kinds of scale and above and below its point.
func TestTrade(t *testing.T) {
	for _, log := range []bool{false, true} {
		for _, y := range []float64{.82, .94, .99} {
			d := plane(log)
			d.Trade.Y = y
			for i := range d.Trade.Rates {
				d.Trade.At = i
				p := lay(d, 500, 0)
				m := p.trade
				if m == nil {
					t.Fatal("no trade")
				}
				if k := m.knob; k.x < p.left-.1 || k.x > p.right+.1 || k.y < p.top-.1 || k.y > p.bottom+.1 {
					t.Fatalf("rate %d: the handle is at %+v", i, k)
				}
				if got := m.nearest(m.knob.x, m.knob.y); got != i && math.Abs(m.knob.x-m.at.x) > 1 && math.Abs(m.knob.y-m.at.y) > 1 {
					t.Fatalf("log %v, y %v: pointing at the handle of rate %d finds %d", log, y, i, got)
				}
			}
		}
	}
	p := lay(plane(false), 500, 0)
	if m := p.trade; m.nearest(m.at.x-50, m.at.y) != map[bool]int{true: 0, false: 100}[m.above] {
		t.Errorf("left of the point: %d", m.nearest(m.at.x-50, m.at.y))
	}
}

// A curve that runs away leaves the plot at the edge, and where it is not known
// there is a gap; its label stays in the picture.
func TestAsymptote(t *testing.T) {
	d := asymptote()
	p := lay(d, 600, 300)
	l := p.panels[0]
	for k, paths := range l.paths {
		xs, ys := points(t, paths.path)
		if len(xs) == 0 || xs[0] < p.x.px([]float64{600, 4000}[k]) {
			t.Errorf("curve %d begins at %v", k, xs[:min(1, len(xs))])
		}
		if slices.Min(ys) < l.top-(l.bottom-l.top) || slices.Max(ys) > l.bottom+.1 {
			t.Errorf("curve %d goes from %v to %v", k, slices.Min(ys), slices.Max(ys))
		}
	}
	if got := value(d, d.columns()[0], 300); got != "unknown" {
		t.Errorf("before the asymptote: %s", got)
	}
}

// Bands break where they are not known, and never drive the axis far beyond the
// curves.
func TestBand(t *testing.T) {
	x, y := scale{0, 10, 0, 100, false}, scale{0, 10, 100, 0, false}
	for _, tt := range []struct {
		xs, lo, hi []float64
		want       string
	}{
		{nil, nil, nil, ""},
		{[]float64{0, 5}, []float64{1, 2}, []float64{3, 4}, "M0 70h0L50 60L50 80L0 90Z"},
		{[]float64{0, 5, 6, 7}, []float64{1, nan, 2, 2}, []float64{3, 4, 5, 5}, "M0 70h0L0 90ZM60 50h0L70 50L70 80L60 80Z"},
	} {
		if got := band(tt.xs, tt.lo, tt.hi, x, y); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
	log := scale{1, 100, 100, 0, true}
	if got := band([]float64{0, 5}, []float64{0, -1}, []float64{10, 10}, x, log); got != "M0 50h0L50 50L50 150L0 150Z" {
		t.Errorf("down to nothing on a logarithmic scale: %q", got)
	}
	d := banded()
	for i := range d.Panels[0].Series[1].High {
		d.Panels[0].Series[1].High[i] *= 1e6
	}
	if got := lay(d, 600, 300).panels[0].y.v1; got > 30000 {
		t.Errorf("the axis ends at %v", got)
	}
}

// All charts of the cost chapter together are laid out and written well within
// a frame.
func BenchmarkChapter(b *testing.B) {
	all := []*Data{banded(), tornado(), stack(), setUp(), histogram(), plane(true), asymptote()}
	size := 0
	for b.Loop() {
		size = 0
		for _, d := range all {
			p := lay(d, 500, 0)
			size += len(p.compose(p.draw(d)))
		}
	}
	b.ReportMetric(float64(size), "bytes")
}
