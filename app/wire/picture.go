package wire

// Look asks for the next Picture, once there is one that differs from the last;
// it also says what is on the pad. Never more than one is under way.
type Look struct {
	Drawn bool
	Image [Pixels]byte // where Drawn: 0 background … 255 ink
}

// Phase is the part of a step that a Picture shows in slow motion.
type Phase uint8

const (
	Whole    Phase = iota // none: the network as it stands
	Forward               // the digit goes through
	Loss                  // the answer is compared with the truth
	Backward              // what each weight had to do with it comes back
	Update                // the weights move
	numPhases
)

// Origin says where a Picture's digit is from.
type Origin uint8

const (
	Unseen Origin = iota // the network never trains on it
	Stream               // it is trained on next, or just was
	Drawn                // the pad
	numOrigins
)

// LayerKind is what a layer of a Picture does.
type LayerKind uint8

const (
	DenseLayer LayerKind = iota
	ConvLayer
	PoolLayer
	numLayerKinds
)

// Zero is the byte for 0 of what has a sign; 1 and 255 are the most.
const Zero = 128

// Picture is all that the network's picture shows: what a digit makes in it.
type Picture struct {
	Step    uint32
	Running bool
	Phase   Phase
	Part    uint8 // how much of the phase is over, 0 … 255
	Origin  Origin
	Number  uint32 // of the digit in the stream, from 1
	Label   uint8  // what the digit is; 10 for a drawing
	Image   [Pixels]byte
	Layers  []PictureLayer // first to last, the outputs included
}

// PictureLayer is a layer, of which some units are shown.
type PictureLayer struct {
	Kind    LayerKind
	Total   uint32  // units or channels
	Side    uint8   // of each unit's Weights and Gradient; 0 for none
	MapSide uint8   // of each unit's Map; 0 for none
	Most    float32 // the weight that byte 255 stands for
	Units   []PictureUnit
}

// PictureUnit is a unit of a dense layer, or a channel of the others.
type PictureUnit struct {
	Index     uint32
	Out       float32   // after the activation; of a channel the mean; of an output its probability
	Bias, Sum float32   // Sum is that of bias and weighted inputs; 0 for channels
	Weights   []byte    // Side×Side from Zero, or none
	Gradient  []byte    // of the batch's loss, Side×Side from Zero, in proportion; only in Backward
	Map       []byte    // MapSide×MapSide outputs, 0 … 255 in proportion
	Links     []float32 // from each unit shown of the layer before: weight × output; between channels the sum of the filter’s weights × the mean output
}

func (*Look) kind() kind { return kindLook }
func (m *Look) write(w *writer) {
	w.bool(m.Drawn)
	w.b = append(w.b, m.Image[:]...)
}
func (m *Look) read(r *reader) {
	m.Drawn = r.bool()
	copy(m.Image[:], r.take(Pixels))
}

func (*Picture) kind() kind { return kindPicture }
func (m *Picture) write(w *writer) {
	w.u32(m.Step)
	w.bool(m.Running)
	for _, v := range []uint8{uint8(m.Phase), m.Part, uint8(m.Origin), m.Label} {
		w.u8(v)
	}
	w.u32(m.Number)
	w.b = append(w.b, m.Image[:]...)
	w.u32(uint32(len(m.Layers)))
	for _, l := range m.Layers {
		w.u8(uint8(l.Kind))
		w.u32(l.Total)
		w.u8(l.Side)
		w.u8(l.MapSide)
		w.f32(l.Most)
		w.u32(uint32(len(l.Units)))
		for _, u := range l.Units {
			w.u32(u.Index)
			w.f32(u.Out)
			w.f32(u.Bias)
			w.f32(u.Sum)
			for _, b := range [][]byte{u.Weights, u.Gradient, u.Map} {
				w.bytes(b)
			}
			w.u32(uint32(len(u.Links)))
			for _, v := range u.Links {
				w.f32(v)
			}
		}
	}
}
func (m *Picture) read(r *reader) {
	m.Step = r.u32()
	m.Running = r.bool()
	m.Phase = Phase(r.choice(int(numPhases)))
	m.Part = r.u8()
	m.Origin = Origin(r.choice(int(numOrigins)))
	m.Label = r.choice(11)
	m.Number = r.u32()
	copy(m.Image[:], r.take(Pixels))
	before := 0 // units shown of the layer before; of the input, one
	for i := range r.count(15) {
		l := PictureLayer{Kind: LayerKind(r.choice(int(numLayerKinds))), Total: r.u32(), Side: r.u8(), MapSide: r.u8(), Most: r.f32()}
		for range r.count(32) {
			u := PictureUnit{Index: r.u32(), Out: r.f32(), Bias: r.f32(), Sum: r.f32(), Weights: r.bytes(), Gradient: r.bytes(), Map: r.bytes()}
			for range r.count(4) {
				u.Links = append(u.Links, r.f32())
			}
			// Who draws it relies on these lengths.
			weights, maps := int(l.Side)*int(l.Side), int(l.MapSide)*int(l.MapSide)
			if len(u.Weights) != weights || len(u.Gradient) != 0 && len(u.Gradient) != weights || len(u.Map) != maps || i > 0 && len(u.Links) != before || i == 0 && len(u.Links) > 1 {
				r.failed = true
			}
			l.Units = append(l.Units, u)
		}
		before = len(l.Units)
		m.Layers = append(m.Layers, l)
	}
	r.failed = r.failed || before != 10 // outputs
}
