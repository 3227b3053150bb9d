package audio

import (
	"encoding/binary"
	"fmt"
	"time"
	"unicode/utf16"
)

// mostEntries is how many entries the table of contents of a tag can have.
const mostEntries = 255

// id3Tag returns the tag at the beginning of an MP3 file: what a music player shows,
// length and chapters, as ID3v2.3 with its addendum on chapters, which most
// players read.
func id3Tag(e *Export) []byte {
	var frames []byte
	add := func(frame []byte) { frames = append(frames, frame...) }
	for _, tag := range []struct{ id, text string }{{"TIT2", e.Title}, {"TPE1", e.Performer}, {"TALB", e.Album}, {"TCON", e.Genre}} {
		if tag.text != "" {
			add(id3Text(tag.id, oneLine(tag.text)))
		}
	}
	if e.Comment != "" {
		add(id3Comment(oneLine(e.Comment)))
	}
	if len(e.Cover) > 0 {
		add(id3Cover(e.Cover))
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

// id3Text returns a frame with a text.
func id3Text(id, text string) []byte { return id3Frame(id, []byte{inUTF16}, utf16Of(text)) }

// inUTF16 is the code of texts as utf16Of writes them.
const inUTF16 = 1

// utf16Of returns a text as UTF-16 with a byte order mark and a terminating zero.
func utf16Of(text string) []byte {
	content := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune(text)) {
		content = binary.LittleEndian.AppendUint16(content, unit)
	}
	return append(content, 0, 0)
}

// id3Comment returns the frame of a comment, in English and without a heading.
func id3Comment(text string) []byte {
	return id3Frame("COMM", []byte{inUTF16}, []byte("eng"), utf16Of(""), utf16Of(text))
}

// id3Cover returns the frame of the front cover.
func id3Cover(png []byte) []byte {
	const latin1, front = 0, 3
	return id3Frame("APIC", []byte{latin1}, terminated("image/png"), []byte{front}, terminated(""), png)
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
