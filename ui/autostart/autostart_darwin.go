package autostart

import (
	"encoding/xml"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"uncoil/engine/atomicfile"
)

// On reports whether the program is started.
func (p *Program) On() bool {
	path, err := p.file()
	if err == nil {
		_, err = os.Stat(path)
	}
	return err == nil
}

// Set switches it on or off.
func (p *Program) Set(on bool) error {
	path, err := p.file()
	if err != nil {
		return err
	}
	if !on {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	return atomicfile.WriteFile(path, []byte(p.agent()), 0o644)
}

func (p *Program) file() (string, error) {
	home, err := os.UserHomeDir()
	return filepath.Join(home, "Library", "LaunchAgents", p.ID+".plist"), err
}

// agent is the file that tells macOS what to start.
func (p *Program) agent() string {
	var b strings.Builder
	text := func(tag, value string) {
		b.WriteString("<" + tag + ">")
		_ = xml.EscapeText(&b, []byte(value)) // a Builder does not fail
		b.WriteString("</" + tag + ">\n")
	}
	b.WriteString(xml.Header + `<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">` + "\n<plist version=\"1.0\"><dict>\n")
	text("key", "Label")
	text("string", p.ID)
	text("key", "ProgramArguments")
	b.WriteString("<array>\n")
	for _, word := range p.Command {
		text("string", word)
	}
	b.WriteString("</array>\n<key>RunAtLoad</key><true/>\n</dict></plist>\n")
	return b.String()
}
