package device

// Program collects the operations of one micro-batch of Rows rows, in order.
type Program struct {
	Rows int
	// Learn tells that the network learns by this program: Dropout has its turn.
	Learn bool
	Ops   []Op
	// Alloc gives memory for n numbers (F32) between two operations.
	Alloc func(n int) View
}

// Add appends an operation.
func (p *Program) Add(o Op) { p.Ops = append(p.Ops, o) }
