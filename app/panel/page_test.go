package panel

import (
	"net/url"
	"regexp"
	"strings"
	"testing"

	"breakeven/app/panel/cost"
	"breakeven/app/panel/prompt"
	"breakeven/app/state"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// open loads the page as the build does, at an address.
func open(t *testing.T, query string) (*Page, string) {
	t.Helper()
	p := New().(*Page)
	e := app.NewTestEngine()
	if err := e.Load(p); err != nil {
		t.Fatal(err)
	}
	p.read(query)
	p.cost = cost.NewModel(&p.state)
	p.here = state.Train
	return p, app.HTMLString(p.Render())
}

// Whatever the address says, in both languages: every chapter once, no id
// twice, no style attribute (the page's policy drops them), no placeholder left
// unfilled.
func TestPage(t *testing.T) {
	id := regexp.MustCompile(` id="([^"]*)"`)
	for _, query := range []string{
		"lang=zh", "lang=en", "lang=en&hidden=0&net=cnn&data=generated&foo=1&lr=NaN&n=1e9&theme=blue",
		"lang=zh&hidden=0&net=cnn&data=generated&foo=1&lr=NaN&n=1e9&theme=blue", "lang=zh&x=" + strings.Repeat("x", 9000),
		"hidden=64,32,16&opt=sgd&device=cpu&speed=full&calls=1e300&prefix=0", "embed=1", "chapter=cost&embed=1&lang=en",
		"chapter=prompt&embed=1", "chapter=verdict&embed=1", "chapter=" + url.QueryEscape(`"><script>alert(1)</script>`),
	} {
		p, html := open(t, query)
		seen := map[string]bool{}
		for _, m := range id.FindAllStringSubmatch(html, -1) {
			if seen[m[1]] {
				t.Errorf("?%.60s: id %s stands in the page twice", query, m[1])
			}
			seen[m[1]] = true
		}
		for _, c := range state.Chapters {
			if seen[string(c)] != p.shows(c) {
				t.Errorf("?%.60s: chapter %s is there: %v", query, c, seen[string(c)])
			}
		}
		if seen["note"] != (len(p.notes) > 0) {
			t.Errorf("?%.60s: %d notes, shown: %v", query, len(p.notes), seen["note"])
		}
		for _, bad := range []string{"%!", "<script", ` style="`, "undefined", "NaN digits"} {
			if strings.Contains(html, bad) {
				t.Errorf("?%.60s: %q stands in the page", query, bad)
			}
		}
	}
}

// A link to a chapter may be opened in another window; other places are none.
func TestAddressOfAChapter(t *testing.T) {
	for address, want := range map[string]state.Chapter{
		"/": "", "/#cost": state.Cost, "/?lang=en&chapter=tune#cost": state.Cost, "/?chapter=tune": state.Tune,
		"/?chapter=tune#main": state.Tune, "/#reading": "", "/#": "",
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		p := New().(*Page)
		if p.readAddress(u); p.state.Chapter != want {
			t.Errorf("%s shows %q, want %q", address, p.state.Chapter, want)
		}
	}
}

// The prompt chapter hears of other prices, once.
func TestPricesAreFollowed(t *testing.T) {
	p, _ := open(t, "lang=en")
	told := 0
	p.asking.Listen(prompt.Priced, func() { told++ })
	p.followPrices()
	first, _, _ := p.asking.Remote.Prices()
	p.state.Cost.Preset = "B"
	p.followPrices()
	p.followPrices() // nothing new
	if second, _, _ := p.asking.Remote.Prices(); first == second || told != 2 {
		t.Errorf("priced at %g, then %g, and told %d times", first, second, told)
	}
}

func TestNotesAreSaid(t *testing.T) {
	_, notes := state.Parse("act=gelu")
	if s := sayNote(notes[0], text.ZH); !strings.Contains(s, "只能是relu、tanh、sigmoid。") {
		t.Errorf("%q: what it can be is no Chinese list", s)
	}
	said := map[string]state.Why{}
	for why := state.Unknown; why <= state.More; why++ {
		for _, l := range []text.Lang{text.ZH, text.EN} {
			s := sayNote(state.Note{Why: why, Key: "hidden", Value: "0", Allowed: "a to b", Used: "128"}, l)
			if s == "" || strings.Contains(s, "%!") || strings.Contains(s, "128") != (why != state.TooLong) {
				t.Errorf("note %d: %q", why, s)
			}
			if other, ok := said[s]; ok {
				t.Errorf("note %d says what note %d says: %q", why, other, s)
			}
			said[s] = why
		}
	}
}
