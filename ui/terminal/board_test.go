package terminal

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"uncoil/engine"
	"uncoil/engine/pseudo"
	"uncoil/engine/session"
)

// twoSteps is the middle of a session: a flow, and the rest after it.
func twoSteps() (*engine.Timeline, *engine.Book) {
	book := &engine.Book{Exercises: map[string]engine.Exercise{"cat-cow": {ID: "cat-cow", Name: "Cat-Cow"}, "childs-pose": {ID: "childs-pose", Name: "Child's Pose"}}}
	t := &engine.Timeline{Name: "Beginner Decompression", Length: 90 * time.Second, Steps: []engine.Step{
		{
			Index: 0, Kind: engine.Work, Exercise: "cat-cow", Set: 2, Sets: 3, Side: engine.LeftSide, Length: 50 * time.Second,
			Spans: []engine.Span{{Length: 50 * time.Second, Breath: engine.BreathIn, Rep: 3, Reps: 5, Show: "Let your belly sink."}},
		},
		{Index: 1, Kind: engine.Rest, Exercise: "childs-pose", Start: 50 * time.Second, Length: 30 * time.Second},
		{Index: 2, Kind: engine.PositionStep, Exercise: "childs-pose", Start: 80 * time.Second, Length: 10 * time.Second},
	}}
	return t, book
}

const boardAt60x17 = ` Beginner Decompression                           1:02 left

 Cat-Cow
 left side · set 2 of 3 · Let your belly sink.

 ██████      ██████  ██████
 ██  ██  ██      ██      ██
 ██  ██      ██████  ██████
 ██  ██  ██  ██      ██
 ██████      ██████  ██████

 ██████████████████████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
 breathe in · 3 of 5

 Next: Rest, 0:30, then Child's Pose

 Space pause · N next · B back · R repeat · X hurts · Q end`

// unstyled returns text without what makes it bold or faint.
func unstyled(s string) string { return strings.NewReplacer(bold, "", faint, "", usual, "").Replace(s) }

func TestTheBoardShowsStepCountdownAndNext(t *testing.T) {
	tl, book := twoSteps()
	b := &board{book: book}
	got := b.picture(session.At(tl, 0, 28*time.Second), 60, 17)
	if diff := cmp.Diff(boardAt60x17, unstyled(got)); diff != "" {
		t.Errorf("the board differs:\n%s", diff)
	}
	if wide := unstyled(b.picture(session.At(tl, 0, 28*time.Second), 80, 17)); !strings.HasSuffix(wide, "R repeat · + – 15 s · X it hurts · Q end") {
		t.Errorf("the board of a wide terminal ends\n%s", wide)
	}
}

func TestTheBoardFitsEveryTerminal(t *testing.T) {
	tl, book := twoSteps()
	b := &board{book: book, message: "No sound: the sound device does not answer."}
	for width := 1; width < 200; width += 7 {
		for height := 1; height < 70; height++ {
			picture := unstyled(b.picture(session.At(tl, 0, 28*time.Second), width, height))
			rows := strings.Split(picture, "\n")
			if len(rows) > height {
				t.Fatalf("%d rows on a terminal of %d×%d", len(rows), width, height)
			}
			for _, r := range rows {
				if n := len([]rune(r)); n > width {
					t.Fatalf("a row of %d characters on a terminal of %d×%d: %q", n, width, height, r)
				}
			}
			if width > 40 && height > 7 && !strings.Contains(picture, "Next: Rest") {
				t.Fatalf("what comes next is not shown on a terminal of %d×%d:\n%s", width, height, picture)
			}
			if width > 40 && height > 4 && height < 18 && !strings.Contains(picture, "0:22") && !strings.Contains(picture, "██████      ██████") {
				t.Fatalf("no countdown on a terminal of %d×%d:\n%s", width, height, picture)
			}
		}
	}
}

