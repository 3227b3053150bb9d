package sheet

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// The parts that the patterns are made of. Numbers in words stand before a unit
// only, so that "one leg" stays a name.
const (
	number  = `(\d{1,4}(?:[.,]\d{1,2})?(?:\s*/\s*\d)?|½|¼|(?:half an?|an?|one|two|three|four|five|six|eight|ten|twelve|fifteen|twenty|thirty|sixty|ein(?:en?)?|zwei|drei|fünf|zehn)\b)`
	digits  = `(\d{1,4}(?:[.,]\d{1,2})?)`
	upTo    = `(?:\s*(?:-|–|—|to|bis)\s*` + digits + `)?`
	seconds = `(seconds?|secs?\b\.?|sek(?:unden?)?\b\.?|s\b|″|"|”|''|minutes?|mins?\b\.?|minuten?|′)`
	reps    = `(?:reps?\b\.?|repetitions?|repeats|times\b|wdhl?\b\.?|wiederholungen|mal\b)`
	sets    = `(?:sets?\b|sätzen?|satz|serien?|series|rounds?|durchgänge|runden)`
	breaths = `(?:(?:deep |slow |full )?breaths?|atemzügen?)`
	times   = `\s*(?:x|×|✕|\*)\s*`
	held    = `(?:hold(?:ing|s)?|held|halten|squeeze|keep)(?:\s*(?:it|this|each|the stretch|the position|at the top|at top|position|for|about|up to|je|:|=|~|approx\.?))*\s*`
	of      = `\s*(?:,|of|x|×|à|a|mit|with|:|/|-)?\s*`
)

// manyTimes is from how many times on a hold is written for each repetition, and
// not for a set.
const manyTimes = 6

// pattern finds one kind of statement. take takes it over, or returns false to
// leave it as text; without take it becomes a note.
type pattern struct {
	find *regexp.Regexp
	take func(a *Asked, m []string) bool
}

// find makes a pattern; its first group is the character before the statement.
func find(expression string, take func(a *Asked, m []string) bool) pattern {
	return pattern{regexp.MustCompile(`(?i)(^|[^\pL\pN.,])(?:` + expression + `)`), take}
}

