package catalog_test

import (
	"regexp"
	"slices"
	"testing"
)

// side is a word that names one side of the body.
var side = regexp.MustCompile(`(?i)\b(left|right)\b`)

// TestChangingSidesNamesNeither: the sentences that lead to the other side are said
// on the way back as well, and the voice names the side before them.
func TestChangingSidesNamesNeither(t *testing.T) {
	for _, ex := range real(t).Exercises() {
		for _, d := range slices.Concat(ex.Say.Switch.Full, ex.Say.Switch.Brief) {
			if side.MatchString(d.Say) {
				t.Errorf("%s: %q is wrong on the way back: name no side", ex.ID, d.Say)
			}
		}
	}
}

// misheard are words that a listener stumbles over, and what is said instead.
var misheard = []struct {
	word *regexp.Regexp
	say  string
}{
	{regexp.MustCompile(`(?i)\bin, (into|sink)\b`), "one that is heard apart from its neighbour"},
	{regexp.MustCompile(`(?i)\bon the spot\b`), "in place"},
	{regexp.MustCompile(`(?i)\bcentre\b`), "the middle"},
	{regexp.MustCompile(`(?i)\byou hear is\b|\bankle you hear\b`), "the side I name"},
	{regexp.MustCompile(`(?i)\b(sturdy|heavy) chair\b`), "a firm chair"},
	{regexp.MustCompile(`(?i)^(and )?stay\.$`), "hold"},
	{regexp.MustCompile(`(?i)\b(upper (arm|hand)|lower arm)\b`), "the top arm, or the arm beneath you"},
	{regexp.MustCompile(`(?i)\b(doctor|surgeon|physiotherapist|on you) agreed\b`), "agrees, or allows"},
}

func TestNothingIsMisheard(t *testing.T) {
	c := real(t)
	p := &c.Book().Phrases
	texts := map[string][]string{"phrases": p.Texts()}
	for _, ex := range c.Exercises() {
		texts[ex.ID] = ex.EveryLine()
	}
	for id, lines := range texts {
		for _, line := range lines {
			for _, m := range misheard {
				if m.word.MatchString(line) {
					t.Errorf("%s: %q is misheard: say %s", id, line, m.say)
				}
			}
		}
	}
}

// TestTheWayOutIsItsOwn: where leaving in the wrong order is how people get hurt, no
// common sentence stands in for the exercise's own when it is left again.
func TestTheWayOutIsItsOwn(t *testing.T) {
	for _, id := range []string{"bar-hang", "bench-hip-flexor", "camel-pose", "downward-dog", "ragdoll-hang", "rotating-plank", "side-plank"} {
		if ex := real(t).Book().Exercises[id]; ex.Leave == nil || len(ex.Leave.Again) == 0 {
			t.Errorf("%s has no second wording of its way out", id)
		}
	}
}
