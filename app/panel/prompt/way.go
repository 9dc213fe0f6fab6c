package prompt

import (
	"slices"

	"breakeven/app/panel/concept"
	"breakeven/app/panel/widget"
	"breakeven/app/prompt"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// way shows where the visitor is in the flow of prompting.
type way struct {
	app.Compo

	Lang   text.Lang
	Model  *Model
	Of     *Chapter
	Prompt string // that would be asked
}

// OnMount implements app.Mounter.
func (w *way) OnMount(ctx app.Context) { widget.Watch(ctx, w.Model, Asked) }

// Render implements app.Composer.
func (w *way) Render() app.UI {
	return &concept.Flow{Lang: w.Lang, Way: concept.Prompting, Now: w.step()}
}

// step is the box of now: what was answered and is not changed yet is a result, and where
// a wish was missed there is feedback.
func (w *way) step() concept.Step {
	said, ok := w.Model.Answered()
	switch {
	case w.Model.Asking():
		return concept.Model
	case ok && w.Model.Prompt == w.Prompt:
		if met, _ := prompt.Judge(w.Of.now.wishes, said); slices.Contains(met, false) {
			return concept.Feedback
		}
		return concept.Result
	case w.Of.mine && w.Model.Prompt != "":
		return concept.Adjust
	}
	return concept.Design
}
