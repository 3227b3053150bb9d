package engine

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"time"
)

// The limits within which preferences must lie.
const (
	// MaxRest is the longest rest that can be set.
	MaxRest = 10 * time.Minute
	// MaxGoal is the largest goal, in sessions a week: two a day.
	MaxGoal = 14
	// MinBreath and MaxBreath bound one half of a breath.
	MinBreath = 2 * time.Second
	MaxBreath = 12 * time.Second
)

// Preferences is everything a user can set. The zero value is not valid; start
// from DefaultPreferences.
type Preferences struct {
	// Guidance is how much is said aloud.
	Guidance Guidance `json:"guidance"`
	// Level and Progress (0 to 1, per exercise id) choose inside dose ranges.
	Level    Level              `json:"level"`
	Progress map[string]float64 `json:"progress,omitempty"`
	// BreathIn and BreathOut are the lengths of the halves of one breath.
	BreathIn  time.Duration `json:"breathIn"`
	BreathOut time.Duration `json:"breathOut"`
	// Rests are the lengths of every kind of rest.
	Rests Rests `json:"rests"`
	// Doses scale how much is done and how fast, and hold what the user has set
	// of single exercises and places.
	Doses Doses `json:"doses"`
	// Minutes are how long sessions are to be: by routine id, and "" for all that have
	// none of their own. 0 is a routine as it is written.
	Minutes map[string]int `json:"minutes,omitempty"`
	// TransitionScale lengthens (above 1) or shortens the time to change
	// position, 0.5 to 3. What is said then always fits all the same.
	TransitionScale float64 `json:"transitionScale"`
	// Equipment lists what the user has, by id.
	Equipment []string `json:"equipment"`
	// Conditions are what the user has or has had, and Careful the movements that
	// the user wants to be careful with, by id.
	Conditions []string   `json:"conditions,omitempty"`
	Careful    []Movement `json:"careful,omitempty"`
	// Answers are what the user has chosen about single exercises.
	Answers []CareAnswer `json:"answers,omitempty"`
	// Swaps gives for an exercise's id the exercise that stands in for it.
	Swaps map[string]string `json:"swaps,omitempty"`
	Sound Sound             `json:"sound"`
	// AudioOnly begins sessions on the dark screen for closed eyes.
	AudioOnly bool    `json:"audioOnly"`
	Display   Display `json:"display"`
	// WakeUp ends sessions that would leave the body lying at the end of the day
	// with a stretch and the way up instead.
	WakeUp bool `json:"wakeUp,omitempty"`
	// Favourites are the ids of the routines that home lists first, FavouriteExercises
	// those of the exercises that the library can list alone.
	Favourites         []string `json:"favourites,omitempty"`
	FavouriteExercises []string `json:"favouriteExercises,omitempty"`
	// Occasion is what sessions are mostly for: the plan chooses a routine for it where
	// one suits, and home lists those first. Empty is any.
	Occasion Occasion `json:"occasion,omitempty"`
	// Goal is how many sessions a week the user wants to do, 1 to 14.
	Goal int `json:"goal"`
	// Reminders ask for sessions at their times, while Uncoil runs.
	Reminders []Reminder `json:"reminders,omitempty"`
	// Tray keeps Uncoil running in the desktop's tray when its window is closed.
	Tray bool `json:"tray,omitempty"`
	// Gradual lets the doses rise by small steps after sessions that went well,
	// and fall after pain or a long break.
	Gradual bool `json:"gradual"`
	// CheckIn asks how it feels before and after a session.
	CheckIn bool `json:"checkIn"`
	// Skip lists the exercises, by id, that are left out of every session.
	Skip []string `json:"skip,omitempty"`
	// Chosen tells when the entries of Skip and Swaps were chosen, by the id of the
	// exercise.
	Chosen map[string]time.Time `json:"chosen,omitempty"`
	// Suggest lets Uncoil suggest another level, with its reason, but not before
	// SuggestFrom, which "not now" sets.
	Suggest     bool      `json:"suggest"`
	SuggestFrom time.Time `json:"suggestFrom,omitzero"`
	// Plan shows what to do today on home, but not on the day PlanHidden, on which
	// that was put aside.
	Plan       bool `json:"plan"`
	PlanHidden Day  `json:"planHidden,omitempty"`
	// Learnt is how well exercises are known, by id, for GuidanceLearn; it comes
	// from the history and is never stored.
	Learnt map[string]Learnt `json:"-"`
	// Explained lists the exercises that are told in full this once, because the
	// user has asked. It is never stored.
	Explained []string `json:"-"`
	// Unattended is for sound files and for players without keys: no rest waits,
	// because there is no way to say go. It is never stored.
	Unattended bool `json:"-"`
	// Turn is how many sessions there have been: the wordings of what is said in
	// every session take turns with it. It is never stored.
	Turn int `json:"-"`
	// TakenAlong is for sound files, which open with two sentences of the safety
	// page: a listener may never have seen that page. It is never stored.
	TakenAlong bool `json:"-"`
	// SafetyAccepted is when the safety page was accepted; zero means not yet.
	SafetyAccepted time.Time `json:"safetyAccepted,omitzero"`
}

