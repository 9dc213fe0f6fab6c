package chart

import (
	"encoding/csv"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// animals are counts of three kinds: 2 cats taken for dogs.
func animals() *Counts {
	return &Counts{
		Names: []string{"猫", "a, \"dog\"", "<c>"}, N: []uint32{8, 2, 0, 5, 70, 1, 0, 0, 9}, Chosen: 1,
		Row: "truth", Column: "answer", Idle: "rows: truth", Says: func(i int) string { return fmt.Sprint("cell ", i) },
		Title: "Who & whom", Summary: "95 <animals>",
		Words: Words{Table: "as a table"},
	}
}

func TestMatrixCSV(t *testing.T) {
	const want = "\uFEFFtruth,answer=猫,\"answer=a, \"\"dog\"\"\",answer=<c>\r\n" +
		"猫,8,2,0\r\n" +
		"\"a, \"\"dog\"\"\",5,70,1\r\n" +
		"<c>,0,0,9\r\n"
	got := animals().csv()
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if rows, err := csv.NewReader(strings.NewReader(got)).ReadAll(); err != nil || len(rows) != 4 {
		t.Errorf("read back: %v, %v", rows, err)
	}
}

// The file says what it is, names both axes, and has a rule for all that is drawn.
func TestMatrixFile(t *testing.T) {
	for _, c := range []*Counts{animals(), {Names: []string{"0", "1"}}} {
		s := c.file()
		texts := wellFormed(t, s)
		if texts["title"] != c.Title || texts["desc"] != c.Summary {
			t.Errorf("title %q, description %q", texts["title"], texts["desc"])
		}
		if n := strings.Count(s, "<rect class="); n != len(c.Names)*len(c.Names) {
			t.Errorf("%d cells", n)
		}
		for _, class := range regexp.MustCompile(`class="(chart-\w+)(?: (c-\w+))?"`).FindAllStringSubmatch(s, -1) {
			rule := "." + class[1]
			if class[2] != "" {
				rule += "." + class[2]
			}
			if !strings.Contains(fileStyle, rule) {
				t.Errorf("no rule for %s", rule)
			}
		}
	}
	s := animals().file()
	for _, want := range []string{">truth<", ">answer<", ">猫<", ">&lt;c&gt;<", ">5<"} {
		if !strings.Contains(s, want) {
			t.Errorf("%s is missing in %s", want, s)
		}
	}
}

// The table says every number, under heads that say which way is which.
func TestMatrixTable(t *testing.T) {
	html := app.HTMLString(animals().table())
	cells := regexp.MustCompile(`<td>\s*(\d*)\s*</td>`).FindAllStringSubmatch(html, -1)
	got := ""
	for _, c := range cells {
		got += c[1] + " "
	}
	if got != "8 2 0 5 70 1 0 0 9 " {
		t.Errorf("%q in %s", got, html)
	}
	for _, want := range []string{"truth", "answer", `colspan="3"`, `rowspan="2"`, "95 &lt;animals&gt;"} {
		if !strings.Contains(html, want) {
			t.Errorf("%s is missing in %s", want, html)
		}
	}
	if n := strings.Count(html, `scope="row"`); n != 3 {
		t.Errorf("%d heads of rows", n)
	}
}

// Where nothing is counted yet there is a picture all the same, and no foot.
func TestMatrixRender(t *testing.T) {
	m := &Matrix{ID: "m", Counts: animals()}
	html := app.HTMLString(m)
	for _, want := range []string{`id="m"`, `id="m-at"`, `id="m-says"`, `tabindex="0"`, "rows: truth", `class="ring chosen" d="M37 17h21v21h-21z"`} {
		if !strings.Contains(html, want) {
			t.Errorf("%s is missing in %s", want, html)
		}
	}
	if strings.Contains(html, "<table") || strings.Contains(html, "style=") || strings.Contains(html, "foot none") {
		t.Error(html)
	}
	c := animals()
	c.N = nil
	html = app.HTMLString(&Matrix{ID: "m", Counts: c})
	if !strings.Contains(html, "foot none") || strings.Count(html, "c-none") != 9 {
		t.Error(html)
	}
	if got := c.readOut(1); got != "rows: truth" {
		t.Errorf("a cell of nothing is read out as %q", got)
	}
}

// Pointer and keys find the cell that is drawn there, and stay inside.
func TestMatrixWays(t *testing.T) {
	c := animals()
	for i := range c.N {
		x, y := c.place(i)
		if got := c.cellAt(float64(x)+10, float64(y)+10); got != i {
			t.Errorf("cell %d is found as %d", i, got)
		}
	}
	if a, b, o := c.cellAt(17, 30), c.cellAt(30, float64(c.side())), c.cellAt(-1e9, 30); a+b+o != -3 {
		t.Errorf("outside: %d, %d, %d", a, b, o)
	}
	for _, k := range []struct {
		from int
		key  string
		to   int
		mine bool
	}{
		{0, "ArrowRight", 1, true}, {2, "ArrowRight", 2, true}, {4, "ArrowLeft", 3, true}, {3, "ArrowLeft", 3, true}, {1, "ArrowUp", 1, true}, {7, "ArrowUp", 4, true},
		{1, "ArrowDown", 4, true}, {8, "ArrowDown", 8, true}, {4, "Home", 3, true}, {4, "End", 5, true}, {4, "a", 4, false}, {4, "Tab", 4, false},
	} {
		if to, mine := c.step(k.from, k.key); to != k.to || mine != k.mine {
			t.Errorf("%s from %d leads to %d (%v), want %d (%v)", k.key, k.from, to, mine, k.to, k.mine)
		}
	}
}

// The more, the darker; only large numbers stand in their cells, and none on the
// diagonal, which is dark.
func TestMatrixShades(t *testing.T) {
	c := &Counts{Names: strings.Split("0123456789", ""), N: make([]uint32, 100)}
	for i := range 10 {
		c.N[11*i] = 80
	}
	copy(c.N, []uint32{0, 30, 1, 20, 0, 2, 3, 4, 5, 6})
	shade, numbers := c.shades()
	if !numbers[1] || !numbers[3] || numbers[2] || numbers[0] || numbers[99] {
		t.Errorf("numbers %v", numbers[:10])
	}
	if !(shade[1] > shade[3] && shade[3] > shade[2] && shade[2] > shade[10]) || shade[1] > .51 || shade[99] < .69 {
		t.Errorf("shades %v, %g", shade[:11], shade[99])
	}
}
