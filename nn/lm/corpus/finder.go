package corpus

// finder finds any of many phrases in one pass: a trie.
type finder struct {
	next map[[2]uint32]uint32 // from a node, 0 the root, by a token
	ends map[uint32]phrase    // by the node of its last token
}

// search returns a finder of these phrases.
func search(list []phrase) *finder {
	f := &finder{map[[2]uint32]uint32{}, map[uint32]phrase{}}
	for _, p := range list {
		node := uint32(0)
		for _, t := range p {
			step := [2]uint32{node, t}
			if f.next[step] == 0 {
				f.next[step] = uint32(len(f.next) + 1)
			}
			node = f.next[step]
		}
		f.ends[node] = p
	}
	return f
}

// in returns a phrase that stands in tokens, nil if none does.
func (f *finder) in(tokens []uint32) phrase {
	for from := range tokens {
		node := uint32(0)
		for _, t := range tokens[from:] {
			if node = f.next[[2]uint32{node, t}]; node == 0 {
				break
			}
			if p, ok := f.ends[node]; ok {
				return p
			}
		}
	}
	return nil
}
