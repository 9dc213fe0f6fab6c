package train

import (
	"breakeven/app/panel/widget"
	"breakeven/app/state"
	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// GiveDigits hands the trainer a visitor's own files. Once it has taken them,
// training on them is a change like any other.
func (m *Model) GiveDigits(images, labels []byte) {
	m.revive()
	m.giving, m.BadOwn = &wire.Digits{Images: images, Labels: labels}, nil
	m.send(m.giving)
	m.Announce(Controls)
}

// taken is told that the trainer has a visitor's digits.
func (m *Model) taken(d *wire.DigitsTaken) {
	m.Own = d
	if m.giving != nil {
		m.own, m.giving = m.giving, nil
		m.Change(func() { m.useOwn(m.State) })
	}
	m.Announce(Controls)
}

// useOwn chooses the visitor's digits, all that there are.
func (m *Model) useOwn(s *state.State) { s.Data, s.N = "own", min(int(m.Own.Train), state.MaxDigits) }

// limits returns how many training digits can be chosen.
func (m *Model) limits(s *state.State) (least, most int) {
	if s.Data == "own" && m.Own != nil {
		return 1, min(int(m.Own.Train), state.MaxDigits)
	}
	return state.MinDigits, state.DigitsLimit(s.Data)
}

// ownFiles is what a visitor has chosen so far of the two files.
type ownFiles struct {
	open           bool // they can be chosen
	images, labels ownFile
	wrong          *text.Sentence // about a file that was chosen
}

type ownFile struct {
	name  string
	bytes []byte
}

// source is where the digits come from.
func (s *Settings) source() app.UI {
	l, m := s.Lang, s.Model
	now := m.State.Data
	shown := now
	switch {
	case s.own.open:
		shown = "own"
	case s.typed["data"] != "":
		shown = s.typed["data"]
	}
	return app.Div().Class("entry long").Body(
		app.Label().For("f-data").Text(text.FieldData.In(l)),
		s.menu("data", shown, []option{{"mnist", text.DataMNIST}, {"generated", text.DataGenerated}, {"own", text.DataOwn}}, func(v string) {
			s.own.open = v == "own"
			switch {
			case v != "own":
				s.propose("data", v, func(st *state.State) { setData(st, v) }, false)
			case m.Own != nil:
				s.propose("data", v, m.useOwn, false)
			}
		}),
		app.If(shown == "own", func() app.UI {
			return app.Div().Class("own").Body(
				app.P().Class("hint").Text(text.OwnHint.In(l)),
				s.picker("own-images", text.OwnImages, &s.own.images),
				s.picker("own-labels", text.OwnLabels, &s.own.labels),
				s.ownSays(),
			)
		}),
		s.question("data"),
	)
}

// setData chooses digits, no more than there are.
func setData(st *state.State, data string) {
	st.Data = data
	st.N = min(max(st.N, state.MinDigits), state.DigitsLimit(data))
}

func (s *Settings) picker(id string, label text.Sentence, into *ownFile) app.UI {
	name := into.name
	if name == "" {
		name = text.NoFile.In(s.Lang)
	}
	return app.Div().Class("row").Body(
		widget.Chooser(id, label.In(s.Lang), "", s.Model.Barred, func(ctx app.Context, file app.Value) { s.pick(ctx, file, into) }),
		app.Span().Class("name").Text(name),
	)
}

// pick reads a chosen file; when the other one is there, both go to the trainer.
func (s *Settings) pick(ctx app.Context, file app.Value, into *ownFile) {
	o := &s.own
	o.wrong, s.Model.BadOwn = nil, nil
	other := len(o.images.bytes) + len(o.labels.bytes) - len(into.bytes)
	if file.Get("size").Float()+float64(other) > maxFile {
		o.wrong = &text.FilesTooLarge
		return
	}
	name := file.Get("name").String()
	widget.ReadFile(ctx, file, func(b []byte) {
		if b == nil {
			o.wrong = &text.FileUnread
			return
		}
		*into = ownFile{name, b}
		if o.images.bytes != nil && o.labels.bytes != nil {
			s.asking = "data"
			s.Model.GiveDigits(o.images.bytes, o.labels.bytes)
		}
	})
}

// ownSays tells how the files were taken.
func (s *Settings) ownSays() app.UI {
	l, m := s.Lang, s.Model
	switch {
	case s.own.wrong != nil:
		return app.P().ID("own-why").Class("why").Role("alert").Text(s.own.wrong.In(l))
	case m.BadOwn != nil:
		return app.P().ID("own-why").Class("why").Role("alert").Text(Say(m.BadOwn, l))
	case m.giving != nil:
		return app.P().Class("hint").Role("status").Text(text.OwnReading.In(l))
	case m.Own != nil:
		return app.P().ID("own-taken").Class("hint").Role("status").Text(text.OwnTaken.In(l, whole(m.Own.Train), whole(m.Own.Test)))
	}
	return app.P().Hidden(true)
}
