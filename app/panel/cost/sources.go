package cost

import (
	"breakeven/app/cost"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// sources is the drawer that says of every number where it is from.
func (c *Chapter) sources() app.UI {
	l, r := c.Lang, c.now
	var rows []app.UI
	row := func(item, value string, s cost.Source) {
		source := app.Td().Class("assumed").Text(text.CostAssumption.In(l))
		switch {
		case s == cost.Source{}:
			source = app.Td().Text(text.CostYourNumber.In(l))
		case s.Secondary:
			source = app.Td().Text(text.CostSecondary.In(l, s.Name+", "+s.Date))
		case !s.Assumed:
			source = app.Td().Text(s.Name + ", " + s.Date)
		}
		rows = append(rows, app.Tr().Body(app.Td().Text(item), app.Td().Class("num").Text(value), source))
	}
	ours := cost.Source{Assumed: true}
	of := map[string]cost.Source{} // where a slider's value is from now
	for _, k := range knobs {
		if c.values[k.Key] == k.Default {
			of[k.Key] = k.Source
		}
	}
	p, t := r.Prompt, r.Tuned
	prices := func(q cost.Request) string {
		return "$" + price(q.PriceIn) + ", " + price(q.PriceCached) + ", " + price(q.PriceOut)
	}
	row(text.CostCalls.In(l), amount(r.RequestsPerMonth), of["calls"])
	row(text.CostPrefix.In(l), amount(p.Request.SharedTokens), of["prefix"])
	row(text.CostUserPart.In(l), amount(p.Request.UserTokens), ours)
	row(text.CostOutput.In(l), amount(p.Request.OutputTokens), of["output"])
	row(text.CostTunedPrefix.In(l), amount(t.Request.SharedTokens), ours)
	row(text.CostCachedShare.In(l), text.Percent(p.Request.CachedShare), ours)
	row(text.CostPromptPrices.In(l), prices(p.Request), of["price"])
	row(text.CostTunedPrices.In(l), prices(t.Request), of["tuned"])
	row(text.CostTrainPrice.In(l), money(t.OneOff.Training.Price), ours)
	one, runs := t.OneOff, t.OneOff.Training.Cost().Or(0)*t.OneOff.Runs
	oneName := text.CostTunedOneOff.In(l, amount(one.Labels), money(one.LabelPrice), amount(one.Hours), money(one.Wage), amount(one.Runs), text.Money(runs), text.Money(one.Evaluation))
	if of["oneoff"] == (cost.Source{}) {
		oneName = text.CostOneOff.In(l)
	}
	row(oneName, money(one.Cost()), of["oneoff"])
	row(text.CostPromptOneOff.In(l, amount(p.OneOff.Hours), money(p.OneOff.Wage), text.Money(p.OneOff.Evaluation)), money(p.OneOff.Cost()), ours)
	row(text.CostTunedMonth.In(l, amount(t.Monthly.UpkeepHours), amount(t.Monthly.Retrain.EveryMonths)), money(t.Monthly.Cost()), ours)
	row(text.CostPromptMonth.In(l, amount(p.Monthly.UpkeepHours)), money(p.Monthly.Cost()), ours)
	row(text.CostHorizon.In(l), text.CostNMonths.In(l, amount(r.HorizonMonths)), ours)
	return app.Details().ID("cost-sources").Class("drawer").Body(
		app.Summary().Text(text.CostSources.In(l)),
		app.Div().Body(
			app.P().Text(text.CostAssumptions.In(l)),
			app.Table().Class("rows").Body(
				app.THead().Body(app.Tr().Body(
					app.Th().Scope("col").Text(text.CostItem.In(l)), app.Th().Scope("col").Class("num").Text(text.CostValue.In(l)), app.Th().Scope("col").Text(text.CostSource.In(l)),
				)),
				app.TBody().Body(rows...),
			),
		),
	)
}
