package engine

import (
	"math"

	"breakeven/app/scene"
	"breakeven/app/wire"
	"breakeven/nn/train"
)

// Pictures, in milliseconds.
const (
	pictureEvery = 100  // ten a second are as many as software draws
	picturePer   = 125  // they take at most one part in so many of the time, 0.8 %
	digitEvery   = 1000 // a digit of the stream is to be seen before the next comes
	phaseEvery   = 100  // in slow motion
)

// viewer is who looks: the page itself, or its stage.
type viewer struct {
	waits bool
	has   moment // what it was sent last
}

// moment is what a picture shows. One that shows the same is not sent again.
type moment struct {
	run     int // counted
	step    int
	running bool
	drawing int
	tick    int // of slow motion
}

// pictures is what the engine knows of who looks.
type pictures struct {
	run         int // counts runs
	page, stage viewer
	drawn       *[wire.Pixels]byte // on the pad
	drawing     int                // counts drawings
	due         float64            // when the next picture may be made
	digit       digitShown
	made        moment // what message shows
	picture     *wire.Picture
	message     []byte
	stepped     float64 // when the last step was
	seenStep    int
}

// digitShown is the digit that is shown while nothing is drawn.
type digitShown struct {
	run    int
	at     float64
	from   wire.Origin
	number int
	image  []byte
	label  byte
}

// Look is the stage's word that it has drawn the last picture. A new stage has
// seen none.
func (e *Engine) Look(anew bool) {
	e.pictures.stage.waits = true
	if anew {
		e.pictures.stage.has = moment{}
	}
}

// look is the page's.
func (e *Engine) look(m *wire.Look) {
	p := &e.pictures
	p.page.waits = true
	switch {
	case m.Drawn && (p.drawn == nil || *p.drawn != m.Image):
		p.drawn = &m.Image
		p.drawing++
	case !m.Drawn && p.drawn != nil:
		p.drawn = nil
		p.drawing++
	}
}

// moment returns what a picture made now would show.
func (e *Engine) moment(now float64) moment {
	p := &e.pictures
	m := moment{run: p.run, step: e.run.Step(), running: e.state == wire.Running, drawing: p.drawing}
	if m.step != p.seenStep {
		p.seenStep, p.stepped = m.step, now
	}
	if m.running && e.speed == wire.Slow {
		m.tick = 1 + int((now-p.stepped)/phaseEvery)
	}
	return m
}

// pictureAt returns when the next picture is to be made: never while nobody
// waits for one that differs.
func (e *Engine) pictureAt(now float64) float64 {
	p := &e.pictures
	if e.run == nil || e.state == wire.Stopped || !p.page.waits && !p.stage.waits {
		return never
	}
	m := e.moment(now)
	if p.page.waits && p.page.has != m || p.stage.waits && p.stage.has != m {
		return p.due
	}
	if m.tick > 0 {
		return now + phaseEvery
	}
	return never
}

// show sends a picture to who waits for one.
func (e *Engine) show() {
	now := e.world.Now()
	if now < e.pictureAt(now)-early {
		return
	}
	p, m := &e.pictures, e.moment(now)
	if p.made != m {
		if err := e.picture(m, now); err != nil {
			e.unseen(err)
			return
		}
		p.made, p.message = m, wire.Encode(e.header, p.picture)
	}
	if v := &p.page; v.waits && v.has != m {
		v.waits, v.has = false, m
		e.world.Send(p.message)
	}
	if v := &p.stage; v.waits && v.has != m {
		v.waits, v.has = false, m
		e.world.Show(p.message)
	}
	p.due = now + e.until(pictureEvery, picturePer*e.spend(now))
}

// slowMotion are the phases of a step in slow motion by tenths of a second since
// the last one: what came back from it, how the weights moved, the next digit,
// its loss.
var slowMotion = []struct {
	phase        wire.Phase
	begins, ends int
}{{wire.Backward, 0, 3}, {wire.Update, 3, 5}, {wire.Forward, 5, 8}, {wire.Loss, 8, 10}}

// picture makes the picture of a moment. In slow motion the network is looked at
// once a phase, and its picture kept for the phases that show the same.
func (e *Engine) picture(m moment, now float64) error {
	p := &e.pictures
	phase, part := wire.Whole, 0
	if m.tick > 0 {
		tick := min(m.tick-1, 9)
		for _, s := range slowMotion {
			if tick >= s.begins && tick < s.ends {
				phase, part = s.phase, 255*(tick-s.begins+1)/(s.ends-s.begins)
			}
		}
	}
	old := p.picture
	same := old != nil && p.made.run == m.run && p.made.drawing == m.drawing
	switch {
	case same && m.tick > 0 && m.step == p.made.step && old.Phase == phase, // goes on
		same && phase == wire.Loss && old.Phase == wire.Forward:
		again := *old
		p.picture = &again
	default:
		// Backward and update speak of the digit before; in slow motion that begins
		// with a step there is none.
		if phase != wire.Backward && phase != wire.Update || p.drawn == nil && p.digit.image == nil {
			if err := e.nextDigit(m, now, phase == wire.Forward && (old == nil || old.Phase != phase)); err != nil {
				return err
			}
		}
		image, label, from := p.digit.image, p.digit.label, p.digit.from
		if p.drawn != nil {
			image, label, from = p.drawn[:], 10, wire.Drawn
		}
		sights, probs, err := e.run.Look(image, phase == wire.Backward)
		if err != nil {
			return err
		}
		p.picture = &wire.Picture{Origin: from, Number: uint32(p.digit.number), Label: label, Layers: layers(sights, probs, image)}
		copy(p.picture.Image[:], image)
	}
	p.picture.Step, p.picture.Running, p.picture.Phase, p.picture.Part = uint32(m.step), m.running, phase, uint8(part)
	return nil
}

