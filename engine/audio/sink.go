package audio

// Sink takes frames and makes them heard, or keeps them.
type Sink interface {
	// Write takes all frames. It may block until there is room for them, which
	// paces the caller. After an error the sink is dead and must not be used
	// again, not even closed.
	Write(frames [][2]float64) error
	// Close ends a sink that has not failed and frees what it holds.
	Close() error
}

// SinkOpener opens a sink. It returns an engine.Error with
// engine.CodeUnavailable if there is none now; it is called again later. It
// may block, and is never called again before it has returned.
type SinkOpener func() (Sink, error)

// Abandoner is a Sink that can be given up while its Write does not return.
type Abandoner interface {
	// Abandon makes it possible to open another sink although Write hangs.
	Abandon()
}
