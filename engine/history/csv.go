package history

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"uncoil/engine"
)

// The columns of the CSV form, by the name in its first line. Times have the
// offset of their zone, lengths are in seconds.
const (
	columnKind     = "kind"
	columnStarted  = "started"
	columnEnded    = "ended"
	columnRoutine  = "routine"
	columnName     = "name"
	columnPlanned  = "planned"
	columnPlayed   = "played"
	columnFinished = "finished"
	columnResumed  = "resumed"
	columnBefore   = "before"
	columnAfter    = "after"
	columnNote     = "note"
)

func columns() []string {
	return []string{
		columnKind, columnStarted, columnEnded, columnRoutine, columnName, columnPlanned, columnPlayed,
		columnFinished, columnResumed, columnBefore, columnAfter, columnNote,
	}
}

// kindSession marks the rows of sessions; the others have an activity's kind.
const kindSession = "session"

// WriteCSV writes an archive as a table for a spreadsheet: a row for each
// session, then one for each activity. A table has no room for the sets of a
// session and the moments of pain; WriteJSON has. WriteCSV returns the error of
// the writer.
func WriteCSV(w io.Writer, a engine.Archive) error {
	table := csv.NewWriter(w)
	rows := [][]string{columns()}
	for _, d := range a.Sessions {
		rows = append(rows, []string{
			kindSession, d.Started.Format(timeFormat), d.Ended.Format(timeFormat), guarded(portable(d.Routine)), guarded(portable(d.Name)),
			number(seconds(d.Planned)), number(seconds(d.Played)), strconv.FormatBool(d.Finished),
			strconv.Itoa(d.Resumed), rating(d.Feeling.Before), rating(d.Feeling.After), guarded(portable(d.Feeling.Note)),
		})
	}
	for _, v := range a.Activities {
		rows = append(rows, []string{
			string(v.Kind), v.Day.String(), "", "", "", "", number(seconds(v.Length)), "", "", "", "", guarded(portable(v.Note)),
		})
	}
	return table.WriteAll(rows)
}

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func rating(v *int) string {
	if v == nil {
		return ""
	}
	return strconv.Itoa(*v)
}

// ReadCSV reads a table as WriteCSV writes it, or as a spreadsheet of any country
// writes that one again: with other separators, other marks of decimals and words
// for true and false, dates in its own order, and in UTF-16. The columns may stand
// in any order and but for kind and started be left out. It returns the rows that
// are sound, and a Problem for each that is not. It returns an Error with
// CodeInvalid for a file that is no such table at all, and the error of the
// reader.
func ReadCSV(r io.Reader) (engine.Archive, []Problem, error) {
	file := &limited{from: r, left: maxFile}
	table, err := openTable(file)
	if err == nil {
		err = table.rest()
	}
	switch {
	case file.failed != nil:
		return engine.Archive{}, nil, file.failed
	case err != nil:
		return engine.Archive{}, nil, err
	}
	return table.archive, table.problems, nil
}

// table is a table that is being read.
type table struct {
	csv    *csv.Reader
	index  map[string]int // of the columns, by their names
	before int            // lines before those that csv knows
	once   once
	// calendar learns the order of the dates; rows with dates that depend on it
	// are read last.
	calendar calendar
	late     []tableRow

	archive  engine.Archive
	problems []Problem
}

// openTable reads the head of a table.
func openTable(file io.Reader) (*table, error) {
	text := bufio.NewReader(decoded(file))
	t := &table{index: map[string]int{}, once: newOnce(), calendar: newCalendar()}
	// A line that is longer than what can be looked at is none of ours.
	start, _ := text.Peek(1024)
	line, _, more := strings.Cut(string(start), "\n")
	comma := separator(line)
	if told, ok := strings.CutPrefix(strings.ToLower(line), "sep="); ok && more && strings.ContainsAny(told[:min(1, len(told))], separators) {
		comma = rune(told[0])
		_, _ = text.Discard(len(line) + 1)
		t.before = 1
	}
	t.csv = csv.NewReader(text)
	t.csv.Comma, t.csv.FieldsPerRecord, t.csv.ReuseRecord = comma, -1, true
	head, err := t.csv.Read()
	if err != nil {
		return nil, noTable(err)
	}
	for i, name := range head {
		t.index[strings.ToLower(strings.TrimSpace(name))] = i
	}
	for _, name := range []string{columnKind, columnStarted} {
		if _, ok := t.index[name]; !ok {
			return nil, noTable(fmt.Errorf("there is no column %q", name))
		}
	}
	return t, nil
}

func noTable(err error) error {
	return engine.Errorf(engine.CodeInvalid, "the file is no table of Uncoil's (%w): its first line must name the columns %s", err, strings.Join(columns(), ", "))
}

// rest reads what stands under the head.
func (t *table) rest() error {
	for {
		fields, err := t.csv.Read()
		var wrong *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			t.readLate()
			return nil
		case errors.As(err, &wrong):
			t.problems = append(t.problems, Problem{t.before + wrong.Line, wrong.Err.Error()})
		case err != nil:
			return err
		case slices.ContainsFunc(fields, func(f string) bool { return strings.TrimSpace(f) != "" }):
			line, _ := t.csv.FieldPos(0)
			t.read(tableRow{t, t.before + line, fields})
		default:
			// a row that was emptied in a spreadsheet
		}
	}
}

