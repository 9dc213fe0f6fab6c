package prompt

import (
	"breakeven/app/panel/widget"
	"breakeven/app/prompt"
	"breakeven/app/text"
	"breakeven/nn/source"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// listings is the drawer of the few lines that make a prompt, ask it, check the answer and
// adjust the template, from their source.
func listings(l text.Lang) app.UI {
	return app.Details().ID("prompt-code").Class("drawer").Body(
		app.Summary().Text(text.Code.In(l)),
		app.Div().Body(
			widget.Listing(text.PromptCodeRender.In(l), "app/prompt/render.go", prompt.RenderSource()),
			widget.Listing(text.PromptCodeAsk.In(l), "app/panel/prompt/asking.go", source.Declared(asking, "Ask")),
			widget.Listing(text.PromptCodeJudge.In(l), "app/prompt/judge.go", prompt.JudgeSource()),
			widget.Listing(text.PromptCodeChoose.In(l), "app/prompt/choose.go", prompt.ChooseSource()),
		),
	)
}
