package engine

import (
	"slices"
	"time"
)

// Question is what a person is asked about one exercise of a routine, for all
// the conditions that meet it at once.
type Question struct {
	// Exercise is the exercise that would be done.
	Exercise string
	// Conditions are the ids of the conditions, and of movements chosen by
	// themselves, that the answer is about.
	Conditions []string
	// Known tells that it has been decided what the exercise asks of a body.
	Known bool
	// Why says why in one sentence; empty where that is not known.
	Why string
	// Instead is the exercise that would stand in; empty where none can.
	Instead string
	// Ways are what can be done, the careful way first.
	Ways []Way
}

// Answers returns the answers that a choice gives.
func (q *Question) Answers(way Way, at time.Time) []CareAnswer {
	answers := make([]CareAnswer, len(q.Conditions))
	for i, condition := range q.Conditions {
		answers[i] = CareAnswer{Exercise: q.Exercise, Condition: condition, Way: way, At: at}
	}
	return answers
}

// Questions returns what has to be asked before a routine, each exercise once, in
// the order of its places. What has been answered is not asked again, nor what is
// not done anyway because of an answer about another condition.
func Questions(concerns []Concern) []Question {
	var all []Question
	for _, c := range Open(concerns) {
		if settled(c.Exercise, concerns) {
			continue
		}
		i := slices.IndexFunc(all, func(q Question) bool { return q.Exercise == c.Exercise })
		if i < 0 {
			q := Question{Exercise: c.Exercise, Known: len(c.Movements) > 0, Why: c.Why, Ways: c.Ways()}
			if len(c.Instead) > 0 {
				q.Instead = c.Instead[0]
			}
			all, i = append(all, q), len(all)
		}
		if !slices.Contains(all[i].Conditions, c.Condition) {
			all[i].Conditions = append(all[i].Conditions, c.Condition)
		}
	}
	return all
}

// settled reports whether an exercise is not done because of an answer.
func settled(exercise string, concerns []Concern) bool {
	return slices.ContainsFunc(concerns, func(c Concern) bool {
		return c.Exercise == exercise && c.Answer.Way != "" && c.Way() != DoAsIs
	})
}

// SaidWhenTheyCome returns the exercises that are done as they are, with a word
// of care before each, in the order of their places.
func SaidWhenTheyCome(concerns []Concern) []string {
	var ids []string
	for i := range concerns {
		c := &concerns[i]
		if !slices.Contains(ids, c.Exercise) && !slices.ContainsFunc(concerns, func(other Concern) bool {
			return other.Exercise == c.Exercise && (other.Way() != DoAsIs || len(other.Movements) == 0)
		}) {
			ids = append(ids, c.Exercise)
		}
	}
	return ids
}

// Because says why exercises are different, where one thing is the reason for
// all of them, else "".
func (b *Book) Because(changes []Change) string {
	because := ""
	for i, change := range changes {
		condition, _ := b.Condition(change.Condition)
		if i > 0 && condition.Because != because {
			return ""
		}
		because = condition.Because
	}
	return because
}

// Way is what is done about an exercise that a person must be careful with.
type Way string

// The ways.
const (
	// DoInstead does a gentler exercise in its place.
	DoInstead Way = "instead"
	// LeaveOut leaves it out.
	LeaveOut Way = "leave-out"
	// DoAsIs does it unchanged: the person has asked a doctor.
	DoAsIs Way = "keep"
)

// Ways returns every way.
func Ways() []Way { return []Way{DoInstead, LeaveOut, DoAsIs} }

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
