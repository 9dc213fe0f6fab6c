package pagetest

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"breakeven/app/text"
	"breakeven/web/states"
)

// walk looks at every text of the page: at its lines, where they are drawn, and
// at its words. Lines are taken as high as their letters, not as their font:
// fonts for Chinese are higher than the lines of a heading.
const walk = `(() => {
	const layout = new Set(), words = new Set();
	const short = (s) => "“" + s.trim().replace(/\s+/g, " ").slice(0, 40) + "”";
	const styles = new Map();
	const style = (e) => styles.get(e) || styles.set(e, getComputedStyle(e)).get(e);
	const up = function* (e) { for (; e && e !== document.documentElement; e = e.parentElement) yield e; };
	const unseen = (e) => { // there for screen readers alone
		for (const a of up(e)) {
			const s = style(a);
			if (s.position === "absolute" && (s.clipPath.startsWith("inset") || (a.offsetWidth <= 1 && s.overflowX === "hidden"))) return true;
		}
		return false;
	};
	const layer = (e) => { for (const a of up(e)) if (style(a).position !== "static" && style(a).zIndex !== "auto" && Number(style(a).zIndex) > 1) return a; return null; };
	const own = (e) => e.closest("[lang]") === document.documentElement && !e.closest("code, pre, kbd, samp, math, [translate=no], [contenteditable]");
	const lines = [];
	const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let n = all.nextNode(); n; n = all.nextNode()) {
		const e = n.parentElement;
		if (!n.data.trim() || e.closest("script, style, noscript, textarea")) continue;
		const shown = e.closest("select") || e;
		if (!shown.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
		if (own(e)) words.add(n.data.trim());
		if (shown !== e || unseen(e)) continue;
		const range = document.createRange();
		range.selectNodeContents(n);
		const size = parseFloat(style(e).fontSize), svg = e.ownerSVGElement;
		let box = e;
		while (!svg && /^(inline|contents|ruby)/.test(style(box).display) && !/^inline-/.test(style(box).display)) box = box.parentElement;
		const b = box.getBoundingClientRect();
		for (const r of range.getClientRects()) {
			if (r.width < 1 || r.right <= 0) continue; // a skip link waits left of the window
			const middle = (r.top + r.bottom) / 2, high = svg ? Math.min(r.height, .72 * size) : .72 * size;
			const l = {n, e, layer: layer(e), left: r.left + .5, right: r.right - .5, top: middle - high / 2, bottom: middle + high / 2};
			const scrollers = [...up(e)].filter((a) => /auto|scroll/.test(style(a).overflowX + style(a).overflowY));
			const seen = {...l}; // what of it is not scrolled out of sight
			for (const a of scrollers) {
				const c = a.getBoundingClientRect();
				Object.assign(seen, {left: Math.max(seen.left, c.left), right: Math.min(seen.right, c.right), top: Math.max(seen.top, c.top), bottom: Math.min(seen.bottom, c.bottom)});
			}
			if (seen.left < seen.right && seen.top < seen.bottom) lines.push(seen);
			if (scrollers.length === 0 && (l.right > innerWidth + 1 || l.left < -1)) layout.add(short(n.data) + " runs out of the window");
			if (!svg && (l.right > b.right + 1 || l.left < b.left - 1 || l.bottom > b.bottom + 1 || l.top < b.top - 1))
				layout.add(short(n.data) + " runs out of its " + box.tagName.toLowerCase() + (box.id && "#" + box.id) + " by " + Math.max(l.right - b.right, b.left - l.left, l.bottom - b.bottom, b.top - l.top).toFixed(1) + " px");
			for (const a of up(e)) {
				if (a.ownerSVGElement) continue;
				const c = a.getBoundingClientRect(), s = style(a);
				if (/hidden|clip/.test(s.overflowX) && (l.right > c.right + 1 || l.left < c.left - 1) || /hidden|clip/.test(s.overflowY) && (l.bottom > c.bottom + 1 || l.top < c.top - 1))
					layout.add(short(n.data) + " is cut off by its " + a.tagName.toLowerCase() + (a.id && "#" + a.id));
			}
		}
	}
	lines.sort((a, b) => a.top - b.top);
	for (let i = 0; i < lines.length; i++) {
		for (let j = i + 1; j < lines.length && lines[j].top < lines[i].bottom - 1; j++) {
			const a = lines[i], b = lines[j];
			if (a.n === b.n || a.layer !== b.layer || Math.min(a.right, b.right) - Math.max(a.left, b.left) <= 1 || Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) <= 1) continue;
			layout.add(short(a.n.data) + " and " + short(b.n.data) + " stand on each other");
		}
	}
	for (const f of document.querySelectorAll("input:not([type=range], [type=file], [type=checkbox], [type=radio])")) {
		if (f.checkVisibility() && f.scrollWidth > f.clientWidth + 1) layout.add(short(f.value) + " does not fit its field #" + f.id);
	}
	for (const e of document.querySelectorAll("[aria-label], [title], [placeholder], [alt], [aria-description], [aria-roledescription], [aria-valuetext]")) {
		if (!e.checkVisibility() || !own(e)) continue;
		for (const a of ["aria-label", "title", "placeholder", "alt", "aria-description", "aria-roledescription", "aria-valuetext"]) if (e.getAttribute(a)) words.add(e.getAttribute(a));
	}
	return {Layout: [...layout], Words: [...words], Width: document.documentElement.scrollWidth};
})()`

