package sample

import (
	"fmt"
	"io/fs"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"

	"uncoil/assets"
)

// AddTranslations registers the English texts with Fyne, for tests of a single
// screen with plurals.
func AddTranslations() {
	data, err := fs.ReadFile(assets.Files(), "translations/en.json")
	if err == nil {
		err = lang.AddTranslationsForLocale(data, fyne.Locale(lang.SystemLocale()))
	}
	if err != nil {
		panic(fmt.Sprintf("the English texts cannot be used: %v", err))
	}
}

// Texts returns every visible text under an object, line by line.
func Texts(root fyne.CanvasObject) []string {
	var all []string
	for _, line := range All[*canvas.Text](root) {
		all = append(all, line.Text)
	}
	return all
}
