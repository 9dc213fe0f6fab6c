package panel

import (
	"strconv"

	"breakeven/app/state"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// chapterNames are the chapters' names, in short and as a heading, and the class
// of their stations: the two ways own a shape and a colour.
var chapterNames = map[state.Chapter]struct {
	name, title text.Sentence
	class       string
}{
	state.Train:   {text.ChapterTrain, text.TrainTitle, ""},
	state.Tune:    {text.ChapterTune, text.TuneTitle, "f"},
	state.Prompt:  {text.ChapterPrompt, text.PromptTitle, "p"},
	state.Cost:    {text.ChapterCost, text.CostTitle, ""},
	state.Verdict: {text.ChapterVerdict, text.VerdictTitle, ""},
}

// spine is the line of chapters: where one is, and where one has been.
func (p *Page) spine() app.UI {
	var items []app.UI
	for i, c := range state.Chapters {
		name := p.chapterName(c)
		label := text.Is.In(p.lang, strconv.Itoa(i+1), name)
		item, link := app.Li(), app.A().Href("#"+string(c))
		if p.here == c {
			link = link.Aria("current", "step")
		}
		if p.seen[c] {
			item, label = item.Class("done"), label+text.ChapterSeen.In(p.lang)
		}
		items = append(items, item.Body(link.Aria("label", label).Body(
			app.Span().Class("stn", chapterNames[c].class).Body(app.Span()), // counted by the style, not read twice
			app.Span().Class("lb").Text(name),
		)))
	}
	return app.Ol().Class("spine").Body(items...)
}

func (p *Page) chapterName(c state.Chapter) string { return chapterNames[c].name.In(p.lang) }
