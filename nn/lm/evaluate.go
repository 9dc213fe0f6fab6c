package lm

import (
	"breakeven/nn/lm/corpus"
	"breakeven/nn/lm/token"
)

// Complete forgets what the session has read, reads a prompt, and returns what the
// model then writes greedily: up to token.End, which is included, or until the
// context is full. A prompt of 1 … Context tokens, as Feed's.
func (s *Session) Complete(prompt []uint32) (wrote []uint32, err error) {
	s.Rewind(0)
	z, err := s.Feed(prompt)
	for err == nil {
		wrote = append(wrote, Greedy(z))
		last := wrote[len(wrote)-1:]
		if last[0] == token.End || s.n == s.cfg.Context {
			return wrote, nil
		}
		z, err = s.Feed(last)
	}
	return nil, err
}

// Solves tells whether what the model writes behind a case's prompt is right, token
// by token and with its end.
func (s *Session) Solves(c *corpus.Case) (bool, error) {
	wrote, err := s.Complete(c.Prompt)
	return err == nil && c.Right(wrote), err
}
