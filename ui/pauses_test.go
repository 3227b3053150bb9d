package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/ui/home"
	"uncoil/ui/rests"
	"uncoil/ui/words"
)

// typeText types characters at whatever has the focus, else at the window.
func (r *rig) typeText(text string) {
	for _, c := range text {
		if f := r.canvas().Focused(); f != nil {
			f.TypedRune(c)
		} else {
			r.typed(c)
		}
		r.settle()
	}
}

// TestARestIsTypedOnItsPage goes from home to the rests by a key, sets the second
// to 45 s, and finds it there after the window has been opened again.
func TestARestIsTypedOnItsPage(t *testing.T) {
	var kept engine.Preferences
	inWindow(t, nil, func(r *rig) {
		before := r.rests()
		r.press(fyne.KeyR)
		if _, ok := r.screen().(*rests.Screen); !ok {
			t.Fatalf("R leads to %T", r.screen())
		}
		r.press(fyne.KeyDown, fyne.KeyDown) // past what is said, to the strip
		r.canvas().FocusNext()
		r.typeText("45")
		if len(r.saved) != 0 {
			t.Error("half a number was kept")
		}
		r.press(fyne.KeyReturn)
		if len(r.saved) != 1 {
			t.Fatalf("kept %d times", len(r.saved))
		}
		kept = r.saved[0]
		after := r.rests()
		for i := range before {
			want := before[i]
			if i == 1 {
				want = 45 * time.Second
			}
			if after[i] != want {
				t.Errorf("rest %d lasts %v, want %v", i, after[i], want)
			}
		}
		r.press(fyne.KeyEscape)
		if _, ok := r.screen().(*home.Screen); !ok {
			t.Errorf("Escape leads to %T", r.screen())
		}
	})
	inWindow(t, func(d *Deps) { d.Preferences = kept }, func(r *rig) {
		if got := r.rests()[1]; got != 45*time.Second {
			t.Errorf("after a new start the rest lasts %v", got)
		}
	})
}

func TestUndoOnTheRestsPageIsKeptToo(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		before := r.rests()
		r.press(fyne.KeyR, fyne.KeyDown, fyne.KeyDown, fyne.KeyRight, fyne.KeyRight)
		r.screen().(*rests.Screen).Undo()
		if got := r.rests()[0]; got != before[0]+5*time.Second {
			t.Errorf("after two steps and one undone the rest lasts %v", got)
		}
		if n := len(r.saved); n != 3 {
			t.Errorf("kept %d times, want 3", n)
		}
		r.typed('?')
		if len(r.sheets()) != 1 {
			t.Error("? does not show the keys of the page")
		}
	})
}

func TestRestsOfADraftLeadBackToIt(t *testing.T) {
	withFolder(t, newFolder(t), func(r *rig) {
		r.copyOfBeginner()
		r.tapButton("Rests", 0)
		r.settle()
		if _, ok := r.screen().(*rests.Screen); !ok || len(r.notices()) != 0 {
			t.Fatalf("the screen is %T, the foot says %q", r.screen(), r.notices())
		}
		r.press(fyne.KeyEscape)
		r.editor()
		if n := r.notices(); len(n) != 0 {
			t.Errorf("the foot says %q", n)
		}
	})
}

// The rests are shown as the session would be played today: in the length that is
// chosen, as home says it.
func TestRestsShowTheLengthThatIsPlayed(t *testing.T) {
	inWindow(t, planned(noHistory, func(p *engine.Preferences) { p.SetMinutes("", 10) }), func(r *rig) {
		r.press(fyne.KeyHome, fyne.KeyR)
		page, ok := r.screen().(*rests.Screen)
		if !ok {
			t.Fatalf("R leads to %T", r.screen())
		}
		want, err := r.window.practice.Length(page.Routine())
		if err != nil {
			t.Fatal(err)
		}
		if text := r.written(); !strings.Contains(text, words.MinutesSeconds(want)+" in all") {
			t.Errorf("a session takes %v, the page says %q", want, text)
		}
	})
}

// What is known is told in fewer words, which the page knows too.
func TestRestsKnowWhatIsLearnt(t *testing.T) {
	inWindow(t, func(d *Deps) { d.Diary = past(12) }, func(r *rig) {
		r.press(fyne.KeyHome, fyne.KeyR)
		page, ok := r.screen().(*rests.Screen)
		if !ok {
			t.Fatalf("R leads to %T", r.screen())
		}
		prefs := r.prefs()
		whole, err := engine.Compile(page.Routine(), r.window.practice.Book, &prefs, engine.EstimatedVoice{})
		if err != nil {
			t.Fatal(err)
		}
		want, err := r.window.practice.Length(page.Routine())
		if err != nil || want == whole.Length {
			t.Fatalf("a session takes %v, before anything was learnt %v: %v", want, whole.Length, err)
		}
		if text := r.written(); !strings.Contains(text, words.MinutesSeconds(want)+" in all") {
			t.Errorf("a session takes %v, the page says %q", want, text)
		}
	})
}

// Less talk is kept for every session, from the page of the rests, too.
func TestLessTalkIsKept(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		r.press(fyne.KeyR, fyne.KeyDown, fyne.KeyRight, fyne.KeyRight)
		if r.prefs().Guidance != engine.GuidanceBrief {
			t.Errorf("kept is %q", r.prefs().Guidance)
		}
	})
}
