package scene

import "image/color"

// ParseColour reads "#rrggbb" or "#rgb", as the page's style sheet has them.
func ParseColour(s string) (c color.RGBA, ok bool) {
	var v [3]uint8
	if len(s) != 7 && len(s) != 4 || s[0] != '#' {
		return c, false
	}
	n := (len(s) - 1) / 3
	for i := range v {
		for _, r := range []byte(s[1+n*i : 1+n*i+n]) {
			d := r | 0x20
			switch {
			case '0' <= r && r <= '9':
				r -= '0'
			case 'a' <= d && d <= 'f':
				r = d - 'a' + 10
			default:
				return c, false
			}
			v[i] = v[i]<<4 | r
		}
		if n == 1 {
			v[i] *= 17
		}
	}
	return color.RGBA{v[0], v[1], v[2], 255}, true
}
