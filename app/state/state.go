// Package state holds everything that a visitor can choose, and reads and
// writes it as the query of a URL. It knows nothing of what the choices do.
//
// Values that are the default are left out of the URL; a value that cannot be
// is replaced by the default, and a Note says so.
package state

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"breakeven/app/cost"
	"breakeven/app/spell"
)

// Chapter is a part of the page.
type Chapter string

const (
	Train   Chapter = "train"
	Tune    Chapter = "tune"
	Prompt  Chapter = "prompt"
	Cost    Chapter = "cost"
	Verdict Chapter = "verdict"
)

// Chapters are all of them, in the order of the page.
var Chapters = []Chapter{Train, Tune, Prompt, Cost, Verdict}

// Limits of what the URL and the page's fields accept.
const (
	MaxConvs     = 2  // convolutions
	MaxChannels  = 32 // of a convolution
	MaxLayers    = 3  // hidden layers
	MaxUnits     = 1024
	MinDigits    = 100 // training digits
	MaxDigits    = 60000
	MaxGenerated = 120000 // training digits that are drawn by rules
	MinLR        = 1e-6
	MaxLR        = 10
	MaxBatch     = 2048
	MaxDropout   = 0.9
	MaxDecay     = 1
	MinRate      = 0.01
	MaxRate      = 10000
	MaxQuery     = 8192 // bytes of a query that are looked at
)

// State is what a visitor has chosen. Its text values are the URL's own words.
type State struct {
	Chapter Chapter // "" is no choice: the top of the page
	Lang    string  // "zh", "en" or "", the browser's own
	Theme   string  // "light", "dark" or "", the system's own

	Net       string // "mlp", "cnn"
	Channels  []int  // of each convolution of the CNN
	Pool      bool   // 2×2 max pooling behind them
	Hidden    []int  // units of each hidden dense layer
	Act       string // "relu", "tanh", "sigmoid"
	Dropout   float64
	Decay     float64 // weight decay λ
	Data      string  // "mnist", "generated", or "own": the visitor's files, which no URL holds
	N         int     // training digits
	Seed      uint32
	Opt       string // "adam", "momentum", "sgd"
	LR        float64
	Batch     int    // digits a step
	Device    string // "auto", "cpu", "simd", "webgpu"
	Speed     string // "slow", "watch", "full"
	Autostart bool
	Embed     bool
	Projector bool     // larger, without what stands at the side
	Lite      bool     // for a weak machine: no stage, fewer redraws
	LiteSaid  string   // "1" or "0" where the address says so; "": the machine decides
	Hide      []string // of Controls, which an author takes away
	Lock      []string // of Controls, which an author fixes as they are

	Cost     cost.Values // the cost chapter's case; app/cost knows units and limits
	Currency string      // "usd", "cny": in which its sums are shown
	Rate     float64     // yuan for a dollar
	Together []string    // of Correlated: numbers that are high together and low together
}

// Correlated are the kinds of numbers that may move together.
var Correlated = []string{"prices", "hours", "tokens"}

// costKeys are the parameters of the cost chapter's numbers.
var costKeys = func() (keys []string) {
	for _, in := range cost.Inputs {
		keys = append(keys, in.Key)
	}
	return keys
}()

// Controls are what an author may take away (hide=) or fix (lock=): settings by
// their own parameter, and the rest of what can be operated. boot.js knows where
// each is.
var Controls = append([]string{
	"net", "channels", "hidden", "act", "dropout", "decay", "data", "n", "seed", "opt", "lr", "batch", "device", "speed",
	"run", "step", "reset", "settings", "files", "picture", "curves", "try",
	"starts", "template", "values", "formulas", "sources", "preset", "currency",
}, costKeys...)

// Keys are all parameters that an address may hold.
var Keys = append([]string{
	"chapter", "lang", "theme", "net", "channels", "pool", "hidden", "act", "dropout", "decay", "data", "n", "seed", "opt", "lr", "batch",
	"device", "speed", "autostart", "embed", "projector", "lite", "hide", "lock",
	"preset", "ranges", "currency", "rate", "together",
}, costKeys...)

