package session

// Watch follows a session for a screen without a figure. What it shows changes
// once a second, and where a part begins or ends.
type Watch struct{ pump *pump }

// NewWatch returns a watch that calls show with each new view on the UI
// goroutine.
func NewWatch(o Options, show func(View)) *Watch {
	o.Animations = false
	return &Watch{newPump(&o, func(f frame) { show(f.view) })}
}

// Start begins to follow the session, Stop ends it for good.
func (w *Watch) Start() { go w.pump.run() }

// Update looks at the session now, also while it stands.
func (w *Watch) Update() { w.pump.nudge() }

// Stop ends following the session.
func (w *Watch) Stop() { w.pump.end() }
