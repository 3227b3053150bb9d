package figure

import "math"

// posture is a frame, or an in-between, in numbers that can be mixed.
// Angles are radians.
type posture struct {
	pelvis                     vec
	direction                  float64
	lumbar, thoracic           float64
	neck, head                 float64
	turn, headTurn, lean       float64
	depth                      float64 // centimetres of the pelvis towards the viewer
	shrug                      float64 // centimetres by which the shoulders are lifted
	protract                   float64 // centimetres by which they are moved forward
	roll                       float64 // of a lying pelvis, towards the person's left
	over                       string  // the leg that lies over the other one
	belly, chest, breath, eyes float64 // eyes: 0 open, 1 closed
	rolled                     float64 // centimetres by which what rolls has rolled
	trunk                      float64 // direction of the spine at the shoulders, once solved
	arms, legs                 [2]limb
}

// limb is one arm or leg of a posture.
type limb struct {
	goal     goal
	target   vec     // target of the wrist or ankle in the picture
	on       place   // where a hand lies on the body
	off      vec     // offset from that place
	straight bool    // the elbow stays straight
	behind   float64 // 1 when forearm and hand are behind the trunk
	planted  bool    // bears weight
	lifted   bool    // takes a step
	elbow    bool    // the forearm bears weight: the elbow stays at joint
	glides   bool    // the shoulder glides as shift says, and further where the arm is too short
	passes   bool    // it is bent by bent, and tips towards the viewer to reach its target
	bent     float64
	chain    chain   // solved bones
	shift    vec     // glide of the shoulder, along and across the trunk
	scale    float64 // foreshortening of the first bone
	lower    float64 // foreshortening of the second bone
	side     float64 // which way the joint flexes, ±1
	end      float64 // direction of fingers or toes against the second bone
	world    float64 // the same direction in the world
	absolute bool    // world is set by the author, not by the bone
	joint    vec     // the solved knee or elbow
	lost     float64 // centimetres by which the author's target is out of reach
	hand     handForm
	toeBend  float64 // radians by which the toes are bent up against the sole
}

// goal tells how a limb is positioned.
type goal uint8

const (
	goalBones  goal = iota // keep the angles of the chain
	goalWorld              // reach the target in the picture
	goalToward             // straight towards that target
	goalBody               // reach a place on the body
)

// place is a part of the body that a hand can lie on.
type place uint8

const (
	placeNone place = iota
	placeHip
	placeBelly
	placeChest
	placeThigh
	placeKnee
	placeShin
	placeHead
	placeShoulder
	placeBack
)

// handForm is the form of a hand in numbers that can be mixed, each 0 to 1.
type handForm struct {
	curl  float64 // 0 open, 1 closed round something
	broad float64 // 0 seen from its edge, 1 its back fully visible
	thumb float64 // 0 along the fingers, 1 spread
}

func placeNamed(name string) (place, bool) {
	switch name {
	case "":
		return placeNone, true
	case "hip":
		return placeHip, true
	case "belly":
		return placeBelly, true
	case "chest":
		return placeChest, true
	case "thigh":
		return placeThigh, true
	case "knee":
		return placeKnee, true
	case "shin":
		return placeShin, true
	case "head":
		return placeHead, true
	case "shoulder":
		return placeShoulder, true
	case "back":
		return placeBack, true
	}
	return placeNone, false
}

// handNamed is the form of a hand; ok is false for an unknown name.
func handNamed(name string) (form handForm, ok bool) {
	switch name {
	case "", "reach":
		return handForm{curl: 0.06, broad: 0.6, thumb: 0.5}, true
	case "flat":
		return handForm{curl: 0, broad: 0.1, thumb: 0.25}, true
	case "rest":
		return handForm{curl: 0.4, broad: 0.75, thumb: 0.4}, true
	case "palm-up":
		return handForm{curl: 0.3, broad: 0.45, thumb: 0.7}, true
	case "laid":
		return handForm{curl: 0.22, broad: 0.5, thumb: 0.1}, true
	case "grip":
		return handForm{curl: 1, broad: 0.7, thumb: 0.5}, true
	}
	return handForm{}, false
}

// footNamed gives the angle between shin and toes, and how far the toes are
// bent up, in radians; ok is false for an unknown name.
func footNamed(name string) (angle, toeBend float64, ok bool) {
	switch name {
	case "", "relaxed":
		return radians(66), 0, true
	case "flat":
		return radians(90), 0, true
	case "pointed":
		return radians(21), 0, true
	case "flexed":
		return radians(95), 0, true
	case "toes":
		return radians(60), radians(50), true
	case "tucked":
		return radians(120), 0, true // newLeg makes the toes level
	}
	return 0, 0, false
}

