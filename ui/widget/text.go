// Package widget holds the building blocks of the screens that Fyne lacks: they
// show what they are told, report what the user does by OnX functions, and decide
// nothing. They know neither exercises nor files.
package widget

import (
	"cmp"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"uncoil/engine/lettering"
	"uncoil/ui/theme"
)

const (
	// lineStep is the distance of two baselines, in text sizes.
	lineStep = 1.32
	// smallestFit is how far a text that must fit its box is shrunk at most.
	smallestFit = 0.55
	// rounding is by how much a text may be wider than its box, in units of the canvas:
	// widths that are added up and taken apart again are not quite the same.
	rounding = 0.05
	// capitalRaise lifts centred text so that its capitals are in the middle and
	// not its line, which has more room below than above.
	capitalRaise = 0.045
)

// Text is text in a size and a colour of its own, on one line or wrapped. Set
// its fields before it is shown and use its methods afterwards.
type Text struct {
	widget.BaseWidget
	// Height is the height of the type in units of the canvas; 0 is that of its
	// size in the window.
	Height float32
	Bold   bool
	Tint   fyne.ThemeColorName
	Align  fyne.TextAlign
	// Wrap breaks lines between words.
	Wrap bool
	// Fit shrinks the type until the text fits its box. What has no room in the smallest
	// type loses its last words.
	Fit bool
	// Least is the smallest type that Fit takes, in parts of its size; 0 is smallestFit.
	Least float32
	// Break breaks a line that is longer than the box into several before it shrinks.
	Break bool
	// Short leaves out the last words of a line that is longer than the box.
	Short bool
	// Middle centres the lines in the height of the box.
	Middle bool

	value string
	// size is the height of the type in units of the design.
	size float32
	// beside are the texts of the row that it stands in, nil for none.
	beside *company
	// broken is how the text was broken into lines last, and wide its width on one
	// line.
	broken, wide brokenText
}

// NewText returns a text of one line, left-aligned, with a type of a size in units
// of the design.
func NewText(value string, size float32, tint fyne.ThemeColorName) *Text {
	t := &Text{size: size, Tint: tint, value: value}
	t.ExtendBaseWidget(t)
	return t
}

// NewParagraph returns a text that wraps.
func NewParagraph(value string, size float32, tint fyne.ThemeColorName) *Text {
	t := NewText(value, size, tint)
	t.Wrap = true
	return t
}

// Value returns the text shown.
func (t *Text) Value() string { return t.value }

// SetValue changes the text; the same text costs nothing.
func (t *Text) SetValue(value string) {
	if t.value == value {
		return
	}
	t.value = value
	t.Refresh()
}

// SetHeight changes the height of the type.
func (t *Text) SetHeight(size float32) {
	if t.Height == size {
		return
	}
	t.Height = size
	t.Refresh()
}

// SetSize changes the size of the type, in units of the design.
func (t *Text) SetSize(size float32) {
	if t.size == size {
		return
	}
	t.size = size
	t.Refresh()
}

// height returns the height of the type in units of the canvas.
func (t *Text) height() float32 {
	if t.Height != 0 {
		return t.Height
	}
	return t.size * theme.Unit()
}

// SetTint changes the colour.
func (t *Text) SetTint(tint fyne.ThemeColorName) {
	if t.Tint == tint {
		return
	}
	t.Tint = tint
	t.Refresh()
}

// HeightFor returns the height of the text in a box of the given width.
func (t *Text) HeightFor(width float32) float32 {
	lines := 1
	if t.Wrap {
		lines = len(t.wrapped(width, t.height()))
	}
	return lineHeight(t.height()) * float32(lines)
}

// WidthFor returns the width of the text on one line.
func (t *Text) WidthFor() float32 {
	w := &t.wide
	if size := t.height(); w.size != size || w.value != t.value || w.bold != t.Bold {
		*w = brokenText{t.value, t.Bold, t.measure(t.value, size), size, nil}
	}
	return w.width
}

