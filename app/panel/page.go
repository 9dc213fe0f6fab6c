// Package panel is the page's shell: bar, chapters, footer, and what it tells
// the outside: its address and whoever embeds it. A chapter's own components
// stand in its folder.
package panel

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"time"

	costs "breakeven/app/cost"
	"breakeven/app/panel/concept"
	"breakeven/app/panel/cost"
	"breakeven/app/panel/prompt"
	"breakeven/app/panel/train"
	"breakeven/app/panel/widget"
	"breakeven/app/state"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Page is the whole page.
type Page struct {
	app.Compo

	state     state.State
	notes     []state.Note
	lang      text.Lang
	untold    map[state.Chapter]text.Lang // chapters that have not followed lang yet
	train     *train.Model
	cost      *cost.Model // nil while its chapter is asleep
	asking    *prompt.Model
	measured  lengths        // in the prompt chapter
	told      lengths        // those that the cost chapter reckons with
	telling   *time.Timer    // until it is told of others; nil: it never was
	prices    [2]costs.Value // of the prompted model, that the prompt chapter has heard of
	copied    string         // how copying the link went
	skipBets  bool           // of all chapters, those asleep included
	here      state.Chapter  // the chapter in sight
	focus     string         // the element that is to have the focus once it can
	focusFrom app.Value      // the one that has it until then
	seen      map[state.Chapter]bool
	awake     map[state.Chapter]bool           // made, or being made; the others are asleep
	making    map[state.Chapter]*widget.Making // those that were woken and are long
	step      concept.Step                     // of fine-tuning, that training has come to

	ctx        app.Context
	addressAt  time.Time // when the address was last written
	addressDue bool
	jumped     time.Time // when a chapter was last chosen
	letGo      func()    // of what is held where it was gone to; nil: nothing was
	line       app.Value // the observer of the chapter in sight
}

// New returns the page's root component.
func New() app.Composer { return &Page{} }

func (p *Page) OnInit() {
	p.state = state.Default()
	p.train, p.asking = train.NewModel(&p.state), prompt.NewModel()
	p.train.Tenant, p.asking.Send = p.asking, p.train.Tell
	p.asking.Remote.Prices = p.promptPrices
	p.here, p.seen, p.step = state.Train, map[state.Chapter]bool{}, concept.Training
	p.awake, p.making = map[state.Chapter]bool{}, map[state.Chapter]*widget.Making{}
	// Not in OnMount: a browser may paint between the first render and that, and
	// would show the default language for one frame.
	if app.IsClient {
		p.readAddress(app.Window().URL())
		p.lang = documentLanguage(p.lang)
		if !p.state.Embed {
			train.KeepAnswer(p.train)
		}
		if p.state.LiteSaid == "" {
			p.state.Lite = documentLite()
		}
		p.train.Absent = !p.shows(state.Train)
		p.awake[cmp.Or(p.state.Chapter, state.Train)] = true
		// A case of the visitor's must not be printed as the one prerendered.
		c, usual := p.state.Cost, state.Default()
		p.awake[state.Cost] = p.awake[state.Cost] || c.Preset != usual.Cost.Preset || len(c.Set)+len(c.Ranges) > 0 || p.state.Currency != usual.Currency
	}
	if p.awake[state.Cost] || app.IsServer {
		p.cost = cost.NewModel(&p.state)
	}
}

// OnPreRender reads the language that the build asks for.
func (p *Page) OnPreRender(ctx app.Context) {
	p.read(ctx.Page().URL().RawQuery)
	p.cost = cost.NewModel(&p.state)
}

