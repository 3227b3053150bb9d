package ui

import (
	"io/fs"
	"log/slog"
	"path"

	"fyne.io/fyne/v2"

	"uncoil/assets"
)

// Icon returns the program's icon, nil if it is missing.
func Icon() fyne.Resource {
	const name = "icons/uncoil.png"
	data, err := fs.ReadFile(assets.Files(), name)
	if err != nil {
		slog.Error("the icon cannot be read", "file", name, "err", err)
		return nil
	}
	return fyne.NewStaticResource(path.Base(name), data)
}
