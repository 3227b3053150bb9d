package catalog_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"uncoil/engine"
	"uncoil/engine/catalog"
)

func TestBrokenRoutines(t *testing.T) {
	type edits = []edit
	type lines = []string
	item := "      - {exercise: knee-hug}\n"
	for _, c := range []struct {
		name  string
		edits []edit
		want  []string
	}{
		{"summary missing", edits{{"summary: One exercise, three times.\n", ""}}, lines{"1: summary is missing: say in a sentence or two what the routine is for"}},
		{"level unknown", edits{{"level: beginner", "level: begginer"}}, lines{`4: level is "begginer", which is not known: did you mean "beginner"?`}},
		{"rest negative", edits{{"level:", "rest: -1\nlevel:"}}, lines{"4: rest is -1: it must lie between 0 and 600 seconds"}},
		{"rest of a block with a fraction", edits{{"rest: 5", "rest: 5.5"}}, lines{"14: blocks[3].rest is 5.5: it must be a whole number"}},
		{"rest of a place too long", edits{{"rest: 20", "rest: 900"}}, lines{"12: blocks[2].items[1].rest is 900: it must lie between 0 and 600 seconds"}},
		{"surface unknown", edits{{"level:", "surface: sofa\nlevel:"}}, lines{`4: surface is "sofa": write bed, or leave it out for the floor`}},
		{"beginning too long", edits{{"level:", "begin: {full: [{say: Set up a chair., seconds: 90}]}\nlevel:"}}, lines{"4: begin.full[1].seconds is 90: it must lie between 0 and 60"}},
		{"block missing", edits{{"  - kind: warm-up\n    items:\n" + item, ""}}, lines{"6: blocks has 2 blocks: give warm-up, main, cool-down, in this order"}},
		{"blocks out of order", edits{{"kind: warm-up", "kind: main"}, {"kind: main\n    items:\n      - {exercise: knee-hug, ", "kind: warm-up\n    items:\n      - {exercise: knee-hug, "}}, lines{
			`7: blocks[1].kind is "main": block 1 must be "warm-up"`,
			`10: blocks[2].kind is "warm-up": block 2 must be "main"`,
		}},
		{"block unknown", edits{{"kind: main", "kind: mian"}}, lines{`10: blocks[2].kind is "mian", which is not known: did you mean "main"?`}},
		{"block empty", edits{{"    items:\n" + item, "    items: []\n"}}, lines{"7: blocks[1] has no items: give it at least one exercise"}},
		{"exercise unknown", edits{{"{exercise: knee-hug}", "{exercise: knee-hgu}"}}, lines{`9: blocks[1].items[1].exercise is "knee-hgu", which does not exist: did you mean "knee-hug"?`}},
		{"exercise missing", edits{{"{exercise: knee-hug}", "{sets: 1}"}}, lines{"9: blocks[1].items[1].exercise is missing: name an exercise by its id"}},
		{"amount outside", edits{{"amount: 12", "amount: 20"}}, lines{"12: blocks[2].items[1].amount is 20: knee-hug allows 10 to 15"}},
		{"amount with a fraction", edits{{"amount: 12", "amount: 12.5"}}, lines{"12: blocks[2].items[1].amount is 12.5: it must be a whole number"}},
		{"sets outside", edits{{"sets: 1", "sets: 2"}}, lines{"12: blocks[2].items[1].sets is 2: knee-hug allows 1 to 1"}},
		{"sets with a fraction", edits{{"sets: 1", "sets: 1.5"}}, lines{"12: blocks[2].items[1].sets is 1.5: it must be a whole number"}},
		{"too many exercises", edits{{item, strings.Repeat(item, 499)}}, lines{"6: the routine has 501 exercises: the most is 500"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys := files(t)
			fsys["routines/tiny.yaml"].Data = []byte(with(t, soundRoutine, c.edits...))
			expect(t, fsys, prefixed("routines/tiny.yaml", c.want)...)
		})
	}
}