func (p *Page) OnMount(ctx app.Context) {
	p.ctx = ctx
	setTitle(p.lang)
	p.train.Listen(train.Controls, p.writeAddress)
	p.train.Listen(train.Controls, p.followTraining)
	p.followCost()
	embedder := &embedder{page: p}
	embedder.listen()
	embedder.say(map[string]any{"type": "ready"})
	if p.state.Chapter != "" {
		p.here, p.jumped = p.state.Chapter, time.Now()
		if !p.state.Embed && !moved() {
			app.Window().Call("requestAnimationFrame", widget.Once(func() { p.land(string(p.state.Chapter)) })) // app.js has filled the places above by then
		}
	}
	p.asking.Start = func() {
		if p.train.Link == nil {
			train.Launch(ctx, p.train) // embedded, the chapter does without until somebody asks
		}
	}
	p.followLinks()
	p.followHistory()
	p.watchScrolling()
	p.watchSleepers()
	if p.state.Embed {
		ctx.Defer(func(app.Context) { embedder.watchHeight() })
	}
	if !p.train.Absent {
		train.Launch(ctx, p.train)
		if !p.state.Embed {
			train.OpenStore(ctx, p.train)
		}
	}
}

// read takes what the address says.
func (p *Page) read(query string) {
	p.state, p.notes = state.Parse(query)
	p.lang = text.ZH
	if p.state.Lang == "en" {
		p.lang = text.EN
	}
}

// readAddress takes a page's own address: its links to chapters are "#cost", which
// may be opened in another window.
func (p *Page) readAddress(u *url.URL) {
	p.read(u.RawQuery)
	if c := state.Chapter(u.Fragment); slices.Contains(state.Chapters, c) {
		p.state.Chapter = c
	}
}

// shows tells whether a chapter is on the page: all, or when embedded one.
func (p *Page) shows(c state.Chapter) bool {
	return !p.state.Embed || p.embedded() == c
}

// followCost has the address follow the cost chapter's case, and the prompt chapter
// its prices.
func (p *Page) followCost() {
	if p.cost != nil {
		p.cost.Listen(cost.Settled, p.writeAddress)
		p.cost.Listen(cost.Settled, p.followPrices)
		p.cost.Listen(cost.Looks, p.writeAddress)
	}
}

// followTraining lights the step of fine-tuning that training has come to: the
// network is trained first, then meets its task.
func (p *Page) followTraining() {
	step := concept.Training
	if p.train.Step > 0 && !p.train.Running() {
		step = concept.TaskData
	}
	if step != p.step {
		p.step = step
		p.ctx.Dispatch(func(app.Context) {})
	}
}

func (p *Page) Render() app.UI {
	return app.Div().ID("page").Body(
		app.If(!p.state.Embed, func() app.UI { return p.bar() }),
		// Prerendered, the page is whole and embedded alike; style.css shows one.
		app.If(p.state.Embed || !app.IsClient, func() app.UI { return p.corner() }),
		p.noteList(),
		app.Main().ID("main").TabIndex(-1).Body(
			p.chapter(state.Train, func(l text.Lang) app.UI {
				return &train.Chapter{Lang: l, Model: p.train, Embed: p.state.Embed, Shell: p.shell()}
			}),
			p.chapter(state.Tune, func(l text.Lang) app.UI { return &Tune{Lang: l, Now: p.step} }),
			p.chapter(state.Prompt, func(l text.Lang) app.UI {
				return &prompt.Chapter{Lang: l, Model: p.asking, Embed: p.state.Embed, Shell: p.shell(), Keeper: p, Making: p.making[state.Prompt]}
			}),
			p.chapter(state.Cost, func(l text.Lang) app.UI {
				return &cost.Chapter{Lang: l, Model: p.cost, Embed: p.state.Embed, Shell: p.shell(), PromptTokens: p.told.prompt, PromptFrom: p.told.promptFrom, AnswerTokens: p.told.answer, AnswerFrom: p.told.from, Making: p.making[state.Cost]}
			}),
			p.chapter(state.Verdict, func(l text.Lang) app.UI { return &Verdict{Lang: l} }),
			p.chapter(behind, func(l text.Lang) app.UI { return &Reading{Lang: l} }),
		),
		app.If(!p.state.Embed, func() app.UI { return p.foot() }),
	)
}

