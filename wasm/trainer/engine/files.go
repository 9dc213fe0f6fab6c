package engine

import (
	"errors"
	"slices"

	"breakeven/app/wire"
	"breakeven/nn/train"
)

// resume makes the run that a checkpoint describes. What cannot be is said, and
// changes nothing.
func (e *Engine) resume(m *wire.Resume) {
	cfg, info, err := train.Inspect(m.Checkpoint)
	if err != nil {
		e.badCheckpoint(err)
		e.status()
		return
	}
	c := wireConfig(cfg)
	c.TrainN, c.Device, c.Data = uint32(info.TrainN), m.Device, wire.Data(max(0, slices.Index(sources, info.Source)))
	if c.Data == wire.Own && e.own.train.N() == 0 {
		e.problem(wire.NoOwnDigits, 0, 0, "")
		e.status()
		return
	}
	e.configure(wanted{config: c, run: m.Run, checkpoint: m.Checkpoint}, m.Speed)
}

// sources are the names that checkpoints have for digits.
var sources = []string{wire.MNIST: "mnist", wire.Generated: "generated", wire.Own: "own"}

// export sends the run as a file.
func (e *Engine) export(f wire.Format) {
	if e.run == nil {
		return // the page offers it only where there is one
	}
	from := e.world.Now()
	var blob []byte
	var err error
	if f == wire.NPZ {
		blob, err = e.run.NPZ()
	} else {
		blob, err = e.run.State()
	}
	if err != nil {
		e.deviceError(err)
		return
	}
	e.send(&wire.File{Format: f, Step: uint32(e.run.Step()), Blob: blob})
	e.spend(from)
}

func (e *Engine) badCheckpoint(err error) {
	var bad *train.CheckpointError
	why := 0
	if errors.As(err, &bad) {
		why = int(bad.Why)
	}
	e.problem(wire.BadCheckpoint, float64(why), 0, err.Error())
}
