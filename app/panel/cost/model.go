package cost

import (
	"reflect"

	"breakeven/app/cost"
	"breakeven/app/panel/widget"
	"breakeven/app/state"
)

// Case is what the chapter reckons with. Whatever offers to change it takes it,
// changes its copy, and gives that back.
type Case interface {
	Values() cost.Values
	Take(cost.Values)
}

// Topic is what a component listens for.
type Topic uint8

const (
	Moved   Topic = iota // the case, also while a slider is dragged
	Settled              // a gesture is done
	Reason               // why, and how sure, has been worked out
	Looks                // how it is shown: currency, what is open, the bet
)

// Model is the state of the chapter. It knows no browser, and is used from one
// goroutine.
type Model struct {
	widget.Topics[Topic]

	State *state.State // holds the case, and the currency; the address is written from it

	fixed   fixed
	numbers cost.Numbers
	now     result

	typed        map[string]string // what stands in fields that are being typed in, by their ids
	before       *cost.Values      // the case when the gesture under way began; nil: none is
	sliding      bool              // that gesture is a slider's
	undos, redos []cost.Values     // earlier cases, and those taken back, the latest last

	chance    chance
	verdict   cost.Verdict // why, of the case explained
	explained cost.Values  // the last one that stood still

	measured map[cost.ID]*measured // in the Prompt chapter
	bet      wager
	ticked   map[string]bool // challenges that were met
	open     map[string]bool // what is folded out

	side  sideline
	later func(func()) // does something when the browser has painted; nil: at once
}

// NewModel returns the model of a state.
func NewModel(s *state.State) *Model {
	m := &Model{State: s, fixed: fix(s), typed: map[string]string{}, chance: chance{waits: true}, ticked: map[string]bool{}, open: map[string]bool{}}
	m.reckon()
	m.explain()
	return m
}

// Values implements Case.
func (m *Model) Values() cost.Values { return m.State.Cost }

// Take implements Case: one step that can be undone.
func (m *Model) Take(v cost.Values) {
	m.done()
	m.begin()
	m.State.Cost = m.fixed.in(v)
	clear(m.typed)
	m.done()
}

// maxUndos bounds what is remembered; older gestures are forgotten.
const maxUndos = 100

// begin begins a gesture, unless one is under way.
func (m *Model) begin() {
	if m.before == nil {
		v := m.State.Cost
		m.before = &v
	}
}

// set gives an input a number, in a gesture that done ends: a slider that is
// dragged passes through many numbers.
func (m *Model) set(id cost.ID, x cost.Value) {
	m.begin()
	m.State.Cost = m.fixed.in(m.State.Cost.With(id, x))
	m.reckon()
	m.Announce(Moved)
}

// done ends a gesture: what it changed can be undone in one step, is worked out
// in full, and goes into the address.
func (m *Model) done() {
	if m.before == nil {
		return
	}
	before := *m.before
	m.before, m.sliding = nil, false
	if m.State.Cost = state.Tidy(m.State.Cost); !same(before, m.State.Cost) {
		m.undos = append(m.undos, before)
		m.undos = m.undos[max(0, len(m.undos)-maxUndos):]
		m.redos = nil
	}
	m.settle()
}

func same(a, b cost.Values) bool { return reflect.DeepEqual(state.Tidy(a), state.Tidy(b)) }

// Undo takes the last step back, Redo makes it again.
func (m *Model) Undo() { m.move(&m.undos, &m.redos) }
func (m *Model) Redo() { m.move(&m.redos, &m.undos) }

func (m *Model) move(from, to *[]cost.Values) {
	m.done()
	if n := len(*from); n > 0 {
		*to = append(*to, m.State.Cost)
		m.State.Cost, *from = (*from)[n-1], (*from)[:n-1]
		clear(m.typed)
		m.settle()
	}
}

// untouched is the preset as it is, but for what is locked.
func (m *Model) untouched() cost.Values {
	return m.fixed.in(cost.Values{Preset: m.State.Cost.Preset})
}

// Reset goes back to the preset.
func (m *Model) Reset() { m.Take(m.untouched()) }

// Changed tells whether the case is another one than the preset.
func (m *Model) Changed() bool { return !same(m.State.Cost, m.untouched()) }

// reckon brings what follows from the case in line with it.
func (m *Model) reckon() {
	m.numbers = m.State.Cost.Numbers()
	m.now = m.result()
	m.chance.stale = true
}

// settle works out all that a case comes to, once it stands still.
func (m *Model) settle() {
	m.reckon()
	m.tick()
	m.Announce(Moved, Settled)
	m.soon(func() {
		m.explain()
		m.Announce(Reason)
	})
	m.beSure()
}

// explain works out the reasons.
func (m *Model) explain() {
	m.verdict, m.explained = cost.Explain(m.State.Cost, cost.FineTuning), m.State.Cost
}

// soon does something when what has changed is painted.
func (m *Model) soon(f func()) {
	if m.later == nil {
		f()
		return
	}
	m.later(f)
}

// Currency is the one in which sums are shown.
func (m *Model) currency() currency {
	if m.State.Currency == "cny" {
		return currency{"¥", m.State.Rate}
	}
	return dollars
}
