//go:build !windows && !darwin

package notify

import (
	"net/url"
	"os"
	"path/filepath"
	"strconv"

	"github.com/godbus/dbus/v5"

	"uncoil/ui/sessionbus"
)

// The services, as of https://specifications.freedesktop.org/notification-spec/1.2/ and
// https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Notification.html
const (
	service       = "org.freedesktop.Notifications"
	servicePath   = "/org/freedesktop/Notifications"
	portal        = "org.freedesktop.portal.Desktop"
	portalPath    = "/org/freedesktop/portal/desktop"
	portalService = "org.freedesktop.portal.Notification"
	// clicked is the action of a click beside the buttons.
	clicked = "default"
)

// show shows a notification, and returns when it is over.
func (d *Desktop) show(n *Notification, over <-chan struct{}) {
	bus, err := sessionbus.Connect()
	if err != nil {
		return
	}
	defer bus.Close()
	signals := make(chan *dbus.Signal, 16)
	bus.Signal(signals)
	// Outside of a sandbox the portal cannot tell whose notification it is: it comes
	// first inside of one alone.
	ways := []func(*dbus.Conn, *Notification) (*shown, error){d.byService, d.byPortal}
	if sessionbus.Sandboxed() {
		ways[0], ways[1] = ways[1], ways[0]
	}
	for _, way := range ways {
		if it, err := way(bus, n); err == nil {
			it.wait(n, signals, over)
			return
		}
	}
}

// shown is a notification that is shown.
type shown struct {
	withdraw func()
	// action returns the action of a signal, "" for none; closed tells that it is gone.
	action func(*dbus.Signal) (id string, closed bool)
}

// wait carries out what the person chooses, until the notification is gone.
func (s *shown) wait(n *Notification, signals <-chan *dbus.Signal, over <-chan struct{}) {
	for {
		select {
		case <-over:
			s.withdraw()
			return
		case signal, ok := <-signals:
			if !ok {
				return
			}
			id, closed := s.action(signal)
			if id != "" {
				n.do(id)
				s.withdraw()
			}
			if closed || id != "" {
				return
			}
		}
	}
}

// do carries out an action.
func (n *Notification) do(id string) {
	if id == clicked && n.OnClick != nil {
		n.OnClick()
	}
	if i, err := strconv.Atoi(id); err == nil && i >= 0 && i < len(n.Actions) {
		n.Actions[i].Do()
	}
}

// byService shows it by the desktop's own service.
func (d *Desktop) byService(bus *dbus.Conn, n *Notification) (*shown, error) {
	if err := bus.AddMatchSignal(dbus.WithMatchObjectPath(servicePath), dbus.WithMatchInterface(service)); err != nil {
		return nil, err
	}
	actions := []string{clicked, ""}
	for i, a := range n.Actions {
		actions = append(actions, strconv.Itoa(i), a.Label)
	}
	hints := map[string]dbus.Variant{"desktop-entry": dbus.MakeVariant(d.ID)}
	const usualTime int32 = -1
	o := bus.Object(service, servicePath)
	var number uint32
	err := sessionbus.Call(o, service+".Notify", d.Name, uint32(0), d.iconFile(), n.Title, n.Text, actions, hints, usualTime).Store(&number)
	if err != nil {
		return nil, err
	}
	return &shown{
		withdraw: func() { _ = sessionbus.Call(o, service+".CloseNotification", number) },
		action: func(s *dbus.Signal) (string, bool) {
			if len(s.Body) < 2 || s.Body[0] != number {
				return "", false
			}
			id, _ := s.Body[1].(string)
			if s.Name != service+".ActionInvoked" {
				id = ""
			}
			return id, s.Name == service+".NotificationClosed"
		},
	}, nil
}

// byPortal shows it by the portal.
func (d *Desktop) byPortal(bus *dbus.Conn, n *Notification) (*shown, error) {
	if err := bus.AddMatchSignal(dbus.WithMatchObjectPath(portalPath), dbus.WithMatchInterface(portalService)); err != nil {
		return nil, err
	}
	v := dbus.MakeVariant
	var buttons []map[string]dbus.Variant
	for i, a := range n.Actions {
		buttons = append(buttons, map[string]dbus.Variant{"label": v(a.Label), "action": v(strconv.Itoa(i))})
	}
	content := map[string]dbus.Variant{
		"title": v(n.Title), "body": v(n.Text), "default-action": v(clicked), "buttons": v(buttons),
		"icon": v(struct {
			Kind string
			Data dbus.Variant
		}{"bytes", v(d.Icon)}),
	}
	const id = "reminder" // a new one takes the place of the one before
	o := bus.Object(portal, portalPath)
	if err := sessionbus.Call(o, portalService+".AddNotification", id, content).Err; err != nil {
		return nil, err
	}
	return &shown{
		withdraw: func() { _ = sessionbus.Call(o, portalService+".RemoveNotification", id) },
		action: func(s *dbus.Signal) (string, bool) {
			if s.Name != portalService+".ActionInvoked" || len(s.Body) < 2 || s.Body[0] != id {
				return "", false
			}
			action, _ := s.Body[1].(string)
			return action, false
		},
	}, nil
}

// iconFile returns the address of the icon in a file, which desktops show also where
// the program is not installed; its name where there can be no file.
func (d *Desktop) iconFile() string {
	cache, err := os.UserCacheDir()
	if err != nil {
		return d.ID
	}
	path := filepath.Join(cache, d.ID, "icon.png")
	if now, err := os.ReadFile(path); err != nil || string(now) != string(d.Icon) {
		if os.MkdirAll(filepath.Dir(path), 0o700) != nil || os.WriteFile(path, d.Icon, 0o600) != nil {
			return d.ID
		}
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}
