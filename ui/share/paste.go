package share

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine/bundle"
	"uncoil/engine/catalog"
	"uncoil/engine/sheet"
	"uncoil/ui/files"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// PasteOptions configure the sheet for what a therapist has written down.
type PasteOptions struct {
	// Collection returns what the user has; it reads the disk.
	Collection func() *bundle.Collection
	// OnImport gets the collection to save and the entries that were added.
	OnImport func(collection *bundle.Collection, added []bundle.Entry)
	// Go runs what waits for the disk on a goroutine of its own, Post runs a call
	// on the UI goroutine.
	Go, Post func(func())
	Host     interface {
		OpenSheet(*widget.Sheet)
		CloseSheet()
	}
}

// Paste makes a routine of exercises as a therapist has written them down: it asks
// for the text, shows what was understood of each line, and lets the user correct
// that before anything is saved.
type Paste struct {
	options PasteOptions
	open    bool
	text    string
	name    string
	books   *catalog.Catalog
	sheet   *sheet.Sheet
	// last is the line that was corrected last.
	last int
}

// NewPaste returns the sheet; Ask or Read shows it.
func NewPaste(o PasteOptions) *Paste { return &Paste{options: o} }

// Ask asks for the text.
func (p *Paste) Ask() {
	area := widget.NewArea(lang.X("sheet.hint", "Bridge 3 x 10, hold 5 s"), 9, func(text string) { p.text = text })
	area.SetText(p.text)
	s := widget.NewSheet(
		lang.X("sheet.title", "Paste your therapist's sheet"),
		lang.X("sheet.ask", "One exercise in each line. You'll see what Uncoil makes of it before anything is saved."),
		widget.NewFocusButton(lang.X("sheet.read", "Read it"), widget.Primary, func() { p.read([]byte(p.text)) }),
		widget.NewFocusButton(lang.X("export.cancel", "Cancel"), widget.Secondary, p.close),
	)
	s.SetContent(newPasted(area, widget.Pad(4, 6, 4, 6, area)))
	p.show(s, p.close)
}

// ReadFile shows what was understood of a file.
func (p *Paste) ReadFile(path string) {
	p.options.Go(func() {
		data, err := sheet.ReadFile(path)
		p.options.Post(func() {
			if err != nil {
				p.fail(lang.X("share.fault", "“{{.File}}” cannot be used", map[string]any{"File": filepath.Base(path)}), err, p.close)
				return
			}
			p.read(data)
		})
	})
}

// read shows what was understood of a text.
func (p *Paste) read(data []byte) {
	p.options.Go(func() {
		books := p.options.Collection().Catalog()
		read, err := sheet.Read(data, books.Book())
		p.options.Post(func() {
			if err != nil {
				p.fail(lang.X("sheet.unread", "That can't be read as exercises"), err, p.Ask)
				return
			}
			p.books, p.sheet, p.last = books, read, 0
			if p.name = read.Title; p.name == "" {
				p.name = lang.X("sheet.name", "From my therapist")
			}
			p.preview()
		})
	})
}

// show opens a sheet in place of the one before.
func (p *Paste) show(s *widget.Sheet, escape func()) {
	if p.open {
		p.options.Host.CloseSheet()
	}
	p.open = true
	s.Width, s.OnEscape = sheetWidth, escape
	p.options.Host.OpenSheet(s)
}

func (p *Paste) close() {
	p.open = false
	p.options.Host.CloseSheet()
}

func (p *Paste) fail(title string, err error, back func()) {
	line, _, _ := strings.Cut(err.Error(), "\n")
	p.show(widget.NewSheet(title, files.Sentence(line), widget.NewFocusButton(lang.X("sheet.back", "Back"), widget.Primary, back)), back)
}

// pasted is the content of one of the sheets.
type pasted struct {
	widget.Made
	first fyne.Focusable
}

func newPasted(first any, content fyne.CanvasObject) *pasted {
	c := &pasted{}
	switch first := first.(type) {
	case *widget.Area:
		c.first = first.Focusable()
	case fyne.Focusable:
		c.first = first
	}
	c.Make(c, content)
	return c
}

// First returns the widget that has the focus when the sheet opens.
func (c *pasted) First() fyne.Focusable { return c.first }

// make makes the routine as it stands.
func (p *Paste) make() (*sheet.Result, error) {
	return p.sheet.Make(p.name, p.books.Book(), func(id string) bool {
		_, routine := p.books.Routine(id)
		_, exercise := p.books.Exercise(id)
		return routine == nil || exercise == nil
	})
}

