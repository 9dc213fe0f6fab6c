package wire

// What stands beside the training: who is taken for whom, one weight's step,
// where the time goes.

// Classes is the number of digits.
const Classes = 10

// NoCell is a Filter of nothing.
const NoCell = Classes * Classes

// Filter asks for the mistakes of one cell, 10·truth + answer, or with NoCell
// for some of all; answered with an Evaluation.
type Filter struct{ Cell uint8 }

// Trace asks what the next update does to a weight of the last layer; answered
// with a Traced once there is one.
type Trace struct{ Weight uint32 } // or AnyWeight

// AnyWeight asks for the weight with the largest gradient.
const AnyWeight = ^uint32(0)

// Measure asks what each operation of a step takes; answered with a Profile.
type Measure struct{}

// Guess is a digit, and how sure the network is of it.
type Guess struct {
	Digit uint8
	P     float32
}

// Mistake is a test digit that was taken for another.
type Mistake struct {
	Index         uint32 // among the test digits
	Truth, Answer uint8
	Best          [3]Guess // the likeliest first
	Image         [Pixels]byte
}

// Evaluation tells what a Test found, digit by digit.
type Evaluation struct {
	Step     uint32
	Counts   [Classes * Classes]uint32 // of truth and answer, at 10·truth + answer
	Cell     uint8                     // that the mistakes are of, or NoCell
	Mistakes []Mistake                 // some
}

// Traced is one update of one weight of the last layer, from a unit before it
// to a digit.
type Traced struct {
	Step, Weight   uint32
	Loss, LR       float32
	Before, After  float32
	Gradient, M, V float32 // M and V are the optimizer's after the update; 0 for what it has not
}

// Profile is what the operations of a micro-batch of 64 digits take, in the
// order of the program.
type Profile struct {
	Millis []float32
	Peak   float32 // GFLOP/s that this core can do at most, 0 for unknown
}

func (*Filter) kind() kind        { return kindFilter }
func (m *Filter) write(w *writer) { w.u8(m.Cell) }
func (m *Filter) read(r *reader)  { m.Cell = r.choice(NoCell + 1) }

func (*Trace) kind() kind        { return kindTrace }
func (m *Trace) write(w *writer) { w.u32(m.Weight) }
func (m *Trace) read(r *reader)  { m.Weight = r.u32() }

func (*Measure) kind() kind    { return kindMeasure }
func (*Measure) write(*writer) {}
func (*Measure) read(*reader)  {}

func (*Evaluation) kind() kind { return kindEvaluation }
func (m *Evaluation) write(w *writer) {
	w.u32(m.Step)
	for _, n := range m.Counts {
		w.u32(n)
	}
	w.u8(m.Cell)
	w.u32(uint32(len(m.Mistakes)))
	for i := range m.Mistakes {
		x := &m.Mistakes[i]
		w.u32(x.Index)
		w.u8(x.Truth)
		w.u8(x.Answer)
		for _, g := range x.Best {
			w.u8(g.Digit)
			w.f32(g.P)
		}
		w.b = append(w.b, x.Image[:]...)
	}
}
func (m *Evaluation) read(r *reader) {
	m.Step = r.u32()
	for i := range m.Counts {
		m.Counts[i] = r.u32()
	}
	m.Cell = r.choice(NoCell + 1)
	for range r.count(4 + 2 + 3*5 + Pixels) {
		x := Mistake{Index: r.u32(), Truth: r.choice(Classes), Answer: r.choice(Classes)}
		for i := range x.Best {
			x.Best[i] = Guess{r.choice(Classes), r.f32()}
		}
		copy(x.Image[:], r.take(Pixels))
		m.Mistakes = append(m.Mistakes, x)
	}
}

func (*Traced) kind() kind { return kindTraced }
func (m *Traced) write(w *writer) {
	w.u32(m.Step)
	w.u32(m.Weight)
	for _, p := range m.floats() {
		w.f32(*p)
	}
}
func (m *Traced) read(r *reader) {
	m.Step, m.Weight = r.u32(), r.u32()
	for _, p := range m.floats() {
		*p = r.f32()
	}
}
func (m *Traced) floats() []*float32 {
	return []*float32{&m.Loss, &m.LR, &m.Before, &m.After, &m.Gradient, &m.M, &m.V}
}

func (*Profile) kind() kind { return kindProfile }
func (m *Profile) write(w *writer) {
	w.u32(uint32(len(m.Millis)))
	for _, x := range m.Millis {
		w.f32(x)
	}
	w.f32(m.Peak)
}
func (m *Profile) read(r *reader) {
	for range r.count(4) {
		m.Millis = append(m.Millis, r.f32())
	}
	m.Peak = r.f32()
}
