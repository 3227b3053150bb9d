//go:build windows || darwin

package filedialog

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/ncruces/zenity"
)

// System returns the desktop's dialogs.
func System() Dialogs { return native{} }

// native is the dialogs of Windows and macOS.
type native struct{}

// Open is part of Dialogs.
func (native) Open(ctx context.Context, what Wish) (string, error) {
	path, err := zenity.SelectFile(append(options(ctx, &what), zenity.Filename(what.Folder+string(filepath.Separator)))...)
	return result(path, err)
}

// Save is part of Dialogs.
func (native) Save(ctx context.Context, what Wish) (string, error) {
	path, err := zenity.SelectFileSave(append(options(ctx, &what), zenity.Filename(filepath.Join(what.Folder, what.Name)), zenity.ConfirmOverwrite())...)
	return result(path, err)
}

func options(ctx context.Context, what *Wish) []zenity.Option {
	all := []zenity.Option{zenity.Context(ctx), zenity.Title(what.Title)}
	if len(what.Endings) > 0 {
		f := zenity.FileFilter{Name: strings.Join(what.Endings, ", "), CaseFold: true}
		for _, ending := range what.Endings {
			f.Patterns = append(f.Patterns, "*"+ending)
		}
		all = append(all, f)
	}
	return all
}

func result(path string, err error) (string, error) {
	switch {
	case errors.Is(err, zenity.ErrCanceled), errors.Is(err, context.Canceled):
		return "", nil
	case err != nil:
		return "", fmt.Errorf("%w: %w", ErrNone, err)
	}
	return path, nil
}
