package figure

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// Scene is an illustration prepared for drawing: its poses are solved, and one
// crop is computed for all frames and in-betweens, so that nothing jumps. It is
// immutable, so several canvases may draw it at once.
type Scene struct {
	art      *Art
	view     View
	index    map[string]int
	postures []posture
	spans    []span    // from·n + to
	framing            // of all movements
	stills   []framing // of each frame alone
	// lies tells that the person lies and is seen from the side: the other side is
	// then shown by exchanging the limbs.
	lies bool
	on   Ground
	// below is the prop that the trunk rests on and that rolls below it, nil for none;
	// resting tells in which frames it does.
	below   *Prop
	resting []bool
	// walked is how far a person who walks has come in each frame, in centimetres, and mark
	// the distance of the marks on the floor below them.
	walked []float64
	mark   float64
}

// framing is the part of the scene that a picture shows.
type framing struct {
	crop box
	// floor is the part of the floor that is drawn, with a mat on it or without.
	floor box
	// left is the share of what is too wide in a picture that goes to the left: most of it
	// to the side that no wall fills.
	left float64
}

// span describes the movement from one frame to another.
type span struct {
	sweep         sweep
	arms, legs    [2]stride
	through       int // a frame that it passes through, or -1
	before, after int // neighbours in the cycle, or -1
}

// box is a rectangle in centimetres.
type box struct{ x0, y0, x1, y1 float64 }

func (b *box) include(v vec) {
	b.x0, b.y0 = min(b.x0, v.x), min(b.y0, v.y)
	b.x1, b.y1 = max(b.x1, v.x), max(b.y1, v.y)
}

func emptyBox() box { return box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)} }

// Ground is what the person is drawn on.
type Ground int

// The grounds.
const (
	OnFloor Ground = iota
	OnMat
)

// NewScene prepares an illustration for drawing. It fails only where nothing
// could be drawn; Check lists every other fault.
func NewScene(a *Art, on Ground) (*Scene, error) {
	if len(a.Frames) == 0 {
		return nil, errors.New("the illustration has no frames: give at least one")
	}
	s := &Scene{art: a, view: a.View, on: on, index: map[string]int{}}
	for i := range a.Frames {
		name := a.Frames[i].Name
		if _, twice := s.index[name]; twice {
			return nil, fmt.Errorf("two frames are called %q: give each its own name", name)
		}
		s.index[name] = i
		s.postures = append(s.postures, newPosture(&a.Frames[i], a.View))
	}
	for _, m := range a.moves() {
		if !s.HasFrame(m.From) || !s.HasFrame(m.To) || m.Through != "" && !s.HasFrame(m.Through) {
			return nil, fmt.Errorf("the move from %q to %q names a frame that does not exist", m.From, m.To)
		}
	}
	s.lies = a.liesInProfile()
	s.planRest()
	s.planSpans()
	s.planWalk()
	s.chooseCrop()
	return s, nil
}

// View is the side from which the person is seen.
func (s *Scene) View() View { return s.view }

// FrameNames lists the frames in the order they were authored.
func (s *Scene) FrameNames() []string {
	names := make([]string, 0, len(s.art.Frames))
	for i := range s.art.Frames {
		names = append(names, s.art.Frames[i].Name)
	}
	return names
}

// showsMistake reports whether a moment is the picture of the common mistake.
func (s *Scene) showsMistake(m *Moment) bool {
	from, to := s.frames(m)
	return from == to && s.art.Frames[from].Name == Mistake
}

// HasFrame reports whether the scene has a frame of that name.
func (s *Scene) HasFrame(name string) bool {
	_, ok := s.index[name]
	return ok
}

// moves lists the declared moves and the steps of the cycle; if there are none,
// every consecutive pair.
func (a *Art) moves() []Move {
	moves := slices.Clone(a.Moves)
	for i, name := range a.Cycle {
		next := a.Cycle[(i+1)%len(a.Cycle)]
		if !declares(a.Moves, name, next) {
			moves = append(moves, Move{From: name, To: next})
		}
	}
	if len(moves) > 0 {
		return moves
	}
	for i := 1; i < len(a.Frames); i++ {
		if a.Frames[i].Name != Mistake {
			moves = append(moves, Move{From: a.Frames[i-1].Name, To: a.Frames[i].Name})
		}
	}
	return moves
}

