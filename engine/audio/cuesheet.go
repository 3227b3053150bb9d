package audio

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"
)

// mostTracks is how many tracks a cue sheet may have.
const mostTracks = 99

// sheetPath returns the path of a sound file's cue sheet.
func sheetPath(path string) string {
	return strings.TrimSuffix(path, filepath.Ext(path)) + ".cue"
}

// cueSheet returns the cue sheet of a session: a track for each chapter. A
// session without chapters is one track.
func cueSheet(e *Export, file, fileType string) []byte {
	var b strings.Builder
	line := func(format string, args ...any) {
		// CRLF, as in the early days of the format, is read by every player.
		fmt.Fprintf(&b, format+"\r\n", args...)
	}
	if e.Performer != "" {
		line("PERFORMER %s", quoted(e.Performer))
	}
	if e.Title != "" {
		line("TITLE %s", quoted(e.Title))
	}
	line("FILE %s %s", quoted(file), fileType)
	tracks := e.entries()
	if len(tracks) == 0 {
		tracks = []entry{{title: e.Title}}
	}
	for i, t := range tracks[:min(len(tracks), mostTracks)] {
		line("  TRACK %02d AUDIO", i+1)
		line("    TITLE %s", quoted(t.title))
		line("    INDEX 01 %s", sheetTime(t.start))
	}
	return []byte(b.String())
}

// quoted puts a text between quotation marks. The format has no escape for one
// inside.
func quoted(s string) string {
	return `"` + strings.ReplaceAll(oneLine(s), `"`, "'") + `"`
}

// sheetTime formats a time as minutes, seconds and frames of 1/75 s.
func sheetTime(at time.Duration) string {
	const perSecond = 75
	frames := (int64(at)*perSecond + int64(time.Second)/2) / int64(time.Second)
	return fmt.Sprintf("%02d:%02d:%02d", frames/perSecond/60, frames/perSecond%60, frames%perSecond)
}
