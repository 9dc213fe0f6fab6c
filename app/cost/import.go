package cost

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
)

// MaxImport is the largest file that is read, in bytes: LiteLLM's list is 1.5 MB.
const MaxImport = 8 << 20

// Why a file is not taken at all.
var (
	ErrTooLarge    = errors.New("cost: file too large")
	ErrNotPrices   = errors.New("cost: neither genai-prices' nor LiteLLM's list of prices")
	ErrNotScenario = errors.New("cost: not a file of scenarios")
)

// Remark says what is odd about one row of a file, or why it is skipped.
type Remark struct {
	Row string // provider/model
	Why Why
}

// Why is the reason of a remark.
type Why uint8

const (
	NoTokenPrice Why = iota + 1 // skipped: nothing is charged by the token
	NotText                     // skipped: a model of images, speech or embeddings
	BadPrice                    // skipped: below 0, no number, or more than any model costs
	BadRow                      // skipped: not of the list's form
	SecondOfName                // skipped: the provider has had a row of that name
	ByLength                    // odd: dearer for long prompts; the price is that of short ones
	ByTime                      // odd: several prices, by date or hour; the price is the one without condition
	Free                        // odd: a price of 0
	CacheDearer                 // odd: cached input costs more than input
)

// Report is what came of an import.
type Report struct {
	Taken   []Price
	Skipped []Remark
	Odd     []Remark

	names map[string]bool // taken so far
}

// mostPrice is the dearest price per million tokens that is believed.
const mostPrice = 1e4

// ImportPrices reads genai-prices' list (github.com/pydantic/genai-prices,
// prices/data.json) or LiteLLM's (model_prices_and_context_window.json). Neither
// says of itself when it was made, so the caller gives the date.
func ImportPrices(file []byte, date string) (Report, error) {
	if len(file) > MaxImport {
		return Report{}, ErrTooLarge
	}
	switch first := bytes.TrimSpace(file); {
	case bytes.HasPrefix(first, []byte("[")):
		return importGenAI(file, date)
	case bytes.HasPrefix(first, []byte("{")):
		return importLiteLLM(file, date)
	}
	return Report{}, ErrNotPrices
}

// take adds a row to the report. A price that is absent is unknown, one that
// cannot be skips the row.
func (r *Report) take(p Price, bad bool) {
	row := p.Provider + "/" + p.Model
	for _, v := range []Value{p.Input, p.CachedInput, p.Out, p.CacheWrite} {
		bad = bad || v.x < 0 || v.x > mostPrice
	}
	switch {
	case bad:
		r.skip(row, BadPrice)
		return
	case !p.Input.known && !p.Out.known:
		r.skip(row, NoTokenPrice)
		return
	case r.names[row]:
		r.skip(row, SecondOfName)
		return
	}
	if r.names == nil {
		r.names = map[string]bool{}
	}
	r.names[row] = true
	r.Taken = append(r.Taken, p)
	if p.Input == Known(0) || p.Out == Known(0) {
		r.odd(row, Free)
	}
	if p.CachedInput.known && p.Input.known && p.CachedInput.x > p.Input.x {
		r.odd(row, CacheDearer)
	}
}

func (r *Report) skip(row string, why Why) { r.Skipped = append(r.Skipped, Remark{clip(row), why}) }
func (r *Report) odd(row string, why Why)  { r.Odd = append(r.Odd, Remark{clip(row), why}) }

// clip keeps a name from a file short enough to be shown.
func clip(s string) string {
	if r := []rune(strings.ToValidUTF8(s, "?")); len(r) > 80 {
		return string(r[:80]) + "…"
	}
	return strings.ToValidUTF8(s, "?")
}

// importGenAI reads a list of providers with models, whose prices are in $ per
// million tokens: a number, or one by length of the prompt, or a list of such sets
// with conditions.
func importGenAI(file []byte, date string) (Report, error) {
	var providers []struct {
		ID     string
		Models []json.RawMessage
	}
	if err := json.Unmarshal(file, &providers); err != nil {
		return Report{}, fmt.Errorf("%w: %w", ErrNotPrices, err)
	}
	var r Report
	for _, provider := range providers {
		for i, raw := range provider.Models {
			var m struct {
				ID     string
				Prices json.RawMessage
			}
			row := fmt.Sprintf("%s/%d", provider.ID, i+1)
			if err := json.Unmarshal(raw, &m); err != nil || m.ID == "" || provider.ID == "" {
				r.skip(row, BadRow)
				continue
			}
			row = provider.ID + "/" + m.ID
			prices, timed, ok := unconditional(m.Prices)
			if !ok {
				r.skip(row, BadRow)
				continue
			}
			p := Price{Model: clip(m.ID), Provider: clip(provider.ID), Source: Source{Name: "genai-prices", Date: date}}
			var tiered, bad bool
			read := func(field string) Value {
				v, byLength, err := genAIPrice(prices[field])
				tiered, bad = tiered || byLength, bad || err != nil
				return v
			}
			p.Input, p.CachedInput, p.Out = read("input_mtok"), read("cache_read_mtok"), read("output_mtok")
			p.CacheWrite = read("cache_write_mtok").over(p.Input)
			taken := len(r.Taken)
			if r.take(p, bad); len(r.Taken) > taken {
				if tiered {
					r.odd(row, ByLength)
				}
				if timed {
					r.odd(row, ByTime)
				}
			}
		}
	}
	if len(r.Taken)+len(r.Skipped) == 0 {
		return Report{}, ErrNotPrices
	}
	return r, nil
}

