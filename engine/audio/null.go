package audio

import "time"

// NullOpener returns a SinkOpener for a sink that discards frames at the pace of
// a real device, by the clock.
func NullOpener(clock Clock) SinkOpener {
	return func() (Sink, error) { return &nullSink{clock: clock, due: clock.Now()}, nil }
}

// nullBuffer is how far ahead a frame is accepted.
const nullBuffer = 60 * time.Millisecond

type nullSink struct {
	clock Clock
	due   time.Duration // when the next frame would be heard
}

// Write waits until a device would have room for the frames.
func (n *nullSink) Write(frames [][2]float64) error {
	now := n.clock.Now()
	n.due = max(n.due, now) + LengthOf(int64(len(frames)))
	if wait := n.due - now - nullBuffer; wait > 0 {
		<-n.clock.NewTimer(wait).C()
	}
	return nil
}

// Close does nothing.
func (n *nullSink) Close() error { return nil }
