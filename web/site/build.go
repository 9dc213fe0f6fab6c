package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// The parts of the module that go into the page, from its root.
const (
	static  = "web/static"
	kernels = "wasm/simd/kernel"
	loader  = "wasm/simd/loader.js"
	gpu     = "wasm/webgpu/device.js"
	worker  = "wasm/trainer/trainer.js"
	stage   = "wasm/stage/stage.js"
	tokens  = "wasm/tokens/tokens.js"
	weights = "nn/lm/trained/model.safetensors"
)

// comment is a line of JavaScript that says why; browsers need not fetch it.
var comment = regexp.MustCompile(`(?m)^\s*//.*\n`)

// Build builds the page of the module at root into dir, which is then whole and
// holds nothing else. newPage makes the page's component, as wasm/page does.
// What is already there and unchanged is kept, so a second build takes seconds. A
// quick build leaves out the compressed forms. What goes on is said to log.
func Build(root, dir string, newPage func() app.Composer, quick bool, log io.Writer) error {
	d, err := newDist(dir, quick, runtime.NumCPU())
	if err != nil {
		return err
	}
	assets, sums := Assets{}, map[string]string{}
	asset := func(name string, data []byte) string {
		name = d.addHashed(name, data)
		sums[name] = integrity(d.names[name])
		return name
	}
	read := func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(root, name)) }

	fmt.Fprintln(log, "compiling page, trainer, stage and token counter for the browser")
	programs, err := compile(root)
	if err != nil {
		return err
	}
	assets.Page = asset("page.wasm", programs.page)
	assets.Integrity = sums[assets.Page]
	assets.Trainer = asset("trainer.wasm", programs.trainer)

	for name, at := range map[string]*string{"simd128.wasm": &assets.SIMD128, "relaxed.wasm": &assets.Relaxed} {
		data, err := read(kernels + "/" + name)
		if err != nil {
			return err
		}
		*at = asset(name, data)
	}

	fmt.Fprintln(log, "packing 70,000 digits")
	packs, err := digitPacks(root)
	if err != nil {
		return err
	}
	for i, pack := range packs {
		assets.Packs = append(assets.Packs, asset(fmt.Sprintf("digits%d.pack", i+1), pack))
	}

	model, err := read(weights)
	if err != nil {
		return err
	}
	assets.Model = asset("model.safetensors", model)

	var page pageFiles
	var wasmExec []byte
	if wasmExec, err = goFile(root, "lib/wasm/wasm_exec.js"); err != nil {
		return err
	}
	page.WasmExecJS = asset("wasm_exec.js", wasmExec)
	for name, at := range map[string]*string{
		"boot.js": &page.BootJS, "app.js": &page.AppJS, "boot.css": &page.BootCSS, "style.css": &page.StyleCSS, "icon.svg": &page.Icon,
		"compile.js": &assets.Compiler,
	} {
		data, err := read(static + "/" + name)
		if err != nil {
			return err
		}
		if name == "style.css" { // one file to fetch, two to read
			design, err := read(static + "/tokens.css")
			if err != nil {
				return err
			}
			data = append(design, data...)
		}
		*at = asset(name, data)
	}
	if assets.Stage, err = stageFiles(read, asset, wasmExec, programs.stage); err != nil {
		return err
	}
	if assets.Endpoint, err = endpointFiles(read, asset, page.StyleCSS); err != nil {
		return err
	}
	// Fetched only when a visitor asks, so the service worker is told nothing of it.
	counter, err := tokenScript(read, wasmExec, d.addHashed("tokens.wasm", programs.tokens))
	if err != nil {
		return err
	}
	assets.Tokens = d.addHashed("tokens.js", counter)
	assets.Version = version(d.names)

	// The worker's script is one file, because importScripts would be one more
	// thing to fetch, and to fail.
	script := append(wasmExec, '\n')
	for _, name := range []string{loader, gpu, worker} {
		data, err := read(name)
		if err != nil {
			return err
		}
		script = append(append(script, comment.ReplaceAll(data, nil)...), '\n')
	}
	if script, err = replaceJSON(script, "__ASSETS__", assets); err != nil {
		return fmt.Errorf("%s: %w", worker, err)
	}
	assets.Worker = asset("trainer.js", script)

	notices, err := notices(root)
	if err != nil {
		return err
	}
	d.add("THIRD_PARTY.txt", notices)
	manifest, err := read(static + "/manifest.webmanifest")
	if err != nil {
		return err
	}
	d.add("manifest.webmanifest", bytes.ReplaceAll(manifest, []byte("__ICON__"), []byte(page.Icon)))

	core, soon, more := map[string]string{}, map[string]string{}, map[string]string{}
	for name, sum := range sums {
		switch {
		case name == assets.Model:
			soon[name] = sum
		case slices.Contains(assets.Packs[1:], name):
			more[name] = sum
		default:
			core[name] = sum
		}
	}
	core["manifest.webmanifest"] = integrity(d.names["manifest.webmanifest"])
	sw, err := read(static + "/sw.js")
	if err != nil {
		return err
	}
	for mark, value := range map[string]any{"__CORE__": core, "__SOON__": soon, "__MORE__": more, "__VERSION__": version(d.names)} {
		if sw, err = replaceJSON(sw, mark, value); err != nil {
			return fmt.Errorf("sw.js: %w", err)
		}
	}
	d.add("sw.js", sw)

	template, err := read(static + "/index.html")
	if err != nil {
		return err
	}
	html, err := page.render(string(template), assets, newPage)
	if err != nil {
		return err
	}
	d.add("index.html", html)
	if !quick {
		fmt.Fprintln(log, "compressing what has changed (brotli at its best takes about 30 s for a new program)")
	}
	return d.done()
}

