package printsheet

import (
	"fmt"
	"image/color"
	"maps"
	"math"
	"slices"
)

// The measures of a sheet in points, 72 to the inch.
const (
	margin     = 34
	columnGap  = 14
	titleSize  = 25
	textSize   = 10.5
	careSize   = 10
	originSize = 7.5
	footHeight = 44
	headHeight = 26 // of a section's title
	rowGap     = 7
	padding    = 7
	corner     = 7
	// lineHeight is the distance of two lines, in sizes of their letters.
	lineHeight = 1.28
	// lowEntry is the height under which an exercise has no room for long words.
	lowEntry = 62
	// pictureShape is how much wider than high the room for a picture is.
	pictureShape = 4.0 / 3
)

// arrangement is a number of columns, with the least and the greatest height
// of an exercise in it.
type arrangement struct {
	columns       int
	least, height float64
}

// arrangements are tried in this order: the first in which everything fits on
// one page is taken. One column has room for words beside the pictures, two are
// read from the mat, three keep a long routine together.
var arrangements = []arrangement{{1, 92, 150}, {2, 66, 150}, {3, 60, 100}}

// The colours: ink that also a black-and-white printer keeps apart.
var (
	ink    = color.RGBA{0x2b, 0x27, 0x36, 0xff}
	accent = color.RGBA{0x1c, 0x62, 0x5e, 0xff}
	muted  = color.RGBA{0x57, 0x50, 0x62, 0xff}
	line   = color.RGBA{0xc9, 0xc0, 0xb4, 0xff}
)

// page is what stands on one page, in points from its upper left corner.
type page struct {
	texts    []text
	frames   []box
	rules    []box
	pictures []placed
	fills    []fill
	strokes  []stroke
}

// text is one line; y is where its letters stand.
type text struct {
	x, y, size float64
	bold       bool
	ink        color.RGBA
	words      string
}

type box struct{ x, y, width, height float64 }

// placed is a picture in the middle of its box, as large as its proportion
// allows.
type placed struct {
	box
	picture Picture
}

// layout places a sheet's parts.
type layout struct {
	sheet         *Sheet
	width, height float64
	regular, bold *typeface
	pages         []page
}

// newLayout lays a sheet out.
func newLayout(s *Sheet, paper Paper, fonts Fonts) (*layout, error) {
	l, err := openLayout(s, paper, fonts)
	if err != nil {
		return nil, err
	}
	l.turn()
	l.entries(l.head())
	l.tellMissing(fonts)
	return l, nil
}

// openLayout returns a layout without pages.
func openLayout(s *Sheet, paper Paper, fonts Fonts) (*layout, error) {
	regular, err := openTypeface(fonts.Regular, false, fonts.StandIn)
	if err != nil {
		return nil, err
	}
	bold, err := openTypeface(fonts.Bold, true, fonts.StandIn)
	if err != nil {
		return nil, err
	}
	l := &layout{sheet: s, regular: regular, bold: bold}
	l.width, l.height = paper.size()
	return l, nil
}

// tellMissing tells which letters no type has, each once.
func (l *layout) tellMissing(fonts Fonts) {
	missing := maps.Clone(l.regular.missing)
	maps.Copy(missing, l.bold.missing)
	if len(missing) > 0 && fonts.Missing != nil {
		fonts.Missing(string(slices.Sorted(maps.Keys(missing))))
	}
}

// turn begins a page, with the foot already on it.
func (l *layout) turn() {
	l.pages = append(l.pages, page{})
	l.foot()
}

func (l *layout) page() *page { return &l.pages[len(l.pages)-1] }

// write writes one line, and returns how far the next one lies below.
func (l *layout) write(x, y, size float64, bold bool, tint color.RGBA, words string) float64 {
	p := l.page()
	p.texts = append(p.texts, text{x, y + size, size, bold, tint, words})
	return size * lineHeight
}

// typeface returns the bold type or the other.
func (l *layout) typeface(bold bool) *typeface {
	if bold {
		return l.bold
	}
	return l.regular
}

