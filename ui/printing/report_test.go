package printing

import (
	"bytes"
	"image/png"
	"os"
	"strings"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/printsheet"
	"uncoil/engine/report"
	"uncoil/ui/sample"
)

// practised is a history of some weeks, with what hurt and with notes.
func practised(weeks int) (engine.Archive, time.Time) {
	now := time.Date(2026, 11, 28, 18, 0, 0, 0, time.UTC)
	var a engine.Archive
	ids := []string{"cat-cow", "plank", "hamstring-stretch", "bird-dog", "childs-pose", "cobra", "knee-rocks", "side-plank", "heel-slides", "supine-rest", "low-back-press", "piriformis-stretch"}
	for day := weeks * 7; day > 0; day -= 2 {
		before, after := 2+4*day/(weeks*7), 1+4*day/(weeks*7)
		s := engine.SessionDetails{SessionRecord: engine.SessionRecord{
			Started: now.AddDate(0, 0, -day), Played: time.Duration(12+day%13) * time.Minute, Finished: true,
			Feeling: engine.Feeling{Before: &before, After: &after},
		}}
		for i, id := range ids {
			length := time.Duration(20+(weeks*7-day)/3) * time.Second
			for _, side := range []engine.Side{engine.LeftSide, engine.RightSide}[:1+i%2] {
				s.Sets = append(s.Sets, engine.SetRecord{Exercise: id, Place: id, Side: side, Set: 1, Planned: length, Worked: length})
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
	r := report.Of(report.Input{Archive: a, From: report.Since(&a, today), To: today, First: time.Monday})
	page = Report(r, sample.Catalog(t).Book(), notes, now)
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
		if len(page.Parts) != 5 {
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
	if len(page.Parts) != 4 || page.Parts[2].Text != "Nothing was said to hurt." {
		t.Errorf("%+v", page.Parts)
	}
}
