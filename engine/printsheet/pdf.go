package printsheet

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"io"

	"github.com/go-pdf/fpdf"
	scaling "golang.org/x/image/draw"

	"uncoil/engine"
	"uncoil/engine/lettering"
)

const (
	// printed is the resolution of pictures on paper, in pixels a point: 300 dpi.
	printed = 300.0 / 72
	// quality is that of the photographs.
	quality = 85
	// ruleWidth is how thick lines are, in points.
	ruleWidth = 0.8
)

// WritePDF writes a sheet as a PDF file. A routine too long for one page takes
// further ones. The error has CodeInternal.
func WritePDF(w io.Writer, s *Sheet, paper Paper, fonts Fonts) error {
	l, err := newLayout(s, paper, fonts)
	if err != nil {
		return err
	}
	return l.writePDF(w, fonts)
}

// WriteReportPDF writes a report as a PDF file of one or two pages. The error has
// CodeInternal.
func WriteReportPDF(w io.Writer, r *Report, paper Paper, fonts Fonts) error {
	l, err := newReport(r, paper, fonts)
	if err != nil {
		return err
	}
	return l.writePDF(w, fonts)
}

func (l *layout) writePDF(w io.Writer, fonts Fonts) error {
	s := l.sheet
	size := fpdf.SizeType{Wd: l.width, Ht: l.height}
	f := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: size})
	f.SetCatalogSort(true) // the same sheet always gives the same file
	f.SetCreationDate(s.Made)
	f.SetModificationDate(s.Made)
	f.SetTitle(s.Title, true)
	f.SetProducer("Uncoil", true)
	f.SetAutoPageBreak(false, 0)
	f.AddUTF8FontFromBytes("sheet", "", fonts.Regular)
	f.AddUTF8FontFromBytes("sheet", "B", fonts.Bold)
	writer := pdf{Fpdf: f, layout: l}
	for i := range l.pages {
		f.AddPageFormat("P", size)
		if err := writer.page(&l.pages[i]); err != nil {
			return err
		}
	}
	if err := f.Output(w); err != nil {
		return engine.Errorf(engine.CodeInternal, "the PDF file cannot be made: %w", err)
	}
	return nil
}

// pdf writes pages.
type pdf struct {
	*fpdf.Fpdf
	layout *layout
	// pictures counts those that the file holds already, to name them.
	pictures int
}

func (f *pdf) page(p *page) error {
	f.SetDrawColor(int(line.R), int(line.G), int(line.B))
	f.SetLineWidth(ruleWidth)
	for _, b := range p.frames {
		f.RoundedRect(b.x, b.y, b.width, b.height, corner, "1234", "D")
	}
	for _, b := range p.rules {
		f.Line(b.x, b.y, b.x+b.width, b.y)
	}
	for _, b := range p.fills {
		f.SetFillColor(int(b.ink.R), int(b.ink.G), int(b.ink.B))
		f.Rect(b.x, b.y, b.width, b.height, "F")
	}
	for _, s := range p.strokes {
		f.SetDrawColor(int(s.ink.R), int(s.ink.G), int(s.ink.B))
		f.SetLineWidth(s.width)
		f.Line(s.x1, s.y1, s.x2, s.y2)
	}
	for i := range p.pictures {
		if err := f.picture(&p.pictures[i]); err != nil {
			return err
		}
	}
	for _, t := range p.texts {
		style := ""
		if t.bold {
			style = "B"
		}
		f.SetFont("sheet", style, t.size)
		f.SetTextColor(int(t.ink.R), int(t.ink.G), int(t.ink.B))
		f.SetFillColor(int(t.ink.R), int(t.ink.G), int(t.ink.B))
		x := t.x
		for _, part := range f.layout.typeface(t.bold).Parts(t.words) {
			if part.Text != "" {
				f.Text(x, t.y, part.Text)
			} else {
				f.shapes(part.Shapes, x, t.y, t.size)
			}
			x += part.Width * t.size
		}
	}
	return nil
}

// shapes fills outlines of a size. The types of a system come in kinds that a PDF file
// cannot hold, and a PDF knows nothing of letters that join.
func (f *pdf) shapes(shapes []lettering.Segment, x, y, size float64) {
	if len(shapes) == 0 {
		return
	}
	at := func(p lettering.Point) (float64, float64) { return x + p.X*size, y + p.Y*size }
	for i, s := range shapes {
		x1, y1 := at(s.Points[0])
		switch {
		case s.Move:
			if i > 0 {
				f.ClosePath()
			}
			f.MoveTo(x1, y1)
		case len(s.Points) == 1:
			f.LineTo(x1, y1)
		default:
			x2, y2 := at(s.Points[1])
			x3, y3 := at(s.Points[2])
			f.CurveBezierCubicTo(x1, y1, x2, y2, x3, y3)
		}
	}
	f.ClosePath()
	f.DrawPath("F")
}

func (f *pdf) picture(p *placed) error {
	b := p.fitted()
	var data bytes.Buffer
	img := p.pixels(int(b.width*printed+0.5), int(b.height*printed+0.5))
	kind, err := "PNG", error(nil)
	if p.picture.Photo {
		kind, err = "JPG", jpeg.Encode(&data, img, &jpeg.Options{Quality: quality})
	} else {
		err = png.Encode(&data, img)
	}
	if err != nil {
		return engine.Errorf(engine.CodeInternal, "a picture cannot be printed: %w", err)
	}
	f.pictures++
	name := fmt.Sprintf("picture %d", f.pictures)
	options := fpdf.ImageOptions{ImageType: kind}
	f.RegisterImageOptionsReader(name, options, &data)
	f.ImageOptions(name, b.x, b.y, b.width, b.height, false, options, 0, "")
	return nil
}

// fitted returns where the picture itself lies in its box.
func (p *placed) fitted() box {
	size := p.picture.Image.Bounds().Size()
	scale := min(p.width/float64(size.X), p.height/float64(size.Y))
	w, h := float64(size.X)*scale, float64(size.Y)*scale
	return box{p.x + (p.width-w)/2, p.y + (p.height-h)/2, w, h}
}

// pixels returns the picture on white, in so many pixels, but no more than it
// has.
func (p *placed) pixels(w, h int) *image.RGBA {
	from := p.picture.Image.Bounds()
	if w > from.Dx() {
		w, h = from.Dx(), from.Dy()
	}
	to := image.NewRGBA(image.Rect(0, 0, max(w, 1), max(h, 1)))
	draw.Draw(to, to.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	scaling.CatmullRom.Scale(to, to.Bounds(), p.picture.Image, from, draw.Over, nil)
	return to
}
