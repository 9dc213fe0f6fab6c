package train

import (
	"context"

	"breakeven/nn/dataset"
	"breakeven/nn/device"
)

// Sight is a layer with what it makes of a digit.
type Sight struct {
	Name    string        // layer.Layer's: "conv", "maxpool", "dense"
	In, Out device.Planes // of a dense layer as many of 1×1
	W       []float32     // weights, then biases: its layer.Tensors
	G       []float32     // their gradients of the last batch, where asked for
	Y       []float32     // what comes out, behind the activation; the last layer's logits
}

// Look shows the network an image of 784 bytes and returns what every layer
// makes of it, first to last, and the probability of each digit. It changes
// nothing. Errors as in Predict.
func (r *Run) Look(image []byte, gradients bool) ([]Sight, [Classes]float32, error) {
	var probs [Classes]float32
	if err := r.show(image); err != nil {
		return nil, probs, err
	}
	// What is to be read, and where it goes.
	views, into := []device.View{r.net.probs}, []*[]float32{new([]float32)}
	want := func(v device.View, to *[]float32) {
		if v.Len > 0 {
			views, into = append(views, v), append(into, to)
		}
	}
	sights := make([]Sight, 0, len(r.net.layers)) // which never move: into points at them
	in, at, planes := device.Planes{}, 0, r.cfg.Planes()
	for i, l := range r.net.layers {
		s := Sight{Name: l.Name(), In: in}
		switch s.Name {
		case "conv", "maxpool":
			s.In, planes = planes[0], planes[1:]
			s.Out = planes[0]
		case "dense":
			if len(sights) == 0 {
				s.In = planes[0]
			}
			s.Out = device.Planes{C: r.net.seen[i].Len, H: 1, W: 1}
		default:
			continue // works in place
		}
		sights = append(sights, s)
		to := &sights[len(sights)-1]
		want(r.net.w.View(at, l.Params()), &to.W)
		if gradients {
			want(r.net.g.View(at, l.Params()), &to.G)
		}
		want(r.net.seen[i], &to.Y)
		in, at = s.Out, at+l.Params()
	}
	all, err := r.net.startFloats(views...)()
	for i, v := range all {
		*into[i] = v
	}
	if copy(probs[:], all[0]); err == nil && !allFinite(probs[:]...) {
		err = r.lost()
	}
	return sights, probs, err
}

// Next returns the digit that is trained on next, and what it is.
func (r *Run) Next() (image []byte, label byte, err error) {
	return r.digit(r.net.trainData, r.labels[0], int(r.order[min(r.pos, r.n-1)]))
}

// Unseen returns a digit that is never trained on; of no test digits, the first
// to train on.
func (r *Run) Unseen() (image []byte, label byte, err error) {
	if r.testN == 0 {
		return r.Next()
	}
	return r.digit(r.net.testData, r.labels[1], 0)
}

func (r *Run) digit(of device.View, labels []byte, i int) ([]byte, byte, error) {
	b := make([]byte, dataset.ImageSize)
	err := r.net.dev.Read(context.Background(), of.View(i*dataset.ImageSize, dataset.ImageSize), b)
	return b, labels[i], err
}

// Used returns how many digits have been trained on so far, each as often as it
// was.
func (r *Run) Used() int { return int(r.epoch)*r.n + r.pos }
