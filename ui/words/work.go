package words

import (
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
)

// Work describes the amount of one stretch of work: "30 s", "6 breaths", "10
// reps".
func Work(work *engine.Step, kind engine.DoseKind) string {
	n := 0
	from, to := time.Duration(-1), time.Duration(0)
	for i := range work.Spans {
		span := &work.Spans[i]
		n = max(n, span.Reps)
		if span.Section == engine.Working {
			if from < 0 {
				from = span.At
			}
			to = span.At + span.Length
		}
	}
	switch {
	case kind == engine.HoldBreaths && n > 0:
		return lang.XN("dose.breaths", "{{.N}} breaths", n, count{n})
	case kind == engine.Flow && n > 0:
		return lang.XN("dose.rounds", "{{.N}} rounds", n, count{n})
	case kind == engine.Repetitions && n > 0:
		return lang.XN("dose.reps", "{{.N}} reps", n, count{n})
	}
	return Exact(to - max(from, 0))
}
