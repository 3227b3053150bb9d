package store

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"uncoil/engine"
)

// older makes a database as a program with only the first count migrations left
// it, with a row wherever there is a table for it.
func older(t testing.TB, dir string, count int) {
	t.Helper()
	list, err := loadMigrations(migrationFiles)
	if err != nil {
		t.Fatal(err)
	}
	db := openHandle(writerDSN(filepath.Join(dir, databaseName)), 1)
	defer db.Close()
	if err := migrate(t.Context(), db, list[:count]); err != nil {
		t.Fatal(err)
	}
	rows := []string{
		`INSERT INTO preferences VALUES (1, '{"rests":{"default":61000000000}}', 0, 0)`,
		`INSERT INTO sessions (id, routine, name, started_at, started_zone, ended_at, ended_zone, planned_ms, played_ms, finished) VALUES (7, 'beginner', 'Beginner', 1000, 3600, NULL, NULL, 60000, 30000, 0)`,
		`INSERT INTO progress (session, step, kind, place, side, set_number, elapsed_ms, at, zone) VALUES (7, 4, 'work', 'beginner/main/cat-cow', 'left', 1, 5000, 31000, 3600)`,
	}
	for _, row := range rows[:min(count, len(rows))] {
		if _, err := db.Exec(row); err != nil {
			t.Fatal(err)
		}
	}
}

func TestMigrateFromEveryVersion(t *testing.T) {
	list, err := loadMigrations(migrationFiles)
	if err != nil {
		t.Fatal(err)
	}
	for version := range len(list) + 1 {
		dir := t.TempDir()
		older(t, dir, version)
		s := openSound(t, dir)
		var now int
		if err := s.read.QueryRow("PRAGMA user_version").Scan(&now); err != nil || now != len(list) {
			t.Errorf("from %d: version %d, %v", version, now, err)
		}
		prefs, err := s.Preferences(t.Context())
		if err != nil || (prefs.Rests.Default.Length == 61*time.Second) != (version >= 1) {
			t.Errorf("from %d: default rest %v, %v", version, prefs.Rests.Default, err)
		}
		r, p, err := s.OpenSession(t.Context())
		if err != nil || (r != nil) != (version >= 2) || (p != nil) != (version >= 3) {
			t.Errorf("from %d: open session %+v, %+v, %v", version, r, p, err)
		}
		if r != nil && (r.ID != 7 || r.Played != 30*time.Second) {
			t.Errorf("from %d: session %+v", version, r)
		}
		if r != nil {
			days, err := s.Days(t.Context(), 0, 1)
			if err != nil || len(days) != 1 || days[0].Played != 30*time.Second {
				t.Errorf("from %d: days %+v, %v", version, days, err)
			}
		}
		if p != nil && (p.Step != 4 || p.Side != engine.LeftSide || p.Elapsed != 5*time.Second) {
			t.Errorf("from %d: progress %+v", version, p)
		}
		tryEverything(t, s)
	}
}

// One volume for all tones was kept up to the third version.
func TestVolumeOfTonesBecomesThree(t *testing.T) {
	dir := t.TempDir()
	older(t, dir, 3)
	db := openHandle(writerDSN(filepath.Join(dir, databaseName)), 1)
	if _, err := db.Exec(`UPDATE preferences SET json = '{"sound":{"voice":0.9,"tones":0.25}}'`); err != nil {
		t.Fatal(err)
	}
	db.Close()
	prefs, err := openSound(t, dir).Preferences(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := engine.DefaultPreferences().Sound
	want.Voice, want.Breath, want.Bells, want.Ticks = 0.9, 0.25, 0.25, 0.25
	if prefs.Sound != want {
		t.Errorf("sound %+v, want %+v", prefs.Sound, want)
	}
}

// A migration that fails leaves nothing behind, those before it stay.
func TestMigrationIsOneTransaction(t *testing.T) {
	db := openHandle(writerDSN(filepath.Join(t.TempDir(), databaseName)), 1)
	defer db.Close()
	list := []migration{
		{"0001_a.sql", "CREATE TABLE a (x)"},
		{"0002_b.sql", "CREATE TABLE b (x); INSERT INTO missing VALUES (1)"},
	}
	err := migrate(t.Context(), db, list)
	if err == nil || !strings.Contains(err.Error(), "0002_b.sql") {
		t.Fatalf("error %v does not name the migration", err)
	}
	var tables string
	var version int
	if err := db.QueryRow("SELECT group_concat(name) FROM sqlite_schema").Scan(&tables); err != nil || tables != "a" {
		t.Errorf("tables %q, %v", tables, err)
	}
	if err := db.QueryRow("PRAGMA user_version").Scan(&version); err != nil || version != 1 {
		t.Errorf("version %d, %v", version, err)
	}
	list[1].sql = "CREATE TABLE b (x)"
	if err := migrate(t.Context(), db, list); err != nil {
		t.Errorf("mended migration: %v", err)
	}
}

// A newer program may have been faster, after the file was inspected.
func TestMigrateNewer(t *testing.T) {
	db := openHandle(memoryDSN(), 1)
	defer db.Close()
	if _, err := db.Exec("PRAGMA user_version = 3"); err != nil {
		t.Fatal(err)
	}
	if err := migrate(t.Context(), db, make([]migration, 2)); !errors.Is(err, errNewer) {
		t.Errorf("%v, want %v", err, errNewer)
	}
}

func TestLoadMigrations(t *testing.T) {
	tests := []struct {
		name  string
		files []string
		sound bool
	}{
		{"in order", []string{"0001_a.sql", "0002_b.sql"}, true},
		{"gap", []string{"0001_a.sql", "0003_b.sql"}, false},
		{"twice", []string{"0001_a.sql", "0001_b.sql"}, false},
		{"not from one", []string{"0002_a.sql"}, false},
		{"no number", []string{"first.sql"}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := fstest.MapFS{}
			for _, name := range tt.files {
				files["migrations/"+name] = &fstest.MapFile{Data: []byte("SELECT 1")}
			}
			list, err := loadMigrations(files)
			if (err == nil) != tt.sound {
				t.Errorf("%v, %v", list, err)
			}
		})
	}
}
