package panel

import (
	"sync"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// landing bounds how long what was gone to is held at the top of the window, and
// landingLook is how often it is looked whether it need be.
const (
	landing     = 10 * time.Second
	landingLook = 200 * time.Millisecond
)

// moved tells whether the visitor has scrolled before the page's program came. A page that
// is loaded again, or by the name of a place in it, is scrolled by the browser.
func moved() bool {
	w := app.Window()
	if w.Get("scrollY").Float() == 0 || w.Get("location").Get("hash").String() != "" {
		return false
	}
	visits := w.Get("performance").Call("getEntriesByType", "navigation")
	return visits.Length() > 0 && visits.Index(0).Get("type").String() == "navigate"
}

// land brings an element to the top of the window, and holds it there while what stands
// above it comes to its height: chapters that start asleep have that of an estimate
// first, and the browser's own anchoring does not always make up for it. Whoever scrolls
// or presses something is let go.
func (p *Page) land(id string) {
	if p.letGo != nil {
		p.letGo()
	}
	scrollTo(id)
	w := app.Window()
	observers, aborts := w.Get("ResizeObserver"), w.Get("AbortController")
	if !observers.Truthy() || !aborts.Truthy() {
		return
	}
	hold := app.FuncOf(func(app.Value, []app.Value) any { scrollTo(id); return nil })
	resized, abort := observers.New(hold), aborts.New()
	var gone app.Func
	letGo := sync.OnceFunc(func() {
		resized.Call("disconnect")
		abort.Call("abort")
		hold.Release()
		gone.Release()
	})
	p.letGo = letGo
	gone = app.FuncOf(func(app.Value, []app.Value) any { letGo(); return nil })
	for _, event := range []string{"wheel", "touchmove", "pointerdown", "keydown"} {
		w.Call("addEventListener", event, gone, map[string]any{"capture": true, "passive": true, "signal": abort.Get("signal")})
	}
	resized.Call("observe", w.Get("document").Get("body"))
	begun := time.Now()
	var look func()
	look = func() {
		settled := root().Get("dataset").Get("settled")
		if settled.Truthy() && !w.Get("document").Call("querySelector", ".making").Truthy() || time.Since(begun) > landing {
			letGo()
			return
		}
		time.AfterFunc(landingLook, look)
	}
	time.AfterFunc(landingLook, look)
}
