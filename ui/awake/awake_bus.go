//go:build !windows && !darwin

package awake

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"time"

	"github.com/godbus/dbus/v5"

	"uncoil/ui/sessionbus"
)

// program is the id of the program, as desktops know it.
const program = "app.uncoil"

// What the portal and GNOME's session manager can be asked for, by the same bits:
// https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Inhibit.html
const (
	suspend uint32 = 4
	idle    uint32 = 8
)

// way asks one service. It returns what withdraws the wish; the connection is closed
// after that, which withdraws it too.
type way struct {
	name   string
	system bool // on the bus of the system and not on that of the session
	ask    func(bus *dbus.Conn, why string) (withdraw func(), err error)
}

// sleepWays are who can keep the computer from sleeping, in the order in which they
// are asked. The first that agrees is enough.
func sleepWays() []way {
	return []way{
		{name: "the desktop's portal", ask: func(bus *dbus.Conn, why string) (func(), error) { return askPortal(bus, suspend, why) }},
		{name: "GNOME's session manager", ask: func(bus *dbus.Conn, why string) (func(), error) { return askGNOME(bus, suspend, why) }},
		{name: "the desktop's power management", ask: askPowerManagement},
		{name: "logind", system: true, ask: askLogind},
	}
}

// displayWays are who can keep the display on.
func displayWays() []way {
	return []way{
		{name: "the desktop's screen saver", ask: askScreenSaver},
		{name: "the desktop's portal", ask: func(bus *dbus.Conn, why string) (func(), error) { return askPortal(bus, idle, why) }},
		{name: "GNOME's session manager", ask: func(bus *dbus.Conn, why string) (func(), error) { return askGNOME(bus, idle, why) }},
	}
}

func keepFromSleep(why string) (release func(), who string) { return first(sleepWays(), why) }

func keepDisplayOn(why string) (release func(), who string) { return first(displayWays(), why) }

// first asks one after the other until one agrees. Each has a connection of its own:
// they all forget a wish when its connection ends, and so nothing is left behind by a
// crash.
func first(ways []way, why string) (release func(), who string) {
	for _, w := range ways {
		connect := sessionbus.Connect
		if w.system {
			connect = func() (*dbus.Conn, error) { return dbus.ConnectSystemBus() }
		}
		bus, err := connect()
		if err != nil {
			continue
		}
		withdraw, err := w.ask(bus, why)
		if err != nil {
			_ = bus.Close()
			continue
		}
		return func() { withdraw(); _ = bus.Close() }, w.name
	}
	return func() {}, ""
}

// refusal is how long the portal has to say that it cannot do what it was asked for.
const refusal = 300 * time.Millisecond

// askPortal asks the portal. A portal whose desktop cannot do it accepts the call,
// and refuses in the answer to the request.
func askPortal(bus *dbus.Conn, what uint32, why string) (func(), error) {
	const request = "org.freedesktop.portal.Request"
	answers := make(chan *dbus.Signal, 4)
	bus.Signal(answers)
	token := fmt.Sprintf("uncoil%d", rand.Uint64())
	sender := strings.ReplaceAll(strings.TrimPrefix(bus.Names()[0], ":"), ".", "_")
	handle := dbus.ObjectPath("/org/freedesktop/portal/desktop/request/" + sender + "/" + token)
	if err := bus.AddMatchSignal(dbus.WithMatchObjectPath(handle), dbus.WithMatchInterface(request), dbus.WithMatchMember("Response")); err != nil {
		return nil, err
	}
	portal := bus.Object("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop")
	options := map[string]dbus.Variant{"reason": dbus.MakeVariant(why), "handle_token": dbus.MakeVariant(token)}
	if err := sessionbus.Call(portal, "org.freedesktop.portal.Inhibit.Inhibit", "", what, options).Store(&handle); err != nil {
		return nil, err
	}
	if refused(answers, handle, request+".Response") {
		return nil, errors.New("the portal refuses")
	}
	return func() { send(bus.Object("org.freedesktop.portal.Desktop", handle), request+".Close") }, nil
}

// refused waits for the answer to a request, which need not come.
func refused(answers <-chan *dbus.Signal, handle dbus.ObjectPath, name string) bool {
	for timeout := time.After(refusal); ; {
		select {
		case s, ok := <-answers:
			switch {
			case !ok:
				return true
			case s.Path == handle && s.Name == name && len(s.Body) > 0:
				return s.Body[0] != uint32(0)
			}
		case <-timeout:
			return false
		}
	}
}

func askGNOME(bus *dbus.Conn, what uint32, why string) (func(), error) {
	manager := bus.Object("org.gnome.SessionManager", "/org/gnome/SessionManager")
	return cookie(manager, "org.gnome.SessionManager", "Uninhibit", program, uint32(0), why, what)
}

func askPowerManagement(bus *dbus.Conn, why string) (func(), error) {
	manager := bus.Object("org.freedesktop.PowerManagement", "/org/freedesktop/PowerManagement/Inhibit")
	return cookie(manager, "org.freedesktop.PowerManagement.Inhibit", "UnInhibit", program, why)
}

func askScreenSaver(bus *dbus.Conn, why string) (func(), error) {
	saver := bus.Object("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver")
	return cookie(saver, "org.freedesktop.ScreenSaver", "UnInhibit", program, why)
}

// cookie asks a service that answers with a number, by which the wish is withdrawn.
func cookie(o dbus.BusObject, of, withdraw string, args ...any) (func(), error) {
	var number uint32
	if err := sessionbus.Call(o, of+".Inhibit", args...).Store(&number); err != nil {
		return nil, err
	}
	return func() { send(o, of+"."+withdraw, number) }, nil
}

// askLogind asks not to sleep when nothing has been done for a while. Who puts the
// computer to sleep by hand, or closes its lid, still can.
func askLogind(bus *dbus.Conn, why string) (func(), error) {
	var lock dbus.UnixFD
	manager := bus.Object("org.freedesktop.login1", "/org/freedesktop/login1")
	if err := sessionbus.Call(manager, "org.freedesktop.login1.Manager.Inhibit", "idle", "Uncoil", why, "block").Store(&lock); err != nil {
		return nil, err
	}
	file := os.NewFile(uintptr(lock), "inhibitor")
	return func() { _ = file.Close() }, nil
}

// send calls a method without waiting for its answer for long.
func send(o dbus.BusObject, method string, args ...any) { _ = sessionbus.Call(o, method, args...) }
