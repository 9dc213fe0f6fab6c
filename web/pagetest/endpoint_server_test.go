package pagetest

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// endpoint is a server that speaks OpenAI's protocol, as well or badly as the first
// part of the path says: /good/v1 well, /401/v1 with that status, …
type endpoint struct {
	*httptest.Server
	mu    sync.Mutex
	calls []call
	more  chan struct{} // lets a "held" answer go on
	gone  chan struct{} // told when a caller hangs up on a "held" answer
}

// call is what was asked.
type call struct {
	method, path, origin, key string
	body                      map[string]any
}

func newEndpoint(t *testing.T) *endpoint {
	s := &endpoint{more: make(chan struct{}), gone: make(chan struct{}, 10)}
	s.Server = httptest.NewServer(s)
	t.Cleanup(func() {
		s.CloseClientConnections()
		s.Close()
	})
	return s
}

// asked returns the calls so far, those before the real ones included.
func (s *endpoint) asked() []call {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]call(nil), s.calls...)
}

// last returns the last call that was no preflight.
func (s *endpoint) last() (last call) {
	for _, c := range s.asked() {
		if c.method != http.MethodOptions {
			last = c
		}
	}
	return last
}

// chunk is a piece of an answer.
func chunk(said string) string {
	b, _ := json.Marshal(map[string]any{"choices": []any{map[string]any{"index": 0, "delta": map[string]any{"content": said}}}})
	return "data: " + string(b) + "\n\n"
}

const (
	stopped = `data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}` + "\n\n"
	counted = `data: {"choices":[],"usage":{"prompt_tokens":21,"completion_tokens":9,"cost":0.000047}}` + "\n\n"
	done    = "data: [DONE]\n\n"
)

func (s *endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	kind, path, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	c := call{r.Method, r.URL.Path, r.Header.Get("Origin"), r.Header.Get("Authorization"), nil}
	b, _ := io.ReadAll(io.LimitReader(r.Body, 1<<20))
	json.Unmarshal(b, &c.body)
	s.mu.Lock()
	s.calls = append(s.calls, c)
	before := 0 // of this kind
	for _, c := range s.calls {
		if c.method == http.MethodPost && strings.HasPrefix(c.path, "/"+kind+"/") {
			before++
		}
	}
	s.mu.Unlock()

	h := w.Header()
	if kind != "cors" {
		h.Set("Access-Control-Allow-Origin", r.Header.Get("Origin"))
		h.Set("Access-Control-Allow-Headers", "authorization, content-type")
		h.Set("Access-Control-Expose-Headers", "retry-after")
	}
	if r.Method == http.MethodOptions {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	if strings.HasSuffix(path, "/models") && kind == "good" {
		h.Set("Content-Type", "application/json")
		io.WriteString(w, `{"object":"list","data":[{"id":"small"},{"id":"large"},{"id":17},{"id":"<b>bold</b>"}]}`)
		return
	}
	refuse := func(status int, says string) {
		h.Set("Content-Type", "application/json")
		w.WriteHeader(status)
		json.NewEncoder(w).Encode(map[string]any{"error": map[string]any{"message": says}})
	}
	say := func(parts ...string) {
		if h.Get("Content-Type") == "" {
			h.Set("Content-Type", "text/event-stream")
		}
		for _, p := range parts {
			io.WriteString(w, p)
			w.(http.Flusher).Flush()
		}
	}
	hold := func() {
		select {
		case <-s.more:
		case <-r.Context().Done():
			s.gone <- struct{}{}
		}
	}
	var status int
	if _, err := fmt.Sscanf(kind, "%d", &status); err == nil {
		refuse(status, "the key "+strings.TrimPrefix(c.key, "Bearer ")+" <i>is</i> bad")
		return
	}
	if !strings.HasSuffix(path, "/chat/completions") {
		refuse(http.StatusNotFound, "no such path")
		return
	}
	switch kind {
	case "good":
		say(": a comment\n\n", chunk("晴，"), chunk("22 °C <b>warm</b>"), stopped, counted, done)
	case "payloads":
		say(chunk(strings.Join(payloads(), "\n")), stopped, done)
	case "refuses":
		refuse(http.StatusBadRequest, strings.Join(payloads(), " "))
	case "held":
		say(chunk("first "))
		hold()
		say(chunk("second"), stopped, done)
	case "busy": // twice
		if before <= 2 {
			h.Set("Retry-After", "1")
			refuse(http.StatusTooManyRequests, "slow down")
			return
		}
		say(chunk("at last"), stopped, counted, done)
	case "later":
		h.Set("Retry-After", "3600")
		refuse(http.StatusTooManyRequests, "come back tomorrow")
	case "picky": // as newer models are
		for _, name := range []string{"max_tokens", "temperature", "stream_options"} {
			if _, has := c.body[name]; has {
				refuse(http.StatusBadRequest, map[string]string{"max_tokens": "use max_completion_tokens"}[name]+" instead of "+name)
				return
			}
		}
		say(chunk("picky"), stopped, done)
	case "whole": // does not stream
		h.Set("Content-Type", "application/json")
		say(`{"choices":[{"message":{"content":"in one piece"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":3}}`)
	case "typed": // calls itself something else, and has other line ends
		h.Set("Content-Type", "text/plain")
		say(strings.ReplaceAll(chunk("plain")+stopped+done, "\n", "\r\n"))
	case "bytes": // cuts characters in two
		for _, b := range []byte(chunk("零下三度") + stopped + done) {
			say(string([]byte{b}))
		}
	case "html":
		h.Set("Content-Type", "text/html")
		say("<!doctype html><script>document.title = 'ran'</script><h1>Welcome</h1>")
	case "json":
		h.Set("Content-Type", "application/json")
		say(`{"hello": [`)
	case "noise":
		say("data: {\"choices\": \n\n")
	case "line": // that never ends
		say("data: " + strings.Repeat("x", 300_000))
		hold()
	case "endless":
		for r.Context().Err() == nil {
			say(chunk(strings.Repeat("on and on ", 200)))
		}
	case "silent":
		say(chunk("I think "))
		hold()
	case "drip":
		for r.Context().Err() == nil {
			say(chunk("."))
			select {
			case <-r.Context().Done():
			case <-time.After(50 * time.Millisecond):
			}
		}
	case "cut":
		say(chunk("half of it"))
		hold()
		panic(http.ErrAbortHandler)
	case "short": // ends in good order, but too early
		say(chunk("half of it"))
	case "empty":
		say(stopped, counted, done)
	case "spent":
		say(`data: {"choices":[{"index":0,"delta":{"reasoning_content":"hm"},"finish_reason":"length"}]}`+"\n\n", done)
	case "length":
		say(chunk("not yet fin"), strings.Replace(stopped, "stop", "length", 1), counted, done)
	case "reported":
		say(chunk("well "), `data: {"error":{"message":"the model fell over"}}`+"\n\n")
	case "redirect":
		http.Redirect(w, r, s.URL+"/good/v1/chat/completions", http.StatusTemporaryRedirect)
	default:
		refuse(http.StatusNotFound, "no such path")
	}
}
