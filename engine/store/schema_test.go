package store

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"uncoil/engine"
)

// plant changes a database without any of the guards.
func plant(t testing.TB, path string, queries ...string) {
	t.Helper()
	db := openHandle(rollbackDSN(path), 1)
	defer db.Close()
	for _, query := range queries {
		if _, err := db.Exec(query); err != nil {
			t.Fatal(query, err)
		}
	}
}

const (
	emptying = `CREATE TRIGGER wipe AFTER INSERT ON sessions BEGIN DELETE FROM sessions; END`
	endless  = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)`
	looping  = `CREATE TRIGGER loop BEFORE UPDATE ON preferences BEGIN
		SELECT count(*) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n); END`
)

// strangeSchemas are ways to have the database do something of its own.
var strangeSchemas = []struct {
	name    string
	queries []string
	says    string
}{
	{"trigger that empties", []string{emptying}, `trigger "wipe"`},
	{"trigger that never ends", []string{looping}, `trigger "loop"`},
	{"view that never ends", []string{`CREATE VIEW more AS ` + endless + ` SELECT i FROM n`}, `view "more"`},
	{"view in a table's place", []string{
		`DROP TABLE hurts`,
		`CREATE VIEW hurts AS ` + endless + ` SELECT i AS id, i AS session FROM n`,
	}, `view "hurts"`},
	{"table", []string{`CREATE TABLE more (x)`}, `table "more"`},
	{"index that computes", []string{`CREATE INDEX more ON sessions (hex(zeroblob(played_ms)))`}, `index "more"`},
	{"column that computes", []string{`ALTER TABLE hurts ADD COLUMN x TEXT AS (hex(zeroblob(1000000)))`}, `table "hurts"`},
	{"virtual table", []string{`CREATE VIRTUAL TABLE more USING rtree (id, a, b)`}, `table "more"`},
	{"trigger missing", []string{`DROP TRIGGER session_added`}, "is damaged"},
	{"trigger changed", []string{
		`DROP TRIGGER session_removed`,
		`CREATE TRIGGER session_removed AFTER DELETE ON sessions BEGIN DELETE FROM sessions; END`,
	}, `trigger "session_removed"`},
	{"trigger on the wrong table", []string{
		`PRAGMA writable_schema = ON`,
		`UPDATE sqlite_schema SET tbl_name = 'hurts' WHERE name = 'activity_added'`,
	}, "is damaged"},
	{"statistics that are none", []string{
		`PRAGMA writable_schema = ON`,
		`INSERT INTO sqlite_schema VALUES ('view', 'sqlite_stat1', 'sqlite_stat1', 0, 'CREATE VIEW sqlite_stat1 AS SELECT 1 AS tbl, 2 AS idx, 3 AS stat')`,
	}, `view "sqlite_stat1"`},
	{"name of several lines", []string{"CREATE VIEW \"a\nb\x1b[2J\" AS SELECT 1"}, `view "a\nb\x1b[2J"`},
	{"version of an older one", []string{`PRAGMA user_version = 4`}, "is damaged"},
}

// A database that may do something of its own is set aside untouched, before
// anything in it has run, and the newest copy takes its place.
func TestASchemaThatIsNotOursIsSetAside(t *testing.T) {
	for _, tt := range strangeSchemas {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			s := openSound(t, dir)
			begin(t, s, "old")
			backUp(t, s)
			s.Close()
			path := filepath.Join(dir, databaseName)
			plant(t, path, tt.queries...)
			planted := read(t, path)
			s = open(t, dir)
			wantNotice(t, s, engine.CodeDamaged, tt.says, "brought back", asideOf(dir))
			if !bytes.Equal(read(t, asideOf(dir)), planted) {
				t.Error("what was set aside was changed")
			}
			begin(t, s, "new")
			if got := routines(t, s); got != "new old" {
				t.Errorf("sessions %q", got)
			}
			if err := s.Check(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
}

// A copy with such a schema is passed over.
func TestACopyWithAStrangeSchemaIsPassedOver(t *testing.T) {
	for _, tt := range strangeSchemas {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			s := openSound(t, dir)
			begin(t, s, "old")
			backUp(t, s)
			s.Close()
			plant(t, copies(t, dir)[0], tt.queries...)
			os.Remove(copies(t, dir)[0] + "-journal")
			write(t, filepath.Join(dir, databaseName), randomBytes(20_000))
			s = open(t, dir)
			wantNotice(t, s, engine.CodeDamaged, "start afresh")
			if got := routines(t, s); got != "" {
				t.Errorf("sessions %q", got)
			}
		})
	}
}

// No migration runs over a trigger that waits for it.
func TestAnOlderSchemaIsComparedBeforeItMigrates(t *testing.T) {
	for version := 1; version <= 5; version++ {
		dir := t.TempDir()
		older(t, dir, version)
		path := filepath.Join(dir, databaseName)
		plant(t, path, looping)
		planted := read(t, path)
		s := open(t, dir)
		wantNotice(t, s, engine.CodeDamaged, `trigger "loop"`)
		if !bytes.Equal(read(t, asideOf(dir)), planted) {
			t.Errorf("version %d: what was set aside was changed", version)
		}
	}
}

// What tools for databases do by themselves is no harm.
func TestAnalyzedAndVacuumed(t *testing.T) {
	dir := t.TempDir()
	s := openSound(t, dir)
	playThrough(t, s, "beginner", "")
	s.Close()
	plant(t, s.Path(), "ANALYZE", "VACUUM")
	var found int
	s = openSound(t, dir)
	if err := s.read.QueryRow("SELECT count(*) FROM sqlite_stat1").Scan(&found); err != nil || found == 0 {
		t.Errorf("%d statistics, %v: nothing is tried", found, err)
	}
}

// The doctor finds what came while the program runs.
func TestCheckComparesTheSchema(t *testing.T) {
	s := openSound(t, t.TempDir())
	execute(t, s.Path(), emptying)
	err := s.Check(t.Context())
	wantCode(t, err, engine.CodeDamaged)
	if !strings.Contains(err.Error(), `trigger "wipe"`) || !strings.Contains(err.Error(), "start Uncoil again") {
		t.Error(err)
	}
}

// A newer Uncoil's schema cannot be compared: of it only tables are read.
func TestNothingOfANewerSchemaRuns(t *testing.T) {
	dir := t.TempDir()
	s := openSound(t, dir)
	id := playThrough(t, s, "beginner", "")
	s.Close()
	plant(t, s.Path(), `DROP TABLE hurts`, `CREATE VIEW hurts AS `+endless+` SELECT i AS id, i AS session, 'x' AS exercise,
		'' AS place, '' AS side, 0 AS set_number, 0 AS elapsed_ms, 0 AS played_ms, 'stop' AS answer, 0 AS at, 0 AS zone FROM n`,
		`PRAGMA user_version = 4711`)
	s = open(t, dir)
	wantNotice(t, s, engine.CodeConflict, "newer Uncoil")
	d, err := s.Session(t.Context(), id)
	if err != nil || len(d.Sets) != 3 || len(d.Hurts) != 0 {
		t.Errorf("%d sets, %d hurts, %v", len(d.Sets), len(d.Hurts), err)
	}
	// What is read after the view was not cut short by it.
	day := engine.DayOf(dawn)
	if list, err := s.Activities(t.Context(), day, day); err != nil || len(list) != 1 {
		t.Errorf("activities %v, %v", list, err)
	}
}
