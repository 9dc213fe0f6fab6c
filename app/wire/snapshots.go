package wire

// Kernels names the build of the SIMD kernels that the browser runs.
type Kernels uint8

const (
	NoKernels Kernels = iota // no SIMD here, or the kernels could not be loaded
	SIMD128
	RelaxedSIMD // with fused multiply-add
	numKernels
)

// Hello is the trainer's first message: its program runs.
type Hello struct{ Kernels Kernels }

// GPU is what the trainer knows of WebGPU here.
type GPU uint8

const (
	GPUAsking  GPU = iota // the browser has not answered yet, or the self-test is under way
	GPUNone               // there is none, or it does not answer
	GPUWrong              // it computes wrong results
	GPUUntried            // it computes right; this network has not been timed on it
	GPUSlower             // it computes right, and this network slower
	GPUFaster             // it computes right, and this network faster: automatic runs use it
	GPULost               // it was lost, or failed, since
	numGPU
)

// Devices tells what there is to compute on, and what was found out about it.
type Devices struct {
	GPU               GPU
	SIMDRate, GPURate float32 // steps a second of the run's network, 0 where not measured
	Report            string  // for a bug report: adapter, limits, results; English
}

// State is what the trainer does.
type State uint8

const (
	Loading State = iota // digits are on their way
	Paused               // ready: at the start, or anywhere in a run
	Running
	Stopped // by a Problem; a Configure is needed
	Pausing // a pause is acknowledged; Paused follows once a GPU has done what it has in hand
	numStates
)

// Status acknowledges a command, and tells how loading goes.
type Status struct {
	State   State
	Config  Config // as it holds; Device is what runs, never DeviceAuto
	Speed   Speed
	Step    uint32 // updates so far
	Epoch   float64
	Params  uint32 // weights and biases
	TestN   uint32 // test digits here
	TestOn  Data   // what they are
	Loaded  uint32 // bytes of digits, while Loading
	ToLoad  uint32
	Resumed bool // from a checkpoint
}

// Point is one update.
type Point struct {
	Step     uint32  // counted from 1
	Loss     float32 // mean cross-entropy of the batch before the update, nats
	Accuracy float32 // of the batch, 0 … 1
}

// Test is one measurement on digits that are never trained on.
type Test struct {
	Step     uint32
	Epoch    float64
	Loss     float32 // nats
	Accuracy float32 // 0 … 1
	N        uint32  // digits measured
}

// Metrics is the snapshot of a running network since the one before.
type Metrics struct {
	Step   uint32
	Epoch  float64
	Rate   float32 // steps a second, measured over the last second or so
	Share  float32 // of the time since the Configure that it ran, spent on testing and reporting instead of training
	Points []Point // every update; where there are too many, means of neighbours
	Tests  []Test
	Ends   []Point // one for every epoch that ended: its last step, its mean loss and accuracy
}

// Prediction answers a Predict.
type Prediction struct {
	ID    uint32
	Step  uint32
	Probs [10]float32
}

// Checkpoint is all that Resume needs to go on from here.
type Checkpoint struct {
	Step uint32
	Blob []byte // safetensors
}

// File answers an Export.
type File struct {
	Format Format
	Step   uint32
	Blob   []byte
}

// DigitsTaken answers Digits that can be trained on.
type DigitsTaken struct {
	Train, Test uint32 // how many
}

// Code names a problem; the page has the sentence.
type Code uint8

const (
	NotFinite     Code = iota // the loss of step A is no longer a number, at learning rate B
	PackFailed                // pack B, from 1, could not be fetched (A: HTTP status, 0 for none)
	PackDamaged               // pack B arrived damaged; the next Configure asks for it again
	BadConfig                 // Text says what of the configuration cannot be
	BadCheckpoint             // a checkpoint cannot be resumed from: A is train.Why, Text its words
	BadDigits                 // the visitor's files are no digits: A is dataset.IDXFault, B 1 for the labels' file, Text its words
	NoOwnDigits               // digits of the visitor's own were asked for, and are not here
	OtherVersion              // the page speaks version A
	BadMessage                // the page sent something that is no message
	NoSIMD                    // SIMD was asked for and is not here; the run is on the CPU
	NoWebGPU                  // WebGPU was asked for and cannot be used; the run is on the next best
	DeviceLost                // the device failed in mid-run; the run goes on from step A on the next best. Text: its own words
	DeviceFailed              // Text: the device's own words
	numCodes
)

// Problem says what went wrong.
type Problem struct {
	Code Code
	A, B float64
	Text string
}

func (*Hello) kind() kind        { return kindHello }
func (m *Hello) write(w *writer) { w.u8(uint8(m.Kernels)) }
func (m *Hello) read(r *reader)  { m.Kernels = Kernels(r.choice(int(numKernels))) }

