package cost

import "maps"

// Numbers are all inputs, by ID.
type Numbers [numInputs]Value

// Range is from where to where a number may lie, for all that one knows.
type Range struct{ Low, High float64 }

// Values are a preset and what a visitor has changed of it.
type Values struct {
	Preset string
	Set    map[ID]Value
	Ranges map[ID]Range
}

// Numbers returns every input's number: as it was set, or as the preset has it. An
// input that follows another one keeps the proportion that it has in the preset:
// who doubles a model's input price means a model that is twice as dear.
func (v Values) Numbers() Numbers {
	base := v.preset()
	n := base.Numbers
	for id, x := range v.Set {
		n[id] = x
	}
	for id := range Inputs {
		if _, set := v.Set[ID(id)]; !set {
			n.follow(&base.Numbers, ID(id))
		}
	}
	return n
}

// follow brings an input in proportion to the one that it follows. Followers that
// are 0 or unknown in the preset, or whose leader is, stay as they are.
func (n *Numbers) follow(base *Numbers, id ID) {
	leader := Inputs[id].Follows
	if leader == id || n[leader] == base[leader] || base[leader].x == 0 {
		return
	}
	n[id] = base[id].times(n[leader].over(base[leader]).x)
	if !n[leader].known {
		n[id] = Unknown
	}
}

// With returns values with one more set. What comes to the same as not setting it
// is left out, so that an address stays short.
func (v Values) With(id ID, x Value) Values {
	w := v
	w.Set = maps.Clone(v.Set)
	delete(w.Set, id)
	if w.Numbers()[id] == x {
		return w
	}
	if w.Set == nil {
		w.Set = map[ID]Value{}
	}
	w.Set[id] = x
	return w
}

// Range returns the range of an input, and whether it has one. A preset's range
// moves in proportion with the number until it is set itself; every range holds
// the number.
func (v Values) Range(id ID) (Range, bool) {
	n := v.Numbers()
	return v.rangeOf(&n, id)
}

func (v Values) rangeOf(n *Numbers, id ID) (Range, bool) {
	x, known := n[id].Get()
	r, set := v.Ranges[id]
	if !set {
		base := v.preset()
		if r, set = base.Ranges[id]; !set {
			return Range{}, false
		}
		if d := base.Numbers[id].x; d > 0 {
			r = Range{r.Low * x / d, r.High * x / d}
		}
	}
	most := Inputs[id].Most
	return Range{min(max(r.Low, 0), x), min(max(r.High, x), max(most, x))}, known
}
