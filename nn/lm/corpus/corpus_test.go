package corpus

import (
	"encoding/binary"
	"hash/crc32"
	"math"
	"slices"
	"strings"
	"testing"

	"breakeven/nn/lm/token"
)

// A seed's documents are part of the model's identity: this sum changes with the
// corpus, and then the committed weights are no longer those of make model.
const batchSum = 0x8aab20e2

func TestBatchBytes(t *testing.T) {
	g, b := New(7), NewBatch(2048)
	sum := crc32.NewIEEE()
	for _, step := range []int{0, 3, 50, 99} {
		g.Batch(b, step, 100)
		for i := range b.Tokens {
			row := binary.LittleEndian.AppendUint32(nil, b.Tokens[i])
			row = binary.LittleEndian.AppendUint32(row, b.Targets[i])
			row = binary.LittleEndian.AppendUint32(row, math.Float32bits(b.Weights[i]))
			sum.Write(binary.LittleEndian.AppendUint32(row, b.Pos[i]))
		}
	}
	if sum.Sum32() != batchSum {
		t.Errorf("sum %#x, want %#x", sum.Sum32(), batchSum)
	}
}

// Rows follow one another within a document, whatever was drawn before.
func TestBatch(t *testing.T) {
	g, b, again := New(1), NewBatch(1000), NewBatch(1000)
	g.Batch(b, 5, 10)
	New(1).Batch(again, 5, 10)
	g.Next(0)
	if g.Batch(b, 5, 10); !slices.Equal(b.Tokens, again.Tokens) || !slices.Equal(b.Weights, again.Weights) {
		t.Error("a step's batch depends on what was drawn before")
	}
	learnt := float32(0)
	for r := range b.Tokens {
		if (b.Pos[r] == 0) != (b.Tokens[r] == token.Begin) {
			t.Fatalf("row %d: position %d of %d", r, b.Pos[r], b.Tokens[r])
		}
		if r > 0 && b.Pos[r] > 0 && (b.Pos[r] != b.Pos[r-1]+1 || b.Tokens[r] != b.Targets[r-1]) {
			t.Fatalf("row %d does not follow row %d", r, r-1)
		}
		learnt += b.Weights[r]
	}
	if learnt < 50 {
		t.Errorf("a batch of weight %g", learnt)
	}
}

// Every document has the form that its family promises, and the families their
// shares.
func TestDocuments(t *testing.T) {
	g := New(2)
	var count [NumFamilies]int
	seen := make([]bool, Vocabulary().Len())
	const n = 10_000
	for range n {
		d := g.Next(1)
		count[d.Family]++
		marks := 0
		for i, tok := range d.Tokens {
			if tok == token.Answer {
				marks++
			}
			if d.Weights[i] > promptWeight {
				seen[tok] = true
			}
		}
		want := map[Family]int{Induction: 0, Questions: 2}
		if m, ok := want[d.Family]; ok && marks != m || !ok && marks != 1 {
			t.Fatalf("%s: %d answer marks in %q", d.Family, marks, Vocabulary().Decode(d.Tokens, nil))
		}
		if len(d.Tokens) > MaxLen || len(d.Weights) != len(d.Tokens) || d.Tokens[0] != token.Begin || d.Weights[0] != 0 {
			t.Fatalf("%s: %d tokens, %d weights", d.Family, len(d.Tokens), len(d.Weights))
		}
		if last := d.Tokens[len(d.Tokens)-1]; (last == token.End) == (d.Family == Induction) {
			t.Fatalf("%s ends in %d", d.Family, last)
		}
	}
	for f, c := range count {
		if share := 100 * float64(c) / n; math.Abs(share-shares[f][1]) > 2 {
			t.Errorf("%s: %.1f %% of the documents, want %g", Family(f), share, shares[f][1])
		}
	}
	for range 5000 { // a token that never was an answer cannot become one
		g.compose(Copies, 1)
		for _, tok := range g.tokens[g.asked:] {
			seen[tok] = true
		}
	}
	for _, tok := range theLexicon().every {
		if !seen[tok] {
			t.Errorf("%q is never to be answered", Vocabulary().Text(tok))
		}
	}
}

// Tokens are the ones that Encode makes of the text that a visitor would type,
// with no space to tell Chinese words apart: a document is no sequence that the
// page cannot show to the model. Where phrases meet, a few join into other words.
func TestReadsAsWritten(t *testing.T) {
	v, g := Vocabulary(), New(4)
	n, off := 0, 0
	for n < 3000 {
		d := g.Next(1)
		if d.Family != Questions {
			continue
		}
		n++
		var slots []string
		for i := range token.Slots {
			slots = append(slots, strings.Repeat("q", i+5))
		}
		text := v.Decode(d.Tokens, slots)
		e := v.Encode(text)
		for i, id := range e.IDs {
			if token.IsSlot(id) { // the page numbers slots by appearance
				e.IDs[i] = token.Slot + uint32(len(e.Unknown[id-token.Slot])-5)
			}
		}
		if !slices.Equal(e.IDs, d.Tokens[1:len(d.Tokens)-1]) {
			t.Fatalf("%q is read as other tokens", text)
		}
		if strings.Contains(text, " ") && !strings.ContainsAny(text, "abcdefghijklmnopqrstuvwxyz") {
			off++
		}
	}
	if off > n/100 {
		t.Errorf("%d of %d documents need spaces between Chinese words", off, n)
	}
}

// An answer names the day that was asked about: today, unless the question has
// another.
func TestDays(t *testing.T) {
	v, g := Vocabulary(), New(5)
	others := 0
	for range 3000 {
		g.compose(Questions, 1)
		prompt, answer := v.Decode(g.tokens[:g.asked], nil), v.Decode(g.tokens[g.asked:], nil)
		for _, d := range days[1:] {
			if strings.Contains(answer, d[0]) || strings.Contains(strings.ReplaceAll(answer, days[2][1], ""), d[1]) {
				others++
				if !strings.Contains(prompt, d[0]) && !strings.Contains(prompt, d[1]) {
					t.Fatalf("%q: %q", prompt, answer)
				}
			}
		}
	}
	if others < 100 {
		t.Errorf("%d answers on another day than today", others)
	}
}
