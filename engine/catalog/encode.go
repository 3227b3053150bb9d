package catalog

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"uncoil/engine"
)

// Encode writes a value as YAML that Decode reads back as the same value: the
// form in which the program writes exercises, routines and whatever else has yaml
// tags. Fields that are not set are left out. The same value always gives the
// same text. Comments are lost.
func Encode(value any) []byte {
	var w writer
	w.structure(reflect.Indirect(reflect.ValueOf(value)), "")
	return []byte(w.String())
}

// writer writes YAML: a field a line, short groups and lists in one.
type writer struct{ strings.Builder }

// structure writes the fields of a struct, each on its own line.
func (w *writer) structure(v reflect.Value, indent string) {
	for i := range v.NumField() {
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("yaml"), ",")
		if field := v.Field(i); name != "" && !unset(field) {
			w.WriteString(indent + name + ":")
			w.value(field, indent)
		}
	}
}

// value writes what stands behind a field's name.
func (w *writer) value(v reflect.Value, indent string) {
	if text, ok := inOneLine(v); ok {
		w.WriteString(" " + text + "\n")
		return
	}
	v = reflect.Indirect(v)
	w.WriteString("\n")
	if v.Kind() == reflect.Struct {
		w.structure(v, indent+"  ")
		return
	}
	for i := range v.Len() {
		w.element(v.Index(i), indent+"  ")
	}
}

// element writes one element of a list that has a line for each.
func (w *writer) element(v reflect.Value, indent string) {
	if text, ok := inOneLine(v); ok {
		w.WriteString(indent + "- " + text + "\n")
		return
	}
	var fields writer
	fields.structure(v, indent+"  ")
	w.WriteString(indent + "- " + strings.TrimPrefix(fields.String(), indent+"  "))
}

// unset reports whether a field holds nothing. A pointer to a zero is a value.
func unset(v reflect.Value) bool {
	if v.Kind() == reflect.Slice {
		return v.Len() == 0
	}
	return v.IsZero()
}

// asYAML is what types have that are written as something simpler.
type asYAML interface{ MarshalYAML() (any, error) }

// inOneLine returns a value as one line, if it is short enough for that: a
// scalar, a range, a direction without a time, a group of scalars, a list of ids.
func inOneLine(v reflect.Value) (string, bool) {
	if v.Kind() == reflect.Pointer {
		return inOneLine(v.Elem())
	}
	if own, ok := v.Interface().(asYAML); ok {
		simple, err := own.MarshalYAML()
		if err != nil {
			panic(fmt.Sprintf("catalog: %s cannot be written: %v", v.Type(), err))
		}
		return scalarText(reflect.ValueOf(simple)), true
	}
	switch own := v.Interface().(type) {
	case engine.Range:
		if own.From == own.To {
			return number64(own.From), true
		}
	case engine.Direction:
		if own.Seconds == 0 {
			return stringText(own.Say), true
		}
	}
	switch v.Kind() {
	case reflect.Struct:
		return group(v)
	case reflect.Slice:
		return idList(v)
	default:
		return scalarText(v), true
	}
}

// group returns a struct of nothing but scalars in braces.
func group(v reflect.Value) (string, bool) {
	var parts []string
	for i := range v.NumField() {
		field := v.Field(i)
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("yaml"), ",")
		if name == "" || unset(field) && v.Type() != reflect.TypeFor[engine.Range]() {
			continue
		}
		simple := reflect.Indirect(field)
		if _, own := simple.Interface().(asYAML); !own && (simple.Kind() == reflect.Struct || simple.Kind() == reflect.Slice) {
			if _, short := simple.Interface().(engine.Range); !short {
				return "", false
			}
		}
		text, _ := inOneLine(field)
		if simple.Kind() == reflect.String && len(text) > len("a-short-id-or-a-word-or-two-but-no-sentence") {
			return "", false
		}
		parts = append(parts, name+": "+text)
	}
	return "{" + strings.Join(parts, ", ") + "}", true
}

// idList returns a list of ids in brackets.
func idList(v reflect.Value) (string, bool) {
	const most = 100 // characters; a longer list is easier to read in lines
	if v.Type().Elem().Kind() != reflect.String {
		return "", false
	}
	var parts []string
	length := 0
	for i := range v.Len() {
		text := v.Index(i).String()
		if strings.ContainsAny(text, " ,") {
			return "", false
		}
		parts = append(parts, stringText(text))
		length += len(text)
	}
	return "[" + strings.Join(parts, ", ") + "]", length <= most
}

func scalarText(v reflect.Value) string {
	switch v.Kind() {
	case reflect.String:
		return stringText(v.String())
	case reflect.Bool:
		return strconv.FormatBool(v.Bool())
	case reflect.Float64:
		return number64(v.Float())
	case reflect.Int, reflect.Int64:
		return strconv.FormatInt(v.Int(), 10)
	default:
		panic(fmt.Sprintf("catalog: the kind %s cannot be written to a file", v.Kind()))
	}
}

func number64(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// plainText is text that means itself without quotes, in a line and in braces.
var plainText = regexp.MustCompile(`^\pL[\pL0-9'()-]*( [\pL0-9'()-]+)*[.!?]?$`)

// stringText returns a text as it is, or in quotes where YAML would read it as
// something else.
func stringText(text string) string {
	word := strings.ToLower(strings.TrimRight(text, ".!?"))
	if plainText.MatchString(text) && !slices.Contains([]string{"true", "false", "null", "yes", "no", "on", "off", "y", "n", "inf", "nan"}, word) {
		return text
	}
	text = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(text)
	return `"` + engine.MapHidden(text, func(r rune) string { return fmt.Sprintf(`\U%08x`, r) }) + `"`
}
