package engine

import (
	"maps"
	"slices"
)

// Adaptation changes the words of an exercise for users with a condition, so that
// no sentence contradicts what they must be careful with.
type Adaptation struct {
	// For are the conditions, About the movements of the exercise, that it is for.
	For   []string   `yaml:"for,omitempty"`
	About []Movement `yaml:"about,omitempty"`
	// Sides is how the two sides are worked instead; empty leaves them.
	Sides SideScheme `yaml:"sides,omitempty"`
	// Frames are the poses that change.
	Frames []Reframing `yaml:"frames,omitempty"`
	// Words are the sentences that change.
	Words []Rewording `yaml:"words,omitempty"`
}

// Rewording is a sentence, spoken or shown, and what takes its place.
type Rewording struct {
	Of string `yaml:"of"`
	// Say is said or shown instead; without it the sentence is left out.
	Say string `yaml:"say,omitempty" lang:"text"`
}

// Reframing is a pose of the exercise, and the one of its illustration that is shown in its
// place, by their names. Where adaptations change the same pose, the first counts, with all
// its poses.
type Reframing struct {
	Of   string `yaml:"of"`
	Show string `yaml:"show"`
}

// reword returns what is said in place of a sentence: itself in most cases.
type reword func(sentence string) string

// rewording combines adaptations: where two of them change the same sentence, the
// first one counts.
func rewording(adapted []*Adaptation) reword {
	instead := map[string]string{}
	for _, a := range adapted {
		for _, w := range a.Words {
			if _, ok := instead[w.Of]; !ok {
				instead[w.Of] = w.Say
			}
		}
	}
	return func(sentence string) string {
		if say, ok := instead[sentence]; ok {
			return say
		}
		return sentence
	}
}

// concerns reports whether the adaptation applies to a condition that is careful
// with the given movements.
func (a *Adaptation) concerns(c *Condition, movements []Movement) bool {
	return slices.Contains(a.For, c.ID) ||
		slices.ContainsFunc(a.About, func(m Movement) bool { return slices.Contains(movements, m) })
}

// adapted returns the exercise with the words for the person: the exercise
// itself, where no adaptation applies.
func (care *Care) adapted(ex *Exercise) *Exercise {
	var mine []*Adaptation
	for i := range ex.Adapted {
		a := &ex.Adapted[i]
		for k := range care.people {
			c := &care.people[k]
			if met, _ := c.meets(ex, care.on); a.concerns(c, met) {
				mine = append(mine, a)
				break
			}
		}
	}
	return ex.as(mine)
}

// as returns the exercise with some adaptations.
func (e *Exercise) as(adapted []*Adaptation) *Exercise {
	if len(adapted) == 0 {
		return e
	}
	own := e.reworded(rewording(adapted))
	instead := map[string]string{}
	for _, a := range adapted {
		if a.Sides != "" {
			own.Sides = a.Sides
		}
		if slices.ContainsFunc(a.Frames, func(f Reframing) bool { return instead[f.Of] != "" }) {
			continue // poses of two adaptations need not go together
		}
		for _, f := range a.Frames {
			instead[f.Of] = f.Show
		}
	}
	own.repose(instead)
	return own
}

// repose shows poses in place of others, from the start to the way out. The phases must
// be the exercise's own.
func (e *Exercise) repose(instead map[string]string) {
	change := func(frame *string) {
		if show, ok := instead[*frame]; ok {
			*frame = show
		}
	}
	change(&e.Start.Frame)
	change(&e.Shown)
	phases := []*Phase{e.Enter, e.Leave}
	for i := range e.Cycle {
		phases = append(phases, &e.Cycle[i])
	}
	for _, p := range phases {
		if p != nil {
			change(&p.Frame)
			change(&p.BothFrame)
		}
	}
}

// Eased returns an exercise as it is led for a person on a surface: with the words and
// poses for what they are careful with. It is the exercise itself where nothing changes.
func (b *Book) Eased(ex *Exercise, prefs *Preferences, on Surface) *Exercise {
	care := &Care{people: b.CarefulWith(prefs), on: on}
	return care.adapted(ex)
}

