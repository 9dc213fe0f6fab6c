package cost

import "testing"

// Figures that papers and model cards give, with their inputs (cost-cases.json of
// the project's reference, R01 to R04), and how near they are meant to come, in %.
func TestPublishedCompute(t *testing.T) {
	decoder := func(n float64) float64 { return ForwardFLOP(n, 0, 0, 0) }
	encDec := func(n float64) float64 { return n }
	const query, shots = 103, 41 * 98

	fewTraining := 3 * encDec(11e9) * 1000 * 8 * query
	fewAnswer, gpt3Answer := encDec(11e9)*query, decoder(175e9)*(shots+query)

	// R02: Llama 2's card implies how much of an A100's peak was reached.
	mfu := Utilisation(3*decoder(7e9)*2e12, 184_320, 312e12)
	kWh := Energy(Known(184_320), Known(.4), Known(1))
	gpt3 := 3 * decoder(174.6e9) * 300e9

	qlora := QLoRAMemory(15.51e9, .11e9)
	for _, tt := range []struct {
		name          string
		got           Value
		want, percent float64
	}{
		// R01: Liu et al. 2022, arXiv:2205.05638, table 1 and section 4.2.
		{"T-Few, an answer", Known(fewAnswer), 1.1e12, 5},
		{"T-Few, training", Known(fewTraining), 2.7e16, 2},
		{"GPT-3 175B, an answer", Known(gpt3Answer), 1.4e15, 5},
		{"GPT-3 13B", Known(decoder(13e9) * (shots + query)), 1e14, 8},
		{"GPT-3 6.7B", Known(decoder(6.7e9) * (shots + query)), 5.4e13, 5},
		{"T5+LM", Known(encDec(11e9) * (shots + query)), 4.5e13, 3},
		{"prompt, bytes", Known(shots * 4), 16072, 0},
		{"answers that pay for training", Known(fewTraining).over(Known(gpt3Answer)), 18.85, 10},
		{"and for its own answers", Known(fewTraining).over(Known(gpt3Answer - fewAnswer)), 18.87, 1},
		// R02: Brown et al. 2020, appendix D; meta-llama/llama MODEL_CARD.md @0e3444b.
		{"GPT-3, training", Known(gpt3), 3.14e23, 1},
		{"GPT-3, PF-days", Known(gpt3 / 86400e15), 3640, 1},
		{"Llama 2 7B, MFU", mfu, .4057, 1},
		{"Llama 2 7B, kWh", kWh, 73728, .1},
		{"Llama 2 7B, t CO2", CO2(kWh, Known(.4235)).times(.001), 31.22, .5},
		// R03: huggingface/blog personal-copilot.md @3bac4a5.
		{"StarCoder, full, GB", Known(FullMemory(15.5e9) / 1e9), 248, .5},
		{"StarCoder, QLoRA, GB", Known(qlora / 1e9), 9.515, 1},
		{"StarCoder, full, $", Known(12 * 9), 108, 0},
		{"StarCoder, QLoRA, $", Known(1.1 * 12.5), 13.75, 0},
		{"StarCoder, ratio", Known(12 * 9 / (1.1 * 12.5)), 7.85, 1},
		// R04: Hu et al. 2021, arXiv:2106.09685, section 4.2 and table 4.
		{"LoRA, r = 1", Known(LoRAWeights(96, 2, 12288, 1)), 4718592, 1},
		{"LoRA, r = 8", Known(LoRAWeights(96, 2, 12288, 8)), 37748736, 1},
		{"LoRA, r = 4, MB", Known(bytesFrozen * LoRAWeights(96, 2, 12288, 4) / 1e6), 37.7, 10},
		{"frozen weights, GB", Known(LoRAMemory(175.25e9, 0) / 1e9), 350.5, 1},
		{"LoRA's time of a step", Known(32.5 / 43.1), .754, 1},
	} {
		near(t, tt.name, tt.got, tt.want, tt.percent)
	}
}

// A run on GPUs takes the hours that its FLOPs do: Llama 2 7B's by its own MFU.
func TestTrainingOnGPUs(t *testing.T) {
	llama := Training{Examples: 2e12, TokensPerExample: 1, Epochs: 1, OnGPU: true,
		GPU: GPU{FLOPPerToken: ForwardFLOP(7e9, 0, 0, 0), Share: 1, Peak: 312e12, MFU: .4057, PerHour: Known(3.43)}}
	near(t, "GPU-hours", llama.Hours(), 184_320, .1)
	near(t, "$", llama.Cost(), 184_320*3.43, .1)
	signs := Build(Values{Preset: "C"})
	near(t, "traffic signs, $ a run", signs.Tuned.OneOff.Training.Cost(), .54, 1)
	for name, change := range map[string]func(*GPU){
		"no MFU": func(g *GPU) { g.MFU = 0 }, "above the peak": func(g *GPU) { g.MFU = 1.1 }, "no price": func(g *GPU) { g.PerHour = Unknown },
	} {
		tr := llama
		if change(&tr.GPU); tr.Cost().known {
			t.Errorf("%s: the cost is known", name)
		}
	}
}

func TestEnergyIsUnknownUntilAllIsKnown(t *testing.T) {
	v := Values{Preset: "C"}
	n := v.Numbers()
	if kWh, co2 := n.TrainingEnergy(); kWh.known || co2.known {
		t.Error("known without a machine's power")
	}
	n = v.With(GPUPower, Known(.4)).With(PUE, Known(1.1)).Numbers()
	kWh, co2 := n.TrainingEnergy()
	near(t, "kWh of 10 runs", kWh, 10*.158238*.4*1.1, .1)
	if co2.known {
		t.Error("CO2 is known without the grid's")
	}
	n = v.With(GPUPower, Known(.4)).With(PUE, Known(1.1)).With(GridIntensity, Known(.5306)).Numbers()
	_, co2 = n.TrainingEnergy()
	near(t, "kg", co2, 10*.158238*.4*1.1*.5306, .1)
}
