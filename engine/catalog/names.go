package catalog

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// The limits of names that become file names.
const (
	MaxID      = 48 // characters; with folder and ending far below what any system allows
	maxPicture = 80
)

// pictureName is a file name that every system can store and that has no special
// meaning in a shell or a path.
var pictureName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9 _.-]*\.(?i:png|jpe?g)$`)

// Slug makes an id of a name: "Knee hug, left" becomes "knee-hug-left". It is
// empty if the name has no letter of the Latin alphabet in it.
func Slug(name string) string {
	var words []string
	for _, word := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' }) {
		word = strings.Map(latin, word)
		if word != "" {
			words = append(words, word)
		}
	}
	id := strings.Join(words, "-")
	id = strings.TrimLeft(id, "0123456789-")
	if len(id) > MaxID {
		id = strings.TrimRight(id[:MaxID], "-")
	}
	if ReservedName(id) {
		id += "-own"
	}
	return id
}

// latin returns a letter without its accent, −1 for what has no plain form.
func latin(r rune) rune {
	if r < unicode.MaxASCII {
		if r == '\'' {
			return -1
		}
		return r
	}
	for plain, accented := range map[rune]string{
		'a': "àáâãäåāăą", 'c': "çćč", 'd': "ďđ", 'e': "èéêëēęě", 'g': "ğ", 'i': "ìíîïī", 'l': "ł", 'n': "ñńň",
		'o': "òóôõöøō", 'r': "ř", 's': "śšşß", 't': "ťţ", 'u': "ùúûüůū", 'y': "ýÿ", 'z': "źżž",
	} {
		if strings.ContainsRune(accented, r) {
			return plain
		}
	}
	return -1
}

// ValidID reports whether a text can be an id: small letters, digits and single
// hyphens, not too long, and a file name on every system.
func ValidID(id string) bool {
	return len(id) <= MaxID && kebab.MatchString(id) && !ReservedName(id)
}

// ValidPicture reports whether a text can be the file name of a picture.
func ValidPicture(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	return len(name) <= maxPicture && pictureName.MatchString(name) && !ReservedName(strings.TrimSpace(stem))
}

// ReservedName reports whether Windows keeps a name for a device, so that no
// file there can be called so, whatever its ending.
func ReservedName(stem string) bool {
	stem = strings.ToLower(stem)
	if len(stem) == 4 && (strings.HasPrefix(stem, "com") || strings.HasPrefix(stem, "lpt")) {
		return stem[3] >= '0' && stem[3] <= '9'
	}
	return slices.Contains([]string{"con", "prn", "aux", "nul", "conin$", "conout$"}, stem)
}
