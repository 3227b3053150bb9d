package ui

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// text is one text as the source asks for it.
type text struct{ fallback, where string }

// textsInSource finds every call of lang.L, lang.X, lang.N and lang.XN under a
// folder. A call with a key that is not a literal is an error: it could not be
// checked.
func textsInSource(t *testing.T, folder string) map[string]text {
	t.Helper()
	texts := map[string]text{}
	files := token.NewFileSet()
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			fun, ok := call.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			pkg, ok := fun.X.(*ast.Ident)
			if !ok || pkg.Name != "lang" {
				return true
			}
			where := files.Position(call.Pos()).String()
			literal := func(i int) string {
				lit, ok := call.Args[i].(*ast.BasicLit)
				if !ok {
					t.Errorf("%s: a text must be a literal", where)
					return ""
				}
				s, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Errorf("%s: %v", where, err)
				}
				return s
			}
			switch fun.Sel.Name {
			case "L", "N":
				texts[literal(0)] = text{literal(0), where}
			case "X", "XN":
				key, fallback := literal(0), literal(1)
				if before, ok := texts[key]; ok && before.fallback != fallback {
					t.Errorf("%s: %q says %q, but at %s it says %q", where, key, fallback, before.where, before.fallback)
				}
				texts[key] = text{fallback, where}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

func TestEveryTextIsInTheTranslation(t *testing.T) {
	texts := textsInSource(t, ".")
	if len(texts) < 50 {
		t.Fatalf("only %d texts were found: the search is broken", len(texts))
	}
	data, err := os.ReadFile("../assets/translations/en.json")
	if err != nil {
		t.Fatal(err)
	}
	translated := map[string]any{}
	if err := json.Unmarshal(data, &translated); err != nil {
		t.Fatal(err)
	}
	for english, at := range wordings(t) {
		texts[english] = at
	}
	for key, want := range texts {
		got, ok := translated[key]
		switch got := got.(type) {
		case string:
			if got != want.fallback {
				t.Errorf("en.json says %q for %q, the source says %q", got, key, want.fallback)
			}
		case map[string]any:
			if got["other"] != want.fallback || got["one"] == nil {
				t.Errorf("en.json must have \"one\" and \"other\": %q for %q, has %v", want.fallback, key, got)
			}
		default:
			if !ok {
				t.Errorf("en.json lacks %q: %q (%s)", key, want.fallback, want.where)
			}
		}
	}
	for key := range translated {
		if _, ok := texts[key]; !ok {
			t.Errorf("en.json has %q, which nothing uses", key)
		}
	}
}
