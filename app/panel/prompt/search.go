package prompt

import (
	"maps"
	"slices"
	"strconv"
	"time"

	"breakeven/app/panel/widget"
	"breakeven/app/prompt"
	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// search is Adjust for me: it asks, looks what is missed, and adjusts, so slowly that
// one can watch.
type search struct {
	*prompt.Search
	begun draft         // what it began with
	asked bool          // the next step, whose answer is awaited; else a pause is made
	end   text.Sentence // why it is over, where that is not by itself
	over  bool
}

// stepPause is how long a step's answer stands before the next step.
const stepPause = 700 * time.Millisecond

// onMountSearch has the search go on when an answer has ended.
func (c *Chapter) onMountSearch(ctx app.Context) {
	c.Model.Listen(Asked, func() {
		if c.searching() && !c.Model.Asking() {
			ctx.Dispatch(c.searchOn)
		}
	})
}

// searching tells whether Adjust for me is under way.
func (c *Chapter) searching() bool { return c.search != nil && !c.search.over }

// startSearch begins with the template as it is.
func (c *Chapter) startSearch() {
	c.done()
	c.search = &search{Search: prompt.NewSearch(c.now.template, c.now.wanted(), maps.Clone(c.now.values), c.now.lines()), begun: c.now.clone()}
	c.askStep()
}

// touched tells whether the visitor has changed anything of what the search asks, or wants,
// since it wrote this template.
func (c *Chapter) touched(template string) bool {
	as := c.search.begun
	as.template = template
	return !c.now.equal(as)
}

// askStep asks the next template of the search, for all to see.
func (c *Chapter) askStep() {
	c.search.asked = true
	c.change().template = c.search.Next().By.Template
	c.ask()
}

// ask asks the page's own model what is written.
func (c *Chapter) ask() { c.Model.AskHere(c.asks()) }

// askThere asks the endpoint what stands there now, if that can be asked.
func (c *Chapter) askThere() {
	if question, values := c.asks(); question != "" && !c.Model.Asking() {
		c.Model.AskRemote(question, values)
	}
}

// searchOn takes the answer to a step, and has the next one begin behind a pause.
func (c *Chapter) searchOn(ctx app.Context) {
	if c.hearStep() {
		ctx.After(stepPause, c.nextStep)
	}
	ctx.Defer(c.fill)
}

// hearStep takes the answer to a step that was asked, and tells whether another step
// follows.
func (c *Chapter) hearStep() bool {
	s := c.search
	if !c.searching() || !s.asked || c.Model.Asking() {
		return false
	}
	s.asked = false
	answer, ok := c.Model.Answered()
	switch {
	case c.touched(s.Next().By.Template):
		c.endSearch(text.SearchYours)
		return false
	case !ok || c.Model.End == wire.Hushed:
		c.endSearch(text.SearchStopped)
		return false
	}
	s.Heard(answer)
	if s.Next() != nil {
		return true
	}
	c.endSearch(text.Sentence{})
	if s.Best() != len(s.Steps)-1 { // the answer that one sees is to be the best template's
		c.ask()
	}
	return false
}

// nextStep begins a step, once nothing else is asked.
func (c *Chapter) nextStep(ctx app.Context) {
	switch s := c.search; {
	case !c.searching() || s.asked:
	case c.Model.Asking():
		ctx.After(stepPause, c.nextStep)
	case c.Model.Remote.Chosen: // what is asked there, the visitor asks
		c.endSearch(text.SearchStopped)
	case c.touched(s.Steps[len(s.Steps)-1].By.Template):
		c.endSearch(text.SearchYours)
	default:
		c.askStep()
		ctx.Defer(c.fill)
	}
}

// endSearch has the best template stay, unless the visitor has written one: one undo
// takes back all of it.
func (c *Chapter) endSearch(why text.Sentence) {
	s := c.search
	s.over, s.end = true, why
	if best := s.Best(); why != text.SearchYours {
		template := s.begun.template
		if best >= 0 {
			template = s.Steps[best].By.Template
		}
		c.change().template = template
	}
	c.done()
}

// barred tells whether no search can begin.
func (c *Chapter) barred() bool {
	m := c.Model
	return m.Asking() || m.Remote.Chosen || len(c.now.wanted()) == 0 || c.prompt(prompt.Parse(c.now.template)) == ""
}

// stopSearch ends it by the visitor's will.
func (c *Chapter) stopSearch() {
	if c.searching() {
		c.endSearch(text.SearchStopped)
		c.Model.Stop()
	}
}

// searchEnd says how the search ended.
func (c *Chapter) searchEnd() string {
	s, l := c.search, c.Lang
	if s == nil || !s.over {
		return ""
	}
	n := len(s.Steps) - 1 // adjustments
	switch best := s.Best(); {
	case s.end != text.Sentence{}:
		return s.end.In(l)
	case s.Solved():
		return text.SearchSolved.In(l, n+1)
	case n < 1:
		return text.SearchNone.In(l)
	case best == 0 && len(s.Steps) >= prompt.MaxSteps:
		return text.SearchSpent.In(l, len(s.Steps))
	case best == 0:
		return text.SearchFailed.In(l, n)
	default:
		return text.SearchBetter.In(l, n, count(s.Steps[best].Met), len(s.Wishes))
	}
}

// count returns how many are true.
func count(list []bool) (n int) {
	for _, v := range list {
		if v {
			n++
		}
	}
	return n
}

// search shows the steps, and the button that begins or stops them.
func (s *Suggest) search() app.UI {
	l, c := s.Lang, s.Of
	run := c.search
	label, icon := text.SearchGo, widget.IconPlay
	if c.searching() {
		label, icon = text.SearchStop, widget.IconStop
	}
	barred := !c.searching() && c.barred()
	how := text.SearchHow.In(l, prompt.MaxQuestions)
	if s.Model.Remote.Chosen {
		how = text.SearchHere.In(l)
	}
	var steps []app.UI
	if run != nil {
		best := run.Best()
		all := slices.Clone(run.Steps)
		if next := run.Next(); next != nil && !run.over {
			all = append(all, *next)
		}
		for i, step := range all {
			what, cost := text.SearchAsIs.In(l), ""
			if step.From >= 0 {
				what, cost = named(step.By, l), more(all[step.From].By.Template, step.By.Template)
			}
			result, class := text.SearchAsking.In(l), ""
			if step.Met != nil {
				result = text.SearchMet.In(l, count(step.Met), len(step.Met))
			}
			if run.over && i == best {
				class = "best"
			}
			steps = append(steps, app.Li().Class(class).DataSet("step", strconv.Itoa(i+1)).Body(
				app.Span().Text(what), app.Span().Class("took").Text(cost), app.Span().Class("num").Text(result),
			))
		}
	}
	return app.Div().Class("seek").Body(
		app.Div().Class("row").Body(
			// Not disabled: it would lose the focus.
			app.Button().ID("search").Type("button").Class("btn").Aria("disabled", barred).OnClick(func(ctx app.Context, _ app.Event) {
				switch {
				case c.searching():
					c.stopSearch()
				case !c.barred():
					c.startSearch()
				}
				ctx.Defer(c.fill)
			}).Body(widget.Icon(icon), app.Text(label.In(l))),
			app.Small().Class("dim").Text(how),
		),
		app.Ol().ID("search-steps").Body(steps...),
	)
}
