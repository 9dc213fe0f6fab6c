package cost

import (
	"breakeven/app/cost"
	"breakeven/app/prompt"
	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// The article's prompts and the English of the first. Their exact counts are
// known without the program; a test has it count them.
var (
	plainZH  = sample{"请回答北京今天的天气情况", 7}
	plainEN  = sample{"Please answer what the weather is like in Beijing today", 10}
	longerZH = sample{"请详细回答北京今天的天气情况，包括最高温度和最低温度", 16}
)

type sample struct {
	text   string
	tokens int // o200k_base
}

// maxPieces is how many tokens are drawn.
const maxPieces = 2000

// Tokens is the drawer that counts the tokens of a pasted text: estimated at once,
// exactly by a program that is loaded only when it is asked for.
type Tokens struct {
	app.Compo

	Lang text.Lang
	Case Case // may be nil

	// The component's own. A button's would do nothing once the button is gone.
	ctx app.Context

	figures figures // of what stands in the field
	counter counter // nil before it is asked for, and after it failed
	failed  bool
	heard   bool   // the counter has answered: its program is there
	asked   uint32 // ID of the newest question; answers to older ones are late
	exact   int    // -1 while it is not known
	ends    []uint32
	drawn   string // HTML
	took    int    // tokens that the case was given last; -1 for none since the text changed
}

// figures are a text and what is known of it without counting.
type figures struct {
	text       string
	characters int
	odd        int // characters that are drawn as something else
	estimate   int
}

func figuresOf(s string) figures {
	f := figures{text: s, estimate: prompt.EstimateTokens(s)}
	for _, r := range s {
		f.characters++
		if prompt.IsOdd(r) {
			f.odd++
		}
	}
	return f
}

// quarter is the rule of thumb: characters ÷ 4.
func (f figures) quarter() int { return (f.characters + 3) / 4 }

// OnInit implements app.Initializer.
func (t *Tokens) OnInit() { t.exact, t.took = -1, -1 }

// OnMount implements app.Mounter.
func (t *Tokens) OnMount(ctx app.Context) { t.ctx = ctx }

// OnUpdate implements app.Updater: the language may be another.
func (t *Tokens) OnUpdate(app.Context) { t.draw() }

// OnDismount implements app.Dismounter.
func (t *Tokens) OnDismount() {
	if t.counter != nil {
		t.counter.end()
		t.counter = nil
	}
}

// set takes another text. A counter that is there counts it; what it was counting
// for is out of date.
func (t *Tokens) set(s string) {
	t.figures, t.took = figuresOf(s), -1
	t.ask()
}

// ask has the counter count what stands in the field.
func (t *Tokens) ask() {
	t.asked++
	t.exact = -1
	if s := t.figures.text; s == "" || len(s) > wire.MaxText {
		t.ends, t.drawn = nil, ""
		return
	}
	if t.counter != nil {
		question := wire.Tokenize{ID: t.asked, Most: maxPieces, Text: []byte(t.figures.text)}
		t.counter.ask(question.Encode())
	}
}

// begin gives the component a counter and asks it; nil for one that could not be.
func (t *Tokens) begin(c counter) {
	t.counter, t.heard, t.failed = c, false, c == nil
	t.ask()
}

// receive takes an answer of a counter's.
func (t *Tokens) receive(from counter, b []byte) {
	if from != t.counter {
		return // of one that was given up
	}
	answer, err := wire.DecodeTokens(b)
	if err != nil {
		t.fail(from)
		return
	}
	t.heard = true
	if answer.ID != t.asked || answer.TooLong {
		return
	}
	t.exact, t.ends = int(answer.Count), answer.Ends
	t.draw()
}

// draw draws the tokens of the newest answer.
func (t *Tokens) draw() {
	if t.exact >= 0 {
		t.drawn = drawTokens(t.figures.text, t.ends, text.TokensPieces.In(t.Lang))
	}
}

// fail gives a counter up.
func (t *Tokens) fail(c counter) {
	if c != t.counter || c == nil {
		return
	}
	c.end()
	t.counter, t.failed, t.exact, t.drawn = nil, true, -1, ""
}

// count returns the best count that there is, and whether it is exact.
func (t *Tokens) count() (n int, exact bool) {
	if t.exact >= 0 {
		return t.exact, true
	}
	return t.figures.estimate, false
}

// take gives the count to the case, as the length of the prompt's fixed part.
func (t *Tokens) take() {
	n, _ := t.count()
	if t.Case == nil || t.figures.text == "" {
		return
	}
	n = min(n, int(cost.Inputs[cost.PromptPrefix].Most))
	t.Case.Take(t.Case.Values().With(cost.PromptPrefix, cost.Known(float64(n))))
	t.took = n
}

// Render implements app.Composer.
func (t *Tokens) Render() app.UI {
	l := t.Lang
	return app.Details().ID("cost-tokens").Class("drawer tokens").Body(
		app.Summary().Text(text.TokensSummary.In(l)),
		app.Div().Body(
			app.P().Text(text.TokensLede.In(l)),
			app.Div().Body(
				app.Label().For("tokens-text").Text(text.TokensField.In(l)),
				// Its text is the browser's: an attribute of 300 kB would be one too many.
				// No dir="auto": with it, Chromium lays 99,000 lines out for a minute.
				app.Textarea().ID("tokens-text").Rows(4).Spellcheck(false).Attr("autocomplete", "off").Attr("autocapitalize", "off").
					Aria("describedby", "tokens-note").
					OnInput(func(ctx app.Context, _ app.Event) { t.set(ctx.JSSrc().Get("value").String()) }),
			),
			app.Div().Class("row").Body(
				app.Span().Class("dim").Text(text.TokensExamples.In(l)),
				t.example("zh", text.TokensPlainZH, plainZH), t.example("en", text.TokensPlainEN, plainEN), t.example("long", text.TokensLonger, longerZH),
			),
			app.P().ID("tokens-note").Role("status").Text(t.note()),
			app.If(t.figures.odd > 0, func() app.UI {
				return app.P().ID("tokens-odd").Class("dim").Text(text.TokensOdd.In(l, text.Int(int64(t.figures.odd))))
			}),
			app.Div().Class("row").Body(
				// Once the program is there, every text is counted.
				app.If(t.counter == nil || !t.heard, t.exactButton),
				t.takeButton(),
			),
			app.P().ID("tokens-took").Role("status").Text(t.tookNote()),
			t.drawing(),
			t.table(),
			app.P().Text(text.TokensWhy.In(l,
				whole(figuresOf(plainZH.text).quarter()), whole(plainZH.tokens), whole(figuresOf(plainEN.text).quarter()), whole(plainEN.tokens))),
			app.P().Class("dim").Text(text.TokensOthers.In(l)),
		),
	)
}

// example is the button that puts a sample into the field.
func (t *Tokens) example(id string, label text.Sentence, s sample) app.UI {
	return app.Button().ID("tokens-" + id).Type("button").Class("btn sm").Text(label.In(t.Lang)).OnClick(func(ctx app.Context, _ app.Event) {
		t.set(s.text)
		if field := app.Window().GetElementByID("tokens-text"); field.Truthy() {
			field.Set("value", s.text)
		}
	})
}

// exactButton asks for the exact count.
func (t *Tokens) exactButton() app.UI {
	label := text.TokensCount.In(t.Lang, megabytes())
	if t.failed {
		label = text.TokensAgain.In(t.Lang)
	}
	return app.Button().ID("tokens-exact").Type("button").Class("btn").
		Disabled(t.counter != nil || t.figures.text == "" || len(t.figures.text) > wire.MaxText).Text(label).
		OnClick(func(app.Context, app.Event) { t.begin(startCounter(t, t.failed)) })
}

func (t *Tokens) takeButton() app.UI {
	n, exact := t.count()
	label := text.TokensTakeAbout
	if exact {
		label = text.TokensTake
	}
	return app.Button().ID("tokens-take").Type("button").Class("btn").Disabled(t.Case == nil || t.figures.text == "").
		OnClick(func(app.Context, app.Event) { t.take() }).Text(label.In(t.Lang, whole(n)))
}

// note says how the count stands.
func (t *Tokens) note() string {
	l, about := t.Lang, whole(t.figures.estimate)
	switch size := len(t.figures.text); {
	case size == 0:
		return text.TokensEmpty.In(l)
	case size > wire.MaxText:
		return text.TokensTooLong.In(l, about, whole((size+999)/1000), whole(wire.MaxText/1000))
	case t.exact >= 0:
		return text.TokensExactly.In(l, whole(t.exact))
	case t.failed:
		return text.TokensFailed.In(l, about)
	case t.counter != nil && t.heard:
		return text.TokensCounting.In(l, about)
	case t.counter != nil:
		return text.TokensLoading.In(l, about, megabytes())
	}
	return text.TokensRoughly.In(l, about)
}

func (t *Tokens) tookNote() string {
	if t.took < 0 {
		return ""
	}
	return text.TokensTook.In(t.Lang, whole(t.took))
}

// drawing shows the tokens in colour. While a newer text is being counted, the
// last drawing stays.
func (t *Tokens) drawing() app.UI {
	if t.drawn == "" {
		return app.Div().ID("tokens-pieces")
	}
	l := t.Lang
	hint := text.TokensShades.In(l)
	if t.exact > maxPieces {
		hint = text.TokensFirst.In(l, whole(maxPieces))
	}
	return app.Div().ID("tokens-pieces").Body(app.Raw(t.drawn), app.P().Class("hint").Text(hint))
}

// table sets the three ways to count side by side.
func (t *Tokens) table() app.UI {
	l := t.Lang
	head := func(s text.Sentence) app.UI { return app.Th().Scope("col").Class("num").Text(s.In(l)) }
	row := func(id, name string, lang text.Lang, f figures, exact string) app.UI {
		return app.Tr().ID("tokens-row-"+id).Body(
			app.Td().Lang(lang.Tag()).Text(name),
			app.Td().Class("num").Text(whole(f.characters)), app.Td().Class("num").Text(whole(f.quarter())),
			app.Td().Class("num").Text(text.TokensAbout.In(l, whole(f.estimate))), app.Td().Class("num").Text(exact),
		)
	}
	own := text.TokensNotYet.In(l)
	if t.exact >= 0 {
		own = whole(t.exact)
	}
	return app.Table().Class("rows").Body(
		app.Caption().Class("sr").Text(text.TokensTable.In(l)),
		app.THead().Body(app.Tr().Body(
			app.Th().Scope("col").Text(text.TokensText.In(l)),
			head(text.TokensCharacters), head(text.TokensQuarter), head(text.TokensEstimate), head(text.TokensExact),
		)),
		app.TBody().Body(
			row("own", text.TokensOwn.In(l), l, t.figures, own),
			row("zh", plainZH.text, text.ZH, figuresOf(plainZH.text), whole(plainZH.tokens)),
			row("en", plainEN.text, text.EN, figuresOf(plainEN.text), whole(plainEN.tokens)),
		),
	)
}

func megabytes() string { return text.Fixed(CounterMB, 1) }
