package panel

import (
	"cmp"
	"time"

	"breakeven/app/panel/widget"
	"breakeven/app/state"
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

func setDocument(attribute, value string) {
	if root().Call("getAttribute", attribute).String() != value { // else all would be laid out anew for nothing
		root().Call("setAttribute", attribute, value)
	}
}

// markDocument has the style sheets know of a mode, as boot.js does at the start.
func markDocument(mode string, on bool) {
	if on {
		root().Get("dataset").Set(mode, "1")
	} else {
		root().Call("removeAttribute", "data-"+mode)
	}
}

// documentLite tells whether boot.js took this for a weak machine.
func documentLite() bool {
	lite := root().Call("getAttribute", "data-lite")
	return lite.Truthy()
}

// remember keeps a choice for the next visit, where the browser lets it.
func remember(name, value string) {
	widget.Store(name, value)
}

// scrollTo brings an element to the top of the window.
func scrollTo(id string) {
	if e := app.Window().GetElementByID(id); e.Truthy() {
		e.Call("scrollIntoView")
	}
}

// setTitle names the window in a language.
func setTitle(l text.Lang) { app.Window().Get("document").Set("title", text.PageTitle.In(l)) }

// goTo shows a chapter, or an element in it, and has the address say so. Where
// there is room for one chapter, the others give way.
func (p *Page) goTo(c state.Chapter, id string) {
	p.state.Chapter, p.jumped = c, time.Now()
	p.arrive(c)
	p.writeAddress()
	p.ctx.Defer(func(app.Context) { p.land(id) }) // once it is awake
}

// arrive marks a chapter as the one in sight.
func (p *Page) arrive(c state.Chapter) {
	p.seen[p.here], p.here = true, c
	p.wake(c)
	root().Get("dataset").Set("chapter", string(c))
}

// followLinks has links into the page lead there: a chapter may have to be shown
// first. go-app's own way would load the page's component anew where only the
// query differs.
func (p *Page) followLinks() {
	document := app.Window().Get("document")
	document.Call("addEventListener", "click", app.FuncOf(func(_ app.Value, args []app.Value) any {
		e := args[0]
		if anew := e.Get("target").Call("closest", "a[data-lite]"); anew.Truthy() {
			s := p.state
			s.LiteSaid = anew.Get("dataset").Get("lite").String()
			anew.Call("setAttribute", "href", "?"+s.Query())
			e.Call("stopPropagation") // from go-app, which would not load the page
			return nil
		}
		link := e.Get("target").Call("closest", `a[href^="#"]`)
		if !link.Truthy() || e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool() {
			return nil
		}
		id := link.Call("getAttribute", "href").String()[1:]
		there := p.follow(id)
		if !there && !p.state.Embed {
			return nil
		}
		e.Call("preventDefault")
		e.Call("stopPropagation")
		if !there { // a chapter that is not in this frame
			app.Window().Call("open", "?"+p.state.Whole(state.Chapter(id)).Query(), "_blank", "noopener")
		}
		return nil
	}))
}

// follow leads to an element, and tells whether there is one.
func (p *Page) follow(id string) bool {
	target := app.Window().GetElementByID(id)
	if !target.Truthy() {
		return false
	}
	chapter, asleep := target.Call("closest", ".chapter"), target.Call("closest", "[data-asleep]")
	p.ctx.Dispatch(func(app.Context) {
		if chapter.Truthy() {
			p.goTo(state.Chapter(chapter.Get("id").String()), id)
		} else {
			if asleep.Truthy() {
				p.wake(sleeper(asleep))
			}
			p.ctx.Defer(func(app.Context) { p.land(id) })
		}
		p.ctx.Defer(func(app.Context) { p.focusOn(id) })
	})
	return true
}

// followHistory has the chapter shown that an address names which is come to without
// loading: "#cost", typed or kept as a bookmark, and where Back and Forward lead. What was
// chosen since stays. go-app's own way, in whose place this is, only scrolls, and loads
// the page's component anew where only the query differs.
func (p *Page) followHistory() {
	app.Window().Set("onpopstate", app.FuncOf(func(app.Value, []app.Value) any {
		location := app.Window().Get("location")
		if hash := location.Get("hash").String(); hash != "" {
			p.follow(hash[1:])
		} else if !p.state.Embed {
			if p.letGo != nil {
				p.letGo() // the browser scrolls to where it was
			}
			s, _ := state.Parse(location.Get("search").String())
			p.ctx.Dispatch(func(app.Context) {
				p.state.Chapter = s.Chapter
				if c := cmp.Or(s.Chapter, state.Train); !displayed(string(c)) {
					p.goTo(c, string(c))
				}
			})
		}
		p.writeAddress()
		return nil
	}))
}

// displayed tells whether there is room for an element: on a phone one chapter is shown.
func displayed(id string) bool {
	e := app.Window().GetElementByID(id)
	return e.Truthy() && e.Get("offsetHeight").Int() > 0
}

// focusOn has the keyboard go on from an element, as a link's own way does, or will
// do so once its chapter is whole.
func (p *Page) focusOn(id string) {
	e := app.Window().GetElementByID(id)
	if !e.Truthy() {
		return
	}
	if e.Call("closest", ".making").Truthy() {
		p.focus, p.focusFrom = id, activeElement()
		return
	}
	p.focus = ""
	if !e.Call("matches", "a, button, input, select, textarea, summary, [tabindex]").Bool() {
		e.Set("tabIndex", -1)
	}
	e.Call("focus", map[string]any{"preventScroll": true})
}

// sections are what is stacked on the page.
var sections = append([]state.Chapter{behind}, state.Chapters...)

// whenSeen returns an observer that calls f for every element that comes into the
// window as margin makes it smaller or larger; nil where a browser cannot tell.
func whenSeen(margin string, f func(entry app.Value)) app.Value {
	observers := app.Window().Get("IntersectionObserver")
	if !observers.Truthy() {
		return nil
	}
	return observers.New(app.FuncOf(func(_ app.Value, args []app.Value) any {
		for i := range args[0].Get("length").Int() {
			if entry := args[0].Index(i); entry.Get("isIntersecting").Bool() {
				f(entry)
			}
		}
		return nil
	}), map[string]any{"rootMargin": margin})
}

// watchScrolling marks the chapter that is in sight: the one across a line a
// quarter down the window, so that a low chapter that was scrolled to counts.
func (p *Page) watchScrolling() {
	p.line = whenSeen("-25% 0px -74% 0px", func(entry app.Value) {
		c := state.Chapter(entry.Get("target").Get("id").String())
		if c == behind {
			c = state.Verdict
		}
		// A last, short chapter never reaches the line: what was chosen a
		// moment ago stays marked.
		if c != p.here && time.Since(p.jumped) > time.Second {
			p.ctx.Dispatch(func(app.Context) { p.arrive(c) })
		}
	})
	for _, c := range sections {
		p.watch(string(c))
	}
}

// watch marks a section when it comes into sight.
func (p *Page) watch(id string) {
	if section := app.Window().GetElementByID(id); section.Truthy() && p.line != nil {
		p.line.Call("observe", section)
	}
}

// addressEvery is the least time between two writings of the address: browsers
// allow a hundred in thirty seconds. addressSoon lets what is chosen be painted first.
const (
	addressEvery = 400 * time.Millisecond
	addressSoon  = 50 * time.Millisecond
)

// writeAddress has the address follow what is chosen, soon.
func (p *Page) writeAddress() {
	if p.addressDue {
		return
	}
	p.addressDue = true
	time.AfterFunc(max(addressSoon, addressEvery-time.Since(p.addressAt)), func() {
		p.ctx.Dispatch(func(ctx app.Context) {
			ctx.PreventUpdate()
			p.addressDue = false
			p.replaceAddress()
		})
	})
}

// replaceAddress writes what is chosen, without a new entry in the history.
func (p *Page) replaceAddress() {
	p.addressAt = time.Now()
	location := app.Window().Get("location")
	if !location.Truthy() {
		return
	}
	p.leadOut()
	query := p.state.Query()
	if query != "" {
		query = "?" + query
	}
	if location.Get("search").String() == query && location.Get("hash").String() == "" {
		return
	}
	app.Window().Get("history").Call("replaceState", nil, "", location.Get("pathname").String()+query)
}
