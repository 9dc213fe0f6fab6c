package cost

import "testing"

// At the break-even price of an error both ways have cost the same.
func TestBreakEvenError(t *testing.T) {
	v := Values{Preset: "C"}
	s := Build(v)
	e := s.BreakEvenError(&s.Prompt, &s.Tuned)
	s = Build(v.With(ErrorPrice, e))
	p, f := s.Worth(&s.Prompt), s.Worth(&s.Tuned)
	near(t, "with errors", p.WithErrors, f.WithErrors.Or(0), 1e-9)
	near(t, "per answer", p.PerAnswer, (6200+12*(8*80+.526*730))/36e6, .01)
	near(t, "per right answer", p.PerCorrect, (6200+12*(8*80+.526*730))/36e6/.506, .01)

	if Build(v.With(PromptAccuracy, Unknown)).e().known || Build(v.With(PromptAccuracy, Known(.993))).e().known {
		t.Error("known without a known gain in accuracy")
	}
	if got := Build(v.With(LabelPrice, Known(0)).With(TunedHours, Known(0)).With(RetrainHours, Known(0))).e(); got != Known(0) {
		t.Errorf("tuning pays anyway, from an error's price of %+v", got)
	}
	if Build(v.With(TunedAccuracy, Known(.4))).e().known {
		t.Error("dearer and worse, and yet there is a price of an error")
	}
	if s := Build(Values{}); s.Worth(&s.Prompt).PerCorrect.known {
		t.Error("per right answer, of an unknown share")
	}
}

func (s Scenario) e() Value { return s.BreakEvenError(&s.Prompt, &s.Tuned) }
