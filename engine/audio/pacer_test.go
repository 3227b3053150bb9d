package audio

import (
	"math/rand/v2"
	"testing"
	"time"
)

// simulated is a device that takes blocks on a simulated clock: its own clock
// runs faster than ours by drift, and it frees its buffer a period at a time.
type simulated struct {
	drift    float64
	capacity time.Duration
	period   time.Duration
	now      time.Duration
	start    time.Duration // when the first block was heard
	written  time.Duration
	gaps     int // how often the buffer ran empty
	waits    int // how many writes had to wait for room
}

// heard returns how much has been heard at a time.
func (d *simulated) heard(at time.Duration) time.Duration {
	h := time.Duration(float64(at-d.start) * (1 + d.drift))
	return h / d.period * d.period
}

// write takes one block, waiting for room if there is none.
func (d *simulated) write() {
	if d.written == 0 {
		d.start = d.now
	}
	if d.heard(d.now) > d.written {
		d.gaps++
		d.start += time.Duration(float64(d.heard(d.now)-d.written) / (1 + d.drift))
	}
	d.written += blockLength
	for waited := false; d.written-d.heard(d.now) > d.capacity; waited = true {
		d.now += time.Millisecond / 4
		if !waited {
			d.waits++
		}
	}
}

// play writes blocks at the pacer's pace for a while.
func (d *simulated) play(p *pacer, length time.Duration) {
	for end := d.now + length; d.now < end; {
		began := d.now
		d.write()
		d.now += p.wrote(began, d.now)
	}
}

// truth returns when what is written next will really be heard.
func (d *simulated) truth() time.Duration {
	return d.start + time.Duration(float64(d.written)/(1+d.drift))
}

// TestPacerKnowsWhenABlockIsHeard plays an hour on devices of all kinds, on a
// machine that is busy now and then. The buffer never runs empty, few writes
// wait, and the time at which a block is said to be heard is right but for a
// constant: within 10 ms between any two blocks a minute apart.
func TestPacerKnowsWhenABlockIsHeard(t *testing.T) {
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 10))
	for _, drift := range []float64{0, 1e-4, -1e-4, 3e-4, -3e-4} {
		for _, period := range []time.Duration{5 * time.Millisecond, 20 * time.Millisecond} {
			d := &simulated{drift: drift, capacity: 100 * time.Millisecond, period: period, now: time.Second}
			p := pacer{}
			var errors []time.Duration
			for d.now < time.Hour {
				began := d.now
				d.write()
				d.now += time.Duration(random.Int64N(int64(time.Millisecond)))
				if random.IntN(200) == 0 { // another process took the processor
					d.now += time.Duration(random.Int64N(int64(30 * time.Millisecond)))
				}
				d.now += p.wrote(began, d.now)
				errors = append(errors, p.due-d.truth())
			}
			blocks := len(errors)
			if d.gaps > 0 || d.waits > blocks/100 {
				t.Errorf("drift %v, period %v: the buffer was empty %d times, %d of %d writes waited", drift, period, d.gaps, d.waits, blocks)
			}
			const minute = int(time.Minute / blockLength)
			worst := time.Duration(0)
			for i := 2 * minute; i < blocks; i++ {
				worst = max(worst, errors[i]-errors[i-minute], errors[i-minute]-errors[i])
			}
			if worst > 10*time.Millisecond {
				t.Errorf("drift %v, period %v: two blocks a minute apart are %v off", drift, period, worst)
			}
		}
	}
}

// TestPacerRecoversFromAStall: after a device has stood still for a while, the
// time at which a block is heard is known again, with the buffer full.
func TestPacerRecoversFromAStall(t *testing.T) {
	d := &simulated{capacity: 100 * time.Millisecond, period: 5 * time.Millisecond, now: time.Second}
	p := pacer{}
	d.play(&p, time.Minute)
	before := p.due - d.truth()
	// The device stands still for half a second: everything is heard later.
	d.start += 500 * time.Millisecond
	d.play(&p, 10*time.Second)
	if off := p.due - d.truth() - before; off < -10*time.Millisecond || off > 10*time.Millisecond {
		t.Errorf("after a stall the pacer is %v off", off)
	}
	if d.gaps > 0 {
		t.Errorf("the buffer ran empty %d times", d.gaps)
	}
}

// TestPacerRecoversFromAShortStall: a device that stood still for a moment is full
// again before that is noticed, and one that frees its buffer two blocks at a time
// makes only every other write wait.
func TestPacerRecoversFromAShortStall(t *testing.T) {
	for _, period := range []time.Duration{5 * time.Millisecond, 20 * time.Millisecond, 40 * time.Millisecond} {
		for _, stall := range []time.Duration{15 * time.Millisecond, 60 * time.Millisecond, 150 * time.Millisecond} {
			d := &simulated{capacity: 160 * time.Millisecond, period: period, now: time.Second}
			p := pacer{}
			d.play(&p, time.Minute)
			before := p.due - d.truth()
			d.start += stall
			d.play(&p, 30*time.Second)
			if off := p.due - d.truth() - before; off.Abs() > 10*time.Millisecond {
				t.Errorf("period %v, after a stall of %v the pacer is %v off", period, stall, off)
			}
		}
	}
}

// TestPacerStartsOnASlowDevice: a server that has just been started may take
// half a second over one of the first writes, before it plays anything.
func TestPacerStartsOnASlowDevice(t *testing.T) {
	for slow := range 7 {
		d := &simulated{capacity: 100 * time.Millisecond, period: 5 * time.Millisecond, now: time.Second}
		p := pacer{}
		for i := range 3000 {
			began := d.now
			d.write()
			if i == slow {
				d.now += 500 * time.Millisecond
				d.start += 500 * time.Millisecond
			}
			d.now += p.wrote(began, d.now)
		}
		if p.capacity < 60*time.Millisecond || p.capacity > 120*time.Millisecond {
			t.Errorf("write %d slow: the buffer is thought to be %v long", slow, p.capacity)
		}
		if d.gaps > 0 || d.waits > 30 {
			t.Errorf("write %d slow: the buffer was empty %d times, %d writes waited", slow, d.gaps, d.waits)
		}
	}
}
