package main

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/audio"
	"uncoil/engine/catalog"
	"uncoil/engine/locale"
	"uncoil/ui/translations"
)

// voices caches opened voices, by speaker and pace.
type voices struct {
	mu     sync.Mutex
	opened map[speaker]*audio.Voice
	// missed tells that a missing voice has been reported.
	missed bool
}

type speaker struct {
	name string
	pace engine.Pace
}

// voiceFolder contains a folder for each recorded voice.
func voiceFolder() fs.FS {
	folder, err := fs.Sub(assets.Files(), "voice")
	if err != nil {
		panic(err) // the name is valid
	}
	return folder
}

// voiceNames returns the ids of the voices that are installed
// and speak the language of what is said.
func voiceNames() []string { return audio.VoiceNames(voiceFolder(), spokenLanguage()) }

// spokenLanguage is the language of what is said in a session.
func spokenLanguage() string {
	if language := translations.Language(); catalog.Speaks(assets.Files(), language) {
		return language
	}
	return locale.English
}

// formerVoice is the woman's voice of earlier versions. Settings that name it mean the
// one that has taken its place.
const formerVoice = "jenny"

// voiceFor returns the voice of a setting; if it is not installed, the default
// voice, with a warning. It is safe to call from any goroutine.
func (p *program) voiceFor(s engine.Sound) (*audio.Voice, error) {
	p.voices.mu.Lock()
	defer p.voices.mu.Unlock()
	chosen := speaker{cmp.Or(s.Speaker, voiceName), cmp.Or(s.Pace, engine.PaceNormal)}
	if chosen.name == formerVoice {
		chosen.name = voiceName
	}
	if !slices.Contains(voiceNames(), chosen.name) {
		if len(voiceNames()) > 0 && chosen.name != voiceName && !p.voices.missed {
			p.voices.missed = true
			p.say(engine.Text("the voice %q is not installed: %s speaks in its place", chosen.name, voiceName))
		}
		chosen.name = voiceName
	}
	if v, ok := p.voices.opened[chosen]; ok {
		return v, nil
	}
	v, err := p.openVoice(chosen)
	if err != nil {
		return nil, err
	}
	if dir, err := p.dataDir(); err == nil {
		v.CacheSpeech(filepath.Join(dir, "cache", "speech"))
	}
	if p.voices.opened == nil {
		p.voices.opened = map[speaker]*audio.Voice{}
	}
	p.voices.opened[chosen] = v
	return v, nil
}

// openVoice opens a voice; where none speaks the language of the texts, the system's.
func (p *program) openVoice(chosen speaker) (*audio.Voice, error) {
	if language := spokenLanguage(); len(audio.VoiceNames(voiceFolder(), language)) == 0 {
		return audio.SystemVoice(language), nil
	}
	v, err := audio.OpenVoice(voiceFolder(), chosen.name, chosen.pace)
	if err != nil {
		return nil, err
	}
	if pack := p.voicePack(chosen.name); pack != "" {
		v.SpeakWith(pack)
	}
	return v, nil
}

// voicePack returns the path of the program that says the user's own texts in a voice
// of the recordings, "" where there is none: on the PATH, in the data folder's voice,
// or beside this program.
func (p *program) voicePack(voice string) string {
	var folders []string
	if dir, err := p.dataDir(); err == nil {
		folders = append(folders, filepath.Join(dir, "voice"))
	}
	if self, err := os.Executable(); err == nil {
		folders = append(folders, filepath.Dir(self))
	}
	return audio.FindVoicePack(voice, folders...)
}
