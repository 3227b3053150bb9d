package store

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"uncoil/engine"
)

// asideFiles lists the databases set aside in a folder.
func asideFiles(t testing.TB, dir string) []string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(dir, "uncoil-damaged-*.db"))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// sample returns the bytes of a sound database with some sessions in it.
func sample(t testing.TB) []byte {
	t.Helper()
	s := openSound(t, t.TempDir())
	for range 40 {
		id := begin(t, s, "beginner")
		if err := s.Progress(t.Context(), id, engine.Mark{Step: 1, Place: "beginner/main/cat-cow"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.SavePreferences(t.Context(), engine.DefaultPreferences()); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return read(t, s.Path())
}

// asideOf returns where a test's first damaged database is set aside.
func asideOf(dir string) string {
	return filepath.Join(dir, "uncoil-damaged-2026-11-20T07-30-00.db")
}

func randomBytes(n int) []byte {
	rng := rand.New(rand.NewPCG(1, 2))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(rng.Uint32())
	}
	return b
}

func TestDamagedDatabaseIsSetAside(t *testing.T) {
	sound := sample(t)
	foreign := filepath.Join(t.TempDir(), "other.db")
	execute(t, foreign, "CREATE TABLE songs (title TEXT); INSERT INTO songs VALUES ('blue')")
	stranger := filepath.Join(t.TempDir(), "stranger.db")
	execute(t, stranger, "PRAGMA application_id = 99")
	tests := []struct {
		name    string
		content []byte
		says    string
	}{
		{"random bytes", randomBytes(20_000), "is damaged"},
		{"two bytes", []byte{7, 8}, "is damaged"},
		{"text", []byte("Dear diary,\ntoday my back feels better.\n"), "is damaged"},
		{"cut in the header", sound[:60], "is damaged"},
		{"cut after a page", sound[:4096], "is damaged"},
		{"cut in the middle", sound[:len(sound)/2], "is damaged"},
		{"cut a little", sound[:len(sound)-1000], "is damaged"},
		{"zeros behind the header", append(bytes.Clone(sound[:100]), make([]byte, len(sound)-100)...), "is damaged"},
		{"another program's", read(t, foreign), "belongs to another program"},
		{"another program's, still empty", read(t, stranger), "belongs to another program"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, databaseName), tt.content)
			s := open(t, dir)
			aside := asideOf(dir)
			wantNotice(t, s, engine.CodeDamaged, tt.says, aside, filepath.Join(dir, databaseName))
			if s.Path() == "" {
				t.Error("no new database was begun")
			}
			if !bytes.Equal(read(t, aside), tt.content) {
				t.Error("what was set aside is not what was there")
			}
			begin(t, s, "beginner")
			s.Close()
			openSound(t, dir)
		})
	}
}

func TestNotAFile(t *testing.T) {
	dir := t.TempDir()
	inside := filepath.Join(dir, databaseName, "photo.jpg")
	if err := os.MkdirAll(filepath.Dir(inside), 0o700); err != nil {
		t.Fatal(err)
	}
	write(t, inside, []byte("jpg"))
	s := open(t, dir)
	wantNotice(t, s, engine.CodeDamaged, "is not a database", asideOf(dir))
	kept := filepath.Join(asideOf(dir), "photo.jpg")
	if string(read(t, kept)) != "jpg" {
		t.Error("the folder in the database's place was not kept")
	}
}

// Two damaged databases in one second, and a name that is taken by a log alone.
func TestSetAsideOverwritesNothing(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "uncoil-damaged-2026-11-20T07-30-00-2.db-wal"), []byte("somebody's log"))
	for _, content := range []string{"first damaged database", "second damaged database"} {
		path := filepath.Join(dir, databaseName)
		os.Remove(path)
		write(t, path, []byte(content))
		open(t, dir).Close()
	}
	for name, want := range map[string]string{
		"uncoil-damaged-2026-11-20T07-30-00.db":       "first damaged database",
		"uncoil-damaged-2026-11-20T07-30-00-2.db-wal": "somebody's log",
		"uncoil-damaged-2026-11-20T07-30-00-3.db":     "second damaged database",
	} {
		if got := read(t, filepath.Join(dir, name)); string(got) != want {
			t.Errorf("%s holds %q, want %q", name, got, want)
		}
	}
}

