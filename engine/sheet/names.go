package sheet

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"uncoil/engine"
	"uncoil/engine/search"
)

func hasLetter(text string) bool { return strings.ContainsFunc(text, unicode.IsLetter) }

// name is one way to call an exercise.
type name struct {
	exercise *engine.Exercise
	words    []string
	joined   string
	exact    string // with the endings of plurals
	other    bool   // it is one of the other names
}

// namesOf lists the names of all exercises of a book, their own before their other
// names: what a user calls an exercise counts before what others call one.
func namesOf(book *engine.Book) []name {
	var all []name
	for id := range book.Exercises {
		ex := book.Exercises[id]
		for i, text := range append([]string{ex.Name, ex.SpokenName()}, ex.Also...) {
			if words := plainWords(text); len(words) > 0 {
				all = append(all, name{&ex, words, strings.Join(words, ""), strings.Join(search.Words(text), ""), i > 1})
			}
		}
	}
	slices.SortFunc(all, func(a, b name) int {
		switch {
		case a.other != b.other && b.other:
			return -1
		case a.other != b.other:
			return 1
		}
		return cmp.Or(strings.Compare(a.exercise.ID, b.exercise.ID), strings.Compare(a.joined, b.joined))
	})
	return all
}

// fillers are words that make no other exercise of one.
var fillers = []string{
	"the", "a", "an", "and", "of", "your", "my", "to", "exercise", "gentle", "gently", "slow", "slowly", "easy", "small", "controlled", "basic", "full",
}

// plainWords returns the words of a name without fillers and without the s of a
// plural.
func plainWords(text string) []string {
	var words []string
	for _, w := range search.Words(text) {
		w = singular(w)
		if !slices.Contains(fillers, w) {
			words = append(words, w)
		}
	}
	return words
}

func singular(w string) string {
	if len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
		return strings.TrimSuffix(w, "s")
	}
	return w
}

// postures are the words that tell in which position an exercise is done.
var postures = []struct {
	position engine.Position
	words    []string
}{
	{engine.Standing, []string{"wall sit", "wall slide", "wall squat"}},
	{engine.SideLying, []string{"sidelying", "side lying", "lying on your side", "on your side", "clam", "clamshell"}},
	{engine.Prone, []string{"prone", "on your stomach", "on your belly", "on your front", "face down", "superman", "bauchlage"}},
	{engine.Kneeling, []string{"kneeling", "quadruped", "on all four", "all four", "hand and knee", "half kneeling", "tall kneeling", "vierfusslerstand"}},
	{engine.OnBall, []string{"on ball", "on gym ball", "sitting on ball"}},
	{engine.Supine, []string{"supine", "on your back", "lying on your back", "lying", "hook lying", "hooklying", "crook lying", "ruckenlage", "bridge", "dead bug"}},
	{engine.Seated, []string{"seated", "sitting", "sit", "in chair", "chair", "long sit", "sitzend"}},
	{engine.Standing, []string{"standing", "stand", "wall", "wall sit", "squat", "lunge", "heel raise", "calf raise", "toe raise", "step up", "stehend", "walk", "walking", "balance", "deadlift", "hip hinge"}},
}

// posture returns the position that a text names, "" for none. What stands first
// in the list counts, so that "side lying" is not lying on the back.
func posture(text string) engine.Position {
	words := search.Words(text)
	for i := range words {
		words[i] = singular(words[i])
	}
	padded := " " + strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "the" || w == "a" }), " ") + " "
	for _, p := range postures {
		for _, w := range p.words {
			if strings.Contains(padded, " "+w+" ") {
				return p.position
			}
		}
	}
	return ""
}

// suits reports whether nothing in a text speaks against the exercise's position:
// a hamstring stretch that is done standing is not the one on one's back.
func suits(text string, ex *engine.Exercise) bool {
	p := posture(text)
	return p == "" || p == ex.Position || p == ex.EndPosition() || p == posture(strings.Join(append([]string{ex.Name}, ex.Also...), " "))
}

// match looks an exercise up by the line's name.
func (l *Line) match(names []name) {
	l.look(names)
	for i := range names {
		if n := &names[i]; n.exercise.ID == l.Exercise && !l.Misspelled {
			joined := strings.Join(plainWords(l.Name), "")
			l.Renamed = joined != strings.Join(plainWords(n.exercise.Name), "")
			return
		}
	}
}

