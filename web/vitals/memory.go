package vitals

import (
	"context"
	"errors"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Growth of the memory that two minutes of training may cause, in MB.
const (
	HeapGrowth     = 10.0              // of the page's JavaScript
	RendererGrowth = 10.0              // of page and worker together, on top of
	RendererShare  = 0.1               // this share of what they had
	memoryStart    = 15 * time.Second  // until the start-up is over
	memoryTime     = 105 * time.Second // the rest of the two minutes
)

// Memory is what a page takes, in MB.
type Memory struct {
	Heap     float64 // JavaScript's, after a garbage collection
	Renderer float64 // of the whole process, worker included
}

// ErrNoProc says that memory cannot be measured here.
var ErrNoProc = errors.New("no /proc: memory cannot be measured here")

// Memories are what a page takes before and after two minutes of training.
func Memories(ctx context.Context, url string) (before, after Memory, err error) {
	tab, cancel := chromedp.NewContext(ctx)
	defer cancel()
	if err := training(tab, url+"?lang=en&speed=full&autostart=1"); err != nil {
		return before, after, err
	}
	if err := pictured(tab); err != nil {
		return before, after, err
	}
	if err := chromedp.Run(tab, chromedp.Sleep(memoryStart)); err != nil {
		return before, after, err
	}
	if before, err = MemoryOf(tab); err != nil {
		return before, after, err
	}
	if err := chromedp.Run(tab, chromedp.Sleep(memoryTime)); err != nil {
		return before, after, err
	}
	after, err = MemoryOf(tab)
	return before, after, err
}

// MemoryOf measures the page of a tab, which must have worked more than any
// other of its browser.
func MemoryOf(tab context.Context) (m Memory, err error) {
	err = chromedp.Run(tab, heapprofiler.CollectGarbage(), chromedp.ActionFunc(func(ctx context.Context) error {
		used, _, _, _, err := runtime.GetHeapUsage().Do(ctx)
		m.Heap = used / 1e6
		return err
	}))
	all := processes()
	if all == nil {
		return m, ErrNoProc
	}
	most, browser := 0.0, chromedp.FromContext(tab).Browser.Process().Pid
	for pid, q := range all {
		if q.renderer && q.user > most && descends(all, pid, browser) {
			most, m.Renderer = q.user, q.resident
		}
	}
	return m, err
}

// process is what /proc says of one.
type process struct {
	parent         int
	renderer       bool
	user, resident float64 // clock ticks, MB
}

// processes returns those that run; nil where there is no /proc.
func processes() map[int]process {
	entries, err := os.ReadDir("/proc")
	if err != nil {
		return nil
	}
	all := map[int]process{}
	for _, e := range entries {
		pid, err0 := strconv.Atoi(e.Name())
		cmd, err1 := os.ReadFile("/proc/" + e.Name() + "/cmdline")
		stat, err2 := os.ReadFile("/proc/" + e.Name() + "/stat")
		statm, err3 := os.ReadFile("/proc/" + e.Name() + "/statm")
		if err := errors.Join(err0, err1, err2, err3); err != nil || len(statm) == 0 {
			continue // none, or it has ended
		}
		fields := strings.Fields(string(stat[strings.LastIndex(string(stat), ")")+1:]))
		q := process{renderer: strings.Contains(string(cmd), "--type=renderer")}
		q.parent, _ = strconv.Atoi(fields[1])
		q.user, _ = strconv.ParseFloat(fields[11], 64)
		pages, _ := strconv.ParseFloat(strings.Fields(string(statm))[1], 64)
		q.resident = pages * float64(os.Getpagesize()) / 1e6
		all[pid] = q
	}
	return all
}

// descends tells whether a process was started by another one, or by one that it
// started.
func descends(all map[int]process, pid, from int) bool {
	for ; pid > 1; pid = all[pid].parent {
		if pid == from {
			return true
		}
	}
	return false
}
