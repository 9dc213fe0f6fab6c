package cost

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"breakeven/app/cost"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

func newPrices(l text.Lang) (*Prices, *fakeCase) {
	c := &fakeCase{now: cost.Values{Preset: "A"}}
	return &Prices{Lang: l, Case: c, open: true}, c
}

func find(t *testing.T, model string) cost.Price {
	t.Helper()
	for _, p := range cost.PriceList {
		if p.Model == model {
			return p
		}
	}
	t.Fatalf("no %s in the list", model)
	return cost.Price{}
}

func TestPricesSearch(t *testing.T) {
	for _, tt := range []struct {
		query string
		all   bool
		rows  int
		en    string
	}{
		{"", false, fewPrices, "21 rows, the first 10 shown"},
		{"", true, len(cost.PriceList), "21 rows"},
		{"GPT-4.1 openai", false, 3, "3 rows"},
		{"haiku", false, 1, "1 row"},
		{"<b>", false, 0, "No row is called “<b>”. Try another word, or import a list."},
	} {
		p, _ := newPrices(text.EN)
		p.query, p.all = tt.query, tt.all
		rows, found := p.rows()
		if len(rows) != tt.rows || p.count(found, len(rows)) != tt.en {
			t.Errorf("%q: %d rows, %q", tt.query, len(rows), p.count(found, len(rows)))
		}
	}
}

// A price that the list does not have is unknown, in words; what is doubtful is
// marked; and rows can be told by a screen reader.
func TestPricesTable(t *testing.T) {
	for l, want := range map[text.Lang][]string{
		text.EN: {"unknown", "read only in a secondary copy", "$0.003625", "Tuned: OpenAI, 2026-08-05"},
		text.ZH: {"未知", "只在转载里读到", "$0.003625", "微调：OpenAI，2026-08-05"},
	} {
		p, _ := newPrices(l)
		p.all = true
		html := app.HTMLString(p)
		for _, w := range append(want, `scope="row"`, `scope="col"`, `scope="colgroup"`, `role="status"`) {
			if !strings.Contains(html+read(html), w) {
				t.Errorf("%v: %q is not in the table", l, w)
			}
		}
		for _, hole := range []string{"$0<", "%!", "NaN", "style="} {
			if strings.Contains(html, hole) {
				t.Errorf("%v: %q is in the table", l, hole)
			}
		}
	}
	old := find(t, "gpt-4.1")
	old.Source.Date = "2020-01-01"
	p, _ := newPrices(text.EN)
	p.brought, p.query = []cost.Price{old}, "gpt-4.1"
	if html := app.HTMLString(p); !strings.Contains(html, ">old<") {
		t.Error("an old row is not marked")
	}
	for x, want := range map[float64]string{.3: "$0.3", 2: "$2", .0028: "$0.0028", 0: "$0", 1234: "$1234", 1. / 3: "$0.333333", 1e-9: "$1e-09"} {
		if got := perMillion(x); got != want {
			t.Errorf("%v is written %s, want %s", x, got, want)
		}
	}
}

