package bundle_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image/color"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"uncoil/engine"
	"uncoil/engine/bundle"
)

// put writes a file to be imported.
func put(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// refuse checks that a file is refused with one line.
func refuse(t *testing.T, path, want string) {
	t.Helper()
	b, err := bundle.ReadFile(path)
	shown := filepath.ToSlash(path)
	if err == nil || err.Error() != shown+": "+want || b != nil {
		t.Errorf("got\n  %v\nwant\n  %s: %s", err, shown, want)
	}
	if code := engine.CodeOf(err); code != engine.CodeInvalid && code != engine.CodeUnavailable && code != engine.CodeNotFound {
		t.Errorf("the code is %s: %v", code, err)
	}
}

func TestHostileNames(t *testing.T) {
	elsewhere := "%q would lie outside of where it belongs: leave it out"
	noPlace := "%q has no place in a .uncoil file: name routines and exercises as their ids, and pictures in plain letters"
	long := "pictures/" + strings.Repeat("a", 90) + ".png"
	for name, want := range map[string]string{
		"../evil.yaml":              elsewhere,
		"exercises/../../evil.yaml": elsewhere,
		"routines/./a.yaml":         elsewhere,
		"/etc/passwd":               elsewhere,
		`..\evil.yaml`:              elsewhere,
		`exercises\a.yaml`:          elsewhere,
		"C:/evil.yaml":              elsewhere,
		"pictures/a.png:stream.png": elsewhere,
		"evil.sh":                   noPlace,
		"exercises/a/b.yaml":        noPlace,
		"exercises/Tilt.yaml":       noPlace, // another case of the same name
		"exercises/con.yaml":        noPlace,
		"exercises/com7.yaml":       noPlace,
		"pictures/nul.png":          noPlace,
		"pictures/a.png.exe":        noPlace,
		"pictures/\u202egnp.png":    noPlace,
		"exercises/a\x00.yaml":      noPlace,
		"figures/a.yaml":            noPlace,
	} {
		refuse(t, put(t, "x.uncoil", pack(t, members(member{name: name, data: "x"}))), fmt.Sprintf(want, name))
	}
	refuse(t, put(t, "x.uncoil", pack(t, members(member{name: long, data: "x"}))), fmt.Sprintf(noPlace, long[:60]+"…"))
	refuse(t, put(t, "x.uncoil", pack(t, members(member{name: "exercises/tilt.yaml", data: tilt}))),
		`"exercises/tilt.yaml" is in the file twice, also as "exercises/tilt.yaml": keep one`)
	refuse(t, put(t, "x.uncoil", pack(t, members(member{name: "pictures/A.png", data: "x"}, member{name: "pictures/a.PNG", data: "x"}))),
		`"pictures/a.PNG" is in the file twice, also as "pictures/A.png": keep one`)
	refuse(t, put(t, "x.uncoil", pack(t, members(member{name: "evil/"}))), `"evil/" is no folder of a .uncoil file: leave it out`)
	for _, m := range []struct {
		mode fs.FileMode
		want string
	}{
		{fs.ModeSymlink | 0o777, "a link to another file"},
		{fs.ModeNamedPipe | 0o644, "not a plain file"},
		{fs.ModeDevice | 0o644, "not a plain file"},
	} {
		refuse(t, put(t, "x.uncoil", pack(t, members(member{name: "pictures/a.png", data: "/etc/passwd", mode: m.mode}))),
			fmt.Sprintf(`"pictures/a.png" is %s: leave it out`, m.want))
	}
}

func TestWhatDesktopsLeaveIsNoHarm(t *testing.T) {
	read(t, pack(t, members(member{name: "__MACOSX/._uncoil.yaml", data: "x"}, member{name: "routines/.DS_Store", data: "x"}, member{name: "routines/"})))
}

func TestBombs(t *testing.T) {
	zeros := strings.Repeat("\x00", 1<<20)
	many := members()
	for i := range 1000 {
		many = append(many, member{name: fmt.Sprintf("exercises/e-%d.yaml", i), data: tilt})
	}
	// An archive that says to list one file, and lists very many.
	lying := pack(t, many)
	binary.LittleEndian.PutUint16(lying[len(lying)-22+8:], 1)
	binary.LittleEndian.PutUint16(lying[len(lying)-22+10:], 1)
	// An archive that sends the reader elsewhere for its true sizes.
	elsewhere := pack(t, members())
	binary.LittleEndian.PutUint16(elsewhere[len(elsewhere)-22+10:], 0xffff)
	behind := pack(t, members())
	binary.LittleEndian.PutUint32(behind[len(behind)-22+16:], 5)

	// A list so long that reading it fills the memory.
	longList := members()
	for i := range 1100 {
		longList = append(longList, member{name: fmt.Sprintf("%d%s", i, strings.Repeat("a", 1000))})
	}
	endless := pack(t, longList)
	binary.LittleEndian.PutUint16(endless[len(endless)-22+10:], 1)
	// Many pictures that are just small enough each.
	pictures := members()
	for i := range 8 {
		pictures = append(pictures, member{name: fmt.Sprintf("pictures/%d.png", i), data: "x"})
	}
	together := pack(t, pictures)
	for i := range 8 {
		claim(together, fmt.Sprintf("pictures/%d.png", i), 39<<20)
	}
	texts := members()
	for i := range 5 {
		texts = append(texts, member{name: fmt.Sprintf("exercises/e-%d.yaml", i), data: strings.Repeat("# a\n", 1<<18)})
	}
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"much text": {pack(t, texts), "the file holds more than 4 MB of routines and exercises: make several of it"},
		"a hundred times smaller": {
			pack(t, members(member{name: "exercises/e.yaml", data: strings.Repeat("a", 1<<20), packed: true})),
			`"exercises/e.yaml" is packed more than 100 times smaller, as no real file is: leave it out`,
		},
		"a text too long": {
			pack(t, members(member{name: "exercises/e.yaml", data: zeros + "a"})), `"exercises/e.yaml" is larger than 1 MB: shorten it`,
		},
		"a picture of 100 MB": {
			pack(t, members(member{name: "pictures/a.png", data: strings.Repeat(zeros, 100), packed: true})),
			`"pictures/a.png" is larger than 40 MB: make the picture smaller`,
		},
		"large together":       {together, "the file holds more than 300 MB unpacked: leave some pictures out"},
		"a long list":          {endless, "the file lists more than 1000 files: leave some out"},
		"1 003 files":          {pack(t, many), "the file lists more than 1000 files: leave some out"},
		"more files than said": {lying, "the file is damaged, or not a .uncoil file: ask for it again"},
		"sizes elsewhere":      {elsewhere, "the file lists more than 1000 files: leave some out"},
		"a list elsewhere":     {behind, "the file is damaged, or not a .uncoil file: ask for it again"},
	} {
		t.Run(name, func(t *testing.T) { refuse(t, put(t, "x.uncoil", c.data), c.want) })
	}
	long := put(t, "x.uncoil", pack(t, members()))
	if err := os.Truncate(long, 101<<20); err != nil {
		t.Fatal(err)
	}
	refuse(t, long, "the file is larger than 100 MB: leave some pictures out")
}

