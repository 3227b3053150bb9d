package widget

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"uncoil/engine"
	"uncoil/ui/theme"
)

func press(t *testing.T, f fyne.Focusable, keys ...fyne.KeyName) {
	t.Helper()
	for _, k := range keys {
		f.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func move(h desktop.Hoverable, x, y float32) {
	e := &desktop.MouseEvent{}
	e.Position = fyne.NewPos(x, y)
	h.MouseMoved(e)
}

// threeWeeks is a calendar whose first and last day are missing.
func threeWeeks() HeatDays {
	d := HeatDays{Levels: make([]int, 21), Start: 10}
	for i := range d.Levels {
		d.Levels[i] = i % (HeatSteps + 1)
	}
	d.Levels[0], d.Levels[20] = -1, -1
	return d
}

func TestHeatByKeyboardAndPointer(t *testing.T) {
	h := NewHeat()
	h.Set(threeWeeks())
	var pointed, chosen []int
	h.OnPointed = func(i int) { pointed = append(pointed, i) }
	h.OnChosen = func(i int) { chosen = append(chosen, i) }
	w := stage(t, h, 1200, 200)
	w.Canvas().Focus(h)
	if h.At() != 10 {
		t.Errorf("the keyboard begins at %d, want the day of today", h.At())
	}
	for _, tt := range []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyRight, 17},
		{fyne.KeyRight, 17},
		{fyne.KeyDown, 18},
		{fyne.KeyLeft, 11},
		{fyne.KeyLeft, 4},
		{fyne.KeyLeft, 4},
		{fyne.KeyUp, 3},
		{fyne.KeyHome, 1},
		{fyne.KeyEnd, 19},
		{fyne.KeyUp, 18},
	} {
		press(t, h, tt.key)
		if h.At() != tt.want {
			t.Errorf("%s leads to %d, want %d", tt.key, h.At(), tt.want)
		}
	}
	press(t, h, fyne.KeyReturn)
	if fmt.Sprint(chosen) != "[18]" {
		t.Errorf("Enter chooses %v", chosen)
	}
	w.Canvas().Unfocus()
	if h.At() != -1 || pointed[len(pointed)-1] != -1 {
		t.Errorf("without the focus %d is pointed at", h.At())
	}
	for i := range 21 {
		pos, size := h.mark(i)
		move(h, pos.X+size.Width/2, pos.Y+size.Height/2)
		want := i
		if i == 0 || i == 20 {
			want = -1
		}
		if h.At() != want {
			t.Errorf("over day %d the pointer is at %d", i, h.At())
		}
	}
	h.Tapped(&fyne.PointEvent{Position: fyne.NewPos(-5, -5)})
	move(h, 5000, 5000)
	if h.At() != -1 || len(chosen) != 1 {
		t.Errorf("beside the calendar it is at %d, chosen %v", h.At(), chosen)
	}
}

// luminance is how light a colour is to the eye, 0 to 1.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		x := float64(v) / 0xffff
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// Each level of a day is told from the next by its size, and by its colour from
// the place it stands on.
func TestHeatIsNotByColourAlone(t *testing.T) {
	defer fyne.CurrentApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	for _, look := range []engine.Theme{engine.ThemeLight, engine.ThemeDark} {
		for _, strong := range []bool{false, true} {
			fyne.CurrentApp().Settings().SetTheme(theme.New(look))
			k := inksOf(NewHeat(), strong)
			below := 3.0
			for level := 1; level <= HeatSteps; level++ {
				if heatMark(level) < heatMark(level-1)+0.1 {
					t.Errorf("level %d is hardly larger than the one below", level)
				}
				ratio := contrast(heatTint(level, k), heatTint(0, k))
				if ratio < below {
					t.Errorf("%s, strong %v: level %d stands out from its place by %.2f, want %.2f or more", look, strong, level, ratio, below)
				}
				below = 1.12 * ratio
			}
		}
	}
}

// contrast is how far two colours stand apart, 1 to 21.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func TestBarsStandOutAndThoseShortOfTheGoalArePaler(t *testing.T) {
	defer fyne.CurrentApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	for _, look := range []engine.Theme{engine.ThemeLight, engine.ThemeDark} {
		for _, strong := range []bool{false, true} {
			fyne.CurrentApp().Settings().SetTheme(theme.New(look))
			k := inksOf(NewBars(), strong)
			if ratio := contrast(barTint(false, k), k.ground); ratio < 3 {
				t.Errorf("%s, strong %v: a bar short of the goal stands out by %.2f", look, strong, ratio)
			}
			if ratio := contrast(barTint(false, k), barTint(true, k)); ratio < 1.4 {
				t.Errorf("%s, strong %v: it is paler than one that reached the goal by %.2f", look, strong, ratio)
			}
		}
	}
}

// A day to come is not drawn like one on which nothing was done.
func TestDaysToComeAreFainter(t *testing.T) {
	h := NewHeat()
	days := HeatDays{Levels: make([]int, 21), ToCome: 10}
	h.Set(days)
	stage(t, h, 1200, 200)
	b := newPainter(1200, 200, 1)
	h.paint(b, inksOf(h, false))
	painted := func(i int) (n int) {
		pos, box := h.mark(i)
		for x := range int(box.Width) {
			for y := range int(box.Height) {
				if _, _, _, alpha := b.picture.At(int(pos.X)+x, int(pos.Y)+y).RGBA(); alpha > 0x8000 {
					n++
				}
			}
		}
		return n
	}
	if today, tomorrow := painted(9), painted(10); tomorrow == 0 || 10*tomorrow > today {
		t.Errorf("%d pixels of today are painted, %d of tomorrow", today, tomorrow)
	}
}

