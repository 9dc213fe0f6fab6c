package cost

import (
	"breakeven/app/cost"
	"breakeven/app/panel/widget"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Sources is the drawer that says of every number where it is from.
type Sources struct {
	app.Compo

	Lang  text.Lang
	Model *Model
}

// OnMount implements app.Mounter.
func (s *Sources) OnMount(ctx app.Context) { widget.Watch(ctx, s.Model, Settled, Looks) }

// Render implements app.Composer.
func (s *Sources) Render() app.UI {
	l, m := s.Lang, s.Model
	return drawer(m, "cost-sources", text.CostSources, l, func() []app.UI {
		preset := presetOf(m.State.Cost)
		var rows []app.UI
		for _, g := range groups {
			for _, id := range g.ids {
				x, known := m.numbers[id].Get()
				_, set := m.State.Cost.Set[id]
				if !set && (!known || x == 0) {
					continue // nothing is said of it
				}
				value := "?"
				if known {
					value = say(id, x, m.currency(), l)
				}
				rows = append(rows, app.Tr().Body(app.Td().Text(names[id].In(l)), app.Td().Class("num").Text(value), source(preset, id, set, l)))
			}
		}
		if s := m.State; s.Currency == "cny" {
			from := app.Td().Text(text.CostYourNumber.In(l))
			if s.Rate == cost.DefaultRate.CNYPerUSD {
				from = app.Td().Class("assumed").Text(text.CostAssumption.In(l, cost.DefaultRate.Source.Date))
			}
			rows = append(rows, app.Tr().Body(app.Td().Text(text.CostRate.In(l)), app.Td().Class("num").Text("¥"+number(s.Rate)), from))
		}
		return []app.UI{
			app.P().Text(caseWords[preset.ID].In(l)),
			app.P().Text(text.CostAssumptions.In(l)),
			app.Table().Class("rows").Body(
				app.THead().Body(app.Tr().Body(
					app.Th().Scope("col").Text(text.CostItem.In(l)), app.Th().Scope("col").Class("num").Text(text.CostValue.In(l)), app.Th().Scope("col").Text(text.CostSource.In(l)),
				)),
				app.TBody().Body(rows...),
			),
		}
	})
}

// caseWords say what the presets stand for.
var caseWords = map[string]text.Sentence{"A": text.CostCaseA, "B": text.CostCaseB, "C": text.CostCaseC, "blank": text.CostCaseBlank}

func source(p *cost.Preset, id cost.ID, set bool, l text.Lang) app.UI {
	s := p.Source(id)
	named := text.SourceOf.In(l, s.Name, s.Date)
	switch {
	case set:
		return app.Td().Text(text.CostYourNumber.In(l))
	case s.Secondary:
		return app.Td().Text(text.CostSecondary.In(l, named))
	case s.Assumed:
		return app.Td().Class("assumed").Text(text.CostAssumption.In(l, s.Date))
	}
	return app.Td().Text(named)
}
