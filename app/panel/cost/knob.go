package cost

import (
	"errors"
	"strconv"
	"strings"

	"breakeven/app/chart"
	"breakeven/app/cost"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// knob is one thing that a visitor sets: a slider with a field beside it.
type knob struct {
	cost.Slider

	name, unit, hint text.Sentence
	write            func(float64) string
	class            string // how it looks: whose colour, how wide
}

func (k *knob) span() span { return span{k.Min, k.Max, k.Log} }

// complain says why what was typed is not taken, and what to type; v is the
// value that still counts.
func (k *knob) complain(l text.Lang, typed string, err error, v float64) string {
	example, now := k.write(k.Default), k.write(v)
	switch {
	case strings.TrimSpace(typed) == "":
		return text.CostEmptyNumber.In(l, example, now)
	case errors.Is(err, errNegative):
		return text.CostNegative.In(l, now)
	case errors.Is(err, errTooLarge):
		return text.CostTooLarge.In(l, k.write(k.Most), now)
	}
	return text.CostNotNumber.In(l, clip(typed), example, now)
}

// clip cuts what was typed to a length that fits a sentence.
func clip(s string) string {
	if r := []rune(s); len(r) > 20 {
		return string(r[:20]) + "…"
	}
	return s
}

// knob renders one: name, field, slider, note.
func (c *Chapter) knob(k *knob) app.UI {
	v := c.values[k.Key]
	shown, note, bad := k.write(v), k.hint.In(c.Lang), false
	if v > k.Max || v < k.Min {
		note = text.CostBeyond.In(c.Lang)
	}
	if typed, ok := c.typed[k.Key]; ok {
		shown = typed
		if _, err := parseNumber(typed, k.Most); err != nil {
			note, bad = k.complain(c.Lang, typed, err, v), true
		}
	}
	id := "cost-" + k.Key
	name, unit := k.name.In(c.Lang), k.unit.In(c.Lang)
	field := app.Input().ID(id).Type("text").Value(shown).AutoComplete(false).Spellcheck(false).
		Attr("inputmode", "decimal").Aria("describedby", id+"-note").
		OnInput(c.onType(k)).OnChange(c.onDone(k))
	noteClass := "knob-note"
	if bad {
		field = field.Aria("invalid", true)
		noteClass += " bad"
	}
	percent := func(f float64) string { return strconv.FormatFloat(100*f, 'f', 1, 64) + "%" }
	return app.Div().Class("knob", k.class).Body(
		app.Label().For(id).Text(name),
		app.Span().Class("field").Body(field, app.Span().Text(unit)),
		app.Div().Class("slide").Title(text.CostDefault.In(c.Lang, k.write(k.Default))).Body(
			chart.SVG("svg").Attr("aria-hidden", "true").Body(
				chart.SVG("rect").Class("default").Attr("x", percent(k.span().place(k.Default))).Attr("y", "7").Attr("width", "2").Attr("height", "14"),
				chart.SVG("rect").Class("all").Attr("y", "12").Attr("width", "100%").Attr("height", "4").Attr("rx", "2"),
				chart.SVG("rect").Class("part").Attr("y", "12").Attr("width", percent(k.span().place(v))).Attr("height", "4").Attr("rx", "2"),
			),
			// Without min and max a slider goes from 0 to 100: one step a notch.
			app.Input().ID(id+"-slider").Type("range").Value(k.span().notch(v)).
				Aria("label", name).Aria("valuetext", k.write(v)+" "+unit).
				OnInput(c.onSlide(k)).OnChange(c.onDone(k)),
		),
		app.P().ID(id+"-note").Class(noteClass).Role("status").Text(note),
	)
}