// patterns are tried in this order; what one has taken is gone for the next. They are
// made when the first sheet is read, because that takes as long as opening a window.
var patterns = sync.OnceValue(func() []pattern {
	return []pattern{
		// How often: "twice a day", "3-4x/week", "every morning".
		find(`(?:do (?:this|these|them) )?(?:(?:once|twice|thrice|`+digits+upTo+`\s*(?:x|×|times|mal)?|two times|three times|four times)\s*(?:/|a|per|each|every|in the|am|pro|in der)?\s*(?:day|daily|d\b|week|weekly|wk\b|hour|tag\b|täglich|woche|wöchentlich))(?:\s*(?:and|,|&)\s*(?:morning|evening))?`, often),
		find(`(?:do (?:this|these|them|all) )?(?:daily|nightly|hourly|every (?:other |second )?(?:day|morning|evening|night|hour)(?: and (?:evening|night))?|every \d+ (?:hours|days|minutes)|each (?:day|morning|evening|night)|in the (?:morning|evening)s?|mornings? (?:and|&|\+) (?:evenings?|nights?)|before bed(?:time)?|at bedtime|at night|täglich|morgens(?: und abends)?|abends|\d(?:-\d)? days (?:a|per|/) ?week|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*(?:(?:,|/| and | & | )\s*(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)+|b\.?i\.?d\b\.?|t\.?i\.?d\b\.?)`, often),
		// Rests are kept as text: a routine has rests of its own.
		find(`(?:rest|pause|break)\s*(?:of|for|between sets)?:?\s*`+digits+upTo+`\s*`+seconds+`(?: between sets)?`, nil),
		find(digits+upTo+`\s*`+seconds+`\s*(?:rest|pause|break)`, nil),
		// Three numbers: "3 x 10 x 5 s".
		find(digits+times+digits+times+digits+`\s*`+seconds+`?(?:\s*holds?)?`, func(a *Asked, m []string) bool {
			return set(&a.Sets, m[1], "", "") && set(&a.Reps, m[2], "", "") && set(&a.Hold, m[3], "", m[4])
		}),
		// A hold: "hold 5 s", "hold for 3 breaths", "5 sec hold".
		find(held+number+upTo+`\s*-?\s*`+breaths, func(a *Asked, m []string) bool {
			return set(&a.Breaths, m[1], m[2], "")
		}),
		find(held+number+upTo+`\s*-?\s*`+seconds+`(?:\s*(?:at the top|each time|each))?`, func(a *Asked, m []string) bool {
			return set(&a.Hold, m[1], m[2], m[3])
		}),
		find(held+digits+upTo+`()(?:\s*(?:at the top|each time|each))?`, func(a *Asked, m []string) bool {
			return set(&a.Hold, m[1], m[2], m[3])
		}),
		find(digits+times+digits+upTo+`\s*-?\s*`+seconds+`\s*(?:hold(?:s|ing)?|halten)(?:\s*each)?`, func(a *Asked, m []string) bool {
			return set(&a.Reps, m[1], "", "") && set(&a.Hold, m[2], m[3], m[4])
		}),
		find(number+upTo+`\s*-?\s*`+seconds+`\s*(?:hold(?:s|ing)?|halten)(?:\s*(?:at the top|each time|each))?`, func(a *Asked, m []string) bool {
			return set(&a.Hold, m[1], m[2], m[3])
		}),
		// Sets of something.
		find(number+upTo+`\s*`+sets+of+number+upTo+`\s*-?\s*`+seconds, func(a *Asked, m []string) bool {
			return set(&a.Sets, m[1], m[2], "") && set(&a.Seconds, m[3], m[4], m[5])
		}),
		find(number+upTo+`\s*`+sets+of+number+upTo+`\s*`+breaths, func(a *Asked, m []string) bool {
			return set(&a.Sets, m[1], m[2], "") && set(&a.Breaths, m[3], m[4], "")
		}),
		find(number+upTo+`\s*`+sets+of+number+upTo+`(?:\s*`+reps+`)?`, func(a *Asked, m []string) bool {
			return set(&a.Sets, m[1], m[2], "") && set(&a.Reps, m[3], m[4], "")
		}),
		find(digits+upTo+`\s*(?:x|×|✕|\*|mal)?\s*à\s*`+digits+upTo+`\s*`+seconds, func(a *Asked, m []string) bool {
			return set(&a.Sets, m[1], m[2], "") && set(&a.Seconds, m[3], m[4], m[5])
		}),
		find(digits+upTo+`\s*(?:x|×|✕|\*|mal)?\s*à\s*`+digits+upTo+`(?:\s*`+reps+`)?`, func(a *Asked, m []string) bool {
			return set(&a.Sets, m[1], m[2], "") && set(&a.Reps, m[3], m[4], "")
		}),
		find(digits+upTo+times+digits+upTo+`\s*-?\s*`+seconds, func(a *Asked, m []string) bool {
			if value(m[1]) >= manyTimes { // "10 x 5 s" is ten repetitions, "3 x 30 s" three sets
				return set(&a.Reps, m[1], m[2], "") && set(&a.Hold, m[3], m[4], m[5])
			}
			return set(&a.Sets, m[1], m[2], "") && set(&a.Seconds, m[3], m[4], m[5])
		}),
		find(digits+upTo+times+digits+upTo+`\s*`+breaths, func(a *Asked, m []string) bool {
			return set(&a.Sets, m[1], m[2], "") && set(&a.Breaths, m[3], m[4], "")
		}),
		find(digits+upTo+times+digits+upTo+`\s*`+reps, func(a *Asked, m []string) bool {
			return set(&a.Sets, m[1], m[2], "") && set(&a.Reps, m[3], m[4], "")
		}),
		find(digits+upTo+times+digits+upTo+`\s*`+sets, func(a *Asked, m []string) bool {
			return set(&a.Reps, m[1], m[2], "") && set(&a.Sets, m[3], m[4], "")
		}),
		find(digits+upTo+times+digits+upTo, func(a *Asked, m []string) bool {
			a.Bare = set(&a.Sets, m[1], m[2], "") && set(&a.Reps, m[3], m[4], "")
			return a.Bare
		}),
		// One number and its unit.
		find(number+upTo+`\s*`+reps+`\s*(?:of|x|×|à|with an?|@)\s*`+digits+`\s*-?\s*`+seconds, func(a *Asked, m []string) bool {
			return set(&a.Reps, m[1], m[2], "") && set(&a.Hold, m[3], "", m[4])
		}),
		find(number+upTo+`\s*`+sets, func(a *Asked, m []string) bool { return set(&a.Sets, m[1], m[2], "") }),
		find(number+upTo+`\s*-?\s*`+reps, func(a *Asked, m []string) bool { return set(&a.Reps, m[1], m[2], "") }),
		find(number+upTo+`\s*-?\s*`+seconds, func(a *Asked, m []string) bool { return set(&a.Seconds, m[1], m[2], m[3]) }),
		find(number+upTo+`\s*`+breaths, func(a *Asked, m []string) bool { return set(&a.Breaths, m[1], m[2], "") }),
		find(`sets?:?\s*`+digits+upTo, func(a *Asked, m []string) bool { return set(&a.Sets, m[1], m[2], "") }),
		find(`(?:reps?|repetitions|repeat|wdh):?\s*`+digits+upTo+`(?:\s*times|\s*x\b)?`, func(a *Asked, m []string) bool { return set(&a.Reps, m[1], m[2], "") }),
		find(`(?:x|×)\s*`+digits+upTo, func(a *Asked, m []string) bool { return set(&a.Reps, m[1], m[2], "") }),
		find(digits+upTo+`\s*(?:x\b|×)`, func(a *Asked, m []string) bool { return set(&a.Reps, m[1], m[2], "") }),
		// Sides.
		find(`(?:on |for |to )?(?:each|per|every|ea\b\.?|both|either|je|pro)\s*(?:sides?|legs?|arms?|ways?|directions?|seiten?|beine?|knees?|foot|feet|hips?)\b`, side(EachSide)),
		find(`\(?\b(?:l\s*(?:/|\+|&|and)\s*r|r\s*(?:/|\+|&|and)\s*l|left\s*(?:/|\+|&|and|then)\s*right|right\s*(?:/|\+|&|and|then)\s*left|links\s*(?:/|\+|&|und)\s*rechts|beidseits|beidseitig|bilateral(?:ly)?)\b\)?`, side(EachSide)),
		find(`\bea\b\.?|each\b$|/\s*side\b`, side(EachSide)),
		find(`(?:alternating|alternate|abwechselnd|im wechsel)(?:\s*(?:sides?|legs?|arms?|l/r))?`, side(Alternating)),
		find(`(?:on the |the )?\(?(?:left|links|linke?s?)\b(?:\s*(?:side|leg|arm|seite|bein))?(?:\s*only)?\)?|\(l\)|\bl\b(?:\s*only)`, side(LeftOnly)),
		find(`(?:on the |the )?\(?(?:right|rechts|rechte?s?)\b(?:\s*(?:side|leg|arm|seite|bein))?(?:\s*only)?\)?|\(r\)|\br\b(?:\s*only)`, side(RightOnly)),
	}
})

