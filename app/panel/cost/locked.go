package cost

import (
	"maps"
	"slices"

	"breakeven/app/cost"
	"breakeven/app/state"
)

// fixed are the numbers that an author locked (?lock=), and their ranges, as the
// address has them. boot.js disables their fields; here they stay whatever else
// would change them: presets, scenarios, prices, a number that they follow.
type fixed struct {
	numbers map[cost.ID]cost.Value
	ranges  map[cost.ID]cost.Range
}

// fix returns what is locked in a state.
func fix(s *state.State) fixed {
	f := fixed{map[cost.ID]cost.Value{}, map[cost.ID]cost.Range{}}
	n := s.Cost.Numbers()
	for _, key := range s.Lock {
		id, is := cost.Find(key)
		if !is {
			continue // another control
		}
		f.numbers[id] = n[id]
		if r, has := s.Cost.Range(id); has {
			f.ranges[id] = r
		}
	}
	return f
}

func (f fixed) has(id cost.ID) bool {
	_, is := f.numbers[id]
	return is
}

// ids are those of what is locked, in the inputs' order.
func (f fixed) ids() []cost.ID { return slices.Sorted(maps.Keys(f.numbers)) }

// in returns a case with what is locked as it was.
func (f fixed) in(v cost.Values) cost.Values {
	if len(f.numbers) == 0 {
		return v
	}
	v = cloned(v)
	if v.Set == nil {
		v.Set = map[cost.ID]cost.Value{}
	}
	if v.Ranges == nil {
		v.Ranges = map[cost.ID]cost.Range{}
	}
	for id, x := range f.numbers {
		v.Set[id] = x
		delete(v.Ranges, id)
	}
	maps.Copy(v.Ranges, f.ranges)
	return state.Tidy(v)
}