// claim changes the sizes that an archive's list gives for an entry.
func claim(data []byte, name string, size uint32) {
	at := bytes.LastIndex(data, []byte(name)) - 46
	binary.LittleEndian.PutUint32(data[at+20:], size)
	binary.LittleEndian.PutUint32(data[at+24:], size)
}

// TestSizesAreNotBelieved changes the size that an entry claims: what is
// unpacked counts.
func TestSizesAreNotBelieved(t *testing.T) {
	data := pack(t, members(member{name: "exercises/e.yaml", data: strings.Repeat("# comment\n", 200_000), packed: true}))
	packed := binary.LittleEndian.Uint32(data[bytes.LastIndex(data, []byte("exercises/e.yaml"))-46+20:])
	claim(data, "exercises/e.yaml", packed)
	refuse(t, put(t, "x.uncoil", data), `"exercises/e.yaml" in the file is damaged: ask for the file again`)
}

func TestHostilePictures(t *testing.T) {
	sound := picture(t, 8, 8, color.Gray{9})
	bundled := func(data string) []byte {
		all := with(t, "exercises/tilt.yaml", "dose", "pictures: [a.png]\ndose")
		all[0].data += "pictures: [a.png]\n"
		return pack(t, append(all, member{name: "pictures/a.png", data: data}))
	}
	read(t, bundled(sound))
	huge := []byte(sound)
	binary.BigEndian.PutUint32(huge[16:], 60_000)
	for name, c := range map[string]struct{ data, want string }{
		"another kind": {"GIF89a" + sound, "pictures/a.png: this is a GIF file, and neither a PNG nor a JPEG picture: save it as one of the two"},
		"damaged":      {sound[:len(sound)-20], "pictures/a.png: the picture is damaged: choose another, or save it again"},
		"empty":        {"", "pictures/a.png: the picture is empty: choose another"},
		"huge":         {string(huge), "pictures/a.png: the picture is damaged: choose another, or save it again"},
		"many pixels":  {picture(t, 10_000, 5_001, color.Gray{9}), "pictures/a.png: the picture has 10000 × 5001 pixels, more than 50 million: make it smaller first"},
	} {
		t.Run(name, func(t *testing.T) { refuse(t, put(t, "x.uncoil", bundled(c.data)), c.want) })
	}
}

