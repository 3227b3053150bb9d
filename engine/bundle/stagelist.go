package bundle

import (
	"encoding/hex"
	"errors"
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"uncoil/engine/catalog"
	"uncoil/engine/photo"
)

// A stage's list says what is to be put where. It is text:
//
//	uncoil import 1
//	SUM REPLACES exercises/knee-hug.yaml
//	end
//
// SUM is the SHA-256 of the new file and REPLACES that of the file that it
// takes the place of, or - for none. Nothing else may stand in it.
const (
	stageListHead = "uncoil import 1"
	stageListEnd  = "end"
	nothing       = "-"
	// maxStaged is the most files of one import: five bundles at their limit.
	maxStaged = 5 * maxEntries
	// maxFileName is what file systems allow, in bytes.
	maxFileName = 255
	// maxStageList is the longest list in bytes: each line has two checksums and
	// a path.
	maxStageList = maxStaged * (2*64 + 3 + len(pictureDir) + 1 + maxFileName + 1)
)

// staged is one file of a stage.
type staged struct {
	path string // inside the data folder, with slashes
	sum  string // SHA-256 of the new file
	// replaces is the checksum of the file to be replaced, "" if there is none.
	replaces string
}

// writeStageList encodes a list.
func writeStageList(files []staged) []byte {
	var b strings.Builder
	b.WriteString(stageListHead + "\n")
	for _, s := range files {
		replaces := s.replaces
		if replaces == "" {
			replaces = nothing
		}
		fmt.Fprintf(&b, "%s %s %s\n", s.sum, replaces, s.path)
	}
	b.WriteString(stageListEnd + "\n")
	return []byte(b.String())
}

// readStageList decodes a list and refuses anything that writeStageList does not
// write.
func readStageList(data []byte) ([]staged, error) {
	lines := strings.Split(string(data), "\n")
	last := len(lines) - 2
	switch {
	case lines[0] != stageListHead:
		return nil, fmt.Errorf("its list does not begin with %q", stageListHead)
	case last < 1 || lines[last] != stageListEnd || lines[last+1] != "":
		return nil, errors.New("its list does not end as it should")
	case last-1 > maxStaged:
		return nil, fmt.Errorf("its list has more than %d files", maxStaged)
	}
	files := make([]staged, 0, last-1)
	taken := map[string]bool{}
	for n, line := range lines[1:last] {
		s, ok := readStaged(line)
		if !ok {
			return nil, fmt.Errorf("line %d of its list is not understood", n+2)
		}
		if folded := strings.ToLower(s.path); taken[folded] {
			return nil, fmt.Errorf("line %d of its list names a file twice", n+2)
		} else {
			taken[folded] = true
		}
		files = append(files, s)
	}
	return files, nil
}

func readStaged(line string) (s staged, ok bool) {
	sum, rest, _ := strings.Cut(line, " ")
	replaces, name, _ := strings.Cut(rest, " ")
	if replaces == nothing {
		replaces = ""
	} else if !isSum(replaces) {
		return s, false
	}
	return staged{path: name, sum: sum, replaces: replaces}, isSum(sum) && placeable(name)
}

// isSum reports whether a text is a checksum as sumOf returns it.
func isSum(text string) bool {
	raw, err := hex.DecodeString(text)
	return err == nil && len(raw) == 32 && text == strings.ToLower(text)
}

// placeable reports whether an import may write a path of the data folder: a YAML
// file directly in exercises or routines, or a picture directly in pictures. A
// user's own file, which an import can replace, may have a name that is no id,
// but no hidden one and none with invisible characters.
func placeable(name string) bool {
	dir, base := path.Split(name)
	switch dir {
	case pictureDir + "/":
		return catalog.ValidPicture(base)
	case exerciseDir + "/", routineDir + "/":
		stem, isYAML := strings.CutSuffix(base, ".yaml")
		return isYAML && stem != "" && stem[0] != '.' && len(base) <= maxFileName && utf8.ValidString(base) &&
			!strings.ContainsAny(base, `\:`) && catalog.Tidy(base)
	}
	return false
}

// limitAt returns the most bytes of a file, by its path.
func limitAt(name string) int64 {
	if strings.HasPrefix(name, pictureDir+"/") || strings.Contains(name, "/"+pictureDir+"/") {
		return photo.MaxBytes
	}
	return maxText
}
