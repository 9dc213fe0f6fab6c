// Package speaker is what the trainer does with the language model, without a
// browser: it has the weights fetched when somebody asks for them, and answers
// prompts, a slice of work at a time, so that digits train on meanwhile.
package speaker

import (
	"errors"
	"fmt"
	"iter"
	"strings"

	"breakeven/app/wire"
	"breakeven/nn/device"
	"breakeven/nn/lm"
	"breakeven/nn/lm/corpus"
	"breakeven/nn/lm/token"
)

// World is what a speaker needs of its surroundings.
type World interface {
	Now() float64 // ms
	Send([]byte)
	// FetchModel begins to fetch the weights; ModelProgress, and ModelArrived or
	// ModelFailed follow.
	FetchModel()
	// OpenModel returns a device of its own for the language model.
	OpenModel() device.Device
}

// slice is how long, in ms, a call of Work may take: in it the worker does not look
// at the page's commands.
const slice = 12

// rest is how long, in ms, the model is silent when the visitor does something: the
// page needs the core to show what follows.
const rest = 80

// Speaker is the language model as the page knows it. Its methods are called from
// one goroutine.
type Speaker struct {
	world World

	loading    bool // somebody has asked for the model
	status     wire.ModelStatus
	opening    *opening          // of the weights that have come
	vocabulary *token.Vocabulary // of the model; nil before
	rehearsal  []corpus.Document // of its pretraining, to be mixed into tunings
	base       voice             // zero while it is not there
	tuned      voice             // what the last Tune has made, or zero
	answer     *answer           // under way
	asked      *wire.Ask         // while the model is on its way
	weigh      *weighing         // to be done when nothing is being said
	last       *answer           // that a Weigh may speak of
	tuning     *tuning           // under way
	exam       *exam             // under way
	rests      float64           // until when what is under way waits
}

// voice is a model, and what it is asked with.
type voice struct {
	model     *lm.Model
	session   *lm.Session
	influence *lm.Influence // made when it is first asked for
}

// newVoice takes a model over.
func newVoice(m *lm.Model) (voice, error) {
	session, err := lm.NewSession(m)
	if err != nil {
		m.Close()
		return voice{}, err
	}
	return voice{model: m, session: session}, nil
}

func (v *voice) close() {
	if v.model == nil {
		return
	}
	if v.influence != nil {
		v.influence.Close()
	}
	v.session.Close()
	v.model.Close()
	*v = voice{}
}

// New returns a speaker that loads nothing yet.
func New(world World) *Speaker { return &Speaker{world: world} }

func (s *Speaker) send(m wire.Message) { s.world.Send(wire.Encode(wire.Header{}, m)) }

// Receive takes a message of the page, and tells whether it was for the speaker.
func (s *Speaker) Receive(m wire.Message) bool {
	switch m := m.(type) {
	case *wire.LoadModel:
		s.load()
	case *wire.Ask:
		s.ask(m)
	case *wire.Read:
		heard := &wire.Heard{ID: m.ID}
		if s.base.model != nil && len(m.Prompt) <= maxPrompt {
			heard, _ = s.hear(m.ID, m.Prompt, &s.base)
		}
		s.send(heard)
	case *wire.Hush:
		s.hush(m.ID)
	case *wire.Weigh:
		s.weigh = &weighing{ask: m}
	case *wire.Tune:
		s.tune(m)
	case *wire.Examine:
		s.examine(m)
	default:
		return false
	}
	return true
}

// load has the weights fetched, unless they are here or on their way.
func (s *Speaker) load() {
	if !s.loading || s.status.State == wire.ModelFailed {
		s.loading, s.status = true, wire.ModelStatus{State: wire.ModelLoading}
		s.world.FetchModel()
	}
	s.send(&s.status)
}

// ModelProgress tells how many bytes have come of how many.
func (s *Speaker) ModelProgress(loaded, total int) {
	s.status.Loaded, s.status.ToLoad = uint32(loaded), uint32(total)
	s.send(&s.status)
}

// ModelFailed tells that the weights could not be fetched; status is HTTP's, or 0.
func (s *Speaker) ModelFailed(status int) {
	s.fail(wire.ModelStatus{Fault: wire.ModelNotFetched, HTTP: uint32(status)})
}

// ModelArrived takes the weights, from anywhere. Work makes a model of them, in pieces.
func (s *Speaker) ModelArrived(b []byte) {
	o := &opening{}
	o.piece, _ = iter.Pull(func(yield func(bool) bool) {
		o.fault, o.err = s.open(b, func(long bool) { yield(long) })
	})
	s.opening = o
}

// opening makes a model of weights, a piece a call.
type opening struct {
	piece func() (long, more bool) // long: what comes next takes a slice by itself
	fault wire.ModelFault          // how it has ended
	err   error
}

