package widget

import (
	"encoding/json"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Asset is the address of a file of the page's, by its name in the list that the
// build has written into the page; "" where there is none.
func Asset(name string) string {
	meta := app.Window().Get("document").Call("querySelector", "meta[name=breakeven-assets]")
	if !meta.Truthy() {
		return ""
	}
	// Packs are a list, all others are words.
	var assets map[string]any
	if json.Unmarshal([]byte(meta.Get("content").String()), &assets) != nil {
		return ""
	}
	address, _ := assets[name].(string)
	return address
}
