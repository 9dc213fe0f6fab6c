package pagetest

import (
	"encoding/csv"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// trained opens a page whose curves have some points and stand still.
func trained(t *testing.T, query string, before ...chromedp.Action) *tab {
	t.Helper()
	p := open(t, siteURL+query+"&autostart=1", append([]chromedp.Action{size(1280, 1000)}, before...)...)
	p.awake()
	p.js(`document.querySelector("#chart-curves").scrollIntoView({block: "center"})`, nil)
	p.until("the curves have points", `document.querySelectorAll("#chart-curves path.chart-line")[1]?.getAttribute("d").split("L").length > 4`, 60*time.Second)
	p.clickNow("#run")
	p.until("it pauses", `seen.filter((e) => e.type === "state").at(-1)?.state === "paused"`, 10*time.Second)
	p.until("nothing is drawn any more", `((now, drawn) => {
		if (window.lastDrawn !== drawn) [window.lastDrawn, window.lastAt] = [drawn, now];
		return now - lastAt > 800;
	})(performance.now(), document.querySelector("#chart-curves svg").innerHTML)`, 20*time.Second)
	return p
}

// The curves are read out by keyboard alone: point by point, ten at a time, to
// both ends; what is said is what is shown; Esc closes.
func TestChartKeyboard(t *testing.T) {
	together(t)
	p := trained(t, "?lang=en")
	p.js(`document.querySelector("#chart-curves .chart-hit").focus({focusVisible: true})`, nil)
	type state struct {
		Said, Shown, Now, Hair string
		Open                   bool
	}
	press := func(keys string) (s state) {
		if keys != "" {
			p.do(chromedp.KeyEvent(keys))
		}
		p.js(`(() => {
			const q = (s) => document.querySelector("#chart-curves " + s), hit = q(".chart-hit"), box = q(".chart-read");
			return {Said: hit.getAttribute("aria-valuetext") || "", Now: hit.getAttribute("aria-valuenow"), Open: box.checkVisibility(), Hair: q(".chart-hair").getAttribute("d"),
				Shown: [...box.querySelectorAll("b, .num")].map((e) => e.textContent).join("|")};
		})()`, &s)
		return s
	}
	step := func(s state) int {
		n, err := strconv.Atoi(strings.ReplaceAll(strings.TrimPrefix(strings.SplitN(s.Said, ";", 2)[0], "step "), ",", ""))
		if err != nil {
			t.Fatalf("it says %q", s.Said)
		}
		return n
	}
	press(kb.Tab)
	p.do(chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(8))) // Shift+Tab, back again: the focus came by keyboard
	end := press("")
	if !end.Open || end.Hair == "" {
		t.Fatalf("with the focus the read-out is %+v", end)
	}
	for _, part := range []string{"step ", "test accuracy: ", "training accuracy: ", "%", "test loss: ", " nats"} {
		if !strings.Contains(end.Said, part) {
			t.Errorf("it says %q, without %q", end.Said, part)
		}
	}
	for _, v := range strings.Split(end.Shown, "|") {
		if v == "" || !strings.Contains(end.Said, v) {
			t.Errorf("shown is %q, said %q", end.Shown, end.Said)
		}
	}
	one := press(kb.ArrowLeft)
	ten := press(kb.PageDown)
	home := press(kb.Home)
	last := press(kb.End)
	if !(step(home) < step(ten) && step(ten) < step(one) && step(one) < step(end)) || step(last) != step(end) || len(home.Now) != 1 {
		t.Errorf("steps: end %d, left %d, page down %d, home %d (%s), end %d", step(end), step(one), step(ten), step(home), home.Now, step(last))
	}
	if d := step(end) - step(one); 9*d > step(one)-step(ten) {
		t.Errorf("one key moves by %d steps, page down by %d", d, step(one)-step(ten))
	}
	if s := press(kb.Escape); s.Open || s.Hair != "" {
		t.Errorf("Esc leaves %+v", s)
	}
	if s := press(kb.ArrowRight); !s.Open {
		t.Error("after Esc the arrows do not open it again")
	}
}

// The pointer reads values out, and leaves nothing behind.
func TestChartPointer(t *testing.T) {
	together(t)
	p := trained(t, "?lang=zh")
	var x, y float64
	p.js(`(() => { const b = document.querySelector("#chart-curves .chart-hit").getBoundingClientRect(); window.box = b; return b.x + b.width / 3; })()`, &x)
	p.js(`box.y + box.height / 2`, &y)
	p.do(chromedp.MouseEvent("mouseMoved", x, y))
	if s := p.text("#chart-curves .chart-read"); !strings.Contains(s, "测试准确率") || !strings.Contains(s, "奈特") {
		t.Errorf("the read-out says %q", s)
	}
	p.until("it can be seen", `document.querySelector("#chart-curves .chart-read").checkVisibility()`, time.Second)
	p.do(chromedp.MouseEvent("mouseMoved", 5, 5))
	p.until("it is gone", `!document.querySelector("#chart-curves .chart-read").checkVisibility()`, time.Second)
}

// The table behind the chart is filled when it is opened, with a caption.
func TestChartTable(t *testing.T) {
	together(t)
	p := trained(t, "?lang=en")
	if rows := p.number(`document.querySelectorAll("#chart-curves tr").length`); rows != 0 {
		t.Errorf("a closed table is kept up, with %.0f rows", rows)
	}
	p.click("#chart-curves summary")
	p.until("the table is there", `document.querySelectorAll("#chart-curves tbody tr").length > 3`, 3*time.Second)
	if rows := p.number(`document.querySelectorAll("#chart-curves tr").length`); rows > 50 {
		t.Errorf("%.0f rows", rows)
	}
	if s := p.text("#chart-curves caption"); !strings.Contains(s, "test accuracy") {
		t.Errorf("its caption is %q", s)
	}
}

