package pretrain

import (
	"errors"
	"testing"

	"breakeven/nn/device/cpu"
	"breakeven/nn/lm"
	"breakeven/nn/lm/corpus"
	"gonum.org/v1/gonum/blas/gonum"
)

// A comparison has every way, row count and seed of every task once, says how many
// rows a prompt has room for, asks for old skills before and after, and ends when
// it is told to.
func TestComparing(t *testing.T) {
	cfg := lm.Config{Layers: 1, Width: 8, Heads: 2, MLP: 8, Taps: 2, Context: corpus.MaxLen, Rotary: 1, Vocab: corpus.Vocabulary().Len()}
	base, err := lm.NewModel(cpu.New(gonum.Implementation{}, cpu.Generic{}), cfg, cfg.Init(1))
	if err != nil {
		t.Fatal(err)
	}
	defer base.Close()
	calls, stopAt := 0, 0
	c := NewComparing(base, 1)
	if len(c.Skills) != 3 {
		t.Fatalf("%d old skills", len(c.Skills))
	}
	c.Seeds, c.Rows, c.Tests, c.Steps = []uint64{4, 5}, []int{2, 64, 256}, 2, 2
	for i := range c.Skills {
		c.Skills[i].Cases = c.Skills[i].Cases[:1]
	}
	c.Log = func(string) {}
	c.Stopped = func() bool { calls++; return calls == stopAt }
	x, err := c.Do()
	if err != nil {
		t.Fatal(err)
	}
	if want := 3 * (3 + 3 + 3 + 1); len(x.Points) != want {
		t.Errorf("%d points, want %d", len(x.Points), want)
	}
	for _, p := range x.Points {
		if len(p.Right) != 2 || p.N != 2 || p.Used > p.K || p.Way != ByPrompt && p.Used != p.K || p.Way == ByPrompt && (p.K == 256 && p.Used > 40 || p.K == 2 && p.Used != 2) {
			t.Errorf("%+v", p)
		}
	}
	if want := 3 * (1 + 3*3); len(x.Skills) != want {
		t.Errorf("%d skills, want %d", len(x.Skills), want)
	}
	for _, s := range x.Skills {
		if want := 2; s.Task == "" && s.N != 1 || s.Task != "" && s.N != want {
			t.Errorf("%+v", s)
		}
	}
	for _, stopAt = range []int{1, 5, 30} { // in a skill, in a prompt's tests, in a tuning
		calls = 0
		if _, err := c.Do(); !errors.Is(err, ErrStopped) || calls != stopAt {
			t.Fatalf("told to stop at call %d, it ended after %d: %v", stopAt, calls, err)
		}
	}
}
