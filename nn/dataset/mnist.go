package dataset

// MNIST is what the page's build does with the four original files: both sets
// in a fixed shuffled order, cut into packs.
//
// The order matters, because a visitor's n digits are the first n, and because
// the two halves of MNIST's test set are not equally hard (they were written by
// different people): any beginning of a shuffled set stands for all of it.
const (
	PackTrain = 10000 // training digits of every pack
	FirstTest = 2000  // test digits of the first pack
	MoreTest  = 1600  // test digits of every further one

	orderSeed = 60000 // any fixed number would do
)

// Packs shuffles both sets, each in an order of its own that never changes, and
// cuts them into packs: with MNIST's 60,000 and 10,000 digits the first of
// 10,000 + 2,000 and five of 10,000 + 1,600.
func Packs(train, test Digits) [][]byte {
	train, test = shuffled(train, 0), shuffled(test, 1)
	var packs [][]byte
	for nTest := FirstTest; train.N()+test.N() > 0; nTest = MoreTest {
		a, b := train.First(PackTrain), test.First(nTest)
		packs = append(packs, WritePack(a, b))
		train, test = train.from(a.N()), test.from(b.N())
	}
	return packs
}

func (d Digits) from(n int) Digits { return Digits{d.Images[n*ImageSize:], d.Labels[n:]} }

// shuffled returns the digits in the order of a list of Shuffle.
func shuffled(d Digits, epoch uint32) Digits {
	list := make([]uint32, d.N())
	Shuffle(list, orderSeed, epoch)
	out := Digits{make([]byte, 0, len(d.Images)), make([]byte, 0, len(d.Labels))}
	for _, i := range list {
		out.Images = append(out.Images, d.Images[i*ImageSize:(i+1)*ImageSize]...)
		out.Labels = append(out.Labels, d.Labels[i])
	}
	return out
}
