package audio

import (
	"encoding/binary"
	"fmt"
	"time"
	"unicode/utf16"
)

// mostEntries is how many entries the table of contents of a tag can have.
const mostEntries = 255

// id3Tag returns the tag at the beginning of an MP3 file: title, performer,
// length and chapters, as ID3v2.3 with its addendum on chapters, which most
// players read.
func id3Tag(e *Export) []byte {
	var frames []byte
	add := func(frame []byte) { frames = append(frames, frame...) }
	if e.Title != "" {
		add(id3Text("TIT2", oneLine(e.Title)))
	}
	if e.Performer != "" {
		add(id3Text("TPE1", oneLine(e.Performer)))
	}
	add(id3Text("TLEN", fmt.Sprint(e.Timeline.Length.Milliseconds())))
	chapters := e.entries()
	chapters = chapters[:min(len(chapters), mostEntries)]
	if len(chapters) > 0 {
		add(id3Contents(len(chapters)))
	}
	for i, c := range chapters {
		add(id3Chapter(i, c))
	}
	header := []byte{'I', 'D', '3', 3, 0, 0}
	// The size has seven bits in each byte, so that it never looks like an MPEG
	// frame.
	for shift := 21; shift >= 0; shift -= 7 {
		header = append(header, byte(len(frames)>>shift)&0x7f)
	}
	return append(header, frames...)
}

// id3Frame returns one frame of a tag.
func id3Frame(id string, content ...[]byte) []byte {
	f := append([]byte(id), 0, 0, 0, 0, 0, 0)
	for _, c := range content {
		f = append(f, c...)
	}
	binary.BigEndian.PutUint32(f[4:], uint32(len(f)-10))
	return f
}

// id3Text returns a frame with a text, as UTF-16 with a byte order mark.
func id3Text(id, text string) []byte {
	content := []byte{1, 0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune(text)) {
		content = binary.LittleEndian.AppendUint16(content, unit)
	}
	return id3Frame(id, append(content, 0, 0))
}

// id3Contents returns the table of contents: all chapters, in order.
func id3Contents(chapters int) []byte {
	const topLevel, ordered = 2, 1
	content := append(terminated("toc"), topLevel|ordered, byte(chapters))
	for i := range chapters {
		content = append(content, chapterID(i)...)
	}
	return id3Frame("CTOC", content)
}

// id3Chapter returns the frame of a chapter.
func id3Chapter(i int, c entry) []byte {
	const unknown = 0xffffffff // times are used, not byte offsets
	times := make([]byte, 0, 16)
	for _, v := range []uint32{milliseconds(c.start), milliseconds(c.end), unknown, unknown} {
		times = binary.BigEndian.AppendUint32(times, v)
	}
	return id3Frame("CHAP", chapterID(i), times, id3Text("TIT2", c.title))
}

func chapterID(i int) []byte { return terminated(fmt.Sprintf("chapter%03d", i+1)) }

func milliseconds(d time.Duration) uint32 { return uint32(d.Round(time.Millisecond).Milliseconds()) }
