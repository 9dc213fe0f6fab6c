package pretrain

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"math"
	"slices"

	"breakeven/nn/device"
	"breakeven/nn/lm"
	"breakeven/nn/lm/corpus"
	"breakeven/nn/lm/token"
)

// cardFormat goes up when a card's fields change their meaning.
const cardFormat = 2

// Card says where weights come from and what they can do.
type Card struct {
	Format     int       `json:"format"`
	Seed       uint64    `json:"seed"`
	Corpus     string    `json:"corpus"`     // CorpusHash of the seed
	Vocabulary string    `json:"vocabulary"` // its VocabularyHash
	Weights    string    `json:"weights"`    // fileHash of the file that is shipped
	Shape      lm.Config `json:"shape"`
	Parameters int       `json:"parameters"`
	Steps      int       `json:"steps"`
	Tokens     int       `json:"tokens"`
	// FLOPs of training are 6 a parameter and token (Kaplan et al. 2020,
	// arXiv:2001.08361): attention's pairs are left out, and the output layer, whose
	// weights are the embedding's, counts for tokens without a target, too.
	FLOPs           float64 `json:"flops"`
	TrainHours      float64 `json:"trainHours"` // of wall time, as is the next
	EvaluationHours float64 `json:"evaluationHours"`
	Machine         Machine `json:"machine"`
	Go              string  `json:"go"` // version
	// Loss is the mean cross-entropy, in nats, of held-out documents: of the weights
	// that were trained, and of those rounded to half precision, which are shipped
	// and which the sets judge.
	Loss struct {
		F32 float64 `json:"f32"`
		F16 float64 `json:"f16"`
	} `json:"loss"`
	Sets []Score `json:"sets"`
}

// Machine is what Go cannot know of where a run ran.
type Machine struct {
	CPU     string `json:"cpu"`     // model name
	Host    string `json:"host"`    // what ran the program, with its version
	Device  string `json:"device"`  // of nn/device
	Kernels string `json:"kernels"` // their build
}

// hashed is how many batches CorpusHash looks at.
const hashed = 32

// CorpusHash identifies what a seed learns from. It is the SHA-256, in hex, of the
// batches of lm.MaxRows tokens that a training of 32 steps would have, which go
// through the whole curriculum: of each its tokens, targets, weights and positions,
// as they lie in memory, 4 bytes each, little-endian.
func CorpusHash(seed uint64) string {
	h := sha256.New()
	g, b := corpus.New(seed), corpus.NewBatch(lm.MaxRows)
	for step := range hashed {
		g.Batch(b, step, hashed)
		for _, x := range [][]byte{device.Bytes(b.Tokens), device.Bytes(b.Targets), device.Bytes(b.Weights), device.Bytes(b.Pos)} {
			h.Write(x)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// VocabularyHash identifies a vocabulary: weights trained with one mean nothing
// with another. It is the SHA-256 of its tokens' texts, each followed by 0, in hex.
// It is here, not in nn/lm/token, because the page needs none: SHA-256 would bring
// it 39 kB of cryptography, compressed.
func VocabularyHash(v *token.Vocabulary) string {
	h := sha256.New()
	for id := range v.Len() {
		io.WriteString(h, v.Text(uint32(id))+"\x00")
	}
	return hex.EncodeToString(h.Sum(nil))
}

// fileHash identifies a file: its SHA-256, in hex.
func fileHash(file []byte) string {
	h := sha256.Sum256(file)
	return hex.EncodeToString(h[:])
}

const (
	heldOutSeed    = 1 << 63 // no training's
	heldOutBatches = 16
	rehearsed      = 128 // documents: 640 are mixed into a tuning of 160 steps
)

// rehearsal are the documents of pretraining that go with the weights, for tunings
// to mix in: of the corpus's last stage, and no training's.
func rehearsal() []corpus.Document {
	g := corpus.New(heldOutSeed + 1)
	var list []corpus.Document
	for range rehearsed {
		d := g.Next(1)
		list = append(list, corpus.Document{Tokens: slices.Clone(d.Tokens), Weights: slices.Clone(d.Weights), Family: d.Family})
	}
	return list
}

// heldOutLoss returns the mean loss of documents of the corpus's last stage that no
// training has seen.
func heldOutLoss(t *lm.Trainer) (float64, error) {
	g, b := corpus.New(heldOutSeed), corpus.NewBatch(lm.MaxRows)
	sum := 0.0
	for i := range heldOutBatches {
		g.Batch(b, heldOutBatches+i, 2*heldOutBatches)
		loss, _, err := t.Loss(b)
		if err != nil {
			return 0, err
		}
		sum += float64(loss)
	}
	return sum / heldOutBatches, nil
}

// rounded leaves four decimals.
func rounded(x float64) float64 { return math.Round(1e4*x) / 1e4 }