func TestBarsAreAsHighAsTheirValues(t *testing.T) {
	b := NewBars()
	b.Set(BarValues{Values: []float64{0, 10, 40, 20}, Goal: 30, Unit: func(v float64) string { return fmt.Sprint(v) }})
	stage(t, b, 400, 256)
	picture := newPainter(400, 256, 1)
	accent := color.NRGBA{0, 0, 0xff, 0xff}
	ground := color.NRGBA{0xff, 0xff, 0xff, 0xff}
	b.paint(picture, inks{ground: ground, line: color.Transparent, accent: accent, ink: color.Transparent})
	for i, v := range b.values.Values {
		high := 0
		for y := range 256 {
			if _, _, blue, alpha := picture.picture.At(int(b.axis.x(i)), y).RGBA(); alpha > 0x8000 && blue > 0x8000 {
				high++
			}
		}
		want := float64(b.axis.foot-b.axis.top) * v / b.axis.most
		if math.Abs(float64(high)-want) > 2 {
			t.Errorf("%v is %d pixels high, want %.0f", v, high, want)
		}
	}
	if b.axis.most < 40 {
		t.Errorf("the axis ends at %v", b.axis.most)
	}
}

func TestBarsAndLinesByKeyboard(t *testing.T) {
	b, l := NewBars(), NewLines()
	b.Set(BarValues{Values: make([]float64, 5)})
	gap := math.NaN()
	l.Set(LineValues{First: []float64{gap, 3, 4, gap, gap}, Second: []float64{gap, 2, gap, gap, gap}, Most: 10})
	for _, tt := range []struct {
		plot fyne.Focusable
		at   func() int
		from int
	}{{b, b.At, 4}, {l, l.At, 2}} {
		w := stage(t, tt.plot.(fyne.CanvasObject), 500, 250)
		w.Canvas().Focus(tt.plot)
		if tt.at() != tt.from {
			t.Errorf("%T begins at %d, want the newest value, %d", tt.plot, tt.at(), tt.from)
		}
		press(t, tt.plot, fyne.KeyHome, fyne.KeyLeft, fyne.KeyRight)
		if tt.at() != 1 {
			t.Errorf("%T is at %d", tt.plot, tt.at())
		}
		press(t, tt.plot, fyne.KeyEnd, fyne.KeyRight)
		if tt.at() != 4 {
			t.Errorf("%T is at %d, want the last", tt.plot, tt.at())
		}
	}
	b.Set(BarValues{Values: make([]float64, 2)})
	if b.At() != 1 {
		t.Errorf("fewer values, but %d is pointed at, want the newest", b.At())
	}
	if NewBars().find(fyne.NewPos(3, 3)) != -1 || NewHeat().find(fyne.NewPos(100, 30)) != -1 {
		t.Error("there is something to point at in an empty plot")
	}
}

func TestGridsAreRoundAndFew(t *testing.T) {
	for _, most := range []float64{0, 0.5, 1, 3, 4, 7, 10, 14, 59, 60, 99, 100, 433, 10_000} {
		step := niceStep(most)
		lines := math.Ceil(most / step)
		digit := step / math.Pow(10, math.Floor(math.Log10(step)))
		if lines > 4 || step < 1 || (digit != 1 && digit != 2 && digit != 5) {
			t.Errorf("for %v a line every %v", most, step)
		}
	}
}

// A brush that is led over the edge of its picture paints what is within.
func TestABrushStaysInItsPicture(t *testing.T) {
	b := newPainter(20, 10, 1)
	red := color.NRGBA{0xff, 0, 0, 0xff}
	b.rect(-50, -50, 60, 55, 3, red)
	b.rect(15, 5, 100, 100, 0, red)
	b.disc(point{300, 300}, 20, red)
	b.dashes(point{-40, 9.5}, point{40, 9.5}, 1, 4, red)
	b.line(point{5, 5}, point{5, 5}, 0, red)
	for _, tt := range []struct {
		x, y  int
		solid bool
	}{{2, 2, true}, {9, 2, true}, {12, 2, false}, {2, 7, false}, {17, 7, true}, {14, 4, false}} {
		if _, _, _, alpha := b.picture.At(tt.x, tt.y).RGBA(); (alpha > 0x8000) != tt.solid {
			t.Errorf("at %d, %d the alpha is %d", tt.x, tt.y, alpha>>8)
		}
	}
}

func BenchmarkHeat(b *testing.B) {
	h := NewHeat()
	days := HeatDays{Levels: make([]int, 54*7)}
	for i := range days.Levels {
		days.Levels[i] = i % 5
	}
	h.Set(days)
	h.arrange(fyne.NewSize(1100, 180), 1)
	k := inksOf(h, false)
	for b.Loop() {
		h.paint(newPainter(1100, 180, 1), k)
	}
}
