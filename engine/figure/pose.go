package figure

import (
	"slices"
	"strings"
)

// Pose is what a moment shows, in centimetres: what a test or a tool measures.
type Pose struct {
	// Joints are the places of the joints, by name: pelvis, neck, skull, crown, and for
	// either side (near and far in the side view, else right and left) shoulder, elbow,
	// wrist, fingers, hip, knee, ankle, ball and heel of the foot.
	Joints map[string]Point `json:"joints"`
	// Contacts are the parts that bear weight: hands, feet, knees and elbows of a side,
	// such as near-hand, and pelvis, back and head. What takes a step is not among them.
	Contacts []string `json:"contacts"`
	// Slides tells that what bears weight is meant to slide.
	Slides bool `json:"slides,omitempty"`
	// Props are the things around the person, where they are now.
	Props []PlacedProp `json:"props"`
	// Glow names the regions that glow, and Strength tells how strongly, 0 to 1.
	Glow     []Region `json:"glow"`
	Strength float64  `json:"strength"`
	// Belly and Chest are how thick the trunk is there.
	Belly float64 `json:"belly"`
	Chest float64 `json:"chest"`
	// Floor is how far the floor has passed below a person who walks; its marks repeat after
	// Repeats.
	Floor   float64 `json:"floor"`
	Repeats float64 `json:"repeats"`
}

// PlacedProp is a prop and where it is.
type PlacedProp struct {
	Kind string `json:"kind"`
	// At is the middle of its base, of what is held its own middle.
	At   Point  `json:"at"`
	Size Point  `json:"size"`
	Hold string `json:"hold,omitempty"`
	// Apart is how far the hands are from the middle of what both hold.
	Apart float64 `json:"apart,omitempty"`
	// Gap is how far the trunk that rests on it is above it, negative where it is sunk in.
	Gap *float64 `json:"gap,omitempty"`
}

// Pose returns what a moment shows.
func (s *Scene) Pose(m Moment) Pose {
	var k skeleton
	s.pose(&m, &k)
	pose := Pose{
		Joints: map[string]Point{}, Contacts: []string{}, Props: []PlacedProp{}, Glow: []Region{},
		Belly: k.frontDepth(20) + k.backDepth(20), Chest: k.frontDepth(37) + k.backDepth(37),
		Floor: s.passedAt(&m), Repeats: s.mark, Slides: s.art.Slides,
	}
	if s.view != Side {
		pose.Belly, pose.Chest = 2*k.halfWidth(20), 2*k.halfWidth(37)
	}
	put := func(name string, v vec) { pose.Joints[name] = Point{v.x, v.y} }
	put("pelvis", k.p.pelvis)
	put("neck", k.neckFoot)
	put("skull", k.skull)
	put("crown", k.skull.plus(polar(k.headAngle, crown)))
	for i, side := range s.sideNames() {
		put(side+"-shoulder", k.shoulders[i])
		put(side+"-elbow", k.elbows[i])
		put(side+"-wrist", k.wrists[i])
		put(side+"-fingers", k.hand(i))
		put(side+"-hip", k.hips[i])
		put(side+"-knee", k.knees[i])
		put(side+"-ankle", k.ankles[i])
		for j, v := range soles() {
			put(side+[...]string{"-ball", "-heel"}[j], k.ankles[i].plus(v.turned(k.toes[i])))
		}
	}
	pose.Contacts = s.contactsAt(&m, &k)
	for i := range s.art.Props {
		p := &s.art.Props[i]
		if !p.isIn(k.frames[:]...) {
			continue
		}
		at := p.place(&k)
		placed := PlacedProp{Kind: p.Kind, At: Point{at.x, at.y}, Size: p.size(), Hold: p.Hold}
		if p.Hold == "hands" {
			placed.Apart = k.palm(right).minus(k.palm(left)).length() / 2
		}
		if from, to := s.frames(&m); p == s.below && s.resting[from] && s.resting[to] {
			level := k.p
			level.breath = 0
			gap, _ := level.gapOver(p)
			placed.Gap = &gap
		}
		pose.Props = append(pose.Props, placed)
	}
	regions, strength := s.glowAt(&m)
	pose.Glow, pose.Strength = append(pose.Glow, regions...), strength
	return pose
}

// sideNames are the names of the sides in this view, the right one first.
func (s *Scene) sideNames() [2]string {
	if s.view == Side {
		return [2]string{"near", "far"}
	}
	return [2]string{"right", "left"}
}

// contactsAt lists what bears weight at a moment: what does so in both frames and does
// not take a step.
func (s *Scene) contactsAt(m *Moment, k *skeleton) []string {
	from, to := s.frames(m)
	progress := clamp(m.Progress, 0, 1)
	if sp := &s.spans[from*len(s.postures)+to]; from != to && sp.through >= 0 {
		if progress < 0.5 {
			to = sp.through
		} else {
			from = sp.through
		}
	}
	var list []string
	add := func(name string) {
		if !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	sides := s.sideNames()
	both := shared(spread(s.art.Frames[from].Contacts, sides), spread(s.art.Frames[to].Contacts, sides))
	for _, name := range both {
		if k.exchanged {
			name = exchangedName(name)
		}
		side, joint, sided := strings.Cut(name, "-")
		if !sided || !k.lifted(joint, slices.Index(sides[:], side)) {
			add(name)
		}
	}
	if list == nil {
		return []string{}
	}
	return list
}

// spread names either side of a contact of both: hands are near-hand and far-hand.
func spread(contacts []string, sides [2]string) []string {
	var list []string
	for _, c := range contacts {
		joint, both := map[string]string{"hands": "hand", "feet": "foot", "knees": "knee", "elbows": "elbow"}[c]
		if !both {
			list = append(list, c)
			continue
		}
		for _, side := range sides {
			list = append(list, side+"-"+joint)
		}
	}
	return list
}

func exchangedName(name string) string {
	if joint, ok := strings.CutPrefix(name, "near-"); ok {
		return "far-" + joint
	}
	if joint, ok := strings.CutPrefix(name, "far-"); ok {
		return "near-" + joint
	}
	return name
}

// lifted reports whether a hand, foot, knee or elbow is off the floor for a step.
func (k *skeleton) lifted(joint string, i int) bool {
	switch joint {
	case "hand", "hands", "elbow", "elbows":
		return k.p.arms[i].lifted
	case "foot", "feet", "knee", "knees":
		return k.p.legs[i].lifted
	}
	return false
}

// Rolls reports whether the prop rolls on the floor.
func (p *PlacedProp) Rolls() bool {
	return (&Prop{Kind: p.Kind, Hold: p.Hold}).rolls()
}
