package history_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"

	"uncoil/engine"
	"uncoil/engine/history"
)

// texts are what people write, and what breaks tables.
func texts() []string {
	return []string{
		"", "a note", "two\nlines\n", "\"quoted\", with; separators", "=1+1", " spaces ", "ü 日本 🙂", "\ttab", "\\n", "null",
		"\ufeff", "#", "'", "session", "\x00", "\\.",
	}
}

// randomArchive returns an archive as a store might hold it.
func randomArchive(rng *rand.Rand, size int) engine.Archive {
	text := func() string { return texts()[rng.IntN(len(texts()))] }
	length := func() time.Duration { return time.Duration(rng.Int64N(1e7)) * time.Millisecond }
	moment := func() time.Time {
		return time.UnixMilli(rng.Int64N(4e12)).In(time.FixedZone("", (rng.IntN(105)-48)*900))
	}
	rated := func() *int {
		if rng.IntN(3) == 0 {
			return nil
		}
		return new(rng.IntN(engine.MaxDiscomfort + 1))
	}
	sides := []engine.Side{engine.NoSide, engine.LeftSide, engine.RightSide, engine.BothSides}
	var a engine.Archive
	for range rng.IntN(size) {
		d := engine.SessionDetails{SessionRecord: engine.SessionRecord{
			Routine: "routine " + text(), Name: text(), Started: moment(), Planned: length(), Played: length(),
			Finished: rng.IntN(2) == 0, Resumed: rng.IntN(3),
			Feeling: engine.Feeling{Before: rated(), After: rated(), Note: text()},
		}}
		d.Ended = d.Started.Add(length()).In(time.FixedZone("", -12600))
		for range rng.IntN(4) {
			d.Sets = append(d.Sets, engine.SetRecord{
				Exercise: "cat-cow", Place: text(), Side: sides[rng.IntN(len(sides))], Set: rng.IntN(4), Amount: float64(rng.IntN(3)) * 5.5,
				Planned: length(), Worked: length(), At: moment(),
			})
		}
		for range rng.IntN(2) {
			d.Hurts = append(d.Hurts, engine.Hurt{
				Exercise: text(), Place: text(), Side: sides[rng.IntN(len(sides))], Set: rng.IntN(4), Elapsed: length(), Played: length(),
				Answer: engine.Answers()[rng.IntN(len(engine.Answers()))], At: moment(),
			})
		}
		a.Sessions = append(a.Sessions, d)
	}
	for range rng.IntN(size) {
		a.Activities = append(a.Activities, engine.Activity{
			Kind: engine.ActivityKinds()[rng.IntN(4)], Day: engine.Day(rng.IntN(40_000)), Length: length() + time.Millisecond, Note: text(),
		})
	}
	return a
}

// wall compares times by what the wall clock of their place showed.
func wall() cmp.Option {
	return cmp.Comparer(func(a, b time.Time) bool {
		return a.Format(time.RFC3339Nano) == b.Format(time.RFC3339Nano)
	})
}

// flat is an archive without what a table has no room for.
func flat(a engine.Archive) engine.Archive {
	sessions := slices.Clone(a.Sessions)
	for i := range sessions {
		sessions[i].Sets, sessions[i].Hurts = nil, nil
	}
	return engine.Archive{Sessions: sessions, Activities: a.Activities}
}

// form is one of the two forms of a history.
type form struct {
	name  string
	write func(io.Writer, engine.Archive) error
	read  func(io.Reader) (engine.Archive, []history.Problem, error)
	want  func(engine.Archive) engine.Archive // of what was written
}

func forms() []form {
	return []form{
		{"csv", history.WriteCSV, history.ReadCSV, flat},
		{"json", history.WriteJSON, history.ReadJSON, func(a engine.Archive) engine.Archive { return a }},
	}
}

func TestWhatIsWrittenReadsBack(t *testing.T) {
	for _, form := range forms() {
		t.Run(form.name, func(t *testing.T) {
			for seed := range uint64(150) {
				a := randomArchive(rand.New(rand.NewPCG(seed, 4)), 12)
				var out bytes.Buffer
				if err := form.write(&out, a); err != nil {
					t.Fatal(err)
				}
				written := out.String()
				got, problems, err := form.read(iotest.HalfReader(&out))
				if err != nil || len(problems) > 0 {
					t.Fatalf("seed %d: %v, %v\n%s", seed, err, problems, written)
				}
				if diff := cmp.Diff(form.want(a), got, wall()); diff != "" {
					t.Fatalf("seed %d: %s\n%s", seed, diff, written)
				}
			}
		})
	}
}

const head = "kind,started,ended,routine,name,planned,played,finished,resumed,before,after,note\n"

