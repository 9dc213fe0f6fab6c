package pagetest

import (
	"context"
	"strings"
	"sync"
	"testing"

	"breakeven/web/chromium"
)

// browsers are those that run: the first, which tests that look at the clock or
// at the stage have one after the other, and one for each that runs together
// with others.
type browsers struct {
	first context.Context
	mu    sync.Mutex
	idle  []context.Context
	of    map[string]context.Context // by the name of the test that has it
	ends  []func()
}

var pool = browsers{of: map[string]context.Context{}}

// together lets a test run beside others that neither look at the clock nor at
// the stage: without WebGL, whose software would take half of the time, and
// without the second, optimising compilation of WebAssembly, which takes a third
// of a load. A page behind another page's is hidden and draws nothing, hence a
// browser each.
func together(t *testing.T) {
	t.Helper()
	t.Parallel()
	ctx, err := pool.take(t.Name())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { pool.give(t.Name(), ctx) })
}

// browserOf returns the browser that a test or the test around it has taken; the
// first, where it has taken none.
func browserOf(test string) context.Context {
	pool.mu.Lock()
	defer pool.mu.Unlock()
	for ; test != ""; test = test[:max(0, strings.LastIndexByte(test, '/'))] {
		if ctx := pool.of[test]; ctx != nil {
			return ctx
		}
	}
	return pool.first
}

// start starts a browser.
func (b *browsers) start(flags ...string) (context.Context, error) {
	ctx, end, err := chromium.New(context.Background(), flags...)
	if err == nil {
		b.ends = append(b.ends, end)
	}
	return ctx, err
}

// end ends them all.
func (b *browsers) end() {
	for _, end := range b.ends {
		end()
	}
}

func (b *browsers) take(test string) (ctx context.Context, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if n := len(b.idle); n > 0 {
		ctx, b.idle = b.idle[n-1], b.idle[:n-1]
	} else if ctx, err = b.start("disable-3d-apis", "js-flags=--liftoff-only"); err != nil {
		return nil, err
	}
	b.of[test] = ctx
	return ctx, nil
}

func (b *browsers) give(test string, ctx context.Context) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.of, test)
	b.idle = append(b.idle, ctx)
}
