package device

// Attention lets each token of a document take from those before it, and from
// itself, what its query asks of their keys (Vaswani et al. 2017,
// arXiv:1706.03762), head by head.
//
//	s[r][h][j] = q[r][h]·k[j][h] / √dh,  i−pos[i] ≤ j ≤ i,  i = Start+r
//	lse[r][h]  = log Σ_j exp(s[r][h][j])
//	y[r][h]    = Σ_j exp(s[r][h][j] − lse[r][h]) · v[j][h]
//
// q, y [rows×heads×dh]; k and v [n×heads×dh] are histories, which hold the step's
// own rows too; pos U32, an entry a token; lse [rows×heads] is for the backward.
//
// In: q, k, v, pos. Out: y, lse. Dims: heads, dh.
func Attention(y, lse, q, k, v, pos View, rows, heads, dh int) Op {
	d := heads * dh
	y.must("Attention", "y", F32, rows*d)
	lse.must("Attention", "lse", F32, rows*heads)
	q.must("Attention", "q", F32, rows*d)
	k.must("Attention", "k", F32, k.Len/d*d)
	v.must("Attention", "v", F32, k.Len)
	pos.must("Attention", "pos", U32, pos.Len)
	return Op{KindAttention, []View{q, k, v, pos}, []View{y, lse}, rows, []int{heads, dh}, nil}
}

// AttentionGrad is the backward of Attention. It makes the probabilities again
// from lse instead of keeping them (Dao et al. 2022, arXiv:2205.14135). Step.Start
// must be 0: tokens before it would need a gradient, too.
//
//	p[r][h][j]  = exp(s[r][h][j] − lse[r][h])
//	ds[r][h][j] = p[r][h][j] · (dY[r][h]·v[j][h] − dY[r][h]·y[r][h]) / √dh
//	dQ[r][h] = Σ_j ds[r][h][j]·k[j][h]
//	dK[j][h] = Σ_r ds[r][h][j]·q[r][h]
//	dV[j][h] = Σ_r p[r][h][j]·dY[r][h]
//
// Sums go over the pairs of Attention. All [rows×heads×dh], but lse [rows×heads].
//
// In: q, k, v, y, lse, dY, pos. Out: dQ, dK, dV.
// Dims: heads, dh.
func AttentionGrad(dQ, dK, dV, q, k, v, y, lse, dY, pos View, rows, heads, dh int) Op {
	for _, x := range []struct {
		name string
		View
	}{{"dQ", dQ}, {"dK", dK}, {"dV", dV}, {"q", q}, {"k", k}, {"v", v}, {"y", y}, {"dY", dY}} {
		x.must("AttentionGrad", x.name, F32, rows*heads*dh)
	}
	lse.must("AttentionGrad", "lse", F32, rows*heads)
	pos.must("AttentionGrad", "pos", U32, pos.Len)
	return Op{KindAttentionGrad, []View{q, k, v, y, lse, dY, pos}, []View{dQ, dK, dV}, rows, []int{heads, dh}, nil}
}
