package pagetest

import (
	"encoding/binary"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"breakeven/nn/dataset"
	"breakeven/web/chromium"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
)

// paused tells that the page shows a run that has paused, and its last step: the
// event comes a moment before what is drawn of it.
const paused = `((s) => s?.state === "paused" && s.step === ` + step + ` && document.querySelector("#run").textContent.includes("Go on"))(seen.filter((e) => e.type === "state").at(-1))`

const ready = `document.querySelector("#device").textContent !== "starting"`

// kept reads what the browser keeps of runs: the step, or 0.
const kept = `new Promise((resolve) => {
	const open = indexedDB.open("breakeven", 1);
	open.onupgradeneeded = () => open.result.createObjectStore("runs");
	open.onsuccess = () => {
		const get = open.result.transaction("runs").objectStore("runs").get("latest");
		get.onsuccess = () => { open.result.close(); resolve(get.result ? get.result.step : 0); };
	};
})`

// untilKept waits for the paused run to be kept, and so for the trainer's state of it.
func (p *tab) untilKept() {
	p.t.Helper()
	at, is := p.number(step), 0.0
	for end := time.Now().Add(patience * 5 * time.Second); is != at; time.Sleep(50 * time.Millisecond) {
		if is = p.number(kept); time.Now().After(end) {
			p.t.Fatalf("paused at step %g, step %g is kept", at, is)
		}
	}
}

// step reads the step that the page shows.
const step = `Number(document.querySelector("#stepn").textContent.replace(/[^0-9]/g, ""))`

func (p *tab) number(expression string) (n float64) {
	p.t.Helper()
	p.js(expression, &n)
	return n
}

// upload chooses files, as the browser's dialog would.
func (p *tab) upload(selector string, paths ...string) {
	p.t.Helper()
	p.do(chromedp.SetUploadFiles(selector, paths, chromedp.ByQuery))
}

// The article's CNN and its pooled variant train; the layers and the article's
// slip are told with their figures.
func TestCNN(t *testing.T) {
	together(t)
	for query, want := range map[string][3]string{
		"net=cnn":        {"578,120 weights", "conv: 10×24×24", "10×24×24 = 5,760"},
		"net=cnn&pool=1": {"146,120 weights", "max pool: 10×12×12", "10×12×12 = 1,440"},
	} {
		p := open(t, siteURL+"?lang=en&speed=full&autostart=1&"+query, size(1280, 1000))
		p.awake()
		p.until(query+" trains", `seen.some((e) => e.type === "metrics" && e.step >= 5)`, 60*time.Second)
		layers, slip := p.text(".layers"), p.text("#slip")
		if !strings.Contains(layers, want[0]) || !strings.Contains(layers, want[1]) || !strings.Contains(slip, want[2]) || !strings.Contains(slip, "10×6×6") {
			t.Errorf("%s: layers %q; note %q", query, layers, slip)
		}
		p.js(`indexedDB.deleteDatabase("breakeven"); 0`, nil)
		p.close()
	}
}

// The network is chosen in the drawer; one that would be too large is answered
// there, and nothing changes.
func TestNetworkIsChosen(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en", size(1280, 1400))
	p.awake()
	p.until("ready", ready, 40*time.Second)
	p.click("#settings summary")
	choose := func(id, value string) {
		t.Helper()
		p.js(fmt.Sprintf(`(() => { const e = document.querySelector(%q); e.value = %q; e.dispatchEvent(new Event("change", {bubbles: true})); })()`, "#f-"+id, value), nil)
	}
	choose("net", "pool")
	p.until("the CNN is chosen, with its own hidden layer", `location.search === "?lang=en&net=cnn&pool=1" && document.querySelector("#f-hidden").value === "100"`, 5*time.Second)
	p.typeInto("#f-channels", "32,32")
	p.until("the channels are", `location.search.includes("channels=32,32")`, 5*time.Second)
	p.typeInto("#f-hidden", "1024")
	p.until("it would be too large", `(document.querySelector("#f-hidden-why") || {textContent: ""}).textContent.includes("weights")`, 5*time.Second)
	if p.number(`Number(location.search.includes("hidden"))`) != 0 || p.number(`Number(document.querySelector("#f-hidden").value)`) != 1024 {
		t.Error("it was taken, or what was typed is lost")
	}
	p.typeInto("#f-hidden", "50")
	p.until("a smaller one is taken", `location.search.includes("hidden=50") && !document.querySelector("#f-hidden-why")`, 5*time.Second)
	p.typeInto("#f-dropout", "0.25")
	choose("act", "tanh")
	choose("data", "generated")
	p.until("the rest is taken", `["dropout=0.25", "act=tanh", "data=generated"].every((s) => location.search.includes(s))`, 5*time.Second)
	p.typeInto("#f-channels", "4")
	p.until("ready", ready+` && location.search.includes("channels=4")`, 40*time.Second)
	p.click("#run")
	p.until("it trains", running, 40*time.Second)
	// A choice that is taken back is no choice.
	choose("act", "relu")
	p.until("it asks", `document.querySelector("#pending")`, 3*time.Second)
	p.click("#pending-no")
	p.until("the menu says what holds", `!document.querySelector("#pending") && document.querySelector("#f-act").value === "tanh"`, 3*time.Second)
	p.handsOn("f-act")
	p.js(`indexedDB.deleteDatabase("breakeven"); 0`, nil)
}

