package cost

import "testing"

func TestRequests(t *testing.T) {
	r := Request{SharedTokens: 2000, UserTokens: 100, OutputTokens: 50, CacheWrite: 1.25, CachedShare: .6, MinPrefix: 1024,
		PriceIn: Known(1), PriceCached: Known(.1), PriceOut: Known(4)}
	once := 1e-6 * (2000*(.4*1.25+.6*.1) + 100 + 4*50)
	near(t, "a first write that is dearer", r.Cost(), once, 1e-9)
	r.Retries = .5
	near(t, "every second one twice", r.Cost(), 1.5*once, 1e-9)
	r.BatchShare, r.BatchDiscount = .5, .5
	near(t, "half of them at half the price", r.Cost(), 1.5*.75*once, 1e-9)
	near(t, "tokens", Known(r.Tokens()), 1.5*2150, 1e-9)
	for _, odd := range []Request{{Retries: -.1}, {BatchShare: 1.1}, {BatchDiscount: -1}, {CachedShare: 2}} {
		if odd.Cost().known {
			t.Errorf("%+v costs something known", odd)
		}
	}
}

// gpt-4o-mini tuned at twice its base's prices (OpenAI, 2026-08-05): 450 tokens
// (cost-cases.json, R07).
func TestOutputTrap(t *testing.T) {
	p := Request{SharedTokens: 2000, PriceIn: Known(.15), PriceOut: Known(.60), PriceCached: Known(0)}
	f := Request{SharedTokens: 100, PriceIn: Known(.30), PriceOut: Known(1.20), PriceCached: Known(0)}
	near(t, "o*", OutputTrap(p, f), 450, .1)
	f.SharedTokens = 2000 // then even the input is dearer
	near(t, "o*", OutputTrap(p, f), 0, 0)
	f.PriceOut = p.PriceOut
	if OutputTrap(p, f).known {
		t.Error("a trap without a mark-up")
	}
	f.PriceOut = Unknown
	if OutputTrap(p, f).known {
		t.Error("a trap of an unknown price")
	}
}

func TestReplicas(t *testing.T) {
	for _, tt := range []struct {
		least, load, peak float64
		one               Value
		want              float64
	}{
		{1, 419, 3, Known(2000), 1}, {1, 419, 3, Known(500), 3}, {2, 419, 3, Known(2000), 2},
		{1, 419, 3, Unknown, 1}, {0, 0, 3, Known(0), 0},
	} {
		if got := Replicas(tt.least, tt.load, tt.peak, tt.one); got != tt.want {
			t.Errorf("%+v: %g", tt, got)
		}
	}
	v := Values{Preset: "B"}.With(Throughput, Known(600))
	if s := Build(v); s.Tuned.Monthly.Replicas != 3 || s.Smaller.Monthly.Replicas != 12 {
		t.Errorf("tuned %g, with the long prompt %g", s.Tuned.Monthly.Replicas, s.Smaller.Monthly.Replicas)
	}
	if o := Decide(Build(v.With(Throughput, Known(0)))); o.Regime != Undecided {
		t.Error("machines that do nothing serve")
	}
}
