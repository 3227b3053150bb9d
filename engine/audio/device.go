package audio

import (
	"fmt"
	"runtime"
	"sync"
	"time"
	_ "unsafe" // for go:linkname

	"github.com/hajimehoshi/oto"

	"uncoil/engine"
)

// deviceBuffer is the length of the device's own buffer: short, so that the
// delay of a cue is short and always the same, and long enough for a busy
// machine.
const deviceBuffer = 120 * time.Millisecond

// OpenDevice is the SinkOpener of the system's sound device. An error is an
// engine.Error with CodeUnavailable.
//
// One oto context is one generation of the device. After a write error oto's
// own goroutine closes the generation; closing it once more crashes in ALSA,
// which is why a failed sink is dropped and never closed.
func OpenDevice() (Sink, error) {
	hushDriver()
	size := int(FramesIn(deviceBuffer)) * bytesPerFrame
	context, err := newContext(size)
	if err != nil {
		return nil, &engine.Error{
			Code:    engine.CodeUnavailable,
			Message: engine.Text("no device was found: connect one, or follow the screen"),
			Err:     err,
		}
	}
	player := context.NewPlayer()
	// The finalizer would close a generation that must not be closed.
	runtime.SetFinalizer(player, nil)
	return &device{context: context, player: player, dither: newDither()}, nil
}

// newContext opens a generation. Where another one is still registered, oto
// panics; the caller tries again later.
func newContext(bufferBytes int) (c *oto.Context, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the device is still in use: %v", p)
		}
	}()
	return oto.NewContext(SampleRate, 2, 2, bufferBytes)
}

// device is one generation of the sound device.
type device struct {
	context *oto.Context
	player  *oto.Player
	encoded []byte
	dither  dither
}

// Write hands frames to the device and returns once all of them are in its
// buffer. They are never digital silence: see dither.
func (d *device) Write(frames [][2]float64) error {
	d.encoded = d.dither.appendInt16(d.encoded[:0], frames)
	_, err := d.player.Write(d.encoded)
	return err
}

// Close frees the device. oto's Close waits for ever once its own goroutine
// sleeps in the mixer, but frees the device before it does; so it gets a
// goroutine, and the pause lets the last frames reach the driver first.
func (d *device) Close() error {
	time.Sleep(deviceBuffer)
	go d.context.Close()
	time.Sleep(2 * deviceBuffer)
	return nil
}

// Abandon gives up a generation whose Write does not return. oto allows one
// context at a time and forgets the old one only when it is closed, for which
// it waits until the write has returned: so the register is cleared here.
// Should the write fail one day after all, oto closes that generation itself.
func (d *device) Abandon() {
	otoMutex.Lock()
	defer otoMutex.Unlock()
	if otoContext == d.context {
		otoContext = nil
	}
}

//go:linkname otoContext github.com/hajimehoshi/oto.theContext
var otoContext *oto.Context

//go:linkname otoMutex github.com/hajimehoshi/oto.contextM
var otoMutex sync.Mutex
