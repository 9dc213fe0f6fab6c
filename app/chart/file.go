package chart

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// fileStyle is the look of a chart outside the page: on white, as paper is, in
// the colours that the page has by day.
const fileStyle = `text{font:12px system-ui,sans-serif;fill:#4b4f57}
.file-title{font-size:14px;font-weight:700;fill:#1b1d21}
.chart-name{font-size:11px}
.chart-grid{stroke:#e0dcd1}.chart-base{stroke:#84868c}
path{fill:none}
.chart-guide{stroke:#646872;stroke-dasharray:1 3}
.chart-line{stroke:#1b1d21;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
.chart-line.c-thin{stroke:#646872;stroke-width:1.25;stroke-opacity:.75}
.chart-line.c-ft{stroke:#b1440a;stroke-width:2.5}.chart-line.c-pr{stroke:#0a5e9c;stroke-width:2.5}
.chart-line.dashed{stroke-dasharray:7 5;stroke-linecap:butt}
.chart-shape{fill:#fff;stroke:#1b1d21;stroke-width:2}
.chart-shape.c-ft{stroke:#b1440a}.chart-shape.c-ft.full{fill:#b1440a}.chart-shape.c-pr{stroke:#0a5e9c}
.chart-end{fill:#1b1d21}
.chart-label{font-weight:650;fill:#1b1d21}.chart-label.c-ft{fill:#b1440a}.chart-label.c-pr{fill:#0a5e9c}
.chart-drop,.chart-stem{stroke:#1b1d21;stroke-width:1.25}.chart-drop{stroke-dasharray:2 3}
.chart-band{fill-opacity:.16}.chart-edge{stroke-opacity:.5}.chart-edge.dashed{stroke-dasharray:3 4}.chart-saving{fill-opacity:.24}.chart-bracket{stroke-width:2}
.chart-band.c-ft,.chart-saving.c-ft{fill:#e0701d}.chart-band.c-pr,.chart-saving.c-pr{fill:#2e86c8}.chart-edge.c-ft,.chart-bracket.c-ft{stroke:#b1440a}.chart-edge.c-pr,.chart-bracket.c-pr{stroke:#0a5e9c}
.chart-bar{fill:#1b1d21}.chart-bar.c-ft{fill:#b1440a}.chart-bar.c-pr{fill:#0a5e9c}.chart-bar.c-thin{fill:#646872}.chart-bar.c-pale{fill:#e0dcd1;stroke:#84868c}.chart-bar.c-above{fill:#e0701d}
.chart-hatch{stroke:#646872;stroke-width:1.5}.chart-hatch.c-ft{fill:#fbeadb;stroke:#e0701d}.chart-hatch.c-pr,.chart-hatch.c-below{fill:#e2eff9;stroke:#2e86c8}
.chart-in{font-size:11px;fill:#fff}.chart-in.c-pale{fill:#1b1d21}.chart-on{font-size:11px;fill:#1b1d21;paint-order:stroke;stroke:#fff;stroke-width:3px}
.chart-side{font-size:11px;font-weight:650}.chart-side.c-ft{fill:#b1440a}.chart-side.c-pr{fill:#0a5e9c}
.chart-centre{stroke:#1b1d21;stroke-width:1.5}.chart-trade{stroke:#1b1d21;stroke-width:2}.chart-better{fill:#1b1d21;fill-opacity:.06}
.chart-ring{fill:#fff;stroke:#1b1d21;stroke-width:3}.chart-ring.fine{stroke-width:2}
.chart-flag{fill:#1b1d21}
.chart-head,.chart-count{font-size:10px}.chart-count{font-weight:600;fill:#1b1d21}
.chart-cell.c-hit{fill:#1b1d21}.chart-cell.c-off{fill:#a3262f}.chart-cell.c-none{fill:#f2efe7}
.chart-flag-title,.chart-flag-value{fill:#fff;font-size:11px;font-weight:600}.chart-flag-value{font-size:14px}`

// titleHeight is the room of the title over a chart in a file.
const titleHeight = 28.0

// File returns the chart as an SVG file that needs nothing else: with its own
// style, title and description.
func File(d *Data, width, height float64) string {
	p := lay(d, width, height)
	return file(d.Title, d.Summary, width, p.height, p.compose(p.draw(d)))
}

// file puts a picture into a file, under its title.
func file(title, says string, width, height float64, picture string) string {
	w, h := px(width), px(height+titleHeight)
	title, says = escape(title), escape(says)
	return `<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<svg xmlns="http://www.w3.org/2000/svg" width="` + w + `" height="` + h + `" viewBox="0 0 ` + w + " " + h + `" role="img">` +
		`<title>` + title + `</title><desc>` + says + `</desc><style>` + fileStyle + `</style>` +
		`<rect width="100%" height="100%" fill="#fff"/><text class="file-title" x="10" y="20">` + title + `</text>` +
		`<g transform="translate(0 ` + px(titleHeight) + `)">` + picture + "</g></svg>\n"
}

// CSV returns every point of the chart as a table of numbers (RFC 4180): a row
// for every value of X that any series has, or every bar or point, a column for
// each series, empty where it has no value. Columns are headed by name and [unit]. A mark of byte
// order leads, without which Excel reads no Chinese.
func CSV(d *Data) string {
	all := d.tabled()
	var xs []float64
	head := d.X.Unit
	if head == "" {
		head = d.X.Name
	}
	if d.named() {
		head = d.Words.Row
	}
	b := []byte("\uFEFF" + quoted(head))
	for _, c := range all {
		if c.axis.Unit != "" {
			c.name += " [" + c.axis.Unit + "]"
		}
		b = append(append(b, ','), quoted(c.name)...)
		xs = append(xs, c.x...)
	}
	b = append(b, "\r\n"...)
	xs = slices.DeleteFunc(xs, func(x float64) bool { return !finite(x) })
	slices.Sort(xs)
	next := make([]int, len(all)) // the first value of each column that is not written
	for _, x := range slices.Compact(xs) {
		if d.named() {
			b = append(b, quoted(d.where(x))...)
		} else {
			b = appendPlain(b, x)
		}
		for k, c := range all {
			b = append(b, ',')
			y := math.NaN()
			for ; next[k] < min(len(c.x), len(c.y)) && !(c.x[next[k]] > x); next[k]++ {
				if c.x[next[k]] == x {
					y = c.y[next[k]]
				}
			}
			if finite(y) {
				b = appendPlain(b, y)
			}
		}
		b = append(b, "\r\n"...)
	}
	return string(b)
}

// appendPlain writes a number as programs read it: whole ones in full, others
// with six digits, more than any measurement here has.
func appendPlain(b []byte, v float64) []byte {
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return strconv.AppendInt(b, int64(v), 10)
	}
	return strconv.AppendFloat(b, v, 'g', 6, 64)
}

func quoted(s string) string {
	if strings.ContainsAny(s, "\",\r\n") {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}
