package history

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"uncoil/engine"
)

// jsonFormat is the version of the JSON form. A program reads its own and those
// before it.
const jsonFormat = 1

// The JSON form of an archive. Lengths are in seconds, times have the offset of
// their zone, days are dates.
type (
	jsonSession struct {
		Started  string     `json:"started"`
		Ended    string     `json:"ended"`
		Routine  string     `json:"routine"`
		Name     string     `json:"name"`
		Planned  float64    `json:"planned"`
		Played   float64    `json:"played"`
		Finished bool       `json:"finished"`
		Resumed  int        `json:"resumed,omitempty"`
		Before   *int       `json:"before,omitempty"`
		After    *int       `json:"after,omitempty"`
		Note     string     `json:"note,omitempty"`
		Sets     []jsonSet  `json:"sets,omitempty"`
		Hurts    []jsonHurt `json:"hurts,omitempty"`
	}
	jsonSet struct {
		Exercise string  `json:"exercise"`
		Place    string  `json:"place"`
		Side     string  `json:"side,omitempty"`
		Set      int     `json:"set"`
		Amount   float64 `json:"amount,omitempty"`
		Planned  float64 `json:"planned"`
		Worked   float64 `json:"worked"`
		At       string  `json:"at"`
	}
	jsonHurt struct {
		Exercise string  `json:"exercise"`
		Place    string  `json:"place"`
		Side     string  `json:"side,omitempty"`
		Set      int     `json:"set"`
		Elapsed  float64 `json:"elapsed"`
		Played   float64 `json:"played"`
		Answer   string  `json:"answer,omitempty"`
		At       string  `json:"at"`
	}
	jsonActivity struct {
		Kind   string  `json:"kind"`
		Day    string  `json:"day"`
		Length float64 `json:"length"`
		Note   string  `json:"note,omitempty"`
	}
)

// WriteJSON writes an archive with all that is in it, a line for each session and
// each activity. It returns the error of the writer.
func WriteJSON(w io.Writer, a engine.Archive) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "{\"format\": %d,\n\"sessions\": [", jsonFormat)
	for i, d := range a.Sessions {
		if err := writeLine(out, i, toJSON(d)); err != nil {
			return err
		}
	}
	fmt.Fprint(out, "\n],\n\"activities\": [")
	for i, v := range a.Activities {
		line := jsonActivity{string(v.Kind), v.Day.String(), seconds(v.Length), portable(v.Note)}
		if err := writeLine(out, i, line); err != nil {
			return err
		}
	}
	fmt.Fprint(out, "\n]}\n")
	return out.Flush()
}

// writeLine writes the value at index i of a list on a line of its own.
func writeLine(out *bufio.Writer, i int, v any) error {
	line, err := json.Marshal(v)
	if err != nil {
		return err
	}
	separator := ",\n"
	if i == 0 {
		separator = "\n"
	}
	_, err = fmt.Fprintf(out, "%s%s", separator, line)
	return err
}

func toJSON(d engine.SessionDetails) jsonSession {
	s := jsonSession{
		Started: d.Started.Format(timeFormat), Ended: d.Ended.Format(timeFormat),
		Routine: portable(d.Routine), Name: portable(d.Name), Planned: seconds(d.Planned), Played: seconds(d.Played),
		Finished: d.Finished, Resumed: d.Resumed, Before: d.Feeling.Before, After: d.Feeling.After,
		Note: portable(d.Feeling.Note),
	}
	for _, set := range d.Sets {
		s.Sets = append(s.Sets, jsonSet{
			portable(set.Exercise), portable(set.Place), string(set.Side), set.Set, set.Amount,
			seconds(set.Planned), seconds(set.Worked), set.At.Format(timeFormat),
		})
	}
	for _, h := range d.Hurts {
		s.Hurts = append(s.Hurts, jsonHurt{
			portable(h.Exercise), portable(h.Place), string(h.Side), h.Set,
			seconds(h.Elapsed), seconds(h.Played), string(h.Answer), h.At.Format(timeFormat),
		})
	}
	return s
}

