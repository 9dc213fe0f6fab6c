package cost

import (
	"math"
	"strconv"

	"breakeven/app/chart"
	"breakeven/app/cost"
	"breakeven/app/panel/widget"
	"breakeven/app/state"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// currency is what sums are shown in. The model reckons in dollars.
type currency struct {
	sign string
	rate float64 // of it for a dollar
}

var dollars = currency{"$", 1}

// money writes a sum of dollars in the currency.
func (c currency) money(usd float64) string { return text.Sum(c.sign, usd*c.rate) }

// value writes a sum that may be unknown.
func (c currency) value(usd cost.Value) string {
	if x, known := usd.Get(); known {
		return c.money(x)
	}
	return "?"
}

// in returns a sum of dollars in the currency, NaN where it is unknown.
func (c currency) in(usd cost.Value) float64 { return usd.Or(math.NaN()) * c.rate }

// axis is an axis of sums that are in the currency already, as charts hold them.
func (c currency) axis() chart.Axis {
	return chart.Axis{
		Format: func(x float64) string { return text.SumShort(c.sign, x) },
		Long:   func(x float64) string { return text.Sum(c.sign, x) },
		Unit:   c.sign,
	}
}

// Currency switches between dollars and yuan, at a rate that can be changed.
type Currency struct {
	app.Compo

	Lang  text.Lang
	Model *Model
}

// OnMount implements app.Mounter.
func (c *Currency) OnMount(ctx app.Context) { widget.Watch(ctx, c.Model, Looks) }

// Render implements app.Composer.
func (c *Currency) Render() app.UI {
	l, m, s := c.Lang, c.Model, c.Model.State
	button := func(id, sign string, name text.Sentence) app.UI {
		return app.Button().ID("cost-"+id).Type("button").Aria("pressed", strconv.FormatBool(s.Currency == id)).Aria("label", name.In(l)).
			OnClick(func(ctx app.Context, _ app.Event) {
				ctx.PreventUpdate()
				s.Currency = id
				m.shownOtherwise()
			}, app.EventScope(id)).Text(sign)
	}
	rate := number(s.Rate)
	if typed, typing := m.typed["rate"]; typing {
		rate = typed
	}
	return app.Span().Class("end currency").Body(
		app.If(s.Currency == "cny", func() app.UI {
			source := text.CostRateYours.In(l)
			if s.Rate == cost.DefaultRate.CNYPerUSD {
				source = text.CostRateAssumed.In(l, cost.DefaultRate.Source.Date)
			}
			return app.Label().Class("rate").Title(source).Body(
				app.Span().Text("$1 = ¥"),
				app.Input().ID("cost-rate").Type("text").Value(rate).AutoComplete(false).Attr("inputmode", "decimal").Aria("label", text.CostRate.In(l)).
					Aria("invalid", strconv.FormatBool(!goodRate(rate))).
					OnInput(c.onRate).OnChange(c.onRateDone),
				app.Small().Text(source),
			)
		}),
		app.Span().Class("seg").Role("group").Aria("label", text.CostCurrency.In(l)).Body(
			button("usd", "$", text.CostDollars), button("cny", "¥", text.CostYuan),
		),
	)
}

func goodRate(typed string) bool {
	x, err := parseNumber(typed, state.MaxRate)
	return err == nil && x >= state.MinRate
}

// onRate takes a rate as soon as it is one; the last good one counts until then.
func (c *Currency) onRate(ctx app.Context, _ app.Event) {
	ctx.PreventUpdate()
	m := c.Model
	typed := ctx.JSSrc().Get("value").String()
	m.typed["rate"] = typed
	if goodRate(typed) {
		m.State.Rate, _ = parseNumber(typed, state.MaxRate)
	}
	m.shownOtherwise()
}

func (c *Currency) onRateDone(ctx app.Context, _ app.Event) {
	ctx.PreventUpdate()
	delete(c.Model.typed, "rate")
	c.Model.shownOtherwise()
}

// shownOtherwise has everything follow another way of showing the same case.
func (m *Model) shownOtherwise() {
	m.now = m.result()
	m.Announce(Looks)
}
