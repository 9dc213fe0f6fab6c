package cost

import (
	"strconv"

	"breakeven/app/cost"
	"breakeven/app/panel/widget"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// wager is what the visitor takes for the largest part of the set-up cost.
type wager struct {
	placed  string // of betOn, or "unsure"; "": nothing yet
	skipped bool
}

// SkipBet folds the bet to a line, or opens it again.
func (m *Model) SkipBet(skip bool) {
	m.bet.skipped = skip
	m.Announce(Looks)
}

// BetSkipped tells whether it is folded.
func (m *Model) BetSkipped() bool { return m.bet.skipped }

// betOn are the parts that one can bet on.
var betOn = []struct {
	id   string
	part cost.Part
}{{"training", cost.PartTraining}, {"labels", cost.PartLabels}, {"people", cost.PartPeople}}

// Bet asks for the largest part of what tuning costs at first. It never stands in
// the way.
type Bet struct {
	app.Compo

	Lang  text.Lang
	Model *Model
}

// OnMount implements app.Mounter.
func (b *Bet) OnMount(ctx app.Context) { widget.Watch(ctx, b.Model, Settled, Looks) }

// Render implements app.Composer.
func (b *Bet) Render() app.UI {
	l, m := b.Lang, b.Model
	skip := func(yes bool) app.EventHandler {
		return func(ctx app.Context, _ app.Event) {
			ctx.PreventUpdate()
			m.SkipBet(yes)
		}
	}
	chip := func(id, label string) app.UI {
		return app.Button().ID("cost-bet-"+id).Type("button").Class("chip").Aria("pressed", strconv.FormatBool(m.bet.placed == id)).
			OnClick(func(ctx app.Context, _ app.Event) {
				ctx.PreventUpdate()
				m.bet.placed = id
				m.Announce(Looks)
			}, app.EventScope(id)).Text(label)
	}
	var chips []app.UI
	for _, on := range betOn {
		chips = append(chips, chip(on.id, parts[on.part].In(l)))
	}
	chips = append(chips, chip("unsure", text.BetNotSure.In(l)))
	done := 1 // of asked, answered, reckoned, revealed: the last three come at once
	if m.bet.placed != "" {
		done = 4
	}
	return widget.Bet{
		Lang: l, ID: "cost-bet", Number: 4, Skipped: m.bet.skipped, Skip: skip,
		Heading:  app.H3().Text(text.BetTitle.In(l)),
		Question: text.CostBetLargest.In(l), Chips: chips, Done: done, Reveal: rich(reveal(m, l)),
	}.UI()
}

// reveal says what the visitor's own numbers show.
func reveal(m *Model, l text.Lang) string {
	if m.bet.placed == "" {
		return ""
	}
	bill := m.now.Tuned.OneOff.Bill()
	total, known := bill.Total().Get()
	if _, sum := m.numbers[cost.TunedOneOff].Get(); sum || !known || total == 0 {
		return text.CostBetNoParts.In(l)
	}
	largest := cost.PartPeople
	for part, v := range bill {
		if v.Or(0) > bill[largest].Or(0) {
			largest = cost.Part(part)
		}
	}
	of := func(part cost.Part) string { return share100(bill[part].Or(0) / total) }
	name := func(part cost.Part) string { return mark("b", parts[part].In(l)) }
	for _, on := range betOn {
		switch {
		case m.bet.placed != on.id:
		case on.part == largest:
			return text.CostBetRight.In(l, name(largest), of(largest), of(cost.PartTraining))
		default:
			return text.CostBetSaid.In(l, name(on.part), of(on.part), name(largest), of(largest))
		}
	}
	return text.CostBetShows.In(l, name(largest), of(largest), of(cost.PartTraining))
}
