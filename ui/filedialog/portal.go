//go:build !windows && !darwin

package filedialog

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/godbus/dbus/v5"

	"uncoil/ui/sessionbus"
)

// The names of the portal, as of
// https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.FileChooser.html
const (
	portalName  = "org.freedesktop.portal.Desktop"
	portalPath  = "/org/freedesktop/portal/desktop"
	fileChooser = "org.freedesktop.portal.FileChooser"
	request     = "org.freedesktop.portal.Request"
	ownerGone   = "org.freedesktop.DBus.NameOwnerChanged"
)

// The answers of a dialog.
const (
	answered uint32 = iota
	cancelled
)

// How long the portal may take to begin, and how soon no person can have closed a
// dialog: the portal itself has ended it then, since it cannot show one.
const (
	patience = 5 * time.Second
	instant  = 250 * time.Millisecond
)

// System returns the desktop's dialogs.
func System() Dialogs { return portal{} }

// portal asks the desktop's portal. A library that does so exists, but it takes
// any program's answer for its own, waits for ever where the portal ends, and
// changes names with a plus sign.
type portal struct{}

// Open is part of Dialogs.
func (portal) Open(ctx context.Context, what Wish) (string, error) {
	return ask(ctx, "OpenFile", &what, options(&what))
}

// Save is part of Dialogs.
func (portal) Save(ctx context.Context, what Wish) (string, error) {
	o := options(&what)
	o["current_name"] = dbus.MakeVariant(what.Name)
	return ask(ctx, "SaveFile", &what, o)
}

// filter is a kind of files, in the form that goes over the bus.
type filter struct {
	Name  string
	Rules []rule
}

// rule is a pattern of file names; the kind of a pattern is 0.
type rule struct {
	Kind    uint32
	Pattern string
}

// options are those that both dialogs have.
func options(what *Wish) map[string]dbus.Variant {
	o := map[string]dbus.Variant{"modal": dbus.MakeVariant(true)}
	if what.Confirm != "" {
		o["accept_label"] = dbus.MakeVariant(what.Confirm)
	}
	if info, err := os.Stat(what.Folder); err == nil && info.IsDir() {
		o["current_folder"] = dbus.MakeVariant(append([]byte(what.Folder), 0))
	}
	if len(what.Endings) > 0 {
		f := filter{Name: strings.Join(what.Endings, ", ")}
		for _, ending := range what.Endings { // a pattern distinguishes cases
			f.Rules = append(f.Rules, rule{0, "*" + ending}, rule{0, "*" + strings.ToUpper(ending)})
		}
		o["filters"] = dbus.MakeVariant([]filter{f})
	}
	return o
}

// ask shows a dialog and waits for its answer.
func ask(ctx context.Context, method string, what *Wish, options map[string]dbus.Variant) (string, error) {
	if !sessionbus.Exists() {
		return "", ErrNone
	}
	bus, err := dbus.ConnectSessionBus()
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrNone, err)
	}
	defer bus.Close()
	signals := make(chan *dbus.Signal, 16)
	bus.Signal(signals)
	// The answer goes to a name that is known before the question: it may be
	// quicker than the reply to the call.
	token := fmt.Sprintf("uncoil%d", rand.Uint64())
	sender := strings.ReplaceAll(strings.TrimPrefix(bus.Names()[0], ":"), ".", "_")
	handle := dbus.ObjectPath(portalPath + "/request/" + sender + "/" + token)
	options["handle_token"] = dbus.MakeVariant(token)
	if err := listen(bus, handle); err != nil {
		return "", fmt.Errorf("%w: %w", ErrNone, err)
	}
	over := false
	defer func() {
		if !over {
			closeRequest(bus, handle)
		}
	}()
	given, err := begin(ctx, bus, method, what, options)
	begun := time.Now()
	if err == nil && given != handle { // a portal of before 2017
		handle, err = given, listen(bus, given)
	}
	if err != nil && ctx.Err() == nil {
		return "", fmt.Errorf("%w: %w", ErrNone, err)
	}
	for {
		select {
		case <-ctx.Done():
			return "", nil
		case s, ok := <-signals:
			switch {
			case !ok:
				return "", fmt.Errorf("%w: the bus has ended", ErrNone)
			case s.Name == ownerGone:
				return "", fmt.Errorf("%w: the portal has ended", ErrNone)
			case s.Path == handle && s.Name == request+".Response":
				over = true
				return answer(s.Body, time.Since(begun))
			}
		}
	}
}

// listen asks for the answer to a request, and for the end of the portal.
func listen(bus *dbus.Conn, handle dbus.ObjectPath) error {
	return errors.Join(
		bus.AddMatchSignal(dbus.WithMatchObjectPath(handle), dbus.WithMatchInterface(request), dbus.WithMatchMember("Response")),
		bus.AddMatchSignal(dbus.WithMatchSender("org.freedesktop.DBus"), dbus.WithMatchMember("NameOwnerChanged"),
			dbus.WithMatchArg(0, portalName), dbus.WithMatchArg(2, "")))
}

// begin calls the portal, which the bus starts if need be, and returns the name of
// the request.
func begin(ctx context.Context, bus *dbus.Conn, method string, what *Wish, options map[string]dbus.Variant) (handle dbus.ObjectPath, err error) {
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	parent := ""
	if what.Parent != 0 {
		parent = fmt.Sprintf("x11:%x", what.Parent)
	}
	err = bus.Object(portalName, portalPath).CallWithContext(ctx, fileChooser+"."+method, 0, parent, what.Title, options).Store(&handle)
	return handle, err
}

// closeRequest takes a dialog away, if there is one.
func closeRequest(bus *dbus.Conn, handle dbus.ObjectPath) {
	bus.Object(portalName, handle).Call(request+".Close", dbus.FlagNoReplyExpected|dbus.FlagNoAutoStart)
}

// answer returns what has been chosen, by the answer of a dialog that came after a
// while.
func answer(body []any, after time.Duration) (string, error) {
	var code uint32
	var results map[string]dbus.Variant
	if err := dbus.Store(body, &code, &results); err != nil {
		return "", fmt.Errorf("%w: %w", ErrNone, err)
	}
	switch {
	case code == answered:
	case code == cancelled, after > instant: // a dialog whose window is closed says neither
		return "", nil
	default:
		return "", fmt.Errorf("%w: the portal has ended the request", ErrNone)
	}
	uris, _ := results["uris"].Value().([]string)
	if len(uris) == 0 {
		return "", fmt.Errorf("%w: the answer names no file", ErrNone)
	}
	u, err := url.Parse(uris[0])
	if err != nil || u.Scheme != "file" || u.Path == "" {
		return "", fmt.Errorf("%w: %q is no file", ErrNone, uris[0])
	}
	return u.Path, nil
}
