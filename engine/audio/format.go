// Package audio turns cues into sound: synthesized tones, recorded speech, the
// mix of the two, and the sinks that receive it (a device, nothing, a file). No
// other package may know sound devices and beep.
//
// Audio follows the session's clock and never drives it: a device that hangs or
// disappears does not block the session, and sound returns by itself. Player
// plays a session live; Render renders a whole timeline into an encoder as fast
// as it can. Both use the same Mix, so that a file sounds like the session.
//
// The device is oto's, that beep uses, although its one context must be replaced by
// force when a write hangs (see device.Abandon). miniaudio was tried in its place: it
// needs no headers to build with, but asks for frames period by period, and on a busy
// machine its cues were up to 200 ms early or late where oto's stayed within 25.
//
// Files are WAV and MP3. Opus would be smaller, but no encoder in Go alone is kept, and
// the C library would be one more thing to build with on every system and to install.
package audio

import "time"

// SampleRate is the number of frames a second of everything in this package.
// One frame holds a left and a right sample between -1 and 1.
const SampleRate = 44100

// VoiceRate is the sample rate of recorded speech, exactly half of SampleRate.
const VoiceRate = SampleRate / 2

// blockFrames is the most that is computed at a time, about 6 ms.
const blockFrames = 256

// FramesIn returns the number of frames in d, rounded to the nearest one. As a
// position it is the first frame at or around time d.
func FramesIn(d time.Duration) int64 {
	// 44 100 frames a second are 441 in 10 ms; integer arithmetic is exact.
	const unit = int64(10 * time.Millisecond)
	n := int64(d) * 441
	if n < 0 {
		return -((-n + unit/2) / unit)
	}
	return (n + unit/2) / unit
}

// LengthOf returns the time that n frames take, rounded to the nanosecond.
func LengthOf(n int64) time.Duration {
	return time.Duration((n*int64(time.Second) + SampleRate/2) / SampleRate)
}
