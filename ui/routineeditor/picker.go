package routineeditor

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"uncoil/engine"
	"uncoil/engine/draft"
	"uncoil/ui/library"
	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// choice is something that can be picked.
type choice struct {
	face face
	// id is the exercise, "" for another way to do the one that is there.
	id   string
	take func()
}

// picker is a search and what it finds, for a sheet. The keyboard stays on the
// search: up, down and Enter work the list from there.
type picker struct {
	widget.Made
	search *widget.Field
	none   *widget.Text
	list   *list
	// find returns what there is to pick from for a search.
	find   func(search string) []choice
	shown  []choice
	onTake func(c choice)
}

// pickerHeight is the height of the picker in units of the design.
const pickerHeight = 470

func newPicker(album *picture.Album, find func(search string) []choice, onTake func(c choice)) *picker {
	p := &picker{find: find, onTake: onTake, list: newList(album)}
	p.none = widget.NewText(lang.X("library.empty", "No exercise fits all of this."), theme.TextBody, theme.Muted)
	p.search = widget.NewField(lang.X("editor.search", "Search: name, region, what it does"), func(string) { p.look() })
	p.search.OnKey = p.searchKey
	p.list.face = func(e entry) face { return p.shown[e.at.Item].face }
	p.list.onOpen = p.take
	p.look()
	search := widget.Pad(2, 16, 4, 2, p.search)
	found := container.NewStack(widget.Pad(12, 0, 0, 8, p.none), widget.Pad(0, 0, 0, 2, p.list.area()))
	p.Make(p, widget.Sized(0, pickerHeight, container.New(layout.NewBorderLayout(search, nil, nil, nil), search, found)))
	return p
}

// look finds what fits the search.
func (p *picker) look() {
	p.shown = p.find(p.search.Text())
	entries := make([]entry, len(p.shown))
	for i := range entries {
		entries[i] = entry{pickLine, draft.Ref{Item: i}}
	}
	p.list.cursor = 0
	p.list.scroll.Offset = fyne.Position{}
	p.list.set(entries)
	p.none.Hidden = len(entries) > 0
	p.none.Refresh()
}

// take takes what is chosen.
func (p *picker) take() {
	if i := p.list.cursor; i < len(p.shown) {
		p.onTake(p.shown[i])
	}
}

func (p *picker) searchKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyReturn, fyne.KeyEnter:
		if len(p.shown) > 0 {
			p.list.TypedKey(key)
		}
		return true
	}
	return false
}

// First returns what the keyboard acts on when the sheet opens.
func (p *picker) First() fyne.Focusable { return p.search.Focusable() }

// openPicker lets the user add an exercise at a place.
func (s *Screen) openPicker(at draft.Ref) {
	index := library.NewIndex(s.options.Book, nil)
	find := func(search string) []choice {
		var found []choice
		for _, e := range index.Find(library.Criteria{Search: search}, &s.options.Preferences) {
			found = append(found, s.choiceOf(&e.Exercise, s.factsOf(&e.Exercise)))
		}
		return found
	}
	block := words.Block(s.draft.Routine().Blocks[at.Block].Kind)
	s.openChoices(lang.X("editor.add-to", "Add to: {{.Block}}", map[string]any{"Block": block}), find, func(c choice) {
		if s.do(draft.Add(at, c.id)) {
			s.goTo(entry{itemLine, at})
		}
	})
}

// openSwaps lets the user put another exercise in the place of one, or do it
// another way.
func (s *Screen) openSwaps(at draft.Ref) {
	ex, ok := s.options.Book.Exercises[s.draft.Routine().Blocks[at.Block].Items[at.Item].Exercise]
	if !ok {
		return
	}
	index := library.NewIndex(s.options.Book, nil)
	find := func(search string) []choice {
		if search == "" {
			return append(s.ways(at, &ex), s.alternatives(at)...)
		}
		var found []choice
		for _, e := range index.Find(library.Criteria{Search: search}, &s.options.Preferences) {
			if e.Exercise.ID != ex.ID {
				found = append(found, s.choiceOf(&e.Exercise, s.factsOf(&e.Exercise)))
			}
		}
		return found
	}
	s.openChoices(lang.X("editor.swap-for", "In place of {{.Name}}", map[string]any{"Name": ex.Name}), find, func(c choice) {
		if c.take != nil {
			c.take()
		} else {
			s.do(draft.Swap(at, c.id))
		}
		s.inspect()
	})
}

