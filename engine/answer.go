package engine

import "time"

// Way is what is done about an exercise that a person must be careful with.
type Way string

// The ways.
const (
	// DoInstead does a gentler exercise in its place.
	DoInstead Way = "instead"
	// LeaveOut leaves it out.
	LeaveOut Way = "leave-out"
	// KeepIt keeps it: the person has asked.
	KeepIt Way = "keep"
)

// Ways returns every way.
func Ways() []Way { return []Way{DoInstead, LeaveOut, KeepIt} }

// CareAnswer is what a person has chosen for one exercise and one condition.
type CareAnswer struct {
	// Exercise is empty where the answer is about the condition as a whole.
	Exercise string `json:"exercise,omitempty"`
	// Condition is the id of a condition, or of a movement chosen by itself.
	Condition string    `json:"condition"`
	Way       Way       `json:"way"`
	At        time.Time `json:"at,omitzero"`
}

// answer returns what a person has chosen, the zero CareAnswer for nothing yet.
func (p *Preferences) answer(exercise, condition string) CareAnswer {
	for _, a := range p.Answers {
		if a.Exercise == exercise && a.Condition == condition {
			return a
		}
	}
	return CareAnswer{}
}

// WithAnswers returns the answers with others added, each in place of the
// earlier one to the same question.
func (p *Preferences) WithAnswers(answers ...CareAnswer) []CareAnswer {
	all := make([]CareAnswer, 0, len(p.Answers)+len(answers))
	for _, a := range p.Answers {
		if !answeredIn(answers, a.Exercise, a.Condition) {
			all = append(all, a)
		}
	}
	return append(all, answers...)
}

// WithoutAnswer returns the answers without the one to a question.
func (p *Preferences) WithoutAnswer(exercise, condition string) []CareAnswer {
	all := make([]CareAnswer, 0, len(p.Answers))
	for _, a := range p.Answers {
		if a.Exercise != exercise || a.Condition != condition {
			all = append(all, a)
		}
	}
	return all
}

func answeredIn(answers []CareAnswer, exercise, condition string) bool {
	for _, a := range answers {
		if a.Exercise == exercise && a.Condition == condition {
			return true
		}
	}
	return false
}
