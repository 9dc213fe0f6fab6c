package train

import (
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// paintDigit writes an image into a canvas of 28×28: ink as opacity, so that the
// page's ink colour, dark or light, can show it. A nil image clears it.
func paintDigit(id string, image *[wire.Pixels]byte) {
	canvas := app.Window().GetElementByID(id)
	if !canvas.Truthy() {
		return
	}
	c := canvas.Call("getContext", "2d")
	if !c.Truthy() {
		return
	}
	c.Call("clearRect", 0, 0, 28, 28)
	if image == nil {
		return
	}
	var rgba [4 * wire.Pixels]byte
	for i, v := range image {
		rgba[4*i+3] = v
	}
	putPixels(c, 28, rgba[:])
}

// putPixels writes a square image, four bytes a pixel, into a canvas's context.
func putPixels(c app.Value, side int, rgba []byte) {
	data := c.Call("createImageData", side, side)
	app.CopyBytesToJS(data.Get("data"), rgba)
	c.Call("putImageData", data, 0, 0)
}
