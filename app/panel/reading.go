package panel

import (
	"breakeven/app/panel/concept"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Reading stands at the foot of the page: questions, further reading, glossary.
type Reading struct {
	app.Compo

	Lang text.Lang
}

// Render implements app.Composer.
func (r *Reading) Render() app.UI {
	l := r.Lang
	return app.Section().ID("reading").Class("reading").Body(
		app.Div().Class("faq").Body(app.H2().Text(text.ReadFAQ.In(l)), app.Div().Body(faq(l)...)),
		app.Div().Class("further").Body(app.H2().Text(text.ReadFurther.In(l)), further(l)),
		app.Div().Class("glossary").ID("glossary").Body(app.H2().Text(text.ReadTerms.In(l)), concept.Glossary(l)),
	)
}

// questions are what people ask who have read about the two ways, with what is
// often said of them put right.
var questions = []struct{ asked, answer text.Sentence }{
	{text.FAQTuning, text.FAQTuningA}, {text.FAQPrompting, text.FAQPromptingA},
	{text.FAQProsTuning, text.FAQProsTuningA}, {text.FAQProsPrompt, text.FAQProsPromptA},
	{text.FAQFirst, text.FAQFirstA}, {text.FAQTrust, text.FAQTrustA},
	{text.FAQWeather, text.FAQWeatherA}, {text.FAQCNN, text.FAQCNNA},
}

func faq(l text.Lang) (out []app.UI) {
	for i, q := range questions {
		fold := app.Details().Class("fold").Body(app.Summary().Text(q.asked.In(l)), app.P().Body(concept.Words(q.answer, l)...))
		if i == 0 {
			fold = fold.Open(true)
		}
		out = append(out, fold)
	}
	return append(out, article(l))
}

// article names the article that the page grew from, and what is put right of it.
func article(l text.Lang) app.UI {
	var right []app.UI
	for _, s := range []text.Sentence{text.ArticleFresh, text.ArticleSingle, text.ArticleAsked, text.ArticleInputs, text.ArticleCosts, text.ArticleFacts, text.ArticleBooks} {
		right = append(right, app.Li().Text(s.In(l)))
	}
	return app.Details().ID("article").Class("fold").Body(
		app.Summary().Text(text.FAQArticle.In(l)),
		app.P().Body(app.Text(text.ArticleFrom.In(l)), app.Cite().Lang(text.ZH.Tag()).Text("《"+text.ArticleTitle+"》"), app.Text(text.ArticleIs.In(l))),
		app.Ul().Body(right...),
	)
}
