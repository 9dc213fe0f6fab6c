package wire

// Tuning and examining the language model.

// Example is a prompt and the answer that it should get.
type Example struct{ Prompt, Answer string }

// Tune has a copy of the language model learn from examples; a Tuned comes after
// each step. Whatever was being tuned ends; the copy tuned before is gone when the
// first step begins, and stays where none does because the settings or examples are refused.
type Tune struct {
	ID       uint32
	Examples []Example
	Rank     uint8   // of a LoRA adapter, 1 to 16; 0 tunes all weights
	Rate     float32 // learning rate at the start; 0 for what is usual for the rank
	Steps    uint32  // 0 for 160
	Mix      float32 // share of a step's 16 documents that are pretraining's, up to 0.4: rounded, 1 at least unless it is 0
	Seed     uint32
}

// Tuned tells how far a Tune is.
type Tuned struct {
	ID          uint32
	Step, Steps uint32
	Loss        float32 // mean cross-entropy of the step's documents, with Mix pretraining's among them, before its update, nats
	Millis      float32 // since the Tune was taken up
	Weights     uint32  // numbers that are learned
	End         End
	Why         Refusal // of Unusable
}

// Examine counts how many of some prompts get exactly the answer that they should;
// an Examined comes now and then, and at the end.
type Examine struct {
	ID       uint32
	Tuned    bool // asks the tuned copy
	Examples []Example
}

// Examined tells how far an Examine is.
type Examined struct {
	ID             uint32
	Right, Done, N uint32
	End            End
	Why            Refusal // of Unusable
}

// TuneFault is why a Tune or an Examine is Unusable; the page has the sentence.
type TuneFault uint8

const (
	TuneNoModel       TuneFault = iota // the language model is not here
	TuneNoCopy                         // there is no tuned copy to examine
	TuneNoExamples                     // not one
	TuneManyExamples                   // N of them, at most Most
	TuneNoPrompt                       // example At has no prompt
	TuneNoAnswer                       // example At has no answer
	TuneLargeExample                   // example At has N bytes, at most Most
	TuneManyWords                      // example At has N different words that no vocabulary has, at most Most
	TuneLongExample                    // example At has N tokens, at most Most
	TuneBadRank                        // Rank must be 0 to Most
	TuneBadRate                        // Rate must be above 0, at most Most
	TuneBadMix                         // Mix must be 0 to Most
	TuneNoPretraining                  // no document of pretraining is here to be mixed in
	TuneDiverged                       // at step At the loss is no number any more
	TuneDeviceFailed                   // there is no memory for it, or what ran it has failed
	numTuneFaults
)

// Refusal says why a Tune or an Examine is Unusable.
type Refusal struct {
	Fault TuneFault
	At    uint32 // from 1
	N     uint32
	Most  float32
	Text  string // in English, for whoever looks for the cause
}

func (*Tune) kind() kind { return kindTune }
func (m *Tune) write(w *writer) {
	w.u32(m.ID)
	writeExamples(w, m.Examples)
	w.u8(m.Rank)
	w.f32(m.Rate)
	w.u32(m.Steps)
	w.f32(m.Mix)
	w.u32(m.Seed)
}
func (m *Tune) read(r *reader) {
	m.ID = r.u32()
	m.Examples = readExamples(r)
	m.Rank = r.u8()
	m.Rate = r.f32()
	m.Steps = r.u32()
	m.Mix = r.f32()
	m.Seed = r.u32()
}

func writeExamples(w *writer, list []Example) {
	w.u32(uint32(len(list)))
	for _, e := range list {
		w.bytes([]byte(e.Prompt))
		w.bytes([]byte(e.Answer))
	}
}

func readExamples(r *reader) (list []Example) {
	for range r.count(8) {
		list = append(list, Example{string(r.bytes()), string(r.bytes())})
	}
	return list
}

func (*Tuned) kind() kind { return kindTuned }
func (m *Tuned) write(w *writer) {
	w.u32(m.ID)
	w.u32(m.Step)
	w.u32(m.Steps)
	w.f32(m.Loss)
	w.f32(m.Millis)
	w.u32(m.Weights)
	w.u8(uint8(m.End))
	m.Why.write(w)
}
func (m *Tuned) read(r *reader) {
	m.ID, m.Step, m.Steps = r.u32(), r.u32(), r.u32()
	m.Loss, m.Millis = r.f32(), r.f32()
	m.Weights = r.u32()
	m.End = End(r.choice(int(numEnds)))
	m.Why.read(r)
}

func (*Examine) kind() kind { return kindExamine }
func (m *Examine) write(w *writer) {
	w.u32(m.ID)
	w.bool(m.Tuned)
	writeExamples(w, m.Examples)
}
func (m *Examine) read(r *reader) {
	m.ID = r.u32()
	m.Tuned = r.bool()
	m.Examples = readExamples(r)
}

func (*Examined) kind() kind { return kindExamined }
func (m *Examined) write(w *writer) {
	for _, v := range []uint32{m.ID, m.Right, m.Done, m.N} {
		w.u32(v)
	}
	w.u8(uint8(m.End))
	m.Why.write(w)
}
func (m *Examined) read(r *reader) {
	for _, v := range []*uint32{&m.ID, &m.Right, &m.Done, &m.N} {
		*v = r.u32()
	}
	m.End = End(r.choice(int(numEnds)))
	m.Why.read(r)
}

func (f *Refusal) write(w *writer) {
	w.u8(uint8(f.Fault))
	w.u32(f.At)
	w.u32(f.N)
	w.f32(f.Most)
	w.bytes([]byte(f.Text))
}
func (f *Refusal) read(r *reader) {
	f.Fault = TuneFault(r.choice(int(numTuneFaults)))
	f.At, f.N, f.Most = r.u32(), r.u32(), r.f32()
	f.Text = string(r.bytes())
}
