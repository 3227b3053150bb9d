package main

import (
	"fmt"
	"testing"
	"time"

	"uncoil/engine"
)

// spent is what the time of a session is spent on.
type spent struct {
	total, work, words, resting, moving time.Duration
	blocks                              map[engine.BlockKind]time.Duration
	floors                              int
}

// spend adds up a timeline.
func spend(t *engine.Timeline, book *engine.Book) spent {
	s := spent{total: t.Length, blocks: map[engine.BlockKind]time.Duration{}}
	standing := true
	for i := range t.Steps {
		step := &t.Steps[i]
		switch step.Kind {
		case engine.Work:
			s.work += step.Length
			s.blocks[step.Block] += step.Length
		case engine.Rest:
			s.resting += step.Length
		case engine.PositionStep:
			s.moving += step.Length
			ex := book.Exercises[step.Exercise]
			if up := ex.Position == engine.Standing || ex.Position == engine.Hanging; up != standing {
				standing = up
				s.floors++
			}
		}
		for _, c := range step.Cues {
			if c.Kind == engine.Speak {
				s.words += c.Length
			}
		}
	}
	return s
}

func (s *spent) String() string {
	share := func(d time.Duration) string { return fmt.Sprintf("%3.0f%%", 100*d.Seconds()/s.total.Seconds()) }
	return fmt.Sprintf("%6s work %6s %s warm %5s main %5s cool %5s rest %s moving %s words %s changes %d",
		s.total.Round(time.Second), s.work.Round(time.Second), share(s.work), s.blocks[engine.WarmUp].Round(time.Second),
		s.blocks[engine.Main].Round(time.Second), s.blocks[engine.CoolDown].Round(time.Second), share(s.resting), share(s.moving), share(s.words), s.floors)
}

func TestWhereTheMinutesGo(t *testing.T) {
	books, voice := builtIn(t)
	for _, r := range books.Routines() {
		for _, times := range []int{0, 2, 5} {
			prefs := engine.DefaultPreferences()
			prefs.Learnt = map[string]engine.Learnt{}
			for _, ex := range books.Exercises() {
				prefs.Learnt[ex.ID] = engine.Learnt{Times: times}
			}
			tl, err := engine.Compile(&r, books.Book(), &prefs, voice)
			if err != nil {
				t.Fatal(err)
			}
			s := spend(tl, books.Book())
			t.Logf("%-22s %d %s", r.ID, times, &s)
		}
	}
}
