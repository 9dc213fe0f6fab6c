package train

import (
	"context"
	"encoding/binary"
	"math"
	"math/rand/v2"

	"breakeven/nn/dataset"
	"breakeven/nn/device"
	"breakeven/nn/layer"
	"breakeven/nn/loss"
)

// metricSlots is the number of batches whose sums the device can hold before
// they are read; more would only make the caller's wait longer.
const metricSlots = 64

// testSlot is where tests put their sums: beside those of a batch under way.
const testSlot = metricSlots

// network is the memory of a run on its device, and the programs over it.
type network struct {
	dev     device.Device
	buffers []device.Buffer
	layers  []layer.Layer

	w, g    device.View   // weights and gradients [params]
	moments []device.View // of the optimizer, [params] each
	metrics device.View   // sums of loss and of digits recognised [2·(metricSlots+1)]

	trainIndex device.View // the epoch's order [n]
	image      device.View // of a prediction [784]
	probs      device.View // [Classes]
	testLogits device.View // of a test's micro-batch [MicroBatch×Classes]
	trainData  device.View // [n·784]
	testData   device.View
	seen       []device.View // what each layer makes of a prediction's image

	trainPlan, testPlan, predictPlan device.Plan

	trainOps []device.Op
	places   []Place // of each of them
}

// newNetwork allocates everything once; nothing is allocated while it trains.
func newNetwork(dev device.Device, cfg Config, train, test dataset.Digits) (_ *network, err error) {
	n := &network{dev: dev}
	defer func() {
		if err != nil {
			n.free()
		}
	}()
	alloc := func(size int, t device.DType) device.View {
		if err != nil {
			return device.View{}
		}
		var b device.Buffer
		if b, err = dev.Alloc(size, t); err != nil {
			return device.View{}
		}
		n.buffers = append(n.buffers, b)
		return b.All()
	}
	n.layers = cfg.layers()
	params := cfg.Params()
	n.w, n.g = alloc(params, device.F32), alloc(params, device.F32)
	for range cfg.Optimizer.Moments() {
		n.moments = append(n.moments, alloc(params, device.F32))
	}
	n.metrics = alloc(2*(metricSlots+1), device.F32)
	n.trainData, n.testData = alloc(len(train.Images), device.U8), alloc(len(test.Images), device.U8)
	trainLabels, testLabels := alloc(train.N(), device.U8), alloc(test.N(), device.U8)
	n.trainIndex = alloc(train.N(), device.U32)
	testIndex := alloc(max(test.N(), 1), device.U32) // its first entry also serves predictions
	n.image, n.probs = alloc(dataset.ImageSize, device.U8), alloc(Classes, device.F32)
	x, y := alloc(MicroBatch*dataset.ImageSize, device.F32), alloc(MicroBatch, device.U32)
	if err != nil {
		return nil, err
	}
	at := 0
	for _, l := range n.layers {
		l.Bind(n.w.View(at, l.Params()), n.g.View(at, l.Params()))
		at += l.Params()
	}

	// The three programs share one micro-batch's memory: they never run at once.
	var shared []device.View
	forward := func(rows int, learn bool, data, labels, index device.View) (p *device.Program, logits device.View, outs []device.View) {
		used := make([]bool, len(shared))
		p = &device.Program{Rows: rows, Learn: learn, Alloc: func(size int) device.View {
			whole := size / rows * MicroBatch
			for i := range used {
				if !used[i] && shared[i].Len == whole {
					used[i] = true
					return shared[i].View(0, size)
				}
			}
			v := alloc(whole, device.F32)
			if err != nil {
				panic(err) // caught below: a layer cannot go on without memory
			}
			shared, used = append(shared, v), append(used, true)
			return v.View(0, size)
		}}
		p.Add(device.Gather(x.View(0, rows*dataset.ImageSize), data, index, rows, dataset.ImageSize, 1.0/255))
		if !labels.IsZero() {
			p.Add(device.Pick(y, labels, index, rows))
		}
		n.mark(p, Place{Layer: NoLayer})
		z := x.View(0, rows*dataset.ImageSize)
		for i, l := range n.layers {
			z = l.Forward(p, z)
			n.mark(p, Place{Layer: i})
			outs = append(outs, z)
		}
		return p, z, outs
	}
	err = catch(func() error {
		l := &loss.SoftmaxCrossEntropy{Classes: Classes}
		p, z, _ := forward(MicroBatch, true, n.trainData, trainLabels, n.trainIndex)
		n.learn(p, cfg, l, z, y)
		n.trainOps = p.Ops
		if n.trainPlan, err = dev.Compile(p.Ops); err != nil {
			return err
		}
		if test.N() > 0 {
			p, z, _ = forward(MicroBatch, false, n.testData, testLabels, testIndex)
			n.testLogits = z
			l.Forward(p, z, y, n.metrics, false)
			if n.testPlan, err = dev.Compile(p.Ops); err != nil {
				return err
			}
		}
		p, z, n.seen = forward(1, false, n.image, device.View{}, testIndex)
		p.Add(device.Softmax(n.probs, z, 1, Classes))
		n.predictPlan, err = dev.Compile(p.Ops)
		return err
	})
	if err != nil {
		return nil, err
	}
	identity := make([]uint32, testIndex.Len)
	for i := range identity {
		identity[i] = uint32(i)
	}
	for _, w := range []struct {
		v    device.View
		data []byte
	}{{n.trainData, train.Images}, {trainLabels, train.Labels}, {n.testData, test.Images}, {testLabels, test.Labels}, {testIndex, uint32Bytes(nil, identity)}} {
		if err = dev.Write(w.v, w.data); err != nil {
			return nil, err
		}
	}
	return n, nil
}

