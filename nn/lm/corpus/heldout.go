package corpus

import (
	"hash/fnv"
	"slices"
)

// What evaluation needs unseen is decided here; the corpus has it nowhere
// (TestHeldOut). Beside it stand unlearnt words and marks (words.go, marks.go),
// kept sentences of each class (labels.go), and foreign wordings.

// hashed decides by the text alone, so that adding a phrase moves no other from
// training to evaluation or back.
func hashed(text string, oneIn uint32) bool {
	h := fnv.New32a()
	h.Write([]byte(text))
	sum := h.Sum32()
	return (sum^sum>>15)%oneIn == 0
}

// keptWording tells the sixth of all wordings that is kept, and those that a
// visitor finds on the page.
func keptWording(text string) bool {
	return slices.Contains(pageWordings, text) || hashed(text, 6)
}

// pageWordings are the page's and the article's own prompts.
var pageWordings = []string{
	"请回答{c}{d}的天气情况",
	"请详细回答{c}{d}的天气情况，包括最高温度和最低温度",
	"please tell me the weather{in} {d}",
	"please answer what the weather is like{in} {d}",
	"describe the weather{in} {d} in detail, with the high and the low",
	"please describe the weather{in} {d} in detail, with the highest and the lowest temperature",
	"please tell me the weather{in} {d} in detail, with the highest and the lowest temperature",
}

// The article's examples are 今天天气很好 and 今天下雨了: no sentence of the corpus
// puts today to these, and none of the kept sentences is one.
var neverToday = []string{"天气很好", "下雨了", "the weather is nice", "it is raining"}

// keptValues tells the tenth of all pairs of temperatures that is kept.
func keptValues(lo, hi int) bool { return uint32(lo*61+hi*17+9973)*2654435761>>16%10 == 0 }

// instruction is a style or a modifier: what can be asked for beside others.
type instruction uint8

func styleInstruction(s style) instruction       { return instruction(s) }
func modifierInstruction(m modifier) instruction { return instruction(numStyles) + instruction(m) }

// keptPairs of instructions stand in no question of the corpus.
var keptPairs = [][2]instruction{
	{modifierInstruction(greeting), modifierInstruction(duUnit)},
	{modifierInstruction(thanks), modifierInstruction(exclamation)},
	{styleInstruction(tableStyle), modifierInstruction(thanks)},
	{styleInstruction(lowStyle), modifierInstruction(greeting)},
	{styleInstruction(weatherStyle), modifierInstruction(advice)},
	{styleInstruction(rangeStyle), modifierInstruction(polite)},
}

// holdsKeptPair tells whether two of these instructions are a kept pair.
func holdsKeptPair(list []instruction) bool {
	return slices.ContainsFunc(keptPairs, func(p [2]instruction) bool {
		return slices.Contains(list, p[0]) && slices.Contains(list, p[1])
	})
}

// isKeptTriple tells the quarter of all triples that is kept; list is sorted.
func isKeptTriple(list []instruction) bool {
	return len(list) == 3 && hashed(string([]byte{byte(list[0]), byte(list[1]), byte(list[2])}), 4)
}
