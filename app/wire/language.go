package wire

// What page and trainer say to each other about the language model. These
// messages speak of no run: their header is zero, and a new run leaves them be.

// LoadModel asks for the language model; answered with a ModelStatus now, as
// loading goes on, and when it is there. Asked again, it loads again what has
// failed.
type LoadModel struct{}

// ModelState is how far the language model is.
type ModelState uint8

const (
	ModelLoading ModelState = iota
	ModelReady
	ModelFailed
	numModelStates
)

// ModelFault is why there is no language model; the page has the sentence.
type ModelFault uint8

const (
	ModelNotFetched   ModelFault = iota // HTTP is the status, 0 where nobody answered
	ModelDamaged                        // the file is not whole
	ModelForeign                        // the file is none of this model, or of another version
	ModelDeviceFailed                   // there is no memory for it, or what ran it has failed
	ModelNoTrainer                      // nobody is there to load it; said by the page itself, as is the next
	ModelTrainerDied                    // whoever had it is gone
	numModelFaults
)

// ModelStatus tells of the language model.
type ModelStatus struct {
	State          ModelState
	Loaded, ToLoad uint32 // bytes
	Params         uint32
	Context        uint32     // most tokens of prompt and answer together
	Fault          ModelFault // of ModelFailed
	HTTP           uint32
	Text           string // of ModelFailed: in English, for whoever looks for the cause
}

// Ask has the language model answer a prompt: a Heard comes back, then Saids, the
// last of which says why it ends. Whatever was being answered ends.
type Ask struct {
	ID          uint32
	Tuned       bool // asks the copy that the last Tune has made
	Prompt      string
	Given       []uint32 // tokens that the answer begins with
	Temperature float32  // 0 for the most probable token each time
	TopK        uint32   // 0 for all
	Seed        uint32
	Most        uint32 // tokens of answer, Given included; 0 for as many as fit
	Aside       bool   // one of many: a Weigh goes on to speak of the last answer that was none
}

// Hush ends an answer, or what else has this ID.
type Hush struct{ ID uint32 }

// Weigh asks what decided a token of the answer: how much it depends on each token
// of the prompt. Answered with a Weighed, if that answer is still the latest.
type Weigh struct {
	ID uint32 // the Ask's
	At uint32 // which token of the answer, from 0
}

// Read asks what a prompt is to the model, without an answer; a Heard comes back, of no
// tokens where the model is not here.
type Read struct {
	ID     uint32
	Prompt string
}

// Heard tells what the prompt of an Ask or a Read is to the model.
type Heard struct {
	ID      uint32
	Tokens  []HeardToken
	Cut     uint32 // tokens in front that had to be left out; they are not among Tokens
	Unknown uint32 // different words that the model does not know: it can copy them, no more
	Excess  uint32 // words among them that it cannot even tell apart
}

// HeardToken is a token of a prompt.
type HeardToken struct {
	Token    uint32
	From, To uint32 // in the prompt's bytes
	Slot     bool   // a word that the model does not know
}

// Said is what was answered since the last Said.
type Said struct {
	ID     uint32
	First  uint32 // which token of the answer Tokens begin with, from 0
	Tokens []SaidToken
	Text   string // of the whole answer so far
	End    End
	Millis float32 // since the Ask was taken up
}

// SaidToken is a token of an answer.
type SaidToken struct {
	Candidate
	Others []Candidate // the most probable in its place, itself included, the likeliest first
}

// Candidate is a token and its probability, at temperature 1.
type Candidate struct {
	Token uint32
	Text  string
	P     float32
}

// End is why an answer ends.
type End uint8

const (
	GoesOn      End = iota
	Complete        // the model has said that it is
	MostReached     // Ask.Most
	ContextFull
	Hushed   // or asked something else
	Unusable // there is nothing that can be done with it, or the model is not there
	numEnds
)

// Weighed answers a Weigh.
type Weighed struct {
	ID, At uint32
	Share  []float32 // of each token that Heard gave; they add up to 1
}

func (*LoadModel) kind() kind    { return kindLoadModel }
func (*LoadModel) write(*writer) {}
func (*LoadModel) read(*reader)  {}

