package cost

import (
	"math"
	"strings"

	"breakeven/app/cost"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// sentence is the verdict, its parts marked for rich.
func sentence(r result, l text.Lang) string {
	s := map[cost.Regime]text.Sentence{
		cost.AfterMonths: text.CostAfter, cost.NotInTime: text.CostNotInTime, cost.Never: text.CostNever,
		cost.AtOnce: text.CostAtOnce, cost.CheaperUntil: text.CostUntil,
	}[r.Regime]
	turn := r.Months.Or(0)
	switch {
	case r.Regime == cost.Undecided:
		return text.CostUnknown.In(l)
	case r.Regime == cost.CheaperUntil && turn > r.HorizonMonths:
		s = text.CostUntilPast
	}
	return s.In(l, mark("num", count(r.RequestsPerMonth, l)),
		mark("way ft", text.FineTuning.In(l)), mark("way pr", text.Prompting.In(l)),
		mark("num", text.CostNthMonth.In(l, months(turn))), mark("num", text.CostNMonths.In(l, months(r.HorizonMonths))), mark("num", text.Money(math.Abs(r.AtHorizon.Or(0)))))
}

// plain takes the marks out of a sentence.
func plain(s string) string {
	var b strings.Builder
	for i, part := range strings.Split(s, "\x00") {
		if _, inner, ok := strings.Cut(part, "\x01"); ok && i%2 == 1 {
			part = inner
		}
		b.WriteString(part)
	}
	return b.String()
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

// verdict is the chapter's sentence, and one line on how far it holds.
func (c *Chapter) verdict() app.UI {
	l, r := c.Lang, c.now
	line := ""
	if saved, known := r.DeltaC.Get(); known && saved <= 0 {
		line = text.CostNoFloor.In(l)
	} else if floor, known := r.MinVolume.Get(); known && floor > 0 && r.DeltaF.Or(0) > 0 {
		line = text.CostFloor.In(l, count(floor, l))
	}
	return app.Div().ID("cost-verdict").Class("verdict").Aria("live", "polite").Body(
		app.P().ID("cost-say").Class("say").DataSet("regime", regimes[r.Regime]).Body(rich(sentence(r, l))...),
		app.P().Class("say-more").Text(join(l, line, text.CostMoneyOnly.In(l))),
	)
}

// regimes are the verdicts as words for tests and styles.
var regimes = map[cost.Regime]string{
	cost.Undecided: "unknown", cost.AfterMonths: "after", cost.NotInTime: "not-in-time", cost.Never: "never",
	cost.AtOnce: "at-once", cost.CheaperUntil: "until",
}

// join sets sentences after one another as their language does.
func join(l text.Lang, sentences ...string) string {
	space := ""
	if l == text.EN {
		space = " "
	}
	out := ""
	for _, s := range sentences {
		if s != "" && out != "" {
			out += space
		}
		out += s
	}
	return out
}

// perCall says what a thousand calls cost either way.
func perCall(r result, l text.Lang) string {
	tuned, known1 := r.TunedCost.Get()
	prompt, known2 := r.PromptCost.Get()
	if !known1 || !known2 {
		return ""
	}
	return text.CostPerCall.In(l, text.Money(1000*tuned), text.Money(1000*prompt))
}
