package site

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"breakeven/nn/dataset"

	"github.com/andybalholm/brotli"
)

// built returns the built folder, or skips where there is none; in CI, which
// builds first, there must be one.
func built(t testing.TB) string {
	dir := filepath.Join("..", "dist")
	if _, err := os.Stat(filepath.Join(dir, "index.html")); err != nil {
		if os.Getenv("BREAKEVEN_CI") != "" {
			t.Fatal("nothing is built in web/dist")
		}
		t.Skip("nothing is built in web/dist: run make build")
	}
	return dir
}

func read(t testing.TB, dir, name string) []byte {
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func assetsOf(t testing.TB, dir string) Assets {
	m := regexp.MustCompile(`name="breakeven-assets" content="([^"]*)"`).FindSubmatch(read(t, dir, "index.html"))
	if m == nil {
		t.Fatal("index.html has no assets")
	}
	var a Assets
	if err := json.Unmarshal([]byte(html.UnescapeString(string(m[1]))), &a); err != nil {
		t.Fatal(err)
	}
	return a
}

// Every name with a hash has its own contents' hash, and every compressed form
// is its file's.
func TestBuiltFiles(t *testing.T) {
	dir := built(t)
	names, err := files(dir)
	if err != nil {
		t.Fatal(err)
	}
	hashed := 0
	for _, name := range names {
		data := read(t, dir, name)
		if isHashed(name) {
			hashed++
			parts := strings.Split(name, ".")
			if want := hashedName(parts[0]+"."+parts[2], sha256.Sum256(data)); name != want {
				t.Errorf("%s holds what should be named %s", name, want)
			}
		} else if !strings.Contains(" index.html sw.js manifest.webmanifest THIRD_PARTY.txt ", " "+name+" ") {
			t.Errorf("%s has no hash in its name", name)
		}
		if !compressible(name) {
			continue
		}
		for _, ext := range []string{".br", ".gz"} {
			var r io.Reader = bytes.NewReader(read(t, dir, name+ext))
			if ext == ".br" {
				r = brotli.NewReader(r)
			} else if r, err = gzip.NewReader(r); err != nil {
				t.Fatal(err)
			}
			if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, data) {
				t.Errorf("%s%s is not %s compressed: %v", name, ext, name, err)
			}
		}
	}
	if hashed < 15 {
		t.Errorf("only %d hashed files: not what a build makes", hashed)
	}
}

// Every address in index.html, its assets, the service worker and the manifest
// is a file of the folder; none leads anywhere else.
func TestBuiltAddresses(t *testing.T) {
	dir := built(t)
	page := string(read(t, dir, "index.html"))
	var names []string
	for _, m := range regexp.MustCompile(`<(?:script|link|img|iframe|source)\b[^>]*\b(?:src|href)="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		names = append(names, html.UnescapeString(m[1]))
	}
	if len(names) < 6 {
		t.Fatalf("index.html refers to %d files only: %q", len(names), names)
	}
	a := assetsOf(t, dir)
	if len(a.Packs) != 6 || a.Version == "" {
		t.Errorf("assets are not whole: %+v", a)
	}
	names = append(names, a.Page, a.Compiler, a.Worker, a.Trainer, a.Tokens, a.SIMD128, a.Relaxed)
	names = append(names, a.Packs...)
	for _, file := range []string{"sw.js", "manifest.webmanifest", a.Worker, a.Tokens} {
		for _, m := range regexp.MustCompile(`"([a-z0-9_]+\.[0-9a-f]{12}\.[a-z]+)"`).FindAllSubmatch(read(t, dir, file), -1) {
			names = append(names, string(m[1]))
		}
	}
	for _, name := range names {
		if strings.ContainsAny(name, "/:?#") {
			t.Errorf("%q is not the plain name of a file beside the page", name)
		} else if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, file := range []string{"sw.js", a.Worker, a.Tokens} {
		if regexp.MustCompile(`"__[A-Z]+__"`).Match(read(t, dir, file)) {
			t.Errorf("%s has a mark that was not replaced", file)
		}
	}
}

// What the policy forbids would be dropped in the browser, so it may not stand
// in the page.
func TestBuiltPolicy(t *testing.T) {
	page := string(read(t, built(t), "index.html"))
	if !strings.Contains(page, html.EscapeString("script-src 'self' 'wasm-unsafe-eval';")) {
		t.Error("no strict policy")
	}
	if i, j := strings.Index(page, "Content-Security-Policy"), strings.Index(page, "<script"); i < 0 || i > j {
		t.Error("the policy comes after the first script, for which it then does not hold")
	}
	for what, pattern := range map[string]string{
		"inline script":  `<script\b[^>]*>\s*[^<\s]`,
		"script no src":  `<script(?:\s+defer)?\s*>`,
		"inline style":   `<style\b`,
		"style=":         `<[a-zA-Z][^>]*\sstyle="`,
		"event handler":  `<[a-zA-Z][^>]*\son[a-z]+="`,
		"javascript:":    `(?i)="\s*javascript:`,
		"go-app's cover": `app-wasm-loader`,
		"own address":    `localhost:[0-9]+/`,
	} {
		if m := regexp.MustCompile(pattern).FindString(page); m != "" {
			t.Errorf("%s in index.html: %.80q", what, m)
		}
	}
}

