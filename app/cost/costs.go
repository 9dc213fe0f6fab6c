package cost

// HoursPerMonth is what hosting is billed for: 365·24/12.
const HoursPerMonth = 730

// Training is one run of tuning by API.
type Training struct {
	Examples         float64
	TokensPerExample float64
	Epochs           float64
	ValidationShare  float64 // of the examples, 0 … 1
	ValidationPasses float64
	Price            Value   // $ per million tokens
	MinFee           float64 // $ a job costs at least
}

// Cost returns $ for one run:
//
//	C_tr = max(fee_min, (D·E + V·n_eval)·p_tr/10⁶)
//
// with D tokens of examples, E epochs, V tokens of validation read n_eval times.
// Source: docs.together.ai/docs/fine-tuning/pricing, docs.ori.co/fine-tuning/billing.
func (t Training) Cost() Value {
	if !possible(t.Examples, t.TokensPerExample, t.Epochs, t.ValidationShare, t.ValidationPasses, t.MinFee) {
		return Unknown
	}
	d := t.Examples * t.TokensPerExample
	c := t.Price.price().times(1e-6 * d * (t.Epochs + t.ValidationShare*t.ValidationPasses))
	if x, ok := c.Get(); ok && d > 0 {
		return Known(max(x, t.MinFee))
	}
	return c
}

// OneOff is what has to be paid before the first request.
type OneOff struct {
	Labels     float64 // examples that somebody labels
	LabelPrice float64 // $ each
	Training   Training
	Runs       float64  // of the training, failed ones and search included
	Hours      float64  // of people
	Wage       float64  // $ an hour
	Evaluation float64  // $
	Total      *float64 // $ in place of all the above, where somebody has set it
}

// Cost returns $: the sum of what is bought,
//
//	F = n·l + R·C_tr + hours·wage + evaluation
//
// or Total.
func (o OneOff) Cost() Value {
	if o.Total != nil {
		return Known(*o.Total).price()
	}
	if !possible(o.Labels, o.LabelPrice, o.Runs, o.Hours, o.Wage, o.Evaluation) {
		return Unknown
	}
	return Known(o.Labels*o.LabelPrice + o.Hours*o.Wage + o.Evaluation).plus(o.Training.Cost().times(o.Runs))
}

// Monthly is what has to be paid every month, whatever the number of requests.
type Monthly struct {
	UpkeepHours    float64 // of people
	Wage           float64 // $ an hour
	HostingPerHour float64 // $ a replica
	Replicas       float64
	Retrain        Retrain
}

// Retrain is a tuning that is done again and again; 0 EveryMonths is never.
type Retrain struct {
	EveryMonths float64
	Labels      float64
	LabelPrice  float64 // $ each
	Training    Training
	Runs        float64
	Hours       float64
	Evaluation  float64 // $
}

// Cost returns $ a month, the sum of what is bought:
//
//	M = upkeep + hosting·730·replicas + (n·l + R·C_tr + hours·wage + evaluation)/cadence
func (m Monthly) Cost() Value {
	r := m.Retrain
	if !possible(m.UpkeepHours, m.Wage, m.HostingPerHour, m.Replicas,
		r.EveryMonths, r.Labels, r.LabelPrice, r.Runs, r.Hours, r.Evaluation) {
		return Unknown
	}
	c := Known(m.UpkeepHours*m.Wage + m.HostingPerHour*HoursPerMonth*m.Replicas)
	if r.EveryMonths == 0 {
		return c
	}
	once := Known(r.Labels*r.LabelPrice + r.Hours*m.Wage + r.Evaluation).plus(r.Training.Cost().times(r.Runs))
	return c.plus(once.times(1 / r.EveryMonths))
}