// widths are those of a phone, a tablet, a laptop and a projector. The page must
// fit 320 px too, where a phone's text is enlarged.
var widths = []int64{320, 360, 768, 1280, 1920}

// readable walks all text at every width.
func (p *tab) readable(lang string, complete bool) {
	p.t.Helper()
	if err := states.LayOut(p.ctx); err != nil {
		p.t.Fatal(err)
	}
	for _, w := range widths {
		p.do(size(w, 900))
		var found struct {
			Layout, Words []string
			Width         int64
		}
		for try := range 3 { // charts are drawn anew for their width, soon
			time.Sleep(time.Duration(100+300*try) * time.Millisecond)
			if p.js(walk, &found); found.Width <= w && (len(found.Layout) == 0 || w == 320) {
				break
			}
		}
		if found.Width > w {
			p.t.Errorf("%s, %d px: the page is %d px wide", lang, w, found.Width)
		}
		if w == 320 {
			continue
		}
		for _, f := range found.Layout {
			p.t.Errorf("%s, %d px: %s", lang, w, f)
		}
		if w != 1280 {
			continue
		}
		if len(found.Words) < 10 && complete {
			p.t.Fatalf("%s: only %d texts were found", lang, len(found.Words))
		}
		for _, s := range found.Words {
			if foreign := untranslated(lang, s); foreign != "" {
				p.t.Errorf("%s: %q has %q", lang, s, foreign)
			}
		}
	}
}

// names are words that Chinese text writes in Latin letters, too. Units and
// whatever stands for a value are among them.
var names = strings.Fields(`
	Breakeven MNIST SIMD WebGPU WebAssembly GPU CPU gonum IDX gzip safetensors npz NumPy MLP CNN ReLU tanh sigmoid Adam
	CC BY SA Apache LeCun Cortes Burges HTTP cookie Chromium Chrome Firefox MB kB
	Gemini Flash Lite genai prices OpenAI Esc Ctrl Enter JavaScript LoRA softmax
	SVG CSV JSON arXiv AI ML NLP GPT Few GFLOP TFLOP kW AWS CLIP ViT Google Anthropic LiteLLM Together Azure Mistral DeepSeek Qwen Alibaba
`)

// Sentences that hold the other language on purpose.
var quotes = []text.Sentence{text.OtherLanguage, text.LanguageLabel}

