package device

// Decay is decoupled weight decay (Loshchilov & Hutter 2019, arXiv:1711.05101):
// it stands before the optimizer's operation, and on weights only, not on
// biases.
//
//	w −= LR·λ·w
//
// w [n]. Out: w. Scalars: λ.
func Decay(w View, lambda float32) Op {
	w.must("Decay", "w", F32, w.Len)
	return Op{Kind: KindDecay, Out: []View{w}, Scalars: []float32{lambda}}
}

// SGD is gradient descent.
//
//	w −= LR·g
//
// w, g [n]. In: g. Out: w.
func SGD(w, g View) Op {
	w.must("SGD", "w", F32, w.Len)
	g.must("SGD", "g", F32, w.Len)
	return Op{Kind: KindSGD, In: []View{g}, Out: []View{w}}
}

// Momentum is gradient descent with momentum (Polyak 1964, in the form of
// Sutskever et al. 2013 without Nesterov's look-ahead).
//
//	v = mu·v + g
//	w −= LR·v
//
// w, g, v [n]. In: g. Out: w, v. Scalars: mu.
func Momentum(w, v, g View, mu float32) Op {
	w.must("Momentum", "w", F32, w.Len)
	v.must("Momentum", "v", F32, w.Len)
	g.must("Momentum", "g", F32, w.Len)
	return Op{Kind: KindMomentum, In: []View{g}, Out: []View{w, v}, Scalars: []float32{mu}}
}

// Adam is the optimizer of Kingma & Ba 2015 (arXiv:1412.6980), algorithm 1.
//
//	m = β1·m + (1−β1)·g
//	v = β2·v + (1−β2)·g²
//	w −= LR · (m/(1−β1^T)) / (√(v/(1−β2^T)) + ε)
//
// w, m, v, g [n]. In: g. Out: w, m, v. Scalars: β1, β2, ε.
func Adam(w, m, v, g View, beta1, beta2, eps float32) Op {
	w.must("Adam", "w", F32, w.Len)
	m.must("Adam", "m", F32, w.Len)
	v.must("Adam", "v", F32, w.Len)
	g.must("Adam", "g", F32, w.Len)
	return Op{Kind: KindAdam, In: []View{g}, Out: []View{w, m, v}, Scalars: []float32{beta1, beta2, eps}}
}
