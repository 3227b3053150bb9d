package engine

import (
	"encoding/json"
	"slices"
)

// CannotGetDown is the id of the condition of those who do not get down to the floor.
const CannotGetDown = "cannot-get-to-the-floor"

// CommonPractice is the basis of what stands in no source.
const CommonPractice = "practice"

// Condition is a medical condition that a person has or has had, under its common
// name, and what a session must change for it.
type Condition struct {
	// ID is the stable name used in settings and on the command line.
	ID string `yaml:"id"`
	// Name is what people read, such as "Hip replacement".
	Name string `yaml:"name" lang:"text"`
	// Advice says in one line whom to ask about what.
	Advice string `yaml:"advice" lang:"text"`
	// Because is said at the start of a session that is different for it.
	Because string `yaml:"because" lang:"text"`
	// Leave are the movements that are left out unless the person has asked, Ask
	// those that stay, marked and said.
	Leave []Movement `yaml:"leave,omitempty"`
	Ask   []Movement `yaml:"ask,omitempty"`
	// Why says of each movement why one is careful with it.
	Why map[Movement]string `yaml:"why,omitempty" lang:"text"`
	// Cautions are spoken before an exercise that asks for the movement.
	Cautions map[Movement]string `yaml:"cautions,omitempty" lang:"text"`
	// Remind are sentences spoken once at the start of every session: when to
	// stop, and what to keep to.
	Remind []string `yaml:"remind,omitempty" lang:"text"`
	// Handy lists what makes a session on the floor safer, by the ids of equipment.
	Handy []string `yaml:"handy,omitempty"`
	// Words are everyday words that find the condition.
	Words []string `yaml:"words,omitempty" lang:"any"`
	// Basis is the source that names the condition, or CommonPractice.
	Basis string `yaml:"basis"`
	// AskFirst offers no session at all before the person has asked.
	AskFirst bool `yaml:"ask-first,omitempty"`
	// RiseSlowly takes half as long again to come up.
	RiseSlowly bool `yaml:"rise-slowly,omitempty"`
}

// MovementText is how a movement is named and spoken of.
type MovementText struct {
	ID Movement `yaml:"id"`
	// Name is short, such as "Deep hip bend"; Meaning says it in plain words.
	Name    string `yaml:"name" lang:"text"`
	Meaning string `yaml:"meaning" lang:"text"`
	// Caution is spoken to those who are careful with the movement itself.
	Caution string `yaml:"caution" lang:"text"`
	// Words are everyday words that find the movement.
	Words []string `yaml:"words,omitempty" lang:"any"`
}

// asCondition returns a movement that was chosen by itself as a condition: it is
// left out unless the person has asked.
func (m *MovementText) asCondition() Condition {
	return Condition{
		ID: string(m.ID), Name: m.Name, Leave: []Movement{m.ID},
		Why:      map[Movement]string{m.ID: m.Meaning},
		Cautions: map[Movement]string{m.ID: m.Caution},
	}
}

// Condition returns the condition with an id, or the movement with that id as
// one, and whether there is such a thing.
func (b *Book) Condition(id string) (Condition, bool) {
	for i := range b.Conditions {
		if b.Conditions[i].ID == id {
			return b.Conditions[i], true
		}
	}
	for i := range b.Movements {
		if string(b.Movements[i].ID) == id {
			return b.Movements[i].asCondition(), true
		}
	}
	return Condition{}, false
}

// CarefulWith returns what a person is careful with: the conditions in the
// book's order, then the movements chosen by themselves.
func (b *Book) CarefulWith(prefs *Preferences) []Condition {
	var all []Condition
	for i := range b.Conditions {
		if slices.Contains(prefs.Conditions, b.Conditions[i].ID) {
			all = append(all, b.Conditions[i])
		}
	}
	for i := range b.Movements {
		if slices.Contains(prefs.Careful, b.Movements[i].ID) {
			all = append(all, b.Movements[i].asCondition())
		}
	}
	return all
}

