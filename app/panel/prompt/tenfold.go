package prompt

import (
	"cmp"
	"maps"
	"slices"

	"breakeven/app/panel/widget"
	"breakeven/app/prompt"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// ten is a prompt that is asked again and again, each time with another seed.
type ten struct {
	prompt      string
	temperature float64
	n           int // how often in all
	answers     []string
	failed      text.Sentence // why there are no more
}

const (
	timesAsked = 10
	// leastHeat is the lowest temperature at which answers can differ.
	leastHeat = .1
)

// askTen asks the prompt of now with ten seeds.
func (c *Chapter) askTen() {
	t := &ten{prompt: c.prompt(prompt.Parse(c.now.template)), temperature: max(leastHeat, c.Model.Temperature), n: timesAsked}
	c.ten = t
	var list []question
	for i := range timesAsked {
		list = append(list, question{of: t, prompt: t.prompt, temperature: t.temperature, seed: uint32(i + 1), then: func(r reply) {
			switch {
			case !r.failed:
				t.answers = append(t.answers, r.text)
			case c.Model.gone():
				t.failed = text.TenfoldGone
			default:
				t.failed = text.PromptUnusable
			}
			if r.failed {
				c.stopTen()
			}
			c.Model.Announce(Ran)
		}})
	}
	c.Model.Announce(Ran)
	c.Model.Aside(list...)
}

// stopTen asks no more; what was answered stays.
func (c *Chapter) stopTen() {
	c.ten.n = len(c.ten.answers)
	c.Model.DropAside(c.ten)
	c.Model.Announce(Ran)
}

// distinct returns the different answers with how often each came, the most common
// first.
func (t *ten) distinct() (answers []string, times map[string]int) {
	times = map[string]int{}
	for _, a := range t.answers {
		times[a]++
	}
	answers = slices.SortedFunc(maps.Keys(times), func(a, b string) int {
		return cmp.Or(cmp.Compare(times[b], times[a]), cmp.Compare(a, b))
	})
	return answers, times
}

// Tenfold asks the same ten times, and shows how often the answer is the same.
type Tenfold struct {
	app.Compo

	Lang   text.Lang
	Model  *Model
	Of     *Chapter
	Prompt string
}

// OnMount implements app.Mounter.
func (f *Tenfold) OnMount(ctx app.Context) { widget.Watch(ctx, f.Model, Ran, Asked) }

// Render implements app.Composer.
func (f *Tenfold) Render() app.UI {
	l, t := f.Lang, f.Of.ten
	busy := t != nil && len(t.answers) < t.n
	button := app.Button().ID("tenfold-ask").Type("button").Class("btn sm").Disabled(f.Prompt == "" && !busy).
		OnClick(func(ctx app.Context, _ app.Event) {
			ctx.PreventUpdate()
			if t := f.Of.ten; t != nil && len(t.answers) < t.n {
				f.Of.stopTen()
			} else {
				f.Of.askTen()
			}
		})
	if busy {
		button = button.Body(widget.Icon(widget.IconStop), app.Span().Text(text.PromptStop.In(l)))
	} else {
		button = button.Body(app.Span().Text(text.TenfoldAsk.In(l, timesAsked)))
	}
	return app.Div().ID("tenfold").Class("card").Body(
		app.H3().Class("hd").Body(app.Text(text.TenfoldHead.In(l)), app.Span().Class("end").Body(button)),
		app.If(f.Model.Remote.Chosen, func() app.UI { return app.P().Class("tiny dim").Text(text.RowsHere.In(l)) }),
		app.If(t == nil, func() app.UI { return app.P().Class("tiny dim").Text(text.TenfoldHint.In(l)) }),
		app.If(t != nil && t.failed != (text.Sentence{}), func() app.UI { return app.P().ID("tenfold-failed").Class("small").Role("status").Text(t.failed.In(l)) }),
		app.If(t != nil && len(t.answers) > 0, func() app.UI { return f.shares(t) }),
	)
}

func (f *Tenfold) shares(t *ten) app.UI {
	l := f.Lang
	answers, times := t.distinct()
	n := len(t.answers)
	var rows []app.UI
	for _, a := range answers {
		rows = append(rows, app.Li().Body(
			app.Span().Class("num").Text("×"+text.Int(int64(times[a]))),
			app.Meter().Min(0).Max(n).Value(times[a]).Aria("hidden", "true"),
			app.Span().Attr("translate", "no").Text(cmp.Or(a, text.RowsEmpty.In(l))),
		))
	}
	return app.Div().Body(
		app.P().ID("tenfold-say").Class("small").Role("status").Text(text.TenfoldSay.In(l, n, times[answers[0]], text.Percent(float64(times[answers[0]])/float64(n)), text.Fixed(t.temperature, 1))),
		app.Ul().Class("tally").Body(rows...),
		teaches(l),
		app.If(t.prompt != f.Prompt, func() app.UI { return app.P().Class("tiny dim").Text(text.TenfoldOld.In(l)) }),
	)
}
