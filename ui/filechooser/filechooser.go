// Package filechooser is the window's own sheet for choosing a file or a folder,
// for desktops that have no dialog for that. The newest file comes first, and
// pictures are shown as such.
package filechooser

import (
	"cmp"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/userfile"
	"uncoil/ui/filedialog"
	"uncoil/ui/files"
	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// Sizes in units of the design.
const (
	sheetWidth   = 960
	pictureWidth = 170
	fileWidth    = 280
	thumb        = 120
)

// atOnce is how many files are shown at first, and with every step further.
const atOnce = 48

// Host is the window behind the sheet.
type Host interface {
	OpenSheet(*widget.Sheet)
	CloseSheet()
}

// Options configure the sheet.
type Options struct {
	Wish filedialog.Wish
	// Folders lets the user choose a folder.
	Folders bool
	// OnClosed is called when the sheet has gone, before OnPicked gets the chosen
	// file or folder.
	OnClosed func()
	OnPicked func(path string)
	// Go runs what waits for the disk on a goroutine of its own, Post runs a call
	// on the UI goroutine.
	Go, Post func(func())
	Host     Host
}

// Chooser is the sheet.
type Chooser struct {
	options Options
	album   *picture.Album
	// folder is where a path that is typed begins, text what has been typed last, seen
	// what is listed for that.
	folder, text string
	seen         contents
	// most is how many files are shown.
	most int
	// sheet is what is shown, nil for nothing yet: the field to type a path into, what
	// was wrong with the last one, the list, and the button that takes what is typed.
	sheet *widget.Sheet
	path  *widget.Field
	wrong *widget.Text
	list  *fyne.Container
	tiles []*widget.Tile
	take  *widget.FocusButton
	// closed tells the album that no further picture is wanted.
	closed atomic.Bool
}

// contents are the files and folders of a folder whose names begin with something, or
// why it cannot be read.
type contents struct {
	folder  string
	begins  string
	files   []found
	folders []string
	err     error
}

// found is a file and when it was last changed.
type found struct {
	name    string
	changed time.Time
}

// Open shows the folder of the wish. The sheet may open later, unless it is closed
// before.
func Open(o Options) *Chooser {
	c := &Chooser{options: o}
	c.album = picture.NewAlbum(c.subject, o.Post)
	c.visit(o.Wish.Folder)
	return c
}

// subject is the picture of a path.
func (c *Chooser) subject(path string) (picture.Subject, error) {
	if c.closed.Load() {
		return nil, engine.Errorf(engine.CodeNotFound, "the sheet is closed")
	}
	open := func(path string) (io.ReadCloser, error) { return userfile.Open(path) }
	return picture.NewPhotos([]string{path}, open, []string{filepath.Base(path)}), nil
}

// visit reads a folder and shows it.
func (c *Chooser) visit(folder string) {
	c.options.Go(func() {
		seen := c.read(folder, "")
		c.options.Post(func() {
			if c.closed.Load() {
				return
			}
			c.folder, c.text, c.seen, c.most = folder, folder, seen, atOnce
			c.show()
		})
	})
}

// follow lists the folder that is being typed, or what begins so in the one above.
func (c *Chooser) follow(text string) {
	if text == c.text {
		return
	}
	c.text = text
	path := c.expand(text)
	c.options.Go(func() {
		folder, begins := path, ""
		if info, err := os.Stat(path); err != nil || !info.IsDir() {
			folder, begins = filepath.Split(path)
		}
		seen := c.read(filepath.Clean(folder), begins)
		c.options.Post(func() {
			if c.closed.Load() || c.text != text {
				return
			}
			c.seen, c.most = seen, atOnce
			c.complain("")
		})
	})
}

// expand makes a whole path of what has been typed.
func (c *Chooser) expand(text string) string {
	home, _ := os.UserHomeDir()
	return files.Expand(text, c.folder, home)
}

// read lists a folder: files by age, folders by name, none that are hidden.
func (c *Chooser) read(folder, begins string) contents {
	seen := contents{folder: folder, begins: begins}
	begins = strings.ToLower(begins)
	entries, err := os.ReadDir(folder)
	if err != nil {
		seen.err = engine.Errorf(engine.CodeUnavailable, "the folder cannot be read: %w", userfile.Cause(err))
		return seen
	}
	for _, e := range entries {
		info, err := os.Stat(filepath.Join(folder, e.Name())) // of what a link leads to
		switch {
		case err != nil || strings.HasPrefix(e.Name(), ".") || !strings.HasPrefix(strings.ToLower(e.Name()), begins):
		case info.IsDir():
			seen.folders = append(seen.folders, e.Name())
		case info.Mode().IsRegular() && !c.options.Folders && c.options.Wish.Takes(e.Name()):
			seen.files = append(seen.files, found{e.Name(), info.ModTime()})
		}
	}
	slices.SortStableFunc(seen.files, func(a, b found) int { return b.changed.Compare(a.changed) })
	slices.SortFunc(seen.folders, func(a, b string) int {
		return cmp.Or(strings.Compare(strings.ToLower(a), strings.ToLower(b)), strings.Compare(a, b))
	})
	return seen
}

// show shows what has been read in a new sheet.
func (c *Chooser) show() {
	if c.sheet != nil {
		c.options.Host.CloseSheet()
	}
	label := lang.X("pick.confirm", "Open")
	if c.options.Folders {
		label = c.options.Wish.Confirm
	}
	c.take = widget.NewFocusButton(label, widget.Primary, c.typed)
	cancel := widget.NewFocusButton(lang.X("export.cancel", "Cancel"), widget.Secondary, c.Close)
	c.sheet = widget.NewSheet(c.options.Wish.Title, "", c.take, cancel)
	c.sheet.Width, c.sheet.OnEscape = sheetWidth, c.Close
	c.path = widget.NewField(lang.X("pick.path", "Type a path"), c.follow)
	c.path.SetText(c.folder)
	c.path.SetOnEnter(c.typed)
	c.wrong = widget.NewParagraph("", theme.TextCaption, theme.Warning)
	c.list = widget.VBox(8)
	first := c.fill()
	c.sheet.SetContent(newContent(first, widget.VBox(8, outlined(c.path), c.wrong, c.list)))
	c.options.Host.OpenSheet(c.sheet)
}

// outlined leaves room for the outline of what has the keyboard.
func outlined(o fyne.CanvasObject) fyne.CanvasObject { return widget.Pad(4, 6, 4, 6, o) }

// fill lists what has been read, and returns what has the keyboard when a sheet with that
// opens: the newest file, else the button that takes the folder, or the field.
func (c *Chooser) fill() (first fyne.Focusable) {
	first = c.path.Focusable()
	if c.options.Folders {
		first = nil
	}
	c.wrong.Hidden = c.wrong.Value() == ""
	here := c.expand(c.text) == c.folder
	c.take.SetDisabled(c.options.Folders && c.seen.err != nil || !c.options.Folders && here)
	c.list.Objects = nil
	if places := c.places(); len(places) > 0 {
		c.list.Add(outlined(widget.Wrap(8, places...)))
	}
	if line := c.line(); line != "" {
		c.list.Add(widget.NewParagraph(line, theme.TextBody, theme.Ink))
	}
	shown := c.seen.files[:min(c.most, len(c.seen.files))]
	width := float32(fileWidth)
	c.tiles = make([]*widget.Tile, len(shown))
	for i := range shown {
		c.tiles[i] = c.tile(&shown[i])
	}
	if len(shown) > 0 {
		first = c.tiles[0]
	}
	if c.pictures() {
		width = pictureWidth
	}
	c.list.Add(outlined(widget.CardGrid(width, 12, widget.Objects(c.tiles)...)))
	if c.most < len(c.seen.files) {
		c.list.Add(outlined(widget.Wrap(0, c.button(lang.X("pick.older", "Older ones"), func() {
			before := c.most
			c.most += atOnce
			c.complain("")
			widget.Focus(c.path, c.tiles[before])
		}))))
	}
	return first
}

// pictures reports whether pictures are looked for.
func (c *Chooser) pictures() bool {
	return c.options.Wish.Takes(".png") && len(c.options.Wish.Endings) > 0
}

// typed takes the path that has been typed: it shows a folder, or picks it if that is
// wanted, and picks a file.
func (c *Chooser) typed() {
	path := c.expand(c.path.Text())
	if c.options.Folders && path == c.folder {
		c.pick(path)
		return
	}
	c.options.Go(func() {
		info, err := os.Stat(path)
		c.options.Post(func() {
			switch {
			case c.closed.Load():
			case err == nil && info.IsDir() && c.options.Folders:
				c.pick(path)
			case err == nil && info.IsDir():
				c.visit(path)
			case err == nil && info.Mode().IsRegular() && !c.options.Folders && c.options.Wish.Takes(path):
				c.pick(path)
			case err == nil:
				c.complain(lang.X("pick.not-that", "“{{.File}}” is nothing that can be chosen here.", map[string]any{"File": filepath.Base(path)}))
			default:
				c.complain(lang.X("pick.not-there", "There is no “{{.File}}” there.", map[string]any{"File": filepath.Base(path)}))
			}
		})
	})
}

// complain says what is wrong with a path, which stays to be mended, and lists again what
// there is.
func (c *Chooser) complain(line string) {
	c.wrong.SetValue(line)
	c.fill()
	c.sheet.Renew()
	if line != "" {
		widget.Focus(c.path, c.path.Focusable())
	}
}

// places are the buttons that lead to other folders.
func (c *Chooser) places() (buttons []fyne.CanvasObject) {
	if up := filepath.Dir(c.seen.folder); up != c.seen.folder {
		buttons = append(buttons, c.button(lang.X("pick.up", "Folder above"), func() { c.visit(up) }))
	}
	for _, name := range c.seen.folders {
		buttons = append(buttons, c.button(name+string(filepath.Separator), func() { c.visit(filepath.Join(c.seen.folder, name)) }))
	}
	return buttons
}

// line says why there is no file, "" where there is one.
func (c *Chooser) line() string {
	switch {
	case c.seen.err != nil:
		return files.Sentence(c.seen.err.Error())
	case c.options.Folders || len(c.seen.files) > 0 || c.seen.begins != "" && len(c.seen.folders) > 0:
	case c.seen.begins != "":
		return lang.X("pick.none-so", "Nothing here begins with “{{.Text}}”.", map[string]any{"Text": c.seen.begins})
	case c.pictures():
		return lang.X("pick.no-pictures", "There are no pictures in this folder. You can also drop them on the window.")
	default:
		return lang.X("pick.nothing", "There is nothing in this folder that Uncoil can open.")
	}
	return ""
}

func (c *Chooser) button(label string, act func()) *widget.FocusButton {
	b := widget.NewFocusButton(label, widget.Secondary, act)
	b.SetPart(0.7)
	b.SetTextSize(theme.TextSmall / 0.7)
	return b
}

// tile is a file: its name and when it was changed, under it where it is a picture.
func (c *Chooser) tile(f *found) *widget.Tile {
	path := filepath.Join(c.seen.folder, f.name)
	name := widget.NewText(shortened(f.name), theme.TextCaption, theme.Ink)
	changed := widget.NewText(words.DateShort(engine.DayOf(f.changed)), theme.TextCaption, theme.Muted)
	parts := widget.VBox(2)
	if c.pictures() {
		view := picture.NewView(c.album, picture.Picture{Exercise: path, Frame: path})
		name.Align, changed.Align = fyne.TextAlignCenter, fyne.TextAlignCenter
		parts.Add(widget.Sized(0, thumb, view))
	}
	for _, t := range []*widget.Text{name, changed} {
		t.Fit = true
		parts.Add(widget.Fixed(0, 20, t))
	}
	return widget.NewTile(14, widget.Pad(8, 10, 8, 10, parts), func() { c.pick(path) })
}

// shortened leaves out the middle of a long name.
func shortened(name string) string {
	const most, end = 22, 9
	letters := []rune(name)
	if len(letters) <= most {
		return name
	}
	return string(letters[:most-end-1]) + "…" + string(letters[len(letters)-end:])
}

// pick ends with a file or a folder.
func (c *Chooser) pick(path string) {
	c.Close()
	c.options.OnPicked(path)
}

// Close takes the sheet away.
func (c *Chooser) Close() {
	if c.closed.Swap(true) {
		return
	}
	if c.sheet != nil {
		c.options.Host.CloseSheet()
	}
	c.options.OnClosed()
}

// content is what the sheet shows.
type content struct {
	widget.Made
	first fyne.Focusable
}

func newContent(first fyne.Focusable, parts fyne.CanvasObject) *content {
	c := &content{first: first}
	c.Make(c, parts)
	return c
}

// First returns the widget that has the focus when the sheet opens.
func (c *content) First() fyne.Focusable { return c.first }
