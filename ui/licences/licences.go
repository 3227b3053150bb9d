// Package licences is the page of third-party licences. It gets the texts as one
// file and must not know where that is from.
package licences

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// Screen is the page: a list of buttons, each of which shows a text below it.
type Screen struct {
	widget.Made
	onClosed func()
	scroll   *container.Scroll
	close    *widget.FocusButton
	names    []*widget.FocusButton
	parts    []part
	texts    []*fyne.Container
}

// New returns the page for texts in the form of assets.Licences.
func New(texts string, onClosed func()) *Screen {
	s := &Screen{onClosed: onClosed, parts: partsOf(texts)}
	title := widget.NewText(lang.X("licences.title", "Licences"), theme.TextTitle, theme.Ink)
	title.Bold = true
	s.close = widget.NewFocusButton(lang.X("menu.close", "Close"), widget.Primary, onClosed)
	rows := widget.VBox(10, widget.NewParagraph(
		lang.X("licences.text", "Uncoil is made with the work of others. Choose a name to read its licence."), theme.TextBody, theme.Ink))
	for i, p := range s.parts {
		name := widget.NewFocusButton(p.name, widget.Secondary, func() { s.Open(i) })
		name.SetPart(0.8)
		text := widget.VBox(8)
		s.names, s.texts = append(s.names, name), append(s.texts, text)
		rows.Add(widget.HBox(0, name))
		rows.Add(text)
	}
	s.scroll = widget.Scroll(widget.Pad(4, 32, 16, 0, rows))
	widget.RevealFocus(s.scroll)
	s.Make(s, widget.Under(widget.Pad(24, 32, 16, 32, widget.Between(nil, title, s.close)), widget.Pad(0, 0, 0, 32, s.scroll)))
	return s
}

// Open shows or hides the texts of the i-th part.
func (s *Screen) Open(i int) {
	if len(s.texts[i].Objects) > 0 {
		s.texts[i].RemoveAll()
	} else {
		for _, paragraph := range s.parts[i].paragraphs {
			s.texts[i].Add(widget.NewParagraph(paragraph, theme.TextCaption, theme.Muted))
		}
	}
	s.scroll.Refresh()
}

// part is one part of the program.
type part struct {
	name       string
	paragraphs []string
}

// partsOf splits the file into its parts.
func partsOf(texts string) (parts []part) {
	for _, text := range strings.Split("\n"+texts, "\n== ")[1:] {
		name, body, _ := strings.Cut(text, "\n")
		p := part{name: name}
		for _, paragraph := range strings.Split(body, "\n\n") {
			if paragraph = strings.TrimSpace(paragraph); paragraph != "" {
				p.paragraphs = append(p.paragraphs, paragraph)
			}
		}
		parts = append(parts, p)
	}
	return parts
}

// First returns the widget that has the focus when the page opens.
func (s *Screen) First() fyne.Focusable { return s.close }

// Escape closes the page.
func (s *Screen) Escape() bool { s.onClosed(); return true }

// keys are what the keys of the page do.
func (s *Screen) keys() widget.KeyTable {
	return append(widget.MoveKeys(), widget.ScrollKeys(s.scroll)...)
}

// Key scrolls a text that is longer than the window.
func (s *Screen) Key(key *fyne.KeyEvent) { s.keys().Press(key.Name) }

// KeyHelps lists the keys of the page.
func (s *Screen) KeyHelps() []widget.KeyLine { return s.keys().Lines() }

// Rune handles characters that no widget has used.
func (s *Screen) Rune(rune) {}
