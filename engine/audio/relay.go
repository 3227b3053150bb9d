package audio

// relay writes frames to a sink on a goroutine of its own, so that mixing and
// encoding use two cores. It holds a few chunks at most.
type relay struct {
	sink Sink
	full chan [][2]float64
	free chan [][2]float64
	// failed holds the sink's error, after which it gets no more frames.
	failed chan error
	ended  chan struct{}
}

// relayChunks is how many chunks are in transit at a time.
const relayChunks = 4

func newRelay(sink Sink) *relay {
	r := &relay{
		sink: sink, full: make(chan [][2]float64, relayChunks), free: make(chan [][2]float64, relayChunks),
		failed: make(chan error, 1), ended: make(chan struct{}),
	}
	for range relayChunks {
		r.free <- nil
	}
	go r.run()
	return r
}

func (r *relay) run() {
	defer close(r.ended)
	failed := false
	for frames := range r.full {
		if !failed {
			if err := r.sink.Write(frames); err != nil {
				r.failed <- err
				failed = true
			}
		}
		r.free <- frames
	}
}

// Write passes frames on; an error is that of an earlier call.
func (r *relay) Write(frames [][2]float64) error {
	chunk := <-r.free
	select {
	case err := <-r.failed:
		r.failed <- err
		r.free <- chunk
		return err
	default:
	}
	r.full <- append(chunk[:0], frames...)
	return nil
}

// Close implements Sink; the underlying sink stays open.
func (r *relay) Close() error { return r.finish() }

// finish waits until the sink has everything and returns its error.
func (r *relay) finish() error {
	close(r.full)
	<-r.ended
	select {
	case err := <-r.failed:
		return err
	default:
		return nil
	}
}