// read reads a row, or puts it aside if its dates can be read in several ways.
func (t *table) read(row tableRow) {
	if row.dated() {
		t.take(row)
		return
	}
	t.calendar.learn(row.text(columnStarted))
	t.calendar.learn(row.text(columnEnded))
	row.fields = slices.Clone(row.fields)
	t.late = append(t.late, row)
}

// readLate reads the rows that had to wait for the order of the dates.
func (t *table) readLate() {
	t.calendar.settle(t.csv.Comma)
	for _, row := range t.late {
		t.take(row)
	}
	slices.SortStableFunc(t.problems, func(a, b Problem) int { return a.Line - b.Line })
}

func (t *table) take(r tableRow) {
	if err := readRow(&t.archive, r); err != nil {
		t.problems = append(t.problems, Problem{r.line, err.Error()})
	}
}

// tableRow is one row of a table.
type tableRow struct {
	table  *table
	line   int
	fields []string
}

// text returns a field, "" where the row or the table has none.
func (r tableRow) text(column string) string {
	i, ok := r.table.index[column]
	if !ok || i >= len(r.fields) {
		return ""
	}
	return western(r.fields[i])
}

// words returns a field that people have written.
func (r tableRow) words(column string) string { return bare(r.table.once.text(r.text(column))) }

// dated reports whether the dates of a row are as WriteCSV writes them.
func (r tableRow) dated() bool {
	for _, column := range []string{columnStarted, columnEnded} {
		d, ok := splitDate(r.text(column))
		if ok && !slices.Equal(d.orders, []order{yearFirst}) {
			return false
		}
	}
	return true
}

// time reads a time in the zone that all times of its offset share.
func (r tableRow) time(column string) (time.Time, error) {
	t, err := r.table.calendar.parseTime(column, strings.TrimSpace(r.text(column)))
	if err != nil {
		return t, err
	}
	return r.table.once.in(t), nil
}

// readRow adds a row to an archive.
func readRow(a *engine.Archive, r tableRow) error {
	if r.kind() != kindSession {
		v, err := rowActivity(r)
		if err == nil {
			a.Activities = append(a.Activities, v)
		}
		return err
	}
	d, err := rowSession(r)
	if err == nil {
		a.Sessions = append(a.Sessions, d)
	}
	return err
}

// kind returns what a row is of.
func (r tableRow) kind() string { return strings.ToLower(strings.TrimSpace(r.text(columnKind))) }

func rowActivity(r tableRow) (engine.Activity, error) {
	v := engine.Activity{Kind: engine.ActivityKind(r.kind()), Note: r.words(columnNote)}
	var err error
	if v.Day, err = r.table.calendar.parseDay(columnStarted, r.text(columnStarted)); err != nil {
		return v, err
	}
	played, err := parseNumber(columnPlayed, r.text(columnPlayed))
	if err != nil {
		return v, err
	}
	if v.Length, err = parseLength(columnPlayed, played); err != nil {
		return v, err
	}
	return v, checkActivity(v)
}

func rowSession(r tableRow) (d engine.SessionDetails, err error) {
	d.Routine, d.Name = r.words(columnRoutine), r.words(columnName)
	d.Feeling.Note = r.words(columnNote)
	if d.Started, err = r.time(columnStarted); err != nil {
		return d, err
	}
	for _, field := range []struct {
		name string
		read func(float64) error
	}{
		{columnPlanned, func(v float64) error { d.Planned, err = parseLength(columnPlanned, v); return err }},
		{columnPlayed, func(v float64) error { d.Played, err = parseLength(columnPlayed, v); return err }},
		{columnResumed, func(v float64) error { d.Resumed, err = whole(columnResumed, v); return err }},
	} {
		v, err := parseNumber(field.name, r.text(field.name))
		if err != nil {
			return d, err
		}
		if err := field.read(v); err != nil {
			return d, err
		}
	}
	d.Ended = d.Started.Add(d.Played)
	if strings.TrimSpace(r.text(columnEnded)) != "" {
		if d.Ended, err = r.time(columnEnded); err != nil {
			return d, err
		}
	}
	if d.Finished, err = parseBool(columnFinished, r.text(columnFinished)); err != nil {
		return d, err
	}
	if d.Feeling.Before, err = rowRating(r, columnBefore); err != nil {
		return d, err
	}
	if d.Feeling.After, err = rowRating(r, columnAfter); err != nil {
		return d, err
	}
	return d, checkSession(d)
}

// whole returns a number that has nothing behind the point.
func whole(column string, v float64) (int, error) {
	if v != float64(int32(v)) {
		return 0, fmt.Errorf("%s is %v: it must be a whole number", column, v)
	}
	return int(v), nil
}

func rowRating(r tableRow, column string) (*int, error) {
	if strings.TrimSpace(r.text(column)) == "" {
		return nil, nil
	}
	v, err := parseNumber(column, r.text(column))
	if err != nil {
		return nil, err
	}
	n, err := whole(column, v)
	return &n, err
}
