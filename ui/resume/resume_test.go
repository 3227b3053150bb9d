package resume

import (
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/ui/sample"
	"uncoil/ui/theme"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	os.Exit(m.Run())
}

func TestPlaceNamesEveryStep(t *testing.T) {
	tl := sample.Timeline()
	want := map[engine.StepKind]string{
		engine.GetReady: "the start", engine.Rest: "the rest before Flow, 0:28 left", engine.PositionStep: "Long Hold, ", engine.Work: "Long Hold, ",
	}
	seen := map[engine.StepKind]bool{}
	for i := range tl.Steps[:len(tl.Steps)-1] {
		s := &tl.Steps[i]
		got := Place(tl, engine.Mark{Step: i, Elapsed: 2 * time.Second}, sample.Book())
		if got == "" || strings.Contains(got, ", ,") {
			t.Errorf("step %d (%s) is %q", i, s.Kind, got)
		}
		if !seen[s.Kind] && !strings.HasPrefix(got, want[s.Kind]) {
			t.Errorf("step %d (%s) is %q, want %q", i, s.Kind, got, want[s.Kind])
		}
		seen[s.Kind] = true
		if s.Exercise == sample.Sides && s.Kind == engine.Work && !strings.Contains(got, string(s.Side)+" side") {
			t.Errorf("the side is not said: %q", got)
		}
	}
}

func TestTheSheetSaysWhen(t *testing.T) {
	now := time.Date(2026, 11, 20, 0, 30, 0, 0, time.UTC)
	for ago, want := range map[time.Duration]string{
		10 * time.Minute: "Beginner, today at 00:20.", time.Hour: "Beginner, yesterday at 23:30.", 72 * time.Hour: "Beginner, Tue 17 Nov 2026 at 00:30.",
	} {
		o := Options{Record: engine.SessionRecord{Name: "Beginner"}, Last: now.Add(-ago), Now: now, CanStartOver: true, Place: "Cat-Cow"}
		if got := about(&o, ago > Old); got != want {
			t.Errorf("says %q, want %q", got, want)
		}
		sheet := NewSheet(o)
		w := test.NewTempWindow(t, sheet)
		w.SetPadded(false)
		w.Resize(fyne.NewSize(684, 560))
		sample.CheckTexts(t, sheet)
	}
}
