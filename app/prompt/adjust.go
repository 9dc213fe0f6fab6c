package prompt

import (
	"slices"
	"strings"
)

// Adjustment is a change of a template that may bring a wish.
type Adjustment struct {
	ID       string // "example", "slot", "drop", or that of a clause
	Text     string // what is put in or, for drop, left out
	Template string // with it
}

// A clause asks for something behind a question, in Chinese and in English. What each
// brings from the page's own model docs/prompt.md says: none stands here that it does
// not follow.
type clause struct {
	id   string
	text [2]string
}

var clauses = []clause{
	{"detail", [2]string{"，包括最高温度和最低温度", " in detail, with the highest and the lowest temperature"}},
	{"bare", [2]string{"，不要温度", ", no temperatures"}},
	{"word", [2]string{"，用一个词回答", ", in one word"}},
	{"language", [2]string{"，用英文回答", ", answer in Chinese"}},
	{"json", [2]string{"，用JSON格式回答", ", answer in JSON"}},
	{"table", [2]string{"，用表格回答", ", in a table"}},
	{"thanks", [2]string{"，最后说谢谢", ", say thanks at the end"}},
	{"hello", [2]string{"，先问好", ", say hello first"}},
	{"exclaim", [2]string{"，用感叹号结尾", ", end with an exclamation mark"}},
	{"degrees", [2]string{"，用度，不用°C", ", write degrees, not °C"}},
	{"polite", [2]string{"，礼貌一点", ", be polite"}},
}

// spoken are words that a clause brings into an answer, and where a wish for them
// stands.
var spoken = []struct {
	id    string
	words []string
	kinds []Kind
}{
	{"thanks", []string{"谢", "thank"}, []Kind{Contains, Ends, Matches}},
	{"hello", []string{"你好", "hello"}, []Kind{Contains, Starts, Matches}},
	{"exclaim", []string{"!"}, []Kind{Contains, Ends, Matches}},
	{"degrees", []string{"度", "degree"}, []Kind{Contains, Ends, Matches}},
	{"polite", []string{"播报", "pleasure"}, []Kind{Contains, Starts, Matches}},
	{"detail", []string{"最高", "最低", "high", "low"}, []Kind{Contains, Matches}},
	{"json", []string{"{", "}"}, []Kind{Contains, Starts, Ends, Matches}},
	{"table", []string{"|"}, []Kind{Contains, Matches}},
}

// byKind are the clauses that may bring a wish of a kind, the likeliest first.
var byKind = map[Kind][]string{
	Highest: {"detail", "table", "json"}, Lowest: {"detail", "table", "json"}, AllNumbers: {"detail"}, OnlyNumbers: {"bare", "word"},
	Language: {"language"}, JSON: {"json"}, Tokens: {"bare", "word"}, Equals: {"word"},
}

// Adjustments returns changes of a template that may bring a wish which was missed,
// the likeliest first. Examples are lines that show what is wanted, nil where none can;
// those that the template has not are offered one by one.
func Adjustments(template string, w Wish, values map[string]string, examples []string) []Adjustment {
	var list []Adjustment
	add := func(id, what, result string) {
		if result != template {
			list = append(list, Adjustment{id, what, result})
		}
	}
	slots := Parse(template).Slots()
	for _, s := range Parse(w.Argument).Slots() {
		if values[s] != "" && !slices.Contains(slots, s) {
			add("slot", "{"+s+"}", "{"+s+"}\n"+template)
		}
	}
	if i := slices.IndexFunc(examples, func(e string) bool { return !strings.Contains(template, e) }); i >= 0 {
		at := 0
		if i > 0 { // behind the one before
			if before := strings.Index(template, examples[i-1]+"\n"); before >= 0 {
				at = before + len(examples[i-1]) + 1
			}
		}
		add("example", examples[i], template[:at]+examples[i]+"\n"+template[at:])
	}
	lang := templateLanguage(template)
	if examples == nil { // a form that examples show takes no instruction, also where none is left
		for _, id := range clausesFor(w) {
			c := clauses[slices.IndexFunc(clauses, func(c clause) bool { return c.id == id })]
			if text := c.text[lang]; !strings.Contains(template, strings.TrimLeft(text, "，, ")) {
				if id == "language" && (normal(w.Argument) == "zh") == (lang == 0) {
					continue // it asks for that language already
				}
				add(id, strings.TrimLeft(text, "，, "), withClause(template, c, lang))
			}
		}
	}
	if w.Kind == Tokens || w.Kind == Equals || w.Kind == Language || w.Kind == Words {
		for _, c := range clauses {
			text := strings.TrimLeft(c.text[lang], "，, ")
			if without := strings.Replace(strings.Replace(strings.Replace(template, c.text[lang], "", 1), text+"\n", "", 1), "\n"+text, "", 1); without != template {
				if c.id == "detail" {
					without = strings.Replace(without, "请详细", "请", 1)
				}
				add("drop", text, without)
			}
		}
	}
	return list
}

// clausesFor names the clauses that may bring a wish.
func clausesFor(w Wish) []string {
	ids := slices.Clone(byKind[w.Kind])
	arg := normal(w.Argument)
	for _, s := range spoken {
		if slices.Contains(s.kinds, w.Kind) && slices.ContainsFunc(s.words, func(word string) bool { return strings.Contains(arg, word) }) {
			ids = append(ids, s.id)
		}
	}
	return ids
}

// templateLanguage returns 0 where a template's words are Chinese, 1 for English.
func templateLanguage(template string) int {
	var b strings.Builder
	for _, p := range Parse(template).Parts {
		if p.Slot == "" {
			b.WriteString(p.Text)
		}
	}
	if language(normal(b.String())) == "en" {
		return 1
	}
	return 0
}

// withClause puts a clause behind the question or, where the template ends in
// something else, before everything: those are the orders that the model has met.
func withClause(template string, c clause, lang int) string {
	text := c.text[lang]
	if id, from, _ := FormatIn(template); id == OwnFormat && from > 0 { // else it would be part of that
		return withClause(template[:from-1], c, lang) + template[from-1:]
	}
	body := strings.TrimRight(template, " \n\t。.？?！!，,；;")
	last := body[strings.LastIndexByte(body, '\n')+1:]
	if onlySlots(last) || strings.HasSuffix(last, "→") || strings.HasSuffix(last, ":") || strings.HasSuffix(last, "：") {
		return strings.TrimLeft(text, "，, ") + "\n" + template
	}
	if c.id == "detail" {
		body = strings.Replace(body, "请回答", "请详细回答", 1) // as the article does
	}
	return body + text
}

func onlySlots(line string) bool {
	for _, p := range Parse(line).Parts {
		if p.Slot == "" && strings.TrimSpace(p.Text) != "" {
			return false
		}
	}
	return true
}
