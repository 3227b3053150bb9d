package main

import (
	"bytes"
	"strings"
	"testing"
)

// TestBadInputIsSaid: what is wrong with a text, a voice or a pack.
func TestBadInputIsSaid(t *testing.T) {
	for _, c := range []struct{ voice, text, want string }{
		{"nobody", "Lie down.", `there is no voice "nobody"`},
		{"michael", " \n ", "nothing to say"},
		{"michael", strings.Repeat("a", mostText+1), "longer than"},
		{"michael", "Lie down.", "unpack it again"},
	} {
		var out bytes.Buffer
		err := say(t.Context(), t.TempDir(), c.voice, strings.NewReader(c.text), &out)
		if err == nil || !strings.Contains(err.Error(), c.want) || out.Len() > 0 {
			t.Errorf("%q by %s: %v", c.text, c.voice, err)
		}
	}
}

func TestTheSoundIsWAV(t *testing.T) {
	var out bytes.Buffer
	if err := writeWAV(&out, []float64{0, 0.5, -2}); err != nil {
		t.Fatal(err)
	}
	if got := out.Len(); got != 44+6 {
		t.Errorf("%d bytes, want 50", got)
	}
	if got := out.Bytes()[46:]; !bytes.Equal(got, []byte{0xff, 0x3f, 0x01, 0x80}) {
		t.Errorf("the samples are % x", got)
	}
}
