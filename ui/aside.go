package ui

import (
	"context"
	"time"
)

// asidePatience is how long something that waits for the disk may take.
const asidePatience = 10 * time.Second

// aside does something that waits for the disk on a goroutine of its own. What it
// returns, if anything, is done on the UI goroutine afterwards.
func (w *Window) aside(work func(ctx context.Context) (then func())) {
	w.tasks.Go(func() {
		ctx, cancel := context.WithTimeout(context.Background(), asidePatience)
		defer cancel()
		if then := work(ctx); then != nil {
			w.bridge.post(then)
		}
	})
}
