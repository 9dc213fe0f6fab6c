package text

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// These hold the other language on purpose: they switch to it, or quote it.
var bilingual = map[string]bool{"OtherLanguage": true, "LanguageLabel": true, "PromptTokensFour": true}

var (
	verb = regexp.MustCompile(`%(?:\[(\d+)\])?([a-z])`)
	han  = `\p{Han}，。：；？！（）「」、…`

	// A placeholder is taken for what mostly fills it: a number or a name.
	latin      = `A-Za-z0-9`
	spaced     = regexp.MustCompile(`[` + han + `] +[` + latin + `]|[` + latin + `%] +[` + han + `]`)
	halfWidth  = regexp.MustCompile(`[` + han + `][,.:;?!()"']|[,:;?!()"'][` + han + `]`)
	wrongQuote = regexp.MustCompile(`[“”‘’]`)
	typewriter = regexp.MustCompile(`[A-Za-z]'`)
	anyHan     = regexp.MustCompile(`[` + han[:len(han)-len("…")] + `]`)
)

// TestSentences reads every sentence from the sources: a list of them would be
// one more thing to keep up.
func TestSentences(t *testing.T) {
	n := 0
	for name, s := range sentences(t) {
		n++
		if s.ZH == "" || s.EN == "" {
			t.Errorf("%s lacks a language: %+v", name, s)
			continue
		}
		if zh, en := verbs(t, name, s.ZH), verbs(t, name, s.EN); !maps.Equal(zh, en) {
			t.Errorf("%s: placeholders %v in Chinese, %v in English", name, zh, en)
		}
		if bilingual[name] {
			continue
		}
		bare := verb.ReplaceAllString(s.ZH, "7")
		for what, re := range map[string]*regexp.Regexp{"a space beside Chinese": spaced, "half-width punctuation": halfWidth, "a quotation mark other than 「」": wrongQuote} {
			if at := re.FindString(bare); at != "" {
				t.Errorf("%s: %s (%q) in %q", name, what, at, s.ZH)
			}
		}
		// One hand: it says 你, and has one apostrophe.
		if strings.Contains(s.ZH, "您") {
			t.Errorf("%s: 您 in %q", name, s.ZH)
		}
		if at := typewriter.FindString(s.EN); at != "" {
			t.Errorf("%s: a typewriter's apostrophe (%q) in %q", name, at, s.EN)
		}
		if at := anyHan.FindString(s.EN); at != "" {
			t.Errorf("%s: Chinese (%q) in %q", name, at, s.EN)
		}
	}
	if n < 100 {
		t.Errorf("only %d sentences were found", n)
	}
}

// verbs returns the placeholders of a format: index → verb.
func verbs(t *testing.T, name, format string) map[int]string {
	out, next := map[int]string{}, 1
	// "%%" is a percent sign, where placeholders are filled.
	for _, m := range verb.FindAllStringSubmatch(strings.ReplaceAll(format, "%%", ""), -1) {
		index := next
		if m[1] != "" {
			index, _ = strconv.Atoi(m[1])
		}
		if v, ok := out[index]; ok && v != m[2] {
			t.Errorf("%s: placeholder %d is %%%s and %%%s", name, index, v, m[2])
		}
		out[index], next = m[2], index+1
	}
	return out
}

// sentences reads all sentences of the package's sources, by name.
func sentences(t *testing.T) map[string]Sentence {
	out := map[string]Sentence{}
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), f.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			for i, v := range spec.Values {
				lit, ok := v.(*ast.CompositeLit)
				if !ok {
					continue
				}
				if id, ok := lit.Type.(*ast.Ident); ok && id.Name == "Sentence" {
					out[spec.Names[i].Name] = sentence(t, spec.Names[i].Name, lit)
				}
			}
			return true
		})
	}
	return out
}

func sentence(t *testing.T, name string, lit *ast.CompositeLit) (s Sentence) {
	fields := []*string{&s.ZH, &s.EN}
	for i, e := range lit.Elts {
		at := fields[i]
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			at = map[string]*string{"ZH": &s.ZH, "EN": &s.EN}[kv.Key.(*ast.Ident).Name]
			e = kv.Value
		}
		*at = constant(t, name, e)
	}
	return s
}

// constant evaluates strings joined by +.
func constant(t *testing.T, name string, e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		if err != nil {
			t.Fatal(err)
		}
		return s
	case *ast.BinaryExpr:
		return constant(t, name, e.X) + constant(t, name, e.Y)
	}
	t.Fatalf("%s is no constant string", name)
	return ""
}

func TestOne(t *testing.T) {
	s := Sentence{"%s个词元，%s行", "%s tokens of %s rows"}
	for _, tt := range [][3]string{
		{"1", "1", "1 token of 1 row"}, {"21", "1,001", "21 tokens of 1,001 rows"}, {"0.1", "0", "0.1 tokens of 0 rows"}, {"−1", "11", "−1 token of 11 rows"},
	} {
		if got := s.In(EN, tt[0], tt[1]); got != tt[2] {
			t.Errorf("%s, %s: %q, want %q", tt[0], tt[1], got, tt[2])
		}
	}
	for _, tt := range []struct {
		s    Sentence
		args []any
		want string
	}{
		{Sentence{"", "%s wishes, %s wishes"}, []any{"1", "2"}, "1 wish, 2 wishes"},
		{ConfusionCell, []any{4, 9, "1"}, "4 taken for 9: 1 time"},
		{ConfusionCell, []any{4, 1, "21"}, "4 taken for 1: 21 times"},
		{SceneUnits, []any{"1", 1}, "1 unit, 1 shown"},
		{SceneMaps, []any{"1", 1}, "1 channel, 1 shown"},
		{LayerHidden, []any{"1"}, "1 hidden unit"},
		{TestOf, []any{"1", "0.0%", "1.0%"}, "on 1 unseen real digit (95%: 0.0%–1.0%)"},
		{TermsOthers, []any{1}, "1 other shown"},
		{CostDigestRuns, []any{"1", "1"}, "1 run of 1 pass"},
		{TableRagged, []any{1, "", 1, 4}, "Line 1 has 1 cell, the first line has 4. Put cells that hold a comma in quotation marks."},
		// The end of a name is no number.
		{EndpointOther, []any{"host1", "", "", 503}, "host1 answers 503, and nothing else. Try again; if it stays so, check address and model."},
	} {
		if got := tt.s.In(EN, tt.args...); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

// What stands behind a number has a singular, unless it is a verb.
func TestCounted(t *testing.T) {
	verbs := strings.Fields("belongs comes does ends forbids has holds is pays redirects reports saves says speaks wants was")
	noun := regexp.MustCompile(`%(?:\[\d+\])?[sd] (?:(?:` + strings.Join(between, "|") + `) )*([a-z]+s)\b`)
	n := 0
	for name, s := range sentences(t) {
		for _, m := range noun.FindAllStringSubmatch(s.EN, -1) {
			if n++; !slices.Contains(verbs, m[1]) && m[1] != "ms" && !slices.Contains(counted, m[1]) {
				t.Errorf("%s: there may be 1 %s", name, m[1])
			}
		}
	}
	if n < 100 {
		t.Errorf("only %d words behind numbers were found", n)
	}
}

func TestNumbers(t *testing.T) {
	for got, want := range map[string]string{
		Int(0): "0", Int(999): "999", Int(1000): "1,000", Int(-1234567): "−1,234,567",
		Percent(.9714): "97.1%", Percent(1): "100.0%", Fixed(-.004, 2): "0.00", Fixed(-1.5, 1): "−1.5", Fixed(-4.26e20, 1): "−4.3e+20",
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
