package practice

import (
	"encoding/json"
	"reflect"
	"time"

	"uncoil/engine"
	"uncoil/engine/fit"
	"uncoil/engine/progress"
)

// Plan is a routine laid out as it is played: what it was compiled from, and the
// timeline. It is shared by all that show or play it, and never changed.
type Plan struct {
	engine.Replanner
	Timeline *engine.Timeline
	// whole is the routine before it was fitted to a length, prefs a copy of the
	// preferences, and lengths are the voice's lengths of the plan's sentences.
	whole   *engine.Routine
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
// doses are lower, and it takes as long as the preferences say. It compiles only
// where something that the timeline depends on has changed. It returns the errors of
// engine.Compile.
func (p *Practice) Plan(r *engine.Routine, prefs *engine.Preferences) (*Plan, error) {
	return p.plan(r, prefs, planExtras{Minutes: p.minutesFor(r, prefs)})
}

// minutesFor is how long a routine is to be; a single exercise has no length.
func (p *Practice) minutesFor(r *engine.Routine, prefs *engine.Preferences) int {
	if _, exercise := p.Book.Exercises[r.ID]; exercise && p.Routine(r.ID) == nil {
		return 0
	}
	return prefs.MinutesFor(r.ID)
}

// Length is how long a routine takes with the preferences as they are.
func (p *Practice) Length(r *engine.Routine) (time.Duration, error) {
	plan, err := p.LaidOut(r)
	if err != nil {
		return 0, err
	}
	return plan.Timeline.Length, nil
}

// LaidOut is Plan with the preferences as they are.
func (p *Practice) LaidOut(r *engine.Routine) (*Plan, error) {
	prefs := p.Settings.Preferences()
	return p.Plan(r, &prefs)
}

// Eased returns the preferences with which a session begins today: doses are lower after
// a long break, and what is known is told in fewer words.
func (p *Practice) Eased(prefs *engine.Preferences) engine.Preferences {
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

// planExtras is what a plan depends on besides a routine and preferences: the length
// that it is fitted to, 0 for none, and what has hurt in it before it was interrupted.
type planExtras struct {
	Minutes int
	Hurts   []engine.Hurt
}

// plan returns the cached plan of a routine if it is still valid, and else
// compiles it.
func (p *Practice) plan(r *engine.Routine, prefs *engine.Preferences, extras planExtras) (*Plan, error) {
	c := engine.Replanner{Routine: r, Book: p.Book, Prefs: p.Eased(prefs), Voice: p.VoiceOf(prefs.Sound)}
	depends, err := preferencesKey(&c.Prefs, extras)
	if err != nil {
		return nil, err
	}
	key := planKey{r.ID, c.Prefs.TakenAlong}
	if last, ok := p.plans[key]; ok && last.holds(&c, depends) {
		same := *last
		same.Voice, same.Prefs = c.Voice, c.Prefs // with what the timeline does not depend on
		same.Prefs.Doses, same.Prefs.Swaps, same.Prefs.Skip = last.Prefs.Doses, last.Prefs.Swaps, last.Prefs.Skip
		return &same, nil
	}
	heard := &heardVoice{Voice: c.Voice, lengths: map[string]time.Duration{}}
	next := &Plan{Replanner: c, whole: r, prefs: depends, lengths: heard.lengths}
	if err := next.layOut(heard, extras); err != nil {
		return nil, err
	}
	heard.lengths = nil // what is laid out again in the session asks too
	if p.plans == nil {
		p.plans = map[planKey]*Plan{}
	}
	p.plans[key] = next
	return next, nil
}

// layOut makes the timeline.
func (p *Plan) layOut(voice engine.Voice, extras planExtras) (err error) {
	if extras.Minutes == 0 {
		p.Mind(extras.Hurts)
		p.Timeline, err = engine.Compile(p.Routine, p.Book, &p.Prefs, voice)
		return err
	}
	fitted, err := fit.Routine(p.Routine, p.Book, &p.Prefs, voice, time.Duration(extras.Minutes)*time.Minute)
	if err != nil {
		return err
	}
	p.Routine, p.Prefs, p.Timeline = fitted.Routine, fitted.Prefs, fitted.Timeline
	if len(extras.Hurts) == 0 {
		return nil
	}
	p.Mind(extras.Hurts)
	if p.Timeline, err = engine.Compile(p.Routine, p.Book, &p.Prefs, voice); err == nil {
		p.Timeline.Fit = &fitted.Fitting
	}
	return err
}

// planKey is the key of a cached plan: a routine has one for playing and one for
// a sound file.
type planKey struct {
	routine    string
	takenAlong bool
}

// holds reports whether laying out a routine would give this plan again. A voice's
// lengths change once it has synthesized sentences without a recording.
func (p *Plan) holds(c *engine.Replanner, prefs string) bool {
	if p.prefs != prefs || p.Prefs.Turn != c.Prefs.Turn || p.Book != c.Book || !reflect.DeepEqual(p.whole, c.Routine) {
		return false
	}
	for sentence, length := range p.lengths {
		if c.Voice.SpeechLength(sentence) != length {
			return false
		}
	}
	return true
}

// preferencesKey writes down the preferences, and what else a timeline depends on.
func preferencesKey(prefs *engine.Preferences, extras planExtras) (string, error) {
	p := *prefs
	p.Minutes = nil // extras have this routine's
	p.Display, p.Reminders, p.Goal, p.Tray, p.AudioOnly = engine.Display{}, nil, 0, false, false
	p.CheckIn, p.Suggest, p.SuggestFrom, p.SafetyAccepted = false, false, time.Time{}, time.Time{}
	p.Plan, p.PlanHidden, p.Favourites, p.FavouriteExercises, p.Occasion = false, 0, nil, nil, ""
	key := struct {
		engine.Preferences
		Unattended, TakenAlong bool
		Learnt                 map[string]engine.Learnt
		Explained              []string
		Extras                 planExtras
	}{p, p.Unattended, p.TakenAlong, p.Learnt, p.Explained, extras}
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
