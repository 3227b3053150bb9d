package locale

import (
	"sync"

	macos "github.com/jeandeaual/go-locale"
)

// System returns the locale of the user's region. Asking for it starts a process, so
// the answer is kept.
var System = sync.OnceValue(func() Locale {
	tag, err := macos.GetLocale()
	if err != nil {
		return Locale{}
	}
	return Of(tag, tag)
})
