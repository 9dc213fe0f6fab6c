package speaker

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"breakeven/app/wire"
	"breakeven/nn/device"
	"breakeven/nn/device/cpu"
	"breakeven/nn/lm"
	"breakeven/nn/lm/corpus"
	"breakeven/nn/lm/token"
	"gonum.org/v1/gonum/blas/gonum"
)

// tuneEnd returns how a Tune ended, and how many of its messages came.
func tuneEnd(sent []wire.Message) (last *wire.Tuned, n int) {
	for _, m := range sent {
		if m, ok := m.(*wire.Tuned); ok {
			last = m
			n++
		}
	}
	return last, n
}

func examEnd(sent []wire.Message) (last *wire.Examined) {
	for _, m := range sent {
		if m, ok := m.(*wire.Examined); ok {
			last = m
		}
	}
	return last
}

// A copy learns what it is shown; an adapter on a model that knows nothing a little.
// The model itself stays as it was.
func TestTune(t *testing.T) {
	s, w := ready(t)
	examples := []wire.Example{{Prompt: "太冷了 Zorro", Answer: "a Zorro"}, {Prompt: "热", Answer: "b"}, {Prompt: "下雨", Answer: "c"}}
	exam := func(tuned bool) *wire.Examined {
		s.Receive(&wire.Examine{ID: 9, Tuned: tuned, Examples: examples})
		s.all()
		return examEnd(w.take())
	}
	s.Receive(&wire.Ask{ID: 1, Prompt: "热", Most: 3})
	s.all()
	_, before, _ := told(t, w.take())
	s.Receive(&wire.Tune{ID: 2, Examples: examples, Rank: 8, Rate: .05, Steps: 60})
	s.all()
	sent := w.take()
	if last, n := tuneEnd(sent); last.End != wire.Complete || n != 60 || last.Step != 60 || last.Loss > .7*sent[0].(*wire.Tuned).Loss {
		t.Errorf("rank 8: %d messages, the last %+v", n, last)
	}
	s.Receive(&wire.Tune{ID: 2, Examples: examples, Rate: .05, Steps: 60})
	s.all()
	if last, n := tuneEnd(w.take()); last.End != wire.Complete || n != 60 || last.Loss > .1 {
		t.Errorf("all weights: %d messages, the last %+v", n, last)
	}
	if x := exam(true); x.Right != 3 || x.N != 3 || x.End != wire.Complete {
		t.Errorf("examined, the copy is %+v", x)
	}
	if x := exam(false); x.Right != 0 || x.Done != 3 {
		t.Errorf("examined, the model is %+v", x)
	}
	s.Receive(&wire.Ask{ID: 1, Prompt: "热", Most: 3, Tuned: true})
	s.all()
	if _, tokens, _ := told(t, w.take()); tokens[0].Text != "b" {
		t.Errorf("the copy says %q", tokens[0].Text)
	}
	s.Receive(&wire.Ask{ID: 1, Prompt: "热", Most: 3})
	s.all()
	if _, after, _ := told(t, w.take()); !slices.EqualFunc(before, after, sameToken) {
		t.Errorf("the model itself has changed")
	}

	// What another copy has said is not weighed by the next.
	s.Receive(&wire.Ask{ID: 5, Prompt: "热", Most: 3, Tuned: true})
	s.all()
	s.Receive(&wire.Tune{ID: 6, Examples: examples, Rate: .05, Steps: 2})
	s.all()
	w.take()
	s.Receive(&wire.Weigh{ID: 5})
	if s.all(); len(w.take()) > 0 {
		t.Error("the new copy says what decided the old one's answer")
	}

	// One that is hushed leaves no copy, and one that cannot be begun says why. Before its
	// first step the copy before stays.
	s.Receive(&wire.Tune{ID: 7, Examples: examples})
	s.Receive(&wire.Hush{ID: 7})
	if exam(true).End != wire.Complete {
		t.Error("a tuning that has not begun takes the copy before away")
	}
	s.Receive(&wire.Tune{ID: 3, Examples: examples})
	for s.tuning.tuner == nil {
		s.Work()
	}
	s.Receive(&wire.Hush{ID: 3})
	if last, _ := tuneEnd(w.take()); last.End != wire.Hushed {
		t.Errorf("hushed, it says %+v", last)
	}
	s.Receive(&wire.Ask{ID: 4, Prompt: "a", Tuned: true})
	if _, _, last := told(t, w.take()); last.End != wire.Unusable {
		t.Errorf("no copy answers with %+v", last)
	}
	for _, c := range []struct {
		tune  wire.Tune
		fault wire.TuneFault
		most  float32
	}{{wire.Tune{Rank: 17}, wire.TuneBadRank, 16}, {wire.Tune{Rate: -1}, wire.TuneBadRate, 1}, {wire.Tune{Rate: 1.5}, wire.TuneBadRate, 1}, {wire.Tune{Mix: .5}, wire.TuneBadMix, .4}} {
		c.tune.Examples = examples
		s.Receive(&c.tune)
		s.all()
		if last, _ := tuneEnd(w.take()); last == nil || last.End != wire.Unusable || last.Why.Fault != c.fault || last.Why.Most != c.most || last.Why.Text == "" {
			t.Errorf("to fault %d it says %+v", c.fault, last)
		}
	}

	// What is refused takes no copy away.
	s.Receive(&wire.Tune{ID: 2, Examples: examples, Rate: .05, Steps: 60})
	s.all()
	s.Receive(&wire.Tune{ID: 3, Examples: examples, Rate: 2})
	s.all()
	w.take()
	if x := exam(true); x.Right != 3 {
		t.Errorf("behind a tuning that was refused, the copy before is %+v", x)
	}
}

