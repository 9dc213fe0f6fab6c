package ref

import "math"

func decay(a args) {
	w, lambda := a.out[0], a.scalars[0]
	for i := range w {
		w[i] -= float64(a.step.LR) * lambda * w[i]
	}
}

func sgd(a args) {
	g, w := a.in[0], a.out[0]
	for i := range w {
		w[i] -= float64(a.step.LR) * g[i]
	}
}

func momentum(a args) {
	g, w, v, mu := a.in[0], a.out[0], a.out[1], a.scalars[0]
	for i := range w {
		v[i] = mu*v[i] + g[i]
		w[i] -= float64(a.step.LR) * v[i]
	}
}

func adam(a args) {
	g, w, m, v := a.in[0], a.out[0], a.out[1], a.out[2]
	beta1, beta2, eps := a.scalars[0], a.scalars[1], a.scalars[2]
	c1 := 1 - math.Pow(beta1, float64(a.step.T))
	c2 := 1 - math.Pow(beta2, float64(a.step.T))
	for i := range w {
		m[i] = beta1*m[i] + (1-beta1)*g[i]
		v[i] = beta2*v[i] + (1-beta2)*g[i]*g[i]
		w[i] -= float64(a.step.LR) * (m[i] / c1) / (math.Sqrt(v[i]/c2) + eps)
	}
}
