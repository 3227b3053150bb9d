// Package locale knows how dates, times of day and numbers are written where the user
// lives, which the language of the texts does not tell: with English words, a week in
// Germany still begins on Monday, and half a second is 0,5. It must not know any text.
package locale

import (
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// Locale is how things are written in one place. The zero value is that of no place
// (the locale C): weeks begin on Monday, hours count to 24, decimals follow a point.
type Locale struct {
	late    time.Weekday // days from Monday to the first of the week
	hours12 bool
	comma   string // "" for a point
}

// Of returns the locale in which times are written as in the place of one tag, and
// numbers as in that of another. A tag is as in a BCP 47 list or in the environment:
// "pt-BR", "de_DE.UTF-8". What is no tag, such as "C" or "", is no place.
func Of(times, numbers string) Locale {
	var l Locale
	if tag, ok := parse(times); ok {
		base, _ := tag.Base()
		region, _ := tag.Region()
		l.late = (firstDay(region.String()) + 6) % 7
		l.hours12 = has(hours12, region.String())
		if both := base.String() + "-" + region.String(); has(hours12, both) || has(hours24, both) {
			l.hours12 = has(hours12, both)
		}
	}
	if tag, ok := parse(numbers); ok {
		l.comma = decimalMark(tag)
	}
	return l
}

// parse reads a tag of the environment or of BCP 47.
func parse(text string) (language.Tag, bool) {
	text, _, _ = strings.Cut(text, ".")
	text, _, _ = strings.Cut(text, "@")
	tag, err := language.Parse(text)
	return tag, err == nil && text != "" && text != "C" && tag != language.Und
}

func has(list, name string) bool { return strings.Contains(list, " "+name+" ") }

func firstDay(region string) time.Weekday {
	switch {
	case has(sunday, region):
		return time.Sunday
	case has(saturday, region):
		return time.Saturday
	case has(friday, region):
		return time.Friday
	default:
		return time.Monday
	}
}

// decimalMark returns what stands before the decimals, in the digits 0 to 9: those are
// the only ones that the texts have.
func decimalMark(tag language.Tag) string {
	latin, err := tag.SetTypeForKey("nu", "latn")
	if err != nil {
		return ""
	}
	half := message.NewPrinter(latin).Sprint(number.Decimal(0.5))
	mark := strings.Trim(half, "05")
	if mark == "." {
		return ""
	}
	return mark
}

// FirstWeekday returns the day on which a week begins.
func (l Locale) FirstWeekday() time.Weekday { return (l.late + 1) % 7 }

// Hours12 reports whether hours count to 12, before and after noon.
func (l Locale) Hours12() bool { return l.hours12 }

// Clock writes a time of day: "07:30", or "7:30 AM" where hours count to 12.
func (l Locale) Clock(t time.Time) string {
	if l.hours12 {
		return t.Format("3:04 PM")
	}
	return t.Format("15:04")
}

// Number writes a number with as few decimals as it needs, at most a number of them,
// such as "4", "4.5" and "4,5".
func (l Locale) Number(v float64, decimals int) string {
	text := strconv.FormatFloat(v, 'f', decimals, 64)
	if strings.Contains(text, ".") {
		text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
	}
	return l.Decimal(text)
}

// Decimal writes a number that has a decimal point with the mark of the locale.
func (l Locale) Decimal(number string) string {
	if l.comma == "" {
		return number
	}
	return strings.Replace(number, ".", l.comma, 1)
}
