//go:build !windows && !darwin

package locale

import "os"

// System returns the locale that the environment asks for: LC_ALL, else LC_TIME for
// times and LC_NUMERIC for numbers, else LANG.
func System() Locale { return Of(category("LC_TIME"), category("LC_NUMERIC")) }

func category(name string) string {
	for _, variable := range []string{"LC_ALL", name, "LANG"} {
		if v := os.Getenv(variable); v != "" {
			return v
		}
	}
	return ""
}
