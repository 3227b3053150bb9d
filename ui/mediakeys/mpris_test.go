//go:build !windows && !darwin

package mediakeys

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"uncoil/engine"
	"uncoil/engine/session"
	"uncoil/ui/sessionbus"
	"uncoil/ui/sessionbus/mockbus"
)

// player is a session of two steps that notes what it is asked for.
type player struct {
	*mockbus.Bus
	mu  sync.Mutex
	now session.Snapshot
}

func newPlayer(b *mockbus.Bus) *player {
	t := &engine.Timeline{Name: "Beginner", Length: time.Minute, Steps: []engine.Step{
		{Index: 0, Kind: engine.Work, Exercise: "cat-cow", Length: 40 * time.Second},
		{Index: 1, Kind: engine.Rest, Exercise: "childs-pose", Start: 40 * time.Second, Length: 20 * time.Second},
	}}
	return &player{Bus: b, now: session.At(t, 0, 12*time.Second)}
}

func (p *player) Pause()  { p.Note("pause") }
func (p *player) Resume() { p.Note("resume") }
func (p *player) Toggle() { p.Note("toggle") }
func (p *player) Next()   { p.Note("next") }
func (p *player) Back()   { p.Note("back") }
func (p *player) End()    { p.Note("end") }

func (p *player) Snapshot() session.Snapshot {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.now
}

func (p *player) change(edit func(s *session.Snapshot)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	edit(&p.now)
}

// shownTo shows a session to a desktop, which looks at it through a client's proxy.
func shownTo(t *testing.T, o Options) (*player, *Remote, dbus.BusObject, *dbus.Conn) {
	t.Helper()
	b := mockbus.Start(t)
	p := newPlayer(b)
	r := New(o)
	r.Control(p)
	client := b.Connect()
	if !mockbus.Eventually(func() bool { return sessionbus.Owned(client, busName) }) {
		t.Fatal("the session is not shown")
	}
	return p, r, client.Object(busName, objectPath), client
}

func titles(s *engine.Step) string { return "the " + s.Exercise }

func property(t *testing.T, o dbus.BusObject, name string) any {
	t.Helper()
	v, err := o.GetProperty(name)
	if err != nil {
		t.Fatal(name, err)
	}
	return v.Value()
}

func TestTheDesktopShowsTheSession(t *testing.T) {
	p, r, o, _ := shownTo(t, Options{Title: titles, Picture: func(tl *engine.Timeline, step int) string {
		return fmt.Sprintf("file:///%s.png", tl.Steps[step].Exercise)
	}})
	defer r.Close()
	for name, want := range map[string]any{
		rootFace + ".Identity": "Uncoil", rootFace + ".DesktopEntry": "app.uncoil", rootFace + ".CanRaise": false,
		playerFace + ".PlaybackStatus": "Playing", playerFace + ".Position": int64(12_000_000),
		playerFace + ".CanControl": true, playerFace + ".CanSeek": false,
	} {
		if got := property(t, o, name); got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	about := property(t, o, playerFace+".Metadata").(map[string]dbus.Variant)
	for key, want := range map[string]any{
		"xesam:title": "the cat-cow", "xesam:album": "Beginner", "mpris:length": int64(40_000_000),
		"mpris:artUrl": "file:///cat-cow.png", "mpris:trackid": dbus.ObjectPath("/app/uncoil/step/0"),
	} {
		if got := about[key].Value(); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	if _, err := o.GetProperty(playerFace + ".Nothing"); err == nil {
		t.Error("there is a property that is none")
	}
	if err := o.SetProperty(playerFace+".Volume", dbus.MakeVariant(0.5)); err == nil {
		t.Error("the volume can be set")
	}
	p.change(func(s *session.Snapshot) { s.State = session.Standing })
	if got := property(t, o, playerFace+".PlaybackStatus"); got != "Paused" {
		t.Errorf("paused, it says %v", got)
	}
}

func TestTheKeysControlTheSession(t *testing.T) {
	raised := make(chan struct{}, 1)
	p, r, o, _ := shownTo(t, Options{Title: titles, Raise: func() { raised <- struct{}{} }})
	defer r.Close()
	press := func(methods ...string) {
		for _, m := range methods {
			if err := sessionbus.Call(o, m).Err; err != nil {
				t.Error(m, err)
			}
		}
	}
	press(playerFace+".Play", playerFace+".Pause", playerFace+".PlayPause", playerFace+".Next", playerFace+".Previous", rootFace+".Raise")
	want := []string{"resume", "pause", "toggle", "next", "back"}
	p.Expect(want...)
	if len(raised) != 1 {
		t.Error("the window is not raised")
	}
	// Something hurts: a question waits for its answer, and only Stop works.
	p.change(func(s *session.Snapshot) { s.State, s.Reason = session.Standing, session.ItHurts })
	press(playerFace+".Play", playerFace+".PlayPause", playerFace+".Next", playerFace+".Previous", playerFace+".Stop")
	p.Expect(append(want, "end")...)
}

func TestTheDesktopIsToldOfChanges(t *testing.T) {
	p, r, _, client := shownTo(t, Options{Title: titles})
	signals := make(chan *dbus.Signal, 10)
	client.Signal(signals)
	if err := client.AddMatchSignal(dbus.WithMatchObjectPath(objectPath)); err != nil {
		t.Fatal(err)
	}
	p.change(func(s *session.Snapshot) { *s = session.At(s.Timeline, 1, 40*time.Second) })
	r.Listen(session.Progressed{}) // is nothing new
	r.Listen(session.StepBegan{})
	changed := <-signals
	about := changed.Body[1].(map[string]dbus.Variant)["Metadata"].Value().(map[string]dbus.Variant)
	if changed.Name != properties+".PropertiesChanged" || about["xesam:title"].Value() != "the childs-pose" {
		t.Errorf("told %s %v", changed.Name, changed.Body)
	}
	if seeked := <-signals; seeked.Name != playerFace+".Seeked" || seeked.Body[0] != int64(0) {
		t.Errorf("then %s %v", seeked.Name, seeked.Body)
	}
	r.Close()
	if !mockbus.Eventually(func() bool { return !sessionbus.Owned(client, busName) }) {
		t.Error("the session is over, and shown still")
	}
}

// TestTwoSessionsAreShown, one in a window and one in a terminal.
func TestTwoSessionsAreShown(t *testing.T) {
	p, first, _, client := shownTo(t, Options{Title: titles})
	defer first.Close()
	second := New(Options{Title: titles})
	second.Control(p)
	defer second.Close()
	if !mockbus.Eventually(func() bool {
		var names []string
		_ = sessionbus.Call(client.BusObject(), "org.freedesktop.DBus.ListNames").Store(&names)
		found := 0
		for _, n := range names {
			if len(n) >= len(busName) && n[:len(busName)] == busName {
				found++
			}
		}
		return found == 2
	}) {
		t.Error("the second session is not shown")
	}
}

// TestWithoutABusASessionRuns, and ends at once.
func TestWithoutABusASessionRuns(t *testing.T) {
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	t.Setenv("XDG_RUNTIME_DIR", "")
	r := New(Options{Title: titles})
	r.Control(&player{})
	r.Listen(session.StepBegan{})
	r.Close()
}