var (
	latinWord = regexp.MustCompile(`[A-Za-z]{2,}`)
	hanWord   = regexp.MustCompile(`[\p{Han}，。：；？！「」、]+`)
	// An address's parameters in a note, what is quoted, a vocabulary of tokens.
	// Names of models, files and documents, variables of a formula.
	exact = regexp.MustCompile(`[a-z]+=\S+|「[^」]*」|\bmlp\b|\bcnn\b|o200k(_base)?|nn/[a-z/.]+|[a-z]\w*(-[a-z0-9.]+)+|\w+\.json|<\|\w+\|>|q_min|open_clip|model card`)
	// The article's prompt, which English quotes for its tokens.
	quoted = "请回答北京今天的天气情况"

	// Chinese is set with its own punctuation and no space that somebody typed, as
	// app/text's test asks of every sentence; this asks it of what is put together.
	// A line of the weather's facts has spaces.
	quotation = regexp.MustCompile(`「[^」]*」|\p{Han}+ \p{Han}+ -?\d+~-?\d+`)
	mistyped  = regexp.MustCompile(`[` + han + `] +[` + han + latin + `]|[` + latin + `] +[` + han + `]|[` + han + `][,.:;?!()"']|[,:;?!()"'][` + han + `]`)
	separated = regexp.MustCompile(`[,:;?!] `) // of a text that has Chinese in it
)

const (
	han   = `\p{Han}，。：；？！（）「」、…`
	latin = `A-Za-z0-9$¥%−(<≈≤≥`
)

// untranslated returns the first word of a text that is of the other language.
func untranslated(lang, s string) string {
	for _, q := range quotes {
		if s == q.In(text.ZH) || s == q.In(text.EN) {
			return ""
		}
	}
	if lang == "en" {
		return hanWord.FindString(strings.ReplaceAll(s, quoted, ""))
	}
	bare := quotation.ReplaceAllString(s, "「」")
	if at := mistyped.FindString(bare); at != "" {
		return at
	}
	if at := separated.FindString(bare); at != "" && hanWord.MatchString(bare) {
		return at
	}
	for _, w := range latinWord.FindAllString(exact.ReplaceAllString(s, ""), -1) {
		if !slices.Contains(names, w) {
			return w
		}
	}
	return ""
}

// The walk finds what it is for.
func TestWalkFinds(t *testing.T) {
	p := open(t, "about:blank", size(360, 900))
	p.js(`document.documentElement.lang = "en"; document.body.innerHTML = "<style>* { margin: 0; position: relative }</style>" +
		"<p id=a style='width: 40px; white-space: nowrap'>much longer than that</p>" +
		"<p style='width: 40px; overflow: hidden; white-space: nowrap'>also very much longer</p>" +
		"<p style='margin-top: -15px'>too near</p><p style='height: 10px'>first<br>second</p><p style='white-space: nowrap'>" + "far ".repeat(99) + "</p>" +
		"<input id=f value='a text that is too long for this field' size=5>"; 0`, nil)
	var found struct{ Layout []string }
	p.js(walk, &found)
	all := strings.Join(found.Layout, "\n")
	for _, want := range []string{"“much longer than that” runs out of its p#a", "“also very much longer” is cut off", "“too near” stand on each other", "“second” runs out of its p", "runs out of the window", "does not fit its field #f"} {
		if !strings.Contains(all, want) {
			t.Errorf("it does not find %q in:\n%s", want, all)
		}
	}
	for s, want := range map[string]string{
		"训练Test准确率": "Test", "MNIST手写": "", "Train 训练": "训练",
		"计算设备: SIMD": "备:", "只能是CPU, GPU": ", ", "微调 $1,234": "调 $", "第8个月；微调：$1,234（估计）": "", "训练 (10次)": "练 (", "写「a, b」": "", "北京 晴 12~22": "",
	} {
		lang := map[bool]string{true: "en", false: "zh"}[strings.HasPrefix(s, "Train")]
		if got := untranslated(lang, s); got != want {
			t.Errorf("%s, %q: %q, want %q", lang, s, got, want)
		}
	}
}
