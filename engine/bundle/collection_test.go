package bundle_test

import (
	"bytes"
	"fmt"
	"image/color"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"uncoil/engine"
	"uncoil/engine/bundle"
)

func TestImportingAddsWhatIsNew(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "not", "yet", "there")
	s := open(t, dir)
	p := s.Plan(read(t, pack(t, members())))
	if got := ids(p.Added); !slices.Equal(got, []string{"exercise tilt", "routine daily"}) || p.Title != "For you" || p.From != "Ann" {
		t.Errorf("the plan is %+v", p)
	}
	if err := s.Accept(p); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Catalog().Routine("daily"); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("something was written before Save")
	}
	if err := s.Save(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"exercises/tilt.yaml": tilt, "routines/daily.yaml": daily}, content(t, dir)); diff != "" {
		t.Errorf("the folder:\n%s", diff)
	}
	again := open(t, dir)
	p = again.Plan(read(t, pack(t, members())))
	if got := ids(p.Same); !slices.Equal(got, []string{"exercise tilt", "routine daily"}) || len(p.Added)+len(p.Clashes) > 0 {
		t.Errorf("a second time the plan is %+v", p)
	}
	if err := again.Accept(p); err != nil || again.Changed() {
		t.Errorf("a second time changes something: %v", err)
	}
}

func TestNeeds(t *testing.T) {
	needy := strings.Replace(daily, "tilt", "ball-twist", 1)
	b := read(t, pack(t, []member{
		{name: "uncoil.yaml", data: "format: 1\nroutines: [daily]\n"},
		{name: "routines/daily.yaml", data: strings.Replace(needy, "cat-cow", "levitation", 1)},
	}))
	s := open(t, t.TempDir())
	p := s.Plan(b)
	if len(p.Equipment) == 0 {
		t.Error("no equipment is needed for ball-twist")
	}
	if want := []bundle.Need{{What: "exercise", ID: "levitation", By: []string{"daily"}}}; !cmp.Equal(want, p.Missing) {
		t.Errorf("missing %+v", p.Missing)
	}
	const want = `daily needs the exercise "levitation", which this Uncoil does not have: get the newest version`
	if err := s.Accept(p); err == nil || err.Error() != want || s.Changed() {
		t.Errorf("got %v", err)
	}
	figure := with(t, "exercises/tilt.yaml", "dose", "figure: levitation\ndose")
	if p := s.Plan(read(t, pack(t, figure))); len(p.Missing) != 1 || p.Missing[0].What != "figure" {
		t.Errorf("missing %+v", p.Missing)
	}
}

