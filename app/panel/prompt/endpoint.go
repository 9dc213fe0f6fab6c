package prompt

import (
	"encoding/json"
	"maps"

	"breakeven/app/panel/widget"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Endpoint has the tabs that choose who answers, and for a real large model the
// form of its endpoint. The form is a document of its own, in a frame: it may speak
// with any host, which this page may not, and has the key, which this page has not.
type Endpoint struct {
	app.Compo

	Lang   text.Lang
	Model  *Model
	Prompt string
	Now    func() (prompt string, values map[string]string) // as Ask has it

	opened bool              // once asked for, the frame stays: in it is what was typed
	port   app.Value         // to the form; nil before it is there
	told   map[string]string // the words that it has
}

const (
	iconOut  = "M14 4h6v6M20 4l-9 9M10 5H6a2 2 0 0 0-2 2v11a2 2 0 0 0 2 2h11a2 2 0 0 0 2-2v-4"
	iconLock = "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"
)

// OnMount implements app.Mounter.
func (e *Endpoint) OnMount(ctx app.Context) {
	m := e.Model
	widget.Watch(ctx, m, Asked)
	m.Remote.Origin = app.Window().Get("location").Get("origin").String()
	m.Remote.send = func(c command) {
		if b, err := json.Marshal(c); err == nil && e.port != nil {
			e.port.Call("postMessage", string(b))
		}
	}
	onForm := app.FuncOf(func(_ app.Value, args []app.Value) any {
		data := args[0].Get("data")
		if data.Type() != app.TypeString {
			return nil
		}
		said := data.String()
		ctx.Dispatch(func(ctx app.Context) {
			ctx.PreventUpdate() // who shows what changed listens to the model
			if question, values := e.Now(); m.hearForm(said) && m.Remote.Chosen && question != "" && !m.Asking() {
				m.AskRemote(question, values)
			}
		})
		return nil
	})
	// The form has been loaded: it gets one end of a channel.
	app.Window().Call("addEventListener", "message", app.FuncOf(func(_ app.Value, args []app.Value) any {
		frame := app.Window().GetElementByID("endpoint-form")
		if !frame.Truthy() || !args[0].Get("source").Equal(frame.Get("contentWindow")) || args[0].Get("origin").String() != m.Remote.Origin ||
			args[0].Get("data").Type() != app.TypeString || args[0].Get("data").String() != "endpoint" {
			return nil
		}
		channel := app.Window().Get("MessageChannel").New()
		channel.Get("port1").Set("onmessage", onForm)
		frame.Get("contentWindow").Call("postMessage", "endpoint", m.Remote.Origin, []any{channel.Get("port2")})
		ctx.Dispatch(func(app.Context) {
			e.port, e.told = channel.Get("port1"), nil
			e.words()
		})
		return nil
	}))
}

// OnUpdate implements app.Updater: the form speaks the page's language. That is also
// called where nothing has changed: Now is never equal.
func (e *Endpoint) OnUpdate(app.Context) { e.words() }

// words gives the form its words, and the limit to begin with.
func (e *Endpoint) words() {
	if e.port == nil {
		return
	}
	l, most := e.Lang, "1000"
	if _, _, known := e.Model.Remote.prices(); known {
		most = "$0.01"
	}
	words := map[string]string{
		"lang": l.Tag(), "url": text.EndpointURL.In(l), "model": text.EndpointModel.In(l), "key": text.EndpointKey.In(l), "most": text.EndpointMost.In(l), "usual": most,
	}
	if !maps.Equal(words, e.told) {
		e.told = words
		e.Model.Remote.send(command{Type: "words", Words: words})
	}
}

// Render implements app.Composer.
func (e *Endpoint) Render() app.UI {
	l, m := e.Lang, e.Model
	return app.Div().ID("endpoint").Class("grid").Body(
		app.Div().Class("tabs").Role("group").Aria("label", text.EndpointTabs.In(l)).Body(
			e.tab("endpoint-here", !m.Remote.Chosen, false, app.Text(text.EndpointHere.In(l))),
			e.tab("endpoint-there", m.Remote.Chosen, true, widget.Icon(iconOut), app.Text(text.EndpointThere.In(l))),
		),
		app.If(e.opened, e.card),
	)
}

// tab chooses who answers.
func (e *Endpoint) tab(id string, on, remote bool, name ...app.UI) app.UI {
	pressed := "false"
	if on {
		pressed = "true"
	}
	return app.Button().ID(id).Type("button").Aria("pressed", pressed).Body(name...).OnClick(func(app.Context, app.Event) {
		e.opened = e.opened || remote
		e.Model.Choose(remote)
	}, app.EventScope(id))
}

// card holds the form, and what is to be said of it.
func (e *Endpoint) card() app.UI {
	l, m := e.Lang, e.Model
	r := &m.Remote
	say := func(id, said string) app.UI {
		return app.If(said != "", func() app.UI { return app.P().ID(id).Class("small dim").Text(said) })
	}
	limit, gone := "", ""
	if r.Ready {
		limit = r.sayLimit(l, e.Prompt)
	}
	if r.KeyGone {
		gone = text.EndpointKeyGone.In(l)
	}
	return app.Div().Class("card endpoint").Hidden(!r.Chosen).Body(
		app.H3().Class("hd").Text(text.EndpointTitle.In(l)),
		// Its own origin, because endpoints that choose whom they answer go by it; see
		// docs/rationale.md. All else that a frame might do is taken away. It stands
		// before all that comes and goes: moved, a frame loads anew.
		app.IFrame().ID("endpoint-form").Sandbox("allow-scripts allow-same-origin").Title(text.EndpointForm.In(l)).
			Height(r.Height).Src(widget.Asset("endpoint")),
		app.If(!r.Ready, func() app.UI { return app.P().Class("small dim").Text(text.EndpointLoading.In(l)) }),
		say("endpoint-limit", limit),
		say("endpoint-key-gone", gone),
		app.Div().Class("row").Body(
			// While it tries, or something is answered, it keeps the focus.
			app.Button().ID("endpoint-try").Type("button").Class("btn").Disabled(!r.Ready).Aria("disabled", r.Trial == Trying || m.Asking()).
				OnClick(func(app.Context, app.Event) { m.TryRemote() }).Text(text.EndpointTry.In(l)),
			app.Span().Class("small dim row").Body(widget.Icon(iconLock), app.Span().Text(text.EndpointKeyKept.In(l))),
		),
		app.P().Class("tiny dim").Text(text.EndpointOnly.In(l)),
		app.P().ID("endpoint-tried").Class("small").Role("status").Text(r.sayTrial(l)),
	)
}

// sayTrial tells how trying the connection stands.
func (r *Remote) sayTrial(l text.Lang) string {
	count := text.Int(int64(r.Count))
	switch {
	case r.Trouble != nil:
		return r.say(l, r.Trouble, "")
	case r.Trial == Trying:
		return text.EndpointTrying.In(l, r.Host)
	case r.Trial == HasModel:
		return text.EndpointTried.In(l, r.Host, count)
	case r.Trial == HasOthers:
		return text.EndpointTriedOther.In(l, r.Host, count, r.Name)
	case r.Trial == NoList:
		return text.EndpointTriedOnly.In(l, r.Host)
	}
	return ""
}

// trouble says in the answer's place what is wrong, that nothing is lost, and
// offers what to press.
func (a *Answer) trouble() app.UI {
	l, m := a.Lang, a.Model
	return app.Div().ID("answer-trouble").Class("note warn").Role("alert").Body(app.Div().Body(
		app.P().Text(m.Remote.say(l, m.Reply.Trouble, m.Prompt)),
		app.Div().Class("row").Body(
			app.Button().Type("button").Class("btn sm").Text(text.EndpointAgain.In(l)).
				OnClick(func(app.Context, app.Event) {
					a.Of.askThere()
					a.Of.refill("ask") // which stops it, or asks again
				}, app.EventScope("again")),
			app.Button().Type("button").Class("btn sm").Text(text.EndpointUseHere.In(l)).
				OnClick(func(app.Context, app.Event) { m.Choose(false) }, app.EventScope("here")),
		),
	))
}
