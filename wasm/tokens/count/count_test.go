package count

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"breakeven/app/wire"
)

var counter = sync.OnceValue(New)

// What OpenAI's own tiktoken makes of texts, recorded with its WebAssembly build
// (npm tiktoken 1.0.x, 2026-11): the article's prompts, those that the library
// tests itself with, and what its generated code gets wrong.
var tiktoken = []struct {
	text string
	ids  []uint
}{
	{"请回答北京今天的天气情况", []uint{10394, 89785, 19340, 47256, 1616, 167823, 47768}},
	{"请详细回答北京今天的天气情况，包括最高温度和最低温度", []uint{10394, 51450, 89785, 19340, 47256, 1616, 167823, 47768, 120838, 49935, 37568, 8913, 5884, 148716, 37568, 8913}},
	{"Please answer what the weather is like in Beijing today", []uint{8256, 6052, 1412, 290, 11122, 382, 1299, 306, 48624, 4044}},
	{"hello  world", []uint{24912, 220, 2375}},
	{"supercalifragilistic", []uint{17789, 5842, 366, 17764, 311, 6207}},
	{"'RE", []uint{6, 1099}},
	{"We know what we are, but know not what we may be.", []uint{2167, 1761, 1412, 581, 553, 11, 889, 1761, 625, 1412, 581, 1340, 413, 13}},
	{"a\x7fb", []uint{64, 221, 65}},
	{"\x7f", []uint{221}},
	{"//\x7f", []uint{393, 221}},
	{"\n \n", []uint{47812}},
	{" \n \n\t\r\n x", []uint{56319, 7709, 1215}},
	{"  three  spaces ", []uint{220, 3407, 220, 18608, 220}},
	{"it's IT'S we'll", []uint{64190, 8734, 31233, 22782}},
	{"12345678", []uint{7633, 19354, 4388}},
	{"<|endoftext|>", []uint{27, 91, 419, 1440, 919, 91, 29}},
	{"👩\u200d👩\u200d👧🇨🇳", []uint{28823, 102, 2524, 28823, 102, 2524, 28823, 100, 55506, 101, 55506, 111}},
	{"שלום \u202eمرحبا\u202c", []uint{106154, 559, 106, 158894, 26537, 13067}},
	{"\x00\x01\x1f", []uint{188, 189, 219}},
	{"\ufffd", []uint{3251}},
	{"𠀀𠮷龘", []uint{172, 62313, 222, 172, 254, 106, 115, 54462, 246}},
	{"e\u0301\u0301", []uint{68, 13430, 13430}},
	{"snake_case_and.CamelCase(){}\n\t\treturn // ok\n", []uint{162012, 43667, 18645, 2010, 23870, 6187, 172039, 197, 1393, 602, 4763, 198}},
}

func TestLikeTiktoken(t *testing.T) {
	for _, tt := range tiktoken {
		ids, _, err := counter().codec.Encode(tt.text)
		if err != nil || !slices.Equal(ids, tt.ids) {
			t.Errorf("%q: %d, %v; tiktoken has %d", tt.text, ids, err, tt.ids)
		}
	}
}

// Long runs, which a quadratic loop would take minutes for, and their counts in
// tiktoken for a tenth of the length.
func TestLongRuns(t *testing.T) {
	for text, perTenThousand := range map[string]int{"a": 1250, " \n": 5000, "=": 156, "中华": 10000} {
		from := time.Now()
		n, ends, err := counter().Count(strings.Repeat(text, wire.MaxText/len(text)), 2000)
		want := float64(perTenThousand) * float64(wire.MaxText/len(text)) / 1e4
		if err != nil || float64(n) < want*.99 || float64(n) > want*1.01 || len(ends) != min(n, 2000) {
			t.Errorf("%q: %d tokens with %d ends, %v; want %.0f", text, n, len(ends), err, want)
		}
		if took := time.Since(from); took > 10*time.Second {
			t.Errorf("%q: took %v", text, took)
		}
	}
}

// No character of Unicode is lost between two tokens.
func TestEveryCharacter(t *testing.T) {
	var b strings.Builder
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		b.WriteString("a" + string(r) + " " + string(r))
		if b.Len() > 100_000 || r == utf8.MaxRune {
			addsUp(t, b.String())
			b.Reset()
		}
	}
}

func FuzzEnds(f *testing.F) {
	for _, tt := range tiktoken {
		f.Add(tt.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		// The page's texts are UTF-8: what is none it gets from the browser as U+FFFD.
		addsUp(t, strings.ToValidUTF8(text, "\ufffd"))
	})
}

// addsUp tests that the tokens are the text: the last ends where it does.
func addsUp(t *testing.T, text string) {
	t.Helper()
	n, ends, err := counter().Count(text, len(text))
	if err != nil || n != len(ends) {
		t.Fatalf("%.40q: %d tokens, %d ends, %v", text, n, len(ends), err)
	}
	at := uint32(0)
	for _, end := range ends {
		if end <= at {
			t.Fatalf("%.40q: a token ends at %d, after one at %d", text, end, at)
		}
		at = end
	}
	if int(at) != len(text) {
		t.Fatalf("%.40q: the tokens end at %d of %d bytes", text, at, len(text))
	}
}

func TestAnswer(t *testing.T) {
	ask := func(m *wire.Tokenize) *wire.Tokens {
		answer, err := wire.DecodeTokens(counter().Answer(m.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		return answer
	}
	got := ask(&wire.Tokenize{ID: 7, Most: 3, Text: []byte("请回答北京今天的天气情况")})
	if got.ID != 7 || got.Count != 7 || got.TooLong || !slices.Equal(got.Ends, []uint32{3, 9, 15}) {
		t.Errorf("answered %+v", got)
	}
	if got := ask(&wire.Tokenize{ID: 8, Most: 3}); got.Count != 0 || len(got.Ends) != 0 {
		t.Errorf("no text: answered %+v", got)
	}
	if got := ask(&wire.Tokenize{ID: 9, Text: make([]byte, wire.MaxText+1)}); got.ID != 9 || !got.TooLong || got.Count != 0 {
		t.Errorf("a text too long: answered %+v", got)
	}
}