func TestRowsThatAreWrong(t *testing.T) {
	const sound = "session,2026-11-20T07:30:00.000+01:00,2026-11-20T07:50:00.000+01:00,beginner,Beginner,1200,1200,true,0,4,2,\n"
	tests := []struct{ row, says string }{
		{"session,yesterday,,beginner,,,,,,,,", "started"},
		{"session,2026-11-20T07:30:00Z,2026-11-20T07:29:59Z,beginner,,,,,,,,", "ends before it begins"},
		{"session,2026-11-20T07:30:00Z,,,,,,,,,,", "no routine"},
		{"session,2026-11-20T07:30:00Z,,beginner,,-1,,,,,,", "planned"},
		{"session,2026-11-20T07:30:00Z,,beginner,,,1e30,,,,,", "played"},
		{"session,2026-11-20T07:30:00Z,,beginner,,,NaN,,,,,", "played"},
		{"session,2026-11-20T07:30:00Z,,beginner,,,long,,,,,", "must be a number"},
		{"session,2026-11-20T07:30:00Z,,beginner,,,,perhaps,,,,", "true or false"},
		{"session,2026-11-20T07:30:00Z,,beginner,,,,,1.5,,,", "whole number"},
		{"session,2026-11-20T07:30:00Z,,beginner,,,,,-1,,,", "resumed"},
		{"session,2026-11-20T07:30:00Z,,beginner,,,,,,11,,", "between 0 and 10"},
		{"session,2026-11-20T07:30:00Z,,beginner,,,,,,,-1,", "between 0 and 10"},
		{"dance,2026-11-20,,,,,600,,,,,", "activity"},
		{"walk,2026-13-01,,,,,600,,,,,", "is no date"},
		{"walk,2026-11-20,,,,,0,,,,,", "lasts"},
		{"walk,2026-11-20,,,,,86401,,,,,", "lasts"},
		{",2026-11-20,,,,,,,,,,", "activity"},
		{"walk,\"a\"b,,", "quote"},
		{"walk,2026-11-20,,,,,600,,,,," + strings.Repeat("x", 10_001), "characters"},
	}
	for _, tt := range tests {
		a, problems, err := history.ReadCSV(strings.NewReader(head + sound + tt.row + "\nwalk,2026-11-20,,,,,600,,,,,fine\n"))
		if err != nil || len(problems) != 1 || problems[0].Line != 3 || !strings.Contains(problems[0].Reason, tt.says) {
			t.Errorf("%.80s: %v, %v, want %q", tt.row, problems, err, tt.says)
			continue
		}
		if len(a.Sessions) != 1 || len(a.Activities) != 1 {
			t.Errorf("%.80s: the sound rows around it are not read: %+v", tt.row, a)
		}
		if strings.ContainsAny(problems[0].String(), "\n\r") {
			t.Errorf("more than one line: %q", problems[0])
		}
	}
}

func TestRecordsThatAreWrong(t *testing.T) {
	const text = `{"format": 1, "sessions": [
{"started": "2026-11-20T07:30:00Z", "ended": "2026-11-20T07:50:00Z", "routine": "beginner"},
{"started": "2026-11-20T07:30:00Z", "ended": "2026-11-20T07:29:00Z", "routine": "beginner"},
{"started": "2026-11-20T07:30:00Z", "ended": "2026-11-20T07:50:00Z", "routine": "beginner",
 "before": 12},
{"started": "2026-11-20T07:30:00Z", "ended": "2026-11-20T07:50:00Z", "routine": "beginner", "mood": 1},
{"started": "2026-11-20T07:30:00Z", "ended": "2026-11-20T07:50:00Z", "routine": 7},
{"started": "2026-11-20T07:30:00Z", "ended": "2026-11-20T07:50:00Z", "routine": "beginner", "sets": [{"side": "top"}]},
{"started": "2026-11-20T07:30:00Z", "ended": "2026-11-20T07:50:00Z", "routine": "beginner", "hurts": [{"at": "2026-11-20T07:30:00Z", "answer": "cry"}]}
], "activities": [{"kind": "walk", "day": "2026-11-20", "length": 600}, {"kind": "walk", "day": "2026-11-20", "length": -1}]}`
	a, problems, err := history.ReadJSON(strings.NewReader(text))
	if err != nil || len(a.Sessions) != 1 || len(a.Activities) != 1 {
		t.Fatalf("%+v, %v", a, err)
	}
	var lines []int
	for _, p := range problems {
		lines = append(lines, p.Line)
	}
	if want := []int{3, 4, 6, 7, 8, 9, 10}; !slices.Equal(lines, want) {
		t.Errorf("problems in lines %v, want %v: %v", lines, want, problems)
	}
}

func TestFilesThatAreSomethingElse(t *testing.T) {
	sound := new(bytes.Buffer)
	if err := history.WriteJSON(sound, randomArchive(rand.New(rand.NewPCG(9, 9)), 9)); err != nil {
		t.Fatal(err)
	}
	cut := sound.String()[:sound.Len()-5]
	for _, text := range []string{"", "{}", "[]", "null", "{\"format\": 1", "{\"format\": \"x\"}", "{\"moods\": []}", "{\"format\": 99}", "PK\x03\x04", cut} {
		_, _, err := history.ReadJSON(strings.NewReader(text))
		if engine.CodeOf(err) != engine.CodeInvalid || strings.Contains(err.Error(), "\n") {
			t.Errorf("%.40q: %v", text, err)
		}
	}
	for _, text := range []string{"", "\n", "one,two\n1,2\n", "kind;routine\n", "\x00\xff\xfe", "\"", strings.Repeat("a,", 10_000)} {
		_, _, err := history.ReadCSV(strings.NewReader(text))
		if engine.CodeOf(err) != engine.CodeInvalid || strings.Contains(err.Error(), "\n") {
			t.Errorf("%.40q: %v", text, err)
		}
	}
}

