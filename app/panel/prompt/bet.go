package prompt

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"breakeven/app/panel/widget"
	"breakeven/app/prompt"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// wager is how many examples the visitor thinks that an unknown format takes.
type wager struct {
	placed  string // of betOn, or unsure; "": nothing yet
	skipped bool
}

// SkipBet folds the bet to a line, or opens it again.
func (m *Model) SkipBet(skip bool) {
	m.bet.skipped = skip
	m.Announce(Ran)
}

// BetSkipped tells whether it is folded.
func (m *Model) BetSkipped() bool { return m.bet.skipped }

// betOn are the numbers of examples that one can bet on.
var betOn = []string{"0", "1", "5"}

const unsure = "unsure"

// Bet asks how many examples a format takes that the model has never met. What the
// visitor's own questions show reveals it. It never stands in the way.
type Bet struct {
	app.Compo

	Lang  text.Lang
	Model *Model
	Of    *Chapter
}

// OnMount implements app.Mounter.
func (b *Bet) OnMount(ctx app.Context) { widget.Watch(ctx, b.Model, Ran, Asked) }

// Render implements app.Composer.
func (b *Bet) Render() app.UI {
	l, w := b.Lang, &b.Model.bet
	press := func(f func()) app.EventHandler {
		return func(ctx app.Context, _ app.Event) {
			f()
			b.Model.Announce(Ran)
		}
	}
	chip := func(id, label string) app.UI {
		return app.Button().ID("prompt-bet-"+id).Type("button").Class("chip").Aria("pressed", strconv.FormatBool(w.placed == id)).
			OnClick(press(func() { w.placed = id }), app.EventScope(id)).Text(label)
	}
	var chips []app.UI
	for _, n := range betOn {
		chips = append(chips, chip(n, n))
	}
	chips = append(chips, chip(unsure, text.BetNotSure.In(l)))
	asked, took, known := formatTook(b.Of.kept.list)
	done := 1 // of asked, answered, tried, revealed
	if w.placed != "" {
		done++
		if asked {
			done++
		}
		if known {
			done++
		}
	}
	var reveal []app.UI
	switch {
	case w.placed == "":
	case !known:
		reveal = []app.UI{app.Text(text.PromptBetWaits.In(l))}
	case w.placed == unsure:
		reveal = []app.UI{app.Text(text.PromptBetTook.In(l, took.examples, took.without.String(), took.with.String()))}
	default:
		reveal = []app.UI{app.Text(text.PromptBetSaid.In(l, w.placed, took.examples, took.without.String(), took.with.String()))}
	}
	if w.placed != "" && known {
		reveal = append(reveal, app.Small().Class("tiny dim").Text(text.WishesTeach.In(l)))
	}
	return widget.Bet{
		Lang: l, ID: "prompt-bet", Number: 3, Skipped: w.skipped,
		Skip:     func(yes bool) app.EventHandler { return func(app.Context, app.Event) { b.Model.SkipBet(yes) } },
		Heading:  app.H3().Text(text.BetTitle.In(l)),
		Question: text.PromptBetFormat.In(l), Chips: chips, Done: done, Reveal: reveal,
	}.UI()
}

// took is what examples have brought.
type took struct {
	examples      int
	without, with prompt.Rate // right answers: without examples, and with so many
}

// formatTook looks for the fewest examples with which three in four answers have the
// made-up format, of all that was asked of the page's model. It is known once the same
// was asked without any, too; asked tells whether anything was.
func formatTook(list []prompt.Version) (asked bool, t took, known bool) {
	best := map[int]prompt.Rate{}
	for _, v := range list {
		n, is := formatShown(v)
		if v.Model != "" || !is {
			continue
		}
		asked = true
		if r := formatRate(v); r.N > best[n].N {
			best[n] = r
		}
	}
	without, there := best[0]
	if !there {
		return asked, t, false
	}
	for _, n := range slices.Sorted(maps.Keys(best)) {
		if r := best[n]; r.N > 0 && 4*r.Met >= 3*r.N {
			return true, took{n, without, r}, true
		}
	}
	return true, t, false
}

// formatShown tells whether a version is the task of the made-up format, and how many
// different examples stand in its prompt: ticked, put in by an adjustment, or typed.
func formatShown(v prompt.Version) (examples int, is bool) {
	for _, l := range []text.Lang{text.ZH, text.EN} {
		for _, task := range prompt.Tasks(l.Code()) {
			before, ends := strings.CutSuffix(v.Template, task.Template)
			if task.ID != "format" || !ends || len(v.Wishes) == 0 || v.Wishes[0] != task.Wishes[0] {
				continue
			}
			shown := map[string]bool{}
			add := func(lines string) {
				for line := range strings.Lines(lines) {
					if line = strings.TrimSpace(line); line != "" {
						shown[line] = true
					}
				}
			}
			add(prompt.Parse(before).Render(v.Values))
			question := prompt.Parse(task.Template)
			for _, s := range v.Shots {
				add(question.Line(s))
			}
			for line := range shown {
				if _, answer, _ := strings.Cut(line, prompt.Arrow); answer == "" {
					return 0, false // an instruction: that is another task
				}
			}
			return len(shown), true
		}
	}
	return 0, false
}

// formatRate is how many of a version's answers have the format: of rows, or of the
// one answer.
func formatRate(v prompt.Version) prompt.Rate {
	if len(v.Rows) > 0 {
		return v.RatesOfAll()[0]
	}
	if len(v.Met) == 0 {
		return prompt.Rate{}
	}
	r := prompt.Rate{N: 1}
	if v.Met[0] {
		r.Met = 1
	}
	return r
}
