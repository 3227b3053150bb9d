//go:build !windows && !darwin

package filedialog

import (
	"bufio"
	"context"
	"errors"
	"os/exec"
	"reflect"
	"strings"
	"testing"

	"github.com/godbus/dbus/v5"
)

// startBus starts a bus of its own for a test.
func startBus(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("dbus-daemon"); err != nil {
		t.Skip("there is no dbus-daemon, so that no portal can be played: apt-get install dbus")
	}
	cmd := exec.Command("dbus-daemon", "--session", "--nofork", "--print-address")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", strings.TrimSpace(address))
}

// question is what the portal has been asked.
type question struct {
	method, parent, title string
	options               map[string]dbus.Variant
	handle                dbus.ObjectPath
	sender                string
}

// desktop plays a portal; answer does what a person does.
type desktop struct {
	t      *testing.T
	bus    *dbus.Conn
	asked  chan question
	closed chan dbus.ObjectPath
	answer func(d *desktop, q question)
}

// play puts a portal on the bus.
func play(t *testing.T, answer func(d *desktop, q question)) *desktop {
	t.Helper()
	bus, err := dbus.ConnectSessionBus()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = bus.Close() })
	d := &desktop{t: t, bus: bus, asked: make(chan question, 1), closed: make(chan dbus.ObjectPath, 8), answer: answer}
	methods := map[string]any{
		"OpenFile": func(from dbus.Sender, parent, title string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
			return d.ask("OpenFile", from, parent, title, options)
		},
		"SaveFile": func(from dbus.Sender, parent, title string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
			return d.ask("SaveFile", from, parent, title, options)
		},
	}
	if err := bus.ExportMethodTable(methods, portalPath, fileChooser); err != nil {
		t.Fatal(err)
	}
	if reply, err := bus.RequestName(portalName, dbus.NameFlagDoNotQueue); err != nil || reply != dbus.RequestNameReplyPrimaryOwner {
		t.Fatal(reply, err)
	}
	return d
}

func (d *desktop) ask(method string, from dbus.Sender, parent, title string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	sender := strings.ReplaceAll(strings.TrimPrefix(string(from), ":"), ".", "_")
	q := question{method, parent, title, options, dbus.ObjectPath(portalPath + "/request/" + sender + "/" + options["handle_token"].Value().(string)), string(from)}
	closing := map[string]any{"Close": func() *dbus.Error { d.closed <- q.handle; return nil }}
	if err := d.bus.ExportMethodTable(closing, q.handle, request); err != nil {
		d.t.Error(err)
	}
	d.asked <- q
	d.answer(d, q)
	return q.handle, nil
}

// respond sends an answer to a program, as portals do.
func (d *desktop) respond(q question, handle dbus.ObjectPath, code uint32, uris ...string) {
	results := map[string]dbus.Variant{}
	if len(uris) > 0 {
		results["uris"] = dbus.MakeVariant(uris)
	}
	d.bus.Send(&dbus.Message{
		Type: dbus.TypeSignal,
		Headers: map[dbus.HeaderField]dbus.Variant{
			dbus.FieldPath: dbus.MakeVariant(handle), dbus.FieldInterface: dbus.MakeVariant(request), dbus.FieldMember: dbus.MakeVariant("Response"),
			dbus.FieldDestination: dbus.MakeVariant(q.sender), dbus.FieldSignature: dbus.MakeVariant(dbus.SignatureOf(code, results)),
		},
		Body: []any{code, results},
	}, nil)
}

func TestWhatIsChosenInTheDesktopsDialog(t *testing.T) {
	startBus(t)
	var code uint32
	var uris []string
	d := play(t, func(d *desktop, q question) {
		d.respond(q, q.handle+"0", 0, "file:///other/answer") // to another question
		d.respond(q, q.handle, code, uris...)
	})
	for _, tt := range []struct {
		code uint32
		uris []string
		want string
		none bool
	}{
		{0, []string{"file:///home/you/a%20b+c%C3%BC.png"}, "/home/you/a b+cü.png", false},
		{0, []string{"file:///first", "file:///second"}, "/first", false},
		{1, nil, "", false},
		{2, nil, "", true}, // at once: the portal has none to show
		{0, nil, "", true},
		{0, []string{"https://example.org/a.png"}, "", true},
	} {
		code, uris = tt.code, tt.uris
		got, err := System().Open(t.Context(), Wish{Title: "Which file?"})
		<-d.asked
		if got != tt.want || errors.Is(err, ErrNone) != tt.none || !tt.none && err != nil {
			t.Errorf("answer %d %q is %q, %v", tt.code, tt.uris, got, err)
		}
	}
}

// A window that is closed by the desktop answers like a portal that cannot show one,
// but later.
func TestADialogWhoseWindowIsClosedIsCancelled(t *testing.T) {
	if path, err := answer([]any{uint32(2), map[string]dbus.Variant{}}, 2*instant); path != "" || err != nil {
		t.Errorf("%q, %v", path, err)
	}
}

func TestTheDesktopIsToldWhatIsLookedFor(t *testing.T) {
	startBus(t)
	d := play(t, func(d *desktop, q question) { d.respond(q, q.handle, 0, "file:///a") })
	folder := t.TempDir()
	what := Wish{Title: "Where?", Confirm: "Save", Folder: folder, Name: "ä b.csv", Endings: []string{".csv", ".json"}, Parent: 0x1c0}
	if _, err := System().Save(t.Context(), what); err != nil {
		t.Fatal(err)
	}
	q := <-d.asked
	if q.method != "SaveFile" || q.title != "Where?" || q.parent != "x11:1c0" {
		t.Errorf("asked %s %q for the window %q", q.method, q.title, q.parent)
	}
	for name, want := range map[string]any{
		"accept_label": "Save", "current_name": "ä b.csv", "current_folder": append([]byte(folder), 0), "modal": true,
	} {
		if got := q.options[name].Value(); !reflect.DeepEqual(got, want) {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	var filters []filter
	if err := q.options["filters"].Store(&filters); err != nil || len(filters) != 1 {
		t.Fatal(filters, err)
	}
	if want := (filter{".csv, .json", []rule{{0, "*.csv"}, {0, "*.CSV"}, {0, "*.json"}, {0, "*.JSON"}}}); !reflect.DeepEqual(filters[0], want) {
		t.Errorf("the files are %v, want %v", filters[0], want)
	}
}

func TestADialogThatIsNotWantedAnyMoreIsClosed(t *testing.T) {
	startBus(t)
	d := play(t, func(*desktop, question) {})
	ctx, cancel := context.WithCancel(t.Context())
	var q question
	go func() {
		q = <-d.asked
		cancel()
	}()
	path, err := System().Open(ctx, Wish{})
	if path != "" || err != nil {
		t.Errorf("%q, %v", path, err)
	}
	if closed := <-d.closed; closed != q.handle {
		t.Errorf("closed is %s, want %s", closed, q.handle)
	}
}

func TestADesktopWithoutDialogs(t *testing.T) {
	none := func(what string) {
		t.Helper()
		if path, err := System().Open(t.Context(), Wish{}); path != "" || !errors.Is(err, ErrNone) {
			t.Errorf("%s: %q, %v", what, path, err)
		}
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	none("without a bus")
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
	none("without a bus that answers")
	startBus(t)
	none("without a portal")
	d := play(t, func(d *desktop, _ question) { _ = d.bus.Close() })
	none("with a portal that dies")
	<-d.asked
	d = play(t, func(d *desktop, _ question) { _, _ = d.bus.ReleaseName(portalName) })
	none("with a portal that dies later")
	<-d.asked
}