// Sound is what one hears and how loud. Volumes run from 0 (silent) to 1.
type Sound struct {
	Voice float64 `json:"voice"`
	// Breath covers the swells of the breath and the bed under a hold.
	Breath float64 `json:"breath"`
	Bells  float64 `json:"bells"`
	Ticks  float64 `json:"ticks"`
	// TurnedDown is by how much all of them are turned down, 0 to 1; Muted silences
	// them. Muted ends with the session and is never stored. Sound files have
	// neither.
	TurnedDown float64 `json:"turnedDown,omitempty"`
	Muted      bool    `json:"-"`
	// Speaker is the id of the voice; one that is not installed gives the
	// program's own.
	Speaker string `json:"speaker"`
	// Pace is how fast the voice speaks.
	Pace Pace `json:"pace"`
	// Lean lets what belongs to one side of the body come a little from there.
	Lean bool `json:"lean"`
	// Ambience sounds under the whole session, as loud as Around says, and goes on
	// while it is paused if AroundPauses is true.
	Ambience     Ambience `json:"ambience,omitempty"`
	Around       float64  `json:"around"`
	AroundPauses bool     `json:"aroundPauses,omitempty"`
}

// Ambience is what sounds softly under a session.
type Ambience string

// The ambiences. The waves of the ocean follow the breath.
const (
	AmbienceOff Ambience = ""
	Ocean       Ambience = "ocean"
	Rain        Ambience = "rain"
	Drone       Ambience = "drone"
	Room        Ambience = "room"
)

// Ambiences returns every ambience, the first of which is none.
func Ambiences() []Ambience { return []Ambience{AmbienceOff, Ocean, Rain, Drone, Room} }

// volumeStep is what Turn changes.
const volumeStep = 0.1

// Volume returns how loud everything is, 0 to 1.
func (s *Sound) Volume() float64 {
	if s.Muted {
		return 0
	}
	return math.Round(100*(1-s.TurnedDown)) / 100
}

// Turn turns everything up by steps of a tenth, or down by fewer than none, and ends
// a mute. It never turns everything off.
func (s *Sound) Turn(steps int) {
	volume := math.Round((1-s.TurnedDown)/volumeStep) + float64(steps)
	s.TurnedDown = math.Round(100-min(max(volume, 1), 10)*10) / 100
	s.Muted = false
}

// DefaultSpeaker is the id of the voice that a new user hears.
const DefaultSpeaker = "heart"

// Pace is how fast the voice speaks.
type Pace string

// The paces.
const (
	PaceNormal Pace = "normal"
	PaceSlow   Pace = "slow"
)

// Paces returns every pace.
func Paces() []Pace { return []Pace{PaceNormal, PaceSlow} }

// Theme is the colour theme of the window.
type Theme string

// The themes. ThemeSystem follows the desktop.
const (
	ThemeSystem Theme = "system"
	ThemeLight  Theme = "light"
	ThemeDark   Theme = "dark"
)

// Themes returns every theme.
func Themes() []Theme { return []Theme{ThemeSystem, ThemeLight, ThemeDark} }

// Look is one of the four people that the illustrations can show.
type Look string

// The looks.
const (
	LookBun   Look = "bun"
	LookShort Look = "short"
	// The other two are older and broader, with grey hair and glasses.
	LookGreyBun   Look = "grey-bun"
	LookGreyShort Look = "grey-short"
)