// preview shows what was understood of each line.
func (p *Paste) preview() {
	made, err := p.make()
	entries := map[*sheet.Line]*sheet.Entry{}
	if err == nil {
		for i := range made.Entries {
			entries[made.Entries[i].Line] = &made.Entries[i]
		}
	}
	name := widget.NewField(lang.X("sheet.name-hint", "What you call the routine"), func(text string) { p.name = text })
	name.SetText(p.name)
	title := widget.NewText(lang.X("sheet.routine", "Routine"), theme.TextBody, theme.Ink)
	title.Bold = true
	all := widget.VBox(14, widget.Pad(0, 6, 6, 2, widget.VBox(6, title, name)))
	var first any
	for i := range p.sheet.Lines {
		l := &p.sheet.Lines[i]
		change := widget.NewFocusButton(lang.X("sheet.change", "Change"), widget.Secondary, func() { p.choose(i) })
		change.SetPart(0.75)
		change.SetTextSize(theme.TextSmall / 0.75)
		if i == p.last {
			first = change
		}
		all.Add(widget.Entire(widget.Pad(2, 10, 2, 2, widget.Between(nil, p.understood(l, entries[l]), change)))) // for the outline
	}
	n := p.sheet.Exercises()
	buttons := []*widget.FocusButton{
		widget.NewFocusButton(lang.X("sheet.save", "Save the routine"), widget.Primary, p.save),
		widget.NewFocusButton(lang.X("sheet.again", "Back to the text"), widget.Secondary, p.Ask),
		widget.NewFocusButton(lang.X("export.cancel", "Cancel"), widget.Secondary, p.close),
	}
	text := lang.XN("sheet.understood", "{{.N}} exercises. Go through them: what's marked was assumed.", n, map[string]any{"N": n})
	if n == 0 {
		buttons = buttons[1:]
		text = lang.X("sheet.none", "No line is an exercise yet. Press Change where one should be.")
	}
	s := widget.NewSheet(lang.X("sheet.preview", "Is this what your therapist means?"), text, buttons...)
	s.SetContent(newPasted(first, all))
	p.show(s, p.close)
}

// understood shows one line as written, and what it became.
func (p *Paste) understood(l *sheet.Line, e *sheet.Entry) fyne.CanvasObject {
	box := widget.VBox(0, widget.NewParagraph(l.Text, theme.TextSmall, theme.Muted))
	become := func(text string, bold bool) {
		t := widget.NewParagraph(text, theme.TextBody, theme.Ink)
		t.Bold = bold
		box.Add(t)
	}
	switch {
	case e != nil:
		name, dose := words.SheetEntry(e, p.books.Book())
		if e.Own != nil {
			name = lang.X("sheet.new", "{{.Name}} (new)", map[string]any{"Name": name})
		}
		become(name, true)
		if dose != "" {
			become(dose, false)
		}
		caution := func(line string) {
			if line != "" {
				box.Add(widget.NewParagraph(line, theme.TextCaption, theme.Warning))
			}
		}
		caution(words.SheetReadAs(e, p.books.Book()))
		for _, r := range e.Remarks {
			caution(words.SheetRemark(r))
		}
		if e.Own != nil && e.Own.Figure == "" {
			caution(lang.X("sheet.bare", "It has no picture and no instructions, only this line. You can add them on its page after saving."))
		}
	case l.Kind == sheet.Note && l.Exercise == "":
		become(lang.X("sheet.as-routine-note", "Kept as a note of the routine."), false)
	case l.Kind == sheet.Unclear:
		box.Add(widget.NewParagraph(lang.X("sheet.unclear", "Not understood, so it's left out."), theme.TextCaption, theme.Warning))
	default:
		become(lang.X("sheet.left-out", "Left out."), false)
	}
	if len(l.Near) > 0 && l.Exercise == "" {
		var names []string
		for _, id := range l.Near {
			names = append(names, p.books.Book().Exercises[id].Name)
		}
		box.Add(widget.NewParagraph(lang.X("sheet.near", "Perhaps: {{.Names}}?", map[string]any{"Names": strings.Join(names, ", ")}), theme.TextCaption, theme.Muted))
	}
	return box
}

// save imports the routine and its new exercises.
func (p *Paste) save() {
	if strings.TrimSpace(p.name) == "" {
		p.name = lang.X("sheet.name", "From my therapist")
	}
	made, err := p.make()
	if err != nil {
		p.fail(lang.X("export.failed", "That did not work"), err, p.preview)
		return
	}
	p.options.Go(func() {
		collection, added, err := accept(p.options.Collection(), made)
		p.options.Post(func() {
			if err != nil {
				p.fail(lang.X("export.failed", "That did not work"), err, p.preview)
				return
			}
			p.close()
			p.options.OnImport(collection, added)
		})
	})
}

// accept adds a routine and its exercises to a collection.
func accept(collection *bundle.Collection, made *sheet.Result) (*bundle.Collection, []bundle.Entry, error) {
	b, err := bundle.Of(made.Routine.Name, made.Texts())
	if err != nil {
		return nil, nil, err
	}
	plan := collection.Plan(b)
	if len(plan.Clashes) > 0 { // something of that name was saved meanwhile
		for i := range plan.Clashes {
			plan.Clashes[i].Choice = bundle.KeepBoth
		}
	}
	return collection, plan.Added, collection.Accept(plan)
}

// IsOpen reports whether one of its sheets is open.
func (p *Paste) IsOpen() bool { return p.open }

// IsSheet reports whether a file is read as a therapist's sheet.
func IsSheet(path string) bool { return strings.EqualFold(filepath.Ext(path), sheet.Ending) }
