package bundle

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/photo"
)

// The limits of an archive. Uncoil's own exports stay far below them; a file made
// to fill memory or disk is refused early.
const (
	// MaxBytes is the largest archive, in bytes: some hundred stored pictures.
	MaxBytes = 100 << 20
	// maxEntries is the most files in an archive: a clinic's whole collection.
	maxEntries = 1000
	// maxDirectory is the largest central directory, in bytes, for maxEntries of
	// long names.
	maxDirectory = 1 << 20
	// maxText is the largest routine, exercise or manifest, in bytes; the decoder
	// has the same limit.
	maxText = 1 << 20
	// maxTexts is the limit of all texts together, in bytes: text made to be slow
	// to parse takes some ten seconds at this size.
	maxTexts = 4 << 20
	// maxInflated is the limit of all entries together when unpacked, in bytes.
	maxInflated = 300 << 20
	// maxRatio is the largest compression ratio of an entry. Text that people
	// write reaches 10, a zip bomb 1000. Entries below smallEntry can do no harm
	// at any ratio.
	maxRatio   = 100
	smallEntry = 64 << 10
	// maxPixels is the limit of all pictures together: decoding them takes the
	// processor about ten seconds.
	maxPixels = 400_000_000
)

// archive is an open .uncoil file whose names and sizes have been checked.
type archive struct {
	manifest *zip.File
	texts    []*zip.File
	pictures []*zip.File
}

// openArchive reads an archive's list of contents and checks it.
func openArchive(r io.ReaderAt, size int64) (*archive, error) {
	switch {
	case size == 0:
		return nil, refused("the file is empty: ask for it again")
	case size > MaxBytes:
		return nil, refused("the file is larger than %d MB: leave some pictures out", MaxBytes>>20)
	}
	if err := guardDirectory(r, size); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, broken(err)
	}
	if len(z.File) > maxEntries {
		return nil, refused("the file holds %d files: the most is %d", len(z.File), maxEntries)
	}
	a := &archive{}
	names := map[string]string{}
	var whole, texts uint64
	for _, f := range z.File {
		if litter(f.Name) {
			continue
		}
		if err := a.sort(f); err != nil {
			return nil, err
		}
		folded := strings.ToLower(f.Name)
		if other, twice := names[folded]; twice {
			return nil, refused("%q is in the file twice, also as %q: keep one", shorten(f.Name), shorten(other))
		}
		names[folded] = f.Name
		if err := guardSize(f); err != nil {
			return nil, err
		}
		if whole += f.UncompressedSize64; whole > maxInflated {
			return nil, refused("the file holds more than %d MB unpacked: leave some pictures out", maxInflated>>20)
		}
		if !strings.HasPrefix(f.Name, pictureDir+"/") {
			texts += f.UncompressedSize64
		}
	}
	if texts > maxTexts {
		return nil, refused("the file holds more than %d MB of routines and exercises: make several of it", maxTexts>>20)
	}
	if a.manifest == nil {
		return nil, refused("the file has no %s: it was not made by Uncoil, or something is missing", manifestFile)
	}
	return a, nil
}

// guardDirectory checks the size of the central directory before the zip reader
// is called, which reads one of any size.
func guardDirectory(r io.ReaderAt, size int64) error {
	const (
		endBytes   = 22
		maxComment = 1<<16 - 1
	)
	tail := make([]byte, min(size, endBytes+maxComment))
	if _, err := r.ReadAt(tail, size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return engine.Errorf(engine.CodeUnavailable, "the file cannot be read: %w", err)
	}
	at := bytes.LastIndex(tail, []byte("PK\x05\x06"))
	if at < 0 || len(tail)-at < endBytes {
		return broken(errors.New(engine.Text("it has no end")))
	}
	end := tail[at:]
	if comment := int(binary.LittleEndian.Uint16(end[20:])); len(end) != endBytes+comment {
		return broken(errors.New(engine.Text("something stands behind its end")))
	}
	entries := binary.LittleEndian.Uint16(end[10:])
	length, offset := int64(binary.LittleEndian.Uint32(end[12:])), int64(binary.LittleEndian.Uint32(end[16:]))
	// The directory may be longer than it declares, and the zip reader reads it
	// to its real end; so the real length is checked here.
	if start := size - int64(len(end)) - offset; start > maxDirectory || entries > maxEntries {
		return refused("the file lists more than %d files: leave some out", maxEntries)
	}
	// These values mean that the true ones are elsewhere (Zip64), which only
	// archives far above the limits need.
	elsewhere := entries == 0xffff || length == 0xffff || length == 0xffffffff || offset == 0xffffffff
	if elsewhere || offset+length != size-int64(len(end)) {
		return broken(errors.New("its list is not where it should be"))
	}
	return nil
}

