package practice_test

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"uncoil/engine"
	"uncoil/engine/practice"
)

func TestTheNewestPreferencesAreKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var saved []time.Duration
		var failures []error
		k := &practice.Saver{
			Write: func(p engine.Preferences) error {
				time.Sleep(time.Second) // a slow disk, in the bubble's time
				saved = append(saved, p.Rests.Default.Length)
				if p.Rests.Default.Length == 3*time.Second {
					return errors.New("the disk is full")
				}
				return nil
			},
			Failed: func(err error) { failures = append(failures, err) },
		}
		for s := range 4 {
			p := engine.DefaultPreferences()
			p.Rests.Default.Length = time.Duration(s) * time.Second
			k.Save(p)
			synctest.Wait()
		}
		k.Wait()
		if len(saved) != 2 || saved[0] != 0 || saved[1] != 3*time.Second {
			t.Errorf("saved %v, want the first and the last", saved)
		}
		if len(failures) != 1 {
			t.Errorf("failures %v", failures)
		}
	})
}
