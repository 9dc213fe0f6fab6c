package concept

import (
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Flow draws one of the two ways as boxes in a row. Each box leads to where the
// page does that step; the one that the visitor is at is lit.
type Flow struct {
	app.Compo

	Lang text.Lang
	Way  Way
	Now  Step
}

// Way is one of the two.
type Way uint8

const (
	Tuning Way = iota
	Prompting
)

// Step is a box of either way, 0 for none.
type Step uint8

const (
	General Step = iota + 1
	Training
	Pretrained
	TaskData
	Tune
	Tuned
)

const (
	Need Step = iota + 1
	Design
	Prompt
	Model
	Result
	Feedback
	Adjust
)

// flows are the boxes of each way in order, and what on the page each leads to.
var flows = [2]struct {
	label text.Sentence
	class string
	boxes []box
}{
	{text.FlowTuneLabel, "f", []box{
		{text.FlowGeneral, "#train"}, {text.FlowTraining, "#train"}, {text.FlowPretrained, "#tune"},
		{text.FlowTaskData, "#tune"}, {text.FlowTuning, "#tune"}, {text.FlowTuned, "#verdict"},
	}},
	{text.FlowPromptLabel, "p", []box{
		{text.FlowNeed, "#prompt"}, {text.FlowDesign, "#template"}, {text.FlowPrompt, "#prompt-seen"},
		{text.FlowModel, "#prompt"}, {text.FlowResult, "#answer"}, {text.FlowFeedback, "#wishes"}, {text.FlowAdjust, "#template"},
	}},
}

type box struct {
	name text.Sentence
	href string
}

const (
	arrow = `<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 12h15M13 6l6 6-6 6"/></svg>`
	loop  = `<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M17 3l3 3-3 3M20 6H9a5 5 0 0 0-5 5v1M7 21l-3-3 3-3M4 18h11a5 5 0 0 0 5-5v-1"/></svg>`
)

// Render implements app.Composer.
func (f *Flow) Render() app.UI {
	flow := flows[f.Way]
	var items []app.UI
	for i, b := range flow.boxes {
		link := app.A().Href(b.href).Text(b.name.In(f.Lang))
		if Step(i+1) == f.Now {
			link = link.Class("now").Aria("current", "step")
		}
		mark := arrow
		if i == len(flow.boxes)-1 {
			mark = loop
		}
		item := app.Li().Body(link)
		if i < len(flow.boxes)-1 || f.Way == Prompting { // what is adjusted is asked again
			item = app.Li().Body(link, app.Raw(mark))
		}
		items = append(items, item)
	}
	return app.Ol().Class("flowstrip", flow.class).Aria("label", flow.label.In(f.Lang)).Body(items...)
}
