// Package pseudo makes the pseudo-language xx, for tests that find texts which no
// translation reaches: all of its letters that can have an accent have one, and each text
// is 40 % longer than the English one. Nothing of it is linked into the program.
package pseudo

import (
	"encoding/json"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml"

	"uncoil/engine"
	"uncoil/engine/catalog"
)

// Language is the name of the pseudo-language.
const Language = "xx"

const (
	plain    = "acdeghiklnorstuwyzACDEGHIKLNORSTUWYZ"
	accented = "áçďéğĥíķłñóřšťúŵýžÁÇĎÉĞĤÍĶŁÑÓŘŠŤÚŴÝŽ"
)

var accents = func() map[rune]rune {
	with := []rune(accented)
	all := map[rune]rune{}
	for i, r := range plain {
		all[r] = with[i]
	}
	return all
}()

// kept are the parts of a text that no language changes: where numbers, names and
// options of the command line are put in or stand, and web addresses.
var kept = regexp.MustCompile(`\{\{.*?\}\}|%(\[\d\])?[-+#.\d]*[a-zA-Z%]|\$\{\w+\}|--[a-z-]+|'uncoil [^']*'|https?://\S+`)

// Text returns an English text in the pseudo-language.
func Text(english string) string {
	if english == "" {
		return ""
	}
	var b strings.Builder
	from := 0
	for _, at := range append(kept.FindAllStringIndex(english, -1), []int{len(english), len(english)}) {
		for _, r := range english[from:at[0]] {
			if a, ok := accents[r]; ok {
				r = a
			}
			b.WriteRune(r)
		}
		b.WriteString(english[at[0]:at[1]])
		from = at[1]
	}
	text := b.String()
	more := (utf8.RuneCountInString(kept.ReplaceAllString(english, ""))*4 + 9) / 10
	body := strings.TrimRight(text, ".!?:… \n")
	longer := []rune(strings.Repeat(" łóñğ", more/5+1))[:more]
	for i := len(longer) - 1; i >= 0 && longer[i] == ' '; i-- {
		longer[i] = 'ň' // spaces at an end are cut
	}
	return body + string(longer) + text[len(body):]
}

// English returns the words of a text that stayed English: those with a letter that would
// have an accent. A letter alone is a key.
func English(text string) []string {
	var words []string
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if utf8.RuneCountInString(word) > 1 && strings.ContainsAny(word, plain) {
			words = append(words, word)
		}
	}
	return words
}

// Translation returns a translation file in the pseudo-language.
func Translation(english []byte) ([]byte, error) {
	texts := map[string]any{}
	if err := json.Unmarshal(english, &texts); err != nil {
		return nil, err
	}
	for key, value := range texts {
		switch value := value.(type) {
		case string:
			texts[key] = Text(value)
		case map[string]any: // plural forms
			for form, text := range value {
				value[form] = Text(text.(string))
			}
		}
	}
	return json.Marshal(texts)
}

// Files returns the files of a catalogue with those of the pseudo-language.
func Files(english fs.FS) (fs.FS, error) {
	files := fstest.MapFS{}
	for _, pattern := range []string{"*.yaml", "exercises/*.yaml", "figures/*.yaml", "routines/*.yaml"} {
		names, err := fs.Glob(english, pattern)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			data, err := fs.ReadFile(english, name)
			if err != nil {
				return nil, err
			}
			files[name] = &fstest.MapFile{Data: data}
			value := valueOf(name)
			if value == nil {
				continue
			}
			if err := catalog.Decode(name, data, value); err != nil {
				return nil, err
			}
			overlay, err := yaml.Marshal(texts(reflect.ValueOf(value).Elem()))
			if err != nil {
				return nil, err
			}
			files[path.Join("lang", Language, name)] = &fstest.MapFile{Data: overlay}
		}
	}
	return files, nil
}

// Load returns a catalogue in the pseudo-language.
func Load(english fs.FS) (*catalog.Catalog, error) {
	files, err := Files(english)
	if err != nil {
		return nil, err
	}
	return catalog.LoadIn(Language, files)
}

// valueOf returns what a file holds, nil for one without texts.
func valueOf(name string) any {
	switch {
	case path.Dir(name) == "exercises":
		return &engine.Exercise{}
	case path.Dir(name) == "routines":
		return &engine.Routine{}
	case name == "phrases.yaml":
		return &engine.Phrases{}
	case name == "advice.yaml":
		return &engine.Advice{}
	case name == "care.yaml":
		return &struct {
			Movements  []engine.MovementText `yaml:"movements"`
			Conditions []engine.Condition    `yaml:"conditions"`
			Safety     engine.Safety         `yaml:"safety"`
			Adapted    []engine.Adaptation   `yaml:"adapted"`
		}{}
	default:
		return nil
	}
}

// texts returns the texts of a value in the pseudo-language as files have them, nil where
// there are none.
func texts(v reflect.Value) any {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return nil
		}
		return texts(v.Elem())
	case reflect.String:
		if v.Len() == 0 {
			return nil
		}
		return Text(v.String())
	case reflect.Slice:
		list := make([]any, v.Len())
		some := false
		for i := range list {
			if list[i] = texts(v.Index(i)); list[i] == nil {
				list[i] = map[string]any{}
			} else {
				some = true
			}
		}
		if !some {
			return nil
		}
		return list
	case reflect.Map:
		return entries(slices.Collect(maps.Keys(asMap(v))), func(key string) any { return texts(asMap(v)[key]) })
	case reflect.Struct:
		fields := map[string]reflect.Value{}
		for i := range v.NumField() {
			f := v.Type().Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
			if name != "-" && (f.Tag.Get("lang") != "" || !scalars(f.Type)) {
				fields[name] = v.Field(i)
			}
		}
		return entries(slices.Collect(maps.Keys(fields)), func(name string) any { return texts(fields[name]) })
	default:
		return nil
	}
}

// scalars reports whether a type is a scalar, or a list or map of some: a text only where
// it is marked.
func scalars(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Slice, reflect.Map, reflect.Pointer:
		return scalars(t.Elem())
	default:
		return t.Kind() != reflect.Struct
	}
}

func asMap(v reflect.Value) map[string]reflect.Value {
	all := map[string]reflect.Value{}
	for _, key := range v.MapKeys() {
		all[key.String()] = v.MapIndex(key)
	}
	return all
}

func entries(names []string, value func(name string) any) any {
	all := map[string]any{}
	for _, name := range names {
		if text := value(name); text != nil {
			all[name] = text
		}
	}
	if len(all) == 0 {
		return nil
	}
	return all
}
