package bundle

import (
	"archive/zip"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"

	"uncoil/engine/catalog"
)

// noTime is the earliest time that a zip archive can store.
var noTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// Write writes a bundle as a .uncoil file. The same bundle always gives the same
// bytes: it contains no times. Nothing is compressed: pictures already are, and
// the rest is small.
func Write(w io.Writer, b *Bundle) error {
	z := zip.NewWriter(w)
	put := func(name string, data []byte) error {
		f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store, Modified: noTime})
		if err == nil {
			_, err = f.Write(data)
		}
		return err
	}
	list := manifest{Format: Format, Title: b.Title, From: b.From, Pictures: slices.Sorted(maps.Keys(b.pictures))}
	for i := range b.files {
		if f := &b.files[i]; f.Kind == Routine {
			list.Routines = append(list.Routines, f.ID)
		} else {
			list.Exercises = append(list.Exercises, f.ID)
		}
	}
	if err := put(manifestFile, catalog.Encode(&list)); err != nil {
		return fmt.Errorf("bundle: %w", err)
	}
	for i := range b.files {
		if err := put(b.files[i].path(), b.files[i].text); err != nil {
			return fmt.Errorf("bundle: %w", err)
		}
	}
	for _, name := range list.Pictures {
		if err := put(pictureDir+"/"+name, b.pictures[name].Data); err != nil {
			return fmt.Errorf("bundle: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("bundle: %w", err)
	}
	return nil
}
