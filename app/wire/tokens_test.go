package wire

import (
	"bytes"
	"errors"
	"reflect"
	"testing"
)

var (
	tokenQuestions = []*Tokenize{{ID: 3, Most: 2000, Text: []byte("天气")}, {}}
	tokenAnswers   = []*Tokens{{ID: 3, Count: 2, Ends: []uint32{3, 6}}, {ID: 4, TooLong: true}, {}}
)

func TestTokensRoundTrip(t *testing.T) {
	for _, m := range tokenQuestions {
		b := m.Encode()
		if got, err := DecodeTokenize(b); err != nil || !reflect.DeepEqual(got, m) {
			t.Errorf("got %+v, %v; want %+v", got, err, m)
		}
		for n := range b {
			if _, err := DecodeTokenize(b[:n]); err == nil {
				t.Errorf("cut to %d of %d bytes it was accepted", n, len(b))
			}
		}
	}
	for _, m := range tokenAnswers {
		b := m.Encode()
		if got, err := DecodeTokens(b); err != nil || !reflect.DeepEqual(got, m) {
			t.Errorf("got %+v, %v; want %+v", got, err, m)
		}
		for n := range b {
			if _, err := DecodeTokens(b[:n]); err == nil {
				t.Errorf("cut to %d of %d bytes it was accepted", n, len(b))
			}
		}
		b[2]++
		var v *VersionError
		if _, err := DecodeTokens(b); !errors.As(err, &v) {
			t.Errorf("another version: %v", err)
		}
	}
}

func FuzzDecodeTokens(f *testing.F) {
	for _, m := range tokenQuestions {
		f.Add(m.Encode())
	}
	for _, m := range tokenAnswers {
		f.Add(m.Encode())
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if m, err := DecodeTokenize(b); err == nil && !bytes.Equal(m.Encode(), b) {
			t.Errorf("%x became %x", b, m.Encode())
		}
		if m, err := DecodeTokens(b); err == nil && !bytes.Equal(m.Encode(), b) {
			t.Errorf("%x became %x", b, m.Encode())
		}
	})
}
