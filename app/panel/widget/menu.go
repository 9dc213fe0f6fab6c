package widget

import (
	"breakeven/app/state"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Shell is what a chapter's menu asks of the page around the chapter.
type Shell interface {
	Link(state.Chapter) string             // an address that opens the chapter as it is now
	Frame(state.Chapter, text.Lang) string // HTML that embeds it
	SkipBets(bool)                         // folds the bets of all chapters, or opens them
	BetsSkipped() bool
}

// Defaults is what a chapter's menu resets.
type Defaults interface {
	AtDefaults() bool          // nothing is to be reset
	ToDefaults() (undo func()) // resets it, and brings back what was there
}

// Menu is behind the three dots in a chapter's header: its link, the code that embeds
// it, all bets, its reset. It is there where the page is whole.
type Menu struct {
	app.Compo

	Lang    text.Lang
	Chapter state.Chapter
	Shell   Shell
	Of      Defaults
	IsReset text.Sentence // said once that is reset
	Note    text.Sentence // under the items; may be none

	said   *text.Sentence // what came of the last item
	taken  string         // what the browser refused to copy
	undo   func()
	closer app.Func // of what is pressed outside
}

// OnMount implements app.Mounter.
func (m *Menu) OnMount(ctx app.Context) {
	pop := ctx.JSSrc()
	m.closer = app.FuncOf(func(_ app.Value, args []app.Value) any {
		if pop.Get("open").Bool() && !pop.Call("contains", args[0].Get("target")).Bool() {
			pop.Set("open", false)
		}
		return nil
	})
	app.Window().Get("document").Call("addEventListener", "pointerdown", m.closer)
}

// OnDismount implements app.Dismounter.
func (m *Menu) OnDismount() {
	if m.closer != nil {
		app.Window().Get("document").Call("removeEventListener", "pointerdown", m.closer)
		m.closer.Release()
	}
}

// Render implements app.Composer.
func (m *Menu) Render() app.UI {
	l, id := m.Lang, "menu-"+string(m.Chapter)
	// Another label is another action, which go-app has to be told.
	item := func(name string, label text.Sentence, icon string, do func(app.Context)) app.HTMLButton {
		return app.Button().ID(id+"-"+name).Type("button").Class("btn quiet").OnClick(func(ctx app.Context, _ app.Event) {
			m.said, m.taken = nil, ""
			do(ctx)
		}, app.EventScope(id, name, label.EN)).Body(Icon(icon), app.Text(label.In(l)))
	}
	bets, skipped := text.MenuSkip, m.Shell.BetsSkipped()
	if skipped {
		bets = text.MenuUnskip
	}
	fresh := m.Of.AtDefaults()
	reset := item("reset", text.MenuReset, iconBack, func(app.Context) {
		m.undo, m.said = m.Of.ToDefaults(), &m.IsReset
	}).Disabled(fresh)
	if m.undo != nil && fresh {
		reset = item("reset", text.MenuUndo, iconBack, func(app.Context) {
			m.undo()
			m.undo = nil
		})
	}
	said := ""
	if m.said != nil {
		said = m.said.In(l)
	}
	return app.Details().ID(id).Class("pop menu").OnKeyDown(CloseOnEscape).On("toggle", m.onToggle).Body(
		app.Summary().ID(id+"-open").Class("btn quiet icon").Aria("label", text.MenuLabel.In(l)).Title(text.MenuLabel.In(l)).Body(
			app.Raw(`<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="3"/></svg>`),
		),
		app.Div().Class("pop-body").Body(
			item("link", text.MenuLink, iconChain, func(ctx app.Context) { m.copy(ctx, m.Shell.Link(m.Chapter), &text.LinkCopied) }),
			item("frame", text.MenuFrame, iconCode, func(ctx app.Context) { m.copy(ctx, m.Shell.Frame(m.Chapter, m.Lang), &text.FrameCopied) }),
			item("bets", bets, iconFold, func(app.Context) { m.Shell.SkipBets(!skipped) }),
			reset,
			app.If(m.Note != (text.Sentence{}), func() app.UI { return app.P().Class("tiny dim").Text(m.Note.In(l)) }),
			app.P().ID(id+"-said").Class("tiny dim").Role("status").Text(said),
			app.If(m.taken != "", func() app.UI {
				return app.Textarea().ID(id+"-text").ReadOnly(true).Rows(3).Aria("label", text.MenuTake.In(l)).Text(m.taken)
			}),
		),
	)
}

const (
	iconChain = "M10 14a4 4 0 0 0 5.700 0l3.100-3.100a4 4 0 0 0-5.700-5.700l-1 1M14 10a4 4 0 0 0-5.700 0l-3.100 3.100a4 4 0 0 0 5.700 5.700l1-1"
	iconCode  = "M8.500 7L3.500 12l5 5M15.500 7l5 5-5 5"
	iconFold  = "M4 12h16M8 4l4 4 4-4M8 20l4-4 4 4"
	iconBack  = "M4 4v5h5M4.600 9A8 8 0 1 1 4 12"
)

// onToggle has an opened menu say what holds now, and a closed one forget what it said.
func (m *Menu) onToggle(ctx app.Context, _ app.Event) {
	if !ctx.JSSrc().Get("open").Bool() {
		m.said, m.taken = nil, ""
	}
}

// copy puts a text on the clipboard; where the browser refuses, it is shown to be taken.
func (m *Menu) copy(ctx app.Context, s string, done *text.Sentence) {
	CopyText(s, func(ok bool) {
		ctx.Dispatch(func(ctx app.Context) {
			if m.said = done; ok {
				return
			}
			m.said, m.taken = &text.MenuTake, s
			ctx.Defer(func(app.Context) {
				if field := app.Window().GetElementByID("menu-" + string(m.Chapter) + "-text"); field.Truthy() {
					field.Set("value", s)
					field.Call("select")
					field.Call("focus")
				}
			})
		})
	})
}
