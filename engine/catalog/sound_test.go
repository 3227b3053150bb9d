package catalog_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"uncoil/engine/catalog"
)

// soundExercise is a small exercise without a fault; tests break it.
const soundExercise = `id: knee-hug
name: Knee Hug
position: supine
sides: none
benefit: It rounds the low back softly.
steps:
  - Lie on your back.
  - Draw your knees in.
mistake: Pulling hard. Let your arms be heavy instead.
easier: Hold behind your thighs.
regions: [low-back]
source: [S3]
dose:
  kind: hold
  amount: {from: 10, to: 15}
start:
  frame: rest
  show: Lie on your back.
enter:
  seconds: 5
  frame: hugged
cycle:
  - breath: in
    frame: hugged
    show: Breathe in.
    full: Breathe in.
  - breath: out
    frame: rest
    full: And out.
say:
  setup:
    full:
      - Lie on your back.
level: beginner
aim: stretch
asks: [deep-hip-bend, rounded-bend, lying-flat, getting-down]
spares: [hip-bent-back, across-the-middle, loaded-rounding, crunching, arching, full-arching, twisting, loaded-twisting, head-low, hanging, load-on-knees, kneeling, load-on-wrists, load-on-shoulders, load-on-neck, balance, lying-on-front, pressure-on-back, jumping, held-effort]
`

// soundFigure is the illustration of soundExercise.
const soundFigure = `view: side
frames:
  - name: rest
    pelvis: [0, 11]
  - name: hugged
    pelvis: [0, 11]
`

// soundRoutine is a routine of soundExercise alone.
const soundRoutine = `id: tiny
name: Tiny
summary: One exercise, three times.
level: beginner
source: [S3]
blocks:
  - kind: warm-up
    items:
      - {exercise: knee-hug}
  - kind: main
    items:
      - {exercise: knee-hug, amount: 12, sets: 1, rest: 20}
  - kind: cool-down
    rest: 5
    items:
      - exercise: knee-hug
`

// edit is a change that breaks a sound file: the first old becomes new.
type edit struct{ old, new string }

// with returns a text with a change, which must apply.
func with(t testing.TB, text string, edits ...edit) string {
	t.Helper()
	for _, e := range edits {
		if !strings.Contains(text, e.old) {
			t.Fatalf("the sound file has no %q to break", e.old)
		}
		text = strings.Replace(text, e.old, e.new, 1)
	}
	return text
}

// files returns a small sound catalogue, the phrases of the real one with it.
func files(t testing.TB) fstest.MapFS {
	t.Helper()
	return fstest.MapFS{
		"exercises/knee-hug.yaml": {Data: []byte(soundExercise)},
		"figures/knee-hug.yaml":   {Data: []byte(soundFigure)},
		"routines/tiny.yaml":      {Data: []byte(soundRoutine)},
		"phrases.yaml":            {Data: []byte(realText(t, "phrases.yaml"))},
		"care.yaml":               {Data: []byte(realText(t, "care.yaml"))},
		"advice.yaml":             {Data: []byte(realText(t, "advice.yaml"))},
	}
}

// expect loads files and compares what is wrong with them, line by line.
func expect(t *testing.T, fsys fstest.MapFS, want ...string) {
	t.Helper()
	_, err := catalog.Load(fsys)
	got := ""
	if err != nil {
		got = err.Error()
	}
	if got != strings.Join(want, "\n") {
		t.Errorf("got\n  %s\nwant\n  %s", strings.ReplaceAll(got, "\n", "\n  "), strings.Join(want, "\n  "))
	}
}

func TestSoundFilesLoad(t *testing.T) {
	expect(t, files(t))
}
