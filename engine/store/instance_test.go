package store

import (
	"io"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"uncoil/engine"
)

// folders returns a folder short enough for a socket and one that is too long.
func folders(t *testing.T) map[string]string {
	short, err := os.MkdirTemp("", "uncoil")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(short) })
	long := filepath.Join(t.TempDir(), strings.Repeat("l", 100), "ong")
	if err := os.MkdirAll(long, 0o700); err != nil {
		t.Fatal(err)
	}
	return map[string]string{"socket": short, "loopback": long}
}

func listening(t *testing.T, dir string) (raised chan struct{}, stop func()) {
	t.Helper()
	raised = make(chan struct{}, 10)
	stop, err := Listen(dir, func(Request) { raised <- struct{}{} })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	return raised, stop
}

func TestRaise(t *testing.T) {
	for name, dir := range folders(t) {
		t.Run(name, func(t *testing.T) {
			wantCode(t, Raise(dir, Request{}), engine.CodeNotFound)
			raised, stop := listening(t, dir)
			for range 3 {
				if err := Raise(dir, Request{}); err != nil {
					t.Fatal(err)
				}
			}
			if len(raised) != 3 {
				t.Errorf("raised %d times of 3", len(raised))
			}
			stop()
			stop()
			wantCode(t, Raise(dir, Request{}), engine.CodeNotFound)
			left, err := filepath.Glob(filepath.Join(dir, "uncoil.*"))
			if err != nil || len(left) > 0 {
				t.Errorf("left behind: %v, %v", left, err)
			}
		})
	}
}

// TestRaiseCarriesARequest to the instance that runs, whatever is in it, and from those
// alone who may raise it.
func TestRaiseCarriesARequest(t *testing.T) {
	for name, dir := range folders(t) {
		t.Run(name, func(t *testing.T) {
			opened := make(chan Request, 10)
			stop, err := Listen(dir, func(r Request) { opened <- r })
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(stop)
			paths := []string{"/home/ann/my routine.uncoil", "/a/\nb\"c\u00e9.yaml", strings.Repeat("/long", 800)}
			for _, want := range []Request{{Paths: paths}, {Start: "by-ear"}, {Paths: paths[:1], Start: "today"}} {
				if err := Raise(dir, want); err != nil {
					t.Fatal(err)
				}
				if got := <-opened; !slices.Equal(got.Paths, want.Paths) || got.Start != want.Start {
					t.Errorf("asked for %q, want %q", got, want)
				}
			}
			network, address, word := findEar(dir)
			for _, said := range []string{"open guessed {\"start\":\"today\"}", opening(word) + " today", opening(word) + "x {\"start\":\"today\"}"} {
				conn, err := net.Dial(network, address)
				if err != nil {
					t.Fatal(err)
				}
				_, _ = io.WriteString(conn, said+"\n")
				if answer, _ := io.ReadAll(conn); len(answer) > 0 {
					t.Errorf("%q was answered with %q", said, answer)
				}
				conn.Close()
			}
			wantCode(t, Raise(dir, Request{Paths: []string{strings.Repeat("x", longestRequest)}}), engine.CodeInvalid)
			if len(opened) > 0 {
				t.Errorf("asked for %q", <-opened)
			}
		})
	}
}

// What a killed instance leaves behind raises nothing and blocks nothing.
func TestRaiseAfterCrash(t *testing.T) {
	for name, dir := range folders(t) {
		t.Run(name, func(t *testing.T) {
			closed, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			closed.Close()
			write(t, filepath.Join(dir, portName), []byte(closed.Addr().String()+" raise TOKEN\n"))
			if name == "socket" {
				dead, err := net.ListenUnix("unix", &net.UnixAddr{Name: filepath.Join(dir, socketName), Net: "unix"})
				if err != nil {
					t.Fatal(err)
				}
				dead.SetUnlinkOnClose(false)
				dead.Close()
			}
			wantCode(t, Raise(dir, Request{}), engine.CodeNotFound)
			raised, _ := listening(t, dir)
			if err := Raise(dir, Request{}); err != nil || len(raised) != 1 {
				t.Errorf("raised %d times, %v", len(raised), err)
			}
		})
	}
}

// Only who can read the folder can raise the window.
func TestRaiseNeedsTheWord(t *testing.T) {
	for name, dir := range folders(t) {
		t.Run(name, func(t *testing.T) {
			raised, _ := listening(t, dir)
			network, address, word := findEar(dir)
			for _, said := range []string{"\n", "GET / HTTP/1.1\r\n\r\n", word, word + "x\n", "raise guessed\n", strings.Repeat("x", 100_000)} {
				conn, err := net.Dial(network, address)
				if err != nil {
					t.Fatal(err)
				}
				_, _ = io.WriteString(conn, said) // the other end may hang up first
				if half, ok := conn.(interface{ CloseWrite() error }); ok {
					_ = half.CloseWrite()
				}
				if answer, _ := io.ReadAll(conn); len(answer) > 0 {
					t.Errorf("%.20q was answered with %q", said, answer)
				}
				conn.Close()
			}
			if len(raised) > 0 {
				t.Errorf("raised %d times", len(raised))
			}
			if err := Raise(dir, Request{}); err != nil || len(raised) != 1 {
				t.Errorf("afterwards raised %d times, %v", len(raised), err)
			}
		})
	}
}

// Something else listens on the address that a crash left behind.
func TestRaiseStranger(t *testing.T) {
	dir := t.TempDir()
	stranger, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer stranger.Close()
	go func() {
		conn, err := stranger.Accept()
		if err != nil {
			return
		}
		_, _ = io.WriteString(conn, "220 mail.example.org\n")
		conn.Close()
	}()
	write(t, filepath.Join(dir, portName), []byte(stranger.Addr().String()+" raise TOKEN\n"))
	wantCode(t, Raise(dir, Request{}), engine.CodeUnavailable)
}

// A caller that says nothing must not keep the program from ending.
func TestStopWithSilentCaller(t *testing.T) {
	l := &instanceListener{onRaise: func(Request) { t.Error("raised by silence") }, patience: 24 * time.Hour}
	if err := l.listenLoopback(filepath.Join(t.TempDir(), portName)); err != nil {
		t.Fatal(err)
	}
	l.start()
	conn, err := net.Dial("tcp", l.listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	held := func() bool {
		l.mu.Lock()
		defer l.mu.Unlock()
		return l.caller != nil
	}
	for !held() {
		runtime.Gosched()
	}
	l.stop()
	if _, err := conn.Read(make([]byte, 1)); err == nil {
		t.Error("the silent caller was answered")
	}
}

func TestListenNowhere(t *testing.T) {
	_, err := Listen(underFile(t), func(Request) {})
	wantCode(t, err, engine.CodeUnavailable)
}
