package cost

import "breakeven/app/cost"

// Case is the case that the chapter shows, for those who look at it or change it.
type Case interface {
	Values() cost.Values
	Take(cost.Values) // one step, which can be undone
}