// A log without its database still holds the last sessions: SQLite would throw
// it away.
func TestLogWithoutDatabase(t *testing.T) {
	s := openSound(t, t.TempDir())
	begin(t, s, "beginner")
	log := read(t, s.Path()+"-wal")
	if len(log) == 0 {
		t.Fatal("no log to test with")
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, databaseName+"-wal"), log)
	wantNotice(t, open(t, dir), engine.CodeDamaged, "left its log behind")
	if kept := read(t, asideOf(dir)+"-wal"); !bytes.Equal(kept, log) {
		t.Errorf("%d of %d bytes of the log were kept", len(kept), len(log))
	}
}

// What is set aside takes its log along, and neither is changed.
func TestForeignDatabaseWithLog(t *testing.T) {
	path := filepath.Join(t.TempDir(), databaseName)
	db := openHandle(writerDSN(path), 1)
	defer db.Close()
	if _, err := db.Exec("CREATE TABLE songs (title TEXT); INSERT INTO songs VALUES ('blue')"); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, suffix := range []string{"", "-wal"} {
		write(t, filepath.Join(dir, databaseName+suffix), read(t, path+suffix))
	}
	wantNotice(t, open(t, dir), engine.CodeDamaged, "belongs to another program")
	for _, suffix := range []string{"", "-wal"} {
		want, got := read(t, path+suffix), read(t, asideOf(dir)+suffix)
		if len(want) == 0 || !bytes.Equal(want, got) {
			t.Errorf("%d bytes of %q were kept as %d", len(want), suffix, len(got))
		}
	}
}

// Sound pages that do not hold our tables are damage too.
func TestMissingTable(t *testing.T) {
	for _, query := range []string{
		"DROP TABLE preferences",
		"ALTER TABLE sessions RENAME COLUMN played_ms TO other",
		"DROP TABLE progress; PRAGMA user_version = 1", // the second migration cannot run again
	} {
		dir := t.TempDir()
		write(t, filepath.Join(dir, databaseName), sample(t))
		execute(t, filepath.Join(dir, databaseName), query)
		s := open(t, dir)
		wantNotice(t, s, engine.CodeDamaged, "is damaged")
		begin(t, s, "beginner")
	}
}

// Whatever bytes of the file turn over, Open gives a store that works,
// and what it does not take over is kept byte for byte.
func TestAnyDamage(t *testing.T) {
	const seed = 20261120
	rng := rand.New(rand.NewPCG(seed, 1))
	sound := sample(t)
	setAside := 0
	for round := range 150 {
		content := bytes.Clone(sound)
		for range 1 + rng.IntN(20) {
			content[rng.IntN(len(content))] ^= 1 << rng.IntN(8)
		}
		if round%3 == 0 {
			content[rng.IntN(100)] ^= 1 << rng.IntN(8) // the header
		}
		dir := t.TempDir()
		write(t, filepath.Join(dir, databaseName), content)
		s := open(t, dir)
		// A damaged version cannot be told from a newer one.
		if s.Path() == "" && s.Notices()[0].Code != engine.CodeConflict {
			t.Fatalf("seed %d round %d: not on disk: %v", seed, round, s.Notices())
		}
		if aside := asideFiles(t, dir); len(aside) > 0 {
			setAside++
			if !bytes.Equal(read(t, aside[0]), content) {
				t.Fatalf("seed %d round %d: set aside changed", seed, round)
			}
		}
		begin(t, s, "beginner")
		if _, err := s.Preferences(t.Context()); err != nil {
			t.Fatalf("seed %d round %d: %v", seed, round, err)
		}
		s.Close()
	}
	if setAside < 20 || setAside == 150 {
		t.Errorf("seed %d: %d of 150 set aside: the test no longer tries both ways", seed, setAside)
	}
}
