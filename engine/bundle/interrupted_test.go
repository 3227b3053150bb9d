package bundle

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"uncoil/engine/userfile"
)

// errDied stands for a program that is killed in the middle.
var errDied = errors.New("died")

// dying runs something that is killed before its n-th change to the disk, and
// reports whether it ended before. With half, a file that is written then gets
// half of its content.
func dying(t *testing.T, n int, half bool, dir string, run func(before func(op string, names ...string) error)) (survived bool) {
	t.Helper()
	count := 0
	defer func() {
		switch r := recover(); r {
		case nil, errDied:
		default:
			panic(r)
		}
	}()
	run(func(op string, names ...string) error {
		if count++; count < n {
			return nil
		}
		if half && op == "write" && count == n {
			put(t, dir, map[string]string{names[0]: "half of"})
		}
		panic(errDied)
	})
	return true
}

// afterwards is what happens after an import was killed.
type afterwards struct {
	name string
	// before happens before the data folder is opened again.
	before func(t *testing.T, dir string)
	now    time.Time
}

const edited = "name: B\nsteps: [Mine.]\ndose: {kind: hold, amount: 12}\n"

func everything() []afterwards {
	now := time.Now()
	return []afterwards{
		{"list", func(*testing.T, string) {}, now},
		{"edit", func(t *testing.T, dir string) { put(t, dir, map[string]string{"exercises/b.yaml": edited}) }, now},
		{"clock back", func(t *testing.T, dir string) {
			entries, _ := os.ReadDir(dir)
			for _, stage := range stages(entries) {
				later := now.Add(1000 * time.Hour)
				if err := os.Chtimes(filepath.Join(dir, stage), later, later); err != nil {
					t.Fatal(err)
				}
			}
		}, time.Unix(0, 0)},
		{"recovery killed", func(t *testing.T, dir string) {
			for n := 1; !dying(t, n, false, dir, func(before func(string, ...string) error) {
				w := workshop{now: time.Now, before: before}
				w.recover(dir)
			}); n++ {
			}
		}, now},
	}
}

// TestKilledAtEveryChange kills an import at every change that it makes to the
// disk. Whatever follows, all of it is there or none, the user's edits stay,
// replaced files are kept, and nothing is left over.
func TestKilledAtEveryChange(t *testing.T) {
	for _, choice := range []Choice{TakeTheirs, KeepBoth} {
		for _, half := range []bool{false, true} {
			for i, next := range everything() {
				if i > 0 && (half || choice == KeepBoth) {
					continue // what follows does not depend on these
				}
				t.Run(fmt.Sprintf("%s, half %v, then %s", choice, half, next.name), func(t *testing.T) {
					t.Parallel()
					killedAtEveryChange(t, choice, half, next)
				})
			}
		}
	}
}

func killedAtEveryChange(t *testing.T, choice Choice, half bool, next afterwards) {
	after := imported(t, choice)
	changed := 0
	for n, over := 1, false; !over; n++ {
		s, dir := begun(t, choice)
		over = dying(t, n, half, dir, func(before func(string, ...string) error) {
			s.work.before = before
			if err := s.Save(); err != nil {
				t.Fatal(err)
			}
		})
		next.before(t, dir)
		for _, note := range Recover(dir, next.now) {
			if strings.Contains(note, "\n") || strings.Contains(note, "cannot") {
				t.Error(note)
			}
		}
		name := fmt.Sprintf("killed at change %d", n)
		if whole(t, name, dir, after, next.name == "edit") {
			changed++
		} else if changed > 0 {
			t.Errorf("%s: it had counted before, and does not now", name)
		}
		if choice == TakeTheirs {
			again(t, name, dir, after, next.name == "edit")
		}
	}
	if changed < 5 {
		t.Errorf("only %d kills came after the switch", changed)
	}
}

// whole checks a data folder after an interrupted import and reports whether
// the import counts.
func whole(t *testing.T, name, dir string, after map[string]string, edit bool) (counts bool) {
	t.Helper()
	got, before := placed(t, dir), mine()
	if edit {
		if got["exercises/b.yaml"] != edited {
			t.Errorf("%s: the edit is lost: %q", name, got["exercises/b.yaml"])
		}
		after, before = maps.Clone(after), maps.Clone(before)
		after["exercises/b.yaml"], before["exercises/b.yaml"] = edited, edited
	}
	counts = cmp.Equal(after, got)
	if !counts && !cmp.Equal(before, got) {
		t.Errorf("%s: there is neither all nor nothing:\n%s", name, cmp.Diff(before, got))
	}
	all := slices.Collect(maps.Values(tree(t, dir)))
	for file, text := range mine() {
		if !slices.Contains(all, text) && !(edit && file == "exercises/b.yaml") {
			t.Errorf("%s: what %s held is nowhere", name, file)
		}
	}
	for _, folder := range []struct {
		dir     string
		allowed []string
	}{
		{dir, []string{exerciseDir, lockName, unplacedDir, pictureDir, replacedDir, routineDir}},
		{filepath.Dir(dir), []string{"data", "precious.txt"}},
	} {
		entries, err := os.ReadDir(folder.dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if !slices.Contains(folder.allowed, e.Name()) {
				t.Errorf("%s: %s lies in the folder", name, e.Name())
			}
		}
	}
	builtin, err := books()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := builtin.With(userfile.Dir(dir)); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	return counts
}

// again imports the same once more.
func again(t *testing.T, name, dir string, after map[string]string, edit bool) {
	t.Helper()
	if err := pending(t, dir, TakeTheirs).Save(); err != nil {
		t.Errorf("%s, then again: %v", name, err)
	}
	sameFiles(t, name+", then again", after, placed(t, dir))
	if edit && !slices.Contains(slices.Collect(maps.Values(tree(t, dir))), edited) {
		t.Errorf("%s, then again: the edit is nowhere", name)
	}
}

// TestWhatIsEditedAtThatMomentStays edits a file between its check and its move.
func TestWhatIsEditedAtThatMomentStays(t *testing.T) {
	s, dir := begun(t, TakeTheirs)
	s.work.before = func(op string, names ...string) error {
		if op == "rename" && names[0] == "exercises/b.yaml" {
			put(t, dir, map[string]string{"exercises/b.yaml": edited})
		}
		return nil
	}
	if err := s.Save(); err != nil {
		t.Fatal(err)
	}
	if notes := s.Notices(); len(notes) != 1 || !strings.Contains(notes[0], "exercises/b.yaml was changed while it was being imported") {
		t.Errorf("the user is told %q", notes)
	}
	got := tree(t, dir)
	if got["exercises/b.yaml"] != edited {
		t.Errorf("the edit is lost: %v", got)
	}
	if all := slices.Collect(maps.Values(got)); !slices.Contains(all, imported(t, TakeTheirs)["exercises/b.yaml"]) {
		t.Error("the imported one is nowhere")
	}
}
