package cost

import "testing"

// Worked examples that others have published, with their inputs and figures.

// docs.ori.co/fine-tuning/billing: 5M tokens × 3 epochs + 1M of validation, at
// $0.46 per million; docs.together.ai/docs/fine-tuning/pricing: 8,192 tokens × 8
// × 1,000 steps are about 65.5M.
func TestPublishedTrainingJobs(t *testing.T) {
	job := Training{Examples: 5000, TokensPerExample: 1000, Epochs: 3, ValidationShare: .2, ValidationPasses: 1, Price: Known(1)}
	near(t, "billed tokens, millions", job.Cost(), 16, 1e-9)
	job.Price = Known(.46)
	near(t, "$ of the job", job.Cost(), 7.36, .01)
	job = Training{Examples: 8 * 1000, TokensPerExample: 8192, Epochs: 1, Price: Known(1)}
	near(t, "millions of tokens", job.Cost(), 65.536, .1)
}

// novacalculator.com/fine-tuning-roi-calculator, example 1 (2025-12): a smaller
// model, tuned, in place of a large one.
func TestPublishedDownsizing(t *testing.T) {
	s := Scenario{
		RequestsPerMonth: 200_000, HorizonMonths: 12,
		Prompt: Way{Request: Request{UserTokens: 500, OutputTokens: 300, PriceIn: Known(10), PriceOut: Known(30)}},
		Tuned: Way{
			Request: Request{UserTokens: 500, OutputTokens: 300, PriceIn: Known(3), PriceOut: Known(6)},
			// The page gives $800 for training as a sum: a million tokens at that price.
			OneOff: OneOff{Effort: Effort{Training: Training{Examples: 1000, TokensPerExample: 1000, Epochs: 1, Price: Known(800)}, Runs: 1, Hours: 60}, Wage: Known(75)},
		},
	}
	o := Decide(s)
	near(t, "large model, $ a month", o.PromptCost.times(s.RequestsPerMonth), 2800, 1e-9)
	near(t, "tuned model, $ a month", o.TunedCost.times(s.RequestsPerMonth), 660, 1e-9)
	near(t, "up front", o.DeltaF, 5300, 1e-9)
	near(t, "months", o.Months, 2.4766, .01)
	near(t, "saved in 12 months", o.AtHorizon, 20380, .05)
	near(t, "return, %", o.AtHorizon.over(o.DeltaF).times(100), 384.5, .5)
	if o.Regime != AfterMonths {
		t.Errorf("regime %d, want after months", o.Regime)
	}
}

// dev-toolbox.tech/tools/prompt-token-cost-calculator (for no output) and
// OpenAI's prices of 2026-08-05: a tuned gpt-4o-mini costs twice its base, so
// that from 450 tokens of output on the shorter prompt no longer pays.
func TestPublishedOutputTrap(t *testing.T) {
	trap := func(output float64) (Scenario, Outcome) {
		s := Scenario{
			RequestsPerMonth: 10_000, HorizonMonths: 1200,
			Prompt: Way{Request: Request{SharedTokens: 2000, OutputTokens: output, PriceIn: Known(.15), PriceOut: Known(.60)}},
			Tuned: Way{
				Request: Request{SharedTokens: 100, OutputTokens: output, PriceIn: Known(.30), PriceOut: Known(1.20)},
				OneOff:  OneOff{Effort: Effort{Evaluation: 62}},
			},
		}
		return s, Decide(s)
	}
	_, o := trap(0)
	near(t, "saved a call", o.DeltaC, .00027, .1)
	for output, calls := range map[float64]float64{0: 229630, 50: 258333, 400: 2066667} {
		s, o := trap(output)
		near(t, "break-even calls", o.Months.times(s.RequestsPerMonth), calls, .1)
	}
	for _, output := range []float64{450, 450.1, 500} {
		if _, o := trap(output); o.Regime != Never || o.MinVolume != Unknown {
			t.Errorf("with %g tokens of output: %+v, want never", output, o)
		}
	}
	if _, o := trap(449.9); o.Regime != NotInTime {
		t.Errorf("just under the threshold: regime %d, want not in time", o.Regime)
	}
}