// head writes what the routine is, and returns where it ends.
func (l *layout) head() float64 {
	room, y := l.width-2*margin, float64(margin)
	title := l.bold.printable(l.sheet.Title)
	y += l.write(margin, y, l.bold.fitted(title, titleSize, 14, room), true, ink, title) + 2
	for _, words := range l.regular.wrap(l.sheet.Summary, textSize, room, 2) {
		y += l.write(margin, y, textSize, false, muted, words)
	}
	for _, words := range l.bold.wrap(l.sheet.Facts, textSize, room, 2) {
		y += l.write(margin, y, textSize, true, accent, words)
	}
	for _, words := range l.bold.wrap(l.sheet.Changed, textSize, room, 6) {
		y += l.write(margin, y, textSize, true, ink, words)
	}
	return y + 6
}

// foot writes when to stop, and where the sheet comes from.
func (l *layout) foot() {
	top := l.height - margin - footHeight + 8
	p := l.page()
	p.rules = append(p.rules, box{margin, top, l.width - 2*margin, 0})
	origin := l.regular.printable(l.sheet.Origin)
	wide := l.regular.width(origin, originSize)
	l.write(l.width-margin-wide, top+8+careSize-originSize, originSize, false, muted, origin)
	y := top + 8
	for _, words := range l.bold.wrap(l.sheet.Care, careSize, l.width-2*margin-wide-20, 2) {
		y += l.write(margin, y, careSize, true, ink, words)
	}
}

// bottom is where the entries end.
func (l *layout) bottom() float64 { return l.height - margin - footHeight }

// entries places all exercises, from y on the first page.
func (l *layout) entries(y float64) {
	chosen := l.arrange(y)
	f := flow{columns: chosen.columns, row: chosen.height, tops: [2]float64{y, margin}, bottom: l.bottom()}
	width := (l.width - 2*margin - float64(chosen.columns-1)*columnGap) / float64(chosen.columns)
	pages, number := 1, 0
	place := func(height, with float64) (x, at float64) {
		page, column, at := f.next(height, with)
		for ; pages <= page; pages++ {
			l.turn()
		}
		return margin + float64(column)*(width+columnGap), at
	}
	for i := range l.sheet.Sections {
		s := &l.sheet.Sections[i]
		if len(s.Entries) == 0 {
			continue
		}
		if s.Title != "" {
			x, at := place(headHeight, f.row)
			words := l.bold.printable(s.Title)
			l.write(x, at+7, l.bold.fitted(words, 13, 8, width), true, accent, words)
		}
		for k := range s.Entries {
			number++
			x, at := place(f.row, 0)
			l.entry(&s.Entries[k], number, box{x, at, width, f.row - rowGap})
		}
	}
}

// arrange chooses the columns, and the height of an exercise in them. What fits
// in no way goes on on further pages.
func (l *layout) arrange(top float64) arrangement {
	for _, a := range arrangements {
		a.least += l.careRoom()
		for height := a.height; height >= a.least; height-- {
			if l.pagesFor(a.columns, height, top) == 1 {
				return arrangement{a.columns, a.least, height}
			}
		}
	}
	least := arrangements[1].least + l.careRoom()
	return arrangement{2, least, least + 8}
}

// careLines is how much more room an exercise has where some ask for care: a
// caution is never what there is no room for.
const careLines = 34

func (l *layout) careRoom() float64 {
	for i := range l.sheet.Sections {
		for k := range l.sheet.Sections[i].Entries {
			if l.sheet.Sections[i].Entries[k].Care != "" {
				return careLines
			}
		}
	}
	return 0
}

// pagesFor returns how many pages everything takes.
func (l *layout) pagesFor(columns int, row, top float64) int {
	f := flow{columns: columns, row: row, tops: [2]float64{top, margin}, bottom: l.bottom()}
	last := 0
	for i := range l.sheet.Sections {
		s := &l.sheet.Sections[i]
		if len(s.Entries) > 0 && s.Title != "" {
			f.next(headHeight, row)
		}
		for range s.Entries {
			last, _, _ = f.next(row, 0)
		}
	}
	return last + 1
}

