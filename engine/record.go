package engine

import (
	"time"
)

// SessionRecord is one session as the history has it. Times carry the offset of
// the zone they were noted in; times and lengths are exact to the millisecond.
type SessionRecord struct {
	// ID is given by the store when the session begins.
	ID int64
	// Routine and Name are the routine's id and its name at that time.
	Routine string
	Name    string
	Started time.Time
	// Planned is the length of the whole timeline.
	Planned time.Duration
	// Minutes is the length that the session was fitted to, 0 for the routine as it
	// is written. It is for going on with an interrupted session; exports leave it out.
	Minutes int
	// Played is how much was played, without pauses, on a clock that never
	// jumps; while the session is open, as of its last Mark.
	Played time.Duration
	// Ended is zero as long as the session is open.
	Ended time.Time
	// Finished tells that the session was played to its end.
	Finished bool
	// Resumed counts how often an interrupted session was resumed.
	Resumed int
	// Feeling is how it felt.
	Feeling Feeling
}

// SessionEnd is how a session ended.
type SessionEnd struct {
	// At is when; zero means now.
	At time.Time
	// Played is how much was played, without pauses.
	Played time.Duration
	// Finished tells that the session was played to its end.
	Finished bool
}

// ErrPlayedElsewhere says that another program has taken up a session.
var ErrPlayedElsewhere error = Errorf(CodeConflict, "this session is being played by another Uncoil: go on there, or begin a new one")

// MaxDiscomfort is the most discomfort that can be noted; 0 is none at all.
const MaxDiscomfort = 10

// Feeling is how a session felt: stiffness or discomfort from 0 to MaxDiscomfort
// before and after it, nil where nothing was said, and a note.
type Feeling struct {
	Before, After *int
	Note          string
}

// Validate returns nil if the values are within their range, or an Error with
// CodeInvalid.
func (f Feeling) Validate() error {
	for _, v := range []*int{f.Before, f.After} {
		if v != nil && (*v < 0 || *v > MaxDiscomfort) {
			return Errorf(CodeInvalid, "discomfort is %d: it must lie between 0 and %d", *v, MaxDiscomfort)
		}
	}
	return nil
}

// Mark is where a session stands. Step, Elapsed and Played are enough to go on
// in the same timeline; the rest says where that was in a way that outlives a
// change of the routine or the preferences.
type Mark struct {
	// Step is the index of the step in the timeline.
	Step int
	Kind StepKind
	// Place is the Key of the step's place.
	Place    string
	Exercise string
	Side     Side
	// Set counts from 1; 0 in steps without sets.
	Set int
	// Visit counts the steps begun since the program took the session up, from
	// 1: a step that is repeated is visited twice.
	Visit int
	// Amount is how much of the exercise it has, in the unit of the dose.
	Amount float64
	// Planned is the step's length, Elapsed how far into it the session is.
	Planned, Elapsed time.Duration
	// Worked is how much of this visit was really played.
	Worked time.Duration
	// Played is how much of the session was played, without pauses.
	Played time.Duration
	// At is when this was so; zero means now.
	At time.Time
}

// SetRecord is one set of one side as it was done, or begun.
type SetRecord struct {
	Exercise string
	// Place is the Key of its place in the routine.
	Place string
	Side  Side
	Set   int
	// Amount is how much of the exercise it had, in the unit of the dose; 0 where that
	// is not known.
	Amount float64
	// Planned is how long the set was meant to be, Worked how long it was.
	Planned, Worked time.Duration
	// At is when it was last worked at.
	At time.Time
}

// Answer is what the user chose after saying that an exercise hurts.
type Answer string

// The answers.
const (
	// AnswerNone stands as long as nothing has been chosen.
	AnswerNone Answer = ""
	// AnswerGoOn is to go on as it was.
	AnswerGoOn Answer = "go-on"
	// AnswerEasier is the easier variant, or the exercise that stands in.
	AnswerEasier Answer = "easier"
	// AnswerSkip is to leave the exercise out from now on.
	AnswerSkip Answer = "skip"
	// AnswerCoolDown is to end with the cool-down.
	AnswerCoolDown Answer = "cool-down"
	// AnswerEnd is to end the session.
	AnswerEnd Answer = "end"
)

// Answers returns every answer.
func Answers() []Answer {
	return []Answer{AnswerNone, AnswerGoOn, AnswerEasier, AnswerSkip, AnswerCoolDown, AnswerEnd}
}

// Hurt is the moment in which the user said that an exercise hurts.
type Hurt struct {
	// ID is given by the store.
	ID int64
	// Exercise and Place are what was done, Side and Set which part of it.
	Exercise string
	Place    string
	Side     Side
	Set      int
	// Elapsed is counted from the step's start, Played from the session's.
	Elapsed, Played time.Duration
	// Answer is what was chosen then.
	Answer Answer
	// At is when; zero means now.
	At time.Time
}

