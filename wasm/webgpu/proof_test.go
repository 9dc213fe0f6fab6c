package webgpu

import (
	"testing"
	"time"
)

// A proof is believed for a month, by the program that wrote it; nothing else is.
func TestProof(t *testing.T) {
	day := time.Date(2026, 11, 29, 23, 30, 0, 0, time.UTC)
	note := Proof{"trainer.1.js", day, Tiles, 104}.String()
	p, ok := ReadProof(note, "trainer.1.js", day.Add(time.Hour))
	if !ok || p.Day() != "2026-11-29" || p.Form != Tiles || p.Checks != 104 {
		t.Errorf("%q is read as %+v, %v", note, p, ok)
	}
	for name, bad := range map[string]struct {
		note, program string
		now           time.Time
	}{
		"nothing":         {"", "trainer.1.js", day},
		"no program":      {"", "", day},
		"cut off":         {note[:len(note)-4], "trainer.1.js", day},
		"longer":          {note + "\t1", "trainer.1.js", day},
		"another program": {note, "trainer.2.js", day},
		"old":             {note, "trainer.1.js", day.Add(31 * 24 * time.Hour)},
		"of the future":   {note, "trainer.1.js", day.Add(-48 * time.Hour)},
		"no time":         {"trainer.1.js\t2026-11-29\ttiles\t104", "trainer.1.js", day},
		"no form":         {"trainer.1.js\t1795994000\t\t104", "trainer.1.js", day},
		"no checks":       {"trainer.1.js\t1795994000\ttiles\t0", "trainer.1.js", day},
	} {
		if p, ok := ReadProof(bad.note, bad.program, bad.now); ok {
			t.Errorf("%s: %q is believed: %+v", name, bad.note, p)
		}
	}
}
