// Command bare is what Uncoil's window is measured against: a Fyne window with
// nothing in it but one image that is redrawn at a steady rate. It knows nothing of
// Uncoil.
package main

import (
	"flag"
	"image"
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

func main() {
	width := flag.Int("width", 640, "width of the image in pixels")
	height := flag.Int("height", 480, "height of the image in pixels")
	rate := flag.Int("rate", 30, "redraws a second; 0 for none")
	fill := flag.Bool("fill", false, "stretch the image over the whole window")
	flag.Parse()

	a := app.NewWithID("app.uncoil.bare")
	w := a.NewWindow("Bare")
	img := image.NewRGBA(image.Rect(0, 0, *width, *height))
	picture := canvas.NewImageFromImage(img)
	var content fyne.CanvasObject = picture
	if !*fill {
		picture.SetMinSize(fyne.NewSize(float32(*width), float32(*height)))
		content = container.NewCenter(picture)
	}
	w.SetContent(content)
	w.Resize(fyne.NewSize(1366, 768))
	if *rate > 0 {
		go redraw(img, picture, time.Second/time.Duration(*rate))
	}
	w.ShowAndRun()
}

// redraw changes one line of the image and shows it, again and again.
func redraw(img *image.RGBA, picture *canvas.Image, every time.Duration) {
	n := 0
	for range time.Tick(every) {
		fyne.Do(func() {
			n++
			y := n % img.Rect.Dy()
			for x := range img.Rect.Dx() {
				img.SetRGBA(x, y, color.RGBA{uint8(n), 128, 128, 255})
			}
			picture.Refresh()
		})
	}
}
