// Package spell finds the name that a misspelt one was probably meant to be.
package spell

import (
	"strings"
	"unicode"
)

// Nearest returns the name among names that name was probably meant to be:
// another case, or at most one edit in three characters away; in two where the
// name is Chinese, since those are short and typed by sound. "" where there is
// none.
func Nearest(name string, names []string) string {
	best, least, share := "", 1<<30, 3
	if strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		share = 2
	}
	for _, n := range names {
		if strings.EqualFold(n, name) {
			return n
		}
		a, b := []rune(strings.ToLower(name)), []rune(strings.ToLower(n))
		if d := distance(a, b); d < least && share*d <= max(len(a), len(b)) {
			best, least = n, d
		}
	}
	return best
}

// distance is the number of insertions, deletions, replacements and swaps of
// neighbours that turn a into b (Damerau 1964, optimal string alignment).
func distance(a, b []rune) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			d := min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, rows[i-2][j-2]+1)
			}
			rows[i][j] = d
		}
	}
	return rows[len(a)][len(b)]
}
