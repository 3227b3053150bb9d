package lettering_test

import (
	"image"
	"image/color"
	"math"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"

	"uncoil/engine/lettering"
	"uncoil/engine/lettering/boxes"
)

// cat is a letter that Go Regular has not. The Arabic letters of the test's type are
// narrower where they join.
const cat = "猫"

func boxFont() []byte {
	return boxes.Font(map[rune]int{
		'猫': 1000, '犬': 900, ' ': 0,
		'ب': 800, '\ufe90': 600, '\ufe91': 300, '\ufe92': 200,
	})
}

// types returns Go Regular, in which nothing stands in for a letter, or boxes do.
func types(t *testing.T) (alone, helped *lettering.Type) {
	t.Helper()
	alone, err := lettering.New(goregular.TTF, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	helped, err = lettering.New(goregular.TTF, false, lettering.Files([]byte("no font"), boxFont()))
	if err != nil {
		t.Fatal(err)
	}
	return alone, helped
}

func TestAnotherTypeStandsInForMissingLetters(t *testing.T) {
	alone, helped := types(t)
	if alone.Has('猫') || !helped.Has('猫') || helped.Has('狐') {
		t.Fatal("the letters are no examples")
	}
	parts := helped.Parts("c" + cat + "n")
	if len(parts) != 3 || parts[0].Text != "c" || parts[1].Text != "" || len(parts[1].Shapes) == 0 || parts[2].Text != "n" {
		t.Fatalf("the parts are %+v", parts)
	}
	sum := parts[0].Width + parts[1].Width + parts[2].Width
	if got := helped.Width("c" + cat + "n"); math.Abs(got-sum) > 1e-9 || math.Abs(parts[1].Width-1) > 1e-6 {
		t.Errorf("it is %v wide, its parts %v, the letter %v", got, sum, parts[1].Width)
	}
	// What nothing has is a box, and not another letter.
	box := alone.Parts(cat)
	if len(box) != 1 || box[0].Text != "" || len(box[0].Shapes) == 0 {
		t.Errorf("a letter that nothing has becomes %+v", box)
	}
}

func TestThePenDrawsWhatStandsIn(t *testing.T) {
	_, helped := types(t)
	parsed, err := opentype.Parse(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: 40, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		t.Fatal(err)
	}
	img := image.NewRGBA(image.Rect(0, 0, 60, 60))
	lettering.Pen{Image: img, Face: face, Size: 40, Ink: color.Black}.Draw(helped, cat, 10, 50)
	// The box is from 50 to 950 thousandths of 40 pixels, and 30 high.
	for _, p := range []struct {
		x, y   int
		inside bool
	}{{13, 48, true}, {46, 22, true}, {30, 35, true}, {9, 35, false}, {50, 35, false}, {30, 17, false}, {30, 53, false}} {
		if got := img.RGBAAt(p.x, p.y).A > 128; got != p.inside {
			t.Errorf("at %d, %d there is ink: %v", p.x, p.y, got)
		}
	}
}

func TestTextFromRightToLeft(t *testing.T) {
	_, letters := types(t)
	const word = "ببب"
	if got, want := letters.Width(word), 0.3+0.2+0.6; math.Abs(got-want) > 1e-6 {
		t.Errorf("joined, three letters are %v wide, want %v", got, want)
	}
	// In a line that begins from the right, what comes first stands at the right.
	text := func(parts []lettering.Part) string {
		var all []string
		for _, p := range parts {
			if strings.TrimSpace(p.Text) == "" {
				all = append(all, "#")
			} else {
				all = append(all, strings.TrimSpace(p.Text))
			}
		}
		return strings.Join(slices.Compact(all), " ")
	}
	if got := text(letters.Parts(word + " cat " + word)); got != "# cat #" {
		t.Errorf("a name in two scripts stands as %q", got)
	}
	// A full stop at its end stands at the left, and is drawn there.
	stop := letters.Parts(word + ". 1")
	if len(stop) != 3 || stop[0].Text != "1" || stop[1].Text != "" || len(stop[1].Shapes) == 0 {
		t.Fatalf("a line that ends in a digit is %+v", stop)
	}
	left := math.Inf(1)
	for _, s := range stop[1].Shapes {
		for _, p := range s.Points {
			left = min(left, p.X)
		}
	}
	if left < letters.Width(" ")-0.01 {
		t.Errorf("the full stop stands before its space, at %v", left)
	}
	if got := text(letters.Parts("cat " + word)); got != "cat #" {
		t.Errorf("a name after another stands as %q", got)
	}
	if got := text(letters.Parts(word + " cat")); got != "cat #" {
		t.Errorf("a name before another stands as %q", got)
	}
}

func TestWordsOfScriptsWithoutSpaces(t *testing.T) {
	for text, want := range map[string]string{
		"two  words":     "two|words",
		"猫のポーズ":          "猫|の|ポー|ズ",
		"膝をつく。「息」を吐く":    "膝|を|つ|く。|「息」|を|吐|く",
		"3回 ゆっくり":        "3|回|ゆっ|く|り",
		"می\u200cشود":    "می\u200cشود",
		"the hip-flexor": "the|hip-flexor",
	} {
		var words []string
		line := ""
		for _, w := range lettering.Words(text) {
			words = append(words, w.Text)
			line = w.After(line)
		}
		if got := strings.Join(words, "|"); got != want {
			t.Errorf("%q is broken at %q, want %q", text, got, want)
		}
		if line != strings.Join(strings.Fields(text), " ") {
			t.Errorf("%q together again is %q", text, line)
		}
	}
}
