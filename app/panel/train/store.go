package train

import (
	"encoding/json"
	"time"

	"breakeven/app/panel/widget"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Of a large network a checkpoint is 9 MB: it is written every few seconds, and
// soon after a pause, but not while somebody still waits for the pause.
const (
	storeEvery = 5 * time.Second
	storeSoon  = 300 * time.Millisecond
)

// store is the Keeper in the browser's IndexedDB, of one record.
type store struct {
	db      app.Value
	wrote   time.Time
	pending *Kept // waits for its time
	timer   *time.Timer
	due     time.Time
}

// The names in the database.
const (
	storeName   = "breakeven"
	storeRuns   = "runs"
	storeLatest = "latest"
)

// OpenStore gives the model a Keeper, and what an earlier visit left there.
// Where the browser keeps nothing, nothing is kept.
func OpenStore(ctx app.Context, m *Model) {
	quietly(func() {
		// Where storage is denied, reading the property may throw; only in a call
		// can that be caught.
		factory := app.Window().Get("Reflect").Call("get", app.Window().Get("self"), "indexedDB")
		open := factory.Call("open", storeName, 1)
		open.Set("onupgradeneeded", app.FuncOf(func(app.Value, []app.Value) any {
			open.Get("result").Call("createObjectStore", storeRuns)
			return nil
		}))
		succeeded(open, func(db app.Value) {
			s := &store{db: db}
			app.Window().Call("addEventListener", "pagehide", app.FuncOf(func(app.Value, []app.Value) any {
				s.write()
				return nil
			}))
			quietly(func() {
				succeeded(s.objects("readonly").Call("get", storeLatest), func(record app.Value) {
					kept := read(record)
					ctx.Dispatch(func(app.Context) {
						m.Keeper = s
						m.Found(kept)
						remember(kept != nil)
					})
				})
			})
		})
	})
}

func (s *store) objects(mode string) app.Value {
	return s.db.Call("transaction", storeRuns, mode).Call("objectStore", storeRuns)
}

// Keep implements Keeper.
func (s *store) Keep(k *Kept, soon bool) {
	due := s.wrote.Add(storeEvery)
	if latest := time.Now().Add(storeSoon); soon && latest.Before(due) {
		due = latest
	}
	if s.pending != nil && !due.Before(s.due) {
		s.pending = k
		return
	}
	if s.timer != nil {
		s.timer.Stop()
	}
	s.pending, s.due, s.timer = k, due, time.AfterFunc(time.Until(due), s.write)
}

func (s *store) write() {
	k := s.pending
	if k == nil {
		return
	}
	s.pending, s.wrote = nil, time.Now()
	curve, err := json.Marshal(k.Curve)
	if err != nil {
		return // a loss that is no number: the run has failed
	}
	bet, err := json.Marshal(k.Bet)
	if err != nil {
		return
	}
	blob := widget.ArrayOf(k.Blob)
	quietly(func() {
		completed(s.objects("readwrite").Call("put", map[string]any{
			"step": k.Step, "at": time.Now().UnixMilli(), "curve": string(curve), "bet": string(bet), "blob": blob,
		}, storeLatest), func() { remember(true) })
	})
}

// remember tells the next visit, before its first paint, whether room is needed
// for the offer of a kept run.
func remember(kept bool) {
	widget.Store("kept", map[bool]string{true: "1"}[kept])
}

// KeepAnswer takes the answer that an earlier visit gave to the bet, and keeps
// those of this one. It is there from the first render on, which a run is not.
func KeepAnswer(m *Model) {
	if answer := widget.Stored("bet"); answer != "" {
		m.takeAnswer(answer)
	}
	m.Remember = func(answer string) { widget.Store("bet", answer) }
}

// Forget implements Keeper.
func (s *store) Forget() {
	s.pending = nil
	quietly(func() {
		completed(s.objects("readwrite").Call("delete", storeLatest), func() { remember(false) })
	})
}

// read returns the run of a record, nil for what is none.
func read(record app.Value) *Kept {
	if !record.Truthy() || record.Get("step").Type() != app.TypeNumber || record.Get("at").Type() != app.TypeNumber ||
		record.Get("curve").Type() != app.TypeString || !record.Get("blob").Truthy() {
		return nil
	}
	k := &Kept{Step: uint32(record.Get("step").Int()), At: time.UnixMilli(int64(record.Get("at").Float()))}
	if json.Unmarshal([]byte(record.Get("curve").String()), &k.Curve) != nil {
		k.Curve = Curve{}
	}
	if bet := record.Get("bet"); bet.Type() != app.TypeString || json.Unmarshal([]byte(bet.String()), &k.Bet) != nil {
		k.Bet = Wager{} // kept by an earlier version
	}
	k.Blob = widget.BytesOf(record.Get("blob"))
	return k
}

// succeeded calls f with the result of a request. One that fails is never heard
// of again.
func succeeded(request app.Value, f func(app.Value)) {
	request.Set("onsuccess", app.FuncOf(func(app.Value, []app.Value) any {
		f(request.Get("result"))
		return nil
	}))
}

// completed calls f when what a request has written is kept for good.
func completed(request app.Value, f func()) {
	var done app.Func
	done = app.FuncOf(func(app.Value, []app.Value) any {
		done.Release()
		f()
		return nil
	})
	request.Get("transaction").Set("oncomplete", done)
}

// quietly lets an exception of JavaScript, which panics in Go, be nothing.
func quietly(f func()) {
	defer func() { _ = recover() }()
	f()
}
