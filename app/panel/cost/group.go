package cost

import (
	"breakeven/app/cost"
	"breakeven/app/panel/widget"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Group is a part of the sliders that folds, and says in a line what it holds.
type Group struct {
	app.Compo

	Lang  text.Lang
	Model *Model
	Index int // of groups

	digest string
}

func (g *Group) isOpen() bool {
	at := groups[g.Index]
	if open, said := g.Model.open[at.id]; said {
		return open
	}
	return at.open
}

// OnMount implements app.Mounter.
func (g *Group) OnMount(ctx app.Context) {
	g.Model.Listen(Moved, func() {
		if digest(g.Model, groups[g.Index].id, g.Lang) != g.digest {
			widget.Update(ctx, g.Model)
		}
	})
	widget.Watch(ctx, g.Model, Looks)
}

// Render implements app.Composer.
func (g *Group) Render() app.UI {
	l, m, at := g.Lang, g.Model, groups[g.Index]
	open := g.isOpen()
	g.digest = digest(m, at.id, l)
	line := g.digest
	if open {
		line = ""
	}
	// Some seventy sliders take a while to make, and most visitors open a few.
	var knobs []app.UI
	if open {
		if at.id == "prices" {
			knobs = append(knobs, app.Button().ID("cost-pick-prices").Type("button").Class("link").OnClick(toPriceList).Text(text.CostPickPrices.In(l)))
		}
		for _, id := range at.ids {
			knobs = append(knobs, &Knob{Lang: l, Model: m, Input: id})
		}
	}
	return app.Details().ID("cost-group-"+at.id).Class("group").Open(open).OnToggle(func(ctx app.Context, _ app.Event) {
		ctx.PreventUpdate()
		if now := ctx.JSSrc().Get("open").Bool(); now != g.isOpen() {
			m.open[at.id] = now
			m.Announce(Looks)
		}
	}, app.EventScope(at.id)).Body(
		app.Summary().Body(app.Text(at.name.In(l)), app.Small().Text(line)),
		app.Div().Class("knobs").Body(knobs...),
	)
}

// toPriceList goes to the drawer of the price list, and opens it.
func toPriceList(ctx app.Context, _ app.Event) {
	ctx.PreventUpdate()
	list := app.Window().GetElementByID("cost-prices")
	list.Set("open", true)
	list.Call("scrollIntoView", map[string]any{"block": "start"})
	list.Get("firstElementChild").Call("focus", map[string]any{"preventScroll": true})
}

// digest says in a few words what a closed group holds.
func digest(m *Model, id string, l text.Lang) string {
	n, c := &m.numbers, m.currency()
	w := func(id cost.ID) string {
		if x, known := n[id].Get(); known {
			return write(id, x, c)
		}
		return "?"
	}
	s := func(id cost.ID) string {
		if x, known := n[id].Get(); known {
			return say(id, x, c, l)
		}
		return "?"
	}
	for _, g := range groups {
		for _, id2 := range g.ids {
			if g.id == id && id != "quality" && n[id2] == cost.Unknown && cost.Inputs[id2].Unknown == cost.Unsure && m.undecidedFor(id2) {
				return text.CostDigestUnknown.In(l)
			}
		}
	}
	switch id {
	case "volume":
		return s(cost.Calls)
	case "prompt":
		return s(cost.PromptPrefix)
	case "people":
		if total, known := n[cost.TunedOneOff].Get(); known {
			return text.CostDigestTotal.In(l, c.money(total))
		}
		return text.CostDigestPeople.In(l, w(cost.Examples), s(cost.LabelPrice), w(cost.TunedHours))
	case "prices":
		preset := presetOf(m.State.Cost)
		for id := range m.State.Cost.Set {
			if cost.Inputs[id].Group == cost.Prices {
				return text.CostDigestYours.In(l)
			}
		}
		source := preset.Source(cost.PromptPriceIn)
		if source.Assumed {
			return text.CostDigestAssumed.In(l)
		}
		return source.Date
	case "hosting":
		if x, known := n[cost.TunedHosting].Get(); known && x > 0 {
			return text.CostDigestHosting.In(l, c.money(x))
		}
		return text.CostDigestNoHost.In(l)
	case "retrain":
		if n[cost.RetrainEvery].Or(0) == 0 {
			return text.CostDigestNever.In(l)
		}
		return text.CostDigestEvery.In(l, w(cost.RetrainEvery))
	case "detail":
		return text.CostDigestDetail.In(l, w(cost.UserTokens))
	case "training":
		return text.CostDigestRuns.In(l, w(cost.Runs), number(round(n[cost.Epochs].Or(0), .05)))
	}
	if n[cost.PromptAccuracy] == cost.Unknown || n[cost.TunedAccuracy] == cost.Unknown {
		return text.CostDigestNoAnswer.In(l)
	}
	return text.CostDigestQuality.In(l, s(cost.PromptAccuracy), s(cost.TunedAccuracy))
}

// presetOf returns the preset that a case begins with.
func presetOf(v cost.Values) *cost.Preset {
	for _, p := range cost.Presets {
		if p.ID == v.Preset {
			return p
		}
	}
	return cost.Presets[0]
}