// Looks returns every look.
func Looks() []Look { return []Look{LookBun, LookShort, LookGreyBun, LookGreyShort} }

// Skin is the tone of the person's skin.
type Skin string

// The skin tones, from the lightest.
const (
	SkinPorcelain Skin = "porcelain"
	SkinHoney     Skin = "honey"
	SkinUmber     Skin = "umber"
	SkinEbony     Skin = "ebony"
)

// Skins returns every skin tone, from the lightest.
func Skins() []Skin { return []Skin{SkinPorcelain, SkinHoney, SkinUmber, SkinEbony} }

// Display holds what the window looks like.
type Display struct {
	Theme Theme `json:"theme"`
	// Look and Skin choose the person in the illustrations.
	Look Look `json:"look"`
	Skin Skin `json:"skin"`
	// HighContrast is for the window and the illustrations, in light and in dark.
	HighContrast bool `json:"highContrast,omitempty"`
	// TextSize is one of TextSizes, in percent; 0 is 100.
	TextSize int `json:"textSize,omitempty"`
	// Mirror shows a figure that faces the viewer as a mirror would, bending to the
	// viewer's own side; off shows them as a person opposite.
	Mirror bool `json:"mirror"`
	// FullScreen opens a session in full screen.
	FullScreen bool `json:"fullScreen"`
	// Animations moves the figure and the breath disc; off shows stills.
	Animations bool `json:"animations"`
	// AnimateAnyway moves them also on a desktop that asks for less motion.
	AnimateAnyway bool `json:"animateAnyway,omitempty"`
	// Width and Height are the window's when it was closed, in its units; 0 before.
	Width  float32 `json:"width,omitempty"`
	Height float32 `json:"height,omitempty"`
}

// Moves reports whether pictures move on a desktop that asks for less motion, or does
// not.
func (d *Display) Moves(less bool) bool { return d.Animations && (!less || d.AnimateAnyway) }

// SetMoves chooses whether pictures move on such a desktop.
func (d *Display) SetMoves(on, less bool) { d.Animations, d.AnimateAnyway = on, on && less }

// TextSizes returns the sizes of text that can be chosen, in percent.
func TextSizes() []int { return []int{90, 100, 115, 130, 150, 175, 200} }

// TextPercent returns the size of text in percent.
func (d *Display) TextPercent() int { return cmp.Or(d.TextSize, 100) }

// SetTextSize changes the size of text, in percent.
func (d *Display) SetTextSize(percent int) {
	if d.TextSize = percent; percent == 100 {
		d.TextSize = 0 // as before there was a choice
	}
}

// TextStep returns the size of text so many steps from the one chosen, within the
// smallest and the largest.
func (d *Display) TextStep(by int) int {
	sizes := TextSizes()
	return sizes[min(max(slices.Index(sizes, d.TextPercent())+by, 0), len(sizes)-1)]
}

// DefaultPreferences returns what a new user starts with: 30 s rests (S0), a
// breath of 4 s in and 6 s out, everything said aloud, and what is found in
// every home.
func DefaultPreferences() Preferences {
	return Preferences{
		Guidance:        GuidanceLearn,
		Level:           LevelBeginner,
		BreathIn:        4 * time.Second,
		BreathOut:       6 * time.Second,
		Rests:           Rests{Default: PauseOf(30 * time.Second), BetweenSets: PauseOf(15 * time.Second)},
		Doses:           Doses{Hold: 1, Reps: 1, Sets: 1, Tempo: 1},
		TransitionScale: 1,
		Goal:            3,
		Gradual:         true,
		CheckIn:         true,
		Suggest:         true,
		Plan:            true,
		Equipment:       []string{Mat, "chair", "cushion", "wall", "blanket"},
		Sound:           Sound{Voice: 1, Breath: 0.7, Bells: 0.7, Ticks: 0.7, Around: 0.5, Speaker: DefaultSpeaker, Pace: PaceNormal, Lean: true},
		Display:         Display{Theme: ThemeSystem, Look: LookBun, Skin: SkinPorcelain, Mirror: true, Animations: true},
	}
}

// maxWindow is the largest side of a window, in its units.
const maxWindow = 100000

