package audio

import (
	"cmp"
	"encoding/json"
	"io/fs"
	"path"
	"strings"
)

// VoiceTitle returns the title of the voice in the folder name of fsys and a few
// words about it. A voice whose manifest has no title, or cannot be read, is
// called by its name, with no description.
func VoiceTitle(fsys fs.FS, name string) (title, about string) {
	m, err := introduction(fsys, name)
	if err != nil || m.Title == "" {
		return name, ""
	}
	return m.Title, m.About
}

// introduction returns what the manifest of a voice says before its list of clips.
func introduction(fsys fs.FS, name string) (m Manifest, err error) {
	f, err := fsys.Open(path.Join(name, ManifestFile))
	if err != nil {
		return m, err
	}
	defer f.Close()
	d := json.NewDecoder(f)
	if _, err := d.Token(); err != nil {
		return m, err
	}
	for d.More() {
		key, err := d.Token()
		if err != nil || key == "clips" {
			return m, err
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return m, err
		}
		field, err := json.Marshal(map[string]any{key.(string): value})
		if err == nil {
			err = json.Unmarshal(field, &m)
		}
		if err != nil {
			return m, err
		}
	}
	_, err = d.Token()
	return m, err
}

// speaks reports whether a voice of one language suits texts in another: "en-IE" those
// in "en". A manifest without a language is of the time when there was only English.
func speaks(voice, texts string) bool {
	base := func(tag string) string {
		language, _, _ := strings.Cut(cmp.Or(tag, "en"), "-")
		return language
	}
	return base(voice) == base(texts)
}
