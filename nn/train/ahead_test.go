package train

import (
	"context"
	"slices"
	"testing"

	"breakeven/nn/device"
)

// early is a device that runs ahead: what is read is what stood there when the
// read began.
type early struct{ device.Device }

func (d early) StartRead(v device.View) func(context.Context, []byte) error {
	then := make([]byte, v.Len*v.Buf.Type().Size())
	err := d.Read(context.Background(), v, then)
	return func(_ context.Context, data []byte) error {
		copy(data, then)
		return err
	}
}

// A device that runs ahead gives the same points, a call later.
func TestReadAhead(t *testing.T) {
	cfg := config()
	cfg.Batch = 150
	d := blobs(330)
	want := losses(t, newRun(t, newCPU(), cfg, d, d), 12, 2)
	r := newRun(t, early{newCPU()}, cfg, d, d)
	if got := losses(t, r, 12, 2); !slices.Equal(got, want) {
		t.Errorf("losses %v, want %v", got, want)
	}
	if err := r.Reset(); err != nil {
		t.Fatal(err)
	}
	if points, err := r.Train(3); len(points) != 0 || err != nil {
		t.Errorf("the first call gives %v, %v", points, err)
	}
	points, err := r.Drain()
	if len(points) != 1 || err != nil || points[0].Loss != want[0] || points[0].Step != 1 {
		t.Errorf("drained %v, %v; want step 1 with %g", points, err, want[0])
	}
	if points, err := r.Drain(); len(points) != 0 || err != nil {
		t.Errorf("drained again: %v, %v", points, err)
	}
}
