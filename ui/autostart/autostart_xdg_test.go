//go:build !windows && !darwin

package autostart

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/godbus/dbus/v5"

	"uncoil/engine"
	"uncoil/ui/sessionbus/mockbus"
)

func program(t *testing.T, command ...string) (p *Program, file string) {
	config := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", config)
	return &Program{ID: "app.uncoil", Name: "Uncoil", Why: "Reminders come.", Command: command}, filepath.Join(config, "autostart", "app.uncoil.desktop")
}

func TestItIsSwitchedOnAndOff(t *testing.T) {
	p, file := program(t, "/opt/my programs/uncoil", "--data", `/home/a"b/$HOME/50%`, "window", "--hidden")
	if p.On() {
		t.Error("on before it was switched on")
	}
	for range 2 {
		if err := p.Set(true); err != nil || !p.On() {
			t.Fatalf("on: %v, %v", p.On(), err)
		}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	const exec = `Exec="/opt/my programs/uncoil" "--data" "/home/a\\"b/\\$HOME/50%%" "window" "--hidden"`
	if !strings.Contains(string(data), exec+"\n") {
		t.Errorf("want %s in\n%s", exec, data)
	}
	validated(t, file)
	for _, off := range []string{"Hidden=true", "X-GNOME-Autostart-enabled=false"} { // as desktops switch it off
		if err := os.WriteFile(file, []byte("[Desktop Entry]\n"+off+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if p.On() {
			t.Errorf("on with %s", off)
		}
	}
	for range 2 {
		if err := p.Set(false); err != nil || p.On() {
			t.Errorf("off: %v, %v", !p.On(), err)
		}
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("the file is left behind")
	}
}

// validated has the desktop's own tool look at the file, where it is installed.
func validated(t *testing.T, file string) {
	t.Helper()
	if _, err := exec.LookPath("desktop-file-validate"); err != nil {
		return
	}
	if out, err := exec.Command("desktop-file-validate", file).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v: %s", err, out)
	}
}

// TestInASandboxThePortalIsAsked, and may refuse.
func TestInASandboxThePortalIsAsked(t *testing.T) {
	for _, agrees := range []bool{true, false} {
		p, _ := program(t, "uncoil", "window", "--hidden")
		t.Setenv("SNAP", "/snap/uncoil")
		b := mockbus.Start(t)
		bus := b.Connect()
		b.PlayOn(bus, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Background", map[string]any{
			"RequestBackground": func(window string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
				b.Note("%v %v %q", options["autostart"].Value(), options["reason"].Value(), options["commandline"].Value())
				const handle dbus.ObjectPath = "/org/freedesktop/portal/desktop/request/1"
				go func() {
					results := map[string]dbus.Variant{"autostart": dbus.MakeVariant(agrees)}
					if err := bus.Emit(handle, "org.freedesktop.portal.Request.Response", uint32(0), results); err != nil {
						panic(err)
					}
				}()
				return handle, nil
			},
		})
		err := p.Set(true)
		b.Expect(`true Reminders come. ["uncoil" "window" "--hidden"]`)
		if on := p.On(); on != agrees || (err == nil) != agrees || !agrees && engine.CodeOf(err) != engine.CodeUnavailable {
			t.Errorf("agrees %v: on %v, %v", agrees, on, err)
		}
	}
}
