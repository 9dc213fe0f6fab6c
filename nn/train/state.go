package train

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"

	"breakeven/nn/device"
)

// A state's bytes, little-endian: magic, the run's configuration, learning rate
// (float32), epoch, digits of it that have been used (uint32), weights,
// gradients, metrics, moments (float32), CRC-32. Gradients and metrics are
// there because a pause may fall within a batch; the number of updates follows
// from the place.
const stateMagic = 0x32534542 // "BES2"

// State returns all that Restore needs to go on bit for bit.
func (r *Run) State() ([]byte, error) {
	b := uint32Bytes(nil, r.identity())
	b = uint32Bytes(b, []uint32{math.Float32bits(r.cfg.LR), r.epoch, uint32(r.pos)})
	for _, v := range r.stateViews() {
		at := len(b)
		b = append(b, make([]byte, 4*v.Len)...)
		if err := r.net.dev.Read(context.Background(), v, b[at:]); err != nil {
			return nil, err
		}
	}
	return binary.LittleEndian.AppendUint32(b, crc32.ChecksumIEEE(b)), nil
}

// identity is what a state and the run that takes it must have in common.
func (r *Run) identity() []uint32 {
	id := []uint32{stateMagic, uint32(len(r.cfg.Hidden))}
	for _, h := range r.cfg.Hidden {
		id = append(id, uint32(h))
	}
	return append(id, uint32(r.cfg.Optimizer), uint32(r.cfg.Batch), r.cfg.Seed, uint32(r.n))
}

func (r *Run) stateViews() []device.View {
	return append([]device.View{r.net.w, r.net.g, r.net.metrics}, r.net.moments...)
}

// Restore goes on from a state of the same configuration and number of digits,
// on any device. A state that it refuses leaves the run as it was; after an error
// of the device only Reset or another Restore make it whole.
func (r *Run) Restore(state []byte) error {
	id := r.identity()
	size := 4 * (len(id) + 3 + 1)
	for _, v := range r.stateViews() {
		size += 4 * v.Len
	}
	switch {
	case len(state) < 8 || binary.LittleEndian.Uint32(state) != stateMagic:
		return errors.New("train: these bytes are no state of a run")
	case crc32.ChecksumIEEE(state[:len(state)-4]) != binary.LittleEndian.Uint32(state[len(state)-4:]):
		return errors.New("train: the state is damaged")
	case len(state) != size:
		return errors.New("train: the state is of another network")
	}
	u := func(i int) uint32 { return binary.LittleEndian.Uint32(state[4*i:]) }
	for i, want := range id {
		if u(i) != want {
			return errors.New("train: the state is of another configuration")
		}
	}
	k := len(id)
	c := r.cfg
	c.LR = math.Float32frombits(u(k))
	epoch, pos := u(k+1), int(u(k+2))
	if err := c.Check(); err != nil {
		return err
	}
	// An epoch's last batch may be short; then it ends where the epoch does.
	batches, inBatch := pos/c.Batch, pos%c.Batch
	if pos == r.n {
		batches, inBatch = (r.n+c.Batch-1)/c.Batch, 0
	}
	if pos > r.n || inBatch%MicroBatch != 0 {
		return fmt.Errorf("train: the state's place, %d of %d digits, cannot be", pos, r.n)
	}
	b := state[4*(k+3):]
	for _, v := range r.stateViews() {
		if err := r.net.dev.Write(v, b[:4*v.Len]); err != nil {
			return err
		}
		b = b[4*v.Len:]
	}
	r.cfg, r.epoch, r.pos, r.inBatch, r.stopped = c, epoch, pos, inBatch, nil
	r.step = int(epoch)*((r.n+c.Batch-1)/c.Batch) + batches
	return r.shuffle()
}
