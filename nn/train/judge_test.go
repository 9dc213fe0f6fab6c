package train

import (
	"math"
	"testing"

	"breakeven/nn/device"
)

// A test's answers are the predictions, digit by digit; on a device that runs
// ahead, too.
func TestConfusion(t *testing.T) {
	for name, dev := range map[string]device.Device{"cpu": newCPU(), "ahead": early{newCPU()}} {
		d := blobs(200)
		r := newRun(t, dev, config(), d, d)
		for range 3 {
			if _, err := r.Train(2); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := r.Drain(); err != nil {
			t.Fatal(err)
		}
		test := r.NewTest(150)
		for done := false; !done; {
			var err error
			if done, err = r.Continue(test, 2); err != nil {
				t.Fatal(err)
			}
		}
		var want [Classes][Classes]int
		right, mistakes := 0, test.Mistakes
		for i := range 150 {
			p, err := r.Predict(d.Images[784*i:][:784])
			if err != nil {
				t.Fatal(err)
			}
			answer := 0
			for j := range p {
				if p[j] > p[answer] {
					answer = j
				}
			}
			truth := int(d.Labels[i])
			want[truth][answer]++
			if truth == answer {
				right++
			} else if want[truth][answer] <= mistakesKept {
				if len(mistakes) == 0 || mistakes[0].Index != i || mistakes[0].Truth != truth || mistakes[0].Answer != answer {
					t.Fatalf("%s: digit %d, a %d taken for a %d, is not among the mistakes", name, i, truth, answer)
				}
				sum := 0.0
				for _, z := range mistakes[0].Logits {
					sum += math.Exp(float64(z))
				}
				if got := math.Exp(float64(mistakes[0].Logits[answer])) / sum; math.Abs(got-float64(p[answer])) > 1e-5 {
					t.Errorf("%s: digit %d: probability %g of its logits, %g predicted", name, i, got, p[answer])
				}
				mistakes = mistakes[1:]
			}
		}
		if test.Confusion != want {
			t.Errorf("%s: confusion %v, want %v", name, test.Confusion, want)
		}
		if right == 150 || right == 0 || len(mistakes) > 0 {
			t.Errorf("%s: %d right, %d mistakes too many", name, right, len(mistakes))
		}
		if got := float64(test.Accuracy()); math.Abs(got-float64(right)/150) > 1e-6 {
			t.Errorf("%s: accuracy %g, want %d of 150", name, got, right)
		}
	}
}
