package audio

import (
	"errors"
	"log/slog"
	"sync/atomic"
	"time"

	"uncoil/engine"
)

const (
	// blockLength is how much is mixed and written at a time.
	blockLength = 20 * time.Millisecond
	// cueDelay is added to the latency of the device. It is longer than the
	// jitter with which cues arrive, so that the intervals between cues are
	// exact.
	cueDelay = 40 * time.Millisecond
	// stale is the largest lateness at which a cue is still begun.
	stale = time.Second
	// stuckAfter is how long a write may take before the device is abandoned, and
	// stuckSoon how long where it has played: its buffer has been empty for most of
	// that time. PulseAudio's plugin for ALSA sometimes waits for ever after its buffer
	// has run empty on a busy machine.
	stuckAfter = 1500 * time.Millisecond
	stuckSoon  = 400 * time.Millisecond
	// firstRetry and lastRetry are the shortest and longest time between two
	// attempts to open a device. With the longest, a device is open within 2 s of
	// its return.
	firstRetry = 250 * time.Millisecond
	lastRetry  = 1500 * time.Millisecond
	// restAfter is how long nothing may sound, outside of a session or in a pause,
	// before the device is closed until there is something to play. An open device is
	// written to 50 times a second and keeps the sound card powered.
	restAfter = 10 * time.Second
)

// command is a request to the pump.
type command struct {
	do      deed
	at      time.Duration // on the clock; a sound's due time
	tone    *Tone
	line    []float32
	side    engine.Side
	volumes engine.Sound
	on      bool // of an ambience
	era     int64
}

// deed is the kind of a command.
type deed int

const (
	playTone deed = iota
	sayLine
	pauseTones
	resumeTones
	flushAll
	setVolumes
	turnAround
	tryAround
)

// pump mixes block after block and writes them to the current generation of the
// device, or discards them in real time while there is none. No other goroutine
// uses the mix.
type pump struct {
	clock    Clock
	log      *slog.Logger
	open     SinkOpener
	commands *queue[command]
	onStatus func(Status)

	mix    *Mix
	pacer  pacer
	era    int64
	silent [][2]float64 // the block that is rendered and discarded

	generation *generation
	opening    chan opened   // of the attempt in progress, nil if there is none
	retryAt    time.Duration // when to try next
	retryIn    time.Duration // how long to wait after the next failure
	sounding   bool
	reason     string
	// inSession is true from Around(true) to Around(false), when cues can come at any
	// time.
	inSession bool
	// quietSince is when there was last something to play, or reason to expect it.
	quietSince time.Duration
	// lostAt is when a device that is still said to sound stopped to respond.
	lostAt time.Duration
	// delay is the time from when a cue is due to when it is heard, in
	// nanoseconds; 0 without a device.
	delay atomic.Int64
}

// opened is the result of an attempt to open a device.
type opened struct {
	sink Sink
	err  error
}

func newPump(o Options, commands *queue[command], onStatus func(Status)) *pump {
	return &pump{
		clock: o.Clock, log: o.Log, open: o.Open, commands: commands, onStatus: onStatus,
		mix:     NewMix(o.Volumes),
		silent:  make([][2]float64, FramesIn(blockLength)),
		retryAt: o.Clock.Now(), retryIn: firstRetry, quietSince: o.Clock.Now(),
	}
}

// run works until closed is closed, and then until the sound has faded out.
func (p *pump) run(closed <-chan struct{}) {
	for {
		select {
		case <-closed:
			p.end()
			return
		default:
		}
		p.rest(closed)
		p.lookForDevice()
		p.obey()
		p.step()
	}
}

// end fades everything out and closes the device.
func (p *pump) end() {
	p.mix.Flush()
	p.mix.Around(false)
	for !p.mix.Silent() {
		p.step()
	}
	if p.generation != nil {
		p.generation.close()
	}
	if p.opening != nil {
		go func(late chan opened) {
			if o := <-late; o.err == nil {
				o.sink.Close()
			}
		}(p.opening)
	}
}

// rest closes the device once nothing has sounded for a while and nothing is expected,
// and waits for a command. Where there was no device, it keeps looking for one.
func (p *pump) rest(closed <-chan struct{}) {
	now := p.clock.Now()
	if (p.inSession && !p.mix.Paused()) || !p.mix.Silent() {
		p.quietSince = now
	}
	if now-p.quietSince < restAfter {
		return
	}
	if p.generation != nil {
		p.generation.close()
		p.generation, p.pacer, p.retryAt = nil, pacer{}, now
	}
	for p.generation == nil && !p.called(closed) {
	}
	// A device that was there is given time to open before it is said to be gone.
	now = p.clock.Now()
	p.quietSince, p.lostAt, p.retryAt = now, now, now
}

// called waits for the next event of a rest, and reports whether it ends the rest: a
// command or the player's end.
func (p *pump) called(closed <-chan struct{}) bool {
	var look <-chan time.Time
	if !p.sounding && p.opening == nil {
		timer := p.clock.NewTimer(max(p.retryAt-p.clock.Now(), 0))
		defer timer.Stop()
		look = timer.C()
	}
	select {
	case <-closed:
		return true
	case <-p.commands.signal:
		return true
	case o := <-p.opening:
		p.opening = nil
		p.take(o)
	case <-look:
		p.lookForDevice()
	}
	return false
}

