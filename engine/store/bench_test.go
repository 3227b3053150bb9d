package store

import (
	"errors"
	"fmt"
	"os"
	"testing"
	"time"

	"uncoil/engine"
)

// BenchmarkProgress is one step recorded, with the disk's own wait.
func BenchmarkProgress(b *testing.B) {
	s := openSound(b, b.TempDir())
	id := begin(b, s, "beginner")
	for i := 0; b.Loop(); i++ {
		p := engine.Mark{Step: i, Kind: "work", Place: "beginner/main/cat-cow", Set: 1, Elapsed: time.Second}
		if err := s.Progress(b.Context(), id, p); err != nil {
			b.Fatal(err)
		}
	}
}

// fill puts sessions into a folder, all ended: three a day up to dawn, of eight
// sets each, half of them with a word on how they felt.
func fill(b testing.TB, dir string, sessions int) {
	b.Helper()
	s := openSound(b, dir)
	last, _ := stamp(dawn)
	for _, query := range []string{
		`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
		INSERT INTO sessions (routine, name, started_at, started_zone, ended_at, ended_zone, planned_ms, played_ms, finished, before, after)
		SELECT 'beginner', 'Beginner', at, 3600, at + 1200000, 3600, 1200000, 1200000, 1,
			CASE i % 2 WHEN 0 THEN i % 11 END, CASE i % 2 WHEN 0 THEN i % 7 END
		FROM (SELECT i, ?2 - (?1 - i) * 28800000 AS at FROM n)`,
		`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 8)
		INSERT INTO sets SELECT id, 0, i, 'exercise-' || ((id + i) % 40), 'beginner/main/exercise-' || ((id + i) % 40), '', 1,
			60000, 60000, started_at, 3600 FROM sessions, n`,
	} {
		if _, err := s.write.Exec(query, sessions, last); err != nil {
			b.Fatal(err)
		}
	}
	path := s.Path()
	s.Close()
	settle(b, path)
}

// settle has a file on the disk before anything is measured: else the first
// changes wait for the megabytes before them.
func settle(b testing.TB, path string) {
	b.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	if err := f.Sync(); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkOpen is opening and closing with a history of different lengths.
func BenchmarkOpen(b *testing.B) {
	for _, sessions := range []int{1, 1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(sessions), func(b *testing.B) {
			dir := b.TempDir()
			fill(b, dir, sessions)
			for b.Loop() {
				if err := openSound(b, dir).Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkOpenNew is the first start: the folder is empty.
func BenchmarkOpenNew(b *testing.B) {
	for b.Loop() {
		if err := openSound(b, b.TempDir()).Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkHistory is each statistic, and adding a session, with a history of
// different lengths.
func BenchmarkHistory(b *testing.B) {
	today := engine.DayOf(dawn)
	for _, sessions := range []int{1_000, 10_000, 100_000} {
		dir := b.TempDir()
		fill(b, dir, sessions)
		s := openSound(b, dir)
		added := 0
		for _, bench := range []struct {
			name string
			read func(b *testing.B) error
		}{
			{"year", func(b *testing.B) error { _, err := s.Days(b.Context(), today-366, today); return err }},
			{"weeks", func(b *testing.B) error { _, err := s.Weeks(b.Context(), time.Monday); return err }},
			{"weeks from Sunday", func(b *testing.B) error { _, err := s.Weeks(b.Context(), time.Sunday); return err }},
			{"totals", func(b *testing.B) error { _, err := s.Totals(b.Context()); return err }},
			{"most done", func(b *testing.B) error { _, err := s.MostDone(b.Context(), 10); return err }},
			{"most done in a year", func(b *testing.B) error { _, err := s.MostDoneOn(b.Context(), today-366, today, 10); return err }},
			{"newest sessions", func(b *testing.B) error { _, err := s.Sessions(b.Context(), 50); return err }},
			{"a day's sessions", func(b *testing.B) error { _, err := s.SessionsOn(b.Context(), today-9, today-9); return err }},
			{"all of the screen", func(b *testing.B) error { return openScreen(b, s, today) }},
			{"add", func(b *testing.B) error { added++; return addSession(b, s, dawn.Add(time.Duration(added)*8*time.Hour)) }},
		} {
			b.Run(fmt.Sprintf("%s/%d", bench.name, sessions), func(b *testing.B) {
				for b.Loop() {
					if err := bench.read(b); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// openScreen reads what a history screen shows at once.
func openScreen(b *testing.B, s *Store, today engine.Day) error {
	ctx := b.Context()
	_, a := s.Days(ctx, today-366, today)
	_, c := s.Weeks(ctx, time.Monday)
	_, d := s.Totals(ctx)
	_, e := s.MostDone(ctx, 10)
	_, f := s.Sessions(ctx, 50)
	return errors.Join(a, c, d, e, f)
}

// addSession records a session of one note.
func addSession(b *testing.B, s *Store, started time.Time) error {
	ctx := b.Context()
	id, err := s.BeginSession(ctx, engine.SessionRecord{Routine: "beginner", Started: started})
	if err != nil {
		return err
	}
	m := engine.Mark{Kind: engine.Work, Exercise: "exercise-1", Visit: 1, Worked: time.Minute, Played: time.Minute}
	if err := s.Progress(ctx, id, m); err != nil {
		return err
	}
	return s.EndSession(ctx, id, Ended{Played: time.Minute, Finished: true})
}

// BenchmarkBackup copies and checks a long history.
func BenchmarkBackup(b *testing.B) {
	dir := b.TempDir()
	fill(b, dir, 10_000)
	s := openSound(b, dir)
	for b.Loop() {
		if err := s.Backup(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSessions reads the newest hundred of a long history.
func BenchmarkSessions(b *testing.B) {
	dir := b.TempDir()
	fill(b, dir, 100_000)
	s := openSound(b, dir)
	for b.Loop() {
		if list, err := s.Sessions(b.Context(), 100); err != nil || len(list) != 100 {
			b.Fatal(len(list), err)
		}
	}
}
