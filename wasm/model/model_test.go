package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"breakeven/nn/lm"
	"breakeven/nn/lm/pretrain"
)

// build builds the program.
func build(t *testing.T, folder string) string {
	t.Helper()
	program := filepath.Join(folder, "model.wasm")
	build := exec.Command("go", "build", "-o", program, ".")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return program
}

// The program under Node: it takes the best kernels, hears a signal, goes on, and
// leaves weights and card; the weights are those of a run that was not stopped, bit for
// bit. Without cases to judge by, which an untrained model takes long for.
func TestUnderNode(t *testing.T) {
	stopped := t.TempDir()
	program := build(t, stopped)
	run := func(folder string, signal os.Signal) (said []string, code int) {
		cmd := exec.Command("node", "run.js", program, "-folder", folder, "-seed", "5", "-steps", "20", "-cases", "0")
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			if len(said) == 0 && signal != nil {
				cmd.Process.Signal(signal)
			}
			said = append(said, lines.Text())
		}
		cmd.Wait()
		return said, cmd.ProcessState.ExitCode()
	}
	for _, c := range []struct {
		signal      os.Signal
		first, last string
		code        int
	}{
		{syscall.SIGTERM, "begins 20 steps", "stopped behind step", 1},
		{syscall.SIGINT, "goes on behind step", "stopped behind step", 1},
		{nil, "goes on behind step", "done: ", 0},
	} {
		said, code := run(stopped, c.signal)
		if len(said) < 2 || code != c.code || !strings.Contains(said[0], c.first) || !strings.Contains(said[len(said)-1], c.last) {
			t.Fatalf("exit code %d, it said %q; want %d, %q and %q", code, said, c.code, c.first, c.last)
		}
	}
	whole := t.TempDir()
	if said, code := run(whole, nil); code != 0 {
		t.Fatalf("exit code %d, it said %q", code, said)
	}
	read := func(folder, kind string) []byte {
		b, err := os.ReadFile((&pretrain.Run{Seed: 5, Folder: folder}).File(kind))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	var card pretrain.Card
	if err := json.Unmarshal(read(stopped, "json"), &card); err != nil {
		t.Fatal(err)
	}
	if m := card.Machine; m.Kernels != "relaxed" || m.CPU == "" || !strings.HasPrefix(m.Host, "Node ") || card.Steps != 20 || card.TrainHours <= 0 {
		t.Errorf("card %+v", card)
	}
	weights := read(stopped, "safetensors")
	if !bytes.Equal(weights, read(whole, "safetensors")) {
		t.Error("a run that was stopped twice has other weights than one that was not")
	}
	if _, _, notes, err := lm.Unpack(weights); err != nil || notes["steps"] != "20" {
		t.Errorf("notes %v, error %v", notes, err)
	}
}

// The weights that go with the page give their golden answers with every build of
// the kernels, and without them.
func TestGoldenUnderNode(t *testing.T) {
	program := build(t, t.TempDir())
	for kernels, name := range map[string]string{"relaxed": "relaxed", "simd128": "simd128", "none": ""} {
		cmd := exec.Command("node", "run.js", program, "-golden", "../../nn/lm/trained")
		cmd.Env = append(os.Environ(), "BREAKEVEN_KERNELS="+kernels)
		out, err := cmd.CombinedOutput()
		if want := fmt.Sprintf("golden answers, kernels %q", name); err != nil || !strings.Contains(string(out), want) {
			t.Errorf("%s: %v, it said %q, want %q", kernels, err, out, want)
		}
	}
}
