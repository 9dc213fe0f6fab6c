// Tokens is the program of the token counter's Web Worker: a text comes, the
// number of its tokens goes. The page loads it when a visitor asks.
package main

import (
	"syscall/js"

	"breakeven/wasm/tokens/count"
)

func main() {
	// tokens.js has prepared what of the worker is easier said in JavaScript.
	worker := js.Global().Get("breakevenTokens")
	uint8Array := js.Global().Get("Uint8Array")
	c := count.New()
	worker.Call("start", js.FuncOf(func(_ js.Value, args []js.Value) any {
		from := uint8Array.New(args[0])
		b := make([]byte, from.Length())
		js.CopyBytesToGo(b, from)
		answer := c.Answer(b)
		to := uint8Array.New(len(answer))
		js.CopyBytesToJS(to, answer)
		worker.Call("send", to.Get("buffer"))
		return nil
	}))
	select {}
}
