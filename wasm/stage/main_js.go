// Stage is the program of the frame that shows the network's picture. stage.js
// beside it has what of a frame is easier said in JavaScript.
package main

import (
	"image/color"
	"syscall/js"

	"breakeven/app/scene"
	"breakeven/app/stage"
	"breakeven/app/wire"

	"github.com/hajimehoshi/ebiten/v2"
)

func main() {
	ebiten.SetVsyncEnabled(false)
	//lint:ignore SA1019 what is to come instead still asks for every frame of the screen
	ebiten.SetFPSMode(ebiten.FPSModeVsyncOffMinimum)
	frame := js.Global().Get("breakevenStage")
	s := stage.New()
	s.Drawn = func() { frame.Call("drawn") }
	uint8Array := js.Global().Get("Uint8Array")
	frame.Call("start", map[string]any{
		"picture": js.FuncOf(func(_ js.Value, args []js.Value) any {
			a := uint8Array.New(args[0])
			b := make([]byte, a.Length())
			js.CopyBytesToGo(b, a)
			_, m, err := wire.Decode(b)
			p, ok := m.(*wire.Picture)
			if err != nil || !ok {
				return false
			}
			s.Show(p)
			return p.Running // whether it takes its time from the training
		}),
		"look": js.FuncOf(func(_ js.Value, args []js.Value) any {
			var colours [scene.NumColours]color.RGBA
			for i := range colours {
				colours[i], _ = scene.ParseColour(args[0].Index(i).String())
			}
			s.Look(colours, args[1].Float(), args[2].Bool())
			return nil
		}),
	})
	if err := ebiten.RunGame(s); err != nil {
		panic(err)
	}
}
