// Wasmtest runs a js/wasm test binary in real Chromium, with the SIMD kernels
// and WebGPU's software adapter beside it, once for each build of the kernels:
//
//	GOOS=js GOARCH=wasm go test -exec="env GOOS= GOARCH= go run breakeven/web/wasmtest" ./wasm/simd
//
// $BREAKEVEN_KERNELS limits it to "relaxed", "simd128" or "none"; wasm/webgpu's
// own tests are wanted with one of them.
//
// With -serve it only serves a page that runs the binary, for a browser of one's
// own, with a GPU: go run ./web/wasmtest -serve ./wasm/webgpu
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

// byHand runs the tests when it is told to, and shows what they say.
const byHand = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>Breakeven: tests of this browser's GPU</title>
<p><button id="run">Run tests and benchmarks</button> <button id="copy">Copy the result</button></p><pre id="out"></pre>
<script src="wasm_exec.js"></script><script src="loader.js"></script><script src="device.js"></script><script src="run.js"></script>
<script>
document.getElementById("copy").onclick = () => navigator.clipboard.writeText(document.getElementById("out").textContent);
document.getElementById("run").onclick = async (e) => {
  e.target.disabled = true;
  console.log = (line) => document.getElementById("out").append(line + "\n");
  console.log(navigator.userAgent);
  const argv = ["test", "-test.v", "-test.bench=.", "-test.benchtime=2s"];
  try { console.log("exit code " + await runTests(argv, "none")); } catch (e) { console.log(String(e)); }
};
</script>`

func main() {
	if len(os.Args) < 2 || os.Args[1] == "-serve" && len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: wasmtest test.wasm [test flags]\n       wasmtest -serve package")
		os.Exit(2)
	}
	if os.Args[1] == "-serve" {
		fmt.Fprintln(os.Stderr, "wasmtest:", serve(os.Args[2]))
		os.Exit(1)
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

// serve builds a package's tests and serves the page that runs them, until it is
// stopped.
func serve(pkg string) error {
	dir, err := os.MkdirTemp("", "wasmtest")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	binary := filepath.Join(dir, "test.wasm")
	build := exec.Command("go", "test", "-c", "-o", binary, pkg)
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	handler, err := files(binary)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:8081")
	if err != nil {
		return err
	}
	fmt.Printf("open http://%s/byhand in a browser with a GPU; stop with Ctrl-C\n", listener.Addr())
	return http.Serve(listener, handler)
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
	mux.HandleFunc("/byhand", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, byHand) })
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
	await := chromium.Await
	err = chromedp.Run(ctx, chromedp.Navigate(url+"/"), chromedp.Evaluate(fmt.Sprintf("runTests(%s, %q)", args, kernels), &code, await))
	return code, err
}
