package ui

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/ui/flow"
	"uncoil/ui/home"
	uisession "uncoil/ui/player"
	"uncoil/ui/sample"
)

// remembering gives a window a history.
func remembering(d *diary) func(*Deps) {
	return func(deps *Deps) { deps.Diary = d }
}

// last is the session that was begun last.
func (r *rig) last() engine.SessionDetails {
	d, err := r.diary.Session(r.t.Context(), r.diary.current)
	if err != nil {
		r.t.Fatal(err)
	}
	return d
}

// playThrough plays the session that runs to its end, in real time.
func (r *rig) playThrough() {
	r.t.Helper()
	for range 4000 {
		if !r.plays() {
			r.settle()
			return
		}
		time.Sleep(time.Second)
		r.settle()
	}
	r.t.Fatal("the session does not end")
}

func TestTheCheckInTakesOneKey(t *testing.T) {
	inWindow(t, remembering(&diary{}), func(r *rig) {
		r.press(fyne.KeyReturn)
		if len(r.sheets()) != 1 || r.plays() {
			t.Fatal("Start does not ask how it feels")
		}
		r.press(fyne.KeyEscape)
		if len(r.sheets()) != 0 || r.plays() {
			t.Fatal("Escape does not lead back")
		}
		r.press(fyne.KeyReturn, fyne.Key6)
		if !r.plays() {
			t.Fatal("a figure does not begin")
		}
		if f := r.last().Feeling; f.Before == nil || *f.Before != 6 {
			t.Errorf("noted %+v", f)
		}
		r.player.End()
		r.settle()
		r.press(fyne.KeyReturn)                 // home
		r.press(fyne.KeyReturn, fyne.KeyReturn) // start, skip
		if !r.plays() || r.last().Feeling.Before != nil {
			t.Errorf("Enter does not skip: %+v", r.last().Feeling)
		}
		r.player.End()
		r.settle()
		r.press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyRight, fyne.KeyReturn) // don't ask
		if !r.plays() || r.prefs().CheckIn {
			t.Error("it cannot be switched off")
		}
		r.player.End()
		r.settle()
		r.press(fyne.KeyReturn, fyne.KeyReturn)
		if !r.plays() {
			t.Error("it asks all the same")
		}
	})
}

// outlook is what the page after a session says of the next one.
func (r *rig) outlook() string {
	page, ok := r.screen().(*uisession.Finish)
	if !ok {
		r.t.Fatalf("the screen is %T, want the finish", r.screen())
	}
	return strings.Join(page.Outlook(), "\n")
}

func TestDosesRiseAfterASessionThatWentWell(t *testing.T) {
	inWindow(t, remembering(&diary{}), func(r *rig) {
		r.press(fyne.KeyReturn, fyne.Key5)
		r.playThrough()
		if got := r.prefs().Progress[sample.Hold]; got != 0.1 {
			t.Fatalf("progress is %v after a session that was finished", r.prefs().Progress)
		}
		// A tenth of the lowest third of 40 to 160 s is less than a step; the
		// rest grows as little.
		if got := r.outlook(); got != "" {
			t.Errorf("says %q", got)
		}
		r.press(fyne.Key6)
		if f := r.last().Feeling; f.After == nil || *f.After != 6 || f.Before == nil || *f.Before != 5 {
			t.Errorf("noted %+v", f)
		}
		if got := r.prefs().Progress[sample.Hold]; got != 0 {
			t.Errorf("it feels worse, and progress is %v", got)
		}
		if got := r.outlook(); !strings.Contains(got, "worse") {
			t.Errorf("says %q", got)
		}
		r.press(fyne.Key3) // it was a slip
		if got := r.prefs().Progress[sample.Hold]; got != 0.1 {
			t.Errorf("it feels better, and progress is %v", got)
		}
	})
}

