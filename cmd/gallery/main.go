// Command gallery shows every card and screen with sample data, to look at
// a change without playing a session.
//
//	go run ./cmd/gallery               a window to browse in
//	go run ./cmd/gallery -shot DIR     every state as a PNG, in six sizes and four themes
//	go run ./cmd/gallery -pseudo       with texts 40 % longer: what a translation will need
//	go run ./cmd/gallery -cpu 20s      what a session costs, against a bare window
package main

import (
	"flag"
	"fmt"
	"os"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/lang"

	"uncoil/assets"
	"uncoil/engine/catalog"
	"uncoil/engine/pseudo"
	"uncoil/ui/translations"
)

func main() {
	folder := flag.String("shot", "", "write a PNG of every state into this `folder` and stop")
	var want wanted
	flag.StringVar(&want.state, "only", "", "with -shot: only the states whose `name` begins so")
	flag.StringVar(&want.look, "look", "", "with -shot: only this `theme`: light, dark, contrast or contrast-dark")
	flag.StringVar(&want.size, "size", "", "with -shot: only this `size`, such as 640x400")
	accents := flag.Bool("pseudo", false, "in the pseudo-language, whose texts are 40 % longer")
	cpu := flag.Duration("cpu", 0, "measure the processor time of a session for so long, against a bare window's")
	flag.Parse()
	if err := run(*folder, want, *cpu, *accents); err != nil {
		fmt.Fprintln(os.Stderr, "gallery:", err)
		os.Exit(1)
	}
}

func run(folder string, want wanted, cpu time.Duration, accents bool) error {
	load := func() (*catalog.Catalog, error) { return catalog.Load(assets.Files()) }
	if translations.Add(); accents {
		load = speakPseudo
	}
	c, err := load()
	if err != nil {
		return err
	}
	if folder != "" {
		return newCamera().shoot(c, folder, want)
	}
	a := app.NewWithID("app.uncoil.gallery")
	if cpu > 0 {
		return measureCPU(a, c, cpu, os.Stdout)
	}
	samples, err := newSamples(c, fyne.Do)
	if err != nil {
		return err
	}
	states, err := samples.states()
	if err != nil {
		return err
	}
	w := a.NewWindow("Uncoil gallery")
	newBrowser(a, w, states)
	w.Resize(fyne.NewSize(1600, 900))
	w.ShowAndRun()
	return nil
}

// speakPseudo sets the pseudo-language, and returns a catalogue in it.
func speakPseudo() (*catalog.Catalog, error) {
	english, err := assets.Files().ReadFile("translations/en.json")
	if err != nil {
		return nil, err
	}
	translated, err := pseudo.Translation(english)
	if err != nil {
		return nil, err
	}
	if err := lang.AddTranslationsForLocale(translated, fyne.Locale(lang.SystemLocale())); err != nil {
		return nil, err
	}
	return pseudo.Load(assets.Files())
}

// inBackground runs a function on a goroutine of its own.
func inBackground(f func()) { go f() }
