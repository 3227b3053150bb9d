package audio

import (
	"testing"
	"testing/fstest"
)

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
