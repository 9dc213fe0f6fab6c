package train

import (
	"slices"
	"sort"
	"strconv"

	"breakeven/app/wire"
)

// maxCurve is how many points a curve keeps; at twice as many, neighbours
// become their mean. A screen has no more columns, and memory stays flat.
const maxCurve = 1000

// smoothing is how much of the last value the training curves keep at a point:
// a batch of 64 digits alone jumps by five percent.
const smoothing = 0.8

// Curve is the history of a run, thinned where it is long.
type Curve struct {
	Steps, Loss, Accuracy          []float64 // of training, smoothed
	TestSteps, TestLoss, TestRight []float64
	Moves                          []Move
	loss, accuracy                 float64 // of the latest batch
}

func (c *Curve) add(m *wire.Metrics) {
	for _, p := range m.Points {
		c.loss, c.accuracy = float64(p.Loss), float64(p.Accuracy)
		loss, accuracy := c.loss, c.accuracy
		if n := len(c.Steps); n > 0 {
			loss = smoothing*c.Loss[n-1] + (1-smoothing)*loss
			accuracy = smoothing*c.Accuracy[n-1] + (1-smoothing)*accuracy
		}
		c.Steps, c.Loss, c.Accuracy = append(c.Steps, float64(p.Step)), append(c.Loss, loss), append(c.Accuracy, accuracy)
	}
	for _, t := range m.Tests {
		if n := len(c.TestSteps); n > 0 && c.TestSteps[n-1] == float64(t.Step) {
			// The same network on more digits: the better measurement stands.
			c.TestSteps, c.TestLoss, c.TestRight = c.TestSteps[:n-1], c.TestLoss[:n-1], c.TestRight[:n-1]
		}
		c.TestSteps, c.TestLoss, c.TestRight = append(c.TestSteps, float64(t.Step)), append(c.TestLoss, float64(t.Loss)), append(c.TestRight, float64(t.Accuracy))
	}
	for len(c.Steps) > 2*maxCurve {
		c.Steps, c.Loss, c.Accuracy = halve(c.Steps, true), halve(c.Loss, false), halve(c.Accuracy, false)
	}
	for len(c.TestSteps) > 2*maxCurve {
		c.TestSteps, c.TestLoss, c.TestRight = halve(c.TestSteps, true), halve(c.TestLoss, false), halve(c.TestRight, false)
	}
}

// cut takes out what came after a step, from which a run goes on.
func (c *Curve) cut(step uint32) {
	n := sort.SearchFloat64s(c.Steps, float64(step)+.5)
	c.Steps, c.Loss, c.Accuracy = c.Steps[:n:n], c.Loss[:n:n], c.Accuracy[:n:n]
	n = sort.SearchFloat64s(c.TestSteps, float64(step)+.5)
	c.TestSteps, c.TestLoss, c.TestRight = c.TestSteps[:n:n], c.TestLoss[:n:n], c.TestRight[:n:n]
	c.Moves = slices.DeleteFunc(slices.Clone(c.Moves), func(m Move) bool { return m.Step > step })
}

// whole tells whether a curve from outside can be drawn.
func (c *Curve) whole() bool {
	n, tests := len(c.Steps), len(c.TestSteps)
	return n <= 2*maxCurve && tests <= 2*maxCurve && len(c.Loss) == n && len(c.Accuracy) == n &&
		len(c.TestLoss) == tests && len(c.TestRight) == tests && sort.Float64sAreSorted(c.Steps) && sort.Float64sAreSorted(c.TestSteps)
}

// halve makes one value of two: their mean, or the later. It makes a new slice,
// because a chart may still hold the old one.
func halve(v []float64, later bool) []float64 {
	out := make([]float64, 0, len(v)/2+1)
	for i := 1; i < len(v); i += 2 {
		if later {
			out = append(out, v[i])
		} else {
			out = append(out, (v[i-1]+v[i])/2)
		}
	}
	if len(v)%2 == 1 {
		out = append(out, v[len(v)-1])
	}
	return out
}

// latest returns loss and accuracy of the latest batch.
func (c *Curve) latest() (loss, accuracy float64) { return c.loss, c.accuracy }

// Move is a step from which a run went on on another device.
type Move struct {
	Step uint32
	To   wire.Device
}

// runsOn notes what a run runs on: where that changes in mid-run, as when a GPU
// is lost, the curve keeps a mark.
func (m *Model) runsOn(s *wire.Status) {
	if s.State != wire.Paused && s.State != wire.Running {
		return
	}
	if d := s.Config.Device; m.ranOn != d {
		if m.ranOn != wire.DeviceAuto && s.Step > 0 {
			m.Curve.Moves = append(m.Curve.Moves, Move{s.Step, d})
		}
		m.ranOn = d
	}
}

// shortest returns the float64 with the fewest digits that is still the float32:
// 0.001, not 0.0010000000474974513.
func shortest(v float32) float64 {
	f, err := strconv.ParseFloat(strconv.FormatFloat(float64(v), 'g', -1, 32), 64)
	if err != nil {
		return float64(v)
	}
	return f
}
