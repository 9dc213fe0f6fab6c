package chart

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Figure shows a chart. It draws for the width that it has, once the browser has
// told it; until then, and on the build machine, for 640 pixels.
//
// go-app holds only what rarely changes: the frame around the picture, and the
// table while it is open. The picture itself is written by the browser's part.
type Figure struct {
	app.Compo

	ID     string // of the figure element
	Data   *Data
	Height int // pixels; 0 is 300, or, of bars, what they need

	width float64 // pixels; 0: not measured yet
	first string  // the picture as go-app knows it, which it therefore leaves alone
	plot  *plot   // of the last rendering
	open  bool    // the table is
	page          // what the browser needs
}

// Render implements app.Composer.
func (c *Figure) Render() app.UI {
	d, p := c.lay()
	if c.first == "" || app.IsServer { // which prerenders one component in two languages
		c.first = `<svg class="chart"` + size(p) + ` role="img" aria-label="` + escape(d.Summary) + `">` + p.compose(p.draw(d)) + `</svg>`
	}
	box := []app.UI{app.Raw(c.first)}
	if len(p.stops) > 0 {
		// A slider is what screen readers hand the arrow keys to, and its value is
		// what they say, once, when it moves: the browser's part sets it.
		box = append(box, readOut(d), app.Div().Class("chart-hit").TabIndex(0).Role("slider").
			Aria("label", d.Words.ReadOut).Aria("valuemin", 0).Aria("valuemax", 100).Aria("valuenow", 100))
		if t := d.Trade; p.trade != nil {
			box = append(box, app.Div().Class("chart-knob").TabIndex(0).Role("slider").Aria("label", t.Name).
				Aria("valuemin", 0).Aria("valuemax", len(t.Rates)-1).Aria("valuenow", t.At).Aria("valuetext", t.Label))
		}
	} else if d.Words.Empty != "" {
		box = append(box, app.P().Class("chart-empty").Text(d.Words.Empty))
	}
	return app.Figure().Class("chart-fig").ID(c.ID).Body(
		app.Div().Class("chart-box").Body(box...),
		foot(d.Words, len(p.stops) > 0, c.open, func() app.UI { return table(d) }),
	)
}

// lay arranges the data for the chart's size.
func (c *Figure) lay() (*Data, *plot) {
	width, height := c.width, float64(c.Height)
	if width == 0 {
		width = 640
	}
	d := c.Data
	if d == nil {
		d = &Data{}
	}
	c.plot = lay(d, width, height)
	return d, c.plot
}

// size are the attributes that say how large a picture is.
func size(p *plot) string {
	return ` viewBox="` + viewBox(p) + `" height="` + px(p.height) + `"`
}

func viewBox(p *plot) string { return "0 0 " + px(p.width) + " " + px(p.height) }
