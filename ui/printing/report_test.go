package printing

import (
	"bytes"
	"image/png"
	"os"
	"strings"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/fit"
	"uncoil/engine/plan"
	"uncoil/engine/printsheet"
	"uncoil/engine/report"
	"uncoil/ui/sample"
	"uncoil/ui/words"
)

// practised is a history of some weeks, with what hurt and with notes.
func practised(weeks int) (engine.Archive, time.Time) {
	now := time.Date(2026, 11, 28, 18, 0, 0, 0, time.UTC)
	var a engine.Archive
	ids := []string{"cat-cow", "plank", "hamstring-stretch", "bird-dog", "childs-pose", "cobra", "knee-rocks", "side-plank", "heel-slides", "supine-rest", "low-back-press", "piriformis-stretch"}
	for day := weeks * 7; day > 0; day -= 2 {
		before, after := 2+4*day/(weeks*7), 1+4*day/(weeks*7)
		s := engine.SessionDetails{SessionRecord: engine.SessionRecord{
			Routine: "beginner", Name: "Beginner", Started: now.AddDate(0, 0, -day), Played: time.Duration(12+day%13) * time.Minute, Finished: true,
			Feeling: engine.Feeling{Before: &before, After: &after},
		}}
		for i, id := range ids {
			length := time.Duration(20+(weeks*7-day)/3) * time.Second
			for _, side := range []engine.Side{engine.LeftSide, engine.RightSide}[:1+i%2] {
				s.Sets = append(s.Sets, engine.SetRecord{Exercise: id, Place: "beginner/main/" + id, Side: side, Set: 1, Planned: length, Worked: length})
			}
		}
		if day%14 <= 1 {
			s.Hurts = []engine.Hurt{{Exercise: "cobra", Side: engine.LeftSide, Answer: engine.AnswerEasier}}
			s.Feeling.Note = "It pulled in my left hip when I got up, and was gone after a short walk around the house."
		}
		a.Sessions = append(a.Sessions, s)
	}
	a.Activities = []engine.Activity{{Kind: engine.Walk, Day: engine.DayOf(now) - 3, Length: 40 * time.Minute}}
	return a, now
}

// printed is a report of a history as a picture and as a PDF file.
func printed(t *testing.T, a engine.Archive, now time.Time, notes bool) (page *printsheet.Report, height int, pdf []byte) {
	t.Helper()
	today := engine.DayOf(now)
	prefs, books := engine.DefaultPreferences(), sample.Catalog(t)
	prefs.Conditions = []string{"hip-replacement"}
	r := report.Of(report.Input{Archive: a, From: report.Since(&a, today), To: today, First: time.Monday, Goal: plan.Goal(plan.PastOf(&a), &prefs, today)})
	page = Report(r, &Patient{Book: books.Book(), Routines: books.Routines(), Prefs: &prefs}, notes, now)
	var picture, file bytes.Buffer
	if err := printsheet.WriteReportPNG(&picture, page, printsheet.A4, Fonts(nil)); err != nil {
		t.Fatal(err)
	}
	if err := printsheet.WriteReportPDF(&file, page, printsheet.A4, Fonts(nil)); err != nil {
		t.Fatal(err)
	}
	if path := os.Getenv("SHOTS"); path != "" {
		_ = os.WriteFile(path+"/"+strings.ReplaceAll(t.Name(), "/", "-")+".png", picture.Bytes(), 0o600)
		_ = os.WriteFile(path+"/"+strings.ReplaceAll(t.Name(), "/", "-")+".pdf", file.Bytes(), 0o600)
	}
	size, err := png.DecodeConfig(&picture)
	if err != nil {
		t.Fatal(err)
	}
	return page, size.Height, file.Bytes()
}

func TestAReportOfTwelveWeeksHasTwoPagesAtMost(t *testing.T) {
	for _, weeks := range []int{3, 12} {
		a, now := practised(weeks)
		page, height, pdf := printed(t, a, now, true)
		pages := bytes.Count(pdf, []byte("/Type /Page\n"))
		if pages < 1 || pages > 2 || height != pages*1754 {
			t.Errorf("%d weeks are %d pages, %d pixels high", weeks, pages, height)
		}
		if len(page.Parts) != 7 {
			t.Errorf("there are %d parts", len(page.Parts))
		}
	}
}

func TestNotesAreLeftOutUnlessWanted(t *testing.T) {
	a, now := practised(4)
	page, _, _ := printed(t, a, now, false)
	for _, p := range page.Parts {
		if p.Table == nil {
			continue
		}
		for _, row := range p.Table.Rows {
			if strings.Contains(strings.Join(row, " "), "pulled") {
				t.Errorf("%s has a note: %q", p.Title, row)
			}
		}
	}
}

func TestAReportOfNothing(t *testing.T) {
	page, _, _ := printed(t, engine.Archive{}, time.Date(2026, 11, 28, 18, 0, 0, 0, time.UTC), true)
	if len(page.Parts) != 5 || page.Parts[3].Text != "Nothing was said to hurt." {
		t.Errorf("%+v", page.Parts)
	}
}

