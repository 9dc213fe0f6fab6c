package train

import (
	"math"
	"strings"
	"testing"

	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// pictured is a picture with six of eight units before the outputs.
func pictured(kind wire.LayerKind, mapSide uint8) *wire.Picture {
	before := wire.PictureLayer{Total: 8, MapSide: mapSide}
	for i, out := range []float32{2, 0, 1, .5, 4, 3} {
		before.Units = append(before.Units, wire.PictureUnit{Index: uint32(i + 1), Out: out})
	}
	// Weights −1, any, 0.5, 3, −0.25, 0.1, and 0.4 from what is not shown.
	u := wire.PictureUnit{Bias: .3, Links: []float32{-2, 0, .5, 1.5, -1, .3}}
	if u.Sum = -.3; kind != wire.DenseLayer {
		u.Bias, u.Sum = 0, 0
	}
	p := &wire.Picture{Layers: []wire.PictureLayer{before, {Kind: kind, Total: 1, Units: []wire.PictureUnit{u}}}}
	if kind != wire.DenseLayer { // the last layer is one of outputs
		p.Layers = append(p.Layers, wire.PictureLayer{})
	}
	return p
}

// The terms add up to the sum, the strongest come first, with their weights.
func TestTerms(t *testing.T) {
	p := pictured(wire.DenseLayer, 0)
	u := &p.Layers[1].Units[0]
	got := termsOf(&p.Layers[0], &p.Layers[1], u)
	sum := got.others + got.hidden + u.Bias
	for i, want := range []struct {
		unit          uint32
		weight, value float32
	}{{1, -1, -2}, {4, 3, 1.5}, {5, -.25, -1}, {3, .5, .5}} {
		if x := got.strongest[i]; x.unit != want.unit || x.weight() != want.weight || x.value != want.value {
			t.Errorf("%d: %+v, want %+v", i, x, want)
		}
		sum += got.strongest[i].value
	}
	if math.Abs(float64(sum-u.Sum)) > 1e-6 {
		t.Errorf("they add up to %g, not %g", sum, u.Sum)
	}
	if len(got.strongest) != 4 || got.nOthers != 2 || got.nHidden != 2 || math.Abs(float64(got.others-.3))+math.Abs(float64(got.hidden-.1)) > 1e-6 {
		t.Errorf("%+v", got)
	}
	u.Links = make([]float32, 6) // all silent: no weight can be told
	if got := termsOf(&p.Layers[0], &p.Layers[1], u); len(got.strongest) != 0 || got.nOthers != 6 || got.heading(&p.Layers[0], &p.Layers[1], text.EN) != text.TermsNone.In(text.EN) {
		t.Errorf("%+v of nothing", got)
	}
}

// An opened unit shows its terms and what they are; of channels no weights and no
// sum, which the picture does not know.
func TestInsideTerms(t *testing.T) {
	for _, c := range []struct {
		kind wire.LayerKind
		side uint8
		has  []string
		not  []string
	}{
		{wire.DenseLayer, 0, []string{"Weight × input, the strongest first", "unit 2", "−1.00 × 2.00", "−2.00", "+1.50", "2 others shown", "2 not shown", "+0.10", "bias", "−0.30"}, nil},
		{wire.DenseLayer, 9, []string{"over a channel’s pixels", "channel 2", "−2.00", "sum"}, []string{"−1.00 × 2.00", "unit 2"}},
		{wire.ConvLayer, 9, []string{"6 of 8 channels", "channel 2", "−2.00"}, []string{"sum</span>", "bias", "not shown"}},
		{wire.PoolLayer, 9, []string{"Mean over the map"}, []string{"terms"}},
	} {
		m := &Model{Picture: pictured(c.kind, c.side), open: spotID{1, 0}, opened: true}
		html := app.HTMLString((&Inside{Lang: text.EN, Model: m}).Render())
		for _, s := range c.has {
			if !strings.Contains(html, s) {
				t.Errorf("%d, %d: no %q in %s", c.kind, c.side, s, html)
			}
		}
		for _, s := range c.not {
			if strings.Contains(html, s) {
				t.Errorf("%d, %d: %q in %s", c.kind, c.side, s, html)
			}
		}
	}
}