// The form of an endpoint has the page's style and a policy of its own: any host may
// be asked, and nothing else be loaded but its script. The page's stays as it is.
func TestBuiltEndpoint(t *testing.T) {
	dir := built(t)
	form := string(read(t, dir, assetsOf(t, dir).Endpoint))
	for _, part := range []string{"default-src 'none'; script-src 'self'; style-src 'self'; connect-src https: http://localhost:* http://127.0.0.1:*;", "require-trusted-types-for 'script'"} {
		if !strings.Contains(form, part) {
			t.Errorf("the form's policy is without %s", part)
		}
	}
	for _, m := range regexp.MustCompile(`(?:src|href)="([^"]*)"`).FindAllStringSubmatch(form, -1) {
		read(t, dir, m[1])
	}
	if regexp.MustCompile(`<script\b[^>]*>\s*[^<\s]|<style|\sstyle=|\son[a-z]+=|__`).MatchString(form) {
		t.Error("the form has what its policy forbids, or a mark that the build left")
	}
	page := html.UnescapeString(string(read(t, dir, "index.html")))
	if !strings.Contains(page, "connect-src 'self';") || !strings.Contains(page, "default-src 'self';") {
		t.Error("the page may ask other places")
	}
}

// Both languages stand in the page, each in its own words, all controls asleep.
func TestBuiltLanguages(t *testing.T) {
	page := string(read(t, built(t), "index.html"))
	m := regexp.MustCompile(`(?s)<div id="prerendered"><noscript>.*?</noscript><div lang="zh-CN">(.*)</div><div lang="en">(.*)</div></div>\s*<aside id="boot">`).FindStringSubmatch(page)
	if m == nil {
		t.Fatal("no two prerendered trees")
	}
	words := func(s string) string { return regexp.MustCompile(`(?s)<[^>]*>`).ReplaceAllString(s, "") }
	han := regexp.MustCompile(`\p{Han}`)
	if zh, en := len(han.FindAllString(words(m[1]), -1)), len(han.FindAllString(words(m[2]), -1)); zh < 100 || en > zh/10 {
		t.Errorf("%d Han characters in the Chinese tree, %d in the English one", zh, en)
	}
	for _, tag := range regexp.MustCompile(`<(?:button|input|select|textarea)\b[^>]*>`).FindAllString(m[1]+m[2], -1) {
		if !strings.Contains(tag, " disabled") {
			t.Errorf("awake before its program is there: %s", tag)
		}
	}
}

func TestBuiltPacks(t *testing.T) {
	dir := built(t)
	var train, test [10]int
	for i, name := range assetsOf(t, dir).Packs {
		a, b, err := dataset.ReadPack(read(t, dir, name), nil)
		if err != nil {
			t.Fatal(name, err)
		}
		if wantTest := map[bool]int{true: dataset.FirstTest, false: dataset.MoreTest}[i == 0]; a.N() != dataset.PackTrain || b.N() != wantTest {
			t.Errorf("%s: %d + %d digits", name, a.N(), b.N())
		}
		for _, l := range a.Labels {
			train[l]++
		}
		for _, l := range b.Labels {
			test[l]++
		}
	}
	// MNIST's published counts of each class.
	if want := [10]int{5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949}; train != want {
		t.Errorf("training digits of each class %d, want %d", train, want)
	}
	if want := [10]int{980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009}; test != want {
		t.Errorf("test digits of each class %d, want %d", test, want)
	}
}

func TestNotices(t *testing.T) {
	notices := string(read(t, built(t), "THIRD_PARTY.txt"))
	for _, s := range []string{"Y. LeCun, C. Cortes", "CC BY-SA 3.0", "Repacked", "The Go Authors", "go-app/v10 v10.1.11: LICENSE", "gonum v0.17.0: LICENSE", "tokenizer v0.10.0: LICENSE", "regexp2/v2 v2.5.1: ATTRIB"} {
		if !strings.Contains(notices, s) {
			t.Errorf("THIRD_PARTY.txt says nothing of %q", s)
		}
	}
	for _, s := range []string{"chromedp", "brotli v"} {
		if strings.Contains(notices, s) {
			t.Errorf("THIRD_PARTY.txt names %s, which the page does not contain", s)
		}
	}
}

