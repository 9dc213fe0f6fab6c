// Model is the program that makes the language model's weights and says what they
// can do, on the engine that the page trains with: Go and the SIMD kernels, under
// Node (run.js). It is no part of the page.
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"syscall/js"
	"time"

	"breakeven/nn/device/cpu"
	"breakeven/nn/lm"
	"breakeven/nn/lm/corpus"
	"breakeven/nn/lm/pretrain"
	"breakeven/wasm/simd"
	"gonum.org/v1/gonum/blas/gonum"
)

func main() {
	r := pretrain.Run{
		Config:  lm.Recipe(corpus.Vocabulary().Len()),
		Rows:    lm.MaxRows,
		Machine: machine(),
		Log:     func(line string) { fmt.Println(line) },
		Stopped: stopped(),
	}
	flag.Uint64Var(&r.Seed, "seed", 1, "of weights and documents")
	flag.IntVar(&r.Steps, "steps", pretrain.Steps, "of the whole training")
	flag.StringVar(&r.Folder, "folder", ".model", "for the checkpoint, the weights and their card")
	cases := flag.Int("cases", 300, "of each set of evaluation and task, at most; 0 for no evaluation")
	compare := flag.Bool("compare", false, "prompting with tuning, on the seed's weights, in -language, instead of training")
	language := flag.String("language", "zh", "of the comparison: zh or en")
	golden := flag.String("golden", "", "a folder of weights and their golden answers, to be given again, instead of training")
	flag.Parse()
	lang := slices.Index(corpus.Languages[:], *language)
	if lang < 0 || r.Steps < 1 || *cases < 0 || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if *cases > 0 {
		r.Sets = corpus.Sets(*cases)
	}
	for i, s := range r.Sets { // some have a number of their own
		r.Sets[i].Cases = s.Cases[:min(*cases, len(s.Cases))]
	}
	dev := cpu.New(gonum.Implementation{}, cpu.Generic{})
	if simd.Available() != "" {
		dev = simd.New()
	}
	var err error
	switch {
	case *golden != "":
		var n int
		n, err = pretrain.CheckGolden(dev, *golden)
		fmt.Printf("%d golden answers, kernels %q\n", n, simd.Available())
	case *compare:
		err = r.Compare(dev, lang, *cases)
	default:
		err = r.Do(dev)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// machine returns what run.js knows of it.
func machine() pretrain.Machine {
	m := pretrain.Machine{Device: "cpu, with SIMD kernels", Kernels: simd.Available()}
	if m.Kernels == "" {
		m.Device, m.Kernels = "cpu", "none"
	}
	host := js.Global().Get("breakevenHost")
	m.CPU, m.Host = host.Get("cpu").String(), host.Get("name").String()
	return m
}

// stopped returns a function that tells whether a signal came. Node hears of one
// when Go sleeps, so once a second Go does.
func stopped() func() bool {
	var slept time.Time
	return func() bool {
		if time.Since(slept) > time.Second {
			time.Sleep(time.Millisecond)
			slept = time.Now()
		}
		return js.Global().Get("breakevenHost").Get("stopped").Bool()
	}
}