func often(a *Asked, m []string) bool {
	a.Often = strings.TrimSpace(a.Often + " " + strings.Trim(m[0], " ,;:.-–("))
	return true
}

func side(s Sides) func(*Asked, []string) bool {
	return func(a *Asked, _ []string) bool {
		if a.Sides != NoSides {
			return a.Sides == s
		}
		a.Sides = s
		return true
	}
}

// set takes a number over, unless there is one already or it is none.
func set(to *Span, from, upTo, unit string) bool {
	s := Span{value(from), value(upTo)}
	if to.Given() || s.From <= 0 {
		return false
	}
	if s.To < s.From {
		s.To = s.From
	}
	if unit = strings.ToLower(unit); strings.HasPrefix(unit, "m") || unit == "′" {
		s.From, s.To = 60*s.From, 60*s.To
	}
	*to = s
	return true
}

var inWords = map[string]float64{
	"½": 0.5, "¼": 0.25, "half a": 0.5, "half an": 0.5, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
	"eight": 8, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "sixty": 60,
	"ein": 1, "eine": 1, "einen": 1, "zwei": 2, "drei": 3, "fünf": 5, "zehn": 10,
}

// value returns a number as written: 12, 1.5, 1,5, 1/2 or a word; 0 for none.
func value(text string) float64 {
	text = strings.ToLower(strings.TrimSpace(text))
	if v, ok := inWords[text]; ok {
		return v
	}
	above, below, broken := strings.Cut(strings.Replace(text, ",", ".", 1), "/")
	v, _ := strconv.ParseFloat(strings.TrimSpace(above), 64)
	if broken {
		d, _ := strconv.ParseFloat(strings.TrimSpace(below), 64)
		if d == 0 {
			return 0
		}
		v /= d
	}
	return v
}

