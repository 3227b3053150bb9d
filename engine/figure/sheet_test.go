package figure

import (
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// loadArt decodes an illustration as strictly as the catalogue does.
func loadArt(t testing.TB, path string) *Art {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	a := &Art{}
	if err := yaml.UnmarshalWithOptions(text, a, yaml.Strict()); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return a
}

// artFiles lists the illustrations that ship.
func artFiles(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("../../assets/figures/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no illustrations found: %v", err)
	}
	return files
}

func idOf(path string) string { return strings.TrimSuffix(filepath.Base(path), ".yaml") }

// TestContactSheet writes every frame of every illustration, light and dark,
// into the folder that UNCOIL_SHEET names; UNCOIL_ONLY picks illustrations and
// UNCOIL_BETWEEN adds the in-betweens of their moves.
func TestContactSheet(t *testing.T) {
	dir := os.Getenv("UNCOIL_SHEET")
	if dir == "" {
		t.Skip("set UNCOIL_SHEET to a folder to get contact sheets")
	}
	w, h := 480, 360
	if os.Getenv("UNCOIL_LARGE") != "" {
		w, h = 1200, 900
	}
	var moments []Moment
	var scenes []*Scene
	files := artFiles(t)
	if more := os.Getenv("UNCOIL_FILES"); more != "" {
		files = strings.Split(more, ",")
	}
	for _, path := range files {
		if only := os.Getenv("UNCOIL_ONLY"); only != "" && !strings.Contains(only, idOf(path)) {
			continue
		}
		a := loadArt(t, path)
		ground := OnMat
		if os.Getenv("UNCOIL_FILES") == "" {
			ground = groundOf(t, idOf(path))
		}
		s, err := NewScene(a, ground)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		for _, p := range a.Check() {
			t.Logf("%s: %s: %s: %s", idOf(path), p.Frame, p.Field, p.Message)
		}
		for _, name := range s.FrameNames() {
			if frame := os.Getenv("UNCOIL_FRAME"); frame != "" && frame != name {
				continue
			}
			scenes, moments = append(scenes, s), append(moments, Moment{From: name, To: name, Glow: 1, Breath: 0.5, Arrow: 1})
		}
		if os.Getenv("UNCOIL_BETWEEN") != "" {
			for _, m := range a.moves() {
				for _, at := range []float64{0.25, 0.5, 0.75} {
					scenes = append(scenes, s)
					moments = append(moments, Moment{From: m.From, To: m.To, Progress: at, Glow: 1, Arrow: 1})
				}
			}
		}
	}
	styles := map[string]Style{"light": LightStyle(), "dark": DarkStyle(), "contrast": HighContrastStyle(false)}
	for name, st := range styles {
		if only := os.Getenv("UNCOIL_STYLE"); only != "" && !strings.Contains(only, name) {
			continue
		}
		if os.Getenv("UNCOIL_LOOK") == "short" {
			st.Look, st.Skin = ShortHair, SkinUmber
		}
		writeSheet(t, filepath.Join(dir, name+".png"), scenes, moments, &st, w, h)
	}
}

func writeSheet(t *testing.T, path string, scenes []*Scene, moments []Moment, st *Style, w, h int) {
	t.Helper()
	columns := 4
	if w > 800 {
		columns = min(2, len(scenes))
	}
	if os.Getenv("UNCOIL_BETWEEN") != "" && w < 900 {
		columns = 5
	}
	rows := (len(scenes) + columns - 1) / columns
	sheet := image.NewRGBA(image.Rect(0, 0, columns*w, rows*h))
	draw.Draw(sheet, sheet.Rect, image.NewUniform(st.Ground), image.Point{}, draw.Src)
	c := NewCanvas(w, h)
	for i, s := range scenes {
		at := image.Rect(0, 0, w, h).Add(image.Pt(i%columns*w, i/columns*h))
		draw.Draw(sheet, at, c.Draw(s, moments[i], st), image.Point{}, draw.Over)
		edge := image.Rect(at.Min.X, at.Min.Y, at.Max.X, at.Min.Y+1)
		draw.Draw(sheet, edge, image.NewUniform(color.Gray{0x80}), image.Point{}, draw.Src)
	}
	writePNG(t, path, sheet)
}

func writePNG(t *testing.T, path string, img image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}
