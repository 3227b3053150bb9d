package audio

import (
	"encoding/json"
	"io/fs"
	"path"
)

// VoiceTitle returns how the voice in the folder name of fsys is introduced to
// people: by its title and by a few words about it. A voice whose manifest has
// no title, or cannot be read, goes by its name, and nothing is told about it.
func VoiceTitle(fsys fs.FS, name string) (title, about string) {
	var m struct{ Title, About string }
	data, err := fs.ReadFile(fsys, path.Join(name, ManifestFile))
	if err != nil || json.Unmarshal(data, &m) != nil || m.Title == "" {
		return name, ""
	}
	return m.Title, m.About
}
