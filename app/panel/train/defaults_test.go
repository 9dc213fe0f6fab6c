package train

import (
	"bytes"
	"slices"
	"testing"

	"breakeven/app/state"
	"breakeven/app/wire"
)

// A reset goes back to the first settings, but for what is fixed; what is brought back
// is settings, run and curve, as of the latest checkpoint.
func TestDefaults(t *testing.T) {
	s, _ := state.Parse("net=cnn&channels=8&opt=sgd&lr=0.5&n=500&speed=full&device=cpu&lock=lr&theme=dark&calls=5000&preset=B")
	m, l := NewModel(&s), &link{}
	m.Connect(l)
	m.ready()
	m.State.Speed = "full"
	m.Toggle()
	m.hear(&wire.Metrics{Step: 20, Points: []wire.Point{{Step: 10, Loss: 2}, {Step: 20, Loss: 1}}})
	m.hear(&wire.Checkpoint{Step: 18, Blob: []byte("run")})
	before := m.State.Query()
	if m.AtDefaults() {
		t.Error("nothing is to be reset")
	}

	undo := m.ToDefaults()
	c, ok := l.last().(*wire.Configure)
	if !ok || c.Run || len(c.Config.Channels) > 0 || !slices.Equal(c.Config.Hidden, []uint32{128}) || c.Config.TrainN != 10000 || c.Config.LR != .5 || c.Speed != wire.Watch {
		t.Fatalf("it is reset to %+v", l.last())
	}
	want, _ := state.Parse("lr=0.5&lock=lr&theme=dark&calls=5000&preset=B")
	if got := m.State.Query(); got != want.Query() {
		t.Errorf("the address says %s, want %s", got, want.Query())
	}
	if !m.AtDefaults() || m.Step != 0 || m.Running() {
		t.Error("it is not as at first")
	}

	undo()
	r, ok := l.last().(*wire.Resume)
	if !ok || !bytes.Equal(r.Checkpoint, []byte("run")) || !r.Run || r.Speed != wire.Full {
		t.Fatalf("undone, it sends %+v", l.last())
	}
	if got := m.State.Query(); got != before {
		t.Errorf("undone, the address says %s, want %s", got, before)
	}
	m.hear(&wire.Status{State: wire.Running, Config: m.config(), Step: 18, Resumed: true, TestN: 2000})
	if m.Step != 18 || !m.Running() {
		t.Errorf("it goes on at step %d, running %v", m.Step, m.Running())
	}
}

// What is fixed stays whatever is reset: a network with its pooling and layers, a setting
// that is the network's own, all that the drawer has. What a run would bring is then fixed.
func TestDefaultsOfWhatIsFixed(t *testing.T) {
	for address, want := range map[string]string{
		"net=cnn&pool=1&hidden=64&opt=sgd&lock=net":                               "net=cnn&pool=1&lock=net",
		"net=cnn&lock=hidden":                                                     "hidden=100&lock=hidden",
		"n=500&seed=7&lock=n,seed":                                                "n=500&seed=7&lock=n,seed",
		"data=generated&n=100000&lock=n":                                          "data=generated&n=100000&lock=n",
		"data=generated&n=100000&lock=data":                                       "data=generated&lock=data",
		"net=cnn&pool=1&hidden=64&lr=0.1&device=cpu&speed=full&n=7&lock=settings": "net=cnn&pool=1&hidden=64&lr=0.1&device=cpu&n=7&lock=settings",
		"speed=full&lr=0.1&lock=speed":                                            "speed=full&lock=speed",
	} {
		s, _ := state.Parse(address)
		m := NewModel(&s)
		is, _ := state.Parse(want)
		got := m.defaults()
		if got.Query() != is.Query() {
			t.Errorf("%s is reset to %s, want %s", address, got.Query(), is.Query())
		}
		if brings := s.Lock[0] != "speed"; fixed(&s) != brings {
			t.Errorf("%s: a run brings what is fixed: %v", address, !brings)
		}
	}
}

// Before anything was trained, there are but settings to bring back.
func TestDefaultsWithoutARun(t *testing.T) {
	m, l := newModel()
	m.ready()
	m.State.Speed = "watch"
	if !m.AtDefaults() {
		t.Error("a bare page has something to reset")
	}
	m.State.Batch = 7
	undo := m.ToDefaults()
	if undo(); m.State.Batch != 7 {
		t.Errorf("undone, a batch has %d digits", m.State.Batch)
	}
	if c, ok := l.last().(*wire.Configure); !ok || c.Config.Batch != 7 {
		t.Errorf("undone, it sends %+v", l.last())
	}
}