func TestDistKeepsAndPrunes(t *testing.T) {
	dir := t.TempDir()
	build := func(body string) string {
		d, err := newDist(dir, false, 2)
		if err != nil {
			t.Fatal(err)
		}
		d.add("index.html", []byte("<p>"+body))
		name := d.addHashed("a.js", []byte(body))
		if err := d.done(); err != nil {
			t.Fatal(err)
		}
		return name
	}
	first := build("one")
	before, err := os.Stat(filepath.Join(dir, first+".br"))
	if err != nil {
		t.Fatal(err)
	}
	if again := build("one"); again != first {
		t.Errorf("the same contents are named %s, then %s", first, again)
	}
	if after, err := os.Stat(filepath.Join(dir, first+".br")); err != nil || !os.SameFile(before, after) {
		t.Errorf("compressed again though nothing changed (%v)", err)
	}
	second := build("two")
	if second == first {
		t.Error("other contents have the same name")
	}
	for _, name := range []string{first, first + ".br", first + ".gz"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			t.Errorf("%s of the earlier build is still there", name)
		}
	}
	z, err := gzip.NewReader(bytes.NewReader(read(t, dir, "index.html.gz")))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(z); err != nil || string(got) != "<p>two" {
		t.Errorf("index.html.gz holds %q (%v)", got, err)
	}
}

func TestHandler(t *testing.T) {
	dir := t.TempDir()
	d, err := newDist(dir, false, 1)
	if err != nil {
		t.Fatal(err)
	}
	script := d.addHashed("a.js", bytes.Repeat([]byte("let a;"), 100))
	pack := d.addHashed("digits1.pack", []byte("digits01"))
	wasm := d.addHashed("page.wasm", []byte("\x00asm"))
	for _, name := range []string{"index.html", "sw.js", "manifest.webmanifest", "THIRD_PARTY.txt"} {
		d.add(name, []byte(name))
	}
	if err := d.done(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path, accept          string
		status                int
		kind, coding, caching string
	}{
		{"/", "gzip, deflate, br, zstd", 200, "text/html; charset=utf-8", "br", "no-cache"},
		{"/?lang=en", "", 200, "text/html; charset=utf-8", "", "no-cache"},
		{"/sw.js", "gzip", 200, "text/javascript; charset=utf-8", "gzip", "no-cache"},
		{"/" + script, "br;q=0, gzip;q=0.5", 200, "text/javascript; charset=utf-8", "gzip", "public, max-age=31536000, immutable"},
		{"/" + wasm, "br", 200, "application/wasm", "br", "public, max-age=31536000, immutable"},
		{"/" + pack, "br", 200, "application/octet-stream", "", "public, max-age=31536000, immutable"},
		{"/manifest.webmanifest", "*", 200, "application/manifest+json", "", "no-cache"},
		{"/THIRD_PARTY.txt", "identity", 200, "text/plain; charset=utf-8", "", "no-cache"},
		{"/" + script + ".br", "", 404, "", "", ""},
		{"/none.js", "", 404, "", "", ""},
		{"/../handler.go", "", 404, "", "", ""},
		{"/a/b.js", "", 404, "", "", ""},
	} {
		r := httptest.NewRequest(http.MethodGet, c.path, nil)
		r.Header.Set("Accept-Encoding", c.accept)
		w := httptest.NewRecorder()
		Handler(dir).ServeHTTP(w, r)
		h := w.Result().Header
		if w.Code != c.status {
			t.Errorf("%s: HTTP %d, want %d", c.path, w.Code, c.status)
		} else if c.status == 200 && (h.Get("Content-Type") != c.kind || h.Get("Content-Encoding") != c.coding || h.Get("Cache-Control") != c.caching) {
			t.Errorf("%s for %q: %q, %q, %q; want %q, %q, %q", c.path, c.accept,
				h.Get("Content-Type"), h.Get("Content-Encoding"), h.Get("Cache-Control"), c.kind, c.coding, c.caching)
		}
	}
}

func TestSizeNamesWhatIsOver(t *testing.T) {
	dir := t.TempDir()
	d, err := newDist(dir, false, 2)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"page.wasm", "trainer.wasm", "stage.wasm", "endpoint.js", "simd128.wasm", "relaxed.wasm", "tokens.wasm", "model.safetensors"} {
		d.addHashed(name, []byte(name))
	}
	pack := make([]byte, 2_000_001)
	d.addHashed("digits1.pack", pack[:2_000_000])
	if err := d.done(); err != nil {
		t.Fatal(err)
	}
	if err := Size(io.Discard, dir); err != nil {
		t.Error("within every budget: ", err)
	}
	d.addHashed("digits1.pack", pack)
	if err := d.done(); err != nil {
		t.Fatal(err)
	}
	if err := Size(io.Discard, dir); err == nil || !strings.Contains(err.Error(), "first pack by") {
		t.Errorf("over the first pack's budget, but: %v", err)
	}
}
