package wire

import "fmt"

// What page and token counter say to each other stands apart from the other
// messages: Decode knows all of those, and the trainer would carry these along.

// MaxText is the longest text in bytes whose tokens are counted.
const MaxText = 200_000

// Tokenize asks the token counter how many tokens a text is; answered with a
// Tokens of the same ID, unless another Tokenize came before it was begun.
type Tokenize struct {
	ID   uint32
	Most uint32 // of how many tokens the ends are wanted
	Text []byte // UTF-8
}

// Tokens answers a Tokenize.
type Tokens struct {
	ID      uint32
	TooLong bool     // more than MaxText: not counted
	Count   uint32   // all tokens of the text
	Ends    []uint32 // at which byte each of the first tokens ends
}

// Encode writes the message as bytes.
func (m *Tokenize) Encode() []byte {
	w := &writer{b: make([]byte, 0, len(m.Text)+16)}
	w.b = append(w.b, 'B', 'T', Version, 'q')
	w.u32(m.ID)
	w.u32(m.Most)
	w.bytes(m.Text)
	return w.b
}

// DecodeTokenize reads what Encode wrote.
func DecodeTokenize(b []byte) (*Tokenize, error) {
	r, err := tokenReader(b, 'q')
	if err != nil {
		return nil, err
	}
	m := &Tokenize{ID: r.u32(), Most: r.u32(), Text: r.bytes()}
	return m, r.end()
}

// Encode writes the message as bytes.
func (m *Tokens) Encode() []byte {
	w := &writer{b: make([]byte, 0, 4*len(m.Ends)+32)}
	w.b = append(w.b, 'B', 'T', Version, 'a')
	w.u32(m.ID)
	w.bool(m.TooLong)
	w.u32(m.Count)
	w.u32s(m.Ends)
	return w.b
}

// DecodeTokens reads what Encode wrote.
func DecodeTokens(b []byte) (*Tokens, error) {
	r, err := tokenReader(b, 'a')
	if err != nil {
		return nil, err
	}
	m := &Tokens{ID: r.u32(), TooLong: r.bool(), Count: r.u32(), Ends: r.u32s()}
	return m, r.end()
}

// tokenReader reads the beginning of a message of that kind.
func tokenReader(b []byte, kind byte) (*reader, error) {
	switch {
	case len(b) < 4 || b[0] != 'B' || b[1] != 'T' || b[3] != kind:
		return nil, fmt.Errorf("wire: %d bytes are no message of the token counter's", len(b))
	case b[2] != Version:
		return nil, &VersionError{b[2]}
	}
	return &reader{b: b[4:]}, nil
}

// end tells whether all was there, and nothing more.
func (r *reader) end() error {
	if r.failed || len(r.b) != 0 {
		return fmt.Errorf("wire: malformed message of the token counter's")
	}
	return nil
}
