// Screens takes a picture of every state of the built page, in both languages
// and themes, as wide as a phone, a tablet, a laptop and a projector, into
// .bin/screens:
//
//	go run ./web/screens             all
//	go run ./web/screens start cost  these states
//	go run ./web/screens docs        those in docs, anew
//	go run ./web/screens docs cost   of these, the Cost chapter's
package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"time"

	"breakeven/web/chromium"
	"breakeven/web/site"
	"breakeven/web/states"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

var widths = []int64{360, 768, 1280, 1920}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "screens:", err)
		os.Exit(1)
	}
}

func run(want []string) error {
	root, err := site.Root()
	if err != nil {
		return err
	}
	dist := filepath.Join(root, "web", "dist")
	if _, err := os.Stat(filepath.Join(dist, "index.html")); err != nil {
		return fmt.Errorf("nothing is built in %s: run make build first", dist)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	go http.Serve(l, states.Host(dist))
	base := "http://" + l.Addr().String() + "/"
	ctx, cancel := context.WithTimeout(context.Background(), 15*time.Minute)
	defer cancel()
	ctx, end, err := chromium.New(ctx, "hide-scrollbars")
	if err != nil {
		return err
	}
	defer end()
	if len(want) > 0 && want[0] == "docs" {
		return forDocs(ctx, base, filepath.Join(root, "docs"), want[1:])
	}
	chosen := states.All
	if len(want) > 0 {
		chosen = nil
		for _, name := range want {
			chosen = append(chosen, states.Named(name))
		}
	}
	dir := filepath.Join(root, ".bin", "screens")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, s := range chosen {
		if err := take(ctx, base, dir, s); err != nil {
			return err
		}
		fmt.Println(s.Name)
	}
	fmt.Println("in", dir)
	return nil
}

// take takes all pictures of a state, each as high as the page.
func take(ctx context.Context, base, dir string, s states.State) error {
	tab, cancel := chromedp.NewContext(ctx)
	defer cancel()
	return s.Each(tab, base, func(lang, theme string) error {
		if err := states.LayOut(tab); err != nil {
			return err
		}
		for _, w := range widths {
			var png []byte
			if err := chromedp.Run(tab, size(w, 900), chromedp.ActionFunc(s.Return), chromedp.Sleep(350*time.Millisecond), chromedp.ActionFunc(func(ctx context.Context) (err error) {
				_, _, _, _, _, content, err := page.GetLayoutMetrics().Do(ctx)
				if err != nil {
					return err
				}
				png, err = page.CaptureScreenshot().WithCaptureBeyondViewport(true).
					WithClip(&page.Viewport{Width: float64(w), Height: content.Height, Scale: 1}).Do(ctx)
				return err
			})); err != nil {
				return err
			}
			name := fmt.Sprintf("%s-%s-%s-%04d.png", s.Name, lang, theme, w)
			if err := os.WriteFile(filepath.Join(dir, name), png, 0o644); err != nil {
				return err
			}
		}
		return nil
	})
}

func size(w, h int64) chromedp.Action {
	return emulation.SetDeviceMetricsOverride(w, h, 1, w < 800)
}

// pictures are those that readmes and docs show: a trained network with a digit before
// it; a prompt that is answered.
var pictures = []struct {
	name, state string
	from        string // what stands at the picture's top; "" for the page's own
	high        int64
}{
	{"screenshot", "finished", "", 860},
	{"prompt", "prompt-answer", "#prompt .driver", 910},
}

// forDocs takes pictures for docs: all, or those with these names.
func forDocs(ctx context.Context, base, dir string, names []string) error {
	if len(names) == 0 || slices.Contains(names, "cost") {
		if err := forCost(ctx, base, dir); err != nil {
			return err
		}
	}
	tab, cancel := chromedp.NewContext(ctx)
	defer cancel()
	for _, p := range pictures {
		if len(names) > 0 && !slices.Contains(names, p.name) {
			continue
		}
		for lang, name := range map[string]string{"en": p.name + ".png", "zh": p.name + ".zh.png"} {
			var shot []byte
			if err := chromedp.Run(tab, size(1280, p.high)); err != nil {
				return err
			}
			if err := states.Named(p.state).Open(tab, base, lang, "light"); err != nil {
				return err
			}
			if err := chromedp.Run(tab, chromedp.Evaluate(fmt.Sprintf(`document.activeElement.blur();
				scrollTo({top: %q ? scrollY + document.querySelector(%[1]q).getBoundingClientRect().top - 72 : 0, behavior: "instant"}); 0`, p.from), nil),
				chromedp.Sleep(2*time.Second), // software draws the stage once a second
				chromedp.CaptureScreenshot(&shot)); err != nil {
				return err
			}
			small, err := palette(shot)
			if err != nil {
				return err
			}
			if err := os.WriteFile(filepath.Join(dir, name), small, 0o644); err != nil {
				return err
			}
			fmt.Printf("%s: %d kB\n", name, len(small)/1000)
			if err := states.Forget(tab); err != nil {
				return err
			}
		}
	}
	return nil
}
