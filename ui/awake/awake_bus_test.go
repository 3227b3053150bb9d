//go:build !windows && !darwin

package awake

import (
	"fmt"
	"slices"
	"syscall"
	"testing"

	"github.com/godbus/dbus/v5"

	"uncoil/engine/session"
	"uncoil/ui/sessionbus/mockbus"
)

const why = "A session is being led"

// desktop plays some of the services that can keep a computer awake.
type desktop struct {
	*mockbus.Bus
	// refuses is the answer of the portal to a request, 0 for agreement.
	refuses uint32
	// lock is logind's own end of what it has given.
	lock chan int
}

func newDesktop(t *testing.T, refuses uint32, services ...string) *desktop {
	d := &desktop{Bus: mockbus.Start(t), refuses: refuses, lock: make(chan int, 1)}
	t.Setenv("DBUS_SYSTEM_BUS_ADDRESS", d.Address)
	for _, s := range services {
		d.play(s)
	}
	return d
}

func (d *desktop) play(service string) {
	// number answers with a cookie, back takes it.
	number := func(name string, n uint32) func(string, string) (uint32, *dbus.Error) {
		return func(program, why string) (uint32, *dbus.Error) {
			d.Note("%s %s %s", name, program, why)
			return n, nil
		}
	}
	back := func(name string) func(uint32) *dbus.Error {
		return func(n uint32) *dbus.Error { d.Note("%s back %d", name, n); return nil }
	}
	switch service {
	case "portal":
		bus := d.Connect()
		d.PlayOn(bus, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Inhibit", map[string]any{
			"Inhibit": func(from dbus.Sender, window string, what uint32, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
				d.Note("portal %d %s", what, options["reason"].Value())
				sender := []byte(from[1:])
				for i, c := range sender {
					if c == '.' {
						sender[i] = '_'
					}
				}
				handle := dbus.ObjectPath(fmt.Sprintf("/org/freedesktop/portal/desktop/request/%s/%s", sender, options["handle_token"].Value()))
				if err := bus.ExportMethodTable(map[string]any{
					"Close": func() *dbus.Error { d.Note("portal back %d", what); return nil },
				}, handle, "org.freedesktop.portal.Request"); err != nil {
					panic(err)
				}
				if err := bus.Emit(handle, "org.freedesktop.portal.Request.Response", d.refuses, map[string]dbus.Variant{}); err != nil {
					panic(err)
				}
				return handle, nil
			},
		})
	case "GNOME":
		d.Play("org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager", map[string]any{
			"Inhibit": func(program string, window uint32, why string, what uint32) (uint32, *dbus.Error) {
				d.Note("GNOME %d %s %s", what, program, why)
				return 70 + what, nil
			},
			"Uninhibit": back("GNOME"),
		})
	case "power":
		d.Play("org.freedesktop.PowerManagement", "/org/freedesktop/PowerManagement/Inhibit", "org.freedesktop.PowerManagement.Inhibit",
			map[string]any{"Inhibit": number("power", 5), "UnInhibit": back("power")})
	case "screen saver":
		d.Play("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver",
			map[string]any{"Inhibit": number("screen saver", 6), "UnInhibit": back("screen saver")})
	case "logind":
		d.Play("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager", map[string]any{
			"Inhibit": func(what, who, why, mode string) (dbus.UnixFD, *dbus.Error) {
				d.Note("logind %s %s %s %s", what, who, why, mode)
				var pipe [2]int
				if err := syscall.Pipe(pipe[:]); err != nil {
					panic(err)
				}
				go func() { // it ends once the program has given its end back
					_, _ = syscall.Read(pipe[0], make([]byte, 1))
					d.Note("logind back")
				}()
				d.lock <- pipe[1]
				return dbus.UnixFD(pipe[1]), nil
			},
		})
	}
}

