package state

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"breakeven/app/cost"
)

// presets are the names of the cost chapter's cases, the default first.
func presets() (names []string) {
	for _, p := range cost.Presets {
		names = append(names, p.ID)
	}
	return names
}

// input takes one number of the cost chapter, or that nobody knows it.
func (p *parser) input(id cost.ID, value string) {
	in := &cost.Inputs[id]
	v := cost.Unknown
	if value != "unknown" || in.Unknown == cost.NotOffered {
		x := -1.0
		if p.number(&x, in.Key, value, 0, in.Most); x < 0 {
			return
		}
		v = cost.Known(x)
	}
	if p.state.Cost.Set == nil {
		p.state.Cost.Set = map[cost.ID]cost.Value{}
	}
	p.state.Cost.Set[id] = v
}

// ranges takes from where to where numbers may lie: calls:30000:300000,label:0.1:3.
func (p *parser) ranges(key, value string) {
	for item := range strings.SplitSeq(value, ",") {
		parts := strings.Split(item, ":")
		id, known := cost.Find(strings.TrimSpace(parts[0]))
		if !known || len(parts) != 3 {
			p.note(BadRange, key, item, "calls:30000:300000", "")
			continue
		}
		most := cost.Inputs[id].Most
		low, err1 := strconv.ParseFloat(parts[1], 64)
		high, err2 := strconv.ParseFloat(parts[2], 64)
		if err1 != nil || err2 != nil || !(0 <= low && low <= high && high <= most) {
			p.note(BadRange, key, item, parts[0]+":0:"+plain(most), "")
			continue
		}
		if p.state.Cost.Ranges == nil {
			p.state.Cost.Ranges = map[cost.ID]cost.Range{}
		}
		if _, twice := p.state.Cost.Ranges[id]; !twice {
			p.state.Cost.Ranges[id] = cost.Range{Low: low + 0, High: high + 0} // −0 is 0
		}
	}
}

// together takes kinds of numbers, each once, and keeps them in their order.
func (p *parser) together(key, value string) {
	named := map[string]bool{}
	for name := range strings.SplitSeq(value, ",") {
		if name = strings.TrimSpace(name); !slices.Contains(Correlated, name) {
			p.note(BadWord, key, name, strings.Join(Correlated, ", "), "")
			continue
		}
		named[name] = true
	}
	for _, name := range Correlated {
		if named[name] {
			p.state.Together = append(p.state.Together, name)
		}
	}
}

// cost leaves out what says no more than the preset.
func (p *parser) cost() { p.state.Cost = Tidy(p.state.Cost) }

// Tidy returns values without what comes to the same when it is not set, so that
// an address stays short and says one case in one way.
func Tidy(v cost.Values) cost.Values {
	if v.Preset == cost.Presets[0].ID {
		v.Preset = ""
	}
	v.Set, v.Ranges = maps.Clone(v.Set), maps.Clone(v.Ranges)
	for id, x := range v.Set {
		delete(v.Set, id)
		if v.Numbers()[id] != x {
			v.Set[id] = x
		}
	}
	for id, r := range v.Ranges {
		delete(v.Ranges, id)
		if usual, has := v.Range(id); !has || usual != r {
			v.Ranges[id] = r
		}
	}
	if len(v.Set) == 0 {
		v.Set = nil
	}
	if len(v.Ranges) == 0 {
		v.Ranges = nil
	}
	return v
}

// putCost writes the cost chapter's part of a query.
func (s State) putCost(put func(key, value string, differs bool)) {
	v := Tidy(s.Cost)
	put("preset", v.Preset, v.Preset != "")
	var ranges []string
	for id, in := range cost.Inputs {
		if x, set := v.Set[cost.ID(id)]; set {
			number, known := x.Get()
			if known {
				put(in.Key, plain(number), true)
			} else {
				put(in.Key, "unknown", true)
			}
		}
		if r, set := v.Ranges[cost.ID(id)]; set {
			ranges = append(ranges, in.Key+":"+plain(r.Low)+":"+plain(r.High))
		}
	}
	put("ranges", strings.Join(ranges, ","), ranges != nil)
	d := Default()
	put("currency", s.Currency, s.Currency != d.Currency)
	put("rate", plain(s.Rate), s.Rate != d.Rate)
	put("together", strings.Join(s.Together, ","), s.Together != nil)
}
