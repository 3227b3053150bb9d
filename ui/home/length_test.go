package home

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/ui/picture"
	"uncoil/ui/sample"
	"uncoil/ui/words"
)

// lengthStage shows the built-in routines with what is laid out of them.
func lengthStage(t *testing.T, size fyne.Size) (*Screen, fyne.Window, *engine.Preferences) {
	t.Helper()
	c := sample.Catalog(t)
	prefs := engine.DefaultPreferences()
	sessions := practice.Practice{
		Book: c.Book(), Routines: c.Routines(), Now: time.Now,
		VoiceOf: func(engine.Sound) engine.Voice { return engine.EstimatedVoice{} },
	}
	laidOut := func(r *engine.Routine) (*practice.Plan, error) { return sessions.Plan(r, &prefs) }
	s := New(Options{
		Book: c.Book(), Routines: c.Routines(), Album: picture.New(sample.Scene, func(func()) {}), LaidOut: laidOut,
		Length: func(r *engine.Routine) (time.Duration, error) {
			plan, err := laidOut(r)
			return plan.Timeline.Length, err
		},
		OnStart: func(*engine.Routine, bool) {}, OnChanged: func(p engine.Preferences) { prefs = p },
		Host: &asker{}, Now: time.Now,
	}, prefs)
	w := test.NewTempWindow(t, s)
	sample.FitBesideRail(w, size)
	return s, w, &prefs
}

// cardOf returns the card of a routine.
func (s *Screen) cardOf(id string) *card {
	for i := range s.options.Routines {
		if s.options.Routines[i].ID == id {
			return s.cards[i]
		}
	}
	return nil
}

// TestLengths chooses by the keyboard how long all routines are, and one of them.
func TestLengths(t *testing.T) {
	s, w, prefs := lengthStage(t, fyne.NewSize(1366, 768))
	press := func(keys ...fyne.KeyName) {
		for _, k := range keys {
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
		}
	}
	says := func(id, length, left string) {
		t.Helper()
		c := s.cardOf(id)
		if got := c.length.Label(); got != length {
			t.Errorf("%s says %q, want %q", id, got, length)
		}
		if got := c.left.Value(); !strings.HasPrefix(got, left) || (left == "") != c.left.Hidden {
			t.Errorf("%s says %q, want %q", id, got, left)
		}
	}
	w.Canvas().Focus(s.First())
	press(fyne.KeyUp, fyne.KeyRight, fyne.KeyRight) // from Full to 10
	if prefs.MinutesFor("beginner") != 10 || s.lengths.Chosen() != 2 {
		t.Fatalf("chosen %v", prefs.Minutes)
	}
	says("beginner", "10 min …", "Left out: ")
	says("desk-break", "10 min …", "")
	press(fyne.KeyDown, fyne.KeyRight, fyne.KeyReturn) // the length of the first card
	sheet := s.options.Host.(*asker).sheet
	first := s.options.Routines[0].ID
	if sheet == nil {
		t.Fatal("no sheet opens")
	}
	sheet.First().TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight}) // 15
	if prefs.MinutesFor(first) != 15 || prefs.MinutesFor("advanced") != 10 {
		t.Errorf("chosen %v", prefs.Minutes)
	}
	plan := s.laidOut(&s.options.Routines[0])
	var texts []string
	sheet.Resize(fyne.NewSize(1366, 768))
	sample.Walk(sheet, func(o fyne.CanvasObject) {
		if f, ok := o.(*lengthForm); ok {
			texts = append(texts, f.fit.Value(), f.blocks[engine.Main].Value())
		}
	})
	all := strings.Join(texts, "\n")
	for _, want := range []string{"Takes " + words.MinutesSeconds(plan.Timeline.Length), words.LeftOut(plan.Timeline.Fit, plan.Book, 99), "Main part, "} {
		if !strings.Contains(all, want) {
			t.Errorf("the sheet does not say %q: %s", want, all)
		}
	}
	says(first, "15 min …", "Left out: ")
	w.Canvas().Focus(s.lengths)
	press(fyne.KeyLeft, fyne.KeyLeft)
	if prefs.Minutes != nil {
		t.Errorf("all is not Full again: %v", prefs.Minutes)
	}
	says(first, words.Length(s.laidOut(&s.options.Routines[0]).Timeline.Length)+" …", "")
}

// What is left out needs nothing.
func TestAShortSessionNeedsWhatItPlays(t *testing.T) {
	s, _, _ := lengthStage(t, fyne.NewSize(1366, 768))
	i := 0
	for s.options.Routines[i].ID != "spine-strength" {
		i++
	}
	r := &s.options.Routines[i]
	if missing := s.stops(r).Missing(); len(missing) == 0 {
		t.Fatal("the whole routine needs nothing that is missing")
	}
	s.change(func(p *engine.Preferences) { p.SetMinutes("", 10) })
	if missing := s.stops(r).Missing(); len(missing) > 0 {
		t.Errorf("in 10 minutes %q are missing", missing)
	}
}

func TestLengthTextsAreWholeAndApart(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1366, Height: 768}, {Width: 1920, Height: 1080}, {Width: 900, Height: 700}, {Width: 684, Height: 560}} {
		s, w, _ := lengthStage(t, size)
		s.change(func(p *engine.Preferences) { p.SetMinutes("", 5) })
		sample.CheckTexts(t, s)
		sheet := s.lengthSheet(&s.options.Routines[0])
		w.SetContent(sheet)
		sample.Fit(w, size)
		if n := sample.CheckTexts(t, sheet); n < 8 {
			t.Errorf("only %d texts", n)
		}
	}
}
