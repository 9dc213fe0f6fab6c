package wire

import (
	"bytes"
	"errors"
	"reflect"
	"testing"
)

func examples() []Message {
	c := Config{Channels: []uint32{10, 12}, Pool: true, Hidden: []uint32{128, 7}, Activation: Sigmoid, Dropout: 0.5, Decay: 0.01, Data: Own, TrainN: 60000, Seed: 42, Optimizer: SGD, LR: 0.1, Batch: 512, Device: DeviceSIMD}
	p := &Predict{ID: 9}
	p.Image[0], p.Image[783] = 255, 3
	wrong := &Evaluation{Step: 7, Cell: 23, Mistakes: []Mistake{{Index: 9, Truth: 2, Answer: 3, Best: [3]Guess{{3, 0.7}, {2, 0.2}, {8, 0.1}}}}}
	wrong.Counts[23], wrong.Counts[99], wrong.Mistakes[0].Image[783] = 12, 80, 200
	return []Message{
		&Configure{Config: c, Speed: Full, Run: true}, &Configure{},
		&Resume{Checkpoint: []byte{1, 2, 3}, Device: DeviceCPU, Speed: Full, Run: true}, &Export{NPZ}, &Digits{[]byte{1}, []byte{2, 3}},
		&Start{}, &Pause{}, &StepOnce{}, &Adjust{LR: 0.5, Speed: Watch}, p, &Credit{},
		&Hello{RelaxedSIMD}, &Devices{GPUSlower, 2000, 30, "adapter: none"},
		&Status{State: Running, Config: c, Speed: Slow, Step: 3, Epoch: 1.5, Params: 101770, TestN: 2000, TestOn: Generated, Loaded: 1, ToLoad: 2, Resumed: true},
		&Metrics{Step: 7, Epoch: 0.25, Rate: 1100, Share: 0.01, Points: []Point{{6, 2.3, 0.1}, {7, 2.2, 0.2}}, Tests: []Test{{7, 0.25, 2, 0.3, 2000}}, Ends: []Point{{5, 1, 0.5}}},
		&Prediction{ID: 9, Step: 7, Probs: [10]float32{0.5, 9: 0.5}},
		&Checkpoint{Step: 7, Blob: []byte("state")}, &File{NPZ, 7, []byte("weights")}, &DigitsTaken{8000, 2000}, &Problem{Code: NotFinite, A: 7, B: 0.1, Text: "损失"},
		&Filter{NoCell}, &Trace{AnyWeight}, &Measure{}, wrong,
		&Traced{Step: 7, Weight: 12, Loss: 0.3, LR: 0.001, Before: 0.1, After: 0.2, Gradient: -0.5, M: 0.01, V: 0.02},
		&Profile{Millis: []float32{0.5, 0.25}, Peak: 20},
		&Look{Drawn: true, Image: p.Image}, picture(),
		&LoadModel{}, &ModelStatus{ModelFailed, 5, 9, 571888, 256, ModelForeign, 404, "words"}, &Hush{4}, &Weigh{4, 2}, &Read{5, "北京天气？"},
		&Ask{ID: 4, Tuned: true, Prompt: "北京天气？", Given: []uint32{7}, Temperature: 0.5, TopK: 5, Seed: 3, Most: 40, Aside: true},
		&Heard{ID: 4, Tokens: []HeardToken{{30, 0, 6, false}, {5, 6, 9, true}}, Cut: 1, Unknown: 1, Excess: 2},
		&Said{ID: 4, First: 1, Tokens: []SaidToken{{Candidate{30, "晴", 0.75}, []Candidate{{30, "晴", 0.75}, {31, "雨", 0.25}}}, {}}, Text: "北京晴", End: Complete, Millis: 12.5},
		&Weighed{4, 2, []float32{0.5, 0.25}},
		&Tune{ID: 5, Examples: []Example{{"太冷了", "冷"}, {"热", ""}}, Rank: 4, Rate: 0.005, Steps: 160, Mix: 0.25, Seed: 1},
		&Tuned{5, 3, 160, 0.5, 100, 27648, Unusable, Refusal{Fault: TuneBadMix, Most: 0.4, Text: "mix"}}, &Examine{6, true, []Example{{"a", "b"}}},
		&Examined{6, 20, 30, 50, Unusable, Refusal{TuneLongExample, 3, 306, 256, "example 3"}}, &Tuned{}, &Examined{End: Hushed},
	}
}

