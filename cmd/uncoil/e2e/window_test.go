//go:build e2e

package e2e

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/audio"
)

// openVoice opens the recorded voice as the program does.
func openVoice(t *testing.T) *audio.Voice {
	t.Helper()
	folder, err := fs.Sub(assets.Files(), "voice")
	if err != nil {
		t.Fatal(err)
	}
	voice, err := audio.OpenVoice(folder, "heart", engine.PaceNormal)
	if err != nil {
		t.Fatal(err)
	}
	return voice
}

// firstHome leads through the safety page and the questions of the first day, looks
// around first, and takes a screenshot of home.
func firstHome(s *screen) string {
	s.t.Helper()
	s.waitForWindow("Uncoil")
	page := settled(s, "1-safety", "")
	for _, name := range []string{"2-care", "2-kit", "2-way", "2-session"} {
		s.press("Return")
		page = settled(s, name, page)
	}
	s.keys("Left", "Left") // from Start over By ear to Look around first
	looks := settled(s, "2-look", page)
	s.press("Return")
	return settled(s, "2-home", looks)
}

// startShort leads through the first day and starts the short routine.
func startShort(s *screen) {
	s.t.Helper()
	playShort(s, firstHome(s))
}

// playShort starts the short routine from home.
func playShort(s *screen, home string) {
	s.t.Helper()
	s.press("Home") // from what to do today to the first card
	first := settled(s, "3-first-card", home)
	s.press("Right")
	next := settled(s, "3-next-card", first)
	s.press("Left") // the user's own routines come first
	chosen := settled(s, "3-chosen", next)
	s.press("Return")
	asked := settled(s, "4-check-in", chosen)
	s.press("Return") // skip the question how it feels
	changed(s, "5-get-ready", asked)
}

// changed takes a screenshot once the window shows something else than before.
func changed(s *screen, name, before string) string {
	s.t.Helper()
	now := ""
	eventually(s.t, "another picture for "+name, 10*time.Second, func() bool {
		now = s.shoot(name)
		return now != before
	})
	return now
}

// settled takes a screenshot once the window shows something else than before
// and has stopped changing.
func settled(s *screen, name, before string) string {
	s.t.Helper()
	last := ""
	eventually(s.t, "a still window for "+name, 10*time.Second, func() bool {
		now := s.shoot(name)
		still := now == last && now != before
		last = now
		return still
	})
	return last
}

// TestASessionIsSeenAndHeard has the computer to itself; the other tests run two
// at a time after it, beside the long session of TestADeskBreakIsHeardWhole.
func TestASessionIsSeenAndHeard(t *testing.T) { listening(t, aSessionIsSeenAndHeard) }

func aSessionIsSeenAndHeard(t *testing.T, l *listener) {
	w := newWorkplace(t)
	server := newSoundServer(t, w.dir)
	server.start()
	s := openScreen(t, w.dir, "1366x768")
	stop, judge := server.record("session"), l.beside(server)
	program := w.uncoil(append(server.env(), s.env()))
	voice := openVoice(t)
	tl, books := w.timeline(voice)

	startShort(s)
	work := stepOf(t, tl, engine.Work, 0)
	w.waitForStep(work.Index, time.Minute)
	hold(5 * time.Second)
	working := s.shoot("5-work")
	s.press("space")
	still := settled(s, "6-paused", working)
	paused := w.progress()
	pausedAt := tl.Steps[paused.Step].Start + paused.Elapsed
	hold(2 * time.Second)
	if again := w.progress(); again.Elapsed != paused.Elapsed || again.Step != paused.Step {
		t.Errorf("the pause moved from step %d, %v to step %d, %v", paused.Step, paused.Elapsed, again.Step, again.Elapsed)
	}
	s.press("space")
	hold(1500 * time.Millisecond)
	if counting := s.shoot("7-count-in"); counting == still {
		t.Error("the count-in is not shown")
	}

	flow := stepOf(t, tl, engine.Work, 1)
	w.waitForStep(flow.Index, 2*time.Minute)
	hold(12 * time.Second)
	s.shoot("8-flow")
	s.press("Right")
	w.waitForStep(flow.Index+1, 5*time.Second)
	skipped := w.progress()
	skippedAt := skipped.Played
	hold(time.Second)
	s.shoot("9-rest")
	end := w.waitForEnd(2 * time.Minute)
	finish := settled(s, "10-finish", "")
	w.alive(program)
	if !end.Finished || end.Routine != "short" {
		t.Errorf("recorded as %+v", end)
	}

	judge()
	ear := &ear{t, l.complain, loadRecording(t, stop()), voice, engine.DefaultPreferences().Sound}
	begin := ear.check("before the pause", stretch(tl, 0, pausedAt), 0, 90*time.Second, tolerance)
	resumed := ear.check("the count-in", countIn(books.Book().Phrases.CountIn, voice), begin+pausedAt, begin+pausedAt+20*time.Second, tolerance) + 3*time.Second
	ear.check("after the pause", stretch(tl, pausedAt, skippedAt), resumed, resumed+20*time.Second, tolerance)
	jumped := resumed + skippedAt - pausedAt
	rest := tl.Steps[flow.Index+1].Start
	ear.check("after the skip", stretch(tl, rest, tl.Length), jumped-time.Second, jumped+2*time.Second, tolerance)

	s.press("Return")
	settled(s, "11-home-again", finish)
}

