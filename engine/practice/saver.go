package practice

import (
	"sync"

	"uncoil/engine"
)

// Saver saves preferences on a goroutine of its own, so that the window never
// waits for the disk. Of several changes that arrive during a save, only the
// newest is saved next.
type Saver struct {
	// Write writes preferences, and Failed is told what goes wrong; both are called
	// on the saver's goroutine.
	Write  func(engine.Preferences) error
	Failed func(error)

	mu     sync.Mutex
	newest *engine.Preferences
	saving bool
	idle   sync.WaitGroup
}

// Save takes preferences to be saved and returns at once.
func (s *Saver) Save(p engine.Preferences) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.newest = &p
	if !s.saving {
		s.saving = true
		s.idle.Add(1)
		go s.work()
	}
}

func (s *Saver) work() {
	defer s.idle.Done()
	for {
		s.mu.Lock()
		next := s.newest
		s.newest = nil
		s.saving = next != nil
		s.mu.Unlock()
		if next == nil {
			return
		}
		if err := s.Write(*next); err != nil {
			s.Failed(err)
		}
	}
}

// Wait returns when all is saved.
func (s *Saver) Wait() { s.idle.Wait() }