// As returns the exercise as it is led with one of its adaptations.
func (e *Exercise) As(a *Adaptation) *Exercise { return e.as([]*Adaptation{a}) }

// reworded returns a copy of the exercise with say applied to every sentence that
// is said or shown while it is done.
func (e *Exercise) reworded(say reword) *Exercise {
	own := *e
	own.Start.Show = say(e.Start.Show)
	own.Enter, own.Leave = e.Enter.reworded(say), e.Leave.reworded(say)
	own.Cycle = slices.Clone(e.Cycle)
	for i := range own.Cycle {
		own.Cycle[i] = *own.Cycle[i].reworded(say)
	}
	own.Say = Speech{
		Warn: e.Say.Warn.reworded(say), Benefit: say(e.Say.Benefit),
		Way: e.Say.Way.reworded(say), Setup: e.Say.Setup.reworded(say), Switch: e.Say.Switch.reworded(say),
		Join: e.Say.Join.reworded(say), During: e.Say.During.reworded(say), Halfway: e.Say.Halfway.reworded(say), After: e.Say.After.reworded(say),
	}
	return &own
}

func (p *Phase) reworded(say reword) *Phase {
	if p == nil {
		return nil
	}
	own := *p
	own.Show, own.Full, own.Brief, own.Both, own.Again = say(p.Show), say(p.Full), say(p.Brief), say(p.Both), rewordAll(p.Again, say)
	return &own
}

func (l Lines) reworded(say reword) Lines {
	return Lines{Full: rewordAll(l.Full, say), Brief: rewordAll(l.Brief, say)}
}

func (d Directions) reworded(say reword) Directions {
	each := func(all []Direction) []Direction {
		var own []Direction
		for _, one := range all {
			if one.Say = say(one.Say); one.Say != "" {
				own = append(own, one)
			}
		}
		return own
	}
	return Directions{Full: each(d.Full), Brief: each(d.Brief)}
}

// rewordAll changes sentences that take turns or follow one another, each once.
func rewordAll(sentences []string, say reword) []string {
	var own []string
	for _, text := range sentences {
		if text = say(text); text != "" && !slices.Contains(own, text) {
			own = append(own, text)
		}
	}
	return own
}

// Texts returns every sentence that is said or shown while the exercise is done.
func (e *Exercise) Texts() []string { return textsOf(func(say reword) { e.reworded(say) }) }

// Texts returns the sentences that lead into positions, rest there, and rise.
func (p *Phrases) Texts() []string {
	return textsOf(func(say reword) {
		p.reworded(say)
		p.On(OnBed).reworded(say)
	})
}

func textsOf(visit func(say reword)) []string {
	var all lineSet
	visit(func(sentence string) string {
		all.add(sentence)
		return sentence
	})
	return all.sentences
}

// adaptedTo returns the book with the common phrases adapted to the conditions.
func (b *Book) adaptedTo(people []Condition) *Book {
	var mine []*Adaptation
	for i := range b.Adapted {
		a := &b.Adapted[i]
		if slices.ContainsFunc(people, func(c Condition) bool { return a.concerns(&c, slices.Concat(c.Leave, c.Ask)) }) {
			mine = append(mine, a)
		}
	}
	if len(mine) == 0 {
		return b
	}
	own := *b
	own.Phrases = *b.Phrases.reworded(rewording(mine))
	return &own
}

// reworded returns the phrases with say applied to the ways into positions, the
// rests and the ways up.
func (p *Phrases) reworded(say reword) *Phrases {
	own := *p
	own.Moves, own.Resting, own.Rise, own.Stay = maps.Clone(p.Moves), maps.Clone(p.Resting), maps.Clone(p.Rise), maps.Clone(p.Stay)
	for to, move := range own.Moves {
		move.Any, move.From = move.Any.reworded(say), maps.Clone(move.From)
		for from, way := range move.From {
			move.From[from] = way.reworded(say)
		}
		own.Moves[to] = move
	}
	for at, lines := range own.Resting {
		own.Resting[at] = lines.reworded(say)
	}
	for from, way := range own.Rise {
		own.Rise[from] = way.reworded(say)
	}
	for at, way := range own.Stay {
		own.Stay[at] = way.reworded(say)
	}
	return &own
}
