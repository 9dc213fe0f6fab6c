package chart

import (
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
)

// wellFormed reads XML to its end and returns the text of its elements by name,
// the last of each.
func wellFormed(t *testing.T, s string) map[string]string {
	t.Helper()
	texts := map[string]string{}
	in, name := xml.NewDecoder(strings.NewReader(s)), ""
	for {
		token, err := in.Token()
		switch token := token.(type) {
		case xml.StartElement:
			name = token.Name.Local
		case xml.CharData:
			texts[name] += string(token)
		}
		if errors.Is(err, io.EOF) {
			return texts
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, s)
		}
	}
}

func TestFile(t *testing.T) {
	for _, d := range []*Data{cross(), learning(), {}} {
		s := File(d, 640, 300)
		texts := wellFormed(t, s)
		if texts["title"] != d.Title || texts["desc"] != d.Summary {
			t.Errorf("title %q, description %q", texts["title"], texts["desc"])
		}
		if !strings.Contains(s, `width="640" height="328"`) {
			t.Errorf("its size: %.120s", s)
		}
	}
	s := File(learning(), 640, 300)
	for _, want := range []string{">90% at step 220<", ">your bet: 300<", ">test 91.4%<", ">loss 0.14<", ">now on SIMD<", ">steps<", "chart-end c-ink"} {
		if !strings.Contains(s, want) {
			t.Errorf("%s is missing in %s", want, s)
		}
	}
}

// The file has a rule for everything that is drawn, and its colours are the
// page's.
func TestFileStyle(t *testing.T) {
	page, err := os.ReadFile("../../web/static/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	day, _, _ := strings.Cut(string(page), ":root[data-theme=dark]")
	for _, colour := range regexp.MustCompile(`#[0-9a-f]{6}`).FindAllString(fileStyle, -1) {
		if !strings.Contains(day, colour) {
			t.Errorf("%s is no colour of the page by day", colour)
		}
	}
	for _, d := range every() {
		p := lay(d, 640, 300)
		for _, class := range regexp.MustCompile(`class="(chart-[\w-]+)`).FindAllStringSubmatch(p.compose(p.draw(d)), -1) {
			switch class[1] {
			case "chart-axes", "chart-plot", "chart-marks", "chart-ends", "chart-hair", "chart-dots": // have no look, or only while something is read
				continue
			}
			if !strings.Contains(fileStyle, "."+class[1]) {
				t.Errorf("no rule for %s", class[1])
			}
		}
	}
}

func TestCSV(t *testing.T) {
	d := learning()
	d.Panels[0].Series = []Series{
		{Name: "training, \"smoothed\"", X: []float64{1, 2, 4}, Y: []float64{.25, .5000001, nan}},
		{Name: "测试准确率", X: []float64{0, 2, nan}, Y: []float64{.1, 1, 1}},
	}
	d.Panels[1].Series = []Series{{Name: "test loss", X: []float64{2, 1e6}, Y: []float64{-2.30258509, 0}}}
	const want = "\uFEFFsteps,\"training, \"\"smoothed\"\" [0 to 1]\",测试准确率 [0 to 1],test loss [nats]\r\n" +
		"0,,0.1,\r\n" +
		"1,0.25,,\r\n" +
		"2,0.5,1,-2.30259\r\n" +
		"4,,,\r\n" +
		"1000000,,,0\r\n"
	got := CSV(d)
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(got, "\uFEFF"))).ReadAll()
	if err != nil || len(rows) != 6 || rows[0][1] != `training, "smoothed" [0 to 1]` {
		t.Errorf("read back: %v, %v", rows, err)
	}
}
