package lm

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"breakeven/nn/device/cpu"
	"breakeven/nn/lm/corpus"
	"gonum.org/v1/gonum/blas/gonum"
)

// contrary are documents of six tokens, a mark and two others, where a copier
// goes on with the first and second.
func contrary(n int) (list []corpus.Document) {
	r := rand.New(rand.NewPCG(4, 4))
	for range n {
		x := []uint32{}
		for range 6 {
			x = append(x, 1+r.Uint32N(uint32(tiny.Vocab-1)))
		}
		x = append(x, 0)
		for i := range 2 {
			x = append(x, 1+(x[i]+3)%uint32(tiny.Vocab-1))
		}
		list = append(list, corpus.Document{Tokens: x, Weights: []float32{0, 0, 0, 0, 0, 0, 0, 1, 1}})
	}
	return list
}

func tunerOf(t *testing.T, base *Model, list []corpus.Document, how Tuning) *Tuner {
	tu, err := NewTuner(base, list, how)
	if err != nil {
		t.Fatal(err)
	}
	return tu
}

func stepsOf(t *testing.T, tu *Tuner, n int) (losses []float32) {
	for range n {
		loss, err := tu.Step()
		if err != nil {
			t.Fatal(err)
		}
		losses = append(losses, loss)
	}
	return losses
}

// known is how many documents' ends a model says, greedily.
func known(t *testing.T, m *Model, list []corpus.Document) (n int) {
	s, err := NewSession(m)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range list {
		s.Rewind(0)
		right, read := true, 0
		for i, w := range d.Weights {
			if w > 0 {
				right = right && Greedy(feed(t, s, d.Tokens[read:i]...)) == d.Tokens[i]
				read = i
			}
		}
		if right {
			n++
		}
	}
	return n
}

// A model that copies learns to say something else, both ways; what it was stays,
// and an adapter's merged model knows the same.
func TestTunes(t *testing.T) {
	base := copierOn(t, cpu.New(gonum.Implementation{}, cpu.Generic{}))
	before, err := base.Weights()
	if err != nil {
		t.Fatal(err)
	}
	list := contrary(6)
	if n := known(t, base, list); n > 1 {
		t.Fatalf("%d of %d are known before", n, len(list))
	}
	for _, rank := range []int{0, 1, 4, MaxRank} {
		tu := tunerOf(t, base, list, DefaultTuning(rank))
		losses := stepsOf(t, tu, 160)
		if first, last := losses[0], losses[159]; !(last < first/10) {
			t.Errorf("rank %d: loss %.3f → %.3f", rank, first, last)
		}
		m := tu.Model()
		tu.Close()
		merged, err := m.Merge()
		if err != nil {
			t.Fatal(err)
		}
		for name, x := range map[string]*Model{"tuned": m, "merged": merged} {
			if n := known(t, x, list); n < len(list) {
				t.Errorf("rank %d: the %s model knows %d of %d", rank, name, n, len(list))
			}
		}
		merged.Close()
		m.Close()
	}
	if after, err := base.Weights(); err != nil || !slices.Equal(before, after) {
		t.Errorf("the model that was tuned from has changed; error %v", err)
	}
}

// The same seed, the same bits; another seed, others.
func TestTuningIsDeterministic(t *testing.T) {
	for _, rank := range []int{0, 2} {
		run := func(seed uint64) []float32 {
			base := copierOn(t, cpu.New(gonum.Implementation{}, cpu.Generic{}))
			how := DefaultTuning(rank)
			how.Seed = seed
			tu := tunerOf(t, base, contrary(20), how)
			stepsOf(t, tu, 5)
			merged, err := tu.Model().Merge()
			if err != nil {
				t.Fatal(err)
			}
			w, err := merged.Weights()
			if err != nil {
				t.Fatal(err)
			}
			return w
		}
		once := run(1)
		if !slices.Equal(once, run(1)) {
			t.Errorf("rank %d: the same seed gave other weights", rank)
		}
		if slices.Equal(once, run(2)) {
			t.Errorf("rank %d: another seed gave the same weights", rank)
		}
	}
}

