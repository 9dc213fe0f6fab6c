package cost

import (
	"strconv"

	"breakeven/app/cost"
	"breakeven/app/panel/widget"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Presets are the cases to start from.
type Presets struct {
	app.Compo

	Lang  text.Lang
	Model *Model
}

// OnMount implements app.Mounter.
func (p *Presets) OnMount(ctx app.Context) { widget.Watch(ctx, p.Model, Settled) }

// presetWords are what the page calls app/cost's presets, by their names.
var presetWords = map[string]struct{ sign, name, is text.Sentence }{
	"A":     {text.Sentence{ZH: "A", EN: "A"}, text.CostPresetA, text.CostPresetAIs},
	"B":     {text.Sentence{ZH: "B", EN: "B"}, text.CostPresetB, text.CostPresetBIs},
	"C":     {text.Sentence{ZH: "C", EN: "C"}, text.CostPresetC, text.CostPresetCIs},
	"blank": {text.Sentence{ZH: "–", EN: "–"}, text.CostPresetBlank, text.CostPresetBlankIs},
}

// Render implements app.Composer.
func (p *Presets) Render() app.UI {
	l, m := p.Lang, p.Model
	now := presetOf(m.State.Cost).ID
	var buttons []app.UI
	for _, preset := range cost.Presets {
		w, id := presetWords[preset.ID], preset.ID
		buttons = append(buttons, app.Button().ID("cost-preset-"+id).Type("button").Aria("pressed", strconv.FormatBool(id == now)).
			OnClick(func(ctx app.Context, _ app.Event) {
				ctx.PreventUpdate()
				m.Take(cost.Values{Preset: id})
			}, app.EventScope(id)).Body(
			app.B().Aria("hidden", true).Text(w.sign.In(l)),
			app.Span().Body(app.Text(w.name.In(l)), app.Small().Text(w.is.In(l))),
		))
	}
	return app.Div().ID("cost-presets").Class("presets").Role("group").Aria("label", text.CostPresets.In(l)).Body(append(buttons, p.locked())...)
}

// manyLocked are more names than fit into a line.
const manyLocked = 4

// locked says what stays as it is, whichever case is chosen.
func (p *Presets) locked() app.UI {
	l, ids := p.Lang, p.Model.fixed.ids()
	return app.If(len(ids) > 0, func() app.UI {
		what := text.CostLockedMany.In(l, len(ids))
		if len(ids) < manyLocked {
			var said []string
			for _, id := range ids {
				said = append(said, names[id].In(l))
			}
			what = text.Enumerate(l, said)
		}
		return app.P().ID("cost-locked").Text(text.CostLocked.In(l, what))
	})
}
