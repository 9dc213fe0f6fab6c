package pagetest

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"breakeven/app/state"
	"breakeven/web/chromium"

	"github.com/chromedp/chromedp"
)

// The text can be read before any program is there, in both languages; controls
// sleep, and nothing moves when they wake.
func TestReadableAtOnce(t *testing.T) {
	together(t)
	forget := open(t, siteURL+"?chapter=verdict&embed=1")
	forget.js(`new Promise((done) => { localStorage.clear(); const gone = indexedDB.deleteDatabase("breakeven"); gone.onsuccess = gone.onerror = () => done(0); })`, nil) // a tab that closes before leaves it
	forget.close()
	there := false
	for _, tt := range []struct {
		lang, want, more string
		width            int64
		kept             bool
	}{
		{"zh", "微调，还是写提示词？", "", 1280, false}, {"en", "Fine-tune it, or prompt it?", "", 1280, false}, {"en", "Fine-tune it, or prompt it?", "&projector=1", 1920, false},
		{"zh", "微调，还是写提示词？", "", 360, false}, {"en", "", "&chapter=cost", 360, false}, {"en", "", "&chapter=cost&embed=1", 700, false}, {"zh", "微调，还是写提示词？", "&chapter=train&embed=1&hide=files", 900, false},
		{"zh", "微调，还是写提示词？", "", 360, true}, {"en", "Fine-tune it, or prompt it?", "", 360, true}, {"en", "Fine-tune it, or prompt it?", "", 1280, true},
	} {
		if tt.kept && !there {
			earlier := open(t, siteURL+"?lang=en&speed=full&autostart=1")
			earlier.awake()
			earlier.until("it trains", running, 40*time.Second)
			earlier.click("#run") // what has paused is kept at once
			for end := time.Now().Add(40 * time.Second); earlier.number(kept) == 0 && time.Now().Before(end); {
				time.Sleep(100 * time.Millisecond)
			}
			earlier.close()
			there = true
		}
		lang, want := tt.lang, tt.want
		release := make(chan struct{})
		url, _ := fault.folder(func(w http.ResponseWriter, name string) bool {
			if strings.HasPrefix(name, "page.") {
				<-release
			}
			return false
		})
		p := open(t, url+"?lang="+lang+tt.more, size(tt.width, 900),
			chromium.First(`window.shift = 0; window.moved = []; new PerformanceObserver((l) => l.getEntries().forEach((e) => {
				if (e.hadRecentInput) return;
				shift += e.value;
				const rect = (r) => [r.x, r.y, r.width, r.height].map(Math.round).join(" ");
				for (const s of e.sources) if (e.value > .001) moved.push(e.value.toFixed(3) + " at " + Math.round(e.startTime) + " ms: " + (s.node ? s.node.nodeName + "#" + s.node.id + "." + s.node.className : "?") +
					" from " + rect(s.previousRect) + " to " + rect(s.currentRect));
			})).observe({type: "layout-shift", buffered: true});`))
		p.until("the heading is there", `document.querySelector("h1")`, 10*time.Second)
		var seen string
		p.js(`[...document.querySelectorAll("h1")].filter((e) => e.checkVisibility()).map((e) => e.textContent).join("|")`, &seen)
		if seen != want {
			t.Errorf("before the program: heading %q, want %q", seen, want)
		}
		var awake int
		p.js(`[...document.querySelectorAll("button, input, select")].filter((e) => e.checkVisibility() && !e.disabled).length`, &awake)
		if awake != 0 {
			t.Errorf("before the program: %d controls can be used, and would lose it", awake)
		}
		close(release)
		p.awake()
		if tt.kept {
			p.until("the offer of the kept run", `document.querySelector("#kept")?.offsetHeight`, 10*time.Second)
		}
		time.Sleep(time.Second)
		var shift float64
		p.js("shift", &shift)
		if offered := p.number(`Number((document.querySelector("#kept") || {offsetHeight: 0}).offsetHeight)`); offered > 0 != tt.kept {
			t.Errorf("%s%s at %d: a kept run's offer of %.0f px", lang, tt.more, tt.width, offered)
		}
		t.Logf("%s%s at %d, kept %v: layout shift %.4f", lang, tt.more, tt.width, tt.kept, shift)
		if shift > 0.02 {
			var moved string
			p.js(`moved.join("\n")`, &moved)
			t.Errorf("%s%s at %d: the page jumps while loading: layout shift %.3f\n%s", lang, tt.more, tt.width, shift, moved)
		}
		p.close()
	}
}

// A language or theme is switched without a reload and without losing anything.
func TestSwitches(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en&theme=light&speed=full&autostart=1", size(1280, 1000))
	p.awake()
	p.until("it trains", running, 40*time.Second)
	p.js("window.mark = 1; 0", nil)
	p.click("#lang")
	p.until("it speaks Chinese", `document.documentElement.lang === "zh-CN" && document.querySelector("#run").textContent.includes("暂停") && document.querySelector("h1").textContent.includes("微调")`, 3*time.Second)
	p.click("#theme")
	p.until("it is dark", `document.documentElement.dataset.theme === "dark"`, 3*time.Second)
	p.until("nothing was lost", `window.mark === 1 && document.querySelector("#chart-curves path.chart-line") && new URLSearchParams(location.search).get("lang") === "zh" && new URLSearchParams(location.search).get("theme") === "dark"`, 3*time.Second)
	p.js(`seen.length = 0`, nil)
	p.until("it still trains", running, 5*time.Second)
}

