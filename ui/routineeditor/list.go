package routineeditor

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// heightOf is how high a line of the list is, in units of the design.
func heightOf(k kind) float32 {
	switch k {
	case blockLine:
		return 58
	case emptyLine:
		return 44
	}
	return 72
}

// list shows lines under one another, one of which the keyboard is on. Only what
// is in view exists as widgets.
type list struct {
	fynewidget.BaseWidget
	widget.Keys

	// face describes a line; add, if any, is what the button of a block does.
	face func(e entry) face
	add  func(e entry)
	// onCursor is called when another line has been chosen, onOpen on Enter and
	// on a click, onKey with every other key.
	onCursor func()
	onOpen   func()
	onKey    func(key fyne.KeyName) bool
	// onDrag is called while a line is dragged, with the line that the pointer
	// is over, onDrop at the end; nil where nothing can be dragged.
	onDrag func(from, over int)
	onDrop func()

	album   *picture.Album
	entries []entry
	// tops are where the lines begin, and one more for the end.
	tops    []float32
	cursor  int
	focused bool
	rows    []*row
	scroll  *container.Scroll
	// pressed is the line on which the mouse went down, dragging whether it is
	// being dragged.
	pressed  int
	dragging bool
}

func newList(album *picture.Album) *list {
	l := &list{album: album, pressed: -1}
	l.scroll = container.NewVScroll(l)
	l.scroll.OnScrolled = func(fyne.Position) { l.look() }
	l.ExtendBaseWidget(l)
	l.Keys.Init(l)
	return l
}

// set shows other lines; the keyboard stays where it is or comes as near as it
// can.
func (l *list) set(entries []entry) {
	l.entries = entries
	l.cursor = max(0, min(l.cursor, len(entries)-1))
	l.measure()
	l.look()
}

// current returns the line that the keyboard is on.
func (l *list) current() entry {
	if l.cursor >= len(l.entries) {
		return entry{}
	}
	return l.entries[l.cursor]
}

// indexOf returns the index of a line, -1 for none.
func (l *list) indexOf(e entry) int {
	for i := range l.entries {
		if l.entries[i] == e {
			return i
		}
	}
	return -1
}

// choose puts the keyboard on a line and brings it into view.
func (l *list) choose(i int) {
	i = max(0, min(i, len(l.entries)-1))
	moved := i != l.cursor
	l.cursor = i
	l.reveal()
	l.look()
	if moved && l.onCursor != nil {
		l.onCursor()
	}
}

// step goes to the next line that one can stand on.
func (l *list) step(by int) {
	i := l.cursor + by
	if i >= 0 && i < len(l.entries) && l.entries[i].kind == emptyLine {
		i += by
	}
	if i >= 0 && i < len(l.entries) {
		l.choose(i)
	}
}

// area is where the list is seen.
func (l *list) area() *fyne.Container { return container.New(listArea{l}, l.scroll) }

// listArea shows the lines for which there is room.
type listArea struct{ list *list }

// Layout is part of fyne.Layout.
func (a listArea) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	a.list.scroll.Resize(size)
	a.list.look()
}

// MinSize is part of fyne.Layout.
func (a listArea) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// measure tells where the lines begin.
func (l *list) measure() {
	before, u := l.MinSize(), theme.Unit()
	l.tops = append(l.tops[:0], listTop*u)
	for i := range l.entries {
		l.tops = append(l.tops, l.tops[i]+heightOf(l.entries[i].kind)*u)
	}
	if l.MinSize() != before {
		l.scroll.Refresh()
	}
}

// leastPictured is the width of the list from which there is room for pictures
// beside the words.
const leastPictured = 360

// listTop leaves room for the outline of a line, above the first and on the left.
const listTop = 4

// reveal scrolls the line of the keyboard into view.
func (l *list) reveal() {
	if l.cursor >= len(l.entries) || l.scroll.Size().Height <= 0 {
		return
	}
	top := l.tops[l.cursor] - listTop*theme.Unit()
	widget.Reveal(l.scroll, top, l.tops[l.cursor+1]-top, 0)
}

// at returns the line at a height in the list, the nearest one beside it.
func (l *list) at(y float32) int {
	i := sort.Search(len(l.entries), func(i int) bool { return l.tops[i+1] > y })
	return max(0, min(i, len(l.entries)-1))
}

// look shows the lines that are in view as they are now.
func (l *list) look() {
	defer canvas.Refresh(l)
	width := l.scroll.Size().Width
	if width <= 0 || len(l.entries) == 0 {
		l.rows = l.rows[:0]
		return
	}
	offset := l.scroll.Offset.Y
	first, last := l.at(offset), l.at(offset+l.scroll.Size().Height)+1
	for len(l.rows) < last-first {
		l.rows = append(l.rows, newRow(l.album))
	}
	u := theme.Unit()
	// A line keeps its widget while it is scrolled, so that little has to be drawn
	// again.
	for k, r := range l.rows {
		i := first + (k-first%len(l.rows)+len(l.rows))%len(l.rows)
		r.Hidden = i >= last
		if r.Hidden {
			continue
		}
		e := l.entries[i]
		f := l.face(e)
		if width < leastPictured*u {
			f.picture = picture.Picture{}
		}
		r.show(e, f, i == l.cursor, l.focused, l.add != nil)
		r.add.OnTapped = func() { l.add(e) }
		widget.PutWhole(r, listTop*u, l.tops[i], width-(14+listTop)*u, l.tops[i+1]-l.tops[i]-6*u)
	}
}

// FocusGained is part of fyne.Focusable.
func (l *list) FocusGained() { l.focus(true) }

// FocusLost is part of fyne.Focusable.
func (l *list) FocusLost() { l.focus(false) }

func (l *list) focus(on bool) {
	l.focused = on
	l.look()
}

// TypedKey is part of fyne.Focusable.
func (l *list) TypedKey(key *fyne.KeyEvent) {
	page := max(1, int(l.scroll.Size().Height/(heightOf(itemLine)*theme.Unit()))-1)
	switch key.Name {
	case fyne.KeyUp:
		l.step(-1)
	case fyne.KeyDown:
		l.step(1)
	case fyne.KeyPageUp:
		l.choose(l.cursor - page)
	case fyne.KeyPageDown:
		l.choose(l.cursor + page)
	case fyne.KeyHome:
		l.choose(0)
	case fyne.KeyEnd:
		l.choose(len(l.entries) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		l.onOpen()
	default:
		if l.onKey == nil || !l.onKey(key.Name) {
			l.Pass(key)
		}
	}
}

// CreateRenderer is part of fyne.Widget.
func (l *list) CreateRenderer() fyne.WidgetRenderer { return &listRenderer{list: l} }

type listRenderer struct {
	list  *list
	shown []fyne.CanvasObject
}

func (r *listRenderer) Destroy()         {}
func (r *listRenderer) Layout(fyne.Size) {}

func (r *listRenderer) MinSize() fyne.Size {
	if n := len(r.list.tops); n > 0 {
		return fyne.NewSize(1, r.list.tops[n-1])
	}
	return fyne.NewSize(1, 1)
}

func (r *listRenderer) Objects() []fyne.CanvasObject {
	r.shown = r.shown[:0]
	for _, row := range r.list.rows {
		r.shown = append(r.shown, row)
	}
	return r.shown
}

// Refresh draws the list in the size and the colours of the theme.
func (r *listRenderer) Refresh() {
	for _, row := range r.list.rows {
		row.Refresh()
	}
	r.list.measure()
	r.list.look()
}
