package store

import (
	"bytes"
	"path/filepath"
	"testing"

	"uncoil/engine"
)

// FuzzOpen opens any bytes as a database with its log: the store works then, and
// what it did not take over is kept byte for byte.
func FuzzOpen(f *testing.F) {
	s := openSound(f, f.TempDir())
	playThrough(f, s, "beginner", "")
	f.Add(read(f, s.Path()), read(f, s.Path()+"-wal"))
	begin(f, s, "running")
	if err := s.Close(); err != nil {
		f.Fatal(err)
	}
	f.Add(read(f, s.Path()), []byte(nil))
	for _, schema := range strangeSchemas {
		path := filepath.Join(f.TempDir(), databaseName)
		write(f, path, read(f, s.Path()))
		plant(f, path, schema.queries...)
		f.Add(read(f, path), []byte(nil))
	}
	f.Fuzz(func(t *testing.T, database, log []byte) {
		if len(database)+len(log) > 1<<20 {
			t.Skip("too large to be quick")
		}
		dir := t.TempDir()
		path := filepath.Join(dir, databaseName)
		write(t, path, database)
		write(t, path+"-wal", log)
		s := open(t, dir)
		begin(t, s, "after")
		if _, err := s.Preferences(t.Context()); err != nil {
			t.Error(err)
		}
		if s.Path() == "" {
			if code := s.Notices()[0].Code; code != engine.CodeConflict {
				t.Errorf("in memory for %v", s.Notices())
			}
			s.Close()
			if !bytes.Equal(read(t, path), database) {
				t.Error("what was left alone was changed")
			}
			return
		}
		if err := s.Check(t.Context()); err != nil {
			t.Error(err)
		}
		if aside := asideOf(dir); len(asideFiles(t, dir)) > 0 {
			if !bytes.Equal(read(t, aside), database) {
				t.Error("the database was changed before it was set aside")
			}
			if kept := read(t, aside+"-wal"); len(log) > 0 && !bytes.Equal(kept, log) {
				t.Error("the log was changed before it was set aside")
			}
		}
	})
}
