package practice

import "testing"

func TestAFaultIsToldBeforeItEndsTheProgram(t *testing.T) {
	told := false
	r := &Runtime{Crashing: func() { told = true }}
	defer func() {
		if recover() == nil || !told {
			t.Errorf("the fault is kept secret, or the face is not told: %v", told)
		}
	}()
	defer r.giveUp()
	panic("a fault inside")
}
