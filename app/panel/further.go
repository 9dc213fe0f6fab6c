package panel

import (
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// papers are worth reading on, each with its number at arXiv.
var papers = []struct {
	arXiv, authors, title, year string
	about                       text.Sentence
}{
	{"2106.09685", "Hu et al.", "LoRA: Low-Rank Adaptation of Large Language Models", "2021", text.AboutLoRA},
	{"2205.05638", "Liu et al.", "Few-Shot Parameter-Efficient Fine-Tuning is Better and Cheaper than In-Context Learning", "2022", text.AboutTFew},
	{"2103.08493", "Le Scao, Rush", "How Many Data Points is a Prompt Worth?", "2021", text.AboutWorth},
	{"2005.14165", "Brown et al.", "Language Models are Few-Shot Learners", "2020", text.AboutGPT3},
	{"1810.04805", "Devlin et al.", "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding", "2018", text.AboutBERT},
	{"1412.6980", "Kingma, Ba", "Adam: A Method for Stochastic Optimization", "2014", text.AboutAdam},
	{"2404.11018", "Agarwal et al.", "Many-Shot In-Context Learning", "2024", text.AboutMany},
	{"2202.12837", "Min et al.", "Rethinking the Role of Demonstrations", "2022", text.AboutDemos},
	{"2201.11903", "Wei et al.", "Chain-of-Thought Prompting Elicits Reasoning in Large Language Models", "2022", text.AboutThought},
	{"2104.08691", "Lester et al.", "The Power of Scale for Parameter-Efficient Prompt Tuning", "2021", text.AboutSoft},
	{"2311.16452", "Nori et al.", "Can Generalist Foundation Models Outcompete Special-Purpose Tuning?", "2023", text.AboutMedprompt},
	{"2310.03714", "Khattab et al.", "DSPy: Compiling Declarative Language Model Calls into Self-Improving Pipelines", "2023", text.AboutDSPy},
	{"2305.14314", "Dettmers et al.", "QLoRA: Efficient Finetuning of Quantized LLMs", "2023", text.AboutQLoRA},
	{"2305.11206", "Zhou et al.", "LIMA: Less Is More for Alignment", "2023", text.AboutLIMA},
	{"1612.00796", "Kirkpatrick et al.", "Overcoming catastrophic forgetting in neural networks", "2016", text.AboutEWC},
	{"2405.09673", "Biderman et al.", "LoRA Learns Less and Forgets Less", "2024", text.AboutLearnsLess},
	{"2601.21631", "Pope, Tedre", "Turning Language Model Training from Black Box into a Sandbox", "2026", text.AboutClassroom},
	{"2001.08361", "Kaplan et al.", "Scaling Laws for Neural Language Models", "2020", text.AboutScaling},
	{"2203.15556", "Hoffmann et al.", "Training Compute-Optimal Large Language Models", "2022", text.AboutScaling},
}

var books = []struct{ authors, title, link string }{
	{"Goodfellow, Bengio, Courville", "Deep Learning", "https://www.deeplearningbook.org/"},
	{"Nielsen", "Neural Networks and Deep Learning", "http://neuralnetworksanddeeplearning.com/"},
	{"Burkov", "The Hundred-Page Machine Learning Book", ""},
	{"Ng", "Machine Learning Yearning", ""},
}

// few papers are shown at once; the rest is one step away.
const few = 6

func further(l text.Lang) app.UI {
	var first, more, shelf []app.UI
	for i, p := range papers {
		item := app.Li().Body(
			app.A().Href("https://arxiv.org/abs/"+p.arXiv).Target("_blank").Rel("noopener").Lang("en").Text(p.title),
			app.P().Body(app.Small().Lang("en").Text(p.authors+" "+p.year), app.Text(p.about.In(l))),
		)
		if i < few {
			first = append(first, item)
		} else {
			more = append(more, item)
		}
	}
	for _, b := range books {
		title := app.UI(app.Cite().Lang("en").Text(b.title))
		if b.link != "" {
			title = app.A().Href(b.link).Target("_blank").Rel("noopener").Lang("en").Text(b.title)
		}
		shelf = append(shelf, app.Li().Body(title, app.P().Body(app.Small().Lang("en").Text(b.authors))))
	}
	return app.Div().Body(
		app.P().Class("tiny dim").Text(text.ReadNote.In(l)),
		app.H3().Text(text.ReadPapers.In(l)),
		app.Ul().Body(first...),
		app.Details().Class("fold").Body(app.Summary().Text(text.ReadMore.In(l, len(more))), app.Ul().Body(more...)),
		app.H3().Text(text.ReadBooks.In(l)),
		app.Ul().Body(shelf...),
	)
}
