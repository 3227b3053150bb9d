package main

import (
	"archive/tar"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"slices"

	"github.com/klauspost/compress/zstd"
)

// piperModule holds the piper program for Linux.
const piperModule = "github.com/amitybell/piper-bin-linux@v0.0.0-20231118093037-92b3de178ad8"

// voiceModules returns the modules of the voices by name. They are reachable
// at exactly these versions.
func voiceModules() map[string]string {
	return map[string]string{
		"jenny": "github.com/amitybell/piper-voice-jenny@v0.0.0-20231118093224-dcf0d49e46b7",
		"alan":  "github.com/amitybell/piper-voice-alan@v0.0.0-20231118093148-059963c24dbd",
	}
}

// voiceNames returns the names of the voices in order.
func voiceNames() []string {
	var names []string
	for name := range voiceModules() {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// fetch makes a module's contents available and returns their folder. They are
// downloaded as a Go module, so checked against the checksum database, and
// unpacked once into the user's cache.
func fetch(ctx context.Context, module string) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(cache, "uncoil-voice", filepath.Base(module))
	if _, err := os.Stat(dir); err == nil {
		return dir, nil
	}
	slog.Info("fetching", "module", module)
	source, err := download(ctx, module)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return "", err
	}
	// A folder of its own that is renamed at the end: an unpacking that was
	// broken off must not pass for a whole one.
	unfinished, err := os.MkdirTemp(filepath.Dir(dir), "unpacking-*")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(unfinished)
	if err := unpack(filepath.Join(source, "dist.tzst"), unfinished); err != nil {
		return "", fmt.Errorf("unpacking %s: %w", module, err)
	}
	if err := os.Chmod(unfinished, 0o755); err != nil {
		return "", err
	}
	return dir, os.Rename(unfinished, dir)
}

// download returns the folder in the module cache.
func download(ctx context.Context, module string) (string, error) {
	cmd := exec.CommandContext(ctx, "go", "mod", "download", "-json", module)
	// Outside every module, so that no go.mod has a say.
	cmd.Dir = os.TempDir()
	out, err := cmd.Output()
	var answer struct{ Dir, Error string }
	if jsonErr := json.NewDecoder(bytes.NewReader(out)).Decode(&answer); jsonErr != nil {
		return "", fmt.Errorf("downloading %s: %w", module, errors.Join(err, jsonErr))
	}
	if answer.Error != "" {
		return "", fmt.Errorf("downloading %s: %s", module, answer.Error)
	}
	return answer.Dir, err
}

// unpack unpacks a zstd-compressed tar file into a folder.
func unpack(file, dir string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := zstd.NewReader(f)
	if err != nil {
		return err
	}
	defer z.Close()
	root, err := os.OpenRoot(dir) // nothing can be written outside it
	if err != nil {
		return err
	}
	defer root.Close()
	for archive := tar.NewReader(z); ; {
		h, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := unpackEntry(root, h, archive); err != nil {
			return fmt.Errorf("%s: %w", h.Name, err)
		}
	}
}

func unpackEntry(root *os.Root, h *tar.Header, content io.Reader) error {
	name := filepath.Clean(filepath.FromSlash(h.Name))
	switch h.Typeflag {
	case tar.TypeDir:
		return root.MkdirAll(name, 0o755)
	case tar.TypeSymlink:
		if err := root.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		return root.Symlink(h.Linkname, name)
	case tar.TypeReg:
		if err := root.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		f, err := root.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, fs.FileMode(h.Mode)&0o755|0o600)
		if err != nil {
			return err
		}
		_, err = io.Copy(f, content)
		return errors.Join(err, f.Close())
	default:
		return fmt.Errorf("entries of type %q are not expected", h.Typeflag)
	}
}
