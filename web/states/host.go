package states

import (
	"io"
	"net/http"
	"strings"

	"breakeven/web/site"
)

// Host serves a built page, and beside it the same page on hosts that fail:
// under waits/ the page's program never comes, under damaged/ it comes damaged,
// under nopack/ the digits don't come, under notrainer/ the trainer doesn't, under
// nomodel/ the language model doesn't, and under slowmodel/ it is on its way for ever. At
// endpoint/v1 a large model says half of its answer.
func Host(dist string) http.Handler {
	whole := site.Handler(dist)
	mux := http.NewServeMux()
	mux.Handle("/", whole)
	fail := func(folder, prefix, suffix string, answer http.HandlerFunc) {
		mux.HandleFunc("/"+folder+"/", func(w http.ResponseWriter, r *http.Request) {
			name := strings.TrimPrefix(r.URL.Path, "/"+folder+"/")
			if strings.HasPrefix(name, prefix) && strings.HasSuffix(name, suffix) {
				answer(w, r)
				return
			}
			http.StripPrefix("/"+folder, whole).ServeHTTP(w, r)
		})
	}
	fail("waits", "page.", ".wasm", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	fail("damaged", "page.", ".wasm", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/wasm")
		w.Write([]byte("\x00asm\x01\x00\x00\x00 damaged"))
	})
	fail("nopack", "digits", ".pack", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) })
	mux.HandleFunc("/endpoint/v1/chat/completions", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		io.WriteString(w, `data: {"choices":[{"delta":{"content":"12–22°C "}}]}`+"\n\n")
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	fail("nomodel", "model.", ".safetensors", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) })
	fail("slowmodel", "model.", ".safetensors", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	fail("notrainer", "trainer.", ".wasm", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotFound) })
	return mux
}
