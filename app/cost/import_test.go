package cost

import (
	"bytes"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

const someGenAI = `[{"id":"acme","models":[
 {"id":"plain","prices":{"input_mtok":1,"cache_read_mtok":0.1,"output_mtok":5,"cache_write_mtok":1.25}},
 {"id":"long","prices":{"input_mtok":{"base":2,"tiers":[{"start":200000,"price":4}]},"output_mtok":8}},
 {"id":"night","prices":[{"prices":{"input_mtok":0.2}},{"constraint":{"start_time":"00:30:00Z"},"prices":{"input_mtok":0.1}}]},
 {"id":"free","prices":{"input_mtok":0,"output_mtok":0}},
 {"id":"upside down","prices":{"input_mtok":1,"cache_read_mtok":2}},
 {"id":"pictures","prices":{"output_image_mtok":30}},
 {"id":"plain","prices":{"input_mtok":9}},
 {"id":"negative","prices":{"input_mtok":-1}},
 {"id":"huge","prices":{"input_mtok":1e400}},
 {"id":"text","prices":{"input_mtok":"1"}},
 {"id":"hole","prices":{"input_mtok":{"tiers":[]}}},
 {"id":"","prices":{}},
 {"id":"none"},
 7
]}]`

func TestImportGenAIPrices(t *testing.T) {
	r, err := ImportPrices([]byte(someGenAI), "2026-08-21")
	if err != nil {
		t.Fatal(err)
	}
	names := func(list []Price) (s []string) {
		for _, p := range list {
			s = append(s, p.Model)
		}
		return s
	}
	if got := names(r.Taken); !slices.Equal(got, []string{"plain", "long", "night", "free", "upside down"}) {
		t.Errorf("taken: %q", got)
	}
	p := r.Taken[0]
	if p.Input != Known(1) || p.CachedInput != Known(.1) || p.Out != Known(5) || p.CacheWrite != Known(1.25) || p.Tuned.known || p.Source.Date != "2026-08-21" {
		t.Errorf("%+v", p)
	}
	if long, night := r.Taken[1], r.Taken[2]; long.Input != Known(2) || long.CachedInput.known || night.Input != Known(.2) || night.Out.known {
		t.Errorf("%+v, %+v", long, night)
	}
	wantOdd := []Remark{{"acme/long", ByLength}, {"acme/night", ByTime}, {"acme/free", Free}, {"acme/upside down", CacheDearer}}
	wantSkipped := []Remark{{"acme/pictures", NoTokenPrice}, {"acme/plain", SecondOfName}, {"acme/negative", BadPrice}, {"acme/huge", BadPrice},
		{"acme/text", BadPrice}, {"acme/hole", BadPrice}, {"acme/12", BadRow}, {"acme/none", BadRow}, {"acme/14", BadRow}}
	if !slices.Equal(r.Odd, wantOdd) || !slices.Equal(r.Skipped, wantSkipped) {
		t.Errorf("odd %+v\nskipped %+v", r.Odd, r.Skipped)
	}
}

const someLiteLLM = `{"sample_spec":{"input_cost_per_token":0,"mode":"one of chat, embedding"},
 "plain":{"litellm_provider":"acme","mode":"chat","input_cost_per_token":3e-7,"cache_read_input_token_cost":3e-8,"output_cost_per_token":2.5e-6,"cache_creation_input_token_cost":3.75e-7},
 "long":{"litellm_provider":"acme","input_cost_per_token":1e-6,"input_cost_per_token_above_200k_tokens":2e-6},
 "half":{"litellm_provider":"acme","output_cost_per_token":1e-6,"input_cost_per_token":null},
 "ears":{"litellm_provider":"acme","mode":"audio_transcription","input_cost_per_token":1},
 "seconds":{"litellm_provider":"acme","mode":"chat","input_cost_per_second":1},
 "dear":{"litellm_provider":"acme","input_cost_per_token":1},
 "text":{"litellm_provider":"acme","input_cost_per_token":"1e-6"},
 "list":[1]}`

func TestImportLiteLLM(t *testing.T) {
	r, err := ImportPrices([]byte(someLiteLLM), "2026-11-01")
	if err != nil || len(r.Taken) != 3 {
		t.Fatalf("%+v, %v", r, err)
	}
	half, long, plain := r.Taken[0], r.Taken[1], r.Taken[2]
	if plain.Input != Known(.3) || plain.CachedInput != Known(.03) || plain.Out != Known(2.5) || plain.Provider != "acme" {
		t.Errorf("%+v", plain)
	}
	near(t, "writing", plain.CacheWrite, 1.25, 1e-9)
	if half.Input.known || half.Out != Known(1) || long.Model != "long" {
		t.Errorf("%+v, %+v", half, long)
	}
	if !slices.Equal(r.Odd, []Remark{{"acme/long", ByLength}}) ||
		!slices.Equal(r.Skipped, []Remark{{"acme/dear", BadPrice}, {"acme/ears", NotText}, {"list", BadRow}, {"acme/seconds", NoTokenPrice}, {"acme/text", BadPrice}}) {
		t.Errorf("%+v", r)
	}
}

func TestImportRefuses(t *testing.T) {
	for _, file := range []string{"", "{}", "[]", "price\n1", `{"a"`, `["a"]`, "null", `[{"id":"x"}]`} {
		if r, err := ImportPrices([]byte(file), ""); !errors.Is(err, ErrNotPrices) || r.Taken != nil {
			t.Errorf("%q: %+v, %v", file, r, err)
		}
	}
	if _, err := ImportPrices(make([]byte, MaxImport+1), ""); !errors.Is(err, ErrTooLarge) {
		t.Error(err)
	}
}

// The real list of 2026-08-21, in part: it agrees with the page's own.
func TestImportRealPrices(t *testing.T) {
	file, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "data", "prices", "genai-prices-slim.json"))
	if err != nil {
		t.Skip("no real prices at ../shared/data/prices: ", err)
	}
	r, err := ImportPrices(file, "2026-08-21")
	if err != nil || len(r.Taken) < 1100 || len(r.Taken)+len(r.Skipped) != 1309 {
		t.Fatalf("%d taken, %d skipped, %d odd, %v", len(r.Taken), len(r.Skipped), len(r.Odd), err)
	}
	for _, s := range r.Skipped {
		if s.Why != NoTokenPrice && s.Why != SecondOfName {
			t.Errorf("skipped %+v", s)
		}
	}
	for _, own := range []struct{ provider, model, ours string }{
		{"openai", "gpt-4.1", "gpt-4.1"}, {"openai", "gpt-4.1-mini", "gpt-4.1-mini"}, {"openai", "gpt-4.1-nano", "gpt-4.1-nano"}, {"openai", "gpt-4o-mini", "gpt-4o-mini"},
		{"google", "gemini-2.5-flash", "gemini-2.5-flash"}, {"google", "gemini-2.5-flash-lite", "gemini-2.5-flash-lite"}, {"google", "gemini-2.5-pro", "gemini-2.5-pro"},
		{"anthropic", "claude-haiku-4-5", "claude-haiku-4.5"}, {"deepseek", "deepseek-v4-flash", "deepseek-v4-flash"}, {"deepseek", "deepseek-v4-pro", "deepseek-v4-pro"},
	} {
		i := slices.IndexFunc(r.Taken, func(p Price) bool { return p.Provider == own.provider && p.Model == own.model })
		j := slices.IndexFunc(PriceList, func(p Price) bool { return p.Model == own.ours })
		if i < 0 || j < 0 {
			t.Errorf("%s: row %d of theirs, %d of ours", own.model, i, j)
			continue
		}
		if a, b := r.Taken[i], PriceList[j]; a.Input != b.Input || a.CachedInput != b.CachedInput || a.Out != b.Out {
			t.Errorf("%s: theirs %+v, ours %+v", own.model, a, b)
		}
	}
}