func TestBrokenFigures(t *testing.T) {
	for _, c := range []struct {
		name     string
		old, new string
		want     string
	}{
		{"no frames", soundFigure[strings.Index(soundFigure, "frames:"):], "frames: []\n", "2: frames has 0 poses: give 1 to 100"},
		{"frame without a name", "name: hugged\n    pelvis", "pelvis", "5: frames[2].name is missing: name the pose, such as rest"},
		{"frame with a bad name", "name: hugged", "name: Hugged", `5: frames[2].name is "Hugged": use small letters, digits and single hyphens`},
		{"frame twice", "name: hugged", "name: rest", `5: frames[2].name is "rest", and an earlier frame is called so too: rename one`},
		{"point of three", "[0, 11]", "[0, 11, 3]", "4: frames[1].pelvis has 3 values: it must have 2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys := fstest.MapFS{
				"figures/knee-hug.yaml": {Data: []byte(with(t, soundFigure, edit{c.old, c.new}))},
				"exercises/.keep":       {}, "routines/.keep": {},
				"phrases.yaml": {Data: []byte(realText(t, "phrases.yaml"))},
				"care.yaml":    {Data: []byte(realText(t, "care.yaml"))},
				"advice.yaml":  {Data: []byte(realText(t, "advice.yaml"))},
			}
			expect(t, fsys, "figures/knee-hug.yaml:"+c.want)
		})
	}
}

