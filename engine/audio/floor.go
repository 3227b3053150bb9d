package audio

import "math"

// floorLevel is the level of the noise under a file, -75 dBFS. It cannot be heard, but
// a wireless speaker that gets digital silence falls asleep, and then swallows the
// next word.
const floorLevel = 1.78e-4

// floorHertz is where the noise begins to fall, so that it is less of a hiss.
const floorHertz = 900

// floor is soft noise, the same in every file.
type floor struct {
	noise       noise
	left, right float64
	keep, level float64
}

func newFloor() *floor {
	keep := math.Exp(-2 * math.Pi * floorHertz / SampleRate)
	// White noise from -1 to 1 has a level of 1/√3, and the filter lets a part pass.
	part := math.Sqrt((1 - keep) / (1 + keep) / 3)
	return &floor{noise: noise{0x94d049bb133111eb}, keep: keep, level: floorLevel / part * (1 - keep)}
}

// add adds the noise to frames.
func (f *floor) add(frames [][2]float64) {
	for i := range frames {
		f.left = f.keep*f.left + f.level*f.noise.next()
		f.right = f.keep*f.right + f.level*f.noise.next()
		frames[i][0] += f.left
		frames[i][1] += f.right
	}
}

// grounded is a sink with the noise under everything that is written to it.
type grounded struct {
	Sink
	floor *floor
}

// Write is part of Sink.
func (g *grounded) Write(frames [][2]float64) error {
	g.floor.add(frames)
	return g.Sink.Write(frames)
}
