package state

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"breakeven/app/cost"
)

func TestRoundTrip(t *testing.T) {
	s := State{
		Chapter: Cost, Lang: "en", Theme: "dark", Net: "cnn", Channels: []int{4, 12}, Pool: true, Hidden: []int{64, 32},
		Act: "tanh", Dropout: 0.25, Decay: 1e-4, Data: "generated", N: 120000, Seed: 7,
		Opt: "sgd", LR: 0.1, Batch: 512, Device: "cpu", Speed: "full", Autostart: true, Embed: true,
		Projector: true, Lite: true, LiteSaid: "1", Hide: []string{"picture", "lr"}, Lock: []string{"calls"},
		Cost: cost.Values{
			Preset: "B", Set: map[cost.ID]cost.Value{cost.Calls: cost.Known(1e6), cost.TunedOneOff: cost.Known(0), cost.PromptPriceOut: cost.Unknown},
			Ranges: map[cost.ID]cost.Range{cost.LabelPrice: {Low: .1, High: 3.5}},
		},
		Currency: "cny", Rate: 7.1, Together: []string{"prices", "hours"},
	}
	q := s.Query()
	got, notes := Parse("?" + q)
	if !reflect.DeepEqual(got, s) || notes != nil {
		t.Errorf("%s: got %+v, %v; want %+v", q, got, notes, s)
	}
	if q := Default().Query(); q != "" {
		t.Errorf("the default is %q, want nothing", q)
	}
}

func TestNotes(t *testing.T) {
	for _, tt := range []struct {
		query string
		why   Why
	}{
		{"hiden=64", Unknown}, {"lang=fr", BadWord}, {"net=rnn", BadWord}, {"data=own", BadWord}, {"channels=0", BadRange}, {"channels=10,10,10", BadRange}, {"pool=yes", BadWord},
		{"act=gelu", BadWord}, {"dropout=0.95", BadRange}, {"decay=-1", BadRange}, {"device=gpu", BadWord},
		{"hidden=0", BadRange}, {"hidden=1,2,3,4", BadRange}, {"n=99", BadRange}, {"n=1e3", BadRange}, {"seed=-1", BadRange},
		{"lr=NaN", BadRange}, {"lr=0", BadRange}, {"lr=1e9", BadRange}, {"batch=0", BadRange}, {"autostart=yes", BadWord},
		{"calls=-1", BadRange}, {"calls=Inf", BadRange}, {"price=10001", BadRange}, {"calls=unknown", BadRange}, {"preset=D", BadWord}, {"currency=eur", BadWord}, {"rate=0", BadRange}, {"together=months", BadWord},
		{"ranges=calls:5:1", BadRange}, {"ranges=calls:1", BadRange}, {"ranges=cals:1:2", BadRange}, {"ranges=", BadRange}, {"ranges=calls:-1:2", BadRange}, {"ranges=calls:0:1e400", BadRange}, {"%zz=1", Unknown}, {"projector=yes", BadWord}, {"lite=2", BadWord}, {"hide=pat", NoControl}, {"lock=", NoControl},
		{strings.Repeat("a", MaxQuery+1), TooLong},
	} {
		s, notes := Parse(tt.query)
		if len(notes) != 1 || notes[0].Why != tt.why || !reflect.DeepEqual(s, Default()) {
			t.Errorf("%s: %+v, notes %+v; want the default and one note %d", clip(tt.query), s, notes, tt.why)
		}
	}
}

// Nothing is ignored without a word: what is given twice is named, unless it says the same
// or can be joined; of very many notes the rest is counted.
func TestGivenTwice(t *testing.T) {
	for query, want := range map[string][]Note{
		"lr=0.1&lr=0.2": {{Why: Twice, Key: "lr", Value: "0.2"}}, "lr=0.1&lr=0.1": nil, "calls=5&calls=6": {{Why: Twice, Key: "calls", Value: "6"}},
		"lr=x&lr=0.2":       {{Why: BadRange, Key: "lr", Value: "x", Allowed: "0.000001–10", Used: "0.001"}, {Why: Twice, Key: "lr", Value: "0.2"}},
		"xyzxyz=1&xyzxyz=2": {{Why: Unknown, Key: "xyzxyz", Value: "1"}}, "hide=device&hide=files": nil, "lock=lr&lock=n,lr": nil,
	} {
		if _, notes := Parse(query); !reflect.DeepEqual(notes, want) {
			t.Errorf("%s: %+v, want %+v", query, notes, want)
		}
	}
	s, _ := Parse("hide=device&lock=lr&hide=files&lock=n,lr&lr=0.1&lr=0.2")
	if !slices.Equal(s.Hide, []string{"device", "files"}) || !slices.Equal(s.Lock, []string{"lr", "n"}) || s.LR != .1 {
		t.Errorf("hidden %v, locked %v, rate %g", s.Hide, s.Lock, s.LR)
	}
	for wrong, last := range map[int]Note{maxNotes: {Why: Unknown, Key: fmt.Sprint("zzz", maxNotes-1)}, maxNotes + 7: {Why: More, Value: "7"}} {
		var b strings.Builder
		for i := range wrong {
			fmt.Fprintf(&b, "&zzz%d", i)
		}
		if _, notes := Parse(b.String()); notes[len(notes)-1] != last {
			t.Errorf("the last note of %d is %+v, want %+v", wrong, notes[len(notes)-1], last)
		}
	}
}

