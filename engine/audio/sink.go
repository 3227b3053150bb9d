package audio

// Sink receives frames and plays or stores them.
type Sink interface {
	// Write accepts all frames. It may block until there is room for them, which
	// paces the caller. After an error the sink must not be used again, not even
	// closed.
	Write(frames [][2]float64) error
	// Close closes a sink that has not failed and frees its resources.
	Close() error
}

// SinkOpener opens a sink. It returns an engine.Error with engine.CodeUnavailable
// if there is none now; it is called again later. It may block, and is never
// called again before it has returned.
type SinkOpener func() (Sink, error)

// Abandoner is a Sink that can be abandoned while its Write does not return.
type Abandoner interface {
	// Abandon makes it possible to open another sink although Write hangs.
	Abandon()
}
