package checkin

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
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	os.Exit(m.Run())
}

func TestOneKeyAnswersOrSkips(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1366, Height: 768}, {Width: 800, Height: 560}} {
		var got []int
		skipped, signs := 0, 0
		b := NewBefore(Options{OnChosen: func(n int) { got = append(got, n) }, OnSkip: func() { skipped++ }, OnSigns: func() { signs++ }})
		w := test.NewTempWindow(t, b.Sheet)
		sample.Fit(w, size)
		if n := sample.CheckTexts(t, b.Sheet); n < 16 {
			t.Errorf("only %d texts", n)
		}
		w.Canvas().Focus(b.Sheet.First())
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if !b.Key(fyne.Key9) || !b.Key(fyne.Key0) || b.Key(fyne.KeyX) || b.Key(fyne.KeyF1) {
			t.Error("figures are not taken, or other keys are")
		}
		if !b.Key(fyne.KeyN) {
			t.Error("N is not taken")
		}
		if !slices.Equal(got, []int{9}) || skipped != 1 || signs != 1 {
			t.Errorf("chosen %v, skipped %d times, signs %d times", got, skipped, signs)
		}
	}
}

func TestAOneWaitsForAZero(t *testing.T) {
	for name, tt := range map[string]struct {
		keys []fyne.KeyName
		want []int
	}{
		"ten":            {[]fyne.KeyName{fyne.Key1, fyne.Key0}, []int{10}},
		"one":            {[]fyne.KeyName{fyne.Key1}, []int{1}},
		"one, then five": {[]fyne.KeyName{fyne.Key1, fyne.Key5}, []int{5}},
		"none":           {[]fyne.KeyName{fyne.Key0}, []int{0}},
	} {
		var got []int
		var later func()
		b := NewBefore(Options{OnChosen: func(n int) { got = append(got, n) }, Later: func(_ time.Duration, do func()) { later = do }})
		for _, k := range tt.keys {
			b.Key(k)
		}
		if len(tt.keys) == 1 && tt.keys[0] == fyne.Key1 && got != nil {
			t.Errorf("%s: %v is given before a 0 could be typed", name, got)
		}
		if later != nil {
			later()
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: given are %v, want %v", name, got, tt.want)
		}
	}
}

func TestEnterAfterAOneKeepsIt(t *testing.T) {
	var got []int
	skipped := 0
	b := NewBefore(Options{OnChosen: func(n int) { got = append(got, n) }, OnSkip: func() { skipped++ }, Later: func(time.Duration, func()) {}})
	b.Key(fyne.Key1)
	b.Sheet.First().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !slices.Equal(got, []int{1}) || skipped != 0 {
		t.Errorf("given are %v, skipped %d times", got, skipped)
	}
}

func TestACancelledOneIsNotGiven(t *testing.T) {
	var later func()
	b := NewBefore(Options{OnChosen: func(n int) { t.Errorf("%d is given", n) }, Later: func(_ time.Duration, do func()) { later = do }})
	b.Key(fyne.Key1)
	b.Cancel()
	later()
}

// An alternative that does not exist is not offered, and the keys have no gaps.
func TestLess(t *testing.T) {
	did := ""
	do := func(what string) func() { return func() { did += what } }
	l := &Less{
		WindDown: Way{Length: 12 * time.Minute, Do: do("w")}, WindDownName: "Wind-Down",
		Lying: Way{Length: 9 * time.Minute, Do: do("l")}, NotToday: Way{Do: do("n")}, GoOn: Way{Do: do("g")},
	}
	sheet := NewLess(l)
	if got := sheet.Answers(); !slices.Equal(got, []string{"“Wind-Down” instead", "Lying exercises only", "Not today", "Go on as planned"}) {
		t.Errorf("offers %q", got)
	}
	for _, key := range []fyne.KeyName{fyne.Key4, fyne.Key3, fyne.Key2, fyne.Key1} {
		sheet.Press(key)
	}
	w := test.NewTempWindow(t, sheet)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(900, 700))
	sample.CheckTexts(t, sheet)
	l.WindDown, l.Lying = Way{}, Way{}
	sheet = NewLess(l)
	sheet.Press(fyne.Key2)
	if did != "gnlwg" || len(sheet.Answers()) != 2 {
		t.Errorf("did %q, offers %q", did, sheet.Answers())
	}
}
