package panel

import (
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// What the shell does to the document around it. boot.js has set language and
// theme before this program began.

func root() app.Value { return app.Window().Get("document").Get("documentElement") }

// documentLanguage returns the language that boot.js has chosen.
func documentLanguage(otherwise text.Lang) text.Lang {
	switch lang := root().Get("lang"); {
	case !lang.Truthy():
		return otherwise
	case lang.String() == text.EN.Tag():
		return text.EN
	}
	return text.ZH
}

func documentTheme() string {
	if t := root().Call("getAttribute", "data-theme"); t.Truthy() {
		return t.String()
	}
	return "light"
}

func setDocument(attribute, value string) { root().Call("setAttribute", attribute, value) }

// remember keeps a choice for the next visit, where the browser lets it.
func remember(name, value string) {
	// Reading window.localStorage itself throws in a sandboxed frame; go-app's
	// storage does the same. boot.js has a guarded function for it.
	app.Window().Call("breakevenRemember", name, value)
}

// scrollTo brings an element to the top of the window.
func scrollTo(id string) {
	if e := app.Window().GetElementByID(id); e.Truthy() {
		e.Call("scrollIntoView")
	}
}

// writeAddress has the address follow what is chosen, without a new entry in
// the history.
func (p *Page) writeAddress() {
	location := app.Window().Get("location")
	if !location.Truthy() {
		return
	}
	query := p.state.Query()
	if query != "" {
		query = "?" + query
	}
	if location.Get("search").String() == query {
		return
	}
	app.Window().Get("history").Call("replaceState", nil, "", location.Get("pathname").String()+query)
}
