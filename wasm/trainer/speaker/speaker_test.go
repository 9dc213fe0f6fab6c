package speaker

import (
	"context"
	"errors"
	"math"
	"reflect"
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

// world keeps what is sent; its clock goes by a slice at each look, so that the
// speaker is interrupted as often as can be.
type world struct {
	t       *testing.T
	sent    []wire.Message
	fetched int
	now     float64
	quick   bool          // many pieces and tokens go into a slice
	device  device.Device // nil for gonum
}

func (w *world) Now() float64 {
	if w.now += slice / 2; w.quick {
		w.now += slice/50. - slice/2
	}
	return w.now
}
func (w *world) Send(b []byte) {
	h, m, err := wire.Decode(b)
	if err != nil || h != (wire.Header{}) {
		w.t.Fatalf("sent %v, %v", h, err)
	}
	w.sent = append(w.sent, m)
}
func (w *world) FetchModel() { w.fetched++ }
func (w *world) OpenModel() device.Device {
	if w.device != nil {
		return w.device
	}
	return cpu.New(gonum.Implementation{}, cpu.Generic{})
}

// take returns what was sent since.
func (w *world) take() []wire.Message {
	sent := w.sent
	w.sent = nil
	return sent
}

// small are weights of a small model, as the page would fetch them, with a note of
// these words.
func small(words []string) []byte { return rehearsing(words, "") }

// rehearsing is the same with documents to rehearse.
func rehearsing(words []string, documents string) []byte {
	c := lm.Recipe(corpus.Vocabulary().Len())
	c.Layers, c.Width, c.Heads, c.MLP, c.Rotary = 1, 16, 2, 32, 1
	return c.Ship(c.Init(1), map[string]string{lm.WordsNote: strings.Join(words, "\n"), lm.RehearsalNote: documents})
}

func ready(t *testing.T) (*Speaker, *world) { return readyOn(t, nil) }

// readyOn is ready on a device; nil for gonum.
func readyOn(t *testing.T, d device.Device) (*Speaker, *world) {
	t.Helper()
	w := &world{t: t, device: d}
	s := New(w)
	s.Receive(&wire.LoadModel{})
	s.ModelArrived(small(corpus.Vocabulary().Words()))
	s.all()
	if m := w.take(); len(m) != 2 || m[1].(*wire.ModelStatus).State != wire.ModelReady {
		t.Fatalf("loaded, it says %+v", m[len(m)-1])
	}
	return s, w
}

// told gathers an answer from what was sent.
func told(t *testing.T, sent []wire.Message) (heard *wire.Heard, tokens []wire.SaidToken, last *wire.Said) {
	t.Helper()
	for _, m := range sent {
		switch m := m.(type) {
		case *wire.Heard:
			heard = m
		case *wire.Said:
			if int(m.First) != len(tokens) || last != nil && last.End != wire.GoesOn {
				t.Fatalf("token %d is said to be %d; before it %+v", len(tokens), m.First, last)
			}
			tokens, last = append(tokens, m.Tokens...), m
		}
	}
	return heard, tokens, last
}

func (s *Speaker) all() {
	for s.Work() >= 0 {
	}
}

// A hand on the page has what is under way rest, and not what it asks for.
func TestHand(t *testing.T) {
	s, w := ready(t)
	s.Hand()
	if wait := s.Work(); wait >= 0 {
		t.Errorf("idle, it wants to be called in %g ms", wait)
	}
	s.Receive(&wire.Ask{ID: 1, Prompt: "北京天气", Most: 12})
	s.Hand()
	w.take()
	if wait := s.Work(); wait <= 0 || wait > rest || len(w.take()) > 0 {
		t.Errorf("with a hand on the page, it waits %g ms", wait)
	}
	s.Receive(&wire.Ask{ID: 2, Prompt: "上海天气", Most: 12})
	if s.Work(); len(w.take()) == 0 {
		t.Error("what was asked for waits, too")
	}
	s.Hand()
	s.rests = s.world.Now() // later
	s.all()
	if _, _, last := told(t, w.take()); last == nil || last.End == wire.GoesOn {
		t.Errorf("after a rest it ends with %+v", last)
	}
}

func TestAnswer(t *testing.T) {
	s, w := ready(t)
	ask := &wire.Ask{ID: 3, Prompt: "北京天气？ Zorro", Most: 12, Temperature: 1, Seed: 5}
	s.Receive(ask)
	s.all()
	heard, tokens, last := told(t, w.take())
	if heard == nil || last == nil || last.ID != 3 || last.End != wire.MostReached && last.End != wire.Complete {
		t.Fatalf("it says %+v, %+v", heard, last)
	}
	if end := heard.Tokens[len(heard.Tokens)-1]; !end.Slot || ask.Prompt[end.From:end.To] != "Zorro" || heard.Unknown != 1 || heard.Cut != 0 {
		t.Errorf("heard %+v", heard)
	}
	for i, x := range tokens {
		if len(x.Others) != others || !(x.P > 0 && x.P <= 1) || !slices.IsSortedFunc(x.Others, func(a, b wire.Candidate) int { return int(math.Copysign(1, float64(b.P-a.P))) }) {
			t.Errorf("token %d is %+v", i, x)
		}
	}

	// The same again; from a forced token on, the same as when it was chosen.
	s.Receive(ask)
	s.all()
	if _, again, _ := told(t, w.take()); !slices.EqualFunc(again, tokens, sameToken) {
		t.Errorf("asked again, it says otherwise")
	}
	forced := *ask
	forced.Given = []uint32{tokens[0].Token, tokens[1].Token}
	s.Receive(&forced)
	s.all()
	if _, again, _ := told(t, w.take()); !slices.EqualFunc(again, tokens, sameToken) {
		t.Errorf("given its own first tokens, it goes on otherwise")
	}
	forced.Given = []uint32{token.Degree}
	s.Receive(&forced)
	s.all()
	if _, again, _ := told(t, w.take()); again[0].Token != token.Degree {
		t.Errorf("given %d, it begins with %d", token.Degree, again[0].Token)
	}

	// However late: as long as prompt and answer have room.
	forced.Given, forced.Most = slices.Repeat([]uint32{token.Degree}, 100), 101
	s.Receive(&forced)
	s.all()
	if _, again, last := told(t, w.take()); len(again) < 101 && last.End != wire.Complete {
		t.Errorf("given 100 tokens, it ends with %+v", last)
	}
	forced.Given = slices.Repeat([]uint32{token.Degree}, 300)
	s.Receive(&forced)
	s.all()
	if _, _, last := told(t, w.take()); last.End != wire.Unusable {
		t.Errorf("given more than there is room for, it ends with %+v", last)
	}
	room := 256 - len(heard.Tokens) - 2
	for n, want := range map[int]wire.End{room - 3: wire.ContextFull, room: wire.ContextFull, room + 1: wire.Unusable} {
		forced.Given, forced.Most = slices.Repeat([]uint32{token.Degree}, n), 0
		s.Receive(&forced)
		s.all()
		if _, again, last := told(t, w.take()); last.End != want && !(n < room && last.End == wire.Complete) || len(again) > room {
			t.Errorf("given %d tokens where there is room for %d, it says %d and ends with %d", n, room, len(again), last.End)
		}
	}
	s.Receive(ask)
	s.all()
	w.take()

	s.Receive(&wire.Weigh{ID: 3, At: 0})
	s.all()
	sent := w.take()
	if len(sent) != 1 {
		t.Fatalf("asked for what decided, it says %v", sent)
	}
	sum := float32(0)
	for _, v := range sent[0].(*wire.Weighed).Share {
		sum += v
	}
	if n := len(sent[0].(*wire.Weighed).Share); n != len(heard.Tokens) || math.Abs(float64(sum-1)) > 1e-5 {
		t.Errorf("%d shares of %d tokens, together %v", n, len(heard.Tokens), sum)
	}
	for _, w := range []*wire.Weigh{{ID: 2}, {ID: 3, At: 99}} {
		s.Receive(w)
	}
	s.all()
	if sent := w.take(); len(sent) != 0 {
		t.Errorf("asked about what it has not said, it says %v", sent)
	}
}

func sameToken(a, b wire.SaidToken) bool { return a.Candidate == b.Candidate }

// Nothing is said that cannot be printed: what begins documents, and slots that no word of
// the prompt has.
func TestSaysWords(t *testing.T) {
	s, w := ready(t)
	for seed := range uint32(8) {
		prompt, words := "北京天气", uint32(0)
		if seed%2 > 0 {
			prompt, words = prompt+" Zorro Zelda", 2
		}
		s.Receive(&wire.Ask{ID: 1, Prompt: prompt, Temperature: 100, Seed: seed}) // nearly every token is as probable as another
		s.all()
		_, tokens, last := told(t, w.take())
		for i, x := range tokens {
			for _, c := range append(x.Others, x.Candidate) {
				if c.Token == token.Begin || token.IsSlot(c.Token) && c.Token-token.Slot >= words {
					t.Fatalf("token %d is, or might be, %q", i, s.vocabulary.Text(c.Token))
				}
			}
		}
		if strings.Contains(last.Text, "⟨") {
			t.Errorf("it says %q", last.Text)
		}
	}
}

// A device that fails ends the answer behind what it has said, of which nothing is lost.
// Why is told first: who hears of the end knows that the model has gone.
func TestDeviceFailsInAnswer(t *testing.T) {
	together := 0
	for runs := range 40 {
		d := &breaking{Device: cpu.New(gonum.Implementation{}, cpu.Generic{})}
		s, w := readyOn(t, d)
		w.quick, d.left, d.runs = true, runs, errors.New("broken")
		s.Receive(&wire.Ask{ID: 1, Prompt: "北京天气", Temperature: 100, Most: 100})
		s.all()
		sent := w.take()
		_, tokens, last := told(t, sent)
		if last == nil || last.End != wire.Unusable {
			t.Fatalf("broken in run %d, it ends with %+v", runs, last)
		}
		if last != sent[len(sent)-1] {
			t.Errorf("broken in run %d, it goes on behind the answer's end", runs)
		}
		if m, ok := sent[len(sent)-2].(*wire.ModelStatus); !ok || m.Fault != wire.ModelDeviceFailed {
			t.Errorf("broken in run %d, it says %+v before it ends", runs, sent[len(sent)-2])
		}
		if m, ok := sent[len(sent)-3].(*wire.Said); ok && len(m.Tokens) > 1 {
			together++
		}
		if s.vocabulary.Decode(tokensOf(tokens), nil) != last.Text {
			t.Errorf("broken in run %d, %q was said, and sent %v", runs, last.Text, tokens)
		}
	}
	if together < 10 {
		t.Errorf("only %d answers had tokens that were to be sent: that proves little", together)
	}
}

func tokensOf(said []wire.SaidToken) (ids []uint32) {
	for _, x := range said {
		ids = append(ids, x.Token)
	}
	return ids
}

// Another question ends the answer under way, and so does a Hush: each answer has
// one end.
func TestOneAtATime(t *testing.T) {
	s, w := ready(t)
	s.Receive(&wire.Ask{ID: 1, Prompt: "a b c"})
	s.Work()
	s.Receive(&wire.Ask{ID: 2, Prompt: "d e f"})
	s.Work()
	s.Work()
	s.Receive(&wire.Hush{ID: 1}) // is over
	s.Receive(&wire.Hush{ID: 2})
	s.all()
	ends := map[uint32][]wire.End{}
	for _, m := range w.take() {
		if m, ok := m.(*wire.Said); ok && m.End != wire.GoesOn {
			ends[m.ID] = append(ends[m.ID], m.End)
		}
	}
	if !slices.Equal(ends[1], []wire.End{wire.Hushed}) || !slices.Equal(ends[2], []wire.End{wire.Hushed}) {
		t.Errorf("ends are %v", ends)
	}
}

// While many questions are asked aside, what decided the visitor's own answer can be
// looked at, and goes before them.
func TestAside(t *testing.T) {
	s, w := ready(t)
	s.Receive(&wire.Ask{ID: 1, Prompt: "a b", Most: 3})
	s.all()
	s.Receive(&wire.Ask{ID: 2, Prompt: "c d", Most: 3, Aside: true})
	s.all()
	w.take()
	s.Receive(&wire.Ask{ID: 3, Prompt: "e f", Most: 3, Aside: true})
	s.Receive(&wire.Weigh{ID: 1, At: 1})
	for s.weigh != nil {
		s.Work()
	}
	sent := w.take()
	if weighed, ok := sent[len(sent)-1].(*wire.Weighed); !ok || weighed.ID != 1 || len(sent) != 2 { // Heard was first
		t.Errorf("asked what decided it, it says %d things, the last %+v", len(sent), sent[len(sent)-1])
	}
	s.all()
	if _, _, last := told(t, w.take()); last == nil || last.ID != 3 || last.End != wire.MostReached && last.End != wire.Complete {
		t.Errorf("the question aside ends with %+v", last)
	}
}

// Who asks what decided another token meanwhile is told of that one alone.
func TestWeighAnew(t *testing.T) {
	s, w := ready(t)
	s.Receive(&wire.Ask{ID: 1, Prompt: "a b", Most: 3})
	s.all()
	w.take()
	weigh := func(at uint32) []wire.Message {
		s.Receive(&wire.Weigh{ID: 1, At: at})
		s.all()
		return w.take()
	}
	want := weigh(2)
	s.Receive(&wire.Weigh{ID: 1})
	for range 2 { // begun, and not yet done
		s.Work()
	}
	if got := weigh(2); len(want) != 1 || !reflect.DeepEqual(got, want) {
		t.Errorf("asked meanwhile, it says %v, want %v", got, want)
	}
}

// What is asked before the model is there is answered when it comes.
func TestAskedBefore(t *testing.T) {
	w := &world{t: t}
	s := New(w)
	s.Receive(&wire.Ask{ID: 1, Prompt: "a"})
	s.Receive(&wire.Ask{ID: 2, Prompt: "b", Most: 2})
	s.ModelFailed(503)
	m := w.take()
	if w.fetched != 1 || m[len(m)-1].(*wire.Said).End != wire.Unusable {
		t.Errorf("fetched %d times, says %+v", w.fetched, m[len(m)-1])
	}
	if m := m[len(m)-2].(*wire.ModelStatus); m.State != wire.ModelFailed || m.Fault != wire.ModelNotFetched || m.HTTP != 503 {
		t.Errorf("not fetched, it says %+v", m)
	}
	s.Receive(&wire.Ask{ID: 3, Prompt: "b", Most: 2})
	s.ModelProgress(10, 20)
	s.ModelArrived(small(corpus.Vocabulary().Words()))
	s.all()
	if _, tokens, last := told(t, w.take()); w.fetched != 2 || len(tokens) != 2 || last.ID != 3 {
		t.Errorf("fetched %d times, says %+v", w.fetched, last)
	}
}

// Weights that are none change nothing but the status, which says what they are, and can
// be asked for again.
func TestBadWeights(t *testing.T) {
	good := small(corpus.Vocabulary().Words())
	flipped := slices.Clone(good)
	flipped[len(flipped)-5] ^= 1
	small := func(words []string, documents string, change func(*lm.Config)) []byte {
		c := lm.Recipe(len(corpus.Vocabulary().Words()))
		c.Layers, c.Width, c.Heads, c.MLP, c.Rotary = 1, 16, 2, 32, 1
		change(&c)
		return c.Ship(c.Init(1), map[string]string{lm.WordsNote: strings.Join(words, "\n"), lm.RehearsalNote: documents})
	}
	same, words := func(*lm.Config) {}, corpus.Vocabulary().Words()
	for name, c := range map[string]struct {
		b     []byte
		fault wire.ModelFault
	}{
		"none":               {nil, wire.ModelForeign},
		"a page":             {[]byte("<!doctype html>"), wire.ModelForeign},
		"half":               {good[:len(good)/2], wire.ModelDamaged},
		"a bit":              {flipped, wire.ModelDamaged},
		"another vocabulary": {small(words[1:], "", same), wire.ModelForeign},
		"bad words":          {small([]string{"a b", "", ""}, "", same), wire.ModelForeign},
		"no room":            {small(words, "", func(c *lm.Config) { c.Context = 20 }), wire.ModelForeign},
		"bad documents":      {small(words, "5 x", same), wire.ModelForeign},
	} {
		w := &world{t: t}
		s := New(w)
		s.Receive(&wire.LoadModel{})
		s.ModelArrived(c.b)
		s.all()
		sent := w.take()
		if m := sent[len(sent)-1].(*wire.ModelStatus); m.State != wire.ModelFailed || m.Fault != c.fault || m.Text == "" {
			t.Errorf("%s: it says %+v", name, m)
		}
		s.Receive(&wire.LoadModel{})
		s.ModelArrived(good)
		s.all()
		sent = w.take()
		if m := sent[len(sent)-1].(*wire.ModelStatus); m.State != wire.ModelReady {
			t.Errorf("%s, then good ones: it says %+v", name, m)
		}
	}
}

// failing is a device that has no memory.
type failing struct{ device.Device }

func (failing) Alloc(int, device.DType) (device.Buffer, error) {
	return device.Buffer{}, errors.New("no memory")
}

// What the device fails at is told as the device's.
func TestNoMemory(t *testing.T) {
	w := &world{t: t, device: failing{}}
	s := New(w)
	s.Receive(&wire.Ask{ID: 1, Prompt: "a"})
	s.ModelArrived(small(corpus.Vocabulary().Words()))
	s.all()
	sent := w.take()
	if m := sent[len(sent)-2].(*wire.ModelStatus); m.Fault != wire.ModelDeviceFailed || m.Text != "no memory" {
		t.Errorf("it says %+v", m)
	}
	if m := sent[len(sent)-1].(*wire.Said); m.End != wire.Unusable {
		t.Errorf("asked before, it says %+v", m)
	}
}

// Weights are made a model in pieces, between which commands are looked at.
func TestOpensInPieces(t *testing.T) {
	w := &world{t: t}
	s := New(w)
	s.Receive(&wire.Ask{ID: 1, Prompt: "a", Most: 1})
	s.ModelArrived(small(corpus.Vocabulary().Words()))
	n := 0
	for ; s.base.model == nil && s.Work() >= 0; n++ {
	}
	if n < 8 { // of 11 tensors and what follows, with a look at the clock behind each and two to a slice
		t.Errorf("weights are opened in %d pieces", n)
	}
	s.all()
	if _, _, last := told(t, w.take()); last == nil || last.End == wire.GoesOn {
		t.Errorf("asked before, it answers %+v", last)
	}
}

// A prompt is read without an answer as it is with one, and disturbs none.
func TestRead(t *testing.T) {
	w := &world{t: t}
	s := New(w)
	read := &wire.Read{ID: 1, Prompt: strings.Repeat("北京天气 Zorro ", 100)}
	s.Receive(read)
	if m := w.take(); len(m) != 1 || !reflect.DeepEqual(m[0], &wire.Heard{ID: 1}) {
		t.Errorf("without a model, it reads %+v", m)
	}
	s, w = ready(t)
	s.Receive(&wire.Ask{ID: 2, Prompt: read.Prompt, Most: 3})
	s.Work()
	s.Receive(read)
	s.Receive(&wire.Read{ID: 3, Prompt: strings.Repeat("a", maxPrompt+1)})
	s.all()
	var heard []*wire.Heard
	sent := w.take()
	for _, m := range sent {
		if m, ok := m.(*wire.Heard); ok {
			heard = append(heard, m)
		}
	}
	if len(heard) != 3 || heard[1].ID != 1 || heard[1].Cut == 0 || !reflect.DeepEqual(heard[0].Tokens, heard[1].Tokens) || len(heard[2].Tokens) != 0 {
		t.Fatalf("it reads %+v", heard)
	}
	if _, tokens, last := told(t, sent); len(tokens) != 3 || last.ID != 2 {
		t.Errorf("read meanwhile, an answer ends with %+v", last)
	}
}

// Asked between any two pieces of that, it answers once it can.
func TestAskedWhileOpening(t *testing.T) {
	weights := small(corpus.Vocabulary().Words())
	for after, opened := 0, false; !opened; after++ {
		w := &world{t: t}
		s := New(w)
		s.Receive(&wire.LoadModel{})
		s.ModelArrived(weights)
		for range after {
			s.Work()
		}
		opened = s.status.State == wire.ModelReady
		s.Receive(&wire.Ask{ID: 1, Prompt: "北京天气", Most: 2})
		s.all()
		if heard, tokens, last := told(t, w.take()); heard == nil || len(tokens) != 2 || last.End != wire.MostReached {
			t.Errorf("asked behind piece %d, it hears %+v and says %+v", after, heard, last)
		}
	}
}

// Any text is answered or refused; what does not fit is cut in front, and said.
func TestAnyPrompt(t *testing.T) {
	s, w := ready(t)
	long := strings.Repeat("一二三四五 ", 2000)
	for _, c := range []struct {
		name, prompt string
		end          wire.End
	}{
		{"empty", "", wire.Unusable}, {"spaces", " \t ", wire.Unusable}, {"100 kB", strings.Repeat("a b ", 25_000), wire.MostReached},
		{"more", strings.Repeat("a", maxPrompt+1), wire.Unusable}, {"control", "a\x00\x01\u202eb\u2066", wire.MostReached},
		{"emoji", "🌦️👨‍👩‍👧", wire.MostReached}, {"surrogate", "a\xed\xa0\x80b", wire.MostReached}, {"long", long, wire.MostReached},
		{"many words", strings.Join(strings.Split("qqqqa qqqqb qqqqc qqqqd qqqqe qqqqf qqqqg qqqqh qqqqi qqqqj qqqqk qqqql qqqqm qqqqn qqqqo qqqqp qqqqr qqqqs qqqqt qqqqu qqqqv qqqqw qqqqx qqqqy qqqqz qqqaa", " "), " "), wire.MostReached},
	} {
		s.Receive(&wire.Ask{ID: 1, Prompt: c.prompt, Most: 1})
		s.all()
		heard, _, last := told(t, w.take())
		if last == nil || last.End != c.end && !(c.end == wire.MostReached && last.End == wire.Complete) {
			t.Errorf("%s: it ends with %+v", c.name, last)
			continue
		}
		if c.end == wire.Unusable {
			continue
		}
		at := uint32(0)
		for _, x := range heard.Tokens {
			if x.From < at || x.To <= x.From || int(x.To) > len(c.prompt) {
				t.Errorf("%s: token %+v behind byte %d", c.name, x, at)
			}
			at = x.To
		}
		if n := len(heard.Tokens); n > 256-leastAnswer-2 || (c.name == "long" || c.name == "100 kB") != (heard.Cut > 0) || (c.name == "many words") != (heard.Excess > 0) {
			t.Errorf("%s: %d tokens, %d cut, %d in excess", c.name, n, heard.Cut, heard.Excess)
		}
	}
	for _, m := range []*wire.Ask{{Prompt: "a", Temperature: float32(math.NaN())}, {Prompt: "a", Temperature: -1}, {Prompt: "a", Given: []uint32{1 << 30}}, {Prompt: "天气", Given: []uint32{token.Begin}}, {Prompt: "天气 Zorro", Given: []uint32{token.Slot + 1}}} {
		s.Receive(m)
		if _, _, last := told(t, w.take()); last.End != wire.Unusable {
			t.Errorf("%+v is answered with %+v", m, last)
		}
	}
}

// slow is a device on which time goes by as it computes: so many floating-point operations
// a millisecond as gonum does in WebAssembly. The surroundings' clock stands still beside.
type slow struct {
	device.Device
	world
	programs map[device.Plan][]device.Op
}

const slowFLOPs = 7e5

func (d *slow) Compile(ops []device.Op) (device.Plan, error) {
	p, err := d.Device.Compile(ops)
	d.programs[p] = ops
	return p, err
}

func (d *slow) Run(ctx context.Context, p device.Plan, steps []device.Step) error {
	for _, o := range d.programs[p] {
		for _, s := range steps {
			d.now += o.FLOPs(s.Rows) / slowFLOPs
		}
	}
	return d.Device.Run(ctx, p, steps)
}

func (d *slow) Now() float64             { return d.now }
func (d *slow) OpenModel() device.Device { return d }

// However slow the device is, the page's own model leaves commands waiting no longer than
// they may, whatever it is asked.
func TestSlowDevice(t *testing.T) {
	d := &slow{cpu.New(gonum.Implementation{}, cpu.Generic{}), world{t: t}, map[device.Plan][]device.Op{}}
	s := New(d)
	c, words := lm.Recipe(corpus.Vocabulary().Len()), corpus.Vocabulary().Words()
	s.Receive(&wire.LoadModel{})
	s.ModelArrived(c.Ship(c.Init(1), map[string]string{lm.WordsNote: strings.Join(words, "\n"), lm.RehearsalNote: ""}))
	long := strings.Repeat("北京 晴 12 ~ 22 ", 28) // 196 tokens
	examples := []wire.Example{{Prompt: long, Answer: "晴"}, {Prompt: long + "上海", Answer: "雨"}}
	for _, m := range []wire.Message{
		&wire.Ask{ID: 1, Prompt: long, Most: 4}, &wire.Weigh{ID: 1, At: 2},
		&wire.Tune{ID: 2, Examples: examples, Steps: 2}, &wire.Tune{ID: 3, Examples: examples, Rank: 4, Steps: 1},
		&wire.Examine{ID: 4, Tuned: true, Examples: examples[:1]},
	} {
		s.all()
		s.Receive(m)
		from, calls, longest := d.now, 0, 0.0
		for more := true; more; calls++ {
			before := d.now
			more = s.Work() >= 0
			longest = max(longest, d.now-before)
		}
		t.Logf("%T: %.0f ms in %d calls, the longest of %.0f", m, d.now-from, calls, longest)
		if longest > 50 || d.now-from < 100 {
			t.Errorf("%T: a call of Work takes %.0f ms, all %.0f ms", m, longest, d.now-from)
		}
	}
}
