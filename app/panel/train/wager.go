package train

import (
	"slices"
	"strconv"
	"time"

	"breakeven/app/wire"
)

// ninety is the test accuracy that the bet is about.
const ninety = 0.9

// Wager is what the visitor bet on when nine in ten digits are read, and what
// the run that is under way made of it.
type Wager struct {
	Placed  uint32  // steps; 0 for no number
	NotSure bool    // an answer, too
	Skipped bool    // folded to a line
	Reached uint32  // the step of this run's first test that read nine in ten; 0 for not yet
	Seconds float64 // of training that took; of a kept run that has not reached it, so far
}

// Answered tells whether the question was answered, also by "not sure".
func (w Wager) Answered() bool { return w.Placed > 0 || w.NotSure }

// Place bets on so many steps, or with 0 on nothing: not sure. Once the run has
// shown it, nothing can be placed.
func (m *Model) Place(steps uint32) {
	if m.Bet.Reached > 0 {
		return
	}
	m.Bet.Placed, m.Bet.NotSure, m.Bet.Skipped = steps, steps == 0, false
	m.rememberAnswer()
	m.Announce(Controls, Progress)
}

// A bet is kept with its run; before there is one, its answer is kept alone.

// unsure is the answer of who bets on no number.
const unsure = "unsure"

// rememberAnswer keeps the bet's answer for the next visit.
func (m *Model) rememberAnswer() {
	if m.Remember == nil || !m.Bet.Answered() {
		return
	}
	answer := unsure
	if !m.Bet.NotSure {
		answer = strconv.Itoa(int(m.Bet.Placed))
	}
	m.Remember(answer)
}

// takeAnswer places the bet of an earlier visit. What is none of the answers is
// none.
func (m *Model) takeAnswer(answer string) {
	m.Bet.NotSure = answer == unsure
	if n, err := strconv.ParseUint(answer, 10, 32); err == nil && slices.Contains(bets, uint32(n)) {
		m.Bet.Placed = uint32(n)
	}
}

// SkipBet folds the bet to a line, or opens it again.
func (m *Model) SkipBet(skip bool) {
	m.Bet.Skipped = skip
	m.Announce(Controls, Progress)
}

// stopwatch adds up the time that a run has run.
type stopwatch struct {
	now     func() time.Time // nil for time.Now
	ran     time.Duration
	since   time.Time // zero while it stands
	unknown bool      // the run was not seen from its start
}

func (w *stopwatch) time() time.Time {
	if w.now != nil {
		return w.now()
	}
	return time.Now()
}

func (w *stopwatch) run(on bool) {
	switch {
	case on && w.since.IsZero():
		w.since = w.time()
	case !on && !w.since.IsZero():
		w.ran, w.since = w.ran+w.time().Sub(w.since), time.Time{}
	}
}

func (w *stopwatch) elapsed() time.Duration {
	if w.since.IsZero() {
		return w.ran
	}
	return w.ran + w.time().Sub(w.since)
}

// restartWatch begins a run at its start.
func (m *Model) restartWatch() {
	m.watch = stopwatch{now: m.watch.now}
	m.Bet.Reached, m.Bet.Seconds = 0, 0
}

// betSoFar returns the bet as it outlives the page.
func (m *Model) betSoFar() Wager {
	w := m.Bet
	if w.Reached == 0 {
		w.Seconds = m.watch.elapsed().Seconds()
	}
	return w
}

// takeUp goes on with a run of which w is known. A bet of this visit that the
// run knows nothing of stands.
func (m *Model) takeUp(w Wager) {
	m.watch.unknown = len(m.Curve.Steps) == 0
	m.watch.ran = time.Duration(w.Seconds * float64(time.Second))
	if !w.Answered() {
		w.Placed, w.NotSure, w.Skipped = m.Bet.Placed, m.Bet.NotSure, m.Bet.Skipped || w.Skipped
	}
	if w.Reached == 0 {
		w.Seconds = 0
	}
	m.Bet = w
	m.rememberAnswer()
}

// settle looks for the first test that reads nine in ten. Of a run that was
// taken up in its middle without its curve nobody knows when that was.
func (m *Model) settle(tests []wire.Test) {
	for _, t := range tests {
		if t.Step == 0 || !(t.Accuracy >= ninety) {
			continue
		}
		if !m.Learnt {
			m.Learnt = true
			m.Announce(Controls)
		}
		if m.Bet.Reached == 0 && !m.watch.unknown {
			m.Bet.Reached, m.Bet.Seconds = t.Step, m.watch.elapsed().Seconds()
			m.Announce(Controls)
		}
	}
}