func TestManyLargePictures(t *testing.T) {
	// Each claims the most that a picture may have, and has nothing behind it.
	large := []byte(picture(t, 8, 8, color.Gray{9}))
	binary.BigEndian.PutUint32(large[16:], 10_000)
	binary.BigEndian.PutUint32(large[20:], 5_000)
	binary.BigEndian.PutUint32(large[29:], crc32.ChecksumIEEE(large[12:29]))
	names := "a.png, b.png, c.png, d.png, e.png, f.png, g.png, h.png, i.png"
	all := with(t, "exercises/tilt.yaml", "dose", "pictures: ["+names+"]\ndose")
	all[0].data += "pictures: [" + names + "]\n"
	for name := range strings.SplitSeq(names, ", ") {
		all = append(all, member{name: "pictures/" + name, data: string(large)})
	}
	refuse(t, put(t, "x.uncoil", pack(t, all)), "the pictures have more than 400 million pixels together: make them smaller")
}

func TestHostileTexts(t *testing.T) {
	for name, c := range map[string]struct {
		members []member
		want    string
	}{
		"a bomb of aliases": {
			with(t, "exercises/tilt.yaml", "name: Tilt", "a: &a [x, x]\nb: &b [*a, *a]\nname: Tilt"),
			"exercises/tilt.yaml:1: a is not a field: did you mean \"id\"?\nexercises/tilt.yaml:2: b is not a field: did you mean \"id\"?",
		},
		"a name by alias": {with(t, "exercises/tilt.yaml", "name: Tilt", "name: &a Tilt"), "exercises/tilt.yaml:1: name refers to another place of the file: write the value out"},
		"deep": {
			with(t, "exercises/tilt.yaml", "steps: [", "steps: ["+strings.Repeat("[", 30)),
			"exercises/tilt.yaml:2: lists inside lists go deeper than 24 levels: write it flatter",
		},
		"a field twice":        {with(t, "exercises/tilt.yaml", "name: Tilt", "name: Tilt\nname: Tilt"), "exercises/tilt.yaml:2: name is given twice, first on line 1: keep one"},
		"an unknown field":     {with(t, "exercises/tilt.yaml", "name: Tilt", "name: Tilt\nsourc: red"), "exercises/tilt.yaml:2: sourc is not a field: did you mean \"source\"?"},
		"a hold of ten years":  {with(t, "exercises/tilt.yaml", "30", "315360000"), "exercises/tilt.yaml:3: dose.amount.from is 315360000: it must lie between 1 and 1800 seconds\nexercises/tilt.yaml:3: dose.amount.to is 315360000: it must lie between 1 and 1800 seconds"},
		"a negative rest":      {with(t, "routines/daily.yaml", "45", "-45"), "routines/daily.yaml:5: blocks[1].items[1].rest is -45: it must lie between 0 and 600 seconds"},
		"a name turned around": {with(t, "exercises/tilt.yaml", "Tilt\n", "Ti\u202elt\n"), "exercises/tilt.yaml:1: the character U+202E cannot be seen: remove it"},
		"a bell in a name":     {with(t, "routines/daily.yaml", "Daily", "Dai\aly"), "routines/daily.yaml:1: the character U+0007 cannot be seen: remove it"},
		"no text":              {with(t, "routines/daily.yaml", "Daily", "\xff\xfe"), "routines/daily.yaml:1: the text is not UTF-8: save the file as UTF-8"},
		"another id":           {with(t, "exercises/tilt.yaml", "name: Tilt", "name: Tilt\nid: cat"), "exercises/tilt.yaml: this is the exercise \"cat\": it belongs into exercises/cat.yaml"},
		"two of one id":        {members(member{name: "exercises/tilt-2.yaml", data: tilt}), "exercises/tilt-2.yaml: this is the exercise \"tilt\": it belongs into exercises/tilt.yaml"},
		"of another kind":      {members(member{name: "exercises/daily.yaml", data: daily}), "exercises/daily.yaml: this is the routine \"daily\": it belongs into routines/daily.yaml"},
		"a newer format":       {with(t, "uncoil.yaml", "format: 1", "format: 2\nshape: round"), "the file was made by a newer Uncoil (format 2, this one reads 1): get the newest version"},
		"no format":            {with(t, "uncoil.yaml", "format: 1\n", ""), "uncoil.yaml:1: format is 0: it must be 1"},
		"a title turned":       {with(t, "uncoil.yaml", "For you", `"For \u202eyou"`), "uncoil.yaml: title has spaces around it or characters that cannot be seen: write one plain line"},
		"a giver too long":     {with(t, "uncoil.yaml", "Ann", strings.Repeat("Ann", 30)), "uncoil.yaml: from has more than 80 characters: shorten it"},
		"something missing":    {members()[:2], "\"routines/daily.yaml\" is listed in uncoil.yaml and missing: ask for the file again"},
		"something unlisted":   {members(member{name: "exercises/more.yaml", data: strings.Replace(tilt, "Tilt", "More", 1)}), "\"exercises/more.yaml\" is not listed in uncoil.yaml: list it, or leave it out"},
		"a picture missing":    {with(t, "exercises/tilt.yaml", "dose", "pictures: [a.png]\ndose"), "the picture \"a.png\" is missing: ask for the file again"},
		"a picture for nobody": {
			func() []member {
				all := members(member{name: "pictures/a.png", data: picture(t, 8, 8, color.Gray{9})})
				all[0].data += "pictures: [a.png]\n"
				return all
			}(), "the picture \"a.png\" is named by no exercise: leave it out",
		},
		"no list":         {members()[1:], "the file has no uncoil.yaml: it was not made by Uncoil, or something is missing"},
		"nothing at all":  {[]member{{name: "uncoil.yaml", data: "format: 1\n"}}, "the file holds no routine and no exercise: ask for it again"},
		"an empty member": {with(t, "exercises/tilt.yaml", tilt, ""), "exercises/tilt.yaml:1: the file is empty: describe an exercise, a routine, a figure or the phrases"},
	} {
		t.Run(name, func(t *testing.T) {
			path := put(t, "x.uncoil", pack(t, c.members))
			refuse(t, path, strings.ReplaceAll(c.want, "\n", "\n"+filepath.ToSlash(path)+": "))
		})
	}
}

