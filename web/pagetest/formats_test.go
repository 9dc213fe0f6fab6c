package pagetest

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// An output format is chosen, the answer has it, and it is undone; the drawers below have
// the answer's numbers and the lines that made it.
func TestFormats(t *testing.T) {
	together(t)
	for _, lang := range []string{"zh", "en"} {
		p := open(t, siteURL+"?chapter=prompt&embed=1&lang="+lang, size(1280, 1400))
		p.awake()
		p.until("the chapter is made", `document.querySelector("#ask:not(:disabled)") && document.querySelector("#format-json")`, 20*time.Second)
		template := func() (s string) {
			p.js(`document.querySelector("#template").value`, &s)
			return s
		}
		first := template()
		p.click("#format-json")
		p.until("it stands in the template and is marked", `document.querySelector("#format-json[aria-pressed=true]") && document.querySelector(".under .format") && document.querySelector("#prompt-seen .format")`, 5*time.Second)
		if s := template(); !strings.HasPrefix(s, first+"\n") || !strings.Contains(s, "JSON") {
			t.Errorf("%s: the template is %q", lang, s)
		}
		p.click("#ask")
		p.until("the answer is JSON", answered+` && document.querySelector("#answer-tokens").textContent.includes("{") && document.querySelector("#prompt-tokens-seen .format")`, 40*time.Second)
		p.click("#prompt-formula > summary")
		p.until("the formula has numbers", `document.querySelector("#prompt-formula .eq.live b").textContent.match(/[0-9]/)`, 5*time.Second)
		p.click("#prompt-code > summary")
		p.until("the code is there", `document.querySelectorAll("#prompt-code code").length === 4`, 5*time.Second)
		p.readable(lang, false)
		p.accessible(lang + ": a format is chosen, the drawers are open")
		p.click("#prompt-undo")
		p.until("it is undone at once", fmt.Sprintf(`document.querySelector("#template").value === %q && document.querySelector("#format-any[aria-pressed=true]")`, first), 5*time.Second)
		p.close()
	}
}
