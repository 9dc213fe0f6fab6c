package cost

// Scenario is a case to decide: the same requests, served in one of four ways.
// Retrieval and Smaller are there to see where a saving comes from: what a tuned
// model still needs to look up, and what a smaller model would save untuned.
type Scenario struct {
	RequestsPerMonth float64
	HorizonMonths    float64
	DiscountPerYear  float64 // 0.08: a dollar in a year is worth 1/1.08 today
	Lumps            bool    // retraining is paid when it is done, not spread evenly
	ErrorPrice       Value   // $ that a wrong answer costs
	Prompt, Tuned    Way
	Retrieval        Way // the tuned model, its short prompt, and passages looked up
	Smaller          Way // the tuned model's base, with the long prompt
}

// Arm names one of the four ways.
type Arm uint8

const (
	Prompting Arm = iota
	FineTuning
	WithRetrieval
	SmallerModel
	Arms
)

// Way returns one of the four ways.
func (s *Scenario) Way(a Arm) *Way {
	return [Arms]*Way{&s.Prompt, &s.Tuned, &s.Retrieval, &s.Smaller}[a]
}

// Spent returns $ spent on a way after so many months.
func (s *Scenario) Spent(w Way, months float64) Value {
	c := s.Curve(&w)
	return c.At(months)
}

// Regime is the shape of an answer. "Never" is as normal an answer as a month.
type Regime uint8

const (
	Undecided    Regime = iota // something that matters is unknown
	AfterMonths                // tuning is dearer first, and cheaper from a month within the horizon to its end
	NotInTime                  // tuning is dearer up to the horizon, and cheaper for good from a month beyond it on
	Never                      // tuning is dearer, and no month that a float64 can hold changes that
	AtOnce                     // tuning has never cost more
	CheaperUntil               // tuning is cheaper first, and dearer from a month on
	ForAWhile                  // tuning is dearer first, cheaper between two retrainings, and dearer again from a month on
)

// Outcome is the decision and the terms that make it.
type Outcome struct {
	Regime     Regime
	Months     Value // t*: the last month within the horizon at which the curves cross, or the one beyond it; unknown for Undecided, Never, AtOnce
	Crossing   Value // $ that both have cost by then
	DeltaF     Value // $ that tuning costs more at first
	DeltaM     Value // $ that it costs more a month, requests apart, retraining spread evenly
	DeltaC     Value // $ that it saves a request
	Calls      Value // N*: requests that pay for ΔF, where months cost the same and requests less
	MinVolume  Value // q_min: requests a month below which tuning never pays; unknown where none do
	InTime     Value // q*: requests a month that pay exactly at the horizon; unknown where none do
	AtHorizon  Value // $ that tuning has saved at the horizon; negative: cost
	PromptCost Value // $ a request
	TunedCost  Value // $ a request
}

// Decide compares prompting and fine-tuning.
func Decide(s Scenario) Outcome { return s.Compare(&s.Prompt, &s.Tuned) }

// Compare decides between two ways; what is said of prompting and tuning holds
// for the first and the second. With g = q·Δc − ΔM, the monthly slope of what
// tuning saves,
//
//	t* = ΔF/g,  q_min = ΔM/Δc,  N* = ΔF/Δc,  q*(H) = (ΔF + ΔM·H)/(Δc·H)
//
// and the regime follows from the signs of ΔF and g. That holds for costs that are
// spread evenly and not discounted; otherwise the same is read off the curves.
// Where something that counts is unknown or cannot be, nothing is decided, and the
// whole Outcome is zero.
func (s *Scenario) Compare(prompt, tuned *Way) Outcome {
	o := Outcome{
		DeltaF:     tuned.OneOff.Cost().minus(prompt.OneOff.Cost()),
		DeltaM:     tuned.Monthly.Cost().minus(prompt.Monthly.Cost()),
		PromptCost: prompt.Request.Cost(), TunedCost: tuned.Request.Cost(),
	}
	o.DeltaC = o.PromptCost.minus(o.TunedCost)
	a, b := s.Curve(prompt), s.Curve(tuned)
	end := s.HorizonMonths
	if !possible(s.RequestsPerMonth, end, s.DiscountPerYear) {
		return Outcome{}
	}
	o.AtHorizon = a.At(end).minus(b.At(end))
	slope := a.Monthly.minus(b.Monthly)
	if !o.AtHorizon.known || !slope.known || !o.DeltaF.known || !o.DeltaM.known {
		return Outcome{}
	}
	o.volumes(s.RequestsPerMonth, end, a.Rate)

	last, crossings := lasting(&a, &b, end)
	dearer, ahead := o.DeltaF.x > 0, o.AtHorizon.x >= 0
	switch {
	case crossings > 0 && ahead:
		o.Regime = AfterMonths
	case crossings > 0 && dearer:
		o.Regime = ForAWhile
	case crossings > 0:
		o.Regime = CheaperUntil
	default:
		var turns bool
		last, turns = beyond(&a, &b, end)
		switch {
		case dearer && turns:
			o.Regime = NotInTime
		case dearer:
			o.Regime = Never
		case turns:
			o.Regime = CheaperUntil
		default:
			o.Regime = AtOnce
		}
	}
	if o.Regime != Never && o.Regime != AtOnce {
		o.Months, o.Crossing = Known(last.Month), Known(last.Cost)
	}
	return o
}

// volumes fills in how many requests it takes.
func (o *Outcome) volumes(q, horizon, rate float64) {
	if o.DeltaC.x <= 0 {
		return
	}
	if v := o.DeltaM.over(o.DeltaC); v.known {
		o.MinVolume = Known(max(0, v.x))
	}
	if o.DeltaM.x == 0 && o.DeltaF.x > 0 {
		o.Calls = o.DeltaF.over(o.DeltaC)
	}
	// What q requests a month leave to save or to lose, in requests a month.
	if left := o.AtHorizon.over(o.DeltaC.times(annuity(rate, horizon))); left.known {
		o.InTime = Known(max(0, q-left.x))
	}
}
