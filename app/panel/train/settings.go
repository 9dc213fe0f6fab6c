package train

import (
	"maps"
	"strconv"
	"strings"

	"breakeven/app/state"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Settings is the drawer of all that decides a run.
type Settings struct {
	app.Compo

	Lang  text.Lang
	Model *Model

	wrong  map[string]bool   // field → what was typed could not be taken
	typed  map[string]string // field → what was typed or chosen and does not hold (yet), so that nothing is lost
	asking string            // the field whose change waits for a yes
}

// OnInit implements app.Initializer.
func (s *Settings) OnInit() { s.wrong, s.typed = map[string]bool{}, map[string]string{} }

func (s *Settings) OnMount(ctx app.Context) { watch(ctx, s.Model, Controls) }

// field is a text field of the drawer.
type field struct {
	id, key string
	label   text.Sentence
	unit    text.Sentence
	value   string                      // as it holds
	set     func(string) (func(), bool) // what a text would change, or false
	live    bool                        // changes in mid-run
	bad     text.Sentence
}

func (s *Settings) fields() []field {
	st := s.Model.State
	integer := func(lo, hi int, set func(int)) func(string) (func(), bool) {
		return func(t string) (func(), bool) {
			v, err := strconv.Atoi(plain(t))
			return func() { set(v) }, err == nil && v >= lo && v <= hi
		}
	}
	return []field{
		{"f-hidden", "hidden", text.FieldHidden, text.UnitHidden, state.FormatList(st.Hidden), func(t string) (func(), bool) {
			h, ok := state.ParseList(strings.ReplaceAll(t, "，", ","), state.MaxLayers, state.MaxUnits)
			return func() { st.Hidden = h }, ok
		}, false, text.BadHidden},
		{"f-lr", "lr", text.FieldLR, text.UnitLR, text.Short(st.LR), func(t string) (func(), bool) {
			v, err := strconv.ParseFloat(plain(t), 64)
			return func() { st.LR = v }, err == nil && v >= state.MinLR && v <= state.MaxLR
		}, true, text.BadLR},
		{"f-batch", "batch", text.FieldBatch, text.UnitDigits, strconv.Itoa(st.Batch), integer(1, state.MaxBatch, func(v int) { st.Batch = v }), false, text.BadBatch},
		{"f-n", "n", text.FieldN, text.UnitDigits, strconv.Itoa(st.N), integer(state.MinDigits, state.MaxDigits, func(v int) { st.N = v }), false, text.BadN},
		{"f-seed", "seed", text.FieldSeed, text.Sentence{}, strconv.FormatUint(uint64(st.Seed), 10), func(t string) (func(), bool) {
			v, err := strconv.ParseUint(plain(t), 10, 32)
			return func() { st.Seed = uint32(v) }, err == nil
		}, false, text.BadSeed},
	}
}

// plain takes the separators of thousands out of a typed number.
func plain(t string) string {
	return strings.NewReplacer(",", "", "，", "", " ", "", "_", "").Replace(strings.TrimSpace(t))
}

func (s *Settings) Render() app.UI {
	l, m := s.Lang, s.Model
	if m.Pending == nil {
		maps.DeleteFunc(s.typed, func(key, _ string) bool { return !s.wrong[key] })
	}
	var rows []app.UI
	for _, f := range s.fields() {
		rows = append(rows, s.row(f))
	}
	rows = append(rows,
		s.choice("f-opt", text.FieldOpt, m.State.Opt, []option{{"adam", text.Adam}, {"momentum", text.Momentum}, {"sgd", text.SGD}}, func(v string) { m.State.Opt = v }),
		s.choice("f-device", text.FieldDevice, m.State.Device, []option{{"auto", text.DeviceAuto}, {"simd", text.DeviceSIMD}, {"cpu", text.DeviceCPU}}, func(v string) { m.State.Device = v }),
	)
	return app.Details().ID("settings").Class("settings").Body(
		app.Summary().Body(app.Span().Text(text.Settings.In(l)), app.Small().Text(s.short())),
		app.Div().Class("fields").Body(rows...),
	)
}

// question asks, under the field that was changed, whether to start over.
func (s *Settings) question(field string) app.UI {
	l, m := s.Lang, s.Model
	return app.If(m.Pending != nil && s.asking == field, func() app.UI {
		return app.Div().ID("pending").Class("note").Role("alert").Body(
			app.P().Text(text.StartsOver.In(l)),
			app.Div().Class("row").Body(
				app.Button().ID("pending-yes").Type("button").Class("btn sm").OnClick(func(app.Context, app.Event) { m.Decide(true) }).Text(text.Restart.In(l)),
				app.Button().ID("pending-no").Type("button").Class("btn sm quiet").OnClick(func(app.Context, app.Event) { m.Decide(false) }).Text(text.KeepRun.In(l)),
			),
		)
	})
}

// propose makes a change that may have to wait for a yes.
func (s *Settings) propose(field, typed string, apply func()) {
	// An earlier change that still waits is dropped; what is wrong stays to be
	// mended.
	maps.DeleteFunc(s.typed, func(key, _ string) bool { return !s.wrong[key] })
	s.typed[field], s.asking = typed, field
	s.Model.Change(apply)
}

// short is what the closed drawer tells.
func (s *Settings) short() string {
	st := s.Model.State
	opt := map[string]text.Sentence{"adam": text.Adam, "momentum": text.Momentum, "sgd": text.SGD}[st.Opt]
	return text.SettingsShort.In(s.Lang, opt.In(s.Lang), text.Short(st.LR), st.Batch, text.Int(int64(st.N)))
}

func (s *Settings) row(f field) app.UI {
	value, why := f.value, ""
	if typed, ok := s.typed[f.key]; ok {
		value = typed
	}
	if s.wrong[f.key] {
		why = f.bad.In(s.Lang, f.value)
	}
	return app.Div().Class("entry").Body(
		app.Label().For(f.id).Text(f.label.In(s.Lang)),
		app.Span().Class("field").Body(
			app.Input().ID(f.id).Type("text").Value(value).MaxLength(40).AutoComplete(false).Spellcheck(false).
				Attr("inputmode", "decimal").Aria("invalid", strconv.FormatBool(why != "")).
				OnChange(func(ctx app.Context, e app.Event) { s.take(f, ctx.JSSrc().Get("value").String()) }),
			app.Span().Text(f.unit.In(s.Lang)),
		),
		app.If(why != "", func() app.UI { return app.P().ID(f.id + "-why").Class("why").Role("alert").Text(why) }),
		s.question(f.key),
		app.If(f.key == "n", func() app.UI { return app.P().Class("hint").Text(text.MoreDigits.In(s.Lang)) }),
	)
}

// take takes a typed text. One that cannot be is answered, and stays where it
// was typed; what held before still holds.
func (s *Settings) take(f field, typed string) {
	apply, ok := f.set(typed)
	if !ok {
		s.wrong[f.key], s.typed[f.key] = true, typed
		return
	}
	delete(s.wrong, f.key)
	switch {
	case plain(typed) == f.value:
	case f.live:
		apply()
		s.Model.Adjust()
	default:
		s.propose(f.key, typed, apply)
	}
}

type option struct {
	value string
	label text.Sentence
}

func (s *Settings) choice(id string, label text.Sentence, now string, options []option, set func(string)) app.UI {
	shown := now
	if chosen, ok := s.typed[id]; ok {
		shown = chosen
	}
	var out []app.UI
	for _, o := range options {
		out = append(out, app.Option().Value(o.value).Selected(o.value == shown).Text(o.label.In(s.Lang)))
	}
	return app.Div().Class("entry").Body(
		app.Label().For(id).Text(label.In(s.Lang)),
		app.Select().ID(id).OnChange(func(ctx app.Context, e app.Event) {
			v := ctx.JSSrc().Get("value").String()
			if v != now {
				s.propose(id, v, func() { set(v) })
			}
		}).Body(out...),
		s.question(id),
	)
}
