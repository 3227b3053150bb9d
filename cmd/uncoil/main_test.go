package main

import (
	"bytes"
	"encoding/json"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/catalog"
)

// outcome is what a command line has led to.
type outcome struct {
	code     int
	out, err string
}

// uncoil runs a command line on a data folder of its own.
func uncoil(t *testing.T, args ...string) outcome {
	t.Helper()
	return uncoilIn(t, filepath.Join(t.TempDir(), "data"), args...)
}

func uncoilIn(t *testing.T, dir string, args ...string) outcome {
	t.Helper()
	var out, errs bytes.Buffer
	code := run(t.Context(), append([]string{"--data", dir}, args...), nil, &out, &errs)
	return outcome{code, out.String(), errs.String()}
}

// oneLine checks that exactly one line was printed on standard error and that
// it holds every one of some words.
func (o outcome) oneLine(t *testing.T, code int, words ...string) {
	t.Helper()
	if o.code != code {
		t.Errorf("exit code %d, want %d; it says %q", o.code, code, o.err)
	}
	if strings.Count(o.err, "\n") != 1 {
		t.Errorf("not one line: %q", o.err)
	}
	for _, w := range words {
		if !strings.Contains(o.err, w) {
			t.Errorf("%q does not say %q", o.err, w)
		}
	}
}

func TestWrongUsageIsOneLine(t *testing.T) {
	for _, tt := range []struct {
		args  []string
		words []string
	}{
		{[]string{"dance"}, []string{"dance is no command, and no file"}},
		{[]string{"paly", "beginner"}, []string{"paly is no command", `did you mean "play"?`}},
		{[]string{"--loud"}, []string{"--loud", "--help"}},
		{[]string{"timeline"}, []string{"<routine>"}},
		{[]string{"timeline", "beginner", "--guidance", "loud"}, []string{"guidance", "full", "brief", "tones"}},
		{[]string{"timeline", "beginner", "--level", "hero"}, []string{"level", "beginner"}},
		{[]string{"timeline", "beginner", "--rest", "1h"}, []string{"uncoil: --rest is 1h", "10m"}},
		{[]string{"timeline", "beginner", "--rest", "soon"}, []string{`--rest is "soon": write a time with its unit, such as 20s`}},
		{[]string{"timeline", "beginner", "--rest", "20"}, []string{`--rest is "20": write a time with its unit`}},
		{[]string{"timeline", "beginner", "--speed", "fast"}, []string{`--speed is "fast": write a number`}},
		{[]string{"timeline", "beginner", "--level"}, []string{"--level has no value"}},
		{[]string{"timeline", "beginner", "--minutes", "0"}, []string{`uncoil: --minutes is "0": write a number from 5 to 60, or "full"`}},
		{[]string{"script", "beginner", "--minutes", "abc"}, []string{`uncoil: --minutes is "abc": write a number from 5 to 60`}},
		{[]string{"export", "beginner", "-o", "x.mp3", "--minutes", "500"}, []string{`uncoil: --minutes is "500": write a number`}},
		{[]string{"play", "beginner", "--minutes"}, []string{"uncoil: --minutes has no value"}},
		{[]string{"play", "--continue", "--minutes", "10"}, []string{"--minutes is for a session that begins"}},
		{[]string{"check"}, []string{"uncoil: name <files> ..."}},
		{[]string{"sheet", "-o", "x.png", "--skin", "green"}, []string{"--skin", "porcelain"}},
		{[]string{"play", "beginner", "--speed", "0"}, []string{"--speed", "1 and 1000"}},
		{[]string{"script", "beginner", "--voice", "nobody"}, []string{"--voice", "nobody", "heart"}},
		{[]string{"export", "beginner", "-o", "x.mp3", "--pace", "hasty"}, []string{"pace", "hasty", "normal", "slow"}},
		{[]string{"export", "beginner"}, []string{"--output"}},
	} {
		t.Run(strings.Join(tt.args, " "), func(t *testing.T) {
			uncoil(t, tt.args...).oneLine(t, exitUsage, tt.words...)
		})
	}
}

