package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/klauspost/compress/zstd"
)

// piperModule holds piper for Linux, whose espeak-ng turns words into sounds.
const piperModule = "github.com/amitybell/piper-bin-linux@v0.0.0-20231118093037-92b3de178ad8"

// fetchModule downloads a Go module if need be and returns its folder. The go
// command verifies it against the checksum database.
func fetchModule(ctx context.Context, module string) (string, error) {
	return cached(filepath.Base(module), func(dir string) error {
		source, err := download(ctx, module)
		if err != nil {
			return err
		}
		return unpack(filepath.Join(source, "dist.tzst"), dir)
	})
}

// download returns the folder in the module cache.
func download(ctx context.Context, module string) (string, error) {
	cmd := exec.CommandContext(ctx, "go", "mod", "download", "-json", module)
	// Outside of every module, so that no go.mod applies.
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
	return untar(z, dir, func(string) bool { return true })
}
