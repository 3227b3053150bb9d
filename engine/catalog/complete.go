package catalog

import (
	"slices"
	"strings"
	"unicode/utf8"

	"uncoil/engine"
)

// What an exercise is made of that says nothing about its movement.
const (
	usualRep     = 4.0  // seconds of a repetition
	pictureStays = 5.0  // seconds of each picture of a sequence
	stillPhase   = 10.0 // seconds; the length does not matter where nothing moves
	breatheIn    = "Breathe in."
	breatheOut   = "Breathe out."
	holdLine     = "Hold."
	backLine     = "And back."
)

// onFloor reports whether one lies or kneels on a mat in a position.
func onFloor(p engine.Position) bool {
	return p == engine.Kneeling || p == engine.Supine || p == engine.Prone || p == engine.SideLying
}

// complete returns a user's own exercise with everything that it leaves out:
// the position, the sides, the movement, and the lines that are shown and said.
// frames are those of its illustration; lender is the exercise whose
// illustration it borrows, nil if it borrows none.
func complete(e engine.Exercise, frames []string, lender *engine.Exercise) engine.Exercise {
	if e.Position == "" {
		e.Position = engine.Supine
	}
	if e.Sides == "" {
		e.Sides = engine.SidesNone
	}
	if e.Level == "" {
		e.Level = engine.LevelBeginner
	}
	if e.Aim == "" {
		e.Aim = engine.Stretch
	}
	if onFloor(e.Position) && !slices.Contains(e.Equipment, engine.Mat) {
		e.Equipment = append([]string{engine.Mat}, e.Equipment...)
	}
	if len(e.Cycle) == 0 {
		m := maker{e: &e, frames: framesOf(&e, frames), lender: lender}
		m.move()
	}
	e.Start.Show = firstLineOf(e.Start.Show, shownLine(e.Steps[0]))
	e.Cycle = slices.Clone(e.Cycle)
	e.Cycle[0].Show = firstLineOf(e.Cycle[0].Show, shownLine(e.Steps[len(e.Steps)-1]))
	if len(e.Say.Setup.Full) == 0 {
		for _, step := range e.Steps {
			e.Say.Setup.Full = append(e.Say.Setup.Full, engine.Plain(engine.SplitSentences(step)...)...)
		}
	}
	if len(e.Say.Setup.Brief) == 0 {
		e.Say.Setup.Brief = engine.Plain(engine.SplitSentences(e.Steps[0])[:1]...)
	}
	return e
}

// maker makes the movement of an exercise from its dose.
type maker struct {
	e      *engine.Exercise
	frames []string
	lender *engine.Exercise
}

// move fills in start, enter, cycle and leave.
func (m *maker) move() {
	if m.e.Start.Frame == "" && len(m.frames) > 0 {
		m.e.Start.Frame = m.frames[0]
	}
	if m.lender != nil {
		m.e.Start.Frame = m.lender.Start.Frame
		m.e.Enter, m.e.Leave = m.silent(m.lender.Enter), m.silent(m.lender.Leave)
	}
	phases := m.poses()
	switch kind := m.e.Dose.Kind; {
	case kind == engine.Repetitions:
		phases = m.repetition(phases)
	case m.breathes():
		phases = m.breath(phases)
	default:
		for i := range phases {
			phases[i].Seconds, phases[i].Breath = length(&phases[i]).Seconds(), engine.BreathFree
		}
	}
	m.e.Cycle = m.bothSides(phases)
}

// breathes reports whether the exercise leads the breath.
func (m *maker) breathes() bool {
	return m.e.Breathe || m.e.Dose.Kind == engine.HoldBreaths || m.e.Dose.Kind == engine.Flow
}

// poses returns the frames of the cycle as phases without words.
func (m *maker) poses() []engine.Phase {
	var phases []engine.Phase
	switch {
	case m.lender != nil:
		for i := range m.lender.Cycle {
			phases = append(phases, *m.silent(&m.lender.Cycle[i]))
		}
	case len(m.frames) > 0:
		for _, frame := range m.frames {
			phases = append(phases, engine.Phase{Frame: frame, Seconds: pictureStays})
		}
	default:
		phases = []engine.Phase{{Seconds: stillPhase}}
	}
	return phases
}

// silent returns a lent phase without its words and without what the sides of
// the exercise have no use for.
func (m *maker) silent(lent *engine.Phase) *engine.Phase {
	if lent == nil {
		return nil
	}
	p := *lent
	p.Show, p.Full, p.Brief, p.Again, p.Counts = "", "", "", nil, false
	if m.e.Sides != engine.SidesLeftRightBoth {
		p.BothFrame = ""
	}
	if m.e.Sides != engine.SidesAlternating {
		p.Side = engine.NoSide
	}
	return &p
}

