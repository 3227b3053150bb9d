package words

import (
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
)

// Fit says how long a fitted session is, where that is not what was asked; ""
// where it is.
func Fit(f *engine.Fitting) string {
	if f == nil || f.Near() {
		return ""
	}
	return lang.X("length.nearest", "{{.Length}} is as near to {{.N}} minutes as this routine gets.", map[string]any{
		"Length": Length(f.Length), "N": int(f.Asked / time.Minute),
	})
}

// LeftOut names what a fitted session leaves out, so many at most; "" for nothing.
func LeftOut(f *engine.Fitting, book *engine.Book, most int) string {
	if f == nil || len(f.LeftOut) == 0 {
		return ""
	}
	names := f.Names(book)
	things := Join(names)
	if n := len(names) - most; n > 0 {
		things = lang.X("length.more", "{{.Names}} and {{.N}} more", map[string]any{"Names": strings.Join(names[:most], ", "), "N": n})
	}
	return lang.X("length.left-out", "Left out: {{.Things}}.", map[string]any{"Things": things})
}
