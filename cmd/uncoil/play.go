package main

import (
	"context"
	"os/signal"
	"syscall"

	"uncoil/engine"
	"uncoil/engine/audio"
	"uncoil/engine/catalog"
	"uncoil/engine/practice"
	"uncoil/engine/session"
	"uncoil/ui/awake"
	"uncoil/ui/terminal"
)

// playCommand plays a session in the terminal.
type playCommand struct {
	Routine   string `arg:"" optional:"" help:"Routine to play; 'uncoil list' names them."`
	Continue  bool   `help:"Go on with the session that was interrupted, in place of a routine."`
	AudioOnly *bool  `negatable:"" help:"Draw nothing that moves: one line for each step; how it feels is asked aloud, and a key answers. The settings hold the default."`
	lengthFlag
}

// Validate is called by kong.
func (c *playCommand) Validate() error {
	if (c.Routine == "") != c.Continue {
		return engine.Errorf(engine.CodeInvalid, "name a <routine> or say --continue, and not both; 'uncoil today' suggests one")
	}
	if c.Continue && c.Minutes != nil {
		return engine.Errorf(engine.CodeInvalid, "--minutes is for a session that begins: one that goes on stays as it was")
	}
	return nil
}

// Help is shown under the command's usage.
func (c *playCommand) Help() string {
	return engine.Text("Keys: %s.", engine.Text(terminal.KeyHelp)) + "\n\n" +
		engine.Text("Where standard output is no terminal, each step is a line and there are no keys. "+
			"Whatever was done is recorded, and the exit code is 0. What was interrupted, also by Ctrl-C, a hang-up or SIGTERM, "+
			"goes on with 'uncoil play --continue'.")
}

// Run carries out the command.
func (c *playCommand) Run(p *program) error {
	sessions, err := p.sessions()
	if err != nil {
		return err
	}
	start, err := c.start(p, sessions)
	if err != nil {
		return err
	}
	p.sayOthers()
	// If the pipe for the lines is closed, the session continues by ear.
	p.byEar = true
	signal.Ignore(syscall.SIGPIPE)
	face := &terminal.Face{
		In: p.stdin, Out: p.out, Err: p.err, Practice: sessions, Still: start.Preferences().AudioOnly,
		Open: p.openForTerminal, Interrupt: p.ending.interrupt, Outlook: outlook, Week: weekLine, Say: p.say, Log: p.log(),
		Continues: c.Continue,
	}
	if c.AudioOnly != nil {
		face.Still = *c.AudioOnly
	}
	return face.Lead(p.ctx, start)
}

// start returns the start of the named routine, or of the interrupted session.
func (c *playCommand) start(p *program, sessions *practice.Practice) (*practice.Start, error) {
	adjust := func(prefs *engine.Preferences) {
		prefs.Unattended = !terminal.Attended(p.stdin)
		c.adjust(prefs)
	}
	if !c.Continue {
		_, routine, err := p.routine(c.Routine)
		return sessions.Start(routine, adjust), err
	}
	unfinished, err := sessions.ReadUnfinished(p.ctx)
	if err != nil {
		return nil, err
	}
	if unfinished == nil {
		return nil, engine.Errorf(engine.CodeNotFound, "there is no unfinished session: begin one with 'uncoil play ROUTINE'")
	}
	start, err := sessions.GoOn(unfinished, adjust)
	if err != nil {
		return nil, err
	}
	_, err = start.Mark() // whether it can be resumed
	return start, err
}

// openForTerminal opens sound and record for a session in a terminal.
func (p *program) openForTerminal(h terminal.Hooks) (*terminal.Opened, error) {
	prefs := p.practice.Settings.Preferences()
	sound, err := p.openSound(&prefs, func(s audio.Status) { h.SoundChanged(s.Sound, s.Reason) })
	if err != nil {
		return nil, err
	}
	sound.runtime.Tell, sound.runtime.Crashing = h.Tell, h.Leave
	p.later.Store(&h.Tell)
	p.ending.restoring(h.Leave)
	p.watchFaults()
	keeper := awake.New(whyAwake)
	keys := &remotes{books: func() *catalog.Catalog { return p.books }, display: func() engine.Display { return prefs.Display }}
	begin := func(ctx context.Context, b practice.Beginning, listen func(session.Event)) (*session.Player, func()) {
		return keys.begin(ctx, &sound.runtime, b, session.Together(awake.Listener(keeper), listen))
	}
	say := func(line string) {
		sound.player.Resume()
		sound.player.Cue(engine.Cue{Kind: engine.Speak, Text: line}, 0)
	}
	return &terminal.Opened{Begin: begin, Hold: sound.runtime.Hold, SoundDelay: sound.player.Delay, Say: say, Hush: sound.player.Flush, Close: func() {
		keeper.Close()
		keys.close()
		sound.player.Close()
	}}, nil
}
