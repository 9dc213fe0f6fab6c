package lm

import (
	"testing"

	"breakeven/nn/device/cpu"
	"breakeven/nn/lm/corpus"
	"gonum.org/v1/gonum/blas/gonum"
)

// A step of the recipe's model on plain gonum, the slowest device of visitors.
func BenchmarkStep(b *testing.B) {
	tr, err := NewTrainer(cpu.New(gonum.Implementation{}, cpu.Generic{}), Recipe(corpus.Vocabulary().Len()), 1)
	if err != nil {
		b.Fatal(err)
	}
	batch := corpus.NewBatch(MaxRows)
	corpus.New(1).Batch(batch, 500, 1000)
	for b.Loop() {
		if _, _, err := tr.Step(batch, 500, 1000); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(MaxRows*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// What a visitor waits for: a prompt of 100 tokens, then a token more.
func BenchmarkFeed(b *testing.B) {
	c := Recipe(corpus.Vocabulary().Len())
	m, err := NewModel(cpu.New(gonum.Implementation{}, cpu.Generic{}), c, c.Init(1))
	if err != nil {
		b.Fatal(err)
	}
	s, err := NewSession(m)
	if err != nil {
		b.Fatal(err)
	}
	prompt := make([]uint32, 100)
	for name, c := range map[string]struct {
		behind int
		tokens []uint32
	}{"prompt of 100": {0, prompt}, "token": {100, prompt[:1]}} {
		b.Run(name, func(b *testing.B) {
			s.Rewind(0)
			if _, err := s.Feed(prompt); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				s.Rewind(c.behind)
				if _, err := s.Feed(c.tokens); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A tuning's step on 64 examples of the table in docs/model.md: 160 of them are
// what a visitor waits for.
func BenchmarkTune(b *testing.B) {
	c := Recipe(corpus.Vocabulary().Len())
	m, err := NewModel(cpu.New(gonum.Implementation{}, cpu.Generic{}), c, c.Init(1))
	if err != nil {
		b.Fatal(err)
	}
	var list []corpus.Document
	task := corpus.Tasks(1, 0)[0]
	for _, row := range task.Rows[:64] {
		list = append(list, task.Document(row))
	}
	lora := DefaultTuning(4)
	mixed := lora
	source := corpus.New(1)
	mixed.Mix, mixed.Pretraining = .25, func() corpus.Document { return source.Next(1) }
	for name, how := range map[string]Tuning{"full": DefaultTuning(0), "LoRA": lora, "LoRA, mixed": mixed} {
		b.Run(name, func(b *testing.B) {
			how.Steps = 1 << 30
			t, err := NewTuner(m, list, how)
			if err != nil {
				b.Fatal(err)
			}
			rows := 0
			for b.Loop() {
				if _, err := t.Step(); err != nil {
					b.Fatal(err)
				}
				rows += len(t.list.weight)
			}
			b.ReportMetric(160*b.Elapsed().Seconds()/float64(b.N), "s/160")
			b.ReportMetric(float64(rows)/float64(b.N), "targets/step")
		})
	}
}

// What a visitor waits for who asks why, of 100 tokens.
func BenchmarkInfluence(b *testing.B) {
	c := Recipe(corpus.Vocabulary().Len())
	m, err := NewModel(cpu.New(gonum.Implementation{}, cpu.Generic{}), c, c.Init(1))
	if err != nil {
		b.Fatal(err)
	}
	f, err := NewInfluence(m)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := f.Of(make([]uint32, 100), 1); err != nil {
			b.Fatal(err)
		}
	}
}
