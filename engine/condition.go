package engine

import "slices"

// CommonPractice is the basis of what stands in no source.
const CommonPractice = "practice"

// Condition is what a person has or has had, in the words that people know, and
// what that asks of a session.
type Condition struct {
	// ID is the stable name used in settings and on the command line.
	ID string `yaml:"id"`
	// Name is what people read, such as "Hip replacement".
	Name string `yaml:"name"`
	// Advice says in one line whom to ask about what.
	Advice string `yaml:"advice"`
	// Because is said at the start of a session that is different for it.
	Because string `yaml:"because"`
	// Leave are the movements that are left out unless the person has asked, Ask
	// those that stay, marked and said.
	Leave []Movement `yaml:"leave,omitempty"`
	Ask   []Movement `yaml:"ask,omitempty"`
	// Why says of each movement why one is careful with it.
	Why map[Movement]string `yaml:"why,omitempty"`
	// Cautions are spoken before an exercise that asks for the movement.
	Cautions map[Movement]string `yaml:"cautions,omitempty"`
	// Remind are sentences spoken once at the start of every session: when to
	// stop, and what to keep to.
	Remind []string `yaml:"remind,omitempty"`
	// Handy lists what makes a session on the floor safer, by the ids of equipment.
	Handy []string `yaml:"handy,omitempty"`
	// Words are everyday words that find the condition.
	Words []string `yaml:"words,omitempty"`
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
	Name    string `yaml:"name"`
	Meaning string `yaml:"meaning"`
	// Caution is spoken to those who are careful with the movement itself.
	Caution string `yaml:"caution"`
	// Words are everyday words that find the movement.
	Words []string `yaml:"words,omitempty"`
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
		if c.AskFirst && prefs.answer("", c.ID).Way != KeepIt {
			return &c
		}
	}
	return nil
}
