package webgpu

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Proof is a self-test that was passed, as it is remembered: with the same program,
// browser and adapter it need not be run again.
type Proof struct {
	Program string    // a name that changes with the kernels
	On      time.Time // the day
	Form    Form      // that was taken then
	Checks  int
}

// proofHolds is how long: drivers change without the browser saying so.
const proofHolds = 30 * 24 * time.Hour

// String is what ReadProof reads.
func (p Proof) String() string {
	return fmt.Sprintf("%s\t%s\t%s\t%d", p.Program, p.Day(), p.Form, p.Checks)
}

// Day is the day of the proof.
func (p Proof) Day() string { return p.On.UTC().Format(time.DateOnly) }

// ReadProof reads a note that may be damaged; ok is false for one that String has
// not written, that is of another program, too old or of days to come.
func ReadProof(note, program string, now time.Time) (p Proof, ok bool) {
	f := strings.Split(note, "\t")
	if len(f) != 4 || f[0] != program {
		return Proof{}, false
	}
	on, err1 := time.Parse(time.DateOnly, f[1])
	checks, err2 := strconv.Atoi(f[3])
	p = Proof{f[0], on, Form(f[2]), checks}
	age := now.Sub(on)
	return p, err1 == nil && err2 == nil && checks > 0 && age >= 0 && age < proofHolds && (p.Form == Registers || p.Form == Tiles)
}
