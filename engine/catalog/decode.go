package catalog

import (
	"cmp"
	"encoding"
	"errors"
	"fmt"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"uncoil/engine"
	"uncoil/engine/userfile"
)

// Decode reads a file's YAML into target, a pointer to a struct with yaml tags,
// as strictly as the catalogue reads its own files: no unknown field, no field
// twice, no anchors, no invisible characters. It returns all problems joined, a
// line each, with CodeInvalid; target then holds what could be read.
func Decode(file string, data []byte, target any) error {
	d := parse(file, data)
	d.decode(target)
	return errors.Join(d.problems...)
}

// decode fills target, a pointer to a struct with yaml tags, from the whole
// document, and remembers the line of every field. It is strict: a field that
// the struct does not have, a field given twice and a value of another kind
// are problems, and all of them are recorded, not the first alone. Paths name
// fields as people count, so that cycle[1] is the first phase.
// A document that could not be parsed leaves target as it is.
func (d *document) decode(target any) {
	d.value = target
	if d.root != nil {
		d.fill("", d.root, reflect.ValueOf(target).Elem())
	}
}

// fill fills one value from a node. A value that reads itself from what is
// written does so; where it has fields too, a text is its short form.
func (d *document) fill(path string, node ast.Node, v reflect.Value) {
	if d.refused(path, node) {
		return
	}
	if own, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok && (isText(node) || !d.hasFields(v.Type())) {
		d.text(path, node, own)
		return
	}
	if r, ok := v.Addr().Interface().(*engine.Range); ok {
		if f, ok := number(node); ok {
			*r = engine.Range{From: f, To: f}
			return
		}
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		d.fill(path, node, v.Elem())
	case reflect.Struct:
		d.structure(path, node, v)
	case reflect.Map:
		d.dictionary(path, node, v)
	case reflect.Slice, reflect.Array:
		d.list(path, node, v)
	default:
		d.scalar(path, node, v)
	}
}

// text fills a value that reads itself from what is written.
func (d *document) text(path string, node ast.Node, into encoding.TextUnmarshaler) {
	written := node.GetToken().Value
	if strange(node) {
		d.fail(path, "%s is %s: %s", path, describe(node), inDigits)
		return
	}
	switch n := node.(type) {
	case *ast.MappingNode, *ast.MappingValueNode, *ast.SequenceNode:
		d.fail(path, "%s is %s: write one value", path, describe(node))
		return
	case *ast.LiteralNode:
		written = n.Value.Value
	}
	if err := into.UnmarshalText([]byte(written)); err != nil {
		wanted := firstLine(err.Error())
		if _, ok := into.(*engine.Pause); ok {
			wanted = cmp.Or(meant(written), wanted)
		}
		d.fail(path, "%s is %q: %s", path, shorten(written), wanted)
	}
}

// isText reports whether a node is a text.
func isText(node ast.Node) bool {
	switch node.(type) {
	case *ast.StringNode, *ast.LiteralNode:
		return true
	default:
		return false
	}
}

// hasFields reports whether files can write a value of a type field by field.
func (d *document) hasFields(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && slices.ContainsFunc(d.fieldNames(t), func(name string) bool { return name != "" })
}

// refused reports nodes that have no place in any field.
func (d *document) refused(path string, node ast.Node) bool {
	switch node.(type) {
	case *ast.NullNode:
		d.fail(path, "%s is empty: give a value, or leave the field out", path)
	case *ast.AnchorNode, *ast.AliasNode, *ast.MergeKeyNode:
		d.fail(path, "%s refers to another place of the file: write the value out", path)
	case *ast.TagNode:
		d.fail(path, "%s has a type tag: leave it out", path)
	default:
		return false
	}
	return true
}

