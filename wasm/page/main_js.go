// Page is the program of the page: go-app, given the shell.
package main

import (
	"breakeven/app/panel"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

func main() {
	app.RouteWithRegexp("^/.*$", panel.New)
	app.RunWhenOnBrowser()
}
