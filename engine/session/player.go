// Package session plays a timeline on an injected clock: commands go in, typed
// events come out. It decides nothing about when things happen; the timeline
// does. It must not know sound, window or database: they listen to its events.
package session

import (
	"context"
	"sync"
	"time"

	"uncoil/engine"
)

const (
	// DefaultMaxGap is the longest normal time between two reads of the clock;
	// after a longer one the computer must have slept.
	DefaultMaxGap = 2 * time.Second
	// heartbeat is how often the player looks at the clock at least.
	heartbeat = 500 * time.Millisecond
	// NoteEvery is how often a running step reports its progress: often enough
	// that, with the disk's latency, a crash loses less than a second.
	NoteEvery = 750 * time.Millisecond
	// countInBeat separates the numbers of the count-in.
	countInBeat = time.Second
)

// Options configures a Player.
type Options struct {
	Timeline *engine.Timeline
	Clock    Clock
	// CountIn are the sentences counted before a paused session goes on, one a
	// second. Voice gives their lengths.
	CountIn []string
	Voice   engine.Voice
	// Paused and Slept are said when the session is paused, by the user or after
	// a sleep; empty says nothing.
	Paused, Slept string
	// MaxGap replaces DefaultMaxGap for clocks that run faster than real time;
	// 0 keeps it.
	MaxGap time.Duration
	// From is where to go on in an interrupted session, as Timeline.Resume
	// returns it; nil begins at the beginning.
	From *engine.Mark
	// Listener receives every event, in order, on the player's goroutine. It
	// must not block.
	Listener func(Event)
}

// Player plays one session once. Its commands may be given from any goroutine
// and return at once; Run carries them out.
type Player struct {
	opts     Options
	commands chan func()
	over     chan struct{}

	mu sync.Mutex // guards everything below
	// running tells that Run has been called: one event loop, never two.
	running  bool
	state    State
	reason   PauseReason
	timeline *engine.Timeline
	// position is how much of the timeline has been played at the time looked.
	position time.Duration
	looked   time.Duration
	played   time.Duration
	// noted is the time played as of the last event that told it.
	noted time.Duration
	// step and cue are the next ones: steps before step have begun, cues before
	// cue of the running step have been delivered.
	step, cue int
	// waited is how far a step that waits for the user is past its length;
	// waiting tells that it is waiting now.
	waiting bool
	waited  time.Duration
	// countIn is what is left of the count-in, counted how many were said.
	countIn time.Duration
	counted int
	// talk is what a session that stands has to say yet.
	talk  talk
	queue []Event
}

// NewPlayer returns a player that is ready to run.
func NewPlayer(opts Options) *Player {
	if opts.MaxGap == 0 {
		opts.MaxGap = DefaultMaxGap
	}
	return &Player{
		opts: opts, timeline: opts.Timeline, state: Ready, step: -1,
		commands: make(chan func(), 64), over: make(chan struct{}),
	}
}

// Run plays the session until it is over, or leaves it open when ctx is done. It
// returns nil or an Error with CodeConflict if the player has been run before.
func (p *Player) Run(ctx context.Context) error {
	p.mu.Lock()
	if p.running {
		p.mu.Unlock()
		return engine.Errorf(engine.CodeConflict, "this session is already running")
	}
	p.running = true
	p.looked = p.opts.Clock.Now()
	p.emit(Started{p.timeline})
	p.start()
	p.mu.Unlock()
	defer close(p.over)
	for !p.deliver() {
		timer := p.opts.Clock.Timer(p.wait())
		select {
		case command := <-p.commands:
			p.locked(command)
		case <-timer.C():
			p.locked(func() {})
		case <-ctx.Done():
			p.locked(p.leave)
		}
		timer.Stop()
	}
	return nil
}

// start begins at the beginning, or goes on where the session was interrupted:
// after the count-in, as after a pause.
func (p *Player) start() {
	from := p.opts.From
	if from == nil {
		p.state = Running
		p.play(0)
		return
	}
	step := &p.timeline.Steps[from.Step]
	p.position, p.played = step.Start+from.Elapsed, from.Played
	p.begin(from.Step, true)
	p.cue = p.delivered(step)
	p.startCountIn()
}

// locked brings the session up to now and then carries out a command.
func (p *Player) locked(command func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.advance(p.opts.Clock.Now())
	if p.state != Over {
		command()
	}
}

// deliver hands the waiting events to the listener and reports whether the
// session is over. The lock is not held meanwhile, so a listener may ask for a
// Snapshot or give commands.
func (p *Player) deliver() (over bool) {
	p.mu.Lock()
	events := p.queue
	p.queue = nil
	over = p.state == Over
	p.mu.Unlock()
	for _, e := range events {
		if p.opts.Listener != nil {
			p.opts.Listener(e)
		}
	}
	return over
}

func (p *Player) emit(e Event) { p.queue = append(p.queue, e) }

// wait returns how long nothing will happen.
func (p *Player) wait() time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	next := heartbeat
	switch p.state {
	case Running:
		next = min(next, p.noted+NoteEvery-p.played)
		if p.waiting {
			break
		}
		step := &p.timeline.Steps[p.step]
		next = min(next, step.End()-p.position)
		if p.cue < len(step.Cues) {
			next = min(next, step.Start+step.Cues[p.cue].At-p.position)
		}
	case CountingIn:
		next = min(next, (p.countIn-1)%countInBeat+1)
	case Standing:
		next = p.talk.wait(next)
	}
	elapsed := p.opts.Clock.Now() - p.looked
	return max(next-elapsed, 0)
}

