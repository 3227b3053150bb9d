package widget

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestScaleTakesATapAFigureAndTheKeys(t *testing.T) {
	var got []int
	s := NewScale(10, "none", "worst", func(n int) { got = append(got, n) })
	for _, width := range []float32{640, 360} {
		got = nil
		w := stage(t, s, width, s.HeightFor(width))
		for _, n := range []int{0, 3, 10} {
			left, size := s.place(n)
			test.TapCanvas(w.Canvas(), fyne.NewPos(left+size/2, 20))
		}
		s.TypedRune('7')
		w.Canvas().Focus(s)
		s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
		s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
		s.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		if want := []int{0, 3, 10, 7, 8, 10}; !slices.Equal(got, want) || s.Chosen() != 10 {
			t.Errorf("%.0f wide it takes %v, want %v", width, got, want)
		}
		if left, size := s.place(10); left+size > width+1 {
			t.Errorf("it reaches %.0f of %.0f", left+size, width)
		}
	}
}

func TestOneAndZeroTypedTogetherAreTen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var got []int
		s := NewScale(10, "none", "worst", func(n int) { got = append(got, n) })
		s.TypedKey(&fyne.KeyEvent{Name: fyne.Key1}) // a window sends the key and the character
		s.TypedRune('1')
		s.TypedRune('0')
		s.TypedRune('0')
		s.TypedRune('1')
		time.Sleep(TenWithin)
		s.TypedRune('0')
		if want := []int{1, 10, 0, 1, 0}; !slices.Equal(got, want) {
			t.Errorf("it takes %v, want %v", got, want)
		}
	})
}

func TestAnswersByTapAndByKey(t *testing.T) {
	var got []string
	answer := func(name string, key fyne.KeyName) Answer {
		return Answer{Name: name, Line: "Why one would do so, in a line that is long enough to wrap.", Key: key, Shown: string(key), Give: func() { got = append(got, name) }}
	}
	a := NewAnswers(answer("first", fyne.Key1), answer("second", fyne.Key2))
	w := stage(t, a, 400, a.HeightFor(400))
	a.Refresh() // laid out again, as the window does before it draws
	test.TapCanvas(w.Canvas(), fyne.NewPos(200, 20))
	w.Canvas().Focus(a.First())
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !a.Press(fyne.Key1) || a.Press(fyne.Key3) {
		t.Error("keys do not give the answers")
	}
	if want := []string{"first", "second", "first"}; !slices.Equal(got, want) {
		t.Errorf("given are %q", got)
	}
	second := a.rows[1]
	if bottom := second.Position().Y + second.Size().Height; bottom > a.HeightFor(400) {
		t.Errorf("the answers reach %.0f of %.0f", bottom, a.HeightFor(400))
	}
}
