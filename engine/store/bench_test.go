package store

import (
	"fmt"
	"testing"
	"time"
)

// BenchmarkProgress is one step recorded, with the disk's own wait.
func BenchmarkProgress(b *testing.B) {
	s := openSound(b, b.TempDir())
	id := begin(b, s, "beginner")
	for i := 0; b.Loop(); i++ {
		p := Progress{Step: i, Kind: "work", Place: "beginner/main/cat-cow", Set: 1, Elapsed: time.Second}
		if err := s.Progress(b.Context(), id, p); err != nil {
			b.Fatal(err)
		}
	}
}

// fill puts sessions into a folder, all ended.
func fill(b *testing.B, dir string, sessions int) {
	b.Helper()
	s := openSound(b, dir)
	defer s.Close()
	_, err := s.write.Exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
		INSERT INTO sessions (routine, name, started_at, started_zone, ended_at, ended_zone, planned_ms, played_ms, finished)
		SELECT 'beginner', 'Beginner', i * 86400000, 3600, i * 86400000 + 1200000, 3600, 1200000, 1200000, 1 FROM n`, sessions)
	if err != nil {
		b.Fatal(err)
	}
}

// BenchmarkOpen is opening and closing with a history of different lengths.
func BenchmarkOpen(b *testing.B) {
	for _, sessions := range []int{1, 1_000, 100_000} {
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
