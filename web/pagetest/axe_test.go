package pagetest

import (
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/chromedp/chromedp"
)

// axe is the script of axe-core, which make tools installs.
var axe = sync.OnceValues(func() (string, error) {
	b, err := os.ReadFile(filepath.Join("tools", "node_modules", "axe-core", "axe.min.js"))
	return string(b), err
})

// accessible has axe-core look for violations of the rules, or of all that it
// has, best practices and the least size of targets included.
func (p *tab) accessible(in string, rules ...string) {
	p.t.Helper()
	script, err := axe()
	if err != nil {
		mayNotSkip(p.t, "no axe-core: run make tools")
	}
	// Given through the browser's debugger, which the page's policy does not stop.
	have := false
	if p.js("Boolean(window.axe)", &have); !have {
		p.do(chromedp.Evaluate(script+"; 0", nil))
	}
	var found []struct {
		ID, Help string
		Nodes    []string
	}
	only := `rules: {"target-size": {enabled: true}}`
	if len(rules) > 0 {
		only = `runOnly: ["` + strings.Join(rules, `", "`) + `"]`
	}
	p.js(`axe.run(document, {iframes: false, resultTypes: ["violations"], `+only+`}).then((r) => r.violations.map((v) => ({
		ID: v.id, Help: v.help, Nodes: v.nodes.map((n) => n.html.slice(0, 200) + "\n      " + n.failureSummary.replace(/\s+/g, " ").slice(0, 300)),
	})))`, &found)
	for _, v := range found {
		p.t.Errorf("%s: %s (%s):\n    %s", in, v.Help, v.ID, strings.Join(v.Nodes[:min(4, len(v.Nodes))], "\n    "))
	}
}
