package cost

// Part is one thing that money is spent on.
type Part uint8

const (
	PartInput      Part = iota // tokens read anew, or written into a cache
	PartCached                 // tokens read from a cache
	PartOutput                 // tokens written
	PartLabels                 // examples that somebody labels
	PartTraining               // runs of it
	PartPeople                 // their hours
	PartEvaluation             // of a model before it serves
	PartHosting                // machines that wait for requests
	PartStorage                // of a tuned model, of an index
	PartSum                    // a one-off sum in place of its parts
	Parts                      // how many there are
)

// Bill is $ by what they are spent on.
type Bill [Parts]Value

// Total returns the sum.
func (b *Bill) Total() Value {
	sum := Known(0)
	for _, v := range b {
		sum = sum.plus(v)
	}
	return sum
}

// add puts x times another bill on top.
func (b *Bill) add(x float64, other Bill) {
	for i, v := range other {
		b[i] = b[i].plus(v.times(x))
	}
}

// bill returns a bill of $ 0.
func bill() (b Bill) {
	for i := range b {
		b[i] = Known(0)
	}
	return b
}

// unknown is the bill of what cannot be.
var unknown Bill
