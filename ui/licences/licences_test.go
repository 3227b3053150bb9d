package licences

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/ui/sample"
	"uncoil/ui/theme"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	os.Exit(m.Run())
}

// TestATextIsShownUnderItsName, and hidden again; all in any window.
func TestATextIsShownUnderItsName(t *testing.T) {
	closed := 0
	s := New("== One\n\nFirst\nline.\n\nSecond.\n\n== example.org/two\n\nThird.\n", func() { closed++ })
	w := test.NewTempWindow(t, s)
	w.Resize(fyne.NewSize(640, 480))
	low := s.scroll.Content.MinSize().Height
	if len(s.names) != 2 || s.names[1].Label() != "example.org/two" {
		t.Fatalf("there are %d names", len(s.names))
	}
	test.Tap(s.names[0])
	if s.scroll.Content.MinSize().Height <= low || len(s.texts[0].Objects) != 2 || len(s.texts[1].Objects) != 0 {
		t.Errorf("%d and %d paragraphs are shown", len(s.texts[0].Objects), len(s.texts[1].Objects))
	}
	test.Tap(s.names[0])
	if s.scroll.Content.MinSize().Height != low {
		t.Error("the text stays")
	}
	test.Tap(s.close)
	if s.Escape(); closed != 2 {
		t.Errorf("closed %d times by a button and Escape", closed)
	}
}

// TestTheKeysScroll a text that is longer than the window.
func TestTheKeysScroll(t *testing.T) {
	s := New(assets.Licences(), func() {})
	w := test.NewTempWindow(t, s)
	w.Resize(fyne.NewSize(640, 480))
	for _, p := range s.parts {
		if p.name == "" || len(p.paragraphs) == 0 || strings.Contains(p.name, " github") {
			t.Errorf("a part is %+v", p)
		}
	}
	sample.CheckTexts(t, s)
	s.Key(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	at := s.scroll.Offset.Y
	s.Key(&fyne.KeyEvent{Name: fyne.KeyUp})
	if at == 0 || s.scroll.Offset.Y >= at {
		t.Errorf("scrolled to %v, then to %v", at, s.scroll.Offset.Y)
	}
}
