package figure

import "slices"

// drawGlow draws the light on the parts of the body that are worked: those of the
// trunk before the near arm is drawn, those of the arm after it.
func (d *drawing) drawGlow(k *skeleton, regions []Region, strength float64, onArm bool) {
	if strength <= 0 {
		return
	}
	for _, r := range regions {
		if onTop(r) != onArm {
			continue
		}
		if k.view == Top && k.p.over != "" && onLyingLegs(r) {
			continue // drawLyingGlow draws it over the legs
		}
		if k.exchanged && (onOneLeg(r) || r == Hips && k.legsApart()) {
			continue // drawFarGlow draws it
		}
		if k.view != Side && d.frontGlow(k, r, strength) {
			continue
		}
		first := len(d.points)
		radius, clip := d.glowLine(k, r)
		if len(d.points) == first {
			continue
		}
		d.shapes = append(d.shapes, shape{
			first: first, last: len(d.points), ink: inkGlow, clip: clip,
			kind: kindGlow, detail: true, alpha: strength, radius: radius,
		})
	}
}

// onTop reports whether a region lies on what is painted last: the arm and the face.
func onTop(r Region) bool { return r == Shoulders || r == ArmsRegion || r == Hands || r == Face }

// legsApart reports whether one leg is bent in another way than the other.
func (k *skeleton) legsApart() bool {
	return k.knees[left].minus(k.knees[right]).length() > 4
}

// onOneLeg reports whether a region lies on the leg that works.
func onOneLeg(r Region) bool { return r == Hamstrings || r == Thighs || r == Calves || r == Feet }

// drawFarGlow draws the light on the far leg, before the near limbs cover it.
func (d *drawing) drawFarGlow(k *skeleton, regions []Region, strength float64) {
	for _, r := range regions {
		if strength <= 0 || !k.exchanged || !onOneLeg(r) && (r != Hips || !k.legsApart()) {
			continue
		}
		first := len(d.points)
		radius, clip := d.glowLine(k, r)
		if r == Hips { // the near hip would hide it
			d.points, radius, clip = d.points[:first], 9, partNearThigh
			d.glowBone(k.hips[left], k.knees[left], 0.1, 0.5, 0)
		}
		for i := range d.points[first:] {
			d.points[first+i] = d.points[first+i].plus(d.shift)
		}
		d.shapes = append(d.shapes, shape{
			first: first, last: len(d.points), ink: inkGlow, clip: (clip &^ partPelvis) << farShift,
			kind: kindGlow, detail: true, alpha: strength, radius: radius,
		})
	}
	if strength <= 0 || !slices.Contains(regions, FarThigh) {
		return
	}
	first := len(d.points)
	d.glowBone(k.hips[left].plus(d.shift), k.knees[left].plus(d.shift), 0.15, 0.9, 4)
	d.shapes = append(d.shapes, shape{
		first: first, last: len(d.points), ink: inkGlow, clip: partFarThigh,
		kind: kindGlow, detail: true, alpha: strength, radius: 6.5,
	})
}

// drawNeckGlow draws the part of the light that falls on the neck, which is drawn
// after the trunk.
func (d *drawing) drawNeckGlow(k *skeleton, regions []Region, strength float64) {
	for _, r := range regions {
		if strength <= 0 || r != NeckRegion && r != WholeSpine && r != Shoulders {
			continue
		}
		first := len(d.points)
		radius, _ := d.glowLine(k, r)
		d.shapes = append(d.shapes, shape{
			first: first, last: len(d.points), ink: inkGlow, clip: partNeck,
			kind: kindGlow, detail: true, alpha: strength, radius: radius,
		})
	}
}