// lengths are, in tokens, what the cost chapter reckons with; 0: there is none.
type lengths struct {
	prompt     int           // that the visitor has written
	promptFrom text.Sentence // who has counted that
	answer     int           // to it
	from       text.Sentence // who has counted that
}

// PromptWritten takes how long the prompt is that a visitor has written.
func (p *Page) PromptWritten(tokens int, from text.Sentence) {
	p.measured.prompt, p.measured.promptFrom = tokens, from
	p.tellCost()
}

// PromptAnswered takes how long the answers to it are.
func (p *Page) PromptAnswered(tokens int, from text.Sentence) {
	p.measured.answer, p.measured.from = tokens, from
	p.tellCost()
}

// costFollows is how long nothing else is measured before the cost chapter follows: all
// that it works out would have the visitor wait who writes or asks on.
const costFollows = 400 * time.Millisecond

// tellCost has the cost chapter reckon with what is measured, once that stays.
func (p *Page) tellCost() {
	if p.telling != nil {
		p.telling.Stop()
	}
	p.telling = time.AfterFunc(costFollows, func() {
		p.ctx.Dispatch(func(ctx app.Context) {
			if p.told == p.measured {
				ctx.PreventUpdate()
			}
			p.told = p.measured
		})
	})
}

// promptPrices are what the cost chapter's case pays for the prompted model, in $
// per million tokens.
func (p *Page) promptPrices() (in, out float64, known bool) {
	n := p.state.Cost.Numbers()
	in, known1 := n[costs.PromptPriceIn].Get()
	out, known2 := n[costs.PromptPriceOut].Get()
	return in, out, known1 && known2
}

// followPrices tells the prompt chapter of other prices.
func (p *Page) followPrices() {
	n := p.state.Cost.Numbers()
	if now := [2]costs.Value{n[costs.PromptPriceIn], n[costs.PromptPriceOut]}; now != p.prices {
		p.prices = now
		p.asking.Announce(prompt.Priced)
	}
}

func (p *Page) noteList() app.UI {
	if len(p.notes) == 0 {
		return app.Div().ID("notes")
	}
	var lines []app.UI
	for _, n := range p.notes {
		lines = append(lines, app.P().Text(sayNote(n, p.lang)))
	}
	return app.Div().ID("notes").Body(app.Div().ID("note").Class("note warn").Role("status").Body(
		app.Div().Body(lines...),
		app.Button().ID("note-close").Type("button").Class("btn sm").OnClick(func(app.Context, app.Event) {
			p.notes = nil
			widget.HandOn(p.ctx, "main")
		}).Text(text.CloseNote.In(p.lang)),
	))
}

// sayNote puts a note on the address into words.
func sayNote(n state.Note, l text.Lang) string {
	s, ok := map[state.Why]text.Sentence{
		state.BadWord: text.NoteBadWord, state.BadRange: text.NoteBadRange, state.NoControl: text.NoteNoControl, state.TooLong: text.NoteTooLong,
		state.Twice: text.NoteTwice, state.More: text.NoteMore,
	}[n.Why]
	if !ok {
		s = text.NoteUnknown
	}
	if n.Why == state.TooLong {
		return s.In(l)
	}
	allowed := strings.ReplaceAll(n.Allowed, ", ", text.Comma.In(l))
	switch n.Key {
	case "hidden":
		allowed = text.AllowedHidden.In(l)
	case "channels":
		allowed = text.AllowedChannels.In(l)
	}
	said := s.In(l, n.Key, n.Value, allowed)
	switch {
	case n.Used != "":
		said += text.NoteUsed.In(l, n.Used)
	case n.Why == state.BadWord || n.Why == state.BadRange:
		said += text.NoteDefault.In(l)
	}
	if n.Near != "" {
		said += text.DidYouMean.In(l, n.Near)
	}
	return said
}
