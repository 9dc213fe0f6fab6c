package train

import (
	"testing"
	"time"

	"breakeven/app/wire"
)

func (m *Model) test(step uint32, accuracy float32) {
	m.hear(&wire.Metrics{Step: step, Points: []wire.Point{{Step: step, Loss: 1, Accuracy: accuracy}}, Tests: []wire.Test{{Step: step, Accuracy: accuracy, N: 1000}}})
}

func TestWager(t *testing.T) {
	m, _ := newModel()
	clock := time.Unix(0, 0)
	m.watch.now = func() time.Time { return clock }
	m.ready()
	running := func(on bool) {
		s := *m.Status
		if s.State = wire.Paused; on {
			s.State = wire.Running
		}
		m.hear(&s)
	}
	m.Place(300)
	m.Place(30) // changed one's mind
	m.test(0, .95)
	running(true)
	clock = clock.Add(3 * time.Second)
	m.test(100, .89)
	running(false)
	clock = clock.Add(time.Hour) // a pause is not training
	running(true)
	clock = clock.Add(500 * time.Millisecond)
	m.test(225, .9)
	m.test(260, .93)
	if want := (Wager{Placed: 30, Reached: 225, Seconds: 3.5}); m.Bet != want {
		t.Fatalf("%+v, want %+v", m.Bet, want)
	}
	if m.Place(3000); m.Bet.Placed != 30 {
		t.Error("one can bet on what one has seen")
	}
	m.Reset()
	if want := (Wager{Placed: 30}); m.Bet != want {
		t.Errorf("after a new start %+v, want %+v", m.Bet, want)
	}
	if m.Place(0); !m.Bet.NotSure || m.Bet.Placed != 0 {
		t.Errorf("not sure: %+v", m.Bet)
	}
	m.SkipBet(true)
	if !m.Bet.Skipped || !m.Bet.NotSure {
		t.Errorf("skipped: %+v", m.Bet)
	}
}

// A kept run brings its bet back; a file, which knows of none, reveals nothing.
func TestWagerOfAnotherVisit(t *testing.T) {
	m, _ := newModel()
	m.ready()
	m.Place(300)
	kept := Wager{Placed: 3000, Reached: 225, Seconds: 4}
	m.Found(&Kept{Step: 700, Curve: Curve{Steps: []float64{1}, Loss: []float64{1}, Accuracy: []float64{.1}}, Bet: kept, Blob: []byte("state")})
	m.GoOn()
	m.hear(&wire.Status{State: wire.Running, Step: 700, Resumed: true})
	if m.Bet != kept {
		t.Errorf("went on with %+v, want %+v", m.Bet, kept)
	}
	m.Load([]byte("file"))
	m.hear(&wire.Status{State: wire.Running, Step: 5000, Resumed: true})
	m.test(5100, .97)
	if m.Bet.Reached != 0 {
		t.Errorf("a run that was not seen is said to have taken %d steps", m.Bet.Reached)
	}
}
