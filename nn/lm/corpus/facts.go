package corpus

// Temperatures in facts, °C.
const (
	minDegrees = -15
	maxDegrees = 43
	minSpan    = 2 // between lowest and highest
	maxSpan    = 14
)

// fact is the weather of a city.
type fact struct {
	city    [2]phrase // in both languages; the same for one that the model doesn't know
	weather [2]phrase // as answers write it
	short   [2]phrase // as this fact writes it
	advice  [2]phrase
	lo, hi  int
}

// fact draws one. kept values are those that evaluation alone has.
func (g *Generator) fact(unknownCity, unknownWeather float64, kept bool) fact {
	var f fact
	if g.in(unknownCity) {
		f.city = g.unknown(true)
	} else {
		f.city = of(&g.random, g.lex.cities)
	}
	if g.in(unknownWeather) {
		f.weather = g.unknown(false)
		f.short, f.advice = f.weather, g.lex.anyAdvice
	} else {
		w := of(&g.random, g.lex.weathers)
		f.weather, f.short, f.advice = w.long, w.long, w.advice
		if g.in(.3) {
			f.short = w.short
		}
	}
	for {
		f.lo = g.between(minDegrees, maxDegrees-minSpan)
		f.hi = f.lo + g.between(minSpan, min(maxSpan, maxDegrees-f.lo))
		if keptValues(f.lo, f.hi) == kept {
			return f
		}
	}
}

// unknown draws a name that the model does not know: a slot, as a foreign name
// takes on the page, or characters of which some are known, as in Chinese.
func (g *Generator) unknown(long bool) [2]phrase {
	p := phrase{g.slot()}
	if long {
		switch g.below(4) {
		case 0:
			p = append(p, g.slot())
		case 1:
			p = append(p, g.word())
		case 2:
			p = phrase{g.word(), g.slot()}
		}
	}
	return [2]phrase{p, p}
}

// notes fills v with a fact as one writes it down in a language.
func (g *Generator) notes(v *values, f *fact, lang int) {
	v.set(cityHole, f.city[lang])
	v.set(weatherHole, f.short[lang])
	v.set(lowHole, g.lex.numbers[f.lo-minDegrees])
	v.set(highHole, g.lex.numbers[f.hi-minDegrees])
	v.set(inCityHole, g.lex.inWord[1])
	v.set(ofCityHole, g.lex.inWord[0])
}

// layout draws a way to note facts.
func (g *Generator) layout(lang int) phrase {
	return of(&g.random, of(&g.random, g.lex.layouts[lang]))
}
