package cost

// probe asks what tuning would have saved at the horizon if one input were
// different.
type probe struct {
	base, now Numbers
	follow    []ID
	against   Arm
}

func newProbe(v Values, against Arm) *probe {
	return &probe{v.preset().Numbers, v.Numbers(), v.followers(), against}
}

// saving returns $ saved at the horizon with an input at x.
func (p *probe) saving(id ID, x float64) Value {
	n := p.now
	n[id] = Known(x)
	for _, f := range p.follow {
		if f != id && Inputs[f].Follows == id {
			n.follow(&p.base, f)
		}
	}
	s := n.Scenario()
	prompt, tuned := s.Curve(&s.Prompt), s.Curve(s.Way(p.against))
	return s.saving(&prompt, &tuned)
}

// pays tells whether tuning would have cost no more by then.
func (p *probe) pays(id ID, x float64) (yes, known bool) {
	s := p.saving(id, x)
	return s.x >= 0, s.known
}