func (l *Line) look(names []name) {
	words := plainWords(l.Name)
	joined := strings.Join(words, "")
	if joined == "" {
		return
	}
	// "Knee to chest" is one knee, "knees to chest" both.
	exact := strings.Join(search.Words(l.Name), "")
	for i := range names {
		if n := &names[i]; n.exact == exact && suits(strings.Join(l.Notes, " "), n.exercise) {
			l.Exercise = n.exercise.ID
			return
		}
	}
	for i := range names {
		n := &names[i]
		if n.joined != joined && !n.inside(words) {
			continue
		}
		if n.joined == joined && suits(strings.Join(l.Notes, " "), n.exercise) {
			l.Exercise, l.Near = n.exercise.ID, nil
			return
		}
		if n.joined != joined && harmless(without(words, n.words), n.exercise) && suits(l.Text, n.exercise) {
			l.Exercise, l.Near = n.exercise.ID, nil
			return
		}
		l.near(n.exercise.ID)
	}
	l.spelled(joined, names)
	if l.Exercise == "" {
		for i := range names {
			if covers(names[i].words, words) {
				l.near(names[i].exercise.ID)
			}
		}
	}
}

// Nearest returns the ids of exercises that share words with a name, the nearest first: a
// word that few exercises have counts more than one that many have.
func Nearest(text string, book *engine.Book) []string {
	names, words := namesOf(book), plainWords(text)
	having := func(word string) (ids []string) {
		for i := range names {
			if id := names[i].exercise.ID; slices.Contains(names[i].words, word) && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
		return ids
	}
	score := map[string]float64{}
	var near []string
	for _, w := range words {
		ids := having(w)
		for _, id := range ids {
			if score[id] == 0 {
				near = append(near, id)
			}
			score[id] += 1 / float64(len(ids))
		}
	}
	slices.SortStableFunc(near, func(a, b string) int {
		return cmp.Or(cmp.Compare(score[b], score[a]), strings.Compare(book.Exercises[a].Name, book.Exercises[b].Name))
	})
	return near
}

// mostNear is as many as can be offered at a line.
const mostNear = 4

func (l *Line) near(id string) {
	if len(l.Near) < mostNear && !slices.Contains(l.Near, id) {
		l.Near = append(l.Near, id)
	}
}

// inside reports whether the words have the name in them, side by side.
func (n *name) inside(words []string) bool {
	if len(n.words) < 2 {
		return false // one word, such as "fish", says too little
	}
	for i := range len(words) - len(n.words) + 1 {
		if slices.Equal(words[i:i+len(n.words)], n.words) {
			return true
		}
	}
	return false
}

// covers reports whether a name has all of at least two words of a line.
func covers(name, words []string) bool {
	return len(words) >= 2 && !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(name, w) })
}

func without(words, others []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return slices.Contains(others, w) })
}

// harmless reports whether words that stand beside an exercise's name only say
// what it is anyway: where it is done, and with what.
func harmless(words []string, ex *engine.Exercise) bool {
	text := strings.Join(words, " ")
	if p := posture(text); p == ex.Position {
		for _, known := range postures {
			if known.position == p {
				for _, w := range known.words {
					words = without(words, strings.Fields(w))
				}
			}
		}
	}
	return len(without(words, append([]string{"with", "on", "in", "stretch"}, plainWords(strings.Join(append(ex.Equipment, ex.Handy...), " "))...))) == 0
}

// spelled looks for the one exercise whose name is written almost so.
func (l *Line) spelled(joined string, names []name) {
	best, least := "", 3
	tied := false
	for i := range names {
		n := &names[i]
		most := 0
		switch {
		case len(n.joined) >= 12:
			most = 2
		case len(n.joined) >= 6:
			most = 1
		}
		d := distance(joined, n.joined, most)
		switch {
		case d > most:
		case d < least:
			best, least, tied = n.exercise.ID, d, false
		case d == least && n.exercise.ID != best:
			tied = true
		}
	}
	for i := range names {
		if ex := names[i].exercise; best == ex.ID && !tied && suits(l.Text, ex) {
			l.Exercise, l.Misspelled, l.Near = best, true, nil
			return
		}
	}
	if best != "" {
		l.near(best)
	}
}

// distance counts the letters to insert, remove, replace or swap with their
// neighbour to turn one word into the other; more than most is most+1.
func distance(a, b string, most int) int {
	if d := len(a) - len(b); d > most || -d > most {
		return most + 1
	}
	var before []int
	last := make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range len(a) {
		row := make([]int, len(b)+1)
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last = last, row
	}
	return last[len(b)]
}
