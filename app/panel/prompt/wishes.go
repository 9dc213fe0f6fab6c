package prompt

import (
	"errors"
	"strconv"

	"breakeven/app/panel/widget"
	"breakeven/app/prompt"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Wishes has what is wanted of the answer: each wish tells whether the answer there is
// meets it, and opens to be changed.
type Wishes struct {
	app.Compo

	Lang    text.Lang
	Model   *Model
	Of      *Chapter
	Changes int    // of what is written, and
	Prompt  string // what would be asked: when one changes, this is rendered again

	ctx app.Context // outlives that of a button that is gone once it is pressed
}

// OnMount implements app.Mounter.
func (w *Wishes) OnMount(ctx app.Context) {
	w.ctx = ctx
	widget.Watch(ctx, w.Model, Asked, Answered)
}

const (
	iconMet    = "M4.5 12.5l5 5 10-11"
	iconMissed = "M6 6l12 12M18 6L6 18"
	iconOpen   = "M12 12h.01"
	iconPlus   = "M12 5v14M5 12h14"
)

// Render implements app.Composer.
func (w *Wishes) Render() app.UI {
	l, wishes := w.Lang, w.Of.now.wishes
	answer, judged := w.Model.Answered()
	met, score := prompt.Judge(wishes, answer)
	var items []app.UI
	n, weighed := 0, false
	for i, wish := range wishes {
		if met[i] {
			n++
		}
		weighed = weighed || wish.Weight != wishes[0].Weight
		items = append(items, app.Li().Body(w.wish(i, wish, judged, met[i], answer.Values), app.If(w.Of.openWish == i+1, func() app.UI { return w.form(i, wish) })))
	}
	return app.Section().ID("wishes").Class("card wishes").Aria("labelledby", "h-wishes").Body(
		app.H3().Class("hd").Body(
			app.Span().ID("h-wishes").Text(text.WishesTitle.In(l)),
			app.If(judged && len(wishes) > 0, func() app.UI {
				return app.Span().ID("wishes-met").Class("end").Body(app.B().Text(strconv.Itoa(n)), app.Text(text.WishesOf.In(l, len(wishes))),
					app.If(weighed, func() app.UI { return app.Small().Text(text.WishesWeighed.In(l, text.Percent(score))) }))
			}),
		),
		app.If(len(wishes) == 0, func() app.UI { return app.P().Class("small dim").Text(text.WishesNone.In(l)) }),
		app.Ul().Body(items...),
		app.Div().Class("row").Body(
			app.Button().ID("wish-add").Type("button").Class("btn sm").Disabled(len(wishes) >= prompt.MaxWishes).OnClick(w.onAdd).Body(widget.Icon(iconPlus), app.Text(text.WishAdd.In(l))),
			app.If(len(w.Of.undos) > 0, func() app.UI {
				return app.Button().ID("wishes-undo").Type("button").Class("btn quiet sm").OnClick(func(app.Context, app.Event) {
					w.Of.openWish = 0
					w.Of.undo()
					w.Of.refill("wishes-undo", "wish-add")
				}).Text(text.PromptUndo.In(l))
			}),
		),
		app.If(judged && w.Model.Reply == nil, func() app.UI { return teaches(l) }),
		app.P().Class("sr").Role("status").Text(w.aloud(judged, n)),
	)
}

// teaches says what may be learnt of how good answers are: once wherever that is shown of
// the page's model.
func teaches(l text.Lang) app.UI { return app.P().Class("tiny dim").Text(text.WishesTeach.In(l)) }

// aloud is what a screen reader says of an answer.
func (w *Wishes) aloud(judged bool, met int) string {
	if n := len(w.Of.now.wishes); judged && n > 0 {
		return text.WishesAloud.In(w.Lang, met, n)
	}
	return ""
}

// wish is a wish as it stands in the list: a sign and a word tell whether it is met.
func (w *Wishes) wish(i int, wish prompt.Wish, judged, met bool, values map[string]string) app.UI {
	l := w.Lang
	class, sign, word := "open", iconOpen, text.WishOpen
	if !judged {
		values = w.Of.now.values
	}
	_, err := wish.Met(prompt.Answer{Values: values})
	switch {
	case judged && met:
		class, sign, word = "met", iconMet, text.WishMet
	case judged && err == nil:
		class, sign, word = "missed", iconMissed, text.WishMissed
	case err != nil:
		class, sign, word = "wrong", iconMissed, text.WishWrong
	}
	return app.Button().ID("wish-"+strconv.Itoa(i)).Type("button").Class("wish "+class).Aria("expanded", strconv.FormatBool(w.Of.openWish == i+1)).
		OnClick(func(ctx app.Context, _ app.Event) {
			w.toggle(i + 1)
			ctx.Defer(w.Of.fill)
		}, app.EventScope("wish", i)).Body(
		widget.Icon(sign),
		app.Span().Class("is").Body(app.Span().Text(w.called(wish)), app.Small().Text(w.short(wish, values))),
		app.Span().Class("as").Text(word.In(l)),
	)
}

// called is a wish's name: its own, or what its kind says.
func (w *Wishes) called(wish prompt.Wish) string {
	if wish.Name != "" {
		return clip(wish.Name)
	}
	return kindNames[wish.Kind].In(w.Lang)
}

// short says in a few signs what a wish looks for.
func (w *Wishes) short(wish prompt.Wish, values map[string]string) string {
	filled, err := wish.Filled(values)
	if err != nil {
		filled = wish.Argument
	}
	numbers := prompt.Numbers(filled)
	least, most := "?", "?"
	if len(numbers) > 0 {
		low, high := numbers[0], numbers[0]
		for _, v := range numbers {
			low, high = min(low, v), max(high, v)
		}
		least, most = text.Short(low), text.Short(high)
	}
	s := ""
	switch wish.Kind {
	case prompt.Highest:
		s = "= " + most
	case prompt.Lowest:
		s = "= " + least
	case prompt.Tokens:
		s = text.WishMost.In(w.Lang, clip(filled))
	default:
		s = kindShort[wish.Kind].In(w.Lang, clip(filled))
	}
	if wish.Weight > 1 {
		s += " × " + strconv.Itoa(wish.Weight)
	}
	return s
}

func (w *Wishes) toggle(i int) {
	w.Of.done()
	if w.Of.openWish == i {
		i = 0
	}
	w.Of.openWish = i
}

func (w *Wishes) onAdd(ctx app.Context, _ app.Event) {
	c := w.Of
	c.done()
	d := c.change()
	d.wishes = append(d.wishes, prompt.Wish{Kind: prompt.Contains, Weight: 1})
	c.done()
	w.Of.openWish = len(d.wishes)
	ctx.Defer(func(ctx app.Context) {
		c.fill(ctx)
		if e := app.Window().GetElementByID("wish-argument"); e.Truthy() {
			e.Call("focus")
		}
	})
}

// form changes a wish: what it looks at, for what, how much it counts, its name.
func (w *Wishes) form(i int, wish prompt.Wish) app.UI {
	l, c := w.Lang, w.Of
	change := func(f func(wish *prompt.Wish, value string)) app.EventHandler {
		return func(ctx app.Context, _ app.Event) {
			if i < len(c.now.wishes) {
				f(&c.change().wishes[i], ctx.JSSrc().Get("value").String())
			}
		}
	}
	whole := func(f func(wish *prompt.Wish, value string)) app.EventHandler {
		return func(ctx app.Context, e app.Event) {
			c.done()
			change(f)(ctx, e)
			c.done()
		}
	}
	var kinds, weights []app.UI
	for _, k := range prompt.Kinds {
		kinds = append(kinds, app.Option().Value(string(k)).Selected(k == wish.Kind).Text(kindNames[k].In(l)))
	}
	for n := 1; n <= prompt.MaxWeight; n++ {
		weights = append(weights, app.Option().Value(strconv.Itoa(n)).Selected(n == wish.Weight).Text("× "+strconv.Itoa(n)))
	}
	problem := ""
	if _, err := wish.Met(prompt.Answer{Values: c.now.values}); err != nil {
		problem = wrong(err).In(l)
	}
	return app.Div().Class("wish-form").Body(
		app.Label().Body(app.Span().Text(text.WishKind.In(l)), app.Select().ID("wish-kind").OnChange(whole(func(wish *prompt.Wish, v string) { wish.Kind = prompt.Kind(v) }), app.EventScope("kind", i)).Body(kinds...)),
		app.Label().Body(app.Span().Text(kindAsks[wish.Kind].In(l)),
			app.Input().ID("wish-argument").Type("text").AutoComplete(false).Spellcheck(false).Aria("describedby", "wish-problem").Value(wish.Argument).
				OnInput(change(func(wish *prompt.Wish, v string) { wish.Argument = v }), app.EventScope("argument", i)).OnChange(c.onDone, app.EventScope("argument done", i))),
		app.P().ID("wish-problem").Class("tiny").Role("status").Text(problem),
		app.Div().Class("pair").Body(
			app.Label().Body(app.Span().Text(text.WishName.In(l)), app.Input().ID("wish-name").Type("text").AutoComplete(false).Value(wish.Name).
				OnInput(change(func(wish *prompt.Wish, v string) { wish.Name = v }), app.EventScope("name", i)).OnChange(c.onDone, app.EventScope("name done", i))),
			app.Label().Body(app.Span().Text(text.WishWeight.In(l)), app.Select().ID("wish-weight").OnChange(whole(func(wish *prompt.Wish, v string) { wish.Weight, _ = strconv.Atoi(v) }), app.EventScope("weight", i)).Body(weights...)),
		),
		app.Div().Class("row").Body(
			app.Button().ID("wish-done").Type("button").Class("btn sm").OnClick(func(app.Context, app.Event) {
				w.toggle(i + 1)
				w.ctx.Defer(func(app.Context) { widget.Focus("wish-" + strconv.Itoa(i)) })
			}, app.EventScope("done", i)).Text(text.WishDone.In(l)),
			app.Button().ID("wish-remove").Type("button").Class("btn quiet sm").OnClick(func(app.Context, app.Event) {
				w.Of.openWish = 0
				c.removeWish(i)
				w.ctx.Defer(func(app.Context) { widget.Focus("wish-add") })
			}, app.EventScope("remove", i)).Text(text.WishRemove.In(l)),
		),
	)
}

// removeWish takes a wish away, which can be undone.
func (c *Chapter) removeWish(i int) {
	c.done()
	d := c.change()
	if i < len(d.wishes) {
		d.wishes = append(d.wishes[:i:i], d.wishes[i+1:]...)
	}
	c.done()
}

// wrong says what is wrong with a wish.
func wrong(err error) text.Sentence {
	for is, s := range wrongs {
		if errors.Is(err, is) {
			return s
		}
	}
	return text.WishErrKind
}

var wrongs = map[error]text.Sentence{
	prompt.ErrKind: text.WishErrKind, prompt.ErrWeight: text.WishErrWeight, prompt.ErrLong: text.WishErrLong, prompt.ErrEmpty: text.WishErrEmpty,
	prompt.ErrPattern: text.WishErrPattern, prompt.ErrLanguage: text.WishErrLanguage, prompt.ErrCount: text.WishErrCount, prompt.ErrNumber: text.WishErrNumber,
	prompt.ErrWords: text.WishErrWords, prompt.ErrNoValue: text.WishErrNoValue,
}

// kindNames are what a kind wishes, kindAsks what its argument is, kindShort how both
// are written in a few signs.
var (
	kindNames = map[prompt.Kind]text.Sentence{
		prompt.Contains: text.KindContains, prompt.Equals: text.KindEquals, prompt.Starts: text.KindStarts, prompt.Ends: text.KindEnds, prompt.Matches: text.KindMatches,
		prompt.Words: text.KindWords, prompt.Highest: text.KindHighest, prompt.Lowest: text.KindLowest, prompt.AllNumbers: text.KindAllNumbers, prompt.OnlyNumbers: text.KindOnlyNumbers,
		prompt.Language: text.KindLanguage, prompt.JSON: text.KindJSON, prompt.Tokens: text.KindTokens,
	}
	kindAsks = map[prompt.Kind]text.Sentence{
		prompt.Contains: text.AskWords, prompt.Equals: text.AskWords, prompt.Starts: text.AskWords, prompt.Ends: text.AskWords, prompt.Matches: text.AskPattern,
		prompt.Words: text.AskFacts, prompt.Highest: text.AskFacts, prompt.Lowest: text.AskFacts, prompt.AllNumbers: text.AskFacts, prompt.OnlyNumbers: text.AskFacts,
		prompt.Language: text.AskLanguage, prompt.JSON: text.AskKeys, prompt.Tokens: text.AskTokens,
	}
	kindShort = map[prompt.Kind]text.Sentence{
		prompt.Contains: text.ShortContains, prompt.Equals: text.ShortEquals, prompt.Starts: text.ShortStarts, prompt.Ends: text.ShortEnds, prompt.Matches: text.ShortMatches,
		prompt.Words: text.ShortContains, prompt.AllNumbers: text.ShortNumbers, prompt.OnlyNumbers: text.ShortOnly, prompt.Language: text.ShortLanguage, prompt.JSON: text.ShortJSON,
	}
)