func TestErrorsOfReaderAndWriter(t *testing.T) {
	broken := errors.New("the stick was pulled out")
	a := randomArchive(rand.New(rand.NewPCG(3, 3)), 400)
	for _, form := range forms() {
		for _, beginning := range []string{"", "kind,started\nsession,", `{"format": 1, "sessions": [`, `{"format": 1, "sessions": [{"routine": "`} {
			r := io.MultiReader(strings.NewReader(beginning), iotest.ErrReader(broken))
			_, _, err := form.read(r)
			foreign := beginning != "" && (beginning[0] == '{') != (form.name == "json")
			if !errors.Is(err, broken) && !foreign {
				t.Errorf("%s, after %q: a reader's error became %v", form.name, beginning, err)
			}
		}
		if err := form.write(fullWriter{broken}, a); !errors.Is(err, broken) {
			t.Errorf("%s: a writer's error became %v", form.name, err)
		}
	}
}

// Who waits for a large file sees how far it is, and can call it off.
func TestAReadingThatIsWatched(t *testing.T) {
	a := randomArchive(rand.New(rand.NewPCG(5, 5)), 400)
	for _, form := range forms() {
		var file bytes.Buffer
		if err := form.write(&file, a); err != nil {
			t.Fatal(err)
		}
		var told []float64
		r := history.Watch(t.Context(), bytes.NewReader(file.Bytes()), int64(file.Len()), func(done float64) { told = append(told, done) })
		if _, _, err := form.read(r); err != nil {
			t.Fatal(err)
		}
		if len(told) < 4 || !slices.IsSorted(told) || told[0] <= 0 || told[len(told)-1] != 1 {
			t.Errorf("%s: told %v", form.name, told)
		}
		ctx, cancel := context.WithCancel(t.Context())
		r = history.Watch(ctx, bytes.NewReader(file.Bytes()), int64(file.Len()), func(done float64) {
			if done > 0.3 {
				cancel()
			}
			if done > 0.9 {
				t.Errorf("%s: read on to %v", form.name, done)
			}
		})
		if got, _, err := form.read(r); !errors.Is(err, context.Canceled) || len(got.Sessions) > 0 {
			t.Errorf("%s: %d sessions, %v", form.name, len(got.Sessions), err)
		}
		cancel()
	}
}

type fullWriter struct{ err error }

func (w fullWriter) Write([]byte) (int, error) { return 0, w.err }

// fuzz reads whatever it is given: what comes out of it is sound, and reads back.
func fuzz(f *testing.F, read func(io.Reader) (engine.Archive, []history.Problem, error), write func(io.Writer, engine.Archive) error) {
	for seed := range uint64(6) {
		var out bytes.Buffer
		if err := write(&out, randomArchive(rand.New(rand.NewPCG(seed, 1)), 5)); err != nil {
			f.Fatal(err)
		}
		f.Add(out.Bytes())
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		a, problems, err := read(bytes.NewReader(text))
		if err != nil {
			return
		}
		for _, p := range problems {
			if p.Line < 1 || p.Line > 1+bytes.Count(text, []byte("\n")) || p.Reason == "" {
				t.Fatalf("a problem that nobody finds: %+v", p)
			}
		}
		for _, d := range a.Sessions {
			if d.Routine == "" || d.Ended.Before(d.Started) || d.Played < 0 || d.Planned < 0 || d.Feeling.Validate() != nil {
				t.Fatalf("%+v", d)
			}
		}
		for _, v := range a.Activities {
			if err := v.Validate(); err != nil {
				t.Fatal(err)
			}
		}
		var out bytes.Buffer
		if err := write(&out, a); err != nil {
			t.Fatal(err)
		}
		again, problems, err := read(&out)
		if err != nil || len(problems) > 0 {
			t.Fatalf("what was read does not read back: %v, %v", problems, err)
		}
		if diff := cmp.Diff(a, again, wall()); diff != "" {
			t.Fatal(diff)
		}
	})
}

func FuzzReadCSV(f *testing.F) {
	f.Add([]byte(head + "walk,2026-11-20,,,,,600,,,,,\n"))
	for _, text := range dialects(f) {
		f.Add([]byte(text))
	}
	fuzz(f, history.ReadCSV, history.WriteCSV)
}

func FuzzReadJSON(f *testing.F) {
	f.Add([]byte(`{"format":1}`))
	fuzz(f, history.ReadJSON, history.WriteJSON)
}

func ExampleProblem() {
	_, problems, _ := history.ReadCSV(strings.NewReader("kind,started,played\nwalk,2026-11-20,-1\n"))
	fmt.Println(problems[0])
	// Output: line 2: played is -1 seconds: it must lie between 0 and 31622400
}
