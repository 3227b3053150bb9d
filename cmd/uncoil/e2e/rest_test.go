//go:build e2e

package e2e

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/store"
)

// What a page costs while it is left alone, beside a bare window on the same
// screen. REST is how long each is measured, such as 60s, and REST_PAGES which are, such
// as "rests,finish"; all of them where it is not set.

// restFor is how long a page is measured.
func restFor(b *testing.B) time.Duration {
	b.Helper()
	d, err := time.ParseDuration(os.Getenv("REST"))
	if err != nil {
		return 10 * time.Second
	}
	return d
}

// resting reports whether a page is measured.
func resting(name string) bool {
	pages := os.Getenv("REST_PAGES")
	return pages == "" || slices.Contains(strings.Split(pages, ","), name)
}

// load is what a process costs: processor time in parts of a core, and how often it
// is woken a second.
type load struct{ cpu, wakes float64 }

// loadOf measures a process for a while.
func loadOf(b *testing.B, pid int, d time.Duration) load {
	b.Helper()
	cpu, wakes, begin := cpuSeconds(b, pid), wakesOf(b, pid), time.Now()
	time.Sleep(d)
	took := time.Since(begin).Seconds()
	return load{(cpuSeconds(b, pid) - cpu) / took, float64(wakesOf(b, pid)-wakes) / took}
}

// wakesOf counts how often the threads of a process have waited for something.
func wakesOf(b *testing.B, pid int) (n int) {
	b.Helper()
	all, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/status", pid))
	if err != nil {
		b.Fatal(err)
	}
	for _, path := range all {
		data, err := os.ReadFile(path)
		if err != nil {
			continue // the thread has ended
		}
		for line := range strings.Lines(string(data)) {
			if value, ok := strings.CutPrefix(line, "voluntary_ctxt_switches:"); ok {
				k, err := strconv.Atoi(strings.TrimSpace(value))
				if err != nil {
					b.Fatal(err)
				}
				n += k
			}
		}
	}
	return n
}

// greeted lets the program begin at home.
func (w *workplace) greeted() {
	w.t.Helper()
	w.read(func(s *store.Store) {
		prefs := engine.DefaultPreferences()
		prefs.SafetyAccepted = time.Now()
		if err := s.SavePreferences(context.Background(), prefs); err != nil {
			w.t.Fatal(err)
		}
	})
}

// at moves the pointer.
func (s *screen) at(x, y int) {
	s.t.Helper()
	if out, err := s.tool("xdotool", "mousemove", fmt.Sprint(x), fmt.Sprint(y)); err != nil {
		s.t.Fatalf("mouse: %v: %s", err, out)
	}
	hold(300 * time.Millisecond)
}

// unmap takes the window from the screen, as another workspace does, or puts it back.
func (s *screen) unmap(id string, gone bool) {
	s.t.Helper()
	do := "windowmap"
	if gone {
		do = "windowunmap"
	}
	if out, err := s.tool("xdotool", do, id); err != nil {
		s.t.Fatalf("%s: %v: %s", do, err, out)
	}
	hold(4 * time.Second)
	if !gone {
		s.waitForWindow("Uncoil")
	}
}

// The places of the window of 1280 × 760 that lead to its pages.
const (
	railX                              = 57
	railHome, railLibrary, railHistory = 60, 148, 236
	railSettings                       = 325
	firstCardX, firstCardY             = 290, 300
	newRoutineX, newRoutineY           = 889, 38
	startX, startY                     = 1018, 122
	partX                              = 180 // of the parts of the settings
	partReminders, partAbout           = 338, 429
	remindersX, remindersY             = 995, 241
	licencesX, licencesY               = 998, 446
	outsideX, outsideY                 = 1330, 766
	loopsRest                          = time.Minute + 2*time.Second
)

// BenchmarkAtRest reports what each page costs while it is left alone, a card under
// the pointer and after its loops, and a session, also where the window is not seen.
func BenchmarkAtRest(b *testing.B) {
	uncoil, bare := compile(b, "uncoil/cmd/uncoil"), compile(b, "uncoil/cmd/uncoil/e2e/bare")
	for b.Loop() {
		s := benchScreen(b)
		w := newWorkplace(b)
		server := newSoundServer(b, w.dir)
		server.start()
		d := restFor(b)
		say := func(name string, pid int) {
			if !resting(name) {
				return
			}
			hold(3 * time.Second)
			s.shoot(strings.ReplaceAll(name, " ", "-"))
			l := loadOf(b, pid, d)
			b.Logf("%-28s %6.2f %% of a core, %6.1f wake-ups a second", name, 100*l.cpu, l.wakes)
		}

		empty := start(b, w.dir, []string{s.env()}, bare, "-rate", "0")
		s.waitForWindow("Bare")
		say("a bare window", empty.pid())
		_ = empty.cmd.Process.Kill()

		w.greeted()
		program := start(b, w.dir, append(server.env(), s.env()), uncoil, "--data", w.data, "--guidance", "tones")
		s.waitForWindow("Uncoil")
		out, err := s.tool("xdotool", "search", "--onlyvisible", "--name", "^Uncoil$")
		if err != nil {
			b.Fatal(err)
		}
		window := strings.Fields(out)[0]
		hold(8 * time.Second)
		page := func(name string) { say(name, program.pid()) }
		// looped is page for what follows a loop, which is waited for.
		looped := func(name string) {
			if resting(name) {
				hold(loopsRest)
			}
			page(name)
		}
		open := func(x, y int) { s.click(x, y); hold(2 * time.Second) }
		away := func(name string) { s.at(outsideX, outsideY); page(name) }
		away("home")
		s.keys("Home", "r")
		hold(2 * time.Second)
		away("rests")
		s.press("Escape")
		open(railX, railLibrary)
		away("library")
		s.at(firstCardX, firstCardY)
		page("library, a loop")
		looped("library, after its loop")
		s.at(firstCardX+280, firstCardY)
		hold(2 * time.Second)
		away("library, the pointer gone")
		open(firstCardX, firstCardY)
		s.at(outsideX, outsideY)
		looped("exercise")
		open(railX, railHistory)
		away("history")
		open(railX, railSettings)
		away("settings")
		open(partX, partReminders)
		open(remindersX, remindersY)
		away("reminders")
		s.press("Escape")
		open(railX, railSettings)
		open(partX, partAbout)
		open(licencesX, licencesY)
		away("licences")
		open(railX, railHome)
		open(newRoutineX, newRoutineY)
		s.press("Return")
		away("editor")
		open(railX, railHome)
		open(startX, startY)
		away("check-in")
		s.press("Return")
		hold(3 * time.Second)
		s.keys("Right", "Right")
		away("session, moving")
		s.unmap(window, true)
		page("session, not seen")
		s.unmap(window, false)
		s.press("e")
		away("by ear")
		if resting("by ear, faded") {
			hold(20 * time.Second)
		}
		page("by ear, faded")
		s.unmap(window, true)
		page("by ear, not seen")
		s.unmap(window, false)
		s.press("Escape")
		s.keys("Right", "Return")
		hold(2 * time.Second)
		s.press("Return") // up again
		away("finish")
	}
}
