package figure

import (
	"math"
	"slices"
)

// scanned are the parts of the body through which the attention goes, in its order.
var scanned = [...]Region{Feet, Calves, Thighs, Glutes, Belly, Hands, Shoulders, Face}

// scanHeight is how far above the floor the path of the attention is, in centimetres.
const scanHeight = 44.0

// scans reports whether the attention goes through the body.
func (s *Scene) scans() bool {
	return slices.ContainsFunc(s.art.Props, func(p Prop) bool { return p.Kind == "body-scan" })
}

// scanPoint is the upper side of a part of the body of a person who lies.
func (k *skeleton) scanPoint(r Region) vec {
	switch r {
	case Feet:
		return k.ankles[right].plus(vec{1, 15})
	case Calves:
		return k.knees[right].toward(k.ankles[right], 0.45).plus(vec{0, 7})
	case Thighs:
		return k.hips[right].toward(k.knees[right], 0.55).plus(vec{0, 9})
	case Glutes:
		return k.flank(-5, -k.frontDepth(-5))
	case Belly:
		return k.flank(24, -k.frontDepth(24))
	case Hands:
		return k.flank(9, -k.frontDepth(9))
	case Shoulders:
		return k.flank(45, -k.frontDepth(45))
	default:
		return k.headAxes().at(9, 6)
	}
}

// drawScan draws the path above the body: a dot for each part, with a line down to it.
func (d *drawing) drawScan(k *skeleton) {
	if k == nil {
		return
	}
	place := func(r Region) vec { return vec{k.scanPoint(r).x, scanHeight} }
	d.at(place(Feet))
	d.at(place(Belly))
	d.at(place(Face))
	d.stroke(inkFloorMark, partProp, 0.5, 0.5, 0.5).alpha = 0.5
	for _, r := range scanned {
		d.at(k.scanPoint(r).plus(vec{0, 2}))
		d.at(place(r))
		d.stroke(inkFloorMark, partProp, 0.4, 0.4, 0.4).alpha = 0.5
		d.ellipse(place(r), 1.5, 1.5, 0)
		d.fill(inkFloorMark, partProp)
	}
}

// lightScan lights the dot of the part that is tensed, with a line down to it.
func (d *drawing) lightScan(k *skeleton, regions []Region, strength float64) {
	for _, r := range scanned {
		if strength <= 0 || !slices.Contains(regions, r) {
			continue
		}
		part := k.scanPoint(r)
		at := vec{part.x, scanHeight}
		d.at(part.plus(vec{0, 2}))
		d.at(at)
		d.stroke(inkGlow, partProp, 0.9, 0.7, 0.9).alpha = strength
		d.ellipse(at, 2.8, 2.8, 0)
		d.fill(inkGlow, partProp).alpha = strength
		for i := range 5 {
			ray := math.Pi * float64(i) / 4
			d.at(at.plus(polar(ray, 4.4)))
			d.at(at.plus(polar(ray, 7)))
			d.stroke(inkGlow, partProp, 0.9, 0.9, 0.5).alpha = strength
		}
	}
}