// flow fills columns from their top, and pages from their first column.
type flow struct {
	columns int
	row     float64
	// tops are where columns begin, on the first page and on all others.
	tops   [2]float64
	bottom float64

	begun        bool
	page, column int
	y            float64
}

// next returns the place of something of a height that must not be parted from
// what follows it, so high.
func (f *flow) next(height, with float64) (page, column int, y float64) {
	switch {
	case !f.begun:
		f.begun, f.y = true, f.tops[0]
	case f.y+height+with > f.bottom:
		if f.column++; f.column == f.columns {
			f.column, f.page = 0, f.page+1
		}
		f.y = f.tops[min(f.page, 1)]
	}
	y = f.y
	f.y += height
	return f.page, f.column, y
}

// entry draws one exercise: its pictures on the left, the words beside them.
func (l *layout) entry(e *Entry, number int, b box) {
	p := l.page()
	p.frames = append(p.frames, b)
	inner := box{b.x + padding, b.y + padding, b.width - 2*padding, b.height - 2*padding}
	left := inner.x
	if shown := chosen(e, &inner); len(shown) > 0 {
		wide := min(inner.height*pictureShape, 0.42*inner.width)
		for _, picture := range shown {
			p.pictures = append(p.pictures, placed{box{left, inner.y, wide, inner.height}, picture})
			left += wide + 6
		}
		left += 4
	}
	l.words(e, number, box{left, inner.y, inner.x + inner.width - left, inner.height})
}

// chosen returns the pictures that there is room for: all, or evenly chosen
// ones, or the best.
func chosen(e *Entry, room *box) []Picture {
	n := len(e.Pictures)
	if n == 0 {
		return nil
	}
	most := max(1, int(0.56*room.width/(room.height*pictureShape)))
	switch {
	case most == 1:
		return e.Pictures[min(max(e.Best, 0), n-1):][:1]
	case n <= most:
		return e.Pictures
	}
	var some []Picture
	for i := range most {
		some = append(some, e.Pictures[i*(n-1)/(most-1)])
	}
	return some
}

// words writes what there is to say about an exercise, the most important
// first, as far as there is room.
func (l *layout) words(e *Entry, number int, b box) {
	name := min(max(0.155*b.height, min(11, 0.26*b.height)), max(11, b.width/10.5), 19)
	small := min(max(0.64*name, 7.5), 12.5)
	// Where it is low, the name and the dose keep to a line each.
	most := 2
	if b.height < lowEntry || e.Care != "" && b.height < 2*lowEntry {
		most = 1
	}
	y, bottom := b.y-1, b.y+b.height
	room := func(size float64) int { return int((bottom - y + 0.28*size) / (lineHeight * size)) }
	say := func(words string, size float64, bold bool, tint color.RGBA, most int) {
		if face := l.typeface(bold); most == 1 {
			size = face.fitted(face.printable(words), size, 0.75*size, b.width)
		}
		for _, part := range l.typeface(bold).wrap(words, size, b.width, min(most, room(size))) {
			y += l.write(b.x, y, size, bold, tint, part)
		}
	}
	say(fmt.Sprintf("%d. %s", number, e.Name), name, true, ink, most)
	say(e.Dose, name*0.95, true, accent, most)
	say(e.Care, small, true, ink, 6)
	say(e.Rest, small, false, muted, most)
	say(e.Note, small, true, ink, 3)
	steps, whole := l.lines(e.Steps, small, b.width, room(small))
	if brief, _ := l.lines(e.Brief, small, b.width, room(small)); !whole && len(brief) > 0 {
		steps = brief
	}
	for _, part := range steps {
		y += l.write(b.x, y, small, false, ink, part)
	}
}

// lines breaks as many texts into lines as there is room for, and tells whether
// that is all of them. No text is broken off, but the first if it must be.
func (l *layout) lines(texts []string, size, width float64, most int) (lines []string, whole bool) {
	for i, text := range texts {
		parts := l.regular.wrap(text, size, width, math.MaxInt)
		if len(lines)+len(parts) > most {
			if i == 0 {
				lines = l.regular.wrap(text, size, width, most)
			}
			return lines, false
		}
		lines = append(lines, parts...)
	}
	return lines, true
}
