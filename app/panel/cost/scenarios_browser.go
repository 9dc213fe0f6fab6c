package cost

import (
	"errors"
	"strings"
	"time"
	"unicode"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// What prices and scenarios do with the browser: files, what is kept.

var (
	errUnread = errors.New("file cannot be read")
	byteOrder = []byte("\uFEFF") // some editors put it in front of UTF-8
)

// dateOf returns the day on which a file was last written, or today where it does
// not say.
func dateOf(file app.Value, now time.Time) string {
	day := now
	if at := file.Get("lastModified"); at.Type() == app.TypeNumber && at.Float() > 0 && at.Float() < float64(now.UnixMilli()) {
		day = time.UnixMilli(int64(at.Float()))
	}
	return day.Local().Format(time.DateOnly)
}

// tidy makes a name from outside fit to stand in a line: without line breaks, and
// without the signs that turn the direction of what follows.
func tidy(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), r == '\u061c', r == '\u200e', r == '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "?"))
}