// stageFiles adds what the frame of the picture consists of, and returns the name
// of its page.
func stageFiles(read func(string) ([]byte, error), asset func(string, []byte) string, wasmExec, program []byte) (string, error) {
	data, err := read(stage)
	if err != nil {
		return "", err
	}
	script := append(append(bytes.Clone(wasmExec), '\n'), data...)
	if script, err = replaceJSON(script, "__STAGE__", asset("stage.wasm", program)); err != nil {
		return "", fmt.Errorf("%s: %w", stage, err)
	}
	html, err := read(static + "/stage.html")
	if err != nil {
		return "", err
	}
	if html, err = replaceJSON(html, "__SCRIPT__", asset("stage.js", script)); err != nil {
		return "", fmt.Errorf("stage.html: %w", err)
	}
	return asset("stage.html", html), nil
}

// endpointFiles adds what the form of an endpoint consists of, in the page's style,
// and returns the name of its page.
func endpointFiles(read func(string) ([]byte, error), asset func(string, []byte) string, style string) (string, error) {
	script, err := read(static + "/endpoint.js")
	if err != nil {
		return "", err
	}
	html, err := read(static + "/endpoint.html")
	if err != nil {
		return "", err
	}
	for mark, name := range map[string]string{"__STYLE__": style, "__SCRIPT__": asset("endpoint.js", comment.ReplaceAll(script, nil))} {
		if html, err = replaceJSON(html, mark, name); err != nil {
			return "", fmt.Errorf("endpoint.html: %w", err)
		}
	}
	return asset("endpoint.html", html), nil
}

// tokenScript is the script of the token counter's worker, for the program of
// that name.
func tokenScript(read func(string) ([]byte, error), wasmExec []byte, program string) ([]byte, error) {
	data, err := read(tokens)
	if err != nil {
		return nil, err
	}
	script := append(append(bytes.Clone(wasmExec), '\n'), comment.ReplaceAll(data, nil)...)
	if script, err = replaceJSON(script, "__TOKENS__", program); err != nil {
		return nil, fmt.Errorf("%s: %w", tokens, err)
	}
	return script, nil
}

// replaceJSON puts a value in place of a mark that stands in a script, or as an
// attribute, as a string.
func replaceJSON(script []byte, mark string, value any) ([]byte, error) {
	data, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	quoted := []byte(`"` + mark + `"`)
	if n := bytes.Count(script, quoted); n != 1 {
		return nil, fmt.Errorf("has %s %d times instead of once", quoted, n)
	}
	return bytes.Replace(script, quoted, data, 1), nil
}

// version is a hash over the names of the hashed files.
func version(names map[string][32]byte) string {
	sum := sha256.Sum256([]byte(strings.Join(slices.Sorted(maps.Keys(names)), "\n")))
	return hex.EncodeToString(sum[:])[:hashLength]
}
