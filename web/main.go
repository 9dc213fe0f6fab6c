// Command web builds, serves and weighs the page:
//
//	go run ./web build [folder]   builds it into web/dist
//	go run ./web quick [folder]   the same without .br and .gz: for trying a change
//	go run ./web serve [folder]   serves it at http://localhost:$PORT (8080)
//	go run ./web size [folder]    weighs it; fails when over a budget
package main

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"breakeven/app/panel"
	"breakeven/web/site"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

func main() {
	if err := command(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func command(args []string) error {
	usage := errors.New("usage: go run ./web build|quick|serve|size [folder]")
	if len(args) < 1 || len(args) > 2 {
		return usage
	}
	root, err := site.Root()
	if err != nil {
		return err
	}
	dir := filepath.Join(root, "web", "dist")
	if len(args) == 2 {
		dir = args[1]
	}
	switch args[0] {
	case "build", "quick":
		start := time.Now()
		if err := site.Build(root, dir, func() app.Composer { return panel.New() }, args[0] == "quick", os.Stdout); err != nil {
			return err
		}
		fmt.Printf("built %s in %.1f s\n", dir, time.Since(start).Seconds())
		return nil
	case "serve":
		return serve(dir)
	case "size":
		return site.Size(os.Stdout, dir)
	}
	return usage
}

func serve(dir string) error {
	if _, err := os.Stat(filepath.Join(dir, "index.html")); err != nil {
		return fmt.Errorf("nothing is built in %s: run make build first", dir)
	}
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	l, err := net.Listen("tcp", ":"+port)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("port %s is taken by another program: end that, or choose another port, as in PORT=8081 make run", port)
	}
	if err != nil {
		return fmt.Errorf("cannot listen on port %q: %w; set PORT to a number from 1024 to 65535", port, err)
	}
	fmt.Printf("Breakeven is at http://localhost:%s (Ctrl+C ends it)\n", port)
	server := &http.Server{Handler: site.Handler(dir), ReadHeaderTimeout: 10 * time.Second}
	return server.Serve(l)
}