// Default returns the state of a bare URL.
func Default() State {
	return State{
		Net: "mlp", Channels: []int{10, 10}, Hidden: DefaultHidden("mlp"), Act: "relu", Data: "mnist", N: 10000, Seed: 42,
		Opt: "adam", LR: 0.001, Batch: 64, Device: "auto", Speed: "watch",
		Currency: "usd", Rate: cost.DefaultRate.CNYPerUSD,
	}
}

// DefaultHidden are the hidden dense layers of a network that says nothing of
// them.
func DefaultHidden(net string) []int {
	if net == "cnn" {
		return []int{100}
	}
	return []int{128}
}

// DigitsLimit is the most training digits of a source.
func DigitsLimit(data string) int {
	if data == "generated" {
		return MaxGenerated
	}
	return MaxDigits
}

// Why tells what a Note is about.
type Why uint8

const (
	Unknown   Why = iota // no such parameter
	BadWord              // not one of the words that it can be
	BadRange             // not a number, or outside its limits
	NoControl            // hide or lock names what is none of Controls
	TooLong              // the query is longer than MaxQuery
	Twice                // given before, with another value
	More                 // Value others were not taken either
)

// Note names a parameter that was not taken as written.
type Note struct {
	Why        Why
	Key, Value string // as in the URL, cut to 40 characters
	Allowed    string // words or range that it can be, or ""
	Used       string // what is used instead, or ""
	Near       string // what was probably meant: a key, a word or a control; or ""
}

// Parse reads a URL's query, with or without its "?". It never fails: what it
// cannot take it notes.
func Parse(query string) (State, []Note) {
	s := Default()
	query = strings.TrimPrefix(query, "?")
	if len(query) > MaxQuery {
		return s, []Note{{Why: TooLong}}
	}
	p := &parser{state: &s}
	// Pair by pair, because url.ParseQuery gives up a pair without a word.
	seen := map[string]string{}
	for pair := range strings.SplitSeq(query, "&") {
		if pair == "" {
			continue
		}
		k, v, _ := strings.Cut(pair, "=")
		key, err1 := url.QueryUnescape(k)
		value, err2 := url.QueryUnescape(v)
		if err1 != nil || err2 != nil {
			p.note(Unknown, k, v, "", "")
			continue
		}
		if first, ok := seen[key]; ok && key != "hide" && key != "lock" {
			if value != first && slices.Contains(Keys, key) { // what is unknown was named
				p.note(Twice, key, value, "", "")
			}
			continue // the first counts
		}
		seen[key] = value
		p.set(key, value)
	}
	p.cost()
	if _, ok := seen["hidden"]; !ok {
		s.Hidden = DefaultHidden(s.Net)
	}
	if most := DigitsLimit(s.Data); s.N > most {
		p.note(BadRange, "n", strconv.Itoa(s.N), strconv.Itoa(MinDigits)+"–"+strconv.Itoa(most), strconv.Itoa(most))
		s.N = most
	}
	if p.more > 0 {
		p.notes = append(p.notes, Note{Why: More, Value: strconv.Itoa(p.more)})
	}
	return s, p.notes
}

type parser struct {
	state *State
	notes []Note
	more  int // notes that are only counted
}

// maxNotes is how many notes are written out: more would push the page out of the window.
const maxNotes = 8

func (p *parser) note(why Why, key, value, allowed, used string) {
	if len(p.notes) == maxNotes {
		p.more++
		return
	}
	near := ""
	switch why {
	case Unknown:
		near = spell.Nearest(key, Keys)
	case BadWord:
		near = spell.Nearest(value, strings.Split(allowed, ", "))
	case NoControl:
		near = spell.Nearest(value, Controls)
	}
	p.notes = append(p.notes, Note{why, clip(key), clip(value), allowed, used, near})
}

