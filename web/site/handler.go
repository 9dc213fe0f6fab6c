package site

import (
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Handler serves a built folder as a good static host does: the right types,
// the compressed form that the browser takes, hashed files for ever, the rest
// asked for again each time.
func Handler(dir string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
		if name == "" {
			name = "index.html"
		}
		kind, ok := mimeTypes[path.Ext(name)]
		if !ok || strings.Contains(name, "/") { // the folder is flat
			http.NotFound(w, r)
			return
		}
		file := filepath.Join(dir, name)
		coding := ""
		if compressible(name) {
			w.Header().Set("Vary", "Accept-Encoding")
			for _, c := range codings {
				if _, err := os.Stat(file + c.ext); err == nil && accepts(r.Header.Get("Accept-Encoding"), c.name) {
					file, coding = file+c.ext, c.name
					break
				}
			}
		}
		f, err := os.Open(file)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil || !info.Mode().IsRegular() {
			http.NotFound(w, r)
			return
		}
		h := w.Header()
		h.Set("Content-Type", kind)
		h.Set("X-Content-Type-Options", "nosniff")
		if coding != "" {
			h.Set("Content-Encoding", coding)
		}
		if isHashed(name) {
			h.Set("Cache-Control", "public, max-age=31536000, immutable")
		} else {
			h.Set("Cache-Control", "no-cache")
		}
		http.ServeContent(w, r, name, info.ModTime(), f)
	})
}

// accepts says whether a browser that sends this Accept-Encoding takes a coding.
func accepts(header, coding string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.TrimSpace(name) == coding {
			weight = strings.ReplaceAll(weight, " ", "")
			return strings.Trim(strings.TrimPrefix(weight, "q="), "0.") != "" || weight == ""
		}
	}
	return false
}