// twoLines returns the height of two lines with some room more, where one is too long for a
// width and can be broken, else 0.
func (t *Text) twoLines(width, size, more float32) float32 {
	if width <= 0 || t.measure(t.value, size) <= width || len(t.wrapped(width, size)) < 2 {
		return 0
	}
	return 2*lineHeight(size) + more
}

func lineHeight(size float32) float32 { return size * lineStep }

func (t *Text) style() fyne.TextStyle { return fyne.TextStyle{Bold: t.Bold} }

func (t *Text) measure(s string, size float32) float32 {
	return fyne.MeasureText(s, size, t.style()).Width
}

// brokenText is a text broken into lines no wider than a width.
type brokenText struct {
	value       string
	bold        bool
	width, size float32
	lines       []string
}

// wrapped breaks the text into lines no wider than width.
func (t *Text) wrapped(width, size float32) []string {
	b := &t.broken
	if b.lines == nil || b.value != t.value || b.bold != t.Bold || b.width != width || b.size != size {
		*b = brokenText{t.value, t.Bold, width, size, t.breakLines(width, size)}
	}
	return b.lines
}

func (t *Text) breakLines(width, size float32) []string {
	if width <= 0 {
		return []string{t.value} // not laid out yet
	}
	if t.Short {
		return []string{t.shortened(width, size)}
	}
	var lines []string
	line := ""
	for _, word := range unbroken(t.value) {
		longer := word.After(line)
		if line != "" && t.measure(longer, size) > width {
			lines = append(lines, line)
			longer = word.Text
		}
		line = longer
	}
	return append(lines, line)
}

// unbroken returns the words of a text, a number together with what it counts.
func unbroken(text string) []lettering.Word {
	var words []lettering.Word
	number := false
	for _, word := range lettering.Words(text) {
		if number {
			last := &words[len(words)-1]
			last.Text = word.After(last.Text)
		} else {
			words = append(words, word)
		}
		number = strings.Trim(word.Text, "0123456789:/.,") == ""
	}
	return words
}

// shortened returns as many words as fit into a width.
func (t *Text) shortened(width, size float32) string {
	if t.measure(t.value, size) <= width {
		return t.value
	}
	words := lettering.Words(t.value)
	short := func(n int) string {
		line := ""
		for _, word := range words[:n] {
			line = word.After(line)
		}
		return strings.TrimRight(line, " ·,.") + " …"
	}
	return short(sort.Search(len(words)-1, func(n int) bool { return t.measure(short(n+1), size) > width }))
}

// fitted returns the lines and the type size for a box. Texts that stand in one row
// become smaller together.
func (t *Text) fitted(box fyne.Size) ([]string, float32) {
	lines, size := t.fittedAlone(box)
	if t.beside != nil && t.height() > 0 {
		if share := t.beside.settle(t, size/t.height()); share*t.height() < size-0.01 {
			size = share * t.height()
			lines = t.linesIn(box, size)
		}
	}
	return lines, size
}

func (t *Text) linesIn(box fyne.Size, size float32) []string {
	if t.Wrap || t.Short || t.Break && box.Width > 0 && t.measure(t.value, size) > box.Width {
		return t.wrapped(box.Width, size)
	}
	return []string{t.value}
}

// fittedAlone returns the lines and the step of the type for a box.
func (t *Text) fittedAlone(box fyne.Size) ([]string, float32) {
	unit := theme.Unit()
	for size := t.height(); ; {
		lines := t.linesIn(box, size)
		if !t.Fit || t.fits(lines, size, box) {
			return lines, size
		}
		next := theme.StepBelow(size/unit) * unit
		if next < t.height()*cmp.Or(t.Least, smallestFit) || next >= size {
			if !t.Wrap && box.Width > 0 {
				lines = []string{t.shortened(box.Width, size)}
			}
			return lines, size
		}
		size = next
	}
}

// company is texts that stand in one row, none of which is to be smaller than the others
// for want of room.
type company struct {
	texts []*Text
	// alone is how much smaller each would be without the others, share the least of
	// that.
	alone map[*Text]float32
	share float32
	told  bool
}

