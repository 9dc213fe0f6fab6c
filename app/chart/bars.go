package chart

import "math"

const (
	rowStep   = 24.0 // that a row likes
	barPart   = .58  // of a row's height
	nameStep  = 17.0 // more, where names stand over their bars
	headStep  = 17.0
	legendRow = 20.0
	swatch    = 10.0
)

// rows is what a chart of bars has besides a panel.
type rows struct {
	step    float64 // from row to row
	bar     float64 // height of a bar
	over    bool    // names stand over bars instead of beside them
	names   []note
	heads   []note
	values  []note // at and in the bars
	legend  []legend
	upright float64 // where bars begin, or part
}

// note is a text in the picture.
type note struct {
	x, y                float64
	class, anchor, text string
}

type legend struct {
	note
	mark area
}

// layRows arranges a chart of bars.
func layRows(d *Data, width, height float64) *plot {
	p := &plot{width: width, height: height, rows: &rows{}, panels: make([]panel, 1)}
	r, l, q := p.rows, &p.panels[0], Panel{}
	if len(d.Panels) > 0 {
		q = d.Panels[0]
	}
	widest := 0.0
	for _, name := range d.Rows {
		widest = max(widest, textWidth(name, fontSize))
	}
	r.over = widest > .4*width
	p.left, p.right = math.Ceil(widest)+10, width-8
	if r.over {
		p.left = 2
	}
	stacked := d.Sides == nil
	if stacked {
		end := textWidth(d.Words.unknown(), fontSize)
		for i := range d.Rows {
			if sum, known := total(q, i); known || sum > 0 {
				end = max(end, textWidth(totalText(d, q, i), fontSize)*bold)
			}
		}
		p.right = max(p.left+20, width-math.Ceil(end)-8)
	}
	some := false
	for _, s := range q.Series {
		for i := range min(len(s.Y), len(d.Rows)) {
			some = some || finite(s.Y[i])
		}
	}
	xr := rangeRows(d, q)
	p.x = scale{xr[0], xr[1], p.left, p.right, false}
	heads := p.layHeads(d)
	foot := 8.0
	for _, g := range d.Guides {
		if (g.Foot || g.Centre) && p.on(g.At) {
			foot = botMargin
		}
	}
	if d.X.Ticks != nil {
		foot = botMargin
	}
	legends := 0.0
	if stacked && some {
		legends = p.layLegend(q)
	}
	n := float64(len(d.Rows))
	r.step, p.top = rowStep, 4+heads
	if r.over {
		r.step += nameStep
	}
	if height == 0 {
		p.height = p.top + r.step*n + foot + legends
	} else {
		r.step = max(14, min(2*r.step, (height-p.top-foot-legends)/n))
	}
	p.bottom = p.top + r.step*n
	l.top, l.bottom = p.top, p.bottom
	l.y = scale{0, n, p.top, p.bottom, false}
	room := r.step
	if r.over {
		room -= nameStep
	}
	r.bar = max(5, math.Round(barPart*room))
	for i := range r.legend {
		g := &r.legend[i]
		g.y += p.bottom + foot
		g.mark.path = legendMark(g.mark, g.x-swatch-5, g.y-swatch+1)
	}
	for i, name := range d.Rows {
		y := p.top + float64(i)*r.step
		if r.over {
			r.names = append(r.names, note{p.left, p.rowTop(i) - 5, "", "start", name})
		} else {
			r.names = append(r.names, note{p.left - 8, y + r.step/2 + 4, "", "end", name})
		}
	}
	r.upright = min(max(p.x.px(0), p.left), p.right)
	if at, ok := p.parting(d.Sides); ok {
		r.upright = at
	}
	if stacked {
		p.stack(d, q)
	} else {
		p.swing(d, q)
	}
	if some {
		if d.X.Ticks != nil {
			p.layX(d, xr)
		}
		p.layGuides(d)
		p.stops = stops(d, mostStops)
	}
	return p
}

// rowTop is where the i-th row's bar begins.
func (p *plot) rowTop(i int) float64 {
	y := p.top + float64(i+1)*p.rows.step - p.rows.bar
	if !p.rows.over {
		return y - (p.rows.step-p.rows.bar)/2
	}
	return y - 6
}

// total adds up a row, and tells whether all of it is known.
func total(q Panel, i int) (sum float64, known bool) {
	known = len(q.Series) > 0
	for _, s := range q.Series {
		if i < len(s.Y) && finite(s.Y[i]) {
			sum += s.Y[i]
		} else {
			known = false
		}
	}
	return sum, known && finite(sum)
}

