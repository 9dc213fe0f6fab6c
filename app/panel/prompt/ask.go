package prompt

import (
	"math"
	"math/rand/v2"
	"strconv"
	"strings"

	"breakeven/app/panel/widget"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Ask has the button that asks the model, and how it should choose its words.
type Ask struct {
	app.Compo

	Lang   text.Lang
	Model  *Model
	Prompt string
	Now    func() (prompt string, values map[string]string) // what would be asked now: a click may come before it is rendered

	wrong bool // what stands in the seed's field is none
}

// OnMount implements app.Mounter.
func (a *Ask) OnMount(ctx app.Context) {
	widget.Watch(ctx, a.Model, Asked)
	app.Window().Get("document").Call("addEventListener", "keydown", app.FuncOf(func(_ app.Value, args []app.Value) any {
		e := args[0]
		if e.Get("key").String() != "Enter" || !e.Get("ctrlKey").Bool() && !e.Get("metaKey").Bool() || !e.Get("target").Call("closest", "#prompt").Truthy() {
			return nil
		}
		e.Call("preventDefault")
		ctx.Dispatch(func(app.Context) { a.press(false) })
		return nil
	}))
}

// press asks; by the button, it also stops an answer under way.
func (a *Ask) press(stop bool) {
	m := a.Model
	if m.Asking() {
		if stop {
			m.Stop()
		}
		return
	}
	question, values := a.Now()
	switch {
	case question == "" || m.Remote.Chosen && !m.Remote.Ready:
	case m.Remote.Chosen:
		m.AskRemote(question, values)
	default:
		m.draw()
		m.AskHere(question, values)
	}
}

// near has the model fetched: the pointer comes to the button, or the keyboard into the
// chapter.
func (m *Model) near(ctx app.Context, _ app.Event) {
	ctx.PreventUpdate()
	m.Expect()
}

// Render implements app.Composer.
func (a *Ask) Render() app.UI {
	l, m := a.Lang, a.Model
	label, shape := text.PromptAsk, widget.IconPlay
	switch {
	case m.Asking():
		label, shape = text.PromptStop, widget.IconStop
	case m.Prompt != "":
		label = text.PromptAskAgain
	}
	said := label.In(l)
	if m.Loading() {
		said = text.PromptFetching.In(l, m.fetched())
	}
	chosen := text.PromptSteady.In(l)
	if m.Temperature > 0 {
		chosen = text.EndpointByChance.In(l)
	}
	return app.Div().Class("go").On("pointerenter", m.near).Body(
		app.Button().ID("ask").Type("button").Class("btn main big").Disabled((a.Prompt == "" || m.Remote.Chosen && !m.Remote.Ready) && !m.Asking()).OnClick(func(app.Context, app.Event) { a.press(true) }).
			Body(widget.Icon(shape), app.Span().Text(said),
				app.If(!m.Asking(), func() app.UI { return app.Kbd().Aria("hidden", "true").Text(text.PromptAskKeys.In(l)) })), // they stop nothing
		app.Div().Class("heat").Body(
			app.Label().For("temperature").Text(text.PromptTemperature.In(l)),
			app.Output().ID("temperature-is").For("temperature").Text(strconv.FormatFloat(m.Temperature, 'f', 1, 64)),
			app.Input().ID("temperature").Type("range").Min(0).Max(1.5).Step(.1).Value(strconv.FormatFloat(m.Temperature, 'f', 1, 64)).
				OnInput(func(ctx app.Context, _ app.Event) {
					t, err := strconv.ParseFloat(ctx.JSSrc().Get("value").String(), 64)
					if err == nil {
						m.Temperature = math.Round(10*t) / 10
						m.Announce(Asked)
					}
				}),
			app.Div().Class("draw").Body(
				app.If(m.Temperature > 0 && !m.Remote.Chosen, a.seed).Else(func() app.UI { return app.Small().Text(chosen) }),
			),
		),
		app.If(m.Failed() && !m.Remote.Chosen, func() app.UI {
			return app.P().ID("prompt-failed").Class("note warn").Role("alert").Text(sayFault(l, m.Status))
		}),
	)
}

// seed has the field for which draw it is to be, and the button for another one.
func (a *Ask) seed() app.UI {
	l, m := a.Lang, a.Model
	label := text.PromptByChance
	if a.wrong {
		label = text.PromptSeedWrong
	}
	is := func() string { return strconv.FormatUint(uint64(m.Seed), 10) }
	return app.Div().Class("row").Body(
		app.Label().For("prompt-seed").Text(label.In(l)),
		app.Input().ID("prompt-seed").Type("text").AutoComplete(false).Attr("inputmode", "numeric").MaxLength(10).Aria("invalid", strconv.FormatBool(a.wrong)).Value(is()).
			OnInput(func(ctx app.Context, _ app.Event) { a.wrong = !m.fix(ctx.JSSrc().Get("value").String()) }).
			OnChange(func(ctx app.Context, _ app.Event) {
				a.wrong = false
				ctx.JSSrc().Set("value", is())
			}),
		app.Button().ID("prompt-draw").Type("button").Class("btn quiet icon").Title(text.PromptNewDraw.In(l)).Aria("label", text.PromptNewDraw.In(l)).OnClick(func(app.Context, app.Event) {
			m.redraw()
			m.Announce(Asked)
		}).Body(widget.Icon(iconDie)),
	)
}

const iconDie = "M4.5 4.5h15v15h-15zM9 9h.01M15 15h.01M12 12h.01"

// fetched is how much of the model is here, in percent.
func (m *Model) fetched() int {
	if s := m.Status; s != nil && s.ToLoad > 0 {
		return int(100 * float64(s.Loaded) / float64(s.ToLoad))
	}
	return 0
}

// draw has the next answer drawn otherwise than the last, where it is drawn at all. A seed
// that was typed stays; one of a version, or a new one, is asked with first.
func (m *Model) draw() {
	if m.Temperature > 0 && m.used && !m.fixed {
		m.redraw()
	}
}

// redraw takes another seed.
func (m *Model) redraw() {
	m.Seed, m.used, m.fixed = 1+(m.Seed+rand.Uint32N(9998))%9999, false, false
}

// fix takes a seed that is typed, and tells whether it is one.
func (m *Model) fix(typed string) bool {
	n, err := strconv.ParseUint(strings.TrimSpace(typed), 10, 32)
	if err != nil || n == 0 {
		return false
	}
	m.Seed, m.fixed = uint32(n), true
	m.Announce(Asked)
	return true
}