// catch turns the panic of a program's Alloc back into its error.
func catch(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(error)
			if _, shape := r.(interface{ RuntimeError() }); !ok || shape {
				panic(r)
			}
			err = e
		}
	}()
	return f()
}

func (n *network) free() {
	for _, b := range n.buffers {
		n.dev.Free(b)
	}
	n.buffers = nil
}

// start writes the seed's weights, and zeros into everything that remembers.
func (n *network) start(seed uint32) error {
	r := rand.NewPCG(uint64(seed), 0x6272656b6576656e) // a stream that no epoch's shuffle uses
	next := func() float64 { return float64(r.Uint64()>>11) / (1 << 53) }
	w := make([]float32, n.w.Len)
	at := 0
	for _, l := range n.layers {
		l.Init(w[at:at+l.Params()], next)
		at += l.Params()
	}
	if err := n.dev.Write(n.w, floatBytes(nil, w)); err != nil {
		return err
	}
	zeros := make([]byte, 4*n.w.Len)
	for _, v := range append([]device.View{n.g}, n.moments...) {
		if err := n.dev.Write(v, zeros); err != nil {
			return err
		}
	}
	return n.dev.Write(n.metrics, make([]byte, 4*n.metrics.Len))
}

func floatBytes(b []byte, v []float32) []byte {
	for _, x := range v {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
	}
	return b
}

func uint32Bytes(b []byte, v []uint32) []byte {
	for _, x := range v {
		b = binary.LittleEndian.AppendUint32(b, x)
	}
	return b
}

// floats reads what stands in a view.
func (n *network) floats(v device.View) ([]float32, error) {
	all, err := n.startFloats(v)()
	return all[0], err
}

// startFloats begins to read what stands in views now; finish waits for it. A
// device that runs ahead is waited for once, not once a view.
func (n *network) startFloats(views ...device.View) (finish func() ([][]float32, error)) {
	ctx := context.Background()
	ahead, runsAhead := n.dev.(device.ReadAhead)
	out := make([][]float32, len(views))
	var ends []func(context.Context, []byte) error
	var err error
	for i, v := range views {
		out[i] = make([]float32, v.Len)
		if runsAhead {
			ends = append(ends, ahead.StartRead(v))
		} else if e := n.dev.Read(ctx, v, device.Bytes(out[i])); err == nil {
			err = e
		}
	}
	return func() ([][]float32, error) {
		for i, end := range ends {
			if e := end(ctx, device.Bytes(out[i])); err == nil {
				err = e
			}
		}
		return out, err
	}
}

func floatAt(b []byte, i int) float32 {
	return math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
}
