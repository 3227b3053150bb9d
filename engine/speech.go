package engine

import (
	"cmp"
	"slices"
	"sort"
	"time"
)

// Voice tells how long sentences take to say.
type Voice interface {
	// SpeechLength returns the length of a spoken sentence. It must always
	// return the same length for the same sentence.
	SpeechLength(sentence string) time.Duration
}

// EstimatedVoice estimates lengths for sentences without a recording: about 14
// letters a second, a calm pace.
type EstimatedVoice struct{}

// SpeechLength returns the estimated length of a sentence.
func (EstimatedVoice) SpeechLength(sentence string) time.Duration {
	return 300*time.Millisecond + time.Duration(len([]rune(sentence)))*70*time.Millisecond
}

// Pauses of a speaker.
const (
	// betweenParagraphs is the pause between the announcement, the directions and
	// the dose.
	betweenParagraphs = 1000 * time.Millisecond
	// betweenSentences gives a listener time to follow one instruction before
	// the next one comes.
	betweenSentences = 650 * time.Millisecond
	// betweenItems separates what is told in one breath: a dose, a list.
	betweenItems = 450 * time.Millisecond
	// breathBetween separates two sentences that are fitted into a movement.
	breathBetween = 400 * time.Millisecond
	// afterBell lets a bell ring before speech covers it.
	afterBell = 900 * time.Millisecond
	// beforeMoving is the silence between the last instruction and the start.
	beforeMoving = 1200 * time.Millisecond
)

// notAgainFor is how long a sentence that has been said is not said again.
const notAgainFor = time.Minute

// paragraph is sentences that belong together.
type paragraph struct {
	sentences []string
	// directions stand instead of sentences where following them takes time, at
	// a pace: 2 is twice as long.
	directions []Direction
	pace       float64
	// pause is the silence between two of them; 0 means betweenSentences.
	pause time.Duration
	// side is the side of the body they lead.
	side Side
}

// len returns how many sentences the paragraph has.
func (p *paragraph) len() int { return len(p.sentences) + len(p.directions) }

// at returns sentence i and how long following it takes.
func (p *paragraph) at(i int) (text string, takes time.Duration) {
	if i < len(p.sentences) {
		return p.sentences[i], 0
	}
	d := &p.directions[i-len(p.sentences)]
	return d.Say, time.Duration(float64(Seconds(d.Seconds)) * p.pace)
}

// sentenceAt is a sentence and when it begins, counted from the session's start.
type sentenceAt struct {
	at   time.Duration
	text string
}

// minute is what was said in the minute before a step that begins at until.
type minute struct {
	said  []sentenceAt
	until time.Duration
}

// has reports whether a sentence at an offset of the step comes within a minute
// after the same one.
func (m minute) has(at time.Duration, text string) bool {
	for i := len(m.said) - 1; i >= 0; i-- {
		if at+m.until-m.said[i].at >= notAgainFor {
			return false // the sentences before came earlier still
		}
		if m.said[i].text == text {
			return true
		}
	}
	return false
}

// speech places the sentences of one step so that no two overlap.
type speech struct {
	voice Voice
	cues  []Cue // in the order of their times
	// before is what was said in the minute before the step.
	before minute
	// side is the side that the sentences lead from now on.
	side Side
	// free is when the listener has done what was asked last. What tells more
	// waits for it.
	free time.Duration
}

// end returns when the last sentence ends, 0 if there is none.
func (s *speech) end() time.Duration {
	if len(s.cues) == 0 {
		return 0
	}
	last := s.cues[len(s.cues)-1]
	return last.At + last.Length
}

// talk returns the length of the speech, without the pauses.
func (s *speech) talk() time.Duration {
	var sum time.Duration
	for _, c := range s.cues {
		sum += c.Length
	}
	return sum
}

// tell says paragraphs one after the other, from at on, and returns when the
// last sentence ends.
func (s *speech) tell(at time.Duration, paragraphs ...paragraph) time.Duration {
	n := 0
	for _, p := range paragraphs {
		n += p.len()
	}
	s.cues = slices.Grow(s.cues, n)
	for k := range paragraphs {
		p, pause := &paragraphs[k], betweenParagraphs
		for i := range p.len() {
			text, takes := p.at(i)
			if at = max(at, s.free); len(s.cues) > 0 {
				at = max(at, s.end()+pause)
			}
			if text == "" {
				continue
			}
			s.say(len(s.cues), s.cue(at, text, p.side))
			pause = cmp.Or(p.pause, betweenSentences)
			if takes > 0 {
				s.free = s.end() + takes
			}
		}
	}
	return s.end()
}

// append says sentences one after the other, from at or from the end of what
// is said already, whichever is later, and returns when the last one ends.
func (s *speech) append(at time.Duration, sentences ...string) time.Duration {
	for _, text := range sentences {
		if text == "" {
			continue
		}
		if len(s.cues) > 0 {
			at = max(at, s.end()+betweenSentences)
		}
		s.say(len(s.cues), s.cue(at, text, s.side))
	}
	return s.end()
}

// try adds a sentence if the same one is not said within a minute, and if it can
// begin between at and latest, end by deadline and keep a pause to its
// neighbours; it reports whether it did.
func (s *speech) try(at, latest, deadline time.Duration, text string) bool {
	if text == "" {
		return false
	}
	length := s.voice.SpeechLength(text)
	i := sort.Search(len(s.cues), func(i int) bool { return s.cues[i].At > at })
	if i > 0 {
		before := s.cues[i-1]
		at = max(at, before.At+before.Length+breathBetween)
	}
	for ; i < len(s.cues) && at+length+breathBetween > s.cues[i].At; i++ {
		at = max(at, s.cues[i].At+s.cues[i].Length+breathBetween)
	}
	if at > latest || at+length > deadline || !s.fresh(at, text) {
		return false
	}
	s.say(i, Cue{At: at, Length: length, Kind: Speak, Text: text, Side: s.side})
	return true
}

// cue is a sentence that begins at an offset.
func (s *speech) cue(at time.Duration, text string, side Side) Cue {
	return Cue{At: at, Length: s.voice.SpeechLength(text), Kind: Speak, Text: text, Side: side}
}

// say puts a sentence at place i among the others.
func (s *speech) say(i int, c Cue) { s.cues = slices.Insert(s.cues, i, c) }

// fresh reports whether a sentence at an offset would have nothing like it in
// the minute around. Numbers may always come again.
func (s *speech) fresh(at time.Duration, text string) bool {
	if isNumber(text) {
		return true
	}
	for i := range s.cues {
		if c := &s.cues[i]; c.Text == text && (at-c.At).Abs() < notAgainFor {
			return false
		}
	}
	return !s.before.has(at, text)
}

// turn returns the first of some sentences with the same meaning that is fresh at
// an offset, "" if none is.
func (s *speech) turn(at time.Duration, sentences ...string) string {
	for _, text := range sentences {
		if text != "" && s.fresh(at, text) {
			return text
		}
	}
	return ""
}

// isNumber reports whether a sentence begins with a number: a count, a dose, a
// length of time.
func isNumber(text string) bool { return text != "" && text[0] >= '0' && text[0] <= '9' }