// glowLine adds the line that the light follows and gives its reach in
// centimetres and the parts it falls on.
func (d *drawing) glowLine(k *skeleton, r Region) (radius float64, clip part) {
	const trunk = partTrunk | partNearThigh
	leg := right
	if k.exchanged {
		leg = left
	}
	switch r {
	case LowBack:
		d.glowTrunk(k, 2, 24, 0.55)
		return 11, trunk
	case UpperBack:
		d.glowTrunk(k, 27, 47, 0.6)
		return 10.5, trunk
	case WholeSpine:
		d.glowTrunk(k, 1, 50, 0.62)
		return 9.5, trunk | partNeck
	case NeckRegion:
		d.points = append(d.points, k.neckFoot, k.skull)
		return 7, partNeck | partShirt | partHead
	case Belly:
		d.glowTrunk(k, 14, 27, -0.5)
		return 11, trunk
	case ChestFront:
		d.glowTrunk(k, 33, 44, -0.5)
		return 8, trunk
	case Sides:
		d.glowTrunk(k, 14, 42, 0)
		return 8, trunk
	case Shoulders:
		d.points = append(d.points, k.flank(42+k.p.shrug, 2), k.flank(50+k.p.shrug, 3))
		return 11, trunk | partNeck | partNearUpperArm
	case Hips:
		if k.view != Side { // a band across the hips
			w := 0.62 * k.halfWidth(1)
			d.points = append(d.points, k.flank(1, -w), k.flank(1, w))
			return 12.5, trunk | partFarThigh
		}
		d.points = append(d.points, k.flank(2.5, -2.5), k.flank(-1, -1))
		return 13, trunk
	case Glutes:
		d.glowTrunk(k, -5, 5, 0.6)
		return 9, trunk
	case Hamstrings:
		d.glowBone(k.hips[leg], k.knees[leg], 0.15, 0.95, -4)
		return 6.5, partNearThigh | partPelvis | partNearShin
	case Thighs:
		d.glowBone(k.hips[leg], k.knees[leg], 0.15, 0.9, 4)
		return 6.5, partNearThigh | partPelvis
	case Calves:
		d.glowBone(k.knees[leg], k.ankles[leg], 0.1, 0.7, -3)
		return 6, partNearShin
	case ArmsRegion:
		d.points = append(d.points, k.shoulders[right], k.elbows[right], k.wrists[right])
		return 7, partNearUpperArm | partNearForearm
	case Hands:
		d.points = append(d.points, k.wrists[right], k.palm(right))
		return 11, partNearForearm | partNearHand
	case Feet:
		foot := vec{8, -3}.turned(k.toes[leg])
		d.points = append(d.points, k.ankles[leg], k.ankles[leg].plus(foot))
		return 13, partNearFoot | partNearShin
	case Face:
		h := k.headAxes()
		d.points = append(d.points, h.at(6, -3), h.at(7, 9))
		return 9, partHead
	}
	return 0, 0
}

// glowTrunk follows the trunk between two stations; out is the share of the
// distance from the axis to the back, or, if negative, to the front.
func (d *drawing) glowTrunk(k *skeleton, from, to, out float64) {
	const steps = 6
	for i := range steps + 1 {
		s := mix(from, to, float64(i)/steps)
		depth := k.backDepth(s)
		if out < 0 {
			depth = k.frontDepth(s)
		}
		if k.view != Side {
			depth = 0
		}
		d.points = append(d.points, k.flank(s, depth*out))
	}
}

// glowBone follows a bone, out centimetres to the left of it.
func (d *drawing) glowBone(from, to vec, start, finish, out float64) {
	bone := to.minus(from)
	across := bone.left().times(out / max(bone.length(), 1e-9))
	d.points = append(d.points, from.toward(to, start).plus(across), from.toward(to, finish).plus(across))
}

// frontGlow draws the light on both sides of the body for regions that are on
// either flank in the front view; it reports whether the region is one of these.
func (d *drawing) frontGlow(k *skeleton, r Region, strength float64) bool {
	var from, to, out float64
	switch r {
	case Sides, LowBack, WholeSpine:
		from, to, out = 12, 40, 0.85
	case Shoulders, UpperBack:
		from, to, out = 44, 49, 0.8
	default:
		return false
	}
	for _, sign := range [...]float64{-1, 1} {
		first := len(d.points)
		for i := range 6 {
			s := mix(from, to, float64(i)/5)
			d.points = append(d.points, k.shirtEdge(s, sign*out*k.widthOn(s, sign)))
		}
		d.shapes = append(d.shapes, shape{
			first: first, last: len(d.points), ink: inkGlow, clip: partTrunk | partNearThigh | partFarThigh | upperArms(r),
			kind: kindGlow, detail: true, alpha: strength * k.stretched(r, sign), radius: 9,
		})
	}
	return true
}

// stretched is the share of the light that a flank gets: in a side bend or a
// turn most goes to the outer side, which lengthens.
func (k *skeleton) stretched(r Region, sign float64) float64 {
	bend := k.p.lumbar + k.p.thoracic + (k.p.roll+k.p.turn)/2
	switch r {
	case LowBack, WholeSpine:
		return 1 - 0.75*smooth(-sign*bend, radians(4), radians(20))
	case Shoulders, UpperBack:
		return 1
	}
	return 0.35 + 0.65*smooth(sign*bend, radians(-10), radians(20))
}

func upperArms(r Region) part {
	if r == Shoulders {
		return partNearUpperArm | partFarUpperArm
	}
	return partNone
}
