package history_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"uncoil/engine"
	"uncoil/engine/history"
)

// What spreadsheets make of a table is still one.
func TestTablesOfSpreadsheets(t *testing.T) {
	for _, text := range []string{
		"\ufeff" + head + "session,2026-11-20T07:30:00+01:00,,beginner,,1200,1200.5,TRUE,,4,,\r\n",
		"kind;started;ended;routine;name;planned;played;finished;resumed;before;after;note\n" +
			"session;2026-11-20T07:30:00.000+01:00;2026-11-20T07:50:00.500+01:00;beginner;Beginner;1440;1200,5;WAHR;0;4;;\n",
		"Note;Kind;Started;Routine;Finished;Before;Played\r\n;session;2026-11-20T07:30:00+01:00;beginner;yes;4;1200,5\r\n",
		"kind;started;routine;finished;before;played\r\n;;;;;\r\nsession;2026-11-20T07:30:00+01:00;beginner;yes;4;1200,5\r\n; ;;;;\r\n",
		"kind,started,routine,played,before,finished,mood\nsession,2026-11-20T07:30:00+01:00,beginner,1200.5,4.0,1,good,and,more\n",
	} {
		a, problems, err := history.ReadCSV(strings.NewReader(text))
		if err != nil || len(problems) > 0 || len(a.Sessions) != 1 {
			t.Errorf("%q: %+v, %v, %v", text, a, problems, err)
			continue
		}
		d := a.Sessions[0]
		if d.Routine != "beginner" || d.Played != 1200500*time.Millisecond || !d.Finished || *d.Feeling.Before != 4 || d.Feeling.After != nil || d.Ended != d.Started.Add(d.Played) {
			t.Errorf("%q: %+v", text, d)
		}
	}
}

// spreadsheet is what a spreadsheet of a country makes of a table that it opens
// and saves again.
type spreadsheet struct {
	comma    string
	yes, no  string
	decimal  string
	thousand string
	date     string // as time.Format has it
	encode   func(string) (string, error)
}

func spreadsheets() map[string]spreadsheet {
	plain := func(text string) (string, error) { return text, nil }
	marked := func(text string) (string, error) { return "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n"), nil }
	utf16 := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String
	windows := charmap.Windows1252.NewEncoder().String
	return map[string]spreadsheet{
		"United States":  {",", "TRUE", "FALSE", ".", "", "1/2/2006", marked},
		"thousands":      {",", "TRUE", "FALSE", ".", ",", "01/02/06", plain},
		"Britain":        {",", "TRUE", "FALSE", ".", "", "02/01/2006", marked},
		"Germany":        {";", "WAHR", "FALSCH", ",", "", "02.01.2006", windows},
		"Germany, short": {";", "WAHR", "FALSCH", ",", ".", "02.01.06", marked},
		"Switzerland":    {";", "VRAI", "FAUX", ".", "’", "02.01.2006", plain},
		"France":         {";", "VRAI", "FAUX", ",", "\u202f", "02/01/2006", plain},
		"Spain":          {";", "VERDADERO", "FALSO", ",", ".", "2/1/2006", windows},
		"Brazil":         {";", "VERDADEIRO", "FALSO", ",", "", "02/01/2006", marked},
		"Netherlands":    {";", "WAAR", "ONWAAR", ",", "", "2-1-2006", plain},
		"Poland":         {";", "PRAWDA", "FAŁSZ", ",", "\u00a0", "02.01.2006", plain},
		"Czechia":        {";", "PRAVDA", "NEPRAVDA", ",", "", "02. 01. 2006", plain},
		"Hungary":        {";", "IGAZ", "HAMIS", ",", "", "2006. 01. 02.", plain},
		"Turkey":         {";", "DOĞRU", "YANLIŞ", ",", "", "2.01.2006", plain},
		"Russia":         {";", "ИСТИНА", "ЛОЖЬ", ",", "", "02.01.2006", utf16},
		"Greece":         {";", "ΑΛΗΘΗΣ", "ΨΕΥΔΗΣ", ",", "", "2/1/2006", plain},
		"Japan":          {",", "TRUE", "FALSE", ".", "", "2006/01/02", utf16},
		"Sweden":         {"\t", "SANT", "FALSKT", ",", "", "2006-01-02", utf16},
		"told":           {"|", "true", "false", ",", "", "2006-01-02", func(text string) (string, error) { return "sep=|\n" + text, nil }},
	}
}

