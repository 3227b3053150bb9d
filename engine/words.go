// Package engine is Uncoil's domain: exercises, routines, doses, preferences,
// and Compile, which turns them into a Timeline. Everything that happens in a
// session is decided here and nowhere else. The package imports the standard
// library only.
package engine

// Position is a class of body positions. Which class a person is in, and which
// they must get into, decides how long a transition takes.
type Position string

// The position classes of the catalogue.
const (
	Standing  Position = "standing"
	Kneeling  Position = "kneeling" // hands and knees, and tall or half kneeling
	Prone     Position = "prone"
	Supine    Position = "supine"
	Seated    Position = "seated"
	Hanging   Position = "hanging"
	SideLying Position = "side-lying"
	OnBall    Position = "on-ball"
)

// Positions returns every position class, in the order of the catalogue.
func Positions() []Position {
	return []Position{Standing, Kneeling, Prone, Supine, Seated, Hanging, SideLying, OnBall}
}

// Side is the side of the body that is worked.
type Side string

// The sides of a step. NoSide is the zero value: the exercise has no sides.
const (
	NoSide    Side = ""
	LeftSide  Side = "left"
	RightSide Side = "right"
	BothSides Side = "both"
)

// SideScheme says how an exercise deals with the two sides of the body.
type SideScheme string

// The side schemes. Every scheme gives both sides equal time.
const (
	// SidesNone is for exercises that work the whole body at once.
	SidesNone SideScheme = "none"
	// SidesLeftRight works one side for a whole set, then the other.
	SidesLeftRight SideScheme = "left-right"
	// SidesAlternating changes the side from one repetition to the next.
	SidesAlternating SideScheme = "alternating"
	// SidesLeftRightBoth works left, then right, then both together.
	SidesLeftRightBoth SideScheme = "left-right-both"
)

// Level is how demanding a session is meant to be.
type Level string

// The levels, from the gentlest.
const (
	LevelBeginner     Level = "beginner"
	LevelIntermediate Level = "intermediate"
	LevelAdvanced     Level = "advanced"
)

// Levels returns every level from the gentlest.
func Levels() []Level { return []Level{LevelBeginner, LevelIntermediate, LevelAdvanced} }

// Guidance is how much is said aloud during a session.
type Guidance string

// The guidance levels: the one that changes, and the fixed ones from the most
// talkative.
const (
	// GuidanceLearn says less of an exercise the better it is known: see Stage.
	GuidanceLearn Guidance = "learn"
	// GuidanceFull says everything a person with eyes shut needs to hear.
	GuidanceFull Guidance = "full"
	// GuidanceBrief names exercises, sides and durations and little else.
	GuidanceBrief Guidance = "brief"
	// GuidanceTones says the names alone; bells, ticks and breath tones lead.
	GuidanceTones Guidance = "tones"
)

// Guidances returns every guidance level a user can choose.
func Guidances() []Guidance {
	return []Guidance{GuidanceLearn, GuidanceFull, GuidanceBrief, GuidanceTones}
}

// BlockKind is the part a block plays in a session.
type BlockKind string

// The blocks of a session, in the order in which they are played.
const (
	WarmUp   BlockKind = "warm-up"
	Main     BlockKind = "main"
	CoolDown BlockKind = "cool-down"
)

// BlockKinds returns the blocks in the order in which they are played.
func BlockKinds() []BlockKind { return []BlockKind{WarmUp, Main, CoolDown} }

// Breath is the half of the breath that goes with a phase of movement.
type Breath string

// The breath phases. BreathFree, the zero value, leaves breathing to the user.
const (
	BreathFree Breath = ""
	BreathIn   Breath = "in"
	BreathOut  Breath = "out"
	BreathHold Breath = "hold"
)
