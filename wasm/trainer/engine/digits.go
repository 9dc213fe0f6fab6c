package engine

import (
	"errors"

	"breakeven/app/wire"
	"breakeven/nn/dataset"
)

// digits are some to train on, and others to test on.
type digits struct{ train, test dataset.Digits }

// pack is a file of digits: not asked for, on its way, or here.
type pack struct {
	digits
	asked, here   bool
	failed        bool // the last time
	loaded, total int  // bytes
}

// generated are digits that are drawn here: always the same ones, as many as a
// run has wanted so far.
type generated struct {
	digits
	done, tests int // training and test digits drawn, of those that there is room for
}

// Of generated digits, those to test on come from a stream of their own.
const (
	trainStream   = 1
	testStream    = 2
	generatedTest = 2000
)

// digits returns what a configuration trains and tests on, and whether all of
// it is here; what is not, it asks for.
func (e *Engine) digits(c wire.Config) (train, test dataset.Digits, testOn wire.Data, here bool) {
	switch c.Data {
	case wire.Own:
		if e.own.train.N() == 0 {
			e.fail(wire.NoOwnDigits, 0, 0, "")
			return train, test, testOn, false
		}
		return e.own.train.First(int(c.TrainN)), e.own.test, wire.Own, true
	case wire.Generated:
		// Real digits are the better test of them, where they can be had.
		first := &e.packs[0]
		if !first.failed {
			e.ask(1)
		}
		switch {
		case e.made.done < int(c.TrainN) || !first.here && !first.failed:
			return train, test, testOn, false // Work draws them
		case first.here:
			test, testOn = first.test, wire.MNIST
		default:
			test, testOn = e.made.test, wire.Generated
		}
		return e.made.train.First(int(c.TrainN)), test, testOn, true
	}
	n := e.packsFor(c.TrainN)
	e.ask(n)
	var trains, tests []dataset.Digits
	for _, p := range e.packs[:n] {
		if !p.here {
			return train, test, testOn, false
		}
		trains, tests = append(trains, p.train), append(tests, p.test)
	}
	return dataset.Join(trains...).First(int(c.TrainN)), dataset.Join(tests...), wire.MNIST, true
}

// progress returns how many bytes of a configuration's digits are here, of how
// many.
func (e *Engine) progress(c wire.Config) (loaded, total uint32) {
	switch c.Data {
	case wire.Generated:
		return uint32(e.made.done) * dataset.ImageSize, c.TrainN * dataset.ImageSize
	case wire.MNIST:
		for _, p := range e.packs[:e.packsFor(c.TrainN)] {
			loaded += uint32(p.loaded)
			total += uint32(p.total)
		}
	}
	return loaded, total
}

// drawing tells whether a run waits for digits to be drawn.
func (e *Engine) drawing() bool {
	w := e.wanted
	return w != nil && w.config.Data == wire.Generated && e.made.done < int(w.config.TrainN)
}

// draw draws digits for a slice of time.
func (e *Engine) draw() {
	m, n := &e.made, int(e.wanted.config.TrainN)
	m.train, m.test = room(m.train, n), room(m.test, generatedTest)
	for until := e.world.Now() + slice; m.done < n && e.world.Now() < until; {
		if m.tests < generatedTest {
			m.tests += piece(m.test, testStream, m.tests)
		} else {
			m.done += piece(m.train, trainStream, m.done)
		}
	}
	if m.done == n || e.world.Now()-e.statusAt >= statusEvery {
		e.build()
	}
}

// room returns the digits with room for n.
func room(d dataset.Digits, n int) dataset.Digits {
	if d.N() >= n {
		return d
	}
	more := dataset.Digits{Images: make([]byte, n*dataset.ImageSize), Labels: make([]byte, n)}
	copy(more.Images, d.Images)
	copy(more.Labels, d.Labels)
	return more
}

// piece draws the next few digits of a stream, and returns how many.
func piece(into dataset.Digits, stream uint32, from int) int {
	n := min(16, into.N()-from)
	dataset.GenerateRange(dataset.Digits{
		Images: into.Images[from*dataset.ImageSize:][:n*dataset.ImageSize], Labels: into.Labels[from:][:n],
	}, stream, from)
	return n
}

