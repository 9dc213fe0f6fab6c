package train

import (
	"strconv"
	"time"

	"breakeven/app/panel/widget"
	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Kept is a run as it outlives the page.
type Kept struct {
	Step  uint32
	At    time.Time
	Curve Curve
	Bet   Wager
	Blob  []byte // the checkpoint
}

// Keeper keeps one run: the latest.
type Keeper interface {
	Keep(k *Kept, soon bool)
	Forget()
}

// Source tells where a run to go on with comes from.
type Source uint8

const (
	FromCrash Source = iota // the page's own checkpoint
	FromFile                // a visitor's file
	FromKept                // an earlier visit
)

// resumption is a run that the trainer was asked to go on with. Until it says
// so, the run that was there goes on.
type resumption struct {
	from  Source
	run   bool
	blob  []byte
	curve Curve
	bet   Wager
}

// Load goes on with the run of a file, once the visitor says so.
func (m *Model) Load(blob []byte) { m.resume(&resumption{from: FromFile, blob: blob}) }

// GoOn trains on where an earlier visit ended.
func (m *Model) GoOn() {
	if k := m.Kept; k != nil {
		m.resume(&resumption{from: FromKept, run: true, blob: k.Blob, curve: k.Curve, bet: k.Bet})
	}
}

// Forget throws the kept run away.
func (m *Model) Forget() {
	m.Kept = nil
	if m.Keeper != nil {
		m.Keeper.Forget()
	}
	m.Announce(Controls)
}

// Found is told of a run of an earlier visit, nil where there is none.
func (m *Model) Found(k *Kept) {
	m.looked = true
	if m.savedAt == 0 { // otherwise this visit has one of its own
		m.Kept = k
	}
	m.Announce(Controls)
}

func (m *Model) resume(r *resumption) {
	m.revive() // with the run that was there, should this one be refused
	m.header.Run++
	m.begin(m.running)
	m.resuming = r
	m.send(&wire.Resume{Checkpoint: r.blob, Device: m.device(), Speed: m.Speed(), Run: r.run})
	m.Ask()
	m.Announce(Controls)
}

// resumed is told that the trainer goes on with the run that was given to it.
func (m *Model) resumed() {
	r := m.resuming
	m.clear()
	m.resuming, m.running, m.checkpoint = nil, r.run, r.blob
	if r.curve.whole() {
		m.Curve = r.curve
	}
	m.takeUp(r.bet)
	if r.from == FromKept {
		m.Kept = nil
	}
	m.Announce(Progress, Prediction)
}

// keep has the latest checkpoint outlive the page.
func (m *Model) keep() {
	if m.Keeper == nil || m.savedAt == 0 {
		return
	}
	m.Keeper.Keep(&Kept{Step: m.savedAt, Curve: m.Curve, Bet: m.betSoFar(), Blob: m.checkpoint}, m.Status != nil && m.Status.State == wire.Paused)
	if m.Kept != nil { // there is room for one
		m.Kept = nil
		m.Announce(Controls)
	}
}

// Earlier offers the run of an earlier visit.
type Earlier struct {
	app.Compo

	Lang  text.Lang
	Model *Model

	ctx     app.Context
	pressed bool // what is offered goes, with the button that has the keyboard
}

// OnMount implements app.Mounter.
func (e *Earlier) OnMount(ctx app.Context) {
	e.ctx = ctx
	widget.Watch(ctx, e.Model, Controls)
}

// Render implements app.Composer.
func (e *Earlier) Render() app.UI {
	l, m := e.Lang, e.Model
	k := m.Kept
	if k == nil || m.Barred || fixed(m.State) {
		if e.pressed {
			e.pressed = false
			widget.HandOn(e.ctx, "run")
		}
		// Where boot.js knows of one, the style sheet holds room until it is looked up.
		return app.Div().Class("earlier", map[bool]string{true: "looked"}[m.looked]).Hidden(true)
	}
	if m.Problem != nil && m.From == FromKept {
		e.pressed = false // it is refused, and stays
	}
	return app.Div().ID("kept").Class("earlier note").Role("status").Body(
		app.P().Text(text.KeptRun.In(l, when(k.At, time.Now(), l), whole(k.Step))),
		app.Div().Class("row").Body(
			app.Button().ID("kept-go").Type("button").Class("btn sm").OnClick(func(app.Context, app.Event) {
				e.pressed = true
				m.GoOn()
			}).Text(text.KeptGoOn.In(l)),
			app.Button().ID("kept-forget").Type("button").Class("btn sm quiet").OnClick(func(app.Context, app.Event) {
				e.pressed = true
				m.Forget()
			}).Text(text.KeptForget.In(l)),
		),
		refused(m, FromKept, l),
	)
}

// refused says why the run of a file cannot be gone on with.
func refused(m *Model, from Source, l text.Lang) app.UI {
	p := m.Problem
	return app.If(p != nil && m.From == from, func() app.UI {
		return app.P().ID("refused").Class("why").Role("alert").Text(Say(p, l))
	})
}

// when writes a time as one says it: that of day today, otherwise with the date.
func when(t, now time.Time, l text.Lang) string {
	t, now = t.Local(), now.Local()
	clock := t.Format("15:04")
	y, month, d := t.Date()
	if ny, nm, nd := now.Date(); ny == y && nm == month && nd == d {
		return text.TodayAt.In(l, clock)
	}
	if l == text.ZH {
		return text.DateAt.In(l, strconv.Itoa(int(month)), strconv.Itoa(d), clock)
	}
	return text.DateAt.In(l, strconv.Itoa(d), t.Format("Jan"), clock)
}
