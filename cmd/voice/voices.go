package main

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"uncoil/cmd/voice/kokoro"
)

// speaker is a synthesizer with one voice, ready to speak.
type speaker interface {
	// say synthesizes sentences and returns the samples of each at
	// audio.VoiceRate.
	say(ctx context.Context, sentences []string) ([][]float64, error)
}

// voiceOf returns the voice with a name.
func voiceOf(name string) (kokoro.Voice, error) {
	all := kokoro.Voices()
	i := slices.IndexFunc(all, func(v kokoro.Voice) bool { return v.Name == name })
	if i < 0 {
		return kokoro.Voice{}, fmt.Errorf("there is no voice %q: choose one of %v", name, voiceNames())
	}
	return all[i], nil
}

// voiceNames returns the names of the voices, the one that a new user hears first.
func voiceNames() []string {
	var names []string
	for _, v := range kokoro.Voices() {
		names = append(names, v.Name)
	}
	return names
}

// workers is the number of concurrent jobs.
func workers() int { return max(1, runtime.NumCPU()) }

// together runs n jobs, as many at once as there are processors, and returns the
// first error. After an error it starts no further job.
func together(n int, job func(i int) error) error {
	var (
		group sync.WaitGroup
		mu    sync.Mutex
		next  int
		first error
	)
	take := func() (int, bool) {
		mu.Lock()
		defer mu.Unlock()
		next++
		return next - 1, next <= n && first == nil
	}
	for range min(n, workers()) {
		group.Go(func() {
			for i, ok := take(); ok; i, ok = take() {
				if err := job(i); err != nil {
					mu.Lock()
					if first == nil {
						first = err
					}
					mu.Unlock()
				}
			}
		})
	}
	group.Wait()
	return first
}
