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

// fewer are the routines that fall short of a goal, and why.
var fewer = map[string]string{
	"gym-traction": "its rests are time to set a bench, to fetch a ball and for the head to clear",
	"wind-down":    "it warms up with one slow movement, to lead to sleep",
}

// TestWhereTheMinutesGo holds what a session spends its time on, new and learnt. The
// rests, a seventh of it, are the user's.
func TestWhereTheMinutesGo(t *testing.T) {
	books, voice := builtIn(t)
	for _, r := range books.Routines() {
		for times, share := range map[int]float64{0: 0.59, 5: 0.69} {
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
			if fewer[r.ID] != "" {
				continue
			}
			if s.work.Seconds() < share*s.total.Seconds() {
				t.Errorf("%s, done %d times: work is %v of %v", r.ID, times, s.work, s.total)
			}
			warm, main, cool := s.blocks[engine.WarmUp], s.blocks[engine.Main], s.blocks[engine.CoolDown]
			if s.total >= 15*time.Minute && (warm < 5*time.Minute || main < 6*time.Minute || main < warm || main < cool) {
				t.Errorf("%s, done %d times: warm-up %v, main block %v, cool-down %v", r.ID, times, warm, main, cool)
			}
		}
	}
}

// TestRestsAloneDecideWhatTheyAdd plays every routine without rests, with half of
// them and with all.
func TestRestsAloneDecideWhatTheyAdd(t *testing.T) {
	books, voice := builtIn(t)
	for _, r := range books.Routines() {
		with := func(scale float64) (length, rests time.Duration) {
			prefs := engine.DefaultPreferences()
			prefs.Guidance = engine.GuidanceFull
			own := r
			pause := func(p *engine.Pause) *engine.Pause {
				if p == nil {
					return nil
				}
				half := engine.PauseOf(time.Duration(scale * float64(p.Lasts(&prefs))))
				return &half
			}
			book := *books.Book()
			book.Exercises = map[string]engine.Exercise{}
			for id, ex := range books.Book().Exercises {
				ex.Rest, ex.SetRest = pause(ex.Rest), pause(ex.SetRest)
				book.Exercises[id] = ex
			}
			own.Rest, own.Blocks = pause(r.Rest), nil
			for _, b := range r.Blocks {
				b.Rest = pause(b.Rest)
				items := []engine.Item{}
				for _, item := range b.Items {
					item.Rest, item.SetRest, item.SideRest, item.Before = pause(item.Rest), pause(item.SetRest), pause(item.SideRest), pause(item.Before)
					items = append(items, item)
				}
				b.Items = items
				own.Blocks = append(own.Blocks, b)
			}
			prefs.Rests.Default, prefs.Rests.BetweenSets, prefs.Rests.BetweenSides = *pause(&prefs.Rests.Default), *pause(&prefs.Rests.BetweenSets), *pause(&prefs.Rests.BetweenSides)
			tl, err := engine.Compile(&own, &book, &prefs, voice)
			if err != nil {
				t.Fatal(err)
			}
			for i := range tl.Steps {
				if s := &tl.Steps[i]; s.Kind == engine.Rest {
					rests += s.Length
				} else {
					rests += s.Pause.Lasts(&prefs)
				}
			}
			return tl.Length, rests
		}
		whole, rests := with(1)
		for _, scale := range []float64{0, 0.5} {
			shorter, left := with(scale)
			if off := whole - shorter - (rests - left); off.Abs() > 2*time.Second {
				t.Errorf("%s: rests at %v take %v away, and the session is %v shorter", r.ID, scale, rests-left, whole-shorter)
			}
		}
	}
}