func declares(moves []Move, a, b string) bool {
	for _, m := range moves {
		if m.From == a && m.To == b || m.From == b && m.To == a {
			return true
		}
	}
	return false
}

// planSpans plans the movement between every pair of frames.
func (s *Scene) planSpans() {
	n := len(s.postures)
	s.spans = make([]span, n*n)
	for from := range n {
		for to := range n {
			sp := span{through: -1, before: -1, after: -1}
			s.planStrides(&sp, &s.postures[from], &s.postures[to])
			sp.sweep = swept(&s.postures[from], &s.postures[to], s.view, s.declaredSwing(from, to))
			for _, m := range s.art.Moves {
				a, b := s.index[m.From], s.index[m.To]
				if m.Through != "" && (a == from && b == to || a == to && b == from) {
					sp.through = s.index[m.Through]
				}
			}
			s.planCycle(&sp, from, to)
			s.spans[from*n+to] = sp
		}
	}
}

// planCycle finds the frames before and after two neighbours in the cycle.
func (s *Scene) planCycle(sp *span, from, to int) {
	cycle := s.art.Cycle
	n := len(cycle)
	for i, name := range cycle {
		here, next := s.index[name], s.index[cycle[(i+1)%n]]
		previous, second := s.index[cycle[(i+n-1)%n]], s.index[cycle[(i+2)%n]]
		switch {
		case here == from && next == to:
			sp.before, sp.after = previous, second
		case here == to && next == from:
			sp.before, sp.after = second, previous
		}
	}
}

func (s *Scene) declaredSwing(from, to int) Swing {
	for _, m := range s.art.moves() {
		switch {
		case s.index[m.From] == from && s.index[m.To] == to:
			return m.Arms
		case s.index[m.From] == to && s.index[m.To] == from && m.Arms == Forward:
			return Backward
		case s.index[m.From] == to && s.index[m.To] == from && m.Arms == Backward:
			return Forward
		}
	}
	return Natural
}

// frames are the frames of a moment, unknown ones replaced by the other one.
func (s *Scene) frames(m *Moment) (from, to int) {
	from, ok := s.index[m.From]
	to, ok2 := s.index[m.To]
	if !ok {
		from = to
	}
	if !ok2 {
		to = from
	}
	return from, to
}

// pose lays out the skeleton of one moment.
func (s *Scene) pose(m *Moment, k *skeleton) {
	from, to := s.frames(m)
	p := s.between(from, to, clamp(m.Progress, 0, 1))
	if s.below != nil && s.resting[from] && s.resting[to] {
		p.settleOn(s.below, 4)
	}
	if s.view == Side {
		p.keepInReach()
	}
	p.breath = m.Breath
	k.frames = [...]string{s.art.Frames[from].Name, s.art.Frames[to].Name}
	k.exchanged = m.Mirror && s.lies
	if k.exchanged {
		p.exchange()
	}
	k.solve(&p, s.view)
}

// exchange lets each limb do what the other one did.
func (p *posture) exchange() {
	p.arms[left], p.arms[right] = p.arms[right], p.arms[left]
	p.legs[left], p.legs[right] = p.legs[right], p.legs[left]
}

// highestLying is how far above the floor the hips of a person who lies are at
// most, in centimetres.
const highestLying = 25

// liesInProfile reports whether the person lies and is seen from the side. A leg
// that crosses over the other can only be drawn as the near one.
func (a *Art) liesInProfile() bool {
	first := newPosture(&a.Frames[0], a.View)
	crosses := slices.ContainsFunc(a.Frames, func(f Frame) bool { return f.Over != "" })
	return a.View == Side && !crosses && first.pelvis.y < highestLying && math.Abs(math.Sin(first.direction)) < 0.35
}

// flips reports whether the picture of a moment is flipped left to right.
func (s *Scene) flips(m *Moment) bool {
	flipped := m.Mirror && !s.lies && s.view != Top
	return flipped != (m.Facing && s.view == Front)
}

// glowAt returns the regions that glow at a moment, and how strongly: between
// poses that work on different regions, one light fades out before the other
// fades in.
func (s *Scene) glowAt(m *Moment) ([]Region, float64) {
	from, to := s.glowOf(m.From), s.glowOf(m.To)
	t := eased(m.Progress)
	switch {
	case slices.Equal(from, to):
		return to, m.Glow
	case t < 0.5:
		return from, m.Glow * (1 - 2*t)
	default:
		return to, m.Glow * (2*t - 1)
	}
}

