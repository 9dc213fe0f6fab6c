package train

import (
	"strconv"

	"breakeven/app/panel/widget"
	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// maxFile is the most bytes of a visitor's file, or of two that belong
// together: more than any network's state or the whole of MNIST, unpacked.
const maxFile = 64 << 20

// Export asks for the run as a file.
func (m *Model) Export(f wire.Format) { m.send(&wire.Export{Format: f}) }

// save hands the visitor the file that the trainer made.
func (m *Model) save(f *wire.File) {
	if m.Download == nil {
		return
	}
	net := map[string]string{"mlp": "mlp", "cnn": "cnn", "pool": "cnn-pool"}[netChoice(m.State)]
	extension := map[wire.Format]string{wire.SafeTensors: ".safetensors", wire.NPZ: ".npz"}[f.Format]
	m.Download("breakeven-"+net+"-step"+strconv.Itoa(int(f.Step))+extension, f.Blob)
}

// Files saves the run and loads one.
type Files struct {
	app.Compo

	Lang  text.Lang
	Model *Model

	wrong *text.Sentence // about the file that was chosen
}

// OnMount implements app.Mounter.
func (f *Files) OnMount(ctx app.Context) { widget.Watch(ctx, f.Model, Controls) }

// Render implements app.Composer.
func (f *Files) Render() app.UI {
	l, m := f.Lang, f.Model
	export := func(id string, label, title text.Sentence, format wire.Format) app.UI {
		return app.Button().ID(id).Type("button").Class("btn sm").Disabled(!m.Ready()).Title(title.In(l)).
			OnClick(func(app.Context, app.Event) { m.Export(format) }).Text(label.In(l))
	}
	return app.Section().Class("files").Aria("label", text.FilesTitle.In(l)).Body(
		export("save", text.SaveRun, text.SaveRunHint, wire.SafeTensors),
		widget.Chooser("load", text.LoadRun.In(l), ".safetensors", m.Barred || fixed(m.State), f.load),
		export("npz", text.SaveWeights, text.SaveWeightsHint, wire.NPZ),
		refused(m, FromFile, l),
		app.If(f.wrong != nil, func() app.UI {
			return app.P().ID("load-why").Class("why").Role("alert").Text(f.wrong.In(l))
		}),
	)
}

func (f *Files) load(ctx app.Context, file app.Value) {
	f.wrong = nil
	if file.Get("size").Float() > maxFile {
		f.wrong = &text.FileTooLarge
		return
	}
	widget.ReadFile(ctx, file, func(b []byte) {
		if b == nil {
			f.wrong = &text.FileUnread
			return
		}
		f.Model.Load(b)
	})
}
