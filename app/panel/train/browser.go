package train

import (
	"breakeven/app/chart"
	"breakeven/app/panel/widget"
)

// download hands the visitor a file.
func download(name string, blob []byte) {
	chart.Save(name, "application/octet-stream", widget.ArrayOf(blob))
}
