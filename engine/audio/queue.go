package audio

import "sync"

// queue passes values from any goroutine to a single one, in order, without ever
// blocking the sender.
type queue[T any] struct {
	mu     sync.Mutex
	items  []T
	spare  []T
	signal chan struct{}
}

func newQueue[T any]() *queue[T] { return &queue[T]{signal: make(chan struct{}, 1)} }

// put appends a value.
func (q *queue[T]) put(v T) {
	q.mu.Lock()
	q.items = append(q.items, v)
	q.mu.Unlock()
	select {
	case q.signal <- struct{}{}:
	default:
	}
}

// take returns all values put since the last call, and withdraws their signal. The
// slice is valid until the next call.
func (q *queue[T]) take() []T {
	q.mu.Lock()
	defer q.mu.Unlock()
	select {
	case <-q.signal:
	default:
	}
	taken := q.items
	clear(q.spare)
	q.items, q.spare = q.spare[:0], taken
	return taken
}
