package pagetest

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
)

// faulty is a host on which a file may be missing or damaged. Every test gets a
// folder of its own there, of which no cache knows anything.
type faulty struct {
	next http.Handler
	mu   sync.Mutex
	hits []hit // by folder
}

// A hit answers for a file in place of the host, and tells whether it did.
type hit func(w http.ResponseWriter, name string) bool

// folder returns the address of a new folder with a fault, and what mends it.
func (f *faulty) folder(h hit) (url string, mend func()) {
	f.mu.Lock()
	defer f.mu.Unlock()
	n := len(f.hits)
	f.hits = append(f.hits, h)
	return fmt.Sprintf("%sfault/%d/", siteURL, n), func() {
		f.mu.Lock()
		f.hits[n] = nil
		f.mu.Unlock()
	}
}

func (f *faulty) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	parts := strings.SplitN(r.URL.Path, "/", 4) // "", fault, number, name
	n, err := strconv.Atoi(parts[2])
	f.mu.Lock()
	if err != nil || n >= len(f.hits) {
		f.mu.Unlock()
		http.NotFound(w, r)
		return
	}
	h := f.hits[n]
	f.mu.Unlock()
	if h != nil && h(w, parts[3]) {
		return
	}
	http.StripPrefix("/"+parts[1]+"/"+parts[2], f.next).ServeHTTP(w, r)
}