// ActivityKind is a kind of exercise done without Uncoil.
type ActivityKind string

// The kinds of activity.
const (
	Walk          ActivityKind = "walk"
	Swim          ActivityKind = "swim"
	Bike          ActivityKind = "bike"
	Strength      ActivityKind = "strength"
	OtherActivity ActivityKind = "other"
)

// ActivityKinds returns every kind of activity.
func ActivityKinds() []ActivityKind { return []ActivityKind{Walk, Swim, Bike, Strength, OtherActivity} }

// MaxActivity is the longest activity that can be noted: a whole day.
const MaxActivity = 24 * time.Hour

// Activity is exercise done without Uncoil: low-impact cardio, strength work.
type Activity struct {
	// ID is given by the store.
	ID     int64
	Kind   ActivityKind
	Day    Day
	Length time.Duration
	Note   string
}

// Validate returns nil if the activity can be noted, or an Error with
// CodeInvalid that says what is wrong with it.
func (a Activity) Validate() error {
	if err := oneOf("activity", a.Kind, ActivityKinds()); err != nil {
		return err
	}
	if a.Length <= 0 || a.Length > MaxActivity {
		return Errorf(CodeInvalid, "the activity lasts %v: it must be more than 0 and at most %v", a.Length, MaxActivity)
	}
	return nil
}

// EnoughPlayed is how much of a session counts as one, however long it is.
const EnoughPlayed = 5 * time.Minute

// Counts reports whether a session that was planned so long and played so long
// counts as one: half of its length, or EnoughPlayed. This is the one rule for the
// week's goal, for the plan and for what is said after a session; the database has
// it in its sums (migration 9). To have skipped to the end is not enough.
func Counts(planned, played time.Duration) bool {
	return played > 0 && (played >= EnoughPlayed || 2*played >= planned)
}

// DayRecord sums up what was done on one day, or on several in a row that begin
// with Day. The day is that of a session's start on the calendar of the place
// where it was begun.
type DayRecord struct {
	Day Day
	// Sessions counts those that count by Counts, Finished those played to
	// their end.
	Sessions, Finished int
	// Played is the time of all sessions, Other that of other activities.
	Played, Other time.Duration
	// Before and After are the discomforts noted.
	Before, After Ratings
}

// Ratings sums up values from 0 to MaxDiscomfort.
type Ratings struct{ Sum, Count int }

// Mean returns the mean value, and false if there is none.
func (r Ratings) Mean() (mean float64, ok bool) {
	if r.Count == 0 {
		return 0, false
	}
	return float64(r.Sum) / float64(r.Count), true
}

// ExerciseTotal is how much of one exercise was done.
type ExerciseTotal struct {
	Exercise string
	// Sets counts those of which at least half was worked, each side by itself.
	Sets int
	// Worked is the time of all sets, of those cut short too.
	Worked time.Duration
}

// SessionDetails is a session with everything that is known of it.
type SessionDetails struct {
	SessionRecord
	Sets  []SetRecord
	Hurts []Hurt
}

// Archive is a whole history, or a part of one, to take along or to bring in.
type Archive struct {
	Sessions   []SessionDetails
	Activities []Activity
}

// Day is a day of the calendar, without a time and without a zone, counted from
// 1 January 1970. Days can be added to and compared like numbers, so no month,
// no leap year and no change of the clocks gets in the way.
type Day int

// secondsPerDay is the length of a day without a change of the clocks.
const secondsPerDay = 24 * 60 * 60

// DayOf returns the day that a calendar on the wall showed at t, in t's zone.
func DayOf(t time.Time) Day {
	_, zone := t.Zone()
	seconds := t.Unix() + int64(zone)
	day := seconds / secondsPerDay
	if seconds%secondsPerDay < 0 {
		day--
	}
	return Day(day)
}

// DayOn returns the day with a date. Months and days out of their range run over
// into the next, as time.Date has it.
func DayOn(year int, month time.Month, day int) Day {
	return DayOf(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// ParseDay reads a day as String writes it, such as "2026-11-20". It returns an
// Error with CodeInvalid for anything else.
func ParseDay(text string) (Day, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return 0, Errorf(CodeInvalid, "%q is no date: write it as 2026-11-20", text)
	}
	return DayOf(t), nil
}

// Time returns midnight of the day in UTC, which is fit for formatting and for
// nothing else.
func (d Day) Time() time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

// String returns the day as in "2026-11-20".
func (d Day) String() string { return d.Time().Format(time.DateOnly) }

// Weekday returns the day of the week.
func (d Day) Weekday() time.Weekday { return d.Time().Weekday() }

// WeekStart returns the first day of the week that d belongs to, in a calendar
// whose weeks begin on first.
func (d Day) WeekStart(first time.Weekday) Day {
	return d - Day((d.Weekday()-first+7)%7)
}