func TestDamagedFiles(t *testing.T) {
	data := pack(t, members())
	damaged := "the file is damaged, or not a .uncoil file: ask for it again"
	refuse(t, put(t, "x.uncoil", nil), "the file is empty: ask for it again")
	refuse(t, put(t, "x.uncoil", []byte("hello")), damaged)
	refuse(t, put(t, "x.uncoil", data[:len(data)-1]), damaged)
	refuse(t, put(t, "x.uncoil", data[:len(data)/2]), damaged)
	refuse(t, put(t, "x.uncoil", append(bytes.Clone(data), 0)), damaged)
	flipped := bytes.Clone(data)
	flipped[bytes.Index(flipped, []byte("Tilt."))] = 'X'
	refuse(t, put(t, "x.uncoil", flipped), `"exercises/tilt.yaml" in the file is damaged: ask for the file again`)
	// However a file is cut, nothing but an error comes of it.
	for cut := range len(data) {
		if _, err := bundle.Read(bytes.NewReader(data[:cut]), int64(cut)); engine.CodeOf(err) != engine.CodeInvalid {
			t.Fatalf("cut after %d bytes: %v", cut, err)
		}
	}
}

func TestWhatIsNoFile(t *testing.T) {
	dir := t.TempDir()
	loop := filepath.Join(dir, "loop.uncoil")
	if err := os.Symlink(loop, loop); err != nil {
		t.Skip("there are no links here")
	}
	refuse(t, dir, "this is a folder: choose a file")
	refuse(t, filepath.Join(dir, "none.uncoil"), "the file does not exist: check the name")
	refuse(t, loop, "the file cannot be read: too many levels of symbolic links")
	refuse(t, os.DevNull, "this is not a plain file: choose another")
	if os.Getuid() != 0 { // nothing is closed to root
		closed := put(t, "closed.uncoil", pack(t, members()))
		if err := os.Chmod(closed, 0); err != nil {
			t.Fatal(err)
		}
		refuse(t, closed, "the file cannot be read: permission denied")
	}
	refuse(t, put(t, "x.yaml", []byte(strings.Repeat("#", 1<<20+1))), "the file is no .uncoil file, and too large for a routine or an exercise: choose another")
	refuse(t, put(t, "x.yaml", []byte("frames: []\nview: side\n")), "x.yaml:1: this is neither an exercise nor a routine: an exercise has steps and a dose, a routine has blocks")
}

