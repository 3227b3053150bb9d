package routineeditor

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/draft"
	"uncoil/ui/picture"
	"uncoil/ui/sample"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	if err := lang.AddTranslationsFS(assets.Files(), "translations"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// rig is an editor in a window, with doubles around it.
type rig struct {
	t      testing.TB
	screen *Screen
	window fyne.Window
	sheets []*widget.Sheet
	told   []string
	// did notes what was asked of the window.
	did []string
}

func (r *rig) OpenSheet(s *widget.Sheet) {
	r.sheets = append(r.sheets, s)
	s.Resize(r.window.Canvas().Size())
	r.window.Canvas().Overlays().Add(s)
	if f := s.First(); f != nil {
		r.window.Canvas().Focus(f)
	}
}

func (r *rig) CloseSheet() {
	r.window.Canvas().Overlays().Remove(r.sheets[len(r.sheets)-1])
	r.sheets = r.sheets[:len(r.sheets)-1]
}

func (r *rig) Tell(line string) { r.told = append(r.told, line) }

var size = fyne.NewSize(1250, 768)

// around is what the drafts of the tests are measured with.
func around(t testing.TB, change func(p *engine.Preferences)) draft.Context {
	t.Helper()
	prefs := engine.DefaultPreferences()
	prefs.Equipment = engine.Equipment()
	if change != nil {
		change(&prefs)
	}
	return draft.Context{Book: sample.Catalog(t).Book(), Prefs: prefs, Voice: engine.EstimatedVoice{}}
}

// beginner is a copy of the program's own beginner routine.
func beginner(t testing.TB, c draft.Context) *draft.Draft {
	t.Helper()
	r, err := sample.Catalog(t).Routine("beginner")
	if err != nil {
		t.Fatal(err)
	}
	own := draft.Copy(r, "Mine", func(string) bool { return false }, c)
	return draft.Open(&own, false, c)
}

func newRig(t testing.TB, d *draft.Draft, c draft.Context, in fyne.Size) *rig {
	t.Helper()
	r := &rig{t: t}
	did := func(what string) func() { return func() { r.did = append(r.did, what) } }
	r.window = test.NewTempWindow(t, widget.NewPanel(theme.Background, 0))
	r.window.SetPadded(false)
	theme.Fit(fyne.NewSize(in.Width*1.1, in.Height)) // it stands beside the rail
	r.window.Resize(in)
	r.screen = New(Options{
		Draft: d, New: true, Book: c.Book, Preferences: c.Prefs, Host: r,
		Album: picture.New(sample.Scene, func(func()) {}),
		OnChanged: func() { // as the window, which keeps the draft
			if _, err := json.Marshal(d); err != nil {
				t.Error(err)
			}
		},
		OnPlay:  func(at draft.Ref) { r.did = append(r.did, fmt.Sprint("play ", at)) },
		OnRests: did("rests"), OnSave: did("save"), OnLeave: did("leave"), OnDrop: did("drop"),
	})
	r.window.SetContent(r.screen)
	r.window.Canvas().SetOnTypedKey(r.screen.Key)
	r.window.Canvas().Focus(r.screen.First())
	return r
}

// open shows a copy of the beginner routine.
func open(t testing.TB) *rig {
	c := around(t, nil)
	return newRig(t, beginner(t, c), c, size)
}

// long opens a routine of n exercises.
func long(t testing.TB, n int) *rig {
	c := around(t, nil)
	r := draft.New("Long", engine.LevelBeginner, func(string) bool { return false })
	ids := []string{"cat-cow", "heel-slides", "knees-to-chest", "supine-twist", "cobra"}
	for i := range n {
		b := i * 3 / n
		r.Blocks[b].Items = append(r.Blocks[b].Items, engine.Item{Exercise: ids[i%len(ids)]})
	}
	return newRig(t, draft.Open(&r, false, c), c, size)
}

func (r *rig) press(keys ...fyne.KeyName) {
	for _, key := range keys {
		r.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func (r *rig) typeText(text string) { test.Type(r.window.Canvas().Focused(), text) }

// ids lists the exercises of every block.
func (r *rig) ids() string {
	var blocks []string
	for _, b := range r.screen.draft.Routine().Blocks {
		var ids []string
		for _, item := range b.Items {
			ids = append(ids, item.Exercise)
		}
		blocks = append(blocks, strings.Join(ids, " "))
	}
	return strings.Join(blocks, " | ")
}

const asCopied = "march-in-place arm-circles side-reaches torso-rotations hip-circles | supine-reach heel-slides cat-cow childs-pose | knees-to-chest belly-breathing supine-rest"

func (r *rig) want(ids string) {
	r.t.Helper()
	if got := r.ids(); got != ids {
		r.t.Errorf("the routine is\n%s, want\n%s", got, ids)
	}
}
