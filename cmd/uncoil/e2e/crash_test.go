//go:build e2e

package e2e

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/store"
)

const (
	// crashRounds is how often the program is killed, unless ROUNDS says.
	crashRounds = 20
	// crashLanes is how many programs are killed in parallel, each on its own
	// data folder.
	crashLanes = 2
	// crashLoss is the most that a crash may cost; crashSlack is how late the
	// program's output may arrive on a busy machine.
	crashLoss  = time.Second
	crashSlack = 400 * time.Millisecond
)

// rounds returns how often to kill the program.
func rounds(t *testing.T) int {
	t.Helper()
	text := os.Getenv("ROUNDS")
	if text == "" {
		return crashRounds
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		t.Fatalf("ROUNDS is %q: it must be a number from 1", text)
	}
	return n
}

// The program is killed at random moments, hundreds of times, and started again:
// the database is intact, the session resumes within a second of where it was,
// and no session is lost or duplicated.
func TestCrash(t *testing.T) {
	t.Parallel()
	n := rounds(t)
	seed := uint64(time.Now().UnixNano())
	t.Logf("%d rounds, seed %d", n, seed)
	for lane := range crashLanes {
		t.Run(fmt.Sprint(lane), func(t *testing.T) {
			t.Parallel()
			c := &crashing{t: t, w: newWorkplace(t), rng: rand.New(rand.NewPCG(seed, uint64(lane)))}
			server := newSoundServer(t, c.w.dir) // prepared, never started
			c.env = server.env()
			for round := lane; round < n; round += crashLanes {
				c.round(round)
			}
			t.Logf("%d sessions, gone on with %d times, the worst loss %v", c.sessions, c.continued, c.worst.Round(time.Millisecond))
		})
	}
}

// crashing is one data folder on which the program is killed again and again.
type crashing struct {
	t   *testing.T
	w   *workplace
	rng *rand.Rand
	env []string

	// sessions is the expected number of sessions, id the open one, 0 for none,
	// and played how much of it was played at the last check.
	sessions  int
	id        int64
	played    time.Duration
	continued int
	resumed   int
	worst     time.Duration
}

// round starts the program, kills it, and looks at what is left.
func (c *crashing) round(n int) {
	c.t.Helper()
	args := []string{"--data", c.w.data, "--guidance", "brief", "play", "short"}
	if c.id != 0 {
		args[len(args)-1] = "--continue"
	}
	p := c.begin(args)
	// Mostly in the session, now and then while it starts or counts in.
	after := time.Duration(c.rng.Int64N(int64(4500 * time.Millisecond)))
	select {
	case <-p.first:
	case <-p.over:
	case <-time.After(60 * time.Second):
		c.t.Fatalf("round %d: %v says nothing", n, args)
	}
	select {
	case <-p.over:
	case <-time.After(after):
	}
	killed := time.Now()
	_ = p.cmd.Process.Kill()
	<-p.over
	c.look(n, p, killed)
}

// victim is a program that will be killed.
type victim struct {
	cmd *exec.Cmd
	// runs is the output that shows that the session runs.
	runs string
	// first is closed with the first line.
	first, over chan struct{}

	mu sync.Mutex
	// running is when the session ran, zero for not yet.
	running time.Time
	said    []string
}

func (c *crashing) begin(args []string) *victim {
	c.t.Helper()
	cmd := exec.Command(buildPlain(c.t), args...)
	cmd.Env = append(os.Environ(), c.env...)
	out, in, err := os.Pipe()
	if err != nil {
		c.t.Fatal(err)
	}
	cmd.Stdout, cmd.Stderr = in, in
	if err := cmd.Start(); err != nil {
		c.t.Fatal(err)
	}
	_ = in.Close()
	p := &victim{cmd: cmd, runs: "Get ready", first: make(chan struct{}), over: make(chan struct{})}
	if c.id != 0 {
		p.runs = "Going on." // after the count-in
	}
	go p.listen(out)
	return p
}

// listen records what the program prints, and when its session runs.
func (p *victim) listen(out io.ReadCloser) {
	defer out.Close()
	once := sync.OnceFunc(func() { close(p.first) })
	for lines := bufio.NewScanner(out); lines.Scan(); {
		now := time.Now()
		p.mu.Lock()
		p.said = append(p.said, lines.Text())
		if p.running.IsZero() && strings.Contains(lines.Text(), p.runs) {
			p.running = now
		}
		p.mu.Unlock()
		once()
	}
	_ = p.cmd.Wait()
	close(p.over)
}

