package cost

import (
	"breakeven/app/panel/widget"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Steps undoes, redoes and resets.
type Steps struct {
	app.Compo

	Lang  text.Lang
	Model *Model
}

// OnMount implements app.Mounter.
func (s *Steps) OnMount(ctx app.Context) { widget.Watch(ctx, s.Model, Settled) }

// Render implements app.Composer.
func (s *Steps) Render() app.UI {
	l, m := s.Lang, s.Model
	button := func(id string, label text.Sentence, on bool, do func()) app.UI {
		return app.Button().ID("cost-"+id).Type("button").Class("btn sm").Disabled(!on).OnClick(func(ctx app.Context, _ app.Event) {
			ctx.PreventUpdate()
			do()
		}, app.EventScope(id)).Text(label.In(l))
	}
	return app.Div().Class("row steps").Body(
		button("undo", text.CostUndo, len(m.undos) > 0, m.Undo),
		button("redo", text.CostRedo, len(m.redos) > 0, m.Redo),
		button("reset", text.CostReset, m.Changed(), m.Reset),
	)
}

// undoByKey undoes on Ctrl+Z and redoes on Ctrl+Shift+Z or Ctrl+Y, wherever in the
// chapter the cursor is, but not in a field whose text has not been taken yet: the
// browser undoes that itself.
func undoByKey(ctx app.Context, m *Model) func() {
	root := ctx.JSSrc()
	f := app.FuncOf(func(_ app.Value, args []app.Value) any {
		e := args[0]
		if !(e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool()) || e.Get("altKey").Bool() || m.before != nil {
			return nil
		}
		do := m.Undo
		switch e.Get("key").String() {
		case "z":
		case "Z", "y":
			do = m.Redo
		default:
			return nil
		}
		e.Call("preventDefault")
		quietly(ctx, do)
		return nil
	})
	root.Call("addEventListener", "keydown", f)
	return func() {
		root.Call("removeEventListener", "keydown", f)
		f.Release()
	}
}
