package catalog_test

import (
	"strings"
	"testing"
)

// TestItems checks what a routine may say of one place: rests of every kind,
// prescribed doses, a tempo, one side, a note.
func TestItems(t *testing.T) {
	const at = "12: blocks[2].items[1]."
	for _, c := range []struct {
		name, item string
		want       string // empty if it is sound
	}{
		{"every rest", `amount: 12, rest: until ready, set-rest: 4 breaths, side-rest: 5, before: "until ready, about 60"`, ""},
		{"a rest in words", "rest: a while", at + `rest is "a while": write seconds such as 30, or "6 breaths", or "until ready"`},
		{"too many breaths", "rest: 61 breaths", at + "rest is 61: it must lie between 1 and 60 breaths"},
		{"a rest between sets too long", "set-rest: 601", at + "set-rest is 601: it must lie between 0 and 600 seconds"},
		{"a wait that counts too much", `before: "until ready, about 3600"`, at + "before is 3600: it must lie between 0 and 600 seconds"},
		{"a rest without end", "rest: .inf", at + `rest is ".inf": write seconds such as 30, or "6 breaths", or "until ready"`},
		{"prescribed beyond the source", "amount: 40, sets: 5, exact: true", ""},
		{"prescribed, ten years", "amount: 315360000, exact: true", at + "amount is 315360000: it must lie between 1 and 1800"},
		{"prescribed with a fraction", "amount: 40.5, exact: true", at + "amount is 40.5: it must be a whole number"},
		{"prescribed sets", "sets: 11, exact: true", at + "sets is 11: it must lie between 1 and 10"},
		{"exactly nothing", "exact: true", at + "exact is for an amount or sets: give one, or leave it out"},
		{"a tempo", "tempo: 0.5", ""},
		{"a tempo too fast", "tempo: 2.5", at + "tempo is 2.5: it must lie between 0.5 and 2"},
		{"no tempo at all", "tempo: .nan", at + "tempo is .nan: it must be a number"},
		{"a side that there is not", "side: left", at + `side is "left", and knee-hug does not work one side for a whole set: leave it out`},
		{"a side unknown", "side: both", at + `side is "both", which is not known: use one of left, right`},
		{"a note", "note: Keep the knee soft.", ""},
		{"a note that turns the reading direction", `note: "Keep \u202ethe knee"`, at + "note has the character U+202E, which cannot be seen: remove it"},
		{"a note too long", "note: " + strings.Repeat("very ", 40) + "soft.", at + "note has 205 characters: the most is 160"},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys := files(t)
			fsys["routines/tiny.yaml"].Data = []byte(with(t, soundRoutine, edit{"amount: 12, sets: 1, rest: 20", c.item}))
			var want []string
			if c.want != "" {
				want = prefixed("routines/tiny.yaml", []string{c.want})
			}
			expect(t, fsys, want...)
		})
	}
}
