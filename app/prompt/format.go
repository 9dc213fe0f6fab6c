package prompt

import "strings"

// A format says how an answer is to look, in Chinese and in English, on a line of its
// own behind the question. Only those stand here that the page's model follows
// (docs/prompt.md).
type format struct {
	id   string
	line [2]string
}

// OwnFormat is the format that the visitor writes: names in double braces, which the
// model fills in from the facts.
const OwnFormat = "own"

var formats = []format{
	{"word", [2]string{"用一个词回答", "in one word"}},
	{"json", [2]string{"用JSON格式回答", "answer in JSON"}},
	{"table", [2]string{"用表格回答", "in a table"}},
	{OwnFormat, [2]string{"格式：{{城市}}今天{{天气}}，{{最低}}到{{最高}}", "format: {{city}}: {{weather}}, {{high}}/{{low}}"}},
}

// ownHeads begin a line that is a format of the visitor's.
var ownHeads = [...]string{"\n格式：", "\nformat:"}

// partings part a format from what stands before it.
var partings = [...]string{"\n", "，", ", "}

// Formats returns the names of all formats, in the order in which they are offered.
func Formats() (ids []string) {
	for _, f := range formats {
		ids = append(ids, f.id)
	}
	return ids
}

// FormatIn looks for a format in a template, or in a literal part of one: its name, ""
// for none, and where it stands, without the line's end or comma that parts it from the
// question. One of the visitor's own goes on to the line's end.
func FormatIn(text string) (id string, from, to int) {
	for _, head := range ownHeads {
		if i := strings.LastIndex("\n"+text, head); i >= 0 {
			if to = strings.IndexByte(text[i:], '\n'); to < 0 {
				to = len(text) - i
			}
			return OwnFormat, i, i + to
		}
	}
	for _, f := range formats {
		for _, line := range f.line {
			for _, before := range partings {
				if i := strings.LastIndex("\n"+text, before+line); i >= 0 && f.id != OwnFormat {
					from = i + len(before) - len("\n")
					return f.id, from, from + len(line)
				}
			}
		}
	}
	return "", 0, 0
}

// WithFormat puts a format behind a template, in place of the one that it has; "" for
// none.
func WithFormat(template, id string) string {
	if _, from, to := FormatIn(template); to > 0 {
		before := template[:from]
		for _, mark := range partings {
			if s, ok := strings.CutSuffix(before, mark); ok {
				before = s
				break
			}
		}
		if template = before + template[to:]; before == "" {
			template = strings.TrimPrefix(template, "\n")
		}
	}
	for _, f := range formats {
		if f.id == id {
			template = strings.TrimRight(template, "\n")
			if template != "" {
				template += "\n"
			}
			template += f.line[templateLanguage(template)]
		}
	}
	return template
}