func (p *parser) set(key, value string) {
	s, d := p.state, Default()
	switch key {
	case "chapter":
		p.word((*string)(&s.Chapter), key, value, "", "train", "tune", "prompt", "cost", "verdict")
	case "lang":
		p.word(&s.Lang, key, value, "", "zh", "en")
	case "theme":
		p.word(&s.Theme, key, value, "", "light", "dark")
	case "net":
		p.word(&s.Net, key, value, d.Net, "mlp", "cnn")
	case "channels":
		p.list(&s.Channels, key, value, MaxConvs, MaxChannels)
	case "pool":
		p.flag(&s.Pool, key, value)
	case "act":
		p.word(&s.Act, key, value, d.Act, "relu", "tanh", "sigmoid")
	case "dropout":
		p.number(&s.Dropout, key, value, 0, MaxDropout)
	case "decay":
		p.number(&s.Decay, key, value, 0, MaxDecay)
	case "data":
		p.word(&s.Data, key, value, d.Data, "mnist", "generated")
	case "opt":
		p.word(&s.Opt, key, value, d.Opt, "adam", "momentum", "sgd")
	case "device":
		p.word(&s.Device, key, value, d.Device, "auto", "cpu", "simd", "webgpu")
	case "speed":
		p.word(&s.Speed, key, value, d.Speed, "slow", "watch", "full")
	case "hidden":
		p.list(&s.Hidden, key, value, MaxLayers, MaxUnits)
	case "n":
		p.whole(&s.N, key, value, MinDigits, MaxGenerated)
	case "batch":
		p.whole(&s.Batch, key, value, 1, MaxBatch)
	case "seed":
		v, err := strconv.ParseUint(value, 10, 32)
		if err != nil {
			p.note(BadRange, key, value, "0–4294967295", strconv.Itoa(int(s.Seed)))
			return
		}
		s.Seed = uint32(v)
	case "lr":
		p.number(&s.LR, key, value, MinLR, MaxLR)
	case "autostart":
		p.flag(&s.Autostart, key, value)
	case "embed":
		p.flag(&s.Embed, key, value)
	case "projector":
		p.flag(&s.Projector, key, value)
	case "lite":
		p.word(&s.LiteSaid, key, value, "", "0", "1")
		s.Lite = s.LiteSaid == "1"
	case "hide":
		p.controls(&s.Hide, key, value)
	case "lock":
		p.controls(&s.Lock, key, value)
	case "preset":
		p.word(&s.Cost.Preset, key, value, cost.Presets[0].ID, presets()...)
	case "currency":
		p.word(&s.Currency, key, value, d.Currency, "usd", "cny")
	case "rate":
		p.number(&s.Rate, key, value, MinRate, MaxRate)
	case "together":
		p.together(key, value)
	case "ranges":
		p.ranges(key, value)
	default:
		id, ok := cost.Find(key)
		if !ok {
			p.note(Unknown, key, value, "", "")
			return
		}
		p.input(id, value)
	}
}

func (p *parser) word(dst *string, key, value, def string, allowed ...string) {
	if !slices.Contains(allowed, value) {
		p.note(BadWord, key, value, strings.Join(allowed, ", "), def)
		return
	}
	*dst = value
}

func (p *parser) whole(dst *int, key, value string, lo, hi int) {
	v, err := strconv.Atoi(value)
	if err != nil || v < lo || v > hi {
		p.note(BadRange, key, value, strconv.Itoa(lo)+"–"+strconv.Itoa(hi), strconv.Itoa(*dst))
		return
	}
	*dst = v
}

func (p *parser) flag(dst *bool, key, value string) {
	if value != "0" && value != "1" {
		p.note(BadWord, key, value, "0, 1", "0")
		return
	}
	*dst = value == "1"
}

// controls takes names of controls, each once.
func (p *parser) controls(dst *[]string, key, value string) {
	for name := range strings.SplitSeq(value, ",") {
		switch name = strings.TrimSpace(name); {
		case !slices.Contains(Controls, name):
			p.note(NoControl, key, name, "", "")
		case !slices.Contains(*dst, name):
			*dst = append(*dst, name)
		}
	}
}

