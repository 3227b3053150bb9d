package locale

import (
	"slices"

	system "github.com/jeandeaual/go-locale"
	"golang.org/x/text/language"
)

// English is the language of the texts that every other one falls back to.
const English = "en"

// Language returns the one of some languages, such as "de" and "pt-BR", that the system's
// settings prefer: English where they name none of them.
func Language(available []string) string {
	wanted, _ := system.GetLocales() // a system that cannot tell speaks English
	return languageFor(wanted, available)
}

// languageFor returns the language that suits some wishes, the first one best.
func languageFor(wanted, available []string) string {
	available = slices.DeleteFunc(slices.Clone(available), func(name string) bool { return name == English })
	tags := []language.Tag{language.English} // the first one serves where none is wanted
	var names []string
	for _, name := range available {
		if tag, err := language.Parse(name); err == nil {
			tags, names = append(tags, tag), append(names, name)
		}
	}
	var wishes []language.Tag
	for _, name := range wanted {
		if tag, ok := parse(name); ok {
			wishes = append(wishes, tag)
		}
	}
	if _, i, sure := language.NewMatcher(tags).Match(wishes...); i > 0 && sure > language.Low {
		return names[i-1]
	}
	return English
}
