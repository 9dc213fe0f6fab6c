package train

import (
	"math"

	"breakeven/app/scene"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// tokens are the names of app/scene's colours in the style sheet.
var tokens = [scene.NumColours]string{"--ink", "--ink-3", "--line", "--surface", "--sunk", "--pos", "--neg"}

// pageColours are app/scene's colours as the page has them now.
func pageColours() (colours [scene.NumColours]string) {
	style := app.Window().Call("getComputedStyle", app.Window().Get("document").Get("documentElement"))
	for i, name := range tokens {
		colours[i] = style.Call("getPropertyValue", name).String()
	}
	return colours
}

// paintStill draws a picture on the page's own canvas, as the stage would.
func paintStill(p *wire.Picture, width float64) {
	canvas := app.Window().GetElementByID("still")
	if !canvas.Truthy() {
		return
	}
	c := canvas.Call("getContext", "2d")
	if !c.Truthy() {
		return
	}
	f := scene.Fit(width)
	k := width / f.W * max(1, app.Window().Get("devicePixelRatio").Float())
	canvas.Set("width", math.Round(f.W*k))
	canvas.Set("height", math.Round(f.H*k))
	c.Call("scale", k, k)
	c.Set("imageSmoothingEnabled", false)
	colours := pageColours()
	for _, s := range f.Shapes(p, f.Layout(p), 0, false) {
		b := s.Box
		c.Set("globalAlpha", s.Alpha)
		c.Set("lineWidth", s.Width)
		c.Set("fillStyle", colours[s.Colour])
		c.Set("strokeStyle", colours[s.Colour])
		switch s.Kind {
		case scene.Fill:
			c.Call("fillRect", b.X, b.Y, b.W, b.H)
		case scene.Rim:
			c.Call("strokeRect", b.X+s.Width/2, b.Y+s.Width/2, b.W-s.Width, b.H-s.Width)
		case scene.Disc, scene.Ring:
			x, y := b.Mid()
			c.Call("beginPath")
			c.Call("arc", x, y, b.W/2, 0, 2*math.Pi)
			if s.Kind == scene.Disc {
				c.Call("fill")
			} else {
				c.Call("stroke")
			}
		case scene.Curve:
			bend := scene.Bend * b.W
			c.Call("beginPath")
			c.Call("moveTo", b.X, b.Y)
			c.Call("bezierCurveTo", b.X+bend, b.Y, b.X+b.W-bend, b.Y+b.H, b.X+b.W, b.Y+b.H)
			c.Call("stroke")
		case scene.Bytes:
			c.Call("drawImage", greys(s.Pixels, s.Side, colours[scene.Ink]), b.X, b.Y, b.W, b.H)
		case scene.Signs:
			c.Call("drawImage", signs(s.Pixels, s.Side, colours[scene.For], colours[scene.Against]), b.X, b.Y, b.W, b.H)
		}
	}
}

// greys makes a small canvas of bytes, in a colour.
func greys(pixels []byte, side int, ink string) app.Value {
	rgb := parse(ink)
	return small(pixels, side, func(v byte) [4]byte { return [4]byte{rgb[0], rgb[1], rgb[2], v} })
}

// signs makes one of signed bytes.
func signs(pixels []byte, side int, above, below string) app.Value {
	rgb := map[scene.Colour][3]byte{scene.For: parse(above), scene.Against: parse(below)}
	return small(pixels, side, func(v byte) [4]byte {
		c, alpha := scene.Sign(v)
		of := rgb[c]
		return [4]byte{of[0], of[1], of[2], byte(255 * alpha)}
	})
}

func small(pixels []byte, side int, colour func(byte) [4]byte) app.Value {
	canvas := app.Window().Get("document").Call("createElement", "canvas")
	canvas.Set("width", side)
	canvas.Set("height", side)
	c := canvas.Call("getContext", "2d")
	rgba := make([]byte, 0, 4*len(pixels))
	for _, v := range pixels {
		q := colour(v)
		rgba = append(rgba, q[:]...)
	}
	putPixels(c, side, rgba)
	return canvas
}

// parse reads a colour of the style sheet, black where it is none.
func parse(s string) (c [3]byte) {
	rgba, _ := scene.ParseColour(s)
	return [3]byte{rgba.R, rgba.G, rgba.B}
}
