package draft

import (
	"time"

	"uncoil/engine"
)

// SegmentKind says what a part of the strip shows.
type SegmentKind string

// The kinds of segments.
const (
	// WorkSegment is one set of one side.
	WorkSegment SegmentKind = "work"
	// MoveSegment is the time to get into position or to change sides; it can
	// hold extra time.
	MoveSegment SegmentKind = "move"
	// RestSegment is a rest, also one of no length: there is something to drag.
	RestSegment SegmentKind = "rest"
	// FrameSegment is what opens and closes the session.
	FrameSegment SegmentKind = "frame"
)

// Segment is one part of the strip.
type Segment struct {
	Kind SegmentKind
	// Start is counted from the session's start.
	Start, Length time.Duration
	Block         engine.BlockKind
	// At is the place the segment belongs to; a rest belongs to the exercise
	// before it. It means nothing in a FrameSegment.
	At Ref
	// Exercise is the id of the exercise at the place.
	Exercise string
	// Rest is which rest can be set here, "" where none can.
	Rest engine.RestKind
	// Setting is that rest and where it comes from.
	Setting engine.RestSetting
	// Here tells that the rest is set at this very place, so that ResetRest can
	// take it back; else it is inherited.
	Here bool
	// Step is the index of the step on the timeline, -1 for a rest of no length.
	Step int
}

// End returns the segment's end, counted from the session's start.
func (s *Segment) End() time.Duration { return s.Start + s.Length }

// Strip is the whole session as it runs, on which its rests are set.
type Strip struct {
	Segments []Segment
	Total    time.Duration
}

// At returns the index of the segment at a time, the last one for times after
// the end, and -1 for a strip without segments.
func (s *Strip) At(at time.Duration) int {
	for i := range s.Segments {
		if at < s.Segments[i].End() {
			return i
		}
	}
	return len(s.Segments) - 1
}

// Strip returns the strip of the routine as it is now.
func (d *Draft) Strip() Strip { return d.strip(d.Timeline()) }

// strip returns the strip of a timeline of the routine, which may leave places out.
func (d *Draft) strip(t *engine.Timeline) Strip {
	prefs := d.now.join(d.around.Prefs)
	b := stripBuilder{draft: d, rests: &prefs.Rests, refs: d.byPlace()}
	for i := range t.Steps {
		b.step(t, i)
	}
	return Strip{Segments: b.segments, Total: t.Length}
}

// byPlace returns where the places of the routine stand.
func (d *Draft) byPlace() map[engine.PlaceID]Ref {
	refs := map[engine.PlaceID]Ref{}
	seen := map[engine.PlaceID]int{}
	for _, at := range d.now.refs() {
		block := &d.now.Routine.Blocks[at.Block]
		p := engine.PlaceID{Routine: d.now.Routine.ID, Block: block.Kind, Exercise: block.Items[at.Item].Exercise}
		seen[p]++
		p.Occurrence = seen[p]
		refs[p] = at
	}
	return refs
}

type stripBuilder struct {
	draft    *Draft
	rests    *engine.Rests
	refs     map[engine.PlaceID]Ref
	segments []Segment
	// spot is that of the place looked at last: the segments of one place follow
	// each other.
	spot    engine.PlaceContext
	spotted Ref
}

// step adds the segment of a step, and where no rest follows although one could
// be set, a rest of no length.
func (b *stripBuilder) step(t *engine.Timeline, i int) {
	s := &t.Steps[i]
	kinds := map[engine.StepKind]SegmentKind{
		engine.Work: WorkSegment, engine.PositionStep: MoveSegment, engine.SwitchSides: MoveSegment,
		engine.Rest: RestSegment, engine.GetReady: FrameSegment, engine.Done: FrameSegment,
	}
	b.add(Segment{Kind: kinds[s.Kind], Start: s.Start, Length: s.Length, Rest: s.Rest, Step: i}, s)
	if s.Kind != engine.Work || i+1 >= len(t.Steps) {
		return
	}
	none := Segment{Kind: RestSegment, Start: s.End(), Step: -1}
	switch next := &t.Steps[i+1]; {
	case (next.Kind == engine.Work || next.Kind == engine.SwitchSides) && next.Set > s.Set:
		none.Rest = engine.BetweenSets
	case next.Kind == engine.PositionStep:
		none.Rest = engine.AfterExercise
	default:
		return
	}
	b.add(none, s)
}

// add adds a segment that belongs to the place of a step.
func (b *stripBuilder) add(segment Segment, s *engine.Step) {
	segment.Block, segment.At, segment.Exercise = s.Block, b.refs[s.Place], s.Place.Exercise
	if segment.Rest != "" && b.look(segment.At) {
		segment.Setting = b.spot.Rest(segment.Rest, b.rests)
		segment.Here = segment.Setting.Origin == engine.OfPlace && (segment.Setting.Users || !b.draft.now.BuiltIn)
	}
	b.segments = append(b.segments, segment)
}

// look looks at a place and reports whether its exercise exists.
func (b *stripBuilder) look(at Ref) bool {
	if b.spot.Exercise != nil && at == b.spotted {
		return true
	}
	spot, err := b.draft.now.spot(at, b.draft.around.Book)
	if err != nil {
		return false
	}
	b.spot, b.spotted = spot, at
	return true
}