// stepOf returns the n-th step of a kind.
func stepOf(t *testing.T, tl *engine.Timeline, kind engine.StepKind, n int) *engine.Step {
	t.Helper()
	for i := range tl.Steps {
		if tl.Steps[i].Kind == kind {
			if n == 0 {
				return &tl.Steps[i]
			}
			n--
		}
	}
	t.Fatalf("no step %s", kind)
	return nil
}

// countIn is what is heard before a paused session goes on.
func countIn(lines []string, voice engine.Voice) []expected {
	var cues []expected
	for i, line := range lines {
		c := engine.Cue{Kind: engine.Speak, Text: line, Length: voice.SpeechLength(line)}
		cues = append(cues, expected{c, time.Duration(i) * time.Second, time.Second})
	}
	return cues
}

// hold lets the real program go on for a while.
func hold(d time.Duration) { time.Sleep(d) }

func TestTheSoundServerDiesAndComesBack(t *testing.T) {
	t.Parallel()
	listening(t, theSoundServerDiesAndComesBack)
}

func theSoundServerDiesAndComesBack(t *testing.T, listener *listener) {
	w := newWorkplace(t)
	server := newSoundServer(t, w.dir)
	server.start()
	s := openScreen(t, w.dir, "1366x768")
	program := w.uncoil(append(server.env(), s.env()))
	voice := openVoice(t)
	tl, _ := w.timeline(voice)

	startShort(s)
	work := stepOf(t, tl, engine.Work, 0)
	w.waitForStep(work.Index, time.Minute)
	before := busy(t, program.pid(), 6*time.Second)
	server.kill()
	during := busy(t, program.pid(), 6*time.Second)
	s.shoot("no-sound")
	server.start()
	back := time.Now()
	stop := server.record("after")
	recorded := time.Since(back)
	judge := listener.beside(server)
	end := w.waitForEnd(tl.Length + time.Minute)
	w.alive(program)

	if during > 1.5*before+0.1 {
		t.Errorf("without a sound server the program is busy %.2f of the time, with one %.2f", during, before)
	}
	if took := end.Ended.Sub(end.Started); !end.Finished || took < tl.Length-2*time.Second || took > tl.Length+2*time.Second {
		t.Errorf("the session of %v took %v, finished %v", tl.Length, took, end.Finished)
	}
	// The cues of the last minute are all there, and something is heard soon.
	judge()
	heard := loadRecording(t, stop())
	ear := &ear{t, listener.complain, heard, voice, engine.DefaultPreferences().Sound}
	flow := stepOf(t, tl, engine.Work, 1)
	position := flow.Start
	offset := end.Started.Add(position).Sub(back) - recorded
	ear.check("after the return", stretch(tl, position, tl.Length), offset-3*time.Second, offset+3*time.Second, laterTolerance)
	first := firstCueAfter(tl, back.Sub(end.Started)+2*time.Second)
	due := end.Started.Add(first.at).Sub(back) - recorded
	if l := heard.loudness(due, due+time.Second); l < 1e-4 {
		listener.complain("the first cue two seconds after the return, %v, is not heard", first)
	}
}

// firstCueAfter returns the first cue at or after a position.
func firstCueAfter(tl *engine.Timeline, position time.Duration) expected {
	all := stretch(tl, position, tl.Length)
	all[0].at += position
	return all[0]
}

// busy returns the share of one processor that a process uses for a while.
func busy(t testing.TB, pid int, d time.Duration) float64 {
	t.Helper()
	from := cpuSeconds(t, pid)
	begin := time.Now()
	time.Sleep(d)
	return (cpuSeconds(t, pid) - from) / time.Since(begin).Seconds()
}