// TestAReportSaysWhatWasDone: the doses of a session that was fitted to a length are its
// own, and where an older record does not have them none is made up.
func TestAReportSaysWhatWasDone(t *testing.T) {
	sample.AddTranslations()
	books, prefs := sample.Catalog(t), engine.DefaultPreferences()
	routine, _ := books.Routine("beginner")
	whole, err := engine.Compile(routine, books.Book(), &prefs, engine.EstimatedVoice{})
	if err != nil {
		t.Fatal(err)
	}
	fitted, err := fit.Routine(routine, books.Book(), &prefs, engine.EstimatedVoice{}, whole.Length+10*time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 28, 18, 0, 0, 0, time.UTC)
	s := engine.SessionDetails{SessionRecord: engine.SessionRecord{
		Routine: routine.ID, Name: routine.Name, Started: now, Played: fitted.Timeline.Length, Minutes: fitted.Timeline.Minutes(), Finished: true,
	}}
	for _, step := range fitted.Timeline.Steps {
		if step.Kind == engine.Work {
			s.Sets = append(s.Sets, engine.SetRecord{
				Exercise: step.Exercise, Place: step.Place.Key(), Side: step.Side, Set: step.Set, Amount: step.Amount, Planned: step.Length, Worked: step.Length,
			})
		}
	}
	doses := func(s engine.SessionDetails) map[string]string {
		day := engine.DayOf(now)
		r := report.Of(report.Input{Archive: engine.Archive{Sessions: []engine.SessionDetails{s}}, From: day, To: day, First: time.Monday, Goal: 3})
		page := Report(r, &Patient{Book: books.Book(), Routines: books.Routines(), Prefs: &prefs}, false, now)
		all := map[string]string{}
		for _, row := range page.Parts[len(page.Parts)-1].Table.Rows {
			all[row[0]] = row[3]
		}
		return all
	}
	said, others := doses(s), 0
	last := map[string]string{} // an exercise may have two places
	for _, set := range s.Sets {
		last[set.Exercise] = set.Place
	}
	for exercise, key := range last {
		place, _ := engine.PlaceOf(key)
		as := func(r *engine.Routine, prefs *engine.Preferences) string {
			at, _ := r.PlaceContext(place, books.Book(), prefs)
			return words.PlaceDose(at, prefs)
		}
		name := books.Book().Exercises[exercise].Name
		if want := as(fitted.Routine, &fitted.Prefs); said[name] != want {
			t.Errorf("%s: %q, done were %q", name, said[name], want)
		}
		if said[name] != as(routine, &prefs) {
			others++
		}
	}
	if others == 0 {
		t.Error("the doses are those of the routine as it is written")
	}
	for i := range s.Sets {
		s.Sets[i].Amount = 0
	}
	for name, dose := range doses(s) {
		if dose != "–" {
			t.Errorf("%s: %q, which is not recorded", name, dose)
		}
	}
}

// TestAReportIsPlain: the doses are those of the routine's page, what the person is
// careful with and what is different because of it is named, and so are routine and goal.
func TestAReportIsPlain(t *testing.T) {
	sample.AddTranslations()
	books, prefs := sample.Catalog(t), engine.DefaultPreferences()
	prefs.Conditions = []string{"hip-replacement"}
	routine, _ := books.Routine("beginner")
	now := time.Date(2026, 11, 28, 18, 0, 0, 0, time.UTC)
	change := engine.CareFor(routine, books.Book(), &prefs).Changes[0]
	item := routine.Blocks[1].Items[0]
	at, _ := routine.PlaceContext(engine.PlaceID{Routine: routine.ID, Block: routine.Blocks[1].Kind, Exercise: item.Exercise, Occurrence: 1}, books.Book(), &prefs)
	day := engine.DayOf(now) - 1
	archive := engine.Archive{Sessions: []engine.SessionDetails{{
		SessionRecord: engine.SessionRecord{Routine: routine.ID, Name: "As it was called", Started: now.AddDate(0, 0, -1), Played: 20 * time.Minute, Finished: true},
		Sets:          []engine.SetRecord{{Exercise: item.Exercise, Place: at.Place.Key(), Set: 1, Planned: 93 * time.Second, Worked: 93 * time.Second}},
	}}}
	r := report.Of(report.Input{Archive: archive, From: day, To: day + 1, First: time.Monday, Goal: plan.Goal(plan.PastOf(&archive), &prefs, day+1)})
	page := Report(r, &Patient{Book: books.Book(), Routines: books.Routines(), Prefs: &prefs}, false, now)
	hip, _ := books.Book().Condition("hip-replacement")
	for what, ok := range map[string]bool{
		"one session":   strings.HasPrefix(page.Facts, "1 session  ·  on 1 day  ·"),
		"the goal":      strings.Contains(page.Facts, "the goal is 2 a week"),
		"the condition": strings.Contains(page.Parts[0].Text, hip.Name),
		"the change":    strings.Contains(page.Parts[0].Text, books.Book().Exercises[change.Exercise].Name),
		"the routine":   page.Parts[1].Text == routine.Name+", once.",
		"the dose":      page.Parts[5].Table.Rows[0][3] == words.PlaceDose(at, &prefs),
	} {
		if !ok {
			t.Errorf("%s is not said: %q, %+v", what, page.Facts, page.Parts)
		}
	}
}
