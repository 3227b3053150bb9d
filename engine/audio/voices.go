package audio

import (
	"encoding/json"
	"io/fs"
	"path"
)

// VoiceTitle returns the title of the voice in the folder name of fsys and a few
// words about it. A voice whose manifest has no title, or cannot be read, is
// called by its name, with no description.
func VoiceTitle(fsys fs.FS, name string) (title, about string) {
	var m struct{ Title, About string }
	data, err := fs.ReadFile(fsys, path.Join(name, ManifestFile))
	if err != nil || json.Unmarshal(data, &m) != nil || m.Title == "" {
		return name, ""
	}
	return m.Title, m.About
}