func TestASessionWithoutAnySound(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	server := newSoundServer(t, w.dir) // prepared, never started
	s := openScreen(t, w.dir, "1366x768")
	const speed = 4
	program := w.uncoil(append(server.env(), s.env()), "--speed", "4")
	voice := openVoice(t)
	tl, _ := w.timeline(voice)

	startShort(s)
	w.waitForStep(stepOf(t, tl, engine.Work, 1).Index, time.Minute)
	s.shoot("no-sound")
	end := w.waitForEnd(2 * time.Minute)
	// What is recorded is at least the time played, which runs faster here.
	took, want := time.Since(end.Started), tl.Length/speed
	w.alive(program)
	if !end.Finished || took < want-2*time.Second || took > want+3*time.Second {
		t.Errorf("the session of %v took %v, finished %v", want, took, end.Finished)
	}
}

func TestASecondUncoilRaisesTheFirst(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	server := newSoundServer(t, w.dir)
	s := openScreen(t, w.dir, "1366x768")
	env := append(server.env(), s.env())
	w.uncoil(env)
	s.waitForWindow("Uncoil")
	second := w.uncoil(env)
	eventually(t, "the second one's end", 20*time.Second, second.over)
	if code := second.cmd.ProcessState.ExitCode(); code != 0 || !strings.Contains(w.said(), "open already") {
		t.Errorf("exit code %d, said %q", code, w.said())
	}
}

// The data folder is removed while the window is open: a second start still finds
// the first.
func TestASecondUncoilRaisesTheFirstWhereTheFolderVanished(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	server := newSoundServer(t, w.dir)
	s := openScreen(t, w.dir, "1366x768")
	env := append(server.env(), s.env())
	w.uncoil(env)
	s.waitForWindow("Uncoil")
	if err := os.RemoveAll(w.data); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the listener", 20*time.Second, func() bool {
		there, _ := filepath.Glob(filepath.Join(w.data, "uncoil.[ps]o*"))
		return len(there) > 0
	})
	second := w.uncoil(env)
	eventually(t, "the second one's end", 20*time.Second, second.over)
	if code := second.cmd.ProcessState.ExitCode(); code != 0 || !strings.Contains(w.said(), "open already") {
		t.Errorf("exit code %d, said %q", code, w.said())
	}
}

func TestASessionThatIsKilledIsKept(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	server := newSoundServer(t, w.dir)
	s := openScreen(t, w.dir, "1366x768")
	program := w.uncoil(append(server.env(), s.env()), "--speed", "4")
	tl, _ := w.timeline(openVoice(t))
	startShort(s)
	reached := stepOf(t, tl, engine.Work, 0).Index
	w.waitForStep(reached, time.Minute)
	if err := syscall.Kill(program.pid(), syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the program's end", 10*time.Second, program.over)
	if p := w.progress(); p == nil || p.Step < reached {
		t.Errorf("kept progress %+v, want at least step %d", p, reached)
	}
	if found, err := filepath.Glob(filepath.Join(w.data, "uncoil-damaged*")); err != nil || len(found) > 0 {
		t.Errorf("set aside: %v %v", found, err)
	}
}

// A computer that slept for five seconds finds its session paused, where it was.
func TestASessionThatWasStoppedIsPaused(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	server := newSoundServer(t, w.dir)
	s := openScreen(t, w.dir, "1366x768")
	program := w.uncoil(append(server.env(), s.env()))
	startShort(s)
	eventually(t, "the session to be under way", time.Minute, func() bool {
		m := w.progress()
		return m != nil && m.Played > 3*time.Second
	})
	stop := func(sig syscall.Signal) {
		if err := syscall.Kill(program.pid(), sig); err != nil {
			t.Fatal(err)
		}
	}
	stop(syscall.SIGSTOP)
	before := w.progress().Played
	running := s.shoot("6-stopped")
	hold(5 * time.Second)
	stop(syscall.SIGCONT)
	paused := settled(s, "7-paused", running)
	hold(2 * time.Second)
	after := w.progress().Played
	if after < before || after > before+time.Second {
		t.Errorf("the session stands at %v and was stopped at %v", after, before)
	}
	s.press("space")
	changed(s, "8-count-in", paused)
	eventually(t, "the session to go on", 30*time.Second, func() bool { return w.progress().Played > after+time.Second })
	w.alive(program)
}
