package device

// Kind names an operation.
type Kind uint8

// Every operation, in the order in which a training step uses them. Each is
// described where its constructor stands, one a file.
const (
	KindGather Kind = iota
	KindPick
	KindDense
	KindDenseWeightGrad
	KindDenseInputGrad
	KindConv
	KindConvWeightGrad
	KindConvInputGrad
	KindMaxPool
	KindMaxPoolGrad
	KindReLU
	KindReLUGrad
	KindTanh
	KindTanhGrad
	KindSigmoid
	KindSigmoidGrad
	KindDropout
	KindSoftmax
	KindSoftmaxCrossEntropy
	KindEmbed // from here, of sequences: see OfSequences
	KindEmbedGrad
	KindAdd
	KindReLU2
	KindReLU2Grad
	KindRMSNorm
	KindRMSNormGrad
	KindHeadNorm
	KindHeadNormGrad
	KindRoPE
	KindAppend
	KindCausalConv
	KindCausalConvWeightGrad
	KindCausalConvInputGrad
	KindAttention
	KindAttentionGrad
	KindSelect
	KindSelectGrad
	KindWeightedCrossEntropy
	KindDecay
	KindSGD
	KindMomentum
	KindAdam
	KindMuon // of sequences, too
	NumKinds // the number of kinds
)

func (k Kind) String() string {
	return [...]string{"Gather", "Pick", "Dense", "DenseWeightGrad", "DenseInputGrad",
		"Conv", "ConvWeightGrad", "ConvInputGrad", "MaxPool", "MaxPoolGrad", "ReLU", "ReLUGrad", "Tanh", "TanhGrad",
		"Sigmoid", "SigmoidGrad", "Dropout", "Softmax", "SoftmaxCrossEntropy",
		"Embed", "EmbedGrad", "Add", "ReLU2", "ReLU2Grad", "RMSNorm", "RMSNormGrad", "HeadNorm", "HeadNormGrad", "RoPE", "Append",
		"CausalConv", "CausalConvWeightGrad", "CausalConvInputGrad", "Attention", "AttentionGrad", "Select", "SelectGrad", "WeightedCrossEntropy",
		"Decay", "SGD", "Momentum", "Adam", "Muon"}[k]
}

// OfSequences tells whether only models of sequences use the operation. Devices
// for the digits' networks may lack all of these.
//
// A sequence's rows are its tokens; documents lie packed one behind another, and
// a list pos says of every token at which position of its own document it is.
// Step.Start is the place of the first row. What looks back (CausalConv,
// Attention) reads rows 0 … Start+Rows−1 of its history, and lists with an entry
// a token (token, pos, index, weight) are read at Start … Start+Rows−1; all other
// views hold the Rows rows of the step. A program that learns starts at 0; one
// that generates starts behind what its history holds already.
func (k Kind) OfSequences() bool { return k >= KindEmbed && k < KindDecay || k == KindMuon }

// Op is one line of a program. Its constructor checks shapes and says what In,
// Out, Dims and Scalars hold.
//
// Rows is the size of the micro-batch that the operation's views have room
// for; Step.Rows of them are valid and no others are read or written. It is 0
// for the optimizers, which work on weights.
type Op struct {
	Kind    Kind
	In, Out []View
	Rows    int
	Dims    []int
	Scalars []float32
}

// OnLast tells whether the operation runs only on a step that ends its batch.
func (o Op) OnLast() bool { return o.Kind >= KindDecay && o.Kind <= KindMuon }
