package motion

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"uncoil/engine"
	"uncoil/engine/figure"
	"uncoil/engine/session"
)

// Fault is one movement that no body makes.
type Fault struct {
	// Exercise and Side are where it is seen, At is when, from the session's start.
	Exercise string
	Side     engine.Side
	At       time.Duration
	// Kind is jump, slide, roll, hold, glow or breath.
	Kind string
	// What says what is wrong, with numbers.
	What string
}

// String returns the fault as one line.
func (f Fault) String() string {
	return fmt.Sprintf("%s %s at %.2f s: %s: %s", f.Exercise, f.Side, f.At.Seconds(), f.Kind, f.What)
}

// The limits of a movement, in centimetres.
const (
	// mostJump is how far a joint may go in shortest.
	mostJump = 1.5
	shortest = 2 * time.Millisecond
	// mostSlide is how far what bears weight may slide in one move.
	mostSlide = 1.0
	// mostGap is how far the back may be from the ball that it lies on.
	mostGap = 1.0
	// mostApart is how far hands may be from the surface of what they hold.
	mostApart = 5.0
	// leastBreath and mostBreath are how much chest and belly move in a hold.
	leastBreath, mostBreath = 0.5, 1.05
	// longHold is the length of a hold that has whole breaths in it.
	longHold = 8 * time.Second
	// mostGlow is how much the light may change from picture to picture, 0 to 1.
	mostGlow = 0.1
)

// Check walks through a session in small steps of time and lists where the figure jumps,
// slides, loses what it holds or lies on, does not breathe, or lights up twice. Each fault
// is listed once for each exercise, side and part of the body.
func Check(t *engine.Timeline, book *engine.Book, scene func(exerciseID string) (*figure.Scene, error), every time.Duration) ([]Fault, error) {
	w := walk{timeline: t, book: book, slid: map[string]*contact{}, told: map[string]bool{}}
	for i := range t.Steps {
		step := &t.Steps[i]
		if step.Pictured() == "" {
			continue
		}
		s, err := scene(step.Pictured())
		if err != nil {
			return nil, err
		}
		w.enter(step, s)
		for at := time.Duration(0); at < step.Length; at += every {
			w.look(at)
		}
		w.look(step.Length - 1)
		w.endHold()
	}
	return w.faults, nil
}

// walk is the way through one session.
type walk struct {
	timeline *engine.Timeline
	book     *engine.Book
	scene    *figure.Scene
	step     *engine.Step
	// seen tells that the sample before belongs to the same picture; at is its time, from
	// the start of the session.
	seen   bool
	at     time.Duration
	moment figure.Moment
	pose   figure.Pose
	slid   map[string]*contact
	fading bool
	hold   hold
	faults []Fault
	told   map[string]bool
}

// contact is what bears weight: where it was last, and how far it has slid in a move.
type contact struct {
	points   []figure.Point
	way      float64
	from, to string // the move in which it has
}

// hold is a stretch in which the body stays in one frame.
type hold struct {
	frame                          string
	from                           time.Duration
	belly0, belly1, chest0, chest1 float64
}

func (w *walk) fault(kind, part, format string, args ...any) {
	key := w.step.Pictured() + string(w.step.Side) + kind + part
	if w.told[key] {
		return
	}
	w.told[key] = true
	w.faults = append(w.faults, Fault{w.step.Pictured(), w.step.Side, w.at, kind, fmt.Sprintf(format, args...)})
}

func (w *walk) momentAt(at time.Duration) figure.Moment {
	s := session.At(w.timeline, w.step.Index, at)
	return At(&s, w.book)
}

// enter begins a step: another exercise, or the other side, is another picture.
func (w *walk) enter(step *engine.Step, scene *figure.Scene) {
	same := w.step != nil && scene == w.scene && w.turned(step) == w.moment.Mirror
	w.step, w.scene = step, scene
	w.seen = w.seen && same
	w.fading = false
	if !w.seen {
		clear(w.slid)
	}
}

func (w *walk) turned(step *engine.Step) bool {
	s := session.At(w.timeline, step.Index, step.Start)
	return At(&s, w.book).Mirror
}

// look looks at one instant of the step and compares it with the one before.
func (w *walk) look(elapsed time.Duration) {
	at := w.step.Start + elapsed
	m := w.momentAt(at)
	pose := w.scene.Pose(m)
	before, last, lastMoment := w.at, w.pose, w.moment
	w.at = at
	if w.seen {
		w.jumps(&last, &pose, before, at)
		w.glows(lastMoment.Glow, m.Glow)
	}
	w.slides(&m, &pose)
	w.props(&pose)
	w.breathes(&m, &pose)
	w.pose, w.moment, w.seen = pose, m, true
}

// jumps looks for joints that are in two places at once: what moves smoothly goes less
// far in less time, and what jumps does not.
func (w *walk) jumps(a, b *figure.Pose, from, to time.Duration) {
	for name, p := range a.Joints {
		if distance(p, b.Joints[name]) > mostJump {
			if way := w.jump(name, p, b.Joints[name], from, to); way > mostJump {
				w.fault("jump", name, "%s jumps %.1f cm, from %s to %s", name, way, w.moment.From, w.moment.To)
			}
		}
	}
}

