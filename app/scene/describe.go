package scene

import "breakeven/app/wire"

// Voice is what one shown unit says to one output.
type Voice struct {
	Unit, Digit int // of their layers
}

// Voices returns the strongest voice for and the strongest against among the
// shown units of the last hidden layer; ok is false for a picture without.
func Voices(p *wire.Picture) (loudestFor, loudestAgainst Voice, ok bool) {
	n := len(p.Layers)
	if n < 2 {
		return
	}
	before, most, least := p.Layers[n-2].Units, float32(0), float32(0)
	for d, u := range p.Layers[n-1].Units {
		for i, link := range u.Links {
			if link > most {
				most, loudestFor = link, Voice{int(before[i].Index), d}
			}
			if link < least {
				least, loudestAgainst = link, Voice{int(before[i].Index), d}
			}
		}
	}
	return loudestFor, loudestAgainst, most > 0 && least < 0
}

// Best returns the digit with the highest probability, and that.
func Best(p *wire.Picture) (digit int, probability float64) {
	if len(p.Layers) == 0 {
		return 0, 0
	}
	for d, u := range p.Layers[len(p.Layers)-1].Units {
		if float64(u.Out) > probability {
			digit, probability = d, float64(u.Out)
		}
	}
	return digit, probability
}
