package engine

import "time"

// The rules for what is said during a hold (our own, after listening).
const (
	// halfwayFrom is the shortest hold whose half is announced.
	halfwayFrom = 40 * time.Second
	// calmEvery is the distance between two calm lines.
	calmEvery = 25 * time.Second
	// halfwayQuiet keeps calm lines away from the half, before and after it.
	halfwayQuiet = 8 * time.Second
	// quietEnd is the stretch before the end in which no calm line begins.
	quietEnd = 10 * time.Second
)

// line picks what a phase says at the guidance level: the full line where it
// is explained for the first time, the brief one where it is not.
func (w *workLayout) line(p *Phase, first, again bool) string {
	switch {
	case w.prefs.Guidance == GuidanceFull && first && p.Full != "":
		return p.Full
	case w.prefs.Guidance == GuidanceTones:
		return ""
	case again:
		return p.Brief
	default:
		return ""
	}
}

// sayPhase counts the repetition and guides the first two cycles with words;
// after them the tones lead alone.
func (w *workLayout) sayPhase(p *Phase, cycle int, length time.Duration) {
	if w.prefs.Guidance == GuidanceTones {
		return
	}
	at := w.at
	if at == 0 {
		at = afterBell
	}
	deadline := w.at + length
	if p.Counts {
		line := w.book.Phrases.CountLine(cycle + 1)
		if w.speech.try(at, at+time.Second, deadline, line) {
			at = w.speech.end() + breathBetween/2
		}
	}
	explain := w.set == 1 && cycle == 0 && w.side != RightSide && w.side != BothSides
	again := cycle == 0 || (cycle == 1 && w.prefs.Guidance == GuidanceFull && w.set == 1 && p.Full != "")
	line := w.line(p, explain, again)
	if line == "" || w.speech.try(at, at+time.Second, deadline, line) || line == p.Brief {
		return
	}
	w.speech.try(at, at+time.Second, deadline, p.Brief)
}

// during says the half and the calm lines of a long hold.
func (w *workLayout) during() {
	ex := w.stop.ex
	length := w.end - w.begin
	if ex.Dose.Kind != HoldSeconds && ex.Dose.Kind != HoldBreaths {
		return
	}
	half := w.begin + length/2
	tellHalf := length >= halfwayFrom
	if w.turn > 0 {
		half, tellHalf = w.turn, true
	}
	if tellHalf {
		w.halfway(half)
	}
	calm := ex.Say.During.At(w.prefs.Guidance)
	for at := w.begin + calmEvery; len(calm) > 0 && at < w.end-quietEnd; at += calmEvery {
		if tellHalf && at > half-halfwayQuiet && at < half+halfwayQuiet {
			continue
		}
		if w.speech.try(at, at+5*time.Second, w.end-tickCount*time.Second, calm[w.calm%len(calm)]) {
			w.calm++
		}
	}
}

// halfway says that half is done; where the direction changes, it follows the
// bell that marks the change.
func (w *workLayout) halfway(half time.Duration) {
	g := w.prefs.Guidance
	if g == GuidanceTones {
		return
	}
	if w.turn > 0 {
		half += afterBell
	}
	lines := w.stop.ex.Say.Halfway.At(g)
	if len(lines) == 0 {
		lines = []string{w.book.Phrases.Halfway}
	}
	for _, line := range lines {
		w.speech.try(half, half+halfwayQuiet, w.end, line)
	}
}

// merge joins cue lists, each in the order of its times, into one; at the same
// time the order of the lists decides.
func merge(lists ...[]Cue) []Cue {
	total := 0
	for _, l := range lists {
		total += len(l)
	}
	all := make([]Cue, 0, total)
	for len(all) < total {
		first := -1
		for i, l := range lists {
			if len(l) > 0 && (first < 0 || l[0].At < lists[first][0].At) {
				first = i
			}
		}
		all = append(all, lists[first][0])
		lists[first] = lists[first][1:]
	}
	return all
}

// sound adds the breath tones, the ticks and the closing bell.
func (w *workLayout) sound(room *scratch) {
	tones := room.tones[:0]
	for _, s := range w.step.Spans {
		switch s.Breath {
		case BreathIn:
			tones = append(tones, Cue{At: s.At, Length: s.Length, Kind: CueBreathIn})
		case BreathOut:
			tones = append(tones, Cue{At: s.At, Length: s.Length, Kind: CueBreathOut})
		case BreathHold:
			tones = append(tones, Cue{At: s.At, Length: s.Length, Kind: CueHold})
		}
	}
	var last []Cue
	switch w.stop.ex.Dose.Kind {
	case HoldSeconds, HoldBreaths:
		last = ticks(w.end-w.begin, w.end)
	}
	bells := []Cue{{At: w.end, Kind: BellEnd}}
	if w.turn > 0 {
		bells = []Cue{{At: w.turn, Kind: BellSwitch}, {At: w.end, Kind: BellEnd}}
	}
	w.step.Cues = merge(w.step.Cues, w.speech.cues, tones, last, bells)
	room.speech, room.tones = w.speech.cues, tones
	w.speech = speech{}
}
