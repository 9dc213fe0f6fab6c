package train

import (
	"cmp"
	"slices"

	"breakeven/app/chart"
	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// mostTerms is how many of a unit's inputs are told one by one.
const mostTerms = 4

// term is what a unit gets from another: input × weight, or for channels what the
// picture has in their place.
type term struct {
	unit         uint32
	input, value float32
}

// weight is that between the two units.
func (t term) weight() float32 { return t.value / t.input }

// terms are what a unit behind the first layer adds up, as far as the picture
// knows: it shows some units of the layer before.
type terms struct {
	strongest []term
	others    float32 // the rest of the units that are shown
	hidden    float32 // all that are not
	nOthers   int
	nHidden   int
}

// termsOf takes the sum of a unit apart; before is the layer before its own.
func termsOf(before, l *wire.PictureLayer, u *wire.PictureUnit) terms {
	all := make([]term, len(u.Links))
	var shown float32
	for i, v := range u.Links {
		all[i] = term{before.Units[i].Index, before.Units[i].Out, v}
		shown += v
	}
	slices.SortStableFunc(all, func(a, b term) int { return cmp.Compare(max(b.value, -b.value), max(a.value, -a.value)) })
	n := 0
	for n < min(mostTerms, len(all)) && all[n].value != 0 {
		n++
	}
	t := terms{strongest: all[:n], nOthers: len(all) - n, nHidden: int(before.Total) - len(all)}
	for _, x := range all[n:] {
		t.others += x.value
	}
	if l.Kind == wire.DenseLayer {
		t.hidden = u.Sum - u.Bias - shown
	}
	return t
}

// heading says what the terms are of a unit in a layer.
func (t terms) heading(before, l *wire.PictureLayer, lang text.Lang) string {
	switch {
	case len(t.strongest) == 0:
		return text.TermsNone.In(lang)
	case l.Kind == wire.ConvLayer:
		return text.TermsConv.In(lang, len(before.Units), whole(before.Total))
	case before.MapSide > 0:
		return text.TermsMaps.In(lang)
	}
	return text.TermsDense.In(lang)
}

// spoken are the terms as one text.
func (t terms) spoken(name text.Sentence, l text.Lang) string {
	said := ""
	for i, x := range t.strongest {
		if i > 0 {
			said += text.ChartBetween.In(l)
		}
		said += text.Is.In(l, name.In(l, whole(x.unit+1)), plus(x.value))
	}
	return said
}

// list shows the terms, and of a dense unit the rest of its sum.
func (t terms) list(before, layer *wire.PictureLayer, u *wire.PictureUnit, name text.Sentence, l text.Lang) app.UI {
	most := float32(1e-9)
	for _, v := range append([]float32{t.others, t.hidden, u.Bias}, t.values()...) {
		most = max(most, v, -v)
	}
	var rows []app.UI
	row := func(class, what, how string, v float32) {
		rows = append(rows, app.Li().Class(class).Body(app.Span().Text(what), app.Span().Class("num dim").Text(how), swing(v/most), app.B().Class("num").Text(plus(v))))
	}
	for _, x := range t.strongest {
		how := ""
		if layer.Kind == wire.DenseLayer && before.MapSide == 0 {
			how = text.TermTimes.In(l, plus(x.weight()), text.Fixed(float64(x.input), 2))
		}
		row("", name.In(l, whole(x.unit+1)), how, x.value)
	}
	if layer.Kind == wire.DenseLayer {
		if t.nOthers > 0 {
			row("rest", text.TermsOthers.In(l, t.nOthers), "", t.others)
		}
		if t.nHidden > 0 {
			row("rest", text.TermsHidden.In(l, t.nHidden), "", t.hidden)
		}
		row("rest", text.TermBias.In(l), "", u.Bias)
		rows = append(rows, app.Li().Class("rest sum").Body(app.Span().Text(text.TermSum.In(l)), app.Span(), app.Span(), app.B().Class("num").Text(plus(u.Sum))))
	}
	return app.Ul().Class("terms").Body(rows...)
}

func (t terms) values() (out []float32) {
	for _, x := range t.strongest {
		out = append(out, x.value)
	}
	return out
}

// swing is a bar from the middle, to the right for what is for, to the left for
// what is against; v is from −1 to 1.
func swing(v float32) app.UI {
	class, x, w := "for", 50.0, 50*float64(v)
	if v < 0 {
		class, x, w = "against", 50+w, -w
	}
	return chart.SVG("svg").Attr("viewBox", "0 0 100 10").Attr("preserveAspectRatio", "none").Aria("hidden", "true").Body(
		chart.SVG("rect").Class("bar-bg").Attr("x", "49.5").Attr("width", "1").Attr("height", "10"),
		chart.SVG("rect").Class(class).Attr("x", text.Fixed(x, 1)).Attr("width", text.Fixed(w, 1)).Attr("height", "10"),
	)
}

// plus writes a number with its sign, as + too.
func plus(v float32) string {
	s := text.Fixed(float64(v), 2)
	if v > 0 {
		return "+" + s
	}
	return s
}
