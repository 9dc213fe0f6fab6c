package token_test

import (
	"slices"
	"strings"
	"testing"

	"breakeven/nn/lm/token"
)

var small = token.New(strings.Fields("今 天 气 今天 天气 北京 晴 晴天 ， ： ~ { } \" , . ! - = > ' " +
	"0 1 2 3 4 5 6 7 8 9 today beijing is sunny city what's the high hello"))

func texts(ids []uint32) []string {
	var out []string
	for _, id := range ids {
		out = append(out, small.Text(id))
	}
	return out
}

func TestEncode(t *testing.T) {
	for text, want := range map[string]string{
		"":                  "",
		" \t\u202e\u200b":   "",
		"今天天气":              "今天 天气",
		"今 天气":              "今 天气",
		"今天气":               "今天 气",
		"北京晴12~22":          "北京 晴 1 2 ~ 2 2",
		"１２℃，−3°C":          "1 2 °C ， - 3 °C",
		"Today BEIJING":     "today beijing",
		"todays":            "⟨u0⟩",
		"What’s what's":     "what's what's",
		"a b A":             "⟨u0⟩ ⟨u1⟩ ⟨u0⟩",
		"鑫天气鑫森":             "⟨u0⟩ 天气 ⟨u0⟩ ⟨u1⟩",
		"晴\r\n天\r\n\n▸":     "晴 \n 天 \n \n ▸",
		"👩\u200d💻👍🏽é":       "⟨u0⟩ ⟨u1⟩ ⟨u2⟩",
		"\xff\xfe\xed\xa0":  "⟨u0⟩ ⟨u0⟩ ⟨u0⟩ ⟨u0⟩",
		"'today'":           "' today '",
		"－３～５，ｔｏｄａｙ":        "- 3 ~ 5 ， today",
		"20°Celsius 12°C今天": "2 0 ⟨u0⟩ ⟨u1⟩ 1 2 °C 今天",
		"Привет, мир":       "⟨u0⟩ , ⟨u1⟩",
	} {
		e := small.Encode(text)
		if got := strings.Join(texts(e.IDs), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestDecode(t *testing.T) {
	for text, want := range map[string]string{
		"hello,today Beijing is sunny,1°C":  "hello, today beijing is sunny, 1°C",
		`{"city":"beijing","high":22}`:      `{"city":"beijing","high":22}`,
		"今 天气":                              "今 天气",
		"the high is-2,what's-x":            "the high is -2, what's-x",
		"hello today°C,5°C":                 "hello today °C, 5°C",
		"the high is 22 today":              "the high is 22 today",
		"the zebra said hello!The zebra is": "the zebra said hello! the zebra is",
		"北京Today鑫晴天-43!北京":                  "北京today鑫晴天-43!北京",
	} {
		e := small.Encode(text)
		if got := small.Decode(e.IDs, e.Unknown); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if got := small.Decode([]uint32{token.Begin, token.Slot + 7, token.End}, nil); got != "⟨u7⟩" {
		t.Errorf("a slot without a word: %q", got)
	}
}

// The 25th different unknown word finds no slot, and that is said.
func TestExcess(t *testing.T) {
	var b strings.Builder
	for i := range 30 {
		b.WriteString(strings.Repeat("z", i+1) + " ")
	}
	e := small.Encode(b.String() + b.String())
	if len(e.Unknown) != token.Slots || e.Excess != 6 || len(e.IDs) != 60 {
		t.Errorf("%d slots, %d in excess, %d tokens; want 24, 6, 60", len(e.Unknown), e.Excess, len(e.IDs))
	}
	for _, i := range []int{24, 29, 54, 59} {
		if e.IDs[i] != token.Slot+token.Slots-1 {
			t.Errorf("token %d is %s", i, small.Text(e.IDs[i]))
		}
	}
}

// The order and the repetition of the words given do not matter; the words do.
func TestSetOfWords(t *testing.T) {
	a, b, c := token.New([]string{"b", "A", "b"}), token.New([]string{"a", "b"}), token.New([]string{"a", "c"})
	if !slices.Equal(a.Words(), b.Words()) || slices.Equal(a.Words(), c.Words()) || a.Len() != b.Len() {
		t.Error("the vocabulary is not that of the set of words")
	}
}

// Whatever a visitor pastes: spans are in order and hold all but spaces, equal
// words have equal tokens, and what is printed reads as the same tokens again.
func FuzzEncode(f *testing.F) {
	for _, s := range []string{"今天天气 today", "\xff\u202e", "a'b ’c", "e\u0301 \u0301", "👩\u200d💻", "1 2 °C ℃", "ｔｏｄａｙ", "İ", "ⅷ K"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		e := small.Encode(text)
		if len(e.IDs) != len(e.Spans) || len(e.Unknown) > token.Slots {
			t.Fatalf("%d tokens, %d spans, %d unknown", len(e.IDs), len(e.Spans), len(e.Unknown))
		}
		at := 0
		for i, s := range e.Spans {
			if s.From < at || s.To <= s.From || s.To > len(text) {
				t.Fatalf("span %v after byte %d of %d", s, at, len(text))
			}
			if left := small.Encode(text[at:s.From]); len(left.IDs) != 0 {
				t.Fatalf("%q was dropped", text[at:s.From])
			}
			if id := e.IDs[i]; token.IsSlot(id) && int(id-token.Slot) >= len(e.Unknown) {
				t.Fatalf("%s stands for nothing", small.Text(id))
			}
			at = s.To
		}
		if left := small.Encode(text[at:]); len(left.IDs) != 0 {
			t.Fatalf("%q was dropped", text[at:])
		}
		printed := small.Decode(e.IDs, e.Unknown)
		if again := small.Encode(printed); e.Excess == 0 && !slices.Equal(again.IDs, e.IDs) {
			t.Fatalf("%q prints as %q\n%q\n%q", text, printed, texts(e.IDs), texts(again.IDs))
		}
	})
}

// 100 kB pasted are read in less time than a frame lasts.
func BenchmarkEncode(b *testing.B) {
	text := strings.Repeat("今天北京晴天 unknown 12°C 鑫\n", 3000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		small.Encode(text)
	}
}
