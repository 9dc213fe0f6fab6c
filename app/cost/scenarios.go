package cost

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Named is a case that somebody keeps.
type Named struct {
	Name string
	Values
}

// Limits of a file of scenarios.
const (
	MaxScenarioFile = 1 << 20 // bytes
	MaxScenarios    = 100
	MaxNameLength   = 80 // characters
)

const (
	scenarioFormat  = "breakeven-cost"
	scenarioVersion = 1
)

// scenarioFile is the file's form. A number that nobody knows is null.
type scenarioFile struct {
	Format    string          `json:"format"`
	Version   int             `json:"version"`
	Scenarios []scenarioEntry `json:"scenarios"`
}

type scenarioEntry struct {
	Name   string                `json:"name"`
	Preset string                `json:"preset"`
	Set    map[string]*float64   `json:"set,omitempty"`
	Ranges map[string][2]float64 `json:"ranges,omitempty"`
}

// Export writes scenarios as JSON, the same ones always as the same bytes.
func Export(list []Named) []byte {
	f := scenarioFile{scenarioFormat, scenarioVersion, []scenarioEntry{}}
	for _, s := range list {
		e := scenarioEntry{Name: s.Name, Preset: s.preset().ID, Set: map[string]*float64{}, Ranges: map[string][2]float64{}}
		for id, v := range s.Set {
			e.Set[Inputs[id].Key] = nil
			if x, known := v.Get(); known {
				e.Set[Inputs[id].Key] = &x
			}
		}
		for id, r := range s.Ranges {
			e.Ranges[Inputs[id].Key] = [2]float64{r.Low, r.High}
		}
		f.Scenarios = append(f.Scenarios, e)
	}
	b, err := json.MarshalIndent(f, "", "  ")
	if err != nil {
		panic(err) // Values are finite
	}
	return append(b, '\n')
}

// Fault is why a number in a file of scenarios cannot be.
type Fault uint8

const (
	BadVersion  Fault = iota + 1 // from a later version of the page
	BadName                      // empty or too long
	BadPreset                    // none of ours
	BadNumber                    // below 0, or more than is taken
	BadRange                     // not from low to high, or outside what is taken
	NotUnknown                   // null where everybody knows the number
	TooManyOnes                  // scenarios
)

// FaultError says where a file is wrong. Where it is, nothing of it is taken.
type FaultError struct {
	Scenario int    // from 0; -1: the file
	Key      string // of the input; "": the scenario
	Fault    Fault
}

func (e *FaultError) Error() string {
	return fmt.Sprintf("cost: scenario %d, %q: fault %d", e.Scenario, e.Key, e.Fault)
}

// Import reads scenarios that Export wrote, or a person. It returns the names of
// what it does not know and left out, in order: they may be a slip of the pen.
func Import(file []byte) (list []Named, ignored []string, err error) {
	if len(file) > MaxScenarioFile {
		return nil, nil, ErrTooLarge
	}
	var f scenarioFile
	if err := json.Unmarshal(file, &f); err != nil {
		return nil, nil, fmt.Errorf("%w: %w", ErrNotScenario, err)
	}
	switch {
	case f.Format != scenarioFormat:
		return nil, nil, ErrNotScenario
	case f.Version != scenarioVersion:
		return nil, nil, &FaultError{-1, "version", BadVersion}
	case len(f.Scenarios) > MaxScenarios:
		return nil, nil, &FaultError{-1, "scenarios", TooManyOnes}
	}
	ignored = unknownFields(file)
	for i, e := range f.Scenarios {
		v, unknown, err := e.values(i)
		if err != nil {
			return nil, nil, err
		}
		list, ignored = append(list, Named{e.Name, v}), append(ignored, unknown...)
	}
	slices.Sort(ignored)
	return list, slices.Compact(ignored), nil
}

// values checks one entry.
func (e *scenarioEntry) values(i int) (v Values, ignored []string, err error) {
	v = Values{Preset: e.Preset, Set: map[ID]Value{}, Ranges: map[ID]Range{}}
	if n := utf8.RuneCountInString(e.Name); strings.TrimSpace(e.Name) == "" || n > MaxNameLength {
		return v, nil, &FaultError{i, "name", BadName}
	}
	if v.preset().ID != e.Preset {
		return v, nil, &FaultError{i, "preset", BadPreset}
	}
	for _, key := range slices.Sorted(maps.Keys(e.Set)) {
		id, ok := Find(key)
		x := e.Set[key]
		switch {
		case !ok:
			ignored = append(ignored, clip(key))
		case x != nil && !(*x >= 0 && *x <= Inputs[id].Most):
			return v, nil, &FaultError{i, key, BadNumber}
		case x != nil:
			v.Set[id] = Known(*x + 0) // −0 is 0
		case Inputs[id].Unknown == NotOffered:
			return v, nil, &FaultError{i, key, NotUnknown}
		default:
			v.Set[id] = Unknown
		}
	}
	for _, key := range slices.Sorted(maps.Keys(e.Ranges)) {
		id, ok := Find(key)
		r := e.Ranges[key]
		switch {
		case !ok:
			ignored = append(ignored, clip(key))
		case !(0 <= r[0] && r[0] <= r[1] && r[1] <= Inputs[id].Most):
			return v, nil, &FaultError{i, key, BadRange}
		default:
			v.Ranges[id] = Range{r[0] + 0, r[1] + 0}
		}
	}
	return v, ignored, nil
}

// unknownFields returns the fields of a file and its scenarios that are none of
// the form's.
func unknownFields(file []byte) (names []string) {
	var top map[string]json.RawMessage
	var entries []map[string]json.RawMessage
	if json.Unmarshal(file, &top) != nil || json.Unmarshal(top["scenarios"], &entries) != nil {
		return nil
	}
	strange := func(fields map[string]json.RawMessage, known ...string) {
		for name := range fields {
			if !slices.ContainsFunc(known, func(k string) bool { return strings.EqualFold(k, name) }) {
				names = append(names, clip(name))
			}
		}
	}
	strange(top, "format", "version", "scenarios")
	for _, e := range entries {
		strange(e, "name", "preset", "set", "ranges")
	}
	return names
}

// CSV returns the curves of all four ways in dollars by month, empty where they
// are unknown.
func (s *Scenario) CSV(months []float64) []byte {
	var b bytes.Buffer
	b.WriteString("month,prompting_usd,fine_tuning_usd,with_retrieval_usd,smaller_model_usd\n")
	for _, month := range months {
		b.WriteString(strconv.FormatFloat(month, 'f', -1, 64))
		for arm := range Arms {
			b.WriteByte(',')
			c := s.Curve(s.Way(arm))
			if x, known := c.At(month).Get(); known {
				b.WriteString(strconv.FormatFloat(x, 'f', 2, 64))
			}
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}
