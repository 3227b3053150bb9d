package ui

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/engine/draft"
	"uncoil/ui/routine"
	"uncoil/ui/sample"
	"uncoil/ui/widget"
)

// restsAfter lists the rests of the session that runs, by exercise.
func (r *rig) restsAfter() map[string]time.Duration {
	lengths := map[string]time.Duration{}
	for _, s := range r.player.Snapshot().Timeline.Steps {
		if s.Kind == engine.Rest && s.Rest == engine.AfterExercise {
			lengths[s.Place.Exercise] = s.Length
		}
	}
	return lengths
}

func TestACopyIsChangedSavedAndPlayed(t *testing.T) {
	f := newFolder(t)
	withFolder(t, f, func(r *rig) {
		r.copyOfBeginner()
		if len(f.drafts) != 1 {
			t.Errorf("%d drafts are kept while it is changed", len(f.drafts))
		}
		r.editor().Save()
		r.settle()
		if page, ok := r.screen().(*routine.Page); !ok || page.ID() != "my-beginner" || r.routines()[0].ID != "my-beginner" || len(f.drafts) != 0 {
			t.Fatalf("after saving: %T, %s first, %d drafts", r.screen(), r.routines()[0].ID, len(f.drafts))
		}
		r.press(fyne.KeyReturn) // Start of the saved routine has the focus
		if !r.plays() || r.now().Timeline.Routine != "my-beginner" {
			t.Fatal("the saved routine does not have the keyboard")
		}
		r.wait(time.Second)
		rests := r.restsAfter()
		if rests["cat-cow"] != 45*time.Second || rests["supine-reach"] != 30*time.Second || rests["arm-circles"] != 0 {
			t.Errorf("the rests are %v", rests)
		}
	})
	withFolder(t, f, func(r *rig) {
		if own := r.routine("my-beginner"); *own.Blocks[1].Items[2].Rest != engine.PauseOf(45*time.Second) {
			t.Errorf("after a start: %+v", own)
		}
	})
}

func TestDeletingCanBeUndone(t *testing.T) {
	f := newFolder(t)
	withFolder(t, f, func(r *rig) {
		r.copyOfBeginner()
		r.editor().Save()
		r.settle()
		before := f.files(t)
		r.window.routine.Delete(r.routine("my-beginner"))
		r.settle()
		if _, err := os.Stat(f.path("my-beginner")); err == nil || r.routines()[0].ID == "my-beginner" {
			t.Fatal("it is still there")
		}
		r.accept()
		if !reflect.DeepEqual(f.files(t), before) || r.routines()[0].ID != "my-beginner" {
			t.Error("it does not come back as it was")
		}
	})
}

// A slow disk may finish deleting a routine when a session runs already, which
// stays in front.
func TestADeletionThatTakesLongLeavesTheSession(t *testing.T) {
	withFolder(t, newFolder(t), func(r *rig) {
		r.copyOfBeginner()
		r.editor().Save()
		r.settle()
		r.window.routine.Delete(r.routine("my-beginner"))
		r.window.session.Start(&r.routines()[1], false)
		r.settle()
		if !r.plays() {
			t.Errorf("while a session runs the window shows %T", r.screen())
		}
	})
}

// accept uses the button of the line at the foot.
func (r *rig) accept() {
	r.t.Helper()
	buttons := sample.All[*widget.FocusButton](r.window.frame)
	if len(buttons) < 2 || len(r.notices()) == 0 {
		r.t.Fatalf("the foot offers nothing: %q", r.notices())
	}
	button := buttons[len(buttons)-2]
	button.OnTapped()
	r.settle()
}

func TestWhatIsLeftUnfinishedIsOffered(t *testing.T) {
	f := newFolder(t)
	withFolder(t, f, func(r *rig) {
		r.copyOfBeginner()
		r.window.ShowLibrary()
		r.settle()
		if n := r.notices(); len(n) != 1 || !strings.Contains(n[0], "My Beginner") {
			t.Fatalf("the foot says %q", n)
		}
		r.accept()
		if d := r.editor().Draft(); d.CanUndo() == "" || !d.Changed() {
			t.Error("the draft has lost its changes")
		}
		if n := r.notices(); len(n) != 0 {
			t.Errorf("the foot still says %q", n)
		}
	})
	// The program ends here; in the next window it is offered again.
	withFolder(t, f, func(r *rig) {
		r.accept()
		item := r.editor().Draft().Routine().Blocks[1].Items[2]
		if item.Exercise != "cat-cow" || item.Rest == nil || *item.Rest != engine.PauseOf(45*time.Second) {
			t.Errorf("the draft comes back as %+v", item)
		}
		r.editor().Save()
		r.settle()
		if _, err := os.Stat(f.path("my-beginner")); err != nil || len(f.drafts) != 0 {
			t.Errorf("it is not saved: %v, %d drafts", err, len(f.drafts))
		}
	})
}

func TestADamagedDraftIsToldAndForgotten(t *testing.T) {
	f := newFolder(t)
	f.drafts["routine-x"], f.drafts["routine-y"] = []byte("{"), []byte(`{"draft":{"version":99}}`)
	withFolder(t, f, func(r *rig) {
		if n := r.notices(); len(n) != 2 || len(f.drafts) != 0 {
			t.Errorf("the foot says %q, %d drafts are left", n, len(f.drafts))
		}
	})
}

func TestADiskThatFailsLosesNothing(t *testing.T) {
	f := newFolder(t)
	f.broken = engine.Errorf(engine.CodeUnavailable, "the disk is full: make room")
	withFolder(t, f, func(r *rig) {
		r.copyOfBeginner()
		r.editor().Save()
		r.settle()
		if n := r.notices(); len(n) != 1 || !strings.Contains(n[0], "make room") {
			t.Errorf("the foot says %q", n)
		}
		if !r.editor().Draft().Changed() || len(f.drafts) != 1 {
			t.Error("the changes are lost")
		}
	})
}

func TestPlayingOneItemLeadsBackToIt(t *testing.T) {
	withFolder(t, newFolder(t), func(r *rig) {
		r.copyOfBeginner()
		at := draft.Ref{Block: 1, Item: 1}
		r.editor().GoTo(at)
		r.press(fyne.KeyP)
		if !r.plays() || !slices.Contains(r.exercises(), "heel-slides") {
			t.Fatal("P plays nothing")
		}
		r.wait(time.Second)
		r.player.End()
		r.settle()
		r.editor().Undo()
		if d := r.editor().Draft(); d.CanRedo() == "" {
			t.Error("the way back has lost what can be undone")
		}
		if n := r.notices(); len(n) != 0 {
			t.Errorf("the foot says %q", n)
		}
	})
}
