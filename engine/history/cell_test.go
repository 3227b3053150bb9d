package history_test

import (
	"bytes"
	"encoding/csv"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/history"
)

// noted is a history of one session with a note, and in its names, too.
func noted(text string) engine.Archive {
	started := time.Date(2026, time.November, 20, 7, 30, 0, 0, time.UTC)
	d := engine.SessionDetails{SessionRecord: engine.SessionRecord{Routine: "r" + text, Name: text, Started: started, Ended: started}}
	d.Feeling.Note = text
	return engine.Archive{
		Sessions:   []engine.SessionDetails{d},
		Activities: []engine.Activity{{Kind: engine.Walk, Day: 1, Length: time.Minute, Note: text}},
	}
}

// cellsOf are the cells of a table as a program sees them that separates them in
// a way of its own.
func cellsOf(t *testing.T, text string, comma rune) (cells []string) {
	t.Helper()
	table := csv.NewReader(strings.NewReader(text))
	table.Comma, table.FieldsPerRecord, table.LazyQuotes = comma, -1, true
	for {
		row, err := table.Read()
		if err == io.EOF {
			return cells
		}
		if err != nil {
			t.Fatal(err)
		}
		cells = append(cells, row...)
	}
}

// No cell of a table is a formula, however a program separates it, and each text
// reads back as it was.
func TestNoCellIsAFormula(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 8))
	texts := []string{
		"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠a", " =1", "\u00a0=1", "'=1", "''=1", "\"=1", "' \"+1",
		"\ufeff=1", "\u200b=1", "'", "'tis fine", "fine; =1", "fine;=HYPERLINK(\"x\");", "fine\n=1", "fine\t=1", "- one\n- two", "5 - 3 = 2", "a,=1",
	}
	letters := []string{"=", "+", "-", "@", "'", "\"", ";", ",", "\t", "\n", " ", "a", "1", "＝", "\ufeff"}
	for range 2000 {
		var text strings.Builder
		for range rng.IntN(7) {
			text.WriteString(letters[rng.IntN(len(letters))])
		}
		texts = append(texts, text.String())
	}
	for _, text := range texts {
		var out bytes.Buffer
		if err := history.WriteCSV(&out, noted(text)); err != nil {
			t.Fatal(err)
		}
		written := out.String()
		for _, comma := range ",;\t" {
			for _, cell := range cellsOf(t, written, comma) {
				if comma == ',' && strings.ContainsAny(first(cell), "\t\r\n") ||
					strings.ContainsAny(first(strings.TrimLeft(cell, " \u00a0\ufeff\u200b\"\t\n")), "=+-@＝＋－＠") {
					t.Errorf("%q: separated by %q there is a cell %q", text, comma, cell)
				}
			}
		}
		got, problems, err := history.ReadCSV(&out)
		text = strings.ReplaceAll(text, "\r", "\n")
		if err != nil || len(problems) > 0 || got.Sessions[0].Feeling.Note != text || got.Sessions[0].Name != text ||
			got.Sessions[0].Routine != "r"+text || got.Activities[0].Note != text {
			t.Fatalf("%q does not read back: %+v, %v, %v\n%s", text, got, problems, err, written)
		}
	}
}

// first is the first letter of a text.
func first(text string) string {
	for _, r := range text {
		return string(r)
	}
	return ""
}

// What is a number stays one, and what others have written is taken as it is.
func TestWhatNeedsNoGuardHasNone(t *testing.T) {
	var out bytes.Buffer
	a := noted("'tis fine")
	a.Sessions[0].Planned = -time.Second
	if err := history.WriteCSV(&out, a); err != nil {
		t.Fatal(err)
	}
	if text := out.String(); !strings.Contains(text, ",-1,") || !strings.Contains(text, ",'tis fine\n") {
		t.Errorf("written: %s", text)
	}
	read, problems, err := history.ReadCSV(strings.NewReader("kind,started,routine,note\nsession,2026-11-20T07:30:00Z,=r,'tis\nsession,2026-11-20T08:30:00Z,r,-5\n"))
	if err != nil || len(problems) > 0 || read.Sessions[0].Feeling.Note != "'tis" || read.Sessions[0].Routine != "=r" || read.Sessions[1].Feeling.Note != "-5" {
		t.Errorf("%+v, %v, %v", read, problems, err)
	}
}
