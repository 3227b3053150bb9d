package audio

import "time"

const (
	// reserve is how much of a device's buffer is left free. A write then returns
	// at once; a thread that waits inside the driver keeps the Go scheduler busy,
	// which costs more than all the mixing.
	reserve = 20 * time.Millisecond
	// probeEvery is the number of blocks, 10 s, between two measurements of the
	// device's own clock: the buffer is filled until a write has to wait for
	// room.
	probeEvery = 500
	// blocking is the shortest time of a write that had to wait for room.
	blocking = 4 * time.Millisecond
	// nearlyFull is how much room the buffer may have by estimate for a slow
	// write to mean that it was full, and not that the machine was busy.
	nearlyFull = 8 * time.Millisecond
	// surelyFull is how many slow writes, each with about the same amount
	// buffered, prove that the buffer is full, whatever the estimate.
	surelyFull = 4
	// leastBuffer is the shortest buffer that a single long write proves full,
	// because a new device may also take its time to start.
	leastBuffer = 40 * time.Millisecond
	// mostAhead is how far a device that never makes a write wait may get ahead
	// of the clock.
	mostAhead = time.Second
	// mostCorrected is the largest correction of one probe.
	mostCorrected = 8 * time.Millisecond
)

// pacer paces the writes to a device and knows when written sound will be heard.
// The zero value is for a device that has just been opened.
type pacer struct {
	begun bool
	// due is when the next frame to be written will be heard.
	due time.Duration
	// capacity is the length of the device's buffer, 0 until it has been full
	// once.
	capacity time.Duration
	probing  bool
	blocks   int // since the last probe
	// alike counts slow writes that found about as much buffered; ahead is how
	// much the last of them left.
	alike int
	ahead time.Duration
}

// lead returns how long before it is heard a frame is written at most.
func (p *pacer) lead(now time.Duration) time.Duration {
	if p.capacity > 0 {
		return p.capacity
	}
	return max(0, p.due-now)
}

// wrote records that a block was written between two times and returns how long
// to wait before the next.
func (p *pacer) wrote(began, now time.Duration) time.Duration {
	if !p.begun {
		p.begun, p.due = true, began
	}
	before := p.due - began
	// A late block is heard at once.
	p.due = max(p.due, began) + blockLength
	if p.blocks++; !p.probing && (p.blocks >= probeEvery || before < p.capacity/4) {
		// After such a late write it is unknown whether the device has underrun.
		p.probing, p.alike = true, 0
	}
	switch {
	case now-began >= blocking:
		p.filled(before, now)
	case p.capacity > 0 && !p.probing:
		// The wait before each write leaves the same amount buffered every time,
		// so slow writes of a busy machine prove nothing. In a probe there is no
		// such wait, and a device that frees its buffer by several blocks at a
		// time has room for one or two in between.
		p.alike = 0
	}
	return max(0, p.due-now-p.limit())
}

// filled evaluates a write that took long until now, when before was buffered: if
// the buffer is full, its length tells when a frame is heard.
func (p *pacer) filled(before, now time.Duration) {
	ahead := p.due - now
	if (ahead - p.ahead).Abs() > nearlyFull {
		p.alike = 0
	}
	p.ahead = ahead
	p.alike++
	sure := p.alike >= surelyFull
	switch {
	case p.capacity == 0 && (before >= leastBuffer || sure):
		p.capacity = max(before, leastBuffer)
		p.due = now + p.capacity
	case p.capacity == 0:
		return
	case sure:
		p.due = now + p.capacity
	case ahead > p.capacity+2*nearlyFull:
		p.capacity = ahead
	case p.probing && ahead > p.capacity-nearlyFull:
		// Half the difference and within a limit, because the machine may have
		// been busy.
		p.due += min(max((p.capacity-ahead)/2, -mostCorrected), mostCorrected)
	default:
		return
	}
	p.probing, p.blocks, p.alike = false, 0, 0
}

// limit returns how far ahead of the clock the next block may be written.
func (p *pacer) limit() time.Duration {
	if p.capacity == 0 || p.probing {
		return mostAhead
	}
	return max(0, p.capacity-blockLength-min(reserve, p.capacity/4))
}

// passed notes that a block was discarded, and returns how long to wait before
// the next, so that blocks are discarded in real time.
func (p *pacer) passed(now time.Duration) time.Duration {
	if !p.begun {
		p.begun, p.due = true, now
	}
	p.due = max(p.due, now-stale) + blockLength
	return max(0, p.due-now)
}
