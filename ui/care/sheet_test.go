package care

import (
	"os"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/ui/sample"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	sample.AddTranslations()
	os.Exit(m.Run())
}

// Every condition's sheet, for every routine, is readable and reachable in full.
func TestSheetsAreWhole(t *testing.T) {
	c := sample.Catalog(t)
	sheets := 0
	for _, r := range c.Routines() {
		for _, condition := range c.Book().Conditions {
			prefs := engine.DefaultPreferences()
			prefs.Conditions = []string{condition.ID}
			sheet := NewSheet(Options{Routine: &r, Book: c.Book(), Prefs: prefs, Now: time.Now})
			if sheet == nil {
				continue
			}
			sheets++
			w := test.NewTempWindow(t, sheet)
			w.SetPadded(false)
			w.Resize(fyne.NewSize(900, 1600)) // high enough that nothing scrolls
			sample.CheckTexts(t, sheet)
			if sheet.First() != fyne.Focusable(sheet.Buttons()[0]) {
				t.Errorf("%s, %s: Enter does not start", r.ID, condition.ID)
			}
		}
	}
	if sheets == 0 {
		t.Error("nothing is asked at all")
	}
}

// An exercise that one answer frees replaces the next, and the sheet says so.
func TestTheSheetSaysWhatWillBePlayed(t *testing.T) {
	c := sample.Catalog(t)
	for _, r := range c.Routines() {
		for _, condition := range c.Book().Conditions {
			prefs := engine.DefaultPreferences()
			prefs.Conditions = []string{condition.ID}
			o := Options{Routine: &r, Book: c.Book(), Prefs: prefs, Now: func() time.Time { return time.Unix(0, 0) }}
			var answers []engine.CareAnswer
			o.OnStart = func(given []engine.CareAnswer) { answers = given }
			sheet := NewSheet(o)
			if sheet == nil {
				continue
			}
			var instead []string
			kept := false
			toggles := togglesIn(sheet)
			for _, t := range toggles {
				if t.Label() == "Keep it, I have asked" && !kept {
					t.Tapped(nil)
					kept = true
				}
			}
			for _, t := range toggles {
				if name, ok := cutInstead(t.Label()); ok && t.On() {
					instead = append(instead, name)
				}
			}
			sheet.Buttons()[0].Tapped(nil)
			prefs.Answers = prefs.WithAnswers(answers...)
			var played []string
			for _, change := range engine.CareFor(&r, c.Book(), &prefs).Changes {
				if change.Instead != "" {
					played = append(played, c.Book().Exercises[change.Instead].Name)
				}
			}
			for _, name := range instead {
				if !slices.Contains(played, name) {
					t.Errorf("%s, %s: the sheet says %q, played are %q", r.ID, condition.ID, name, played)
				}
			}
		}
	}
}

func cutInstead(label string) (string, bool) {
	const before = "Instead: "
	if len(label) > len(before) && label[:len(before)] == before {
		return label[len(before):], true
	}
	return "", false
}

func togglesIn(o fyne.CanvasObject) []*widget.Toggle {
	var all []*widget.Toggle
	sample.Walk(o, func(o fyne.CanvasObject) {
		if t, ok := o.(*widget.Toggle); ok {
			all = append(all, t)
		}
	})
	return all
}
