package files

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
)

func TestFileNameSuitsEveryFileSystem(t *testing.T) {
	for routine, want := range map[string]string{
		"Beginner":                  "Uncoil Beginner",
		"At-home decompression":     "Uncoil At-home decompression",
		`Neck/Shoulders: 5' "fast"`: "Uncoil Neck Shoulders 5' fast",
		"..":                        "Uncoil",
		"Rücken\tund Nacken.":       "Uncoil Rücken und Nacken",
	} {
		if got := Name(routine); got != want {
			t.Errorf("%q is proposed as %q, want %q", routine, got, want)
		}
	}
}

func TestWhatIsTypedBecomesAWholePath(t *testing.T) {
	at := filepath.FromSlash
	for typed, want := range map[string]string{
		"/tmp/a.mp3":      "/tmp/a.mp3",
		" /tmp/a.WAV ":    "/tmp/a.WAV",
		"/tmp/a":          "/tmp/a.mp3",
		"/tmp/a.b":        "/tmp/a.b.mp3",
		"/tmp/":           "/tmp/Uncoil Beginner.mp3",
		"":                "/music/Uncoil Beginner.mp3",
		"a.wav":           "/music/a.wav",
		"sub/../a":        "/music/a.mp3",
		"~":               "/home/Uncoil Beginner.mp3",
		"~/a":             "/home/a.mp3",
		"~a":              "/music/~a.mp3",
		"/tmp/a name.mp3": "/tmp/a name.mp3",
	} {
		if got := Complete(at(typed), at("/music"), at("/home"), "Uncoil Beginner.mp3", ".mp3", ".wav"); got != at(want) {
			t.Errorf("%q becomes %q, want %q", typed, got, want)
		}
	}
}

func TestShortKeepsTheEndOfAFolder(t *testing.T) {
	if got := Short("/home"); got != "/home" {
		t.Errorf("a short folder becomes %q", got)
	}
	long := "/" + strings.Repeat("ü", 100) + "/Music"
	if got := Short(long); len([]rune(got)) != 41 || !strings.HasSuffix(got, "/Music") {
		t.Errorf("a long folder becomes %q", got)
	}
}

func TestSentence(t *testing.T) {
	for line, want := range map[string]string{"disk full": "Disk full.", "Über.": "Über.", "x: y": "X: y."} {
		if got := Sentence(line); got != want {
			t.Errorf("%q becomes %q, want %q", line, got, want)
		}
	}
}

func TestAReasonNamesTheFile(t *testing.T) {
	for line, want := range map[string]string{
		"open /home/ann/.local/share/uncoil/my routines/evening.yaml: permission denied": "open …/evening.yaml: permission denied",
		`“/home/ann/backs/evening.yaml” is damaged; its folder is /srv/a/b`:              `“…/evening.yaml” is damaged; its folder is …/b`,
		`open C:\Users\Ann\Documents\evening.yaml: Access is denied.`:                    `open …\evening.yaml: Access is denied.`,
		"write /tmp/a.yaml: no space left on device":                                     "write /tmp/a.yaml: no space left on device",
		"see https://example.org/a/b/c":                                                  "see https://example.org/a/b/c",
	} {
		if got := Reason(errors.New(line)); got != want {
			t.Errorf("%q becomes %q, want %q", line, got, want)
		}
	}
}
