package audio

import (
	"log/slog"
	"slices"
	"sync/atomic"
	"time"

	"uncoil/engine"
)

// Options configure a Player. The zero value plays chimes instead of speech on
// the system's sound device, at volume 0.
type Options struct {
	// Voice speaks the sentences.
	Voice *Voice
	// Open opens the sink, again each time it was lost; nil means OpenDevice.
	Open SinkOpener
	// Volumes are the initial volumes.
	Volumes engine.Sound
	// OnStatus, if any, is called on each change of the status, never
	// concurrently, on a goroutine of the player. It must return soon and must
	// not call Close.
	OnStatus func(Status)
	// Log gets what happens to the device; nil means slog.Default.
	Log *slog.Logger
	// Clock is the source of time; nil means the system's clock.
	Clock Clock
}

// Status tells whether cues can be heard now.
type Status struct {
	// Sound is true while a device accepts the sound.
	Sound bool
	// Reason says in one line why there is no sound; "" if there is.
	Reason string
}

// Player plays cues live. It opens the sound device when it is created, keeps it open
// in a session, playing silence between cues, and closes it while nothing is to be
// heard. Where there is no device, or it is lost
// or hangs, cues pass unheard at their times until one can be opened.
//
// No method but Close waits for anything, so they can be called on the goroutine
// of a user interface. All are safe for concurrent use; after Close they do
// nothing.
type Player struct {
	voice    atomic.Pointer[Voice]
	clock    Clock
	log      *slog.Logger
	commands *queue[command]
	lines    *queue[lineRequest]
	// ahead are lists of sentences to be decoded before they are due.
	ahead *queue[[]string]
	// era counts the flushes, so that a line that was being loaded during a flush
	// is not played after it.
	era    atomic.Int64
	status atomic.Pointer[Status]
	pump   *pump
	closed chan struct{} // closed by Close
	ended  chan struct{} // closed when the pump has ended
	ending atomic.Bool
}

// lineRequest asks for a sentence to be loaded and played.
type lineRequest struct {
	text  string
	voice *Voice
	side  engine.Side
	// softer is the cue's Softer, in decibels.
	softer float64
	due    time.Duration
	era    int64
}

// NewPlayer returns a player, which starts to open its device.
func NewPlayer(o Options) *Player {
	if o.Clock == nil {
		o.Clock = SystemClock()
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	if o.Open == nil {
		o.Open = OpenDevice
	}
	p := &Player{
		clock: o.Clock, log: o.Log,
		commands: newQueue[command](), lines: newQueue[lineRequest](), ahead: newQueue[[]string](),
		closed: make(chan struct{}), ended: make(chan struct{}),
	}
	p.voice.Store(o.Voice)
	p.status.Store(&Status{Reason: "the sound device is being opened"})
	onStatus := func(s Status) {
		p.status.Store(&s)
		if o.OnStatus != nil {
			o.OnStatus(s)
		}
	}
	p.pump = newPump(o, p.commands, onStatus)
	go p.load()
	go p.prepare()
	go func() {
		defer close(p.ended)
		p.pump.run(p.closed)
	}()
	return p
}

// Cue plays a cue that was due late ago. All cues are heard with the same short
// delay, so a lateness of up to about 40 ms makes no difference. A breath or a
// hold that is later starts in its middle; everything else that is more than a
// second late is dropped.
func (p *Player) Cue(c engine.Cue, late time.Duration) {
	due := p.clock.Now() - late
	if c.Kind == engine.Speak {
		p.lines.put(lineRequest{text: c.Text, voice: p.voice.Load(), side: c.Side, softer: c.Softer, due: due, era: p.era.Load()})
		return
	}
	p.commands.put(command{do: playTone, tone: toneOf(c), side: c.Side, at: due, era: p.era.Load()})
}

// Prepare decodes sentences ahead of time, in the order given, so that their cues
// do not have to wait. A later call takes precedence over what is left of an
// earlier one.
func (p *Player) Prepare(sentences []string) {
	p.ahead.put(sentences)
}

// SetVoice changes the voice from the next cue on; the current line continues to
// its end. The decoded clips of the previous voice are dropped. The lengths in a
// timeline are those of the voice it was compiled with.
func (p *Player) SetVoice(v *Voice) {
	if before := p.voice.Swap(v); before != nil && before != v {
		before.cache.clear()
	}
}

// Pause fades the tones and freezes breaths and holds; the current line continues
// to its end. Cues played during the pause are heard.
func (p *Player) Pause() { p.commands.put(command{do: pauseTones, at: p.clock.Now()}) }

// Resume continues where Pause stopped.
func (p *Player) Resume() { p.commands.put(command{do: resumeTones, at: p.clock.Now()}) }

// Flush fades everything out within 150 ms and drops everything scheduled, for a
// jump to another step. It also ends a pause.
func (p *Player) Flush() { p.commands.put(command{do: flushAll, era: p.era.Add(1)}) }

// Around lets the ambience of the volumes sound from now on, or fades it out.
func (p *Player) Around(on bool) { p.commands.put(command{do: turnAround, on: on}) }

// TryAround lets the ambience be heard for 6 s, outside of a session.
func (p *Player) TryAround() { p.commands.put(command{do: tryAround}) }

// SetVolumes changes the volumes, smoothly, and whether sides are panned.
// SetVoice sets the speaker and the pace.
func (p *Player) SetVolumes(v engine.Sound) {
	p.commands.put(command{do: setVolumes, volumes: v})
}

// Status returns whether cues can be heard now.
func (p *Player) Status() Status { return *p.status.Load() }

// Delay returns the current time from when a cue is due to when it is heard, 0
// without a device.
func (p *Player) Delay() time.Duration { return time.Duration(p.pump.delay.Load()) }

// Close fades out, closes the device and returns when both are done.
func (p *Player) Close() {
	if p.ending.CompareAndSwap(false, true) {
		close(p.closed)
	}
	<-p.ended
}

// prepare decodes what Prepare asks for. It is separate from load, so that a line
// that is due never waits for one that is not.
func (p *Player) prepare() {
	for {
		select {
		case <-p.closed:
			return
		case <-p.ahead.signal:
		}
		lists := slices.Clone(p.ahead.take())
		for len(lists) > 0 {
			last := lists[len(lists)-1]
			if len(last) == 0 {
				lists = lists[:len(lists)-1]
				continue
			}
			// An error is reported when the sentence is due.
			_, _ = p.voice.Load().clip(last[0])
			lists[len(lists)-1] = last[1:]
			lists = append(lists, p.ahead.take()...)
		}
	}
}

// load decodes lines in the order of the requests, so that the mixing goroutine
// never has to.
func (p *Player) load() {
	for {
		select {
		case <-p.closed:
			return
		case <-p.lines.signal:
		}
		for _, l := range p.lines.take() {
			p.commands.put(p.loadLine(l))
		}
	}
}

// loadLine returns the command that plays a line, or the chime instead.
func (p *Player) loadLine(l lineRequest) command {
	samples, err := l.voice.clipDue(l.text)
	if err != nil {
		p.log.Warn("a sentence cannot be said", "sentence", l.text, "error", err, "cause", cause(err))
	}
	if len(samples) == 0 {
		return command{do: playTone, tone: NewTone(engine.Speak, 0), side: l.side, at: l.due, era: l.era}
	}
	return command{do: sayLine, line: soften(samples, l.softer), side: l.side, at: l.due, era: l.era}
}
