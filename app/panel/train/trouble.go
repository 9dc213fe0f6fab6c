package train

import (
	"strconv"
	"strings"

	"breakeven/app/panel/widget"
	"breakeven/app/text"
	"breakeven/app/wire"
	"breakeven/nn/dataset"
	"breakeven/nn/train"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Trouble says what went wrong and what to do, where the visitor looks.
type Trouble struct {
	app.Compo

	Lang  text.Lang
	Model *Model

	ctx     app.Context
	pressed string // the button that tries again, which goes once that works
	tries   bool   // a trainer that was missing is tried
}

func (t *Trouble) OnMount(ctx app.Context) {
	t.ctx = ctx
	widget.Watch(ctx, t.Model, Controls)
}

// button is one that tries again. When it goes, the keyboard goes on at Run, which
// is what it was pressed for.
func (t *Trouble) button(id string, label text.Sentence, again func()) app.UI {
	return app.Button().ID(id).Type("button").Class("btn sm").OnClick(func(app.Context, app.Event) {
		t.pressed = id
		again()
	}, app.EventScope(id)).Text(label.In(t.Lang))
}

func (t *Trouble) Render() app.UI {
	m, l := t.Model, t.Lang
	var notes []app.UI
	if m.Barred {
		notes = append(notes, note("barred", m.noWorker().In(l), app.If(m.State.Embed, func() app.UI {
			return app.A().Href("?" + m.State.Whole(m.State.Chapter).Query()).Target("_blank").Rel("noopener").Text(text.OpenFullPage.In(l))
		})))
	}
	if m.Missing {
		notes = append(notes, note("missing", text.ProblemMissing.In(l), t.button("again", text.Retry, func() { m.Again() })))
	} else if m.GaveUp != "" {
		before, after, _ := strings.Cut(text.ProblemGaveUp.In(l, "\x00"), "\x00") // the reason is the browser's, in its words
		notes = append(notes, app.Div().ID("gave-up").Class("note warn").Body(app.P().Body(app.Text(before), app.Code().Text(m.GaveUp), app.Text(after))))
	} else if m.Crashed != nil {
		notes = append(notes, note("crashed", text.ProblemCrashed.In(l, whole(*m.Crashed))))
	}
	p := m.Problem
	switch {
	case p == nil:
	case m.From != FromCrash: // is said where the run was chosen
	case p.Code == wire.BadCheckpoint:
		notes = append(notes, note("problem", text.ProblemCheck.In(l)))
	case p.Code == wire.PackFailed || p.Code == wire.PackDamaged:
		said, again := Say(p, l), text.Retry
		if m.Status != nil && m.Status.Config.Data == wire.Generated {
			said = text.Instead.In(l, said)
			if m.Step > 0 {
				again = text.RetryOver
			}
		}
		notes = append(notes, note("problem", said, t.button("retry", again, m.Retry)))
	default:
		notes = append(notes, note("problem", Say(p, l)))
	}
	switch {
	case t.pressed == "again" && !m.Missing || t.pressed == "retry" && p == nil:
		t.tries, t.pressed = t.pressed == "again", ""
		widget.HandOn(t.ctx, "run")
	case t.tries && m.Missing: // in vain
		t.tries = false
		widget.HandOn(t.ctx, "again")
	case m.Ready():
		t.tries = false
	}
	return app.Div().Class("notes").Role("alert").Body(notes...)
}

func note(id, s string, more ...app.UI) app.UI {
	return app.Div().ID(id).Class("note warn").Body(append([]app.UI{app.P().Text(s)}, more...)...)
}

// codes are the embedders' names of problems.
var codes = []string{
	wire.NotFinite: "not-finite", wire.PackFailed: "pack-failed", wire.PackDamaged: "pack-damaged", wire.BadConfig: "bad-config",
	wire.BadCheckpoint: "bad-checkpoint", wire.BadDigits: "bad-digits", wire.NoOwnDigits: "no-own-digits", wire.OtherVersion: "other-version", wire.BadMessage: "bad-message", wire.NoSIMD: "no-simd",
	wire.NoWebGPU: "no-webgpu", wire.DeviceLost: "device-lost",
	wire.DeviceFailed: "device-failed",
}

// refusals say why the run of a file cannot be gone on with.
var refusals = map[train.Why]text.Sentence{
	train.NotSafetensors: text.RunNotSafetensors, train.TooLarge: text.RunTooLarge, train.Damaged: text.RunDamaged, train.Foreign: text.RunForeign,
	train.OtherVersion: text.RunOtherVersion, train.OutOfLimits: text.RunOutOfLimits, train.Mismatch: text.RunMismatch,
	train.NotFinite: text.RunNotFinite, train.OtherConfig: text.RunMismatch, train.OtherData: text.RunOtherData,
}

// faults say why a visitor's files are no digits.
var faults = map[dataset.IDXFault]text.Sentence{
	dataset.IDXTooLarge: text.FilesHuge, dataset.IDXNotIDX: text.FileNotIDX, dataset.IDXBadGzip: text.FileBadGzip, dataset.IDXWrongKind: text.FileWrongKind,
	dataset.IDXWrongSize: text.FileWrongSize, dataset.IDXTooMany: text.FileTooMany, dataset.IDXEmpty: text.FileEmpty, dataset.IDXTruncated: text.FileTruncated,
	dataset.IDXTooLong: text.FileTooLong, dataset.IDXMismatched: text.FilesMismatched, dataset.IDXBadLabel: text.FileBadLabel,
}

// Say puts a problem into words.
func Say(p *wire.Problem, l text.Lang) string {
	a := text.Int(int64(p.A))
	switch p.Code {
	case wire.NotFinite:
		return text.ProblemFinite.In(l, a, text.Short(shortest(float32(p.B))))
	case wire.PackFailed:
		why := text.NoAnswer.In(l)
		if p.A > 0 {
			why = text.HTTPStatus.In(l, a)
		}
		return text.ProblemPack.In(l, strconv.Itoa(int(p.B)), why)
	case wire.PackDamaged:
		return text.ProblemDamaged.In(l, strconv.Itoa(int(p.B)))
	case wire.BadConfig:
		if p.A > 0 {
			return tooLarge(int(p.A)).in(l)
		}
		return text.ProblemConfig.In(l, p.Text)
	case wire.BadCheckpoint:
		if s, ok := refusals[train.Why(p.A)]; ok {
			return s.In(l)
		}
		return text.ProblemCheck.In(l)
	case wire.BadDigits:
		said, ok := faults[dataset.IDXFault(p.A)]
		if !ok {
			said = text.FilesUnread
		}
		file := text.FileOfPictures
		if p.B == 1 {
			file = text.FileOfLabels
		}
		return text.FilesRefused.In(l, said.In(l, file.In(l)))
	case wire.NoOwnDigits:
		return text.ProblemNoOwn.In(l)
	case wire.OtherVersion:
		return text.ProblemVersion.In(l)
	case wire.BadMessage:
		return text.ProblemMessage.In(l)
	case wire.NoSIMD:
		return text.ProblemNoSIMD.In(l)
	case wire.NoWebGPU:
		return text.ProblemNoWebGPU.In(l)
	case wire.DeviceLost:
		return text.ProblemLost.In(l, a, p.Text)
	}
	return text.ProblemDevice.In(l, p.Text)
}
