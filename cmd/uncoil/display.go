//go:build !nowindow

package main

import (
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"

	"uncoil/engine"
)

// examineScreen reports whether a window can be opened: a display, and OpenGL on it.
func examineScreen() (string, error) {
	err := displayError()
	if err == nil {
		err = glError()
	}
	return engine.Text("there is a display with OpenGL for the window"), err
}

// noGL is for displays on which no window can be drawn, as over some remote desktops
// and in some virtual machines.
var noGL = engine.Errorf(engine.CodeUnavailable, "this display has no OpenGL, which the window is drawn with: run 'uncoil play beginner' to be led in this terminal, or install your graphics driver (on Debian libgl1-mesa-dri)")

// glError returns noGL where no window can be drawn. The toolkit must not have begun. An
// X server whose last program has just left it begins again, and is asked once more.
func glError() error {
	err := tryWindow()
	if err != nil {
		time.Sleep(serverBegins)
		err = tryWindow()
	}
	return err
}

// serverBegins is how long an X server may take to begin again.
const serverBegins = 500 * time.Millisecond

// tryWindow makes a window that is never shown.
func tryWindow() error {
	if err := glfw.Init(); err != nil {
		return noGL
	}
	defer glfw.Terminate()
	glfw.WindowHint(glfw.Visible, glfw.False)
	glfw.WindowHint(glfw.ContextVersionMajor, 2)
	w, err := glfw.CreateWindow(16, 16, appName, nil, nil)
	if err != nil || w == nil {
		return noGL
	}
	w.Destroy()
	return nil
}

// displayError returns nil if a window can be opened, and otherwise an Error with
// CodeUnavailable. Without this check, the toolkit would end the program.
func displayError() error {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return nil
	}
	name := os.Getenv("DISPLAY")
	if waylandAnswers(os.Getenv("WAYLAND_DISPLAY")) || x11Answers(name) {
		return nil
	}
	if name != "" {
		return engine.Errorf(engine.CodeUnavailable, "the display %q does not answer: run 'uncoil play beginner' to be led in this terminal", name)
	}
	return engine.Errorf(engine.CodeUnavailable, "there is no display here: run 'uncoil play beginner' to be led in this terminal")
}

// panels is the height of bars that a desktop may have on its screen, in pixels. Wayland
// does not say.
const panels = 64

// workArea returns the part of the screen that windows may fill, in pixels; zero where
// the system does not say. The window must be open.
func workArea() fyne.Size {
	monitor := glfw.GetPrimaryMonitor()
	if monitor == nil {
		return fyne.Size{}
	}
	_, _, width, height := monitor.GetWorkarea()
	if glfw.GetPlatform() == glfw.PlatformWayland {
		height -= panels
	}
	return fyne.NewSize(float32(width), float32(height))
}

func waylandAnswers(name string) bool {
	if name == "" {
		return false
	}
	if !filepath.IsAbs(name) {
		name = filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), name)
	}
	return answers("unix", name)
}

// x11Answers connects to the socket of a display name such as ":0", "unix:1.0" or
// "host:10.0".
func x11Answers(name string) bool {
	host, number, ok := strings.Cut(name, ":")
	if !ok {
		return false
	}
	number, _, _ = strings.Cut(number, ".")
	n, err := strconv.Atoi(number)
	if err != nil {
		return false
	}
	if host == "" || host == "unix" || strings.Contains(host, "/") {
		return answers("unix", "/tmp/.X11-unix/X"+number) || answers("unix", "@/tmp/.X11-unix/X"+number)
	}
	return answers("tcp", net.JoinHostPort(host, strconv.Itoa(6000+n)))
}

func answers(network, address string) bool {
	conn, err := net.DialTimeout(network, address, 2*time.Second)
	if err != nil {
		return false
	}
	_ = conn.Close()
	return true
}

// readerLine says that programs which read the screen aloud find nothing in the window.
// The toolkit's tag "accessibility" would change that on Windows and macOS, but not safely
// in version 2.8.1: a new page frees elements there that a reader still holds.
func readerLine() string {
	return engine.Text("the window is silent to screen readers, because its toolkit speaks to none: 'uncoil play ROUTINE --audio-only' leads you in a terminal, a line for each step")
}