// structure fills a struct from a mapping.
func (d *document) structure(path string, node ast.Node, v reflect.Value) {
	if _, ok := mapping(node); !ok && d.flat(path, node, v) {
		return
	}
	names := d.fieldNames(v.Type())
	d.entries(path, node, func(key, at string, value ast.Node) {
		i := slices.Index(names, key)
		if i < 0 || key == "" {
			d.fail(at, "%s is not a field: %s", at, suggest(key, names))
			return
		}
		d.fill(at, value, v.Field(i))
	})
}

// flat records what is wrong with a value without fields where the struct has a
// short form: a number for a range, a text for what reads itself.
func (d *document) flat(path string, node ast.Node, v reflect.Value) bool {
	switch v.Addr().Interface().(type) {
	case *engine.Range:
		d.noNumber(path, node, meantRange, "a whole number, or a range such as {from: 20, to: 30}")
	case encoding.TextUnmarshaler:
		d.fail(path, "%s is %s: it must be text, in quotes if need be", path, describe(node))
	default:
		return false
	}
	return true
}

// fieldNames returns the names of a struct's fields in files, "" for a field
// that files do not have. A document asks for the same few types many times.
func (d *document) fieldNames(t reflect.Type) []string {
	names, ok := d.names[t]
	if !ok {
		names = make([]string, t.NumField())
		for i := range names {
			names[i], _, _ = strings.Cut(t.Field(i).Tag.Get("yaml"), ",")
		}
		d.names[t] = names
	}
	return names
}

// dictionary fills a map whose keys are strings.
func (d *document) dictionary(path string, node ast.Node, v reflect.Value) {
	v.Set(reflect.MakeMap(v.Type()))
	d.entries(path, node, func(key, at string, value ast.Node) {
		element := reflect.New(v.Type().Elem()).Elem()
		d.fill(at, value, element)
		v.SetMapIndex(reflect.ValueOf(key).Convert(v.Type().Key()), element)
	})
}

// entries visits the fields of a mapping, each key once.
func (d *document) entries(path string, node ast.Node, visit func(key, at string, value ast.Node)) {
	m, ok := mapping(node)
	if !ok {
		d.fail(path, "%s is %s: it must hold fields, one a line", path, describe(node))
		return
	}
	first := map[string]int{}
	for i, entry := range m.Values {
		line := entry.Key.GetToken().Position.Line
		name, ok := entry.Key.(*ast.StringNode)
		if whole, decimals := split(m, i); decimals != "" {
			before := join(path, m.Values[i-1].Key.GetToken().Value)
			d.failAt(line, "%s is %s,%s: %s", before, whole, decimals, meant(whole+","+decimals))
			continue
		}
		if !ok {
			d.failAt(line, "%q is not a field name: use letters and hyphens", entry.Key.GetToken().Value)
			continue
		}
		at := join(path, userfile.Name(shorten(name.Value)))
		if before, twice := first[name.Value]; twice {
			d.failAt(line, "%s is given twice, first on line %d: keep one", at, before)
			continue
		}
		first[name.Value] = line
		d.lineOf[at] = line
		visit(name.Value, at, entry.Value)
	}
}

