package widget

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Icon is a drawing of one stroke width on a field of 24×24.
func Icon(path string) app.UI {
	return app.Raw(`<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="` + path + `"/></svg>`)
}

// Icons that several chapters have.
const (
	IconPlay = "M7 4.5v15l12.5-7.5z"
	IconStop = "M6.5 6.5h11v11h-11z"
)
