package history

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	utf "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"uncoil/engine/search"
)

// decoded returns a reader of UTF-8: spreadsheets also write UTF-16, and a mark
// before either.
func decoded(r io.Reader) io.Reader {
	return transform.NewReader(r, utf.BOMOverride(encoding.Nop.NewDecoder()))
}

// western returns a text that is no UTF-8 as what a spreadsheet on Windows meant
// by it in western Europe and America.
func western(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	read, err := charmap.Windows1252.NewDecoder().String(text)
	if err != nil {
		return text
	}
	return read
}

// separators are what spreadsheets put between cells.
const separators = ",;\t|"

// separator returns the one of which a line has the most.
func separator(line string) rune {
	best, most := ',', 0
	for _, s := range separators {
		if n := strings.Count(line, string(s)); n > most {
			best, most = s, n
		}
	}
	return best
}

// truths are the words for true and false that spreadsheets write: in English,
// German, French, Spanish, Italian, Portuguese, Dutch, Polish, Czech and Slovak,
// Danish, Swedish, Norwegian, Finnish, Hungarian, Romanian, Turkish, Russian,
// Ukrainian, Greek, Catalan and Estonian.
var truths = foldTruths(
	"true yes 1 wahr vrai verdadero vero verdadeiro waar prawda pravda sand sant sann tosi igaz adevărat doğru истина істина αληθής cert tõene",
	"false no 0 falsch faux falso onwaar fałsz nepravda falsk falskt usann epätosi hamis fals yanlış ложь хибність ψευδής väär",
)

func foldTruths(yes, no string) map[string]bool {
	all := map[string]bool{"": false}
	for _, word := range strings.Fields(yes) {
		all[search.Fold(word)] = true
	}
	for _, word := range strings.Fields(no) {
		all[search.Fold(word)] = false
	}
	return all
}

// parseBool reads a word for true or false, or 1 or 0; nothing is false.
func parseBool(column, text string) (bool, error) {
	text = strings.TrimSpace(text)
	v, ok := truths[search.Fold(text)]
	if !ok {
		return false, fmt.Errorf("%s is %q: it must be true or false", column, text)
	}
	return v, nil
}

// parseNumber reads a number with the point or the comma of any country, and
// with what it puts between thousands; nothing is 0. Of two different marks the
// last is that of the decimals, and one that stands more than once is none.
func parseNumber(column, text string) (float64, error) {
	digits := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\'' || r == '’' {
			return -1
		}
		return r
	}, text)
	if digits == "" {
		return 0, nil
	}
	if last := strings.LastIndexAny(digits, ".,"); last >= 0 {
		decimals := digits[last+1:]
		whole := digits[:last]
		if strings.Contains(whole, digits[last:last+1]) {
			whole, decimals = whole+decimals, ""
		}
		digits = strings.NewReplacer(".", "", ",", "").Replace(whole) + "." + decimals
	}
	v, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return 0, fmt.Errorf("%s is %q: it must be a number", column, strings.TrimSpace(text))
	}
	return v, nil
}
