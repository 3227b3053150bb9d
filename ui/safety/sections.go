package safety

import (
	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// The measures of the sections in units of the design.
const (
	sectionGap = 18
	sectionBar = 6
	sectionIn  = 22
	pointIn    = 22
	// beside is the width from which sections with points stand beside one
	// another.
	beside = 640
)

// section is one part of the page: a heading, a text, and points.
type section struct {
	mark *widget.Ground
	// head is the heading, alarm the one of an emergency.
	head          *widget.Text
	alarm         *widget.Caution
	text          *widget.Text
	points, signs []*widget.Text
}

func newSection(s *engine.SafetySection) *section {
	part := &section{mark: widget.NewGround(theme.Accent, 3), text: widget.NewParagraph(s.Text, theme.TextBody, theme.Ink)}
	if s.Emergency {
		part.mark.Tint = theme.Amber
		part.alarm = widget.NewCaution(s.Head, theme.TextBody)
	} else {
		part.head = widget.NewParagraph(s.Head, theme.TextBody, theme.Ink)
		part.head.Bold = true
	}
	for _, point := range s.Points {
		part.signs = append(part.signs, widget.NewText("•", theme.TextBody, theme.Ink))
		part.points = append(part.points, widget.NewParagraph(point, theme.TextBody, theme.Ink))
	}
	return part
}

// setScale draws the section larger or smaller than designed.
func (s *section) setScale(u float32) {
	texts := append([]*widget.Text{s.text}, append(s.points, s.signs...)...)
	if s.head != nil {
		texts = append(texts, s.head)
	}
	for _, t := range texts {
		t.SetHeight(theme.TextBody * u)
	}
	if s.alarm != nil {
		s.alarm.SetHeight(theme.TextBody * u)
	}
}

// place tells where everything stands in a width, and returns the height.
func (s *section) place(width, u float32, put func(o fyne.CanvasObject, x, y, width, height float32)) float32 {
	x, y := sectionIn*u, float32(0)
	below := func(o fyne.CanvasObject, indent, height float32) {
		put(o, x+indent, y, width-x-indent, height)
		y += height
	}
	if s.alarm != nil {
		below(s.alarm, 0, s.alarm.HeightFor(width-x))
		y += 4 * u
	} else {
		below(s.head, 0, s.head.HeightFor(width-x))
	}
	below(s.text, 0, s.text.HeightFor(width-x))
	for i, point := range s.points {
		put(s.signs[i], x+4*u, y, pointIn*u, 1.4*theme.TextBody*u)
		below(point, pointIn*u, point.HeightFor(width-x-pointIn*u))
	}
	put(s.mark, 0, 4*u, sectionBar*u, y-8*u)
	return y
}

func (s *section) objects() []fyne.CanvasObject {
	shown := []fyne.CanvasObject{s.mark, s.text}
	if s.alarm != nil {
		shown = append(shown, s.alarm)
	} else {
		shown = append(shown, s.head)
	}
	for i := range s.points {
		shown = append(shown, s.signs[i], s.points[i])
	}
	return shown
}

// sections is all of the page's parts: those without points under one another,
// those with points beside one another where there is room.
type sections struct {
	fynewidget.BaseWidget
	all   []*section
	scale float32
}

func newSections(all []engine.SafetySection) *sections {
	s := &sections{scale: 1}
	for i := range all {
		s.all = append(s.all, newSection(&all[i]))
	}
	s.ExtendBaseWidget(s)
	return s
}

func (s *sections) setScale(u float32) {
	s.scale = u
	for _, part := range s.all {
		part.setScale(u)
	}
}

func (s *sections) heightFor(width float32) float32 {
	return s.place(width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// place tells where everything stands, and returns the height of all.
func (s *sections) place(width float32, put func(o fyne.CanvasObject, x, y, width, height float32)) float32 {
	u, y := s.scale, float32(0)
	for i := 0; i < len(s.all); {
		row := s.row(i, width)
		each, highest := (width-sectionGap*u*float32(row-1))/float32(row), float32(0)
		for k := range row {
			left := float32(k) * (each + sectionGap*u)
			height := s.all[i+k].place(each, u, func(o fyne.CanvasObject, x, top, width, height float32) { put(o, left+x, y+top, width, height) })
			highest = max(highest, height)
		}
		if i += row; i < len(s.all) {
			highest += sectionGap * u
		}
		y += highest
	}
	return y
}

// row returns how many sections stand in the row that begins with one.
func (s *sections) row(i int, width float32) int {
	if i+1 < len(s.all) && len(s.all[i].points) > 0 && len(s.all[i+1].points) > 0 && width >= beside*s.scale {
		return 2
	}
	return 1
}

// CreateRenderer is part of fyne.Widget.
func (s *sections) CreateRenderer() fyne.WidgetRenderer {
	var shown []fyne.CanvasObject
	for _, part := range s.all {
		shown = append(shown, part.objects()...)
	}
	return &widget.Composite{
		Of: s, Parts: func() []fyne.CanvasObject { return shown },
		Place: func(size fyne.Size) {
			s.place(size.Width, func(o fyne.CanvasObject, x, y, width, height float32) { widget.Put(o, x, y, width, height) })
		},
		Height: func() float32 { return s.heightFor(max(s.Size().Width, 1)) },
	}
}
