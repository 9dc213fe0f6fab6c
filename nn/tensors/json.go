package tensors

import (
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

// scanner reads the JSON of a header: objects of known depth, strings, arrays,
// natural numbers. It is stricter than JSON: no key twice. After the first
// error it reads nothing more.
type scanner struct {
	b   []byte // valid UTF-8
	at  int
	err error
}

func (s *scanner) stop(err *Error) {
	if s.err == nil {
		s.err = err
	}
}

func (s *scanner) bad(format string, args ...any) {
	s.stop(failure(BadHeader, "header, byte %d: %s", s.at, fmt.Sprintf(format, args...)))
}

// next returns the next byte that is no space, 0 at the end.
func (s *scanner) next() byte {
	for s.at < len(s.b) {
		switch c := s.b[s.at]; c {
		case ' ', '\t', '\n', '\r':
			s.at++
		default:
			return c
		}
	}
	return 0
}

// take skips c if it is next.
func (s *scanner) take(c byte) bool {
	if s.err == nil && s.next() == c {
		s.at++
		return true
	}
	return false
}

func (s *scanner) want(c byte) {
	if !s.take(c) {
		s.bad("no %q", c)
	}
}

// end wants nothing but spaces.
func (s *scanner) end() {
	if s.next(); s.at < len(s.b) {
		s.bad("more follows")
	}
}

// object calls f for each key, for it to read the value.
func (s *scanner) object(f func(key string)) {
	seen := map[string]bool{}
	s.list('{', '}', func() {
		key := s.str()
		if seen[key] {
			s.bad("%q stands there twice", key)
		}
		seen[key] = true
		s.want(':')
		if s.err == nil {
			f(key)
		}
	})
}

// array calls f for it to read each element.
func (s *scanner) array(f func()) { s.list('[', ']', f) }

func (s *scanner) list(open, end byte, f func()) {
	s.want(open)
	if s.take(end) {
		return
	}
	for s.err == nil {
		f()
		if !s.take(',') {
			s.want(end)
			return
		}
	}
}

// number reads a natural number up to MaxFile, which no place or dimension can
// exceed.
func (s *scanner) number() int {
	s.next()
	from, n := s.at, 0
	for s.err == nil && s.at < len(s.b) && '0' <= s.b[s.at] && s.b[s.at] <= '9' {
		n = 10*n + int(s.b[s.at]-'0')
		s.at++
		if n > MaxFile {
			s.bad("a number over %d", MaxFile)
		}
	}
	if digits := s.at - from; digits == 0 || digits > 1 && s.b[from] == '0' {
		s.bad("no natural number")
	}
	return n
}

func (s *scanner) str() string {
	s.want('"')
	var out []byte
	for s.err == nil {
		if s.at == len(s.b) {
			s.bad("a string without end")
			break
		}
		c := s.b[s.at]
		s.at++
		switch {
		case c == '"':
			return string(out)
		case c < ' ':
			s.bad("a control character in a string")
		case c == '\\':
			out = utf8.AppendRune(out, s.escape())
		default:
			out = append(out, c)
		}
	}
	return ""
}

// escape reads what stands behind a backslash.
func (s *scanner) escape() rune {
	if s.at == len(s.b) {
		return 0 // the string has no end: str says so
	}
	c := s.b[s.at]
	s.at++
	switch c {
	case '"', '\\', '/':
		return rune(c)
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	case 'u':
		r := s.hex()
		if !utf16.IsSurrogate(r) {
			return r
		}
		if s.at+1 < len(s.b) && s.b[s.at] == '\\' && s.b[s.at+1] == 'u' {
			s.at += 2
			if r = utf16.DecodeRune(r, s.hex()); r != utf8.RuneError {
				return r
			}
		}
		s.bad("half a character")
	default:
		s.bad("an unknown escape")
	}
	return 0
}

// hex reads four hexadecimal digits.
func (s *scanner) hex() (r rune) {
	for range 4 {
		var c byte
		if s.at < len(s.b) {
			c = s.b[s.at]
		}
		switch {
		case '0' <= c && c <= '9':
			r = r<<4 | rune(c-'0')
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			r = r<<4 | rune(c|0x20-'a'+10)
		default:
			s.bad("no hexadecimal digit")
			return 0
		}
		s.at++
	}
	return r
}

// appendString writes a JSON string.
func appendString(b []byte, v string) []byte {
	b = append(b, '"')
	for _, r := range v { // what is not UTF-8 becomes U+FFFD
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r < ' ':
			b = fmt.Appendf(b, `\u%04x`, r)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}
