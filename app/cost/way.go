package cost

import "math"

// HoursPerMonth is what hosting is billed for: 365·24/12.
const HoursPerMonth = 730

// Way is one way to do the work: what it costs a request, once, and a month.
type Way struct {
	Request  Request
	OneOff   OneOff
	Monthly  Monthly
	Accuracy Value // share of right answers, 0 … 1
}

// Effort is what it takes to get a way to work, for the first time or again.
type Effort struct {
	Labels     float64 // examples that somebody labels
	Redundancy float64 // ρ: further labels an example, so that two people agree
	LabelPrice Value   // $ each
	Training   Training
	Runs       float64 // of the training, failed ones and search included
	Hours      float64 // of people
	Evaluation float64 // $
}

// bill returns its cost in $ by parts, at a wage in $ an hour.
func (e *Effort) bill(wage Value) Bill {
	if !possible(e.Labels, e.Redundancy, e.Runs, e.Hours, e.Evaluation) {
		return unknown
	}
	b := bill()
	b[PartLabels] = e.LabelPrice.price().times(e.Labels * (1 + e.Redundancy))
	b[PartTraining] = e.Training.Cost().times(e.Runs)
	b[PartPeople] = wage.price().times(e.Hours)
	b[PartEvaluation] = Known(e.Evaluation)
	return b
}

// OneOff is what has to be paid before the first request.
type OneOff struct {
	Effort
	Wage  Value // $ an hour
	Total Value // $ in place of all the above, where it is known
}

// Cost returns $: the sum of what is bought,
//
//	F = n·l·(1+ρ) + R·C_tr + hours·wage + evaluation
//
// or Total.
func (o *OneOff) Cost() Value {
	b := o.Bill()
	return b.Total()
}

// Bill returns Cost by its parts.
func (o *OneOff) Bill() Bill {
	if o.Total.known {
		b := bill()
		b[PartSum] = o.Total.price()
		return b
	}
	return o.Effort.bill(o.Wage)
}

// Monthly is what has to be paid every month, whatever the number of requests.
type Monthly struct {
	UpkeepHours    float64 // of people
	Wage           Value   // $ an hour
	HostingPerHour Value   // $ a replica
	Replicas       float64
	Storage        float64 // $
	Retrain        Retrain
}

// Retrain is a tuning that is done again and again; 0 EveryMonths is never.
type Retrain struct {
	EveryMonths float64
	Effort
}

// Cost returns $ a month, retraining spread evenly over the months between:
//
//	M = upkeep + hosting·730·replicas + storage + (n·l·(1+ρ) + R·C_tr + hours·wage + evaluation)/cadence
func (m *Monthly) Cost() Value {
	b, again := m.Bill(), m.RetrainBill()
	if m.Retrain.EveryMonths > 0 {
		b.add(1/m.Retrain.EveryMonths, again)
	}
	return b.Total()
}

// Bill returns $ a month by parts, retraining apart.
func (m *Monthly) Bill() Bill {
	if !possible(m.UpkeepHours, m.Replicas, m.Storage, m.Retrain.EveryMonths) {
		return unknown
	}
	b := bill()
	b[PartPeople] = m.Wage.price().times(m.UpkeepHours)
	b[PartHosting] = m.HostingPerHour.price().times(HoursPerMonth * m.Replicas)
	b[PartStorage] = Known(m.Storage)
	return b
}

// RetrainBill returns $ for one retraining by parts.
func (m *Monthly) RetrainBill() Bill {
	if m.Retrain.EveryMonths == 0 {
		return bill()
	}
	return m.Retrain.Effort.bill(m.Wage)
}

// TokensPerSecond returns the mean load of so many requests a month.
func TokensPerSecond(requestsPerMonth float64, r Request) float64 {
	return requestsPerMonth * r.Tokens() / (HoursPerMonth * 3600)
}

// Replicas returns how many copies of a model serve a load: at least so many, and
//
//	⌈mean tokens/s · peak / tokens/s of one⌉
//
// where it is known what one can do.
func Replicas(least, tokensPerSecond, peak float64, one Value) float64 {
	if x, known := one.Get(); known && x >= 0 && tokensPerSecond*peak > 0 {
		return max(least, math.Ceil(tokensPerSecond*peak/x))
	}
	return least
}
