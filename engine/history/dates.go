package history

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"uncoil/engine"
)

// order is an order of day, month and year.
type order string

const (
	yearFirst  order = "ymd"
	dayFirst   order = "dmy"
	monthFirst order = "mdy"
)

// date is a date as a spreadsheet has written it: three numbers in an order that
// it does not tell, and a time of day.
type date struct {
	parts [3]int
	// orders are those that it can have by its look.
	orders []order
	clock  string
}

// splitDate takes a date apart; ok is false for what is none.
func splitDate(text string) (d date, ok bool) {
	rest := strings.TrimSpace(text)
	var digits [3]int
	var mark byte
	for i := range d.parts {
		digits[i] = len(rest) - len(strings.TrimLeft(rest, "0123456789"))
		if digits[i] == 0 || digits[i] > 4 {
			return d, false
		}
		d.parts[i], _ = strconv.Atoi(rest[:digits[i]])
		rest = rest[digits[i]:]
		if i == 2 {
			break
		}
		if rest == "" || !strings.Contains("./-", rest[:1]) || i == 1 && rest[0] != mark {
			return d, false
		}
		mark = rest[0]
		rest = strings.TrimLeft(rest[1:], " \u00a0") // "20. 11. 2026"
	}
	rest = strings.TrimPrefix(rest, ".") // "2026. 11. 20."
	d.clock = strings.TrimLeft(rest, " \u00a0T")
	switch {
	case rest != "" && d.clock == rest, digits[1] > 2:
		return d, false
	case digits[0] == 4 && digits[2] <= 2:
		d.orders = []order{yearFirst}
	case digits[0] <= 2 && mark == '.':
		d.orders = []order{dayFirst}
	case digits[0] <= 2 && digits[2] == 4:
		d.orders = []order{dayFirst, monthFirst}
	case digits[0] <= 2 && digits[2] <= 2:
		d.orders = []order{dayFirst, monthFirst, yearFirst}
	}
	return d, len(d.orders) > 0
}

// in returns the day that the date is in an order, if it is one.
func (d date) in(o order) (engine.Day, bool) {
	part := func(letter string) int { return d.parts[strings.Index(string(o), letter)] }
	year, month, day := part("y"), time.Month(part("m")), part("d")
	if year < 100 {
		year += 2000 // a spreadsheet may write two digits of it
	}
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	return engine.DayOf(t), slices.Contains(d.orders, o) && t.Month() == month && t.Day() == day
}

// calendar knows the order of the dates in a table. Each date of it tells which
// orders cannot be; one that is well formed in any tells nothing.
type calendar struct{ orders []order }

func newCalendar() calendar { return calendar{[]order{dayFirst, monthFirst, yearFirst}} }

// learn leaves out the orders in which a text is no date.
func (c *calendar) learn(text string) {
	d, ok := splitDate(text)
	if !ok || slices.Equal(d.orders, []order{yearFirst}) {
		return
	}
	left := slices.DeleteFunc(slices.Clone(c.orders), func(o order) bool { _, ok := d.in(o); return !ok })
	if len(left) > 0 { // else the table has dates of several kinds
		c.orders = left
	}
}

// settle is called when the whole table is known: where cells are separated by
// semicolons, the day comes first.
func (c *calendar) settle(comma rune) {
	if comma == ';' && slices.Contains(c.orders, dayFirst) {
		c.orders = []order{dayFirst}
	}
}

// day returns the day of a date.
func (c *calendar) day(column, text string, d date) (engine.Day, error) {
	orders := c.orders
	if len(d.orders) == 1 {
		orders = d.orders
	}
	var days []engine.Day
	for _, o := range orders {
		if day, ok := d.in(o); ok && !slices.Contains(days, day) {
			days = append(days, day)
		}
	}
	switch len(days) {
	case 0:
		return 0, fmt.Errorf("%s is %q, which is no date: write it as 2026-11-20", column, text)
	case 1:
		return days[0], nil
	default:
		return 0, fmt.Errorf("%s is %q, which may be %s or %s: write the one that is meant", column, text, days[0], days[1])
	}
}

// parseDay reads a day in whatever order.
func (c *calendar) parseDay(column, text string) (engine.Day, error) {
	text = strings.TrimSpace(text)
	day, wrong := engine.ParseDay(text)
	if d, ok := splitDate(text); ok && wrong != nil {
		return c.day(column, text, d)
	}
	return day, wrong
}

// clocks are the times of day behind a date, with and without a zone.
var clocks = []string{"15:04:05Z07:00", "15:04Z07:00", "15:04:05", "15:04", "3:04:05 PM", "3:04 PM"}

// parseTime reads a time as timeFormat writes it, or as a spreadsheet does; one
// without a zone is meant here.
func (c *calendar) parseTime(column, text string) (time.Time, error) {
	t, wrong := parseTime(column, text)
	d, ok := splitDate(text)
	if wrong == nil || !ok {
		return t, wrong
	}
	day, err := c.day(column, text, d)
	if err != nil {
		return t, err
	}
	for _, layout := range clocks {
		clock := strings.ToUpper(strings.Replace(d.clock, ",", ".", 1))
		t, err := time.ParseInLocation(time.DateOnly+" "+layout, day.String()+" "+clock, time.Local)
		if err == nil {
			return t.Truncate(time.Millisecond), nil
		}
	}
	return t, wrong
}
