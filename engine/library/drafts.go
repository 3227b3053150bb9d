package library

import (
	"errors"
	"io/fs"
	"path"
	"strings"
	"sync"

	"uncoil/engine"
	"uncoil/engine/userfile"
)

// drafts stores unfinished work in a folder of the data folder, a file each. They
// are written on a goroutine of its own; of several changes to a draft, only the
// last is written.
type drafts struct {
	files  userfile.Dir
	failed func(error)

	mu      sync.Mutex
	waiting map[string][]byte
	working bool
	said    bool // a failing disk is reported once
	idle    sync.WaitGroup
}

const (
	draftDir = "drafts"
	// mostDraft is the largest draft that is read back; the largest routine takes
	// a tenth of it.
	mostDraft = 4 << 20
)

func (d *drafts) keep(name string, data []byte) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.waiting == nil {
		d.waiting = map[string][]byte{}
	}
	d.waiting[name] = data
	if !d.working {
		d.working = true
		d.idle.Add(1)
		go d.work()
	}
}

func (d *drafts) work() {
	defer d.idle.Done()
	for {
		d.mu.Lock()
		waiting := d.waiting
		d.waiting = nil
		d.working = len(waiting) > 0
		d.mu.Unlock()
		if len(waiting) == 0 {
			return
		}
		for name, data := range waiting {
			if err := d.write(name, data); err != nil && !d.said {
				d.said = true
				d.failed(err)
			}
		}
	}
}

func (d *drafts) write(name string, data []byte) error {
	file := path.Join(draftDir, name+".json")
	if data == nil {
		if err := d.files.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return cannot(d.files, file, "deleted", err)
		}
		return nil
	}
	if err := d.files.Write(file, data); err != nil {
		return engine.Errorf(engine.CodeUnavailable, "what you are changing cannot be kept in %s: %w", shown(d.files, draftDir), userfile.Cause(err))
	}
	return nil
}

// all reads the stored drafts and ignores other files.
func (d *drafts) all() map[string][]byte {
	found := map[string][]byte{}
	files, err := d.files.ReadDir(draftDir)
	if err != nil {
		return found
	}
	for _, f := range files {
		name, ok := strings.CutSuffix(f.Name(), ".json")
		if !ok {
			continue
		}
		if data, err := d.files.Read(path.Join(draftDir, f.Name()), mostDraft); err == nil {
			found[name] = data
		}
	}
	return found
}

// wait returns when everything is written.
func (d *drafts) wait() { d.idle.Wait() }
