package audio

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/hajimehoshi/go-mp3"

	"uncoil/engine"
)

// busyExport is a session of a minute with chapters.
func busyExport(v *Voice) *Export {
	return &Export{
		Timeline: busy(), Voice: v, Sound: fullVolume(), Title: `A "calm" minute`, Performer: "Uncoil",
		Chapters: []Chapter{{0, "Cat-Cow"}, {20500 * time.Millisecond, "Child’s Pose"}, {40 * time.Second, "Cat-Cow (2)"}},
	}
}

// write exports into a folder of its own and returns the path.
func write(t testing.TB, name string, e *Export) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := WriteFile(context.Background(), path, e, nil); err != nil {
		t.Fatal(errors.Join(err, errors.Unwrap(err)))
	}
	return path
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// rendered returns what an export should sound like.
func rendered(t *testing.T, e *Export) [][2]float64 {
	t.Helper()
	r := &recorder{}
	if err := Render(context.Background(), e.Timeline, e.Voice, e.Sound, r, nil); err != nil {
		t.Fatal(err)
	}
	return r.frames
}

// decodeMP3 decodes with a decoder that knows nothing of the encoder. It begins
// with the packet of information, which it takes for sound.
func decodeMP3(t *testing.T, data []byte) [][2]float64 {
	t.Helper()
	d, err := mp3.NewDecoder(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if d.SampleRate() != SampleRate {
		t.Fatalf("%d samples a second", d.SampleRate())
	}
	raw, err := io.ReadAll(d)
	if err != nil {
		t.Fatal(err)
	}
	frames := make([][2]float64, len(raw)/bytesPerFrame)
	for i := range frames {
		for c := range frames[i] {
			frames[i][c] = float64(int16(binary.LittleEndian.Uint16(raw[bytesPerFrame*i+2*c:]))) / 32768
		}
	}
	return frames
}

// TestMP3SoundsLikeTheSession: decoded, it is the session, frame for frame, with
// noise 25 dB below, and as long.
func TestMP3SoundsLikeTheSession(t *testing.T) {
	e := busyExport(testVoice(t, nil))
	want := rendered(t, e)
	const packet, late = 1152, 528 + 529
	got := decodeMP3(t, read(t, write(t, "x.mp3", e)))
	if extra := len(got) - len(want); extra < packet+late || extra >= 2*packet+late {
		t.Fatalf("%d frames more than the session has", extra)
	}
	got = got[packet+late:]
	signal, noise := 0.0, 0.0
	for i, f := range want {
		for c := range f {
			d := got[i][c] - f[c]
			signal, noise = signal+f[c]*f[c], noise+d*d
		}
	}
	if ratio := 10 * math.Log10(signal/noise); ratio < 25 {
		t.Errorf("the noise lies %.1f dB below the sound", ratio)
	}
}

// TestWAVIsTheSession: as an independent decoder reads it.
func TestWAVIsTheSession(t *testing.T) {
	e := busyExport(testVoice(t, nil))
	data := read(t, write(t, "x.WAV", e))
	samples, rate, err := decodeWAV(data)
	if err != nil || rate != SampleRate {
		t.Fatalf("at %d Hz, %v", rate, err)
	}
	want := rendered(t, e)
	if len(samples) != len(want) {
		t.Fatalf("%d frames, want %d", len(samples), len(want))
	}
	for i, f := range want {
		// That decoder makes everything half as loud.
		if got := 2 * float64(samples[i]); math.Abs(got-f[0]) > 1.0/32000 {
			t.Fatalf("frame %d is %v, want %v", i, got, f[0])
		}
	}
	if size := binary.LittleEndian.Uint32(data[4:]); int(size) != len(data)-8 {
		t.Errorf("the header says %d bytes, the file has %d", size, len(data)-8)
	}
	if !bytes.Equal(data, read(t, write(t, "y.wav", e))) {
		t.Error("two exports differ")
	}
}

// TestWAVHasMarks walks through the chunks of a WAV file.
func TestWAVHasMarks(t *testing.T) {
	data := read(t, write(t, "x.wav", busyExport(nil)))
	var marks []uint32
	var texts []string
	for rest := data[12:]; len(rest) >= 8; {
		name, size := string(rest[:4]), int(binary.LittleEndian.Uint32(rest[4:]))
		body := rest[8 : 8+size]
		switch {
		case name == "cue ":
			for i := range int(binary.LittleEndian.Uint32(body)) {
				marks = append(marks, binary.LittleEndian.Uint32(body[4+24*i+20:]))
			}
		case name == "LIST" && (string(body[:4]) == "adtl" || string(body[:4]) == "INFO"):
			for list := body[4:]; len(list) >= 8; {
				n := int(binary.LittleEndian.Uint32(list[4:]))
				text := list[8 : 8+n]
				if string(list[:4]) == "labl" {
					text = text[4:]
				}
				texts = append(texts, strings.TrimRight(string(text), "\x00"))
				list = list[8+n+n%2:]
			}
		}
		rest = rest[8+size+size%2:]
	}
	if want := []uint32{0, 904050, 1764000}; !slices.Equal(marks, want) {
		t.Errorf("marks at %v, want %v", marks, want)
	}
	if want := []string{`A "calm" minute`, "Uncoil", "Cat-Cow", "Child’s Pose", "Cat-Cow (2)"}; !slices.Equal(texts, want) {
		t.Errorf("texts %q, want %q", texts, want)
	}
}

// tagFrames returns the frames of an ID3v2.3 tag, and what follows it.
func tagFrames(t *testing.T, data []byte) (frames map[string][][]byte, rest []byte) {
	t.Helper()
	if string(data[:5]) != "ID3\x03\x00" {
		t.Fatalf("the file begins with %q", data[:5])
	}
	size := int(data[6])<<21 | int(data[7])<<14 | int(data[8])<<7 | int(data[9])
	return framesIn(data[10 : 10+size]), data[10+size:]
}

func framesIn(b []byte) map[string][][]byte {
	frames := map[string][][]byte{}
	for len(b) >= 10 {
		n := int(binary.BigEndian.Uint32(b[4:]))
		frames[string(b[:4])] = append(frames[string(b[:4])], b[10:10+n])
		b = b[10+n:]
	}
	return frames
}

// text reads a text frame in UTF-16 with its byte order.
func text(b []byte) string {
	var units []uint16
	for i := 3; i+1 < len(b); i += 2 {
		units = append(units, binary.LittleEndian.Uint16(b[i:]))
	}
	return strings.TrimRight(string(utf16.Decode(units)), "\x00")
}

func TestMP3HasTitleAndChapters(t *testing.T) {
	frames, rest := tagFrames(t, read(t, write(t, "x.Mp3", busyExport(nil))))
	if rest[0] != 0xff || rest[1] != 0xfb {
		t.Errorf("after the tag follows %x", rest[:4])
	}
	if got := text(frames["TIT2"][0]); got != `A "calm" minute` {
		t.Errorf("the title is %q", got)
	}
	if got := text(frames["TPE1"][0]); got != "Uncoil" {
		t.Errorf("the performer is %q", got)
	}
	if got := text(frames["TLEN"][0]); got != "60000" {
		t.Errorf("the length is %q", got)
	}
	if toc := string(frames["CTOC"][0]); toc != "toc\x00\x03\x03chapter001\x00chapter002\x00chapter003\x00" {
		t.Errorf("the contents are %q", toc)
	}
	type chapter struct {
		title    string
		from, to uint32
	}
	var got []chapter
	for _, f := range frames["CHAP"] {
		times := f[len("chapter001\x00"):]
		got = append(got, chapter{
			text(framesIn(times[16:])["TIT2"][0]), binary.BigEndian.Uint32(times), binary.BigEndian.Uint32(times[4:]),
		})
	}
	want := []chapter{{"Cat-Cow", 0, 20500}, {"Child’s Pose", 20500, 40000}, {"Cat-Cow (2)", 40000, 60000}}
	if !slices.Equal(got, want) {
		t.Errorf("chapters %v, want %v", got, want)
	}
}

func TestCueSheet(t *testing.T) {
	path := write(t, "a minute.mp3", busyExport(nil))
	want := strings.ReplaceAll(`PERFORMER "Uncoil"
TITLE "A 'calm' minute"
FILE "a minute.mp3" MP3
  TRACK 01 AUDIO
    TITLE "Cat-Cow"
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    TITLE "Child’s Pose"
    INDEX 01 00:20:38
  TRACK 03 AUDIO
    TITLE "Cat-Cow (2)"
    INDEX 01 00:40:00
`, "\n", "\r\n")
	if got := string(read(t, filepath.Join(filepath.Dir(path), "a minute.cue"))); got != want {
		t.Errorf("the sheet is\n%s", got)
	}
	if got := sheetTime(61*time.Minute + 2*time.Second + 40*time.Millisecond); got != "61:02:03" {
		t.Errorf("the time is %s", got)
	}
	e := &Export{Timeline: timelineOf(time.Minute), Title: "Alone"}
	if got := string(cueSheet(e, "x.wav", "WAVE")); !strings.Contains(got, "TRACK 01") || !strings.Contains(got, "\"x.wav\" WAVE") {
		t.Errorf("a session without chapters: %s", got)
	}
}

// contents returns the names in a folder.
func contents(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// TestAFailedExportLeavesNothing: neither one that is cancelled at any moment,
// nor one that cannot be finished; and what was there before stays.
func TestAFailedExportLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"session.mp3", "session.wav", "session.cue"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("before "+name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	voice := testVoice(t, nil)
	broken := busyExport(voice)
	broken.Timeline = timelineOf(time.Minute, engine.Cue{At: 30 * time.Second, Kind: engine.Speak, Text: "Nowhere."})
	for _, ending := range Formats() {
		path := filepath.Join(dir, "session"+ending)
		for _, after := range []time.Duration{0, 20 * time.Second, 59 * time.Second} {
			ctx, cancel := context.WithCancel(context.Background())
			if after == 0 {
				cancel()
			}
			err := WriteFile(ctx, path, busyExport(voice), func(done, _ time.Duration) {
				if done >= after {
					cancel()
				}
			})
			cancel()
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%s cancelled after %v: %v", ending, after, err)
			}
			unchanged(t, dir)
		}
		if err := WriteFile(context.Background(), path, broken, nil); engine.CodeOf(err) != engine.CodeDamaged {
			t.Errorf("%s with a damaged clip: %v", ending, err)
		}
		unchanged(t, dir)
	}
}

func unchanged(t *testing.T, dir string) {
	t.Helper()
	if got := contents(t, dir); !slices.Equal(got, []string{"session.cue", "session.mp3", "session.wav"}) {
		t.Errorf("the folder holds %q", got)
	}
	for _, name := range contents(t, dir) {
		if got := string(read(t, filepath.Join(dir, name))); got != "before "+name {
			t.Errorf("%s is now %.20q", name, got)
		}
	}
}

// TestBothFilesOrNone: where the second cannot get its name, the first gives
// its name back.
func TestBothFilesOrNone(t *testing.T) {
	dir := t.TempDir()
	sheet, sound := filepath.Join(dir, "x.cue"), filepath.Join(dir, "x.mp3")
	for _, before := range []bool{false, true} {
		if before {
			os.WriteFile(sheet, []byte("before"), 0o600)
		}
		first, err := createPart(sheet)
		if err != nil {
			t.Fatal(err)
		}
		second, err := createPart(sound)
		if err != nil {
			t.Fatal(err)
		}
		first.Write([]byte("new"))
		// A folder that comes up in the meantime cannot be replaced by a file.
		os.Mkdir(sound, 0o700)
		if err := publish(first, second); engine.CodeOf(err) != engine.CodeUnavailable {
			t.Errorf("published: %v", err)
		}
		first.discard()
		second.discard()
		os.Remove(sound)
		data, err := os.ReadFile(sheet)
		if before && string(data) != "before" || !before && !errors.Is(err, os.ErrNotExist) {
			t.Errorf("before %v: the sheet is %q, %v", before, data, err)
		}
	}
	if got := contents(t, dir); !slices.Equal(got, []string{"x.cue"}) {
		t.Errorf("left over: %q", got)
	}
}

func TestFilesAreReplaced(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.wav")
	for _, length := range []time.Duration{2 * time.Second, time.Second} {
		if err := WriteFile(context.Background(), path, &Export{Timeline: timelineOf(length)}, nil); err != nil {
			t.Fatal(err)
		}
	}
	if samples, _, err := decodeWAV(read(t, path)); len(samples) != SampleRate {
		t.Errorf("%d frames, %v", len(samples), err)
	}
	if got := contents(t, dir); !slices.Equal(got, []string{"x.cue", "x.wav"}) {
		t.Errorf("the folder holds %q", got)
	}
}

// TestAbandonedPartsAreCleared: those of an export that was killed, and not one
// that another program is writing just now.
func TestAbandonedPartsAreCleared(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.mp3")
	old, young, other := beside(path, partEnding), beside(path, partEnding), filepath.Join(dir, ".y.mp3.00000000.part")
	for _, name := range []string{old, young, other} {
		os.WriteFile(name, nil, 0o600)
	}
	for _, name := range []string{old, other} {
		long := time.Unix(1e9, 0)
		os.Chtimes(name, long, long)
	}
	p, err := createPart(path)
	if err != nil {
		t.Fatal(err)
	}
	p.discard()
	got, want := contents(t, dir), []string{filepath.Base(young), filepath.Base(other)}
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("the folder holds %q, want %q", got, want)
	}
}

