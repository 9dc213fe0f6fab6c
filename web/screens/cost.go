package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"breakeven/web/states"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// forCost takes the pictures of docs/cost.md: the way of a first visit.
func forCost(ctx context.Context, base, dir string) error {
	tab, cancel := chromedp.NewContext(ctx)
	defer cancel()
	if err := chromedp.Run(tab, size(1280, 800)); err != nil {
		return err
	}
	for _, lang := range []string{"en", "zh"} {
		if err := states.Named("cost").Open(tab, base, lang, "light"); err != nil {
			return err
		}
		n := 0
		for _, step := range states.FirstVisit {
			do := []chromedp.Action{chromedp.WaitVisible(step.At, chromedp.ByQuery), chromedp.Sleep(500 * time.Millisecond)} // what moves is missed
			if step.Type == "" {
				do = append(do, chromedp.Click(step.At, chromedp.ByQuery))
			} else {
				do = append(do, chromedp.Evaluate(fmt.Sprintf("document.querySelector(%q).select()", step.At), nil), chromedp.KeyEvent(step.Type), chromedp.KeyEvent(kb.Enter))
			}
			if err := chromedp.Run(tab, append(do, chromedp.Sleep(time.Second), chromedp.Poll(states.Draws, nil))...); err != nil {
				return fmt.Errorf("%s: %w", step.At, err)
			}
			if step.Shown == "" {
				continue
			}
			n++
			var shot []byte
			if err := chromedp.Run(tab, chromedp.Evaluate(fmt.Sprintf("document.activeElement.blur(); document.querySelector(%q).scrollIntoView()", step.Shown), nil),
				chromedp.Sleep(time.Second), chromedp.CaptureScreenshot(&shot)); err != nil {
				return err
			}
			small, err := palette(shot)
			if err != nil {
				return err
			}
			name := fmt.Sprintf("cost.%s.%d.png", lang, n)
			if err := os.WriteFile(filepath.Join(dir, name), small, 0o644); err != nil {
				return err
			}
			fmt.Printf("%s: %d kB\n", name, len(small)/1000)
		}
	}
	return nil
}
