package wire

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

func (*Tokenize) kind() kind { return kindTokenize }
func (m *Tokenize) write(w *writer) {
	w.u32(m.ID)
	w.u32(m.Most)
	w.bytes(m.Text)
}
func (m *Tokenize) read(r *reader) { m.ID, m.Most, m.Text = r.u32(), r.u32(), r.bytes() }

func (*Tokens) kind() kind { return kindTokens }
func (m *Tokens) write(w *writer) {
	w.u32(m.ID)
	w.bool(m.TooLong)
	w.u32(m.Count)
	w.u32s(m.Ends)
}
func (m *Tokens) read(r *reader) {
	m.ID, m.TooLong, m.Count, m.Ends = r.u32(), r.bool(), r.u32(), r.u32s()
}
