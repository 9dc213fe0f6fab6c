package cost

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"breakeven/app/cost"
	"breakeven/app/prompt"
	"breakeven/app/text"
	"breakeven/app/wire"
	o200k "breakeven/wasm/tokens/count"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// fakeCounter keeps what it is asked.
type fakeCounter struct {
	asked []*wire.Tokenize
	ended bool
}

func (c *fakeCounter) ask(b []byte) {
	m, err := wire.DecodeTokenize(b)
	if err != nil {
		panic(err)
	}
	c.asked = append(c.asked, m)
}

func (c *fakeCounter) end() { c.ended = true }

// takenCases is a case that remembers what it took.
type takenCases struct{ values []cost.Values }

func (c *takenCases) Values() cost.Values {
	if len(c.values) == 0 {
		return cost.Values{Preset: "a"}
	}
	return c.values[len(c.values)-1]
}
func (c *takenCases) Take(v cost.Values) { c.values = append(c.values, v) }

func newTokens(l text.Lang) (*Tokens, *takenCases) {
	c := &takenCases{}
	t := &Tokens{Lang: l, Case: c}
	t.OnInit()
	return t, c
}

func answer(id uint32, n int, ends ...uint32) []byte {
	m := wire.Tokens{ID: id, Count: uint32(n), Ends: ends}
	return m.Encode()
}

// What the page says of the samples without the program is what the program says.
func TestSamples(t *testing.T) {
	c := o200k.New()
	for _, s := range []sample{plainZH, plainEN, longerZH} {
		if n, _, err := c.Count(s.text, 0); err != nil || n != s.tokens {
			t.Errorf("%s: the page says %d tokens, there are %d, %v", s.text, s.tokens, n, err)
		}
	}
	for s, want := range map[string][3]int{plainZH.text: {12, 3, 8}, longerZH.text: {26, 7, 17}, plainEN.text: {55, 14, 11}} {
		if f := figuresOf(s); [3]int{f.characters, f.quarter(), f.estimate} != want {
			t.Errorf("%s: %+v, want %v", s, f, want)
		}
	}
}

// From the estimate by the program to the exact count, and into the case.
func TestTokensCount(t *testing.T) {
	for _, l := range []text.Lang{text.ZH, text.EN} {
		k, c := newTokens(l)
		if k.take(); len(c.values) != 0 {
			t.Error("nothing was taken as something")
		}
		k.set(plainZH.text)
		says(t, k, text.TokensRoughly.In(l, "8"), text.TokensCount.In(l, "2.0"), text.TokensTakeAbout.In(l, "8"))
		k.take()
		if got := c.Values().Numbers()[cost.PromptPrefix]; got != cost.Known(8) {
			t.Errorf("the estimate was taken as %v", got)
		}
		says(t, k, text.TokensTook.In(l, "8"))
		f := &fakeCounter{}
		k.begin(f)
		says(t, k, text.TokensLoading.In(l, "8", "2.0"))
		if len(f.asked) != 1 || string(f.asked[0].Text) != plainZH.text || f.asked[0].Most != maxPieces {
			t.Fatalf("asked %+v", f.asked)
		}
		k.receive(f, answer(f.asked[0].ID, 7, 3, 9, 15, 21, 24, 30, 36))
		says(t, k, text.TokensExactly.In(l, "7"), text.TokensTake.In(l, "7"), `<span class="odd">回答</span>`)
		k.take()
		if got := c.Values().Numbers()[cost.PromptPrefix]; got != cost.Known(7) || len(c.values) != 2 {
			t.Errorf("the exact count was taken as %v, in %d steps", got, len(c.values))
		}
		// From now on every text is counted, and late answers are dropped.
		k.set("a")
		k.set("ab")
		k.receive(f, answer(f.asked[1].ID, 99, 1))
		says(t, k, text.TokensCounting.In(l, "1"))
		k.receive(f, answer(f.asked[2].ID, 1, 2))
		says(t, k, text.TokensExactly.In(l, "1"))
		k.set("")
		says(t, k, text.TokensEmpty.In(l))
		k.OnDismount()
		if !f.ended {
			t.Error("the worker outlives the page's part")
		}
	}
}