// look checks what the program has left.
func (c *crashing) look(n int, p *victim, killed time.Time) {
	c.t.Helper()
	ctx := context.Background()
	s, err := store.Open(ctx, c.w.data, store.Options{Now: time.Now})
	if err != nil {
		c.t.Fatal(err)
	}
	defer s.Close()
	fail := func(format string, args ...any) {
		c.t.Helper()
		c.t.Fatalf("round %d: %s\nsaid %q", n, fmt.Sprintf(format, args...), p.said)
	}
	if err := s.Check(ctx); err != nil || len(s.Notices()) > 0 {
		fail("%v, %v", err, s.Notices())
	}
	all, err := s.Sessions(ctx, 0)
	if err != nil {
		fail("%v", err)
	}
	open, mark, err := s.OpenSession(ctx)
	if err != nil {
		fail("%v", err)
	}
	ran := time.Duration(0)
	if !p.running.IsZero() {
		ran = killed.Sub(p.running)
	}
	fresh := c.id == 0
	if fresh && open == nil && len(all) == c.sessions && ran < crashLoss {
		return // killed before there was anything to record
	}
	if fresh {
		c.sessions++
	} else if p.running.IsZero() {
		// Killed in the count-in: it may or may not have been claimed yet.
		ran = 0
	}
	if len(all) != c.sessions {
		fail("%d sessions, want %d", len(all), c.sessions)
	}
	if open == nil {
		c.finished(all[0], fail)
		return
	}
	if !fresh && open.ID != c.id || mark == nil || mark.Played != open.Played {
		fail("session %d is open at %+v, want %d", open.ID, mark, c.id)
	}
	want := c.played + ran
	loss := want - mark.Played
	if loss > crashLoss || loss < -crashSlack {
		fail("%v must have been played, %v are noted: %v lost", want, mark.Played, loss)
	}
	c.worst = max(c.worst, loss)
	c.goesOn(open, mark, fail)
	c.id, c.played, c.resumed = open.ID, mark.Played, open.Resumed
}

// goesOn checks that the session can be resumed where it was.
func (c *crashing) goesOn(open *engine.SessionRecord, mark *engine.Mark, fail func(string, ...any)) {
	c.t.Helper()
	if open.Resumed < c.resumed || open.Resumed > c.resumed+1 {
		fail("gone on with %d times, before it was %d", open.Resumed, c.resumed)
	}
	c.continued += open.Resumed - c.resumed
	tl, _ := c.w.timeline(engine.EstimatedVoice{})
	at, ok := tl.Resume(*mark)
	if !ok || at.Step != mark.Step || at.Place != mark.Place {
		fail("%+v goes on at %+v, %v", mark, at, ok)
	}
}

// finished records a session that was played to its end.
func (c *crashing) finished(r engine.SessionRecord, fail func(string, ...any)) {
	c.t.Helper()
	if !r.Finished || (c.id != 0 && r.ID != c.id) || r.Played < c.played {
		fail("no session is open, and the last is %+v", r)
	}
	c.id, c.played, c.resumed = 0, 0, 0
}

// The same with the real window: it is killed in a session, and offers to resume
// it.
func TestCrashOfTheWindow(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	server := newSoundServer(t, w.dir)
	s := openScreen(t, w.dir, "1366x768")
	env := append(server.env(), s.env())
	program := w.uncoil(env)
	startShort(s)
	eventually(t, "some seconds of the session", 30*time.Second, func() bool {
		m := w.progress()
		return m != nil && m.Played > 3*time.Second
	})
	for round := range 3 {
		began := w.progress().Played
		wall := time.Now()
		hold(time.Duration(600+round*700) * time.Millisecond)
		if err := program.cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		eventually(t, "the end of the program", 10*time.Second, program.over)
		ran := time.Since(wall)
		m := w.progress()
		if m == nil || m.Played < began+ran-crashLoss-crashSlack || m.Played > began+ran+crashLoss+crashSlack {
			t.Fatalf("round %d: %v and %v more were played, noted is %+v", round, began, ran, m)
		}
		if all := w.sessions(); len(all) != 1 || all[0].Resumed != round {
			t.Fatalf("round %d: %+v", round, all)
		}
		program = w.uncoil(env)
		s.waitForWindow("Uncoil")
		offered := settled(s, fmt.Sprintf("offer-%d", round), "")
		s.press("Return") // to continue is the first answer
		changed(s, fmt.Sprintf("goes-on-%d", round), offered)
		eventually(t, "the session to go on", 30*time.Second, func() bool {
			now := w.progress()
			return now != nil && now.Played > m.Played+time.Second
		})
		w.alive(program)
	}
}

// The sound server is killed and restarted twenty times in one session: the
// session keeps its time, and the sound returns each time.
func TestASoundServerThatComesAndGoes(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	server := newSoundServer(t, w.dir)
	server.start()
	program := w.uncoil(server.env(), "play", "beginner")
	eventually(t, "the first step", 30*time.Second, func() bool { return strings.Contains(w.said(), "Get ready") })
	hold(2 * time.Second)
	began, from := time.Now(), w.progress().Played
	for n := range 20 {
		server.kill()
		eventually(t, "the silence to be noticed", 20*time.Second, func() bool { return strings.Count(w.said(), "No sound") == n+1 })
		server.start()
		eventually(t, "the sound to come back", 20*time.Second, func() bool { return strings.Count(w.said(), "Sound is back.") == n+1 })
		w.alive(program)
	}
	ran, played := time.Since(began), w.progress().Played-from
	if played < ran-2*time.Second || played > ran+time.Second {
		t.Errorf("in %v the session played %v", ran, played)
	}
}
