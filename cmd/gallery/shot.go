package main

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/ui/picture"
	"uncoil/ui/sample"
	"uncoil/ui/theme"
)

// sizes are the window sizes of the pictures.
func sizes() []fyne.Size {
	return []fyne.Size{{Width: 1366, Height: 768}, {Width: 1920, Height: 1080}, {Width: 1024, Height: 600}, {Width: 900, Height: 700}, {Width: 640, Height: 480}, {Width: 640, Height: 400}}
}

// look is a theme of the pictures.
type look struct {
	name    string
	display engine.Display
}

// looks are the themes of the pictures.
func looks() []look {
	return []look{
		{"light", engine.Display{Theme: engine.ThemeLight}},
		{"dark", engine.Display{Theme: engine.ThemeDark}},
		{"contrast", engine.Display{Theme: engine.ThemeLight, HighContrast: true}},
		{"contrast-dark", engine.Display{Theme: engine.ThemeDark, HighContrast: true}},
	}
}

// wear gives the samples a look.
func (s *samples) wear(l look) {
	s.prefs.Display.Theme, s.prefs.Display.HighContrast = l.display.Theme, l.display.HighContrast
	s.album.SetPerson(picture.PersonOf(s.prefs.Display))
}

// settle is how long a state may take to draw its pictures before it is captured.
const settle = 250 * time.Millisecond

// camera draws states in memory, without a display. Calls for the UI goroutine
// are queued until a picture is taken.
type camera struct {
	app    fyne.App
	window fyne.Window
	calls  chan func()
}

func newCamera() *camera {
	c := &camera{app: test.NewApp(), calls: make(chan func(), 1024)}
	c.window = c.app.NewWindow("")
	c.window.SetPadded(false)
	return c
}

// wanted is which pictures are taken; empty for all.
type wanted struct {
	// state is the beginning of a name, look the name of a look, and size a width and a
	// height, such as 640x400.
	state, look, size string
}

// shoot writes a PNG of every state that is wanted, in every size and theme.
func (c *camera) shoot(cat *catalog.Catalog, folder string, want wanted) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	samples, err := newSamples(cat, func(call func()) { c.calls <- call })
	if err != nil {
		return err
	}
	for _, look := range looks() {
		if want.look != "" && want.look != look.name {
			continue
		}
		samples.wear(look)
		states, err := samples.states()
		if err != nil {
			return err
		}
		c.app.Settings().SetTheme(theme.Of(&look.display))
		for _, size := range sizes() {
			if want.size != "" && want.size != fmt.Sprintf("%.0fx%.0f", size.Width, size.Height) {
				continue
			}
			for _, st := range states {
				if !strings.HasPrefix(st.name, want.state) {
					continue
				}
				name := fmt.Sprintf("%s-%.0fx%.0f-%s.png", st.name, size.Width, size.Height, look.name)
				if err := write(filepath.Join(folder, name), c.capture(st, size)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// capture shows a state and returns its picture.
func (c *camera) capture(st state, size fyne.Size) image.Image {
	object, _, stop := st.show()
	defer stop()
	c.window.SetContent(object)
	sample.Fit(c.window, size)
	if f := firstFocusable(object); f != nil {
		c.window.Canvas().Focus(f)
	}
	for done := time.After(settle); ; {
		select {
		case call := <-c.calls:
			call()
		case <-done:
			sample.Settle(object)
			if f, ok := object.(interface{ toFoot() }); ok {
				f.toFoot()
			}
			return c.window.Canvas().Capture()
		}
	}
}

// firstFocusable finds the widget that the real window would focus first.
func firstFocusable(o fyne.CanvasObject) fyne.Focusable {
	if f, ok := o.(interface{ Content() fyne.CanvasObject }); ok {
		o = f.Content()
	}
	if f, ok := o.(interface{ First() fyne.Focusable }); ok {
		return f.First()
	}
	return nil
}

func write(name string, img image.Image) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	if err := png.Encode(f, img); err != nil {
		return err
	}
	return f.Close()
}
