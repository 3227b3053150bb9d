package practice_test

import (
	"testing"
	"time"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/practice"
	"uncoil/engine/store"
)

// What is learnt is learnt from the session that has just been led: not from one
// that a clock set wrong has noted in the future, and not from the one before if
// this one is not on the disk.
func TestDosesFollowTheSessionThatWasLed(t *testing.T) {
	for name, tt := range map[string]struct {
		led  time.Duration // after now, by the clock
		hurt bool
		kept bool
		want float64
	}{
		"well":             {0, false, true, 0.6},
		"with pain":        {0, true, true, 0.3},
		"before by clock":  {-time.Hour, true, true, 0.3},
		"not on the disk":  {0, true, false, 0.5},
		"well, and before": {-time.Hour, false, true, 0.6},
	} {
		t.Run(name, func(t *testing.T) {
			now := time.Now()
			kept, err := store.Open(t.Context(), t.TempDir(), store.Options{Now: func() time.Time { return now }})
			if err != nil {
				t.Fatal(err)
			}
			defer kept.Close()
			lead := func(at time.Time, hurt bool) int64 {
				id, err := kept.BeginSession(t.Context(), engine.SessionRecord{Routine: "beginner", Started: at})
				if err != nil {
					t.Fatal(err)
				}
				m := engine.Mark{Step: 1, Visit: 1, Kind: engine.Work, Place: "p", Exercise: "cat-cow", Set: 1, Planned: time.Minute, Worked: time.Minute, Played: time.Minute}
				if err := kept.Progress(t.Context(), id, m); err != nil {
					t.Fatal(err)
				}
				if hurt {
					if _, err := kept.AddHurt(t.Context(), id, engine.Hurt{Exercise: "cat-cow"}); err != nil {
						t.Fatal(err)
					}
				}
				if err := kept.EndSession(t.Context(), id, store.Ended{Played: time.Minute, Finished: true}); err != nil {
					t.Fatal(err)
				}
				return id
			}
			// On another day, so that it may rise again today.
			lead(now.Add(-48*time.Hour), false)
			if tt.led < 0 {
				lead(now.Add(48*time.Hour), false)
			}
			id := int64(4711)
			if tt.kept {
				id = lead(now.Add(tt.led), tt.hurt)
			}
			books, err := catalog.Load(assets.Files(), nil)
			if err != nil {
				t.Fatal(err)
			}
			routine, err := books.Routine("beginner")
			if err != nil {
				t.Fatal(err)
			}
			prefs := &settings{engine.DefaultPreferences()}
			prefs.prefs.Progress = map[string]float64{"cat-cow": 0.5}
			p := &practice.Practice{Settings: prefs, History: kept, Now: func() time.Time { return now }, Book: books.Book(), Routines: books.Routines()}
			lesson, err := p.ReadLesson(t.Context(), id)
			if (err == nil) != tt.kept || lesson.Empty() == tt.kept {
				t.Fatalf("to be learned is %+v, %v", lesson, err)
			}
			if tt.kept {
				p.Outcome(routine, engine.Feeling{}).Learn(lesson)
			}
			if got := prefs.prefs.Progress["cat-cow"]; got != tt.want {
				t.Errorf("progress %v, want %v", got, tt.want)
			}
		})
	}
}
