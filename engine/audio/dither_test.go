package audio

import (
	"encoding/binary"
	"testing"
)

// TestADeviceNeverGetsSilence, not for a millisecond; but the noise is inaudible
// and centred.
func TestADeviceNeverGetsSilence(t *testing.T) {
	d := newDither()
	data := d.appendInt16(nil, make([][2]float64, SampleRate))
	for c := range 2 {
		sum, quiet := 0, 0
		for i := range SampleRate {
			v := int(int16(binary.LittleEndian.Uint16(data[bytesPerFrame*i+2*c:])))
			if v < -1 || v > 1 {
				t.Fatalf("sample %d is %d", i, v)
			}
			if quiet++; v != 0 {
				quiet = 0
			}
			if quiet > SampleRate/1000 {
				t.Fatalf("silence up to frame %d", i)
			}
			sum += v
		}
		if sum < -SampleRate/100 || sum > SampleRate/100 {
			t.Errorf("channel %d leans by %d in all", c, sum)
		}
	}
	loud := d.appendInt16(nil, [][2]float64{{1, -1}, {2, -2}})
	if l, r := int16(binary.LittleEndian.Uint16(loud[4:])), int16(binary.LittleEndian.Uint16(loud[6:])); l != 32767 || r != -32767 {
		t.Errorf("full scale becomes %d and %d", l, r)
	}
}
