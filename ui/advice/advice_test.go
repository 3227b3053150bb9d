package advice

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
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

// shown shows the page in a window of a size.
func shown(t *testing.T, size fyne.Size, onClosed func()) (*Page, fyne.Window) {
	t.Helper()
	p := New(&sample.Catalog(t).Book().Advice, false, onClosed)
	w := test.NewTempWindow(t, p)
	sample.Fit(w, size)
	return p, w
}

func TestPageIsWholeInAnyWindow(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1366, Height: 768}, {Width: 1920, Height: 1080}, {Width: 900, Height: 700}, {Width: 684, Height: 560}} {
		t.Run(fmt.Sprint(size.Width), func(t *testing.T) {
			p, _ := shown(t, size, nil)
			if n := sample.CheckTexts(t, p); n < 80 {
				t.Errorf("%d texts", n)
			}
			if p.scroll.Content.MinSize().Width > p.scroll.Size().Width {
				t.Error("it scrolls sideways")
			}
		})
	}
}

// TestEverythingIsOnThePage: each piece of advice, its source, and what that cites.
func TestEverythingIsOnThePage(t *testing.T) {
	p, _ := shown(t, fyne.NewSize(1366, 768), nil)
	var said []string
	for _, text := range sample.All[*widget.Text](p) {
		said = append(said, text.Value())
	}
	a := p.advice
	want := []string{a.Intro, a.Asked}
	for i := range a.Topics {
		topic := &a.Topics[i]
		want = append(append(append(append(want, topic.Head, "From "+strings.Join(topic.Sources, ", ")), topic.Text...), topic.Points...), topic.Practice...)
		for _, c := range topic.Cites {
			want = append(want, c.By+" refers to: "+c.Text())
		}
	}
	for _, q := range a.Questions {
		want = append(want, q.Ask, q.Answer)
	}
	for _, s := range a.Sources {
		want = append(want, s.About)
	}
	for _, text := range want {
		if !slices.Contains(said, text) {
			t.Errorf("%q is not on the page", text)
		}
	}
}

func TestAButtonLeadsToEachTopic(t *testing.T) {
	p, w := shown(t, fyne.NewSize(900, 560), nil)
	for i := range p.advice.Topics[:len(p.advice.Topics)-2] { // the last ones cannot come to the top
		p.scroll.ScrollToTop()
		w.Canvas().Focus(p.jumps[i])
		p.jumps[i].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if at := p.Topic(); at != p.advice.Topics[i].ID {
			t.Errorf("%q leads to %q", p.jumps[i].Label(), at)
		}
	}
	p.GoTo("nothing")
	p.GoTo("belly")
	if at := p.Topic(); at != "belly" {
		t.Errorf("it is at %q", at)
	}
}

func TestTheKeysScrollAndClose(t *testing.T) {
	closed := 0
	p, _ := shown(t, fyne.NewSize(900, 560), func() { closed++ })
	at := func(key fyne.KeyName) float32 {
		p.Key(&fyne.KeyEvent{Name: key})
		return p.scroll.Offset.Y
	}
	down, up := at(fyne.KeyPageDown), at(fyne.KeyUp)
	end, top := at(fyne.KeyEnd), at(fyne.KeyHome)
	if !(down > up && up > 0 && end > down && top == 0) {
		t.Errorf("PageDown %v, Up %v, End %v, Home %v", down, up, end, top)
	}
	test.Tap(p.close)
	if !p.Escape() || closed != 2 {
		t.Errorf("closed %d times by a button and Escape", closed)
	}
}
