package engine

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"slices"
	"testing"

	"breakeven/app/wire"
	"breakeven/nn/dataset"
)

// generatedConfig trains on digits that are drawn here.
func generatedConfig(n uint32) wire.Config {
	c := config()
	c.Data, c.TrainN = wire.Generated, n
	return c
}

func TestGeneratedDigits(t *testing.T) {
	f := newFixture(t)
	f.command(&wire.Configure{Config: generatedConfig(3000), Speed: wire.Full, Run: true})
	for range 1000 {
		f.w.now += 3 // the clock goes on while digits are drawn
		f.Work()
	}
	if s := last[*wire.Status](t, f); s.State != wire.Loading || s.Loaded != 3000*784 || s.ToLoad != 3000*784 {
		t.Errorf("without the real digits that it is tested on: %+v", s)
	}
	f.PackArrived(0, aPack, nil)
	f.work(1000, true)
	s := last[*wire.Status](t, f)
	if s.State != wire.Running || s.Config.Data != wire.Generated || s.Config.TrainN != 3000 || s.TestOn != wire.MNIST || s.TestN != 200 {
		t.Errorf("on generated digits: %+v", s)
	}
	if m := last[*wire.Metrics](t, f); m.Step < 10 {
		t.Errorf("trained %d steps", m.Step)
	}
}

// Where the digits cannot be fetched, the page still has something to train on.
func TestNoPacks(t *testing.T) {
	for name, fails := range map[string]func(*fixture){
		"not found": func(f *fixture) { f.PackFailed(0, 404) },
		"damaged":   func(f *fixture) { f.PackArrived(0, aPack[:100], nil) },
	} {
		f := newFixture(t)
		f.command(&wire.Configure{Config: config(), Speed: wire.Full, Run: true})
		fails(f)
		if p := last[*wire.Problem](t, f); p.Code != wire.PackFailed && p.Code != wire.PackDamaged {
			t.Errorf("%s: %+v", name, p)
		}
		for range 500 {
			f.w.now += 3
			f.Work()
		}
		s := last[*wire.Status](t, f)
		if s.State != wire.Running || s.Config.Data != wire.Generated || s.Config.TrainN != 640 || s.TestOn != wire.Generated || s.TestN != generatedTest {
			t.Errorf("%s: %+v", name, s)
		}
		// Trying again asks for the pack again.
		n := len(f.w.fetched)
		f.ready(&wire.Configure{Config: config(), Speed: wire.Full, Run: true})
		if s := last[*wire.Status](t, f); len(f.w.fetched) != n+1 || s.State != wire.Running || s.Config.Data != wire.MNIST {
			t.Errorf("%s: after another try, fetched %v, %+v", name, f.w.fetched, s)
		}
	}
}

// idx writes digits as the two files of the IDX format.
func idx(d dataset.Digits) (images, labels []byte) {
	header := func(v ...uint32) (b []byte) {
		for _, x := range v {
			b = binary.BigEndian.AppendUint32(b, x)
		}
		return b
	}
	n := uint32(d.N())
	return append(header(0x803, n, 28, 28), d.Images...), append(header(0x801, n), d.Labels...)
}

func TestOwnDigits(t *testing.T) {
	f := newFixture(t)
	f.ready(&wire.Configure{Config: config(), Speed: wire.Full, Run: true})
	f.work(100, true)
	step := f.run.Step()
	images, labels := idx(sampleDigits(1000))
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	z.Write(images)
	z.Close()

	c := config()
	c.Data, c.TrainN = wire.Own, 60000
	f.command(&wire.Digits{Images: images, Labels: labels[:300]})
	if p := last[*wire.Problem](t, f); p.Code != wire.BadDigits || p.A != float64(dataset.IDXTruncated) || p.B != 1 {
		t.Errorf("cut labels: %+v", p)
	}
	if f.run == nil || f.run.Step() != step || f.state != wire.Running {
		t.Error("files that are no digits touched the run")
	}
	f.command(&wire.Digits{Images: zipped.Bytes(), Labels: labels})
	if m := last[*wire.DigitsTaken](t, f); m.Train != 800 || m.Test != 200 {
		t.Errorf("taken: %+v", m)
	}
	f.command(&wire.Configure{Config: c, Speed: wire.Full, Run: true})
	if s := last[*wire.Status](t, f); s.Config.TrainN != 800 || s.TestOn != wire.Own || s.TestN != 200 || s.State != wire.Running {
		t.Errorf("on one's own digits: %+v", s)
	}
	other := newFixture(t)
	other.ready(&wire.Configure{Config: c})
	if p := last[*wire.Problem](t, other); p.Code != wire.NoOwnDigits {
		t.Errorf("without files: %+v", p)
	}
}

// What is no checkpoint is said, and the network in training goes on.
func TestBadCheckpoints(t *testing.T) {
	f := newFixture(t)
	f.ready(&wire.Configure{Config: config(), Speed: wire.Full, Run: true})
	f.work(100, true)
	good, err := f.run.State()
	if err != nil {
		t.Fatal(err)
	}
	nan := slices.Clone(good)
	copy(nan[len(nan)-8:], []byte{0, 0, 0xc0, 0x7f})
	for name, b := range map[string][]byte{
		"nothing": nil, "text": []byte("no checkpoint"), "cut": good[:len(good)/2], "NaN": nan,
	} {
		run := f.run
		f.command(&wire.Resume{Checkpoint: b, Speed: wire.Full, Run: true})
		if p := last[*wire.Problem](t, f); p.Code != wire.BadCheckpoint || p.Text == "" {
			t.Errorf("%s: %+v", name, p)
		}
		if f.run != run || f.state != wire.Running {
			t.Errorf("%s touched the run", name)
		}
	}
	f.command(&wire.Resume{Checkpoint: good, Speed: wire.Full})
	if s := last[*wire.Status](t, f); !s.Resumed || s.State != wire.Paused || s.Step == 0 {
		t.Errorf("a good one: %+v", s)
	}
}

func TestExport(t *testing.T) {
	f := newFixture(t)
	f.ready(&wire.Configure{Config: config(), Speed: wire.Full, Run: true})
	f.work(100, true)
	f.command(&wire.Export{Format: wire.SafeTensors})
	f.command(&wire.Export{Format: wire.NPZ})
	files := all[*wire.File](f)
	if len(files) != 2 || files[0].Format != wire.SafeTensors || files[1].Format != wire.NPZ || !bytes.HasPrefix(files[1].Blob, []byte("PK")) {
		t.Fatalf("%d files", len(files))
	}
	f.resume(&wire.Resume{Checkpoint: files[0].Blob})
	if s := last[*wire.Status](t, f); !s.Resumed || s.Step != files[0].Step {
		t.Errorf("from the file: %+v, want step %d", s, files[0].Step)
	}
}