// Every button does what it says, in one step; no price of another model stays.
func TestPricesUse(t *testing.T) {
	arms := map[cost.Arm][]cost.ID{
		cost.Prompting:    {cost.PromptPriceIn, cost.PromptPriceCached, cost.PromptPriceOut},
		cost.FineTuning:   {cost.TunedPriceIn, cost.TunedPriceCached, cost.TunedPriceOut, cost.TrainingPrice},
		cost.SmallerModel: {cost.SmallerPriceIn, cost.SmallerPriceCached, cost.SmallerPriceOut},
	}
	for _, price := range cost.PriceList {
		for arm, ids := range arms {
			p, c := newPrices(text.EN)
			p.use(price, arm)
			values, _ := forArm(price, arm)
			n := c.now.Numbers()
			for i, id := range ids {
				if n[id] != values[i] {
					t.Errorf("%s for %s: %s is %v, want %v", price.Model, armName(arm).EN, cost.Inputs[id].Key, n[id], values[i])
				}
			}
			if c.taken != 1 {
				t.Errorf("%d steps", c.taken)
			}
		}
	}
	for _, tt := range []struct {
		model  string
		arm    cost.Arm
		zh, en string
	}{
		{"gemini-2.5-flash", cost.FineTuning, "微调现在按gemini-2.5-flash的价格算。它没有这些价，所以现在是未知：训练。这些价只在转载里读到，用之前先核对。",
			"Now at the prices of gemini-2.5-flash: fine-tuning. It does not have these, so they are unknown now: Training. They were read only in a secondary copy: check them before you rely on them."},
		{"qwen3.7-plus", cost.SmallerModel, "小模型现在按qwen3.7-plus的价格算。它没有这些价，所以现在是未知：缓存。",
			"Now at the prices of qwen3.7-plus: smaller model. It does not have these, so they are unknown now: Cached."},
	} {
		p, _ := newPrices(text.ZH)
		p.use(find(t, tt.model), tt.arm)
		if got := p.said.in(text.ZH); got != tt.zh {
			t.Errorf("got %s\nwant %s", got, tt.zh)
		}
		if got := p.said.in(text.EN); got != tt.en {
			t.Errorf("got %s\nwant %s", got, tt.en)
		}
	}
	p, c := newPrices(text.EN)
	c.now = cost.Values{Preset: "B"}
	if p.use(find(t, "gpt-4.1"), cost.FineTuning); p.said.in(text.EN) != "Now at the prices of gpt-4.1: fine-tuning. Prices by the token include the machine: hosting by the hour is 0 now." {
		t.Errorf("of the machine that is not needed any more: %s", p.said.in(text.EN))
	}
	if usable(find(t, "claude-haiku-4.5"), cost.FineTuning) || !usable(find(t, "qwen3-14b"), cost.FineTuning) || usable(find(t, "qwen3-14b"), cost.Prompting) {
		t.Error("a button for prices that the row does not have, or none for those it has")
	}
}

const ownList = "\uFEFF" + `[{"id":"acme","models":[
 {"id":"plain","prices":{"input_mtok":1,"cache_read_mtok":0.1,"output_mtok":5}},
 {"id":"free","prices":{"input_mtok":0,"output_mtok":0}},
 {"id":"negative","prices":{"input_mtok":-1}}
]}]`

func TestPricesImport(t *testing.T) {
	p, c := newPrices(text.EN)
	p.take("mine.json", []byte(ownList), "2026-08-21")
	if got, want := p.said.in(text.EN), "“mine.json”: rows taken 2, skipped 1, with a doubt 1."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	html := app.HTMLString(p)
	for _, want := range []string{"from your file, 2026-08-21", "acme/negative", "a price is no number, below 0, or beyond belief", "acme/free", "one of its prices is 0"} {
		if !strings.Contains(read(html), want) {
			t.Errorf("%q is not told", want)
		}
	}
	rows, found := p.rows()
	if found != len(cost.PriceList)+2 || rows[0].Model != "plain" || !rows[0].brought || rows[2].brought {
		t.Errorf("%d rows, first %+v", found, rows[0])
	}
	p.use(rows[0].Price, cost.Prompting)
	if n := c.now.Numbers(); n[cost.PromptPriceIn] != cost.Known(1) {
		t.Errorf("an imported price is not used: %v", n[cost.PromptPriceIn])
	}

	// What cannot be read is told, and changes nothing.
	for _, tt := range []struct {
		file   string
		zh, en string
	}{
		{`[{"id":"acme","models":[`, "到第24个字节就不是JSON了", "stops being JSON at byte 24"},
		{`[]`, "不是认得的价目表", "is no price list that this page knows"},
		{`{}`, "不是认得的价目表", "is no price list that this page knows"},
		{`<html>`, "不是认得的价目表", "is no price list that this page knows"},
		{``, "不是认得的价目表", "is no price list that this page knows"},
		{strings.Repeat(" ", cost.MaxImport+1), "超过8MB", "larger than 8 MB"},
	} {
		p.take("bad.json", []byte(tt.file), "2026-08-21")
		zh, en := p.wrong.in(text.ZH), p.wrong.in(text.EN)
		if !strings.Contains(zh, tt.zh) || !strings.Contains(en, tt.en) || !strings.HasSuffix(zh, "表没有变。") || !strings.HasSuffix(en, "as it was.") {
			t.Errorf("%.20q: %s / %s", tt.file, zh, en)
		}
		if _, now := p.rows(); now != found {
			t.Errorf("%.20q: %d rows, there were %d", tt.file, now, found)
		}
	}
	p.refuse("gone.json", errUnread)
	if got := p.wrong.in(text.EN); !strings.Contains(got, "cannot be read") {
		t.Error(got)
	}

	// The same list again takes its own place, another list stands beside it.
	p.take("mine.json", []byte(`[{"id":"acme","models":[{"id":"new","prices":{"input_mtok":1}}]}]`), "2026-09-01")
	p.take("litellm.json", []byte(`{"m":{"litellm_provider":"acme","input_cost_per_token":1e-6}}`), "2026-09-01")
	if len(p.brought) != 2 || p.wrong != nil {
		t.Errorf("%+v", p.brought)
	}
	p.take("none.json", []byte(`{"m":{"litellm_provider":"acme","mode":"embedding"}}`), "2026-09-01")
	if got := p.said.in(text.EN); len(p.brought) != 2 || got != "“none.json” has no price to take; rows skipped: 1. The table is as it was." {
		t.Errorf("%s; %d rows", got, len(p.brought))
	}
}

