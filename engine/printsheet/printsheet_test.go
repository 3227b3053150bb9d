package printsheet

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"

	"uncoil/engine/lettering"
	"uncoil/engine/lettering/boxes"
)

func fonts() Fonts { return Fonts{Regular: goregular.TTF, Bold: gobold.TTF} }

func plain(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = 0xff
	}
	for x := range w {
		img.Set(x, h/2, color.RGBA{0x1c, 0x62, 0x5e, 0xff})
	}
	return img
}

// sheetOf returns a sheet of so many exercises with everything in it.
func sheetOf(n int) *Sheet {
	s := &Sheet{
		Title: "After the operation", Summary: strings.Repeat("A kind quarter of an hour. ", 6), Facts: "15 minutes, a mat",
		Changed: "One exercise in place of another, because of the hip.",
		Care:    "Stop if it hurts.", Origin: "Made here", Made: time.Unix(1e9, 0),
	}
	for _, title := range []string{"First", "Then", "Last"} {
		s.Sections = append(s.Sections, Section{Title: title})
	}
	for i := range n {
		e := Entry{
			Name: fmt.Sprintf("Exercise Number %d of Many", i), Dose: "2 × 10 reps, on each side", Rest: "Then rest: 30 s",
			Note:  strings.Repeat("Mind the knee. ", 8),
			Steps: []string{strings.Repeat("Lie on your back and breathe. ", 5), "Turn your head."}, Brief: []string{"Lie on your back."},
			Pictures: []Picture{{Image: plain(80, 60)}, {Image: plain(60, 80), Photo: true}},
		}
		s.Sections[i*3/n].Entries = append(s.Sections[i*3/n].Entries, e)
	}
	return s
}