// Adam's first step has the length of its rate, whatever the gradient: all
// numbers of B show the adapter's scale, and those of A none, as B is 0.
func TestAdapterScale(t *testing.T) {
	for rank, want := range map[int]float64{1: 4, 4: 1, 8: .5} {
		base := copierOn(t, cpu.New(gonum.Implementation{}, cpu.Generic{}))
		how := DefaultTuning(rank)
		tu := tunerOf(t, base, contrary(20), how)
		before, err := tu.read(tu.model.adapter)
		if err != nil {
			t.Fatal(err)
		}
		stepsOf(t, tu, 1)
		after, err := tu.read(tu.model.adapter)
		if err != nil {
			t.Fatal(err)
		}
		half := len(after) / 2
		if !slices.Equal(before[:half], after[:half]) {
			t.Errorf("rank %d: A has moved", rank)
		}
		longest := 0.0
		for _, x := range after[half:] {
			longest = max(longest, math.Abs(float64(x)))
		}
		if got := longest / how.Rate; math.Abs(got-want) > .01 { // ε shortens it a little
			t.Errorf("rank %d: a scale of %g, want %g", rank, got, want)
		}
	}
}

// documentsOf cuts a batch into its documents' rows.
func documentsOf(b *corpus.Batch) (list []corpus.Batch) {
	for at := 0; at < len(b.Pos); {
		end := at + 1
		for end < len(b.Pos) && b.Pos[end] > 0 {
			end++
		}
		list = append(list, corpus.Batch{Tokens: b.Tokens[at:end], Targets: b.Targets[at:end], Weights: b.Weights[at:end], Pos: b.Pos[at:end]})
		at = end
	}
	return list
}

// In every pass all documents come once; of few, each counts as often as it would
// have come.
func TestTuningPasses(t *testing.T) {
	base := copierOn(t, cpu.New(gonum.Implementation{}, cpu.Generic{}))
	for _, n := range []int{3, 16, 40} {
		list := contrary(n)
		for i := range list {
			list[i].Tokens[0], list[i].Tokens[1] = 1+uint32(i)%10, 1+uint32(i)/10 // all different
		}
		tu := tunerOf(t, base, list, DefaultTuning(0))
		counts := map[[2]uint32]float32{}
		for range n { // of 16 documents each: 16 passes
			stood := map[[2]uint32]bool{}
			for _, d := range documentsOf(tu.next()) {
				key := [2]uint32{d.Tokens[0], d.Tokens[1]}
				if stood[key] || len(d.Tokens) != 8 {
					t.Fatalf("%d documents: one stands there twice, or in %d rows", n, len(d.Tokens))
				}
				stood[key] = true
				counts[key] += d.Weights[7]
				if d.Weights[5] != 0 {
					t.Fatal("a weight of the prompt")
				}
			}
		}
		for key, c := range counts {
			if c != tuningBatch {
				t.Errorf("%d documents: one (%d) counted %g times in %d passes", n, key, c, tuningBatch)
			}
		}
		if len(counts) != n {
			t.Errorf("%d documents of %d", len(counts), n)
		}
	}
}

// A quarter of the documents are the generator's; and where long documents have
// no room, they come in the next step.
func TestTuningMixes(t *testing.T) {
	cfg := Recipe(corpus.Vocabulary().Len())
	cfg.Layers, cfg.Width, cfg.MLP = 1, 8, 8
	base, err := NewModel(cpu.New(gonum.Implementation{}, cpu.Generic{}), cfg, cfg.Init(1))
	if err != nil {
		t.Fatal(err)
	}
	task := corpus.Tasks(1, 0)[0]
	var list, longer []corpus.Document
	for _, row := range task.Rows[:32] {
		d := task.Document(row)
		list = append(list, d)
		x := corpus.Document{Tokens: make([]uint32, 256), Weights: make([]float32, 256)}
		x.Weights[255] = 1
		longer = append(longer, x)
	}
	how := DefaultTuning(0)
	how.Mix = .25
	source, g := corpus.New(7), corpus.New(7)
	how.Pretraining = func() corpus.Document { return source.Next(1) }
	tu := tunerOf(t, base, list, how)
	for range 3 {
		all := documentsOf(tu.next())
		if len(all) != 16 {
			t.Fatalf("%d documents in a step", len(all))
		}
		for i := range 4 {
			if want := g.Next(1).Tokens; !slices.Equal(all[i].Tokens, want[:len(want)-1]) {
				t.Errorf("document %d is not the generator's", i)
			}
		}
	}
	for share, want := range map[float64]int{0: 0, 1e-9: 1, .01: 1, .2: 3, MaxMix: 6} {
		how.Mix = share
		if got := tunerOf(t, base, list, how).mixed(); got != want {
			t.Errorf("of a share of %g, %d documents are mixed in, want %d", share, got, want)
		}
	}
	if loss := stepsOf(t, tu, 1)[0]; !(loss > 5 && loss < 9) { // it knows nothing: log 1,352 = 7.2
		t.Errorf("loss %g", loss)
	}
	tu = tunerOf(t, base, longer, DefaultTuning(0))
	for range 4 { // 4·8 = 32
		for _, d := range documentsOf(tu.next()) {
			if len(d.Tokens) != 255 {
				t.Errorf("a document was cut to %d rows", len(d.Tokens))
			}
		}
	}
	if len(tu.pass) != 32 { // a new pass has begun, and none of it fitted in
		t.Errorf("%d documents are left", len(tu.pass))
	}
}

