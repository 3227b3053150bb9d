package engine

import "fmt"

// EveryLine returns every sentence the phrases can speak, each once: what must
// be recorded besides the exercises' own lines.
func (p *Phrases) EveryLine() []string {
	var all lineSet
	all.lines(p.Welcome...)
	all.lines(p.Fetch, p.Rest, p.GetIt, p.Prepare, p.Ready, p.Halfway, p.Ending, p.LastEach, p.Leave)
	all.lines(p.Done...)
	all.add(p.Stop...)
	for _, k := range DoseKinds() {
		all.lines(p.Last[k])
	}
	for _, id := range Equipment() {
		all.add(p.Needs[id].First, p.Needs[id].More, p.Needs[id].Handy, p.Needs[id].ByMat)
	}
	for _, k := range BlockKinds() {
		all.lines(p.Blocks[k])
	}
	for _, to := range Positions() {
		all.lines(p.Resting[to])
		all.directions(p.Moves[to].Any, p.Rise[to], p.Afterwards[to])
		for _, from := range Positions() {
			all.directions(p.Moves[to].From[from])
		}
	}
	all.directions(p.Bed.Begin, p.Bed.Rise)
	for _, to := range Positions() {
		all.directions(p.Stay[to], p.Bed.Moves[to].Any)
		for _, from := range Positions() {
			all.directions(p.Bed.Moves[to].From[from])
		}
	}
	for _, s := range []Side{LeftSide, RightSide, BothSides} {
		all.add(p.FirstSide[s], p.NowSide[s], p.OnlySide[s])
	}
	all.add(p.EachSide, p.Paused, p.Slept)
	all.add(p.sidedDoses()...)
	all.add(p.Hurt.Lines(true)...)
	for _, g := range Guidances() {
		all.add(p.Guided[g])
	}
	all.add(p.Check...)
	all.add(p.Hurt.HowLong()...)
	all.add(p.Care.Different...)
	all.add(p.Care.Many, p.Care.Because)
	all.add(p.CountIn...)
	for n := 1; n <= MaxSpokenCount; n++ {
		all.add(p.CountLine(n), numbered(p.Breath, p.Breaths, n), numbered(p.Time, p.Times, n), numbered(p.Round, p.Rounds, n))
	}
	for n := 2; n <= MaxSpokenSets; n++ {
		all.add(fmt.Sprintf(p.Sets, n), fmt.Sprintf(p.Set, n))
	}
	for _, l := range p.Lengths {
		all.add(l.Say)
	}
	for n := 1; n <= MaxSpokenSeconds; n++ {
		all.add(numbered(p.Second, p.Seconds, n))
	}
	for n := 1; n <= MaxSpokenMinutes; n++ {
		all.add(numbered(p.Minute, p.Minutes, n))
	}
	return all.sentences
}

// CareLines returns every sentence that is spoken to those who are careful with
// something, each once, but for the exercises' own.
func (b *Book) CareLines() []string {
	var all lineSet
	all.add(b.Safety.Spoken...)
	for i := range b.Conditions {
		c := &b.Conditions[i]
		all.add(c.Because)
		all.add(c.Remind...)
		for _, m := range Movements() {
			all.caution(c.Cautions[m])
		}
	}
	for i := range b.Movements {
		all.caution(b.Movements[i].Caution)
	}
	for i := range b.Adapted {
		for _, w := range b.Adapted[i].Words {
			all.add(w.Say)
		}
	}
	return all.sentences
}

// EveryLine returns every sentence that the exercise can speak, each once, but
// for the one that announces it.
func (e *Exercise) EveryLine() []string {
	var all lineSet
	e.add(&all)
	for i := range e.Adapted {
		e.As(&e.Adapted[i]).add(&all)
	}
	return all.sentences
}

// add adds every sentence that the exercise can speak as it stands.
func (e *Exercise) add(all *lineSet) {
	all.add(sentence(e.SpokenName()))
	all.directions(e.Say.Way, e.Say.Setup, e.Say.Switch, e.Say.After)
	all.lines(e.Say.Warn, e.Say.Join, e.Say.During, e.Say.Halfway)
	all.add(e.Say.Benefit)
	all.add(e.Easier) // when it hurts
	for i := range e.Cautions {
		if c := &e.Cautions[i]; !c.ForEverybody() {
			all.caution(c.Say)
		}
	}
	phases := append([]Phase(nil), e.Cycle...)
	for _, p := range []*Phase{e.Enter, e.Leave} {
		if p != nil {
			phases = append(phases, *p)
		}
	}
	for _, p := range phases {
		all.add(p.Full, p.Brief, p.Both)
		all.add(p.Again...)
	}
}

// lineSet collects sentences, each once, empty ones not at all.
type lineSet struct {
	sentences []string
	seen      map[string]bool
}

func (s *lineSet) add(lines ...string) {
	if s.seen == nil {
		s.seen = map[string]bool{}
	}
	for _, l := range lines {
		if l != "" && !s.seen[l] {
			s.seen[l] = true
			s.sentences = append(s.sentences, l)
		}
	}
}

func (s *lineSet) caution(text string) {
	if text != "" {
		s.add(SplitSentences(text)...)
	}
}

func (s *lineSet) lines(groups ...Lines) {
	for _, g := range groups {
		s.add(g.Full...)
		s.add(g.Brief...)
	}
}

func (s *lineSet) directions(groups ...Directions) {
	for _, g := range groups {
		s.add(Sentences(g.Full)...)
		s.add(Sentences(g.Brief)...)
	}
}