// ReadJSON reads an archive as WriteJSON writes it, or as an editor has saved that
// again: in UTF-16, or with a byte order mark. It returns the records that
// are sound, and a Problem for each that is not. It returns an Error with
// CodeInvalid for a file that is no such archive, that is cut off, or that a
// newer Uncoil has written, and the error of the reader.
func ReadJSON(r io.Reader) (engine.Archive, []Problem, error) {
	file := &limited{from: r, left: maxFile}
	lines := &lineCounter{from: decoded(file), line: 1}
	in := &jsonReader{file: file, lines: lines, decoder: json.NewDecoder(lines), once: newOnce()}
	in.decoder.DisallowUnknownFields()
	err := in.read()
	var ours *engine.Error
	switch {
	case err == nil:
		return in.archive, in.problems, nil
	case file.failed != nil:
		return engine.Archive{}, nil, file.failed
	case errors.As(err, &ours):
		return engine.Archive{}, nil, err
	default:
		return engine.Archive{}, nil, engine.Errorf(engine.CodeInvalid, "the file is no history of Uncoil's: %s at line %d", err, in.line())
	}
}

// jsonReader reads an archive token by token, so that each problem has its line.
type jsonReader struct {
	file     *limited
	lines    *lineCounter
	decoder  *json.Decoder
	once     once
	archive  engine.Archive
	problems []Problem
}

func (in *jsonReader) line() int { return in.lines.lineOf(in.decoder.InputOffset()) }

func (in *jsonReader) read() error {
	if err := in.expect(json.Delim('{')); err != nil {
		return err
	}
	format := 0
	for in.decoder.More() {
		key, err := in.decoder.Token()
		if err != nil {
			return err
		}
		switch key {
		case "format":
			if err := in.decoder.Decode(&format); err != nil {
				return err
			}
			if format > jsonFormat {
				return engine.Errorf(engine.CodeInvalid, "the file was written by a newer Uncoil; update Uncoil")
			}
		case "sessions":
			err = each(in, fromJSON, func(d engine.SessionDetails) { in.archive.Sessions = append(in.archive.Sessions, d) })
		case "activities":
			err = each(in, activityFromJSON, func(a engine.Activity) { in.archive.Activities = append(in.archive.Activities, a) })
		default:
			return fmt.Errorf("%q is not known", key)
		}
		if err != nil {
			return err
		}
	}
	if err := in.expect(json.Delim('}')); err != nil {
		return err
	}
	if format < 1 {
		return errors.New("it has no format")
	}
	return nil
}

// expect reads one token.
func (in *jsonReader) expect(want json.Delim) error {
	token, err := in.decoder.Token()
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	if err == nil && token != want {
		return fmt.Errorf("there is %v where %v should be", token, want)
	}
	return err
}

// each reads a list. What cannot be understood as a whole is an error; a record
// that is wrong in itself is a problem, and the next one is read.
func each[J, T any](in *jsonReader, convert func(*jsonReader, J) (T, error), take func(T)) error {
	if err := in.expect(json.Delim('[')); err != nil {
		return err
	}
	for in.decoder.More() {
		from := in.decoder.InputOffset()
		in.lines.forget(from)
		var record J
		err := in.decoder.Decode(&record)
		if in.broken(err) {
			return err
		}
		if err == nil {
			var v T
			if v, err = convert(in, record); err == nil {
				take(v)
				continue
			}
		}
		in.problems = append(in.problems, Problem{in.lines.lineAfter(from), err.Error()})
	}
	return in.expect(json.Delim(']'))
}

// broken tells an error after which nothing can be read from a record that is
// wrong in itself: a field that is not known, or one of another kind.
func (in *jsonReader) broken(err error) bool {
	var syntax *json.SyntaxError
	return errors.As(err, &syntax) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || in.file.failed != nil
}

func fromJSON(in *jsonReader, s jsonSession) (d engine.SessionDetails, err error) {
	d.Routine, d.Name, d.Finished, d.Resumed = in.once.text(s.Routine), in.once.text(s.Name), s.Finished, s.Resumed
	d.Feeling = engine.Feeling{Before: s.Before, After: s.After, Note: portable(s.Note)}
	if d.Started, err = in.once.time("started", s.Started); err != nil {
		return d, err
	}
	if d.Ended, err = in.once.time("ended", s.Ended); err != nil {
		return d, err
	}
	if d.Planned, err = parseLength("planned", s.Planned); err != nil {
		return d, err
	}
	if d.Played, err = parseLength("played", s.Played); err != nil {
		return d, err
	}
	for _, set := range s.Sets {
		r, err := in.set(set)
		if err != nil {
			return d, err
		}
		d.Sets = append(d.Sets, r)
	}
	for _, hurt := range s.Hurts {
		h, err := in.hurt(hurt)
		if err != nil {
			return d, err
		}
		d.Hurts = append(d.Hurts, h)
	}
	return d, checkSession(d)
}

