// Package prompt is the Prompt chapter: a template is written and asked, of the page's
// own model or of one behind an endpoint; its answer is held against wishes, the template
// adjusted, run on many rows, and each version kept. What none of that needs a page for is
// app/prompt's.
package prompt

import (
	"maps"
	"slices"

	"breakeven/app/panel/concept"
	"breakeven/app/panel/widget"
	"breakeven/app/prompt"
	"breakeven/app/state"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Chapter lays the chapter out: left where to start, right template and prompt.
// What is typed stays in the browser, which keeps what was asked of it: neither the address
// nor anybody else gets it, but an endpoint that the visitor asks.
type Chapter struct {
	app.Compo

	Lang   text.Lang
	Model  *Model
	Embed  bool
	Shell  widget.Shell // nil: the chapter has no menu
	Keeper Keeper       // told how long the prompt is; may be nil
	Making *widget.Making

	now    draft
	mine   bool    // the visitor has changed something; until then the language decides
	before *draft  // when the gesture under way began; nil: none is
	undos  []draft // earlier drafts, the latest last
	search *search // Adjust for me, under way or over; nil before

	kept     kept // what was asked
	run      *run // the template on all rows; nil before
	ten      *ten // the prompt again and again; nil before
	entering entering
	counted  struct { // what an endpoint has counted
		text   string // unvaried
		tokens int
	}
	refresh  func()             // has the chapter rendered again
	refill   func(at ...string) // and its fields filled; then the keyboard goes on at the first of these that is there
	openWish int                // the wish that is being changed, from 1; 0 for none
	changes  int                // of the draft: what shows some of it is rendered again
	allShots bool               // every row that may be an example is shown
}

// Keeper is told how long the fixed part of a visitor's own prompt is, and the answers
// to it, in tokens of a large model: those are what costs are reckoned in. It is also
// told who has counted.
type Keeper interface {
	PromptWritten(tokens int, from text.Sentence)
	PromptAnswered(tokens int, from text.Sentence)
}

// draft is what a visitor has written.
type draft struct {
	template string
	values   map[string]string // by slot
	wishes   []prompt.Wish     // what is wanted of the answer
	examples []string          // lines that adjustments may put in front
	shots    []prompt.Shot     // rows that are examples, in their order
	table    *prompt.Table     // of rows; never changed, only replaced
	chosen   *choosing         // of an earlier draft: how words were chosen then; nil: as since
}

func (d draft) clone() draft {
	return draft{d.template, maps.Clone(d.values), slices.Clone(d.wishes), d.examples, slices.Clone(d.shots), d.table, d.chosen}
}

// wanted are the wishes without those that are still being written.
func (d draft) wanted() []prompt.Wish {
	return slices.DeleteFunc(slices.Clone(d.wishes), func(w prompt.Wish) bool { return w.Err() != nil })
}

func (d draft) equal(o draft) bool {
	return d.template == o.template && maps.Equal(d.values, o.values) && slices.Equal(d.wishes, o.wishes) && slices.Equal(d.examples, o.examples) &&
		d.table == o.table && d.chosen == o.chosen && slices.EqualFunc(d.shots, o.shots, prompt.Shot.Equal)
}

// maxUndos bounds what is remembered; older gestures are forgotten.
const maxUndos = 100

// example returns the task to try of a number, in a language. Values that the visitor
// has given to its slots stay, unless only one text answers the task: it answers
// the task's own.
func (c *Chapter) example(i int) draft {
	d := taskDraft(i, c.Lang)
	if !c.mine {
		return d
	}
	if own := (draft{template: d.template, table: c.now.table}); c.now.ownTable() && own.usesTable() {
		d.table = c.now.table
	}
	if slices.ContainsFunc(d.wishes, prompt.Wish.Exact) {
		return d
	}
	for slot := range d.values {
		if own := c.now.values[slot]; own != "" {
			d.values[slot] = own
		}
	}
	return d
}

// taskDraft is the task of a number with nothing of the visitor's.
func taskDraft(i int, l text.Lang) draft {
	e := prompt.Tasks(l.Code())[i]
	return draft{template: e.Template, values: maps.Clone(e.Values), wishes: e.Wishes, examples: e.Examples, table: usual()[l][i]}
}

// OnMount implements app.Mounter.
func (c *Chapter) OnMount(ctx app.Context) {
	c.refresh = func() { ctx.Dispatch(func(app.Context) {}) }
	c.refill = func(at ...string) {
		ctx.Dispatch(func(ctx app.Context) {
			ctx.Defer(func(ctx app.Context) {
				c.fill(ctx)
				widget.Focus(at...)
			})
		})
	}
	c.Model.SpareBy(ctx.PreventUpdate)
	ctx.Defer(c.Making.GoOn)
	c.followShelf(ctx)
	ctx.Defer(func(app.Context) { c.Model.Announce(Ran) })
	c.Model.Listen(Asked, c.followAsking)
	c.Model.Listen(Priced, c.refresh)
	c.onMountSearch(ctx)
}

// OnInit implements app.Initializer.
func (c *Chapter) OnInit() { c.now, c.refresh, c.refill = c.example(0), func() {}, func(...string) {} }

// OnUpdate implements app.Updater: in another language the example is another. What
// the visitor wrote is not, nor what has been asked: the answers are to that.
func (c *Chapter) OnUpdate(app.Context) {
	if !c.mine && c.Model.Prompt == "" && c.run == nil && c.ten == nil {
		c.now = c.example(0)
	}
}

// change begins a gesture, unless one is under way, and returns what to change.
func (c *Chapter) change() *draft {
	if c.before == nil {
		b := c.now.clone()
		c.before = &b
	}
	c.mine = true
	return &c.now
}

// done ends a gesture: what it changed can be undone in one step.
func (c *Chapter) done() {
	if c.before != nil && !c.before.equal(c.now) {
		c.undos = append(c.undos, *c.before)
		c.undos = c.undos[max(0, len(c.undos)-maxUndos):]
	}
	c.before = nil
	c.changes++
	c.tell()
}

// tell tells the keeper how long the prompt is without its values: those differ
// from call to call.
func (c *Chapter) tell() {
	if c.Keeper == nil || !c.mine {
		return
	}
	fixed := unvaried(prompt.Parse(c.now.template), c.now.shots)
	if fixed == c.counted.text && fixed != "" {
		c.Keeper.PromptWritten(c.counted.tokens, text.CostFromSent)
		return
	}
	c.Keeper.PromptWritten(prompt.EstimateTokens(fixed), text.CostFromPrompt)
}

// unvaried is what of a prompt is the same in every call.
func unvaried(t prompt.Template, shots []prompt.Shot) (fixed string) {
	for _, p := range t.Parts {
		if p.Slot == "" {
			fixed += p.Text
		}
	}
	for _, s := range shots {
		fixed += t.Line(s)
	}
	return fixed
}

func (c *Chapter) onUndo(ctx app.Context, _ app.Event) {
	c.undo()
	ctx.Defer(c.fill)
}

func (c *Chapter) undo() {
	c.done()
	if n := len(c.undos); n > 0 {
		c.now, c.undos = c.undos[n-1], c.undos[:n-1]
		c.changes++
		c.tell()
		if was := c.now.chosen; was != nil {
			c.now.chosen = nil
			c.Model.choose(*was)
		}
	}
}

// Render implements app.Composer.
func (c *Chapter) Render() app.UI {
	l, piece := c.Lang, c.Making.Piece
	c.Making.Begin()
	t := prompt.Parse(c.now.template)
	asked := c.prompt(t)
	is := text.PromptModelIs
	if c.Model.Remote.Chosen {
		is = text.EndpointIs
	}
	return app.Section().ID("prompt").Class("chapter").Aria("labelledby", "h-prompt").On("focusin", c.Model.near).Body(
		app.Div().Class("driver").Body(
			app.Header().Class("intro").Body(
				app.If(c.Embed, func() app.UI { return app.H1().Class("sr").Text(text.PageTitle.In(l)) }),
				app.Div().Class("ch-no").Body(app.Span().Class("stn p on").Body(app.Span().Text("3")), app.Text(text.ChapterOf.In(l, 3)),
					app.If(c.Shell != nil, func() app.UI {
						return &widget.Menu{Lang: l, Chapter: state.Prompt, Shell: c.Shell, Of: c, IsReset: text.MenuIsReset, Note: text.MenuWritten}
					})),
				app.H2().ID("h-prompt").Text(text.PromptTitle.In(l)),
				app.P().Class("lede").Body(concept.Words(text.PromptLede, l)...),
			),
			piece(func() app.UI { return &Ask{Lang: l, Model: c.Model, Prompt: asked, Now: c.asks} }),
			piece(func() app.UI { return &Wishes{Lang: l, Model: c.Model, Of: c, Changes: c.changes, Prompt: asked} }),
			app.If(!c.Embed, func() app.UI { return piece(func() app.UI { return &Bet{Lang: l, Model: c.Model, Of: c} }) }),
			piece(c.starts),
			app.P().Class("aside").ID("prompt-model").Text(is.In(l)),
		),
		app.Div().Class("bench").Body(
			// A page that is part of another one never lets a key be typed.
			app.If(!c.Embed && !framed(), func() app.UI {
				return piece(func() app.UI { return &Endpoint{Lang: l, Model: c.Model, Prompt: asked, Now: c.asks} })
			}),
			piece(func() app.UI { return &way{Lang: l, Model: c.Model, Of: c, Prompt: asked} }),
			app.Div().Class("duo").Body(
				app.Div().Class("grid").Body(
					piece(func() app.UI {
						return app.Div().Class("card written").Body(c.editor(t), c.slots(t), c.formats(t), c.problems(t))
					}),
					piece(func() app.UI { return &Suggest{Lang: l, Model: c.Model, Of: c, Changes: c.changes, Prompt: asked} }),
					piece(func() app.UI { return c.examples(t) }),
					app.If(!tooLong(t, c.now), func() app.UI { return c.length(t) }),
				),
				app.Div().Class("grid").Body(
					piece(func() app.UI {
						return &Sees{Lang: l, Model: c.Model, Prompt: asked, Written: func() app.UI { return c.rendered(t) }, Passages: func() []passage { return c.passages(t) }}
					}),
					piece(func() app.UI { return &Answer{Lang: l, Model: c.Model, Of: c} }),
					piece(func() app.UI { return &Tenfold{Lang: l, Model: c.Model, Of: c, Prompt: asked} }),
					piece(func() app.UI { return &Versions{Lang: l, Model: c.Model, Of: c, Changes: c.changes} }),
				),
			),
			piece(func() app.UI { return &Rows{Lang: l, Model: c.Model, Of: c, Changes: c.changes} }),
			piece(func() app.UI {
				return app.Div().Class("drawers").Body(&Formula{Lang: l, Model: c.Model}, listings(l))
			}),
		),
		app.If(!c.Embed, func() app.UI {
			return app.Aside().Class("keep").Body(
				app.P().Body(app.Span().Class("lbl").Text(text.TrainKeepLabel.In(l)), app.Text(text.PromptKeep.In(l))),
				app.A().Class("btn main").Href("#cost").Text(text.PromptNext.In(l)),
			)
		}),
	)
}

// prompt is what would be asked; "" where it is too long.
func (c *Chapter) prompt(t prompt.Template) string {
	if tooLong(t, c.now) {
		return ""
	}
	return t.Behind(c.now.shots, c.now.values)
}

// asks returns what would be asked, and the values that stand in its slots.
func (c *Chapter) asks() (string, map[string]string) {
	return c.prompt(prompt.Parse(c.now.template)), c.now.values
}

// framed tells whether the page stands in another one.
func framed() bool {
	return app.IsClient && !app.Window().Get("parent").Equal(app.Window().Get("self"))
}
