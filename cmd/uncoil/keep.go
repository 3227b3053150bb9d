package main

import (
	"sync"

	"uncoil/engine"
)

// keeper saves preferences on a goroutine of its own, since a disk may take
// its time and the window must not wait for it. If several changes come while
// one is being saved, only the newest of them follows.
type keeper struct {
	save   func(engine.Preferences) error
	failed func(error)

	mu     sync.Mutex
	newest *engine.Preferences
	saving bool
	idle   sync.WaitGroup
}

// keep takes preferences to be saved and returns at once. What goes wrong is
// told to failed, from another goroutine.
func (k *keeper) keep(p engine.Preferences) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.newest = &p
	if !k.saving {
		k.saving = true
		k.idle.Add(1)
		go k.work()
	}
	return nil
}

func (k *keeper) work() {
	defer k.idle.Done()
	for {
		k.mu.Lock()
		next := k.newest
		k.newest = nil
		k.saving = next != nil
		k.mu.Unlock()
		if next == nil {
			return
		}
		if err := k.save(*next); err != nil {
			k.failed(err)
		}
	}
}

// wait returns when all is saved.
func (k *keeper) wait() { k.idle.Wait() }
