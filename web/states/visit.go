package states

// Step is something that a visitor does: a click, or a text typed into a field.
type Step struct {
	At    string // a selector
	Type  string // "" for a click
	Says  bool   // the verdict is another one then
	Shown string // what docs has a picture of then, by a selector; "": nothing
}

// FirstVisit is how somebody who has never seen the Cost chapter has a question
// answered: 100,000 questions a month, a long prompt, GPT-4.1: should I fine-tune?
// And if it is GPT-4.1 itself that is tuned? The test goes this way, and
// docs/cost.md tells it.
var FirstVisit = []Step{
	{At: "#cost-preset-B", Says: true, Shown: "#cost"},
	{At: "#cost-calls", Type: "100,000", Says: true},
	{At: "#cost-prefix", Type: "4k", Says: true, Shown: "#cost"},
	{At: "#cost-group-prices > summary"},
	{At: "#cost-pick-prices", Shown: "#cost-prices"},
	{At: "#cost-prices tbody tr:first-child .btn:has(.ft)", Says: true, Shown: "#cost"}, // the list begins with GPT-4.1
}

// Draws: JavaScript that tells whether all draws of the Cost chapter are made.
const Draws = sure
