package main

import (
	"fmt"
	"runtime"
	"time"

	"uncoil/engine"
	"uncoil/engine/audio"
	"uncoil/engine/locale"
	"uncoil/engine/store"
)

// doctorCommand reports what works on this computer.
type doctorCommand struct{}

// listenFor is how long doctor waits for the sound device.
const listenFor = 3 * time.Second

// Run carries out the command: a line for each thing that Uncoil needs, with
// advice where it is missing.
func (c *doctorCommand) Run(p *program) error {
	sick := false
	report := func(what string, err error, fine string) {
		state, text := engine.Text("ok"), fine
		if err != nil {
			state, text, sick = engine.Text("NO"), err.Error(), true
		}
		fmt.Fprintf(p.out, "%-9s %-3s %s\n", what, state, text)
	}
	fmt.Fprintf(p.out, "uncoil %s, %s on %s/%s\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	books, err := p.catalog()
	exercises := 0
	if err == nil {
		exercises = len(books.Exercises())
	}
	report(engine.Text("exercises"), err, engine.Text("%d in all", exercises))
	names := voiceNames()
	if language := spokenLanguage(); len(names) == 0 && language != locale.English {
		report(engine.Text("voice"), nil, engine.Text("no recorded voice speaks %q: the system's own does, where there is one", language))
	} else if len(names) == 0 {
		names = []string{voiceName} // reports it as missing
	}
	for _, name := range names {
		text, err := p.examineVoice(name)
		report(engine.Text("voice"), err, text)
	}
	text, mended, err := p.examineStore()
	report(engine.Text("database"), err, text)
	for _, line := range mended {
		report(engine.Text("mended"), nil, line)
	}
	report(engine.Text("own texts"), nil, p.examineSpeech())
	if dir, err := p.dataDir(); err == nil {
		report(engine.Text("privacy"), store.Exposed(dir), engine.Text("no other user can read what is kept"))
	}
	report(engine.Text("sound"), p.examineSound(), engine.Text("the sound device plays"))
	report(engine.Text("sleep"), nil, examineSleep())
	text, err = examineScreen()
	report(engine.Text("screen"), err, text)
	if line := readerLine(); line != "" {
		fmt.Fprintf(p.out, "%-9s %-3s %s\n", engine.Text("reader"), "", line)
	}
	if sick {
		return errSaid
	}
	return nil
}

// examineVoice counts the sentences without a recorded clip.
func (p *program) examineVoice(name string) (string, error) {
	books, err := p.catalog()
	if err != nil {
		return "", err
	}
	voice, err := p.voiceFor(engine.Sound{Speaker: name})
	if err != nil {
		return "", err
	}
	lines := books.Builtin().EveryLine() // users' own texts have no recording
	if missing := voice.Missing(lines); len(missing) > 0 {
		return "", engine.Errorf(engine.CodeNotFound, "%s has no clip for %d of %d sentences, such as %q: run 'make voice'", name, len(missing), len(lines), missing[0])
	}
	title, _ := audio.VoiceTitle(voiceFolder(), name)
	return engine.Text("%s (%s) says all sentences: %d", name, title, len(lines)), nil
}

// examineSpeech reports how the user's own texts are spoken; a chime is
// acceptable.
func (p *program) examineSpeech() string {
	speaks := ""
	if prefs, err := p.preferences(); err == nil {
		if voice, err := p.voiceFor(prefs.Sound); err == nil {
			speaks = voice.SpeechProgram()
		}
	}
	switch speaks {
	case "":
		return engine.Text("a bell calls you to read what you write yourself; with espeak-ng installed it is read aloud")
	case audio.VoicePack:
		return engine.Text("%s reads what you write yourself aloud, in the voice of the recordings", speaks)
	default:
		return engine.Text("%s reads what you write yourself aloud, in a voice of its own", speaks)
	}
}

// examineStore reads the whole database. Damage that was repaired on opening is
// reported, but does not count as a failure.
func (p *program) examineStore() (text string, mended []string, err error) {
	kept, err := p.store()
	if err != nil {
		return "", nil, err
	}
	if _, err := kept.Preferences(p.ctx); err != nil { // adds a notice if some are not valid
		return "", nil, err
	}
	for _, n := range kept.Notices() {
		if n.Code != engine.CodeDamaged && n.Code != engine.CodeInvalid {
			return "", nil, engine.Errorf(n.Code, "%s", n.Text)
		}
		mended = append(mended, n.Text)
	}
	if err := kept.Check(p.ctx); err != nil {
		return "", mended, err
	}
	sessions, err := kept.Sessions(p.ctx, 0)
	if err != nil {
		return "", mended, err
	}
	count := engine.Text("sessions: %d", len(sessions))
	if len(sessions) == 1 {
		count = "1 session"
	}
	return kept.Path() + ", " + count, mended, nil
}

// examineSound opens the sound device as a session does.
func (p *program) examineSound() error {
	heard := make(chan audio.Status, 16)
	player := audio.NewPlayer(audio.Options{Open: audio.OpenDevice, OnStatus: func(s audio.Status) { heard <- s }, Log: p.log()})
	defer player.Close()
	timeout := time.After(listenFor)
	for {
		select {
		case s := <-heard:
			if s.Sound {
				return nil
			}
			return engine.Errorf(engine.CodeUnavailable, "%s; sessions run without sound, and it comes by itself once there is a device", s.Reason)
		case <-timeout:
			return engine.Errorf(engine.CodeUnavailable, "the sound device does not answer; sessions run without sound")
		}
	}
}