// breath returns a cycle that is one breath: as lent where that is one already,
// else the first pose in and the last one out.
func (m *maker) breath(phases []engine.Phase) []engine.Phase {
	in := slices.IndexFunc(phases, func(p engine.Phase) bool { return p.Breath == engine.BreathIn })
	out := slices.IndexFunc(phases, func(p engine.Phase) bool { return p.Breath == engine.BreathOut })
	if in < 0 || out < 0 {
		first, last := phases[0], phases[len(phases)-1]
		first.Breath, last.Breath = engine.BreathIn, engine.BreathOut
		first.Seconds, last.Seconds = 0, 0
		phases, in, out = []engine.Phase{first, last}, 0, 1
	}
	phases[in].Full, phases[in].Brief = breatheIn, breatheIn
	phases[out].Full, phases[out].Brief = breatheOut, breatheOut
	return phases
}

// repetition returns a cycle that is one repetition, all of it as long as the
// dose says, the first phase counted.
func (m *maker) repetition(phases []engine.Phase) []engine.Phase {
	whole := m.e.Dose.Seconds
	lent := 0.0
	for i := range phases {
		lent += length(&phases[i]).Seconds()
	}
	if whole == 0 {
		whole = usualRep
		if m.lender != nil {
			whole = min(lent, maxPhase)
		}
	}
	// Of more poses than there is time for, the first and the last are shown.
	if whole/float64(len(phases)) < minPhase || m.e.Breathe {
		phases = []engine.Phase{phases[0], phases[len(phases)-1]}
		lent = 0
	}
	for i := range phases {
		p := &phases[i]
		if lent > 0 {
			p.Seconds = max(minPhase, length(p).Seconds()*whole/lent)
		} else {
			p.Seconds = whole / float64(len(phases))
		}
		p.Breath = engine.BreathFree
	}
	if m.e.Breathe {
		phases[0].Breath, phases[1].Breath = engine.BreathIn, engine.BreathOut
	}
	if m.e.Dose.Hold > 0 {
		phases = m.held(phases)
	}
	phases[0].Counts = true
	return phases
}

// held returns a repetition with a hold at its top, of an alternating exercise one
// on each side: where the movement is about to come back, or in the middle of one
// that has a single pose.
func (m *maker) held(phases []engine.Phase) []engine.Phase {
	hold := func(p engine.Phase) engine.Phase {
		return engine.Phase{
			Frame: p.Frame, BothFrame: p.BothFrame, Side: p.Side, Seconds: m.e.Dose.Hold, Breath: engine.BreathFree,
			Show: holdLine, Full: holdLine, Brief: holdLine,
		}
	}
	if len(phases) == 1 {
		half := phases[0]
		half.Seconds /= 2
		back := half
		back.Show, back.Full, back.Brief = backLine, backLine, backLine
		return []engine.Phase{half, hold(half), back}
	}
	away := func(p engine.Phase) bool { return p.Frame != m.e.Start.Frame }
	var all []engine.Phase
	once := false
	for i, p := range phases {
		all = append(all, p)
		if away(p) && (i == len(phases)-1 || !away(phases[i+1])) && (!once || m.e.Sides == engine.SidesAlternating) {
			all, once = append(all, hold(p)), true
		}
	}
	if !once { // it ends where it starts, however many poses it has
		last := phases[len(phases)-1]
		return append(phases, hold(last))
	}
	return all
}

// bothSides gives both sides of an alternating exercise the same phases, where
// they are not lent for both already.
func (m *maker) bothSides(phases []engine.Phase) []engine.Phase {
	if m.e.Sides != engine.SidesAlternating {
		return phases
	}
	left, right := slices.Clone(phases), slices.Clone(phases)
	for i := range phases {
		if phases[i].Side != engine.NoSide && m.equal(phases) {
			return phases
		}
		left[i].Side, right[i].Side = engine.LeftSide, engine.RightSide
		right[i].Counts = false // one repetition is both sides
	}
	return append(left, right...)
}

// equal reports whether phases give both sides the same time.
func (m *maker) equal(phases []engine.Phase) bool {
	var left, right float64
	for i := range phases {
		switch phases[i].Side {
		case engine.LeftSide:
			left += length(&phases[i]).Seconds()
		case engine.RightSide:
			right += length(&phases[i]).Seconds()
		}
	}
	return left > 0 && left == right
}

// shownLine returns a line short enough to be read from across the room: the
// text itself, or as many of its words as there is room for.
func shownLine(text string) string {
	if utf8.RuneCountInString(text) <= maxShown {
		return text
	}
	line := ""
	for _, word := range strings.Fields(text) {
		if utf8.RuneCountInString(line)+utf8.RuneCountInString(word)+2 > maxShown {
			break
		}
		line = strings.TrimSpace(line + " " + word)
	}
	if line == "" { // one endless word
		line = string([]rune(text)[:maxShown-1])
	}
	return strings.TrimRight(line, ",;:.") + "…"
}
