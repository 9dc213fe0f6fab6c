package chart

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// SVG returns an SVG element, which go-app would take for one of HTML.
func SVG(tag string) app.HTMLElem { return app.Elem(tag).XMLNS("http://www.w3.org/2000/svg") }

// svg returns an element that go-app updates in place, attribute by attribute.
func svg(tag, class string, body ...app.UI) app.HTMLElem {
	return SVG(tag).Class(class).Body(body...)
}

func px(v float64) string { return string(appendTenth(nil, v)) }

func text(x, y float64, class, anchor, s string) app.UI {
	return svg("text", class, app.Text(s)).Attr("x", px(x)).Attr("y", px(y)).Attr("text-anchor", anchor)
}

func stroke(class, d string) app.UI { return svg("path", class).Attr("d", d) }

func level(x0, x1, y float64) string { return "M" + px(x0) + " " + px(y) + "H" + px(x1) }

func upright(x, y0, y1 float64) string { return "M" + px(x) + " " + px(y0) + "V" + px(y1) }

func circle(x, y, r float64) string {
	d, rr := px(2*r), px(r)+" "+px(r)
	return "M" + px(x-r) + " " + px(y) + "a" + rr + " 0 1 0 " + d + " 0a" + rr + " 0 1 0 -" + d + " 0"
}
