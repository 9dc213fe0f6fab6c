package cost

import "breakeven/app/cost"

// result is what a case comes to, in the currency in which it is shown.
type result struct {
	cost.Scenario
	cost.Outcome
	currency
	missing []cost.ID  // the unknown numbers for want of which nothing is decided
	error   cost.Value // e*, the price of an error at which both ways come to the same
	preset  string
}

func (m *Model) result() result {
	s := m.numbers.Scenario()
	r := result{Scenario: s, Outcome: cost.Decide(s), currency: m.currency(), preset: m.State.Cost.Preset}
	r.error = s.BreakEvenError(&s.Prompt, &s.Tuned)
	if r.Regime == cost.Undecided {
		r.missing = missing(m.numbers)
	}
	return r
}

// missing returns the unknown numbers that keep a case from being decided: those
// without which it would stay so if all others were known.
func missing(n cost.Numbers) (ids []cost.ID) {
	all := n
	for id, in := range cost.Inputs {
		if in.Unknown == cost.Unsure && n[id] == cost.Unknown {
			all[id] = cost.Known(in.Min)
			ids = append(ids, cost.ID(id))
		}
	}
	counts := ids[:0]
	for _, id := range ids {
		without := all
		without[id] = cost.Unknown
		if cost.Decide(without.Scenario()).Regime == cost.Undecided {
			counts = append(counts, id)
		}
	}
	return counts
}

// undecidedFor tells whether a number is among those that are missing.
func (m *Model) undecidedFor(id cost.ID) bool {
	for _, missing := range m.now.missing {
		if missing == id {
			return true
		}
	}
	return false
}

// quality tells whether money leaves only one question: what an error costs. Both
// ways cost the same a call, and one of them is right more often.
func (r *result) quality() bool {
	e, known := r.error.Get()
	return r.Regime == cost.Never && known && e > 0 && r.DeltaC.Or(1) == 0
}

// equal tells whether both ways cost the same from beginning to end.
func (r *result) equal() bool {
	return r.Regime == cost.AtOnce && r.AtHorizon.Or(1) == 0 && r.DeltaF.Or(1) == 0
}
