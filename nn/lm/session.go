package lm

import (
	"fmt"

	"breakeven/nn/device"
)

// feedRows is how many tokens go through the model at once: enough for matrix
// products to be worth their calls, few enough that their memory stays small.
const feedRows = 32

// Session is a text that the model reads and goes on with. It keeps of every
// token what those behind it look back on: keys and values, and what the
// convolutions see. The model must stay open, and its weights as they are.
type Session struct {
	memory
	cfg Config
	n   int // tokens read
	end int // tokens read when what was begun is done

	token, pos, last device.View // last: the row of a step's last token
	z                device.View // logits of the token behind it [vocab]

	forward, head plan
}

// NewSession returns an empty session with a model.
func NewSession(m *Model) (_ *Session, err error) {
	s := &Session{memory: memory{dev: m.dev}, cfg: m.cfg}
	defer s.catch(&err)
	c := s.cfg
	s.token, s.pos, s.last = s.alloc(c.Context, device.U32), s.alloc(c.Context, device.U32), s.alloc(1, device.U32)
	pasts := make([]past, c.Layers)
	for i := range pasts {
		for _, v := range []*device.View{&pasts[i].conv1, &pasts[i].k, &pasts[i].v, &pasts[i].conv2} {
			*v = s.floats(c.Context * c.Width)
		}
	}
	program := func(rows int) *program {
		return &program{device.Program{Rows: rows, Alloc: s.floats}, c, s.pos}
	}
	w := m.parts(device.View{}, device.View{})
	forward, head := program(feedRows), program(1)
	x := newTrunk(w, pasts, s.token).forward(forward)
	y := s.floats(c.Width)
	head.Add(device.Select(y, x, s.last, 1, c.Width))
	s.z = head.logits(y, w.embed.w)
	s.forward, s.head = s.compile(forward.Ops), s.compile(head.Ops)

	places := make([]uint32, c.Context)
	for i := range places {
		places[i] = uint32(i)
	}
	must(write(&s.memory, s.pos, places))
	return s, nil
}

// Len returns the number of tokens read.
func (s *Session) Len() int { return s.n }

// Rewind forgets all tokens but the first n, and what was begun.
func (s *Session) Rewind(n int) {
	if n < 0 || n > s.n {
		panic(fmt.Sprintf("lm: %d tokens of %d", n, s.n))
	}
	s.n, s.todo = n, nil
}

// Feed reads tokens, one or more, and returns the logits of the token that comes
// next, [vocab]. It panics where they exceed the context: the caller decides what
// to leave out. After an error of the device the session has read none of them.
func (s *Session) Feed(tokens []uint32) (logits []float32, err error) {
	err = s.Begin(tokens)
	for err == nil && logits == nil {
		logits, err = s.Piece()
	}
	return logits, err
}

// Begin begins Feed, which Piece then does. What was begun before is forgotten.
func (s *Session) Begin(tokens []uint32) error {
	if len(tokens) == 0 || len(tokens) > s.cfg.Context-s.n {
		panic(fmt.Sprintf("lm: %d tokens behind %d of a context of %d", len(tokens), s.n, s.cfg.Context))
	}
	if err := write(&s.memory, s.token.View(s.n, len(tokens)), tokens); err != nil {
		return err
	}
	if err := write(&s.memory, s.last, []uint32{uint32((len(tokens) - 1) % feedRows)}); err != nil {
		return err
	}
	s.end, s.todo = s.n+len(tokens), nil
	for at := s.n; at < s.end; at += feedRows {
		s.later(s.forward, device.Step{Start: at, Rows: min(feedRows, s.end-at)})
	}
	s.later(s.head, device.Step{Rows: 1})
	return nil
}

// Piece does a piece of what was begun, which takes but a moment: with the last one
// it returns what Feed does, before that nil.
func (s *Session) Piece() (logits []float32, err error) {
	if err := s.piece(); err != nil || s.Busy() {
		return nil, err
	}
	s.n = s.end
	return s.read(s.z)
}
