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
	p.js(`document.querySelector("#run").click()`, nil)
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
	for _, part := range []string{"step ", "test accuracy ", "training accuracy ", "%", "test loss ", " nats"} {
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

// Both files arrive, and can be read.
func TestChartFiles(t *testing.T) {
	together(t)
	dir := t.TempDir()
	p := trained(t, "?lang=en", cdpbrowser.SetDownloadBehavior(cdpbrowser.SetDownloadBehaviorBehaviorAllow).WithDownloadPath(dir))
	file := func(kind string) string {
		t.Helper()
		p.click(`#chart-curves [data-as=` + kind + `]`)
		name := filepath.Join(dir, "breakeven-training."+kind)
		for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
			if b, err := os.ReadFile(name); err == nil && len(b) > 0 {
				return string(b)
			}
		}
		t.Fatalf("%s did not arrive", name)
		return ""
	}
	svg := file("svg")
	for in := xml.NewDecoder(strings.NewReader(svg)); ; {
		if _, err := in.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{"<title>Accuracy and loss", "<desc>Accuracy and loss by step", "<style>", ">test "} {
		if !strings.Contains(svg, want) {
			t.Errorf("the SVG file lacks %q", want)
		}
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(file("csv"), "\uFEFF"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(rows[0], "|"); got != "steps|training accuracy [0 to 1]|test accuracy [0 to 1]|training loss [nats]|test loss [nats]" || len(rows) < 20 {
		t.Errorf("%d rows under %s", len(rows), got)
	}
}