// openChoices opens a picker in a sheet.
func (s *Screen) openChoices(title string, find func(string) []choice, take func(c choice)) {
	host := s.options.Host
	p := newPicker(s.options.Album, find, func(c choice) {
		host.CloseSheet()
		take(c)
		s.focus(s.list)
	})
	sheet := widget.NewSheet(title, "", widget.NewFocusButton(lang.X("export.cancel", "Cancel"), widget.Secondary, func() {
		host.CloseSheet()
		s.focus(s.list)
	}))
	sheet.Width = 760
	sheet.OnEscape = func() {
		host.CloseSheet()
		s.focus(s.list)
	}
	sheet.SetContent(p)
	host.OpenSheet(sheet)
}

// pictureOf shows an exercise as it would be led.
func (s *Screen) pictureOf(ex *engine.Exercise) picture.Picture {
	on := s.draft.Routine().Surface
	return picture.Of(s.options.Book.Eased(ex, &s.options.Preferences, on), on)
}

func (s *Screen) choiceOf(ex *engine.Exercise, line string) choice {
	return choice{
		id:   ex.ID,
		face: face{picture: s.pictureOf(ex), title: ex.Name, line: line},
	}
}

// factsOf is what one wants to know to choose an exercise.
func (s *Screen) factsOf(ex *engine.Exercise) string {
	facts := []string{words.Position(ex.Position)}
	if needs := ex.Needs(s.draft.Routine().Surface); len(needs) > 0 {
		facts = append(facts, words.Needs(needs))
	}
	if careful := s.carefulOf(ex); careful != "" {
		facts = append(facts, careful)
	}
	return strings.Join(facts, "  ·  ")
}

// carefulOf names the conditions for which the user must be careful with an
// exercise, "" for none.
func (s *Screen) carefulOf(ex *engine.Exercise) string {
	book, prefs := s.options.Book, &s.options.Preferences
	names := func(ids []string) map[string]any {
		return map[string]any{"What": strings.ToLower(strings.Join(words.CarefulNames(book, ids), ", "))}
	}
	if out := library.LeftOut(ex, book, prefs); len(out) > 0 {
		return lang.X("library.left-out-for", "Left out: {{.What}}", names(out))
	}
	if found := library.Careful(ex, book, prefs); len(found) > 0 {
		return lang.X("library.careful", "Careful: {{.What}}", names(found))
	}
	return ""
}

// named lists movements by their names.
func named(book *engine.Book, movements []engine.Movement) string {
	ids := make([]string, len(movements))
	for i, m := range movements {
		ids[i] = string(m)
	}
	return strings.ToLower(strings.Join(words.CarefulNames(book, ids), ", "))
}

// ways are the easier and the stronger way to do an exercise.
func (s *Screen) ways(at draft.Ref, ex *engine.Exercise) []choice {
	var ways []choice
	add := func(title, text string, v draft.Variant) {
		if text != "" {
			ways = append(ways, choice{
				face: face{title: title, line: text},
				take: func() { s.do(draft.UseVariant(at, v)) },
			})
		}
	}
	add(lang.X("editor.easier", "The same, easier"), ex.Easier, draft.Easier)
	add(lang.X("editor.stronger", "The same, stronger"), ex.Stronger, draft.Stronger)
	return ways
}

// alternatives are the exercises that come closest, those that suit first.
func (s *Screen) alternatives(at draft.Ref) []choice {
	all := s.draft.Alternatives(at)
	slices.SortStableFunc(all, func(a, b draft.Alternative) int {
		switch {
		case a.Suits == b.Suits:
			return 0
		case a.Suits:
			return -1
		}
		return 1
	})
	var found []choice
	for _, a := range all {
		ex := s.options.Book.Exercises[a.Exercise]
		line := words.Position(ex.Position)
		switch {
		case len(a.Spares) > 0 && len(a.Asks) == 0:
			line = lang.X("editor.spares", "Gentler: spares you {{.What}}", map[string]any{"What": named(s.options.Book, a.Spares)})
		case len(a.Asks) > 0 && len(a.Spares) == 0:
			line = lang.X("editor.asks", "Asks more: {{.What}}", map[string]any{"What": named(s.options.Book, a.Asks)})
		}
		if careful := s.carefulOf(&ex); careful != "" {
			line += "  ·  " + careful
		}
		if missing := library.Missing(ex.Needs(s.draft.Routine().Surface), s.options.Preferences.Equipment); len(missing) > 0 {
			line += "  ·  " + words.Needs(missing)
		}
		found = append(found, s.choiceOf(&ex, line))
	}
	return found
}