func TestTokensFail(t *testing.T) {
	k, _ := newTokens(text.EN)
	k.set("some text")
	k.begin(nil) // the browser refuses workers
	says(t, k, text.TokensFailed.In(text.EN, "2"), text.TokensAgain.EN)
	f := &fakeCounter{}
	k.begin(f)
	k.fail(f)
	says(t, k, text.TokensFailed.In(text.EN, "2"), text.TokensAgain.EN)
	if !f.ended {
		t.Error("a worker that failed goes on")
	}
	g := &fakeCounter{}
	k.begin(g)
	k.fail(f) // late
	k.receive(f, answer(g.asked[0].ID, 99))
	says(t, k, text.TokensLoading.In(text.EN, "2", "2.0"))
	k.receive(g, []byte("no message"))
	says(t, k, text.TokensFailed.In(text.EN, "2"))
	h := &fakeCounter{}
	k.begin(h)
	k.receive(h, answer(h.asked[0].ID, 2, 4, 9))
	says(t, k, text.TokensExactly.In(text.EN, "2"))
}

// Whatever is pasted is answered in words.
func TestTokensOddTexts(t *testing.T) {
	for _, l := range []text.Lang{text.ZH, text.EN} {
		long := strings.Repeat("天", 100_000)
		k, _ := newTokens(l)
		f := &fakeCounter{}
		k.begin(f)
		k.set(long)
		says(t, k, text.TokensTooLong.In(l, "64,000", "300", "200"))
		if len(f.asked) != 0 {
			t.Error("300 kB were sent")
		}
		odd := "\x00\x7f\u0085\ufffd\u202e<b>&\"👩‍👩‍👧 שלום\r\n\t"
		k.set(odd)
		_, ends, err := o200k.New().Count(odd, maxPieces)
		if err != nil {
			t.Fatal(err)
		}
		k.receive(f, answer(f.asked[0].ID, len(ends), ends...))
		says(t, k, text.TokensOdd.In(l, "6"), "\ufffd", "↵", "&lt;", "&amp;", "שלום")
		if html := app.HTMLString(k); strings.ContainsAny(html, "\x00\x7f\u202e") || strings.Contains(html, "<b>&") {
			t.Error("what was pasted stands in the page as it is")
		}
	}
}

// says tests what the drawer reads.
func says(t *testing.T, k *Tokens, all ...string) {
	t.Helper()
	html := strings.NewReplacer("&#34;", `"`, "&#39;", "'").Replace(app.HTMLString(k))
	for _, want := range all {
		if !strings.Contains(html, want) {
			t.Errorf("it does not say %q", want)
		}
	}
	for _, hole := range []string{"%!", "style="} {
		if strings.Contains(html, hole) {
			t.Errorf("%q in the page", hole)
		}
	}
}

var (
	tags = regexp.MustCompile(`<sub>\d+</sub>|<[^>]*>`)
	subs = regexp.MustCompile(`<sub>`)
)

// The drawing is the text, one piece a token but where tokens cut characters.
func FuzzPieces(f *testing.F) {
	counter := o200k.New()
	for _, s := range []string{plainZH.text, plainEN.text, "𠀀𠮷龘", "a\nb\t", "<sub>1</sub>&amp;", "\u202e\x00"} {
		f.Add(s)
	}
	unescape := strings.NewReplacer("&lt;", "<", "&gt;", ">", "&#34;", `"`, "&amp;", "&", "↵", "")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\ufffd")
		_, ends, err := counter.Count(s, maxPieces)
		if err != nil {
			t.Fatal(err)
		}
		html := drawTokens(s, ends, "x")
		drawn := unescape.Replace(tags.ReplaceAllString(html, ""))
		want := s
		if len(ends) == maxPieces {
			want = s[:ends[maxPieces-1]]
			for !utf8.ValidString(want) {
				want = want[:len(want)-1]
			}
		}
		seen := strings.Map(func(r rune) rune {
			switch {
			case r == '↵':
				return -1
			case prompt.IsOdd(r):
				return utf8.RuneError
			}
			return r
		}, want)
		if drawn != seen && len(ends) < maxPieces {
			t.Errorf("%q is drawn as %q", s, drawn)
		}
		if spans := strings.Count(html, "<span"); spans > len(ends) || (spans < len(ends) && len(ends) < maxPieces) != subs.MatchString(html) && len(ends) < maxPieces {
			t.Errorf("%q: %d pieces of %d tokens", s, spans, len(ends))
		}
	})
}

// Ends that are not the text's draw less, and nothing else.
func TestPiecesOfAnotherText(t *testing.T) {
	for _, ends := range [][]uint32{{9}, {2, 1}, {1, 1 << 31}} {
		if html := drawTokens("ab", ends, `"<`); !strings.HasSuffix(html, "</p>") || strings.Contains(html, `""<`) {
			t.Errorf("%v: %s", ends, html)
		}
	}
}