// openOn does more of the pieces.
func (s *Speaker) openOn() {
	o, long, more := s.opening, false, true
	for from := s.world.Now(); more && !long && s.world.Now()-from < slice; {
		long, more = o.piece()
	}
	if more {
		return
	}
	s.opening = nil
	if o.err != nil {
		s.fail(wire.ModelStatus{Fault: o.fault, Text: o.err.Error()})
		return
	}
	s.send(&s.status)
	if s.asked != nil {
		a := s.asked
		s.asked = nil
		s.ask(a)
	}
}

// open makes a model of weights, and calls pause where it can be interrupted: what comes
// next may be long.
func (s *Speaker) open(b []byte, pause func(long bool)) (wire.ModelFault, error) {
	c, w, notes, err := lm.UnpackInParts(b, func() { pause(false) })
	if err != nil {
		if errors.Is(err, lm.ErrDamaged) {
			return wire.ModelDamaged, err
		}
		return wire.ModelForeign, err
	}
	pause(true)
	vocabulary, err := token.Parse(strings.Split(notes[lm.WordsNote], "\n"))
	if err != nil {
		return wire.ModelForeign, err
	}
	if c.Vocab != vocabulary.Len() {
		return wire.ModelForeign, errors.New("the weights are of another vocabulary")
	}
	if c.Context <= leastAnswer+2 {
		return wire.ModelForeign, fmt.Errorf("a context of %d tokens has no room for a prompt", c.Context)
	}
	rehearsal, err := c.ReadDocuments(notes[lm.RehearsalNote])
	if err != nil {
		return wire.ModelForeign, err
	}
	pause(true)
	model, err := lm.NewModel(s.world.OpenModel(), c, w)
	if err != nil {
		return wire.ModelDeviceFailed, err
	}
	pause(true)
	base, err := newVoice(model)
	if err != nil {
		return wire.ModelDeviceFailed, err
	}
	if err := warm(base.session, pause); err != nil {
		base.close()
		return wire.ModelDeviceFailed, err
	}
	// Only now, and all at once: what is asked between two pieces waits.
	s.base, s.vocabulary, s.rehearsal = base, vocabulary, rehearsal
	s.status = wire.ModelStatus{State: wire.ModelReady, Loaded: uint32(len(b)), ToLoad: uint32(len(b)), Params: uint32(c.Params()), Context: uint32(c.Context)}
	return 0, nil
}

// warm has a session read some tokens and forget them: what runs for the first time takes
// several times as long, and somebody is about to ask.
func warm(session *lm.Session, pause func(long bool)) (err error) {
	for _, n := range []int{leastAnswer / 2, 1} { // as a prompt is read, and as an answer is
		for err = session.Begin(make([]uint32, n)); err == nil && session.Busy(); _, err = session.Piece() {
			pause(false)
		}
		if err != nil {
			return err
		}
	}
	session.Rewind(0)
	return nil
}

// fail tells why there is no model.
func (s *Speaker) fail(status wire.ModelStatus) {
	status.State = wire.ModelFailed
	s.status = status
	s.send(&s.status)
	if s.asked != nil {
		s.send(&wire.Said{ID: s.asked.ID, End: wire.Unusable})
		s.asked = nil
	}
}

// broken gives the model up: its device has failed. That is told before what thereby
// ends, which else would seem to be of no use by itself.
func (s *Speaker) broken(err error) {
	s.fail(wire.ModelStatus{Fault: wire.ModelDeviceFailed, Text: err.Error()})
	s.end(wire.Unusable)
	why := wire.Refusal{Fault: wire.TuneDeviceFailed, Text: err.Error()}
	s.refuseTuning(why)
	s.refuseExam(why)
	s.tuned.close()
	s.base.close()
	s.last = nil
}

// Hand is told that the visitor presses something: what is under way rests for a
// moment. An answer that is asked for thereby does not.
func (s *Speaker) Hand() {
	if s.busy() {
		s.rests = s.world.Now() + rest
	}
}

func (s *Speaker) busy() bool {
	return s.opening != nil || s.answer != nil || s.weigh != nil || s.tuning != nil || s.exam != nil
}

// Work does at most a slice of what there is to do, and returns in how many
// milliseconds it wants to be called again, below 0 when there is nothing to do. What
// somebody reads goes before what somebody waits for.
func (s *Speaker) Work() (wait float64) {
	if wait := s.rests - s.world.Now(); wait > 0 && s.busy() {
		return wait
	}
	switch {
	case s.opening != nil:
		s.openOn()
	case s.answer != nil && (s.weigh == nil || !s.answer.ask.Aside):
		s.speak()
	case s.weigh != nil:
		s.weighOn()
	case s.tuning != nil:
		s.learn()
	case s.exam != nil:
		s.solve()
	}
	if s.busy() {
		return 0
	}
	return -1
}
