package cost

import (
	"strconv"
	"time"

	"breakeven/app/cost"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// table lays rows out. Where it is narrow, the style sheet makes a card of each
// row, with the name of every number beside it; browsers that take a table's
// elements for something else then are told by its roles what they are.
func (p *Prices) table(rows []priceRow) app.UI {
	l := p.Lang
	column := func(s text.Sentence) app.UI {
		return app.Th().Scope("col").Class("num").Role("columnheader").Text(s.In(l))
	}
	tall := func(s text.Sentence) app.UI {
		return app.Th().Scope("col").Rowspan(2).Role("columnheader").Text(s.In(l))
	}
	group := func(s text.Sentence) app.UI {
		return app.Th().Scope("colgroup").ColSpan(3).Class("over").Role("columnheader").Text(s.In(l))
	}
	var body []app.UI
	for _, r := range rows {
		body = append(body, p.row(r))
	}
	return app.Table().Class("rows price-list").Role("table").Aria("label", text.PricesTitle.In(l)).Body(
		app.THead().Role("rowgroup").Body(
			app.Tr().Role("row").Body(
				tall(text.PricesModel), group(text.PricesBase), group(text.PricesTuned),
				app.Th().Scope("col").Rowspan(2).Class("num").Role("columnheader").Text(text.PricesTraining.In(l)),
				tall(text.PricesSource), tall(text.PricesUse),
			),
			app.Tr().Role("row").Body(
				column(text.PricesIn), column(text.PricesCached), column(text.PricesOut),
				column(text.PricesIn), column(text.PricesCached), column(text.PricesOut),
			),
		),
		app.TBody().Role("rowgroup").Body(body...),
	)
}

func (p *Prices) row(r priceRow) app.UI {
	l := p.Lang
	number := func(group, name text.Sentence, v cost.Value) app.UI {
		label := name.In(l)
		if group != name {
			label = text.Join(l, group.In(l), label)
		}
		shown := app.Span().Class("none").Text(text.PricesUnknown.In(l))
		if x, known := v.Get(); known {
			shown = app.Span().Text(perMillion(x))
		}
		return app.Td().Class("num").Role("cell").Body(app.Span().Class("lab").Aria("hidden", true).Text(label), shown)
	}
	return app.Tr().Role("row").Body(
		app.Th().Scope("row").Role("rowheader").Class("model").Body(app.Bdi().Text(tidy(r.Model)), app.Small().Body(app.Bdi().Text(tidy(r.Provider)))),
		number(text.PricesBase, text.PricesIn, r.Input), number(text.PricesBase, text.PricesCached, r.CachedInput), number(text.PricesBase, text.PricesOut, r.Out),
		number(text.PricesTuned, text.PricesIn, r.Tuned), number(text.PricesTuned, text.PricesCached, r.TunedCached), number(text.PricesTuned, text.PricesOut, r.TunedOut),
		number(text.PricesTraining, text.PricesTraining, r.Training),
		app.Td().Class("from").Role("cell").Body(p.sources(r)...),
		app.Td().Class("use").Role("cell").Body(app.Div().Body(p.uses(r)...)),
	)
}

// sources says where a row's prices are from, and how far to trust them.
func (p *Prices) sources(r priceRow) (out []app.UI) {
	l := p.Lang
	from := dated(r.Source, l)
	if r.brought {
		from = text.PricesFrom.In(l, r.Source.Name, text.PricesFromFile.In(l, mark("date", r.Source.Date)))
	}
	source := func(from string, s cost.Source) {
		parts := rich(from)
		if s.Secondary {
			parts = append(parts, app.Span().Class("tag doubt").Text(text.PricesSecondary.In(l)))
		}
		if s.Old(time.Now()) {
			parts = append(parts, app.Span().Class("tag doubt").Title(text.PricesOldMeans.In(l)).Text(text.PricesOld.In(l)))
		}
		out = append(out, app.P().Body(parts...))
	}
	source(from, r.Source)
	if t := r.TunedSource; t != r.Source && t.Name != "" {
		source(text.PricesTunedFrom.In(l, dated(t, l)), t)
	}
	return out
}

// dated is a source's name and its date, which keeps to one line.
func dated(s cost.Source, l text.Lang) string {
	return text.PricesFrom.In(l, s.Name, mark("date", s.Date))
}

// uses are the buttons of a row: one for each way that it has a price for.
func (p *Prices) uses(r priceRow) (out []app.UI) {
	l := p.Lang
	for _, b := range []struct {
		arm   cost.Arm
		class string
		full  text.Sentence
	}{
		{cost.Prompting, "way pr", text.PricesForPrompting},
		{cost.FineTuning, "way ft", text.PricesForTuning},
		{cost.SmallerModel, "", text.PricesForSmaller},
	} {
		if !usable(r.Price, b.arm) {
			continue
		}
		key := r.key + " " + strconv.Itoa(int(b.arm))
		out = append(out, app.Button().Type("button").Class("btn sm").Aria("label", b.full.In(l, tidy(r.Model))).
			OnClick(func(app.Context, app.Event) { p.use(r.Price, b.arm) }, app.EventScope(key)).
			Body(app.Span().Class(b.class).Text(armName(b.arm).In(l))))
	}
	return out
}

// perMillion writes a price: $0.003625, and not one digit more than six.
func perMillion(x float64) string {
	short := strconv.FormatFloat(x, 'g', 6, 64)
	if v, err := strconv.ParseFloat(short, 64); err == nil && (v == 0 || v >= 1e-6) {
		short = strconv.FormatFloat(v, 'f', -1, 64)
	}
	return "$" + short
}