// save is a table as the spreadsheet writes it.
func (s spreadsheet) save(t testing.TB, text string) string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	table := csv.NewWriter(&out)
	table.Comma = rune(s.comma[0])
	for i, row := range rows {
		for k, cell := range row {
			if i > 0 {
				row[k] = s.cell(rows[0][k], cell)
			}
		}
		if err := table.Write(row); err != nil {
			t.Fatal(err)
		}
	}
	table.Flush()
	saved, err := s.encode(out.String())
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func (s spreadsheet) cell(column, cell string) string {
	day, err := time.Parse(time.DateOnly, cell)
	switch {
	case cell == "true":
		return s.yes
	case cell == "false":
		return s.no
	case err == nil:
		return day.Format(s.date)
	case (column == "planned" || column == "played") && cell != "":
		whole, decimals, _ := strings.Cut(cell, ".")
		if n := len(whole); n > 3 && decimals != "" { // whole ones alone could be either
			whole = whole[:n-3] + s.thousand + whole[n-3:]
		}
		if decimals != "" {
			decimals = s.decimal + decimals
		}
		return whole + decimals
	}
	return cell
}

// europe is a history with letters that western Europe has, and days enough to
// tell their order.
func europe(rng *rand.Rand) engine.Archive {
	a := randomArchive(rng, 12)
	notes := []string{"", "Rücken müde; \"so lá lá\"", "l'été, à 5 °C", "zwei\nZeilen", "=1", "'=1", "- eins"}
	for i := range a.Sessions {
		d := &a.Sessions[i]
		d.Routine, d.Name, d.Feeling.Note = "beginner", "Anfänger", notes[rng.IntN(len(notes))]
		d.Planned, d.Played = time.Duration(rng.IntN(1e7))*time.Millisecond, time.Duration(rng.IntN(1e4))*time.Second
	}
	for i := range a.Activities {
		a.Activities[i].Note = notes[rng.IntN(len(notes))]
		a.Activities[i].Day = engine.DayOn(2026, time.Month(1+rng.IntN(12)), 1+rng.IntN(28))
	}
	return engine.Archive{Sessions: a.Sessions, Activities: append(a.Activities, engine.Activity{
		Kind: engine.Swim, Day: engine.DayOn(2026, time.March, 31), Length: time.Minute,
	})}
}

// dialects are tables as spreadsheets write them.
func dialects(t testing.TB) []string {
	var all []string
	var out bytes.Buffer
	if err := history.WriteCSV(&out, europe(rand.New(rand.NewPCG(2, 2)))); err != nil {
		t.Fatal(err)
	}
	for _, s := range spreadsheets() {
		all = append(all, s.save(t, out.String()))
	}
	return all
}

// A table that a spreadsheet of any country has opened and saved comes back whole.
func TestTablesComeBackFromSpreadsheetsOfAllCountries(t *testing.T) {
	for name, s := range spreadsheets() {
		t.Run(name, func(t *testing.T) {
			for seed := range uint64(20) {
				a := europe(rand.New(rand.NewPCG(seed, 6)))
				var out bytes.Buffer
				if err := history.WriteCSV(&out, a); err != nil {
					t.Fatal(err)
				}
				saved := s.save(t, out.String())
				got, problems, err := history.ReadCSV(strings.NewReader(saved))
				if err != nil || len(problems) > 0 {
					t.Fatalf("seed %d: %v, %v\n%s", seed, err, problems, saved)
				}
				if diff := cmp.Diff(flat(a), got, wall()); diff != "" {
					t.Fatalf("seed %d: %s\n%s", seed, diff, saved)
				}
			}
		})
	}
}