// FuzzEntries reads archives that are sound and hold anything.
func FuzzEntries(f *testing.F) {
	dot := picture(f, 8, 8, color.Gray{9})
	f.Add(list, "exercises/tilt.yaml", tilt, "routines/daily.yaml", daily)
	f.Add(list+"pictures: [a.png]\n", "exercises/tilt.yaml", tilt+"pictures: [a.png]\n", "pictures/a.png", dot)
	f.Add("format: 1\nexercises: [tilt]\n", "exercises/tilt.yaml", tilt+"swaps: [cobra]\nfigure: cobra\n", "../a", "a")
	collection := open(f, "")
	f.Fuzz(func(t *testing.T, list, name, text, otherName, other string) {
		if len(name) > 1000 || len(otherName) > 1000 || strings.HasSuffix(name, "/") || strings.HasSuffix(otherName, "/") {
			t.Skip("no archive with a text of such a name can be made")
		}
		data := pack(t, []member{{name: "uncoil.yaml", data: list}, {name: name, data: text}, {name: otherName, data: other, packed: true}})
		b, err := bundle.Read(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return
		}
		again := read(t, write(t, b))
		if !bytes.Equal(write(t, again), write(t, b)) {
			t.Error("what was read is written in two ways")
		}
		p := collection.Plan(b)
		for i := range p.Clashes {
			p.Clashes[i].Choice = bundle.KeepBoth
		}
		if collection := open(t, ""); collection.Accept(p) == nil {
			for _, e := range collection.Catalog().Exercises() {
				if len(e.Cycle) == 0 {
					t.Errorf("%s has no movement", e.ID)
				}
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add(pack(f, members()))
	all := with(f, "exercises/tilt.yaml", "dose", "pictures: [a.png]\ndose")
	all[0].data += "pictures: [a.png]\n"
	f.Add(pack(f, append(all, member{name: "pictures/a.png", data: picture(f, 8, 8, color.Gray{9})})))
	f.Add(pack(f, members(member{name: "../a.yaml", data: "x", packed: true}, member{name: "pictures/a.png", data: "/etc", mode: fs.ModeSymlink})))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	collection := open(f, "")
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := bundle.Read(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			for line := range strings.Lines(err.Error()) {
				if strings.ContainsFunc(strings.TrimSuffix(line, "\n"), func(r rune) bool { return r < ' ' || r == '\u202e' }) {
					t.Errorf("an unreadable line: %q", line)
				}
			}
			if engine.CodeOf(err) == engine.CodeInternal && !strings.Contains(err.Error(), "\n") {
				t.Errorf("no code: %v", err)
			}
			return
		}
		again := read(t, write(t, b))
		if !bytes.Equal(write(t, again), write(t, b)) {
			t.Error("what was read is written in two ways")
		}
		collection.Plan(b)
	})
}
