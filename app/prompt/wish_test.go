package prompt

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

var beijing = map[string]string{"facts": "Beijing sunny -3~22", "city": "Beijing", "dot": ".", "事实": "北京 晴 12~22", "empty": ""}

func TestWishMet(t *testing.T) {
	const zh, en = "今天北京晴天，最高气温22°C，最低气温12°C", "today beijing is sunny, the high is 22°C, the low is -3°C"
	for _, tt := range []struct {
		kind     Kind
		argument string
		text     string
		want     bool
	}{
		{Contains, "{city}", en, true}, {Contains, "{city}", zh, false}, {Contains, "SUNNY,  the", en, true}, {Contains, "，最高", "今天,最高", true},
		{Equals, " Ａ  b ", "a b", true}, {Equals, "a", "a.", false},
		{Starts, "今天{city}", "今天Beijing晴", true}, {Starts, "晴", zh, false},
		{Ends, "谢谢", "晴天，谢谢！", true}, {Ends, "！", "晴天，谢谢!", true}, {Ends, "！", "谢谢", false}, {Ends, "谢谢", "谢谢你", false},
		{Matches, `high\D*22`, en, true}, {Matches, `^\d{2}$`, "22", true}, {Matches, `^\d{2}$`, "222", false}, {Matches, "^a{dot}b$", "axb", false}, {Matches, "^a{dot}b$", "A.B", true},
		{JSON, "city, high", `{"City":"beijing","high":22}`, true}, {JSON, "", "{}", true}, {JSON, "low", `{"city":1}`, false},
		{JSON, "", `{"a": True}`, false}, {JSON, "", "[1]", false}, {JSON, "", "null", false}, {JSON, "", `{"a":1} and more`, false}, {JSON, "", "｛｝", false},
		{Language, "zh", zh, true}, {Language, "en", zh, false}, {Language, "EN", en, true}, {Language, "zh", "今天 Springfield 晴，22°C", true},
		{Language, "zh", "22", false}, {Language, "en", "22", false},
		{Tokens, "4", zh, true}, {Tokens, "3", zh, false},
		{Words, "{事实}", zh, true}, {Words, "{facts}", en, true}, {Words, "{facts}", zh, false}, {Words, "20°C 晴", "晴", true}, {Words, "北京阴", zh, false},
		{AllNumbers, "{facts}", en, true}, {AllNumbers, "{facts}", zh, false}, {AllNumbers, "{事实}", zh, true},
		{OnlyNumbers, "{facts}", en, true}, {OnlyNumbers, "{facts}", "3", false}, {OnlyNumbers, "{facts}", "sunny", true}, {OnlyNumbers, "no number", "3", false},
		{Highest, "{事实}", zh, true}, {Lowest, "{事实}", zh, true}, {Highest, "{facts}", en, true}, {Lowest, "{facts}", en, true},
		{Lowest, "{facts}", "the low is 3°C", false}, {Lowest, "{facts}", "最低零下3度", true}, {Lowest, "{facts}", "low: −3", true}, {Lowest, "{facts}", "minimum: minus 3", true},
		{Highest, "{事实}", "今天北京晴，气温12°C到22°C", false}, {Highest, "{事实}", "最高12，最低22", false}, {Lowest, "{事实}", "最高12，最低22", false},
		{Highest, "{事实}", "最高和最低：22和12", true}, {Lowest, "{事实}", "最高和最低：22和12", true},
		{Highest, "{事实}", "最高22，其实最高12", false}, {Highest, "{事实}", `{"highway":22}`, false}, {Lowest, "{事实}", `{"high":22,"low":12}`, true},
		{Highest, "{事实}", "城市|天气|最高|最低\n北京|晴|22|12", true},
	} {
		w := Wish{Kind: tt.kind, Argument: tt.argument, Weight: 1}
		got, err := w.Met(Answer{Text: tt.text, Tokens: 4, Values: beijing})
		if got != tt.want || err != nil {
			t.Errorf("%s %q of %q: %v, %v", tt.kind, tt.argument, tt.text, got, err)
		}
	}
}

