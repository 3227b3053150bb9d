package autostart

import (
	"errors"
	"strings"
	"syscall"

	"golang.org/x/sys/windows/registry"
)

// runKey is where Windows looks for the current user.
const runKey = `Software\Microsoft\Windows\CurrentVersion\Run`

// On reports whether the program is started.
func (p *Program) On() bool {
	key, err := registry.OpenKey(registry.CURRENT_USER, runKey, registry.QUERY_VALUE)
	if err != nil {
		return false
	}
	defer key.Close()
	_, _, err = key.GetStringValue(p.Name)
	return err == nil
}

// Set switches it on or off.
func (p *Program) Set(on bool) error {
	key, _, err := registry.CreateKey(registry.CURRENT_USER, runKey, registry.SET_VALUE)
	if err != nil {
		return err
	}
	defer key.Close()
	if !on {
		if err := key.DeleteValue(p.Name); err != nil && !errors.Is(err, registry.ErrNotExist) {
			return err
		}
		return nil
	}
	var command []string
	for _, word := range p.Command {
		command = append(command, syscall.EscapeArg(word))
	}
	return key.SetStringValue(p.Name, strings.Join(command, " "))
}
