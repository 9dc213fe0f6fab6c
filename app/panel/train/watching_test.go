package train

import (
	"testing"
	"time"

	"breakeven/app/wire"
)

// looks counts the requests for pictures.
func (l *link) looks() (n int) {
	for _, m := range l.sent {
		if _, ok := m.(*wire.Look); ok {
			n++
		}
	}
	return n
}

// outputs are the least that a picture has.
func outputs() []wire.PictureLayer {
	return []wire.PictureLayer{{Total: 10, Units: make([]wire.PictureUnit, 10)}}
}

// A picture is asked for while it can be seen, one at a time, and at once when
// something is drawn; a new configuration does not leave the page without.
func TestPicturesAreAskedFor(t *testing.T) {
	m, l := newModel()
	m.ready()
	if n := l.looks(); n != 0 {
		t.Fatalf("%d pictures asked for out of sight", n)
	}
	m.Watch(true)
	m.Look()
	m.ready()
	if n := l.looks(); n != 1 {
		t.Fatalf("%d under way, want 1", n)
	}
	m.hear(&wire.Picture{Step: 3, Layers: outputs()})
	if m.Picture == nil || m.Picture.Step != 3 {
		t.Fatalf("the picture was not taken: %+v", m.Picture)
	}
	m.Look()
	m.Draw(&[wire.Pixels]byte{7: 9})
	last := l.last().(*wire.Look)
	if l.looks() != 3 || !last.Drawn || last.Image[7] != 9 {
		t.Errorf("a drawing is told by %+v, %d looks", last, l.looks())
	}
	m.Draw(nil)
	if last := l.last().(*wire.Look); last.Drawn {
		t.Error("an empty pad still has a drawing")
	}
	m.Configure(false) // the picture under way will be of the run before
	m.ready()
	if n := l.looks(); n != 5 {
		t.Errorf("%d looks after a new configuration, want 5", n)
	}
	m.Watch(false)
	m.hear(&wire.Picture{Layers: outputs()})
	m.Look()
	m.Draw(nil)
	if n := l.looks(); n != 5 {
		t.Errorf("%d looks out of sight, want no more than 5", n)
	}
}

func TestGuess(t *testing.T) {
	m, _ := newModel()
	m.ready()
	if probs, _, _ := m.guess(); probs != nil {
		t.Error("a guess before any picture")
	}
	p := &wire.Picture{Step: 4, Origin: wire.Stream, Layers: outputs()}
	p.Layers[0].Units[6].Out = .5
	m.hear(p)
	if probs, step, drawn := m.guess(); probs == nil || probs[6] != .5 || step != 4 || drawn {
		t.Errorf("of the stream: %v %d %v", probs, step, drawn)
	}
	m.Draw(&[wire.Pixels]byte{1: 1})
	if probs, _, _ := m.guess(); probs != nil {
		t.Error("the stream's answer stands for a drawing")
	}
	m.hear(&wire.Prediction{ID: 1, Step: 5, Probs: [10]float32{3: 1}})
	if probs, step, drawn := m.guess(); probs == nil || probs[3] != 1 || step != 5 || !drawn {
		t.Errorf("of a drawing: %v %d %v", probs, step, drawn)
	}
}

// On a weak machine a picture stands longer.
func TestLiteLooksLessOften(t *testing.T) {
	m, _ := newModel()
	usual := m.lookAgain()
	m.State.Lite = true
	if lite := m.lookAgain(); lite < 2*usual {
		t.Errorf("looks again after %v, otherwise after %v", lite, usual)
	}
}

// On a weak machine a pen, too, has the picture drawn no more often than that; what it has
// drawn last is told. Elsewhere each of its moves is.
func TestLiteLooksLessOftenAtThePen(t *testing.T) {
	for _, lite := range []bool{false, true} {
		m, l := newModel()
		m.State.Lite = lite
		m.ready()
		now := time.Unix(1000, 0)
		m.watch.now = func() time.Time { return now }
		type timer struct {
			at time.Time
			f  func()
		}
		var timers []timer
		m.Later = func(d time.Duration, f func()) { timers = append(timers, timer{now.Add(d), f}) }
		m.Watch(true)
		before := l.looks()
		const moves = 120
		for i := range moves {
			now = now.Add(10 * time.Millisecond)
			if len(timers) > 0 && !now.Before(timers[0].at) {
				due := timers[0]
				timers = timers[1:]
				due.f()
			}
			m.Draw(&[wire.Pixels]byte{7: byte(i + 1)})
		}
		n := l.looks() - before
		if !lite && n != moves {
			t.Errorf("%d looks at %d moves", n, moves)
		}
		if lite && (n < 2 || n > 3) { // in 1.2 s
			t.Errorf("lite, %d looks at %d moves", n, moves)
		}
		for _, due := range timers {
			due.f()
		}
		last := l.sent[len(l.sent)-1]
		for i := len(l.sent) - 1; i >= 0; i-- {
			if look, ok := l.sent[i].(*wire.Look); ok {
				last = look
				break
			}
		}
		if look, ok := last.(*wire.Look); !ok || look.Image[7] != moves {
			t.Errorf("lite %v: the last move is not told: %+v", lite, last)
		}
	}
}
