package train

import (
	"math"
	"strconv"

	"breakeven/app/panel/widget"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Bet asks how soon nine in ten digits are read: open, placed, revealed by the
// visitor's own run, or folded to a line. It never stands in the way.
type Bet struct {
	app.Compo

	Lang  text.Lang
	Model *Model
}

// OnMount implements app.Mounter.
func (b *Bet) OnMount(ctx app.Context) { widget.Watch(ctx, b.Model, Controls) }

// bets are the steps that one can bet on.
var bets = []uint32{30, 300, 3000}

// Render implements app.Composer.
func (b *Bet) Render() app.UI {
	l, m := b.Lang, b.Model
	w := m.Bet
	chip := func(id, label string, on bool, steps uint32) app.UI {
		return app.Button().ID("bet-"+id).Type("button").Class("chip").Aria("pressed", strconv.FormatBool(on)).Disabled(w.Reached > 0 && !on).
			OnClick(func(app.Context, app.Event) { m.Place(steps) }, app.EventScope(id)).Text(label)
	}
	var chips []app.UI
	for _, n := range bets {
		chips = append(chips, chip(strconv.Itoa(int(n)), whole(n), w.Placed == n, n))
	}
	chips = append(chips, chip(unsure, text.BetNotSure.In(l), w.NotSure, 0))
	done := 1 // of asked, answered, running, revealed
	for _, yes := range []bool{w.Answered(), m.Step > 0 && w.Answered(), w.Reached > 0 && w.Answered()} {
		if yes {
			done++
		}
	}
	return widget.Bet{
		Lang: l, ID: "bet", Number: 1, Skipped: w.Skipped,
		Skip:     func(yes bool) app.EventHandler { return func(app.Context, app.Event) { m.SkipBet(yes) } },
		Heading:  app.H2().Text(text.BetTitle.In(l)),
		Question: text.BetNine.In(l), Chips: chips, Done: done, Reveal: b.reveal(),
	}.UI()
}

// reveal says what the run has shown so far.
func (b *Bet) reveal() []app.UI {
	l, w := b.Lang, b.Model.Bet
	switch {
	case w.Reached > 0 && w.Placed > 0:
		return strong(text.BetSaid, l, whole(w.Placed), whole(w.Reached), took(w.Seconds, l))
	case w.Reached > 0:
		return strong(text.BetTook, l, whole(w.Reached), took(w.Seconds, l))
	case !w.Answered():
		return nil
	case b.Model.Step > 0:
		return []app.UI{app.Text(text.BetRuns.In(l))}
	}
	return []app.UI{app.Text(text.BetWaits.In(l))}
}

// strong fills a sentence; what is filled in, but for the last, is bold.
func strong(s text.Sentence, l text.Lang, args ...string) (out []app.UI) {
	marked := make([]any, len(args))
	for i, a := range args {
		if marked[i] = "\x01" + a + "\x02"; i == len(args)-1 {
			marked[i] = a
		}
	}
	plain, bold := "", ""
	inside := false
	for _, r := range s.In(l, marked...) {
		switch {
		case r == '\x01':
			out, plain, inside = append(out, app.Text(plain)), "", true
		case r == '\x02':
			out, bold, inside = append(out, app.B().Text(bold)), "", false
		case inside:
			bold += string(r)
		default:
			plain += string(r)
		}
	}
	return append(out, app.Text(plain))
}

// took says how long something took.
func took(seconds float64, l text.Lang) string {
	switch s := int(math.Ceil(seconds)); {
	case s <= 1:
		return text.BetUnder1.In(l)
	case s <= 90:
		return text.BetUnderS.In(l, s)
	default:
		return text.BetMinutes.In(l, int(math.Round(seconds/60)))
	}
}
