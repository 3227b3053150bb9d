package progress

import (
	"slices"

	"uncoil/engine"
)

const (
	// Recent is how many days the suggestion of a level looks back.
	Recent = 28
	// Practised is how many sessions that went well must lie in them.
	Practised = 8
	// Mastered is the progress from which an exercise counts as mastered, and
	// MasteredShare the share of the exercises that must be.
	Mastered      = 0.9
	MasteredShare = 0.75
	// Calm is how many days must have passed without pain.
	Calm = 14
	// TooOften is how many of the last LastFew sessions may hurt before an
	// easier level is suggested.
	TooOften = 2
	LastFew  = 5
)

// The reasons of a suggestion, besides LongBreak.
const (
	// LevelMastered suggests the next level.
	LevelMastered Reason = "level-mastered"
	// HurtsOften suggests the level before.
	HurtsOften Reason = "hurts-often"
)

// Suggestion is a level to continue with, and why. It is never applied without
// the user's consent.
type Suggestion struct {
	Level engine.Level
	Why   Reason
	// Count is what stands behind the reason: sessions that went well, sessions
	// that hurt, or days without a session.
	Count int
}

// Suggest returns a level to go on with, and false if the present one is right.
// past holds the sessions up to today, the oldest first; those of the last four
// weeks are enough, with the last one before them.
func Suggest(level engine.Level, present map[string]float64, past []Session, today engine.Day) (Suggestion, bool) {
	levels := engine.Levels() // from the easiest
	i := slices.Index(levels, level)
	if i < 0 || len(past) == 0 {
		return Suggestion{}, false
	}
	if i > 0 {
		if away := int(today - past[len(past)-1].Day); away >= Recent {
			return Suggestion{levels[i-1], LongBreak, away}, true
		}
		if n := hurting(past, today); n >= TooOften {
			return Suggestion{levels[i-1], HurtsOften, n}, true
		}
	}
	if i < len(levels)-1 {
		if n, ok := mastered(present, past, today); ok {
			return Suggestion{levels[i+1], LevelMastered, n}, true
		}
	}
	return Suggestion{}, false
}

// hurting counts the sessions with pain among the last few.
func hurting(past []Session, today engine.Day) (n int) {
	for _, s := range past[max(0, len(past)-LastFew):] {
		if len(s.Hurt) > 0 && today-s.Day <= Recent {
			n++
		}
	}
	return n
}

// mastered reports whether what was done of late is mastered, and how many
// sessions that went well say so.
func mastered(present map[string]float64, past []Session, today engine.Day) (sessions int, ok bool) {
	done := map[string]bool{}
	for _, s := range past {
		if today-s.Day > Recent || s.Day > today {
			continue
		}
		if len(s.Hurt) > 0 && today-s.Day < Calm {
			return 0, false
		}
		if s.well() != WentWell {
			continue
		}
		sessions++
		for id := range s.Done {
			done[id] = true
		}
	}
	if last := past[len(past)-1]; sessions < Practised || last.well() != WentWell {
		return sessions, false
	}
	high := 0
	for id := range done {
		if present[id] >= Mastered {
			high++
		}
	}
	return sessions, len(done) > 0 && float64(high) >= MasteredShare*float64(len(done))
}

// ChangeLevel returns the progress with which to go on in another level. One
// level higher begins exactly where the lower one ends, and one level lower goes
// on in its middle, so that the step back is felt.
func ChangeLevel(present map[string]float64, from, to engine.Level) map[string]float64 {
	levels := engine.Levels()
	a, b := slices.Index(levels, from), slices.Index(levels, to)
	next := sound(present)
	for id := range next {
		switch {
		case b > a:
			next[id] = 0
		case b < a:
			next[id] = 0.5
		}
	}
	return next
}
