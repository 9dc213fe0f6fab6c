package train

import (
	"time"

	"breakeven/app/panel/concept"
	"breakeven/app/panel/widget"
	"breakeven/app/state"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Chapter lays the chapter out: left what the visitor does, right what happens;
// where there is room for one column, some of the left stands among the right.
// The document has that order, too, since the keyboard follows it.
type Chapter struct {
	app.Compo

	Lang  text.Lang
	Model *Model
	Embed bool
	Shell widget.Shell // nil: the chapter has no menu

	column bool      // one, not two
	media  app.Value // tells
	turned app.Func  // it is told when that changes
}

// OnInit implements app.Initializer.
func (c *Chapter) OnInit() {
	if !app.IsClient {
		return
	}
	if c.media = app.Window().Call("matchMedia", "(max-width: 68rem)"); c.media.Truthy() { // style.css has it, too
		c.column = c.media.Get("matches").Bool()
	}
}

// OnMount implements app.Mounter.
func (c *Chapter) OnMount(ctx app.Context) {
	c.Model.SpareBy(ctx.PreventUpdate)
	if !c.media.Truthy() {
		return
	}
	c.turned = app.FuncOf(func(app.Value, []app.Value) any {
		ctx.Dispatch(func(app.Context) { c.column = c.media.Get("matches").Bool() })
		return nil
	})
	c.media.Call("addEventListener", "change", c.turned)
}

// OnDismount implements app.Dismounter.
func (c *Chapter) OnDismount() {
	if c.turned != nil {
		c.media.Call("removeEventListener", "change", c.turned)
		c.turned.Release()
	}
}

// Render implements app.Composer.
func (c *Chapter) Render() app.UI {
	l, m := c.Lang, c.Model
	bet := func() app.UI { return &Bet{Lang: l, Model: m} }
	try := func() app.UI { return &Try{Lang: l, Model: m} }
	aside := func() app.UI { return app.P().Class("aside").Body(concept.Words(text.CannotBePrompt, l)...) }
	// A place that may be empty: what follows it stays what it is.
	place := func(here bool, what func() app.UI) app.UI {
		return app.Div().Class("place").Body(app.If(here, what))
	}
	return app.Section().ID("train").Class("chapter").Aria("labelledby", "h-train").Body(
		app.Div().Class("driver").Body(
			app.Header().Class("intro").Body(
				app.H1().ID("h-train").Text(text.TrainTitle.In(l)),
				app.P().Class("lede").Text(text.TrainLede.In(l)),
				app.If(c.Shell != nil, func() app.UI {
					return &widget.Menu{Lang: l, Chapter: state.Train, Shell: c.Shell, Of: m, IsReset: text.MenuRunReset}
				}),
			),
			&Run{Lang: l, Model: m},
			&Earlier{Lang: l, Model: m},
			place(!c.Embed && !c.column, bet),
			place(!c.Embed && !c.column, try),
			place(!c.column, aside),
		),
		app.Div().Class("bench").Body(
			app.Div().Class("card stage").Body(
				&Header{Lang: l, Model: m},
				&Scene{Lang: l, Model: m, Lite: m.State.Lite},
			),
			&Trouble{Lang: l, Model: m},
			place(!c.Embed && c.column, bet),
			app.Div().Class("below").Body(
				&Curves{Lang: l, Model: m},
				&Confusion{Lang: l, Model: m},
				&Mistakes{Lang: l, Model: m},
			),
			place(!c.Embed && c.column, try),
			app.Div().Class("drawers").Body(
				&Formulas{Lang: l, Model: m},
				&Code{Lang: l, Model: m},
				&Profile{Lang: l, Model: m},
				&Settings{Lang: l, Model: m},
				&Files{Lang: l, Model: m},
			),
			place(c.column, aside),
		),
		app.If(!c.Embed, func() app.UI { return &Keep{Lang: l, Model: m} }),
		app.If(!c.Embed, func() app.UI { return &MiniRun{Lang: l, Model: m} }),
	)
}

// Numbers and curves that change more often cannot be read.
const (
	calmly = 250 * time.Millisecond
	calmer = 500 * time.Millisecond // for who wants reduced motion, and on weak machines
	lively = 100 * time.Millisecond // answers to what is being drawn
)

// calm lets a component render at most once in a while.
type calm struct {
	last    time.Time
	waiting bool
}

func (c *calm) watch(ctx app.Context, m *Model, least time.Duration, t Topic) {
	if m.calm() {
		least = max(least, calmer)
	}
	m.Listen(t, func() {
		since := time.Since(c.last)
		switch {
		case c.waiting:
		case since >= least:
			c.last = time.Now()
			widget.Update(ctx, m)
		default:
			c.waiting = true
			time.AfterFunc(least-since, func() {
				ctx.Dispatch(func(app.Context) {
					m.Spare()
					c.waiting, c.last = false, time.Now()
				})
			})
		}
	})
}

// still tells whether the visitor's system asks for little motion.
func still() bool {
	m := app.Window().Call("matchMedia", "(prefers-reduced-motion: reduce)")
	return m.Truthy() && m.Get("matches").Bool()
}

const (
	iconPause = "M8 5v14M16 5v14"
	iconStep  = "M6 5v14l9-7zM18.5 5v14"
	iconDown  = "M12 4v11M7 11l5 5 5-5M5 20h14"
	iconReset = "M4 4v5h5M4.6 9A8 8 0 1 1 4 12"
	iconDice  = "M4 7a3 3 0 0 1 3-3h10a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3zM8.500 8.500h.01M15.500 8.500h.01M12 12h.01M8.500 15.500h.01M15.500 15.500h.01"
	iconUndo  = "M8 5L4 9l4 4M4 9h10a6 6 0 0 1 0 12h-3"
	iconClear = "M6.500 6.500l11 11M17.500 6.500l-11 11"
)

func whole(v uint32) string { return text.Int(int64(v)) }
