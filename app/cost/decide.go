package cost

import "math"

// Way is one of the two ways: what it costs a request, once, and a month.
type Way struct {
	Request Request
	OneOff  OneOff
	Monthly Monthly
}

// Scenario is a case to decide.
type Scenario struct {
	RequestsPerMonth float64
	HorizonMonths    float64
	Prompt, Tuned    Way
}

// Spent returns $ spent on a way after so many months.
func (s Scenario) Spent(w Way, months float64) Value {
	return w.OneOff.Cost().plus(w.Monthly.Cost().plus(w.Request.Cost().times(s.RequestsPerMonth)).times(months))
}

// Regime is the shape of an answer. "Never" is as normal an answer as a month.
type Regime uint8

const (
	Undecided    Regime = iota // something that matters is unknown
	AfterMonths                // tuning costs more at first, and is cheaper from a month within the horizon on
	NotInTime                  // the same, beyond the horizon
	Never                      // tuning costs more at first, and no month that a float64 can hold brings it back
	AtOnce                     // tuning costs no more at first, and no more a month
	CheaperUntil               // tuning costs less at first, and more from a month on
)

// Outcome is the decision and the terms that make it.
type Outcome struct {
	Regime     Regime
	Months     Value // t*: when both have cost the same; unknown for Undecided, Never, AtOnce
	DeltaF     Value // $ that tuning costs more at first
	DeltaM     Value // $ that it costs more a month, requests apart
	DeltaC     Value // $ that it saves a request
	MinVolume  Value // q_min: requests a month below which tuning never pays; unknown where none do
	AtHorizon  Value // $ that tuning has saved at the horizon; negative: cost
	PromptCost Value // $ a request
	TunedCost  Value // $ a request
}

// Decide compares the two ways. With g = q·Δc − ΔM, the monthly slope of what
// tuning saves,
//
//	t* = ΔF/g,  q_min = ΔM/Δc
//
// and the regime follows from the signs of ΔF and g: t* is where the two lines of
// Spent meet. Costs are spread evenly over the months, and money is not
// discounted. Where something that counts is unknown or cannot be, nothing is
// decided, and the whole Outcome is zero.
func Decide(s Scenario) Outcome {
	o := Outcome{
		DeltaF:     s.Tuned.OneOff.Cost().minus(s.Prompt.OneOff.Cost()),
		DeltaM:     s.Tuned.Monthly.Cost().minus(s.Prompt.Monthly.Cost()),
		PromptCost: s.Prompt.Request.Cost(), TunedCost: s.Tuned.Request.Cost(),
	}
	o.DeltaC = o.PromptCost.minus(o.TunedCost)
	if dc, ok := o.DeltaC.Get(); ok && dc > 0 {
		if q := o.DeltaM.over(o.DeltaC); q.known {
			o.MinVolume = Known(max(0, q.x))
		}
	}
	slope := o.DeltaC.times(s.RequestsPerMonth).minus(o.DeltaM)
	o.AtHorizon = slope.times(s.HorizonMonths).minus(o.DeltaF)
	if !o.AtHorizon.known || !slope.known || !possible(s.RequestsPerMonth, s.HorizonMonths) {
		return Outcome{}
	}
	dF, g := o.DeltaF.x, slope.x
	turn := o.DeltaF.over(slope)
	switch {
	case dF > 0 && (g <= 0 || !turn.known):
		o.Regime = Never
	case dF > 0:
		o.Months, o.Regime = turn, NotInTime
		if turn.x <= s.HorizonMonths {
			o.Regime = AfterMonths
		}
	case g >= 0 || !turn.known:
		o.Regime = AtOnce
	default:
		o.Months, o.Regime = Known(math.Abs(turn.x)), CheaperUntil // for ΔF = 0, 0 and not −0
	}
	return o
}
