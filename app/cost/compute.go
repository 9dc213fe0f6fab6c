package cost

// What training and serving take of a machine, before anybody sends a bill.

// ForwardFLOP returns FLOPs of one token's forward pass through a decoder of N
// weights,
//
//	2N + 2·n_layer·n_ctx·d_attn
//
// the second term for attention to n_ctx tokens, 0 to leave it out (Kaplan et al.
// 2020, arXiv:2001.08361, table 1). An encoder–decoder sends a token through half
// of its weights: N (Liu et al. 2022, arXiv:2205.05638). Training takes three times
// as many, forward and backward.
func ForwardFLOP(weights, layers, context, attention float64) float64 {
	return 2*weights + 2*layers*context*attention
}

// Utilisation returns MFU, the share of their peak that GPUs reached:
//
//	FLOP / (hours·3600·FLOPS_peak)
func Utilisation(flop, gpuHours, peak float64) Value {
	return Known(flop / (gpuHours * 3600 * peak))
}

// Memory per weight, bytes, in mixed precision with Adam: 2 weights + 2 gradients
// + 4 weights kept in float32 + 8 moments; a frozen weight has none but itself.
const (
	bytesTrained = 16
	bytesFrozen  = 2   // LoRA: half precision
	bytesFrozen4 = 0.5 // QLoRA: 4 bits
)

// FullMemory returns bytes to train all of N weights, activations apart.
func FullMemory(weights float64) float64 { return bytesTrained * weights }

// LoRAMemory returns bytes to train so many new weights beside frozen ones.
func LoRAMemory(frozen, trained float64) float64 { return bytesFrozen*frozen + bytesTrained*trained }

// QLoRAMemory returns the same with frozen weights of 4 bits.
func QLoRAMemory(frozen, trained float64) float64 {
	return bytesFrozen4*frozen + bytesTrained*trained
}

// LoRAWeights returns how many weights a LoRA of rank r trains on so many d × d
// matrices in each layer: two of d × r for each (Hu et al. 2021, arXiv:2106.09685).
func LoRAWeights(layers, matrices, d, r float64) float64 { return layers * matrices * 2 * d * r }

// Energy returns kWh: GPU-hours · kW · PUE, with PUE a data centre's power over
// that of its machines.
func Energy(gpuHours, kW, pue Value) Value { return gpuHours.product(kW).product(pue) }

// CO2 returns kg: kWh · kg/kWh of the grid. Llama 2's model card implies 0.4235;
// China's average of 2023 was 0.5306 (secondary).
func CO2(kWh, grid Value) Value { return kWh.product(grid) }

// TrainingEnergy returns kWh and kg of CO₂ of all runs before the first request;
// each is unknown where something that it needs is.
func (n *Numbers) TrainingEnergy() (kWh, co2 Value) {
	s := n.Scenario()
	one := s.Tuned.OneOff
	kWh = Energy(one.Training.Hours().times(one.Runs), n[GPUPower], n[PUE])
	return kWh, CO2(kWh, n[GridIntensity])
}
