package count

import "breakeven/app/wire"

// Answer takes a question of the page's and returns the answer. Page and counter
// are built together, so bytes that are no question are a mistake in one of them.
func (c *Counter) Answer(question []byte) []byte {
	ask, err := wire.DecodeTokenize(question)
	if err != nil {
		panic(err)
	}
	answer := &wire.Tokens{ID: ask.ID}
	if len(ask.Text) > wire.MaxText {
		answer.TooLong = true
		return answer.Encode()
	}
	n, ends, err := c.Count(string(ask.Text), int(ask.Most))
	if err != nil {
		panic(err) // only a limit of time, which is not set, makes the pattern fail
	}
	answer.Count, answer.Ends = uint32(n), ends
	return answer.Encode()
}
