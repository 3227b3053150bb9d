package mediakeys

import (
	"testing"

	"uncoil/engine/practice"
)

func TestMediaKeysByTheirCodes(t *testing.T) {
	for system, codes := range map[string]map[int]practice.Command{
		"windows": {0x122: practice.PauseOrGoOn, 0x119: practice.GoNext, 0x110: practice.GoBack, 0x124: practice.LeaveOrShrink, 172: practice.NoCommand},
		"linux":   {172: practice.PauseOrGoOn, 171: practice.GoNext, 173: practice.GoBack, 174: practice.LeaveOrShrink, 0x122: practice.NoCommand},
		"darwin":  {172: practice.NoCommand, 0x122: practice.NoCommand},
	} {
		for code, want := range codes {
			if got := OfScanCode(system, code); got != want {
				t.Errorf("%s, %#x: %q, want %q", system, code, got, want)
			}
		}
	}
}
