// Package translations registers the texts of the window with the toolkit, for
// the window and for commands that write the same texts.
package translations

import (
	"encoding/json"
	"io/fs"
	"log/slog"
	"path"
	"slices"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/locale"
)

// Language returns the language of the texts: the one of the translations that the system
// prefers.
func Language() string {
	var names []string
	for file := range all() {
		names = append(names, strings.TrimSuffix(file, ".json"))
	}
	slices.Sort(names)
	return locale.Language(names)
}

// Add registers the texts of the window with Fyne. For a system language without
// a translation, the texts of Language are registered under that language too: Fyne
// logs every text that it does not find at once. Further calls do nothing.
func Add() { once.Do(add) }

var once sync.Once

func add() {
	spoken := false
	system := string(lang.SystemLocale())
	for name, data := range all() {
		if err := lang.AddTranslations(fyne.NewStaticResource(name, data)); err != nil {
			slog.Error("a translation cannot be read", "file", name, "err", err)
		}
		language := strings.TrimSuffix(name, ".json")
		spoken = spoken || system == language || strings.HasPrefix(system, language+"-")
	}
	if spoken {
		return
	}
	if err := lang.AddTranslationsForLocale(all()[Language()+".json"], fyne.Locale(system)); err != nil {
		slog.Error("the texts cannot be used", "locale", system, "err", err)
	}
}

// Speak lets engine and command line speak the language of the window, if that is not
// English: they look their texts up in the same file. What it lacks is not asked for,
// since Fyne logs that.
func Speak() {
	language := Language()
	if language == locale.English {
		return
	}
	Add()
	var known map[string]any
	if err := json.Unmarshal(all()[language+".json"], &known); err != nil {
		return // Add has told why
	}
	engine.SetWords(func(english string) string {
		if _, ok := known[english]; !ok {
			return english
		}
		return lang.Localize(english)
	})
}

// all returns the contents of the translations by file name.
func all() map[string][]byte {
	const folder = "translations"
	files := map[string][]byte{}
	names, err := fs.Glob(assets.Files(), folder+"/*.json")
	if err != nil {
		slog.Error("the translations cannot be listed", "err", err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(assets.Files(), name)
		if err != nil {
			slog.Error("a translation cannot be read", "file", name, "err", err)
			continue
		}
		files[path.Base(name)] = data
	}
	return files
}