// Of a thousand remarks, twenty are told.
func TestPricesRemarks(t *testing.T) {
	rows := map[string]any{}
	for i := range 1000 {
		rows[fmt.Sprintf("model %04d", i)] = map[string]any{"litellm_provider": "acme", "mode": "embedding"}
	}
	rows["good"] = map[string]any{"litellm_provider": "acme", "input_cost_per_token": 1e-6}
	b, _ := json.Marshal(rows)
	p, _ := newPrices(text.EN)
	p.take("long.json", b, "2026-08-21")
	html := app.HTMLString(p)
	if n := strings.Count(html, "acme/model"); n != mostRemarks || !strings.Contains(html, "And 980 more.") {
		t.Errorf("%d rows are told one by one", n)
	}
	for w := cost.NoTokenPrice; w <= cost.CacheDearer; w++ {
		if why(w) == (text.Sentence{}) {
			t.Errorf("reason %d has no words", w)
		}
	}
}

// A long list is shown in part, and that is said.
func TestPricesTooMany(t *testing.T) {
	rows := map[string]any{}
	for i := range 2000 {
		rows[fmt.Sprintf("model %04d", i)] = map[string]any{"litellm_provider": "acme", "input_cost_per_token": 1e-6}
	}
	b, _ := json.Marshal(rows)
	p, _ := newPrices(text.EN)
	p.take("long.json", b, "2026-08-21")
	p.all = true
	shown, found := p.rows()
	if got := p.count(found, len(shown)); len(shown) != mostPrices || got != "The first 200 rows are listed. To see the other 1,821, search." {
		t.Error(len(shown), got)
	}
}

func TestPricesShowNamesAsText(t *testing.T) {
	for _, payload := range payloads() {
		list, _ := json.Marshal([]any{map[string]any{"id": payload, "models": []any{
			map[string]any{"id": payload, "prices": map[string]any{"input_mtok": 0}},
			map[string]any{"id": payload + "2", "prices": map[string]any{"input_mtok": -1}},
		}}})
		p, _ := newPrices(text.EN)
		p.take(payload, list, "2026-08-21")
		p.query = sign.FindString(payload) // leaves the list's own rows out
		shownAsText(t, app.HTMLString(p), payload)
		p.use(p.brought[0], cost.Prompting)
		shownAsText(t, app.HTMLString(p), payload)
		p.refuse(payload, cost.ErrNotPrices)
		shownAsText(t, app.HTMLString(p), payload)
	}
}