// keepTogether makes texts smaller together.
func keepTogether(texts []*Text) {
	if len(texts) < 2 {
		return
	}
	c := &company{texts: texts, alone: map[*Text]float32{}, share: 1}
	for _, t := range texts {
		t.beside, c.alone[t] = c, 1
	}
}

// settle notes how much smaller a text would be alone, and returns how much smaller all
// are.
func (c *company) settle(t *Text, alone float32) float32 {
	if t.Size().Width <= 0 {
		alone = 1 // not laid out yet
	}
	if c.alone[t] == alone {
		return c.share
	}
	c.alone[t] = alone
	share := float32(1)
	for _, v := range c.alone {
		share = min(share, v)
	}
	if share != c.share && !c.told {
		c.share, c.told = share, true
		for _, other := range c.texts {
			if other != t {
				other.Refresh()
			}
		}
		c.told = false
	}
	c.share = share
	return share
}

// labelsIn returns the texts and the labels of the buttons in objects of a row.
func labelsIn(objects []fyne.CanvasObject) []*Text {
	var labels []*Text
	for _, o := range objects {
		switch o := o.(type) {
		case *fyne.Container:
			labels = append(labels, labelsIn(o.Objects)...)
		case *Text:
			labels = append(labels, o)
		case interface{ labelText() *Text }:
			labels = append(labels, o.labelText())
		}
	}
	return labels
}

func (t *Text) fits(lines []string, size float32, box fyne.Size) bool {
	if len(lines) > 1 && lineHeight(size)*float32(len(lines)) > box.Height {
		return false
	}
	for _, line := range lines {
		if t.measure(line, size) > box.Width+rounding {
			return false
		}
	}
	return true
}

// CreateRenderer is part of fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{text: t}
	r.Refresh()
	return r
}

type textRenderer struct {
	text  *Text
	lines []*canvas.Text
	shown []fyne.CanvasObject
}

func (r *textRenderer) Destroy() {}

func (r *textRenderer) Objects() []fyne.CanvasObject { return r.shown }

func (r *textRenderer) MinSize() fyne.Size {
	if r.text.Wrap {
		return fyne.NewSize(1, r.text.HeightFor(r.text.Size().Width))
	}
	return fyne.NewSize(r.text.WidthFor(), lineHeight(r.text.height()))
}

func (r *textRenderer) Refresh() { r.Layout(r.text.Size()) }

// Layout places the lines; a canvas.Text is touched only where it changes,
// since each change makes a new texture.
func (r *textRenderer) Layout(box fyne.Size) {
	lines, size := r.text.fitted(box)
	for len(r.lines) < len(lines) {
		line := canvas.NewText("", nil)
		r.lines = append(r.lines, line)
	}
	r.shown = r.shown[:0]
	step := lineHeight(size)
	top := float32(0)
	if r.text.Middle {
		top = (box.Height-step*float32(len(lines)))/2 - capitalRaise*size
	}
	tint := theme.Colour(r.text, r.text.Tint)
	for i, value := range lines {
		line := r.lines[i]
		r.shown = append(r.shown, line)
		line.Move(fyne.NewPos(0, top+step*float32(i)))
		line.Resize(fyne.NewSize(box.Width, step))
		if line.Text == value && line.TextSize == size && line.Color == tint && line.TextStyle == r.text.style() && line.Alignment == r.text.Align {
			continue
		}
		line.Text, line.TextSize, line.Color = value, size, tint
		line.TextStyle, line.Alignment = r.text.style(), r.text.Align
		line.Refresh()
	}
}

// labelsOf returns the labels of objects that are buttons themselves.
func labelsOf(objects []fyne.CanvasObject) []*Text {
	var labels []*Text
	for _, o := range objects {
		if b, ok := o.(interface{ labelText() *Text }); ok {
			labels = append(labels, b.labelText())
		}
	}
	return labels
}
