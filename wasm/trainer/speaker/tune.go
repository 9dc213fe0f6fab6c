package speaker

import (
	"cmp"
	"errors"
	"fmt"
	"math"

	"breakeven/app/wire"
	"breakeven/nn/lm"
)

// tuning is a Tune under way.
type tuning struct {
	ask      *wire.Tune
	examples examples
	tuner    *lm.Tuner // nil while the examples are read
	told     wire.Tuned
	from     float64
}

func (s *Speaker) tune(m *wire.Tune) {
	s.endTuning(wire.Hushed)
	s.tuning = &tuning{ask: m, examples: examples{list: m.Examples}, from: s.world.Now(), told: wire.Tuned{ID: m.ID}}
	if why := s.check(m.Examples); why != nil {
		s.refuseTuning(*why)
	}
}

// prepare reads more of the examples; once all are read it makes the tuner, which takes
// a slice by itself.
func (s *Speaker) prepare() {
	t := s.tuning
	if len(t.examples.read) < len(t.examples.list) {
		if why := s.readOn(&t.examples); why != nil {
			s.refuseTuning(*why)
		}
		return
	}
	m := t.ask
	how := lm.DefaultTuning(int(m.Rank))
	how.Rate, how.Steps = cmp.Or(float64(m.Rate), how.Rate), cmp.Or(int(m.Steps), how.Steps)
	how.Seed = uint64(m.Seed)
	if m.Mix != 0 && len(s.rehearsal) > 0 { // without documents, the tuner says so
		how.Pretraining = lm.Rehearse(s.rehearsal, how.Seed)
	}
	how.Mix = float64(m.Mix)
	if err := how.Check(s.base.model.Config()); err != nil {
		s.refuseTuning(refusal(err))
		return
	}
	s.loseTuned() // only now: there is no memory for two
	var err error
	if t.tuner, err = lm.NewTuner(s.base.model, t.examples.read, how); err != nil {
		s.refuseTuning(refusal(err))
		return
	}
	weights := s.base.model.Config().Params()
	if how.Rank > 0 {
		weights = s.base.model.Config().AdapterParams(how.Rank)
	}
	t.told.Steps, t.told.Weights = uint32(how.Steps), uint32(weights)
}

// refusal says what a tuner could not be made for. Examples have been looked at before:
// what is no setting is the device.
func refusal(err error) wire.Refusal {
	why := wire.Refusal{Fault: wire.TuneDeviceFailed, Text: err.Error()}
	switch {
	case errors.Is(err, lm.ErrRank):
		why.Fault, why.Most = wire.TuneBadRank, lm.MaxRank
	case errors.Is(err, lm.ErrRate):
		why.Fault, why.Most = wire.TuneBadRate, lm.MaxRate
	case errors.Is(err, lm.ErrMix):
		why.Fault, why.Most = wire.TuneBadMix, lm.MaxMix
	case errors.Is(err, lm.ErrNoPretraining):
		why.Fault = wire.TuneNoPretraining
	}
	return why
}

// loseTuned closes the tuned copy, and ends what asks it.
func (s *Speaker) loseTuned() {
	if s.answer != nil && s.answer.by == &s.tuned {
		s.end(wire.Hushed)
	}
	if s.exam != nil && s.exam.by == &s.tuned {
		s.endExam(wire.Hushed)
	}
	if s.last != nil && s.last.by == &s.tuned {
		s.last = nil // nobody knows any more what decided it
	}
	s.tuned.close()
}

// learn does pieces of steps.
func (s *Speaker) learn() {
	t, from := s.tuning, s.world.Now()
	if t.tuner == nil {
		s.prepare()
		return
	}
	for s.world.Now()-from < slice {
		done, loss, err := t.tuner.Piece()
		if err != nil {
			s.broken(err)
			return
		}
		if !done {
			continue
		}
		t.told.Step++
		t.told.Loss = loss
		if math.IsNaN(float64(loss)) || math.IsInf(float64(loss), 0) {
			s.refuseTuning(wire.Refusal{Fault: wire.TuneDiverged, At: t.told.Step, Text: fmt.Sprintf("step %d: the loss is no number any more", t.told.Step)})
			return
		}
		if t.told.Step == t.told.Steps {
			s.complete()
			return
		}
		s.tellTuning()
	}
}

func (s *Speaker) tellTuning() {
	t := s.tuning
	t.told.Millis = float32(s.world.Now() - t.from)
	told := t.told
	s.send(&told)
}

// complete makes a voice of what has learned. Where there is no memory for it, the
// model stays, and there is no copy.
func (s *Speaker) complete() {
	t := s.tuning
	model := t.tuner.Model()
	t.tuner.Close()
	t.tuner = nil
	var err error
	if t.ask.Rank > 0 { // a token then costs what it cost before
		adapted := model
		model, err = adapted.Merge()
		adapted.Close()
	}
	if err == nil {
		s.tuned, err = newVoice(model)
	}
	if err != nil {
		s.refuseTuning(wire.Refusal{Fault: wire.TuneDeviceFailed, Text: err.Error()})
		return
	}
	s.endTuning(wire.Complete)
}

// endTuning ends a Tune under way. The copy can be asked only when it is complete.
func (s *Speaker) endTuning(how wire.End) {
	t := s.tuning
	if t == nil {
		return
	}
	t.told.End = how
	s.tellTuning()
	s.tuning = nil
	if t.tuner != nil {
		model := t.tuner.Model()
		t.tuner.Close()
		model.Close()
	}
}

// refuseTuning ends it as Unusable.
func (s *Speaker) refuseTuning(why wire.Refusal) {
	if s.tuning != nil {
		s.tuning.told.Why = why
		s.endTuning(wire.Unusable)
	}
}