// A run outlives the page: after a reload it goes on at its step, with its
// curve; or it is forgotten.
func TestRunIsKept(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en&speed=full&autostart=1&batch=48", size(1280, 1000))
	p.awake()
	p.until("it trains", `seen.some((e) => e.type === "metrics" && e.step > 60 && e.testAccuracy)`, 60*time.Second)
	p.click("#run")
	p.until("it pauses", paused, 10*time.Second)
	at := p.number(step)
	p.untilKept()

	p.do(chromedp.Navigate(siteURL + "?lang=en&speed=full"))
	p.awake()
	p.until("the run is offered", `document.querySelector("#kept")`, 10*time.Second)
	if said := p.text("#kept"); !strings.Contains(said, "today") || !strings.Contains(strings.ReplaceAll(said, ",", ""), fmt.Sprintf("step %.0f", at)) {
		t.Errorf("the offer of step %g says %q", at, said)
	}
	p.click("#kept-go")
	p.until("it goes on", fmt.Sprintf(`seen.some((e) => e.type === "metrics" && e.step > %g)`, at), 30*time.Second)
	if first := p.number(`seen.find((e) => e.type === "metrics" && e.step > 0).step`); first < at {
		t.Errorf("kept at step %g, it went on at %g", at, first)
	}
	p.until("what was chosen is back", `location.search.includes("batch=48") && !document.querySelector("#kept")`, 5*time.Second)
	p.handsOn("run")
	p.js(`document.querySelector("#chart-curves").scrollIntoView()`, nil) // nothing is drawn out of sight
	p.until("the curve begins where the run did", `(() => { const d = document.querySelector("#chart-curves .c-thin").getAttribute("d"); return d.split("L").length > 20; })()`, 10*time.Second)
	p.click("#run")
	p.until("it pauses", paused, 10*time.Second)

	p.do(chromedp.Navigate(siteURL + "?lang=en"))
	p.awake()
	p.until("the run is offered again", `document.querySelector("#kept")`, 10*time.Second)
	p.click("#kept-forget")
	p.until("it is forgotten", `!document.querySelector("#kept")`, 3*time.Second)
	p.handsOn("run")
	time.Sleep(300 * time.Millisecond)
	if n := p.number(kept); n != 0 {
		t.Errorf("step %g is still kept", n)
	}

	// An embedded page keeps nothing, and offers nothing.
	p.do(chromedp.Navigate(siteURL + "?lang=en&embed=1&speed=full&autostart=1"))
	p.awake()
	p.until("it trains", `seen.some((e) => e.type === "metrics" && e.step > 20)`, 40*time.Second)
	p.click("#run")
	time.Sleep(time.Second)
	if n := p.number(kept); n != 0 {
		t.Errorf("an embedded page kept step %g", n)
	}
}

// Where the browser keeps nothing, the page works without a word about it.
func TestNothingCanBeKept(t *testing.T) {
	together(t)
	for what, script := range map[string]string{
		"reading throws": `Object.defineProperty(self, "indexedDB", {get() { throw new DOMException("denied", "SecurityError"); }});`,
		"there is none":  `Object.defineProperty(self, "indexedDB", {value: undefined});`,
		"opening throws": `IDBFactory.prototype.open = () => { throw new DOMException("denied", "SecurityError"); };`,
		"writing throws": `IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };`,
	} {
		p := open(t, siteURL+"?lang=en&speed=full&autostart=1", chromium.First(script))
		p.awake()
		p.until(what+": it trains", `seen.some((e) => e.type === "metrics" && e.step > 20)`, 60*time.Second)
		p.click("#run")
		p.until(what+": it pauses", paused, 10*time.Second)
		time.Sleep(300 * time.Millisecond)
		if said := p.text(".notes"); said != "" {
			t.Errorf("%s: it says %q", what, said)
		}
		p.close()
	}
}

