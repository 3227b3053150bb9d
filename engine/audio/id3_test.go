package audio

import (
	"encoding/binary"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

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
	for id, want := range map[string]string{"TALB": "Uncoil", "TCON": "Exercise"} {
		if got := text(frames[id][0]); got != want {
			t.Errorf("%s is %q", id, got)
		}
	}
	if c := frames["COMM"][0]; string(c[:4]) != "\x01eng" || text(c[7:]) != "Stop when it hurts." {
		t.Errorf("the comment is %q", c)
	}
	if got, want := string(frames["APIC"][0]), "\x00image/png\x00\x03\x00a picture"; got != want {
		t.Errorf("the cover is %q, want %q", got, want)
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
