package printing

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/plan"
	"uncoil/engine/pseudo"
	"uncoil/engine/report"
	"uncoil/ui/picture"
	"uncoil/ui/sample"
)

// TestNothingOnPaperStaysEnglish: the sheet of every routine, for a person who is careful
// with something, and a report are in the pseudo-language.
func TestNothingOnPaperStaysEnglish(t *testing.T) {
	english, err := assets.Files().ReadFile("translations/en.json")
	if err != nil {
		t.Fatal(err)
	}
	translated, err := pseudo.Translation(english)
	if err != nil {
		t.Fatal(err)
	}
	books, err := pseudo.Load(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	sample.AddTranslations()
	t.Cleanup(sample.AddTranslations)
	if err := lang.AddTranslationsForLocale(translated, fyne.Locale(lang.SystemLocale())); err != nil {
		t.Fatal(err)
	}
	engine.SetWords(pseudo.Text)
	t.Cleanup(func() { engine.SetWords(nil) })
	prefs := engine.DefaultPreferences()
	prefs.Conditions = []string{"hip-replacement"}
	now := time.Date(2026, 11, 28, 18, 0, 0, 0, time.UTC)
	archive := engine.Archive{}
	for _, r := range books.Routines() {
		tl, err := engine.Compile(&r, books.Book(), &prefs, engine.EstimatedVoice{})
		if err != nil {
			t.Fatal(err)
		}
		checkEnglish(t, r.ID, Sheet(&Job{Routine: &r, Timeline: tl, Book: books.Book(), Subject: picture.FromCatalog(books), Now: now}))
		archive.Sessions = append(archive.Sessions, engine.SessionDetails{
			SessionRecord: engine.SessionRecord{Routine: r.ID, Name: r.Name, Started: now.AddDate(0, 0, -1), Played: 20 * time.Minute, Finished: true},
			Sets:          []engine.SetRecord{{Exercise: r.Blocks[0].Items[0].Exercise, Set: 1, Planned: 93 * time.Second, Worked: 93 * time.Second}},
			Hurts:         []engine.Hurt{{Exercise: r.Blocks[0].Items[0].Exercise, Answer: engine.AnswerSkip}},
		})
	}
	day := engine.DayOf(now)
	r := report.Of(report.Input{Archive: archive, From: day - 30, To: day, First: time.Monday, Goal: plan.Goal(plan.PastOf(&archive), &prefs, day)})
	checkEnglish(t, "report", Report(r, &Patient{Book: books.Book(), Routines: books.Routines(), Prefs: &prefs}, true, now))
}

// checkEnglish reports the texts in a value that stayed English.
func checkEnglish(t *testing.T, of string, value any) {
	t.Helper()
	n := 0
	var visit func(v reflect.Value)
	visit = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			n++
			words := slices.DeleteFunc(pseudo.English(v.String()), func(word string) bool { return word == "Uncoil" })
			if len(words) > 0 {
				t.Errorf("%s: %q has %q", of, v.String(), words)
			}
		case reflect.Pointer:
			if !v.IsNil() {
				visit(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				visit(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if v.Type().Field(i).IsExported() {
					visit(v.Field(i))
				}
			}
		}
	}
	visit(reflect.ValueOf(value))
	if n < 10 {
		t.Errorf("%s: only %d texts were looked at", of, n)
	}
}