func laidOut(t *testing.T, n int, paper Paper) *layout {
	t.Helper()
	l, err := newLayout(sheetOf(n), paper, fonts())
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestNothingRunsOver looks at sheets of every length: words and pictures stay
// within their exercise's frame, no frame lies on another, none leaves the page.
func TestNothingRunsOver(t *testing.T) {
	for _, paper := range Papers() {
		for _, n := range []int{0, 1, 2, 5, 6, 7, 12, 14, 18, 24, 39, 60, 200} {
			l := laidOut(t, n, paper)
			frames := 0
			for i := range l.pages {
				p := &l.pages[i]
				frames += len(p.frames)
				for k, b := range p.frames {
					if b.x < margin-1 || b.y < margin-1 || b.x+b.width > l.width-margin+1 || b.y+b.height > l.bottom()+1 {
						t.Fatalf("%s, %d exercises: %+v leaves the page", paper, n, b)
					}
					for _, other := range p.frames[:k] {
						if b.x < other.x+other.width && other.x < b.x+b.width && b.y < other.y+other.height && other.y < b.y+b.height {
							t.Fatalf("%s, %d exercises: %+v lies on %+v", paper, n, b, other)
						}
					}
				}
				l.checkTexts(t, p)
			}
			if frames != n {
				t.Errorf("%s: %d of %d exercises are printed", paper, frames, n)
			}
		}
	}
}

func (l *layout) checkTexts(t *testing.T, p *page) {
	t.Helper()
	for _, words := range p.texts {
		right := words.x + l.typeface(words.bold).width(words.words, words.size)
		if right > l.width-margin+0.5 {
			t.Fatalf("%q reaches %v of %v", words.words, right, l.width)
		}
		for _, b := range p.frames {
			within := words.x >= b.x && words.x < b.x+b.width && words.y-words.size*0.7 >= b.y && words.y-words.size*0.7 < b.y+b.height
			if within && (right > b.x+b.width || words.y > b.y+b.height) {
				t.Fatalf("%q runs over its frame %+v: it ends at %v, %v", words.words, b, right, words.y)
			}
		}
	}
	for _, picture := range p.pictures {
		if f := picture.fitted(); f.width <= 0 || f.height <= 0 || f.x < picture.x-0.1 || f.y < picture.y-0.1 {
			t.Fatalf("a picture lies at %+v in %+v", f, picture.box)
		}
	}
}

// TestOnePageHoldsARoutine: what hangs on the wall is one page, and can be read.
func TestOnePageHoldsARoutine(t *testing.T) {
	for _, tt := range []struct {
		exercises, pages, columns int
		least                     float64 // points of the words that matter
	}{
		{5, 1, 1, 11},
		{14, 1, 2, 10},
		{20, 1, 3, 7},
		{30, 1, 3, 7},
		{200, 12, 2, 9},
	} {
		l := laidOut(t, tt.exercises, A4)
		if len(l.pages) > tt.pages {
			t.Errorf("%d exercises take %d pages", tt.exercises, len(l.pages))
		}
		lefts := map[float64]bool{}
		for _, b := range l.pages[0].frames {
			lefts[b.x] = true
		}
		if len(lefts) != tt.columns {
			t.Errorf("%d exercises stand in %d columns, want %d", tt.exercises, len(lefts), tt.columns)
		}
		rests := 0
		for i := range l.pages {
			for _, words := range l.pages[i].texts {
				if strings.HasPrefix(words.words, "Then rest:") {
					rests++
				}
			}
		}
		if rests != tt.exercises {
			t.Errorf("of %d exercises %d have their rest", tt.exercises, rests)
		}
		for _, words := range l.pages[0].texts {
			if words.bold && words.ink == accent && words.size < tt.least && !strings.Contains(words.words, "minutes") {
				t.Errorf("%d exercises: %q is %v points high", tt.exercises, words.words, words.size)
			}
		}
	}
}

// However many exercises there are, no caution is left off.
func TestEveryCautionIsPrinted(t *testing.T) {
	for _, n := range []int{1, 7, 14, 20, 30, 60} {
		s := sheetOf(n)
		for i := range s.Sections {
			for k := range s.Sections[i].Entries {
				s.Sections[i].Entries[k].Care = "Take care: bend that hip only a little, so that your thigh stays away."
			}
		}
		l, err := newLayout(s, A4, fonts())
		if err != nil {
			t.Fatal(err)
		}
		begun, ended := 0, 0
		for i := range l.pages {
			for _, words := range l.pages[i].texts {
				if strings.HasPrefix(words.words, "Take care:") {
					begun++
				}
				if strings.HasSuffix(words.words, "away.") {
					ended++
				}
			}
		}
		if begun != n || ended != n {
			t.Errorf("of %d cautions %d are begun and %d whole", n, begun, ended)
		}
	}
}

func TestNamesOfAllKindsArePrinted(t *testing.T) {
	l := laidOut(t, 1, A4)
	for text, want := range map[string]string{
		"Élan vital, façade, Übung": "Élan vital, façade, Übung",
		"Stretch 🙂 well":            "Stretch well",
		"体 stretch":                 "体 stretch",
		"two\tlines\nin one":        "two lines in one",
		"\u202eright to left":       "right to left",
	} {
		if got := l.regular.printable(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
	if !l.regular.missing['体'] || len(l.regular.missing) != 1 {
		t.Errorf("missing are %v", l.regular.missing)
	}
	long := strings.Repeat("x", 400)
	for _, part := range l.regular.wrap("a "+long, 10, 100, 1000) {
		if l.regular.width(part, 10) > 100 {
			t.Errorf("a line is %v wide", l.regular.width(part, 10))
		}
	}
	if got := strings.Join(l.regular.wrap("a "+long, 10, 100, 1000), ""); got != "a"+long {
		t.Errorf("of an endless word %d letters are left", len(got))
	}
	if got := l.regular.wrap("one two three four", 10, 40, 1); len(got) != 1 || !strings.HasSuffix(got[0], "…") {
		t.Errorf("cut off: %q", got)
	}
}

// TestNamesInAnyScript: another type stands in, on both kinds of paper, and what none has
// is told.
func TestNamesInAnyScript(t *testing.T) {
	const name = "猫のポーズ"
	widths := map[rune]int{}
	for _, r := range name {
		widths[r] = 1000
	}
	count := func(standIn lettering.StandIn, write func(io.Writer, *Sheet, Paper, Fonts) error) (data []byte, missing string) {
		f := fonts()
		f.StandIn, f.Missing = standIn, func(letters string) { missing = letters }
		s := sheetOf(1)
		s.Sections[0].Entries[0].Name = name
		var out bytes.Buffer
		if err := write(&out, s, A4, f); err != nil {
			t.Fatal(err)
		}
		return out.Bytes(), missing
	}
	if _, missing := count(nil, WritePDF); missing != "のズポー猫" {
		t.Errorf("without a type for it, missing are %q", missing)
	}
	boxed, missing := count(lettering.Files(boxes.Font(widths)), WritePNG)
	if missing != "" {
		t.Errorf("missing are %q", missing)
	}
	img, err := png.Decode(bytes.NewReader(boxed))
	if err != nil {
		t.Fatal(err)
	}
	// The letters of the test's type are filled boxes: many dark pixels beside one another.
	longest, run := 0, 0
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			if r, _, _, _ := img.At(x, y).RGBA(); r < 0x5000 {
				run++
			} else {
				run = 0
			}
			longest = max(longest, run)
		}
	}
	if longest < 15 {
		t.Errorf("at most %d dark pixels lie beside one another: the name is not there", longest)
	}
	with, _ := count(lettering.Files(boxes.Font(widths)), WritePDF)
	without, _ := count(nil, WritePDF)
	if bytes.Equal(with, without) {
		t.Error("the PDF is the same with and without a type for the name")
	}
}

// TestTextWithoutSpacesIsWrapped: a line may end between letters of scripts that are
// written without spaces.
func TestTextWithoutSpacesIsWrapped(t *testing.T) {
	l, text := laidOut(t, 1, A4), "1. "+strings.Repeat("膝をつく", 12)
	lines := l.regular.wrap(text, 10, 100, 100)
	if len(lines) < 3 || !strings.HasPrefix(lines[0], "1. 膝") || strings.Join(lines, "") != text {
		t.Errorf("broken into %q", lines)
	}
}

func TestTheSameSheetIsTheSameFile(t *testing.T) {
	var files [2]bytes.Buffer
	for i := range files {
		if err := WritePDF(&files[i], sheetOf(9), A4, fonts()); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(files[0].Bytes(), files[1].Bytes()) {
		t.Error("two files of one sheet differ")
	}
}

func TestPNGHasThePaperSize(t *testing.T) {
	for paper, want := range map[Paper]image.Point{A4: {1240, 1754}, Letter: {1275, 1650}} {
		var data bytes.Buffer
		if err := WritePNG(&data, sheetOf(3), paper, fonts()); err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(&data)
		if err != nil || img.Bounds().Size() != want {
			t.Errorf("%s: %v, %v, want %v", paper, img.Bounds().Size(), err, want)
		}
	}
}

// TestPDFIsRead has an independent program read the file.
func TestPDFIsRead(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed")
	}
	s := sheetOf(14)
	s.Title = "Für Übermorgen 🙂"
	var data bytes.Buffer
	if err := WritePDF(&data, s, A4, fonts()); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "sheet.pdf")
	if err := os.WriteFile(file, data.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-layout", file, "-").CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, want := range []string{"Für Übermorgen", "1. Exercise Number 0", "14. Exercise Number 13", "2 × 10 reps", "Then rest: 30 s", "Mind the knee", "because of the hip", "Stop if it hurts"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("there is no %q in it", want)
		}
	}
	if pages := strings.Count(string(out), "\f"); pages != 1 {
		t.Errorf("it has %d pages", pages)
	}
}

func TestATypeThatCannotBeReadIsAnError(t *testing.T) {
	if err := WritePDF(&bytes.Buffer{}, sheetOf(1), A4, Fonts{Regular: []byte("no type"), Bold: gobold.TTF}); err == nil {
		t.Error("no error")
	}
}
