package practice

import (
	"encoding/json"
	"reflect"
	"time"

	"uncoil/engine"
	"uncoil/engine/progress"
)

// Plan is a routine laid out as it is played: what it was compiled from, and the
// timeline. It is shared by all that show or play it, and never changed.
type Plan struct {
	engine.Replanner
	Timeline *engine.Timeline
	// prefs is a copy of the preferences that it was compiled with, and lengths
	// are the voice's lengths of its sentences.
	prefs   string
	lengths map[string]time.Duration
}

// Sentences returns all that the plan may say, in no order.
func (p *Plan) Sentences() []string {
	all := make([]string, 0, len(p.lengths))
	for sentence := range p.lengths {
		all = append(all, sentence)
	}
	return all
}

// Plan lays out a routine as it would be played today: after a long break the
// doses are lower. It compiles only where something that the timeline depends on
// has changed. It returns the errors of engine.Compile.
func (p *Practice) Plan(r *engine.Routine, prefs *engine.Preferences) (*Plan, error) {
	return p.plan(p.replanner(r, prefs))
}

// Length is how long a routine takes with the preferences as they are.
func (p *Practice) Length(r *engine.Routine) (time.Duration, error) {
	prefs := p.Settings.Preferences()
	plan, err := p.Plan(r, &prefs)
	if err != nil {
		return 0, err
	}
	return plan.Timeline.Length, nil
}

// replanner is what a routine is compiled from today.
func (p *Practice) replanner(r *engine.Routine, prefs *engine.Preferences) engine.Replanner {
	return engine.Replanner{Routine: r, Book: p.Book, Prefs: p.eased(prefs), Voice: p.VoiceOf(prefs.Sound)}
}

// eased returns the preferences with which a session begins today.
func (p *Practice) eased(prefs *engine.Preferences) engine.Preferences {
	next := *prefs
	next.Turn = len(p.past)
	if next.Gradual && len(next.Progress) > 0 {
		next.Progress, _ = progress.Ease(next.Progress, p.past, p.today())
	}
	if next.Guidance == engine.GuidanceLearn {
		next.Learnt = p.learnt
	}
	return next
}

// plan returns the cached plan of a routine if it is still valid, and else
// compiles it.
func (p *Practice) plan(c engine.Replanner) (*Plan, error) {
	prefs, err := preferencesKey(&c.Prefs)
	if err != nil {
		return nil, err
	}
	key := planKey{c.Routine.ID, c.Prefs.TakenAlong}
	if last, ok := p.plans[key]; ok && last.holds(&c, prefs) {
		same := *last
		same.Replanner = c // with what the timeline does not depend on
		return &same, nil
	}
	heard := &heardVoice{Voice: c.Voice, lengths: map[string]time.Duration{}}
	next := &Plan{Replanner: c, prefs: prefs, lengths: heard.lengths}
	if next.Timeline, err = engine.Compile(c.Routine, c.Book, &c.Prefs, heard); err != nil {
		return nil, err
	}
	heard.lengths = nil // what is laid out again in the session asks too
	if p.plans == nil {
		p.plans = map[planKey]*Plan{}
	}
	p.plans[key] = next
	return next, nil
}

// planKey is the key of a cached plan: a routine has one for playing and one for
// a sound file.
type planKey struct {
	routine    string
	takenAlong bool
}

// holds reports whether compiling a replanner would give this plan again. A
// voice's lengths change once it has synthesized sentences without a recording.
func (p *Plan) holds(c *engine.Replanner, prefs string) bool {
	if p.prefs != prefs || p.Prefs.Turn != c.Prefs.Turn || p.Book != c.Book || !reflect.DeepEqual(p.Routine, c.Routine) {
		return false
	}
	for sentence, length := range p.lengths {
		if c.Voice.SpeechLength(sentence) != length {
			return false
		}
	}
	return true
}

// preferencesKey writes down the preferences that a timeline depends on.
func preferencesKey(prefs *engine.Preferences) (string, error) {
	p := *prefs
	p.Display, p.Reminders, p.Goal, p.Tray, p.AudioOnly = engine.Display{}, nil, 0, false, false
	p.CheckIn, p.Suggest, p.SuggestFrom, p.SafetyAccepted = false, false, time.Time{}, time.Time{}
	p.Plan, p.PlanHidden = false, 0
	key := struct {
		engine.Preferences
		Unattended, TakenAlong bool
		Learnt                 map[string]engine.Learnt
		Explained              []string
	}{p, p.Unattended, p.TakenAlong, p.Learnt, p.Explained}
	text, err := json.Marshal(key)
	return string(text), err
}

// heardVoice notes what it is asked for while a plan is compiled.
type heardVoice struct {
	engine.Voice
	lengths map[string]time.Duration
}

// SpeechLength implements engine.Voice.
func (v *heardVoice) SpeechLength(sentence string) time.Duration {
	length := v.Voice.SpeechLength(sentence)
	if v.lengths != nil {
		v.lengths[sentence] = length
	}
	return length
}
