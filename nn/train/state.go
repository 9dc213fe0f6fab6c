package train

import (
	"breakeven/nn/device"
	"breakeven/nn/tensors"
)

// SetSource says where the training digits come from, in the caller's words;
// checkpoints carry it to whoever wants to find them again (Info).
func (r *Run) SetSource(s string) { r.source = s }

// State returns a checkpoint: all that Restore needs to go on bit for bit.
func (r *Run) State() ([]byte, error) { return r.StartState()() }

// StartState begins to make a checkpoint of how the run stands now; finish waits
// for it. A device that runs ahead trains on meanwhile.
func (r *Run) StartState() (finish func() ([]byte, error)) {
	c := &checkpoint{
		cfg: r.cfg, source: r.source, n: r.n, data: r.data,
		step: r.step, epoch: r.epoch, pos: r.pos,
	}
	within := r.inBatch > 0
	views, groups := r.memory(within), r.cfg.groups(within)
	if within {
		views = append(views, r.sums(r.step))
	}
	read := r.net.startFloats(views...)
	return func() ([]byte, error) {
		all, err := read()
		if err != nil {
			return nil, err
		}
		for i, prefix := range groups {
			c.tensors = append(c.tensors, r.tensors(prefix, all[i])...)
		}
		if within {
			c.tensors = append(c.tensors, tensors.Tensor{Name: sumsName, Type: tensors.F32, Shape: []int{2}, Data: device.Bytes(all[len(groups)])})
		}
		return c.encode(), nil
	}
}

// tensors cuts numbers that belong to all weights into tensors.
func (r *Run) tensors(prefix string, all []float32) (out []tensors.Tensor) {
	for _, p := range r.cfg.parts() {
		out = append(out, tensors.Tensor{Name: prefix + p.name, Type: tensors.F32, Shape: p.shape, Data: device.Bytes(all[p.at:][:p.n])})
	}
	return out
}

// memory is where the tensors of Config.groups lie.
func (r *Run) memory(withinBatch bool) []device.View {
	out := append([]device.View{r.net.w}, r.net.moments...)
	if withinBatch {
		out = append(out, r.net.g)
	}
	return out
}

// sums is where those of the batch after so many updates add up.
func (r *Run) sums(step int) device.View { return r.net.metrics.View(2*(step%metricSlots), 2) }

// Restore goes on from a checkpoint of the same configuration, except for the
// learning rate, and the same training digits; on any device. What it refuses,
// with a *CheckpointError, leaves the run as it was; after an error of the
// device only Reset or another Restore make it whole.
func (r *Run) Restore(b []byte) error {
	c, err := decodeCheckpoint(b)
	if err != nil {
		return err
	}
	if key := otherField(c.cfg, r.cfg); key != "" {
		return refuse(OtherConfig, "another %s", key)
	}
	if c.n != r.n || c.data != r.data {
		return refuse(OtherData, "of %d digits with checksum %08x, here are %d with %08x", c.n, c.data, r.n, r.data)
	}
	inBatch, _, _ := c.place()
	list := c.tensors
	write := func(v device.View) {
		if err == nil {
			err = r.net.dev.Write(v, list[0].Data)
		}
		list = list[1:]
	}
	for _, v := range r.memory(inBatch > 0) {
		for _, p := range r.cfg.parts() {
			write(v.View(p.at, p.n))
		}
	}
	if inBatch > 0 {
		write(r.sums(c.step))
	}
	if err != nil {
		return err
	}
	r.cfg, r.epoch, r.pos, r.inBatch, r.step, r.stopped, r.ahead = c.cfg, c.epoch, c.pos, inBatch, c.step, nil, ahead{}
	return r.shuffle()
}