func (in *jsonReader) set(s jsonSet) (r engine.SetRecord, err error) {
	r.Exercise, r.Place, r.Set = in.once.text(s.Exercise), in.once.text(s.Place), s.Set
	if r.Side, err = checkPart(s.Exercise, s.Side, s.Set); err != nil {
		return r, err
	}
	if r.Amount = s.Amount; !(r.Amount >= 0 && r.Amount <= maxSeconds) {
		return r, fmt.Errorf("amount is %v: it must lie between 0 and %d", r.Amount, maxSeconds)
	}
	if r.Planned, err = parseLength("planned", s.Planned); err != nil {
		return r, err
	}
	if r.Worked, err = parseLength("worked", s.Worked); err != nil {
		return r, err
	}
	r.At, err = in.once.time("at", s.At)
	return r, err
}

func (in *jsonReader) hurt(s jsonHurt) (h engine.Hurt, err error) {
	h.Exercise, h.Place, h.Set, h.Answer = in.once.text(s.Exercise), in.once.text(s.Place), s.Set, engine.Answer(s.Answer)
	if h.Side, err = checkPart(s.Exercise, s.Side, s.Set); err != nil {
		return h, err
	}
	if h.Elapsed, err = parseLength("elapsed", s.Elapsed); err != nil {
		return h, err
	}
	if h.Played, err = parseLength("played", s.Played); err != nil {
		return h, err
	}
	h.At, err = in.once.time("at", s.At)
	return h, err
}

// checkPart checks what sets and moments of pain have in common.
func checkPart(exercise, side string, set int) (engine.Side, error) {
	sides := []engine.Side{engine.NoSide, engine.LeftSide, engine.RightSide, engine.BothSides}
	if !slices.Contains(sides, engine.Side(side)) {
		return "", fmt.Errorf("side is %q: it must be one of %q", side, sides)
	}
	if set < 0 || set > maxParts {
		return "", fmt.Errorf("set is %d: it must lie between 0 and %d", set, maxParts)
	}
	return engine.Side(side), checkText(exercise)
}

func activityFromJSON(_ *jsonReader, s jsonActivity) (a engine.Activity, err error) {
	a.Kind, a.Note = engine.ActivityKind(s.Kind), portable(s.Note)
	if a.Day, err = engine.ParseDay(s.Day); err != nil {
		return a, err
	}
	if a.Length, err = parseLength("length", s.Length); err != nil {
		return a, err
	}
	return a, checkActivity(a)
}

// lineCounter knows the line of what is read through it: it keeps the text that
// has not been forgotten.
type lineCounter struct {
	from io.Reader
	text []byte
	at   int64 // the offset of text
	line int   // the line, from 1, that text begins in
}

func (l *lineCounter) Read(p []byte) (int, error) {
	n, err := l.from.Read(p)
	l.text = append(l.text, p[:n]...)
	return n, err
}

// forget lets go of what lies before an offset, in large pieces.
func (l *lineCounter) forget(offset int64) {
	const least = 64 << 10
	if n := offset - l.at; n >= least {
		l.line += bytes.Count(l.text[:n], []byte("\n"))
		l.text = append(l.text[:0], l.text[n:]...)
		l.at = offset
	}
}

// lineOf returns the line that an offset lies in.
func (l *lineCounter) lineOf(offset int64) int {
	return l.line + bytes.Count(l.text[:offset-l.at], []byte("\n"))
}

// lineAfter returns the line in which the next value after an offset begins.
func (l *lineCounter) lineAfter(offset int64) int {
	space := l.text[offset-l.at:]
	return l.lineOf(offset + int64(len(space)-len(bytes.TrimLeft(space, ", \t\r\n"))))
}
