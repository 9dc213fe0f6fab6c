package main

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"

	"breakeven/web/site"
	"breakeven/web/vitals"
)

func main() {
	host := httptest.NewServer(site.Handler(os.Args[1]))
	defer host.Close()
	for range 3 {
		a, b, err := vitals.Load(context.Background(), host.URL+"/"+os.Args[2], os.Args[3])
		fmt.Printf("cold %+v later %+v %v\n", a, b, err)
	}
}