func TestRoundTrip(t *testing.T) {
	seen := map[kind]bool{}
	for _, m := range examples() {
		h := Header{Run: 5, Config: 77}
		gh, gm, err := Decode(Encode(h, m))
		if err != nil || gh != h || !reflect.DeepEqual(gm, m) {
			t.Errorf("%T: got %+v %+v, %v; want %+v", m, gh, gm, err, m)
		}
		seen[m.kind()] = true
	}
	for k := kindConfigure; newMessage(k) != nil; k++ {
		if !seen[k] {
			t.Errorf("kind %d has no example", k)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	for _, m := range examples() {
		b := Encode(Header{}, m)
		for n := range b {
			if _, _, err := Decode(b[:n]); err == nil {
				t.Fatalf("%T cut to %d of %d bytes was accepted", m, n, len(b))
			}
		}
		if _, _, err := Decode(append(b, 0)); err == nil {
			t.Errorf("%T with a byte too many was accepted", m)
		}
	}
	b := Encode(Header{}, &Pause{})
	b[2] = Version + 1
	var v *VersionError
	if _, _, err := Decode(b); !errors.As(err, &v) || v.Got != Version+1 {
		t.Errorf("other version: %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	for _, m := range examples() {
		f.Add(Encode(Header{1, 2}, m))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		h, m, err := Decode(b)
		if err != nil {
			return
		}
		if got := Encode(h, m); !bytes.Equal(got, b) {
			t.Errorf("%T: decoded and encoded again, %x became %x", m, b, got)
		}
	})
}

func picture() *Picture {
	m := &Picture{Step: 7, Running: true, Phase: Backward, Part: 9, Origin: Stream, Number: 449, Label: 3}
	m.Image[5] = 200
	m.Layers = []PictureLayer{
		{Kind: ConvLayer, Total: 10, Side: 2, MapSide: 1, Most: 0.5, Units: []PictureUnit{
			{Index: 4, Out: 1.5, Weights: []byte{1, 128, 255, 3}, Gradient: []byte{4, 3, 2, 1}, Map: []byte{9}},
			{Index: 9, Out: 2.5, Weights: []byte{1, 128, 255, 3}, Map: []byte{7}},
		}},
		{Kind: DenseLayer, Total: 10},
	}
	for d := range uint32(10) {
		m.Layers[1].Units = append(m.Layers[1].Units, PictureUnit{Index: d, Out: 0.25, Bias: -1, Sum: 2, Links: []float32{-0.5, 2}})
	}
	return m
}

// A picture whose images have other sizes than it says is refused.
func TestPictureSizes(t *testing.T) {
	for name, spoil := range map[string]func(*Picture){
		"weights":  func(m *Picture) { m.Layers[0].Units[0].Weights = make([]byte, 3) },
		"gradient": func(m *Picture) { m.Layers[0].Units[0].Gradient = make([]byte, 3) },
		"map":      func(m *Picture) { m.Layers[0].Units[1].Map = nil },
		"outputs":  func(m *Picture) { m.Layers[1].Units = m.Layers[1].Units[:9] },
		"links":    func(m *Picture) { m.Layers[1].Units[0].Links = make([]float32, 3) },
	} {
		m := picture()
		spoil(m)
		if _, _, err := Decode(Encode(Header{}, m)); err == nil {
			t.Errorf("%s of the wrong size were accepted", name)
		}
	}
}
