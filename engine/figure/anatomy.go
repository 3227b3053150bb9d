package figure

import (
	"fmt"
	"math"
	"strings"
)

// inspection checks one skeleton after another and collects what is wrong.
type inspection struct {
	art      *Art
	where    string
	contacts []string
	circling bool // the arms go round through the side, out of the picture's plane
	move     bool // each kind of fault is reported once
	k        skeleton
	d        drawing
	problems []Problem
}

// tolerance is how far, in centimetres, a body part may be from the surface it
// rests on.
const tolerance = 1.0

func (in *inspection) report(field, format string, args ...any) {
	if in.move {
		for i := range in.problems {
			if in.problems[i].Field == field {
				return
			}
		}
	}
	in.problems = append(in.problems, Problem{in.where, field, fmt.Sprintf(format, args...)})
}

func (in *inspection) inspect() {
	in.d.reset()
	in.d.level = true
	in.d.draw(&in.k, Bun, nil, 0)
	in.inspectSpine()
	for i := range 2 {
		in.inspectLeg(i)
		in.inspectArm(i)
	}
	in.inspectHead()
	if in.art.View != Top {
		in.inspectFloor()
		in.inspectContacts()
	}
}

func (in *inspection) name(index int, joint string) string {
	names := [2]string{"near ", "far "}
	if in.art.View != Side {
		names = [2]string{"right ", "left "}
	}
	return names[index] + joint
}

// within reports an angle, in radians, outside its range, in degrees.
func (in *inspection) within(field string, angle, low, high float64) {
	if a := degrees(angle); a < low-1e-6 || a > high+1e-6 {
		in.report(field, "%s is bent %.0f°; a body allows %.0f° to %.0f°", field, a, low, high)
	}
}

func (in *inspection) inspectSpine() {
	p := &in.k.p
	if in.art.View == Side {
		in.within("lumbar", p.lumbar, -45, 65)
		in.within("thoracic", p.thoracic, -35, 65)
		in.within("neck", p.neck, -55, 60)
		in.within("head", p.head, -45, 50)
		in.within("neck and head", p.neck+p.head, -75, 80)
		return
	}
	in.within("lumbar", p.lumbar, -30, 30)
	in.within("thoracic", p.thoracic, -40, 40)
	in.within("neck", p.neck+p.head, -45, 45)
	in.within("turn", p.turn, -60, 60)
	in.within("head_turn", p.headTurn, -75, 75)
}

// bone reports a bone whose length is not the given one.
func (in *inspection) bone(field string, a, b vec, length float64) {
	if got := b.minus(a).length(); math.Abs(got-length) > 0.1 {
		in.report(field, "the %s is %.1f cm long; it must be %.1f cm", field, got, length)
	}
}

func (in *inspection) missed(field string, l *limb, length float64) {
	if miss := max(l.lost, l.chain.miss); miss > tolerance {
		in.report(field, "the target is %.1f cm out of reach; the limb is %.1f cm long: bring it nearer", miss, length)
	}
}

func (in *inspection) inspectLeg(i int) {
	k, l := &in.k, &in.k.p.legs[i]
	in.bone(in.name(i, "thigh"), k.hips[i], k.knees[i], thighLength*l.scale)
	in.bone(in.name(i, "shin"), k.knees[i], k.ankles[i], shinLength*math.Abs(l.lower))
	in.missed(in.name(i, "foot"), l, thighLength*l.scale+shinLength*math.Abs(l.lower))
	if in.art.View == Side {
		in.within(in.name(i, "knee"), -l.chain.flex, -3, 165)
		in.within(in.name(i, "hip"), wrapped(l.chain.upper-k.p.direction+math.Pi), -35, 152)
		if k.turnedOut(i) {
			return // its foot is seen from another side
		}
		in.within(in.name(i, "ankle"), math.Pi/2-wrapped(k.toes[i]-l.chain.upper-l.chain.flex), -40, 95)
		return
	}
	in.within(in.name(i, "knee"), math.Abs(l.chain.flex), 0, 165)
	spread := wrapped(l.chain.upper-k.p.direction+math.Pi) * -k.sideSign(i)
	rolled := math.Abs(degrees(k.p.roll)) // the legs come along with the pelvis
	in.within(in.name(i, "hip"), spread, -35-rolled, 60+rolled)
}

func (in *inspection) inspectArm(i int) {
	k, l := &in.k, &in.k.p.arms[i]
	in.bone(in.name(i, "upper arm"), k.shoulders[i], k.elbows[i], upperArm*l.scale)
	in.bone(in.name(i, "forearm"), k.elbows[i], k.wrists[i], forearmLength*l.lower)
	in.missed(in.name(i, "hand"), l, upperArm*l.scale+forearmLength*l.lower)
	in.inspectWrist(i)
	if in.art.View != Side {
		in.within(in.name(i, "elbow"), math.Abs(l.chain.flex), 0, 160)
		_, k.p.trunk = k.axis(shoulderAt)
		in.within(in.name(i, "shoulder"), raised(&k.p, i, armSign(in.art.View, i)), -80, 230)
		return
	}
	in.within(in.name(i, "elbow"), l.chain.flex, -5, 155)
	_, trunk := k.axis(shoulderAt)
	raised := wrapped(l.chain.upper - trunk + math.Pi)
	if raised < radians(-160) {
		raised += 2 * math.Pi // a little behind straight overhead
	}
	if !in.circling {
		in.within(in.name(i, "shoulder"), raised, -75, 200)
	}
}