func TestFailuresAreOneLine(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "broken.yaml")
	if err := os.WriteFile(text, []byte("id: [unclosed\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		args  []string
		words []string
	}{
		{[]string{"timeline", "begginer"}, []string{"begginer", "beginner"}},
		{[]string{"window", "no.uncoil"}, []string{"there is no file no.uncoil"}},
		{[]string{filepath.Join(dir, "no.uncoil"), "--hidden"}, []string{"there is no file", "no.uncoil"}},
		{[]string{"play", "nothing"}, []string{"nothing"}},
		{[]string{"figure", "cat-cat", "-o", filepath.Join(dir, "x.png")}, []string{"cat-cat", "cat-cow"}},
		{[]string{"figure", "cat-cow", "-o", filepath.Join(dir, "x.png"), "--size", "big"}, []string{"--size", "960x720"}},
		{[]string{"figure", "cat-cow", "-o", filepath.Join(dir, "x.png"), "--size", "64x48x3"}, []string{"--size", "960x720"}},
		{[]string{"figure", "cat-cow", "-o", filepath.Join(dir, "x.png"), "--size", "16x8193"}, []string{"--size", "960x720"}},
		{[]string{"figure", "cat-cow", "-o", filepath.Join(dir, "x.png"), "--at", "NaN"}, []string{"--at is NaN"}},
		{[]string{"figure", "cat-cow", "-o", filepath.Join(dir, "x.jpg")}, []string{"x.jpg", "end the file's name in .png"}},
		{[]string{"figure", "cat-cow", "-o", ""}, []string{`-o is "": end the file's name in .png`}},
		{[]string{"sheet", "-o", filepath.Join(dir, "x.gif")}, []string{"end the file's name in .png"}},
		{[]string{"print", "beginner", "-o", ""}, []string{`-o is "": end the file's name in .pdf or .png`}},
		{[]string{"export", "beginner", "-o", ""}, []string{`-o is "": end the file's name in .mp3 or .wav`}},
		{[]string{"pack", "beginner", "-o", "x.zip"}, []string{`-o is "x.zip": end the file's name in .uncoil`}},
		{[]string{"reminders", "-o", "x"}, []string{`-o is "x": end the file's name in .ics`}},
		{[]string{"figure", "cat-cow", "-o", filepath.Join(dir, "no", "x.png")}, []string{"x.png"}},
		{[]string{"script", "nothing"}, []string{"nothing"}},
		{[]string{"script", "desk-break", "-o", filepath.Join(dir, "no", "x.txt")}, []string{"x.txt"}},
		{[]string{"check", text}, []string{"broken.yaml:1"}},
		{[]string{"log", "hop", "30"}, []string{"hop", "walk", "strength"}},
		{[]string{"log", "walk", "long"}, []string{`"long" is no length: write minutes such as 30`}},
		{[]string{"log", "walk", "0"}, []string{"more than 0"}},
		{[]string{"log", "walk", "2000"}, []string{`"2000" is no length`}},
		{[]string{"log", "walk", "30", "--day", "soon"}, []string{`--day: "soon" is no date: write it as 2026-11-20`}},
		{[]string{"log", "walk", "30", "--day", "2999-01-01"}, []string{"--day is 2999-01-01, which is yet to come"}},
		{[]string{"today", "--minutes=-5"}, []string{"--minutes is -5"}},
		{[]string{"advice", "bell"}, []string{`no topic "bell"`, "belly"}},
		{[]string{"check", filepath.Join(dir, "missing.yaml")}, []string{"missing.yaml"}},
		{[]string{"check", dir}, []string{dir}},
	} {
		t.Run(strings.Join(tt.args[:2], " "), func(t *testing.T) {
			uncoil(t, tt.args...).oneLine(t, exitFailed, tt.words...)
		})
	}
}

func TestNoDisplayNamesPlay(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	uncoil(t).oneLine(t, exitFailed, "no display", "uncoil play")
	t.Setenv("DISPLAY", ":4711")
	uncoil(t, "window").oneLine(t, exitFailed, ":4711", "uncoil play")
}

func TestEveryCommandHasHelp(t *testing.T) {
	for _, command := range []string{"", "play", "list", "timeline", "script", "export", "figure", "sheet", "check", "doctor"} {
		args := strings.Fields(command + " --help")
		if got := uncoil(t, args...); got.code != exitFine || !strings.Contains(got.out, "Usage: uncoil") || got.err != "" {
			t.Errorf("%v: %+v", args, got)
		}
	}
}

func TestTheDoctorNamesTheVoices(t *testing.T) {
	silence(t)
	got := uncoil(t, "doctor")
	for _, name := range voiceNames() {
		if !strings.Contains(got.out, name+" (") && !strings.Contains(got.out, name+" has no clip") {
			t.Errorf("the doctor does not name %s:\n%s", name, got.out)
		}
	}
}

func TestListNamesEverything(t *testing.T) {
	books, err := catalog.Load(assets.Files(), nil)
	if err != nil {
		t.Fatal(err)
	}
	text := uncoil(t, "list")
	var list struct {
		Routines  []struct{ ID string }
		Exercises []struct{ ID string }
	}
	if err := json.Unmarshal([]byte(uncoil(t, "list", "--json").out), &list); err != nil {
		t.Fatal(err)
	}
	if len(list.Routines) != len(books.Routines()) || len(list.Exercises) != len(books.Exercises()) {
		t.Errorf("lists %d routines and %d exercises, want %d and %d",
			len(list.Routines), len(list.Exercises), len(books.Routines()), len(books.Exercises()))
	}
	for _, e := range list.Exercises {
		if !strings.Contains(text.out, e.ID) {
			t.Errorf("the text does not list %s", e.ID)
		}
	}
}

