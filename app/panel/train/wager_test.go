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

// An answer that was given before any run outlives the page; a run's own bet wins.
func TestAnswerIsRemembered(t *testing.T) {
	for _, c := range []struct {
		place uint32
		want  Wager
	}{{30, Wager{Placed: 30}}, {3000, Wager{Placed: 3000}}, {0, Wager{NotSure: true}}} {
		var kept string
		m, _ := newModel()
		m.Remember = func(answer string) { kept = answer }
		m.Place(300)
		m.Place(c.place) // changed one's mind
		next, _ := newModel()
		if next.takeAnswer(kept); next.Bet != c.want {
			t.Errorf("placed on %d, the next visit finds %q: %+v", c.place, kept, next.Bet)
		}
		next.ready()
		next.Reset()
		if next.Bet != c.want {
			t.Errorf("after a new start %+v, want %+v", next.Bet, c.want)
		}
	}
	for _, odd := range []string{"", "0", "299", "-30", "4294967326", "<b>"} {
		m, _ := newModel()
		if m.takeAnswer(odd); m.Bet.Answered() {
			t.Errorf("%q is taken for %+v", odd, m.Bet)
		}
	}
	var kept string
	m, _ := newModel()
	m.Remember = func(answer string) { kept = answer }
	m.ready()
	m.Place(300)
	m.Found(&Kept{Step: 700, Bet: Wager{Placed: 3000, Reached: 225}, Blob: []byte("state")})
	m.GoOn()
	m.hear(&wire.Status{State: wire.Running, Step: 700, Resumed: true})
	if kept != "3000" {
		t.Errorf("%q is kept beside a run whose bet was 3000", kept)
	}
}
