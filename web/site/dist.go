package site

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/andybalholm/brotli"
)

// dist is the folder while it is being built.
type dist struct {
	dir   string
	quick bool                // no compressed forms
	names map[string][32]byte // file without .br and .gz → SHA-256
	slots chan struct{}       // one for each file that may be compressed at a time
	wait  sync.WaitGroup
	mu    sync.Mutex
	err   error
}

func newDist(dir string, quick bool, parallel int) (*dist, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	return &dist{dir: dir, quick: quick, names: map[string][32]byte{}, slots: make(chan struct{}, parallel)}, nil
}

// addHashed adds a file under a name with its hash and returns that name.
func (d *dist) addHashed(name string, data []byte) string {
	name = hashedName(name, sha256.Sum256(data))
	d.add(name, data)
	return name
}

// add writes a file, and beside it its compressed forms, in the background.
func (d *dist) add(name string, data []byte) {
	d.names[name] = sha256.Sum256(data)
	d.wait.Go(func() {
		d.slots <- struct{}{}
		defer func() { <-d.slots }()
		if err := d.write(name, data); err != nil {
			d.mu.Lock()
			d.err = errors.Join(d.err, err)
			d.mu.Unlock()
		}
	})
}

func (d *dist) write(name string, data []byte) error {
	path := filepath.Join(d.dir, name)
	old, err := os.ReadFile(path)
	unchanged := err == nil && bytes.Equal(old, data)
	if !unchanged {
		if err := writeWhole(path, data); err != nil {
			return err
		}
	}
	if d.quick || !compressible(name) {
		return nil
	}
	for _, c := range codings {
		// Written after its file and as a whole: one that is there beside an
		// unchanged file is that file's. Brotli takes its time, so this counts.
		if _, err := os.Stat(path + c.ext); err == nil && unchanged {
			continue
		}
		var b bytes.Buffer
		w := c.writer(&b)
		if _, err := w.Write(data); err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
		if err := writeWhole(path+c.ext, b.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// codings are the compressed forms, the better one first. Both are
// deterministic: no names, no times.
var codings = []struct {
	name, ext string // in HTTP, of the file
	writer    func(io.Writer) io.WriteCloser
}{
	{"br", ".br", func(w io.Writer) io.WriteCloser { return brotli.NewWriterLevel(w, brotli.BestCompression) }},
	{"gzip", ".gz", func(w io.Writer) io.WriteCloser {
		z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
		if err != nil {
			panic(err) // only for a level that does not exist
		}
		return z
	}},
}

// writeWhole writes a file that is there either whole or not at all.
func writeWhole(path string, data []byte) error {
	for _, c := range codings { // of an older version of the file
		if err := os.Remove(path + c.ext); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".writing-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // fails after the renaming, as it should
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(0o644), f.Close())
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// done waits for all files and deletes what an earlier build left.
func (d *dist) done() error {
	d.wait.Wait()
	if d.err != nil {
		return d.err
	}
	entries, err := os.ReadDir(d.dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := e.Name()
		for _, c := range codings {
			if filepath.Ext(name) == c.ext {
				name = name[:len(name)-len(c.ext)]
			}
		}
		if _, ok := d.names[name]; !ok {
			if err := os.Remove(filepath.Join(d.dir, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}