// A date whose order nothing in the table tells is asked about, not guessed.
func TestDatesThatMayBeTwo(t *testing.T) {
	for _, tt := range []struct {
		rows, want string // the days that are read, and lines of problems
	}{
		{"walk,3/4/2026,60\n", "[] 2"},
		{"walk,4/4/2026,60\n", "[2026-04-04]"}, // the same in both
		{"walk,3/4/2026,60\nwalk,13/4/2026,60\n", "[2026-04-03 2026-04-13]"},
		{"walk,3/4/2026,60\nwalk,4/13/2026,60\n", "[2026-03-04 2026-04-13]"},
		{"walk,3/4/2026,60\nwalk,4/13/2026,60\nwalk,13/4/2026,60\nwalk,2026-05-06,60\n", "[2026-05-06 2026-03-04 2026-04-13] 4"},
		{"walk,31/31/2026,60\nwalk,2026-05-06,60\n", "[2026-05-06] 2"},
		{"walk,30.02.2026,60\nwalk,3.2.26,60\n", "[2026-02-03] 2"},
		{"walk,20.11.2026 00:00:00,60\n", "[2026-11-20]"},
		{"walk,2026-11-20 00:00,60\n", "[2026-11-20]"},
		{"walk,1.2,60\n", "[] 2"},
		{"walk,20.11-2026,60\n", "[] 2"},
		{"walk,46346,60\n", "[] 2"},
	} {
		a, problems, err := history.ReadCSV(strings.NewReader("kind,started,played\n" + tt.rows))
		if err != nil {
			t.Fatal(err)
		}
		days := []string{}
		for _, v := range a.Activities {
			days = append(days, v.Day.String())
		}
		got := fmt.Sprint(days)
		for _, p := range problems {
			got += fmt.Sprint(" ", p.Line)
		}
		if got != tt.want {
			t.Errorf("%q: %s, want %s: %v", tt.rows, got, tt.want, problems)
		}
	}
}

// Sessions may have been written by hand, in the way of the country.
func TestTimesOfSpreadsheets(t *testing.T) {
	want := time.Date(2026, time.November, 20, 19, 30, 0, 0, time.Local)
	for _, text := range []string{
		"20.11.2026 19:30", "20.11.26 19:30:00", "20/11/2026 7:30 PM", "11/20/2026 07:30:00 pm", "2026-11-20 19:30", "2026/11/20 19:30:00,000",
		"2026-11-20T19:30:00", " " + want.Format(time.RFC3339) + " ", want.Format("2006-01-02 15:04:05Z07:00"),
	} {
		a, problems, err := history.ReadCSV(strings.NewReader("kind\tstarted\tended\troutine\nsession\t" + text + "\t" + text + "\tbeginner\n"))
		if err != nil || len(problems) > 0 || !a.Sessions[0].Started.Equal(want) || !a.Sessions[0].Ended.Equal(want) {
			t.Errorf("%q: %+v, %v, %v", text, a.Sessions, problems, err)
		}
	}
	for _, text := range []string{"20.11.2026", "20.11.2026 25:00", "20.11.2026x 07:30", "20.13.2026 07:30"} {
		_, problems, err := history.ReadCSV(strings.NewReader("kind,started,routine\nsession," + text + ",beginner\n"))
		if err != nil || len(problems) != 1 || !strings.Contains(problems[0].Reason, "write it as 2026-11-20") {
			t.Errorf("%q: %v, %v", text, problems, err)
		}
	}
}

func TestNumbersOfSpreadsheets(t *testing.T) {
	for text, want := range map[string]float64{
		"1200.5": 1200.5, "1200,5": 1200.5, "1,200.5": 1200.5, "1.200,5": 1200.5, "1 200,5": 1200.5, "1'200.5": 1200.5,
		"1.234.567": 1234567, "1,234,567": 1234567, "1,234,567.5": 1234567.5, "1,2E+03": 1200, ".5": 0.5, " 60 ": 60, "": 0,
	} {
		a, problems, err := history.ReadCSV(strings.NewReader("kind\tstarted\troutine\tplayed\nsession\t2026-11-20T07:30:00Z\tr\t" + text + "\n"))
		if err != nil || len(problems) > 0 || a.Sessions[0].Played.Seconds() != want {
			t.Errorf("%q: %+v, %v, %v, want %v", text, a.Sessions, problems, err, want)
		}
	}
}

// An editor saves JSON with a byte order mark, or in UTF-16; lines are still
// counted from 1.
func TestJSONOfEditors(t *testing.T) {
	utf16 := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String
	for name, encode := range map[string]func(string) (string, error){
		"UTF-8":  func(text string) (string, error) { return "\ufeff" + text, nil },
		"UTF-16": utf16,
	} {
		text, err := encode("{\"format\": 1,\n\"sessions\": [],\n\"activities\": [\n" +
			"{\"kind\":\"walk\",\"day\":\"2026-11-20\",\"length\":600},\n{\"kind\":\"walk\",\"day\":\"never\",\"length\":600}\n]}\n")
		if err != nil {
			t.Fatal(err)
		}
		a, problems, err := history.ReadJSON(strings.NewReader(text))
		if err != nil || len(a.Activities) != 1 || len(problems) != 1 || problems[0].Line != 5 {
			t.Errorf("%s: %+v, %v, %v", name, a, problems, err)
		}
	}
}