// TestTheComputerStaysAwakeAndItsDisplayToo: without sleep is one wish, with the display
// on another, and each is asked of the first service that there is.
func TestTheComputerStaysAwakeAndItsDisplayToo(t *testing.T) {
	program := "app.uncoil " + why
	for _, tt := range []struct {
		name                     string
		services                 []string
		refuses                  uint32
		sleep, display           []string
		sleepBack, displayBack   []string
		sleepName, displayByName string
	}{
		{
			name: "all of them", services: []string{"portal", "GNOME", "power", "screen saver"},
			sleep: []string{"portal 4 " + why}, sleepBack: []string{"portal back 4"},
			display: []string{"screen saver " + program}, displayBack: []string{"screen saver back 6"},
		},
		{
			name: "a portal that cannot", services: []string{"portal", "GNOME"}, refuses: 2,
			sleep: []string{"portal 4 " + why, "GNOME 4 " + program}, sleepBack: []string{"GNOME back 74"},
			display: []string{"portal 8 " + why, "GNOME 8 " + program}, displayBack: []string{"GNOME back 78"},
		},
		{
			name: "GNOME", services: []string{"GNOME"},
			sleep: []string{"GNOME 4 " + program}, sleepBack: []string{"GNOME back 74"},
			display: []string{"GNOME 8 " + program}, displayBack: []string{"GNOME back 78"},
		},
		{
			name: "power management", services: []string{"power", "screen saver"},
			sleep: []string{"power " + program}, sleepBack: []string{"power back 5"},
			display: []string{"screen saver " + program}, displayBack: []string{"screen saver back 6"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := newDesktop(t, tt.refuses, tt.services...)
			k := New(why)
			defer k.Close()
			want := tt.sleep
			k.Set(NoSleep)
			d.Expect(want...)
			k.Set(NoSleep) // as before
			k.Set(DisplayOn)
			want = slices.Concat(want, tt.sleep, tt.display, tt.sleepBack)
			d.Expect(want...)
			k.Set(Nothing)
			want = slices.Concat(want, tt.displayBack, tt.sleepBack)
			d.Expect(want...)
		})
	}
}

// TestASessionThatIsPausedLetsTheComputerSleep, and one that is over.
func TestASessionThatIsPausedLetsTheComputerSleep(t *testing.T) {
	d := newDesktop(t, 0, "power")
	k := New(why)
	defer k.Close()
	listen := Listener(k)
	var want []string
	for _, tt := range []struct {
		event session.Event
		asks  string
	}{
		{session.Started{}, "power app.uncoil " + why},
		{session.StepBegan{}, ""},
		{session.Paused{}, "power back 5"},
		{session.StepBegan{}, ""},
		{session.CountInBegan{}, "power app.uncoil " + why},
		{session.Resumed{}, ""},
		{session.Ended{}, "power back 5"},
	} {
		listen(tt.event)
		if tt.asks != "" {
			want = append(want, tt.asks)
		}
		d.Expect(want...)
	}
}

// TestWithoutADesktopLogindIsAsked, as over SSH.
func TestWithoutADesktopLogindIsAsked(t *testing.T) {
	d := newDesktop(t, 0, "logind")
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	t.Setenv("XDG_RUNTIME_DIR", "")
	release, who := keepFromSleep(why)
	_ = syscall.Close(<-d.lock) // it has been sent by now
	d.Expect("logind idle Uncoil " + why + " block")
	release()
	d.Expect("logind idle Uncoil "+why+" block", "logind back")
	if who != "logind" {
		t.Errorf("%q was asked", who)
	}
}

func TestExamineNamesWhoIsAsked(t *testing.T) {
	d := newDesktop(t, 0, "power", "screen saver")
	if sleep, display := Examine(why); sleep != "the desktop's power management" || display != "the desktop's screen saver" {
		t.Errorf("sleep %q, display %q", sleep, display)
	}
	d.Expect("power app.uncoil "+why, "power back 5", "screen saver app.uncoil "+why, "screen saver back 6")
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	t.Setenv("XDG_RUNTIME_DIR", "")
	t.Setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")
	if sleep, display := Examine(why); sleep+display != "" {
		t.Errorf("without a bus: sleep %q, display %q", sleep, display)
	}
}