// AskFirst returns the condition for which no session is offered before the
// person has asked, nil if there is none or the person has.
func (b *Book) AskFirst(prefs *Preferences) *Condition {
	for _, c := range b.CarefulWith(prefs) {
		if c.AskFirst && prefs.answer("", c.ID).Way != DoAsIs {
			return &c
		}
	}
	return nil
}

// Movement is something an exercise asks of a body that a person may have to be
// careful with.
type Movement string

// The movements (our own list, common practice, after the questions that S3's
// readers ask).
const (
	// DeepHipBend brings the thigh closer to the trunk than 90 degrees.
	DeepHipBend Movement = "deep-hip-bend"
	// HipBentBack takes the thigh behind the line of the trunk.
	HipBentBack Movement = "hip-bent-back"
	// AcrossTheMiddle takes a leg across the body's middle, or turns it in.
	AcrossTheMiddle Movement = "across-the-middle"
	// LoadedRounding rounds the low back under load.
	LoadedRounding Movement = "loaded-rounding"
	// RoundedBend bends deeply with a rounded back, without load.
	RoundedBend Movement = "rounded-bend"
	// Crunching curls the trunk up against gravity.
	Crunching Movement = "crunching"
	// Arching takes the back beyond its neutral curve, FullArching near its end.
	Arching     Movement = "arching"
	FullArching Movement = "full-arching"
	// Twisting turns the trunk, LoadedTwisting under load.
	Twisting       Movement = "twisting"
	LoadedTwisting Movement = "loaded-twisting"
	// HeadLow has the head below the heart.
	HeadLow     Movement = "head-low"
	HangingLoad Movement = "hanging"
	// KneeLoad loads a bent knee, or folds it deeply; KneelingDown rests on it.
	KneeLoad     Movement = "load-on-knees"
	KneelingDown Movement = "kneeling"
	WristLoad    Movement = "load-on-wrists"
	// ShoulderLoad bears weight on the arms, or has them overhead.
	ShoulderLoad Movement = "load-on-shoulders"
	NeckLoad     Movement = "load-on-neck"
	// Balance is a risk of falling.
	Balance Movement = "balance"
	// LyingOnFront and LyingFlat, on the back, are positions.
	LyingOnFront Movement = "lying-on-front"
	LyingFlat    Movement = "lying-flat"
	// GettingDown is getting down to the floor and up again.
	GettingDown Movement = "getting-down"
	// BackPressure presses on the bones of the back, as a roller does.
	BackPressure Movement = "pressure-on-back"
	// Jumping has both feet leave the floor, or a landing that jars.
	Jumping Movement = "jumping"
	// HeldEffort is a strong effort held for long, which tempts one to hold the breath.
	HeldEffort Movement = "held-effort"
)

// Movements returns every movement.
func Movements() []Movement {
	return []Movement{
		DeepHipBend, HipBentBack, AcrossTheMiddle, LoadedRounding, RoundedBend, Crunching, Arching, FullArching,
		Twisting, LoadedTwisting, HeadLow, HangingLoad, KneeLoad, KneelingDown, WristLoad, ShoulderLoad, NeckLoad,
		Balance, LyingOnFront, LyingFlat, GettingDown, BackPressure, Jumping, HeldEffort,
	}
}

// demanding reports whether a movement makes an exercise harder than one that
// does not ask for it: it takes strength or balance, bears a load, or goes to
// the end of a range. The others are a matter of direction and of place.
func (m Movement) demanding() bool {
	switch m {
	case LoadedRounding, Crunching, FullArching, LoadedTwisting, HeadLow, HangingLoad, KneeLoad, WristLoad, NeckLoad,
		Balance, BackPressure, Jumping, HeldEffort:
		return true
	default:
		return false
	}
}

