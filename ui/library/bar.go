package library

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// clearPart makes a button in the bar as high as the filters.
const clearPart = 0.74

// makeBar creates the search and the filters.
func (s *Screen) makeBar() {
	s.search = widget.NewField(lang.X("library.search", "Search: just type"), func(text string) {
		s.set(func(c *Criteria) { c.Search = text })
	})
	s.search.OnKey = s.searchKey
	s.position = widget.NewDropdown("", s.pickPosition)
	s.region = widget.NewDropdown("", s.PickRegion)
	s.kit = widget.NewDropdown("", s.pickKit)
	s.level = widget.NewDropdown("", s.pickLevel)
	s.careful = widget.NewDropdown("", s.PickCareful)
	s.favourites = widget.NewToggle(lang.X("library.favourites", "Favourites"), false, func(on bool) {
		s.set(func(c *Criteria) { c.Favourites = on })
	})
	s.favourites.OnKey = func(key *fyne.KeyEvent) bool { return s.leaveBar(key.Name) }
	s.clear = widget.NewFocusButton(lang.X("library.clear", "Clear"), widget.Quiet, s.Clear)
	s.clear.SetPart(clearPart)
	s.clear.SetTextSize(theme.TextSmall / clearPart)
	s.fresh = widget.NewFocusButton(lang.X("library.new", "Add your own"), widget.Secondary, s.options.OnNew)
	s.fresh.SetPart(clearPart)
	s.fresh.SetTextSize(theme.TextSmall / clearPart)
	s.clearEmpty = widget.NewFocusButton(lang.X("library.clear-all", "Show all exercises"), widget.Primary, func() {
		s.Clear()
		s.focus(s.First())
	})
	s.bar = widget.Wrap(10)
	for i, b := range s.picks() {
		b.OnKey = func(key *fyne.KeyEvent) bool { return s.barKey(i, key.Name) }
	}
}

// picks lists the buttons of the bar, from the left.
func (s *Screen) picks() []*widget.FocusButton {
	return []*widget.FocusButton{
		&s.position.FocusButton, &s.region.FocusButton, &s.kit.FocusButton, &s.level.FocusButton, &s.careful.FocusButton, s.clear, s.fresh,
	}
}

// barKey moves the focus along the bar, up to the search and down to the cards.
func (s *Screen) barKey(i int, key fyne.KeyName) bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(s)
	switch {
	case c == nil:
		return false
	case key == fyne.KeyLeft && i > 0:
		c.FocusPrevious()
	case key == fyne.KeyRight && i < len(s.picks())-1:
		c.FocusNext()
	default:
		return s.leaveBar(key) || key == fyne.KeyLeft || key == fyne.KeyRight
	}
	return true
}

// leaveBar goes up from the bar to the search, or down to the cards.
func (s *Screen) leaveBar(key fyne.KeyName) bool {
	switch {
	case key == fyne.KeyUp:
		s.focus(s.search.Focusable())
	case key == fyne.KeyDown && s.notice.Visible() && s.notice.button.Visible():
		s.focus(s.notice.button)
	case key == fyne.KeyDown:
		s.focus(s.First())
	default:
		return false
	}
	return true
}

