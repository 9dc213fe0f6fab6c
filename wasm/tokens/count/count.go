// Package count counts the tokens of o200k_base, exactly. It knows nothing of
// browsers; the tables and the merging are tiktoken-go's.
package count

import (
	"github.com/dlclark/regexp2/v2"
	"github.com/tiktoken-go/tokenizer/codec"
)

// Counter counts; its tables take a tenth of a second to set up.
type Counter struct{ codec *codec.Codec }

// New returns a counter for o200k_base.
func New() *Counter {
	// tokenizer v0.10.0 brings code generated from the pattern that splits a text
	// into words. That code loses U+007F, cuts runs of mixed white space in other
	// places than OpenAI's, and takes half a minute over 200 kB of them. It is known
	// to regexp2 by pattern and options: with another limit of the stack the
	// pattern itself is run, which does none of this. TestLikeTiktoken holds it.
	regexp2.DefaultOptimizationOptions.MaxBacktrackingStackSize = -1
	return &Counter{codec.NewO200kBase()}
}

// Count returns how many tokens a text is, and at which byte each of the first
// most of them ends; an end may lie inside of a character. What looks like a
// special token, as <|endoftext|> does, is text like any other.
func (c *Counter) Count(text string, most int) (n int, ends []uint32, err error) {
	_, tokens, err := c.codec.Encode(text)
	if err != nil {
		return 0, nil, err
	}
	at := 0
	for _, t := range tokens[:min(len(tokens), most)] {
		at += len(t)
		ends = append(ends, uint32(at))
	}
	return len(tokens), ends, nil
}
