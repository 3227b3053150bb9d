package engine

import (
	"slices"
	"time"
)

// transitionTime returns how long it takes, unhurried and without strain, to
// move from one position class to another. Getting down to the floor and up
// from it is what takes long; our own figures, generous for stiff bodies.
func transitionTime(from, to Position) time.Duration {
	if from == to {
		return 5 * time.Second
	}
	return heightTime(from) + heightTime(to)
}

// heightTime is a position's share of a change: how far it lies from the
// hands-and-knees position that every way up or down passes through.
func heightTime(p Position) time.Duration {
	switch p {
	case Kneeling:
		return 3 * time.Second
	case Seated, SideLying:
		return 5 * time.Second
	case Supine, Prone:
		return 6 * time.Second
	case Standing, OnBall:
		return 8 * time.Second
	default: // Hanging: stepping up to a bar and taking hold
		return 10 * time.Second
	}
}

// height orders position classes by how high the head is.
func height(p Position) int {
	switch p {
	case Supine, Prone, SideLying:
		return 0
	case Kneeling, Seated, OnBall:
		return 1
	default:
		return 2
	}
}

// slowRise is how much longer it takes to come up for those who must do so slowly.
const slowRise = 1.5

// rising returns by how much longer following directions takes while the body
// comes up.
func (c *compiler) rising() float64 {
	if c.rises && slices.ContainsFunc(c.care.people, func(p Condition) bool { return p.RiseSlowly }) {
		return slowRise
	}
	return 1
}

// switchTime returns how long it takes to get from working one side to working
// the other: a leg is soon changed lying down, a side plank has to be left,
// rolled over and built up again.
func switchTime(p Position) time.Duration {
	switch p {
	case SideLying:
		return 10 * time.Second
	case Kneeling:
		return 7 * time.Second
	default:
		return 4 * time.Second
	}
}
