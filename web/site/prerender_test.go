package site

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// odd is a component with everything that go-app's encoder writes otherwise
// than a browser reads it.
type odd struct {
	app.Compo
	lang string
}

func (o *odd) OnPreRender(ctx app.Context) { o.lang = ctx.Page().URL().Query().Get("lang") }

func (o *odd) Render() app.UI {
	return app.Main().Class("page").ID("top").Body(
		app.P().Body(app.Text("loss"), app.B().Text("0.3"), app.Text("是 "), app.Text("x < y")),
		app.Input().Type("text").Value(`say "hi" \ 你好　`).Placeholder("a&b &amp; c"),
		app.Textarea().Text("{{question}}\n</b>"),
		app.Details().Open(false).Hidden(false).Body(app.Summary().Text(o.lang)),
		app.Button().Aria("pressed", true).Disabled(false).Body(app.Span().Text("Go")),
		app.Raw(`<svg viewBox="0 0 1 1"><path d="M0 0" aria-label="&quot;"/></svg>`),
	)
}

func TestPrerender(t *testing.T) {
	want := `<main class="page" id="top">` +
		`<p>loss<b>0.3</b>是 x &lt; y</p>` +
		`<input disabled placeholder="a&amp;b &amp; c" type="text" value="say &#34;hi&#34; \ 你好　">` +
		"<textarea disabled>\n{{question}}\n&lt;/b></textarea>" +
		`<details><summary>en</summary></details>` +
		`<button aria-pressed="true" disabled><span>Go</span></button>` +
		`<svg viewBox="0 0 1 1"><path aria-label="&quot;" d="M0 0"/></svg>` +
		`</main>`
	for range 20 { // go-app's order of attributes is random
		got, err := prerender("en", func() app.Composer { return &odd{} })
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Fatalf("got  %s\nwant %s", got, want)
		}
	}
}

func TestTidyRefuses(t *testing.T) {
	for _, broken := range []string{"<p>", "</p>", "<p></b>", "<p class=x></p>", `<p class="x`, "<>", "<!doctype", "<p\n"} {
		if got, err := tidy(broken); err == nil {
			t.Errorf("%q became %q", broken, got)
		}
	}
}

func FuzzTidy(f *testing.F) {
	f.Add("<p a=\"\\\"\">\n  x\n  <b>y</b>\n</p>")
	f.Add(`<input value="a" disabled><svg><path d="M0"/></svg>`)
	f.Fuzz(func(t *testing.T, s string) {
		once, err := tidy(s)
		if err == nil && strings.Count(once, "<") < strings.Count(s, "</") {
			t.Errorf("%q lost tags: %q", s, once)
		}
	})
}
