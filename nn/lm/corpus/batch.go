package corpus

// Batch is documents one after another in the rows of a training step. A row
// predicts the next token of its own document.
type Batch struct {
	Tokens  []uint32  // [n] what the row reads
	Targets []uint32  // [n] what comes next
	Weights []float32 // [n] loss weight of that
	Pos     []uint32  // [n] place in its document, from 0: attention goes no further back
}

// NewBatch returns a batch of n rows.
func NewBatch(n int) *Batch {
	return &Batch{make([]uint32, n), make([]uint32, n), make([]float32, n), make([]uint32, n)}
}

// Put writes a document from row at on, and returns the row behind it. Where rows
// end, it is cut.
func (b *Batch) Put(at int, d Document) (end int) {
	n := min(len(d.Tokens)-1, len(b.Tokens)-at)
	copy(b.Tokens[at:], d.Tokens[:n])
	copy(b.Targets[at:], d.Tokens[1:1+n])
	copy(b.Weights[at:], d.Weights[1:1+n])
	for i := range n {
		b.Pos[at+i] = uint32(i)
	}
	return at + n
}

// Rows returns a batch of the rows from … to−1, which are b's own.
func (b *Batch) Rows(from, to int) *Batch {
	return &Batch{b.Tokens[from:to], b.Targets[from:to], b.Weights[from:to], b.Pos[from:to]}
}

// Sum returns the sum of the loss weights.
func (b *Batch) Sum() (sum float32) {
	for _, w := range b.Weights {
		sum += w
	}
	return sum
}

// Batch fills b with the documents of one training step out of so many. It
// depends on the generator's seed and on the step alone, not on what was drawn
// before: a run that goes on from a checkpoint sees what it would have seen. The
// last document is cut where the rows end.
func (g *Generator) Batch(b *Batch, step, steps int) {
	g.Seed(g.seed, 1+uint64(step))
	progress := float64(step) / float64(steps)
	for at := 0; at < len(b.Tokens); {
		at = b.Put(at, g.Next(progress))
	}
}