func TestDefaultsDependOnTheNetwork(t *testing.T) {
	for query, want := range map[string]string{"net=cnn": "100", "net=mlp": "128", "net=cnn&hidden=128": "128", "hidden=100": "100"} {
		if s, notes := Parse(query); FormatList(s.Hidden) != want || s.Query() != query && query != "net=mlp" || notes != nil {
			t.Errorf("%s: hidden %v, written %q, notes %v", query, s.Hidden, s.Query(), notes)
		}
	}
	if s, notes := Parse("n=90000"); s.N != MaxDigits || len(notes) != 1 || notes[0].Why != BadRange {
		t.Errorf("more digits than there are: %d, %v", s.N, notes)
	}
}

// Whatever the query, the result is a state that can be: it writes itself and
// reads back the same without a note.
func check(t *testing.T, query string) {
	s, _ := Parse(query)
	got, notes := Parse(s.Query())
	if len(notes) > 0 || !reflect.DeepEqual(got, s) {
		t.Errorf("%q gave %+v, read back as %+v with %v", query, s, got, notes)
	}
}

func TestThousandURLs(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	keys := append([]string{"", "x", "%"}, Keys...)
	values := []string{"train", "zh", "en", "dark", "mlp", "cnn", "generated", "tanh", "128", "120000", "64,32", ",", "0", "1", "-1", "1e308", "1e309", "NaN",
		"Inf", "99999999999999999999", "0x10", "%00", "%ff", "<script>", "'\"", "晴", "full", "auto", "", "60000", "0.5", "+1", " 7", "picture,lr,picture", "calls",
		"unknown", "A", "C", "blank", "cny", "hours,prices,hours", "calls:1:2,calls:3:4,label:0:1e-300", "price:1:2:3", "-0", "1e-320"}
	for range 1000 {
		var b strings.Builder
		for range r.IntN(6) {
			b.WriteString(keys[r.IntN(len(keys))] + "=" + values[r.IntN(len(values))] + "&")
		}
		check(t, b.String())
	}
}

// The longest address that the cost chapter can come to is one that is read.
func TestLongestCase(t *testing.T) {
	s := Default()
	s.Cost = cost.Values{Preset: "blank", Set: map[cost.ID]cost.Value{}, Ranges: map[cost.ID]cost.Range{}}
	for id := range cost.Inputs {
		s.Cost.Set[cost.ID(id)] = cost.Known(.12345678901234567 * cost.Inputs[id].Most / 3)
		s.Cost.Ranges[cost.ID(id)] = cost.Range{Low: 1.2345678901234567e-9, High: cost.Inputs[id].Most / 3}
	}
	q := s.Query()
	if len(q) > MaxQuery {
		t.Errorf("%d bytes, at most %d are looked at", len(q), MaxQuery)
	}
	check(t, q)
}

func FuzzParse(f *testing.F) {
	f.Add("chapter=cost&hidden=64,32&lr=0.1&calls=1e6")
	f.Add("%zz=1&lang=fr&seed=-1")
	f.Add("preset=B&prout=unknown&ranges=calls:30000:300000,label:0.1:3&currency=cny&rate=7.1&together=prices,hours&price=4&prout=16")
	f.Fuzz(check)
}

// What was probably meant is named, for keys, words and controls.
func TestDidYouMean(t *testing.T) {
	for query, want := range map[string]string{
		"hiden=64": "hidden", "act=relo": "relu", "hide=picture,setings": "settings", "lock=cals": "calls", "foo=1": "", "lang=french": "",
	} {
		if _, notes := Parse(query); len(notes) != 1 || notes[0].Near != want {
			t.Errorf("%s: %+v, want %q", query, notes, want)
		}
	}
}

// Keys names every parameter that Parse takes: each is known, whatever its value.
func TestKeys(t *testing.T) {
	for _, k := range Keys {
		if _, notes := Parse(k + "=%C3%A9"); len(notes) != 1 || notes[0].Why == Unknown {
			t.Errorf("%s=é: %+v, want one note on its value", k, notes)
		}
	}
}
