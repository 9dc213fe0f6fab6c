package cost

import (
	"math"
	"strings"

	"breakeven/app/cost"
	"breakeven/app/panel/widget"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// sentence is the verdict, its parts marked for rich.
func sentence(r result, l text.Lang) string {
	s := map[cost.Regime]text.Sentence{
		cost.AfterMonths: text.CostAfter, cost.NotInTime: text.CostNotInTime, cost.Never: text.CostNever,
		cost.AtOnce: text.CostAtOnce, cost.CheaperUntil: text.CostUntil, cost.ForAWhile: text.CostForAWhile,
	}[r.Regime]
	turn, saved := r.Months.Or(0), r.AtHorizon.Or(0)
	switch {
	case r.Regime == cost.Undecided:
		return undecided(r, l)
	case r.quality():
		s = text.CostQualityOnly
	case r.equal():
		s = text.CostSame
	case r.Regime == cost.CheaperUntil && saved >= 0:
		s = text.CostUntilPast
	case r.Regime == cost.ForAWhile && saved >= 0:
		s = text.CostUntilPast
	}
	return s.In(l, mark("tangle", count(r.RequestsPerMonth, l)),
		mark("way ft", text.FineTuning.In(l)), mark("way pr", text.Prompting.In(l)),
		mark("num", text.CostNthMonth.In(l, months(turn))), mark("num", text.CostNMonths.In(l, months(r.HorizonMonths))), mark("num", r.money(math.Abs(saved))),
		mark("num", r.value(r.error)))
}

// undecided names what is not known.
func undecided(r result, l text.Lang) string {
	if len(r.missing) == 0 {
		return text.CostUnknown.In(l)
	}
	var quoted []string
	for _, id := range r.missing[:min(2, len(r.missing))] {
		quoted = append(quoted, text.CostQuoted.In(l, names[id].In(l)))
	}
	list := strings.Join(quoted, text.CostAnd.In(l))
	if more := len(r.missing) - len(quoted); more > 0 {
		return text.CostUnknownMore.In(l, list, more)
	}
	return text.CostUnknownOf.In(l, list)
}

// count writes a number of calls: 160,213 or, in Chinese, 100万.
func count(n float64, l text.Lang) string {
	switch {
	case n >= 1e15: // prices of next to nothing need volumes that no int64 holds
		return text.Short(round(n, n/1e3))
	case l == text.ZH && n >= 1e8 && math.Mod(n, 1e6) == 0:
		return text.Short(n/1e8) + "亿"
	case l == text.ZH && n >= 1e4 && math.Mod(n, 1e3) == 0:
		return text.Short(n/1e4) + "万"
	}
	return text.Int(int64(math.Round(n)))
}

// Verdict is the chapter's sentence, how sure it is, and what it hangs on.
type Verdict struct {
	app.Compo

	Lang  text.Lang
	Model *Model

	tangle tangle
}

// OnMount implements app.Mounter.
func (v *Verdict) OnMount(ctx app.Context) {
	widget.Watch(ctx, v.Model, Moved, Reason, Looks)
	v.tangle.listen(ctx, v.Model)
}

// OnDismount implements app.Dismounter.
func (v *Verdict) OnDismount() { v.tangle.release() }

// Render implements app.Composer.
func (v *Verdict) Render() app.UI {
	l, m := v.Lang, v.Model
	r := m.now
	said := sentence(r, l)
	announced := ""
	if m.before == nil { // not while a slider is dragged
		announced = plain(said)
	}
	var say []app.UI
	for _, p := range pieces(said) {
		if p.class == "tangle" && !m.fixed.has(cost.Calls) {
			say = append(say, calls(m, p.text, l))
		} else {
			say = append(say, p.ui())
		}
	}
	return app.Div().ID("cost-verdict").Class("verdict").Body(
		app.P().ID("cost-say").Class("say").DataSet("regime", regimes[r.Regime]).Body(say...),
		app.P().ID("cost-more").Class("say-more").Text(text.Join(l, floor(r, l), chanceLine(m, l), errorLine(r, l))),
		app.P().ID("cost-why").Class("say-more").Body(v.why()...),
		app.P().ID("cost-said").Class("sr").Role("status").Text(announced),
	)
}

// why is the line on what decides, or, where nothing is decided, the way to the
// fields that are empty.
func (v *Verdict) why() []app.UI {
	l, m := v.Lang, v.Model
	if missing := m.now.missing; len(missing) > 0 {
		out := []app.UI{app.Span().Text(text.CostFillIn.In(l))}
		for _, id := range missing {
			out = append(out, app.Button().Type("button").Class("link").OnClick(func(ctx app.Context, _ app.Event) {
				ctx.PreventUpdate()
				m.show(ctx, id)
			}, app.EventScope(id, l)).Text(names[id].In(l)))
		}
		return out
	}
	if m.before != nil || !same(m.explained, m.State.Cost) {
		return []app.UI{app.Text("\u00a0")} // its line stays, so that nothing below moves
	}
	return []app.UI{app.Text(text.Join(l, reasons(m, l), flips(m, l)))}
}

// show unfolds the group of an input and puts the cursor into its field.
func (m *Model) show(ctx app.Context, id cost.ID) {
	for _, g := range groups {
		for _, member := range g.ids {
			if member == id {
				m.open[g.id], m.open[restOpen] = true, true
			}
		}
	}
	m.Announce(Looks)
	field := "cost-" + cost.Inputs[id].Key
	m.soon(func() {
		ctx.Defer(func(app.Context) {
			if e := app.Window().GetElementByID(field); e.Truthy() {
				e.Call("scrollIntoView", map[string]any{"block": "center"})
				e.Call("focus", map[string]any{"preventScroll": true})
			}
		})
	})
}

// floor says below which volume it never pays, or why there is none.
func floor(r result, l text.Lang) string {
	if r.Regime == cost.Undecided || r.equal() {
		return ""
	}
	if saved, known := r.DeltaC.Get(); known && saved <= 0 {
		if r.AtHorizon.Or(0) > 0 {
			return ""
		}
		if saved == 0 {
			return text.CostNoFloorSame.In(l)
		}
		return text.CostNoFloor.In(l)
	}
	if floor, known := r.MinVolume.Get(); known && floor > 0 && r.DeltaF.Or(0) > 0 {
		return text.CostFloor.In(l, count(math.Round(floor), l))
	}
	return ""
}

// errorLine says what an error must cost for quality to decide; where nobody has
// measured quality, that money is not all.
func errorLine(r result, l text.Lang) string {
	e, known := r.error.Get()
	switch {
	case r.Regime == cost.Undecided:
		return ""
	case r.preset == "C":
		return text.CostNoSafety.In(l)
	case known && e > 0 && r.Tuned.Accuracy.Or(0) > r.Prompt.Accuracy.Or(0):
		return text.CostErrorFrom.In(l, r.money(e))
	case known && r.Tuned.Accuracy.Or(0) < r.Prompt.Accuracy.Or(0):
		return text.CostErrorTo.In(l, r.money(e))
	case known:
		return ""
	}
	return text.CostMoneyOnly.In(l)
}

// regimes are the verdicts as words for tests and styles.
var regimes = map[cost.Regime]string{
	cost.Undecided: "unknown", cost.AfterMonths: "after", cost.NotInTime: "not-in-time", cost.Never: "never",
	cost.AtOnce: "at-once", cost.CheaperUntil: "until", cost.ForAWhile: "for-a-while",
}
