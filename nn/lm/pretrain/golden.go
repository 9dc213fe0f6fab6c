package pretrain

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"

	"breakeven/nn/device"
	"breakeven/nn/lm"
	"breakeven/nn/lm/corpus"
	"breakeven/nn/lm/token"
)

// Golden is a prompt with the answer that a model gives on every device.
type Golden struct {
	Prompt string `json:"prompt"`
	Answer string `json:"answer"` // greedily, the fact that it quotes included
	// Margin is by how much the logit of each of the answer's tokens is at least
	// above the next best: devices round differently, by far less.
	Margin float64 `json:"margin"`
}

// WeightsFile and GoldenFile are the names of the weights that go with the page and
// of their golden answers, side by side.
const (
	WeightsFile = "model.safetensors"
	GoldenFile  = "golden.json"
)

// CheckGolden has the weights of a folder answer on a device, and returns how many
// golden answers there are and how they differ.
func CheckGolden(dev device.Device, folder string) (n int, err error) {
	b, err := os.ReadFile(filepath.Join(folder, GoldenFile))
	if err != nil {
		return 0, err
	}
	var all []Golden
	if err := json.Unmarshal(b, &all); err != nil {
		return 0, err
	}
	m, err := OpenModel(dev, filepath.Join(folder, WeightsFile))
	if err != nil {
		return 0, err
	}
	defer m.Close()
	s, err := lm.NewSession(m)
	if err != nil {
		return 0, err
	}
	defer s.Close()
	for i := range all {
		err = errors.Join(err, all[i].check(s))
	}
	return len(all), err
}

// OpenModel returns a model of a file's weights, which must be of this vocabulary.
func OpenModel(dev device.Device, file string) (*lm.Model, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	c, w, notes, err := lm.Unpack(b)
	if err != nil {
		return nil, err
	}
	if notes["vocabulary"] != VocabularyHash(corpus.Vocabulary()) {
		return nil, fmt.Errorf("pretrain: %s has weights of another vocabulary", file)
	}
	return lm.NewModel(dev, c, w)
}

// Answer asks a session a prompt in words, greedily.
func Answer(s *lm.Session, prompt string) (g Golden, err error) {
	v := corpus.Vocabulary()
	e := v.Encode(prompt)
	g = Golden{Prompt: prompt, Margin: math.Inf(1)}
	s.Rewind(0)
	logits, err := s.Feed(append(append([]uint32{token.Begin}, e.IDs...), token.Answer))
	var said []uint32
	for err == nil {
		best := lm.Greedy(logits)
		for id, z := range logits {
			if uint32(id) != best {
				g.Margin = min(g.Margin, float64(logits[best])-float64(z))
			}
		}
		if best == token.End {
			g.Answer = v.Decode(said, e.Unknown)
			return g, nil
		}
		said = append(said, best)
		logits, err = s.Feed([]uint32{best})
	}
	return g, err
}

// check asks again, and returns what differs.
func (g *Golden) check(s *lm.Session) error {
	const slack = .01 // of margins: a hundred times what rounding takes
	got, err := Answer(s, g.Prompt)
	switch {
	case err != nil:
		return err
	case got.Answer != g.Answer:
		return fmt.Errorf("%q: the answer is %q, must be %q", g.Prompt, got.Answer, g.Answer)
	case math.Abs(got.Margin-g.Margin) > slack:
		return fmt.Errorf("%q: the margin is %.4f, must be %.4f", g.Prompt, got.Margin, g.Margin)
	}
	return nil
}