// totalText is what stands behind a stacked bar: a part that is not known is no 0.
func totalText(d *Data, q Panel, i int) string {
	sum, known := total(q, i)
	switch {
	case known:
		return d.X.tick(sum)
	case sum != 0 && finite(sum):
		return d.X.tick(sum) + " + " + d.Words.unknown()
	}
	return d.Words.unknown()
}

// rangeRows returns the range of X: from 0 over the stacked bars, or around all
// values and, unless it is farther away than they are from each other, the sides.
func rangeRows(d *Data, q Panel) [2]float64 {
	if d.X.Max > d.X.Min {
		return [2]float64{d.X.Min, d.X.Max}
	}
	r := reach{}
	if d.Sides == nil {
		for i := range d.Rows {
			below, above := 0.0, 0.0
			for _, s := range q.Series {
				if i < len(s.Y) && finite(s.Y[i]) {
					below, above = below+min(0, s.Y[i]), above+max(0, s.Y[i])
				}
			}
			r.lo, r.hi = min(r.lo, below), max(r.hi, above)
		}
		return r.finite()
	}
	r = reach{math.Inf(1), math.Inf(-1)}
	take := func(v float64) {
		if finite(v) {
			r.lo, r.hi = min(r.lo, v), max(r.hi, v)
		}
	}
	for _, s := range q.Series {
		for i := range min(len(s.Y), len(d.Rows)) {
			take(s.Y[i])
		}
	}
	for _, g := range d.Guides {
		if g.Centre {
			take(g.At)
		}
	}
	if span := r.hi - r.lo; d.Sides.At > r.lo-span && d.Sides.At < r.hi+span {
		take(d.Sides.At)
	}
	return r.finite()
}

// finite returns a range that has a length.
func (r reach) finite() [2]float64 {
	switch {
	case !(r.lo <= r.hi) || !finite(r.hi-r.lo):
		return [2]float64{0, 1}
	case r.lo == r.hi:
		d := max(math.Abs(r.lo), 1) / 2
		return [2]float64{r.lo - d, r.hi + d}
	}
	return [2]float64{r.lo, r.hi}
}

// layHeads puts the sides' headings to the left and right of where they part,
// below each other where there is no room for both, and returns their height.
func (p *plot) layHeads(d *Data) float64 {
	v := d.Sides
	at, ok := p.parting(v)
	if !ok || v.Below == "" && v.Above == "" {
		return 0
	}
	const size = 11
	wb, wa := textWidth(v.Below, size)*bold, textWidth(v.Above, size)*bold
	below := note{at - 6, 12, "chart-side c-pr", "end", v.Below}
	above := note{at + 6, 12, "chart-side c-ft", "start", v.Above}
	heads := []note{below, above}
	switch {
	case at < p.left: // the parting is out of sight, and so is one side
		heads = []note{{p.left, 12, above.class, "start", v.Above}}
	case at > p.right:
		heads = []note{{p.right, 12, below.class, "end", v.Below}}
	case wb+wa+16 > p.width:
		heads[0].x, heads[0].anchor = 0, "start"
		heads[1].x, heads[1].y, heads[1].anchor = p.width, 12+headStep, "end"
		p.rows.heads = heads
		return 2 * headStep
	default:
		middles := spreadSizes([]float64{at - 6 - wb/2, at + 6 + wa/2}, []float64{wb + 12, wa + 12}, -6, p.width+6)
		heads[0].x, heads[1].x = middles[0]+wb/2, middles[1]-wa/2
	}
	p.rows.heads = heads
	return headStep
}

// layLegend names the series in rows under the bars, and returns their height.
func (p *plot) layLegend(q Panel) float64 {
	x, y := swatch+6, 14.0
	for _, s := range q.Series {
		label := s.Label
		if label == "" {
			label = s.Name
		}
		w := textWidth(label, fontSize)
		if x+w > p.width && x > swatch+6 {
			x, y = swatch+6, y+legendRow
		}
		kind := "chart-bar"
		if s.Dashed {
			kind = "chart-hatch"
		}
		p.rows.legend = append(p.rows.legend, legend{note{x, y, "", "start", label}, area{class: kind + " c-" + s.Class}})
		x += w + swatch + 5 + 16
	}
	if len(p.rows.legend) == 0 {
		return 0
	}
	return y + 6
}

