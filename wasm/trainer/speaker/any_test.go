package speaker

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"breakeven/app/wire"
	"breakeven/nn/lm/corpus"
)

// Whatever comes, in whatever order, between any two pieces of work: all that is asked
// ends, once, and nothing is said of it behind its end.
func TestAnyOrder(t *testing.T) {
	weights := small(corpus.Vocabulary().Words())
	examples := []wire.Example{{Prompt: "太冷了 Zorro", Answer: "a Zorro"}, {Prompt: "热", Answer: "b"}}
	ends := map[wire.End]int{}
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 1))
		w := &world{t: t}
		s := New(w)
		kinds := map[uint32]string{} // of what was asked, and has not ended
		heard := func() {
			for _, m := range w.take() {
				id, end, kind := uint32(0), wire.GoesOn, ""
				switch m := m.(type) {
				case *wire.Heard:
					if id, kind = m.ID, "ask"; kinds[id] == "read" {
						delete(kinds, id)
						continue
					}
				case *wire.Said:
					id, end, kind = m.ID, m.End, "ask"
				case *wire.Tuned:
					id, end, kind = m.ID, m.End, "tune"
				case *wire.Examined:
					id, end, kind = m.ID, m.End, "examine"
				default:
					continue
				}
				if kinds[id] != kind {
					t.Fatalf("seed %d: %+v is said of %q, which has ended or never began", seed, m, kinds[id])
				}
				if end != wire.GoesOn {
					ends[end]++
					delete(kinds, id)
				}
			}
		}
		awaited := func() bool { // the weights are on their way
			return s.loading && s.base.model == nil && s.opening == nil && s.status.State == wire.ModelLoading
		}
		id := uint32(0)
		begin := func(kind string) uint32 {
			id++
			kinds[id] = kind
			return id
		}
		for range 150 {
			before := func() uint32 { return 1 + r.Uint32N(id+1) } // an ID that is known, or soon will be
			switch r.IntN(13) {
			case 0:
				s.Receive(&wire.LoadModel{})
			case 1:
				if awaited() {
					s.ModelArrived(weights)
				}
			case 2:
				if awaited() && r.IntN(3) == 0 {
					s.ModelFailed(503)
				}
			case 3, 4:
				s.Receive(&wire.Ask{ID: begin("ask"), Prompt: "北京天气 Zorro", Most: 1 + r.Uint32N(4), Tuned: r.IntN(3) == 0, Aside: r.IntN(2) == 0})
			case 5:
				s.Receive(&wire.Hush{ID: before()})
			case 6:
				s.Receive(&wire.Weigh{ID: before(), At: r.Uint32N(3)})
			case 7:
				s.Receive(&wire.Tune{ID: begin("tune"), Examples: examples[r.IntN(2):], Rank: uint8(r.IntN(2)), Steps: 1 + r.Uint32N(2)})
			case 8:
				s.Receive(&wire.Examine{ID: begin("examine"), Tuned: r.IntN(2) == 0, Examples: examples[:r.IntN(3)]})
			case 9:
				s.Hand()
			case 10:
				s.Receive(&wire.Read{ID: begin("read"), Prompt: "北京天气 Zorro"})
			default:
				for range r.IntN(40) {
					s.Work()
				}
			}
			heard()
		}
		if s.opening == nil && s.base.model == nil {
			s.Receive(&wire.LoadModel{})
			s.ModelArrived(weights)
		}
		s.all()
		if heard(); len(kinds) > 0 {
			t.Errorf("seed %d: %v never end", seed, fmt.Sprint(kinds))
		}
	}
	for _, end := range []wire.End{wire.Complete, wire.MostReached, wire.Hushed, wire.Unusable} {
		if ends[end] < 40 {
			t.Errorf("%d of all ended with %d: that proves little", ends[end], end)
		}
	}
}