func (*ModelStatus) kind() kind { return kindModelStatus }
func (m *ModelStatus) write(w *writer) {
	w.u8(uint8(m.State))
	for _, v := range []uint32{m.Loaded, m.ToLoad, m.Params, m.Context} {
		w.u32(v)
	}
	w.u8(uint8(m.Fault))
	w.u32(m.HTTP)
	w.bytes([]byte(m.Text))
}
func (m *ModelStatus) read(r *reader) {
	m.State = ModelState(r.choice(int(numModelStates)))
	for _, v := range []*uint32{&m.Loaded, &m.ToLoad, &m.Params, &m.Context} {
		*v = r.u32()
	}
	m.Fault = ModelFault(r.choice(int(numModelFaults)))
	m.HTTP = r.u32()
	m.Text = string(r.bytes())
}

func (*Ask) kind() kind { return kindAsk }
func (m *Ask) write(w *writer) {
	w.u32(m.ID)
	w.bool(m.Tuned)
	w.bytes([]byte(m.Prompt))
	w.u32s(m.Given)
	w.f32(m.Temperature)
	w.u32(m.TopK)
	w.u32(m.Seed)
	w.u32(m.Most)
	w.bool(m.Aside)
}
func (m *Ask) read(r *reader) {
	m.ID = r.u32()
	m.Tuned = r.bool()
	m.Prompt = string(r.bytes())
	m.Given = r.u32s()
	m.Temperature = r.f32()
	m.TopK = r.u32()
	m.Seed = r.u32()
	m.Most = r.u32()
	m.Aside = r.bool()
}

func (*Hush) kind() kind        { return kindHush }
func (m *Hush) write(w *writer) { w.u32(m.ID) }
func (m *Hush) read(r *reader)  { m.ID = r.u32() }

func (*Weigh) kind() kind        { return kindWeigh }
func (m *Weigh) write(w *writer) { w.u32(m.ID); w.u32(m.At) }
func (m *Weigh) read(r *reader)  { m.ID, m.At = r.u32(), r.u32() }

func (*Read) kind() kind { return kindRead }
func (m *Read) write(w *writer) {
	w.u32(m.ID)
	w.bytes([]byte(m.Prompt))
}
func (m *Read) read(r *reader) { m.ID, m.Prompt = r.u32(), string(r.bytes()) }

func (*Heard) kind() kind { return kindHeard }
func (m *Heard) write(w *writer) {
	w.u32(m.ID)
	w.u32(uint32(len(m.Tokens)))
	for _, t := range m.Tokens {
		w.u32(t.Token)
		w.u32(t.From)
		w.u32(t.To)
		w.bool(t.Slot)
	}
	w.u32(m.Cut)
	w.u32(m.Unknown)
	w.u32(m.Excess)
}
func (m *Heard) read(r *reader) {
	m.ID = r.u32()
	for range r.count(13) {
		m.Tokens = append(m.Tokens, HeardToken{r.u32(), r.u32(), r.u32(), r.bool()})
	}
	m.Cut, m.Unknown, m.Excess = r.u32(), r.u32(), r.u32()
}

func (*Said) kind() kind { return kindSaid }
func (m *Said) write(w *writer) {
	w.u32(m.ID)
	w.u32(m.First)
	w.u32(uint32(len(m.Tokens)))
	for _, t := range m.Tokens {
		t.Candidate.write(w)
		w.u32(uint32(len(t.Others)))
		for _, c := range t.Others {
			c.write(w)
		}
	}
	w.bytes([]byte(m.Text))
	w.u8(uint8(m.End))
	w.f32(m.Millis)
}
func (m *Said) read(r *reader) {
	m.ID, m.First = r.u32(), r.u32()
	for range r.count(16) {
		t := SaidToken{Candidate: readCandidate(r)}
		for range r.count(12) {
			t.Others = append(t.Others, readCandidate(r))
		}
		m.Tokens = append(m.Tokens, t)
	}
	m.Text = string(r.bytes())
	m.End = End(r.choice(int(numEnds)))
	m.Millis = r.f32()
}

func (c Candidate) write(w *writer) {
	w.u32(c.Token)
	w.bytes([]byte(c.Text))
	w.f32(c.P)
}

func readCandidate(r *reader) Candidate {
	return Candidate{r.u32(), string(r.bytes()), r.f32()}
}

func (*Weighed) kind() kind { return kindWeighed }
func (m *Weighed) write(w *writer) {
	w.u32(m.ID)
	w.u32(m.At)
	w.u32(uint32(len(m.Share)))
	for _, v := range m.Share {
		w.f32(v)
	}
}
func (m *Weighed) read(r *reader) {
	m.ID, m.At = r.u32(), r.u32()
	for range r.count(4) {
		m.Share = append(m.Share, r.f32())
	}
}
