package engine

import (
	"breakeven/app/wire"
	"breakeven/nn/train"
)

// maxPoints go into one snapshot: a curve has no more pixels for them.
const maxPoints = 200

// points gathers the updates of one snapshot. When they get too many, each
// point stands for the mean of twice as many updates as before: a mean hides no
// update, as a selection would.
type points struct {
	list   []wire.Point
	double int // a point stands for 2^double updates
	sum    meanOf
}

// meanOf sums up what a mean is made of.
type meanOf struct {
	loss, accuracy float64
	n              int
}

func (s *meanOf) add(loss, accuracy float32) {
	s.loss, s.accuracy, s.n = s.loss+float64(loss), s.accuracy+float64(accuracy), s.n+1
}

// take returns the mean as a point, and begins anew.
func (s *meanOf) take(step uint32) wire.Point {
	n := float64(s.n)
	p := wire.Point{Step: step, Loss: float32(s.loss / n), Accuracy: float32(s.accuracy / n)}
	*s = meanOf{}
	return p
}

func (p *points) add(u train.Point) {
	p.sum.add(u.Loss, u.Accuracy)
	if p.sum.n < 1<<p.double {
		return
	}
	p.list = append(p.list, p.sum.take(uint32(u.Step)))
	if len(p.list) < maxPoints {
		return
	}
	half := p.list[:0]
	for i := 0; i < maxPoints; i += 2 {
		a, b := p.list[i], p.list[i+1]
		half = append(half, wire.Point{Step: b.Step, Loss: (a.Loss + b.Loss) / 2, Accuracy: (a.Accuracy + b.Accuracy) / 2})
	}
	p.list = half
	p.double++
}

// take returns the points so far, which are valid until the next add, and
// begins anew. step is the last update's.
func (p *points) take(step int) []wire.Point {
	if p.sum.n > 0 {
		p.list = append(p.list, p.sum.take(uint32(step)))
	}
	list := p.list
	p.list, p.double = list[:0], 0
	return list
}

// epochSum gathers the mean of an epoch.
type epochSum struct {
	epoch int
	meanOf
}