func TestTimelineObeysFlags(t *testing.T) {
	length := func(args ...string) float64 {
		t.Helper()
		got := uncoil(t, append([]string{"timeline", "beginner", "--json"}, args...)...)
		var tl struct{ Length float64 }
		if err := json.Unmarshal([]byte(got.out), &tl); err != nil {
			t.Fatalf("%v: %s", err, got.err)
		}
		return tl.Length
	}
	usual := length()
	if short := length("--rest", "0s"); short >= usual {
		t.Errorf("without rests it lasts %v s, with them %v s", short, usual)
	}
	if brief := length("--guidance", "brief"); brief >= usual {
		t.Errorf("brief lasts %v s, full %v s", brief, usual)
	}
	if strong := length("--level", "advanced"); strong <= usual {
		t.Errorf("advanced lasts %v s, beginner %v s", strong, usual)
	}
}

func TestFigureAndSheetWritePictures(t *testing.T) {
	dir := t.TempDir()
	for name, args := range map[string][]string{
		"figure.png": {"figure", "cat-cow", "--at", "7", "--size", "320x240"},
		"dark.png":   {"figure", "childs-pose", "--dark"},
		"person.png": {"figure", "bird-dog", "--look", "short", "--skin", "ebony", "--contrast", "--size", "320x240"},
		"sheet.png":  {"sheet"},
		"high.png":   {"sheet", "--contrast", "--dark"},
	} {
		path := filepath.Join(dir, name)
		if got := uncoil(t, append(args, "-o", path)...); got.code != exitFine {
			t.Fatalf("%s: %s", name, got.err)
		}
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(f)
		_ = f.Close()
		if err != nil {
			t.Fatal(err)
		}
		if name == "figure.png" && (img.Bounds().Dx() != 320 || img.Bounds().Dy() != 240) {
			t.Errorf("size %v", img.Bounds())
		}
	}
}

func TestOwnRoutinesAreFound(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "routines"), 0o755); err != nil {
		t.Fatal(err)
	}
	own := "id: mine\nname: Mine\nsummary: My own.\nlevel: beginner\nsource: [S0]\nblocks:\n" +
		"  - {kind: warm-up, items: [{exercise: arm-circles}]}\n  - {kind: main, items: [{exercise: cat-cow}]}\n  - {kind: cool-down, items: [{exercise: supine-rest}]}\n"
	path := filepath.Join(dir, "routines", "mine.yaml")
	if err := os.WriteFile(path, []byte(own), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := uncoilIn(t, dir, "timeline", "mine"); got.code != exitFine || !strings.Contains(got.out, "cat-cow") {
		t.Errorf("%+v", got)
	}
	if got := uncoilIn(t, dir, "check", path); got.code != exitFine {
		t.Errorf("%+v", got)
	}
	// A broken file of the user's is named, and the rest works all the same.
	if err := os.WriteFile(path, []byte(strings.Replace(own, "cat-cow", "cat-cot", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	got := uncoilIn(t, dir, "list")
	got.oneLine(t, exitFine, "mine.yaml:8", "cat-cot", "cat-cow")
	if !strings.Contains(got.out, "beginner") {
		t.Errorf("the built-in routines are gone: %s", got.out)
	}
}

func TestADamagedDatabaseIsSetAside(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "uncoil.db"), []byte("this is no database, whatever its name says"), 0o644); err != nil {
		t.Fatal(err)
	}
	got := uncoilIn(t, dir, "timeline", "beginner")
	got.oneLine(t, exitFine, dir, "damaged")
	kept, err := filepath.Glob(filepath.Join(dir, "uncoil-damaged-*.db"))
	if err != nil || len(kept) != 1 {
		t.Errorf("set aside: %v %v", kept, err)
	}
	if again := uncoilIn(t, dir, "timeline", "beginner"); again.err != "" {
		t.Errorf("the second start says %q", again.err)
	}
}

func TestAnUnwritableFolderIsSaid(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	uncoilIn(t, filepath.Join(file, "data"), "timeline", "beginner").oneLine(t, exitFine, "Nothing will be kept", file)
}

func TestFlagsAreNotKept(t *testing.T) {
	rest := 20 * time.Second
	flags := commandLine{Guidance: engine.GuidanceTones, Rest: &rest, Voice: "somebody", Pace: engine.PaceSlow}
	stored := engine.DefaultPreferences()
	shown := stored
	flags.override(&shown)
	if shown.Sound.Speaker != "somebody" || shown.Sound.Pace != engine.PaceSlow {
		t.Errorf("spoken by %q at a %s pace", shown.Sound.Speaker, shown.Sound.Pace)
	}
	shown.Level = engine.LevelAdvanced // changed in the settings
	shown.Rests.Default.Length = 45 * time.Second
	flags.withdraw(&shown, &stored)
	if shown.Guidance != stored.Guidance || shown.Level != engine.LevelAdvanced || shown.Rests.Default.Length != 45*time.Second {
		t.Errorf("to be kept: %s, %s, %v", shown.Guidance, shown.Level, shown.Rests.Default.Length)
	}
	if shown.Sound != stored.Sound {
		t.Errorf("to be kept: %+v", shown.Sound)
	}
}
