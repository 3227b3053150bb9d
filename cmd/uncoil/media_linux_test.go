package main

import (
	"bufio"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"github.com/godbus/dbus/v5"

	"uncoil/ui/sessionbus/mockbus"
)

// TestASessionInATerminalIsControlledByMediaKeys, here by playerctl, and keeps the
// computer awake while it runs.
func TestASessionInATerminalIsControlledByMediaKeys(t *testing.T) {
	if _, err := exec.LookPath("playerctl"); err != nil {
		t.Skip("there is no playerctl: apt-get install playerctl")
	}
	bus := mockbus.Start(t)
	bus.Play("org.freedesktop.PowerManagement", "/org/freedesktop/PowerManagement/Inhibit", "org.freedesktop.PowerManagement.Inhibit", map[string]any{
		"Inhibit":   func(program, why string) (uint32, *dbus.Error) { bus.Note("awake: %s", why); return 1, nil },
		"UnInhibit": func(uint32) *dbus.Error { bus.Note("may sleep"); return nil },
	})
	p := asProcess(t, t.TempDir(), "play", "desk-break", "--audio-only")
	p.Env = append(p.Env, "DBUS_SESSION_BUS_ADDRESS="+bus.Address)
	out, err := p.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	var said []string
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			mu.Lock()
			said = append(said, lines.Text())
			mu.Unlock()
		}
	}()
	says := func(word string) bool {
		mu.Lock()
		defer mu.Unlock()
		return strings.Contains(strings.Join(said, "\n"), word)
	}
	ctl := func(args ...string) string {
		out, _ := exec.Command("playerctl", append([]string{"--player=uncoil"}, args...)...).Output()
		return strings.TrimSpace(string(out))
	}
	until := func(what string, done func() bool) {
		t.Helper()
		if !mockbus.Eventually(done) {
			t.Fatalf("never %s; playerctl says %q, the session\n%s", what, ctl("metadata"), strings.Join(said, "\n"))
		}
	}
	const awake = "awake: A session is being led"
	until("playing", func() bool { return ctl("status") == "Playing" })
	bus.Expect(awake)
	if album := ctl("metadata", "album"); album != "Desk Break" {
		t.Errorf("the album is %q", album)
	}
	ctl("next")
	until("at an exercise with a picture", func() bool {
		art, err := url.Parse(ctl("metadata", "mpris:artUrl"))
		if err != nil || art.Path == "" {
			return false
		}
		data, err := os.ReadFile(art.Path)
		return err == nil && strings.HasPrefix(string(data), "\x89PNG")
	})
	title := ctl("metadata", "title")
	if title == "" || !says(title) {
		t.Errorf("the title is %q", title)
	}
	until("in the middle", func() bool { return ctl("position") > "0.2" })
	ctl("pause")
	until("paused", func() bool { return ctl("status") == "Paused" && says("Paused.") })
	bus.Expect(awake, "may sleep")
	ctl("play-pause")
	until("going on", func() bool { return ctl("status") == "Playing" && says("Going on.") })
	bus.Expect(awake, "may sleep", awake)
	ctl("previous")
	until("at the part before", func() bool { return ctl("metadata", "xesam:trackNumber") == "1" })
	ctl("stop")
	if code := p.ended(t); code != exitFine {
		t.Errorf("exit code %d: %s", code, p.errs.String())
	}
	bus.Expect(awake, "may sleep", awake, "may sleep")
	if ctl("status") != "" || !says("Ended after") {
		t.Errorf("after Stop playerctl says %q, the session\n%s", ctl("status"), strings.Join(said, "\n"))
	}
}

// TestAWrittenFileKeepsTheComputerAwake, and no longer than it is written.
func TestAWrittenFileKeepsTheComputerAwake(t *testing.T) {
	bus := mockbus.Start(t)
	bus.Play("org.freedesktop.PowerManagement", "/org/freedesktop/PowerManagement/Inhibit", "org.freedesktop.PowerManagement.Inhibit", map[string]any{
		"Inhibit":   func(program, why string) (uint32, *dbus.Error) { bus.Note("awake: %s", why); return 1, nil },
		"UnInhibit": func(uint32) *dbus.Error { bus.Note("may sleep"); return nil },
	})
	done := withoutSleep()
	bus.Expect("awake: A sound file is being written")
	done()
	bus.Expect("awake: A sound file is being written", "may sleep")
}
