package catalog

import (
	"math"
	"path"
	"slices"
	"strconv"
	"strings"

	"uncoil/engine"
)

// The sources of the catalogue's figures.
func sources() []string { return []string{"S0", "S1", "S2", "S3", "S4", engine.CommonPractice} }

// index returns the path of an element, counted from 1 as people count.
func index(list string, i int) string { return list + "[" + strconv.Itoa(i+1) + "]" }

// stem returns a file's name without its folder and its ending.
func stem(file string) string {
	base := path.Base(file)
	return strings.TrimSuffix(base, path.Ext(base))
}

// many writes a number of things: "1 line", "2 lines".
func many(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return strconv.Itoa(n) + " " + thing + "s"
}

// plain writes a number without needless zeros.
func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// choice checks that a value is one of those allowed.
func choice[T ~string](d *document, path string, value T, allowed []T) bool {
	if value == "" {
		d.fail(path, "%s is missing: use one of %s", path, list(allowed))
		return false
	}
	if !slices.Contains(allowed, value) {
		d.fail(path, "%s is %q, which is not known: %s", path, shorten(string(value)), suggest(string(value), allowed))
		return false
	}
	return true
}

// choices checks every element of a list, and that none stands in it twice.
func choices[T ~string](d *document, path string, values, allowed []T) {
	for i, value := range values {
		if choice(d, index(path, i), value, allowed) && slices.Contains(values[:i], value) {
			d.fail(index(path, i), "%s is %q, which is in the list already: keep one", index(path, i), value)
		}
	}
}

func list[T ~string](values []T) string {
	names := make([]string, len(values))
	for i, v := range values {
		names[i] = string(v)
	}
	return strings.Join(names, ", ")
}

// source checks the list of sources.
func (d *document) source(ids []string) {
	if len(ids) == 0 {
		d.fail("source", "source is missing: name where the figures come from, S0 to S4 or %s", engine.CommonPractice)
	}
	choices(d, "source", ids, sources())
}

// between checks a number against its limits, both included.
func (d *document) between(path string, v, low, high float64, unit string) bool {
	if v < low || v > high {
		d.fail(path, "%s is %s: it must lie between %s and %s%s", path, plain(v), plain(low), plain(high), unit)
		return false
	}
	return true
}

// whole checks that a number has no fraction.
func (d *document) whole(path string, v float64) bool {
	if v != math.Trunc(v) {
		d.fail(path, "%s is %s: it must be a whole number", path, plain(v))
		return false
	}
	return true
}

// rest checks a rest; nil means that none is set.
func (d *document) rest(path string, pause *engine.Pause) {
	switch {
	case pause == nil:
	case pause.Breaths > 0:
		d.between(path, float64(pause.Breaths), 1, engine.MaxPauseBreaths, " breaths")
	default:
		if d.between(path, pause.Length.Seconds(), 0, engine.MaxRest.Seconds(), " seconds") {
			d.whole(path, pause.Length.Seconds())
		}
	}
}

// ordered checks both ends of a range and their order.
func (d *document) ordered(path string, r engine.Range, low, high float64, unit string) bool {
	sound := true
	for _, end := range []struct {
		field string
		value float64
	}{{"from", r.From}, {"to", r.To}} {
		at := path + "." + end.field
		sound = d.between(at, end.value, low, high, unit) && d.whole(at, end.value) && sound
	}
	if r.From > r.To {
		d.fail(path+".from", "%s.from is %s and to is %s: \"from\" must not be larger than \"to\"", path, plain(r.From), plain(r.To))
		return false
	}
	return sound
}