func FuzzImportPrices(f *testing.F) {
	for _, seed := range []string{someGenAI, someLiteLLM, "[{}]", `{"a":{}}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		r, err := ImportPrices(file, "2026-01-01")
		if err != nil && (r.Taken != nil || r.Skipped != nil) {
			t.Fatalf("refused, and yet %+v", r)
		}
		for _, p := range r.Taken {
			if !p.Input.known && !p.Out.known {
				t.Fatalf("taken without a price: %+v", p)
			}
			for _, v := range []Value{p.Input, p.CachedInput, p.Out, p.CacheWrite} {
				if v.x < 0 || v.x > mostPrice || math.IsNaN(v.x) || !v.known && v.x != 0 {
					t.Fatalf("%+v", p)
				}
			}
		}
	})
}

func TestPriceList(t *testing.T) {
	for _, p := range PriceList {
		if p.Model == "" || p.Provider == "" || p.Source.Date == "" || (p.Tuned.known || p.Training.known) && p.TunedSource.Date == "" {
			t.Errorf("%+v", p)
		}
		if !p.Input.known && !p.Training.known {
			t.Errorf("%s says nothing", p.Model)
		}
	}
	if got := Search(PriceList, " 4.1  OPENAI "); len(got) != 3 || got[0].Model != "gpt-4.1" {
		t.Errorf("%+v", got)
	}
	if len(Search(PriceList, "")) != len(PriceList) || Search(PriceList, "no such model") != nil {
		t.Error("search")
	}
	for date, old := range map[string]bool{"2026-08-21": false, "2026-03-16": true, "": true, "soon": true} {
		if (Source{Date: date}).Old(time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC)) != old {
			t.Errorf("%q is old: %v", date, !old)
		}
	}
}

// Another model's prices are put in whole: what its row does not have is unknown,
// and then so is the verdict.
func TestUsePrice(t *testing.T) {
	row := func(model string) Price { return Search(PriceList, model)[0] }
	v := row("gpt-4.1").Use(Values{}, Prompting)
	v = row("gpt-4.1-mini").Use(v, SmallerModel)
	v = row("gpt-4.1-mini").Use(v, FineTuning)
	s := Build(v)
	if r := s.Tuned.Request; r.PriceOut != Known(3.2) || s.Prompt.Request.PriceIn != Known(2) || s.Smaller.Request.PriceCached != Known(.1) || s.Tuned.OneOff.Training.Price != Known(5) {
		t.Errorf("%+v", s)
	}
	if Decide(s).Regime == Undecided {
		t.Error("all is known, and nothing decided")
	}
	v = row("claude").Use(v, Prompting)
	if s := Build(v); s.Prompt.Request.CacheWrite != 1.25 {
		t.Errorf("%+v", s.Prompt.Request)
	}
	if Decide(Build(row("claude").Use(v, FineTuning))).Regime != Undecided {
		t.Error("tuned at no known price, and decided")
	}
	rented := Values{Preset: "B"}
	for model, want := range map[string]Value{"gpt-4.1": Known(0), "LoRA ≤": Known(6.49)} { // the latter has a price of training alone
		if got := row(model).Use(rented, FineTuning).Numbers()[TunedHosting]; got != want {
			t.Errorf("tuned as %s, hosting is %v, want %v", model, got, want)
		}
	}
}

func TestCSV(t *testing.T) {
	s := Build(Values{}.With(SmallerPriceOut, Unknown))
	want := "month,prompting_usd,fine_tuning_usd,with_retrieval_usd,smaller_model_usd\n0,2420.00,7296.20,10496.20,2420.00\n6,5801.72,10931.25,"
	if got := s.CSV([]float64{0, 6}); !bytes.HasPrefix(got, []byte(want)) || !bytes.HasSuffix(got, []byte(",\n")) {
		t.Errorf("%s", got)
	}
}