// Validate returns nil if every preference is within its limits, or an Error
// with CodeInvalid that names the first that is not and what would be right.
func (p *Preferences) Validate() error {
	if err := oneOf("guidance", p.Guidance, Guidances()); err != nil {
		return err
	}
	if err := oneOf("level", p.Level, Levels()); err != nil {
		return err
	}
	if err := oneOf("theme", p.Display.Theme, Themes()); err != nil {
		return err
	}
	if err := oneOf("look", p.Display.Look, Looks()); err != nil {
		return err
	}
	if !slices.Contains(TextSizes(), p.Display.TextPercent()) {
		return Errorf(CodeInvalid, "the size of text is %d %%: it must be one of %v", p.Display.TextSize, TextSizes())
	}
	if err := oneOf("skin tone", p.Display.Skin, Skins()); err != nil {
		return err
	}
	for name, side := range map[string]float32{"width of the window": p.Display.Width, "height of the window": p.Display.Height} {
		if !(side >= 0 && side <= maxWindow) {
			return Errorf(CodeInvalid, "%s is %v: it must lie between 0 and %d", name, side, maxWindow)
		}
	}
	if p.Occasion != "" {
		if err := oneOf("occasion", p.Occasion, Occasions()); err != nil {
			return err
		}
	}
	for _, id := range p.Equipment {
		if err := oneOf("equipment", id, Equipment()); err != nil {
			return err
		}
	}
	for _, c := range p.Careful {
		if err := oneOf("careful", c, Movements()); err != nil {
			return err
		}
	}
	for _, a := range p.Answers {
		if err := oneOf("answer", a.Way, Ways()); err != nil {
			return err
		}
	}
	if err := within("breath in", p.BreathIn, MinBreath, MaxBreath); err != nil {
		return err
	}
	if err := within("breath out", p.BreathOut, MinBreath, MaxBreath); err != nil {
		return err
	}
	for id, v := range p.Progress {
		if !(v >= 0 && v <= 1) {
			return Errorf(CodeInvalid, "progress of %s is %v: it must lie between 0 and 1", id, v)
		}
	}
	if !(p.TransitionScale >= 0.5 && p.TransitionScale <= 3) {
		return Errorf(CodeInvalid, "transition scale is %v: it must lie between 0.5 and 3", p.TransitionScale)
	}
	for id, n := range p.Minutes {
		if n == 0 {
			continue
		}
		if err := CheckMinutes("the length of "+cmp.Or(id, "all routines"), n); err != nil {
			return err
		}
	}
	if err := p.Sound.validate(); err != nil {
		return err
	}
	if p.Goal < 1 || p.Goal > MaxGoal {
		return Errorf(CodeInvalid, "goal is %d sessions a week: it must lie between 1 and %d", p.Goal, MaxGoal)
	}
	if err := validateReminders(p.Reminders); err != nil {
		return err
	}
	if err := p.Doses.validate(); err != nil {
		return err
	}
	return p.Rests.validate()
}

func (s *Sound) validate() error {
	volumes := []struct {
		name  string
		value float64
	}{{"voice", s.Voice}, {"breath", s.Breath}, {"bells", s.Bells}, {"ticks", s.Ticks}, {"ambience", s.Around}, {"turned-down", s.TurnedDown}}
	for _, v := range volumes {
		if !(v.value >= 0 && v.value <= 1) {
			return Errorf(CodeInvalid, "%s volume is %v: it must lie between 0 and 1", v.name, v.value)
		}
	}
	if err := oneOf("ambience", s.Ambience, Ambiences()); err != nil {
		return err
	}
	return oneOf("pace", s.Pace, Paces())
}

func within(name string, v, low, high time.Duration) error {
	if v < low || v > high {
		return Errorf(CodeInvalid, "%s is %v: it must lie between %v and %v", name, v, low, high)
	}
	return nil
}

func oneOf[T ~string](name string, v T, allowed []T) error {
	for _, a := range allowed {
		if v == a {
			return nil
		}
	}
	return Errorf(CodeInvalid, "%s is %q: it must be one of %v", name, v, allowed)
}

// Lasting is what a person has chosen about an exercise for every session:
// another one in its place, or nothing.
type Lasting struct {
	Exercise string
	// Instead is done in its place; empty where it is left out.
	Instead string
	// At is when it was chosen; zero where an earlier version kept that.
	At time.Time
}

