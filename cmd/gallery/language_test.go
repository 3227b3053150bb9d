package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"uncoil/engine/pseudo"
	"uncoil/ui/sample"
	"uncoil/ui/translations"
)

// names are what no language changes on the pages: keys, file names and ids, and what the
// samples have in the words of a person.
var names = []string{
	"Uncoil", "Heart", "Michael", "WAV", "/home/you/", "Documents", "Music", "~/.local/share/uncoil", ".uncoil", ".csv", ".pdf", ".mp3", "F1",
	"S0", "S1", "S2", "S3", "S4",
	"Lie on your back with both knees bent.", "Push both knees into the floor.", "Put a rolled towel under your ankles.", "Only as far …",
	"Let go.", "Press your knees down gently.", "Press your low back into the floor.", "Let go again.", "Lie on your back, knees bent, feet flat.",
	"Press your low back gently into the floor.", "Stop when your back arches.", "Slept badly, the low back was stiff this morning.",
	"Slept badly, the low back was stiff this morn…", "Slept badly, the low bac…", "Up and down",
	"Pelvic Tilt, and Then Some More of It All Day", "Pelvic Tilt", "Knee Push", "Towel Press", "My Beginner", "My Morning", "From My Therapist",
	"Morning Ease", "One Side at a Time", "Long Hold", "Evening", "Breaths", "Flow", "Morning",
	"Beginner", "Desk Break", // the history keeps names as they were
	"The old database was damaged. It was kept as uncoil-2026-03-04.db, and a new one was begun.", "no device was found", "connect one, or follow the screen",
	"A woman's voice, American English.", "A man's voice, American English.",
}

// searched is what the samples have typed into a search.
var searched = []string{"hip replacement", "no kneeling", "neck", "voice", "hi", "to"}

// inPseudo returns all states in the pseudo-language, and a window to show them in.
func inPseudo(t *testing.T) ([]state, fyne.Window) {
	t.Helper()
	translations.Add()
	t.Cleanup(sample.AddTranslations)
	cat, err := speakPseudo()
	if err != nil {
		t.Fatal(err)
	}
	return statesOf(t, cat)
}

// TestNothingOnAPageStaysEnglish: in the pseudo-language every text of every page is
// translated, but for names and what a person has written.
func TestNothingOnAPageStaysEnglish(t *testing.T) {
	states, w := inPseudo(t)
	left := map[string]string{}
	for _, st := range states {
		if st.name == "licences" { // in the words of their authors
			continue
		}
		object, _, stop := st.show()
		w.SetContent(object)
		sample.Fit(w, fyne.NewSize(1366, 768))
		sample.Settle(object)
		for _, text := range sample.Texts(object) {
			if slices.Contains(searched, text) {
				continue
			}
			rest := text
			for _, name := range names {
				rest = strings.ReplaceAll(rest, name, "")
			}
			if words := pseudo.English(rest); len(words) > 0 {
				left[text] = st.name + ": " + strings.Join(words, " ")
			}
		}
		stop()
	}
	for _, text := range slices.Sorted(maps.Keys(left)) {
		t.Errorf("%q stays English: %s", text, left[text])
	}
}

// TestLongerTextsHaveRoom: with texts that are 40 % longer nothing is cut or overlaps in
// two common windows, and everything is in the window or can be scrolled to.
func TestLongerTextsHaveRoom(t *testing.T) {
	states, w := inPseudo(t)
	for _, st := range states {
		for _, size := range []fyne.Size{{Width: 900, Height: 700}, {Width: 1366, Height: 768}} {
			t.Run(fmt.Sprintf("%s/%.0fx%.0f", st.name, size.Width, size.Height), func(t *testing.T) {
				object, _, stop := st.show()
				defer stop()
				w.SetContent(object)
				sample.Fit(w, size)
				sample.CheckRoom(t, object, size)
				sample.CheckUncut(t, object)
			})
		}
	}
}
