package prompt

import "strings"

// Render puts the values into their slots. A slot without a value stays as it is
// written.
func (t Template) Render(values map[string]string) string {
	var b strings.Builder
	for _, p := range t.Parts {
		if v, ok := values[p.Slot]; ok && p.Slot != "" && v != "" {
			b.WriteString(v)
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}