// taken stands where a pattern has taken something out of the text.
const taken = "\x00"

// parse reads one line: first the dose, then what is left is the name and notes.
func parse(text string) Line {
	l := Line{Text: text}
	rest := text
	for _, p := range patterns() {
		rest = p.takeFrom(rest, &l)
	}
	var notes []string
	l.Name, notes = divide(rest)
	l.Notes = append(notes, l.Notes...)
	return l
}

// takeFrom takes every such statement out of a text.
func (p *pattern) takeFrom(text string, l *Line) string {
	for from := 0; from < len(text); {
		at := p.find.FindStringSubmatchIndex(text[from:])
		if at == nil {
			break
		}
		start, end := from+at[3], from+at[1]
		m := []string{text[start:end]}
		for g := 4; g < len(at); g += 2 {
			group := ""
			if at[g] >= 0 {
				group = text[from+at[g] : from+at[g+1]]
			}
			m = append(m, group)
		}
		before := l.Asked
		switch {
		case p.take == nil:
			l.Notes = append(l.Notes, m[0])
		case !p.take(&l.Asked, m):
			l.Asked = before
			from = end
			continue
		}
		text = text[:start] + taken + text[end:]
		from = start + len(taken)
	}
	return text
}

// between is where the name ends and a note begins.
var between = regexp.MustCompile(`\x00|[;:()\[\]|•]|,\s|\.\s|\s[-–—]+\s|\s[-–—]+$|^[-–—]+\s|,$|\.$`)

// connectors are words that only join a dose to a name.
var connectors = regexp.MustCompile(`(?i)^(?:of|for|with|and|then|do|perform|repeat|complete|à|a|x|×|@|at|on|to|the|in|exercise|übung|und|von|mit|total|each|approx|about|ca|up to)$`)

// divide splits what is left of a line into the name of the exercise and notes.
func divide(rest string) (name string, notes []string) {
	for _, part := range between.Split(rest, -1) {
		part = strings.Trim(part, " ,;:/.+&=*–—-")
		words := strings.Fields(part)
		for len(words) > 0 && connectors.MatchString(words[0]) {
			words = words[1:]
		}
		for len(words) > 0 && connectors.MatchString(words[len(words)-1]) {
			words = words[:len(words)-1]
		}
		part = strings.Join(words, " ")
		switch {
		case part == "" || !hasLetter(part) && name == "":
		case name == "":
			name = part
		default:
			notes = append(notes, part)
		}
	}
	return name, notes
}
