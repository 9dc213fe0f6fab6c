//go:build !js

package chart

// page is empty where there is no browser.
type page struct{}
