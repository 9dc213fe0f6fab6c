// Package stage draws the network's picture with Ebitengine. It computes nothing
// and writes no words: what it draws comes from app/scene, its colours from the
// page.
package stage

import (
	"image/color"
	"math"
	"time"

	"breakeven/app/scene"
	"breakeven/app/wire"

	"github.com/hajimehoshi/ebiten/v2"
)

// Stage is the game that Ebitengine runs. It draws a frame when it is given
// something, never by itself.
type Stage struct {
	Drawn func() // called after each frame that shows a picture

	picture *wire.Picture
	colours [scene.NumColours]color.RGBA
	scale   float64 // device pixels per CSS pixel
	still   bool    // reduced motion

	atlas    *ebiten.Image
	cells    int // images in the atlas so far
	pixels   []byte
	vertices []ebiten.Vertex
	indices  []uint32
	began    time.Time
}

// The atlas holds every image of a picture, and the two shapes that everything
// else is made of: cells of one size, so that one call draws the frame.
const (
	cell     = 32 // the largest image has 28
	perRow   = 16
	atlasW   = cell * perRow
	atlasH   = cell * 8
	discCell = 0 // a disc with a soft edge
	fullCell = 1 // plain white
	dotSize  = 30
)

// New returns a stage with nothing on it.
func New() *Stage {
	s := &Stage{scale: 1, atlas: ebiten.NewImage(atlasW, atlasH), pixels: make([]byte, 4*atlasW*atlasH), began: time.Now()}
	for y := range dotSize {
		for x := range dotSize {
			d := math.Hypot(float64(x)+.5-dotSize/2, float64(y)+.5-dotSize/2)
			s.put(discCell, x, y, uint8(255*min(1, max(0, dotSize/2-d))))
		}
	}
	for y := range cell {
		for x := range cell {
			s.put(fullCell, x, y, 255)
		}
	}
	return s
}

// put sets a pixel of a cell to white of an alpha.
func (s *Stage) put(c, x, y int, alpha uint8) {
	s.set(c, x, y, [4]uint8{alpha, alpha, alpha, alpha})
}

// sign sets it to the colour of a signed byte.
func (s *Stage) sign(c, x, y int, v byte) {
	of, alpha := scene.Sign(v)
	rgb := s.colours[of]
	s.set(c, x, y, [4]uint8{uint8(float64(rgb.R) * alpha), uint8(float64(rgb.G) * alpha), uint8(float64(rgb.B) * alpha), uint8(255 * alpha)})
}

// set sets it to a premultiplied colour.
func (s *Stage) set(c, x, y int, rgba [4]uint8) {
	copy(s.pixels[4*((c/perRow*cell+y)*atlasW+c%perRow*cell+x):], rgba[:])
}

// Show has a picture drawn.
func (s *Stage) Show(p *wire.Picture) {
	s.picture = p
	//lint:ignore SA1019 what is to come instead still asks for every frame of the screen
	ebiten.ScheduleFrame()
}

// Look sets the colours, the device's pixels and whether little may move, and has
// the picture drawn again.
func (s *Stage) Look(colours [scene.NumColours]color.RGBA, scale float64, still bool) {
	s.colours, s.scale, s.still = colours, scale, still
	//lint:ignore SA1019 what is to come instead still asks for every frame of the screen
	ebiten.ScheduleFrame()
}

// Update implements ebiten.Game: nothing moves by itself.
func (s *Stage) Update() error { return nil }

// Layout implements ebiten.Game: a pixel of the screen for each of the device's.
func (s *Stage) Layout(w, h int) (int, int) {
	return int(math.Ceil(float64(w) * s.scale)), int(math.Ceil(float64(h) * s.scale))
}

// Draw implements ebiten.Game.
func (s *Stage) Draw(screen *ebiten.Image) {
	screen.Fill(s.colours[scene.Sunk])
	if s.picture == nil {
		return
	}
	width := float64(screen.Bounds().Dx())
	f := scene.Fit(width / s.scale)
	spots := f.Layout(s.picture)
	shapes := f.Shapes(s.picture, spots, time.Since(s.began).Seconds(), !s.still)
	k := width / f.W
	s.vertices, s.indices, s.cells = s.vertices[:0], s.indices[:0], fullCell+1
	for _, shape := range shapes {
		s.shape(shape, k)
	}
	s.atlas.WritePixels(s.pixels)
	screen.DrawTriangles32(s.vertices, s.indices, s.atlas, &ebiten.DrawTrianglesOptions{ColorScaleMode: ebiten.ColorScaleModePremultipliedAlpha})
	if s.Drawn != nil {
		s.Drawn()
	}
}