// saved clicks on what saves a file, and returns what arrives.
func (p *tab) saved(dir, button, name string) string {
	p.t.Helper()
	p.click(button)
	name = filepath.Join(dir, name)
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if b, err := os.ReadFile(name); err == nil && len(b) > 0 {
			return string(b)
		}
	}
	p.t.Fatalf("%s did not arrive", name)
	return ""
}

// saving has a tab save files in a folder of the test's.
func saving(t *testing.T) (dir string, how chromedp.Action) {
	dir = t.TempDir()
	return dir, cdpbrowser.SetDownloadBehavior(cdpbrowser.SetDownloadBehaviorBehaviorAllow).WithDownloadPath(dir)
}

// wellFormed reads XML to its end.
func wellFormed(t *testing.T, s string) {
	t.Helper()
	for in := xml.NewDecoder(strings.NewReader(s)); ; {
		if _, err := in.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

// Both files arrive, and can be read.
func TestChartFiles(t *testing.T) {
	together(t)
	dir, how := saving(t)
	p := trained(t, "?lang=en", how)
	svg := p.saved(dir, "#chart-curves [data-as=svg]", "breakeven-training.svg")
	wellFormed(t, svg)
	for _, want := range []string{"<title>Accuracy and loss", "<desc>Accuracy and loss by step", "<style>", ">test "} {
		if !strings.Contains(svg, want) {
			t.Errorf("the SVG file lacks %q", want)
		}
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(p.saved(dir, "#chart-curves [data-as=csv]", "breakeven-training.csv"), "\uFEFF"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(rows[0], "|"); got != "steps|training accuracy [0 to 1]|test accuracy [0 to 1]|training loss [nats]|test loss [nats]" || len(rows) < 20 {
		t.Errorf("%d rows under %s", len(rows), got)
	}
}

// The matrix has its numbers as a table, and as files; both say what the accuracy
// does, and the matrix itself what it is said to.
func TestMatrix(t *testing.T) {
	together(t)
	dir, how := saving(t)
	p := trained(t, "?lang=en", how)
	const sum = `((cells) => [cells.length, cells.reduce((a, e) => a + +e.textContent, 0), cells.filter((e, i) => i % 11 === 0).reduce((a, e) => a + +e.textContent, 0)])([...document.querySelectorAll(".matrix td")])`
	if cells := p.number(sum + "[0]"); cells != 0 {
		t.Errorf("a closed table is kept up, with %.0f cells", cells)
	}
	p.click(".matrix summary")
	p.until("the table is there", sum+"[0] === 100", 3*time.Second)
	p.until("it says what the accuracy says", sum+`[1] === 2000 && Math.abs(`+sum+`[2] - 20 * parseFloat(document.querySelector("#acc").textContent)) < 1.01`, 20*time.Second)
	if s := p.text(".matrix caption"); !strings.HasPrefix(s, "Of 2,000 digits, ") {
		t.Errorf("its caption is %q", s)
	}
	svg := p.saved(dir, ".matrix [data-as=svg]", "breakeven-confusion.svg")
	wellFormed(t, svg)
	for _, want := range []string{"<title>Who is taken for whom<", "<desc>Of 2,000 digits", ">truth<", ">answer<"} {
		if !strings.Contains(svg, want) {
			t.Errorf("the SVG file lacks %q", want)
		}
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(p.saved(dir, ".matrix [data-as=csv]", "breakeven-confusion.csv"), "\uFEFF"))).ReadAll()
	if err != nil || len(rows) != 11 || strings.Join(rows[0][:3], "|") != "truth|answer=0|answer=1" {
		t.Fatalf("%v %v", rows, err)
	}
	var shown [][]string
	p.js(`[...document.querySelectorAll(".matrix tbody tr")].map((r) => [...r.children].map((e) => e.textContent))`, &shown)
	for i, r := range shown {
		if strings.Join(r, "|") != strings.Join(rows[i+1], "|") {
			t.Errorf("the table's row is %v, the file's %v", r, rows[i+1])
		}
	}

	// Pointer and keys read the same cell out.
	says := func() string { return p.text("#confusion-at") }
	want := "3 read right: " + shown[3][4] + " of "
	box := p.box("#confusion")
	p.do(chromedp.MouseEvent("mouseMoved", box.X+box.W*88/218, box.Y+box.W*88/218))
	if got := says(); !strings.HasPrefix(got, want) {
		t.Errorf("the pointer reads out %q, want %q", got, want)
	}
	p.do(chromedp.MouseEvent("mouseMoved", 5, 5))
	if got := says(); !strings.HasPrefix(got, "rows: truth") {
		t.Errorf("the pointer has gone, and it says %q", got)
	}
	p.js(`document.querySelector("#confusion").focus()`, nil)
	for _, key := range []string{kb.ArrowDown, kb.ArrowDown, kb.ArrowDown, kb.End, kb.Home, kb.ArrowRight, kb.ArrowRight, kb.ArrowRight} {
		p.do(chromedp.KeyEvent(key))
	}
	if got := says(); !strings.HasPrefix(got, want) {
		t.Errorf("keys read out %q, want %q", got, want)
	}
	p.clickNow("#lang")
	p.until("another language says the same cell", `document.querySelector("#confusion-at").textContent.startsWith("3认对：`+shown[3][4]+`次")`, 5*time.Second)
}
