package catalog_test

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/catalog"
)

// leaflet is the smallest valid exercise file.
const leaflet = `name: Bridge, Übung 1
steps:
  - Lie on your back
  - Lift your hips, and hold. Then lower them.
dose: {kind: hold, amount: 30}
`

// tinyPicture begins as a PNG does, which is all that loading asks for.
const tinyPicture = "\x89PNG\r\n\x1a\nand so on"

// own loads a user's files over the built-in ones.
func own(t testing.TB, files map[string]string) (*catalog.Catalog, error) {
	t.Helper()
	tree := fstest.MapFS{}
	for name, text := range files {
		tree[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return real(t).With(tree)
}

// sound loads a user's files, which must have no fault.
func sound(t testing.TB, files map[string]string) *catalog.Catalog {
	t.Helper()
	c, err := own(t, files)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// work compiles a session of one exercise and returns its first work step.
func work(t testing.TB, c *catalog.Catalog, id string) engine.Step {
	t.Helper()
	r := &engine.Routine{ID: "one", Name: "One", Blocks: []engine.Block{{Kind: engine.Main, Items: []engine.Item{{Exercise: id}}}}}
	prefs := engine.DefaultPreferences()
	tl, err := engine.Compile(r, c.Book(), &prefs, engine.EstimatedVoice{})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(tl.Steps, func(s engine.Step) bool { return s.Kind == engine.Work })
	return tl.Steps[i]
}

// working returns the length of a step's working section, and its frames.
func working(s engine.Step) (length time.Duration, frames []string) {
	for _, span := range s.Spans {
		if span.Section == engine.Working {
			length += span.Length
			if !slices.Contains(frames, span.Frame) {
				frames = append(frames, span.Frame)
			}
		}
	}
	return length, frames
}

func TestALeafletIsEnough(t *testing.T) {
	c := sound(t, map[string]string{"exercises/from the therapist.yaml": leaflet})
	const id = "bridge-ubung-1"
	e, err := c.Exercise(id)
	if err != nil {
		t.Fatal(err)
	}
	if e.Position != engine.Supine || e.Sides != engine.SidesNone {
		t.Errorf("position %q, sides %q", e.Position, e.Sides)
	}
	if want, got := []string{"Lie on your back.", "Lift your hips, and hold.", "Then lower them."}, engine.Sentences(e.Say.Setup.Full); !slices.Equal(got, want) {
		t.Errorf("it says %q, want %q", got, want)
	}
	if want, got := []string{"Lie on your back."}, engine.Sentences(e.Say.Setup.Brief); !slices.Equal(got, want) {
		t.Errorf("it says briefly %q, want %q", got, want)
	}
	if c.ShownBy(id) != catalog.ByText {
		t.Errorf("shown by %s", c.ShownBy(id))
	}
	if _, err := c.Scene(id); engine.CodeOf(err) != engine.CodeNotFound {
		t.Errorf("Scene: %v", err)
	}
	step := work(t, c, id)
	if length, frames := working(step); length != 30*time.Second || !slices.Equal(frames, []string{""}) {
		t.Errorf("the work lasts %v and shows %q, want 30s and nothing", length, frames)
	}
	if show := step.Spans[0].Show; show != "Lift your hips, and hold. Then lower them." {
		t.Errorf("it shows %q", show)
	}
	written, file, ok := c.OwnExercise(id)
	if !ok || file != "exercises/from the therapist.yaml" || written.Position != "" || len(written.Cycle) != 0 {
		t.Errorf("as written: %+v in %q, %v", written, file, ok)
	}
}

// TestOwnExercisesLeadAsTheBuiltInOnesDo writes directions with and without a
// time of their own, and all else that leads by ear.
func TestOwnExercisesLeadAsTheBuiltInOnesDo(t *testing.T) {
	const id = "bridge-ubung-1"
	c := sound(t, map[string]string{"exercises/a.yaml": leaflet + `figure: cat-cow
sides: left-right
handy: [cushion]
calm: true
start: {frame: cat, show: Come down.}
cycle:
  - {seconds: 20, frame: cat, show: Hold it., full: Hold it., again: [And hold.]}
say:
  way: {full: [{say: Come to your bed., seconds: 4.5}]}
  setup: {full: [Lie down., {say: Bend your knees., seconds: 3}]}
  switch: {brief: ["Turn over: to the right."]}
`})
	e, err := c.Exercise(id)
	if err != nil {
		t.Fatal(err)
	}
	want := []engine.Direction{{Say: "Lie down."}, {Say: "Bend your knees.", Seconds: 3}}
	if !slices.Equal(e.Say.Setup.Full, want) || e.Say.Way.Full[0].Seconds != 4.5 || !e.Calm || e.Cycle[0].Again[0] != "And hold." {
		t.Errorf("read as %+v, calm %v, %+v", e.Say, e.Calm, e.Cycle)
	}
	written, _, _ := c.OwnExercise(id)
	text := string(catalog.Encode(&written))
	for _, line := range []string{
		"      - Lie down.\n", "      - {say: Bend your knees., seconds: 3}\n", "      - \"Turn over: to the right.\"\n", "handy: [cushion]\n", "calm: true\n",
	} {
		if !strings.Contains(text, line) {
			t.Errorf("%q is not in what is written:\n%s", line, text)
		}
	}
}

// TestTheMovementIsMadeFromTheDose goes through every kind of dose with every
// way to show it and every scheme of sides.
func TestTheMovementIsMadeFromTheDose(t *testing.T) {
	shown := map[string]string{
		"by text":              "",
		"by one picture":       "pictures: [a.png]\n",
		"by pictures":          "pictures: [a.png, B 2.JPG, c.png]\n",
		"by a breathing one":   "figure: cat-cow\n",
		"by a holding one":     "figure: childs-pose\n",
		"by an alternating":    "figure: march-in-place\n",
		"by one with sides":    "figure: single-knee-to-chest\n",
		"by one with one side": "figure: piriformis-stretch\n",
		"by a talkative one":   "figure: ball-squeeze\n",
	}
	doses := map[string]time.Duration{
		"{kind: hold, amount: 45}":                           45 * time.Second,
		"{kind: hold, amount: 45}\nbreathe: true":            0, // whole breaths, near to it
		"{kind: breaths, amount: 4}":                         40 * time.Second,
		"{kind: flow, amount: 3}":                            30 * time.Second,
		"{kind: reps, amount: 5, seconds: 6}":                30 * time.Second,
		"{kind: reps, amount: 5, seconds: 1}":                0, // sides take the time twice, short phases their least
		"{kind: reps, amount: 5, seconds: 3, sets: 2}":       15 * time.Second,
		"{kind: reps, amount: 5, seconds: 3, hold: 4}":       35 * time.Second,
		"{kind: reps, amount: 5, hold: 10}":                  0,
		"{kind: reps, amount: 6, seconds: 4}\nbreathe: true": 24 * time.Second,
	}
	files := map[string]string{"pictures/a.png": tinyPicture, "pictures/B 2.JPG": tinyPicture, "pictures/c.png": tinyPicture}
	type made struct {
		what, sides string
		length      time.Duration
	}
	all := map[string]made{}
	for how, extra := range shown {
		for dose, length := range doses {
			for _, sides := range []string{"none", "left-right", "alternating", "left-right-both"} {
				id := fmt.Sprintf("x-%d", len(all))
				files["exercises/"+id+".yaml"] = "id: " + id + "\n" + leaflet[:strings.Index(leaflet, "dose")] + "sides: " + sides + "\n" + extra + "dose: " + dose + "\n"
				all[id] = made{fmt.Sprintf("%s, %s, %s", how, dose, sides), sides, length}
			}
		}
	}
	c := sound(t, files)
	for id, m := range all {
		step := work(t, c, id)
		got, frames := working(step)
		if m.sides == "none" && m.length != 0 && (got-m.length).Abs() > time.Millisecond {
			t.Errorf("%s: the work lasts %v, want %v", m.what, got, m.length)
		}
		checkFrames(t, c, id, m.what, frames)
		checkSides(t, m.what, step, m.sides)
		e, _ := c.Exercise(id)
		if slices.ContainsFunc(e.Cycle, func(p engine.Phase) bool { return len(p.Again) > 0 }) {
			t.Errorf("%s: it speaks for the exercise that lends its illustration", m.what)
		}
		if e.Dose.Kind == engine.Repetitions {
			if n := len(slices.DeleteFunc(slices.Clone(e.Cycle), func(p engine.Phase) bool { return !p.Counts })); n != 1 {
				t.Errorf("%s: a repetition is counted %d times", m.what, n)
			}
		}
	}
}

// checkFrames checks that everything shown can be shown.
func checkFrames(t *testing.T, c *catalog.Catalog, id, what string, frames []string) {
	t.Helper()
	for _, frame := range frames {
		ok := frame == ""
		switch c.ShownBy(id) {
		case catalog.ByPictures:
			ok = slices.Contains(c.Pictures(id), frame)
		case catalog.ByFigure:
			scene, err := c.Scene(id)
			ok = err == nil && scene.HasFrame(frame)
		}
		if !ok {
			t.Errorf("%s: frame %q cannot be shown", what, frame)
		}
	}
}

// checkSides checks that an alternating exercise gives both sides the same.
func checkSides(t *testing.T, what string, step engine.Step, sides string) {
	t.Helper()
	if sides != "alternating" {
		return
	}
	var left, right time.Duration
	for _, s := range step.Spans {
		switch s.Side {
		case engine.LeftSide:
			left += s.Length
		case engine.RightSide:
			right += s.Length
		}
	}
	if left == 0 || (left-right).Abs() > 10*time.Millisecond {
		t.Errorf("%s: %v for the left side, %v for the right", what, left, right)
	}
}

func TestPicturesInTheirOrder(t *testing.T) {
	files := map[string]string{
		"exercises/x.yaml":    leaflet + "pictures: [b.png, a.png, none.png, text.jpg, moving.jpg, web.png]\n",
		"pictures/moving.jpg": "GIF89a\x01\x00\x01\x00\x00\x00\x00;", "pictures/web.png": "RIFF\x00\x00\x00\x00WEBPVP8 ",
		"pictures/a.png": tinyPicture, "pictures/b.png": tinyPicture, "pictures/text.jpg": "no picture",
	}
	c, err := own(t, files)
	want := `exercises/x.yaml:6: pictures[3] is "none.png", and there is no such file: put it into the folder pictures, or leave it out
exercises/x.yaml:6: pictures[4] is "text.jpg", which is no picture: save it as PNG or JPEG, or leave it out
exercises/x.yaml:6: pictures[5] is "moving.jpg", which is a GIF file: save it as PNG or JPEG, or leave it out
exercises/x.yaml:6: pictures[6] is "web.png", which is a WebP file: save it as PNG or JPEG, or leave it out`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	const id = "bridge-ubung-1"
	if got := c.Pictures(id); !slices.Equal(got, []string{"b.png", "a.png"}) || c.ShownBy(id) != catalog.ByPictures {
		t.Errorf("pictures %v, shown by %s", got, c.ShownBy(id))
	}
	if written, _, _ := c.OwnExercise(id); len(written.Pictures) != 6 {
		t.Errorf("what is written was changed to %v", written.Pictures)
	}
	f, err := c.OpenPicture(id, "a.png")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if data, err := io.ReadAll(f); string(data) != tinyPicture || err != nil {
		t.Errorf("the picture holds %q, %v", data, err)
	}
	for _, name := range []string{"../exercises/x.yaml", "none.png", ""} {
		if _, err := c.OpenPicture(id, name); engine.CodeOf(err) != engine.CodeNotFound {
			t.Errorf("OpenPicture(%q): %v", name, err)
		}
	}
}

func TestIDsAreNotGivenTwice(t *testing.T) {
	c, err := own(t, map[string]string{
		"exercises/a.yaml": leaflet,
		"exercises/b.yaml": "id: bridge-ubung-1\n" + leaflet,
		"exercises/c.yaml": strings.Replace(leaflet, "Bridge, Übung 1", "Cat Cow", 1),
		"routines/a.yaml":  "name: Beginner\nblocks:\n  - kind: main\n    items: [{exercise: cat-cow}]\n",
	})
	want := `exercises/b.yaml:1: "bridge-ubung-1" is the id of exercises/a.yaml too: give one of the two another id and name
exercises/c.yaml:1: "cat-cow" is built in, as exercises/cat-cow.yaml: give yours another id
routines/a.yaml:1: "beginner" is built in, as routines/beginner.yaml: give yours another id`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	if e, _ := c.Exercise("cat-cow"); e.Name != "Cat-Cow" {
		t.Error("a built-in exercise was replaced")
	}
}

func TestBrokenOwnExercises(t *testing.T) {
	dose := "dose: {kind: hold, amount: 30}"
	for name, c := range map[string]struct{ old, new, want string }{
		"no name":               {"name: Bridge, Übung 1\n", "", "1: name is missing: write the name that people read"},
		"a name without an id":  {"Bridge, Übung 1", "ブリッジ", "1: no id can be made from the name: add one, such as id: my-stretch"},
		"an id with a slash":    {"name", "id: ../x\nname", `1: id is "../x": use small letters, digits and single hyphens, at most 48, such as knee-hug`},
		"a device as an id":     {"name", "id: nul\nname", `1: id is "nul": use small letters, digits and single hyphens, at most 48, such as knee-hug`},
		"in base sixteen":       {"amount: 30", "amount: 0x1e", "5: dose.amount is 0x1e: write a plain number, such as 30"},
		"in base eight":         {"amount: 30", "amount: {from: 0o17, to: 30}", "5: dose.amount.from is 0o17: write a plain number, such as 30"},
		"in base eight, of old": {"amount: 30", "amount: 036", "5: dose.amount is 036: write a plain number, such as 30"},
		"with an underscore":    {"amount: 30", "amount: 1_000", "5: dose.amount is 1_000: write a plain number, such as 30"},
		"in base sixty":         {"amount: 30", "amount: 1:30", `5: dose.amount is "1:30": write 90, in seconds`},
		"a decimal comma":       {dose, "dose:\n  kind: hold\n  amount: 2,5", `7: dose.amount is "2,5": it must be a whole number, or a range such as {from: 20, to: 30}`},
		"a comma in braces":     {"amount: 30", "amount: 2,5", "5: dose.amount is 2,5: write 2.5, with a point"},
		"with its unit":         {"amount: 30", "amount: 30 s", `5: dose.amount is "30 s": write 30, in seconds`},
		"in minutes":            {"amount: 30", "amount: 1.5 min", `5: dose.amount is "1.5 min": write 90, in seconds`},
		"a range with a dash":   {"amount: 30", "amount: 20–30", `5: dose.amount is "20–30": write {from: 20, to: 30}`},
		"a rest in base sixty":  {dose, dose + "\nrest: 1:30", `6: rest is "1:30": write 90, in seconds`},
		"a rest in minutes":     {dose, dose + "\nrest: 2 min", `6: rest is "2 min": write 120, in seconds`},
		"a rest with a comma":   {dose, dose + "\nrest: 2,5", `6: rest is "2,5": write 2.5, with a point`},
		"a rest in base eight":  {dose, dose + "\nrest: 030", "6: rest is 030: write a plain number, such as 30"},
		"nothing to be seen":    {"name: Bridge, Übung 1", "id: x\nname: \"\u3164\u2800\u115f\"", "2: name has nothing in it that can be seen: write it in letters"},
		"marks without letters": {"name: Bridge, Übung 1", "id: x\nname: \"\u0301\ufe0f\"", "2: name has nothing in it that can be seen: write it in letters"},
		"a step of nothing":     {"- Lie on your back", "- \"\u3164\"", "3: steps[1] has nothing in it that can be seen: write it in letters"},
		"a lone joiner":         {"Bridge", "Bridge \u200d", "1: the character U+200D cannot be seen: remove it"},
		"two joiners":           {"Bridge", "Bri\u200c\u200cdge", "1: the character U+200C cannot be seen: remove it"},
		"a name turned around":  {"Bridge", "Bri\u202edge", "1: the character U+202E cannot be seen: remove it"},
		"a name escaped":        {"Bridge, Übung 1", `"Bri\u202edge"`, "1: name has the character U+202E, which cannot be seen: remove it"},
		"no steps":              {"steps:\n  - Lie on your back\n  - Lift your hips, and hold. Then lower them.\n", "", "1: steps is missing: say what to do, one line for each step"},
		"no dose":               {dose, "", "1: dose.kind is missing: use one of hold, breaths, reps, flow"},
		"a hold of ten years":   {"amount: 30", "amount: 315360000", "5: dose.amount.from is 315360000: it must lie between 1 and 1800 seconds"},
		"a negative hold":       {"amount: 30", "amount: -1", "5: dose.amount.from is -1: it must lie between 1 and 1800 seconds"},
		"not a number":          {"amount: 30", "amount: .nan", "5: dose.amount is .nan: it must be a whole number, or a range such as {from: 20, to: 30}"},
		"for ever":              {"amount: 30", "amount: {from: 1, to: .inf}", "5: dose.amount.to is .inf: it must be a number"},
		"a rest for ever":       {dose, dose + "\nrest: .inf", `6: rest is ".inf": write seconds such as 30, or "6 breaths", or "until ready"`},
		"a hold held":           {"amount: 30", "amount: 30, hold: 3", `5: dose.hold is how long the top of a repetition is held: leave it out where dose.kind is "hold"`},
		"a top held too long":   {"hold, amount: 30", "reps, amount: 30, hold: 61", "5: dose.hold is 61: it must lie between 1 and 60 seconds"},
		"seconds of a hold":     {"amount: 30", "amount: 30, seconds: 3", `5: dose.seconds is how long one repetition takes: leave it out where dose.kind is "hold"`},
		"a repetition too long": {"hold, amount: 30", "reps, amount: 30, seconds: 61", "5: dose.seconds is 61: it must lie between 1 and 60 seconds"},
		"an unknown figure":     {dose, dose + "\nfigure: cat-caw", `6: there is no figure "cat-caw": did you mean "cat-cow"?`},
		"figure and pictures":   {dose, dose + "\nfigure: cat-cow\npictures: [a.png]", "7: both figure and pictures are given: keep one of the two"},
		"a picture elsewhere":   {dose, dose + "\npictures: [../a.png]", `6: pictures[1] is "../a.png": name a PNG or JPEG file of the folder pictures, in plain letters`},
		"a device as a picture": {dose, dose + "\npictures: [con.png]", `6: pictures[1] is "con.png": name a PNG or JPEG file of the folder pictures, in plain letters`},
		"enter without a cycle": {dose, dose + "\nenter: {seconds: 3}", "6: enter is for exercises with a cycle: leave it out, or write the cycle too"},
		"cycle without a card":  {dose, dose + "\nstart: {frame: a, show: Lie down.}\ncycle: [{seconds: 3, frame: a, show: Hold.}]", "7: cycle needs a figure or pictures: name one of them, or leave the cycle out"},
		"breathe with a cycle":  {dose, dose + "\nbreathe: true\nfigure: cat-cow\nstart: {frame: cat, show: Lie down.}\ncycle: [{seconds: 3, frame: cat, show: Hold.}]", "6: breathe is for exercises without a cycle: give the phases breath: in and breath: out"},
		"an unknown field":      {dose, dose + "\ncolour: red", `6: colour is not a field: use one of id, name,`},
		"a field twice":         {dose, dose + "\n" + dose, "6: dose is given twice, first on line 5: keep one"},
		"an anchor":             {"name: Bridge, Übung 1", "name: &a Bridge", "1: name refers to another place of the file: write the value out"},
		"handy, but a sofa":     {dose, dose + "\nhandy: [sofa]", `6: handy[1] is "sofa", which is not known: use one of `},
		"a way too long":        {dose, dose + "\nsay: {after: {full: [{say: Rest, seconds: 61}]}}", "6: say.after.full[1].seconds is 61: it must lie between 0 and 60"},
		"a number to be said":   {dose, dose + "\nsay: {setup: {full: [3]}}", "6: say.setup.full[1] is 3: it must be text, in quotes if need be"},
		"a group for a rest":    {dose, dose + "\nrest: {seconds: 3}", "6: rest is a group of fields: write one value"},
		"swaps with nobody":     {dose, dose + "\nswaps: [nobody]", `6: swaps[1] is "nobody", which does not exist:`},
	} {
		_, err := own(t, map[string]string{"exercises/x.yaml": with(t, leaflet, edit{c.old, c.new})})
		if err == nil || !strings.HasPrefix(err.Error(), "exercises/x.yaml:"+c.want) || strings.Count(err.Error(), "\n") > 1 {
			t.Errorf("%s: got\n  %v\nwant\n  exercises/x.yaml:%s", name, err, c.want)
		}
	}
}

func TestBrokenOwnRoutines(t *testing.T) {
	const routine = `name: Mine
blocks:
  - kind: main
    items:
      - {exercise: cat-cow}
`
	c := sound(t, map[string]string{"routines/any name.yaml": routine})
	if r, err := c.Routine("mine"); err != nil || r.Level != engine.LevelBeginner {
		t.Errorf("%+v, %v", r, err)
	}
	items := strings.Repeat("      - {exercise: cat-cow}\n", 10_000)
	for name, c := range map[string]struct{ old, new, want string }{
		"no blocks":           {"blocks:\n  - kind: main\n    items:\n      - {exercise: cat-cow}\n", "", "1: blocks is missing: give at least kind: main with its items"},
		"an empty block":      {"    items:\n      - {exercise: cat-cow}\n", "", "3: blocks[1] has no items: give it an exercise, or leave the block out"},
		"a block twice":       {"  - kind: main\n", "  - kind: main\n    items: [{exercise: cobra}]\n  - kind: main\n", `5: blocks[2].kind is "main": give each block once, in the order warm-up, main, cool-down`},
		"blocks out of order": {"  - kind: main\n", "  - kind: cool-down\n    items: [{exercise: cobra}]\n  - kind: main\n", `5: blocks[2].kind is "main": give each block once, in the order warm-up, main, cool-down`},
		"10 000 items":        {"      - {exercise: cat-cow}\n", items, "8000: the file has 10004 lines: the most is 8000"},
		"501 items":           {"      - {exercise: cat-cow}\n", items[:501*len("      - {exercise: cat-cow}\n")], "2: the routine has 501 exercises: the most is 500"},
		"an unknown exercise": {"cat-cow", "cat-caw", `5: blocks[1].items[1].exercise is "cat-caw", which does not exist: did you mean "cat-cow"?`},
		"an absurd amount":    {"cat-cow", "cat-cow, amount: 1000000000", "5: blocks[1].items[1].amount is 1000000000: cat-cow allows 5 to 20"},
	} {
		_, err := own(t, map[string]string{"routines/x.yaml": with(t, routine, edit{c.old, c.new})})
		if err == nil || err.Error() != "routines/x.yaml:"+c.want {
			t.Errorf("%s: got\n  %v\nwant\n  routines/x.yaml:%s", name, err, c.want)
		}
	}
}

func TestTheExamplesAreSound(t *testing.T) {
	dir := filepath.Join("..", "..", "assets", "examples")
	c, err := real(t).With(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	found, _ := filepath.Glob(filepath.Join(dir, "*", "*.yaml"))
	for _, file := range found {
		if err := c.CheckFile(file); err != nil {
			t.Error(err)
		}
	}
	if _, _, ok := c.OwnRoutine("from-my-therapist"); !ok || len(found) < 2 {
		t.Errorf("of %v there is no routine", found)
	}
}

func TestCheckFileAsksLessOfOwnFiles(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "x.yaml")
	for _, c := range []struct{ text, want string }{
		{leaflet, ""},
		{leaflet + "pictures: [a.png]\n", `:6: pictures[1] is "a.png", and there is no such file: put it into the folder pictures, or leave it out`},
		{strings.Replace(leaflet, "Bridge, Übung 1", "Cobra", 1), `:1: "cobra" is built in, as `},
		{"name: Mine\nblocks: [{kind: main, items: [{exercise: cat-caw}]}]\n", `:2: blocks[1].items[1].exercise is "cat-caw", which does not exist: did you mean "cat-cow"?`},
	} {
		if err := os.WriteFile(file, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		err := catalog.CheckFile(assets.Files(), file)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.HasPrefix(err.Error(), filepath.ToSlash(file)+c.want)) {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"Knee Hug":                  "knee-hug",
		"  Child's  Pose (long)":    "childs-pose-long",
		"2. Étirement à gauche":     "etirement-a-gauche",
		"日本":                        "",
		"Aux":                       "aux-own",
		strings.Repeat("long ", 20): "long-long-long-long-long-long-long-long-long-lon",
	} {
		got := catalog.Slug(name)
		if got != want || got != "" && !catalog.ValidID(got) {
			t.Errorf("Slug(%q) = %q, want %q", name, got, want)
		}
	}
}
