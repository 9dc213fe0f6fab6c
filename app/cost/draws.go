package cost

import (
	"math/rand/v2"
	"slices"
)

// How many draws make a band: enough to follow a slider, and all of them. At
// 10,000 a share of 0.3 % is right to ±0.05 points.
const (
	CoarseDraws = 500
	FullDraws   = 10_000
)

// DrawPlan says what to draw.
type DrawPlan struct {
	Against  Arm // what prompting is compared with
	Seed     uint64
	Draws    int
	Months   []float64 // at which the curves' bands are wanted; may be none
	Together []Unit    // numbers of such a unit are high together and low together
}

// Draws are a Monte-Carlo simulation under way: every input that has a range is
// drawn from a triangular distribution, independently of the others or together
// with those of its unit. Inputs that are drawn together share one uniform number,
// so that all are at the same share of their distributions; nobody knows a
// correlation to three digits, and between none and this lies the truth.
//
// Draws are common random numbers: the i-th draw of an input depends on the seed,
// the input and i, and on nothing else. So what is compared in one draw differs by
// what is compared and not by luck, and a band moves smoothly with a slider. The
// first 500 of 10,000 are the 500 that were shown while dragging.
type Draws struct {
	plan   DrawPlan
	base   Numbers // of the preset, for proportions
	now    Numbers
	drawn  []drawn
	follow []ID

	rate    float64
	factor  []float64 // what a dollar a month comes to by each of the plan's months, at that rate
	saved   []float64
	spent   [2][][]float64 // by way and month
	scratch []float64
	unknown bool
}

// drawn is an input that is drawn.
type drawn struct {
	id ID
	Range
	mode   float64
	source *rand.PCG
}

// NewDraws begins a simulation; nothing is drawn yet.
func NewDraws(v Values, plan DrawPlan) *Draws {
	d := &Draws{plan: plan, saved: make([]float64, 0, plan.Draws), scratch: make([]float64, plan.Draws)}
	for way := range d.spent {
		for range plan.Months {
			d.spent[way] = append(d.spent[way], make([]float64, 0, plan.Draws))
		}
	}
	d.Restart(v)
	return d
}

// Restart begins anew with other values and the same plan, in the same memory: so
// that a band can follow a slider.
func (d *Draws) Restart(v Values) {
	d.base, d.now, d.unknown = v.preset().Numbers, v.Numbers(), false
	d.drawn, d.follow, d.factor, d.saved = d.drawn[:0], d.follow[:0], d.factor[:0], d.saved[:0]
	n := d.now
	for id, in := range Inputs {
		if r, has := v.rangeOf(&n, ID(id)); has {
			stream := uint64(id)
			if slices.Contains(d.plan.Together, in.Unit) {
				stream = uint64(numInputs) + uint64(in.Unit)
			}
			// An odd factor sets the streams of neighbours far apart.
			d.drawn = append(d.drawn, drawn{ID(id), r, n[id].x, rand.NewPCG(d.plan.Seed, (stream+1)*0x9e3779b97f4a7c15)})
		}
	}
	for _, id := range v.followers() {
		if !slices.ContainsFunc(d.drawn, func(x drawn) bool { return x.id == id }) {
			d.follow = append(d.follow, id)
		}
	}
	s := n.Scenario()
	d.rate = s.rate()
	for i, m := range d.plan.Months {
		d.factor = append(d.factor, annuity(d.rate, m))
		for way := range d.spent {
			d.spent[way][i] = d.spent[way][i][:0]
		}
	}
}

// followers are the inputs that another one moves.
func (v Values) followers() (ids []ID) {
	for id, in := range Inputs {
		if _, set := v.Set[ID(id)]; !set && in.Follows != ID(id) {
			ids = append(ids, ID(id))
		}
	}
	return ids
}

// Done tells whether all draws are drawn.
func (d *Draws) Done() bool { return d.unknown || len(d.saved) == d.plan.Draws }

// Draw draws the next n, or those that are left. It allocates nothing, so that a
// page can do as many as a frame has time for.
func (d *Draws) Draw(n int) {
	for range min(n, d.plan.Draws-len(d.saved)) {
		if d.one(); d.unknown {
			return
		}
	}
}

func (d *Draws) one() {
	for i := range d.drawn {
		x := &d.drawn[i]
		u := float64(x.source.Uint64()>>11) * 0x1p-53
		d.now[x.id] = Known(triangular(u, x.Low, x.mode, x.High))
	}
	for _, id := range d.follow {
		d.now.follow(&d.base, id)
	}
	s := d.now.Scenario()
	prompt, tuned := s.Curve(&s.Prompt), s.Curve(s.Way(d.plan.Against))
	saved, known := s.saving(&prompt, &tuned).Get()
	if !known {
		d.unknown = true
		return
	}
	d.saved = append(d.saved, saved)
	for way, c := range [2]*Curve{&prompt, &tuned} {
		for i, month := range d.plan.Months {
			factor := d.factor[i]
			if c.Rate != d.rate { // it has a range too
				factor = annuity(c.Rate, month)
			}
			spent := c.Once.x + c.Monthly.x*factor
			if c.Every > 0 {
				spent += c.Lump.x * c.lumps(month)
			}
			d.spent[way][i] = append(d.spent[way][i], spent)
		}
	}
}

// saving returns $ that the second way has saved at the horizon.
func (s *Scenario) saving(prompt, tuned *Curve) Value {
	if !possible(s.RequestsPerMonth, s.HorizonMonths, s.DiscountPerYear) {
		return Unknown
	}
	return prompt.At(s.HorizonMonths).minus(tuned.At(s.HorizonMonths))
}
