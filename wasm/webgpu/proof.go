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
	On      time.Time // in whole seconds
	Form    Form      // that was taken then
	Checks  int
}

// proofHolds is how long: drivers change without the browser saying so.
const proofHolds = 30 * 24 * time.Hour

// String is what ReadProof reads.
func (p Proof) String() string {
	return fmt.Sprintf("%s\t%d\t%s\t%d", p.Program, p.On.Unix(), p.Form, p.Checks)
}

// Day is the day of the proof. By hand, because time's Format and Parse would add
// 1 % to the trainer.
func (p Proof) Day() string {
	year, month, day := p.On.UTC().Date()
	return fmt.Sprintf("%d-%02d-%02d", year, month, day)
}

// ReadProof reads a note that may be damaged; ok is false for one that String has
// not written, that is of another program, too old or of times to come.
func ReadProof(note, program string, now time.Time) (p Proof, ok bool) {
	f := strings.Split(note, "\t")
	if len(f) != 4 || f[0] != program {
		return Proof{}, false
	}
	seconds, err1 := strconv.ParseInt(f[1], 10, 64)
	checks, err2 := strconv.Atoi(f[3])
	p = Proof{f[0], time.Unix(seconds, 0), Form(f[2]), checks}
	age := now.Sub(p.On)
	return p, err1 == nil && err2 == nil && checks > 0 && age >= 0 && age < proofHolds && (p.Form == Registers || p.Form == Tiles)
}