// What is right is what could be said: of an answer that looks something up first, what
// stands behind it; never a word that stands in no prompt.
func TestExamineAsAsked(t *testing.T) {
	s, w := ready(t)
	for _, c := range []struct {
		answer string
		right  uint32
	}{{"晴▸b", 1}, {"晴▸雨▸b", 1}, {"Zorro", 0}, {"雨 Quux", 1}} {
		list := []wire.Example{{Prompt: "热 Quux", Answer: c.answer}}
		s.Receive(&wire.Tune{ID: 1, Examples: list, Rate: .05, Steps: 60})
		s.all()
		if last, _ := tuneEnd(w.take()); last.Loss > .1 {
			t.Errorf("%q: it learns it to a loss of %g", c.answer, last.Loss)
		}
		s.Receive(&wire.Examine{ID: 2, Tuned: true, Examples: list})
		s.all()
		if x := examEnd(w.take()); x.Right != c.right || x.Done != 1 {
			t.Errorf("%q: %d of %d are right, want %d", c.answer, x.Right, x.Done, c.right)
		}
		s.Receive(&wire.Ask{ID: 3, Prompt: list[0].Prompt, Tuned: true, Most: 12})
		s.all()
		if _, _, last := told(t, w.take()); (last.Text == s.vocabulary.Decode(s.vocabulary.Encode(c.answer).IDs, []string{"quux"})) != (c.right > 0) {
			t.Errorf("%q: it says %q", c.answer, last.Text)
		}
	}
}

// A tuned adapter is merged: the copy's own weights are others, and nothing hangs on
// the model's.
func TestTuneMerges(t *testing.T) {
	s, w := ready(t)
	s.Receive(&wire.Tune{ID: 2, Examples: []wire.Example{{Prompt: "热", Answer: "b"}}, Rank: 8, Rate: .05, Steps: 2})
	s.all()
	if last, _ := tuneEnd(w.take()); last.End != wire.Complete {
		t.Fatalf("it ends with %+v", last)
	}
	before, err := s.base.model.Weights()
	if err != nil {
		t.Fatal(err)
	}
	after, err := s.tuned.model.Weights() // without what an adapter adds
	if err != nil {
		t.Fatal(err)
	}
	if slices.Equal(before, after) {
		t.Error("the copy's weights are the model's: it is still asked with an adapter beside them")
	}
}

// manyWords are n different ones that no vocabulary has.
func manyWords(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("qq" + strings.Repeat("z", i+1) + " ")
	}
	return b.String()
}

