// Package mockbus starts a session bus for a test, and plays the services of a desktop
// on it.
package mockbus

import (
	"bufio"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
)

// Bus is a bus of its own, with a record of what its services were asked for.
type Bus struct {
	t       testing.TB
	Address string
	mu      sync.Mutex
	asked   []string
}

// Start starts a bus until the test ends; the test, and what it starts, find it as the
// session's. Without dbus-daemon the test is skipped.
func Start(t testing.TB) *Bus {
	t.Helper()
	if _, err := exec.LookPath("dbus-daemon"); err != nil {
		t.Skip("there is no dbus-daemon to play a desktop with: apt-get install dbus")
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
	b := &Bus{t: t, Address: strings.TrimSpace(address)}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", b.Address)
	return b
}

// Connect opens a connection until the test ends.
func (b *Bus) Connect() *dbus.Conn {
	b.t.Helper()
	bus, err := dbus.Connect(b.Address)
	if err != nil {
		b.t.Fatal(err)
	}
	b.t.Cleanup(func() { _ = bus.Close() })
	return bus
}

// Play plays a service until the test ends, on a connection of its own.
func (b *Bus) Play(name string, path dbus.ObjectPath, face string, methods map[string]any) *dbus.Conn {
	b.t.Helper()
	bus := b.Connect()
	b.PlayOn(bus, name, path, face, methods)
	return bus
}

// PlayOn is Play on a connection that there is, for methods that use it.
func (b *Bus) PlayOn(bus *dbus.Conn, name string, path dbus.ObjectPath, face string, methods map[string]any) {
	b.t.Helper()
	if err := bus.ExportMethodTable(methods, path, face); err != nil {
		b.t.Fatal(err)
	}
	if reply, err := bus.RequestName(name, dbus.NameFlagDoNotQueue); err != nil || reply != dbus.RequestNameReplyPrimaryOwner {
		b.t.Fatal(name, reply, err)
	}
}

// Note records that a service was asked for something.
func (b *Bus) Note(format string, args ...any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.asked = append(b.asked, fmt.Sprintf(format, args...))
}

// Asked returns the record.
func (b *Bus) Asked() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.asked)
}

// Expect waits until the record is as given, and fails the test if it does not become so.
func (b *Bus) Expect(want ...string) {
	b.t.Helper()
	if !Eventually(func() bool { return slices.Equal(b.Asked(), want) }) {
		b.t.Fatalf("asked for\n%q, want\n%q", b.Asked(), want)
	}
}

// Eventually waits until something becomes true, and reports whether it has: the bus is
// a program of its own, and keeps its own time.
func Eventually(done func() bool) bool {
	for range 1000 {
		if done() {
			return true
		}
		time.Sleep(20 * time.Millisecond)
	}
	return false
}
