package picture

import (
	"fmt"
	"image"
	"maps"
	"math"
	"slices"
	"sync"
	"unicode"

	fynetheme "fyne.io/fyne/v2/theme"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"

	"uncoil/engine/figure"
	"uncoil/engine/lettering"
	"uncoil/ui/theme"
)

// The text of an exercise that is shown as steps: sizes relative to the picture's
// height, with a minimum.
const (
	largestWriting  = 0.115
	widestWriting   = 0.062 // of the width
	smallestWriting = 11    // pixels
	writingLine     = 1.3
	writingMargin   = 0.08
)

// NewWritten returns a subject that shows the steps of an exercise as text.
func NewWritten(steps []string) Subject { return written{steps} }

// written is the steps of an exercise without a picture.
type written struct{ steps []string }

// HasFrame implements Subject: the only frame is "".
func (w written) HasFrame(name string) bool { return name == "" }

// Settle implements Subject: the steps always look the same.
func (w written) Settle(m figure.Moment) figure.Moment { return stillOf("", m.Quiet) }

// Draw implements Subject.
func (w written) Draw(on *figure.Canvas, m figure.Moment, p Person, dark bool) image.Image {
	return w.draw(on.Size(), m.Quiet, writingInks(p.HighContrast, dark))
}

// writingInks are the colours of the theme that the text is shown in.
func writingInks(contrast, dark bool) theme.Palette {
	switch {
	case contrast && dark:
		return theme.DarkContrastPalette()
	case contrast:
		return theme.LightContrastPalette()
	case dark:
		return theme.DarkPalette()
	default:
		return theme.LightPalette()
	}
}

// draw writes the steps as large as possible, centred; if they do not fit, only
// the first ones.
func (w written) draw(size image.Point, quiet bool, palette theme.Palette) *image.RGBA {
	img := image.NewRGBA(image.Rectangle{Max: size})
	margin := int(writingMargin * float64(min(size.X, size.Y)))
	room := size.Sub(image.Pt(2*margin, 2*margin))
	ink := palette.Ink
	if quiet {
		ink = palette.Muted
	}
	for high := min(largestWriting*float64(size.Y), widestWriting*float64(size.X)); ; high *= 0.92 {
		last := high*0.92 < smallestWriting
		if last {
			high = smallestWriting
		}
		face, letters := writing(high), writingType()
		if face == nil || letters == nil {
			return img
		}
		indent := int(math.Ceil(w.indent(letters) * high))
		lines := w.lines(letters, float64(room.X-indent)/high)
		each := int(high * writingLine)
		most := max(1, room.Y/each)
		if len(lines) > most && !last {
			face.Close()
			continue
		}
		if len(lines) > most {
			lines = lines[:most]
			lines[most-1].text += " …"
		}
		pen := lettering.Pen{Image: img, Face: face, Size: high, Ink: ink}
		y := (size.Y-len(lines)*each)/2 + each*3/4
		for _, line := range lines {
			pen.Draw(letters, line.mark, float64(margin), float64(y))
			pen.Draw(letters, line.text, float64(margin+indent), float64(y))
			y += each
		}
		face.Close()
		return img
	}
}

// writtenLine is one line of the steps; the first of each has its number.
type writtenLine struct{ mark, text string }

// mark is the number before a step, "" for a single step.
func (w written) mark(i int) string {
	if len(w.steps) < 2 {
		return ""
	}
	return fmt.Sprintf("%d.", i+1)
}

// indent is the distance of the text from the left, in sizes of the type.
func (w written) indent(letters *lettering.Type) float64 {
	if len(w.steps) < 2 {
		return 0
	}
	return letters.Width(w.mark(len(w.steps)-1) + " ")
}

// lines breaks the steps into lines of a width in sizes of the type.
func (w written) lines(letters *lettering.Type, width float64) []writtenLine {
	var lines []writtenLine
	for i, step := range w.steps {
		line := writtenLine{mark: w.mark(i)}
		for _, word := range lettering.Words(step) {
			longer := word.After(line.text)
			if line.text != "" && letters.Width(longer) > width {
				lines = append(lines, line)
				line, longer = writtenLine{}, word.Text
			}
			line.text = longer
		}
		lines = append(lines, line)
	}
	return lines
}

// writingType measures the font of the window, with the system's for what it lacks.
var writingType = sync.OnceValue(func() *lettering.Type {
	letters, err := lettering.New(fynetheme.DefaultTextFont().Content(), false, lettering.System)
	if err != nil {
		return nil
	}
	return letters
})

// writingFont is the font of the window.
var writingFont = sync.OnceValue(func() *opentype.Font {
	parsed, err := opentype.Parse(fynetheme.DefaultTextFont().Content())
	if err != nil {
		return nil
	}
	return parsed
})

// Missing returns the letters of texts that no font of this computer has, each once.
func Missing(texts []string) string {
	letters := writingType()
	if letters == nil {
		return ""
	}
	missing := map[rune]bool{}
	for _, text := range texts {
		for _, r := range text {
			if (unicode.IsLetter(r) || unicode.IsDigit(r)) && !letters.Has(r) {
				missing[r] = true
			}
		}
	}
	return string(slices.Sorted(maps.Keys(missing)))
}

// writing returns the font in a size in pixels, nil if there is none.
func writing(high float64) font.Face {
	parsed := writingFont()
	if parsed == nil {
		return nil
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: high, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return nil
	}
	return face
}
