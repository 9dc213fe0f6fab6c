package concept

import (
	"strings"

	"breakeven/app/state"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Term is a dotted word that opens what it means, where it stands: two
// sentences, a formula, the chapter where it is at work.
type Term struct {
	app.Compo

	Lang text.Lang
	Key  string // of Terms
	Word string // as it stands in the sentence

	open    bool
	atRight bool // opens towards the left, for want of room
	ends    []func()
}

// Words returns a sentence in which [[key|words]] are terms.
func Words(s text.Sentence, l text.Lang) (out []app.UI) {
	for _, p := range parse(s.In(l)) {
		if p.key == "" {
			out = append(out, app.Text(p.words))
		} else {
			out = append(out, &Term{Lang: l, Key: p.key, Word: p.words})
		}
	}
	return out
}

// part is a piece of a sentence; key is "" where it is no term.
type part struct{ key, words string }

// parse takes a sentence apart at its marks. What is no whole mark stays text.
func parse(s string) (out []part) {
	for s != "" {
		before, rest, found := strings.Cut(s, "[[")
		mark, after, closed := strings.Cut(rest, "]]")
		key, words, parted := strings.Cut(mark, "|")
		if !found || !closed || !parted || key == "" || words == "" {
			return append(out, part{words: s})
		}
		if before != "" {
			out = append(out, part{words: before})
		}
		out = append(out, part{key, words})
		s = after
	}
	return out
}

// Render implements app.Composer.
func (t *Term) Render() app.UI {
	def := find(t.Key)
	open := "false"
	if t.open {
		open = "true"
	}
	class := "term-body"
	if t.atRight {
		class += " at-right"
	}
	return app.Span().Class("term").Body(
		app.Button().Type("button").Class("term-word").Aria("expanded", open).Title(text.TermOpens.In(t.Lang, def.Name.In(t.Lang))).
			OnClick(t.onClick).Text(t.Word),
		app.If(t.open, func() app.UI {
			return app.Span().Class(class).Role("note").Body(
				app.B().Text(def.Name.In(t.Lang)),
				app.Span().Text(def.Is.In(t.Lang)),
				app.If(def.Formula != "", func() app.UI { return formula(def.Formula) }),
				app.If(def.Chapter > 0, func() app.UI {
					return app.A().Href("#" + string(state.Chapters[def.Chapter-1])).Text(text.TermMore.In(t.Lang, def.Chapter))
				}),
			)
		}),
	)
}

// formula shows a Definition's formula; it is the same in every language.
func formula(html string) app.UI {
	return app.Raw(`<span class="eq" translate="no">` + html + `</span>`)
}

func (t *Term) onClick(ctx app.Context, _ app.Event) {
	if t.open {
		t.close()
		return
	}
	t.place(ctx.JSSrc())
	t.open = true
	t.listen(ctx)
}

// place has the term open to where there is room.
func (t *Term) place(word app.Value) {
	// 20 rem and a margin must fit to the right of the word.
	if word.Truthy() {
		rem := 16.0
		if s := app.Window().Call("getComputedStyle", app.Window().Get("document").Get("documentElement")).Get("fontSize").String(); s != "" {
			rem = app.Window().Get("parseFloat").Invoke(s).Float()
		}
		t.atRight = word.Call("getBoundingClientRect").Get("left").Float()+21*rem > app.Window().Get("innerWidth").Float()
	}
}

// listen closes the term on Escape, wherever the focus is, and when something
// else is pressed.
func (t *Term) listen(ctx app.Context) {
	document, root := app.Window().Get("document"), ctx.JSSrc().Get("parentElement")
	hear := func(target app.Value, event string, f app.Func) {
		target.Call("addEventListener", event, f)
		t.ends = append(t.ends, func() {
			target.Call("removeEventListener", event, f)
			f.Release()
		})
	}
	on := func(event string, closes func(e app.Value) bool) {
		hear(document, event, app.FuncOf(func(_ app.Value, args []app.Value) any {
			if closes(args[0]) {
				ctx.Dispatch(func(app.Context) { t.close() })
			}
			return nil
		}))
	}
	hear(app.Window(), "resize", app.FuncOf(func(app.Value, []app.Value) any {
		ctx.Dispatch(func(app.Context) { t.place(root.Get("firstElementChild")) }) // a tablet is turned
		return nil
	}))
	on("keydown", func(e app.Value) bool {
		if e.Get("key").String() != "Escape" {
			return false
		}
		if root.Call("contains", document.Get("activeElement")).Bool() {
			root.Get("firstElementChild").Call("focus") // not lost with what closes
		}
		return true
	})
	on("pointerdown", func(e app.Value) bool { return !root.Call("contains", e.Get("target")).Bool() })
}

func (t *Term) close() {
	t.open = false
	for _, end := range t.ends {
		end()
	}
	t.ends = nil
}

// OnDismount implements app.Dismounter.
func (t *Term) OnDismount() { t.close() }
