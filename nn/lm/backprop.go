package lm

import (
	"breakeven/nn/device"
	"breakeven/nn/lm/corpus"
)

// backprop goes forward through packed documents and back to the gradients of
// all that is not frozen: what whoever moves weights needs, and who asks where an
// answer comes from.
type backprop struct {
	memory
	token, pos, index, target, weight, metrics device.View
	first, dFirst                              device.View // the embedded tokens and their gradient [rows×width]

	forward, head, backward plan

	list struct { // the rows that have a target
		index, target []uint32
		weight        []float32
	}
}

// prepare allocates everything for batches of so many rows, and writes the programs.
func (b *backprop) prepare(cfg Config, w parts, rows int) {
	for _, v := range []*device.View{&b.token, &b.pos, &b.index, &b.target} {
		*v = b.alloc(rows, device.U32)
	}
	b.weight, b.metrics = b.floats(rows), b.floats(2)
	program := func() *program {
		return &program{device.Program{Rows: rows, Learn: true, Alloc: b.floats}, cfg, b.pos}
	}
	trunk := newTrunk(w, nil, b.token)
	head := &head{embed: w.embed, index: b.index, target: b.target, weight: b.weight, metrics: b.metrics}
	forward, loss, backward := program(), program(), program()
	head.forward(loss, trunk.forward(forward))
	b.dFirst = trunk.backward(backward, head.backward(loss, rows))
	b.first = trunk.first
	b.forward, b.head, b.backward = b.compile(forward.Ops), b.compile(loss.Ops), b.compile(backward.Ops)
}

// predict makes the metrics of a batch, and what its gradients begin with.
func (b *backprop) predict(x *corpus.Batch) error {
	if err := b.beginPredict(x, x.Sum(), true); err != nil {
		return err
	}
	return b.finish()
}

// beginPredict begins predict for a part of a batch, some of its documents: what it
// adds to the other parts' metrics unless it is the first. Loss weights are divided by
// sum, that of the whole batch: a step is as long whatever the batch holds. Rows
// without a weight cost no logits, and rows that are not there nothing.
func (b *backprop) beginPredict(x *corpus.Batch, sum float32, first bool) error {
	l := &b.list
	l.index, l.target, l.weight = l.index[:0], l.target[:0], l.weight[:0]
	for i, w := range x.Weights {
		if w > 0 {
			l.index, l.target, l.weight = append(l.index, uint32(i)), append(l.target, x.Targets[i]), append(l.weight, w/sum)
		}
	}
	if len(l.index) == 0 {
		panic("lm: a batch in which nothing is to be learned")
	}
	for _, err := range []error{
		write(&b.memory, b.token, x.Tokens), write(&b.memory, b.pos, x.Pos),
		write(&b.memory, b.index, l.index), write(&b.memory, b.target, l.target), write(&b.memory, b.weight, l.weight),
	} {
		if err != nil {
			return err
		}
	}
	b.later(b.forward, device.Step{Rows: len(x.Tokens), First: first})
	b.later(b.head, device.Step{Rows: len(l.index), First: first})
	return nil
}

// gradient makes the gradients and metrics of a batch.
func (b *backprop) gradient(x *corpus.Batch) error {
	if err := b.beginGradient(x, x.Sum(), true); err != nil {
		return err
	}
	return b.finish()
}

// beginGradient begins gradient for a part of a batch, as in beginPredict.
func (b *backprop) beginGradient(x *corpus.Batch, sum float32, first bool) error {
	if err := b.beginPredict(x, sum, first); err != nil {
		return err
	}
	b.later(b.backward, device.Step{Rows: len(x.Tokens), First: first})
	return nil
}