// step mixes one block, writes it, and waits until it is time for the next.
func (p *pump) step() {
	if p.generation == nil {
		if p.sounding && p.clock.Now()-p.lostAt > stale {
			p.tell(false, stuckReason)
		}
		p.mix.Stream(p.silent)
		p.wait(p.pacer.passed(p.clock.Now()))
		return
	}
	p.mix.Stream(p.generation.block)
	began := p.clock.Now()
	patience := stuckAfter
	if p.pacer.capacity > 0 {
		patience = stuckSoon
	}
	if err := p.generation.write(p.clock, patience); err != nil {
		p.lose(err)
		return
	}
	p.tell(true, "")
	p.wait(p.pacer.wrote(began, p.clock.Now()))
}

func (p *pump) wait(d time.Duration) {
	if d > 0 {
		<-p.clock.NewTimer(d).C()
	}
}

// lookForDevice starts attempts to open a device and collects their results
// without waiting: opening may hang just as writing may.
func (p *pump) lookForDevice() {
	switch {
	case p.generation != nil:
	case p.opening != nil:
		select {
		case o := <-p.opening:
			p.opening = nil
			p.take(o)
		default:
		}
	case p.clock.Now() >= p.retryAt:
		p.opening = make(chan opened, 1)
		go func(done chan<- opened) {
			s, err := p.open()
			done <- opened{s, err}
		}(p.opening)
	}
}

// take starts a generation, or schedules the next attempt.
func (p *pump) take(o opened) {
	if o.err != nil {
		p.retryAt = p.clock.Now() + p.retryIn
		p.retryIn = min(2*p.retryIn, lastRetry)
		p.log.Debug("no sound device", "error", o.err, "cause", cause(o.err))
		p.tell(false, o.err.Error())
		return
	}
	p.generation = newGeneration(o.sink)
	p.pacer = pacer{}
	p.mix.Missed(stale)
}

// lose drops a generation after an error.
func (p *pump) lose(err error) {
	reason := "the sound device was lost: it is used again as soon as it is back"
	if errors.Is(err, errStuck) {
		reason = stuckReason
	}
	p.log.Warn("sound is off", "reason", reason, "error", err)
	again := errors.Is(err, errStuck) && p.pacer.capacity > 0
	p.generation = nil
	p.pacer = pacer{}
	p.retryAt, p.retryIn = p.clock.Now()+firstRetry, firstRetry
	if again { // most likely it is back before a word of it could be read
		p.lostAt = p.clock.Now()
		p.retryAt = p.lostAt
		return
	}
	p.tell(false, reason)
}

// stuckReason says that a write does not return.
const stuckReason = "the sound device does not respond: sound comes back as soon as it does"

// tell reports a change of status.
func (p *pump) tell(sounding bool, reason string) {
	if sounding {
		p.retryIn = firstRetry
	}
	if sounding == p.sounding && reason == p.reason {
		return
	}
	p.sounding, p.reason = sounding, reason
	p.log.Info("sound", "on", sounding, "reason", reason)
	p.onStatus(Status{Sound: sounding, Reason: reason})
}

// obey carries out the pending commands.
func (p *pump) obey() {
	now := p.clock.Now()
	next := now // when the next frame will be heard
	if p.pacer.begun {
		next = max(now, p.pacer.due)
	}
	delay := p.pacer.lead(now) + cueDelay
	p.delay.Store(int64(delay))
	if p.generation == nil {
		p.delay.Store(0)
	}
	for _, c := range p.commands.take() {
		frame := p.mix.Frame() + FramesIn(c.at+delay-next)
		switch c.do {
		case playTone:
			p.playTone(c, frame, now-c.at)
		case sayLine:
			p.playLine(c, frame, now-c.at)
		case pauseTones:
			p.mix.Pause(frame)
		case resumeTones:
			p.mix.Resume(frame)
		case flushAll:
			p.era = c.era
			p.mix.Flush()
		case setVolumes:
			p.mix.SetVolumes(c.volumes)
		case turnAround:
			p.inSession = c.on
			p.mix.Around(c.on)
		case tryAround:
			p.mix.TryAround()
		}
	}
}

// playLine plays a line unless it is too late for it, or flushed.
func (p *pump) playLine(c command, frame int64, late time.Duration) {
	if c.era >= p.era && late <= stale {
		p.mix.PlayLine(frame, c.line, c.side)
	}
}

// playTone plays a tone unless it is too late for it, or flushed.
func (p *pump) playTone(c command, frame int64, late time.Duration) {
	limit := stale
	if c.tone.sustained() {
		limit = LengthOf(int64(c.tone.Len())) - resumeFade
	}
	if c.era >= p.era && late <= limit {
		p.mix.PlayTone(frame, c.tone, c.side)
	}
}

// cause returns the wrapped error, for the log.
func cause(err error) error {
	if inner := errors.Unwrap(err); inner != nil {
		return inner
	}
	return err
}
