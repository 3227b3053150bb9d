package frame

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/ui/sample"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	os.Exit(m.Run())
}

func show(t *testing.T, f *Frame, size fyne.Size) fyne.Window {
	t.Helper()
	w := test.NewTempWindow(t, f)
	w.SetPadded(false)
	w.Resize(size)
	return w
}

func TestNoticesAreWholeInEveryWindow(t *testing.T) {
	for _, size := range []fyne.Size{{Width: leastWidth, Height: 480}, {Width: 800, Height: 560}, {Width: 1366, Height: 768}, {Width: 1920, Height: 1080}} {
		f := New(nil, nil, nil, nil)
		f.Put(widget.NewPanel(theme.Background, 0), AtHome)
		show(t, f, size)
		f.Notice("The old database was damaged. It was kept as uncoil-2026-03-04.db, and a new one was begun.")
		f.ShowAction("The routine “My quiet evening by the window” has changes that were not kept.", "Open it", func() {})
		f.ShowUndo(Undo{Line: "“Single Knee to Chest” is in “My quiet evening”, your copy of “Evening”.", Label: "Undo", Act: func() {}, Open: func() {}})
		for _, texts := range []int{8, 7, 6} { // four places, a line, and one to three buttons
			if n := sample.CheckTexts(t, f); n != texts {
				t.Errorf("%v: %d texts, want %d", size, n, texts)
			}
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(f.dismiss)
			if right, bottom := at.X+f.dismiss.Size().Width, at.Y+f.dismiss.Size().Height; right > size.Width || bottom > size.Height {
				t.Errorf("%v: the button ends at %.0f, %.0f", size, right, bottom)
			}
			if bottom := f.Content().Size().Height; bottom > at.Y {
				t.Errorf("%v: the screen reaches %.0f, the button begins at %.0f", size, bottom, at.Y)
			}
			f.Withdraw(f.Notices()[0])
		}
		f.Put(f.Content(), Nowhere)
		if f.Content().Size() != size {
			t.Errorf("without a place the screen is %v in %v", f.Content().Size(), size)
		}
	}
}

// A screen is kept while another is shown, and the window may be made larger then.
func TestAKeptScreenComesBackInTheSizeOfTheWindow(t *testing.T) {
	f := New(nil, nil, nil, nil)
	panel := widget.NewPanel(theme.Card, 28)
	f.Put(widget.Sized(100, 100, panel), AtHome)
	kept := f.Content()
	w := show(t, f, fyne.NewSize(theme.DesignWidth, theme.DesignHeight))
	f.Put(widget.NewPanel(theme.Background, 0), AtLibrary)
	w.Resize(fyne.NewSize(2*theme.DesignWidth, 2*theme.DesignHeight))
	f.Put(kept, AtHome)
	corner := test.WidgetRenderer(panel).Objects()[0].(*canvas.Rectangle).CornerRadius
	if corner != 56 {
		t.Errorf("in a window twice as large its corners are %.0f, want 56", corner)
	}
}
