package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// taking tells which argument of a function is a text of engine, command line or terminal:
// those of package engine, and those that pass it on to them.
var taking = map[string]int{
	"Text": 0, "Errorf": 1, "fail": 1, "failAt": 1, "refused": 0, "failure": 0,
}

// verb is where something is put into a text.
var verb = regexp.MustCompile(`%[-+#0-9.\[\]]*[a-z%]`)

// wordings finds every text of engine, command line and terminal, whose keys are the
// English texts: what is passed to a function that takes one, and what the tags of the
// command line say.
func wordings(t *testing.T) map[string]text {
	t.Helper()
	texts := map[string]text{}
	files := token.NewFileSet()
	for _, folder := range []string{"../engine", "../cmd/uncoil", "."} {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || !d.IsDir() || strings.Contains(path, "testdata") {
				return err
			}
			names, err := filepath.Glob(filepath.Join(path, "*.go"))
			var parsed []*ast.File
			for _, name := range names {
				if strings.HasSuffix(name, "_test.go") {
					continue
				}
				file, err := parser.ParseFile(files, name, nil, 0)
				if err != nil {
					return err
				}
				parsed = append(parsed, file)
			}
			known := constants(parsed)
			for _, file := range parsed {
				wordingsIn(file, path, known, func(english string, at token.Pos) {
					if strings.ContainsFunc(verb.ReplaceAllString(english, ""), unicode.IsLetter) {
						texts[english] = text{english, files.Position(at).String()}
					}
				})
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return texts
}

// constants are the texts in the files of a package that have a name.
func constants(parsed []*ast.File) map[string]ast.Expr {
	all := map[string]ast.Expr{}
	for _, file := range parsed {
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok {
				for i, name := range spec.Names {
					if i < len(spec.Values) {
						all[name.Name] = spec.Values[i]
					}
				}
			}
			return true
		})
	}
	return all
}

func wordingsIn(file *ast.File, folder string, known map[string]ast.Expr, found func(english string, at token.Pos)) {
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Field: // of the command line
			if n.Tag != nil && strings.HasSuffix(folder, "cmd/uncoil") {
				tag, _ := strconv.Unquote(n.Tag.Value)
				if help := reflect.StructTag(tag).Get("help"); help != "" {
					found(help, n.Pos())
				}
			}
		case *ast.ValueSpec: // what a store could not do
			if n.Names[0].Name == "what" && strings.HasSuffix(folder, "engine/store") && len(n.Values) == 1 {
				if english, ok := valueOf(n.Values[0], known); ok {
					found(english, n.Pos())
				}
			}
		case *ast.CallExpr:
			name := ""
			switch fun := n.Fun.(type) {
			case *ast.Ident:
				name = fun.Name
			case *ast.SelectorExpr:
				if of, ok := fun.X.(*ast.Ident); ok && of.Name != "fmt" && of.Name != "t" {
					name = fun.Sel.Name
				}
			}
			i, ok := taking[name]
			if !ok || i >= len(n.Args) || name == "Text" && len(n.Args) == 0 {
				return true
			}
			if english, ok := valueOf(n.Args[i], known); ok && english != "" {
				found(english, n.Pos())
			}
		}
		return true
	})
}

// valueOf returns a text that is written out, in parts or under a name.
func valueOf(e ast.Expr, known map[string]ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		return s, err == nil && e.Kind == token.STRING
	case *ast.BinaryExpr:
		x, okX := valueOf(e.X, known)
		y, okY := valueOf(e.Y, known)
		return x + y, okX && okY && e.Op == token.ADD
	case *ast.Ident:
		if value, ok := known[e.Name]; ok && value != ast.Expr(e) {
			if lit, ok := value.(*ast.Ident); ok && lit.Name == e.Name {
				return "", false
			}
			return valueOf(value, known)
		}
	}
	return "", false
}
