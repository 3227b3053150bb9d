// Package words names things in the user's language: positions, levels,
// equipment, regions, doses, dates. It must neither decide nor draw.
package words

import (
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
)

// Position says in which position an exercise starts.
func Position(p engine.Position) string {
	switch p {
	case engine.Standing:
		return lang.X("position.standing", "Standing")
	case engine.Kneeling:
		return lang.X("position.kneeling", "Kneeling")
	case engine.Prone:
		return lang.X("position.prone", "On your front")
	case engine.Supine:
		return lang.X("position.supine", "On your back")
	case engine.Seated:
		return lang.X("position.seated", "Sitting")
	case engine.Hanging:
		return lang.X("position.hanging", "Hanging")
	case engine.SideLying:
		return lang.X("position.side-lying", "On your side")
	case engine.OnBall:
		return lang.X("position.on-ball", "On the ball")
	}
	return ""
}

// Level names a level.
func Level(l engine.Level) string {
	switch l {
	case engine.LevelIntermediate:
		return lang.X("level.intermediate", "Intermediate")
	case engine.LevelAdvanced:
		return lang.X("level.advanced", "Advanced")
	default:
		return lang.X("level.beginner", "Beginner")
	}
}

// Occasion names what a routine may be looked for.
func Occasion(o engine.Occasion) string {
	switch o {
	case engine.Evening:
		return lang.X("occasion.evening", "Evening")
	case engine.AtDesk:
		return lang.X("occasion.desk", "At a desk")
	case engine.LyingOnly:
		return lang.X("occasion.lying", "Lying only")
	default:
		return lang.X("occasion.no-floor", "No floor")
	}
}

// Guidance names how much is said.
func Guidance(g engine.Guidance) string {
	switch g {
	case engine.GuidanceLearn:
		return lang.X("guidance.learn", "As I learn")
	case engine.GuidanceBrief:
		return lang.X("guidance.brief", "Brief")
	case engine.GuidanceTones:
		return lang.X("guidance.tones", "Tones")
	default:
		return lang.X("guidance.full", "Full")
	}
}

// Ambience names what sounds under a session.
func Ambience(a engine.Ambience) string {
	switch a {
	case engine.Ocean:
		return lang.X("ambience.ocean", "Ocean")
	case engine.Rain:
		return lang.X("ambience.rain", "Rain")
	case engine.Drone:
		return lang.X("ambience.drone", "Drone")
	case engine.Room:
		return lang.X("ambience.room", "Room")
	default:
		return lang.X("ambience.off", "Off")
	}
}

// Region names a part of the body by its id.
func Region(id string) string {
	switch id {
	case "neck":
		return lang.X("region.neck", "Neck")
	case "shoulders":
		return lang.X("region.shoulders", "Shoulders")
	case "chest":
		return lang.X("region.chest", "Chest")
	case "upper-back":
		return lang.X("region.upper-back", "Upper back")
	case "low-back":
		return lang.X("region.low-back", "Low back")
	case "whole-spine":
		return lang.X("region.whole-spine", "Whole spine")
	case "belly":
		return lang.X("region.belly", "Belly")
	case "sides":
		return lang.X("region.sides", "Sides")
	case "hips":
		return lang.X("region.hips", "Hips")
	case "buttocks":
		return lang.X("region.buttocks", "Buttocks")
	case "thighs":
		return lang.X("region.thighs", "Thighs")
	case "hamstrings":
		return lang.X("region.hamstrings", "Backs of the legs")
	case "calves":
		return lang.X("region.calves", "Calves")
	}
	return id
}

// CarefulNames are the names of conditions and movements.
func CarefulNames(book *engine.Book, ids []string) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = Careful(book, id)
	}
	return names
}

// Careful is the name of a condition or a movement, by its id.
func Careful(book *engine.Book, id string) string {
	if c, ok := book.Condition(id); ok {
		return c.Name
	}
	return id
}

// Sides says how the two sides of the body are worked; "" for both at once.
func Sides(s engine.SideScheme) string {
	switch s {
	case engine.SidesLeftRight:
		return lang.X("sides.left-right", "Left, then right")
	case engine.SidesAlternating:
		return lang.X("sides.alternating", "Sides in turn")
	case engine.SidesLeftRightBoth:
		return lang.X("sides.left-right-both", "Left, right, then both")
	}
	return ""
}

// Source describes a source in plain words, by its id.
func Source(id string) string {
	switch id {
	case "S0":
		return lang.X("source.s0", "S0: article on spinal decompression exercises")
	case "S1":
		return lang.X("source.s1", "S1: article on decompressing the spine to ease low-back pain")
	case "S2":
		return lang.X("source.s2", "S2: article on stretches and exercises for low-back pain")
	case "S3":
		return lang.X("source.s3", "S3: article on spinal decompression at home")
	case "S4":
		return lang.X("source.s4", "S4: article on exercises and stretches for spine health")
	case engine.CommonPractice:
		return lang.X("source.practice", "Common practice in physiotherapy, on the careful side")
	}
	return id
}