func TestTheBoardFollowsTheTerminal(t *testing.T) {
	tl, book := twoSteps()
	width, height := 60, 17
	var out strings.Builder
	b := &board{out: &out, book: book, size: func() (int, int) { return width, height }}
	at := func(d time.Duration) string {
		out.Reset()
		b.look(session.At(tl, 0, d))
		return out.String()
	}
	if got := at(28 * time.Second); strings.Count(got, "█")+strings.Count(got, "░") < 58 || !strings.Contains(got, "\x1b[2J") {
		t.Errorf("the first picture is %q", got)
	}
	if got := at(28*time.Second + time.Millisecond); got != "" {
		t.Errorf("the same picture is sent again: %q", got)
	}
	width = 100
	got := at(28*time.Second + time.Millisecond)
	if !strings.Contains(got, "\x1b[2J") || !strings.Contains(got, strings.Repeat("░", 98-44)) {
		t.Errorf("on a wider terminal: %q", got)
	}
	b.redrawAll()
	if at(28*time.Second+time.Millisecond) == "" {
		t.Error("nothing is drawn again")
	}
}

func TestMessagesGoAndStayInAPause(t *testing.T) {
	tl, book := twoSteps()
	b := &board{out: &strings.Builder{}, book: book, size: func() (int, int) { return 60, 17 }}
	running := session.At(tl, 0, time.Second)
	paused := running
	paused.State = session.Standing
	b.event(session.Paused{Reason: session.ComputerSlept})
	for range 2 * messageLasts {
		b.look(paused)
	}
	if b.message == "" {
		t.Error("the message has gone in the pause")
	}
	b.event(session.Resumed{})
	for range messageLasts {
		b.look(running)
	}
	if b.message != "" {
		t.Errorf("the message stays: %q", b.message)
	}
}

func TestSilenceIsShownAsLongAsItLasts(t *testing.T) {
	tl, book := twoSteps()
	b := &board{out: &strings.Builder{}, book: book, size: func() (int, int) { return 60, 17 }}
	shown := func() string { b.look(session.At(tl, 0, time.Second)); return b.drawn }
	b.silent("nothing is plugged in")
	for range 3 * messageLasts {
		if !strings.Contains(shown(), "No sound: nothing is plugged in") {
			t.Fatal("that there is no sound is shown no more")
		}
	}
	b.tell("+15 s")
	if got := shown(); strings.Contains(got, "No sound") || !strings.Contains(got, "+15 s") {
		t.Errorf("what has just happened is not shown:\n%s", got)
	}
	b.silent("")
	if got := shown(); strings.Contains(got, "No sound") || !strings.Contains(got, "Sound is back.") {
		t.Errorf("that sound is back is not shown:\n%s", got)
	}
}

func TestTheBarEmpties(t *testing.T) {
	for left, want := range map[time.Duration]string{0: "░░░░", time.Millisecond: "█░░░", 5 * time.Second: "██░░", 10 * time.Second: "████", 20 * time.Second: "████"} {
		if got := bar(left, 10*time.Second, 4); got != want {
			t.Errorf("%v left of 10 s: %s, want %s", left, got, want)
		}
	}
	if bar(0, 0, 4) != "░░░░" || bar(time.Second, time.Second, -3) != "" {
		t.Error("a step without length, or a terminal without width")
	}
}

// TestNothingOnTheBoardStaysEnglish: in the pseudo-language all words of the board are
// translated, with a pause and with pain, but for the keys and the names of the test's book.
func TestNothingOnTheBoardStaysEnglish(t *testing.T) {
	engine.SetWords(pseudo.Text)
	t.Cleanup(func() { engine.SetWords(nil) })
	tl, book := twoSteps()
	tl.Steps[0].Care = []engine.StepCare{{Say: "X."}}
	b := &board{book: book}
	paused, hurting := session.At(tl, 0, 28*time.Second), session.At(tl, 0, 28*time.Second)
	paused.State, hurting.State, hurting.Reason = session.Standing, session.Standing, session.ItHurts
	names := strings.NewReplacer(tl.Name, "", "Cat-Cow", "", "Child's Pose", "", "Let your belly sink.", "")
	for _, s := range []session.Snapshot{session.At(tl, 0, 28*time.Second), paused, hurting} {
		for _, width := range []int{60, 120} {
			shown := unstyled(b.picture(s, width, 24))
			if words := pseudo.English(names.Replace(shown)); len(words) > 0 {
				t.Errorf("%q stay English on\n%s", words, shown)
			}
		}
	}
}
