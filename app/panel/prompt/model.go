package prompt

import (
	"maps"
	"slices"
	"strconv"

	"breakeven/app/panel/widget"
	"breakeven/app/prompt"
	"breakeven/app/text"
	"breakeven/app/wire"
)

// Topic is what of an answer has changed.
type Topic uint8

const (
	Asked    Topic = iota // a question has begun or ended, or the model's state has changed
	Answered              // a token has come, or another one is looked at
	Ran                   // questions aside have been answered, or what is kept of answers has changed
	Priced                // the Cost chapter's case has other prices
)

// Model is the conversation with the page's language model: the last question, and
// its answer so far. The trainer answers.
type Model struct {
	widget.Topics[Topic]

	Start func()                  // makes sure that there is a trainer, if there can be
	Send  func(wire.Message) bool // has the trainer hear a message; false where there is none

	Remote Remote // the endpoint that may be asked instead
	Reply  *Reply // how it answers; nil where the last question went to the page's model

	Status      *wire.ModelStatus // nil before it was asked for
	Prompt      string            // that was asked
	Values      map[string]string // of the slots in it
	Heard       *wire.Heard       // nil before it has been read
	Tokens      []wire.SaidToken
	Text        string
	End         wire.End
	Why         *wire.ModelStatus // of Unusable: what kept the model from answering; nil where it cannot read what was asked
	Millis      float32
	Looking     int       // the token of the answer that is looked at, or -1
	Share       []float32 // of each token heard in that one; nil before it is known
	Temperature float64
	Seed        uint32 // of the next answer, or of the last one; see draw

	used    bool // the seed has been asked with
	fixed   bool // it was typed
	asking  bool
	context int // most tokens of prompt and answer, once known: an answer outlives its trainer
	id      uint32
	lastID  uint32 // of any question
	forced  bool   // the answer under way, or the last one, is not all the model's own
	aside   asides
	reading reading
	bet     wager
}

// NewModel returns a model that has asked nothing.
func NewModel() *Model { return &Model{Looking: -1, Seed: 1} }

// Asking tells whether an answer is under way.
func (m *Model) Asking() bool { return m.asking }

// Loading tells whether the answer waits for the model.
func (m *Model) Loading() bool {
	return m.asking && m.Reply == nil && (m.Status == nil || m.Status.State == wire.ModelLoading)
}

// Failed tells whether the model could not be loaded.
func (m *Model) Failed() bool { return m.Status != nil && m.Status.State == wire.ModelFailed }

// sayFault tells why there is no model, and what to do.
func sayFault(l text.Lang, s *wire.ModelStatus) string {
	if s.Fault == wire.ModelNotFetched && s.HTTP != 0 {
		return text.ModelRefused.In(l, strconv.Itoa(int(s.HTTP)))
	}
	return modelFaults[s.Fault].In(l)
}

var modelFaults = [...]text.Sentence{
	wire.ModelNotFetched: text.PromptModelFailed, wire.ModelDamaged: text.ModelDamaged, wire.ModelForeign: text.ModelForeign,
	wire.ModelDeviceFailed: text.ModelNoMemory, wire.ModelNoTrainer: text.ModelNoTrainer,
	wire.ModelTrainerDied: text.ModelCrashed,
}

// AskHere asks the page's own model a question with values in its slots.
func (m *Model) AskHere(question string, values map[string]string) {
	m.Values = maps.Clone(values)
	m.Ask(question)
}

// Expect has the page's model fetched before somebody asks it: they are about to.
func (m *Model) Expect() {
	if m.Status == nil && !m.Remote.Chosen {
		m.Start()
		m.Send(&wire.LoadModel{})
	}
}

// begin forgets the last answer.
func (m *Model) begin(question string) {
	if m.Reply != nil {
		m.Stop()
	}
	m.lastID++
	m.id = m.lastID
	m.Prompt, m.asking, m.forced, m.Reply = question, true, false, nil
	m.Heard, m.Tokens, m.Text, m.End, m.Why, m.Millis, m.Looking, m.Share = nil, nil, "", wire.GoesOn, nil, 0, -1, nil
}

// Stop ends the answer under way.
func (m *Model) Stop() {
	switch {
	case !m.asking:
	case m.Reply != nil:
		m.Remote.send(command{Type: "stop", ID: m.Remote.id})
	default:
		m.Send(&wire.Hush{ID: m.id})
	}
}

// Force asks the same again, and has token i of the answer be another.
func (m *Model) Force(i int, token uint32) {
	var given []uint32
	for _, t := range m.Tokens[:i] {
		given = append(given, t.Token)
	}
	m.Ask(m.Prompt, append(given, token)...)
}