// litter reports whether a file is one that desktops add to archives.
func litter(name string) bool {
	return strings.HasPrefix(name, "__MACOSX/") || path.Base(name) == ".DS_Store" || path.Base(name) == "desktop.ini"
}

// sort assigns an entry to its kind, or refuses it: only names that the program
// itself writes are allowed, so that no entry can name a path outside the folder.
func (a *archive) sort(f *zip.File) error {
	name := f.Name
	if strings.HasSuffix(name, "/") && f.UncompressedSize64 == 0 {
		if name == routineDir+"/" || name == exerciseDir+"/" || name == pictureDir+"/" {
			return nil
		}
		return refused("%q is no folder of a %s file: leave it out", shorten(name), Ending)
	}
	if mode := f.Mode(); mode.Type() != 0 {
		what := "not a plain file"
		if mode.Type() == fs.ModeSymlink {
			what = "a link to another file"
		}
		return refused("%q is %s: leave it out", shorten(name), what)
	}
	if f.Flags&1 != 0 {
		return refused("%q is locked with a password: pack the file without one", shorten(name))
	}
	if strings.ContainsAny(name, "\\:") || strings.HasPrefix(name, "/") || !fs.ValidPath(name) {
		return refused("%q would lie outside of where it belongs: leave it out", shorten(name))
	}
	dir, base := path.Split(name)
	stem, isText := strings.CutSuffix(base, ".yaml")
	switch {
	case name == manifestFile:
		a.manifest = f
	case (dir == routineDir+"/" || dir == exerciseDir+"/") && isText && catalog.ValidID(stem):
		a.texts = append(a.texts, f)
	case dir == pictureDir+"/" && catalog.ValidPicture(base):
		a.pictures = append(a.pictures, f)
	default:
		return refused("%q has no place in a %s file: name routines and exercises as their ids, and pictures in plain letters", shorten(name), Ending)
	}
	return nil
}

// guardSize checks the sizes that an entry claims.
func guardSize(f *zip.File) error {
	if most, hint := limitOf(f); f.UncompressedSize64 > uint64(most) {
		return refused("%q is larger than %d MB: %s", shorten(f.Name), most>>20, hint)
	}
	if f.UncompressedSize64 > smallEntry && f.UncompressedSize64 > maxRatio*f.CompressedSize64 {
		return refused("%q is packed more than %d times smaller, as no real file is: leave it out", shorten(f.Name), maxRatio)
	}
	return nil
}

// limitOf returns the most bytes of an entry.
func limitOf(f *zip.File) (most int64, hint string) {
	if strings.HasPrefix(f.Name, pictureDir+"/") {
		return photo.MaxBytes, "make the picture smaller"
	}
	return maxText, "shorten it"
}

// inflate unpacks one entry, up to its limit.
func inflate(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, damagedEntry(f, err)
	}
	defer r.Close()
	most, hint := limitOf(f)
	// Allocate what the entry claims, so that a large one does not grow step by
	// step.
	data := bytes.NewBuffer(make([]byte, 0, min(f.UncompressedSize64, uint64(most))+bytes.MinRead))
	if _, err := data.ReadFrom(io.LimitReader(r, most+1)); err != nil {
		return nil, damagedEntry(f, err)
	}
	if int64(data.Len()) > most {
		return nil, refused("%q is larger than %d MB: %s", shorten(f.Name), most>>20, hint)
	}
	return data.Bytes(), nil
}

// refused is the error about a file that breaks a rule.
func refused(format string, args ...any) error {
	return &engine.Error{Code: engine.CodeInvalid, Message: fmt.Sprintf(format, args...)}
}

// broken is the error about a file that is damaged.
func broken(cause error) error {
	return &engine.Error{Code: engine.CodeInvalid, Message: engine.Text("the file is damaged, or not a %s file: ask for it again", Ending), Err: cause}
}

func damagedEntry(f *zip.File, cause error) error {
	return &engine.Error{Code: engine.CodeInvalid, Message: engine.Text("%q in the file is damaged: ask for the file again", shorten(f.Name)), Err: cause}
}

// shorten limits the length of a quoted name.
func shorten(name string) string {
	const most = 60
	if r := []rune(name); len(r) > most {
		return string(r[:most]) + "…"
	}
	return name
}
