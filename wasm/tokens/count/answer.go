package count

import "breakeven/app/wire"

// Answer takes a message of the page's and returns the answer. Page and counter
// are built together, so bytes that are no Tokenize are a mistake in one of them.
func (c *Counter) Answer(b []byte) []byte {
	h, m, err := wire.Decode(b)
	if err != nil {
		panic(err)
	}
	ask := m.(*wire.Tokenize)
	answer := &wire.Tokens{ID: ask.ID}
	if len(ask.Text) > wire.MaxText {
		answer.TooLong = true
		return wire.Encode(h, answer)
	}
	n, ends, err := c.Count(string(ask.Text), int(ask.Most))
	if err != nil {
		panic(err) // only a limit of time, which is not set, makes the pattern fail
	}
	answer.Count, answer.Ends = uint32(n), ends
	return wire.Encode(h, answer)
}