// A run is saved as a file and loaded again; a file that is none changes
// nothing.
func TestRunIsSavedAndLoaded(t *testing.T) {
	together(t)
	folder := t.TempDir()
	p := open(t, siteURL+"?lang=en&speed=full&autostart=1&seed=5&n=500", size(1280, 1000),
		cdpbrowser.SetDownloadBehavior(cdpbrowser.SetDownloadBehaviorBehaviorAllow).WithDownloadPath(folder))
	p.awake()
	p.until("it trains", `seen.some((e) => e.type === "metrics" && e.step > 30)`, 60*time.Second)
	p.click("#run")
	p.until("it pauses", paused, 10*time.Second)
	at := p.number(step)
	saved := func(button, name string) string {
		t.Helper()
		p.click(button)
		path := filepath.Join(folder, name)
		for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
			if info, err := os.Stat(path); err == nil && info.Size() > 0 {
				return path
			}
		}
		files, _ := os.ReadDir(folder)
		t.Fatalf("%s was not saved; there are %v", name, files)
		return ""
	}
	run := saved("#save", fmt.Sprintf("breakeven-mlp-step%.0f.safetensors", at))
	npz := saved("#npz", fmt.Sprintf("breakeven-mlp-step%.0f.npz", at))
	if b, err := os.ReadFile(npz); err != nil || !strings.HasPrefix(string(b), "PK") {
		t.Errorf("the weights are no .npz: %v", err)
	}

	p.click("#newseed")
	p.until("another run", `location.search.includes("seed=") && !location.search.includes("seed=5&")`, 10*time.Second)
	p.click("#run")
	p.until("it trains", step+` > 5`, 30*time.Second)
	before := p.number(step)
	p.upload("#load", npz)
	p.until("it is refused", `(document.querySelector("#refused") || {textContent: ""}).textContent.includes("no safetensors file")`, 10*time.Second)
	p.until("the run is not affected", fmt.Sprintf(`%s > %g`, step, before), 10*time.Second)
	p.upload("#load", run)
	p.until("the saved run is there", fmt.Sprintf(`%s === %g && location.search.includes("seed=5") && document.querySelector("#run").textContent.includes("Go on")`, step, at), 10*time.Second)
	if said := p.text("#refused"); said != "" {
		t.Errorf("it still says %q", said)
	}
	p.click("#run")
	p.until("it goes on", fmt.Sprintf(`%s > %g`, step, at), 20*time.Second)
	p.js(`indexedDB.deleteDatabase("breakeven"); 0`, nil)
}

// A visitor's own IDX files are trained on; what is none gets a sentence, and
// the run goes on.
func TestOwnFiles(t *testing.T) {
	together(t)
	folder := t.TempDir()
	write := func(name string, magic uint32, dims []uint32, data []byte) string {
		b := binary.BigEndian.AppendUint32(nil, magic)
		for _, d := range dims {
			b = binary.BigEndian.AppendUint32(b, d)
		}
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, append(b, data...), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	const n = 500
	d := dataset.Generate(n, 3)
	images := write("my-images.idx", 0x803, []uint32{n, 28, 28}, d.Images)
	labels := write("my-labels.idx", 0x801, []uint32{n}, d.Labels)
	fewer := write("fewer.idx", 0x801, []uint32{n - 1}, d.Labels[1:])

	p := open(t, siteURL+"?lang=en&speed=full&autostart=1", size(1280, 1400))
	p.awake()
	p.until("it trains", running, 40*time.Second)
	p.click("#settings summary")
	p.js(`(() => { const e = document.querySelector("#f-data"); e.value = "own"; e.dispatchEvent(new Event("change", {bubbles: true})); })()`, nil)
	p.until("files can be chosen", `document.querySelector("#own-images")`, 3*time.Second)
	p.upload("#own-images", images)
	p.upload("#own-labels", fewer)
	p.until("they are refused", `(document.querySelector("#own-why") || {textContent: ""}).textContent.includes("Choose two that belong together")`, 10*time.Second)
	before := p.number(step)
	p.until("the run goes on", fmt.Sprintf(`%s > %g`, step, before), 10*time.Second)

	p.upload("#own-labels", labels)
	p.until("it asks", `document.querySelector("#pending")`, 10*time.Second)
	p.click("#pending-yes")
	p.until("it trains on them", `seen.some((e) => e.type === "state" && e.config.data === "own" && e.config.n === 400) && document.querySelector("#own-taken")`, 10*time.Second)
	p.until("the test says so", `document.querySelector(".read.main").textContent.includes("100 unseen digits of yours")`, 20*time.Second)
	if p.number(`Number(location.search.includes("data"))`) != 0 {
		t.Error("the address names data that no address can hold")
	}
	p.js(`indexedDB.deleteDatabase("breakeven"); 0`, nil)
}

// Without the packs the trainer goes on by itself with digits that it draws.
func TestDrawnDigitsInstead(t *testing.T) {
	together(t)
	url, mend := fault.folder(func(w http.ResponseWriter, name string) bool {
		if strings.HasSuffix(name, ".pack") {
			w.WriteHeader(http.StatusNotFound)
			return true
		}
		return false
	})
	p := open(t, url+"?lang=en&speed=full&autostart=1&n=1000")
	p.awake()
	p.until("it trains", running, 60*time.Second)
	if said := p.text("#problem"); !strings.Contains(said, "HTTP 404") || !strings.Contains(said, "generated digits") {
		t.Errorf("it says %q", said)
	}
	p.until("the test says on what", `document.querySelector(".read.main").textContent.includes("unseen generated digits")`, 30*time.Second)
	mend()
	p.click("#retry")
	p.until("real digits are there", `!document.querySelector("#problem") && !location.search.includes("generated") && document.querySelector(".read.main").textContent.includes("unseen real digits")`, 40*time.Second)
	p.forgive(".pack")
	p.js(`indexedDB.deleteDatabase("breakeven"); 0`, nil)
}
