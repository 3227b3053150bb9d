package audio

import (
	"log/slog"
	"slices"
	"sync/atomic"
	"time"

	"uncoil/engine"
)

// Options say how a Player works. The zero value plays chimes in place of
// speech on the system's sound device, at volume 0.
type Options struct {
	// Voice says the sentences.
	Voice *Voice
	// Open opens the sink, again and again after it was lost; nil means
	// OpenDevice.
	Open SinkOpener
	// Volumes are the volumes to begin with.
	Volumes engine.Sound
	// OnStatus, if any, is told of each change of the status, one at a time, on
	// a goroutine of the player's. It must return soon and must not call Close.
	OnStatus func(Status)
	// Log takes what happens to the device; nil means slog.Default.
	Log *slog.Logger
	// Clock is where time comes from; nil means the system's clock.
	Clock Clock
}

// Status tells whether cues can be heard now.
type Status struct {
	// Sound is true while a device takes the sound.
	Sound bool
	// Reason says in one line why there is no sound; "" if there is.
	Reason string
}

// Player plays cues live. It opens the sound device when it is made and keeps
// it open, playing silence between cues; where there is no device, or it is
// lost or hangs, cues pass unheard at their times until one can be opened.
//
// No method but Close waits for anything, so that they may be called on the
// goroutine of a user interface. All of them may be called at any time by any
// goroutine; after Close they do nothing.
type Player struct {
	voice    atomic.Pointer[Voice]
	clock    Clock
	log      *slog.Logger
	commands *queue[command]
	lines    *queue[lineRequest]
	// ahead are lists of sentences to be decoded before they are due.
	ahead *queue[[]string]
	// era counts the flushes, so that a line that was still being loaded during a
	// flush is not played after it.
	era    atomic.Int64
	status atomic.Pointer[Status]
	pump   *pump
	closed chan struct{} // closed by Close
	ended  chan struct{} // closed when the pump has ended
	ending atomic.Bool
}

// lineRequest asks for a sentence to be loaded and said.
type lineRequest struct {
	text  string
	voice *Voice
	side  engine.Side
	due   time.Duration
	era   int64
}

// NewPlayer returns a player that is opening its device.
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

// Cue plays a cue that was due late ago. All cues are heard the same short
// time after they were due, so a lateness of up to about 40 ms makes no
// difference. A breath or a hold that is later than that is entered in its
// middle; everything else that is more than a second late is dropped.
func (p *Player) Cue(c engine.Cue, late time.Duration) {
	due := p.clock.Now() - late
	if c.Kind == engine.Speak {
		p.lines.put(lineRequest{text: c.Text, voice: p.voice.Load(), side: c.Side, due: due, era: p.era.Load()})
		return
	}
	p.commands.put(command{do: playTone, tone: NewTone(c.Kind, c.Length), side: c.Side, at: due, era: p.era.Load()})
}

// Prepare decodes sentences ahead of time, in the order given, so that their
// cues do not have to wait for that. A later call comes before what an earlier
// one has left undone.
func (p *Player) Prepare(sentences []string) {
	p.ahead.put(sentences)
}

// SetVoice changes who speaks from the next cue on; a line that is being said
// goes on to its end. What was decoded of the voice before is dropped. The
// lengths in a timeline are those of the voice it was compiled with.
func (p *Player) SetVoice(v *Voice) {
	if before := p.voice.Swap(v); before != nil && before != v {
		before.cache.clear()
	}
}

// Pause fades the tones and keeps breaths and holds where they are; a line
// that is being said goes on to its end. Cues that are played during the pause
// are heard.
func (p *Player) Pause() { p.commands.put(command{do: pauseTones, at: p.clock.Now()}) }

// Resume goes on where Pause stopped.
func (p *Player) Resume() { p.commands.put(command{do: resumeTones, at: p.clock.Now()}) }

// Flush fades everything out within 150 ms and forgets what was to come: for a
// jump to another step. It also ends a pause.
func (p *Player) Flush() { p.commands.put(command{do: flushAll, era: p.era.Add(1)}) }

// SetVolumes changes the volumes, smoothly, and whether sides lean. The speaker
// and the pace are set by SetVoice.
func (p *Player) SetVolumes(v engine.Sound) {
	p.commands.put(command{do: setVolumes, volumes: v})
}

// Status returns whether cues can be heard now.
func (p *Player) Status() Status { return *p.status.Load() }

// Delay returns how long after it is due a cue is heard now, 0 as long as
// there is no device.
func (p *Player) Delay() time.Duration { return time.Duration(p.pump.delay.Load()) }

// Close fades out, frees the device and returns when both are done.
func (p *Player) Close() {
	if p.ending.CompareAndSwap(false, true) {
		close(p.closed)
	}
	<-p.ended
}

// prepare decodes what Prepare asks for, apart from load, so that a line that
// is due never waits for one that is not.
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
			// What cannot be decoded is reported when it is due.
			_, _ = p.voice.Load().clip(last[0])
			lists[len(lists)-1] = last[1:]
			lists = append(lists, p.ahead.take()...)
		}
	}
}

// load decodes lines in the order in which they were asked for, so that the
// goroutine that mixes never has to.
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

// loadLine returns the command that says a line, or sounds the chime in its
// place.
func (p *Player) loadLine(l lineRequest) command {
	samples, err := l.voice.clip(l.text)
	if err != nil {
		p.log.Warn("a sentence cannot be said", "sentence", l.text, "error", err, "cause", cause(err))
	}
	if len(samples) == 0 {
		return command{do: playTone, tone: NewTone(engine.Speak, 0), side: l.side, at: l.due, era: l.era}
	}
	return command{do: sayLine, line: samples, side: l.side, at: l.due, era: l.era}
}
