package chart

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// ear is what a chart hears of its browser, whatever it draws. Its listeners
// bypass go-app's dispatcher, because that would render every component above
// the chart again for each pixel that a pointer moves.
type ear struct {
	observers []app.Value
	listeners []listener

	hidden bool // the chart is out of sight
	late   bool // and has changed since
}

type listener struct {
	target app.Value
	event  string
	f      app.Func
}

func (r *ear) observe(class string, target app.Value, f func(entries app.Value)) {
	fn := app.FuncOf(func(_ app.Value, args []app.Value) any {
		f(args[0])
		return nil
	})
	o := app.Window().Get(class).New(fn)
	o.Call("observe", target)
	r.observers = append(r.observers, o)
	r.listeners = append(r.listeners, listener{f: fn})
}

func (r *ear) listen(target app.Value, event string, f func(e app.Value)) {
	fn := app.FuncOf(func(_ app.Value, args []app.Value) any {
		f(args[0])
		return nil
	})
	target.Call("addEventListener", event, fn)
	r.listeners = append(r.listeners, listener{target, event, fn})
}

// release ends all of it.
func (r *ear) release() {
	for _, o := range r.observers {
		o.Call("disconnect")
	}
	for _, l := range r.listeners {
		if l.target != nil {
			l.target.Call("removeEventListener", l.event, l.f)
		}
		l.f.Release()
	}
}

// inSight has what was put off shown as soon as box can be seen, or is printed.
func (r *ear) inSight(box app.Value, show func()) {
	catchUp := func() {
		if r.late {
			show()
		}
	}
	r.observe("IntersectionObserver", box, func(entries app.Value) {
		r.hidden = !entries.Index(entries.Length() - 1).Get("isIntersecting").Bool()
		catchUp()
	})
	r.listen(app.Window().Get("document"), "visibilitychange", func(app.Value) { catchUp() })
	r.listen(app.Window(), "beforeprint", func(app.Value) {
		hidden := r.hidden
		r.hidden = false
		catchUp()
		r.hidden = hidden
	})
}

// postpone tells whether a change that may wait does, because nobody sees it.
func (r *ear) postpone(may bool) bool {
	r.late = may && (r.hidden || app.Window().Get("document").Get("hidden").Bool())
	return r.late
}

// foot has the table opened and closed, and the files saved: files are what they are
// called and what is in them now.
func (r *ear) foot(ctx app.Context, root app.Value, open *bool, files func() (name string, svg, csv func() string)) {
	r.listen(root.Call("querySelector", "details"), "toggle", func(e app.Value) {
		is := e.Get("target").Get("open").Bool()
		ctx.Dispatch(func(app.Context) { *open = is })
	})
	r.listen(root, "click", func(e app.Value) {
		if button := e.Get("target").Call("closest", ".chart-save"); button.Truthy() {
			name, svg, csv := files()
			if button.Get("dataset").Get("as").String() == "svg" {
				Save(name+".svg", "image/svg+xml", svg())
			} else {
				Save(name+".csv", "text/csv;charset=utf-8", csv())
			}
		}
	})
}
