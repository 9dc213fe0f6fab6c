package main

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What goes wrong before anything is served is answered by what to do.
func TestServeSaysWhatToDo(t *testing.T) {
	dir := t.TempDir()
	if err := serve(dir); err == nil || !strings.Contains(err.Error(), "make build") {
		t.Errorf("nothing built: %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "index.html"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", ":0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("PORT", port)
	if err := serve(dir); err == nil || !strings.Contains(err.Error(), "PORT=") {
		t.Errorf("port taken: %v", err)
	}
	t.Setenv("PORT", "99999999")
	if err := serve(dir); err == nil || !strings.Contains(err.Error(), "1024 to 65535") {
		t.Errorf("no port: %v", err)
	}
}
