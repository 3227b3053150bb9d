package audio

import (
	"path/filepath"
	"strings"
	"testing"
	"time"
)

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
