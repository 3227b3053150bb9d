package figure

import "math"

// chain is a solved limb of two bones.
type chain struct {
	upper float64 // direction of the first bone, radians
	flex  float64 // angle of the second bone against the first, signed
	miss  float64 // distance by which the target could not be reached
}

// reach solves a limb of bones a and b from root to target. side is +1 where
// the joint flexes counterclockwise, -1 where it flexes clockwise.
func reach(root, target vec, a, b, side float64) chain {
	d := target.minus(root)
	dist := d.length()
	in := clamp(dist, math.Abs(a-b)+1e-9, a+b)
	if dist < 1e-9 {
		d = vec{0, -1}
	}
	bend := math.Acos(clamp((in*in-a*a-b*b)/(2*a*b), -1, 1))
	inner := math.Atan2(b*math.Sin(bend), a+b*math.Cos(bend))
	return chain{upper: d.angle() - side*inner, flex: side * bend, miss: math.Abs(dist - in)}
}

// joints lays the limb out: the middle joint and the end.
func (c chain) joints(root vec, a, b float64) (middle, end vec) {
	middle = root.plus(polar(c.upper, a))
	return middle, middle.plus(polar(c.upper+c.flex, b))
}
