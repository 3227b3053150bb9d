package engine

import "slices"

// Learnt is how often the user has done an exercise to its end.
type Learnt struct {
	// Times counts the sessions in which it was done.
	Times int
	// Away tells that the last of them is Forgotten days ago or more.
	Away bool
}

// Forgotten is after how many days an exercise is explained one step more fully.
const Forgotten = 28

// Stage is how well an exercise is known.
type Stage int

// The stages. An exercise that is new is told in full, one that is familiar
// briefly; of one that is known the voice says the name, the side and one cue.
const (
	StageNew Stage = iota
	StageFamiliar
	StageKnown
)

// The sessions after which an exercise is familiar and known.
const (
	familiarAfter = 2
	knownAfter    = 5
)

// Stage returns how well the exercise is known.
func (l Learnt) Stage() Stage {
	stage := StageNew
	switch {
	case l.Times >= knownAfter:
		stage = StageKnown
	case l.Times >= familiarAfter:
		stage = StageFamiliar
	}
	if l.Away {
		stage--
	}
	return max(stage, StageNew)
}

// guidanceKnown is GuidanceLearn for an exercise that is known.
const guidanceKnown Guidance = "known"

// guidance returns how much is said of an exercise.
func (c *compiler) guidance(ex *Exercise) Guidance {
	switch {
	case slices.Contains(c.prefs.Explained, ex.ID):
		return GuidanceFull
	case c.prefs.Guidance != GuidanceLearn:
		return c.prefs.Guidance
	}
	switch c.prefs.Learnt[ex.ID].Stage() {
	case StageKnown:
		if ex.Led {
			return GuidanceBrief
		}
		return guidanceKnown
	case StageFamiliar:
		return GuidanceBrief
	default:
		return GuidanceFull
	}
}

// common returns how much is said of what belongs to no exercise: with
// GuidanceLearn all of it while one of the exercises is new.
func (c *compiler) common(stops []stop) Guidance {
	if c.prefs.Guidance != GuidanceLearn {
		return c.prefs.Guidance
	}
	for i := range stops {
		if c.guidance(stops[i].ex) == GuidanceFull {
			return GuidanceFull
		}
	}
	return GuidanceBrief
}

// ways returns how much is said of the way into an exercise and out of it: never
// less than briefly, however well it is known.
func (g Guidance) ways() Guidance {
	if g == guidanceKnown {
		return GuidanceBrief
	}
	return g
}

// cue returns the one cue of a known exercise: its calm lines, and what it is good
// for, take turns from session to session.
func (c *compiler) cue(ex *Exercise) string {
	lines := ex.Say.During.Full
	if ex.Say.Benefit != "" {
		lines = append(lines[:len(lines):len(lines)], ex.Say.Benefit)
	}
	if len(lines) == 0 {
		return ""
	}
	return lines[c.prefs.Learnt[ex.ID].Times%len(lines)]
}
