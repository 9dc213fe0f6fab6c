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
	KindDecay
	KindSGD
	KindMomentum
	KindAdam
	NumKinds // the number of kinds
)

func (k Kind) String() string {
	return [...]string{"Gather", "Pick", "Dense", "DenseWeightGrad", "DenseInputGrad",
		"Conv", "ConvWeightGrad", "ConvInputGrad", "MaxPool", "MaxPoolGrad", "ReLU", "ReLUGrad", "Tanh", "TanhGrad",
		"Sigmoid", "SigmoidGrad", "Dropout", "Softmax", "SoftmaxCrossEntropy", "Decay", "SGD", "Momentum", "Adam"}[k]
}

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
func (o Op) OnLast() bool { return o.Kind >= KindDecay && o.Kind <= KindAdam }