func (w *walk) jump(name string, a, b figure.Point, from, to time.Duration) float64 {
	for to-from > shortest {
		middle := from + (to-from)/2
		if middle < w.step.Start {
			return distance(a, b) // between two steps
		}
		m := w.momentAt(middle)
		p := w.scene.Pose(m).Joints[name]
		if distance(a, p) > distance(p, b) {
			b, to = p, middle
		} else {
			a, from = p, middle
		}
		if distance(a, b) <= mostJump {
			return 0
		}
	}
	return distance(a, b)
}

// slides adds up how far what bears weight has gone on the floor. A foot rolls over its
// heel, its ball or its ankle; what stands on a ball goes with its surface.
func (w *walk) slides(m *figure.Moment, pose *figure.Pose) {
	for name := range w.slid {
		if !slices.Contains(pose.Contacts, name) {
			delete(w.slid, name)
		}
	}
	for _, name := range pose.Contacts {
		points := pointsOf(pose, name)
		if len(points) == 0 {
			continue
		}
		c := w.slid[name]
		if c == nil {
			w.slid[name] = &contact{points: points}
			continue
		}
		way := math.Inf(1)
		for i, p := range points {
			way = min(way, w.along(c.points[i], p))
		}
		c.points = points
		if c.from != m.From || c.to != m.To {
			c.from, c.to, c.way = m.From, m.To, 0
		}
		if c.way += way; c.way > mostSlide && !pose.Slides {
			w.fault("slide", name, "%s slides %.1f cm or more, from %s to %s", name, c.way, m.From, m.To)
		}
	}
}

// along is the distance of two points along the floor: across the picture, and seen from
// above in any direction.
func (w *walk) along(a, b figure.Point) float64 {
	if w.scene.View() == figure.Top {
		return distance(a, b)
	}
	if w.pose.Repeats > 0 {
		return math.Abs(math.Remainder(a[0]-b[0], w.pose.Repeats))
	}
	return math.Abs(a[0] - b[0])
}

// pointsOf are the points on which a contact may turn, on the floor as it passes.
func pointsOf(pose *figure.Pose, contact string) []figure.Point {
	side, joint, sided := strings.Cut(contact, "-")
	if !sided {
		return nil
	}
	names := map[string][]string{"hand": {"wrist"}, "foot": {"ankle", "ball", "heel"}, "knee": {"knee"}, "elbow": {"elbow"}}[joint]
	var points []figure.Point
	for _, name := range names {
		p := pose.Joints[side+"-"+name]
		p[0] += pose.Floor
		for i := range pose.Props {
			if prop := &pose.Props[i]; prop.Rolls() && p[1] > prop.Size[1]/2 {
				p[0] -= 2 * prop.At[0]
			}
		}
		points = append(points, p)
	}
	return points
}

// props looks whether what is held is in the hands, and what is lain on below the back.
func (w *walk) props(pose *figure.Pose) {
	for i := range pose.Props {
		p := &pose.Props[i]
		if p.Gap != nil && math.Abs(*p.Gap) > mostGap {
			w.fault("roll", p.Kind, "the back is %.1f cm from the %s", *p.Gap, p.Kind)
		}
		if off := math.Abs(p.Apart - p.Size[0]/2); p.Hold == "hands" && p.Size[0] > 0 && off > mostApart {
			w.fault("hold", p.Kind, "the hands are %.1f cm from the surface of the %s", off, p.Kind)
		}
	}
}

// glows looks whether the light fades once and does not flash.
func (w *walk) glows(before, now float64) {
	if math.Abs(now-before) > mostGlow && now > before {
		w.fault("glow", "flash", "the light flashes from %.2f to %.2f", before, now)
	}
	if now < before {
		w.fading = true
	}
	if w.fading && now > before {
		w.fault("glow", "again", "the light grows again after it has faded")
	}
}

// breathes looks whether chest and belly move while the body is held.
func (w *walk) breathes(m *figure.Moment, pose *figure.Pose) {
	frame := m.To
	if m.From != m.To && m.Progress < 1 {
		frame = ""
	}
	if h := &w.hold; frame != h.frame || frame == "" {
		w.endHold()
		*h = hold{frame, w.at, pose.Belly, pose.Belly, pose.Chest, pose.Chest}
		return
	}
	h := &w.hold
	h.belly0, h.belly1 = min(h.belly0, pose.Belly), max(h.belly1, pose.Belly)
	h.chest0, h.chest1 = min(h.chest0, pose.Chest), max(h.chest1, pose.Chest)
}

func (w *walk) endHold() {
	h := w.hold
	w.hold = hold{}
	if h.frame == "" || w.at-h.from < longHold {
		return
	}
	for part, way := range map[string]float64{"belly": h.belly1 - h.belly0, "chest": h.chest1 - h.chest0} {
		if way < leastBreath || way > mostBreath {
			w.fault("breath", part, "the %s moves %.2f cm with the breath in %s", part, way, h.frame)
		}
	}
}

func distance(a, b figure.Point) float64 { return math.Hypot(a[0]-b[0], a[1]-b[1]) }
