package catalog

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"uncoil/engine"
	"uncoil/engine/userfile"
)

// The limits that every file keeps to, so that a damaged or hostile one is
// refused before it costs time or memory.
const (
	maxFileBytes  = 1 << 20
	maxLines      = 8000   // the parser's time grows with the square of it
	maxValues     = 50_000 // commas and colons, for the same reason
	maxLineLength = 1000   // bytes
	maxNesting    = 24     // levels of lists and mappings
)

// maxProblems is the most that is reported about one file.
const maxProblems = 100

// document is one parsed file that remembers on which line everything stands.
type document struct {
	file     string
	root     *ast.MappingNode
	lineOf   map[string]int
	problems []error
	// value is what the document was decoded into.
	value any
	names map[reflect.Type][]string
	// said are the texts of a language by the English ones that they replace.
	said map[string][]string
}

// fail records a problem with the field at a path.
func (d *document) fail(path, format string, args ...any) {
	d.failAt(d.line(path), format, args...)
}

// failAt records a problem on a line.
func (d *document) failAt(line int, format string, args ...any) {
	if false { // vet checks the verbs
		_ = fmt.Sprintf(format, args...)
	}
	message := engine.Text(format, args...)
	switch n := len(d.problems); {
	case n > maxProblems:
		return
	case n == maxProblems:
		message = engine.Text("there is more that is wrong: mend the rest first")
	}
	message = fmt.Sprintf("%s:%d: %s", userfile.Name(d.file), line, message)
	d.problems = append(d.problems, &engine.Error{Code: engine.CodeInvalid, Message: message})
}

// line returns the line of the field at a path; of a missing field, the line
// of the nearest thing around it.
func (d *document) line(path string) int {
	for {
		if line, ok := d.lineOf[path]; ok {
			return line
		}
		cut := strings.LastIndexAny(path, ".[")
		if cut < 0 {
			return 1
		}
		path = path[:cut]
	}
}

// parse reads a file's YAML. What it returns has problems instead of a root if
// the file cannot be read at all.
func parse(file string, data []byte) *document {
	d := &document{file: file, lineOf: map[string]int{}, names: map[reflect.Type][]string{}}
	data = bytes.TrimPrefix(data, []byte("\ufeff")) // editors put it before UTF-8
	d.guard(data)
	if len(d.problems) > 0 {
		return d
	}
	tree, err := parser.ParseBytes(data, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		d.syntax(err)
		return d
	}
	bodies := 0
	for _, doc := range tree.Docs {
		if doc.Body == nil {
			continue
		}
		bodies++
		if root, ok := mapping(doc.Body); ok && bodies == 1 {
			d.root = root
		}
	}
	switch {
	case bodies == 0:
		d.failAt(1, "the file is empty: describe an exercise, a routine, a figure or the phrases")
	case bodies > 1:
		d.failAt(1, "the file holds %d documents: keep one, without a line of ---", bodies)
	case d.root == nil:
		d.failAt(1, "the file is not a list of fields: begin with lines like \"id: cat-cow\"")
	}
	if len(d.problems) > 0 {
		d.root = nil
	}
	return d
}

// mapping returns a node as a mapping.
func mapping(n ast.Node) (*ast.MappingNode, bool) {
	switch n := n.(type) {
	case *ast.MappingNode:
		return n, true
	case *ast.MappingValueNode:
		return ast.Mapping(n.Start, false, n), true
	}
	return nil, false
}

// syntax records what the YAML parser found wrong.
func (d *document) syntax(err error) {
	line, said := 1, err.Error()
	var syntax *yaml.SyntaxError
	if errors.As(err, &syntax) && syntax.Token != nil && syntax.Token.Position != nil {
		line, said = syntax.Token.Position.Line, syntax.Message
	}
	d.failAt(line, "this is not YAML: %s", plainSyntax(said))
}

// plainSyntax says in the user's language what the parser says in English, and what to do.
func plainSyntax(said string) string {
	has := func(parts ...string) bool {
		return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(said, part) })
	}
	switch {
	case has("quoted"):
		return engine.Text("a text begins with a quotation mark and does not end with one")
	case has("']'"):
		return engine.Text("a list in brackets lacks a comma or its ]")
	case has("'}'", "flow map"):
		return engine.Text("fields in braces lack a comma or their }")
	case has("anchor", "alias", "tag", "directive", "TAG", "version"):
		return engine.Text("& * and ! mean something at the beginning of a text: put it in quotation marks")
	case has("mapping value", "map key", "map value", "key-value", "key name", "non-map", "value is not allowed"):
		return engine.Text("the line is not indented as those around it, or a text has a colon and needs quotation marks")
	default:
		return engine.Text("look at the indents, colons and quotation marks here")
	}
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// guard refuses what no sound file contains before the parser sees it: too
// much, invisible characters that hide or reorder text, and nesting so deep
// that it could only be meant to do harm.
func (d *document) guard(data []byte) {
	if len(data) > maxFileBytes {
		d.failAt(1, "the file is larger than %d bytes: split it or shorten it", maxFileBytes)
		return
	}
	if n := bytes.Count(data, []byte("\n")); n > maxLines {
		d.failAt(maxLines, "the file has %d lines: the most is %d", n, maxLines)
		return
	}
	if n := bytes.Count(data, []byte(",")) + bytes.Count(data, []byte(":")); n > maxValues {
		d.failAt(1, "the file has %d values: the most is %d", n, maxValues)
		return
	}
	depth := 0
	number := 0
	for line := range bytes.Lines(data) {
		number++
		line = bytes.TrimRight(line, "\r\n")
		depth += bytes.Count(line, []byte("[")) + bytes.Count(line, []byte("{")) -
			bytes.Count(line, []byte("]")) - bytes.Count(line, []byte("}"))
		if problem := guardLine(line, depth); problem != "" {
			d.failAt(number, "%s", problem)
			return
		}
	}
}

// guardLine returns what is wrong with one line, brackets being the number of
// brackets open at its end.
func guardLine(line []byte, brackets int) string {
	if !utf8.Valid(line) {
		return "the text is not UTF-8: save the file as UTF-8"
	}
	if len(line) > maxLineLength {
		return fmt.Sprintf("the line has %d bytes: the most is %d", len(line), maxLineLength)
	}
	if r, ok := engine.Hidden(string(line)); ok {
		return fmt.Sprintf("the character %U cannot be seen: remove it", r)
	}
	text := bytes.TrimLeft(line, " ")
	dashes := 0
	for len(text) > 1 && (text[0] == '-' || text[0] == '?') && text[1] == ' ' {
		text = bytes.TrimLeft(text[2:], " ")
		dashes++
	}
	inLine := max(bytes.Count(line, []byte("[")), bytes.Count(line, []byte("{")))
	if brackets > maxNesting || inLine > 4*maxNesting || dashes > maxNesting || len(line)-len(text) > 4*maxNesting {
		return fmt.Sprintf("lists inside lists go deeper than %d levels: write it flatter", maxNesting)
	}
	return ""
}
