package cost

import "testing"

// What the presets must come out as: presets.json of the project's reference,
// 2026-11, with its inputs.
func TestPresets(t *testing.T) {
	type figures map[string]Value
	type at struct {
		id ID
		x  float64
	}
	for _, tt := range []struct {
		preset  string
		set     []at
		regime  Regime
		figures figures
	}{
		{"A", nil, Never, figures{
			"c_P": Known(.0008362), "c_F": Known(.000135), "one_off_F": Known(7296.2), "one_off_P": Known(2420),
			"training": Known(16.2), "labels": Known(1980), "monthly_F": Known(592.34), "monthly_P": Known(480),
			"delta_M": Known(112.34), "q_min": Known(160213), "q_star": Known(739720), "months": Unknown,
			"mean_tokens_per_second": Unknown,
		}},
		{"A", []at{{Calls, 300_000}}, NotInTime, figures{"months": Known(49.7)}},
		{"A", []at{{Calls, 1_000_000}}, AfterMonths, figures{"months": Known(8.28), "saving_12": Known(2190)}}, // the mock-up's $2,190
		{"A", []at{{Calls, 739_721}}, AfterMonths, figures{"months": Known(12)}},
		{"B", nil, AfterMonths, figures{
			"c_P": Known(.0047), "c_F": Known(0), "training": Known(19.8), "labels": Known(5500),
			"one_off_F": Known(17119.8), "one_off_P": Known(5800), "delta_F": Known(11319.8),
			"monthly_F": Known(6133.4), "monthly_P": Known(960), "delta_M": Known(5173.4),
			"q_min": Known(1_101_000), "months": Known(2.68), "saving_12": Known(39400),
		}},
		{"B", []at{{Calls, 500_000}}, Never, figures{"months": Unknown}},
		{"C", nil, Never, figures{
			"delta_F": Known(10326), "delta_M": Known(297), "delta_c": Known(0), "e_star": Known(.00079), "training": Known(5.4),
		}},
		{"C", []at{{PromptAccuracy, .438}}, Never, figures{"e_star": Known(.0007)}},
		{"blank", nil, Undecided, figures{"c_P": Unknown, "c_F": Unknown, "months": Unknown, "saving_12": Unknown}},
	} {
		v := Values{Preset: tt.preset}
		for _, a := range tt.set {
			v = v.With(a.id, Known(a.x))
		}
		s := Build(v)
		o := Decide(s)
		one := s.Tuned.OneOff.Bill()
		got := figures{
			"c_P": o.PromptCost, "c_F": o.TunedCost, "delta_F": o.DeltaF, "delta_M": o.DeltaM, "delta_c": o.DeltaC,
			"one_off_F": s.Tuned.OneOff.Cost(), "one_off_P": s.Prompt.OneOff.Cost(), "training": one[PartTraining], "labels": one[PartLabels],
			"monthly_F": s.Tuned.Monthly.Cost(), "monthly_P": s.Prompt.Monthly.Cost(),
			"q_min": o.MinVolume, "q_star": o.InTime, "months": o.Months, "saving_12": o.AtHorizon, "e_star": s.BreakEvenError(&s.Prompt, &s.Tuned),
		}
		if o.Regime != tt.regime {
			t.Errorf("%s %v: regime %d, want %d", tt.preset, tt.set, o.Regime, tt.regime)
		}
		for name, want := range tt.figures {
			if x, known := want.Get(); known {
				near(t, tt.preset+" "+name, got[name], x, 1)
			} else if got[name].known {
				t.Errorf("%s: %s is known", tt.preset, name)
			}
		}
	}
	s := Build(Values{Preset: "B"})
	near(t, "B's tokens a second", Known(TokensPerSecond(s.RequestsPerMonth, s.Tuned.Request)), 419, .2)
}

