package cost

// Verdict is the decision with its reasons.
type Verdict struct {
	Outcome
	Terms []Term // what makes the difference at the horizon, the weightiest first
	Flips []Flip // what would turn it, the nearest first
}

// Explain decides for prompting or another way, and says why. Decide alone is
// enough while a slider is dragged.
func Explain(v Values, against Arm) Verdict {
	s := Build(v)
	other := s.Way(against)
	o := s.Compare(&s.Prompt, other)
	if o.Regime == Undecided {
		return Verdict{}
	}
	return Verdict{o, s.Terms(&s.Prompt, other), Flips(v, against)}
}
