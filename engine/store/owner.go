package store

import (
	"crypto/rand"
	"os"
	"path/filepath"
	"sync"
)

// owner identifies a program in the sessions that it plays, and holds a lock file
// of that name while the program runs: it tells other programs a running session
// from an interrupted one.
type owner struct {
	name string

	mu   sync.Mutex
	path string
	free func()
}

func newOwner() *owner { return &owner{name: rand.Text()} }

// ownerPath is where an owner's lock file lies.
func ownerPath(dir, name string) string {
	return filepath.Join(dir, "uncoil-playing-"+filepath.Base(name)+".lock")
}

// claim makes the lock file, once. If that fails, another program may offer to
// resume the session while it is being played, which is better than not playing
// it.
func (o *owner) claim(dir string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.free != nil {
		return
	}
	path := ownerPath(dir, o.name)
	for range 3 {
		free, held, err := tryFile(path)
		if err != nil {
			return
		}
		if held {
			continue // by a program that sweeps it, since it was not locked yet
		}
		if _, err := os.Stat(path); err == nil {
			o.path, o.free = path, free
			return
		}
		free()
	}
}

// sweepOwners removes the lock files of dead programs. The sessions do not name
// all of those: a program may be killed before its session is written.
func sweepOwners(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if ok, _ := filepath.Match(ownerPath("", "*"), e.Name()); !ok {
			continue
		}
		path := filepath.Join(dir, e.Name())
		if free, held, err := tryFile(path); err == nil && !held {
			os.Remove(path)
			free()
		}
	}
}

// claimAgain is claim for a folder that the lock file may have gone from.
func (o *owner) claimAgain(dir string) {
	o.mu.Lock()
	held := o.free != nil
	o.mu.Unlock()
	if held {
		o.release()
		o.claim(dir)
	}
}

// release removes the lock file. No other process can hold it: the name is unique
// to this one.
func (o *owner) release() {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.free == nil {
		return
	}
	o.free()
	o.free = nil
	os.Remove(o.path) // one that stays is removed by the next program that looks at it
}

// playedElsewhere reports whether another living program owns a session.
func (s *Store) playedElsewhere(name string) bool {
	if name == "" || name == s.owner.name || s.dir == "" {
		return false
	}
	path := ownerPath(s.dir, name)
	if _, err := os.Stat(path); err != nil {
		return false
	}
	free, held, err := tryFile(path)
	if err != nil || held {
		return held
	}
	free()
	os.Remove(path) // its program is gone
	return false
}