func TestTheFinishSaysWhatComesNext(t *testing.T) {
	d := &diary{}
	inWindow(t, func(deps *Deps) {
		deps.Diary = d
		deps.Preferences.Progress = map[string]float64{sample.Hold: 0.3, sample.Flow: 0.4}
	}, func(r *rig) {
		r.press(fyne.KeyReturn, fyne.KeyReturn)
		r.playThrough()
		if got := r.outlook(); !strings.Contains(got, "Next time:") || !strings.Contains(got, "Flow 4 rounds") {
			t.Errorf("says %q, progress %v", got, r.prefs().Progress)
		}
		if last := r.saved[len(r.saved)-1].Progress[sample.Flow]; last != 0.5 {
			t.Errorf("kept is %v", last)
		}
	})
}

func TestGradualProgressCanBeSwitchedOff(t *testing.T) {
	inWindow(t, func(d *Deps) {
		d.Diary, d.Preferences.Gradual = &diary{}, false
		d.Preferences.Progress = map[string]float64{sample.Flow: 0.5}
	}, func(r *rig) {
		r.press(fyne.KeyReturn, fyne.KeyReturn)
		r.playThrough()
		if got := r.prefs().Progress; len(got) != 1 || got[sample.Flow] != 0.5 {
			t.Errorf("progress became %v", got)
		}
	})
}

func TestANoteIsKeptWhenThePageIsLeft(t *testing.T) {
	inWindow(t, remembering(&diary{}), func(r *rig) {
		r.press(fyne.KeyReturn, fyne.KeyReturn)
		r.wait(2 * time.Second)
		r.player.End()
		r.settle()
		r.press(fyne.KeyUp)
		for _, c := range "Stiff h" {
			r.canvas().Focused().TypedRune(c)
		}
		r.window.ShowHome()
		r.settle()
		if got := r.last().Feeling.Note; got != "Stiff h" {
			t.Errorf("the note is %q", got)
		}
	})
}

// past is a history of sessions that went well, of all exercises, the last today.
func past(n int) *diary { return pastEvery(1, n) }

// pastEvery is such a history with a session every so many days.
func pastEvery(days, n int) *diary {
	d := &diary{}
	for i := range n {
		at := time.Now().AddDate(0, 0, days*(i-n+1))
		s := engine.SessionDetails{SessionRecord: engine.SessionRecord{
			Routine: "sample", Started: at, Ended: at, Played: 20 * time.Minute, Finished: true,
		}}
		for _, id := range []string{sample.Flow, sample.Hold, sample.Breaths, sample.Sides} {
			s.Sets = append(s.Sets, engine.SetRecord{Exercise: id, Planned: time.Minute, Worked: time.Minute})
		}
		d.add(s)
	}
	return d
}

// mastered is a progress at the top of everything.
func mastered() map[string]float64 {
	return map[string]float64{sample.Flow: 1, sample.Hold: 1, sample.Breaths: 0.9, sample.Sides: 0.9}
}

func TestAnotherLevelIsSuggestedAndNeverForced(t *testing.T) {
	for _, tt := range []struct {
		button int
		holds  func(p engine.Preferences) bool
	}{
		{0, func(p engine.Preferences) bool {
			return p.Level == engine.LevelIntermediate && p.Progress[sample.Flow] == 0
		}},
		{1, func(p engine.Preferences) bool {
			return p.Level == engine.LevelBeginner && p.SuggestFrom.Equal(time.Now().Add(flow.AskAgain))
		}},
		{2, func(p engine.Preferences) bool { return p.Level == engine.LevelBeginner && !p.Suggest }},
	} {
		inWindow(t, func(d *Deps) {
			d.Diary = pastEvery(3, 14) // effort comes last: after four weeks
			d.Preferences.Progress = mastered()
		}, func(r *rig) {
			asked := r.window.home.Proposal()
			if asked == nil || asked.Title != "Shall we go on to intermediate?" {
				t.Fatalf("home shows %v", asked)
			}
			if r.prefs().Level != engine.LevelBeginner {
				t.Error("it went on by itself")
			}
			r.press(fyne.KeyUp, fyne.KeyUp) // over the bar
			if f := r.canvas().Focused(); f != fyne.Focusable(asked.Buttons[0]) {
				t.Errorf("the keyboard is on %T", f)
			}
			asked.Buttons[tt.button].Tapped(nil)
			r.settle()
			if p := r.window.home.Proposal(); !tt.holds(r.prefs()) || p != nil && p.Title == "Shall we go on to intermediate?" {
				t.Errorf("button %d leads to %s, %v, suggest %v", tt.button, r.prefs().Level, r.prefs().Progress, r.prefs().Suggest)
			}
		})
	}
}