// TestWhyAFileCannotBeWritten: one line that says what to do.
func TestWhyAFileCannotBeWritten(t *testing.T) {
	dir := t.TempDir()
	e := &Export{Timeline: timelineOf(time.Second)}
	for _, c := range []struct {
		path string
		code engine.Code
		says string
	}{
		{filepath.Join(dir, "x.ogg"), engine.CodeInvalid, "end the file's name in .mp3 or .wav"},
		{filepath.Join(dir, "x"), engine.CodeInvalid, "end the file's name"},
		{filepath.Join(dir, "nowhere", "x.mp3"), engine.CodeUnavailable, "there is no such folder"},
	} {
		err := WriteFile(context.Background(), c.path, e, nil)
		if engine.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", c.path, err)
		}
	}
	folder := filepath.Join(dir, "folder.wav")
	os.Mkdir(folder, 0o700)
	if err := WriteFile(context.Background(), folder, e, nil); engine.CodeOf(err) != engine.CodeUnavailable || !strings.Contains(err.Error(), "is a folder") {
		t.Errorf("onto a folder: %v", err)
	}
	if got := contents(t, dir); !slices.Equal(got, []string{"folder.wav"}) {
		t.Errorf("left over: %q", got)
	}
}

// TestAFullDiskIsSaid writes to a device that is always full.
func TestAFullDiskIsSaid(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("there is no device that is always full here")
	}
	defer full.Close()
	_, err = full.Write([]byte("x"))
	got := cannotWrite("/home/me/x.mp3", err)
	if want := "/home/me/x.mp3 cannot be written: the disk is full: free some space, or choose another place"; got.Error() != want {
		t.Errorf("the error says %q", got)
	}
}