// unconditional returns the prices that hold without a condition, and whether
// there are others.
func unconditional(raw json.RawMessage) (prices map[string]json.RawMessage, timed, ok bool) {
	if json.Unmarshal(raw, &prices) == nil && prices != nil {
		return prices, false, true
	}
	var sets []struct {
		Constraint json.RawMessage
		Prices     map[string]json.RawMessage
	}
	if json.Unmarshal(raw, &sets) != nil {
		return nil, false, false
	}
	for _, set := range sets {
		if set.Constraint == nil {
			return set.Prices, len(sets) > 1, true
		}
	}
	return nil, false, false
}

// genAIPrice reads a price, by length of the prompt or not; an absent one is
// unknown.
func genAIPrice(raw json.RawMessage) (v Value, byLength bool, err error) {
	if raw == nil || string(raw) == "null" {
		return Unknown, false, nil
	}
	var tiers struct {
		Base  *float64
		Tiers []json.RawMessage
	}
	if bytes.HasPrefix(raw, []byte("{")) {
		if err := json.Unmarshal(raw, &tiers); err != nil || tiers.Base == nil {
			return Unknown, false, errBad
		}
		return Known(*tiers.Base), len(tiers.Tiers) > 0, nil
	}
	var x float64
	err = json.Unmarshal(raw, &x)
	return Known(x), false, err
}

var errBad = errors.New("cost: no price")

// importLiteLLM reads a flat map from a model to its fields, among them prices in
// $ per token.
func importLiteLLM(file []byte, date string) (Report, error) {
	var rows map[string]json.RawMessage
	if err := json.Unmarshal(file, &rows); err != nil {
		return Report{}, fmt.Errorf("%w: %w", ErrNotPrices, err)
	}
	var r Report
	for _, model := range slices.Sorted(maps.Keys(rows)) {
		if model == "sample_spec" || model == "" { // explains the form
			continue
		}
		var m map[string]json.RawMessage
		if err := json.Unmarshal(rows[model], &m); err != nil || m == nil {
			r.skip(model, BadRow)
			continue
		}
		provider, mode := text(m["litellm_provider"]), text(m["mode"])
		if mode != "" && mode != "chat" && mode != "completion" && mode != "responses" {
			r.skip(provider+"/"+model, NotText)
			continue
		}
		bad := false
		read := func(field string) Value {
			raw := m[field]
			if raw == nil || string(raw) == "null" {
				return Unknown
			}
			var x float64
			if json.Unmarshal(raw, &x) != nil {
				bad = true
			}
			return perMillion(x)
		}
		p := Price{Model: clip(model), Provider: clip(provider), Source: Source{Name: "LiteLLM", Date: date}}
		p.Input, p.CachedInput, p.Out = read("input_cost_per_token"), read("cache_read_input_token_cost"), read("output_cost_per_token")
		p.CacheWrite = read("cache_creation_input_token_cost").over(p.Input)
		taken := len(r.Taken)
		if r.take(p, bad); len(r.Taken) > taken {
			for field := range m {
				if strings.HasPrefix(field, "input_cost_per_token_above_") {
					r.odd(provider+"/"+model, ByLength)
					break
				}
			}
		}
	}
	if len(r.Taken)+len(r.Skipped) == 0 {
		return Report{}, ErrNotPrices
	}
	return r, nil
}

// perMillion takes a price per token, without the last digit of a float64 that
// multiplying leaves: 3e-7 is 0.3, and not 0.30000000000000004.
func perMillion(x float64) Value {
	v := 1e6 * x
	if r := math.Round(1e9*v) / 1e9; math.Abs(r-v) <= 1e-12*v {
		v = r
	}
	return Known(v)
}

// text reads a string, "" for what is none.
func text(raw json.RawMessage) (s string) {
	if json.Unmarshal(raw, &s) != nil {
		return ""
	}
	return s
}