// labelPicks labels the filters with the chosen values.
func (s *Screen) labelPicks() {
	c := s.criteria
	label := func(p *widget.Dropdown, name, chosen string) {
		if chosen == "" {
			p.Set(name, false)
			return
		}
		p.Set(chosen, true)
	}
	label(s.position, lang.X("library.position", "Position"), words.Position(c.Position))
	label(s.region, lang.X("library.region", "Region"), regionName(c.Region))
	label(s.kit, lang.X("library.kit", "Equipment"), kitName(c.Kit))
	level := ""
	if c.Level != "" {
		level = words.Level(c.Level)
	}
	label(s.level, lang.X("library.level", "Level"), level)
	switch n := len(s.prefs.Conditions) + len(s.prefs.Careful); {
	case c.HideCareful && n > 0:
		n = len(s.leftOut())
		s.careful.Set(lang.XN("library.careful-hidden", "{{.N}} hidden", n, map[string]any{"N": n}), true)
	case n > 0:
		s.careful.Set(lang.X("library.careful-with", "Be careful with: {{.N}}", map[string]any{"N": fmt.Sprint(n)}), false)
	default:
		s.careful.Set(lang.X("library.careful-pick", "Be careful with …"), false)
	}
	items := []fyne.CanvasObject{s.position, s.region, s.kit, s.level, s.careful}
	if s.favourites.SetOn(c.Favourites); c.Favourites || len(s.prefs.FavouriteExercises) > 0 {
		items = append(items, s.favourites)
	}
	if c != (Criteria{}) {
		items = append(items, s.clear)
	}
	if s.options.OnNew != nil {
		items = append(items, s.fresh)
	}
	s.bar.Objects = items
	s.bar.Refresh()
}

func regionName(id string) string {
	if id == "" {
		return ""
	}
	return words.Region(id)
}

func kitName(k Kit) string {
	switch k {
	case NoKit:
		return lang.X("needs.nothing", "No equipment")
	case MatOnly:
		return lang.X("library.mat-at-most", "At most a mat")
	case MyKit:
		return lang.X("library.my-kit", "What I have")
	}
	return ""
}

// option is one value of a filter.
type option struct {
	name   string
	chosen bool
	choose func(c *Criteria)
}

// pick opens a sheet with the values of a filter; choosing one closes it.
func (s *Screen) pick(title string, options []option) {
	var items []fyne.CanvasObject
	for _, o := range options {
		t := widget.NewToggle(o.name, o.chosen, func(bool) {
			s.options.Host.CloseSheet()
			s.set(o.choose)
		})
		t.Round = true
		items = append(items, t)
	}
	sheet := widget.NewSheet(title, "")
	sheet.Width = 680
	sheet.SetContent(widget.NewGroups(widget.Group{Items: items}))
	sheet.OnTapped = s.options.Host.CloseSheet
	s.options.Host.OpenSheet(sheet)
}

func (s *Screen) pickPosition() {
	options := []option{{lang.X("library.any-position", "Any position"), s.criteria.Position == "", func(c *Criteria) { c.Position = "" }}}
	for _, p := range engine.Positions() {
		options = append(options, option{words.Position(p), s.criteria.Position == p, func(c *Criteria) { c.Position = p }})
	}
	s.pick(lang.X("library.position", "Position"), options)
}

// PickRegion opens the choice of a region.
func (s *Screen) PickRegion() {
	options := []option{{lang.X("library.any-region", "Any region"), s.criteria.Region == "", func(c *Criteria) { c.Region = "" }}}
	for _, id := range engine.Regions() {
		options = append(options, option{words.Region(id), s.criteria.Region == id, func(c *Criteria) { c.Region = id }})
	}
	s.pick(lang.X("library.region", "Region"), options)
}

func (s *Screen) pickKit() {
	options := []option{{lang.X("library.any-kit", "Any equipment"), s.criteria.Kit == AnyKit, func(c *Criteria) { c.Kit = AnyKit }}}
	for _, k := range []Kit{NoKit, MatOnly, MyKit} {
		options = append(options, option{kitName(k), s.criteria.Kit == k, func(c *Criteria) { c.Kit = k }})
	}
	s.pick(lang.X("library.kit", "Equipment"), options)
}

func (s *Screen) pickLevel() {
	options := []option{{lang.X("library.any-level", "Any level"), s.criteria.Level == "", func(c *Criteria) { c.Level = "" }}}
	for _, l := range engine.Levels() {
		options = append(options, option{words.Level(l), s.criteria.Level == l, func(c *Criteria) { c.Level = l }})
	}
	s.pick(lang.X("library.level", "Level"), options)
}
