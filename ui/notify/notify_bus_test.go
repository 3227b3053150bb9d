//go:build !windows && !darwin

package notify

import (
	"fmt"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/godbus/dbus/v5"

	"uncoil/ui/sessionbus/mockbus"
)

// uncoil shows notifications as the program does.
func uncoil(t *testing.T) *Desktop {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	return &Desktop{Name: "Uncoil", ID: "app.uncoil", Icon: []byte("a picture"), Simple: func(string, string) { t.Error("shown without buttons") }}
}

// reminder is a notification with an answer; what is done is noted.
func reminder(b *mockbus.Bus) Notification {
	note := func(what string) func() { return func() { b.Note("%s", what) } }
	return Notification{
		Title: "Time for your back", Text: "It takes 5 min.", OnClick: note("raised"),
		Actions: []Action{{"Start now", note("started")}, {"In 15 minutes", note("put off")}},
	}
}

// playService plays the desktop's service.
func playService(b *mockbus.Bus) *dbus.Conn {
	return b.Play(service, servicePath, service, map[string]any{
		"Notify": func(app string, replaces uint32, icon, title, text string, actions []string, hints map[string]dbus.Variant, timeout int32) (uint32, *dbus.Error) {
			where, _ := url.Parse(icon)
			picture, _ := os.ReadFile(where.Path)
			b.Note("%s|%s|%s|%s|%q|%v|%d", app, picture, title, text, actions, hints["desktop-entry"].Value(), timeout)
			return 7, nil
		},
		"CloseNotification": func(n uint32) *dbus.Error { b.Note("closed %d", n); return nil },
	})
}

const notified = `Uncoil|a picture|Time for your back|It takes 5 min.|["default" "" "0" "Start now" "1" "In 15 minutes"]|app.uncoil|-1`

func TestNotificationsAreOursAndAnswered(t *testing.T) {
	for action, does := range map[string]string{"0": "started", "1": "put off", "default": "raised"} {
		t.Run(does, func(t *testing.T) {
			b := mockbus.Start(t)
			desktop := playService(b)
			uncoil(t).Show(reminder(b))
			b.Expect(notified)
			for _, n := range []uint32{8, 7} { // another program's first
				if err := desktop.Emit(servicePath, service+".ActionInvoked", n, action); err != nil {
					t.Fatal(err)
				}
			}
			b.Expect(notified, does, "closed 7")
		})
	}
}

func TestANotificationIsWithdrawn(t *testing.T) {
	b := mockbus.Start(t)
	playService(b)
	withdraw := uncoil(t).Show(reminder(b))
	b.Expect(notified)
	withdraw()
	withdraw()
	b.Expect(notified, "closed 7")
}

// TestThePortalNotifies where the desktop has no service of its own, or in a sandbox.
func TestThePortalNotifies(t *testing.T) {
	for _, sandboxed := range []bool{false, true} {
		b := mockbus.Start(t)
		if sandboxed {
			playService(b)
			t.Setenv("SNAP", "/snap/uncoil")
		}
		desktop := b.Play(portal, portalPath, portalService, map[string]any{
			"AddNotification": func(id string, content map[string]dbus.Variant) *dbus.Error {
				var buttons []string
				for _, button := range content["buttons"].Value().([]map[string]dbus.Variant) {
					buttons = append(buttons, fmt.Sprint(button["label"].Value(), "=", button["action"].Value()))
				}
				b.Note("%s|%s|%s|%s", content["title"].Value(), content["body"].Value(), content["default-action"].Value(), strings.Join(buttons, ","))
				return nil
			},
			"RemoveNotification": func(id string) *dbus.Error { b.Note("removed %s", id); return nil },
		})
		const want = "Time for your back|It takes 5 min.|default|Start now=0,In 15 minutes=1"
		uncoil(t).Show(reminder(b))
		b.Expect(want)
		if err := desktop.Emit(portalPath, portalService+".ActionInvoked", "reminder", "1", []dbus.Variant{}); err != nil {
			t.Fatal(err)
		}
		b.Expect(want, "put off", "removed reminder")
	}
}

// TestWithoutABusNothingIsNotified, and nothing fails.
func TestWithoutABusNothingIsNotified(t *testing.T) {
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	t.Setenv("XDG_RUNTIME_DIR", "")
	d := uncoil(t)
	d.show(&Notification{}, nil)
	d.Show(Notification{})()
}
