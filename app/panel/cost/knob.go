package cost

import (
	"errors"
	"maps"
	"strconv"
	"strings"

	"breakeven/app/chart"
	"breakeven/app/cost"
	"breakeven/app/panel/widget"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Knob is one number that a visitor sets: a field, a slider, and how unsure it is.
type Knob struct {
	app.Compo

	Lang  text.Lang
	Model *Model
	Input cost.ID

	shown face
}

// face is all that a knob shows of the model: while another slider is dragged,
// hardly any knob changes.
type face struct {
	x               cost.Value
	typed           [3]string
	typing          [3]bool
	r               cost.Range
	ranged, open    bool
	currency        currency
	horizon, prefix cost.Value
	measured        text.Sentence // who has counted; none where nobody has
	preset          string
}

func (k *Knob) face() face {
	m, key := k.Model, k.key()
	f := face{x: m.numbers[k.Input], currency: m.currency(), open: m.open["sure-"+key], preset: m.State.Cost.Preset}
	for i, field := range []string{key, key + "-low", key + "-high"} {
		f.typed[i], f.typing[i] = m.typed[field]
	}
	f.r, f.ranged = m.State.Cost.Range(k.Input)
	switch k.Input {
	case cost.Horizon:
		f.horizon = cost.Known(m.now.HorizonMonths)
	case cost.PromptPrefix:
		f.prefix = m.numbers[cost.MinPrefix]
	case cost.TunedOneOff:
		f.prefix = m.now.Tuned.OneOff.Cost()
	}
	if p := m.measured[k.Input]; p != nil && p.holds {
		f.measured = p.from
	}
	return f
}

func (k *Knob) input() *cost.Input { return &cost.Inputs[k.Input] }
func (k *Knob) key() string        { return k.input().Key }

// OnMount implements app.Mounter.
func (k *Knob) OnMount(ctx app.Context) {
	follow := func() {
		if f := k.face(); f != k.shown {
			widget.Update(ctx, k.Model)
		}
	}
	k.Model.Listen(Moved, follow)
	k.Model.Listen(Looks, follow)
}

// usual returns the number that the preset has.
func (k *Knob) usual() cost.Value {
	v := cost.Values{Preset: k.Model.State.Cost.Preset}
	return v.Numbers()[k.Input]
}

// Render implements app.Composer.
func (k *Knob) Render() app.UI {
	m, l, in := k.Model, k.Lang, k.input()
	k.shown = k.face()
	c, id := m.currency(), "cost-"+k.key()
	name := names[k.Input].In(l)
	x, known := k.shown.x.Get()
	class := "knob " + tints[in.Arm]
	if in.Unit == cost.Switch {
		return app.Div().Class(class, "switch").Body(
			app.Label().For(id).Text(name),
			app.Input().ID(id).Type("checkbox").Checked(x != 0).OnChange(func(ctx app.Context, _ app.Event) {
				ctx.PreventUpdate()
				on := 0.0
				if ctx.JSSrc().Get("checked").Bool() {
					on = 1
				}
				m.set(k.Input, cost.Known(on))
				m.done()
			}, app.EventScope(id)),
		)
	}
	shown := ""
	if known {
		shown = write(k.Input, x, c)
	}
	if k.shown.typing[0] {
		shown = k.shown.typed[0]
	}
	note, bad := k.note()
	field := app.Input().ID(id).Type("text").Value(shown).AutoComplete(false).Spellcheck(false).Placeholder(k.placeholder()).
		Attr("inputmode", "decimal").Aria("describedby", id+"-note").
		OnInput(k.onType(""), app.EventScope(id)).OnChange(k.onDone(""), app.EventScope(id))
	noteClass := "knob-note"
	if bad {
		field = field.Aria("invalid", true)
		noteClass += " bad"
	}
	open := k.shown.open
	return app.Div().Class(class).Body(
		app.Div().Class("knob-name").Body(
			app.Label().For(id).Text(name),
			app.Button().ID(id+"-sure").Type("button").Class("sure").Aria("expanded", open).Aria("label", text.CostSureOf.In(l, name)).Title(text.CostSure.In(l)).
				OnClick(func(ctx app.Context, _ app.Event) {
					ctx.PreventUpdate()
					m.open["sure-"+k.key()] = !open
					m.Announce(Looks)
				}, app.EventScope(id, open)).Text("±"),
		),
		app.Span().Class("field").Body(field, app.Span().Text(unitOf(in, c, l))),
		k.slider(name),
		app.If(k.shown.measured != text.Sentence{}, func() app.UI { return k.measured() }),
		app.P().ID(id+"-note").Class(noteClass).Role("status").Text(note),
		app.If(open, func() app.UI { return k.sure(name) }),
	)
}

// tints are the colours of sliders, by whose number it is.
var tints = [cost.Arms + 1]string{
	cost.Prompting: "tint-pr", cost.FineTuning: "tint-ft", cost.WithRetrieval: "tint-ft", cost.SmallerModel: "", cost.Arms: "",
}

func (k *Knob) placeholder() string {
	l := k.Lang
	switch {
	case k.input().Unknown == cost.Unsure:
		return text.CostIDontKnow.In(l)
	case k.Input == cost.TunedOneOff:
		return text.CostSumOfParts.In(l)
	case k.input().Unknown == cost.None:
		return text.CostThereIsNone.In(l)
	}
	return ""
}

func (k *Knob) slider(name string) app.UI {
	c, in := k.Model.currency(), k.input()
	s := spanOf(in)
	x, known := k.shown.x.Get()
	value := k.placeholder()
	if known {
		value = say(k.Input, x, c, k.Lang)
	}
	percent := func(f float64) string { return strconv.FormatFloat(100*f, 'f', 1, 64) + "%" }
	bar := func(class string, from, to float64, y, height string) app.UI {
		return chart.SVG("rect").Class(class).Attr("x", percent(from)).Attr("y", y).Attr("width", percent(to-from)).Attr("height", height).Attr("rx", "2")
	}
	track := []app.UI{bar("all", 0, 1, "12", "4")}
	if k.shown.ranged {
		track = append(track, bar("range", s.place(k.shown.r.Low), s.place(k.shown.r.High), "10", "8"))
	}
	title := ""
	if usual, is := k.usual().Get(); is {
		title = text.CostDefault.In(k.Lang, write(k.Input, usual, c))
		track = append(track, chart.SVG("rect").Class("default").Attr("x", percent(s.place(usual))).Attr("y", "7").Attr("width", "2").Attr("height", "14"))
	}
	if known {
		track = append(track, bar("part", 0, s.place(x), "12", "4"))
	}
	id := "cost-" + k.key() + "-slider"
	class := "slide"
	if !known {
		class += " unknown"
	}
	return app.Div().Class(class).Title(title).Body(
		chart.SVG("svg").Attr("aria-hidden", "true").Body(track...),
		app.Input().ID(id).Type("range").Max(s.notches()).Value(s.notch(x)).
			Aria("label", name).Aria("valuetext", value).
			OnInput(func(ctx app.Context, _ app.Event) {
				ctx.PreventUpdate()
				delete(k.Model.typed, k.key())
				k.Model.slide(k.Input, ctx.JSSrc().Get("valueAsNumber").Int())
			}, app.EventScope(id)).OnChange(k.onDone(""), app.EventScope(id)),
	)
}

// slide sets an input by the notch of its slider, in round numbers of the currency
// that is shown.
func (m *Model) slide(id cost.ID, notch int) {
	in := &cost.Inputs[id]
	s, scale := spanOf(in), scaleOf(in, m.currency())
	shown := span{s.lo * scale, s.hi * scale, s.log, s.whole}
	x := shown.at(notch) / scale
	switch {
	case notch <= 0: // the ends are exact
		x = s.lo
	case notch >= s.notches():
		x = s.hi
	}
	m.sliding = true
	m.side.turn++
	m.set(id, cost.Known(x))
}

// sure is what folds out: from where to where the number may lie, and that nobody
// knows it.
func (k *Knob) sure(name string) app.UI {
	m, l, in, id := k.Model, k.Lang, k.input(), "cost-"+k.key()
	c := m.currency()
	end := func(which string, label text.Sentence, x float64, i int) app.UI {
		shown := ""
		if k.shown.ranged {
			shown = write(k.Input, x, c)
		}
		if k.shown.typing[i] {
			shown = k.shown.typed[i]
		}
		return app.Label().Class("end-of").Body(
			app.Span().Text(label.In(l)),
			app.Input().ID(id+"-"+which).Type("text").Value(shown).AutoComplete(false).Attr("inputmode", "decimal").Aria("label", text.Is.In(l, name, label.In(l))).
				OnInput(k.onType("-"+which), app.EventScope(id, which)).OnChange(k.onDone("-"+which), app.EventScope(id, which)),
		)
	}
	unknown := k.shown.x == cost.Unknown
	say := text.CostIDontKnow
	if in.Unknown == cost.None {
		say = text.CostThereIsNone
		if k.Input == cost.TunedOneOff {
			say = text.CostSumOfParts
		}
	}
	return app.Div().Class("knob-sure").Role("group").Aria("label", text.CostSureOf.In(l, name)).Body(
		app.Div().Class("row").Body(
			end("low", text.CostSureLow, k.shown.r.Low, 1), app.Span().Aria("hidden", true).Text("–"), end("high", text.CostSureHigh, k.shown.r.High, 2),
			app.If(in.Unknown != cost.NotOffered, func() app.UI {
				return app.Button().ID(id+"-unknown").Type("button").Class("chip").Aria("pressed", strconv.FormatBool(unknown)).
					OnClick(func(ctx app.Context, _ app.Event) {
						ctx.PreventUpdate()
						x := cost.Unknown
						if unknown {
							x = cost.Known(in.Min)
							if usual, is := k.usual().Get(); is {
								x = cost.Known(usual)
							} else if k.Input == cost.TunedOneOff {
								x = m.now.Tuned.OneOff.Cost()
							}
						}
						delete(m.typed, k.key())
						m.set(k.Input, x)
						m.done()
					}, app.EventScope(id, unknown)).Text(say.In(l))
			}),
		),
		app.If(!k.shown.ranged && !unknown, func() app.UI { return app.P().Class("knob-note").Text(text.CostSureNone.In(l)) }),
	)
}

// note is the line under a slider, and whether it is a complaint.
func (k *Knob) note() (string, bool) {
	m, l, in := k.Model, k.Lang, k.input()
	c := m.currency()
	scale := scaleOf(in, c)
	for i, end := range []string{"", "-low", "-high"} {
		if !k.shown.typing[i] {
			continue
		}
		x, err := parseNumber(k.shown.typed[i], in.Most*scale)
		switch {
		case err != nil:
			return k.complain(k.shown.typed[i], err), true
		case end == "-low" && x/scale > k.shown.r.High, end == "-high" && x/scale < k.shown.r.Low:
			return text.CostSureOrder.In(l), true
		}
	}
	x, known := k.shown.x.Get()
	switch {
	case !known && in.Unknown == cost.Unsure:
		return text.CostUnknownMeans.In(l), false
	case !known && k.Input == cost.Retires && k.shown.open:
		return text.CostNoneRetires.In(l), false
	case !known && k.Input == cost.Throughput && k.shown.open:
		return text.CostNoneTPS.In(l), false
	case !known && k.Input == cost.FLOPPerToken && k.shown.open:
		return text.CostNoneGFLOP.In(l), false
	case !known && k.Input == cost.TunedOneOff:
		return text.CostNoneOneOff.In(l, c.value(k.shown.prefix)), false
	case !known:
		return "", false
	case k.Input == cost.Horizon && k.shown.horizon.Or(x) < x:
		return text.CostHintCapped.In(l, months(k.shown.horizon.Or(x))), false
	case x > in.Max, x < in.Min && x != 0:
		return text.CostBeyond.In(l), false
	case k.Input == cost.PromptPrefix && x < k.shown.prefix.Or(0):
		return text.CostHintNoCache.In(l, number(k.shown.prefix.Or(0))), false
	case in.Follows != k.Input && k.shown.open:
		if _, set := m.State.Cost.Set[k.Input]; !set {
			return text.CostHintFollows.In(l, names[in.Follows].In(l)), false
		}
	}
	return k.hint(), false
}

// hint says what a number is where its name does not, and where it is a guess of
// ours that a visitor cannot tell from a price.
func (k *Knob) hint() string {
	l, assumed := k.Lang, presetOf(k.Model.State.Cost).Source(k.Input).Date
	_, set := k.Model.State.Cost.Set[k.Input]
	switch {
	case k.Input == cost.PromptPrefix:
		return text.CostHintPrefix.In(l)
	case k.Input == cost.PromptCachedShare:
		return text.CostHintCached.In(l)
	case k.Input == cost.BatchDiscount && !set:
		return text.CostHintBatches.In(l, assumed)
	case k.Input == cost.PeakLoad && !set:
		return text.CostHintPeak.In(l, assumed)
	}
	return ""
}

// complain says why what was typed is not taken, and what to type.
func (k *Knob) complain(typed string, err error) string {
	l, c, in := k.Lang, k.Model.currency(), k.input()
	example := write(k.Input, k.usual().Or(in.Min+in.Max/2), c)
	now := k.placeholder()
	if x, known := k.shown.x.Get(); known {
		now = write(k.Input, x, c)
	}
	switch {
	case strings.TrimSpace(typed) == "":
		return text.CostEmptyNumber.In(l, example, now)
	case errors.Is(err, widget.ErrNegative):
		return text.CostNegative.In(l, now)
	case errors.Is(err, widget.ErrTooLarge):
		return text.CostTooLarge.In(l, write(k.Input, in.Most, c), now)
	}
	return text.CostNotNumber.In(l, clip(typed), example, now)
}

// clip cuts what was typed to a length that fits a sentence.
func clip(s string) string {
	return widget.Short(s, 20)
}

// onType takes what is typed as soon as it is a number. Until the field is left,
// it keeps what was typed as it was.
func (k *Knob) onType(end string) app.EventHandler {
	return func(ctx app.Context, _ app.Event) {
		ctx.PreventUpdate()
		k.Model.take(k.Input, end, ctx.JSSrc().Get("value").String())
	}
}

func (k *Knob) onDone(end string) app.EventHandler {
	return func(ctx app.Context, _ app.Event) {
		ctx.PreventUpdate()
		k.Model.leave(k.Input, end)
	}
}

// take sets what is typed into an input's field, or into an end of its range.
// Where that is no number any more, its beginning is not taken either: what there
// was before the typing counts.
func (m *Model) take(id cost.ID, end, typed string) {
	in := &cost.Inputs[id]
	m.begin()
	m.typed[in.Key+end] = typed
	scale := scaleOf(in, m.currency())
	x, err := parseNumber(typed, in.Most*scale)
	if err != nil {
		m.State.Cost = *m.before
		m.reckon()
		m.Announce(Moved)
		return
	}
	x = min(x/scale, in.Most)
	if end == "" {
		m.set(id, cost.Known(x))
		return
	}
	r, ranged := m.State.Cost.Range(id)
	if !ranged {
		now := m.numbers[id].Or(x)
		r = cost.Range{Low: now, High: now}
	}
	if end == "-low" {
		r.Low = x
	} else {
		r.High = x
	}
	if r.Low <= r.High {
		ranges := maps.Clone(m.State.Cost.Ranges)
		if ranges == nil {
			ranges = map[cost.ID]cost.Range{}
		}
		ranges[id] = r
		m.State.Cost.Ranges = ranges
		m.reckon()
	}
	m.Announce(Moved)
}

// leave ends the typing in a field: what is a number stands there as the page
// writes numbers.
func (m *Model) leave(id cost.ID, end string) {
	in := &cost.Inputs[id]
	field := in.Key + end
	if _, err := parseNumber(m.typed[field], in.Most*scaleOf(in, m.currency())); err == nil {
		delete(m.typed, field)
	}
	m.begin()
	m.done()
}
