package catalog_test

import (
	"fmt"
	"strings"
	"testing"
)

// brokenExercises are all the ways in which an exercise can be wrong, each
// with the exact report.
func brokenExercises() []struct {
	name  string
	edits []edit
	want  []string
} {
	type edits = []edit
	type lines = []string
	return []struct {
		name  string
		edits []edit
		want  []string
	}{
		{"id missing", edits{{"id: knee-hug\n", ""}}, lines{"1: id is missing: use the file's name, such as cat-cow"}},
		{"id with capitals", edits{{"id: knee-hug", "id: Knee_Hug"}}, lines{`1: id is "Knee_Hug": use small letters, digits and single hyphens, such as cat-cow`}},
		{"id unlike the file", edits{{"id: knee-hug", "id: knee-hugs"}}, lines{`1: id is "knee-hugs" and the file is called "knee-hug": give both the same name`}},
		{"name missing", edits{{"name: Knee Hug\n", ""}}, lines{"1: name is missing: write the name that people read"}},
		{"name padded", edits{{"name: Knee Hug", `name: "Knee Hug "`}}, lines{
			"2: name has spaces around it or line breaks in it: write one line",
			"2: name has spaces around it or line breaks in it: write one line",
		}},
		{"name too long", edits{{"name: Knee Hug", "name: Hug your two knees for a good long while\nspoken: Knee hug"}}, lines{"2: name has 40 characters: the most is 32"}},
		{"name with a digit", edits{{"name: Knee Hug", "name: Knee Hug 2"}}, lines{`2: name has the digit "2": write numbers as words`}},
		{"other name padded", edits{{"name: Knee Hug\n", "name: Knee Hug\nalso: [\" Hug\"]\n"}}, lines{"3: also[1] has spaces around it or line breaks in it: write one line"}},
		{"other name twice", edits{{"name: Knee Hug\n", "name: Knee Hug\nalso: [Hug, hug]\n"}}, lines{`3: also[2] is "hug", which knee-hug is called already: leave it out`}},
		{"position unknown", edits{{"position: supine", "position: suppine"}}, lines{`3: position is "suppine", which is not known: did you mean "supine"?`}},
		{"position missing", edits{{"position: supine\n", ""}}, lines{"1: position is missing: use one of standing, kneeling, prone, supine, seated, hanging, side-lying, on-ball"}},
		{"ends unknown", edits{{"position: supine", "position: supine\nends: zzzzzz"}}, lines{`4: ends is "zzzzzz", which is not known: use one of standing, kneeling, prone, supine, seated, hanging, side-lying, on-ball`}},
		{"sides unknown", edits{{"sides: none", "sides: left-rigth"}}, lines{`4: sides is "left-rigth", which is not known: did you mean "left-right"?`}},
		{"equipment unknown", edits{{"sides: none", "sides: none\nequipment: [chiar]"}}, lines{`5: equipment[1] is "chiar", which is not known: did you mean "chair"?`}},
		{"regions missing", edits{{"regions: [low-back]\n", ""}}, lines{"1: regions is missing: name what is stretched or worked, such as neck, shoulders, chest, upper-back"}},
		{"region unknown", edits{{"[low-back]", "[low-bakc]"}}, lines{`11: regions[1] is "low-bakc", which is not known: did you mean "low-back"?`}},
		{"region twice", edits{{"[low-back]", "[low-back, low-back]"}}, lines{`11: regions[2] is "low-back", which is in the list already: keep one`}},
		{"movement unknown", edits{{"asks: [deep-hip-bend, ", "asks: [deep-hip-bent, deep-hip-bend, "}}, lines{`36: asks[1] is "deep-hip-bent", which is not known: did you mean "deep-hip-bend"?`}},
		{"movement undecided", edits{{"spares: [hip-bent-back, ", "spares: ["}}, lines{"36: nothing is decided about hip-bent-back: name each in asks or in spares"}},
		{"movement decided twice", edits{{"spares: [", "spares: [lying-flat, "}}, lines{"37: lying-flat stands in asks and in spares: keep one"}},
		{"level unknown", edits{{"level: beginner", "level: begginer"}}, lines{`34: level is "begginer", which is not known: did you mean "beginner"?`}},
		{"aim missing", edits{{"aim: stretch\n", ""}}, lines{"1: aim is missing: use one of mobilise, stretch, strengthen, relax"}},
		{"caution for an unknown condition", edits{{"source: [S3]\n", "source: [S3]\ncautions:\n  - {say: Go slowly., for: [hip-replacment]}\n"}}, lines{`14: cautions[1].for[1] is "hip-replacment", which is not known: did you mean "hip-replacement"?`}},
		{"caution about an unknown movement", edits{{"source: [S3]\n", "source: [S3]\ncautions:\n  - {say: Go slowly., about: [kneling]}\n"}}, lines{`14: cautions[1].about[1] is "kneling", which is not known: did you mean "kneeling"?`}},
		{"caution of a number", edits{{"source: [S3]\n", "source: [S3]\ncautions:\n  - {say: Wait 5 breaths., about: [kneeling]}\n"}}, lines{`14: cautions[1].say has the digit "5": write numbers as words`}},
		{"source missing", edits{{"source: [S3]\n", ""}}, lines{"1: source is missing: name where the figures come from, S0 to S4 or practice"}},
		{"source from practice", edits{{"[S3]", "[S3, practice]"}}, nil},
		{"source unknown", edits{{"[S3]", "[S3, S9]"}}, lines{`12: source[2] is "S9", which is not known: did you mean "S0"?`}},
		{"benefit missing", edits{{"benefit: It rounds the low back softly.\n", ""}}, lines{"1: benefit is missing: say in one sentence what it does for the back"}},
		{"benefit unfinished", edits{{"softly.", "softly"}}, lines{`5: benefit is "It rounds the low back softly": a sentence ends in . or ! or ?`}},
		{"benefit too long", edits{{"softly.", "softly" + strings.Repeat(" and more", 20) + "."}}, lines{"5: benefit has 210 characters: the most is 160"}},
		{"mistake missing", edits{{"mistake: Pulling hard. Let your arms be heavy instead.\n", ""}}, lines{"1: mistake is missing: say what often goes wrong, and what to do instead"}},
		{"easier missing", edits{{"easier: Hold behind your thighs.\n", ""}}, lines{"1: easier is missing: describe a gentler variant"}},
		{"caution unfinished", edits{{"source:", "cautions: [Mind your knees]\nsource:"}}, lines{`12: cautions[1] is "Mind your knees": a sentence ends in . or ! or ?`}},
		{"too few steps", edits{{"  - Draw your knees in.\n", ""}}, lines{"6: steps has 1 line: write 2 to 8"}},
		{"step too long", edits{{"Draw your knees in.", "Draw both of your knees in, slowly, one after the other, until they rest here."}}, lines{"8: steps[2] has 15 words: the most is 14"}},
		{"dose kind unknown", edits{{"kind: hold", "kind: holds"}}, lines{`14: dose.kind is "holds", which is not known: did you mean "hold"?`}},
		{"amount reversed", edits{{"from: 10, to: 15", "from: 9, to: 5"}}, lines{`15: dose.amount.from is 9 and to is 5: "from" must not be larger than "to"`}},
		{"hold too long", edits{{"to: 15", "to: 4000"}}, lines{"15: dose.amount.to is 4000: it must lie between 1 and 1800 seconds", "30: say.during.full has 0 sentences: write at least 3"}},
		{"hold of no time", edits{{"from: 10", "from: 0"}}, lines{"15: dose.amount.from is 0: it must lie between 1 and 1800 seconds"}},
		{"amount with a fraction", edits{{"from: 10", "from: 10.5"}}, lines{"15: dose.amount.from is 10.5: it must be a whole number"}},
		{"too many repetitions", edits{{"kind: hold", "kind: reps"}, {"to: 15", "to: 101"}, {"    frame: rest\n    full", "    counts: true\n    frame: rest\n    full"}}, lines{"15: dose.amount.to is 101: it must lie between 1 and 100"}},
		{"too many sets", edits{{"to: 15}", "to: 15}\n  sets: {from: 1, to: 11}"}}, lines{"16: dose.sets.to is 11: it must lie between 1 and 10"}},
		{"limit of a hold", edits{{"to: 15}", "to: 15}\n  limit: 60"}}, lines{"16: dose.limit is for breaths, reps and flow: a hold ends at dose.amount.to"}},
		{"limit negative", edits{{"kind: hold", "kind: flow"}, {"to: 15}", "to: 15}\n  limit: -1"}}, lines{"16: dose.limit is -1: it must lie between 1 and 1800 seconds"}},
		{"rest too long", edits{{"start:", "rest: 601\nstart:"}}, lines{"16: rest is 601: it must lie between 0 and 600 seconds"}},
		{"start without a line", edits{{"  show: Lie on your back.\n", ""}}, lines{"16: start.show is missing: say in one line how to get ready"}},
		{"start takes too long", edits{{"  frame: rest\n  show", "  frame: rest\n  seconds: 121\n  show"}}, lines{"18: start.seconds is 121: it must lie between 0 and 120 seconds"}},
		{"start without a frame", edits{{"  frame: rest\n  show", "  show"}}, lines{"16: start.frame is missing: name the frame of the start position"}},
		{"cycle missing", edits{{soundExercise[strings.Index(soundExercise, "cycle:"):strings.Index(soundExercise, "say:")], ""}}, lines{"1: cycle is missing: give at least one phase"}},
		{"first phase shows nothing", edits{{"    show: Breathe in.\n", ""}}, lines{"23: cycle[1].show is missing: say in one line what to do"}},
		{"shown line too long", edits{{"show: Breathe in.", "show: Breathe in, as slowly as you can, and then a little slower still."}}, lines{"25: cycle[1].show has 65 characters: the most is 60"}},
		{"shown line unfinished", edits{{"show: Breathe in.", "show: Breathe in"}}, lines{`25: cycle[1].show is "Breathe in": a sentence ends in . or ! or ?`}},
		{"phase without a frame", edits{{"  - breath: out\n    frame: rest\n", "  - breath: out\n"}}, lines{"27: cycle[2].frame is missing: name the frame reached at the phase's end"}},
		{"phase without a length", edits{{"  seconds: 5\n", ""}}, lines{"19: enter has no length: give seconds, or breath in or out"}},
		{"phase too short", edits{{"seconds: 5", "seconds: 0.4"}}, lines{"20: enter.seconds is 0.4: it must lie between 0.5 and 60"}},
		{"phase too long", edits{{"seconds: 5", "seconds: 61"}}, lines{"20: enter.seconds is 61: it must lie between 0.5 and 60"}},
		{"breath unknown", edits{{"breath: out", "breath: ot"}}, lines{
			`27: cycle[2].breath is "ot", which is not known: did you mean "out"?`,
			"27: cycle[2] has no length: give seconds, or breath in or out",
		}},
		{"frame unknown", edits{{"  frame: hugged\ncycle", "  frame: huged\ncycle"}}, lines{`21: enter.frame is "huged", which figure knee-hug does not have: did you mean "hugged"?`}},
		{"figure unknown", edits{{"sides: none", "sides: none\nfigure: knee-hugs"}}, lines{`5: there is no figure "knee-hugs": draw it in figures/knee-hugs.yaml, or name another with figure:`}},
		{"figure is no name", edits{{"sides: none", "sides: none\nfigure: ../knee-hug"}}, lines{
			`5: figure is "../knee-hug": name a file of the folder figures, without its ending`,
		}},
		{"both frame without both", edits{{"  frame: hugged\ncycle", "  frame: hugged\n  both-frame: rest\ncycle"}}, lines{"22: enter.both-frame is for sides: left-right-both: leave it out"}},
		{"side without sides", edits{{"  - breath: out", "  - breath: out\n    side: left"}}, lines{"28: cycle[2].side is for sides: alternating: leave it out"}},
		{"side of an alternating exercise unknown", edits{{"sides: none", "sides: alternating"}, {"  - breath: in", "  - breath: in\n    side: both"}}, lines{
			`24: cycle[1].side is "both", which is not known: use one of left, right`,
			"22: sides is alternating, and not both sides have phases: give phases side: left and side: right",
		}},
		{"sides unequal", edits{{"sides: none", "sides: alternating"}, {"  - breath: in", "  - breath: in\n    side: left"}, {"  - breath: out", "  - breath: out\n    side: right"}}, lines{"22: the left side takes 4 s and the right 6 s: make them equal"}},
		{"reverse with sides", edits{{"sides: none", "sides: left-right"}, {"say:", "reverse: true\nsay:\n  halfway: {full: [Turn.], brief: [Turn.]}"}}, lines{"30: reverse is for sides: none: leave one of the two out"}},
		{"reverse says nothing", edits{{"say:", "reverse: true\nsay:"}}, lines{"31: say.halfway is missing: at the half the direction changes, so say so, full and brief"}},
		{"breaths without a breath", edits{{"kind: hold", "kind: breaths"}, {"  - breath: out", "  - breath: in"}}, lines{`22: dose.kind is "breaths", and the cycle does not breathe in and out: give one phase breath: in and one breath: out`}},
		{"repetitions without a count", edits{{"kind: hold", "kind: reps"}}, lines{"22: the cycle has 0 phases with counts: true: give exactly one"}},
		{"count without repetitions", edits{{"  - breath: out", "  - breath: out\n    counts: true"}}, lines{`22: dose.kind is "hold", which is not counted: leave counts out`}},
		{"line does not fit", edits{{"full: Breathe in.", "full: Breathe in, and let it travel all the way down to your toes."}}, lines{"26: cycle[1].full takes about 4.5 s to say and has 4.0 s: shorten it"}},
		{"setup missing", edits{{"say:\n  setup:\n    full:\n      - Lie on your back.\n", ""}}, lines{"1: say.setup.full has 0 sentences: write at least 1"}},
		{"two sentences in one", edits{{"      - Lie on your back.", "      - Lie on your back. Rest."}}, lines{"33: say.setup.full[1] holds more than one sentence: give each its own line"}},
		{"sentence unfinished", edits{{"      - Lie on your back.", "      - Lie on your back"}}, lines{`33: say.setup.full[1] is "Lie on your back": a sentence ends in . or ! or ?`}},
		{"sentence too long", edits{{"      - Lie on your back.", "      - Lie on your back" + strings.Repeat(", and rest", 10) + "."}}, lines{"33: say.setup.full[1] has 117 characters: the most is 90"}},
		{"digit in a sentence", edits{{"      - Lie on your back.", "      - Lie there for 5 breaths."}}, lines{`33: say.setup.full[1] has the digit "5": write numbers as words`}},
		{"abbreviation in a sentence", edits{{"      - Lie on your back.", "      - Lie there for a few sec."}}, lines{`33: say.setup.full[1] has "sec.": write it out as it is said`}},
		{"reading direction turned", edits{{"      - Lie on your back.", `      - "Lie on \u202eyour back."`}}, lines{"33: say.setup.full[1] has the character U+202E, which cannot be seen: remove it"}},
		{"unknown field", edits{{"easier:", "esier:"}}, lines{`10: esier is not a field: did you mean "easier"?`}},
		{"unknown field inside", edits{{"kind: hold", "kind: hold\n  amuont: 5"}}, lines{`15: dose.amuont is not a field: did you mean "amount"?`}},
		{"field twice", edits{{"sides: none", "sides: none\nname: Again"}}, lines{"5: name is given twice, first on line 2: keep one"}},
		{"number for text", edits{{"name: Knee Hug", "name: 5"}}, lines{"2: name is 5: it must be text, in quotes if need be"}},
		{"text for a number", edits{{"from: 10", "from: ten"}}, lines{`15: dose.amount.from is "ten": it must be a number`}},
		{"no number at all", edits{{"from: 10", "from: .nan"}}, lines{"15: dose.amount.from is .nan: it must be a number"}},
		{"text for yes or no", edits{{"say:", "reverse: often\nsay:"}}, lines{`30: reverse is "often": it must be true or false`}},
		{"text for a list", edits{{"source: [S3]", "source: S3"}}, lines{`12: source is "S3": it must be a list`}},
		{"list for fields", edits{{"  kind: hold\n  amount: {from: 10, to: 15}\n", "  - hold\n"}}, lines{"13: dose is a list: it must hold fields, one a line"}},
		{"empty field", edits{{"easier: Hold behind your thighs.", "easier:"}}, lines{"10: easier is empty: give a value, or leave the field out"}},
		{"reference", edits{{"easier: Hold", "easier: &a Hold"}}, lines{"10: easier refers to another place of the file: write the value out"}},
		{"type tag", edits{{"easier: Hold", "easier: !!str Hold"}}, lines{"10: easier has a type tag: leave it out"}},
		{"key that is no name", edits{{"sides: none", "sides: none\n5: five"}}, lines{`5: "5" is not a field name: use letters and hyphens`}},
		{"several at once", edits{{"position: supine", "position: suppine"}, {"[S3]", "[S9]"}, {"name: Knee Hug\n", ""}}, lines{
			"1: name is missing: write the name that people read",
			`2: position is "suppine", which is not known: did you mean "supine"?`,
			`11: source[1] is "S9", which is not known: did you mean "S0"?`,
		}},
	}
}

func TestBrokenExercises(t *testing.T) {
	for _, c := range brokenExercises() {
		t.Run(c.name, func(t *testing.T) {
			fsys := files(t)
			delete(fsys, "routines/tiny.yaml")
			fsys["routines/.keep"] = fsys["phrases.yaml"]
			fsys["exercises/knee-hug.yaml"].Data = []byte(with(t, soundExercise, c.edits...))
			want := make([]string, len(c.want))
			for i, line := range c.want {
				want[i] = fmt.Sprintf("exercises/knee-hug.yaml:%s", line)
			}
			expect(t, fsys, want...)
		})
	}
}