// Examples that are of no use are refused with what is wrong with which, to tune as to
// examine; so are none, too many, and all where there is no model.
func TestExamplesRefused(t *testing.T) {
	good := []wire.Example{{Prompt: "热", Answer: "b"}, {Prompt: "冷", Answer: "c"}}
	with := func(e wire.Example) []wire.Example { return append(slices.Clone(good), e) }
	s, w := ready(t)
	none := &Speaker{world: w}
	for name, c := range map[string]struct {
		s    *Speaker
		list []wire.Example
		want wire.Refusal
	}{
		"no model":   {none, good, wire.Refusal{Fault: wire.TuneNoModel, Text: "the model is not there"}},
		"none":       {s, nil, wire.Refusal{Fault: wire.TuneNoExamples, Text: "there are no examples"}},
		"too many":   {s, slices.Repeat(good, maxExamples), wire.Refusal{Fault: wire.TuneManyExamples, N: 20_000, Most: 10_000, Text: "20000 examples, at most 10000"}},
		"no answer":  {s, with(wire.Example{Prompt: "a"}), wire.Refusal{Fault: wire.TuneNoAnswer, At: 3, Text: "example 3 has no answer"}},
		"blank":      {s, with(wire.Example{Prompt: "a", Answer: " \t"}), wire.Refusal{Fault: wire.TuneNoAnswer, At: 3, Text: "example 3 has no answer"}},
		"no prompt":  {s, with(wire.Example{Answer: "a"}), wire.Refusal{Fault: wire.TuneNoPrompt, At: 3, Text: "example 3 has no prompt"}},
		"many words": {s, with(wire.Example{Prompt: manyWords(24), Answer: "Zorro"}), wire.Refusal{Fault: wire.TuneManyWords, At: 3, N: 25, Most: 24, Text: "example 3 has 25 different unknown words, at most 24"}},
		"long":       {s, with(wire.Example{Prompt: "一二三", Answer: strings.Repeat("四", 300)}), wire.Refusal{Fault: wire.TuneLongExample, At: 3, N: 306, Most: 256, Text: "example 3 has 306 tokens, at most 256"}},
		"very long":  {s, with(wire.Example{Prompt: strings.Repeat(" ", maxExample), Answer: "a"}), wire.Refusal{Fault: wire.TuneLargeExample, At: 3, N: 10_001, Most: 10_000, Text: "example 3 has 10001 bytes, at most 10000"}},
	} {
		c.s.Receive(&wire.Tune{ID: 7, Examples: c.list})
		c.s.all()
		if last, n := tuneEnd(w.take()); n != 1 || last.ID != 7 || last.End != wire.Unusable || last.Why != c.want {
			t.Errorf("%s, to tune: it says %+v, want %+v", name, last, c.want)
		}
		c.s.Receive(&wire.Examine{ID: 8, Examples: c.list})
		c.s.all()
		if last := examEnd(w.take()); last == nil || last.ID != 8 || last.End != wire.Unusable || last.Why != c.want {
			t.Errorf("%s, to examine: it says %+v, want %+v", name, last, c.want)
		}
	}
	s.Receive(&wire.Examine{ID: 9, Tuned: true, Examples: good})
	if last := examEnd(w.take()); last == nil || last.End != wire.Unusable || last.Why.Fault != wire.TuneNoCopy || last.Why.Text == "" {
		t.Errorf("without a copy it says %+v", last)
	}
}

// Many examples are read a few at a time, and can be given up meanwhile.
func TestExamplesInPieces(t *testing.T) {
	s, w := ready(t)
	many := slices.Repeat([]wire.Example{{Prompt: "热", Answer: "b"}}, 100)
	s.Receive(&wire.Tune{ID: 1, Examples: many})
	if s.Work(); len(s.tuning.examples.read) > 2 { // the clock goes on by half a slice at each look
		t.Errorf("to tune, %d are read in a slice", len(s.tuning.examples.read))
	}
	s.Receive(&wire.Hush{ID: 1})
	s.Receive(&wire.Examine{ID: 2, Examples: many})
	if s.Work(); len(s.exam.examples.read) > 2 {
		t.Errorf("to examine, %d are read in a slice", len(s.exam.examples.read))
	}
	s.Receive(&wire.Hush{ID: 2})
	sent := w.take()
	if last, _ := tuneEnd(sent); last == nil || last.End != wire.Hushed {
		t.Errorf("hushed, the tuning says %+v", last)
	}
	if last := examEnd(sent); last == nil || last.End != wire.Hushed || last.Done != 0 || last.N != 100 {
		t.Errorf("hushed, the examination says %+v", last)
	}
	if s.Work() >= 0 {
		t.Error("hushed, it works on")
	}
}

