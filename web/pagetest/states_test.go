package pagetest

import (
	"net/http/httptest"
	"slices"
	"testing"

	"breakeven/web/states"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// In every state and language all text can be read where it stands, and axe finds
// nothing that keeps anybody out. One tab a state does for both.
func TestEveryState(t *testing.T) {
	t.Parallel()
	host := httptest.NewServer(states.Host(dist))
	t.Cleanup(host.Close)
	for _, s := range states.All {
		t.Run(s.Name, func(t *testing.T) {
			together(t)
			p := open(t, "about:blank", size(1280, 900), calmMedia())
			last := ""
			if err := s.Each(p.ctx, host.URL+"/", func(lang, theme string) error {
				if s.Name != "start" { // where the other chapters have been seen
					p.js(`for (const c of document.querySelectorAll("main > .place > div > section")) if (document.querySelectorAll(".place").length > 1 && !["train", new URLSearchParams(location.search).get("chapter")].includes(c.id)) c.style.display = "none"; 0`, nil)
				}
				p.js(`scrollTo({top: 0, behavior: "instant"}), 0`, nil) // what lies under the bar is no target
				if lang == last {                                       // another theme changes nothing but colours
					p.accessible(lang+", "+theme, "color-contrast", "link-in-text-block")
					return nil
				}
				last = lang
				p.accessible(lang + ", " + theme)
				p.readable(lang, s.Complete())
				p.do(size(1280, 900))
				return nil
			}); err != nil {
				t.Fatal(err)
			}
			for _, about := range []string{".pack", "page.", "loading the page's program", "trainer.", "model."} { // what a failing host makes the console say
				if slices.Contains([]string{"error", "damaged", "loading", "missing", "prompt-failed", "prompt-missing"}, s.Name) {
					p.forgive(about)
				}
			}
		})
	}
}

// calmMedia asks for little motion: nothing is looked at in the middle of a move.
func calmMedia() chromedp.Action {
	return emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}})
}
