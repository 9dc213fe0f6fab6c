package prompt

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"breakeven/app/panel/widget"
	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Answer shows what the model says, token by token, how sure it is, and what else it
// thought of.
type Answer struct {
	app.Compo

	Lang  text.Lang
	Model *Model
	Of    *Chapter

	// What a screen reader was given last.
	said     uint32 // the answer
	from, to int    // in its text
	whole    bool   // that is all, and how it ended is said

	stop int // the token that Tab comes to; arrow keys lead to the others
}

// OnMount implements app.Mounter.
func (a *Answer) OnMount(ctx app.Context) { widget.Watch(ctx, a.Model, Answered) }

// Render implements app.Composer.
func (a *Answer) Render() app.UI {
	l, m := a.Lang, a.Model
	quote := m.Quote()
	var looked, said []app.UI
	for i, t := range m.Tokens {
		switch {
		case i == quote-1: // the mark between them
		case i < quote:
			looked = append(looked, a.token(i, t, "sr"))
		default:
			said = append(said, a.token(i, t, "num"))
		}
	}
	if a.stop >= len(m.Tokens) || a.stop == quote-1 {
		a.stop = 0
	}
	return app.Div().ID("answer").Class("card answered").OnKeyDown(a.step).Body(
		app.H3().Class("hd").Body(app.Text(text.PromptAnswer.In(l)), app.If(m.Reply == nil, func() app.UI { return app.Small().Text(text.PromptAnswerHint.In(l)) })),
		app.If(m.Reply != nil && m.Text != "", func() app.UI { return app.Div().ID("answer-text").Class("prompt-out").Dir("auto").Text(m.Text) }),
		app.If(m.Reply != nil && m.Reply.Trouble != nil, a.trouble),
		app.If(len(m.Tokens) == 0 && !m.Asking() && m.End == wire.GoesOn, func() app.UI {
			return app.P().Class("small dim").Text(text.PromptAnswerNone.In(l))
		}),
		app.If(len(looked) > 0, func() app.UI {
			return app.Div().Class("spoken looked").Body(append([]app.UI{app.Small().Text(text.PromptLooksUp.In(l))}, looked...)...)
		}),
		app.If(m.Reply == nil, func() app.UI { return app.Div().ID("answer-tokens").Class("spoken").Body(said...) }),
		app.If(m.Looking >= 0 && m.Looking < len(m.Tokens), a.others),
		app.P().ID("answer-end").Class("small dim").Text(a.end()),
		app.P().Class("sr").Role("status").Attr("translate", "no").Text(a.aloud()),
	)
}

// token is a token of the answer, and how sure the model is of it, in percent of a class.
func (a *Answer) token(i int, t wire.SaidToken, class string) app.UI {
	m, tab := a.Model, -1
	if i == a.stop {
		tab = 0
	}
	return app.Button().Type("button").Class("word").TabIndex(tab).Aria("pressed", strconv.FormatBool(m.Looking == i)).
		OnFocus(func(app.Context, app.Event) { a.stop = i }, app.EventScope("stop", i)).
		OnClick(func(app.Context, app.Event) { m.Look(i) }, app.EventScope("token", i)).Body(
		app.Span().Attr("translate", "no").Text(a.word(t.Candidate)),
		app.Meter().Min(0).Max(1).Value(math.Round(100*float64(t.P))/100).Aria("hidden", "true"),
		app.Small().Class(class).Text(strconv.Itoa(int(math.Round(100*float64(t.P))))),
		app.I().Class("sr").Text(text.PromptTokenSure.In(a.Lang)),
	)
}

// step has arrow keys go from token to token.
func (a *Answer) step(ctx app.Context, e app.Event) {
	ctx.PreventUpdate() // whoever gets the focus has it done
	words := ctx.JSSrc().Call("querySelectorAll", ".word")
	n, at := words.Length(), -1
	for i := range n {
		if words.Index(i).Equal(e.Get("target")) {
			at = i
		}
	}
	to := at
	switch e.Get("key").String() {
	case "ArrowRight", "ArrowDown":
		to++
	case "ArrowLeft", "ArrowUp":
		to--
	case "Home":
		to = 0
	case "End":
		to = n - 1
	default:
		return
	}
	if at >= 0 {
		e.PreventDefault()
		words.Index(min(max(to, 0), n-1)).Call("focus")
	}
}

