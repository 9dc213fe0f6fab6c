package device

// Muon moves a matrix by its momentum, made nearly orthogonal: all directions by
// the same length, not only those that the gradient prefers (Jordan et al. 2024,
// "Muon: an optimizer for hidden layers in neural networks"; decoupled decay as in
// Liu et al. 2025, arXiv:2502.16982).
//
//	m = mu·m + g
//	X = u/(‖u‖ + 1e-7),  u = g + mu·m  (Nesterov's look-ahead; Frobenius norm)
//	5 times  A = X·Xᵀ,  X = a·X + (b·A + c·A²)·X
//	w = (1 − LR·λ)·w − LR·√max(1, cols/rows)·X
//
// a, b, c are MuonA, MuonB and MuonC, for which this quintic Newton–Schulz
// iteration takes singular values from 0 … 1 near 1 in few rounds, not exactly to
// it. Of a tall matrix, with rows > cols, Xᵀ goes through it. w, m, g [rows×cols],
// applied from the right, y = x·w: what leads to more units than it comes from
// moves further.
//
// In: g. Out: w, m. Dims: rows, cols. Scalars: mu, λ.
func Muon(w, m, g View, rows, cols int, mu, lambda float32) Op {
	w.must("Muon", "w", F32, rows*cols)
	m.must("Muon", "m", F32, rows*cols)
	g.must("Muon", "g", F32, rows*cols)
	return Op{Kind: KindMuon, In: []View{g}, Out: []View{w, m}, Dims: []int{rows, cols}, Scalars: []float32{mu, lambda}}
}

// MuonRounds of Muon's iteration are run, with the coefficients that Jordan found
// for so few.
const (
	MuonRounds = 5
	MuonA      = 3.4445
	MuonB      = -4.7750
	MuonC      = 2.0315
)
