package cost

import "math"

// Curve is what a way has cost by month.
type Curve struct {
	Once    Value   // $ before the first request
	Monthly Value   // $ a month
	Lump    Value   // $ at every retraining, where it comes in lumps
	Every   float64 // months between those; 0: none
	Rate    float64 // discount a month
}

// oftenest is the months between retrainings below which lumps are spread evenly:
// three days, less than a pixel of any chart.
const oftenest = 0.1

// Curve returns the curve of one of the scenario's ways. Without Lumps,
// retraining is spread evenly over the months between.
func (s *Scenario) Curve(w *Way) Curve {
	once, month, lump, every := s.bills(w)
	c := Curve{Once: once.Total(), Monthly: month.Total(), Lump: Known(0), Rate: s.rate()}
	switch {
	case every == 0:
	case s.Lumps && every >= oftenest:
		c.Lump, c.Every = lump.Total(), every
	default:
		c.Monthly = c.Monthly.plus(lump.Total().times(1 / every))
	}
	return c
}

// bills returns $ at the start, a month, and at every retraining.
func (s *Scenario) bills(w *Way) (once, month, lump Bill, every float64) {
	month = w.Monthly.Bill()
	in, cached, out := w.Request.Parts()
	month[PartInput] = in.times(s.RequestsPerMonth)
	month[PartCached] = cached.times(s.RequestsPerMonth)
	month[PartOutput] = out.times(s.RequestsPerMonth)
	return w.OneOff.Bill(), month, w.Monthly.RetrainBill(), w.Monthly.Retrain.EveryMonths
}

// rate returns the discount a month, (1+d)^(1/12) − 1.
func (s *Scenario) rate() float64 { return math.Expm1(math.Log1p(s.DiscountPerYear) / 12) }

// annuity returns the present value of $1 a month for t months, paid at the end
// of each:
//
//	A(t) = (1 − (1+i)^−t)/i
//
// or t, undiscounted. Between whole months it is as smooth as the formula.
func annuity(i, t float64) float64 {
	if i == 0 {
		return t
	}
	return -math.Expm1(-t*math.Log1p(i)) / i
}

// term is annuity's inverse: the months after which it has a value; none is +Inf.
func term(i, value float64) float64 {
	switch {
	case i == 0:
		return value
	case i*value >= 1:
		return math.Inf(1)
	}
	return -math.Log1p(-i*value) / math.Log1p(i)
}

// lumps returns the present value of $1 at every retraining up to month t, that
// month included:
//
//	Σ v^k, k = 1 … n = v·(1 − v^n)/(1 − v),  v = (1+i)^−every
func (c *Curve) lumps(t float64) float64 { return c.sum(c.count(t)) }

func (c *Curve) sum(n float64) float64 {
	if n <= 0 || c.Rate == 0 {
		return max(0, n)
	}
	logV := -c.Every * math.Log1p(c.Rate)
	return math.Exp(logV) * math.Expm1(n*logV) / math.Expm1(logV)
}

// count returns how many lumps there have been at month t. A month that is a
// multiple of Every but for a rounding counts as one.
func (c *Curve) count(t float64) float64 {
	if c.Every == 0 {
		return 0
	}
	return math.Floor(t / c.Every * (1 + 1e-12))
}

// At returns $ spent after so many months, a lump of that very month included.
func (c *Curve) At(months float64) Value { return c.at(months, c.lumps(months)) }

// Before returns $ spent after so many months, without a lump of that very month.
func (c *Curve) Before(months float64) Value {
	n := c.count(months)
	if n > 0 && math.Abs(n*c.Every-months) <= 1e-12*months {
		n--
	}
	return c.at(months, c.sum(n))
}

func (c *Curve) at(months, lumps float64) Value {
	return c.Once.plus(c.Monthly.times(annuity(c.Rate, months))).plus(c.Lump.times(lumps))
}

// next returns the month of the first lump after month t, +Inf where none comes.
func (c *Curve) next(t float64) float64 {
	if c.Every == 0 || c.Lump.x == 0 {
		return math.Inf(1)
	}
	return (c.count(t) + 1) * c.Every
}
