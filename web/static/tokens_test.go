// Package static holds the page's static files, and what they are held to.
package static

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"testing"
)

// Text is at least 4.5 times as bright as what it stands on, or the other way
// round (WCAG 2.2, 1.4.3), and what must be told apart without text 3 times
// (1.4.11): computed from the tokens, in both themes.
func TestContrast(t *testing.T) {
	light, dark := themes(t)
	text := map[string][]string{
		"--ink": {"--paper", "--surface", "--sunk", "--warn-wash", "--ft-wash", "--pr-wash"}, "--ink-2": {"--paper", "--surface", "--sunk"},
		"--ink-3": {"--paper", "--surface", "--sunk"}, "--on-go": {"--go"}, "--on-way": {"--ft-full", "--pr-full"}, "--paper": {"--ink"}, "--surface": {"--ink"},
		"--ft": {"--paper", "--surface", "--sunk"}, "--pr": {"--paper", "--surface", "--sunk"},
		"--pos": {"--paper", "--surface", "--sunk"}, "--neg": {"--paper", "--surface", "--sunk"},
		"--ok": {"--paper", "--surface"}, "--bad": {"--paper", "--surface", "--sunk"}, "--warn": {"--paper", "--surface", "--warn-wash"},
	}
	marks := map[string][]string{
		"--line-2": {"--paper", "--surface", "--sunk"}, "--focus": {"--paper", "--surface", "--sunk"}, "--go": {"--paper", "--surface"},
		"--ft-mark": {"--paper", "--surface"}, "--pr-mark": {"--paper", "--surface"},
	}
	for theme, tokens := range map[string]map[string]string{"light": light, "dark": dark} {
		for least, pairs := range map[float64]map[string][]string{4.5: text, 3: marks} {
			for fore, backs := range pairs {
				for _, back := range backs {
					if c := contrast(t, tokens[fore], tokens[back]); c < least {
						t.Errorf("%s: %s on %s has contrast %.2f, want %.1f", theme, fore, back, c, least)
					}
				}
			}
		}
	}
}

// themes reads the colours of tokens.css; the dark theme keeps those of the
// light one that it does not change.
func themes(t *testing.T) (light, dark map[string]string) {
	css, err := os.ReadFile("tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	rules := regexp.MustCompile(`(?m)^:root(\[data-theme=dark\])? \{([^}]*)\}`).FindAllSubmatch(css, -1)
	if len(rules) != 2 {
		t.Fatalf("tokens.css has %d rules of tokens, want a light and a dark one", len(rules))
	}
	light, dark = map[string]string{}, map[string]string{}
	for i, rule := range rules {
		for _, m := range regexp.MustCompile(`(--[\w-]+): (#[0-9a-f]{6});`).FindAllSubmatch(rule[2], -1) {
			if dark[string(m[1])] = string(m[2]); i == 0 {
				light[string(m[1])] = string(m[2])
			}
		}
	}
	return light, dark
}

// contrast is WCAG's ratio of two colours, 1 to 21.
func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + .05) / (min(x, y) + .05)
}

// luminance is WCAG's relative luminance of a colour "#rrggbb".
func luminance(t *testing.T, colour string) float64 {
	if len(colour) != 7 {
		t.Fatalf("no colour: %q", colour)
	}
	var sum float64
	for i, weight := range []float64{.2126, .7152, .0722} {
		v, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(v) / 255
		if c <= .04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
