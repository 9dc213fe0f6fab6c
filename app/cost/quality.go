package cost

// Worth is a way's quality and what that costs.
type Worth struct {
	Accuracy   Value // share of right answers
	PerAnswer  Value // $, fixed costs spread over all requests up to the horizon
	PerCorrect Value // $, the same over right answers; it prices a wrong answer at nothing
	WithErrors Value // $ up to the horizon, wrong answers at the scenario's ErrorPrice
}

// Worth returns what a way's answers are worth:
//
//	per answer C(H)/(q·A(H)),  per correct answer C(H)/(q·A(H)·a),  with errors C(H) + (1−a)·e·q·A(H)
//
// with C the curve, A the annuity (H months undiscounted), a the accuracy, e the
// price of an error.
func (s *Scenario) Worth(w *Way) Worth {
	c := s.Curve(w)
	spent, answers := c.At(s.HorizonMonths), s.answers()
	r := Worth{Accuracy: w.accuracy(), PerAnswer: spent.over(answers)}
	r.PerCorrect = r.PerAnswer.over(r.Accuracy)
	r.WithErrors = spent.plus(Known(1).minus(r.Accuracy).product(s.ErrorPrice.price()).product(answers))
	return r
}

// BreakEvenError returns e*, the price of an error at which both ways have cost
// the same at the horizon, errors included:
//
//	e* = [(ΔF + ΔM·H)/(q·H) − Δc]/(a_F − a_P)
//
// For a tuned model that makes fewer errors, tuning pays where an error costs at
// least that much, which is 0 where it pays anyway; for one that makes more, as
// long as an error costs no more than that, and unknown where it never does. It is
// unknown for equal accuracies too, which leave money alone to decide.
func (s *Scenario) BreakEvenError(prompt, tuned *Way) Value {
	a, b := s.Curve(prompt), s.Curve(tuned)
	gain := tuned.accuracy().minus(prompt.accuracy())
	e := s.saving(&a, &b).times(-1).over(s.answers()).over(gain)
	switch {
	case gain.x > 0 && e.x < 0:
		return e.times(0)
	case e.x < 0:
		return Unknown
	}
	return e
}

// answers returns q·A(H).
func (s *Scenario) answers() Value {
	return Known(s.RequestsPerMonth * annuity(s.rate(), s.HorizonMonths))
}

func (w *Way) accuracy() Value {
	if !shares(w.Accuracy.x) {
		return Unknown
	}
	return w.Accuracy
}
