package store

import (
	"bufio"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"uncoil/engine"
	"uncoil/engine/atomicfile"
)

const (
	// socketName is the socket on which the first instance listens; portName
	// is the file with the loopback address where there can be no socket.
	socketName = "uncoil.sock"
	portName   = "uncoil.port"
	// raiseWord is the protocol, with a token behind it where a socket's permissions
	// do not protect it; raisedWord is the answer. openWord takes its place where more is
	// asked for; a Request follows as JSON.
	raiseWord  = "raise"
	raisedWord = "raised"
	openWord   = "open"
	// longestWord is the longest line of the protocol in bytes, and longestRequest that of
	// a line with a Request.
	longestWord    = 128
	longestRequest = 1 << 20
	// answerTime is how long either end waits for the other.
	answerTime = 2 * time.Second
)

// Request is what a second start asks of the window that runs, besides to be shown.
type Request struct {
	// Paths are the whole paths of files to open.
	Paths []string `json:"paths,omitempty"`
	// Start is how to begin the session of today, in the caller's words; "" for not at all.
	Start string `json:"start,omitempty"`
}

// none reports whether nothing is asked for.
func (r *Request) none() bool { return len(r.Paths) == 0 && r.Start == "" }

// Listen lets other programs on this computer ask for the window, until stop is
// called. Hold the Lock of the folder first: files left by an earlier instance
// are replaced. onRaise is called from another goroutine, one call at a time; it must
// return at once and not call stop. Listen returns an Error with CodeUnavailable if
// neither socket nor loopback can be had.
func Listen(dir string, onRaise func(Request)) (stop func(), err error) {
	l, err := listen(dir, onRaise)
	if err != nil {
		return nil, err
	}
	return l.stop, nil
}

func listen(dir string, onRaise func(Request)) (*instanceListener, error) {
	dir, err := fullPath(dir)
	if err != nil {
		return nil, err
	}
	os.Remove(filepath.Join(dir, socketName))
	os.Remove(filepath.Join(dir, portName))
	l := &instanceListener{onRaise: onRaise, patience: answerTime}
	if l.listenSocket(filepath.Join(dir, socketName)) != nil {
		if err := l.listenLoopback(filepath.Join(dir, portName)); err != nil {
			return nil, engine.Errorf(engine.CodeUnavailable, "a second Uncoil will not find this window: nothing can listen in %s (%w)", dir, plain(err))
		}
	}
	l.start()
	return l, nil
}

// instanceListener is the listening end.
type instanceListener struct {
	onRaise func(Request)
	// patience is how long a caller may take to say the word.
	patience time.Duration
	listener net.Listener
	// word is what a caller must say.
	word string
	// path is the file by which callers find it, file its identity, and text what
	// it holds, "" for a socket: at the end path is removed only if it is still that
	// file.
	path string
	file fs.FileInfo
	text string
	// stop ends it, and returns when all is over.
	stop func()

	mu     sync.Mutex
	closed bool
	caller net.Conn
}

// listenSocket listens on a unix socket, which only the user may use. It fails
// where the path is longer than the system takes for a socket, about 100 bytes.
func (l *instanceListener) listenSocket(path string) error {
	if runtime.GOOS == "windows" {
		return errors.ErrUnsupported
	}
	listener, err := net.ListenUnix("unix", &net.UnixAddr{Name: path, Net: "unix"})
	if err != nil {
		return err
	}
	listener.SetUnlinkOnClose(false)
	if err := os.Chmod(path, 0o600); err != nil {
		listener.Close()
		return err
	}
	l.listener, l.word = listener, raiseWord
	l.lies(path)
	return nil
}

// listenLoopback listens on a free port and writes it to a file with a token:
// every user of the computer reaches the port, but only this one the file.
func (l *instanceListener) listenLoopback(path string) error {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	l.listener, l.word = listener, raiseWord+" "+rand.Text()
	l.text = listener.Addr().String() + " " + l.word + "\n"
	if err := atomicfile.WriteFile(path, []byte(l.text), atomicfile.Private); err != nil {
		listener.Close()
		return err
	}
	l.lies(path)
	return nil
}

// lies remembers the file by which callers find the listener.
func (l *instanceListener) lies(path string) {
	l.path = path
	l.file, _ = os.Lstat(path)
}

// found reports whether callers still find the listener. A file system may give the
// number of a removed file to the next one, so that the same number is not enough.
func (l *instanceListener) found() bool {
	now, err := os.Lstat(l.path)
	if err != nil || l.file == nil || !os.SameFile(now, l.file) || !now.ModTime().Equal(l.file.ModTime()) {
		return false
	}
	if l.text == "" {
		return true
	}
	f, err := openOwn(l.path, os.O_RDONLY)
	if err != nil {
		return false
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, longestWord))
	return err == nil && string(text) == l.text
}