// takeOwn reads a visitor's files.
func (e *Engine) takeOwn(m *wire.Digits) {
	all, err := dataset.ReadIDX(m.Images, m.Labels)
	if err != nil {
		var bad *dataset.IDXError
		why, labels := 0.0, 0.0
		if errors.As(err, &bad) {
			why = float64(bad.Why)
			if bad.Labels {
				labels = 1
			}
		}
		e.problem(wire.BadDigits, why, labels, err.Error())
		return
	}
	e.own = holdBack(all)
	e.send(&wire.DigitsTaken{Train: uint32(e.own.train.N()), Test: uint32(e.own.test.N())})
}

// holdBack sets a fifth of a visitor's digits aside to test on, at most 10,000
// and always the same ones, and leaves the others to train on.
func holdBack(all dataset.Digits) digits {
	order := make([]uint32, all.N())
	dataset.Shuffle(order, 0, 0)
	pick := func(of []uint32) (d dataset.Digits) {
		for _, i := range of {
			d.Images = append(d.Images, all.Images[int(i)*dataset.ImageSize:][:dataset.ImageSize]...)
			d.Labels = append(d.Labels, all.Labels[i])
		}
		return d
	}
	n := min(len(order)/5, 10000)
	return digits{train: pick(order[n:]), test: pick(order[:n])}
}

// packsFor returns how many packs n training digits need.
func (e *Engine) packsFor(n uint32) int {
	return min((int(n)+dataset.PackTrain-1)/dataset.PackTrain, len(e.packs))
}

// Foresee begins to load the first pack, with which every run begins, while the page
// is still about to say what it wants.
func (e *Engine) Foresee() { e.ask(1) }

// ask fetches those of the first n packs that are neither here nor on their
// way.
func (e *Engine) ask(n int) {
	for i := range e.packs[:n] {
		if p := &e.packs[i]; !p.here && !p.asked {
			p.asked, p.failed, p.loaded = true, false, 0
			e.world.Fetch(i)
		}
	}
}

// PackProgress tells how much of a pack has arrived; total is 0 when unknown.
func (e *Engine) PackProgress(i, loaded, total int) {
	e.packs[i].loaded, e.packs[i].total = loaded, total
	if now := e.world.Now(); e.state == wire.Loading && e.wanted != nil && now-e.statusAt >= statusEvery {
		e.status()
	}
}

// PackArrived takes a whole pack, and what its compressed part holds, where the
// browser has told; otherwise nil.
func (e *Engine) PackArrived(i int, b, inflated []byte) {
	p := &e.packs[i]
	p.asked = false
	var err error
	if p.train, p.test, err = dataset.ReadPack(b, inflated); err != nil {
		p.digits, p.failed = digits{}, true
		e.packProblem(i, wire.PackDamaged, 0)
		return
	}
	p.here, p.loaded, p.total = true, len(b), len(b)
	e.build()
}

// PackFailed says that a pack could not be fetched; status is HTTP's, or 0.
func (e *Engine) PackFailed(i, status int) {
	e.packs[i].asked, e.packs[i].failed = false, true
	e.packProblem(i, wire.PackFailed, status)
}

// packProblem tells of a pack that a run waits for. Without the first one, the
// run begins on digits that are drawn here; without another it stops, and the
// same Configure again asks for what is missing, and only for that.
func (e *Engine) packProblem(i int, code wire.Code, status int) {
	w := e.wanted
	switch {
	case w == nil || e.state != wire.Loading:
		return // nobody waits: it will be asked for when it is needed
	case w.config.Data == wire.Generated:
		e.build() // tests on what it has
		return
	case w.config.Data == wire.Own || i >= e.packsFor(w.config.TrainN):
		return
	}
	if i > 0 || w.checkpoint != nil {
		e.fail(code, float64(status), float64(i+1), "")
		return
	}
	e.problem(code, float64(status), float64(i+1), "")
	w.config.Data, e.config.Data = wire.Generated, wire.Generated
	e.build()
}
