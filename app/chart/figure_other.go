//go:build !js

package chart

// page and cells are empty where there is no browser.
type (
	page  struct{}
	cells struct{}
)
