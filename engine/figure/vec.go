package figure

import "math"

// vec is a point or a displacement in centimetres.
type vec struct{ x, y float64 }

func (a vec) plus(b vec) vec              { return vec{a.x + b.x, a.y + b.y} }
func (a vec) minus(b vec) vec             { return vec{a.x - b.x, a.y - b.y} }
func (a vec) times(k float64) vec         { return vec{a.x * k, a.y * k} }
func (a vec) length() float64             { return math.Sqrt(a.x*a.x + a.y*a.y) }
func (a vec) angle() float64              { return math.Atan2(a.y, a.x) }
func (a vec) toward(b vec, t float64) vec { return vec{mix(a.x, b.x, t), mix(a.y, b.y, t)} }

// left is the displacement turned a quarter counterclockwise.
func (a vec) left() vec { return vec{-a.y, a.x} }

// turned is the displacement turned counterclockwise by radians.
func (a vec) turned(angle float64) vec {
	s, c := math.Sincos(angle)
	return vec{a.x*c - a.y*s, a.x*s + a.y*c}
}

// polar is a displacement of the given length in the given direction.
func polar(angle, length float64) vec {
	s, c := math.Sincos(angle)
	return vec{c * length, s * length}
}

func (p Point) vec() vec { return vec{p[0], p[1]} }

func mix(a, b, t float64) float64 { return a + (b-a)*t }

func clamp(x, low, high float64) float64 { return min(max(x, low), high) }

// smooth rises smoothly from 0 at low to 1 at high (smoothstep).
func smooth(x, low, high float64) float64 {
	t := clamp((x-low)/(high-low), 0, 1)
	return t * t * (3 - 2*t)
}

func radians(degrees float64) float64 { return degrees * math.Pi / 180 }

func degrees(radians float64) float64 { return radians * 180 / math.Pi }

// wrapped normalizes an angle to (-π, π].
func wrapped(angle float64) float64 {
	angle = math.Mod(angle, 2*math.Pi)
	switch {
	case angle > math.Pi:
		return angle - 2*math.Pi
	case angle <= -math.Pi:
		return angle + 2*math.Pi
	}
	return angle
}

// mixAngle interpolates from a to b the shorter way round.
func mixAngle(a, b, t float64) float64 { return a + wrapped(b-a)*t }