func TestBrokenPhrases(t *testing.T) {
	for _, c := range []struct {
		name     string
		old, new string
		want     []string
	}{
		{"level missing", "  full: [Rest., And rest., Take a rest.]\n  brief: [Rest., And rest., Take a rest.]", "  full: [Rest.]", []string{"rest.brief is missing: write at least one sentence"}},
		{"block unknown", "  warm-up:\n    full:", "  warmup:\n    full:", []string{
			`blocks.warmup is "warmup", which is not known: did you mean "warm-up"?`,
			"blocks.warm-up.full has 0 sentences: write at least 1",
			"blocks.warm-up.brief is missing: write at least one sentence",
		}},
		{"move into nowhere", "  on-ball:\n    any:", "  onball:\n    any:", []string{
			"moves.on-ball.any.full has 0 sentences: write at least 1",
			"moves.on-ball.any.brief is missing: write at least one sentence",
			`moves.onball is "onball", which is not known: did you mean "on-ball"?`,
		}},
		{"move from nowhere", "    from:\n      supine:", "    from:\n      suppine:", []string{`moves.standing.from.suppine is "suppine", which is not known: did you mean "supine"?`}},
		{"side missing", "  left: Now the left side.\n", "", []string{"now-side.left is missing: write one sentence"}},
		{"side unknown", "  both: Now", "  bth: Now", []string{
			`now-side.bth is "bth", which is not known: did you mean "both"?`,
			"now-side.both is missing: write one sentence",
		}},
		{"phrase missing", "each-side: On each side.\n", "", []string{"each-side is missing: write one sentence"}},
		{"equipment without a line", "  strap: {first: You need a strap or a towel., more: And a strap or a towel., handy: Put a strap or a towel within reach.}\n", "", []string{"needs.strap.first is missing: write one sentence", "needs.strap.more is missing: write one sentence", "needs.strap.handy is missing: write one sentence"}},
		{"equipment unknown", "  strap: {", "  sofa: {first: A., more: B., handy: C.}\n  strap: {", []string{`needs.sofa is "sofa", which is not known: use one of ` + strings.Join(engine.Equipment(), ", ")}},
		{"no way up", "  prone:\n    full:\n      - {say: \"Push back onto your hands and knees, and sit", "  bent:\n    full:\n      - {say: \"Push back onto your hands and knees, and sit", []string{
			"rise.bent is \"bent\", which is not known: use one of standing, kneeling, prone, supine, seated, hanging, side-lying, on-ball",
			"rise.prone is missing: tell how to get up at the end",
		}},
		{"nowhere to stay", "  seated:\n    full:\n      - {say: \"Open your eyes", "  bench:\n    full:\n      - {say: \"Open your eyes", []string{
			"stay.bench is \"bench\", which is not known: use one of standing, kneeling, prone, supine, seated, hanging, side-lying, on-ball",
			"stay.seated is missing: tell that one may stay there at the end",
		}},
		{"no way out of bed", "    seated:\n      any:\n        full:\n          - {say: \"Bend your knees, and roll", "    sofa:\n      any:\n        full:\n          - {say: \"Bend your knees, and roll", []string{
			"bed.moves.sofa is \"sofa\", which is not known: use one of standing, kneeling, prone, supine, seated, hanging, side-lying, on-ball",
			"bed.moves.seated is missing: tell the way from the bed, or back into it",
		}},
		{"too long a way", "one knee first, and sit.\", seconds: 9", "one knee first, and sit.\", seconds: 90", []string{"moves.supine.from.standing.full[1].seconds is 90: it must lie between 0 and 60"}},
		{"next without a name", "next: Next comes %s.", "next: Next comes %d.", []string{`next is "Next comes %d.": it must have %s once, for the name, and no other %`}},
		{"length without words", "say: A minute and a half.", "say: \"\"", []string{"lengths[2].say is missing: write one sentence"}},
		{"last of no dose", "  flow:\n    full: [Last", "  flwo:\n    full: [Last", []string{
			`last.flwo is "flwo", which is not known: did you mean "flow"?`,
			"last.flow.full has 0 sentences: write at least 1",
			"last.flow.brief is missing: write at least one sentence",
		}},
		{"format missing", "set: Set %d.\n", "", []string{"set is missing: write a sentence with %d for the number"}},
		{"format without a number", "set: Set %d.", "set: Set.", []string{`set is "Set.": it must have %d once, for the number, and no other %`}},
		{"format with a text", "set: Set %d.", "set: Set %s.", []string{`set is "Set %s.": it must have %d once, for the number, and no other %`}},
		{"singular with a number", "minute: 1 minute.", "minute: \"%d minute.\"", []string{`minute is "%d minute.": only the plural forms take a number`}},
		{"count-in missing", "count-in: [\"3.\", \"2.\", \"1.\"]\n", "", []string{"count-in is missing: give the numbers said before a session goes on"}},
		{"shown line missing", "  switch: Change sides.\n", "", []string{"show.switch is missing: write one line"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys := files(t)
			text := with(t, string(fsys["phrases.yaml"].Data), edit{c.old, c.new})
			fsys["phrases.yaml"].Data = []byte(text)
			want := make([]string, len(c.want))
			for i, message := range c.want {
				want[i] = fmt.Sprintf("%d: %s", lineOf(text, message), message)
			}
			expect(t, fsys, prefixed("phrases.yaml", want)...)
		})
	}
}

// lineOf finds the line of the field that a message begins with, or of what is
// nearest around it, by its indentation.
func lineOf(text, message string) int {
	path, _, _ := strings.Cut(message, " ")
	lines := strings.Split(text, "\n")
	found, from := 1, 0
	for depth, key := range strings.Split(path, ".") {
		key, element, _ := strings.Cut(key, "[")
		at := -1
		for i := from; i < len(lines) && at < 0; i++ {
			indent := len(lines[i]) - len(strings.TrimLeft(lines[i], " "))
			if i > from && lines[i] != "" && indent < 2*depth {
				break
			}
			if strings.HasPrefix(lines[i], strings.Repeat("  ", depth)+key+":") {
				at = i
			}
		}
		if at < 0 {
			return found
		}
		if n, err := strconv.Atoi(strings.TrimSuffix(element, "]")); err == nil {
			at += n // elements stand on one line each
		}
		found, from = at+1, at+1
	}
	return found
}