func legendMark(a area, x, y float64) string {
	var b ink
	if a.class[:len("chart-hatch")] == "chart-hatch" {
		b.hatch(box{x, y, swatch, swatch})
	} else {
		b.rect(box{x, y, swatch, swatch})
	}
	return string(b)
}

// swing draws bars from each row's least value to its greatest.
func (p *plot) swing(d *Data, q Panel) {
	var low, high ink
	for i := range d.Rows {
		least, greatest := math.Inf(1), math.Inf(-1)
		for _, s := range q.Series {
			if i < len(s.Y) && finite(s.Y[i]) {
				least, greatest = min(least, s.Y[i]), max(greatest, s.Y[i])
			}
		}
		if _, known := total(q, i); !known {
			p.rows.values = append(p.rows.values, note{p.left + 4, p.rowTop(i) + p.rows.bar/2 + 4, "", "start", d.Words.unknown()})
			continue
		}
		x0, x1 := p.x.px(least), p.x.px(greatest)
		if x1-x0 < 1.5 { // no swing at all is still a row
			x0, x1 = (x0+x1)/2-.75, (x0+x1)/2+.75
		}
		p.parted(d.Sides, false, box{x0, p.rowTop(i), x1 - x0, p.rows.bar}, &low, &high)
	}
	p.panels[0].paths = sided(d.Sides, Series{}, low, high)
}

// stack draws bars one behind the other, values in them where they fit, and the
// total behind.
func (p *plot) stack(d *Data, q Panel) {
	above, below := make([]float64, len(d.Rows)), make([]float64, len(d.Rows))
	for _, s := range q.Series {
		var b ink
		for i := range min(len(s.Y), len(d.Rows)) {
			v := s.Y[i]
			if !finite(v) || v == 0 {
				continue
			}
			from := &above[i]
			if v < 0 {
				from = &below[i]
			}
			x0, x1 := p.x.px(min(*from, *from+v)), p.x.px(max(*from, *from+v))
			*from += v
			if x1-x0 > 3 {
				x1--
			}
			p.parted(nil, s.Dashed, box{x0, p.rowTop(i), x1 - x0, p.rows.bar}, nil, &b)
			text, class := d.X.tick(v), "chart-in c-"+s.Class
			if s.Dashed {
				class = "chart-on"
			}
			if textWidth(text, 11)+8 <= x1-x0 && p.rows.bar >= 12 {
				p.rows.values = append(p.rows.values, note{(x0 + x1) / 2, p.rowTop(i) + p.rows.bar/2 + 4, class, "middle", text})
			}
		}
		p.panels[0].paths = append(p.panels[0].paths, sided(nil, s, nil, b)...)
	}
	for i := range d.Rows {
		p.rows.values = append(p.rows.values, note{p.x.px(above[i]) + 6, p.rowTop(i) + p.rows.bar/2 + 4, "chart-label", "start", totalText(d, q, i)})
	}
}

// rows writes names, headings and the line that bars stand on.
func (b *ink) rows(p *plot) {
	if p.rows.upright >= p.left && p.rows.upright <= p.right && !(p.rows.over && p.rows.upright == p.left) {
		b.stroke("chart-base", upright(p.rows.upright, p.top, p.bottom))
	}
	b.notes(p.rows.heads)
	b.notes(p.rows.names)
}

// values writes what stands at the bars, and the legend.
func (b *ink) values(p *plot) {
	b.notes(p.rows.values)
	for _, g := range p.rows.legend {
		b.stroke(g.mark.class, g.mark.path)
		b.notes([]note{g.note})
	}
}

func (b *ink) notes(notes []note) {
	for _, n := range notes {
		b.text(n.x, n.y, n.class, n.anchor, n.text)
	}
}

// rect writes a rectangle into a path.
func (b *ink) rect(r box) {
	*b = append(*b, "M"+px(r.x)+" "+px(r.y)+"h"+px(r.w)+"v"+px(r.h)+"h"+px(-r.w)+"z"...)
}

// hatch writes a rectangle's outline and slanted lines in it, which meet those of
// its neighbours. A path needs no pattern with a name, which would have to be
// another in every chart of a page.
func (b *ink) hatch(r box) {
	const step = 5
	b.rect(r)
	for k := math.Ceil((r.x+r.y)/step) * step; k < r.x+r.w+r.y+r.h; k += step {
		x0, x1 := max(r.x, k-r.y-r.h), min(r.x+r.w, k-r.y)
		if x1-x0 > .5 {
			*b = append(*b, "M"+px(x0)+" "+px(k-x0)+"L"+px(x1)+" "+px(k-x1)...)
		}
	}
}