// start serves until stop is called.
func (l *instanceListener) start() {
	done := make(chan struct{})
	go func() {
		defer close(done)
		l.serve()
	}()
	l.stop = sync.OnceFunc(func() {
		l.close()
		<-done
	})
}

// serve answers one caller after the other until the listener is closed.
func (l *instanceListener) serve() {
	for {
		caller, err := l.listener.Accept()
		if err != nil || !l.hold(caller) {
			return
		}
		l.answer(caller)
		caller.Close()
	}
}

// hold remembers the caller, so that close need not wait for it.
func (l *instanceListener) hold(caller net.Conn) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		caller.Close()
		return false
	}
	l.caller = caller
	return true
}

// answer raises the window if the caller says the word. Other callers are
// ignored.
func (l *instanceListener) answer(caller net.Conn) {
	if caller.SetDeadline(time.Now().Add(l.patience)) != nil {
		return
	}
	said, err := readLine(caller, longestRequest)
	if err != nil {
		return
	}
	request, ok := l.understand(said)
	if !ok {
		return
	}
	l.onRaise(request)
	_, _ = io.WriteString(caller, raisedWord+"\n")
}

// understand returns what a caller asks for, and whether it may ask for anything.
func (l *instanceListener) understand(said string) (r Request, ok bool) {
	if said == l.word {
		return r, true
	}
	text, ok := strings.CutPrefix(said, opening(l.word)+" ")
	return r, ok && json.Unmarshal([]byte(text), &r) == nil
}

// opening is the word before a Request where word is that for raising.
func opening(word string) string { return openWord + strings.TrimPrefix(word, raiseWord) }

func (l *instanceListener) close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.closed = true
	l.listener.Close()
	if l.caller != nil {
		l.caller.Close()
	}
	if l.found() {
		os.Remove(l.path)
	}
}

// Raise asks the Uncoil that runs on a data folder to show its window, and what the
// request says. It returns an Error with CodeNotFound if none listens there, and
// CodeUnavailable if it gives no answer within two seconds.
func Raise(dir string, r Request) error {
	network, address, word := findEar(dir)
	if !r.none() {
		text, err := json.Marshal(r)
		if err != nil || len(text) > longestRequest/2 {
			return engine.Errorf(engine.CodeInvalid, "these are too many files at once: open fewer")
		}
		word = opening(word) + " " + string(text)
	}
	if address == "" {
		return engine.Errorf(engine.CodeNotFound, "no Uncoil runs on %s: start it", dir)
	}
	conn, err := net.DialTimeout(network, address, answerTime)
	if err != nil {
		return engine.Errorf(engine.CodeNotFound, "no Uncoil runs on %s any more (%w): start it", dir, plain(err))
	}
	defer conn.Close()
	if err := ask(conn, word); err != nil {
		return engine.Errorf(engine.CodeUnavailable, "Uncoil runs on %s but does not answer (%w): look for its window, or end it and start again", dir, err)
	}
	return nil
}

// findEar returns where an instance listens, an empty address if nowhere.
func findEar(dir string) (network, address, word string) {
	dir, err := fullPath(dir)
	if err != nil {
		return "", "", ""
	}
	socket := filepath.Join(dir, socketName)
	if info, err := os.Stat(socket); err == nil && info.Mode()&fs.ModeSocket != 0 {
		return "unix", socket, raiseWord
	}
	f, err := openOwn(filepath.Join(dir, portName), os.O_RDONLY)
	if err != nil {
		return "", "", ""
	}
	defer f.Close()
	line, err := readWord(f)
	if err != nil {
		return "", "", ""
	}
	address, word, _ = strings.Cut(line, " ")
	return "tcp", address, word
}

// ask says the word and waits for the answer.
func ask(conn net.Conn, word string) error {
	if err := conn.SetDeadline(time.Now().Add(answerTime)); err != nil {
		return err
	}
	if _, err := io.WriteString(conn, word+"\n"); err != nil {
		return err
	}
	answer, err := readWord(conn)
	if err == nil && answer != raisedWord {
		err = fmt.Errorf("it said %q", answer)
	}
	return err
}

// readWord reads one line of the protocol without a Request.
func readWord(r io.Reader) (string, error) { return readLine(r, longestWord) }

// readLine reads one line of at most so many bytes.
func readLine(r io.Reader, longest int64) (string, error) {
	line, err := bufio.NewReader(io.LimitReader(r, longest)).ReadString('\n')
	return strings.TrimSuffix(line, "\n"), err
}
