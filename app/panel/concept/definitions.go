// Package concept has what explains itself in any chapter: the dotted terms with
// their glossary, and the two flows, of fine-tuning and of prompting.
package concept

import (
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Definition is what a term means.
type Definition struct {
	Key      string
	Name, Is text.Sentence
	Formula  string // HTML of one line, "" for none
	Chapter  int    // where it is at work, 1 to 5, or 0
}

// Definitions are the glossary, in the order in which they build on each other.
var Definitions = []Definition{
	{"ai", text.TermWordAI, text.TermAI, "", 0}, // a field of work, which no formula says
	{"ml", text.TermWordML, text.TermML, "ŷ = f(x; θ) ≈ y", 1},
	{"nlp", text.TermWordNL, text.TermNL, "p(w<sub>1</sub> … w<sub>n</sub>) = ∏<sub>i</sub> p(w<sub>i</sub> | w<sub>1</sub> … w<sub>i−1</sub>)", 3},
	{"llm", text.TermWordLM, text.TermLM, "|θ| ≥ 10<sup>9</sup>", 3},
	{"pretrained", text.TermWordPretrained, text.TermPretrained, "θ<sub>0</sub> ≈ argmin<sub>θ</sub> L(θ)", 2},
	{"tuning", text.TermWordTuning, text.TermTuning, "θ = θ<sub>0</sub> + Δθ", 2},
	{"prompting", text.TermWordPrompting, text.TermPrompting, "y ∼ p(y | x; θ<sub>0</sub>)", 3},
	{"fewshot", text.TermWordFewshot, text.TermFewshot, "y ∼ p(y | x<sub>1</sub>, y<sub>1</sub>, …, x<sub>k</sub>, y<sub>k</sub>, x; θ<sub>0</sub>)", 5},
	{"token", text.TermWordToken, text.TermToken, "s = t<sub>1</sub> t<sub>2</sub> … t<sub>n</sub>, &nbsp; t<sub>i</sub> ∈ V", 3},
	{"lora", text.TermWordLoRA, text.TermLoRA, "W′ = W + B·A, &nbsp; B: m×r, A: r×n, &nbsp; r ≪ m, n", 2},
	{"forgetting", text.TermWordForgetting, text.TermForgetting, "a(θ<sub>0</sub>) − a(θ<sub>0</sub> + Δθ)", 2},
	{"loss", text.TermWordLoss, text.TermLoss, "L(θ) = −Σ<sub>i</sub> log p(y<sub>i</sub> | x<sub>i</sub>; θ)", 1},
	{"gradient", text.TermWordGradient, text.TermGradient, "θ<sub>t+1</sub> = θ<sub>t</sub> − α·∇L(θ<sub>t</sub>)", 1},
	{"rate", text.TermWordRate, text.TermRate, "α", 1},
	{"adam", text.TermWordAdam, text.TermAdam, "θ<sub>t+1</sub> = θ<sub>t</sub> − α·m̂<sub>t</sub> / (√v̂<sub>t</sub> + ε)", 1},
	{"batch", text.TermWordBatch, text.TermBatch, "g = (1/B)·Σ<sub>i=1…B</sub> ∇L<sub>i</sub>(θ)", 1},
	{"epoch", text.TermWordEpoch, text.TermEpoch, "⌈N / B⌉", 1},
	{"activation", text.TermWordActivation, text.TermActivation, "ReLU(x) = max(0, x)", 1},
	{"softmax", text.TermWordSoftmax, text.TermSoftmax, "p<sub>k</sub> = e<sup>z<sub>k</sub></sup> / Σ<sub>j</sub> e<sup>z<sub>j</sub></sup>", 1},
	{"conv", text.TermWordConv, text.TermConv, "y<sub>i,j</sub> = b + Σ<sub>u,v</sub> w<sub>u,v</sub>·x<sub>i+u, j+v</sub>", 1},
	{"accuracy", text.TermWordAccuracy, text.TermAccuracy, "a = (1/N)·Σ<sub>i</sub> [ŷ<sub>i</sub> = y<sub>i</sub>]", 1},
	{"breakeven", text.TermWordBreakeven, text.TermBreakeven, "I<sub>1</sub> + c<sub>1</sub>·n* = I<sub>2</sub> + c<sub>2</sub>·n*", 4},
}

// find returns a term's definition. That every mark of every sentence has one is
// held by a test.
func find(key string) Definition {
	for _, d := range Definitions {
		if d.Key == key {
			return d
		}
	}
	return Definition{Key: key}
}

// Glossary lists all definitions.
func Glossary(l text.Lang) app.UI {
	var list []app.UI
	for _, d := range Definitions {
		list = append(list, app.Div().Body(
			app.Dt().Text(d.Name.In(l)),
			app.Dd().Body(app.Text(d.Is.In(l)), app.If(d.Formula != "", func() app.UI { return formula(d.Formula) })),
		))
	}
	return app.Dl().Body(list...)
}
