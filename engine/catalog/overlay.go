package catalog

import (
	"encoding"
	"io/fs"
	"path"
	"reflect"
	"regexp"
	"slices"

	"github.com/goccy/go-yaml/ast"

	"uncoil/engine"
)

// languageDir holds a folder for each language, with files of the names of the English
// ones. Such a file gives texts alone; what it does not give stays English.
const languageDir = "lang"

// textTag marks the fields that are texts. Its value is textAsMany for a text, and for a
// list with as many entries in each language, or textList for a list of any length.
const (
	textTag    = "lang"
	textAsMany = "text"
	textList   = "any"
)

// Speaks reports whether what is said in a session is in a language: its phrases are among
// the built-in files.
func Speaks(builtin fs.FS, language string) bool {
	_, err := fs.Stat(builtin, path.Join(languageDir, language, phraseFile))
	return err == nil
}

// translate puts the texts of a language in place of the English ones.
func (l *loader) translate(language string) {
	book := &l.to.book
	for _, id := range sortedIDs(book.Exercises) {
		e := book.Exercises[id]
		if d := l.overlay(language, path.Join(exerciseDir, id+".yaml"), &e); d != nil {
			for i := range e.Adapted {
				e.Adapted[i].Words = d.rewordings(e.Adapted[i].Words, e.Texts())
			}
			book.Exercises[id] = e
		}
	}
	for i := range l.to.routines {
		r := &l.to.routines[i]
		l.overlay(language, path.Join(routineDir, r.ID+".yaml"), r)
	}
	phrases := l.overlay(language, phraseFile, &book.Phrases)
	care := careData{book.Movements, book.Conditions, book.Safety, book.Adapted}
	l.overlay(language, careFile, &care)
	book.Safety = care.Safety
	if phrases != nil {
		for i := range book.Adapted {
			book.Adapted[i].Words = phrases.rewordings(book.Adapted[i].Words, book.Phrases.Texts())
		}
	}
	l.overlay(language, adviceFile, &book.Advice)
}

// overlay fills the texts of a value from the file of a language, if there is one, and
// returns that.
func (l *loader) overlay(language, name string, value any) *document {
	file := path.Join(languageDir, language, name)
	if _, err := fs.Stat(l.fsys, file); err != nil {
		return nil
	}
	d := open(l.fsys, file, file)
	d.said = map[string][]string{}
	if d.root != nil {
		d.merge("", d.root, reflect.ValueOf(value).Elem(), "")
	}
	l.problems = append(l.problems, d.problems...)
	return d
}

// merge replaces texts of a value that holds the English ones. kind is the tag of the
// field that the value is in, "" for what is no text itself.
func (d *document) merge(path string, node ast.Node, v reflect.Value, kind string) {
	if d.refused(path, node) {
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			d.fail(path, "%s is not in the English file: leave it out", path)
			return
		}
		d.merge(path, node, v.Elem(), kind)
	case reflect.Struct:
		if _, short := v.Addr().Interface().(encoding.TextUnmarshaler); short && isText(node) {
			d.merge(path, node, v.FieldByName("Say"), textAsMany)
			return
		}
		d.mergeFields(path, node, v)
	case reflect.Map:
		d.entries(path, node, func(key, at string, value ast.Node) {
			k := reflect.ValueOf(key).Convert(v.Type().Key())
			element := reflect.New(v.Type().Elem()).Elem()
			if old := v.MapIndex(k); old.IsValid() {
				element.Set(old)
				d.merge(at, value, element, kind)
				v.SetMapIndex(k, element)
				return
			}
			d.fail(at, "%s is not in the English file: leave it out", at)
		})
	case reflect.Slice:
		d.mergeList(path, node, v, kind)
	default:
		d.mergeText(path, node, v)
	}
}

// mergeFields merges the fields of a struct that are texts or have some.
func (d *document) mergeFields(path string, node ast.Node, v reflect.Value) {
	names := d.fieldNames(v.Type())
	d.entries(path, node, func(key, at string, value ast.Node) {
		i := slices.Index(names, key)
		if i < 0 || key == "" {
			d.fail(at, "%s is not a field: %s", at, suggest(key, names))
			return
		}
		kind := v.Type().Field(i).Tag.Get(textTag)
		switch {
		case kind != "" || hasTexts(v.Field(i).Type()):
			d.merge(at, value, v.Field(i), kind)
		case key == "id":
			if value.GetToken().Value != v.Field(i).String() {
				d.fail(at, "%s is %s: it must be %q as in the English file", at, describe(value), v.Field(i).String())
			}
		default:
			d.fail(at, "%s is no text: leave it out, the English file gives it", at)
		}
	})
}

// mergeList merges a list entry by entry, or replaces one of any length.
func (d *document) mergeList(path string, node ast.Node, v reflect.Value, kind string) {
	list, ok := node.(*ast.SequenceNode)
	if !ok {
		d.fail(path, "%s is %s: it must be a list", path, describe(node))
		return
	}
	if kind == textList {
		v.Set(reflect.MakeSlice(v.Type(), len(list.Values), len(list.Values)))
	}
	if len(list.Values) != v.Len() {
		d.fail(path, "%s has %s: it must have %d, as in the English file", path, many(len(list.Values), "text"), v.Len())
		return
	}
	for i, element := range list.Values {
		at := index(path, i)
		d.lineOf[at] = element.GetToken().Position.Line
		d.merge(at, element, v.Index(i), kind)
	}
}

// placeholder is where a number or a name is put into a text.
var placeholder = regexp.MustCompile(`%[a-z%]`)

// mergeText replaces one text.
func (d *document) mergeText(path string, node ast.Node, v reflect.Value) {
	english := v.String()
	known := len(d.problems)
	d.scalar(path, node, v)
	if len(d.problems) > known || !d.tidy(path, v.String()) {
		return
	}
	if want := placeholder.FindAllString(english, -1); english != "" && !slices.Equal(placeholder.FindAllString(v.String(), -1), want) {
		d.fail(path, "%s is %q: it must have %q as the English text has", path, shorten(v.String()), want)
	}
	if !slices.Contains(d.said[english], v.String()) {
		d.said[english] = append(d.said[english], v.String())
	}
}

// rewordings makes adaptations find the sentences that they change, of which texts are
// all: where a sentence stands twice, the two can be translated differently.
func (d *document) rewordings(words []engine.Rewording, texts []string) []engine.Rewording {
	var all []engine.Rewording
	for _, w := range words {
		of := slices.Clone(d.said[w.Of])
		if len(of) == 0 || slices.Contains(texts, w.Of) {
			of = append(of, w.Of)
		}
		slices.Sort(of)
		for _, text := range slices.Compact(of) {
			all = append(all, engine.Rewording{Of: text, Say: w.Say})
		}
	}
	return all
}

// hasTexts reports whether a type has fields that are texts.
func hasTexts(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		return hasTexts(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			f := t.Field(i)
			if f.Tag.Get("yaml") != "-" && (f.Tag.Get(textTag) != "" || hasTexts(f.Type)) {
				return true
			}
		}
	}
	return false
}
