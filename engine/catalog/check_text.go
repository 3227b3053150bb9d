package catalog

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"uncoil/engine"
)

// The most characters of texts, chosen so that they fit where they are shown
// and are understood when they are heard.
const (
	MaxName     = 32
	maxSpoken   = 90
	maxShown    = 60
	maxWritten  = engine.MaxText
	maxStepWord = 14 // words of one step
)

var (
	kebab        = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	abbreviation = regexp.MustCompile(`(?i)\b(sec|secs|min|mins|reps|approx|etc|e\.g|i\.e|vs|no\.)(\W|$)|[%&/°+=<>#*_]`)
	sentenceEnd  = regexp.MustCompile(`[.!?]\s`)
)

// id checks an id and that it is the file's name.
func (d *document) id(id string) {
	if !d.required("id", id, "use the file's name, such as cat-cow") {
		return
	}
	if !kebab.MatchString(id) {
		d.fail("id", "id is %q: use small letters, digits and single hyphens, such as cat-cow", id)
		return
	}
	if name := stem(d.file); name != id {
		d.fail("id", "id is %q and the file is called %q: give both the same name", id, name)
	}
}

// required checks that a text is there and not padded; hint says what to write.
func (d *document) required(path, text, hint string) bool {
	if text == "" {
		d.fail(path, "%s is missing: %s", path, hint)
		return false
	}
	return d.tidy(path, text)
}

// tidy checks that a text is one line without spaces around it.
func (d *document) tidy(path, text string) bool {
	if strings.TrimSpace(text) != text || text == "" || strings.ContainsFunc(text, unicode.IsControl) {
		d.fail(path, "%s has spaces around it or line breaks in it: write one line", path)
		return false
	}
	if r, ok := engine.Hidden(text); ok { // an escape such as "\u202e" passes the guard of the raw file
		d.fail(path, "%s has the character %U, which cannot be seen: remove it", path, r)
		return false
	}
	if !visible(text) {
		d.fail(path, "%s has nothing in it that can be seen: write it in letters", path)
		return false
	}
	return true
}

// short checks the length of a text in characters.
func (d *document) short(path, text string, most int) bool {
	if n := utf8.RuneCountInString(text); n > most {
		d.fail(path, "%s has %d characters: the most is %d", path, n, most)
		return false
	}
	return true
}

// ends checks that a text ends as a sentence does.
func (d *document) ends(path, text string) bool {
	if !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "!") && !strings.HasSuffix(text, "?") {
		d.fail(path, "%s is %q: a sentence ends in . or ! or ?", path, shorten(text))
		return false
	}
	return true
}

// name checks what people read and hear as the name of something.
func (d *document) name(name, spoken string) {
	if d.required("name", name, "write the name that people read") {
		d.short("name", name, MaxName)
	}
	said, path := spoken, "spoken"
	if said == "" {
		said, path = name, "name"
	}
	if said != "" && d.tidy(path, said) {
		d.speakable(path, said)
		d.short(path, said, MaxName)
	}
}

// The most other names of one exercise, and the most characters of one.
const (
	mostAlso = 12
	maxAlso  = 60
)

// also checks the other names of an exercise.
func (d *document) also(names []string) {
	if len(names) > mostAlso {
		d.fail("also", "also has %s: the most is %d", many(len(names), "name"), mostAlso)
		return
	}
	for i, name := range names {
		at := index("also", i)
		_ = d.tidy(at, name) && d.short(at, name, maxAlso)
	}
}

// written checks a sentence or two that are read at leisure.
func (d *document) written(path, text, hint string) {
	if d.required(path, text, hint) {
		_ = d.ends(path, text) && d.short(path, text, maxWritten)
	}
}

// shown checks the one line that is read from across the room.
func (d *document) shown(path, text string) {
	if d.tidy(path, text) {
		_ = d.ends(path, text) && d.short(path, text, maxShown)
	}
}

// spoken checks one sentence of the voice.
func (d *document) spoken(path, text string) {
	if d.sentence(path, text) {
		d.speakable(path, text)
	}
}

// sentence checks that a text is one spoken sentence; numbers may be in it.
func (d *document) sentence(path, text string) bool {
	if !d.tidy(path, text) || !d.ends(path, text) || !d.short(path, text, maxSpoken) {
		return false
	}
	if sentenceEnd.MatchString(text) {
		d.fail(path, "%s holds more than one sentence: give each its own line", path)
		return false
	}
	return true
}

// speakable checks that a voice can say a text as it is written.
func (d *document) speakable(path, text string) {
	if i := strings.IndexFunc(text, unicode.IsDigit); i >= 0 {
		d.fail(path, "%s has the digit %q: write numbers as words", path, text[i:i+1])
	}
	if short := abbreviation.FindString(text); short != "" {
		d.fail(path, "%s has %q: write it out as it is said", path, strings.TrimSpace(short))
	}
}

// maxDirection is the most seconds that following one sentence may take.
const maxDirection = 60

// directions checks sentences that lead the body, and the time they take; need
// says how many full ones there must be at least.
func (d *document) directions(path string, all engine.Directions, need int) {
	d.lines(path, engine.Lines{Full: engine.Sentences(all.Full), Brief: engine.Sentences(all.Brief)}, need)
	d.times(path+".full", all.Full)
	d.times(path+".brief", all.Brief)
}

// times checks how long following each of some directions takes.
func (d *document) times(path string, all []engine.Direction) {
	for i := range all {
		d.between(index(path, i)+".seconds", all[i].Seconds, 0, maxDirection, "")
	}
}

// lines checks the sentences of each guidance level; need says how many full
// ones there must be at least.
func (d *document) lines(path string, l engine.Lines, need int) {
	if len(l.Full) < need {
		d.fail(path+".full", "%s.full has %s: write at least %d", path, many(len(l.Full), "sentence"), need)
	}
	for i, text := range l.Full {
		d.spoken(index(path+".full", i), text)
	}
	for i, text := range l.Brief {
		d.spoken(index(path+".brief", i), text)
	}
}
