package prompt

import (
	"strings"
	"testing"
)

// The page shows these sources: whole functions, and short ones.
func TestSources(t *testing.T) {
	for want, s := range map[string]string{
		"func (t Template) Render(": RenderSource(), "func Judge(": JudgeSource(), "func (s *Search) choose()": ChooseSource(),
	} {
		if n := strings.Count(s, "\n"); !strings.Contains(s, want) || !strings.HasPrefix(s, "// ") || !strings.HasSuffix(s, "\n}") || n < 8 || n > 45 {
			t.Errorf("%d lines: %s", n, s)
		}
	}
}
