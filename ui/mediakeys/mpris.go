//go:build !windows && !darwin

package mediakeys

import (
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/godbus/dbus/v5"

	"uncoil/engine/session"
	"uncoil/ui/sessionbus"
)

// The names of MPRIS, as of https://specifications.freedesktop.org/mpris-spec/2.2/
const (
	busName    = "org.mpris.MediaPlayer2.uncoil"
	objectPath = "/org/mpris/MediaPlayer2"
	rootFace   = "org.mpris.MediaPlayer2"
	playerFace = "org.mpris.MediaPlayer2.Player"
	properties = "org.freedesktop.DBus.Properties"
)

// serve shows the session until Close.
func (r *Remote) serve() {
	bus, err := sessionbus.Connect()
	if err != nil {
		<-r.over
		return
	}
	defer bus.Close()
	m := &mpris{remote: r, pictures: map[string]string{}}
	if errors.Join(
		bus.Export(root{r}, objectPath, rootFace), bus.ExportMethodTable(controls(r.player), objectPath, playerFace),
		bus.Export(m, objectPath, properties)) != nil {
		<-r.over
		return
	}
	m.look()
	// Another session, in a terminal, may have the name already.
	for _, name := range []string{busName, fmt.Sprintf("%s.instance%d", busName, os.Getpid())} {
		if reply, err := bus.RequestName(name, dbus.NameFlagDoNotQueue); err == nil && reply == dbus.RequestNameReplyPrimaryOwner {
			break
		}
	}
	for {
		select {
		case <-r.over:
			return
		case <-r.changed:
			m.tell(bus)
		}
	}
}

// root is what MPRIS wants of a program.
type root struct{ remote *Remote }

// Raise brings the window to the front.
func (o root) Raise() *dbus.Error {
	if raise := o.remote.options.Raise; raise != nil {
		raise()
	}
	return nil
}

// Quit does nothing: a session is ended by Stop.
func (root) Quit() *dbus.Error { return nil }

// controls are the keys. After "this hurts" only Stop works: a question waits for its
// answer.
func controls(p Player) map[string]any {
	unlessItHurts := func(command func()) func() *dbus.Error {
		return func() *dbus.Error {
			if p.Snapshot().Reason != session.ItHurts {
				command()
			}
			return nil
		}
	}
	return map[string]any{
		"Play": unlessItHurts(p.Resume), "Pause": unlessItHurts(p.Pause), "PlayPause": unlessItHurts(p.Toggle),
		"Next": unlessItHurts(p.Next), "Previous": unlessItHurts(p.Back),
		"Stop": func() *dbus.Error { p.End(); return nil },
		// They do nothing, as CanSeek says: an exercise has no places to jump to.
		"Seek":        func(int64) *dbus.Error { return nil },
		"SetPosition": func(dbus.ObjectPath, int64) *dbus.Error { return nil },
	}
}

// mpris is the properties of both interfaces.
type mpris struct {
	remote *Remote
	// pictures are the addresses of the pictures by exercise.
	pictures map[string]string
}

// Get returns one property.
func (m *mpris) Get(face, name string) (dbus.Variant, *dbus.Error) {
	all, err := m.GetAll(face)
	if err != nil {
		return dbus.Variant{}, err
	}
	v, ok := all[name]
	if !ok {
		return v, dbus.NewError("org.freedesktop.DBus.Error.UnknownProperty", []any{name})
	}
	return v, nil
}

// Set changes nothing: the volume is that of the program, and the speed that of the
// breath.
func (m *mpris) Set(face, name string, _ dbus.Variant) *dbus.Error {
	if _, err := m.Get(face, name); err != nil {
		return err
	}
	return dbus.NewError("org.freedesktop.DBus.Error.PropertyReadOnly", []any{name})
}

// GetAll returns the properties of an interface.
func (m *mpris) GetAll(face string) (map[string]dbus.Variant, *dbus.Error) {
	v := dbus.MakeVariant
	switch face {
	case rootFace:
		return map[string]dbus.Variant{
			"CanQuit": v(false), "CanRaise": v(m.remote.options.Raise != nil), "HasTrackList": v(false),
			"Identity": v("Uncoil"), "DesktopEntry": v("app.uncoil"),
			"SupportedUriSchemes": v([]string{}), "SupportedMimeTypes": v([]string{}),
		}, nil
	case playerFace:
		s := m.remote.player.Snapshot()
		return map[string]dbus.Variant{
			"PlaybackStatus": v(status(s.State)), "Metadata": v(m.metadata(&s)), "Position": v(place(&s).Microseconds()),
			"Rate": v(1.0), "MinimumRate": v(1.0), "MaximumRate": v(1.0), "Volume": v(1.0),
			"CanGoNext": v(true), "CanGoPrevious": v(true), "CanPlay": v(true), "CanPause": v(true),
			"CanSeek": v(false), "CanControl": v(true),
		}, nil
	}
	return nil, dbus.NewError("org.freedesktop.DBus.Error.UnknownInterface", []any{face})
}

// status names what the session does.
func status(s session.State) string {
	switch s {
	case session.Running, session.CountingIn:
		return "Playing"
	case session.Over:
		return "Stopped"
	}
	return "Paused"
}

// place is how far the step is.
func place(s *session.Snapshot) time.Duration { return max(s.StepElapsed, 0) }

// metadata describes the step as a title on an album.
func (m *mpris) metadata(s *session.Snapshot) map[string]dbus.Variant {
	v := dbus.MakeVariant
	about := map[string]dbus.Variant{
		"mpris:trackid": v(dbus.ObjectPath(fmt.Sprintf("/app/uncoil/step/%d", s.Step.Index))),
		"mpris:length":  v(s.Step.Length.Microseconds()),
		"xesam:title":   v(m.remote.options.Title(s.Step)),
		"xesam:album":   v(s.Timeline.Name), "xesam:artist": v([]string{"Uncoil"}),
		"xesam:trackNumber": v(int32(s.Step.Index + 1)),
	}
	m.remote.mu.Lock()
	defer m.remote.mu.Unlock()
	if picture := m.pictures[s.Step.Exercise]; picture != "" {
		about["mpris:artUrl"] = v(picture)
	}
	return about
}

// look draws the picture of the step that runs, unless there is one.
func (m *mpris) look() {
	now := m.remote.player.Snapshot()
	step := now.Step
	m.remote.mu.Lock()
	_, drawn := m.pictures[step.Exercise]
	m.remote.mu.Unlock()
	if drawn || m.remote.options.Picture == nil {
		return
	}
	picture := m.remote.options.Picture(now.Timeline, step.Index)
	m.remote.mu.Lock()
	m.pictures[step.Exercise] = picture
	m.remote.mu.Unlock()
}

// tell tells the desktop what is new.
func (m *mpris) tell(bus *dbus.Conn) {
	m.look()
	all, _ := m.GetAll(playerFace)
	changed := map[string]dbus.Variant{"PlaybackStatus": all["PlaybackStatus"], "Metadata": all["Metadata"]}
	_ = bus.Emit(objectPath, properties+".PropertiesChanged", playerFace, changed, []string{})
	if m.remote.hasJumped() {
		_ = bus.Emit(objectPath, playerFace+".Seeked", all["Position"].Value())
	}
}