// inspectWrist reports a wrist that is bent further than a relaxed hand allows: 60°, and
// little more than a right angle where the palm is flat on something or bears weight, or is
// about to. A forearm that points at the viewer hides the bend.
func (in *inspection) inspectWrist(i int) {
	l := &in.k.p.arms[i]
	if l.lower < 0.7 || in.art.View != Side {
		return
	}
	most := 60.0
	if in.move || l.planted || l.hand.curl < 0.03 || l.hand.curl > 0.9 {
		most = 95
	}
	in.within(in.name(i, "wrist"), wrapped(in.k.fingers[i]-l.chain.upper-l.chain.flex), -most, most)
}

// inspectHead reports a head that overlaps the trunk.
func (in *inspection) inspectHead() {
	var head, shirt *shape
	for i := range in.d.shapes {
		switch s := &in.d.shapes[i]; {
		case s.part == partHead && !s.detail && head == nil:
			head = s
		case s.part == partShirt && !s.detail && shirt == nil:
			shirt = s
		}
	}
	inside := 0
	outline := in.d.points[head.first:head.last]
	for _, v := range outline {
		if contains(in.d.points[shirt.first:shirt.last], v) {
			inside++
		}
	}
	if share := 100 * inside / len(outline); share > 25 {
		in.report("head", "%d %% of the head is inside the trunk; at most 25 %% may be: bend neck and head less", share)
	}
}

// contains reports whether a point is inside a closed outline.
func contains(ring []vec, v vec) bool {
	in := false
	for i, a := range ring {
		b := ring[(i+1)%len(ring)]
		if (a.y > v.y) != (b.y > v.y) && v.x < a.x+(b.x-a.x)*(v.y-a.y)/(b.y-a.y) {
			in = !in
		}
	}
	return in
}

// inspectFloor reports body parts below the floor.
func (in *inspection) inspectFloor() {
	lowest, which := 0.0, part(0)
	for i := range in.d.shapes {
		s := &in.d.shapes[i]
		if s.detail || s.part == partNone || s.part == partProp || in.art.View == Front && s.part.isFoot() {
			continue // from the front a foot reaches towards the viewer
		}
		for _, v := range in.d.points[s.first:s.last] {
			if v.y < lowest {
				lowest, which = v.y, s.part
			}
		}
	}
	if lowest < -tolerance {
		in.report("floor", "the %s is %.1f cm under the floor; at most %.0f cm may give way", which.word(), -lowest, tolerance)
	}
}

// inspectContacts reports parts that should rest on something and do not.
func (in *inspection) inspectContacts() {
	for _, c := range in.contacts {
		for i := range 2 {
			in.inspectContact(c, i)
		}
	}
}

func (in *inspection) inspectContact(c string, i int) {
	if (strings.HasPrefix(c, "near-") || strings.HasPrefix(c, "right-")) && i != right ||
		(strings.HasPrefix(c, "far-") || strings.HasPrefix(c, "left-")) && i != left {
		return
	}
	joint := c[strings.Index(c, "-")+1:]
	if i != right && (joint == "pelvis" || joint == "back" || joint == "head") {
		return // there is only one of it
	}
	if in.k.lifted(joint, i) {
		return // it takes a step
	}
	var gap float64
	switch joint {
	case "hand", "hands":
		gap = in.gap(side{index: i}.part(partNearHand), vec{}, 0)
	case "foot", "feet":
		gap = in.gap(side{index: i}.part(partNearFoot), vec{}, 0)
		if in.art.View == Front {
			gap = in.k.ankles[i].y - ankleHeight
		}
	case "knee", "knees":
		gap = in.gap(side{index: i}.part(partNearThigh|partNearShin), in.k.knees[i], 8)
	case "elbow", "elbows":
		gap = in.gap(side{index: i}.part(partNearUpperArm|partNearForearm), in.k.elbows[i], 6)
	case "pelvis":
		gap = in.gap(partPelvis, vec{}, 0)
	case "back":
		gap = in.gap(partShirt, vec{}, 0)
	case "head":
		gap = in.gap(partHead|partHair, vec{}, 0)
	}
	if math.Abs(gap) > tolerance {
		in.report("contacts: "+joint, "%s should bear weight but is %.1f cm above what is below it (negative: sunk in); move it by %.1f cm", c, gap, -gap)
	}
}

// gap is the smallest height of a part above the floor or prop below it; with
// a reach, only the outline that near to a point counts.
func (in *inspection) gap(parts part, near vec, reach float64) float64 {
	best := math.Inf(1)
	for i := range in.d.shapes {
		s := &in.d.shapes[i]
		if s.part&parts == 0 || s.detail {
			continue
		}
		for _, v := range in.d.points[s.first:s.last] {
			if reach == 0 || v.minus(near).length() < reach {
				best = min(best, v.y-in.art.support(v.x, v.y, in.k.p.rolled, in.k.frames[:]...))
			}
		}
	}
	return best
}

func (p part) isFoot() bool { return p&(partNearFoot|partFarFoot) != 0 }

// word is what a part is called in a message.
func (p part) word() string {
	switch p {
	case partShirt, partPelvis:
		return "trunk"
	case partNeck, partHead, partHair:
		return "head"
	case partNearThigh, partNearShin, partFarThigh, partFarShin:
		return "leg"
	case partNearFoot, partFarFoot:
		return "foot"
	case partNearHand, partFarHand:
		return "hand"
	}
	return "arm"
}
