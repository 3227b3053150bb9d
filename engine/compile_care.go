package engine

import (
	"cmp"
	"slices"
	"time"
)

// CarePhrases are the sentences that tell how a session is different.
type CarePhrases struct {
	// Different says how many exercises are different, from one; Many says it of
	// more than there are sentences for.
	Different []string `yaml:"different" lang:"text"`
	Many      string   `yaml:"many" lang:"text"`
	// Because is said where more than one condition is the reason.
	Because string `yaml:"because" lang:"text"`
}

// count says how many exercises are different.
func (p *CarePhrases) count(n int) string {
	if n <= len(p.Different) {
		return p.Different[n-1]
	}
	return p.Many
}

// safety opens a session that is taken along as a file.
func (c *compiler) safety() paragraph {
	if !c.prefs.TakenAlong {
		return paragraph{}
	}
	return paragraph{sentences: c.book.Safety.Spoken}
}

// different says at the start of a session that it is different, and why, at
// every guidance level: no change is silent.
func (c *compiler) different() paragraph {
	changes := c.care.Changes
	if len(changes) == 0 {
		return paragraph{}
	}
	p := &c.book.Phrases.Care
	because := ""
	for i, change := range changes {
		condition, _ := c.book.Condition(change.Condition)
		if i > 0 && condition.Because != because {
			because = ""
			break
		}
		because = condition.Because
	}
	return paragraph{sentences: []string{p.count(len(changes)), cmp.Or(because, p.Because)}}
}

// helps lists what the person is better off with on the way to the floor and back.
func (c *compiler) helps() []string {
	var all []string
	if c.routine.Surface != OnBed {
		for i := range c.care.people {
			all = append(all, missing(c.care.people[i].Handy, all)...)
		}
	}
	return all
}

// reminders says once in a session when to stop and which precautions to keep, at
// every guidance level.
func (c *compiler) reminders() paragraph {
	var all lineSet
	for i := range c.care.people {
		all.add(c.care.people[i].Remind...)
	}
	return paragraph{sentences: all.sentences}
}

// cautions says what the person must be careful with in an exercise, once the body is
// in its place, at every guidance level.
func (c *compiler) cautions(s *stop) paragraph {
	now, p := c.speech(), paragraph{}
	for _, care := range s.care {
		if care.Movement == GettingDown {
			continue // that is said before the way down
		}
		for _, line := range SplitSentences(care.Say) {
			if now.fresh(0, line) && !slices.Contains(p.sentences, line) {
				p.sentences = append(p.sentences, line)
			}
		}
	}
	return p
}

// wayDown says what the person must be careful with on the way down, where there
// is one: who kneels is there.
func (c *compiler) wayDown(s *stop, body Position) paragraph {
	now, p := c.speech(), paragraph{}
	for _, care := range s.care {
		if care.Movement != GettingDown || height(s.ex.Position) >= height(body) || body == Kneeling {
			continue
		}
		for _, line := range SplitSentences(care.Say) {
			if now.fresh(0, line) && !slices.Contains(p.sentences, line) {
				p.sentences = append(p.sentences, line)
			}
		}
	}
	return p
}

// careful marks the steps of an exercise with what the person must be careful
// with: the way down only while one gets into position.
func (c *compiler) careful(from int, s *stop) {
	working := slices.DeleteFunc(slices.Clone(s.care), func(care StepCare) bool { return care.Movement == GettingDown })
	for i := from; i < len(c.steps); i++ {
		switch step := &c.steps[i]; {
		case step.Exercise != s.ex.ID:
		case step.Kind == PositionStep:
			step.Care = s.care
		case step.Kind != Rest:
			step.Care = working
		}
	}
}

// The search for doses that fill a session up again.
const (
	fillSteps = 6
	// closeEnough is how near to its length a filled session must come.
	closeEnough = 10 * time.Second
	// mostLost is the share of its length, in percent, that a session may lose
	// before the routine no longer suits.
	mostLost = 15
)

// fill changes the doses of a routine that is different, inside their ranges,
// until the session lasts about as long as it would have without any care
// (care.md, rule 6): cautions and stand-ins lengthen it, what is left out
// shortens it.
func (care *Care) fill(compile func(*Preferences, *Care) (*Timeline, error), whole *Preferences) (*Timeline, error) {
	t, err := compile(care.Prefs, care)
	if err != nil || len(care.people) == 0 {
		return t, err
	}
	before, err := compile(whole, &Care{Prefs: whole, on: care.on})
	if err != nil {
		return t, nil // what was to be left out cannot even be laid out
	}
	low, high := 1.0, float64(MaxScale)
	if t.Length > before.Length {
		low, high = MinScale, 1
	}
	for range fillSteps {
		if t.near(before.Length) {
			break
		}
		scale := (low + high) / 2
		filled, err := compile(care.scaled(scale), care)
		if err != nil {
			return nil, err
		}
		if filled.Length > before.Length {
			high = scale
		} else {
			low = scale
		}
		if (filled.Length - before.Length).Abs() < (t.Length - before.Length).Abs() {
			t = filled
		}
	}
	if (t.Length-before.Length).Abs()*100 > before.Length*mostLost {
		care.Unsuited = true
	}
	return t, nil
}

// near reports whether the session lasts about as long as it should.
func (t *Timeline) near(length time.Duration) bool {
	return (t.Length - length).Abs() <= max(closeEnough, length*5/100)
}

// scaled returns the preferences with all doses scaled, within what users can
// set.
func (care *Care) scaled(scale float64) *Preferences {
	own := *care.Prefs
	for _, s := range []*float64{&own.Doses.Hold, &own.Doses.Reps, &own.Doses.Sets} {
		*s = min(max(*s*scale, MinScale), MaxScale)
	}
	return &own
}