func TestAfterALongBreakASessionIsShorter(t *testing.T) {
	var usual, eased time.Duration
	length := func(into *time.Duration) func(r *rig) {
		return func(r *rig) {
			l, err := r.window.practice.Length(&r.routines()[0])
			if err != nil {
				t.Fatal(err)
			}
			*into = l
			if r.prefs().Progress[sample.Flow] != 1 {
				t.Error("the break is kept before there is a session")
			}
		}
	}
	for _, days := range []int{1, 40} {
		into := &usual
		if days > 1 {
			into = &eased
		}
		inWindow(t, func(d *Deps) {
			d.Preferences.Progress = mastered()
			h := past(3)
			for i := range h.sessions {
				h.sessions[i].Started = h.sessions[i].Started.AddDate(0, 0, -days)
			}
			d.Diary = h
		}, length(into))
	}
	if eased >= usual {
		t.Errorf("after a break %v, else %v", eased, usual)
	}
}

func TestOtherActivityIsNoted(t *testing.T) {
	inWindow(t, remembering(&diary{}), func(r *rig) {
		if _, ok := r.screen().(*home.Screen); !ok {
			t.Fatalf("the screen is %T", r.screen())
		}
		done := false
		r.window.history.LogActivity(func() { done = true })
		r.settle()
		r.press(fyne.KeyRight)                            // swimming
		r.press(fyne.KeyDown, fyne.KeyRight)              // 35 minutes
		r.press(fyne.KeyDown, fyne.KeyLeft, fyne.KeyLeft) // the day before yesterday
		r.press(fyne.KeyDown)
		r.sheets()[0].Buttons()[0].Tapped(nil)
		r.settle()
		want := engine.Activity{Kind: engine.Swim, Length: 35 * time.Minute, Day: engine.DayOf(time.Now()) - 2}
		if !done || !slices.Equal(r.diary.activities, []engine.Activity{want}) {
			t.Errorf("noted %+v, want %+v", r.diary.activities, want)
		}
		if got := r.notices(); !slices.Equal(got, []string{"It is in your history."}) {
			t.Errorf("the foot says %q", got)
		}
		r.wait(doneStays + time.Second)
		if got := r.notices(); len(got) != 0 {
			t.Errorf("the foot still says %q", got)
		}
	})
}

// Closing the window leaves the session open; nothing of it is lost.
func TestClosingTheWindowLeavesTheSessionOpen(t *testing.T) {
	inWindow(t, remembering(&diary{}), func(r *rig) {
		r.press(fyne.KeyReturn, fyne.KeyReturn)
		r.wait(3 * time.Second)
		r.window.close()
		r.settle()
		s, e := r.last(), r.ended()
		if e == nil || !e.Left || !s.Ended.IsZero() || s.Played != e.Played || e.Played < 2*time.Second {
			t.Errorf("left with %+v, recorded as %+v", e, s.SessionRecord)
		}
	})
}

