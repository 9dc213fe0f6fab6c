// Package site builds the page into one folder of static files, serves that
// folder, and weighs it. It knows nothing of what the page shows.
//
// The folder works on any static host, under any path: every address in it is
// relative, every file but index.html, sw.js, manifest.webmanifest and
// THIRD_PARTY.txt carries a hash of its contents in its name, and beside each
// that compression helps stand a .br and a .gz.
package site

import (
	"encoding/base64"
	"encoding/hex"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Assets tell the page and the trainer where their files are: addresses relative
// to the page's folder. The page reads them as JSON from
// <meta name="breakeven-assets">, the trainer's script has them in place of
// "__ASSETS__".
type Assets struct {
	Version  string   `json:"version"`  // of everything together: changes with any file
	Page     string   `json:"page"`     // the page's program, wasm
	Compiler string   `json:"compiler"` // the script of the worker that compiles Page
	Worker   string   `json:"worker"`   // the script of the trainer's worker
	Trainer  string   `json:"trainer"`  // the trainer's program, wasm
	Stage    string   `json:"stage"`    // the page in the frame of the network's picture
	Endpoint string   `json:"endpoint"` // the form of an endpoint, in a frame
	Tokens   string   `json:"tokens"`   // the script of the token counter's worker
	SIMD128  string   `json:"simd128"`  // kernels that run wherever SIMD does
	Relaxed  string   `json:"relaxed"`  // kernels with relaxed SIMD
	Packs    []string `json:"packs"`    // digits: the first pack, then the rest
	Model    string   `json:"model"`    // the language model's weights

	// Integrity is Page's, as in fetch's option of that name: "sha256-…".
	Integrity string `json:"integrity"`
}

// hashLength is how much of a file's SHA-256 stands in its name, in hexadecimal
// digits: enough for a dozen files.
const hashLength = 12

// hashedName puts a hash into a file's name: page.wasm → page.0123456789ab.wasm.
func hashedName(name string, sum [32]byte) string {
	ext := filepath.Ext(name)
	return strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:])[:hashLength] + ext
}

// isHashed says whether a name carries a hash, so that its file never changes.
func isHashed(name string) bool {
	parts := strings.Split(name, ".")
	if len(parts) != 3 || len(parts[1]) != hashLength {
		return false
	}
	_, err := hex.DecodeString(parts[1])
	return err == nil
}

func integrity(sum [32]byte) string {
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// mimeTypes are those of every kind of file in the folder. Not the host
// system's, which differ from machine to machine.
var mimeTypes = map[string]string{
	".html":        "text/html; charset=utf-8",
	".js":          "text/javascript; charset=utf-8",
	".css":         "text/css; charset=utf-8",
	".txt":         "text/plain; charset=utf-8",
	".svg":         "image/svg+xml",
	".wasm":        "application/wasm",
	".webmanifest": "application/manifest+json",
	".pack":        "application/octet-stream",
	".safetensors": "application/octet-stream",
}

// compressible says whether compression helps: all but packs, which are
// compressed inside.
func compressible(name string) bool { return filepath.Ext(name) != ".pack" }

// Root is the folder of go.mod, so that commands work from anywhere inside the
// module.
func Root() (string, error) {
	out, err := exec.Command("go", "env", "GOMOD").Output()
	mod := strings.TrimSpace(string(out))
	if err != nil || mod == "" || mod == os.DevNull {
		return "", errors.New("run this inside the module's folder, where go.mod is")
	}
	return filepath.Dir(mod), nil
}
