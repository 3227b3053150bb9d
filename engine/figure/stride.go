package figure

import "math"

// stride is how a limb gets from its place in one frame to its place in another.
type stride struct {
	// steps is how many steps a limb takes that bears weight in both frames, 0 where
	// it stays where it is. The limbs of a pair step in turn: slot is which of the
	// slots is this limb's.
	steps, slot, slots int
	// high is how high a step goes, in centimetres.
	high float64
	// foot tells that the limb is a leg.
	foot bool
	// passes tells that elbow or knee passes from one side of the limb to the other,
	// as the limb tips towards the viewer.
	passes bool
}

const (
	// longestStep is the length of the longest step, in centimetres.
	longestStep = 30
	// stillWithin is how far what is planted may slide, in centimetres.
	stillWithin = 1.0
)

// at returns how much of the way a limb has gone when the body has gone t of it, and
// how high it is lifted, in centimetres.
func (st stride) at(t float64) (done, lift float64) {
	if st.steps == 0 {
		return t, 0
	}
	width := 1 / float64(st.steps*st.slots)
	for j := range st.steps {
		begin := float64(j*st.slots+st.slot) * width
		u := smooth(t, begin, begin+width)
		done += u / float64(st.steps)
		lift = max(lift, st.high*math.Sin(math.Pi*u))
	}
	if lift < 1e-3 {
		lift = 0
	}
	return done, lift
}

// planStrides decides which limbs step between two postures.
func (s *Scene) planStrides(sp *span, a, b *posture) {
	rolls := a.rolled != b.rolled
	s.planPair(&sp.legs, &a.legs, &b.legs, true, rolls)
	s.planPair(&sp.arms, &a.arms, &b.arms, false, rolls)
}

func (s *Scene) planPair(strides *[2]stride, a, b *[2]limb, feet, rolls bool) {
	const onBall = 20 // centimetres above the floor
	var way [2]float64
	moving := 0
	for i := range 2 {
		strides[i].foot = feet
		strides[i].passes = s.view != Side && passes(&a[i], &b[i])
		if s.art.Slides || !a[i].planted || !b[i].planted || s.art.Walks && b[i].target.x < a[i].target.x {
			continue // free, meant to slide, or carried along by the floor
		}
		if rolls && a[i].target.y > onBall {
			continue // carried along by the ball
		}
		if way[i] = s.slid(&a[i], &b[i], feet); way[i] > stillWithin {
			moving++
		}
	}
	for i := range 2 {
		if way[i] <= stillWithin {
			continue
		}
		longest := max(way[0], way[1])
		st := &strides[i]
		st.steps, st.slots = int(math.Ceil(longest/longestStep)), moving
		if moving == 2 {
			st.slot = 1 - i // the far one first
		}
		if s.view != Top {
			st.high = clamp(1+0.1*way[i]/float64(st.steps), 1.5, 5)
		}
	}
}

// passes reports whether the middle joint of a limb that is tipped towards the viewer
// is on one side of it in one posture and on the other side in another.
func passes(a, b *limb) bool {
	const straight = 6 // degrees
	bends := math.Signbit(a.chain.flex) != math.Signbit(b.chain.flex)
	return bends || math.Abs(degrees(a.chain.flex)) < straight && a.scale < 1
}

// slid is how far along the floor a limb is in one posture from where it is in another, in
// centimetres. A foot may roll over its heel or its ball, or turn at the ankle.
func (s *Scene) slid(from, to *limb, foot bool) float64 {
	along := func(v vec) float64 {
		if s.view == Top {
			return v.length()
		}
		return math.Abs(v.x)
	}
	way := along(to.target.minus(from.target))
	if !foot {
		return way
	}
	for _, v := range soles() {
		way = min(way, along(to.sole(v).minus(from.sole(v))))
	}
	return way
}

// soles are the points of a sole on which it rolls: the ball and the heel, from the
// ankle.
func soles() [2]vec { return [...]vec{{11.4, -6.9}, {-3.4, -6.6}} }

// reachBent solves a limb that is bent by flex, and tips towards the viewer as far as
// that needs: its bones appear as long as the returned share of a and b.
func reachBent(root, target vec, a, b, flex float64) (c chain, share float64) {
	d := target.minus(root)
	whole := math.Hypot(a+b*math.Cos(flex), b*math.Sin(flex))
	inner := math.Atan2(b*math.Sin(flex), a+b*math.Cos(flex))
	return chain{upper: d.angle() - inner, flex: flex}, d.length() / max(whole, 1e-9)
}
