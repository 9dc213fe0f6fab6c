package prompt

import (
	"strings"

	"breakeven/app/panel/widget"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Sees shows the prompt: as it is written, and once the model is here as its tokens.
type Sees struct {
	app.Compo

	Lang     text.Lang
	Model    *Model
	Prompt   string
	Written  func() app.UI
	Passages func() []passage // of the prompt

	passages []passage // of the prompt that is shown
}

// OnMount implements app.Mounter.
func (s *Sees) OnMount(ctx app.Context) {
	read := func() { s.Model.Read(s.Prompt) }
	s.Model.Listen(Asked, read)    // it has come
	s.Model.Listen(Answered, read) // it has read what stood there before
	widget.Watch(ctx, s.Model, Asked, Answered)
}

// OnUpdate implements app.Updater.
func (s *Sees) OnUpdate(app.Context) { s.Model.Read(s.Prompt) }

// Render implements app.Composer.
func (s *Sees) Render() app.UI {
	l, m := s.Lang, s.Model
	h, of := m.Seen(s.Prompt)
	if h == nil || len(h.Tokens) == 0 || s.Prompt == "" || m.Remote.Chosen {
		return s.Written()
	}
	share, answered := []float32(nil), 0 // of each token, and how many the answer has
	if h == m.Heard && of == s.Prompt {
		share, answered = m.Share, len(m.Tokens)
	}
	most := float32(0)
	for _, v := range share {
		most = max(most, v)
	}
	var tokens []app.UI
	if of == s.Prompt {
		s.passages = s.Passages()
	}
	passages := s.passages // from the token's own on
	if share != nil {
		passages = nil
	}
	at := 0 // where they begin
	for i, t := range h.Tokens {
		class := "tok"
		if t.Slot {
			class += " slotted"
		}
		if share != nil {
			class += " w" + string('0'+rune(4*share[i]/most+.5))
		}
		for len(passages) > 0 && int(t.From) >= at+len(passages[0].text) {
			at += len(passages[0].text)
			passages = passages[1:]
		}
		if len(passages) > 0 && passages[0].class != "" {
			class += " " + passages[0].class
		}
		word := of[t.From:t.To]
		tokens = append(tokens, app.Span().Class(class).Text(strings.ReplaceAll(word, "\n", "↵")))
	}
	n, context, count := len(h.Tokens)+answered+2, m.context, text.PromptReads
	if answered > 0 {
		count = text.PromptOf
	}
	say := func(id, sentence string) app.UI { return app.P().ID(id).Class("small dim").Text(sentence) }
	return app.Div().ID("prompt-seen").Class("card seen").Body(
		app.H3().Class("hd").Body(app.Text(text.PromptSees.In(l)),
			app.If(context > 0, func() app.UI {
				return app.Span().Class("end small").ID("context").Text(count.In(l, text.Int(int64(n)), text.Int(int64(context))))
			})),
		app.If(context > 0, func() app.UI {
			return app.Progress().Class("context").Max(context).Value(n).Aria("labelledby", "context")
		}),
		app.If(h.Cut > 0 && len(h.Tokens) > 0, func() app.UI {
			return app.Div().ID("prompt-cut-text").Class("cut-text").Attr("translate", "no").TabIndex(0).Role("group").Aria("labelledby", "prompt-cut").Body(app.Del().Text(excerptOfCut(of[:h.Tokens[0].From])))
		}),
		app.Div().ID("prompt-tokens-seen").Class("toks").Dir("auto").Body(tokens...),
		app.If(share != nil, func() app.UI { return say("prompt-decided", text.PromptDecided.In(l)) }),
		app.If(h.Cut > 0, func() app.UI { return say("prompt-cut", text.PromptCut.In(l, text.Int(int64(h.Cut)))) }),
		app.If(h.Unknown > 0 && h.Excess == 0, func() app.UI { return say("prompt-unknown", text.PromptUnknown.In(l)) }),
		app.If(h.Excess > 0, func() app.UI { return say("prompt-excess", text.PromptExcess.In(l, text.Int(int64(h.Excess)))) }),
		app.P().Class("tiny dim").Text(text.PromptPrivate.In(l)),
	)
}

// cutShown is how many characters are shown of what was left out, half of them from its
// beginning.
const cutShown = 2000

// excerptOfCut is what was left out of a prompt, without its middle where it is long.
func excerptOfCut(cut string) string {
	r := []rune(cut)
	if len(r) <= cutShown {
		return cut
	}
	return string(r[:cutShown/2]) + " … " + string(r[len(r)-cutShown/2:])
}
