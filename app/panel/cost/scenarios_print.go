package cost

import (
	"breakeven/app/cost"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// onPrint puts the chapter on paper: verdict, curves, and all inputs as a table
// in the sliders' place. The style sheet knows of it by a mark on the document,
// so that printing the whole page stays what it is.
func (s *Scenarios) onPrint(ctx app.Context, _ app.Event) {
	s.printed = true
	ctx.Defer(func(ctx app.Context) {
		w := app.Window()
		root := w.Get("document").Get("documentElement")
		var after app.Func
		after = app.FuncOf(func(app.Value, []app.Value) any {
			after.Release()
			root.Call("removeAttribute", "data-print")
			ctx.Dispatch(func(app.Context) { s.printed = false })
			return nil
		})
		w.Call("addEventListener", "afterprint", after, map[string]any{"once": true})
		root.Get("dataset").Set("print", "cost")
		w.Call("print")
	})
}

// paper is what is only on paper. It stands in the document no longer than that.
func (s *Scenarios) paper() app.UI {
	if !s.printed {
		return app.Div().Class("paper").Hidden(true)
	}
	l, v := s.Lang, s.Case.Values()
	n := v.Numbers()
	preset := presetOf(v)
	var rows []app.UI
	for i := range cost.Inputs {
		id := cost.ID(i)
		rows = append(rows, app.Tr().Body(
			app.Th().Scope("row").Text(inputName(id, l)),
			app.Td().Class("num").Text(inputValue(id, n[id], s.currency(), l)),
			app.Td().Text(sourceOf(preset.Source(id), n[id] != preset.Numbers[id], l)),
		))
	}
	link := ""
	if location := app.Window().Get("location"); location.Truthy() {
		link = location.Get("href").String()
	}
	return app.Div().Class("paper").Body(
		app.P().Text(text.ScenarioLink.In(l, link)),
		app.Table().Class("rows").Body(
			app.Caption().Text(text.ScenarioPaper.In(l)),
			app.THead().Body(app.Tr().Body(
				app.Th().Scope("col").Text(text.ScenarioInput.In(l)),
				app.Th().Scope("col").Class("num").Text(text.ScenarioNumber.In(l)),
				app.Th().Scope("col").Text(text.ScenarioWhose.In(l)),
			)),
			app.TBody().Body(rows...),
		),
	)
}

// sourceOf says where a number is from. One that follows another that was set is
// by hand like that.
func sourceOf(s cost.Source, byHand bool, l text.Lang) string {
	switch {
	case byHand:
		return text.ScenarioYours.In(l)
	case s.Assumed:
		return text.ScenarioOurs.In(l)
	case s.Secondary:
		return text.PricesFrom.In(l, text.PricesFrom.In(l, s.Name, s.Date), text.PricesSecondary.In(l))
	}
	return text.PricesFrom.In(l, s.Name, s.Date)
}
