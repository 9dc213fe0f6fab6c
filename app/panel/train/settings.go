package train

import (
	"maps"
	"math"
	"reflect"
	"slices"
	"strconv"

	"breakeven/app/panel/widget"
	"breakeven/app/state"
	"breakeven/app/text"
	"breakeven/nn/train"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Settings is the drawer of all that decides a run.
type Settings struct {
	app.Compo

	Lang  text.Lang
	Model *Model

	wrong  map[string]said   // field → why what was typed or chosen cannot be taken
	typed  map[string]string // field → what was typed or chosen and does not hold (yet), so that nothing is lost
	asking string            // the field whose change waits for a yes
	ctx    app.Context
	own    ownFiles
}

// said is a sentence, and what stands in it.
type said struct {
	sentence text.Sentence
	args     []any
}

func (s said) in(l text.Lang) string { return s.sentence.In(l, s.args...) }

// change is a change of what is chosen.
type change func(*state.State)

// OnInit implements app.Initializer.
func (s *Settings) OnInit() { s.wrong, s.typed = map[string]said{}, map[string]string{} }

// OnMount implements app.Mounter.
func (s *Settings) OnMount(ctx app.Context) {
	s.ctx = ctx
	widget.Watch(ctx, s.Model, Controls)
}

// field is a text field of the drawer.
type field struct {
	key   string
	label text.Sentence
	unit  text.Sentence
	value string                      // as it holds
	set   func(string) (change, bool) // what a text would change, or false
	live  bool                        // changes in mid-run
	bad   said
}

func (f field) id() string { return "f-" + f.key }

// fields returns the text fields by key.
func (s *Settings) fields() map[string]field {
	st := s.Model.State
	out := map[string]field{}
	add := func(f field) {
		f.bad.args = append(f.bad.args, f.value)
		out[f.key] = f
	}
	integer := func(lo, hi int, set func(*state.State, int)) func(string) (change, bool) {
		return func(t string) (change, bool) {
			v, ok := between(t, float64(lo), float64(hi))
			return func(st *state.State) { set(st, int(v)) }, ok && v == math.Trunc(v)
		}
	}
	number := func(lo, hi float64, set func(*state.State, float64)) func(string) (change, bool) {
		return func(t string) (change, bool) {
			v, ok := between(t, lo, hi)
			return func(st *state.State) { set(st, v) }, ok
		}
	}
	list := func(longest, most int, set func(*state.State, []int)) func(string) (change, bool) {
		return func(t string) (change, bool) {
			v, ok := state.ParseList(widget.HalfWidth(t), longest, most)
			return func(st *state.State) { set(st, v) }, ok
		}
	}
	add(field{key: "channels", label: text.FieldChannels, unit: text.UnitChannels, value: state.FormatList(st.Channels), bad: said{sentence: text.BadChannels},
		set: list(state.MaxConvs, state.MaxChannels, func(st *state.State, v []int) { st.Channels = v })})
	add(field{key: "hidden", label: text.FieldHidden, unit: text.UnitHidden, value: state.FormatList(st.Hidden), bad: said{sentence: text.BadHidden},
		set: list(state.MaxLayers, state.MaxUnits, func(st *state.State, v []int) { st.Hidden = v })})
	add(field{key: "dropout", label: text.FieldDropout, unit: text.UnitDropout, value: text.Short(st.Dropout), bad: said{sentence: text.BadDropout},
		set: number(0, state.MaxDropout, func(st *state.State, v float64) { st.Dropout = v })})
	least, most := s.Model.limits(st)
	add(field{key: "n", label: text.FieldN, unit: text.UnitDigits, value: strconv.Itoa(st.N),
		bad: said{text.BadN, []any{text.Int(int64(least)), text.Int(int64(most))}},
		set: integer(least, most, func(st *state.State, v int) { st.N = v })})
	add(field{key: "lr", label: text.FieldLR, unit: text.UnitLR, value: text.Short(st.LR), live: true, bad: said{sentence: text.BadLR},
		set: number(state.MinLR, state.MaxLR, func(st *state.State, v float64) { st.LR = v })})
	add(field{key: "batch", label: text.FieldBatch, unit: text.UnitDigits, value: strconv.Itoa(st.Batch), bad: said{sentence: text.BadBatch},
		set: integer(1, state.MaxBatch, func(st *state.State, v int) { st.Batch = v })})
	add(field{key: "decay", label: text.FieldDecay, unit: text.UnitDecay, value: text.Short(st.Decay), bad: said{sentence: text.BadDecay},
		set: number(0, state.MaxDecay, func(st *state.State, v float64) { st.Decay = v })})
	add(field{key: "seed", label: text.FieldSeed, value: strconv.FormatUint(uint64(st.Seed), 10), bad: said{sentence: text.BadSeed},
		set: integer(0, math.MaxUint32, func(st *state.State, v int) { st.Seed = uint32(v) })})
	return out
}

// between reads a number from lo to hi.
func between(typed string, lo, hi float64) (float64, bool) {
	v, err := widget.ParseNumber(typed, hi)
	return v, err == nil && v >= lo
}

// Render implements app.Composer.
func (s *Settings) Render() app.UI {
	l, m := s.Lang, s.Model
	if m.Pending == nil {
		s.dropUnsettled()
	}
	st, f := m.State, s.fields()
	return app.Details().ID("settings").Class("drawer settings").Body(
		app.Summary().Body(app.Span().Text(text.Settings.In(l)), app.Small().Text(s.short())),
		app.Div().Class("fields").Body(
			s.group(text.GroupNetwork,
				s.choice("net", text.FieldNet, netChoice(st), []option{{"mlp", text.NetMLP}, {"cnn", text.NetCNN}, {"pool", text.NetPool}}, setNet),
				s.slip(),
				app.If(st.Net == "cnn", func() app.UI { return s.row(f["channels"]) }),
				s.row(f["hidden"]),
				s.choice("act", text.FieldAct, st.Act, []option{{"relu", text.ReLU}, {"tanh", text.Tanh}, {"sigmoid", text.Sigmoid}}, func(st *state.State, v string) { st.Act = v }),
				s.row(f["dropout"]),
			),
			s.group(text.GroupData,
				s.source(),
				s.row(f["n"]),
				app.If(st.Data == "mnist", func() app.UI { return app.P().Class("hint").Text(text.MoreDigits.In(l)) }).
					ElseIf(st.Data == "generated", func() app.UI { return app.P().Class("hint").Text(text.DrawnDigits.In(l)) }),
			),
			s.group(text.GroupLearning,
				s.choice("opt", text.FieldOpt, st.Opt, []option{{"adam", text.Adam}, {"momentum", text.Momentum}, {"sgd", text.SGD}}, func(st *state.State, v string) { st.Opt = v }),
				s.row(f["lr"]), s.row(f["batch"]), s.row(f["decay"]), s.row(f["seed"]),
				s.choice("device", text.FieldDevice, st.Device, []option{{"auto", text.DeviceAuto}, {"webgpu", text.DeviceWebGPU}, {"simd", text.DeviceSIMD}, {"cpu", text.DeviceCPU}}, func(st *state.State, v string) { st.Device = v }),
			),
		),
	)
}

func (s *Settings) group(title text.Sentence, rows ...app.UI) app.UI {
	return app.FieldSet().Body(append([]app.UI{app.Legend().Text(title.In(s.Lang))}, rows...)...)
}

// question asks, under the field that was changed, whether to start over.
func (s *Settings) question(key string) app.UI {
	l, m := s.Lang, s.Model
	decide := func(yes bool) {
		m.Decide(yes)
		widget.HandOn(s.ctx, "f-"+key)
	}
	return app.If(m.Pending != nil && s.asking == key, func() app.UI {
		return app.Div().ID("pending").Class("note").Role("alert").Body(
			app.P().Text(text.StartsOver.In(l)),
			app.Div().Class("row").Body(
				app.Button().ID("pending-yes").Type("button").Class("btn sm").OnClick(func(app.Context, app.Event) { decide(true) }, app.EventScope(key)).Text(text.Restart.In(l)),
				app.Button().ID("pending-no").Type("button").Class("btn sm quiet").OnClick(func(app.Context, app.Event) { decide(false) }, app.EventScope(key)).Text(text.KeepRun.In(l)),
			),
		)
	})
}

// why says why what stands in a field cannot be taken.
func (s *Settings) why(key string) app.UI {
	w, wrong := s.wrong[key]
	return app.If(wrong, func() app.UI { return app.P().ID("f-" + key + "-why").Class("why").Role("alert").Text(w.in(s.Lang)) })
}

// propose makes a change: at once, or when the visitor has said yes, or not at
// all where the network would be too large.
func (s *Settings) propose(key, typed string, c change, live bool) {
	after := *s.Model.State
	c(&after)
	if n := weights(&after); n > train.MaxParams && n > weights(s.Model.State) {
		s.wrong[key], s.typed[key] = tooLarge(n), typed
		return
	}
	delete(s.wrong, key)
	switch {
	case reflect.DeepEqual(after, *s.Model.State):
	case live:
		c(s.Model.State)
		s.Model.Adjust()
	default:
		s.dropUnsettled()
		s.typed[key], s.asking = typed, key
		s.Model.Change(func() { c(s.Model.State) })
	}
}

// dropUnsettled drops a change that still waits; what is wrong stays to be
// mended.
func (s *Settings) dropUnsettled() {
	maps.DeleteFunc(s.typed, func(key, _ string) bool {
		_, wrong := s.wrong[key]
		return !wrong
	})
}

func tooLarge(n int) said {
	return said{text.TooManyWeights, []any{text.Int(int64(n)), text.Int(train.MaxParams)}}
}

// short is what the closed drawer tells.
func (s *Settings) short() string {
	st := s.Model.State
	opt := map[string]text.Sentence{"adam": text.Adam, "momentum": text.Momentum, "sgd": text.SGD}[st.Opt]
	net := map[string]text.Sentence{"mlp": text.ShortMLP, "cnn": text.ShortCNN, "pool": text.ShortPool}[netChoice(st)]
	return text.SettingsShort.In(s.Lang, net.In(s.Lang), opt.In(s.Lang), text.Short(st.LR), st.Batch, text.Int(int64(st.N)))
}

func (s *Settings) row(f field) app.UI {
	value := f.value
	if typed, ok := s.typed[f.key]; ok {
		value = typed
	}
	_, wrong := s.wrong[f.key]
	return app.Div().Class("entry").Body(
		app.Label().For(f.id()).Text(f.label.In(s.Lang)),
		app.Span().Class("field").Body(
			app.Input().ID(f.id()).Type("text").Value(value).MaxLength(40).AutoComplete(false).Spellcheck(false).
				Attr("inputmode", "decimal").Aria("invalid", strconv.FormatBool(wrong)).
				// go-app takes two functions of the same line for the same, so this one
				// must know its field by the key, and the scope says that it is another.
				OnChange(func(ctx app.Context, e app.Event) { s.take(s.fields()[f.key], ctx.JSSrc().Get("value").String()) }, app.EventScope(f.key)),
			app.Span().Text(f.unit.In(s.Lang)),
		),
		s.why(f.key),
		s.question(f.key),
	)
}

// take takes a typed text. One that cannot be is answered, and stays where it
// was typed; what held before still holds.
func (s *Settings) take(f field, typed string) {
	c, ok := f.set(typed)
	if !ok {
		s.wrong[f.key], s.typed[f.key] = f.bad, typed
		return
	}
	s.propose(f.key, typed, c, f.live)
}

type option struct {
	value string
	label text.Sentence
}

func (s *Settings) choice(key string, label text.Sentence, now string, options []option, set func(*state.State, string)) app.UI {
	shown := now
	if chosen, ok := s.typed[key]; ok {
		shown = chosen
	}
	class := "entry"
	if key == "net" {
		class = "entry long"
	}
	return app.Div().Class(class).Body(
		app.Label().For("f-"+key).Text(label.In(s.Lang)),
		s.menu(key, shown, options, func(v string) {
			s.propose(key, v, func(st *state.State) { set(st, v) }, false)
		}),
		s.why(key),
		s.question(key),
	)
}

func (s *Settings) menu(key, shown string, options []option, chosen func(string)) app.UI {
	var out []app.UI
	for _, o := range options {
		out = append(out, app.Option().Value(o.value).Selected(o.value == shown).Text(o.label.In(s.Lang)))
	}
	return app.Select().ID("f-"+key).OnChange(func(ctx app.Context, e app.Event) { chosen(ctx.JSSrc().Get("value").String()) }, app.EventScope(key)).Body(out...)
}

// netChoice is the chosen network, of the three that are offered.
func netChoice(st *state.State) string {
	if st.Net == "cnn" && st.Pool {
		return "pool"
	}
	return st.Net
}

// setNet chooses a network. Hidden layers that nobody has touched are those of
// the new one.
func setNet(st *state.State, choice string) {
	net := "cnn"
	if choice == "mlp" {
		net = "mlp"
	}
	if slices.Equal(st.Hidden, state.DefaultHidden(st.Net)) && !slices.Contains(st.Lock, "hidden") {
		st.Hidden = state.DefaultHidden(net)
	}
	st.Net, st.Pool = net, choice == "pool"
}

// slip puts right what the article says of its network's first dense layer.
func (s *Settings) slip() app.UI {
	l, st := s.Lang, s.Model.State
	return app.If(st.Net == "cnn", func() app.UI {
		p := pictures(st)
		last := p[len(p)-1]
		note := text.ArticleSlip.In(l)
		if last != (planes{10, 24}) {
			note += text.SlipHere.In(l, last.channels, last.side, text.Int(int64(last.size())))
		}
		return app.P().ID("slip").Class("hint").Text(note)
	})
}