// advance brings the session from the last look at the clock to now.
func (p *Player) advance(now time.Duration) {
	gap := now - p.looked
	p.looked = now
	switch p.state {
	case Running:
		if gap > p.opts.MaxGap {
			p.pause(ComputerSlept)
			return
		}
		p.play(gap)
	case CountingIn:
		if gap > p.opts.MaxGap {
			p.pause(ComputerSlept)
			return
		}
		p.continueCountIn(gap)
	case Standing:
		p.goOnTalking(gap)
	}
}

// play moves the position on by d, beginning steps and delivering cues that
// have come due, in order.
func (p *Player) play(d time.Duration) {
	if p.step < 0 {
		p.begin(0, false)
	}
	target := min(p.position+d, p.horizon())
	beyond := p.position + d - target
	p.played += target - p.position
	p.position = target
	for {
		step := &p.timeline.Steps[p.step]
		for p.cue < len(step.Cues) && step.Start+step.Cues[p.cue].At <= p.position {
			c := step.Cues[p.cue]
			p.cue++
			p.emit(CueDue{c, p.position - step.Start - c.At})
		}
		if p.position < step.End() {
			p.note(step)
			return
		}
		if step.Waits {
			p.waitOn(beyond)
			return
		}
		if p.step == len(p.timeline.Steps)-1 {
			p.end(true)
			return
		}
		p.begin(p.step+1, false)
	}
}

// note tells how far the running step is, if that was last told NoteEvery ago.
func (p *Player) note(step *engine.Step) {
	if p.played-p.noted < NoteEvery {
		return
	}
	p.noted = p.played
	p.emit(Progressed{step, p.position - step.Start, p.played})
}

// horizon returns how far the session can get by itself: to the end of the
// next step that waits for the user, else to its own end.
func (p *Player) horizon() time.Duration {
	for i := p.step; i < len(p.timeline.Steps); i++ {
		if p.timeline.Steps[i].Waits {
			return p.timeline.Steps[i].End()
		}
	}
	return p.timeline.Length
}

// waitOn continues to wait for the user: the position stays at the step's end,
// but the time counts as played.
func (p *Player) waitOn(d time.Duration) {
	if !p.waiting {
		p.waiting = true
		p.emit(Waiting{&p.timeline.Steps[p.step]})
	}
	p.waited += d
	p.played += d
	p.note(&p.timeline.Steps[p.step])
}

// begin enters step i; its cues are delivered by the next play.
func (p *Player) begin(i int, jumped bool) {
	step := &p.timeline.Steps[i]
	elapsed, played := p.position-step.Start, p.played
	if !jumped {
		// After a late read of the clock the step is already under way. Time
		// played before its begin belongs to the step before.
		elapsed, played = 0, p.played-elapsed
	}
	p.step, p.cue, p.noted = i, 0, played
	p.waiting, p.waited = false, 0
	p.emit(StepBegan{Step: step, Jumped: jumped, Elapsed: elapsed, Played: played})
}

func (p *Player) end(finished bool) {
	if p.state == Over {
		return
	}
	p.state = Over
	p.emit(Ended{Finished: finished, Played: p.played})
}

// leave ends the playing and not the session.
func (p *Player) leave() {
	if p.state == Over {
		return
	}
	p.state = Over
	p.emit(Ended{Left: true, Played: p.played})
}

func (p *Player) pause(reason PauseReason) {
	p.state, p.reason = Standing, reason
	p.emit(Paused{reason, p.position - p.timeline.Steps[max(p.step, 0)].Start, p.played})
	line := p.opts.Paused
	if reason == ComputerSlept {
		line = p.opts.Slept
	}
	p.speak(line, 0)
}

// speak says a sentence that no timeline holds.
func (p *Player) speak(line string, late time.Duration) {
	if line == "" {
		return
	}
	p.emit(CueDue{engine.Cue{Kind: engine.Speak, Text: line, Length: p.speechLength(line)}, late})
}

// startCountIn begins the count-in, or goes on at once if there is none.
func (p *Player) startCountIn() {
	p.talk = talk{}
	p.countIn = time.Duration(len(p.opts.CountIn)) * countInBeat
	p.counted = 0
	p.state = CountingIn
	p.emit(CountInBegan{p.countIn})
	p.continueCountIn(0)
}

// continueCountIn says the numbers that have come due.
func (p *Player) continueCountIn(d time.Duration) {
	p.countIn -= d
	total := time.Duration(len(p.opts.CountIn)) * countInBeat
	for p.counted < len(p.opts.CountIn) {
		due := total - time.Duration(p.counted)*countInBeat
		if p.countIn > due {
			break
		}
		p.speak(p.opts.CountIn[p.counted], due-p.countIn)
		p.counted++
	}
	if p.countIn <= 0 {
		left := -p.countIn
		p.countIn = 0
		p.state, p.reason = Running, ""
		p.emit(Resumed{})
		p.play(left)
	}
}