func TestWishErr(t *testing.T) {
	for _, tt := range []struct {
		w    Wish
		want error
	}{
		{Wish{Kind: "eval", Argument: "a", Weight: 1}, ErrKind}, {Wish{Kind: Contains, Argument: "a"}, ErrWeight}, {Wish{Kind: Contains, Argument: "a", Weight: 6}, ErrWeight},
		{Wish{Kind: Contains, Weight: 1}, ErrEmpty}, {Wish{Kind: Contains, Argument: strings.Repeat("长", 201), Weight: 1}, ErrLong},
		{Wish{Kind: Contains, Argument: "a", Weight: 1, Name: strings.Repeat("n", 41)}, ErrLong},
		{Wish{Kind: Matches, Argument: "(", Weight: 1}, ErrPattern}, {Wish{Kind: Matches, Argument: "(((a{900}){900}){900})", Weight: 1}, ErrPattern},
		{Wish{Kind: Language, Argument: "fr", Weight: 1}, ErrLanguage}, {Wish{Kind: Tokens, Argument: "few", Weight: 1}, ErrCount}, {Wish{Kind: Tokens, Argument: "0", Weight: 1}, ErrCount},
		{Wish{Kind: Highest, Argument: "none", Weight: 1}, ErrNumber},
		{Wish{Kind: Words, Argument: "12 ~ °C!", Weight: 1}, ErrWords}, {Wish{Kind: Words, Argument: "{number}", Weight: 1}, ErrWords},
		// Only with the values.
		{Wish{Kind: Highest, Argument: "{city}", Weight: 1}, ErrNumber}, {Wish{Kind: Contains, Argument: "{empty}", Weight: 1}, ErrNoValue}, {Wish{Kind: Contains, Argument: "{town}", Weight: 1}, ErrNoValue},
		{Wish{Kind: Tokens, Argument: "{city}", Weight: 1}, ErrCount},
		{Wish{Kind: Contains, Argument: "{long}{long}", Weight: 1}, ErrLong},
	} {
		values := map[string]string{"city": "Paris", "empty": "", "number": "12", "long": strings.Repeat("长", MaxRunes)}
		if ok, err := tt.w.Met(Answer{Text: "Paris", Values: values}); ok || !errors.Is(err, tt.want) {
			t.Errorf("%.60v: %v, %v, want %v", tt.w, ok, err, tt.want)
		}
	}
}

func TestJudge(t *testing.T) {
	wishes := []Wish{{Kind: Contains, Argument: "晴", Weight: 3}, {Kind: Contains, Argument: "雨", Weight: 2}, {Kind: Matches, Argument: "(", Weight: 1}}
	if met, score := Judge(wishes, Answer{Text: "晴天"}); !reflect.DeepEqual(met, []bool{true, false, false}) || score != .5 {
		t.Errorf("%v, %v", met, score)
	}
	if met, score := Judge(nil, Answer{}); met != nil || score != 0 {
		t.Errorf("without a wish %v, %v", met, score)
	}
}

func TestNumbers(t *testing.T) {
	for text, want := range map[string][]float64{
		"12~22": {12, 22}, "-7,-2": {-7, -2}, "12-22": {12, 22}, "-18~-9": {-18, -9}, "20°C-33°C": {20, 33}, "雪-3到４": {-3, 4}, "3.50°": {3.5}, "−2": {-2}, "v2-7": {2, 7}, "": nil, "007.": {7},
	} {
		if got := Numbers(text); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

// Whatever is wished of whatever is said: an answer or an error.
func FuzzWish(f *testing.F) {
	for i := range Kinds {
		f.Add(uint8(i), "{facts} 12 (zh)", "晴 \"{}\" -3~4", "北京 12")
	}
	f.Add(uint8(4), `\d{2}{facts}`, "12ab", "a{b}")
	f.Fuzz(func(t *testing.T, kind uint8, argument, said, value string) {
		w := Wish{Kind: Kinds[int(kind)%len(Kinds)], Argument: argument, Weight: 1}
		a := Answer{Text: said, Tokens: len(said), Values: map[string]string{"facts": value}}
		met, err := w.Met(a)
		if met && err != nil {
			t.Fatalf("met, and yet %v", err)
		}
		// What contains it, is it, begins and ends with it hang together.
		if ok := func(k Kind) bool { ok, _ := (Wish{Kind: k, Argument: argument, Weight: 1}).Met(a); return ok }; ok(Equals) && !(ok(Contains) && ok(Starts) && ok(Ends)) || (ok(Starts) && !ok(Contains)) {
			t.Fatalf("%q and %q", argument, said)
		}
	})
}
