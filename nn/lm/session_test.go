package lm

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"breakeven/nn/device"
	"breakeven/nn/device/cpu"
	"breakeven/nn/device/ref"
	"gonum.org/v1/gonum/blas/gonum"
)

// long has a context of more than a session's rows.
var long = func() Config { c := tiny; c.Context = 80; return c }()

// sessionOn returns a session with long's model.
func sessionOn(t *testing.T, dev device.Device) *Session {
	m, err := NewModel(dev, long, long.Init(1))
	if err != nil {
		t.Fatal(err)
	}
	s, err := NewSession(m)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func feed(t *testing.T, s *Session, tokens ...uint32) []float32 {
	z, err := s.Feed(tokens)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func randomTokens(n int) []uint32 {
	r := rand.New(rand.NewPCG(8, 8))
	x := make([]uint32, n)
	for i := range x {
		x[i] = r.Uint32N(uint32(tiny.Vocab))
	}
	return x
}

// The trainer's forward over all, and a session that reads token by token, give
// the same; so do documents packed and one by one, as the trainer's are packed.
func TestSessionIsForward(t *testing.T) {
	tr, dev := onRef(t)
	s := sessionOn(t, dev) // with the same weights as tiny's
	b := documents(tiny.Vocab, 40, 3, 33)
	var want, total float64
	for i, w := range b.Weights {
		if b.Pos[i] == 0 {
			s.Rewind(0)
		}
		p := Probabilities(feed(t, s, b.Tokens[i]), 1)
		want -= float64(w) * math.Log(p[b.Targets[i]])
		total += float64(w)
	}
	want /= total
	if err := tr.gradient(b); err != nil {
		t.Fatal(err)
	}
	if got := dev.Values(tr.metrics)[0]; math.Abs(got-want) > 1e-6*want { // logits are read as float32
		t.Errorf("packed %.9g, one by one %.9g", got, want)
	}
}

// However a text is cut into pieces, what comes next is the same, and rewinding
// leaves no trace.
func TestFeedInPieces(t *testing.T) {
	x := randomTokens(70)
	s := sessionOn(t, ref.New())
	want := feed(t, s, x...)
	for _, pieces := range [][]int{{1, 69}, {33, 37}, {31, 1, 1, 37}, {64, 6}} {
		s.Rewind(0)
		var got []float32
		for at, i := 0, 0; i < len(pieces); i++ {
			got = feed(t, s, x[at:at+pieces[i]]...)
			at += pieces[i]
		}
		if !slices.Equal(got, want) {
			t.Errorf("pieces of %d give other logits", pieces)
		}
	}
	s.Rewind(20)
	feed(t, s, 1, 2, 3, 4, 5)
	s.Rewind(20)
	if got := feed(t, s, x[20:]...); !slices.Equal(got, want) || s.Len() != 70 {
		t.Error("what was rewound left a trace")
	}
}

// The device that visitors have agrees with the oracle.
func TestSessionOnCPU(t *testing.T) {
	x := randomTokens(70)
	want := feed(t, sessionOn(t, ref.New()), x...)
	got := feed(t, sessionOn(t, cpu.New(gonum.Implementation{}, cpu.Generic{})), x...)
	for i := range want {
		if math.Abs(float64(got[i]-want[i])) > 1e-5 { // logits of about 1 behind two blocks of float32
			t.Fatalf("logit %d is %g, on the oracle %g", i, got[i], want[i])
		}
	}
}

func TestFeedRefuses(t *testing.T) {
	s := sessionOn(t, ref.New())
	for name, n := range map[string]int{"nothing": 0, "more than the context": 81} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s was read", name)
				}
			}()
			s.Feed(make([]uint32, n))
		}()
	}
}