// A session that was left is counted once, when it ends.
func TestASessionLeftInTheTrayIsLearntFromOnce(t *testing.T) {
	inWindow(t, func(d *Deps) {
		d.Diary = &diary{}
		inTray(d)
		d.Preferences.Progress = map[string]float64{sample.Flow: 0.9}
	}, func(r *rig) {
		r.hurting(sample.Flow)
		r.press(fyne.KeySpace) // goes on
		r.wait(10 * time.Second)
		r.window.close()
		r.settle()
		if !r.inTheTray() || !r.last().Ended.IsZero() {
			t.Fatal("it is not in the tray, or the session is over")
		}
		if p := r.prefs().Progress[sample.Flow]; p != 0.9 || len(r.past()) != 0 {
			t.Errorf("progress is %v, and %d sessions are over, while it can be gone on with", p, len(r.past()))
		}
		r.window.raise()
		r.settle()
		if len(r.sheets()) != 1 {
			t.Fatal("it is not offered")
		}
		r.press(fyne.Key1)
		r.player.End()
		r.settle()
		if p := r.prefs().Progress[sample.Flow]; p != 0.7 || len(r.past()) != 1 {
			t.Errorf("progress is %v after %d sessions, want 0.7", p, len(r.past()))
		}
	})
}

// A session that was deleted, or done elsewhere, meanwhile is taken into account.
func TestLearningKnowsWhatTheHistoryHolds(t *testing.T) {
	d := past(2)
	d.sessions = d.sessions[:1] // yesterday's
	inWindow(t, remembering(d), func(r *rig) {
		d.mu.Lock()
		d.sessions[0].Hurts = []engine.Hurt{{Exercise: sample.Flow}}
		d.mu.Unlock()
		r.press(fyne.KeyReturn, fyne.KeyReturn)
		r.playThrough()
		if p := r.prefs().Progress; p[sample.Flow] != 0 || p[sample.Hold] != 0.1 {
			t.Errorf("progress is %v, though one of these has hurt", p)
		}
	})
}

// slowDiary is a history whose first note of how it felt takes long.
type slowDiary struct {
	diary
	noted int
}

func (d *slowDiary) SetFeeling(ctx context.Context, id int64, f engine.Feeling) error {
	d.mu.Lock()
	d.noted++
	first := d.noted == 1
	d.mu.Unlock()
	if first {
		time.Sleep(3 * time.Second)
	}
	return d.diary.SetFeeling(ctx, id, f)
}

// The last answer is stored, however slow the disk is.
func TestTheLastAnswerIsKept(t *testing.T) {
	slow := &slowDiary{}
	inWindow(t, func(d *Deps) { d.Diary = slow }, func(r *rig) {
		r.diary = &slow.diary
		r.press(fyne.KeyReturn, fyne.KeyReturn)
		r.wait(2 * time.Second)
		r.player.End()
		r.settle()
		r.press(fyne.Key7, fyne.Key4)
		r.wait(5 * time.Second)
		if f := r.last().Feeling; f.After == nil || *f.After != 4 {
			t.Errorf("kept is %+v, want 4", f)
		}
	})
}

func TestTheWeekIsSaidAfterASession(t *testing.T) {
	for _, tt := range []struct {
		name        string
		play        func(r *rig)
		title, week string
	}{
		{"played to its end", func(r *rig) { r.playThrough() }, "Well done", "2 of "},
		{"ended at once", func(r *rig) {
			r.player.End()
			r.settle()
		}, "Ended early", "1 of "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			inWindow(t, remembering(past(1)), func(r *rig) {
				at := time.Now().AddDate(0, 0, -2)
				r.diary.sessions[0].Started, r.diary.sessions[0].Ended = at, at
				r.press(fyne.KeyReturn, fyne.KeyReturn)
				tt.play(r)
				page, ok := r.screen().(*uisession.Finish)
				if !ok {
					t.Fatalf("the screen is %T", r.screen())
				}
				if page.Title() != tt.title || !strings.HasPrefix(page.Week(), tt.week) || !strings.Contains(page.Week(), "this week") {
					t.Errorf("%q, %q", page.Title(), page.Week())
				}
			})
		})
	}
}
