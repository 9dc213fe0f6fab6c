package prompt

import (
	"strconv"
	"strings"

	"breakeven/app/panel/widget"
	"breakeven/app/prompt"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Suggest offers, for the wishes that an answer misses, adjustments of the template;
// and to take them one by one until every wish is met.
type Suggest struct {
	app.Compo

	Lang    text.Lang
	Model   *Model
	Of      *Chapter
	Changes int    // of what is written, and
	Prompt  string // what would be asked: when one changes, this is rendered again

	ctx app.Context // outlives that of a button that is gone once it is pressed
}

// OnMount implements app.Mounter.
func (s *Suggest) OnMount(ctx app.Context) {
	s.ctx = ctx
	widget.Watch(ctx, s.Model, Asked, Answered)
}

// maxSuggested is how many adjustments are offered at once.
const maxSuggested = 6

// Render implements app.Composer.
func (s *Suggest) Render() app.UI {
	l, c := s.Lang, s.Of
	return app.Section().ID("suggest").Class("card suggest").Aria("labelledby", "h-suggest").Body(
		app.H3().ID("h-suggest").Class("hd").Text(text.SuggestTitle.In(l)),
		s.offers(),
		s.search(),
		app.P().ID("search-end").Class("small").Role("status").Text(c.searchEnd()),
		app.If(c.search != nil && len(c.search.Steps) > 0, func() app.UI { return teaches(l) }),
	)
}

// offers are the adjustments for what is missed.
func (s *Suggest) offers() app.UI {
	l, c := s.Lang, s.Of
	wishes := c.now.wanted()
	answer, judged := s.Model.Answered()
	say := func(sentence text.Sentence) app.UI { return app.P().Class("small dim").Text(sentence.In(l)) }
	switch {
	case c.searching():
		return app.Div()
	case !judged || len(wishes) == 0:
		return say(text.SuggestFirst)
	}
	met, _ := prompt.Judge(wishes, answer)
	var missed []string
	var chips []app.UI
	seen := map[string]bool{}
	for i, w := range wishes {
		if met[i] {
			continue
		}
		missed = append(missed, (&Wishes{Lang: l}).called(w))
		for _, a := range prompt.Adjustments(c.now.template, w, c.now.values, c.now.lines()) {
			if len(chips) < maxSuggested && !seen[a.Template] {
				seen[a.Template] = true
				chips = append(chips, s.offer(len(chips), a))
			}
		}
	}
	changed := c.prompt(prompt.Parse(c.now.template)) != s.Model.Prompt
	switch {
	case len(missed) == 0 && !changed:
		return say(text.SuggestAll)
	case changed:
		return app.Div().Body(app.P().ID("suggest-again").Class("small").Text(text.SuggestAgain.In(l)))
	case len(chips) == 0:
		return say(text.SuggestNone)
	}
	title := text.SuggestMore.In(l, len(missed))
	if len(missed) == 1 {
		title = text.SuggestOne.In(l, missed[0])
	}
	return app.Div().Body(app.P().ID("missed").Class("small").Text(title), app.Div().Class("offers").Role("group").Aria("labelledby", "missed").Body(chips...))
}

// offer is an adjustment to take, with what it costs.
func (s *Suggest) offer(i int, a prompt.Adjustment) app.UI {
	c := s.Of
	return app.Button().ID("offer-"+strconv.Itoa(i)).Type("button").Class("offer").DataSet("adjust", a.ID).OnClick(func(app.Context, app.Event) {
		c.adjust(a)
		s.ctx.Defer(func(ctx app.Context) {
			c.fill(ctx)
			widget.Focus("ask") // to see what it brings
		})
	}, app.EventScope("offer", i, a.Template)).Body(
		app.Span().Text(named(a, s.Lang)),
		app.Span().Class("took").Title(text.SuggestTokens.In(s.Lang, more(c.now.template, a.Template))).Text(more(c.now.template, a.Template)),
	)
}

// adjust takes an adjustment, which can be undone.
func (c *Chapter) adjust(a prompt.Adjustment) {
	c.done()
	c.change().template = a.Template
	c.done()
}

// more is how many tokens more one template takes than another, with its sign.
func more(before, after string) string {
	return signed(prompt.EstimateTokens(after) - prompt.EstimateTokens(before))
}

// signed is a number with its sign.
func signed(n int) string {
	if n > 0 {
		return "+" + text.Int(int64(n))
	}
	return text.Int(int64(n))
}

// named says what an adjustment does.
func named(a prompt.Adjustment, l text.Lang) string {
	if s, ok := adjustments[a.ID]; ok {
		return s.In(l)
	}
	if a.ID == "language" { // what it asks for goes by the template's language, not the page's
		s := text.AdjustEnglish
		if strings.Contains(a.Text, "Chinese") {
			s = text.AdjustChinese
		}
		return s.In(l)
	}
	return map[string]text.Sentence{"example": text.AdjustExample, "slot": text.AdjustSlot, "drop": text.AdjustDrop}[a.ID].In(l, clip(a.Text))
}

var adjustments = map[string]text.Sentence{
	"detail": text.AdjustDetail, "bare": text.AdjustBare, "word": text.AdjustWord, "json": text.AdjustJSON, "table": text.AdjustTable,
	"thanks": text.AdjustThanks, "hello": text.AdjustHello, "exclaim": text.AdjustExclaim, "degrees": text.AdjustDegrees, "polite": text.AdjustPolite,
}