// word is how a token is shown.
func (a *Answer) word(c wire.Candidate) string {
	switch c.Text {
	case "":
		return text.PromptEnds.In(a.Lang)
	case "\n":
		return "↵"
	}
	return c.Text
}

// others are what else the model thought of where one looks, each to be chosen
// instead.
func (a *Answer) others() app.UI {
	l, m := a.Lang, a.Model
	i := m.Looking
	here := m.Tokens[i]
	var rows []app.UI
	for n, c := range here.Others {
		class := "other"
		if c.Token == here.Token {
			class += " here"
		}
		rows = append(rows, app.Button().Type("button").Class(class).Disabled(m.Asking() || c.Token == here.Token).
			OnClick(func(app.Context, app.Event) {
				m.Force(i, c.Token)
				a.Of.refill("ask")
			}, app.EventScope("other", i, n, c.Token)).Body(
			app.Span().Attr("translate", "no").Text(a.word(c)), app.Meter().Min(0).Max(1).Value(math.Round(1000*float64(c.P))/1000).Aria("hidden", "true"), app.Span().Class("num").Text(text.Percent(float64(c.P))),
		))
	}
	return app.Div().ID("others").Class("others").Role("group").Aria("label", text.PromptOthers.In(l)).Body(
		append(rows, app.P().Class("tiny dim").Text(text.PromptOthers.In(l)))...)
}

// end says how the answer ended.
func (a *Answer) end() string {
	l, m := a.Lang, a.Model
	if m.Reply != nil {
		return m.sayReply(l)
	}
	switch m.End {
	case wire.Complete, wire.MostReached:
		return text.PromptTook.In(l, text.Int(int64(len(m.Tokens))), text.Int(int64(math.Round(float64(m.Millis)))))
	case wire.ContextFull:
		return text.PromptFull.In(l, text.Int(int64(m.context)))
	case wire.Hushed:
		return text.PromptHushed.In(l)
	case wire.Unusable:
		switch {
		case m.Why == nil:
			return text.PromptUnusable.In(l)
		case !m.Failed(): // where it is asked, it is no longer said
			return sayFault(l, m.Why)
		}
	}
	return ""
}

// aloud is what a screen reader says: the sentences that are whole by now and were not
// said before; in the end the rest, and how it ended. Rendered again, it is the same.
func (a *Answer) aloud() string {
	m := a.Model
	if a.said != m.id || a.to > len(m.Text) {
		a.said, a.from, a.to, a.whole = m.id, 0, 0, false
	}
	from := a.to
	if i := strings.LastIndex(m.Text, answerMark); i >= 0 && m.Reply == nil {
		from = max(from, i+len(answerMark)) // the fact that the page's model looks up is none of it
	}
	to, whole := from+sentences(m.Text[from:]), m.End != wire.GoesOn
	if whole {
		to = len(m.Text)
	}
	if to > from || whole && !a.whole {
		a.from, a.to, a.whole = from, to, whole
	}
	said := strings.TrimSpace(m.Text[a.from:a.to])
	if whole && m.Why == nil { // what is wrong with the model is an alert
		said = strings.TrimSpace(said + " " + a.end())
	}
	return said
}

// sentences returns how many bytes of a text that goes on are whole sentences. A point
// may be that of a number until there is space behind it.
func sentences(s string) (n int) {
	last := rune(0)
	for i, r := range s {
		if strings.ContainsRune("。！？", r) || r == '\n' || unicode.IsSpace(r) && strings.ContainsRune(".!?", last) {
			n = i + utf8.RuneLen(r)
		}
		last = r
	}
	if strings.TrimSpace(s[:n]) == "" {
		return 0
	}
	return n
}
