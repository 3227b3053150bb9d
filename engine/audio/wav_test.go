package audio

import (
	"bytes"
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"testing"
)

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
	if want := []string{`A "calm" minute`, "Uncoil", "Uncoil", "Exercise", "Stop when it hurts.", "Cat-Cow", "Child’s Pose", "Cat-Cow (2)"}; !slices.Equal(texts, want) {
		t.Errorf("texts %q, want %q", texts, want)
	}
}