func (*Devices) kind() kind { return kindDevices }
func (m *Devices) write(w *writer) {
	w.u8(uint8(m.GPU))
	w.f32(m.SIMDRate)
	w.f32(m.GPURate)
	w.bytes([]byte(m.Report))
}
func (m *Devices) read(r *reader) {
	m.GPU = GPU(r.choice(int(numGPU)))
	m.SIMDRate, m.GPURate = r.f32(), r.f32()
	m.Report = string(r.bytes())
}

func (*Status) kind() kind { return kindStatus }
func (m *Status) write(w *writer) {
	w.u8(uint8(m.State))
	m.Config.write(w)
	w.u8(uint8(m.Speed))
	w.u32(m.Step)
	w.f64(m.Epoch)
	w.u32(m.Params)
	w.u32(m.TestN)
	w.u8(uint8(m.TestOn))
	w.u32(m.Loaded)
	w.u32(m.ToLoad)
	w.bool(m.Resumed)
}
func (m *Status) read(r *reader) {
	m.State = State(r.choice(int(numStates)))
	m.Config.read(r)
	m.Speed = Speed(r.choice(int(numSpeeds)))
	m.Step = r.u32()
	m.Epoch = r.f64()
	m.Params = r.u32()
	m.TestN = r.u32()
	m.TestOn = Data(r.choice(int(numData)))
	m.Loaded = r.u32()
	m.ToLoad = r.u32()
	m.Resumed = r.bool()
}

func (*Metrics) kind() kind { return kindMetrics }
func (m *Metrics) write(w *writer) {
	w.u32(m.Step)
	w.f64(m.Epoch)
	w.f32(m.Rate)
	w.f32(m.Share)
	w.points(m.Points)
	w.u32(uint32(len(m.Tests)))
	for _, t := range m.Tests {
		w.u32(t.Step)
		w.f64(t.Epoch)
		w.f32(t.Loss)
		w.f32(t.Accuracy)
		w.u32(t.N)
	}
	w.points(m.Ends)
}
func (m *Metrics) read(r *reader) {
	m.Step = r.u32()
	m.Epoch = r.f64()
	m.Rate = r.f32()
	m.Share = r.f32()
	m.Points = r.points()
	for range r.count(24) {
		m.Tests = append(m.Tests, Test{r.u32(), r.f64(), r.f32(), r.f32(), r.u32()})
	}
	m.Ends = r.points()
}

func (w *writer) points(points []Point) {
	w.u32(uint32(len(points)))
	for _, p := range points {
		w.u32(p.Step)
		w.f32(p.Loss)
		w.f32(p.Accuracy)
	}
}
func (r *reader) points() (points []Point) {
	for range r.count(12) {
		points = append(points, Point{r.u32(), r.f32(), r.f32()})
	}
	return points
}

func (*Prediction) kind() kind { return kindPrediction }
func (m *Prediction) write(w *writer) {
	w.u32(m.ID)
	w.u32(m.Step)
	for _, p := range m.Probs {
		w.f32(p)
	}
}
func (m *Prediction) read(r *reader) {
	m.ID = r.u32()
	m.Step = r.u32()
	for i := range m.Probs {
		m.Probs[i] = r.f32()
	}
}

func (*Checkpoint) kind() kind { return kindCheckpoint }
func (m *Checkpoint) write(w *writer) {
	w.u32(m.Step)
	w.bytes(m.Blob)
}
func (m *Checkpoint) read(r *reader) {
	m.Step = r.u32()
	m.Blob = r.bytes()
}

func (*File) kind() kind { return kindFile }
func (m *File) write(w *writer) {
	w.u8(uint8(m.Format))
	w.u32(m.Step)
	w.bytes(m.Blob)
}
func (m *File) read(r *reader) {
	m.Format = Format(r.choice(int(numFormats)))
	m.Step = r.u32()
	m.Blob = r.bytes()
}

func (*DigitsTaken) kind() kind        { return kindDigitsTaken }
func (m *DigitsTaken) write(w *writer) { w.u32(m.Train); w.u32(m.Test) }
func (m *DigitsTaken) read(r *reader)  { m.Train, m.Test = r.u32(), r.u32() }

func (*Problem) kind() kind { return kindProblem }
func (m *Problem) write(w *writer) {
	w.u8(uint8(m.Code))
	w.f64(m.A)
	w.f64(m.B)
	w.bytes([]byte(m.Text))
}
func (m *Problem) read(r *reader) {
	m.Code = Code(r.choice(int(numCodes)))
	m.A = r.f64()
	m.B = r.f64()
	m.Text = string(r.bytes())
}
