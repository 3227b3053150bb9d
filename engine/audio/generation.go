package audio

import (
	"errors"
	"time"
)

// errStuck is the error of a write that does not return.
var errStuck = errors.New("a write to the sound device does not return")

// generation is one opened sink. It has a goroutine of its own for writing, which
// is abandoned if a write hangs.
type generation struct {
	sink  Sink
	block [][2]float64 // owned by the writer until it returns
	full  chan struct{}
	done  chan error
}

func newGeneration(s Sink) *generation {
	g := &generation{
		sink: s, block: make([][2]float64, FramesIn(blockLength)),
		full: make(chan struct{}), done: make(chan error, 1),
	}
	go func() {
		for range g.full {
			g.done <- g.sink.Write(g.block)
		}
	}()
	return g
}

// write writes the block, and abandons a sink that takes longer than patience. After
// an error the generation must be dropped.
func (g *generation) write(clock Clock, patience time.Duration) error {
	g.full <- struct{}{}
	watchdog := clock.NewTimer(patience)
	defer watchdog.Stop()
	var err error
	select {
	case err = <-g.done:
		if err == nil {
			return nil
		}
	case <-watchdog.C():
		err = errStuck
		if a, ok := g.sink.(Abandoner); ok {
			a.Abandon()
		}
	}
	close(g.full)
	return err
}

// close closes a generation that has not failed.
func (g *generation) close() {
	close(g.full)
	g.sink.Close()
}