func TestClashes(t *testing.T) {
	mine := map[string]string{
		"exercises/my file.yaml": strings.Replace(tilt, "30", "20", 1),
		"routines/daily.yaml":    strings.Replace(daily, "45", "15", 1),
	}
	theirs := read(t, pack(t, members()))
	plan := func(s *bundle.Collection) *bundle.Plan {
		p := s.Plan(theirs)
		if len(p.Clashes) != 2 || len(p.Added)+len(p.Same) > 0 || p.Clashes[0].Mine != "Tilt" {
			t.Fatalf("the plan is %+v", p)
		}
		return p
	}
	t.Run("not chosen", func(t *testing.T) {
		s := open(t, folder(t, mine))
		const want = "exercise tilt: you have another one of this id: choose whether to keep yours, take theirs, or keep both"
		if err := s.Accept(plan(s)); err == nil || err.Error() != want {
			t.Errorf("got %v", err)
		}
	})
	for choice, want := range map[bundle.Choice]map[string]string{
		bundle.KeepMine: mine,
		bundle.TakeTheirs: {
			"exercises/my file.yaml": tilt,
			"routines/daily.yaml":    daily,
		},
		bundle.KeepBoth: {
			"exercises/my file.yaml": mine["exercises/my file.yaml"],
			"routines/daily.yaml":    mine["routines/daily.yaml"],
			"exercises/tilt-2.yaml":  "id: tilt-2\nname: Tilt (2)\nsteps:\n  - Lie down.\n  - Tilt.\ndose: {kind: hold, amount: 30}\n",
			"routines/daily-2.yaml":  "id: daily-2\nname: Daily (2)\nblocks:\n  - kind: main\n    items:\n      - {exercise: cat-cow, rest: 45}\n      - {exercise: tilt-2}\n",
		},
	} {
		t.Run(string(choice), func(t *testing.T) {
			dir := folder(t, mine)
			s := open(t, dir)
			accept(t, s, theirs, choice)
			if err := s.Save(); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, content(t, dir)); diff != "" {
				t.Errorf("the folder:\n%s", diff)
			}
			if _, err := s.Catalog().With(os.DirFS(dir)); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestFilesOfTheUserAreNotWrittenOver has files in the way that hold something
// else than their names say.
func TestFilesOfTheUserAreNotWrittenOver(t *testing.T) {
	mine := map[string]string{
		"exercises/TILT.yaml":  strings.Replace(tilt, "Tilt", "Something Else", 1),
		"routines/daily.yaml":  "name: [\n",
		"routines/notes.txt":   "not ours",
		"exercises/tilt-2.yml": "not ours",
	}
	dir := folder(t, mine)
	s := open(t, dir)
	accept(t, s, read(t, pack(t, members())), "")
	if err := s.Save(); err != nil {
		t.Fatal(err)
	}
	mine["exercises/tilt-2.yaml"], mine["routines/daily-2.yaml"] = tilt, daily
	if diff := cmp.Diff(mine, content(t, dir)); diff != "" {
		t.Errorf("the folder:\n%s", diff)
	}
}

// TestStandInsGetTheNewIDsToo keeps an exercise beside the user's own that
// another one of theirs can be swapped for.
func TestStandInsGetTheNewIDsToo(t *testing.T) {
	all := members(member{name: "exercises/rock.yaml", data: "name: Rock\nsteps: [Rock.]\nswaps: [cobra, tilt]\ndose: {kind: hold, amount: 5}\n"})
	all[0].data = strings.Replace(all[0].data, "[tilt]", "[tilt, rock]", 1)
	s := open(t, folder(t, map[string]string{"exercises/tilt.yaml": strings.Replace(tilt, "30", "20", 1)}))
	accept(t, s, read(t, pack(t, all)), bundle.KeepBoth)
	if e, err := s.Catalog().Exercise("rock"); err != nil || !slices.Equal(e.Swaps, []string{"cobra", "tilt-2"}) {
		t.Errorf("it can be swapped for %v, %v", e.Swaps, err)
	}
}

func TestBuiltInOnesStay(t *testing.T) {
	theirs := read(t, pack(t, []member{
		{name: "uncoil.yaml", data: "format: 1\nexercises: [cat-cow]\nroutines: [daily]\n"},
		{name: "exercises/cat-cow.yaml", data: "id: cat-cow\n" + tilt},
		{name: "routines/daily.yaml", data: strings.Replace(daily, "tilt", "cobra", 1)},
	}))
	dir := t.TempDir()
	s := open(t, dir)
	p := s.Plan(theirs)
	if len(p.Clashes) != 1 || !p.Clashes[0].BuiltIn || p.Clashes[0].Mine != "Cat-Cow" {
		t.Fatalf("the plan is %+v", p)
	}
	p.Clashes[0].Choice = bundle.TakeTheirs
	if err := s.Accept(p); err == nil || err.Error() != "exercise cat-cow is built in and stays: keep yours, or keep both" {
		t.Errorf("got %v", err)
	}
	p.Clashes[0].Choice = bundle.KeepBoth
	if err := s.Accept(p); err != nil {
		t.Fatal(err)
	}
	r, err := s.Catalog().Routine("daily")
	if err != nil || r.Blocks[0].Items[0].Exercise != "cat-cow-2" {
		t.Errorf("the routine names %+v, %v", r, err)
	}
}

func TestABuiltInRoutineIsTheSameEverywhere(t *testing.T) {
	b, err := open(t, "").Pack("", "", "beginner")
	if err != nil || b.Title != "Beginner" {
		t.Fatal(b, err)
	}
	if p := open(t, "").Plan(read(t, write(t, b))); len(p.Same) != 1 || len(p.Clashes) > 0 {
		t.Errorf("the plan is %+v", p)
	}
}

// TestTheirsMustFitToMine replaces an exercise for which another of the user's
// routines sets a longer hold.
func TestTheirsMustFitToMine(t *testing.T) {
	files := map[string]string{
		"exercises/tilt.yaml": strings.Replace(tilt, "30", "{from: 20, to: 90}", 1),
		"routines/long.yaml":  "name: Long\nblocks: [{kind: main, items: [{exercise: tilt, amount: 90}]}]\n",
		"routines/bad.yaml":   "name: [\n", // an error that was there before the import
	}
	dir := folder(t, files)
	s := open(t, dir)
	p := s.Plan(read(t, pack(t, members())))
	p.Clashes[0].Choice = bundle.TakeTheirs
	const want = "routines/long.yaml:2: blocks[1].items[1].amount is 90: tilt allows 30 to 30"
	if err := s.Accept(p); err == nil || err.Error() != want || engine.CodeOf(err) == "" {
		t.Errorf("got %v, want %s", err, want)
	}
	if s.Changed() {
		t.Error("the collection has changed")
	}
}

// TestSeveralBundlesAtOnce takes in two files that clash with each other.
func TestSeveralBundlesAtOnce(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	first := put(t, "a.yaml", []byte(tilt))
	second := put(t, "b.yaml", []byte(strings.Replace(tilt, "30", "60", 1)))
	for i, path := range []string{first, second, second} {
		b, err := bundle.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if p := s.Plan(b); len(p.Added) != 1-min(i, 1) || len(p.Clashes) != min(i, 1) {
			t.Errorf("plan %d is %+v", i+1, p)
		}
		accept(t, s, b, bundle.KeepBoth)
	}
	if err := s.Save(); err != nil {
		t.Fatal(err)
	}
	if got := content(t, dir); len(got) != 3 || got["exercises/tilt-3.yaml"] == "" {
		t.Errorf("the folder holds %v", got)
	}
}

func TestPlainFilesBringTheirPictures(t *testing.T) {
	text := strings.Replace(tilt, "dose", "pictures: [a.png, b.png]\ndose", 1)
	source := folder(t, map[string]string{
		"exercises/x.yaml": text,
		"exercises/b.png":  picture(t, 8, 8, color.Gray{9}),
		"pictures/a.png":   picture(t, 3000, 30, color.Gray{99}),
	})
	b, err := bundle.ReadFile(filepath.Join(source, "exercises", "x.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	s := open(t, dir)
	accept(t, s, b, "")
	if err := s.Save(); err != nil {
		t.Fatal(err)
	}
	names := s.Catalog().Pictures("tilt")
	if len(names) != 2 || len(content(t, dir)) != 3 {
		t.Errorf("pictures %v, files %d", names, len(content(t, dir)))
	}
	if _, err := s.Catalog().OpenPicture("tilt", names[0]); err != nil {
		t.Error(err)
	}
	// The same exercise, its pictures under other names, is the same.
	if p := open(t, dir).Plan(b); len(p.Same) != 1 {
		t.Errorf("a second time the plan is %+v", p)
	}
	if err := os.Remove(filepath.Join(source, "pictures", "a.png")); err != nil {
		t.Fatal(err)
	}
	if _, err := bundle.ReadFile(filepath.Join(source, "exercises", "x.yaml")); engine.CodeOf(err) != engine.CodeNotFound {
		t.Errorf("without its picture: %v", err)
	}
}

func TestPackRefuses(t *testing.T) {
	dir := folder(t, map[string]string{
		"exercises/drawn.yaml": "name: Drawn\nsteps: [Lie down.]\nfigure: mine\ndose: {kind: hold, amount: 30}\n",
		"figures/mine.yaml":    "view: side\nframes: [{name: rest, pelvis: [0, 11]}]\n",
	})
	for _, c := range []struct {
		title string
		ids   []string
		want  string
	}{
		{"", []string{"begginer"}, `there is no routine "begginer": did you mean "beginner"?`},
		{"", []string{"cat-cow"}, "exercise cat-cow is built in, so everybody has it: name a routine or an exercise of your own"},
		{"", nil, "there is nothing to pack: name a routine, 'uncoil list' shows them"},
		{"a\nb", []string{"beginner"}, "the title has spaces around it or characters that cannot be seen: write one plain line"},
		{"", []string{"drawn"}, "exercise drawn shows your own figure mine, which a .uncoil file cannot carry: give the exercise pictures, or a built-in figure"},
	} {
		if _, err := open(t, dir).Pack(c.title, "", c.ids...); err == nil || err.Error() != c.want {
			t.Errorf("Pack(%v): got %v, want %s", c.ids, err, c.want)
		}
	}
}

// TestARoundTripChangesNothing packs random folders, takes the files into empty
// ones, and packs these again.
func TestARoundTripChangesNothing(t *testing.T) {
	for seed := range uint64(40) {
		random := rand.New(rand.NewPCG(seed, 7))
		files := randomFolder(t, random)
		from := open(t, folder(t, files))
		routines := []string{}
		for name := range files {
			if id, ok := strings.CutPrefix(name, "routines/"); ok {
				routines = append(routines, strings.TrimSuffix(id, ".yaml"))
			}
		}
		slices.Sort(routines)
		b, err := from.Pack("T", "F", routines...)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		data := write(t, b)
		dir := t.TempDir()
		to := open(t, dir)
		accept(t, to, read(t, data), "")
		if err := to.Save(); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if err := to.Save(); err != nil || to.Changed() {
			t.Fatalf("seed %d: there is more to save, %v", seed, err)
		}
		back, err := open(t, dir).Pack("T", "F", routines...)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if !bytes.Equal(write(t, back), data) {
			t.Errorf("seed %d: the second file differs from the first", seed)
		}
		for _, id := range routines {
			a, errA := from.Catalog().Routine(id)
			b, errB := open(t, dir).Catalog().Routine(id)
			if diff := cmp.Diff(a, b); diff != "" || errA != nil || errB != nil {
				t.Errorf("seed %d, routine %s: %v, %v\n%s", seed, id, errA, errB, diff)
			}
		}
		for name, text := range files { // comments and all
			if strings.HasPrefix(name, "routines/") && content(t, dir)[name] != text {
				t.Errorf("seed %d: %s has changed", seed, name)
			}
		}
	}
}

// randomFolder makes own exercises, some with pictures and some that stand in
// for others, and routines of them.
func randomFolder(t testing.TB, random *rand.Rand) map[string]string {
	files := map[string]string{}
	n := 1 + random.IntN(4)
	for i := range n {
		text := fmt.Sprintf("# a comment\nname: E %d\nid: e-%d\nsteps: [Lie down., \"Do: %d\"]\ndose: {kind: reps, amount: %d}\n", i, i, i, 1+random.IntN(20))
		switch random.IntN(4) {
		case 0:
			text += "figure: cobra\n"
		case 1:
			name := fmt.Sprintf("IMG %d.PNG", i)
			text += "pictures: [" + name + "]\n"
			files["pictures/"+name] = picture(t, 1+random.IntN(2000), 20, color.Gray{uint8(i)})
		case 2:
			text += fmt.Sprintf("swaps: [e-%d]\n", (i+1)%n)
			if n == 1 {
				text = strings.Replace(text, "swaps: [e-0]", "swaps: [cobra]", 1)
			}
		}
		files[fmt.Sprintf("exercises/e-%d.yaml", i)] = text
	}
	for i := range 1 + random.IntN(3) {
		text := fmt.Sprintf("# mine\nname: R %d\nid: r-%d\nblocks:\n  - kind: main\n    items:\n", i, i)
		for range 1 + random.IntN(4) {
			text += fmt.Sprintf("      - {exercise: e-%d, rest: %d}\n", random.IntN(n), random.IntN(600))
		}
		files[fmt.Sprintf("routines/r-%d.yaml", i)] = text
	}
	return files
}
