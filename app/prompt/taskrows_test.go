package prompt_test

import (
	"strings"
	"testing"

	. "breakeven/app/prompt"
)

// What the page's model makes of the tasks' rows: examples bring the labels and the
// format, and nothing brings the difference.
func TestExamplesTeach(t *testing.T) {
	ask := speaker(t)
	for _, tt := range []struct {
		id          string
		k           int
		least, most int // rows answered as wanted, of 18 or more
	}{{"label", 0, 0, 6}, {"label", 2, 15, 18}, {"format", 0, 0, 1}, {"format", 1, 10, 19}, {"beyond", 2, 0, 2}} {
		for _, lang := range []string{"zh", "en"} {
			table := TaskRows(tt.id, lang)
			var template Template
			for _, task := range Tasks(lang) {
				if task.ID == tt.id {
					template = Parse(task.Template)
				}
			}
			var v Version
			var shots []Shot
			for i := range table.Rows {
				want := table.Rows[i][table.Answer()]
				if i < tt.k {
					shots = append(shots, Shot{Values: table.Values(i), Answer: want})
					continue
				}
				said := ask(template.Behind(shots, table.Values(i)), nil)
				v.Rows = append(v.Rows, RowAnswer{Want: want, Answer: strings.ReplaceAll(said.Text, " ", "")})
			}
			if r := v.Right(false); r.Met < tt.least || r.Met > tt.most {
				t.Errorf("%s, %s with %d examples: %d of %d, want %d to %d", lang, tt.id, tt.k, r.Met, r.N, tt.least, tt.most)
			}
		}
	}
}