// Lasting returns what has been chosen for every session, the oldest first.
func (p *Preferences) Lasting() []Lasting {
	var all []Lasting
	for _, id := range p.Skip {
		all = append(all, Lasting{Exercise: id, At: p.Chosen[id]})
	}
	for id, other := range p.Swaps {
		all = append(all, Lasting{Exercise: id, Instead: other, At: p.Chosen[id]})
	}
	slices.SortFunc(all, func(a, b Lasting) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Exercise, b.Exercise), cmp.Compare(a.Instead, b.Instead))
	})
	return all
}

// SetSkip leaves an exercise out of every session from a time on, or takes it
// back in.
func (p *Preferences) SetSkip(id string, out bool, at time.Time) {
	p.Skip = listed(p.Skip, id, out)
	p.note(id, at)
}

// SetFavourite marks a routine as one of those that home lists first, or as none of
// them.
func (p *Preferences) SetFavourite(routine string, on bool) {
	p.Favourites = listed(p.Favourites, routine, on)
}

// SetFavouriteExercise marks an exercise as a favourite, or as none.
func (p *Preferences) SetFavouriteExercise(id string, on bool) {
	p.FavouriteExercises = listed(p.FavouriteExercises, id, on)
}

// SetCondition adds a condition to what the user has or has had, or takes it away.
func (p *Preferences) SetCondition(id string, on bool) {
	p.Conditions = listed(p.Conditions, id, on)
}

// listed returns a list with an id at its end, or without it. It copies the list, which
// may be shared.
func listed(ids []string, id string, on bool) []string {
	ids = slices.DeleteFunc(slices.Clone(ids), func(other string) bool { return other == id })
	if on {
		ids = append(ids, id)
	}
	return ids
}

// SetSwap puts an exercise in place of another in every session from a time on;
// "" removes the swap. It copies the map, which may be shared.
func (p *Preferences) SetSwap(id, other string, at time.Time) {
	p.Swaps = cloneMap(p.Swaps)
	if other == "" {
		delete(p.Swaps, id)
	} else {
		p.Swaps[id] = other
	}
	p.note(id, at)
}

// note keeps when something was chosen about an exercise, as long as it stands.
func (p *Preferences) note(id string, at time.Time) {
	next := maps.Clone(p.Chosen)
	if next == nil {
		next = map[string]time.Time{}
	}
	if p.Swaps[id] == "" && !slices.Contains(p.Skip, id) {
		delete(next, id)
	} else if !at.IsZero() {
		next[id] = at
	}
	p.Chosen = next
}

// MaxReminders is the most reminders that a user can have.
const MaxReminders = 24

// Reminder asks for a routine at a time of some days of the week. Several of
// them make several small sessions a day.
type Reminder struct {
	// Routine is the id of the routine that is proposed.
	Routine string `json:"routine"`
	// Days are the days of the week, Sunday to Saturday; with none it is silent.
	Days []time.Weekday `json:"days"`
	// Time is what a clock on the wall shows then, counted from midnight, in
	// whole minutes.
	Time time.Duration `json:"time"`
	// Off keeps the reminder for later.
	Off bool `json:"off,omitempty"`
}

// On reports whether the reminder speaks up on a day of the week.
func (r *Reminder) On(day time.Weekday) bool { return !r.Off && slices.Contains(r.Days, day) }

func (r *Reminder) validate() error {
	if r.Time < 0 || r.Time >= 24*time.Hour || r.Time%time.Minute != 0 {
		return Errorf(CodeInvalid, "a reminder is at %v: it must be at a whole minute of the day", r.Time)
	}
	for i, d := range r.Days {
		if d < time.Sunday || d > time.Saturday || slices.Contains(r.Days[:i], d) {
			return Errorf(CodeInvalid, "a reminder has the days %v: each must be one of 0 (Sunday) to 6, and stand there once", r.Days)
		}
	}
	return nil
}

func validateReminders(all []Reminder) error {
	if len(all) > MaxReminders {
		return Errorf(CodeInvalid, "there are %d reminders: %d are the most", len(all), MaxReminders)
	}
	for i := range all {
		if err := all[i].validate(); err != nil {
			return err
		}
	}
	return nil
}
