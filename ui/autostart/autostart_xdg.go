//go:build !windows && !darwin

package autostart

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/godbus/dbus/v5"

	"uncoil/engine"
	"uncoil/engine/atomicfile"
	"uncoil/ui/sessionbus"
)

// On reports whether the program is started.
func (p *Program) On() bool {
	path, err := p.file()
	if err != nil {
		return false
	}
	entry, err := os.ReadFile(path)
	return err == nil && !strings.Contains("\n"+string(entry), "\nHidden=true") &&
		!strings.Contains("\n"+string(entry), "\nX-GNOME-Autostart-enabled=false")
}

// Set switches it on or off. It writes a file, and in a sandbox asks the portal, which
// may ask the person.
func (p *Program) Set(on bool) error {
	if sessionbus.Sandboxed() {
		if err := p.askPortal(on); err != nil {
			return err
		}
	}
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
	return atomicfile.WriteFile(path, []byte(p.entry()), 0o644)
}

// file is where desktops look, as of
// https://specifications.freedesktop.org/autostart-spec/0.5/. In a sandbox it is seen
// here alone, and remembers what the portal has said.
func (p *Program) file() (string, error) {
	config, err := os.UserConfigDir()
	return filepath.Join(config, "autostart", p.ID+".desktop"), err
}

// entry is the desktop file.
func (p *Program) entry() string {
	var command []string
	for _, word := range p.Command {
		command = append(command, quoted(word))
	}
	return fmt.Sprintf("[Desktop Entry]\nType=Application\nName=%s\nComment=%s\nIcon=%s\nExec=%s\nTerminal=false\nX-GNOME-Autostart-enabled=true\n",
		p.Name, p.Why, p.ID, strings.Join(command, " "))
}

// quoted returns a word of Exec: in quotes, with a backslash before what a shell would
// take for its own. The file's strings take one level of backslashes away before.
func quoted(word string) string {
	inQuotes := strings.NewReplacer(`\`, `\\\\`, `"`, `\\"`, "`", "\\\\`", `$`, `\\$`, `%`, `%%`)
	return `"` + inQuotes.Replace(word) + `"`
}

// answerTime is how long the person may take to answer the portal's question.
const answerTime = 2 * time.Minute

// askPortal asks the portal:
// https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Background.html
func (p *Program) askPortal(on bool) error {
	refused := engine.Errorf(engine.CodeUnavailable, "your desktop does not let %s start by itself: look at its settings for applications", p.Name)
	bus, err := sessionbus.Connect()
	if err != nil {
		return refused
	}
	defer bus.Close()
	answers := make(chan *dbus.Signal, 4)
	bus.Signal(answers)
	if err := bus.AddMatchSignal(dbus.WithMatchInterface("org.freedesktop.portal.Request"), dbus.WithMatchMember("Response")); err != nil {
		return refused
	}
	v := dbus.MakeVariant
	options := map[string]dbus.Variant{
		"handle_token": v(fmt.Sprintf("uncoil%d", rand.Uint64())), "reason": v(p.Why), "autostart": v(on), "commandline": v(p.Command),
	}
	var handle dbus.ObjectPath
	o := bus.Object("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop")
	if err := sessionbus.Call(o, "org.freedesktop.portal.Background.RequestBackground", "", options).Store(&handle); err != nil {
		return refused
	}
	for timeout := time.After(answerTime); ; {
		select {
		case s, ok := <-answers:
			if !ok {
				return refused
			}
			if s.Path != handle || len(s.Body) < 2 {
				continue
			}
			results, _ := s.Body[1].(map[string]dbus.Variant)
			if done, _ := results["autostart"].Value().(bool); s.Body[0] != uint32(0) || done != on {
				return refused
			}
			return nil
		case <-timeout:
			return refused
		}
	}
}
