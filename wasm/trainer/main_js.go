// Trainer is the program of the Web Worker: the engine and the speaker, given the
// worker's clock, its messages, its files and its devices.
package main

import (
	"runtime/debug"
	"syscall/js"
	"time"

	"breakeven/app/wire"
	"breakeven/nn/device"
	"breakeven/nn/device/cpu"
	"breakeven/wasm/simd"
	"breakeven/wasm/trainer/engine"
	"breakeven/wasm/trainer/speaker"
	"breakeven/wasm/webgpu"
	"gonum.org/v1/gonum/blas/gonum"
)

func main() {
	// Digits and networks are large and hold no pointers, so collecting garbage
	// is cheap; and a browser's memory, once grown, never shrinks.
	debug.SetGCPercent(20)
	// trainer.js has prepared what of the worker is easier said in JavaScript.
	worker := js.Global().Get("breakevenWorker")
	w := &world{worker: worker, began: time.Now(), uint8Array: js.Global().Get("Uint8Array")}
	kernels := map[string]wire.Kernels{"relaxed": wire.RelaxedSIMD, "simd128": wire.SIMD128}[simd.Available()]
	e, sp := engine.New(w, kernels, worker.Get("packs").Int()), speaker.New(w)
	if worker.Get("trains").Bool() {
		e.Foresee()
	}
	e.Pass(sp.Receive)

	// Work waits its turn, so that commands that came together are all taken
	// before the next slice.
	soon := func() { worker.Call("wake", 0) }
	var q queue
	q.wake = make(chan struct{}, 1)
	worker.Call("start", map[string]any{
		"work": js.FuncOf(func(js.Value, []js.Value) any {
			q.put(func() {
				wait, other := e.Work(), sp.Work()
				if wait < 0 || other >= 0 && other < wait {
					wait = other
				}
				if wait >= 0 {
					worker.Call("wake", wait)
				}
			})
			return nil
		}),
		"message": js.FuncOf(func(_ js.Value, args []js.Value) any {
			b := w.bytes(args[0])
			e.Acknowledge(b)
			q.put(func() {
				e.Receive(b)
				soon()
			})
			return nil
		}),
		"hand": js.FuncOf(func(js.Value, []js.Value) any {
			q.put(func() {
				e.Hand()
				sp.Hand()
			})
			return nil
		}),
		"look": js.FuncOf(func(_ js.Value, args []js.Value) any {
			anew := args[0].Bool()
			q.put(func() {
				e.Look(anew)
				soon()
			})
			return nil
		}),
		"progress": js.FuncOf(func(_ js.Value, args []js.Value) any {
			of, loaded, total := args[0].Int(), args[1].Int(), args[2].Int()
			q.put(func() {
				if of == model {
					sp.ModelProgress(loaded, total)
				} else {
					e.PackProgress(of, loaded, total)
				}
			})
			return nil
		}),
		"arrived": js.FuncOf(func(_ js.Value, args []js.Value) any {
			of, b := args[0].Int(), w.bytes(args[1])
			var inflated []byte
			if args[2].Truthy() {
				inflated = w.bytes(args[2])
			}
			q.put(func() {
				if of == model {
					sp.ModelArrived(b)
				} else {
					e.PackArrived(of, b, inflated)
				}
				soon()
			})
			return nil
		}),
		"failed": js.FuncOf(func(_ js.Value, args []js.Value) any {
			of, status := args[0].Int(), args[1].Int()
			q.put(func() {
				if of == model {
					sp.ModelFailed(status)
				} else {
					e.PackFailed(of, status)
				}
				soon()
			})
			return nil
		}),
	})
	w.found = func(verdict wire.GPU, report, remembered string) {
		q.put(func() {
			e.GPUFound(verdict, report, remembered)
			soon()
		})
	}
	q.run()
}

// queue brings what JavaScript calls to the engine's own goroutine: a device
// may wait there for a promise, which a callback must never do, since promises
// are kept by callbacks.
type queue struct {
	list []func()
	wake chan struct{}
}

func (q *queue) put(f func()) {
	q.list = append(q.list, f)
	select {
	case q.wake <- struct{}{}:
	default: // it is awake
	}
}

func (q *queue) run() {
	for range q.wake {
		for len(q.list) > 0 {
			f := q.list[0]
			q.list = q.list[1:]
			f()
		}
	}
}

// world is the worker as the engine sees it.
type world struct {
	worker, uint8Array js.Value
	began              time.Time

	found   func(verdict wire.GPU, report, remembered string) // hands on what Prove found
	gpu     *webgpu.Device                                    // nil for none that proved itself
	adapter string                                            // its name
}

// Now asks Go's clock, which is the browser's: through js.Value a look at it costs ten
// times as much, and there are a hundred a slice.
func (w *world) Now() float64 { return time.Since(w.began).Seconds() * 1000 }

func (w *world) Send(b []byte) { w.post("send", b) }

func (w *world) Show(b []byte) { w.post("show", b) }

func (w *world) post(how string, b []byte) {
	a := w.uint8Array.New(len(b))
	js.CopyBytesToJS(a, b)
	w.worker.Call(how, a.Get("buffer"))
}

func (w *world) Peak(rounds int) float64 {
	if simd.Available() == "" {
		return 0
	}
	return simd.Peak(rounds)
}

func (w *world) Fetch(pack int) { w.worker.Call("fetch", pack) }

// model is, among the files that trainer.js fetches, the language model's: others
// are packs, from 0.
const model = -1

func (w *world) FetchModel() { w.worker.Call("fetch", model) }

func (w *world) OpenModel() device.Device {
	if simd.Available() == "" {
		return cpu.New(gonum.Implementation{}, cpu.Generic{})
	}
	return simd.New()
}

func (w *world) Open(d wire.Device) (device.Device, error) {
	switch d {
	case wire.DeviceSIMD:
		return simd.New(), nil
	case wire.DeviceWebGPU:
		return w.openGPU()
	}
	return cpu.New(gonum.Implementation{}, cpu.Generic{}), nil
}

// bytes copies an ArrayBuffer.
func (w *world) bytes(buffer js.Value) []byte {
	a := w.uint8Array.New(buffer)
	b := make([]byte, a.Length())
	js.CopyBytesToGo(b, a)
	return b
}
