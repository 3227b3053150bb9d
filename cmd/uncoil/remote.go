package main

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/practice"
	"uncoil/engine/session"
	"uncoil/ui/mediakeys"
	"uncoil/ui/terminal"
)

// remotes lets the keys for media control each session, in the window and in the
// terminal.
type remotes struct {
	// books returns the current exercises, display how they are drawn.
	books   func() *catalog.Catalog
	display func() engine.Display
	// raise brings the window to the front, nil where there is none.
	raise func()

	mu sync.Mutex
	// folder holds the pictures until close, "" before the first.
	folder string
}

// begin starts a session, with what surrounds it, that the keys for media control.
func (r *remotes) begin(ctx context.Context, around *practice.Runtime, b practice.Beginning, listen func(session.Event)) (*session.Player, func()) {
	remote := mediakeys.New(mediakeys.Options{
		Title:   func(s *engine.Step) string { return terminal.Headline(s, b.Book) },
		Picture: r.picture, Raise: r.raise,
	})
	begun, over := around.Begin(ctx, b, session.Together(listen, remote.Listen))
	remote.Control(begun)
	return begun, func() {
		over()
		remote.Close()
	}
}

// picture draws the exercise of a step into a file, and returns its address.
func (r *remotes) picture(t *engine.Timeline, step int) string {
	id := t.Steps[step].Pictured()
	work := slices.IndexFunc(t.Steps, func(s engine.Step) bool { return s.Kind == engine.Work && s.Exercise == id })
	if work < 0 {
		return ""
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	data := portraitOf(t, work, r.books(), r.display())
	if data == nil {
		return ""
	}
	if r.folder == "" {
		folder, err := os.MkdirTemp("", "uncoil-pictures-")
		if err != nil {
			return ""
		}
		r.folder = folder
	}
	path := filepath.Join(r.folder, filepath.Base(id)+".png")
	if os.WriteFile(path, data, 0o600) != nil {
		return ""
	}
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String()
}

// close removes the pictures.
func (r *remotes) close() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.folder != "" {
		_ = os.RemoveAll(r.folder)
	}
}
