package cost

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"breakeven/app/cost"
	"breakeven/app/panel/widget"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// mostRemarks is how many rows of a file are told about one by one.
const mostRemarks = 20

// bring is where a visitor brings a price list, and how that went.
func (p *Prices) bring() app.UI {
	l := p.Lang
	return app.Div().Class("bring").Body(
		app.Div().Class("row").Body(
			widget.Chooser("prices-file", text.PricesImport.In(l), ".json,application/json", false, p.choose),
			app.If(len(p.brought) > 0, func() app.UI {
				return app.Button().ID("prices-remove").Type("button").Class("btn sm quiet").OnClick(p.onRemove).Text(text.PricesRemove.In(l))
			}),
		),
		app.P().Class("hint").Text(text.PricesImportHint.In(l, cost.MaxImport>>20)),
		app.Div().Body(app.If(p.wrong != nil, func() app.UI { return app.P().ID("prices-why").Class("why").Role("alert").Text(p.wrong.in(l)) })),
		app.If(p.report != nil, func() app.UI {
			return app.Div().ID("prices-report").Body(
				p.remarks(text.PricesSkipped, p.report.Skipped),
				p.remarks(text.PricesOdd, p.report.Odd),
			)
		}),
	)
}

// remarks lists rows of the file, the first ones with what is to be said of them.
func (p *Prices) remarks(title text.Sentence, all []cost.Remark) app.UI {
	l := p.Lang
	if len(all) == 0 {
		return app.Div().Hidden(true)
	}
	var items []app.UI
	for _, r := range all[:min(len(all), mostRemarks)] {
		items = append(items, app.Li().Body(app.Bdi().Text(tidy(r.Row)), app.Text(text.PricesRemark.In(l, why(r.Why).In(l)))))
	}
	if rest := len(all) - len(items); rest > 0 {
		items = append(items, app.Li().Text(text.PricesMore.In(l, whole(rest))))
	}
	return app.Details().Class("fold").Body(
		app.Summary().Text(title.In(l, whole(len(all)))),
		app.Ul().Body(items...),
	)
}

func why(w cost.Why) text.Sentence {
	return map[cost.Why]text.Sentence{
		cost.NoTokenPrice: text.PricesNoToken, cost.NotText: text.PricesNotText, cost.BadPrice: text.PricesBadPrice,
		cost.BadRow: text.PricesBadRow, cost.SecondOfName: text.PricesSecond, cost.ByLength: text.PricesByLength,
		cost.ByTime: text.PricesByTime, cost.Free: text.PricesFree, cost.CacheDearer: text.PricesCacheDearer,
	}[w]
}

// choose reads a chosen file, unless it is too large to be one.
func (p *Prices) choose(ctx app.Context, file app.Value) {
	name := file.Get("name").String()
	if file.Get("size").Float() > cost.MaxImport {
		p.refuse(name, cost.ErrTooLarge)
		return
	}
	date := dateOf(file, time.Now())
	p.wrong, p.said = nil, tell(text.PricesReading, tidy(name))
	widget.ReadFile(ctx, file, func(b []byte) {
		if b == nil {
			p.refuse(name, errUnread)
			return
		}
		p.take(name, b, date)
	})
}

// take has the rows of a file join the table. Those of an earlier file of the
// same list give way.
func (p *Prices) take(name string, b []byte, date string) {
	r, err := cost.ImportPrices(bytes.TrimPrefix(b, byteOrder), date)
	if err != nil {
		p.refuse(name, err)
		return
	}
	p.report, p.wrong = &r, nil
	if len(r.Taken) == 0 {
		p.said = tell(text.PricesNothing, tidy(name), whole(len(r.Skipped)))
		return
	}
	list := r.Taken[0].Source.Name
	p.brought = append(slices.DeleteFunc(p.brought, func(q cost.Price) bool { return q.Source.Name == list }), r.Taken...)
	p.files++
	p.said = tell(text.PricesTaken, tidy(name), whole(len(r.Taken)), whole(len(r.Skipped)), whole(len(r.Odd)))
}

// refuse says why a file is not taken. All else stays as it was.
func (p *Prices) refuse(name string, err error) {
	name = tidy(name)
	var syntax *json.SyntaxError
	p.said = nil
	switch {
	case errors.Is(err, cost.ErrTooLarge):
		p.wrong = tell(text.PricesTooLarge, name, cost.MaxImport>>20)
	case errors.Is(err, errUnread):
		p.wrong = tell(text.PricesUnread, name)
	case errors.As(err, &syntax):
		p.wrong = tell(text.PricesBroken, name, text.Int(syntax.Offset))
	default:
		p.wrong = tell(text.PricesNotPrices, name)
	}
}

func (p *Prices) onRemove(app.Context, app.Event) {
	p.brought, p.report, p.wrong = nil, nil, nil
	p.said = tell(text.PricesRemoved)
	widget.HandOn(p.ctx, "prices-file")
}
