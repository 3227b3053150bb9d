package audio

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// VoicePack is the name of the program that says what has no recording in the voice of
// the recordings.
const VoicePack = "uncoil-voice"

// packLimit is the longest that it may take for one sentence: it reads a network of 90
// megabytes first.
const packLimit = time.Minute

// FindVoicePack returns the path of the program VoicePack that has a voice, "" where
// there is none. It is looked for on the PATH, and then in the folders, and in the
// folders of its name inside them, as its archive unpacks.
func FindVoicePack(voice string, folders ...string) string {
	name := VoicePack
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	var paths []string
	if path, err := exec.LookPath(name); err == nil {
		paths = append(paths, path)
	}
	for _, folder := range folders {
		// The only error is that of a bad pattern.
		unpacked, _ := filepath.Glob(filepath.Join(folder, VoicePack+"*", name))
		paths = append(paths, filepath.Join(folder, name))
		paths = append(paths, unpacked...)
	}
	for _, path := range paths {
		program, err := filepath.EvalSymlinks(path)
		if err != nil {
			continue
		}
		if _, err := os.Stat(filepath.Join(filepath.Dir(program), "voices", voice+".bin")); err == nil {
			return program
		}
	}
	return ""
}

// SpeakWith lets the program at a path say what has no recording, with the voice's own
// name, and the system's synthesizer where that fails. Call it before the voice is
// used.
func (v *Voice) SpeakWith(path string) {
	say := program{path: path, limit: packLimit, arguments: func(string) []string { return []string{"-voice", v.name} }}
	v.synth, v.slow = inTurn{say, v.synth}, true
}

// inTurn are synthesizers of which the first speaks that can.
type inTurn []Synthesizer

// Synthesize implements Synthesizer.
func (all inTurn) Synthesize(sentence string) (samples []float32, rate int, err error) {
	for _, s := range all {
		if s == nil {
			continue
		}
		if samples, rate, err = s.Synthesize(sentence); err == nil {
			break
		}
	}
	return samples, rate, err
}

// kept returns a sentence that the first has said before.
func (all inTurn) kept(sentence string) (samples []float32, rate int, ok bool) {
	return keptSpeech(all[0], sentence)
}

// keptSpeech returns a sentence that a synthesizer has said and kept.
func keptSpeech(s Synthesizer, sentence string) (samples []float32, rate int, ok bool) {
	if k, keeps := s.(interface {
		kept(string) ([]float32, int, bool)
	}); keeps {
		return k.kept(sentence)
	}
	return nil, 0, false
}

// caching returns a synthesizer whose programs keep what they say in a folder.
func caching(s Synthesizer, folder *clipFolder) Synthesizer {
	switch s := s.(type) {
	case program:
		s.cache = folder
		return s
	case inTurn:
		kept := make(inTurn, len(s))
		for i := range s {
			kept[i] = caching(s[i], folder)
		}
		return kept
	default:
		return s
	}
}

// programOf returns the program that a synthesizer runs first, "" for none.
func programOf(s Synthesizer) string {
	switch s := s.(type) {
	case program:
		return strings.TrimSuffix(filepath.Base(s.path), ".exe")
	case inTurn:
		return programOf(s[0])
	default:
		return ""
	}
}