// A bad address is answered with a note that names what is wrong; the page works.
func TestBadAddresses(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en&hidden=0&net=rnn&foo=1&lr=NaN")
	p.awake()
	note := p.text("#note")
	for _, want := range []string{"hidden=0", "1–1024", "net=rnn", "mlp, cnn", "“foo”", "lr=NaN"} {
		if !strings.Contains(note, want) {
			t.Errorf("the note lacks %q: %s", want, note)
		}
	}
	p.click("#note-close")
	p.until("the note goes", `!document.querySelector("#note")`, 3*time.Second)
	p.handsOn("main")

	p.do(chromedp.Navigate(siteURL + "?lang=en#%zz"))
	p.awake()

	// Of one that is too long nothing is used, before the page's program runs either.
	p.do(chromedp.Navigate(siteURL + "?projector=1&lite=1&embed=1&hide=picture&lock=run&zzz=" + strings.Repeat("x", state.MaxQuery)))
	p.awake()
	p.until("it says so", `document.querySelector("#note") && !document.documentElement.matches("[data-projector], [data-lite], [data-embed]") && document.querySelector(".scene").checkVisibility() && document.querySelector("#lang")`, 5*time.Second)
	p.until("nothing is locked", ready+` && !document.querySelector("#run").disabled`, 40*time.Second)

	// app/state takes a thousand; some of them here, for what the page makes of them.
	r := rand.New(rand.NewPCG(1, 2))
	junk := []string{"<script>alert(1)</script>", "%00", "%ff%fe", "💥", "1e309", "-0", "../../", "javascript:0", strings.Repeat("x", 3000)}
	for range 5 {
		var q []string
		for range 1 + r.IntN(5) {
			key := []string{"chapter", "lang", "hidden", "n", "seed", "lr", "calls", "zzz", "embed"}[r.IntN(9)]
			q = append(q, key+"="+url.QueryEscape(junk[r.IntN(len(junk))]))
		}
		p.do(chromedp.Navigate(siteURL + "?" + strings.Join(q, "&")))
		p.awake()
		p.until("a note: "+strings.Join(q, "&"), `document.querySelector("#note")`, 5*time.Second)
	}
}

// The page runs on a host that only copies bytes, under a sub-path.
func TestPlainHost(t *testing.T) {
	together(t)
	p := open(t, subURL+"?lang=en&speed=full&autostart=1")
	p.awake()
	p.until("it trains", running, 60*time.Second)
	var foreign []string
	p.js(fmt.Sprintf(`performance.getEntriesByType("resource").map((e) => e.name).filter((n) => !n.startsWith(%q))`, subURL), &foreign)
	if len(foreign) > 0 {
		t.Errorf("fetched from elsewhere: %v", foreign)
	}
}

// A page that embeds the chapter hears what happens, and nothing else.
func TestEmbedded(t *testing.T) {
	together(t)
	p := open(t, siteURL+"parent.html", size(1280, 1000))
	p.until("it is told of an epoch's end", `heard.some((d) => d.type === "metrics" && d.epochEnd)`, 60*time.Second)
	var kinds, keys []string
	p.js(`[...new Set(heard.map((d) => d.type))].sort()`, &kinds)
	if strings.Join(kinds, " ") != "height metrics ready state" {
		t.Errorf("heard %v", kinds)
	}
	p.js(`Object.keys(heard.find((d) => d.type === "metrics" && d.step > 0)).sort()`, &keys)
	for _, want := range []string{"device", "epoch", "loss", "step", "stepsPerSecond", "testAccuracy", "trainAccuracy", "v"} {
		if !strings.Contains(strings.Join(keys, " "), want) {
			t.Errorf("metrics lack %s: %v", want, keys)
		}
	}
	var perSecond float64
	p.js(`(async () => { const plain = () => heard.filter((d) => d.type === "metrics" && !d.epochEnd).length; const from = plain(); await new Promise((r) => setTimeout(r, 5000)); return (plain() - from) / 5; })()`, &perSecond)
	if perSecond > 10.5 || perSecond < 1 {
		t.Errorf("%.1f metrics a second, must be at most 10", perSecond)
	}
	var bars int
	p.js(`frames[0].document.querySelectorAll(".topbar, .foot").length`, &bars)
	if bars != 0 {
		t.Error("the embedded chapter shows the page's bar or footer")
	}
}

// A program that fails to load or arrives damaged: a sentence, and a retry.
func TestProgramFails(t *testing.T) {
	together(t)
	url, mend := fault.folder(func(w http.ResponseWriter, name string) bool {
		if strings.HasPrefix(name, "page.") {
			w.Header().Set("Content-Type", "application/wasm")
			w.Write([]byte("\x00asm\x01\x00\x00\x00 damaged"))
			return true
		}
		return false
	})
	p := open(t, url+"?lang=en")
	p.until("it says so", `document.querySelector("#boot-failed").checkVisibility()`, 20*time.Second)
	if said := p.text("#boot-failed"); !strings.Contains(said, "did not arrive whole") {
		t.Errorf("it says %q", said)
	}
	mend()
	p.click("#boot-failed button")
	p.awake()
	p.forgive("")
}
