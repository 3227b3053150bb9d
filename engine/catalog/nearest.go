package catalog

import (
	"slices"
	"strings"

	"uncoil/engine"
)

// Nearest returns the candidate with the smallest edit distance to a word, or
// "" if none is near enough to have been meant.
func Nearest(word string, candidates []string) string {
	best, least := "", max(2, len(word)/2)+1
	for _, c := range candidates {
		if d := distance(word, c); d < least {
			best, least = c, d
		}
	}
	return best
}

// suggest tells what would be right: the nearest candidate, else all of them.
func suggest[T ~string](word string, candidates []T) string {
	names := make([]string, len(candidates))
	for i, c := range candidates {
		names[i] = string(c)
	}
	names = slices.DeleteFunc(names, func(name string) bool { return name == "" })
	if near := Nearest(word, names); near != "" {
		return engine.Text("did you mean %q?", near)
	}
	return engine.Text("use one of %s", strings.Join(names, ", "))
}

// distance counts the letters to insert, remove, replace or swap with their
// neighbour to turn one word into the other.
func distance(a, b string) int {
	s, t := []rune(strings.ToLower(a)), []rune(strings.ToLower(b))
	var before []int
	last := make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := range s {
		row := make([]int, len(t)+1)
		row[0] = i + 1
		for j := range t {
			cost := 1
			if s[i] == t[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && s[i] == t[j-1] && s[i-1] == t[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last = last, row
	}
	return last[len(t)]
}