// split returns both halves of a number with a comma, of which braces make two entries:
// {amount: 2,5}. Both are "" if the entry is no such half.
func split(m *ast.MappingNode, i int) (whole, decimals string) {
	if i == 0 {
		return "", ""
	}
	_, empty := m.Values[i].Value.(*ast.NullNode)
	before, number := m.Values[i-1].Value.(*ast.IntegerNode)
	key, digits := m.Values[i].Key.(*ast.IntegerNode)
	if !empty || !number || !digits {
		return "", ""
	}
	return before.GetToken().Value, key.GetToken().Value
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// list fills a slice, or an array of exactly as many elements.
func (d *document) list(path string, node ast.Node, v reflect.Value) {
	s, ok := node.(*ast.SequenceNode)
	if !ok {
		d.fail(path, "%s is %s: it must be a list", path, describe(node))
		return
	}
	if v.Kind() == reflect.Array && len(s.Values) != v.Len() {
		d.fail(path, "%s has %s: it must have %d", path, many(len(s.Values), "value"), v.Len())
		return
	}
	if v.Kind() == reflect.Slice {
		v.Set(reflect.MakeSlice(v.Type(), len(s.Values), len(s.Values)))
	}
	for i, element := range s.Values {
		at := index(path, i)
		d.lineOf[at] = element.GetToken().Position.Line
		d.fill(at, element, v.Index(i))
	}
}

// scalar fills a text, a number or a yes-or-no.
func (d *document) scalar(path string, node ast.Node, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		switch n := node.(type) {
		case *ast.StringNode:
			v.SetString(n.Value)
			return
		case *ast.LiteralNode:
			v.SetString(n.Value.Value)
			return
		}
		d.fail(path, "%s is %s: it must be text, in quotes if need be", path, describe(node))
	case reflect.Float64:
		if f, ok := number(node); ok {
			v.SetFloat(f)
			return
		}
		d.noNumber(path, node, meant, "a number")
	case reflect.Int:
		if f, ok := number(node); ok && f == math.Trunc(f) && math.Abs(f) < 1e9 {
			v.SetInt(int64(f))
			return
		}
		d.noNumber(path, node, func(string) string { return "" }, "a whole number")
	case reflect.Bool:
		if b, ok := node.(*ast.BoolNode); ok {
			v.SetBool(b.Value)
			return
		}
		d.fail(path, "%s is %s: it must be true or false", path, describe(node))
	default:
		panic(fmt.Sprintf("catalog: field %s has the kind %s, which files cannot hold", path, v.Kind()))
	}
}

// plainNumber is a number as people write it. YAML reads others too: 0x10, 0o17,
// 010 and 1_000, which people read differently from YAML.
var plainNumber = regexp.MustCompile(`^[-+]?(0|[1-9][0-9]*)?(\.[0-9]*)?([eE][-+]?[0-9]+)?$`)

const inDigits = "write a plain number, such as 30"

// strange reports whether a node is a number that is written in another way.
func strange(node ast.Node) bool {
	switch node.(type) {
	case *ast.IntegerNode, *ast.FloatNode:
		return !plainNumber.MatchString(node.GetToken().Value)
	default:
		return false
	}
}

// noNumber records that a value is not the number that is wanted; meant tells how files
// write what was written in another way.
func (d *document) noNumber(path string, node ast.Node, meant func(written string) string, wanted string) {
	if strange(node) {
		d.fail(path, "%s is %s: %s", path, describe(node), inDigits)
		return
	}
	if text, ok := node.(*ast.StringNode); ok {
		if write := meant(text.Value); write != "" {
			d.fail(path, "%s is %s: %s", path, describe(node), write)
			return
		}
	}
	d.fail(path, "%s is %s: it must be %s", path, describe(node), wanted)
}

// number returns the value of a finite number that is written plainly.
func number(node ast.Node) (float64, bool) {
	if strange(node) {
		return 0, false
	}
	switch n := node.(type) {
	case *ast.IntegerNode:
		switch i := n.Value.(type) {
		case int64:
			return float64(i), true
		case uint64:
			return float64(i), true
		}
	case *ast.FloatNode:
		return n.Value, !math.IsNaN(n.Value) && !math.IsInf(n.Value, 0)
	}
	return 0, false
}

// describe says in a few words what a node is.
func describe(node ast.Node) string {
	switch n := node.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		return "a group of fields"
	case *ast.SequenceNode:
		return "a list"
	case *ast.StringNode:
		return fmt.Sprintf("%q", shorten(n.Value))
	case *ast.LiteralNode:
		return "a text of several lines"
	case *ast.NullNode:
		return "empty"
	default:
		return shorten(n.GetToken().Value)
	}
}

// shorten keeps a quoted value from filling the screen.
func shorten(text string) string {
	const most = 40
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}
