// Package wire is what page and trainer say to each other, and page and token
// counter, as versioned bytes.
// It holds no state and decides nothing: a message is a struct, Encode and
// Decode are each other's inverse, and Decode accepts bytes from anywhere.
//
// Commands go from the page to the trainer, snapshots back. Every message
// carries the run and the version of the configuration that it speaks of, so
// that stale ones can be dropped. What the trainer has acknowledged in a Status
// is the truth about the configuration.
package wire

import (
	"encoding/binary"
	"fmt"
	"math"
)

// Version is the protocol's version; both ends are built together, so any
// other is a stale copy of one of them.
const Version = 10

// MaxMessage is the largest message in bytes that Decode looks at: a
// checkpoint of the largest network (64 MB) and a visitor's files of digits fit.
const MaxMessage = 160 << 20

// Header says what a message speaks of.
type Header struct {
	Run    uint32 // counts the page's runs, from 1; 0 before the first
	Config uint32 // version of the configuration, counted up by the page at every change
}

// Message is one of the structs in commands.go, snapshots.go, side.go, picture.go,
// language.go and tuning.go.
type Message interface {
	kind() kind
	write(*writer)
	read(*reader)
}

type kind uint8

const (
	kindConfigure kind = iota + 1
	kindStart
	kindPause
	kindStepOnce
	kindAdjust
	kindPredict
	kindCredit
	kindResume
	kindExport
	kindDigits
	kindHello
	kindDevices
	kindStatus
	kindMetrics
	kindPrediction
	kindCheckpoint
	kindFile
	kindDigitsTaken
	kindProblem
	kindFilter
	kindTrace
	kindMeasure
	kindEvaluation
	kindTraced
	kindProfile
	kindLook
	kindPicture
	kindLoadModel
	kindModelStatus
	kindAsk
	kindHush
	kindWeigh
	kindRead
	kindHeard
	kindSaid
	kindWeighed
	kindTune
	kindTuned
	kindExamine
	kindExamined
)

func newMessage(k kind) Message {
	switch k {
	case kindConfigure:
		return new(Configure)
	case kindStart:
		return new(Start)
	case kindPause:
		return new(Pause)
	case kindStepOnce:
		return new(StepOnce)
	case kindAdjust:
		return new(Adjust)
	case kindPredict:
		return new(Predict)
	case kindCredit:
		return new(Credit)
	case kindResume:
		return new(Resume)
	case kindExport:
		return new(Export)
	case kindDigits:
		return new(Digits)
	case kindHello:
		return new(Hello)
	case kindDevices:
		return new(Devices)
	case kindStatus:
		return new(Status)
	case kindMetrics:
		return new(Metrics)
	case kindPrediction:
		return new(Prediction)
	case kindCheckpoint:
		return new(Checkpoint)
	case kindFile:
		return new(File)
	case kindDigitsTaken:
		return new(DigitsTaken)
	case kindProblem:
		return new(Problem)
	case kindFilter:
		return new(Filter)
	case kindTrace:
		return new(Trace)
	case kindMeasure:
		return new(Measure)
	case kindEvaluation:
		return new(Evaluation)
	case kindTraced:
		return new(Traced)
	case kindProfile:
		return new(Profile)
	case kindLook:
		return new(Look)
	case kindPicture:
		return new(Picture)
	case kindLoadModel:
		return new(LoadModel)
	case kindModelStatus:
		return new(ModelStatus)
	case kindAsk:
		return new(Ask)
	case kindHush:
		return new(Hush)
	case kindWeigh:
		return new(Weigh)
	case kindRead:
		return new(Read)
	case kindHeard:
		return new(Heard)
	case kindSaid:
		return new(Said)
	case kindWeighed:
		return new(Weighed)
	case kindTune:
		return new(Tune)
	case kindTuned:
		return new(Tuned)
	case kindExamine:
		return new(Examine)
	case kindExamined:
		return new(Examined)
	}
	return nil
}

