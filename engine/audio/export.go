package audio

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"uncoil/engine"
	"uncoil/engine/atomicfile"
)

// Chapter is an entry by which a player can jump into a session.
type Chapter struct {
	// At is counted from the session's start.
	At    time.Duration
	Title string
}

// Export is a session to be written to a sound file.
type Export struct {
	Timeline *engine.Timeline
	// Voice speaks the sentences: the one that the timeline was compiled with, or
	// nil for chimes instead.
	Voice *Voice
	Sound engine.Sound
	// Title, Performer, Album, Genre and Comment are what a music player shows; any may
	// be empty.
	Title, Performer, Album, Genre, Comment string
	// Cover is a PNG that it shows too, in MP3 files; nil for none.
	Cover []byte
	// Chapters are in the order of their times.
	Chapters []Chapter
}

// format is a kind of sound file.
type format struct {
	// ending is the file extension, in lower case.
	ending string
	// sheetType is the format's name in a cue sheet.
	sheetType string
	// encoder returns a sink that writes the session to a file.
	encoder func(f *atomicfile.File, e *Export) (Sink, error)
}

func formats() []format {
	return []format{
		{".mp3", "MP3", newMP3},
		{".wav", "WAVE", newWAV},
	}
}

// Formats returns the file extensions that WriteFile supports.
func Formats() []string {
	var endings []string
	for _, f := range formats() {
		endings = append(endings, f.ending)
	}
	return endings
}

// formatOf returns the format of a file name.
func formatOf(path string) (format, error) {
	ending := strings.ToLower(filepath.Ext(path))
	all := formats()
	i := slices.IndexFunc(all, func(f format) bool { return f.ending == ending })
	if i < 0 {
		return format{}, engine.Errorf(engine.CodeInvalid, "%s: sound is written as MP3 or WAV: end the file's name in %s",
			path, strings.Join(Formats(), " or "))
	}
	return all[i], nil
}

// WriteFile renders a session to an MP3 or WAV file, by the extension of path,
// and writes a cue sheet next to it. Both appear when they are complete, or
// neither: an export that is cancelled through ctx or fails leaves the files that
// were there before. The errors are ctx's, or an engine.Error: CodeInvalid for
// another extension, CodeUnavailable where the files cannot be written,
// CodeDamaged if a clip cannot be decoded.
func WriteFile(ctx context.Context, path string, e *Export, progress Progress) error {
	format, err := formatOf(path)
	if err != nil {
		return err
	}
	sound, err := atomicfile.Create(path, atomicfile.Shared)
	if err != nil {
		return err
	}
	defer sound.Discard()
	sheet, err := atomicfile.Create(sheetPath(path), atomicfile.Shared)
	if err != nil {
		return err
	}
	defer sheet.Discard()
	encoder, err := format.encoder(sound, e)
	if err != nil {
		return err
	}
	if err := e.render(ctx, encoder, progress); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if _, err := sheet.Write(cueSheet(e, filepath.Base(path), format.sheetType)); err != nil {
		return err
	}
	return atomicfile.Commit(sheet, sound)
}

// render renders the session into an encoder on two cores, and closes the
// encoder.
func (e *Export) render(ctx context.Context, encoder Sink, progress Progress) error {
	r := newRelay(&grounded{encoder, newFloor()})
	err := Render(ctx, e.Timeline, e.Voice, e.Sound, r, progress)
	if failed := r.finish(); err == nil {
		err = failed
	}
	if err != nil {
		return err
	}
	return encoder.Close()
}

// entries returns the chapters inside the session, each with its end.
func (e *Export) entries() []entry {
	var all []entry
	for _, c := range e.Chapters {
		if c.At < 0 || c.At >= e.Timeline.Length {
			continue
		}
		if n := len(all); n > 0 {
			all[n-1].end = c.At
		}
		all = append(all, entry{start: c.At, end: e.Timeline.Length, title: oneLine(c.Title)})
	}
	return all
}

// entry is a chapter with its end.
type entry struct {
	start, end time.Duration
	title      string
}

// oneLine returns a text as one line: tags and sheets allow no line breaks.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
