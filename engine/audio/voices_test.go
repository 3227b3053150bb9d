package audio

import (
	"slices"
	"testing"
	"testing/fstest"
)

// TestOnlyVoicesOfTheLanguageAreOffered: a voice reads no texts in a language that it does
// not speak. One whose manifest is damaged is still named, so that it is reported.
func TestOnlyVoicesOfTheLanguageAreOffered(t *testing.T) {
	fsys := fstest.MapFS{
		"anna/manifest.json":    {Data: []byte(`{"voice": "anna", "language": "de-AT", "rate": 22050, "clips": {}}`)},
		"jane/manifest.json":    {Data: []byte(`{"voice": "jane", "language": "en-IE", "rate": 22050, "clips": {}}`)},
		"old/manifest.json":     {Data: []byte(`{"voice": "old", "rate": 22050, "clips": {}}`)},
		"damaged/manifest.json": {Data: []byte(`{"language": "fr",`)},
	}
	for language, want := range map[string][]string{
		"en": {"damaged", "jane", "old"}, "de": {"anna", "damaged"}, "en-US": {"damaged", "jane", "old"}, "pt-BR": {"damaged"},
	} {
		if got := VoiceNames(fsys, language); !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", language, got, want)
		}
	}
}

// TestEspeakIsToldTheLanguage: British English for English texts, whatever the voice.
func TestEspeakIsToldTheLanguage(t *testing.T) {
	for language, want := range map[string]string{"": "en-gb", "en": "en-gb", "en-US": "en-gb", "de": "de", "pt-BR": "pt-br"} {
		arguments := espeakArguments(language)("")
		if got := arguments[len(arguments)-1]; got != want {
			t.Errorf("%s: espeak speaks %s, want %s", language, got, want)
		}
	}
}

func TestVoiceTitleFallsBackOnTheName(t *testing.T) {
	fsys := fstest.MapFS{
		"anna/manifest.json":    {Data: []byte(`{"voice": "anna", "title": "Anna", "about": "A clear voice", "rate": 22050, "clips": {}}`)},
		"old/manifest.json":     {Data: []byte(`{"voice": "old", "rate": 22050, "clips": {}}`)},
		"damaged/manifest.json": {Data: []byte(`{"title": "Anna",`)},
	}
	for name, want := range map[string][2]string{
		"anna": {"Anna", "A clear voice"}, "old": {"old", ""}, "damaged": {"damaged", ""}, "none": {"none", ""},
	} {
		if title, about := VoiceTitle(fsys, name); title != want[0] || about != want[1] {
			t.Errorf("%s is introduced as %q, %q", name, title, about)
		}
	}
}
