// Wasmtest runs a js/wasm test binary in real Chromium, with the SIMD kernels
// and WebGPU's software adapter beside it, once for each build of the kernels:
//
//	GOOS=js GOARCH=wasm go test -exec="env GOOS= GOARCH= go run breakeven/web/wasmtest" ./wasm/simd
//
// $BREAKEVEN_KERNELS limits it to "relaxed", "simd128" or "none"; wasm/webgpu's
// own tests are wanted with one of them.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"breakeven/web/chromium"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

const page = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
<script src="wasm_exec.js"></script><script src="loader.js"></script><script src="device.js"></script><script src="run.js"></script>`

// run.js starts the binary and hands its output on, line by line.
const run = `async function runTests(argv, kernels) {
  const go = new Go(), decoder = new TextDecoder();
  let line = "", code = 0;
  globalThis.fs.writeSync = (fd, buf) => {
    line += decoder.decode(buf, { stream: true });
    const end = line.lastIndexOf("\n");
    if (end >= 0) { console.log(line.slice(0, end)); line = line.slice(end + 1); }
    return buf.length;
  };
  go.argv = argv;
  go.exit = (c) => { code = c; };
  const { instance, kernels: got } = await breakevenInstantiate(go, await fetch("test.wasm"), { relaxed: "relaxed.wasm", simd128: "simd128.wasm" }, kernels);
  if (got !== (kernels === "none" ? "" : kernels)) throw new Error("wanted kernels " + kernels + ", got " + (got || "none"));
  await go.run(instance);
  if (line) console.log(line);
  return code;
}`

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: wasmtest test.wasm [test flags]")
		os.Exit(2)
	}
	code, err := runAll(os.Args[1], os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "wasmtest:", err)
		code = 1
	}
	os.Exit(code)
}

func runAll(binary string, argv []string) (int, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 1, err
	}
	handler, err := files(binary)
	if err != nil {
		return 1, err
	}
	go http.Serve(listener, handler)
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	builds := []string{"relaxed", "simd128"}
	if one := os.Getenv("BREAKEVEN_KERNELS"); one != "" {
		builds = []string{one}
	}
	for _, kernels := range builds {
		fmt.Println("kernels:", kernels)
		if code, err := runOne(ctx, "http://"+listener.Addr().String(), kernels, argv); code != 0 || err != nil {
			return code, err
		}
	}
	return 0, nil
}

// files serves the page and what it loads.
func files(binary string) (http.Handler, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	module, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}").Output()
	if err != nil {
		return nil, err
	}
	wasm := filepath.Join(strings.TrimSpace(string(module)), "wasm")
	simd := filepath.Join(wasm, "simd")
	mux := http.NewServeMux()
	for name, file := range map[string]string{
		"/wasm_exec.js": filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"),
		"/loader.js":    filepath.Join(simd, "loader.js"),
		"/device.js":    filepath.Join(wasm, "webgpu", "device.js"),
		"/relaxed.wasm": filepath.Join(simd, "kernel", "relaxed.wasm"),
		"/simd128.wasm": filepath.Join(simd, "kernel", "simd128.wasm"),
	} {
		mux.HandleFunc(name, func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, file) })
	}
	mux.HandleFunc("/test.wasm", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/wasm") // whatever the binary is called
		http.ServeFile(w, r, binary)
	})
	mux.HandleFunc("/run.js", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		fmt.Fprint(w, run)
	})
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, page) })
	return mux, nil
}

func runOne(ctx context.Context, url, kernels string, argv []string) (code int, err error) {
	ctx, cancel, err := chromium.New(ctx, chromium.WebGPU...)
	if err != nil {
		return 1, err
	}
	defer cancel()
	chromedp.ListenTarget(ctx, func(ev any) {
		if e, ok := ev.(*runtime.EventConsoleAPICalled); ok {
			for _, a := range e.Args {
				var s string
				if json.Unmarshal(a.Value, &s) == nil {
					fmt.Println(s)
				}
			}
		}
	})
	args, err := json.Marshal(argv)
	if err != nil {
		return 1, err
	}
	await := func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }
	err = chromedp.Run(ctx, chromedp.Navigate(url+"/"), chromedp.Evaluate(fmt.Sprintf("runTests(%s, %q)", args, kernels), &code, await))
	return code, err
}
