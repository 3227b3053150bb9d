package main

import (
	"context"
	"runtime"
	"slices"
	"sync"
)

// speaker is a synthesizer with one voice, ready to speak.
type speaker interface {
	// say synthesizes sentences and returns the samples of each at
	// audio.VoiceRate.
	say(ctx context.Context, sentences []string) ([][]float64, error)
}

// voice is one of the voices that the program can speak with.
type voice struct {
	// title and about describe it to the user.
	title, about string
	// language is what it speaks, as a BCP 47 tag.
	language string
	// pace is the factor by which each sound is lengthened. With it, all voices
	// say about 175 words a minute in sentences of more than eight words; their
	// natural pace is a newsreader's.
	pace float64
	// takes is the number of takes of each sentence; the one of median length is
	// kept. A voice without variation needs one.
	takes int
	// open prepares it to speak at a pace.
	open func(ctx context.Context, pace float64) (speaker, error)
}

// voices returns the voices by name.
func voices() map[string]voice {
	return map[string]voice{
		"jenny": {
			title: "Jenny", about: "A woman's voice, Irish English", language: "en-IE",
			pace: 1.35, takes: 3,
			open: func(ctx context.Context, pace float64) (speaker, error) {
				return newPiper(ctx, jennyModule, pace)
			},
		},
		"michael": {
			title: "Michael", about: "A man's voice, American English", language: "en-US",
			pace: 1.22, takes: 1,
			open: func(ctx context.Context, pace float64) (speaker, error) {
				return newKokoro(ctx, "am_michael", pace)
			},
		},
	}
}

// voiceNames returns the names of the voices in order.
func voiceNames() []string {
	var names []string
	for name := range voices() {
		names = append(names, name)
	}
	slices.Sort(names)
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