// glowOf returns the regions that a frame works on: its own, else the
// illustration's.
func (s *Scene) glowOf(frame string) []Region {
	if i, ok := s.index[frame]; ok && len(s.art.Frames[i].Glow) > 0 {
		return s.art.Frames[i].Glow
	}
	return s.art.Glow
}

// between is the posture at some progress from one frame to another.
func (s *Scene) between(from, to int, progress float64) posture {
	if from == to {
		return s.mixed(from, from, 0)
	}
	sp := &s.spans[from*len(s.postures)+to]
	switch {
	case sp.through >= 0 && progress < 0.5:
		return s.mixed(from, sp.through, eased(2*progress))
	case sp.through >= 0:
		return s.mixed(sp.through, to, eased(2*progress-1))
	case sp.before >= 0:
		p := s.mixed(from, to, progress)
		p.roundOff(&s.postures[sp.before], &s.postures[from], &s.postures[to], &s.postures[sp.after], progress)
		return p
	}
	return s.mixed(from, to, eased(progress))
}

func (s *Scene) mixed(from, to int, t float64) posture {
	return blend(&s.postures[from], &s.postures[to], t, &s.spans[from*len(s.postures)+to])
}

// chooseCrop finds the rectangle that contains the person in all frames and
// moves, and that of each frame alone.
func (s *Scene) chooseCrop() {
	whole := emptyBox()
	for i := range s.art.Frames {
		name := s.art.Frames[i].Name
		still := emptyBox()
		s.measure(&still, Moment{From: name, To: name, Breath: 1, Still: true})
		for j := range s.art.Arrows {
			if a := &s.art.Arrows[j]; s.leadsTo(a, &Moment{From: name, To: name}) {
				still.includeArrow(a)
			}
		}
		s.stills = append(s.stills, s.framed(still, s.wallIn(&Moment{From: name, To: name, Still: true})))
		s.measure(&whole, Moment{From: name, To: name, Breath: 1})
	}
	for _, m := range s.art.moves() {
		for i := 1; i < 12; i++ {
			s.measure(&whole, Moment{From: m.From, To: m.To, Progress: float64(i) / 12, Breath: 1})
		}
	}
	for i := range s.art.Arrows {
		whole.includeArrow(&s.art.Arrows[i])
	}
	s.framing = s.framed(whole, s.wallIn(&Moment{}))
}

// measure includes in a box what a moment shows.
func (s *Scene) measure(b *box, m Moment) {
	var k skeleton
	var d drawing
	s.pose(&m, &k)
	d.draw(&k, Bun, nil, 0)
	for i := range s.art.Props {
		if p := &s.art.Props[i]; s.needs(p, &k, &m) {
			d.drawProp(p, &k)
		}
	}
	for _, v := range d.points {
		b.include(v)
	}
}

func (b *box) includeArrow(a *Arrow) {
	for _, v := range a.Path {
		b.include(v.vec().plus(vec{3, 3}))
		b.include(v.vec().minus(vec{3, 3}))
	}
}

// framed places the floor below the person in a box and extends the crop to both. It is
// the same with a mat and without. The wall is what fills one side, nil for none.
func (s *Scene) framed(b box, wall *Prop) framing {
	if s.view == Top {
		floor := box{b.x0 - 4.5, b.y0 - 4.5, b.x1 + 4.5, b.y1 + 4.5}
		return framing{left: 0.5, floor: floor, crop: box{floor.x0 - 1, floor.y0 - 3, floor.x1 + 1, floor.y1 + 1}}
	}
	middle, half := (b.x0+b.x1)/2, max((b.x1-b.x0)/2+4.5, 48)
	floor := box{middle - half, -matThickness - matDepth/2, middle + half, matDepth / 2}
	left := 0.5
	if wall != nil {
		left = 0.7
		if wall.Turned {
			left = 1 - left
		}
	}
	return framing{left: left, floor: floor, crop: box{middle - half - 0.5, floor.y0 - 1, middle + half + 0.5, b.y1 + 2}}
}

// framingOf is the framing of a moment's picture.
func (s *Scene) framingOf(m *Moment) *framing {
	if from, to := s.frames(m); m.Still && from == to {
		return &s.stills[to]
	}
	return &s.framing
}

const (
	matDepth     = 5.0 // how much of the mat's upper side shows
	matThickness = 2.0
	floorDepth   = 1.6 // how much of the floor shows below the feet
)
