package cost

import (
	"strconv"

	"breakeven/app/cost"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Scenarios that stand side by side: as many as a phone has room for.
const mostCompared = 4

func (s *Scenarios) chosen() (out []cost.Named) {
	for _, k := range s.list {
		if k.chosen {
			out = append(out, k.Named)
		}
	}
	return out
}

func (s *Scenarios) choose(id int, chosen bool) {
	if i := s.index(id); i >= 0 && (!chosen || len(s.chosen()) < mostCompared) {
		s.list[i].chosen = chosen
	}
}

// compare sets the chosen scenarios side by side.
func (s *Scenarios) compare() app.UI {
	l, all := s.Lang, s.chosen()
	switch len(all) {
	case 0:
		return app.Div().Hidden(true)
	case 1:
		return app.P().Class("hint").Role("status").Text(text.ScenarioCompareMore.In(l))
	}
	differ := differences(all, s.currency(), l)
	return app.Section().ID("scenario-compare").Aria("label", text.ScenarioCompare.In(l)).Body(
		sideBySide(all, text.ScenarioResults.In(l), text.ScenarioResult.In(l), results(all, s.currency(), l), false),
		app.If(len(differ) > 0, func() app.UI {
			return sideBySide(all, text.ScenarioDiffer.In(l), text.ScenarioInput.In(l), differ, true)
		}).Else(func() app.UI { return app.P().Class("hint").Text(text.ScenarioSame.In(l)) }),
		app.If(len(all) == mostCompared && len(s.list) > mostCompared, func() app.UI {
			return app.P().Class("hint").Text(text.ScenarioCompareMost.In(l, mostCompared))
		}),
	)
}

// line is a row of a comparison: what, and what it is in each scenario.
type line struct {
	name  string
	cells []string
}

func sideBySide(all []cost.Named, caption, first string, lines []line, marked bool) app.UI {
	head := []app.UI{app.Th().Scope("col").Role("columnheader").Text(first)}
	for _, n := range all {
		head = append(head, app.Th().Scope("col").Role("columnheader").Body(app.Bdi().Text(tidy(n.Name))))
	}
	var rows []app.UI
	for _, line := range lines {
		row := []app.UI{app.Th().Scope("row").Role("rowheader").Text(line.name)}
		for _, cell := range line.cells {
			td := app.Td().Role("cell")
			if marked && cell != line.cells[0] {
				row = append(row, td.Class("differs").Text("≠ "+cell))
			} else {
				row = append(row, td.Text(cell))
			}
		}
		rows = append(rows, app.Tr().Role("row").Body(row...))
	}
	return app.Table().Class("rows beside", "of-"+strconv.Itoa(len(all))).Role("table").Body(
		app.Caption().Text(caption),
		app.THead().Role("rowgroup").Body(app.Tr().Role("row").Body(head...)),
		app.TBody().Role("rowgroup").Body(rows...),
	)
}

// differences lists the inputs that are not the same in all, and the ranges that
// somebody gave or that differ where the numbers do not.
func differences(all []cost.Named, c currency, l text.Lang) (lines []line) {
	numbers := make([]cost.Numbers, len(all))
	for i, n := range all {
		numbers[i] = n.Numbers()
	}
	for i := range cost.Inputs {
		id := cost.ID(i)
		values := line{name: inputName(id, l)}
		ranges := line{name: text.ScenarioRange.In(l, values.name)}
		differ, differing, given := false, false, false
		for k, n := range all {
			values.cells = append(values.cells, inputValue(id, numbers[k][id], c, l))
			ranges.cells = append(ranges.cells, rangeOf(n.Values, id, c, l))
			differ = differ || numbers[k][id] != numbers[0][id]
			differing = differing || ranges.cells[k] != ranges.cells[0]
			_, set := n.Ranges[id]
			given = given || set
		}
		if differ {
			lines = append(lines, values)
		}
		if differing && (given || !differ) {
			lines = append(lines, ranges)
		}
	}
	return lines
}

func rangeOf(v cost.Values, id cost.ID, c currency, l text.Lang) string {
	r, ok := v.Range(id)
	if !ok {
		return text.ScenarioNoRange.In(l)
	}
	return text.ScenarioFromTo.In(l, inputValue(id, cost.Known(r.Low), c, l), inputValue(id, cost.Known(r.High), c, l))
}

// savedMonths is how many months the comparison counts what tuning saves, the
// same for all, however far each looks ahead.
const savedMonths = 12

// results lists what each scenario comes to.
func results(all []cost.Named, c currency, l text.Lang) []line {
	prompt, tuned := text.Prompting.In(l), text.FineTuning.In(l)
	lines := []line{
		{name: text.ScenarioVerdict.In(l)}, {name: text.ScenarioBreakEven.In(l)}, {name: text.ScenarioSaving.In(l)},
		{name: text.ScenarioPerCall.In(l, prompt)}, {name: text.ScenarioPerCall.In(l, tuned)},
		{name: text.ScenarioOneOff.In(l, prompt)}, {name: text.ScenarioOneOff.In(l, tuned)},
		{name: text.ScenarioMonthly.In(l, prompt)}, {name: text.ScenarioMonthly.In(l, tuned)},
	}
	sum := func(v cost.Value) string {
		if _, known := v.Get(); !known {
			return text.PricesUnknown.In(l)
		}
		return c.value(v)
	}
	for _, n := range all {
		s := cost.Build(n.Values)
		o := cost.Decide(s)
		a, b := s.Curve(&s.Prompt), s.Curve(&s.Tuned)
		for i, cell := range []string{
			verdictOf(o, l), breakEven(o, l), sum(difference(a.At(savedMonths), b.At(savedMonths))),
			sum(s.Prompt.Request.Cost()), sum(s.Tuned.Request.Cost()),
			sum(a.Once), sum(b.Once), sum(evenly(a)), sum(evenly(b)),
		} {
			lines[i].cells = append(lines[i].cells, cell)
		}
	}
	return lines
}

// difference returns a − b, unknown where one of them is.
func difference(a, b cost.Value) cost.Value {
	x, known := a.Get()
	y, too := b.Get()
	if !known || !too {
		return cost.Unknown
	}
	return cost.Known(x - y)
}

// evenly returns $ a month, with retraining spread over the months between.
func evenly(c cost.Curve) cost.Value {
	month, known := c.Monthly.Get()
	lump, too := c.Lump.Get()
	switch {
	case c.Every == 0:
		return c.Monthly
	case !known || !too:
		return cost.Unknown
	}
	return cost.Known(month + lump/c.Every)
}

// verdictOf is the verdict on a scenario in few words.
func verdictOf(o cost.Outcome, l text.Lang) string {
	months := text.Fixed(o.Months.Or(0), 1)
	switch o.Regime {
	case cost.AfterMonths:
		return text.ScenarioAfter.In(l, months)
	case cost.NotInTime:
		return text.ScenarioNotInTime.In(l, months)
	case cost.Never:
		return text.ScenarioNever.In(l)
	case cost.AtOnce:
		return text.ScenarioAtOnce.In(l)
	case cost.CheaperUntil:
		return text.ScenarioUntil.In(l, months)
	case cost.ForAWhile:
		return text.ScenarioForAWhile.In(l, months)
	}
	return text.ScenarioUndecided.In(l)
}

// breakEven is the month from which on tuning has cost less for good.
func breakEven(o cost.Outcome, l text.Lang) string {
	switch o.Regime {
	case cost.AfterMonths, cost.NotInTime:
		return text.ScenarioNthMonth.In(l, text.Fixed(o.Months.Or(0), 1))
	case cost.AtOnce, cost.CheaperUntil:
		return text.ScenarioAtStart.In(l)
	case cost.Never, cost.ForAWhile:
		return text.ScenarioNoMonth.In(l)
	}
	return text.PricesUnknown.In(l)
}

// inputName is what the page calls an input.
func inputName(id cost.ID, l text.Lang) string {
	if s, ok := names[id]; ok {
		return s.In(l)
	}
	return cost.Inputs[id].Key
}

// inputValue writes a number of an input with its unit.
func inputValue(id cost.ID, v cost.Value, c currency, l text.Lang) string {
	in := cost.Inputs[id]
	x, known := v.Get()
	switch {
	case !known && in.Unknown == cost.None:
		return text.ScenarioNone.In(l)
	case !known:
		return text.PricesUnknown.In(l)
	case in.Unit == cost.Switch && x == 0:
		return text.ScenarioNo.In(l)
	case in.Unit == cost.Switch:
		return text.ScenarioYes.In(l)
	}
	return say(id, x, c, l)
}

// currency is the one that the chapter shows sums in.
func (s *Scenarios) currency() currency {
	if m, ok := s.Case.(*Model); ok {
		return m.currency()
	}
	return dollars
}
