package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"uncoil/ui/theme"
)

// RevealFocus scrolls whatever the keyboard reaches in a scroll into view, and lets
// the wheel scroll over areas to type into too.
func RevealFocus(scroll *container.Scroll) {
	eachIn(scroll.Content, func(o fyne.CanvasObject) {
		if area, ok := o.(*Area); ok {
			area.SetOnWheel(scroll.Scrolled)
		}
		r, ok := o.(interface{ SetOnFocus(reached func()) })
		if !ok {
			return
		}
		r.SetOnFocus(func() { RevealObject(scroll, o) })
	})
}

// RevealObject scrolls an object in a scroll into view, with all of the Entire that it
// stands in, if there is room for that.
func RevealObject(scroll *container.Scroll, o fyne.CanvasObject) {
	if top, height, found := within(scroll.Content, o, scroll.Size().Height); found {
		Reveal(scroll, top, height, 24*theme.Unit())
		return
	}
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(o).Subtract(driver.AbsolutePositionForObject(scroll.Content))
	Reveal(scroll, at.Y, o.Size().Height, 24*theme.Unit())
}

// within tells where in something an object stands, or the Entire around it that is no
// higher than most. The driver knows that only of what it has drawn already.
func within(in, o fyne.CanvasObject, most float32) (top, height float32, found bool) {
	if in == o {
		return 0, o.Size().Height, true
	}
	if made, ok := in.(interface{ Body() fyne.CanvasObject }); ok {
		return within(made.Body(), o, most)
	}
	c, ok := in.(*fyne.Container)
	if !ok {
		return 0, 0, false
	}
	for _, child := range c.Objects {
		if top, height, found = within(child, o, most); !found {
			continue
		}
		if _, ok := c.Layout.(entire); ok && c.Size().Height <= most {
			return 0, c.Size().Height, true
		}
		return child.Position().Y + top, height, true
	}
	return 0, 0, false
}

// Entire puts objects over one another that are scrolled into view as one when the keyboard
// reaches any of them.
func Entire(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(entire{layout.NewStackLayout()}, objects...)
}

type entire struct{ stack fyne.Layout }

// MinSize is part of fyne.Layout.
func (e entire) MinSize(objects []fyne.CanvasObject) fyne.Size { return e.stack.MinSize(objects) }

// Layout is part of fyne.Layout.
func (e entire) Layout(objects []fyne.CanvasObject, size fyne.Size) { e.stack.Layout(objects, size) }
