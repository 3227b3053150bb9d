// Command licences collects the licence texts of everything that is linked into
// Uncoil, from Go's module cache, into assets/licences.txt. "make licences" runs
// it; a test fails while a module's text is missing there. It must not know the
// program itself, only modules and files.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

func main() {
	top := flag.String("top", ".", "the top of the repository")
	flag.Parse()
	text, err := collect(*top)
	if err == nil {
		err = os.WriteFile(filepath.Join(*top, "assets", "licences.txt"), text, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "licences:", err)
		os.Exit(1)
	}
}

// The systems that Uncoil is built for; their modules differ.
var systems = []string{"linux", "windows", "darwin"}

// collect returns the whole file: for each part, its name on a line after "== ",
// and its texts.
func collect(top string) ([]byte, error) {
	modules := map[string]string{}
	for _, system := range systems {
		linked, err := linkedModules(top, system)
		if err != nil {
			return nil, err
		}
		maps.Copy(modules, linked)
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	part := func(name string, files ...string) error {
		if len(files) == 0 {
			return fmt.Errorf("%s has no licence text: look for one before it is used", name)
		}
		fmt.Fprintf(&out, "== %s\n", name)
		var written []string
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			text := strings.TrimSpace(strings.ReplaceAll(string(data), "\r\n", "\n"))
			if filepath.Base(file) == "CREDITS.md" {
				text = plain(text)
			}
			if slices.Contains(written, text) {
				continue
			}
			written = append(written, text)
			if len(written) > 1 { // names the part, such as fonts
				fmt.Fprintf(&out, "\n[%s]\n", filepath.ToSlash(strings.TrimPrefix(file, filepath.Dir(files[0])+string(filepath.Separator))))
			}
			fmt.Fprintf(&out, "\n%s\n", text)
		}
		fmt.Fprintln(&out)
		return nil
	}
	for _, own := range []struct{ name, file string }{
		{"Uncoil", filepath.Join(top, "LICENSE")},
		{"The voices", filepath.Join(top, "assets", "voice", "CREDITS.md")},
		{"Go", filepath.Join(strings.TrimSpace(string(root)), "LICENSE")},
		{"Unicode CLDR", filepath.Join(top, "engine", "locale", "LICENSE.cldr.txt")},
	} {
		if err := part(own.name, own.file); err != nil {
			return nil, err
		}
	}
	fmt.Fprint(&out, "== SQLite\n\nSQLite is in the public domain: https://sqlite.org/copyright.html\n\n")
	for _, path := range slices.Sorted(maps.Keys(modules)) {
		files, err := licenceFiles(modules[path])
		if err != nil {
			return nil, err
		}
		if err := part(path, files...); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}

// plain converts Markdown to plain text: a paragraph for each row of a table, and
// addresses after their links.
func plain(markdown string) string {
	for _, r := range []struct{ from, to string }{
		{`(?m)^\|[\s|-]*\|\n`, ""},
		{`(?m)^\| (.*?) \| (.*) \|$`, "$1: $2\n"},
		{`(?m)^#+ `, ""},
		{`\[(.*?)\]\((.*?)\)`, "$1 ($2)"},
		{"`", ""},
	} {
		markdown = regexp.MustCompile(r.from).ReplaceAllString(markdown, r.to)
	}
	return strings.TrimSpace(markdown)
}

// linkedModules returns the folders of the modules that are linked on a system,
// by path.
func linkedModules(top, system string) (map[string]string, error) {
	cmd := exec.Command("go", "list", "-deps", "-tags", "migrated_fynedo", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Dir}}{{end}}{{end}}", "./cmd/uncoil")
	cmd.Dir = top
	cmd.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=1")
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list for %s: %w", system, err)
	}
	modules := map[string]string{}
	for line := range strings.Lines(string(out)) {
		if path, dir, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			modules[path] = dir
		}
	}
	return modules, nil
}

var licenceName = regexp.MustCompile(`(?i)^(un)?(licen[cs]e|copying|notice)`)

// licenceFiles returns the licence texts of a module, including those of its
// embedded parts, such as fonts.
func licenceFiles(dir string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || d.Name() == "cmd"):
			return fs.SkipDir
		case !d.IsDir() && licenceName.MatchString(d.Name()) && filepath.Ext(path) != ".go":
			files = append(files, path)
		}
		return nil
	})
	// The module's own first.
	slices.SortStableFunc(files, func(a, b string) int {
		return strings.Count(a, string(filepath.Separator)) - strings.Count(b, string(filepath.Separator))
	})
	return files, err
}
