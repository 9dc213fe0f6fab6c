package prompt

import (
	"breakeven/app/prompt"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// listings is the drawer of the few lines that make a prompt, ask it, check the answer and
// adjust the template, from their source.
func listings(l text.Lang) app.UI {
	listing := func(what text.Sentence, file, source string) app.UI {
		return app.Div().Body(
			app.P().Text(what.In(l)), app.P().Class("tiny dim").Attr("translate", "no").Text(file),
			app.Pre().Class("code").Lang("en").Body(app.Code().Text(source)),
		)
	}
	return app.Details().ID("prompt-code").Class("drawer").Body(
		app.Summary().Text(text.Code.In(l)),
		app.Div().Body(
			listing(text.PromptCodeRender, "app/prompt/render.go", prompt.RenderSource()),
			listing(text.PromptCodeAsk, "app/panel/prompt/asking.go", prompt.Declared(asking, "Ask")),
			listing(text.PromptCodeJudge, "app/prompt/judge.go", prompt.JudgeSource()),
			listing(text.PromptCodeChoose, "app/prompt/choose.go", prompt.ChooseSource()),
		),
	)
}