// of returns the limb of one side; nil where the author left it out.
func (l *Limbs) of(index int) *Limb {
	sided := [2][2]*Limb{{l.Near, l.Right}, {l.Far, l.Left}}[index]
	for _, t := range sided {
		if t != nil {
			return t
		}
	}
	return l.Both
}

// newPosture turns an authored frame into numbers and solves it.
func newPosture(f *Frame, view View) posture {
	p := posture{
		pelvis:    f.Pelvis.vec(),
		direction: radians(f.Direction),
		lumbar:    radians(f.Lumbar), thoracic: radians(f.Thoracic),
		neck: radians(f.Neck), head: radians(f.Head),
		turn: radians(f.Turn), headTurn: radians(f.HeadTurn), lean: radians(f.Lean),
		belly: f.Belly, chest: f.Chest, depth: f.Depth, shrug: f.Shrug, protract: f.Protract,
		roll: radians(f.Roll), over: f.Over, rolled: f.Rolled,
	}
	if f.Eyes == "closed" {
		p.eyes = 1
	}
	if f.Shoulders != nil {
		p.direction = p.directionToward(f.Shoulders.vec(), view)
	}
	for i := range 2 {
		p.arms[i] = newArm(f.Hands.of(i), view, i)
		p.legs[i] = newLeg(f.Feet.of(i), view, i)
		if view == Side && f.Over == "right" && i == right {
			p.legs[i].turnOut()
		}
		p.arms[i].planted = f.bears("hand", view, i)
		p.arms[i].elbow = f.bears("elbow", view, i)
		p.legs[i].planted = f.bears("foot", view, i) || f.bears("knee", view, i)
	}
	var k skeleton
	k.solve(&p, view)
	k.store(&p)
	return p
}

// directionToward turns the trunk until the shoulders lie towards the target.
func (p *posture) directionToward(target vec, view View) float64 {
	trial := *p
	trial.direction = 0
	var k skeleton
	k.solveTrunk(&trial, view)
	shoulders, _ := k.axis(shoulderAt)
	return target.minus(p.pelvis).angle() - shoulders.minus(p.pelvis).angle()
}

func newLimb(t *Limb) limb {
	l := limb{scale: 1, lower: 1}
	if t == nil {
		return l
	}
	l.scale = math.Cos(radians(t.Foreshorten))
	l.lower = l.scale
	if t.Lower != nil {
		l.lower = math.Cos(radians(*t.Lower))
	}
	l.straight = t.Straight
	if t.Behind {
		l.behind = 1
	}
	l.off = t.Off.vec()
	switch {
	case t.At != nil:
		l.goal, l.target = goalWorld, t.At.vec()
	case t.Toward != nil:
		l.goal, l.target = goalToward, t.Toward.vec()
	case t.On != "":
		l.goal = goalBody
		l.on, _ = placeNamed(t.On)
	}
	if t.Angle != nil {
		l.absolute, l.world = true, radians(*t.Angle)
	}
	return l
}

func newArm(t *Limb, view View, index int) limb {
	l := newLimb(t)
	l.side = 1
	if view != Side && index == left {
		l.side = -1
	}
	if t == nil {
		l.chain.upper = radians(-90)
		return l
	}
	if t.Bend == "in" {
		l.side = -l.side
	}
	l.hand, _ = handNamed(t.Shape)
	if t.Shape == "flat" {
		l.absolute = true
	}
	return l
}

func newLeg(t *Limb, view View, index int) limb {
	l := newLimb(t)
	l.side = -1
	if view != Side && index == right {
		l.side = 1
	}
	if t == nil {
		l.chain.upper = radians(-90)
		return l
	}
	if t.Bend == "in" {
		l.side = -l.side
	}
	l.end, l.toeBend, _ = footNamed(t.Shape)
	if t.Shape == "tucked" && t.Angle != nil {
		l.toeBend = clamp(-wrapped(l.world), 0, radians(85))
	}
	if t.Shape == "flat" {
		l.absolute = true
	}
	return l
}

// bears reports whether the frame puts weight on a hand, foot or knee of one side.
func (f *Frame) bears(joint string, view View, index int) bool {
	plural := map[string]string{"hand": "hands", "foot": "feet", "knee": "knees", "elbow": "elbows"}[joint]
	sides := [2]string{"near-", "far-"}
	if view != Side {
		sides = [2]string{"right-", "left-"}
	}
	for _, c := range f.Contacts {
		if c == plural || c == sides[index]+joint {
			return true
		}
	}
	return false
}
