package player

// Watch follows a session for a screen without a figure. What it shows changes
// once a second, and where a part begins or ends.
type Watch struct{ frames *frameLoop }

// NewWatch returns a watch that calls show with each new view on the UI
// goroutine.
func NewWatch(o Options, show func(View)) *Watch {
	o.Animations = false
	return &Watch{newFrameLoop(&o, func(f frame) { show(f.view) })}
}

// Start begins to follow the session, Stop ends it for good.
func (w *Watch) Start() { go w.frames.run() }

// Update looks at the session now, also while it stands.
func (w *Watch) Update() { w.frames.nudge() }

// SetSeen tells whether the window is seen: while it is not, nothing is shown.
func (w *Watch) SetSeen(on bool) { w.frames.setSeen(on) }

// Stop ends following the session.
func (w *Watch) Stop() { w.frames.end() }
