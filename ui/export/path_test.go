package export

import "testing"

func TestEndingsAreExchangedAndNotPiledUp(t *testing.T) {
	for path, want := range map[string]string{"/a.mp3": "/a.wav", "/a.MP3": "/a.wav", "/a": "/a.wav", "/a.b": "/a.b.wav", "/a.wav": "/a.wav"} {
		if got := withEnding(path, ".wav"); got != want {
			t.Errorf("%q becomes %q, want %q", path, got, want)
		}
	}
}