func TestRefusedFiles(t *testing.T) {
	deep := strings.Repeat("[", 30) + strings.Repeat("]", 30)
	for _, c := range []struct {
		name, text, want string
	}{
		{"empty", "", "1: the file is empty: describe an exercise, a routine, a figure or the phrases"},
		{"comment alone", "# nothing\n", "1: the file is empty: describe an exercise, a routine, a figure or the phrases"},
		{"list", "- a\n- b\n", `1: the file is not a list of fields: begin with lines like "id: cat-cow"`},
		{"two documents", "id: a\n---\nid: b\n", "1: the file holds 2 documents: keep one, without a line of ---"},
		{"not YAML", "id: a\nname: [b\n", "2: this is not YAML: a list in brackets lacks a comma or its ]"},
		{"too large", strings.Repeat("# a comment\n", 100_000), "1: the file is larger than 1048576 bytes: split it or shorten it"},
		{"too many lines", strings.Repeat("a: 1\n", 8001), "8000: the file has 8001 lines: the most is 8000"},
		{"too many values", "a: [" + strings.Repeat(strings.Repeat("1,", 400)+"\n", 130) + "]\n", "1: the file has 52001 values: the most is 50000"},
		{"not UTF-8", "id: a\nname: \xff\n", "2: the text is not UTF-8: save the file as UTF-8"},
		{"long line", "id: a\nname: " + strings.Repeat("a", 1000) + "\n", "2: the line has 1006 bytes: the most is 1000"},
		{"control character", "id: a\nname: b\x07\n", "2: the character U+0007 cannot be seen: remove it"},
		{"tab", "id:\ta\n", "1: the character U+0009 cannot be seen: remove it"},
		{"reading direction turned", "id: a\nname: \u202eb\n", "2: the character U+202E cannot be seen: remove it"},
		{"brackets across lines", "id:\n" + strings.Repeat("  [\n", 1000), "26: lists inside lists go deeper than 24 levels: write it flatter"},
		{"brackets in a line", "id: " + strings.Repeat(deep, 5) + "\n", "1: lists inside lists go deeper than 24 levels: write it flatter"},
		{"dashes", "id:\n" + strings.Repeat("- ", 30) + "a\n", "2: lists inside lists go deeper than 24 levels: write it flatter"},
		{"indentation", "id:\n" + strings.Repeat(" ", 100) + "a\n", "2: lists inside lists go deeper than 24 levels: write it flatter"},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys := files(t)
			fsys["figures/extra.yaml"] = &fstest.MapFile{Data: []byte(c.text)}
			expect(t, fsys, "figures/extra.yaml:"+c.want)
		})
	}
}

func TestALotOfProblems(t *testing.T) {
	fsys := files(t)
	text := soundFigure
	for i := range 150 {
		text += fmt.Sprintf("zzzzzzzz-%d: 1\n", i)
	}
	fsys["figures/extra.yaml"] = &fstest.MapFile{Data: []byte(text)}
	_, err := catalog.Load(fsys)
	lines := strings.Split(err.Error(), "\n")
	if want := "figures/extra.yaml:107: there is more that is wrong: mend the rest first"; len(lines) != 101 || lines[100] != want {
		t.Errorf("150 faults make %d lines, the last one %q; want 101, the last one %q", len(lines), lines[len(lines)-1], want)
	}
}

func TestMissingFiles(t *testing.T) {
	fsys := files(t)
	delete(fsys, "phrases.yaml")
	expect(t, fsys, "phrases.yaml: the file does not exist: check the name")
	expect(t, fstest.MapFS{},
		"exercises: the folder cannot be read: open exercises: file does not exist",
		"routines: the folder cannot be read: open routines: file does not exist",
		"figures: the folder cannot be read: open figures: file does not exist",
		"phrases.yaml: the file does not exist: check the name",
		"care.yaml: the file does not exist: check the name",
		"advice.yaml: the file does not exist: check the name",
	)
}

func prefixed(file string, lines []string) []string {
	all := make([]string, len(lines))
	for i, line := range lines {
		all[i] = file + ":" + line
	}
	return all
}