// Another examination ends the one before, and one of nothing is refused.
func TestExamine(t *testing.T) {
	s, w := ready(t)
	s.Receive(&wire.Examine{ID: 2, Examples: []wire.Example{{Prompt: "a", Answer: "b"}, {Prompt: "c", Answer: "d"}}})
	s.Work()
	s.Receive(&wire.Examine{ID: 3})
	sent := w.take()
	if x := sent[len(sent)-2].(*wire.Examined); x.ID != 2 || x.End != wire.Hushed {
		t.Errorf("another ends the one before with %+v", x)
	}
	if x := examEnd(sent); x.ID != 3 || x.End != wire.Unusable {
		t.Errorf("of nothing it says %+v", x)
	}
}

// A tuning whose loss is no number ends, and leaves no copy.
func TestDiverges(t *testing.T) {
	s, w := ready(t)
	weights, err := s.base.model.Weights()
	if err != nil {
		t.Fatal(err)
	}
	weights[0] = float32(math.NaN()) // of the embeddings, which all logits hang on
	if err := s.base.model.SetWeights(weights); err != nil {
		t.Fatal(err)
	}
	s.Receive(&wire.Tune{ID: 1, Examples: []wire.Example{{Prompt: "热", Answer: "b"}}})
	s.all()
	if last, n := tuneEnd(w.take()); last.End != wire.Unusable || last.Why.Fault != wire.TuneDiverged || last.Why.At != 1 || last.Why.Text == "" || n != 1 || s.tuned.model != nil {
		t.Errorf("after %d messages it ends with %+v", n, last)
	}
	s.Receive(&wire.Ask{ID: 2, Prompt: "热", Most: 3})
	s.all()
	if _, _, last := told(t, w.take()); last == nil || last.End == wire.GoesOn {
		t.Errorf("the model of no numbers answers with %+v", last)
	}
}

// A question meanwhile has the case under way begin anew: both have one session.
func TestAskedWhileExamined(t *testing.T) {
	s, w := ready(t)
	list := []wire.Example{{Prompt: "太冷了", Answer: "a"}, {Prompt: "热", Answer: "b"}, {Prompt: "下雨", Answer: "c"}}
	s.Receive(&wire.Tune{ID: 1, Examples: list, Rate: .05, Steps: 60})
	s.all()
	for turns := range 12 {
		w.take()
		s.Receive(&wire.Examine{ID: 2, Tuned: true, Examples: list})
		for range turns {
			s.Work()
		}
		s.Receive(&wire.Ask{ID: 3, Prompt: "北京天气", Most: 4, Tuned: true})
		s.all()
		if x := examEnd(w.take()); x.Right != 3 || x.Done != 3 {
			t.Fatalf("asked after %d turns, the examination ends with %+v", turns, x)
		}
	}
}

// What is mixed in is learned too; where there is nothing to mix in, that is said.
func TestTuneMixes(t *testing.T) {
	v := corpus.Vocabulary()
	old := corpus.Document{Tokens: append(append([]uint32{token.Begin}, v.MustEncode("下雨")...), token.Answer)}
	old.Weights = make([]float32, len(old.Tokens))
	for _, id := range append(v.MustEncode("c"), token.End) {
		old.Tokens, old.Weights = append(old.Tokens, id), append(old.Weights, 1)
	}
	s := New(&world{t: t})
	w := s.world.(*world)
	s.Receive(&wire.LoadModel{})
	s.ModelArrived(rehearsing(v.Words(), lm.WriteDocuments([]corpus.Document{old})))
	s.all()
	w.take()
	examples := []wire.Example{{Prompt: "热", Answer: "b"}, {Prompt: "冷", Answer: "a"}}
	kept := func(mix float32) uint32 {
		s.Receive(&wire.Tune{ID: 1, Examples: examples, Rate: .05, Steps: 60, Mix: mix})
		s.all()
		if last, _ := tuneEnd(w.take()); last.End != wire.Complete {
			t.Fatalf("mixed %g, it ends with %+v", mix, last)
		}
		s.Receive(&wire.Examine{ID: 2, Tuned: true, Examples: append(examples, wire.Example{Prompt: "下雨", Answer: "c"})})
		s.all()
		return examEnd(w.take()).Right
	}
	if without, with := kept(0), kept(.25); without != 2 || with != 3 {
		t.Errorf("without and with the old document it knows %d and %d of 3", without, with)
	}
	for _, mix := range []float32{-1, .9, float32(math.NaN())} {
		s.Receive(&wire.Tune{ID: 1, Examples: examples, Mix: mix})
		s.all()
		if last, _ := tuneEnd(w.take()); last == nil || last.End != wire.Unusable || last.Why.Fault != wire.TuneBadMix {
			t.Errorf("mixed %g, it says %+v", mix, last)
		}
	}
	poor, w := ready(t)
	poor.Receive(&wire.Tune{ID: 1, Examples: examples, Mix: .25})
	poor.all()
	if last, _ := tuneEnd(w.take()); last == nil || last.End != wire.Unusable || last.Why.Fault != wire.TuneNoPretraining || last.Why.Text == "" {
		t.Errorf("without documents it says %+v", last)
	}
}

