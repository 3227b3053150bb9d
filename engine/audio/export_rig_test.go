package audio

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// busyExport is a session of a minute with chapters.
func busyExport(v *Voice) *Export {
	return &Export{
		Timeline: busy(), Voice: v, Sound: fullVolume(), Title: `A "calm" minute`, Performer: "Uncoil",
		Album: "Uncoil", Genre: "Exercise", Comment: "Stop when it hurts.", Cover: []byte("a picture"),
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
	if err := Render(context.Background(), e.Timeline, e.Voice, e.Sound, &grounded{r, newFloor()}, nil); err != nil {
		t.Fatal(err)
	}
	return r.frames
}

// mixed returns what a session sounds like without the noise under a file.
func mixed(t *testing.T, e *Export) [][2]float64 {
	t.Helper()
	r := &recorder{}
	if err := Render(context.Background(), e.Timeline, e.Voice, e.Sound, r, nil); err != nil {
		t.Fatal(err)
	}
	return r.frames
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
