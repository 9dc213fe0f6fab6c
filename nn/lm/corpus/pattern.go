package corpus

import (
	"strings"

	"breakeven/nn/lm/token"
)

// phrase is a piece of text as tokens, among which there may be holes.
type phrase []uint32

// hole is a place in a phrase for what differs from document to document.
type hole uint32

const (
	cityHole    hole = 1<<16 + iota // {c}
	inCityHole                      // {in}: in {c}, nothing without a city
	ofCityHole                      // {的}: {c}的, nothing without a city
	dayHole                         // {d}
	weatherHole                     // {w}
	lowHole                         // {lo}
	highHole                        // {hi}
	unitHole                        // {u}
	verbHole                        // {is}
	endHoles
)

var holeNames = map[string]hole{
	"{c}": cityHole, "{in}": inCityHole, "{的}": ofCityHole, "{d}": dayHole, "{w}": weatherHole,
	"{lo}": lowHole, "{hi}": highHole, "{u}": unitHole, "{is}": verbHole,
}

// values fills holes, by hole − cityHole.
type values [endHoles - cityHole]phrase

// set gives a hole its text.
func (v *values) set(h hole, p phrase) { v[h-cityHole] = p }

// expand returns every string that a pattern stands for: of [a|b] one part, and
// the parts may be patterns themselves.
func expand(pattern string) []string {
	open := strings.IndexByte(pattern, '[')
	if open < 0 {
		return []string{pattern}
	}
	depth, from, closed := 0, open+1, 0
	var parts []string
	for i := open; closed == 0; i++ {
		switch pattern[i] {
		case '[':
			depth++
		case ']':
			depth--
		}
		if depth == 1 && pattern[i] == '|' || depth == 0 {
			parts = append(parts, pattern[from:i])
			from = i + 1
		}
		if depth == 0 {
			closed = i
		}
	}
	var out []string
	rest := expand(pattern[closed+1:])
	for _, part := range parts {
		for _, middle := range expand(part) {
			for _, end := range rest {
				out = append(out, pattern[:open]+middle+end)
			}
		}
	}
	return out
}

// parse turns text with holes into tokens.
func parse(v *token.Vocabulary, text string) phrase {
	var p phrase
	for text != "" {
		at, name := len(text), ""
		for n := range holeNames {
			if i := strings.Index(text, n); i >= 0 && i < at {
				at, name = i, n
			}
		}
		p = append(p, v.MustEncode(text[:at])...)
		if name == "" {
			break
		}
		p = append(p, uint32(holeNames[name]))
		text = text[at+len(name):]
	}
	return p
}