// number takes a number within limits; what is left when it is none is named in
// the note, unless that is none of the limits' either.
func (p *parser) number(dst *float64, key, value string, lo, hi float64) {
	v, err := strconv.ParseFloat(value, 64)
	if err != nil || !(v >= lo && v <= hi) {
		used := ""
		if *dst >= lo {
			used = plain(*dst)
		}
		p.note(BadRange, key, value, plain(lo)+"–"+plain(hi), used)
		return
	}
	*dst = v
}

func (p *parser) list(dst *[]int, key, value string, longest, most int) {
	v, ok := ParseList(value, longest, most)
	if !ok {
		p.note(BadRange, key, value, fmt.Sprintf("1–%d, 1–%d×", most, longest), FormatList(*dst))
		return
	}
	*dst = v
}

// ParseList reads the sizes of layers, "128" or "128,64": at most longest of
// them, each 1 to most.
func ParseList(text string, longest, most int) ([]int, bool) {
	parts := strings.Split(text, ",")
	if len(parts) > longest {
		return nil, false
	}
	var out []int
	for _, p := range parts {
		v, err := strconv.Atoi(strings.TrimSpace(p))
		if err != nil || v < 1 || v > most {
			return nil, false
		}
		out = append(out, v)
	}
	return out, true
}

// FormatList is the inverse of ParseList.
func FormatList(h []int) string {
	parts := make([]string, len(h))
	for i, v := range h {
		parts[i] = strconv.Itoa(v)
	}
	return strings.Join(parts, ",")
}

// separators are left as they are in an address, to be read.
var separators = strings.NewReplacer("%2C", ",", "%3A", ":")

// Whole is the state of the whole page at a chapter, without what an author has fixed for
// a frame.
func (s State) Whole(c Chapter) State {
	s.Chapter, s.Embed, s.Autostart, s.Hide, s.Lock = c, false, false, nil, nil
	return s
}

// Query writes the state as a URL's query without "?"; Parse gives it back.
func (s State) Query() string {
	d := Default()
	var b strings.Builder
	put := func(key, value string, differs bool) {
		if !differs {
			return
		}
		if b.Len() > 0 {
			b.WriteByte('&')
		}
		b.WriteString(key + "=" + separators.Replace(url.QueryEscape(value)))
	}
	put("chapter", string(s.Chapter), s.Chapter != d.Chapter)
	put("lang", s.Lang, s.Lang != d.Lang)
	put("theme", s.Theme, s.Theme != d.Theme)
	put("net", s.Net, s.Net != d.Net)
	put("channels", FormatList(s.Channels), !slices.Equal(s.Channels, d.Channels))
	put("pool", "1", s.Pool)
	put("hidden", FormatList(s.Hidden), !slices.Equal(s.Hidden, DefaultHidden(s.Net)))
	put("act", s.Act, s.Act != d.Act)
	put("dropout", plain(s.Dropout), s.Dropout != d.Dropout)
	put("decay", plain(s.Decay), s.Decay != d.Decay)
	put("data", s.Data, s.Data == "generated")
	put("n", strconv.Itoa(s.N), s.N != d.N)
	put("seed", strconv.FormatUint(uint64(s.Seed), 10), s.Seed != d.Seed)
	put("opt", s.Opt, s.Opt != d.Opt)
	put("lr", strconv.FormatFloat(s.LR, 'g', -1, 64), s.LR != d.LR)
	put("batch", strconv.Itoa(s.Batch), s.Batch != d.Batch)
	put("device", s.Device, s.Device != d.Device)
	put("speed", s.Speed, s.Speed != d.Speed)
	put("autostart", "1", s.Autostart)
	put("embed", "1", s.Embed)
	put("projector", "1", s.Projector)
	put("lite", s.LiteSaid, s.LiteSaid != "")
	put("hide", strings.Join(s.Hide, ","), s.Hide != nil)
	put("lock", strings.Join(s.Lock, ","), s.Lock != nil)
	s.putCost(put)
	return b.String()
}

// plain writes a number as a person would: 1000000, not 1e+06.
func plain(v float64) string {
	if v >= 1e15 || v > 0 && v < 1e-9 {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// clip cuts text from outside to a length that fits a sentence.
func clip(s string) string {
	r := []rune(strings.ToValidUTF8(s, "�"))
	if len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return string(r)
}
