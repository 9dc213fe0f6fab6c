package chart

import (
	"html"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// SVG returns an SVG element, which go-app would take for one of HTML.
func SVG(tag string) app.HTMLElem { return app.Elem(tag).XMLNS("http://www.w3.org/2000/svg") }

// ink writes SVG as text. A chart is redrawn while a network trains: setting a
// few attributes and texts that have changed costs the page a tenth of what
// comparing every element of it would.
type ink []byte

// element writes an element that is empty, from its tag and attributes.
func (b *ink) element(head string) { *b = append(append(append(*b, '<'), head...), "/>"...) }

// stroke writes a path.
func (b *ink) stroke(class, d string) { b.element(`path class="` + class + `" d="` + d + `"`) }

// text writes a text with its anchor at a point.
func (b *ink) text(x, y float64, class, anchor, s string) {
	if s == "" {
		return
	}
	if class != "" {
		class = ` class="` + class + `"`
	}
	*b = append(*b, `<text`+class+` x="`+px(x)+`" y="`+px(y)+`" text-anchor="`+anchor+`">`+escape(s)+"</text>"...)
}

// escape makes a text one of XML, which has no room for control characters.
func escape(s string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, s))
}

func px(v float64) string { return string(appendTenth(nil, v)) }

func level(x0, x1, y float64) string { return "M" + px(x0) + " " + px(y) + "H" + px(x1) }

func upright(x, y0, y1 float64) string { return "M" + px(x) + " " + px(y0) + "V" + px(y1) }

func circle(x, y, r float64) string {
	d, rr := px(2*r), px(r)+" "+px(r)
	return "M" + px(x-r) + " " + px(y) + "a" + rr + " 0 1 0 " + d + " 0a" + rr + " 0 1 0 -" + d + " 0"
}
