package store

import (
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// lookEvery is how often a Claim looks whether its files still lie in the folder.
const lookEvery = 2 * time.Second

// Claim is a program's hold on a data folder for as long as it runs: the lock,
// and the listener by which a second start finds it. If the folder is removed or
// replaced while the program runs, both are made there again within a few
// seconds.
type Claim struct {
	dir  string
	over chan struct{}
	done sync.WaitGroup

	mu       sync.Mutex
	release  func()
	lock     fs.FileInfo
	onRaise  func(Request)
	listener *instanceListener // nil before Listen, and where nothing can listen
	missed   bool              // the folder was not there at the last look
}

// NewClaim claims a data folder, making it if need be, until Release. Its errors
// are those of Lock.
func NewClaim(dir string) (*Claim, error) {
	c := &Claim{dir: dir, over: make(chan struct{})}
	if err := c.take(); err != nil {
		return nil, err
	}
	c.done.Go(func() {
		ticker := time.NewTicker(lookEvery)
		defer ticker.Stop()
		for {
			select {
			case <-c.over:
				return
			case <-ticker.C:
				c.look()
			}
		}
	})
	return c, nil
}

// take takes the lock as it lies in the folder now.
func (c *Claim) take() error {
	release, err := Lock(c.dir)
	if err != nil {
		return err
	}
	if c.release != nil {
		c.release()
	}
	c.release = release
	c.lock, _ = os.Stat(filepath.Join(c.dir, lockName))
	return nil
}

// Listen is the function Listen, for as long as the folder is claimed.
func (c *Claim) Listen(onRaise func(Request)) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.onRaise = onRaise
	return c.hear()
}

func (c *Claim) hear() (err error) {
	if c.listener != nil {
		c.listener.stop()
	}
	c.listener, err = listen(c.dir, c.onRaise)
	return err
}

// look makes lock and listener again where they are gone. A missing folder may be
// in the middle of a move: it is made only if it is still missing at the next
// look, so that a folder that another program moves there does not end up inside
// it.
func (c *Claim) look() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, err := os.Stat(c.dir); err != nil && !c.missed {
		c.missed = true
		return
	}
	c.missed = false
	if now, err := os.Stat(filepath.Join(c.dir, lockName)); err != nil || c.lock == nil || !os.SameFile(now, c.lock) {
		if c.take() != nil {
			return // another Uncoil has it by now, or it cannot be written
		}
	}
	if c.onRaise != nil && (c.listener == nil || !c.listener.found()) {
		_ = c.hear() // the next look tries again
	}
}

// Release gives the folder back.
func (c *Claim) Release() {
	close(c.over)
	c.done.Wait()
	if c.listener != nil {
		c.listener.stop()
	}
	c.release()
}
