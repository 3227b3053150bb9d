package engine

import "time"

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