// MovementsOf returns the movements that ids stand for, each once: those of
// today, and what earlier versions called otherwise and kept in files and
// settings. Unknown ids are dropped.
func MovementsOf(ids []string) []Movement {
	earlier := map[string][]Movement{
		"deep-flexion": {DeepHipBend, LoadedRounding, RoundedBend},
		"hip-flexion":  {DeepHipBend},
		"extension":    {Arching, FullArching},
		"twisting":     {Twisting, LoadedTwisting},
		"knees":        {KneeLoad, KneelingDown},
		"wrists":       {WristLoad},
		"neck":         {NeckLoad},
	}
	wanted := map[Movement]bool{}
	for _, id := range ids {
		wanted[Movement(id)] = true
		for _, m := range earlier[id] {
			wanted[m] = true
		}
	}
	return slices.DeleteFunc(Movements(), func(m Movement) bool { return !wanted[m] })
}

// OtherMovements returns the movements that are not among some.
func OtherMovements(some []Movement) []Movement {
	return slices.DeleteFunc(Movements(), func(m Movement) bool { return slices.Contains(some, m) })
}

// AsksFor reports whether the exercise asks for a movement.
func (e *Exercise) AsksFor(m Movement) bool { return slices.Contains(e.Asks, m) }

// Known reports whether it has been decided what the exercise asks of a body.
// Of a user's own exercise it may not have been: then the user decides.
func (e *Exercise) Known() bool { return len(e.Asks)+len(e.Spares) > 0 }

// TakeOverInvolves turns what an earlier version has written as Involves into Asks
// and Spares, where these are not given.
func (e *Exercise) TakeOverInvolves() {
	if len(e.Involves) > 0 && !e.Known() {
		e.Asks = MovementsOf(e.Involves)
		e.Spares = OtherMovements(e.Asks)
	}
	e.Involves = nil
}

// Aim is what an exercise is there for.
type Aim string

// The aims.
const (
	Mobilise   Aim = "mobilise"
	Stretch    Aim = "stretch"
	Strengthen Aim = "strengthen"
	Relax      Aim = "relax"
)

// Aims returns every aim.
func Aims() []Aim { return []Aim{Mobilise, Stretch, Strengthen, Relax} }

// Caution is a warning of one or two sentences. It is shown with the exercise;
// one that is for some people only is spoken to them, before they are in
// position.
type Caution struct {
	Say string `yaml:"say" lang:"text"`
	// For are the conditions, About the movements, that it is for; without both
	// it is for everybody.
	For   []string   `yaml:"for,omitempty"`
	About []Movement `yaml:"about,omitempty"`
}

// UnmarshalText makes a caution for everybody of a sentence alone, which is how
// files write one.
func (c *Caution) UnmarshalText(text []byte) error {
	c.Say = string(text)
	return nil
}

// UnmarshalJSON reads a caution, or a sentence alone as UnmarshalText does.
func (c *Caution) UnmarshalJSON(data []byte) error {
	type plain Caution
	if len(data) > 0 && data[0] == '"' {
		return json.Unmarshal(data, &c.Say)
	}
	return json.Unmarshal(data, (*plain)(c))
}

// ForEverybody reports whether the caution is for everybody.
func (c *Caution) ForEverybody() bool { return len(c.For)+len(c.About) == 0 }

// Safety is what everybody is told before the first session. Its signs that need
// help are common practice in back care, without a source of their own.
type Safety struct {
	Title    string          `yaml:"title" lang:"text"`
	Sections []SafetySection `yaml:"sections"`
	// Accept is what one agrees to.
	Accept string `yaml:"accept" lang:"text"`
	// Spoken opens a session that is taken along as a file: two sentences.
	Spoken []string `yaml:"spoken" lang:"text"`
}

// SafetySection is one part of it: a text, and points below that.
type SafetySection struct {
	Head   string   `yaml:"head" lang:"text"`
	Text   string   `yaml:"text" lang:"text"`
	Points []string `yaml:"points,omitempty" lang:"any"`
	// Emergency marks what one calls for help with at once.
	Emergency bool `yaml:"emergency,omitempty"`
}

// Emergency returns the section on what one calls for help with at once.
func (s *Safety) Emergency() SafetySection {
	for _, section := range s.Sections {
		if section.Emergency {
			return section
		}
	}
	return SafetySection{}
}