// breaking is a device that fails when it is told to.
type breaking struct {
	device.Device
	memory, runs error
	left         int // runs before it fails
}

func (d *breaking) Alloc(n int, t device.DType) (device.Buffer, error) {
	if d.memory != nil {
		return device.Buffer{}, d.memory
	}
	return d.Device.Alloc(n, t)
}

func (d *breaking) Run(ctx context.Context, p device.Plan, steps []device.Step) error {
	if d.runs != nil {
		if d.left--; d.left < 0 {
			return d.runs
		}
	}
	return d.Device.Run(ctx, p, steps)
}

// What the device fails at is told as the device's: without memory for a copy the model
// goes on, one that computes no more is given up.
func TestDeviceFails(t *testing.T) {
	d := &breaking{Device: cpu.New(gonum.Implementation{}, cpu.Generic{})}
	s, w := readyOn(t, d)
	examples := []wire.Example{{Prompt: "热", Answer: "b"}}
	d.memory = errors.New("no memory")
	s.Receive(&wire.Tune{ID: 1, Examples: examples})
	s.all()
	want := wire.Refusal{Fault: wire.TuneDeviceFailed, Text: "no memory"}
	if last, _ := tuneEnd(w.take()); last.End != wire.Unusable || last.Why != want || s.base.model == nil {
		t.Errorf("without memory the tuning ends with %+v", last)
	}
	d.memory = nil

	// Nor is a copy there that no memory is left for at the end, and this is its only end.
	for _, rank := range []uint8{0, 4} {
		s.Receive(&wire.Tune{ID: 4, Examples: examples, Steps: 1, Rank: rank})
		for s.tuning.tuner == nil {
			s.Work()
		}
		d.memory = errors.New("no memory")
		s.all()
		d.memory = nil
		if last, n := tuneEnd(w.take()); n != 1 || last.End != wire.Unusable || last.Why != want || s.base.model == nil || s.tuned.model != nil {
			t.Fatalf("rank %d, without memory for the copy: %d messages, the last %+v", rank, n, last)
		}
	}

	// Nor does the model go where there is none to find what decided an answer.
	s.Receive(&wire.Ask{ID: 5, Prompt: "热", Most: 2})
	s.all()
	w.take()
	d.memory = errors.New("no memory")
	s.Receive(&wire.Weigh{ID: 5})
	s.all()
	d.memory = nil
	if sent := w.take(); len(sent) > 0 || s.base.model == nil {
		t.Fatalf("without memory to find what decided, it says %v", sent)
	}
	s.Receive(&wire.Weigh{ID: 5})
	s.all()
	if sent := w.take(); len(sent) != 1 {
		t.Fatalf("asked again what decided, it says %v", sent)
	}

	s.Receive(&wire.Tune{ID: 2, Examples: examples})
	s.Receive(&wire.Examine{ID: 3, Examples: examples})
	for s.tuning.tuner == nil {
		s.Work()
	}
	d.runs = errors.New("broken")
	s.all()
	sent := w.take()
	want.Text = "broken"
	if last, _ := tuneEnd(sent); last.End != wire.Unusable || last.Why != want {
		t.Errorf("broken, the tuning ends with %+v", last)
	}
	if last := examEnd(sent); last.End != wire.Unusable || last.Why != want {
		t.Errorf("broken, the examination ends with %+v", last)
	}
	if m, ok := sent[len(sent)-3].(*wire.ModelStatus); !ok || m.Fault != wire.ModelDeviceFailed || s.base.model != nil {
		t.Errorf("broken, it says %+v before both end", sent[len(sent)-3])
	}
}
