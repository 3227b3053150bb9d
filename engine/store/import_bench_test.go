package store

import (
	"bytes"
	"fmt"
	"io"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/history"
)

// tableOf is a table of sessions, so much time apart, up to dawn.
func tableOf(b *testing.B, write func(io.Writer, engine.Archive) error, sessions int, apart time.Duration) []byte {
	b.Helper()
	var a engine.Archive
	for i := range sessions {
		started := dawn.Add(-time.Duration(sessions-i) * apart)
		d := engine.SessionDetails{SessionRecord: engine.SessionRecord{
			Routine: "beginner", Name: "Beginner", Started: started, Ended: started.Add(20 * time.Minute),
			Planned: 20 * time.Minute, Played: 20 * time.Minute, Finished: true, Feeling: engine.Feeling{Before: new(i % 11), Note: "slept badly"},
		}}
		for k := range 4 {
			d.Sets = append(d.Sets, engine.SetRecord{
				Exercise: fmt.Sprint("exercise-", (i+k)%40), Place: "beginner/main/x", Set: 1, Planned: time.Minute, Worked: time.Minute, At: started,
			})
		}
		a.Sessions = append(a.Sessions, d)
	}
	var out bytes.Buffer
	if err := write(&out, a); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

// BenchmarkImport is a table of 200 000 sessions: read, compared with the history
// and brought in, for the first time and once more. Three sessions a day fill
// two centuries; one a minute fills each day.
func BenchmarkImport(b *testing.B) {
	const sessions = 200_000
	for _, form := range []struct {
		name  string
		apart time.Duration
		write func(io.Writer, engine.Archive) error
		read  func(io.Reader) (engine.Archive, []history.Problem, error)
	}{
		{"csv", 8 * time.Hour, history.WriteCSV, history.ReadCSV},
		{"csv of full days", time.Minute, history.WriteCSV, history.ReadCSV},
		{"json", 8 * time.Hour, history.WriteJSON, history.ReadJSON},
	} {
		text := tableOf(b, form.write, sessions, form.apart)
		read := func(b *testing.B) engine.Archive {
			a, problems, err := form.read(bytes.NewReader(text))
			if err != nil || len(problems) > 0 {
				b.Fatal(err, problems)
			}
			return a
		}
		b.Run(form.name+"/read", func(b *testing.B) {
			for b.Loop() {
				read(b)
			}
		})
		var s *Store
		again := func(b *testing.B, want Imported) {
			a := read(b)
			if done, err := s.Preview(b.Context(), a); err != nil || done != want {
				b.Fatal(done, err)
			}
			if want.Added == 0 {
				return // the window has nothing to add
			}
			if done, err := s.Import(b.Context(), a, nil); err != nil || done != want {
				b.Fatal(done, err)
			}
		}
		b.Run(form.name+"/first", func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				s = openSound(b, b.TempDir())
				b.StartTimer()
				again(b, Imported{Added: sessions})
			}
		})
		b.Run(form.name+"/again", func(b *testing.B) {
			s = openSound(b, b.TempDir())
			bringIn(b, s, read(b))
			b.ResetTimer()
			for b.Loop() {
				again(b, Imported{Known: sessions})
			}
		})
	}
}
