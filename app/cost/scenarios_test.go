package cost

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestScenariosThereAndBack(t *testing.T) {
	list := []Named{
		{"as it is", Values{Preset: "A", Set: map[ID]Value{}, Ranges: map[ID]Range{}}},
		{"大客户", Values{Preset: "B", Set: map[ID]Value{Calls: Known(1e6), PromptPriceIn: Unknown, TunedOneOff: Unknown}, Ranges: map[ID]Range{Calls: {1e5, 1e7}}}},
	}
	file := Export(list)
	got, ignored, err := Import(file)
	if err != nil || ignored != nil || !reflect.DeepEqual(got, list) {
		t.Errorf("%s\n%+v, %q, %v", file, got, ignored, err)
	}
	if !bytes.Equal(Export(got), file) {
		t.Error("not the same bytes again")
	}
}

func TestImportSaysWhatIsWrong(t *testing.T) {
	file := func(scenario string) string {
		return `{"format":"breakeven-cost","version":1,"scenarios":[{"name":"ok","preset":"A"},` + scenario + `]}`
	}
	for text, want := range map[string]FaultError{
		file(`{"name":" ","preset":"A"}`):                                                            {1, "name", BadName},
		file(`{"name":"` + strings.Repeat("长", 81) + `","preset":"A"}`):                              {1, "name", BadName},
		file(`{"name":"x","preset":"Z"}`):                                                            {1, "preset", BadPreset},
		file(`{"name":"x","preset":"A","set":{"calls":-1}}`):                                         {1, "calls", BadNumber},
		file(`{"name":"x","preset":"A","set":{"calls":1e13}}`):                                       {1, "calls", BadNumber},
		file(`{"name":"x","preset":"A","set":{"calls":null}}`):                                       {1, "calls", NotUnknown},
		file(`{"name":"x","preset":"A","ranges":{"calls":[5,2]}}`):                                   {1, "calls", BadRange},
		`{"format":"breakeven-cost","version":2,"scenarios":[]}`:                                     {-1, "version", BadVersion},
		`{"format":"breakeven-cost","version":1,"scenarios":[` + strings.Repeat(`{},`, 100) + `{}]}`: {-1, "scenarios", TooManyOnes},
	} {
		var fault *FaultError
		if list, _, err := Import([]byte(text)); !errors.As(err, &fault) || *fault != want || list != nil {
			t.Errorf("%.80s: %v, want %v", text, err, want.Error())
		}
	}
	for _, text := range []string{"", "[]", "{}", `{"format":"other","version":1}`, file(`{"name":"x","preset":"A","set":{"calls":1e400}}`), file(`7`)} {
		if _, _, err := Import([]byte(text)); !errors.Is(err, ErrNotScenario) {
			t.Errorf("%q: %v", text, err)
		}
	}
	if _, _, err := Import(make([]byte, MaxScenarioFile+1)); !errors.Is(err, ErrTooLarge) {
		t.Error(err)
	}
	list, ignored, err := Import([]byte(`{"format":"breakeven-cost","version":1,"author":"me","scenarios":[{"name":"x","preset":"A","colour":3,"set":{"cals":5,"calls":5}}]}`))
	if err != nil || len(list) != 1 || !slices.Equal(ignored, []string{"author", "cals", "colour"}) {
		t.Errorf("%+v, %q, %v", list, ignored, err)
	}
}

// Whatever a file holds, what is taken of it can be decided and written again.
func FuzzImport(f *testing.F) {
	f.Add(Export([]Named{{"a", Values{Preset: "A"}.With(Calls, Known(5))}, {"b", Values{Preset: "blank", Ranges: map[ID]Range{Runs: {1, 2}}}}}))
	f.Add([]byte(`{"format":"breakeven-cost","version":1,"scenarios":[{"name":"x","preset":"C","set":{"price":null,"cached":0.5,"lumps":1}}]}`))
	f.Fuzz(func(t *testing.T, file []byte) {
		list, _, err := Import(file)
		if err != nil {
			return
		}
		for _, s := range list {
			Decide(Build(s.Values))
			Tornado(s.Values, FineTuning)
		}
		again, ignored, err := Import(Export(list))
		if err != nil || len(ignored) > 0 || !bytes.Equal(Export(again), Export(list)) {
			t.Fatalf("%+v comes back as %+v, %q, %v", list, again, ignored, err)
		}
	})
}
