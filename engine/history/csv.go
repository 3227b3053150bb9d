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

// ReadCSV reads a table as WriteCSV writes it: its columns may stand in any order
// and but for kind and started be left out, and a spreadsheet may have separated
// them by semicolons. It returns the rows that are sound, and a Problem for each
// that is not. It returns an Error with CodeInvalid for a file that is no such
// table at all, and the error of the reader.
func ReadCSV(r io.Reader) (engine.Archive, []Problem, error) {
	file := &limited{from: r, left: maxFile}
	text := bufio.NewReader(file)
	if mark, err := text.Peek(3); err == nil && string(mark) == "\xEF\xBB\xBF" {
		_, _ = text.Discard(3) // spreadsheets put it before UTF-8
	}
	table := csv.NewReader(text)
	table.Comma = separator(text)
	table.FieldsPerRecord = -1
	head, err := table.Read()
	if file.failed != nil {
		return engine.Archive{}, nil, file.failed
	}
	if err != nil {
		return engine.Archive{}, nil, noTable(err)
	}
	index := map[string]int{}
	for i, name := range head {
		index[strings.ToLower(strings.TrimSpace(name))] = i
	}
	for _, name := range []string{columnKind, columnStarted} {
		if _, ok := index[name]; !ok {
			return engine.Archive{}, nil, noTable(fmt.Errorf("there is no column %q", name))
		}
	}
	var a engine.Archive
	var problems []Problem
	for {
		fields, err := table.Read()
		var wrong *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return a, problems, nil
		case errors.As(err, &wrong):
			problems = append(problems, Problem{wrong.Line, wrong.Err.Error()})
			continue
		case err != nil:
			return engine.Archive{}, nil, err
		}
		if !slices.ContainsFunc(fields, func(f string) bool { return strings.TrimSpace(f) != "" }) {
			continue // a row that was emptied in a spreadsheet
		}
		line, _ := table.FieldPos(0)
		if err := readRow(&a, tableRow{index, fields}); err != nil {
			problems = append(problems, Problem{line, err.Error()})
		}
	}
}

func noTable(err error) error {
	var ours *engine.Error
	if errors.As(err, &ours) {
		return err
	}
	return engine.Errorf(engine.CodeInvalid, "the file is no table of Uncoil's (%w): its first line must name the columns %s", err, strings.Join(columns(), ", "))
}

// separator looks at the first line. A line that is longer than what can be
// looked at is none of ours.
func separator(text *bufio.Reader) rune {
	start, _ := text.Peek(1024)
	line, _, _ := strings.Cut(string(start), "\n")
	if strings.Count(line, ";") > strings.Count(line, ",") {
		return ';'
	}
	return ','
}

// tableRow is one row of a table and the columns by their names.
type tableRow struct {
	index  map[string]int
	fields []string
}

// text returns a field, "" where the row or the table has none.
func (r tableRow) text(column string) string {
	i, ok := r.index[column]
	if !ok || i >= len(r.fields) {
		return ""
	}
	return r.fields[i]
}

// readRow adds a row to an archive.
func readRow(a *engine.Archive, r tableRow) error {
	if kind := r.text(columnKind); kind != kindSession {
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

func rowActivity(r tableRow) (engine.Activity, error) {
	v := engine.Activity{Kind: engine.ActivityKind(r.text(columnKind)), Note: bare(portable(r.text(columnNote)))}
	var err error
	if v.Day, err = engine.ParseDay(r.text(columnStarted)); err != nil {
		return v, err
	}
	played, err := rowNumber(r, columnPlayed)
	if err != nil {
		return v, err
	}
	if v.Length, err = parseLength(columnPlayed, played); err != nil {
		return v, err
	}
	return v, checkActivity(v)
}

func rowSession(r tableRow) (d engine.SessionDetails, err error) {
	d.Routine, d.Name = bare(portable(r.text(columnRoutine))), bare(portable(r.text(columnName)))
	d.Feeling.Note = bare(portable(r.text(columnNote)))
	if d.Started, err = parseTime(columnStarted, r.text(columnStarted)); err != nil {
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
		v, err := rowNumber(r, field.name)
		if err != nil {
			return d, err
		}
		if err := field.read(v); err != nil {
			return d, err
		}
	}
	d.Ended = d.Started.Add(d.Played)
	if text := r.text(columnEnded); text != "" {
		if d.Ended, err = parseTime(columnEnded, text); err != nil {
			return d, err
		}
	}
	if d.Finished, err = rowBool(r, columnFinished); err != nil {
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

// rowNumber reads a number; nothing is 0.
func rowNumber(r tableRow, column string) (float64, error) {
	text := strings.TrimSpace(r.text(column))
	if text == "" {
		return 0, nil
	}
	// A spreadsheet may have written the comma of its country.
	v, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	if err != nil {
		return 0, fmt.Errorf("%s is %q: it must be a number", column, text)
	}
	return v, nil
}

// whole returns a number that has nothing behind the point.
func whole(column string, v float64) (int, error) {
	if v != float64(int32(v)) {
		return 0, fmt.Errorf("%s is %v: it must be a whole number", column, v)
	}
	return int(v), nil
}

func rowBool(r tableRow, column string) (bool, error) {
	switch text := strings.ToLower(strings.TrimSpace(r.text(column))); text {
	case "true", "yes", "1":
		return true, nil
	case "false", "no", "0", "":
		return false, nil
	default:
		return false, fmt.Errorf("%s is %q: it must be true or false", column, text)
	}
}

func rowRating(r tableRow, column string) (*int, error) {
	if strings.TrimSpace(r.text(column)) == "" {
		return nil, nil
	}
	v, err := rowNumber(r, column)
	if err != nil {
		return nil, err
	}
	n, err := whole(column, v)
	return &n, err
}