// TestExportsDoNotGrow: twice the session takes no more than twice the
// allocations, and at its end no more memory.
func TestExportsDoNotGrow(t *testing.T) {
	for _, ending := range Formats() {
		allocated := func(length time.Duration) (all, held uint64) {
			path := filepath.Join(t.TempDir(), "x"+ending)
			e := &Export{Timeline: timelineOf(length, engine.Cue{At: time.Second, Kind: engine.CueHold, Length: length})}
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			most := uint64(0)
			if err := WriteFile(context.Background(), path, e, func(done, total time.Duration) {
				if done == total || done%(4*time.Second) < time.Second {
					var now runtime.MemStats
					runtime.GC()
					runtime.ReadMemStats(&now)
					most = max(most, now.HeapAlloc)
				}
			}); err != nil {
				t.Fatal(err)
			}
			runtime.ReadMemStats(&after)
			return after.TotalAlloc - before.TotalAlloc, most - before.HeapAlloc
		}
		shortAll, shortHeld := allocated(20 * time.Second)
		longAll, longHeld := allocated(80 * time.Second)
		if longAll > 5*shortAll {
			t.Errorf("%s: 20 s allocate %d bytes, 80 s %d", ending, shortAll, longAll)
		}
		if longHeld > shortHeld+1<<20 {
			t.Errorf("%s: 20 s hold %d bytes at once, 80 s %d", ending, shortHeld, longHeld)
		}
	}
}
