//go:build e2e

package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"uncoil/engine"
	"uncoil/engine/store"
	"uncoil/ui/sessionbus/mockbus"
)

// TestWithoutOpenGLItIsSaid in one line that names the terminal, and the next start is not
// told that the window has been raised.
func TestWithoutOpenGLItIsSaid(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	server := newSoundServer(t, w.dir)
	s := openScreen(t, w.dir, "800x600", "-extension", "GLX")
	if err := os.WriteFile(filepath.Join(w.dir, "uncoil.log"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{nil, nil, {"--hidden"}} {
		before := len(w.said())
		program := w.uncoil(append(server.env(), s.env()), args...)
		eventually(t, "the program's end", 30*time.Second, program.over)
		said := w.said()[before:]
		if code := program.cmd.ProcessState.ExitCode(); code != 1 || strings.Count(said, "\n") != 1 || !strings.Contains(said, "OpenGL") || !strings.Contains(said, "uncoil play") {
			t.Errorf("%v: exit code %d, said %q", args, code, said)
		}
	}
	claim, err := store.NewClaim(w.data)
	if err != nil {
		t.Fatalf("the folder is held: %v", err)
	}
	claim.Release()
	before := len(w.said())
	doctor := w.uncoil(append(server.env(), s.env()), "doctor")
	eventually(t, "the doctor's end", 30*time.Second, doctor.over)
	if said := w.said()[before:]; !strings.Contains(said, "screen    NO  this display has no OpenGL") {
		t.Errorf("the doctor says\n%s", said)
	}
}

// playDesktop plays the services that keep a computer awake.
func playDesktop(b *mockbus.Bus) {
	for name, path := range map[string]string{"org.freedesktop.PowerManagement": "/org/freedesktop/PowerManagement/Inhibit", "org.freedesktop.ScreenSaver": "/org/freedesktop/ScreenSaver"} {
		face, short := name, "display"
		if strings.Contains(name, "Power") {
			face, short = name+".Inhibit", "sleep"
		}
		b.Play(name, dbus.ObjectPath(path), face, map[string]any{
			"Inhibit":   func(program, why string) (uint32, *dbus.Error) { b.Note("no %s", short); return 1, nil },
			"UnInhibit": func(uint32) *dbus.Error { b.Note("%s again", short); return nil },
		})
	}
}

// TestTheDesktopLeadsASession: it is kept awake as the session asks, and its keys for media,
// pressed by playerctl, control the session in the window.
func TestTheDesktopLeadsASession(t *testing.T) {
	if _, err := exec.LookPath("playerctl"); err != nil {
		t.Skip("there is no playerctl")
	}
	w := newWorkplace(t)
	bus := mockbus.Start(t)
	playDesktop(bus)
	server := newSoundServer(t, w.dir)
	s := openScreen(t, w.dir, "1366x768")
	program := w.uncoil(append(server.env(), s.env()))
	startShort(s)
	ctl := func(args ...string) string {
		out, _ := exec.Command("playerctl", append([]string{"--player=uncoil"}, args...)...).Output()
		return strings.TrimSpace(string(out))
	}
	until := func(what string, done func() bool) {
		t.Helper()
		eventually(t, what, 20*time.Second, done)
	}
	until("the session to be shown", func() bool { return ctl("status") == "Playing" })
	bus.Expect("no sleep", "no display")
	if album := ctl("metadata", "album"); album != "Short" {
		t.Errorf("the album is %q", album)
	}
	ctl("pause")
	until("a pause", func() bool { return ctl("status") == "Paused" })
	bus.Expect("no sleep", "no display", "display again", "sleep again")
	s.shoot("paused-by-a-key")
	ctl("play")
	until("it to go on", func() bool { return ctl("status") == "Playing" })
	bus.Expect("no sleep", "no display", "display again", "sleep again", "no sleep", "no display")
	s.press("e") // by ear: the display may turn off
	until("the display to be free", func() bool { asked := bus.Asked(); return len(asked) == 9 })
	if asked := bus.Asked()[6:]; !slices.Equal(asked, []string{"no sleep", "display again", "sleep again"}) {
		t.Errorf("by ear it asks for %q", asked)
	}
	title := ctl("metadata", "title")
	ctl("next")
	until("the next part", func() bool { return ctl("metadata", "xesam:trackNumber") == "2" })
	if ctl("metadata", "title") == "" || title == "" {
		t.Errorf("the titles are %q and %q", title, ctl("metadata", "title"))
	}
	ctl("stop")
	end := w.waitForEnd(20 * time.Second)
	if end.Finished {
		t.Errorf("Stop records %+v", end)
	}
	until("the session to be gone", func() bool { return ctl("status") == "" })
	w.alive(program)
}

// TestAFileIsOpenedInTheRunningUncoil, by a second start with its path, and by a first.
func TestAFileIsOpenedInTheRunningUncoil(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	w.accepted()
	server := newSoundServer(t, w.dir)
	s := openScreen(t, w.dir, "1366x768")
	env := append(server.env(), s.env())
	path := filepath.Join(w.dir, "given by a friend.uncoil")
	pack := w.uncoil(env, "pack", "beginner", "-o", path)
	eventually(t, "the file", 30*time.Second, pack.over)
	program := w.uncoil(env)
	s.waitForWindow("Uncoil")
	home := settled(s, "home", "")
	second := w.uncoil(env, path)
	eventually(t, "the second one's end", 20*time.Second, second.over)
	changed(s, "opened", home)
	w.alive(program)
}

// TestUncoilBeginsOutOfSight: with --hidden nothing is shown until a second start asks.
func TestUncoilBeginsOutOfSight(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	w.accepted()
	server := newSoundServer(t, w.dir)
	s := openScreen(t, w.dir, "1366x768")
	env := append(server.env(), s.env())
	program := w.uncoil(env, "--hidden")
	eventually(t, "the listener", 20*time.Second, func() bool {
		_, err := os.Stat(filepath.Join(w.data, "uncoil.sock"))
		return err == nil
	})
	again := w.uncoil(env, "window", "--hidden")
	eventually(t, "the second one's end", 20*time.Second, again.over)
	if out, err := s.tool("xdotool", "search", "--onlyvisible", "--name", "Uncoil"); err == nil {
		t.Errorf("a window is shown: %s", out)
	}
	w.uncoil(env)
	s.waitForWindow("Uncoil")
	settled(s, "shown", "")
	w.alive(program)
}

// TestXftDPIIsHonoured: where X programs are to be drawn twice as large, the first window
// is, as far as the screen has room.
func TestXftDPIIsHonoured(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("xrdb"); err != nil {
		t.Skip("there is no xrdb: apt-get install x11-xserver-utils")
	}
	for dpi, want := range map[int]string{96: "1280x760", 192: "2560x1520"} {
		w := newWorkplace(t)
		server := newSoundServer(t, w.dir)
		s := openScreen(t, w.dir, "3000x2000", "-dpi", "96")
		set := exec.Command("xrdb", "-merge")
		set.Env, set.Stdin = append(os.Environ(), s.env()), strings.NewReader(fmt.Sprintf("Xft.dpi: %d\n", dpi))
		if out, err := set.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		w.uncoil(append(server.env(), s.env()))
		s.waitForWindow("Uncoil")
		settled(s, fmt.Sprintf("dpi-%d", dpi), "")
		out, err := s.tool("bash", "-c", "xdotool search --onlyvisible --name Uncoil getwindowgeometry | grep -o '[0-9]*x[0-9]*$'")
		if err != nil || strings.TrimSpace(out) != want {
			t.Errorf("at %d dpi the window is %q, want %s", dpi, strings.TrimSpace(out), want)
		}
	}
}

// TestEveryScaleFitsTheScreen: a window that is drawn larger is no larger than the screen,
// and can be led from its first page to a session.
func TestEveryScaleFitsTheScreen(t *testing.T) {
	for scale, want := range map[string]string{"1": "1280x760", "1.5": "1366x768", "2": "1366x768"} {
		t.Run(scale, func(t *testing.T) {
			w := newWorkplace(t)
			server := newSoundServer(t, w.dir)
			s := openScreen(t, w.dir, "1366x768")
			program := w.uncoil(append(server.env(), s.env(), "FYNE_SCALE="+scale))
			startShort(s)
			out, err := s.tool("bash", "-c", "xdotool search --onlyvisible --name Uncoil getwindowgeometry | grep -o '[0-9]*x[0-9]*$'")
			if err != nil || strings.TrimSpace(out) != want {
				t.Errorf("the window is %q, want %s", strings.TrimSpace(out), want)
			}
			eventually(t, "the session", 20*time.Second, func() bool { return len(w.sessions()) == 1 })
			w.alive(program)
		})
	}
}

// TestTheWindowOpensUnderWayland, where there is no X server, and takes keys.
func TestTheWindowOpensUnderWayland(t *testing.T) {
	if _, err := exec.LookPath("weston"); err != nil {
		t.Skip("there is no weston")
	}
	w := newWorkplace(t)
	server := newSoundServer(t, w.dir)
	s := openScreen(t, w.dir, "1366x768")
	// In a window on that screen, which gives it a keyboard.
	start(t, w.dir, append(server.env(), s.env()), "weston", "--backend=x11-backend.so", "--width=1366", "--height=768", "--socket=uncoil", "--idle-time=0", "--no-config")
	eventually(t, "the compositor", 20*time.Second, func() bool {
		_, err := os.Stat(filepath.Join(server.dir, "uncoil"))
		return err == nil
	})
	eventually(t, "the compositor's window", 20*time.Second, func() bool {
		_, err := s.tool("bash", "-c", "xdotool windowfocus --sync $(xdotool search --class weston | head -n 1)")
		return err == nil
	})
	empty := settled(s, "empty", "")
	program := w.uncoil(append(server.env(), "DISPLAY=", "WAYLAND_DISPLAY=uncoil"))
	page := settled(s, "safety", empty)
	for _, name := range []string{"care", "kit", "way", "session"} {
		s.press("Return")
		page = settled(s, name, page)
	}
	s.press("Return")
	asked := settled(s, "check-in", page)
	s.press("Return")
	changed(s, "get-ready", asked)
	eventually(t, "the session", 20*time.Second, func() bool { return len(w.sessions()) == 1 })
	w.alive(program)
}

// TestANotificationStartsASession: Uncoil runs out of sight, reminds by a notification of the
// desktop, and a press on its button shows the window with the session.
func TestANotificationStartsASession(t *testing.T) {
	w := newWorkplace(t)
	soon := time.Now().Add(time.Minute)
	w.read(func(s *store.Store) {
		prefs := engine.DefaultPreferences()
		prefs.SafetyAccepted, prefs.CheckIn = time.Now(), false
		prefs.Reminders = []engine.Reminder{{
			Routine: "short", Days: []time.Weekday{0, 1, 2, 3, 4, 5, 6},
			Time: time.Duration(soon.Hour())*time.Hour + time.Duration(soon.Minute())*time.Minute,
		}}
		if err := s.SavePreferences(t.Context(), prefs); err != nil {
			t.Fatal(err)
		}
	})
	bus := mockbus.Start(t)
	const service, path = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
	desktop := bus.Play(service, path, service, map[string]any{
		"Notify": func(app string, replaces uint32, icon, title, text string, actions []string, hints map[string]dbus.Variant, timeout int32) (uint32, *dbus.Error) {
			bus.Note("%s|%s|%s|%v", app, title, actions, hints["desktop-entry"].Value())
			return 3, nil
		},
		"CloseNotification": func(n uint32) *dbus.Error { bus.Note("closed %d", n); return nil },
	})
	server := newSoundServer(t, w.dir)
	s := openScreen(t, w.dir, "1366x768")
	program := w.uncoil(append(server.env(), s.env()), "--hidden")
	eventually(t, "the notification", 2*time.Minute, func() bool { return len(bus.Asked()) > 0 })
	const notified = `Uncoil|Time for “Short”|[default  0 Start now 1 In 15 minutes 2 Not now]|app.uncoil`
	bus.Expect(notified)
	if err := desktop.Emit(path, service+".ActionInvoked", uint32(3), "0"); err != nil {
		t.Fatal(err)
	}
	s.waitForWindow("Uncoil")
	eventually(t, "the session", 20*time.Second, func() bool { return len(w.sessions()) == 1 })
	if asked := bus.Asked(); !slices.Contains(asked, "closed 3") {
		t.Errorf("it is left standing: %q", asked)
	}
	s.shoot("started-by-a-notification")
	w.alive(program)
}

// TestTheDesktopsSettingsAreFollowed while the window is open: dark, and with high contrast.
func TestTheDesktopsSettingsAreFollowed(t *testing.T) {
	w := newWorkplace(t)
	w.accepted()
	bus := mockbus.Start(t)
	const portal, path, face, appearance = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings", "org.freedesktop.appearance"
	desktop := bus.Play(portal, path, face, map[string]any{
		"ReadAll": func([]string) (map[string]map[string]dbus.Variant, *dbus.Error) {
			return map[string]map[string]dbus.Variant{appearance: {"color-scheme": dbus.MakeVariant(uint32(0))}}, nil
		},
		"Read": func(_, _ string) (dbus.Variant, *dbus.Error) { // the toolkit's own question
			return dbus.MakeVariant(dbus.MakeVariant(uint32(0))), nil
		},
	})
	server := newSoundServer(t, w.dir)
	s := openScreen(t, w.dir, "1366x768")
	program := w.uncoil(append(server.env(), s.env()))
	s.waitForWindow("Uncoil")
	before := settled(s, "light", "")
	for _, change := range []struct {
		key, name string
	}{{"color-scheme", "dark"}, {"contrast", "high-contrast"}} {
		if err := desktop.Emit(path, face+".SettingChanged", appearance, change.key, dbus.MakeVariant(uint32(1))); err != nil {
			t.Fatal(err)
		}
		before = settled(s, change.name, before)
	}
	w.alive(program)
}