// VersionError says that the other end speaks another version.
type VersionError struct{ Got uint8 }

func (e *VersionError) Error() string {
	return fmt.Sprintf("wire: message of version %d, want %d", e.Got, Version)
}

const headerSize = 12 // "BE", version, kind, run, config; little-endian

// Encode writes a message as bytes.
func Encode(h Header, m Message) []byte {
	w := &writer{b: make([]byte, 0, 256)}
	w.b = append(w.b, 'B', 'E', Version, byte(m.kind()))
	w.u32(h.Run)
	w.u32(h.Config)
	m.write(w)
	return w.b
}

// Decode reads what Encode wrote. Errors: *VersionError for another version,
// others for bytes that are no message.
func Decode(b []byte) (Header, Message, error) {
	switch {
	case len(b) < headerSize || b[0] != 'B' || b[1] != 'E':
		return Header{}, nil, fmt.Errorf("wire: %d bytes are no message", len(b))
	case b[2] != Version:
		return Header{}, nil, &VersionError{b[2]}
	case len(b) > MaxMessage:
		return Header{}, nil, fmt.Errorf("wire: message of %d bytes, limit %d", len(b), MaxMessage)
	}
	m := newMessage(kind(b[3]))
	if m == nil {
		return Header{}, nil, fmt.Errorf("wire: unknown kind %d", b[3])
	}
	r := &reader{b: b[4:]}
	h := Header{r.u32(), r.u32()}
	m.read(r)
	if r.failed || len(r.b) != 0 {
		return Header{}, nil, fmt.Errorf("wire: malformed %T", m)
	}
	return h, m, nil
}

// writer appends little-endian values.
type writer struct{ b []byte }

func (w *writer) u8(v uint8)   { w.b = append(w.b, v) }
func (w *writer) u32(v uint32) { w.b = binary.LittleEndian.AppendUint32(w.b, v) }
func (w *writer) f32(v float32) {
	w.u32(math.Float32bits(v))
}
func (w *writer) f64(v float64) {
	w.b = binary.LittleEndian.AppendUint64(w.b, math.Float64bits(v))
}
func (w *writer) bool(v bool) {
	if v {
		w.u8(1)
	} else {
		w.u8(0)
	}
}
func (w *writer) u32s(v []uint32) {
	w.u32(uint32(len(v)))
	for _, x := range v {
		w.u32(x)
	}
}
func (w *writer) bytes(v []byte) {
	w.u32(uint32(len(v)))
	w.b = append(w.b, v...)
}

// reader takes them off again; after a failure it gives zeros.
type reader struct {
	b      []byte
	failed bool
}

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.failed, r.b = true, nil
		return make([]byte, min(max(n, 0), 8))
	}
	v := r.b[:n]
	r.b = r.b[n:]
	return v
}
func (r *reader) u8() uint8    { return r.take(1)[0] }
func (r *reader) u32() uint32  { return binary.LittleEndian.Uint32(r.take(4)) }
func (r *reader) f32() float32 { return math.Float32frombits(r.u32()) }
func (r *reader) f64() float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(r.take(8)))
}
func (r *reader) bool() bool {
	v := r.u8()
	r.failed = r.failed || v > 1
	return v == 1
}

func (r *reader) u32s() (v []uint32) {
	for range r.count(4) {
		v = append(v, r.u32())
	}
	return v
}

// bytes copies: the message's memory is the caller's.
func (r *reader) bytes() []byte {
	n := r.count(1)
	if n == 0 {
		return nil
	}
	return append([]byte(nil), r.take(n)...)
}

// count reads a length and checks that so many elements of size bytes are there.
func (r *reader) count(size int) int {
	n := int(r.u32())
	if n < 0 || n > len(r.b)/size {
		r.failed, r.b = true, nil
		return 0
	}
	return n
}

// choice reads a value of an enumeration with n values.
func (r *reader) choice(n int) uint8 {
	v := r.u8()
	if int(v) >= n {
		r.failed, v = true, 0
	}
	return v
}
