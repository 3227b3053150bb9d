package progress

import "uncoil/engine"

// doneShare is the share of an exercise's planned time from which it counts as
// done.
const doneShare = 0.8

// Learnt returns how often each exercise has been done, by id, and whether the
// last time is long ago. past holds the sessions up to today, the oldest first.
func Learnt(past []Session, today engine.Day) map[string]engine.Learnt {
	all, last := map[string]engine.Learnt{}, map[string]engine.Day{}
	for i := range past {
		for id, share := range past[i].Done {
			if share >= doneShare {
				l := all[id]
				l.Times++
				all[id], last[id] = l, past[i].Day
			}
		}
	}
	for id, l := range all {
		l.Away = int(today-last[id]) >= engine.Forgotten
		all[id] = l
	}
	return all
}
