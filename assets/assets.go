// Package assets holds the files that are built into the program: exercises, their
// illustrations, routines, phrases, recorded voices, translations, icons and
// licences. It does not know what is in them: engine/catalog reads and checks them.
package assets

import "embed"

//go:embed exercises figures routines phrases.yaml care.yaml advice.yaml lang all:voice all:translations all:icons
var files embed.FS

// Files returns the built-in files. Its folders are exercises, figures,
// routines, lang, voice, translations and icons; phrases.yaml, care.yaml and advice.yaml
// lie beside them.
func Files() embed.FS { return files }

//go:embed licences.txt
var licences string

// Licences returns the licence texts of everything in the program. The name of each
// part is on a line of its own that begins with "== ".
func Licences() string { return licences }
