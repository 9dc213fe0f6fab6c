package cost

import (
	"math"
	"strings"

	"breakeven/app/cost"
	"breakeven/app/text"
)

// parts are what money is spent on.
var parts = [cost.Parts]text.Sentence{
	cost.PartInput: text.CostPartInput, cost.PartCached: text.CostPartCached, cost.PartOutput: text.CostPartOutput,
	cost.PartLabels: text.CostPartLabels, cost.PartTraining: text.CostPartTraining, cost.PartPeople: text.CostPartPeople,
	cost.PartEvaluation: text.CostPartEvaluation, cost.PartHosting: text.CostPartHosting, cost.PartStorage: text.CostPartStorage, cost.PartSum: text.CostPartSum,
}

// reasons says what decides: the weightiest saving and the weightiest expense, and
// a third that is at least a fifth of the first.
func reasons(m *Model, l text.Lang) string {
	terms := m.verdict.Terms
	if len(terms) == 0 {
		return ""
	}
	said := ""
	for i, t := range terms {
		if i == 3 || math.Abs(t.Saved) < math.Abs(terms[0].Saved)/5 {
			break
		}
		s := text.CostTermSaves
		if t.Saved < 0 {
			s = text.CostTermCosts
		}
		if said != "" {
			said += text.CostTermAnd.In(l)
		}
		said += s.In(l, inside(parts[t.Part], l), m.currency().money(math.Abs(t.Saved)))
	}
	return text.CostBecause.In(l, said)
}

// inside returns a name as it stands within a sentence.
func inside(name text.Sentence, l text.Lang) string {
	if s := name.In(l); l == text.EN {
		return strings.ToLower(s[:1]) + s[1:]
	}
	return name.ZH
}

// flips says what would turn the verdict: the two nearest changes, in round
// numbers at which it does turn.
func flips(m *Model, l text.Lang) string {
	var said []string
	for _, f := range m.verdict.Flips {
		if len(said) < 2 && f.Round != f.From {
			said = append(said, text.CostFlipTo.In(l, names[f.Input].In(l), say(f.Input, f.Round, m.currency(), l)))
		}
	}
	switch {
	case m.verdict.Regime == cost.Undecided || m.now.equal():
		return ""
	case len(said) == 0:
		return text.CostNoFlip.In(l)
	case len(said) == 1:
		return text.CostFlipOne.In(l, said[0])
	}
	return text.CostFlipTwo.In(l, said[0], said[1])
}
