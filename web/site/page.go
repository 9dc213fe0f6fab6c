package site

import (
	"bytes"
	"encoding/json"
	"html/template"

	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// csp is the page's Content-Security-Policy. It stands in the page, because
// static hosts send no headers.
const csp = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; " +
	"connect-src 'self'; worker-src 'self'; frame-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'"

// pageFiles are the hashed names that index.html refers to.
type pageFiles struct{ BootJS, AppJS, WasmExecJS, BootCSS, StyleCSS, Icon string }

type tree struct{ ZH, EN template.HTML }

// render makes index.html: the template with the page's component in both
// languages, so that it can be read before any program has arrived.
func (p pageFiles) render(html string, assets Assets, newPage func() app.Composer) ([]byte, error) {
	list, err := json.Marshal(assets)
	if err != nil {
		return nil, err
	}
	var trees tree
	for lang, at := range map[string]*template.HTML{"zh": &trees.ZH, "en": &trees.EN} {
		if *at, err = prerender(lang, newPage); err != nil {
			return nil, err
		}
	}
	t, err := template.New("index.html").Parse(html)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, struct {
		pageFiles
		CSP, Assets                                                                      string
		Root                                                                             tree
		Title, Description, NoScript, File, Sandbox, Old, Failed, Retry, Stopped, Reload text.Sentence
	}{
		p, csp, string(list), trees,
		text.PageTitle, text.PageDescription, text.BootNoScript, text.BootFile, text.BootSandbox, text.BootOld,
		text.BootFailed, text.BootRetry, text.BootStopped, text.BootReload,
	})
	return b.Bytes(), err
}
