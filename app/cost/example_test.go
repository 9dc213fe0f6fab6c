package cost_test

import (
	"fmt"

	"breakeven/app/cost"
)

// A million questions a month, with preset A's long prompt or a tuned model.
func Example() {
	v := cost.Values{Preset: "A"}.With(cost.Calls, cost.Known(1e6))
	s := cost.Build(v)
	o := cost.Decide(s)
	fmt.Println("after months:", o.Regime == cost.AfterMonths)
	fmt.Printf("pays from month %.1f, saves $%.0f in 12\n", o.Months.Or(0), o.AtHorizon.Or(0))

	d := cost.NewDraws(v, cost.DrawPlan{Against: cost.FineTuning, Draws: cost.FullDraws})
	for !d.Done() {
		d.Draw(1000) // as many as a frame has time for
	}
	sure, _ := d.Summary()
	fmt.Printf("cheaper in %.0f %% of what may come\n", 100*sure.Cheaper)

	why := cost.Explain(v, cost.FineTuning)
	flip := why.Flips[0]
	fmt.Printf("turned by %s = %g\n", cost.Inputs[flip.Input].Key, flip.Round)
	// Output:
	// after months: true
	// pays from month 8.3, saves $2190 in 12
	// cheaper in 68 % of what may come
	// turned by price = 0.23
}
