//go:build !windows && !darwin

package desktopsettings

import (
	"os"

	"github.com/godbus/dbus/v5"

	"uncoil/engine"
	"uncoil/ui/sessionbus"
)

// The portal's settings, as of
// https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html
const (
	portal     = "org.freedesktop.portal.Desktop"
	portalPath = "/org/freedesktop/portal/desktop"
	face       = "org.freedesktop.portal.Settings"
	appearance = "org.freedesktop.appearance"
	// Desktops that are older than these keys have some of their own.
	gnome       = "org.gnome.desktop.interface"
	gnomeAccess = "org.gnome.desktop.a11y.interface"
)

// themeVariable is the toolkit's variable, which goes before the desktop.
const themeVariable = "FYNE_THEME"

// values are the settings by namespace and key.
type values map[string]map[string]dbus.Variant

// Start begins to watch, on a goroutine of its own. A desktop without a portal is
// light.
func Start() *Watch {
	w := New(values{}.settings())
	go w.follow()
	return w
}

// follow reads the settings, and again what changes, until the bus ends.
func (w *Watch) follow() {
	bus, err := sessionbus.Connect()
	if err != nil {
		return
	}
	defer bus.Close()
	signals := make(chan *dbus.Signal, 16)
	bus.Signal(signals)
	if err := bus.AddMatchSignal(dbus.WithMatchObjectPath(portalPath), dbus.WithMatchInterface(face), dbus.WithMatchMember("SettingChanged")); err != nil {
		return
	}
	all := values{}
	o := bus.Object(portal, portalPath)
	if err := sessionbus.Call(o, face+".ReadAll", []string{appearance, gnome, gnomeAccess}).Store((*map[string]map[string]dbus.Variant)(&all)); err != nil {
		return
	}
	w.Set(all.settings())
	for s := range signals {
		var namespace, key string
		var value dbus.Variant
		if dbus.Store(s.Body, &namespace, &key, &value) != nil {
			continue
		}
		if all[namespace] == nil {
			all[namespace] = map[string]dbus.Variant{}
		}
		all[namespace][key] = value
		w.Set(all.settings())
	}
}

// number returns a number, and whether there is one.
func (v values) number(namespace, key string) (n uint32, ok bool) {
	n, ok = v[namespace][key].Value().(uint32)
	return n, ok
}

// flag returns a switch; usual is its value where there is none.
func (v values) flag(namespace, key string, usual bool) bool {
	if on, ok := v[namespace][key].Value().(bool); ok {
		return on
	}
	return usual
}

func (v values) settings() Settings {
	s := Settings{Scheme: engine.ThemeLight}
	if scheme, _ := v.number(appearance, "color-scheme"); scheme == 1 {
		s.Scheme = engine.ThemeDark
	}
	if os.Getenv(themeVariable) != "" {
		s.Scheme = engine.ThemeSystem
	}
	if contrast, ok := v.number(appearance, "contrast"); ok {
		s.HighContrast = contrast == 1
	} else {
		s.HighContrast = v.flag(gnomeAccess, "high-contrast", false)
	}
	if reduced, ok := v.number(appearance, "reduced-motion"); ok {
		s.StillPictures = reduced == 1
	} else {
		s.StillPictures = !v.flag(gnome, "enable-animations", true)
	}
	return s
}
