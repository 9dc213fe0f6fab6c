package cost

// Rate is what a dollar costs in another currency. All prices of the model are in
// dollars; a currency is a way of showing them, and decides nothing.
type Rate struct {
	CNYPerUSD float64
	Source    Source
}

// DefaultRate is a round number, to be replaced by the rate of the day.
var DefaultRate = Rate{7, assumed}

// CNY returns a sum of dollars in yuan.
func (r Rate) CNY(usd Value) Value {
	if !(r.CNYPerUSD > 0) {
		return Unknown
	}
	return usd.product(Known(r.CNYPerUSD))
}

// USD returns a sum of yuan in dollars, as when somebody types one.
func (r Rate) USD(cny Value) Value {
	if !(r.CNYPerUSD > 0) {
		return Unknown
	}
	return cny.over(Known(r.CNYPerUSD))
}
