package corpus

import "testing"

func BenchmarkBatch(b *testing.B) {
	g, batch := New(1), NewBatch(2048)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		g.Batch(batch, i%1000, 1000)
	}
	b.ReportMetric(2048*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// What a page waits for before the model can read.
func BenchmarkVocabulary(b *testing.B) {
	for b.Loop() {
		makeVocabulary()
	}
}

func BenchmarkLexicon(b *testing.B) {
	for b.Loop() {
		makeLexicon()
	}
}
