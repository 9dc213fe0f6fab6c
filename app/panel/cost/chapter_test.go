package cost

import (
	"maps"
	"strings"
	"testing"

	"breakeven/app/cost"
	"breakeven/app/state"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

func newChapter(l text.Lang, values map[string]float64) *Chapter {
	c := &Chapter{Lang: l, Cost: values}
	c.OnInit()
	return c
}

// Each regime has its sentence in both languages, filled to the last number.
func TestSentences(t *testing.T) {
	for _, tt := range []struct {
		values map[string]float64
		regime cost.Regime
		zh, en string
	}{
		{map[string]float64{"calls": 1e6}, cost.AfterMonths,
			"每月100万次：微调在第8.3个月回本，12个月省$2,190。", "At 1,000,000 calls a month, fine-tuning pays from month 8.3 and saves $2,190 in 12 months."},
		{map[string]float64{"calls": 3e5}, cost.NotInTime,
			"每月30万次：微调要到第49.7个月才回本；12个月里，提示词省$3,700。", "At 300,000 calls a month, fine-tuning would pay only from month 49.7. In 12 months, prompting saves $3,700."},
		{nil, cost.Never,
			"每月10万次：微调永不回本；12个月里，提示词省$5,383。", "At 100,000 calls a month, fine-tuning never pays. In 12 months, prompting saves $5,383."},
		{map[string]float64{"calls": 1e6, "oneoff": 0}, cost.AtOnce,
			"每月100万次：微调从第一天起就更省，12个月省$9,486。", "At 1,000,000 calls a month, fine-tuning is cheaper from the first day and saves $9,486 in 12 months."},
		{map[string]float64{"calls": 1000, "oneoff": 2000}, cost.CheaperUntil,
			"每月1,000次：微调先省后贵，第3.8个月起提示词更省。", "At 1,000 calls a month, fine-tuning is cheaper at first; from month 3.8 on, prompting is."},
		{map[string]float64{"calls": 1000, "oneoff": 500}, cost.CheaperUntil,
			"每月1,000次：12个月里微调省$580；要到第17.2个月，提示词才更省。", "At 1,000 calls a month, fine-tuning saves $580 in 12 months; only from month 17.2 is prompting cheaper."},
	} {
		c := newChapter(text.ZH, tt.values)
		if c.now.Regime != tt.regime {
			t.Errorf("%v: regime %d, want %d", tt.values, c.now.Regime, tt.regime)
		}
		for l, want := range map[text.Lang]string{text.ZH: tt.zh, text.EN: tt.en} {
			if got := plain(sentence(c.now, l)); strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(want, " ", "") {
				t.Errorf("%v:\n got %s\nwant %s", tt.values, got, want)
			}
		}
	}
}

// Whatever is typed or comes from the address, the chapter renders sentences
// without holes.
func TestRenderOddValues(t *testing.T) {
	for _, v := range []float64{0, 1e-9, 0.5, 1, 1e4, 1e12} {
		for _, key := range state.CostKeys {
			for _, l := range []text.Lang{text.ZH, text.EN} {
				html := app.HTMLString(newChapter(l, map[string]float64{key: v}))
				for _, hole := range []string{"%!", "NaN", "Inf", "style="} {
					if strings.Contains(html, hole) {
						t.Errorf("%s=%v: %q in the page", key, v, hole)
					}
				}
			}
		}
	}
}

// The sliders are those of the address.
func TestKnobsAreTheAddress(t *testing.T) {
	keys := map[string]bool{}
	for _, k := range knobs {
		keys[k.Key] = true
		if k.name == (text.Sentence{}) || k.write == nil {
			t.Errorf("%s has no words", k.Key)
		}
		if k.Most != state.CostMost[k.Key] {
			t.Errorf("%s: the address takes %v, the field %v", k.Key, state.CostMost[k.Key], k.Most)
		}
	}
	if len(keys) != len(state.CostKeys) {
		t.Errorf("%d sliders, %d keys", len(keys), len(state.CostKeys))
	}
	for _, k := range state.CostKeys {
		if !keys[k] {
			t.Errorf("no slider for %s", k)
		}
	}
}

func TestTellAndUndo(t *testing.T) {
	var told map[string]float64
	c := newChapter(text.EN, nil)
	c.Keeper = keeper(func(v map[string]float64) { told = v })
	calls, prefix := knobs[0], knobs[1]
	for _, v := range []float64{2e5, 3e5, 4e5} { // one gesture
		c.set(calls, v)
	}
	c.done()
	c.set(prefix, 900)
	c.done()
	if want := (map[string]float64{"calls": 4e5, "prefix": 900}); !maps.Equal(told, want) {
		t.Errorf("told %v, want %v", told, want)
	}
	c.set(prefix, 900) // nothing changes: nothing to undo
	c.done()
	c.onUndo(app.Context{}, app.Event{})
	if want := (map[string]float64{"calls": 4e5}); !maps.Equal(told, want) {
		t.Errorf("after one undo %v, want %v", told, want)
	}
	c.onUndo(app.Context{}, app.Event{})
	if len(told) != 0 || len(c.undos) != 0 {
		t.Errorf("after two undos %v, %d left", told, len(c.undos))
	}
	c.set(calls, 5e5)
	c.done()
	c.onReset(app.Context{}, app.Event{})
	if len(told) != 0 || c.values["calls"] != calls.Default {
		t.Errorf("after reset %v", told)
	}
	c.onUndo(app.Context{}, app.Event{})
	if told["calls"] != 5e5 {
		t.Errorf("reset undone: %v", told)
	}
	c.onReset(app.Context{}, app.Event{})
	c.set(calls, 6e5) // under way
	c.onUndo(app.Context{}, app.Event{})
	if len(told) != 0 || c.values["calls"] != calls.Default {
		t.Errorf("a gesture under way undone: %v", told)
	}
	c.onUndo(app.Context{}, app.Event{})
	// What the shell hands back is what it was told; another address is taken in.
	c.Cost = maps.Clone(told)
	c.OnUpdate(app.Context{})
	if len(c.undos) == 0 && c.values["calls"] != 5e5 {
		t.Error("an echo changed the values")
	}
	c.Cost = map[string]float64{"output": 10}
	c.OnUpdate(app.Context{})
	if c.values["output"] != 10 || c.values["calls"] != calls.Default {
		t.Errorf("the address's values were not taken: %v", c.values)
	}
}

// Typing 1e999 passes through 1e9, which nobody meant.
func TestTypingFallsBack(t *testing.T) {
	c := newChapter(text.EN, nil)
	k := knobs[0]
	for _, typed := range []string{"1", "1e", "1e9", "1e99", "1e999"} {
		c.take(k, typed)
	}
	if c.values["calls"] != k.Default || c.typed["calls"] != "1e999" {
		t.Errorf("after 1e999 the value is %v, the field %q", c.values["calls"], c.typed["calls"])
	}
	if c.done(); len(c.undos) != 0 {
		t.Error("nothing changed, yet there is something to undo")
	}
	c.take(k, "500")
	if c.done(); c.values["calls"] != 500 || len(c.undos) != 1 {
		t.Errorf("after 500 the value is %v, %d undos", c.values["calls"], len(c.undos))
	}
}

func TestComplaints(t *testing.T) {
	k := knobs[0]
	for typed, want := range map[string]string{
		"":      "Nothing here: write a number like 100,000. Still calculating with 500.",
		"abc":   "“abc” is not a number: write one like 100,000. Still calculating with 500.",
		"-3":    "It cannot be below 0: write 0 or more. Still calculating with 500.",
		"1e999": "Too large: 1,000,000,000,000 at most. Still calculating with 500.",
	} {
		_, err := parseNumber(typed, k.Most)
		if got := k.complain(text.EN, typed, err, 500); err == nil || got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

// The ring stands where both curves are at the same height.
func TestDraw(t *testing.T) {
	c := newChapter(text.ZH, map[string]float64{"calls": 1e6})
	d := c.data.Panels[0]
	if len(d.Rings) != 1 || len(d.Series) != 2 {
		t.Fatalf("%d rings, %d series", len(d.Rings), len(d.Series))
	}
	ring := d.Rings[0]
	if prompt := c.now.spent(c.now.Prompt, ring.X); prompt < ring.Y*.9999 || prompt > ring.Y*1.0001 {
		t.Errorf("at month %v tuning has cost %v, prompting %v", ring.X, ring.Y, prompt)
	}
	if c := newChapter(text.ZH, nil); len(c.data.Panels[0].Rings) != 0 {
		t.Error("a ring without a crossing")
	}
	for _, end := range []float64{12, 14, 60, 138} {
		if ticks := monthTicks(end); len(ticks) < 3 || len(ticks) > 8 || ticks[len(ticks)-1] > end {
			t.Errorf("ticks of %v months: %v", end, ticks)
		}
	}
}

type keeper func(map[string]float64)

func (k keeper) CostChanged(v map[string]float64) { k(v) }

// Prices of next to nothing make volumes beyond any integer: they stay numbers.
func TestVolumesBeyondIntegers(t *testing.T) {
	for _, l := range []text.Lang{text.ZH, text.EN} {
		floor, known := evaluate(map[string]float64{"price": 1e-15, "tuned": 1e-15}).MinVolume.Get()
		if got := count(floor, l); !known || strings.HasPrefix(got, "−") || !strings.HasPrefix(got, "7.8") || len(got) > 12 {
			t.Errorf("a floor of %g calls is written %q", floor, got)
		}
	}
}
