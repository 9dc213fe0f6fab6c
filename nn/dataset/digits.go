// Package dataset holds digits: MNIST packs and IDX files, lists that shuffle
// them, drawings turned into digits like them. It trains nothing.
package dataset

import (
	"math/bits"
	"math/rand/v2"
)

// ImageSize is the bytes of one digit: 28×28, row by row, 0 background to 255
// ink.
const ImageSize = side * side

// Digits are n labelled images.
type Digits struct {
	Images []byte // [n×784]
	Labels []byte // [n], 0 … 9
}

// N returns the number of digits.
func (d Digits) N() int { return len(d.Labels) }

// First returns the first n digits, all where there are fewer.
func (d Digits) First(n int) Digits {
	n = min(n, d.N())
	return Digits{d.Images[:n*ImageSize], d.Labels[:n]}
}

// Join returns the digits of several parts, one after another, in one place;
// those of a single part stay where they are.
func Join(parts ...Digits) Digits {
	if len(parts) == 1 {
		return parts[0]
	}
	n := 0
	for _, p := range parts {
		n += p.N()
	}
	out := Digits{make([]byte, 0, n*ImageSize), make([]byte, 0, n)}
	for _, p := range parts {
		out.Images, out.Labels = append(out.Images, p.Images...), append(out.Labels, p.Labels...)
	}
	return out
}

// Shuffle fills list with a permutation of 0 … len(list)−1 that depends on seed
// and epoch alone (Fisher–Yates over PCG): the same on every machine.
func Shuffle(list []uint32, seed, epoch uint32) {
	r := rand.NewPCG(uint64(seed), uint64(epoch))
	for i := range list {
		list[i] = uint32(i)
	}
	for i := len(list) - 1; i > 0; i-- {
		j, _ := bits.Mul64(r.Uint64(), uint64(i+1))
		list[i], list[j] = list[j], list[i]
	}
}
