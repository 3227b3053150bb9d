//go:build !windows && !darwin

package desktopsettings

import (
	"testing"

	"github.com/godbus/dbus/v5"

	"uncoil/engine"
	"uncoil/ui/sessionbus/mockbus"
)

// play plays a portal with some settings.
func play(t *testing.T, all map[string]map[string]dbus.Variant) *dbus.Conn {
	b := mockbus.Start(t)
	return b.Play(portal, portalPath, face, map[string]any{
		"ReadAll": func([]string) (map[string]map[string]dbus.Variant, *dbus.Error) { return all, nil },
	})
}

// becomes waits for settings.
func becomes(t *testing.T, w *Watch, want Settings) {
	t.Helper()
	if !mockbus.Eventually(func() bool { return w.Now() == want }) {
		t.Fatalf("the settings are %+v, want %+v", w.Now(), want)
	}
}

func TestTheDesktopsSettingsAreFollowed(t *testing.T) {
	v := dbus.MakeVariant
	desktop := play(t, map[string]map[string]dbus.Variant{appearance: {"color-scheme": v(uint32(1)), "contrast": v(uint32(1))}})
	w := Start()
	becomes(t, w, Settings{Scheme: engine.ThemeDark, HighContrast: true})
	heard := make(chan Settings, 10)
	w.Listen(func(s Settings) { heard <- s })
	<-heard
	for _, tt := range []struct {
		key   string
		value uint32
		want  Settings
	}{
		{"contrast", 0, Settings{Scheme: engine.ThemeDark}},
		{"reduced-motion", 1, Settings{Scheme: engine.ThemeDark, StillPictures: true}},
		{"color-scheme", 2, Settings{Scheme: engine.ThemeLight, StillPictures: true}},
		{"color-scheme", 0, Settings{Scheme: engine.ThemeLight, StillPictures: true}},
		{"reduced-motion", 0, Settings{Scheme: engine.ThemeLight}},
	} {
		if err := desktop.Emit(portalPath, face+".SettingChanged", appearance, tt.key, v(tt.value)); err != nil {
			t.Fatal(err)
		}
		becomes(t, w, tt.want)
	}
	if len(heard) != 4 { // one of them changed nothing
		t.Errorf("told %d times", len(heard))
	}
}

// TestOlderDesktopsAreUnderstood, which have keys of their own.
func TestOlderDesktopsAreUnderstood(t *testing.T) {
	v := dbus.MakeVariant
	play(t, map[string]map[string]dbus.Variant{gnome: {"enable-animations": v(false)}, gnomeAccess: {"high-contrast": v(true)}})
	becomes(t, Start(), Settings{Scheme: engine.ThemeLight, HighContrast: true, StillPictures: true})
}

// TestWithoutAPortalItIsLight, but for who has told the toolkit otherwise.
func TestWithoutAPortalItIsLight(t *testing.T) {
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	t.Setenv("XDG_RUNTIME_DIR", "")
	if got := Start().Now(); got != (Settings{Scheme: engine.ThemeLight}) {
		t.Errorf("%+v", got)
	}
	t.Setenv(themeVariable, "dark")
	if got := Start().Now(); got != (Settings{Scheme: engine.ThemeSystem}) {
		t.Errorf("with %s: %+v", themeVariable, got)
	}
}

func TestApply(t *testing.T) {
	asks := Settings{Scheme: engine.ThemeDark, HighContrast: true, StillPictures: true}
	usual := engine.Display{Theme: engine.ThemeSystem, Animations: true}
	if got := asks.Apply(usual); got != (engine.Display{Theme: engine.ThemeDark, HighContrast: true}) {
		t.Errorf("the desktop's: %+v", got)
	}
	own := engine.Display{Theme: engine.ThemeLight, Animations: true, AnimateAnyway: true}
	if got := asks.Apply(own); got.Theme != engine.ThemeLight || !got.Animations {
		t.Errorf("the user's own: %+v", got)
	}
	if got := (Settings{}).Apply(usual); got != usual {
		t.Errorf("a desktop that asks for nothing: %+v", got)
	}
}