// shape adds the triangles of a shape, k device pixels a unit.
func (s *Stage) shape(shape scene.Shape, k float64) {
	b, w := shape.Box, max(shape.Width*k, 1)
	x, y, x1, y1 := b.X*k, b.Y*k, (b.X+b.W)*k, (b.Y+b.H)*k
	c := s.colour(shape.Colour, shape.Alpha)
	switch shape.Kind {
	case scene.Fill:
		s.box(round(x), round(y), round(x1), round(y1), c)
	case scene.Rim:
		x, y, x1, y1, w = round(x), round(y), round(x1), round(y1), round(w)
		s.box(x, y, x1, y+w, c)
		s.box(x, y1-w, x1, y1, c)
		s.box(x, y+w, x+w, y1-w, c)
		s.box(x1-w, y+w, x1, y1-w, c)
	case scene.Disc:
		s.quad(x, y, x1, y1, discCell, dotSize, c)
	case scene.Ring:
		cx, cy, r := (x+x1)/2, (y+y1)/2, (x1-x)/2
		n := 28
		s.band(n, w, c, func(t float64) (float64, float64) {
			sin, cos := math.Sincos(2 * math.Pi * t)
			return cx + r*cos, cy + r*sin
		})
	case scene.Curve:
		n := max(6, min(24, int(math.Abs(x1-x)/(9*s.scale))+int(math.Abs(y1-y)/(14*s.scale))))
		s.band(n, w, c, func(t float64) (float64, float64) {
			x, y := shape.At(t)
			return x * k, y * k
		})
	case scene.Bytes, scene.Signs:
		if s.cells >= perRow*atlasH/cell || shape.Side > cell {
			return
		}
		for i, v := range shape.Pixels {
			px, py := i%shape.Side, i/shape.Side
			if shape.Kind == scene.Bytes {
				s.put(s.cells, px, py, v)
				continue
			}
			s.sign(s.cells, px, py, v)
		}
		if shape.Kind == scene.Signs {
			c = [4]float32{1, 1, 1, 1}
		}
		s.quad(round(x), round(y), round(x1), round(y1), s.cells, float64(shape.Side), c)
		s.cells++
	}
}

// colour returns a colour with alpha, premultiplied.
func (s *Stage) colour(c scene.Colour, alpha float64) [4]float32 {
	v, a := s.colours[c], float32(alpha)
	return [4]float32{float32(v.R) / 255 * a, float32(v.G) / 255 * a, float32(v.B) / 255 * a, a}
}

// box adds a plain box.
func (s *Stage) box(x, y, x1, y1 float64, c [4]float32) {
	if x1 > x && y1 > y {
		s.quad(x, y, x1, y1, fullCell, 2, c)
	}
}

// quad adds a box with the upper left side×side pixels of a cell on it.
func (s *Stage) quad(x, y, x1, y1 float64, cellAt int, side float64, c [4]float32) {
	u, v := float32(cellAt%perRow*cell), float32(cellAt/perRow*cell)
	e := float32(side)
	base := uint32(len(s.vertices))
	for _, q := range [4][4]float32{{float32(x), float32(y), u, v}, {float32(x1), float32(y), u + e, v}, {float32(x), float32(y1), u, v + e}, {float32(x1), float32(y1), u + e, v + e}} {
		s.vertices = append(s.vertices, ebiten.Vertex{DstX: q[0], DstY: q[1], SrcX: q[2], SrcY: q[3], ColorR: c[0], ColorG: c[1], ColorB: c[2], ColorA: c[3]})
	}
	s.indices = append(s.indices, base, base+1, base+2, base+1, base+2, base+3)
}

// band adds a line of n pieces along at, of a width, with edges that fade over
// half a pixel on each side: four vertices across. Supersampling, Ebitengine's
// way to smooth edges, takes software five times as long.
func (s *Stage) band(n int, width float64, c [4]float32, at func(t float64) (x, y float64)) {
	base := uint32(len(s.vertices))
	const fade = .6
	inner := max(width/2-fade, 0)
	outer := width/2 + fade
	u, v := float32(fullCell%perRow*cell+cell/2), float32(cell/2)
	for i := range n + 1 {
		t := float64(i) / float64(n)
		x, y := at(t)
		xa, ya := at(t - .5/float64(n))
		xb, yb := at(t + .5/float64(n))
		dx, dy := xb-xa, yb-ya
		l := max(math.Hypot(dx, dy), 1e-9)
		nx, ny := -dy/l, dx/l
		for _, side := range [4]float64{-outer, -inner, inner, outer} {
			q := ebiten.Vertex{DstX: float32(x + nx*side), DstY: float32(y + ny*side), SrcX: u, SrcY: v}
			if math.Abs(side) != outer {
				q.ColorR, q.ColorG, q.ColorB, q.ColorA = c[0], c[1], c[2], c[3]
			}
			s.vertices = append(s.vertices, q)
		}
	}
	for i := range uint32(n) {
		for j := range uint32(3) {
			a := base + 4*i + j
			s.indices = append(s.indices, a, a+1, a+4, a+1, a+4, a+5)
		}
	}
}

func round(v float64) float64 { return math.Round(v) }
