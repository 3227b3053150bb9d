package main

import (
	"archive/tar"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"

	"github.com/klauspost/compress/zstd"

	"uncoil/cmd/voice/kokoro"
)

// soundsFiles are the files of piper's folder that turn English words into sounds;
// espeak-ng's other languages stay out.
var soundsFiles = []string{
	"piper_phonemize", "libpiper_phonemize.so.1", "libespeak-ng.so.1", "libonnxruntime.so.1.14.1",
	"espeak-ng-data/phontab", "espeak-ng-data/phonindex", "espeak-ng-data/phondata", "espeak-ng-data/intonations",
	"espeak-ng-data/en_dict", "espeak-ng-data/lang/gmw/en", "espeak-ng-data/lang/gmw/en-US",
}

// release finds the version in FyneApp.toml.
var release = regexp.MustCompile(`(?m)^\s*Version\s*=\s*"([^"]+)"`)

// writePack builds uncoil-voice and writes it with all that it needs into an archive
// in a folder. It returns the archive's name.
func writePack(ctx context.Context, assets, dir string) (string, error) {
	metadata, err := os.ReadFile(filepath.Join(assets, "..", "FyneApp.toml"))
	if err != nil {
		return "", err
	}
	version := release.FindSubmatch(metadata)
	if version == nil {
		return "", errors.New("FyneApp.toml names no version")
	}
	if runtime.GOARCH != "amd64" { // piper's programs are for it alone
		return "", errors.New("a pack can be made on Linux with an x86 processor of 64 bits only")
	}
	files, err := packFiles(ctx)
	if err != nil {
		return "", err
	}
	building, err := os.MkdirTemp("", "uncoil-pack-*")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(building)
	program := filepath.Join(building, "uncoil-voice")
	if out, err := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", program, "./uncoil-voice").CombinedOutput(); err != nil {
		return "", fmt.Errorf("building uncoil-voice: %w: %s", err, bytes.TrimSpace(out))
	}
	files["uncoil-voice"] = program
	top := fmt.Sprintf("uncoil-voice-%s-%s-%s", version[1], runtime.GOOS, runtime.GOARCH)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	name := filepath.Join(dir, top+".tar.zst")
	part := name + ".part"
	defer os.Remove(part)
	if err := archive(part, top, files); err != nil {
		return "", err
	}
	return name, os.Rename(part, name)
}

// packFiles returns the files of a pack, except the program, by their names in it.
func packFiles(ctx context.Context) (map[string]string, error) {
	from, err := kokoroFiles(ctx)
	if err != nil {
		return nil, err
	}
	files := map[string]string{
		kokoro.RuntimeFile: from.Runtime, kokoro.ModelFile: from.Model, kokoro.LettersFile: from.Letters,
	}
	for _, name := range []string{"README.md", "Apache-2.0.txt", "GPL-3.txt"} {
		files[path.Join("licences", name)] = filepath.Join("uncoil-voice", "licences", name)
	}
	for _, v := range kokoro.Voices() {
		files[path.Join(kokoro.VoicesFolder, v.Name+".bin")] = filepath.Join(from.Voices, v.File+".bin")
	}
	for _, name := range soundsFiles {
		files[path.Join(kokoro.SoundsFolder, name)] = filepath.Join(from.Sounds, name)
	}
	return files, nil
}

// archive writes files into a compressed archive, in the order of their names and
// without times and owners, so that the same files give the same bytes.
func archive(name, top string, files map[string]string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := zstd.NewWriter(f, zstd.WithEncoderLevel(zstd.SpeedBestCompression))
	if err != nil {
		return err
	}
	entries := tar.NewWriter(z)
	for _, entry := range sortedKeys(files) {
		if err := addFile(entries, path.Join(top, entry), files[entry]); err != nil {
			return err
		}
	}
	if err := errors.Join(entries.Close(), z.Close(), f.Close()); err != nil {
		return err
	}
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	slog.Info("packed", "archive", strings.TrimSuffix(filepath.Base(name), ".part"), "megabytes", info.Size()/1e6)
	return nil
}

func addFile(entries *tar.Writer, name, file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	mode := fs.FileMode(0o644)
	if base := path.Base(name); base == "uncoil-voice" || base == "piper_phonemize" {
		mode = 0o755
	}
	if err := entries.WriteHeader(&tar.Header{Name: name, Mode: int64(mode), Size: int64(len(data)), Typeflag: tar.TypeReg}); err != nil {
		return err
	}
	_, err = entries.Write(data)
	return err
}
