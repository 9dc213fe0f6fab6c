package wire

// Pixels is the size of one digit: 28×28, row by row.
const Pixels = 28 * 28

// Device names the hardware that a run asks for or has got.
type Device uint8

const (
	DeviceAuto   Device = iota // the best that proved right here; only in a Config
	DeviceCPU                  // gonum
	DeviceSIMD                 // gonum over WebAssembly SIMD kernels
	DeviceWebGPU               // the browser's GPU
	numDevices
)

// Data names the digits that a run trains on.
type Data uint8

const (
	MNIST     Data = iota
	Generated      // drawn by rules, here; always the same ones
	Own            // of the visitor's own files
	numData
)

// Activation names what stands behind every hidden layer.
type Activation uint8

const (
	ReLU Activation = iota
	Tanh
	Sigmoid
	numActivations
)

// Optimizer names how gradients become steps.
type Optimizer uint8

const (
	Adam Optimizer = iota
	Momentum
	SGD
	numOptimizers
)

// Speed says how fast training should look.
type Speed uint8

const (
	Slow  Speed = iota // one step a second
	Watch              // one step a frame, about 60 a second
	Full               // as fast as the hardware can
	numSpeeds
)

// Config is all that decides a run: the same Config on the same device and
// kernel build gives the same losses, bit for bit.
type Config struct {
	Channels   []uint32 // of each convolution; none make a plain MLP
	Pool       bool     // 2×2 max pooling behind the convolutions
	Hidden     []uint32 // units of each hidden dense layer
	Activation Activation
	Dropout    float32 // share of each hidden dense layer's units left out
	Decay      float32 // weight decay λ
	Data       Data
	TrainN     uint32 // training digits
	Seed       uint32
	Optimizer  Optimizer
	LR         float32 // learning rate
	Batch      uint32  // digits a step
	Device     Device
}

// Configure begins a run at its start: other settings, or the same start
// again. The trainer answers with a Status; data that it lacks it loads first.
type Configure struct {
	Config Config
	Speed  Speed
	Run    bool // start training at once
}

// Resume goes on where a checkpoint was made: by this trainer, by one that was
// lost, or elsewhere. Its configuration comes from the checkpoint. One that
// cannot be is answered with a Problem, and changes nothing where a network is
// there.
type Resume struct {
	Checkpoint []byte // the safetensors of a Checkpoint or File message
	Device     Device
	Speed      Speed
	Run        bool
}

// Format names a kind of file.
type Format uint8

const (
	SafeTensors Format = iota // all that Resume needs
	NPZ                       // the weights alone, for NumPy
	numFormats
)

// Export asks for the run as a file; answered with a File.
type Export struct{ Format Format }

// Digits are the visitor's own files in IDX format, gzip or plain; answered
// with DigitsTaken, or with a Problem that leaves everything as it was. A
// Configure with Data Own trains on them.
type Digits struct{ Images, Labels []byte }

// Start trains on until Pause.
type Start struct{}

// Pause stops after the micro-batch under way; answered with a Status. A
// Checkpoint and a Test on all digits follow.
type Pause struct{}

// StepOnce trains one batch and pauses.
type StepOnce struct{}

// Adjust changes what may change in mid-run.
type Adjust struct {
	LR    float32
	Speed Speed
}

// Predict asks what a digit is; answered with a Prediction of the same ID once
// there is a network, unless another Predict came first. A run stopped by a
// Problem does not answer.
type Predict struct {
	ID    uint32
	Image [Pixels]byte // 0 background … 255 ink
}

// Credit lets the trainer send its next Metrics: never more than one is under
// way. The first after a Configure needs none.
type Credit struct{}

func (*Configure) kind() kind { return kindConfigure }
func (m *Configure) write(w *writer) {
	m.Config.write(w)
	w.u8(uint8(m.Speed))
	w.bool(m.Run)
}
func (m *Configure) read(r *reader) {
	m.Config.read(r)
	m.Speed = Speed(r.choice(int(numSpeeds)))
	m.Run = r.bool()
}

func (c *Config) write(w *writer) {
	w.u32s(c.Channels)
	w.bool(c.Pool)
	w.u32s(c.Hidden)
	w.u8(uint8(c.Activation))
	w.f32(c.Dropout)
	w.f32(c.Decay)
	w.u8(uint8(c.Data))
	w.u32(c.TrainN)
	w.u32(c.Seed)
	w.u8(uint8(c.Optimizer))
	w.f32(c.LR)
	w.u32(c.Batch)
	w.u8(uint8(c.Device))
}
func (c *Config) read(r *reader) {
	c.Channels = r.u32s()
	c.Pool = r.bool()
	c.Hidden = r.u32s()
	c.Activation = Activation(r.choice(int(numActivations)))
	c.Dropout = r.f32()
	c.Decay = r.f32()
	c.Data = Data(r.choice(int(numData)))
	c.TrainN = r.u32()
	c.Seed = r.u32()
	c.Optimizer = Optimizer(r.choice(int(numOptimizers)))
	c.LR = r.f32()
	c.Batch = r.u32()
	c.Device = Device(r.choice(int(numDevices)))
}

func (*Resume) kind() kind { return kindResume }
func (m *Resume) write(w *writer) {
	w.bytes(m.Checkpoint)
	w.u8(uint8(m.Device))
	w.u8(uint8(m.Speed))
	w.bool(m.Run)
}
func (m *Resume) read(r *reader) {
	m.Checkpoint = r.bytes()
	m.Device = Device(r.choice(int(numDevices)))
	m.Speed = Speed(r.choice(int(numSpeeds)))
	m.Run = r.bool()
}

func (*Export) kind() kind        { return kindExport }
func (m *Export) write(w *writer) { w.u8(uint8(m.Format)) }
func (m *Export) read(r *reader)  { m.Format = Format(r.choice(int(numFormats))) }

func (*Digits) kind() kind        { return kindDigits }
func (m *Digits) write(w *writer) { w.bytes(m.Images); w.bytes(m.Labels) }
func (m *Digits) read(r *reader)  { m.Images, m.Labels = r.bytes(), r.bytes() }

func (*Start) kind() kind       { return kindStart }
func (*Start) write(*writer)    {}
func (*Start) read(*reader)     {}
func (*Pause) kind() kind       { return kindPause }
func (*Pause) write(*writer)    {}
func (*Pause) read(*reader)     {}
func (*StepOnce) kind() kind    { return kindStepOnce }
func (*StepOnce) write(*writer) {}
func (*StepOnce) read(*reader)  {}
func (*Credit) kind() kind      { return kindCredit }
func (*Credit) write(*writer)   {}
func (*Credit) read(*reader)    {}

func (*Adjust) kind() kind { return kindAdjust }
func (m *Adjust) write(w *writer) {
	w.f32(m.LR)
	w.u8(uint8(m.Speed))
}
func (m *Adjust) read(r *reader) {
	m.LR = r.f32()
	m.Speed = Speed(r.choice(int(numSpeeds)))
}

func (*Predict) kind() kind { return kindPredict }
func (m *Predict) write(w *writer) {
	w.u32(m.ID)
	w.b = append(w.b, m.Image[:]...)
}
func (m *Predict) read(r *reader) {
	m.ID = r.u32()
	copy(m.Image[:], r.take(Pixels))
}