// Look looks at a token of the answer: what else it might have been, and which part
// of the prompt decided it. Looked at again, it is let go.
func (m *Model) Look(i int) {
	if m.Looking == i {
		i = -1
	}
	m.Looking, m.Share = i, nil
	if i >= 0 && !m.asking {
		m.Send(&wire.Weigh{ID: m.id, At: uint32(i)})
	}
	m.Announce(Answered)
}

// Hear takes a message of the trainer, and tells whether it was about the
// conversation.
func (m *Model) Hear(msg wire.Message) bool {
	switch msg := msg.(type) {
	case *wire.ModelStatus:
		if msg.State == wire.ModelFailed && m.lastID == 0 {
			return true // nobody has asked yet: it is fetched anew when somebody does
		}
		m.Status = msg
		if msg.State == wire.ModelReady {
			m.context = int(msg.Context)
		} else {
			m.reading = reading{}
		}
		m.Announce(Asked)
	case *wire.Heard:
		switch msg.ID {
		case m.id:
			m.Heard = msg
			m.hearReading(msg, m.Prompt)
		case m.reading.id:
			m.hearReading(msg, m.reading.of)
		case m.aside.id:
			m.aside.prompt, m.aside.cut = len(msg.Tokens), msg.Cut > 0
		}
	case *wire.Said:
		switch msg.ID {
		case m.id:
			m.said(msg)
		case m.aside.id:
			m.hearAside(msg)
		}
	case *wire.Weighed:
		if msg.ID == m.id && int(msg.At) == m.Looking && m.Heard != nil && len(msg.Share) == len(m.Heard.Tokens) {
			m.Share = msg.Share
			m.Announce(Answered)
		}
	default:
		return false
	}
	return true
}

func (m *Model) said(s *wire.Said) {
	if int(s.First) != len(m.Tokens) {
		return // of an answer that was given up
	}
	m.Tokens = append(m.Tokens, s.Tokens...)
	m.Text, m.End, m.Millis = s.Text, s.End, s.Millis
	if m.End == wire.Unusable && m.Failed() {
		m.Why = m.Status
	}
	m.Announce(Answered)
	if m.End != wire.GoesOn {
		m.asking = false
		if m.Looking >= 0 {
			m.Send(&wire.Weigh{ID: m.id, At: uint32(m.Looking)})
		}
		m.Announce(Asked)
		m.next()
	}
}

// Lost is told that the trainer has gone, and the model with it. What it has said
// stays. Whoever waits for more is told, until another trainer tells how it stands.
func (m *Model) Lost() {
	m.reading = reading{}
	switch waits := m.asking && m.Reply == nil || len(m.aside.waiting) > 0; {
	case waits && m.Status == nil: // it has never said a word
		m.fail(wire.ModelNoTrainer)
	case waits:
		m.fail(wire.ModelTrainerDied)
	case !m.Failed():
		m.Status = nil
	}
	m.Announce(Asked, Answered)
}

// fail ends all that is asked of the page's model: there is nobody to answer.
func (m *Model) fail(why wire.ModelFault) {
	m.Status = &wire.ModelStatus{State: wire.ModelFailed, Fault: why}
	if m.asking && m.Reply == nil {
		m.asking, m.End, m.Why = false, wire.Unusable, m.Status
	}
	m.failAside()
}

// retry forgets why there was no model: it is asked for again.
func (m *Model) retry() {
	if m.Failed() {
		m.Status = nil
		m.Announce(Asked)
	}
}

// answerMark stands before an answer, and behind the fact that it begins with.
const answerMark = "▸"

// Quote returns how many tokens of the answer are the fact that it looks up first,
// the mark behind it included; 0 where it looks up none.
func (m *Model) Quote() int {
	return 1 + slices.IndexFunc(m.Tokens, func(t wire.SaidToken) bool { return t.Text == answerMark })
}

// Answered returns what wishes are about: the answer without the fact that it begins
// with. There is none before it has ended.
func (m *Model) Answered() (a prompt.Answer, ok bool) {
	if m.asking || m.End == wire.GoesOn || m.End == wire.Unusable || m.Text == "" && len(m.Tokens) == 0 {
		return a, false
	}
	a = prompt.Answer{Text: m.Text, Values: m.Values}
	if len(m.Tokens) == 0 { // said by another model: it may have counted its tokens
		if a.Tokens = prompt.EstimateTokens(a.Text); m.Reply != nil && m.Reply.Counted {
			a.Tokens = min(m.Reply.Out, prompt.MaxTokens)
		}
		return a, true
	}
	a.Text, a.Tokens = spoken(m.Text), countSpoken(0, m.Tokens)
	return a, true
}

// countSpoken counts on from n the tokens that an answer consists of: neither those of
// the fact that it begins with, nor its end.
func countSpoken(n int, tokens []wire.SaidToken) int {
	for _, t := range tokens {
		switch t.Text {
		case answerMark:
			n = 0
		case "":
		default:
			n++
		}
	}
	return n
}