func TestTunerRefuses(t *testing.T) {
	base := copierOn(t, cpu.New(gonum.Implementation{}, cpu.Generic{}))
	for want, c := range map[string]struct {
		list   []corpus.Document
		change func(*Tuning)
	}{
		ErrRank.Error() + ": 17": {contrary(1), func(h *Tuning) { h.Rank = 17 }},
		ErrRank.Error() + ": -1": {contrary(1), func(h *Tuning) { h.Rank = -1 }},
		ErrRate.Error() + ": N":  {contrary(1), func(h *Tuning) { h.Rate = math.NaN() }},
		ErrRate.Error() + ": 2":  {contrary(1), func(h *Tuning) { h.Rate = 2 }},
		"0 steps":                {contrary(1), func(h *Tuning) { h.Steps = 0 }},
		ErrMix.Error() + ": 0.5": {contrary(1), func(h *Tuning) { h.Mix = .5 }},
		ErrNoPretraining.Error(): {contrary(1), func(h *Tuning) { h.Mix = .25 }},
		"no document":            {nil, func(*Tuning) {}},
		"document 1 has 17":      {[]corpus.Document{{Tokens: make([]uint32, 17), Weights: make([]float32, 17)}}, func(*Tuning) {}},
		"document 2 has nothing": {append(contrary(1), corpus.Document{Tokens: make([]uint32, 3), Weights: make([]float32, 3)}), func(*Tuning) {}},
	} {
		how := DefaultTuning(0)
		c.change(&how)
		if _, err := NewTuner(base, c.list, how); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
	for _, mix := range []float64{MaxMix, float64(float32(MaxMix))} {
		if err := (Tuning{Rate: 1, Steps: 1, Mix: mix, Pretraining: func() (d corpus.Document) { return d }}).Check(Recipe(9)); err != nil {
			t.Errorf("a mix of %v: %v", mix, err)
		}
	}
}

// A batch in parts has the gradients and metrics of the whole.
func TestParts(t *testing.T) {
	tr, dev := onRef(t)
	b := documents(tiny.Vocab, 7, 1, 5, 6)
	if err := tr.gradient(b); err != nil {
		t.Fatal(err)
	}
	want := append(slices.Clone(dev.Values(tr.g)), dev.Values(tr.metrics)...)
	for _, ends := range [][]int{{7, 19}, {8, 13, 19}} {
		from := 0
		for _, to := range ends {
			if err := tr.beginGradient(b.Rows(from, to), b.Sum(), from == 0); err != nil {
				t.Fatal(err)
			}
			if err := tr.finish(); err != nil {
				t.Fatal(err)
			}
			from = to
		}
		for i, got := range append(slices.Clone(dev.Values(tr.g)), dev.Values(tr.metrics)...) {
			if math.Abs(got-want[i]) > 1e-6 { // weights of the loss are float32
				t.Fatalf("parts up to %v: number %d of gradients and metrics is %g, in one go %g", ends, i, got, want[i])
			}
		}
	}

	// A part has whole documents, as many as there is room for, one at least.
	long := documents(tiny.Vocab, 100, 200, 300, 10)
	p := part{of: long}
	var rows []int
	for p.at < len(long.Tokens) {
		rows = append(rows, len(p.next().Tokens))
	}
	if !slices.Equal(rows, []int{100, 200, 300, 10}) {
		t.Errorf("parts have %v rows", rows)
	}
}