// nextDigit chooses the digit to show: one that was never trained on until the
// run begins, then those of the stream.
func (e *Engine) nextDigit(m moment, now float64, another bool) (err error) {
	d := &e.pictures.digit
	if d.run == m.run && d.image != nil && (!m.running && d.from == wire.Unseen == (m.step == 0) || m.running && d.from == wire.Stream && now-d.at < digitEvery && !another) {
		return nil
	}
	*d = digitShown{run: m.run, at: now, from: wire.Stream, number: e.run.Used() + 1}
	if m.step == 0 && !m.running {
		d.from = wire.Unseen
		d.image, d.label, err = e.run.Unseen()
	} else {
		d.image, d.label, err = e.run.Next()
	}
	return err
}

// layers turns what the network makes of a digit into what a picture shows.
func layers(sights []train.Sight, probs [train.Classes]float32, image []byte) []wire.PictureLayer {
	x := make([]float32, len(image))
	for i, b := range image {
		x[i] = float32(b) / 255
	}
	out := make([]wire.PictureLayer, len(sights))
	for i := range sights {
		s, l := &sights[i], &out[i]
		n := s.Out.C
		l.Total = uint32(n)
		most, area := scene.MostChannels, s.Out.H*s.Out.W
		weights := max(len(s.W)-n, 0) // the biases lie behind them
		if s.Name == "dense" {
			most = scene.MostUnits
		} else {
			l.Kind, l.MapSide = wire.ConvLayer, uint8(s.Out.H)
			if s.Name == "maxpool" {
				l.Kind = wire.PoolLayer
			}
		}
		inputs := weights / n // of a unit
		// Only what looks at the digit itself has weights that look like something.
		if i == 0 {
			l.Side = uint8(math.Sqrt(float64(inputs)))
		}
		// of returns the weights of a unit, or their gradients, in the order of its
		// inputs.
		of := func(w []float32, u int) []float32 {
			if l.Kind != wire.DenseLayer {
				return w[u*inputs:][:inputs]
			}
			out := make([]float32, inputs)
			for j := range out {
				out[j] = w[j*n+u]
			}
			return out
		}
		before := x
		if i > 0 {
			before = sights[i-1].Y
		}
		outputs := func(u int) []float32 { return s.Y[u*area:][:area] }
		var gradients, largest float32
		shown := scene.Shown(n, most)
		w, g := make([][]float32, len(shown)), make([][]float32, len(shown))
		for at, u := range shown {
			unit := wire.PictureUnit{Index: uint32(u), Out: mean(outputs(u))}
			if weights > 0 {
				unit.Bias = s.W[weights+u]
			}
			switch {
			case i == len(sights)-1:
				unit.Sum, unit.Out = s.Y[u], probs[u]
			case l.Kind == wire.DenseLayer:
				unit.Sum = unit.Bias
				for j, v := range before {
					if v != 0 {
						unit.Sum += v * s.W[j*n+u]
					}
				}
			}
			if l.Side > 0 {
				w[at] = of(s.W, u)
				l.Most = largestOf(l.Most, w[at])
				if s.G != nil {
					g[at] = of(s.G, u)
					gradients = largestOf(gradients, g[at])
				}
			}
			if l.MapSide > 0 {
				for _, v := range outputs(u) {
					largest = max(largest, v)
				}
			}
			l.Units = append(l.Units, unit)
		}
		for at, u := range shown {
			unit := &l.Units[at]
			unit.Weights = signed(w[at], l.Most)
			unit.Gradient = signed(g[at], -gradients) // a step goes against it
			if l.MapSide > 0 {
				for _, v := range outputs(u) {
					unit.Map = append(unit.Map, byte(255*max(v, 0)/max(largest, 1e-9)))
				}
			}
		}
		if i > 0 {
			link(l, &out[i-1], s, &sights[i-1])
		}
	}
	return out
}

// link sets how much each unit shown gets from each of the layer before.
func link(l, before *wire.PictureLayer, s, from *train.Sight) {
	n, area := s.Out.C, from.Out.H*from.Out.W
	for at := range l.Units {
		to := &l.Units[at]
		u := int(to.Index)
		for _, f := range before.Units {
			c, v := int(f.Index), float32(0)
			y := from.Y[c*area:][:area]
			switch l.Kind {
			case wire.DenseLayer:
				for j, a := range y {
					v += a * s.W[(c*area+j)*n+u]
				}
			case wire.ConvLayer: // on the mean, since a kernel passes over all of the map
				k := (len(s.W)/n - 1) / from.Out.C
				for _, w := range s.W[(u*from.Out.C+c)*k:][:k] {
					v += w
				}
				v *= f.Out
			case wire.PoolLayer:
				if u == c {
					v = 1
				}
			}
			to.Links = append(to.Links, v)
		}
	}
}

// signed writes numbers as bytes, most as 255.
func signed(v []float32, most float32) []byte {
	if len(v) == 0 {
		return nil
	}
	if most == 0 {
		most = 1 // all of them are 0
	}
	scale, out := 127/most, make([]byte, len(v))
	for i, x := range v {
		out[i] = byte(x*scale + (wire.Zero + 0.5)) // rounds, since none is below 0
	}
	return out
}

func largestOf(most float32, v []float32) float32 {
	for _, x := range v {
		most = max(most, abs(x))
	}
	return most
}

func mean(v []float32) float32 {
	var sum float32
	for _, x := range v {
		sum += x
	}
	return sum / float32(len(v))
}

func abs(v float32) float32 { return max(v, -v) }