// The four findings that the page should let people discover.
func TestFindings(t *testing.T) {
	s := Build(Values{})
	one := s.Tuned.OneOff.Bill()
	near(t, "1: training's share of the set-up", one[PartTraining].over(s.Tuned.OneOff.Cost()), .0022, 2)

	// 2: the smaller model saves 85, the shorter prompt 15, at prices without a cache.
	uncached := Build(Values{}.With(PromptCachedShare, Known(0)))
	c := [3]Value{uncached.Prompt.Request.Cost(), uncached.Smaller.Request.Cost(), uncached.Tuned.Request.Cost()}
	near(t, "2: the model's share", c[0].minus(c[1]).over(c[0].minus(c[2])), .85, 1)

	// 3: a mark-up, a cache, and hosting each undo what a volume had made pay.
	pays := Values{}.With(Calls, Known(1e6))
	for name, v := range map[string]Values{
		"mark-up": pays.With(TunedPriceIn, Known(.6)).With(TunedPriceOut, Known(5)),
		"hosting": pays.With(TunedHosting, Known(1.70)),
	} {
		if r := Decide(Build(v)).Regime; r != Never {
			t.Errorf("3: with a %s the regime is %d", name, r)
		}
	}
	near(t, "3: hosting at $1.70 an hour", Known(1.70*HoursPerMonth), 1241, 0)
	long := pays.With(PromptPrefix, Known(8000)).With(Calls, Known(450e3))
	if a, b := Decide(Build(long.With(PromptCachedShare, Known(0)))), Decide(Build(long.With(PromptCachedShare, Known(.95)))); a.Regime != AfterMonths || b.Regime != NotInTime {
		t.Errorf("3: without a cache %d, with one %d", a.Regime, b.Regime)
	}

	// 4: a base model that retires ends what can be saved.
	if o := Decide(Build(pays.With(Retires, Known(6)))); o.Regime != NotInTime {
		t.Errorf("4: with 6 months to live the regime is %d", o.Regime)
	}
}

// Ranges hold their numbers, and everything is within what its input takes.
func TestPresetsAreWithinLimits(t *testing.T) {
	keys := map[string]bool{}
	for _, in := range Inputs {
		if in.Key == "" || keys[in.Key] || !(0 <= in.Min && in.Min < in.Max && in.Max <= in.Most) || in.Log && in.Min == 0 {
			t.Errorf("input %+v", in)
		}
		keys[in.Key] = true
	}
	for _, p := range Presets {
		for id, in := range Inputs {
			v := p.Numbers[id]
			if !v.known && in.Unknown == NotOffered || v.x > in.Most {
				t.Errorf("%s: %s is %+v", p.ID, in.Key, v)
			}
			if r, has := p.Ranges[ID(id)]; has && !(r.Low <= v.x && v.x <= r.High && r.Low < r.High && r.High <= in.Most) {
				t.Errorf("%s: %s is %g in %+v", p.ID, in.Key, v.x, r)
			}
			if d := p.Source(ID(id)).Date; d == "" {
				t.Errorf("%s: %s has no date", p.ID, in.Key)
			}
		}
	}
}

// A number that follows does so in proportion, until it is set itself.
func TestFollowing(t *testing.T) {
	v := Values{}.With(PromptPriceIn, Known(.6)).With(Examples, Known(500))
	n := v.Numbers()
	if n[PromptPriceOut] != Known(5) || n[PromptPriceCached] != Known(.06) || n[RetrainLabels] != Known(250) {
		t.Errorf("%+v, %+v, %+v", n[PromptPriceOut], n[PromptPriceCached], n[RetrainLabels])
	}
	if w := v.With(PromptPriceOut, Known(5)); len(w.Set) != 2 {
		t.Error("set to what it is anyway, and kept")
	}
	w := v.With(PromptPriceOut, Known(2.50))
	if n := w.Numbers(); n[PromptPriceOut] != Known(2.50) || len(w.Set) != 3 || len(v.Set) != 2 {
		t.Errorf("%+v", w.Set)
	}
	if n := v.With(PromptPriceIn, Unknown).Numbers(); n[PromptPriceOut].known {
		t.Error("follows an unknown number, and is known")
	}
	if w := w.With(PromptPriceIn, Known(.3)); len(w.Set) != 2 {
		t.Error("back at the default, and kept")
	}
}
