package main

import (
	"uncoil/engine"
	"uncoil/ui/awake"
)

// What desktops show as the reason why the computer stays awake.
const (
	whyAwake   = "A session is being led"
	whyWriting = "A sound file is being written"
)

// withoutSleep keeps the computer from sleeping by itself while a file is written,
// until done is called.
func withoutSleep() (done func()) {
	keeper := awake.New(whyWriting)
	keeper.Set(awake.NoSleep)
	return keeper.Close
}

// examineSleep reports who keeps the computer awake in a session.
func examineSleep() string {
	sleep, display := awake.Examine(whyAwake)
	switch {
	case sleep == "" && display == "":
		return engine.Text("nothing here can keep the computer awake: if it sleeps by itself, set it to do so later than your sessions last")
	case sleep == "":
		return engine.Text("%s keeps the display on, but nothing here keeps the computer from sleeping by itself", display)
	case display == "":
		return engine.Text("%s keeps the computer from sleeping in a session; nothing here keeps the display on", sleep)
	}
	return engine.Text("in a session %s keeps the computer from sleeping; with pictures %s keeps the display on", sleep, display)
}
