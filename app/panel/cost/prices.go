package cost

import (
	"time"

	"breakeven/app/cost"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Prices is the list of what models cost: rows to search and to calculate with,
// and those of a list that a visitor brings.
type Prices struct {
	app.Compo

	Lang text.Lang
	Case Case

	ctx   app.Context
	open  bool // the drawer: while it is closed, there are no rows in it
	query string
	all   bool // more than the first rows are shown

	brought []cost.Price // from the visitor's files, as long as the page is open
	files   int          // taken so far: rows of the same name in another file are other rows
	report  *cost.Report // on the latest
	said    spoken       // how the last thing went
	wrong   spoken       // why a file is not taken
}

// spoken is a sentence in the language of the moment; nil: nothing is said.
type spoken func(text.Lang) string

func tell(s text.Sentence, args ...any) spoken {
	return func(l text.Lang) string { return s.In(l, args...) }
}

func (s spoken) in(l text.Lang) string {
	if s == nil {
		return ""
	}
	return s(l)
}

// How many rows are shown before and after all are asked for: LiteLLM's list has
// two thousand, which would take seconds to lay out.
const (
	fewPrices  = 10
	mostPrices = 200
)

// OnMount implements app.Mounter.
func (p *Prices) OnMount(ctx app.Context) { p.ctx = ctx }

// Render implements app.Composer.
func (p *Prices) Render() app.UI {
	l := p.Lang
	return app.Details().ID("cost-prices").Class("drawer prices").OnToggle(p.onToggle).Body(
		app.Summary().Text(text.PricesTitle.In(l)),
		app.If(p.open, func() app.UI {
			rows, found := p.rows()
			return app.Div().Body(
				app.P().Class("dim").Text(text.PricesHint.In(l)),
				app.Div().Class("search").Body(
					app.Label().For("prices-query").Text(text.PricesSearch.In(l)),
					app.Input().ID("prices-query").Type("search").Value(p.query).AutoComplete(false).Spellcheck(false).MaxLength(80).OnInput(p.onSearch),
				),
				app.P().ID("prices-count").Class("hint").Role("status").Text(p.count(found, len(rows))),
				// One element whatever is found: what follows stays what it is.
				app.Div().Class("found").Body(
					app.If(found > 0, func() app.UI { return p.table(rows) }),
					app.If(found > fewPrices, func() app.UI { return p.more(found) }),
				),
				app.P().ID("prices-said").Class("said").Role("status").Text(p.said.in(l)),
				p.bring(),
			)
		}),
	)
}

func (p *Prices) onToggle(ctx app.Context, _ app.Event) { p.open = ctx.JSSrc().Get("open").Bool() }

func (p *Prices) onSearch(ctx app.Context, _ app.Event) {
	p.query, p.all = ctx.JSSrc().Get("value").String(), false
}

// priceRow is a row of the table.
type priceRow struct {
	cost.Price
	brought bool
	key     string // tells the handlers of one row from those of another
}

// rows returns the rows to be shown, the visitor's first, and how many are found.
func (p *Prices) rows() (rows []priceRow, found int) {
	shown := fewPrices
	if p.all {
		shown = mostPrices
	}
	add := func(list []cost.Price, file int) {
		for _, price := range cost.Search(list, p.query) {
			if found++; len(rows) < shown {
				key := text.Short(float64(file)) + " " + price.Source.Name + " " + price.Provider + "/" + price.Model
				rows = append(rows, priceRow{price, file > 0, key})
			}
		}
	}
	add(p.brought, p.files)
	add(cost.PriceList, 0)
	return rows, found
}

// count says how many rows are found.
func (p *Prices) count(found, shown int) string {
	l := p.Lang
	switch {
	case found == 0:
		return text.PricesNoRow.In(l, tidy(clip(p.query)))
	case found == 1:
		return text.PricesOneRow.In(l)
	case shown == mostPrices && shown < found:
		return text.PricesTooMany.In(l, whole(shown), whole(found-shown))
	case shown < found:
		return text.PricesFirstRows.In(l, whole(found), whole(shown))
	}
	return text.PricesRows.In(l, whole(found))
}

func (p *Prices) more(found int) app.UI {
	label := text.PricesAll.In(p.Lang, whole(found))
	if p.all {
		label = text.PricesFew.In(p.Lang, whole(fewPrices))
	}
	return app.Button().ID("prices-all").Type("button").Class("btn sm").Aria("expanded", p.all).
		OnClick(func(app.Context, app.Event) { p.all = !p.all }).Text(label)
}

// use has one of the ways calculated with a row's prices, and says what that row
// does not tell.
func (p *Prices) use(price cost.Price, arm cost.Arm) {
	before := p.Case.Values()
	p.Case.Take(price.Use(before, arm))
	unhosted := hosting(before, arm) != cost.Known(0) && hosting(p.Case.Values(), arm) == cost.Known(0)
	lacks, source := lacking(price, arm), price.Source
	if arm == cost.FineTuning {
		source = price.TunedSource
	}
	p.said = func(l text.Lang) string {
		var check, lack, host string
		switch {
		case source.Secondary:
			check = text.PricesCheck.In(l)
		case source.Old(time.Now()):
			check = text.PricesCheckOld.In(l)
		}
		if len(lacks) > 0 {
			var names []string
			for _, s := range lacks {
				names = append(names, s.In(l))
			}
			lack = text.PricesLacks.In(l, text.Enumerate(l, names))
		}
		if unhosted {
			host = text.PricesHosting.In(l)
		}
		return text.Join(l, text.PricesUsed.In(l, tidy(price.Model), armName(arm).In(l)), host, lack, check)
	}
}

// hosting is what a way's machines cost an hour.
func hosting(v cost.Values, arm cost.Arm) cost.Value {
	id := map[cost.Arm]cost.ID{cost.Prompting: cost.PromptHosting, cost.FineTuning: cost.TunedHosting, cost.SmallerModel: cost.SmallerHosting}[arm]
	return v.Numbers()[id]
}

// forArm returns the prices of a row that count for a way, and their names.
func forArm(p cost.Price, arm cost.Arm) ([]cost.Value, []text.Sentence) {
	names := []text.Sentence{text.PricesIn, text.PricesCached, text.PricesOut, text.PricesTraining}
	if arm == cost.FineTuning {
		return []cost.Value{p.Tuned, p.TunedCached, p.TunedOut, p.Training}, names
	}
	return []cost.Value{p.Input, p.CachedInput, p.Out}, names[:3]
}

// usable tells whether a row has any price for a way.
func usable(p cost.Price, arm cost.Arm) bool {
	values, _ := forArm(p, arm)
	return len(lacking(p, arm)) < len(values)
}

// lacking names the prices for a way that a row does not have.
func lacking(p cost.Price, arm cost.Arm) (names []text.Sentence) {
	values, all := forArm(p, arm)
	for i, v := range values {
		if _, known := v.Get(); !known {
			names = append(names, all[i])
		}
	}
	return names
}

func armName(arm cost.Arm) text.Sentence {
	switch arm {
	case cost.FineTuning:
		return text.FineTuning
	case cost.SmallerModel:
		return text.PricesSmaller
	}
	return text.Prompting
}
