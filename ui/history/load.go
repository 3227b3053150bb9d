package history

import (
	"context"
	"errors"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/history"
	"uncoil/engine/plan"
	"uncoil/ui/files"
)

// How much is read at a time.
const (
	// pageSize is the number of sessions in a page of the list.
	pageSize = 12
	// mostDone is the number of exercises in the ranking.
	mostDone = 8
)

// overview is the data of the plots.
type overview struct {
	year   int
	days   []engine.DayRecord
	weeks  []engine.DayRecord
	totals engine.DayRecord
	most   []engine.ExerciseTotal
	// past is what the goal goes by.
	past plan.Past
	// bare tells that there are no records.
	bare bool
}

// entry is one row of the list: a session or an activity.
type entry struct {
	session  *engine.SessionRecord
	activity *engine.Activity
}

// day is the day of an entry.
func (e entry) day() engine.Day {
	if e.session != nil {
		return engine.DayOf(e.session.Started)
	}
	return e.activity.Day
}

// listing is a page of the list.
type listing struct {
	entries []entry
	// last is the oldest session of the page, nil if no older one follows.
	last *engine.SessionRecord
}

// Open reads the history and shows it.
func (s *Screen) Open() { s.load(s.wantedYear()) }

func (s *Screen) wantedYear() int {
	if s.shown.year != 0 {
		return s.shown.year
	}
	return s.options.Now().Year()
}

// load reads everything on the page, with the calendar of a year.
func (s *Screen) load(year int) {
	day, today := s.list.day, s.today()
	s.inBackground(func() (func(), error) {
		ctx := context.Background()
		o, err := readOverview(ctx, s.options.Records, year, s.options.Week, today)
		if err != nil {
			return nil, err
		}
		l, err := readListing(ctx, s.options.Records, day, nil)
		return func() {
			at := s.list.at()
			s.loaded = true
			s.shown = o
			s.list.put(l)
			s.showAll()
			s.goTo(at)
		}, err
	})
}

// readOverview reads the data of the plots.
func readOverview(ctx context.Context, r Records, year int, week time.Weekday, today engine.Day) (o overview, err error) {
	from, to := engine.DayOn(year, time.January, 1), engine.DayOn(year, time.December, 31)
	o.year = year
	var errs [5]error
	o.days, errs[0] = r.Days(ctx, from, to)
	o.weeks, errs[1] = r.Weeks(ctx, week)
	o.totals, errs[2] = r.Totals(ctx)
	o.most, errs[3] = r.MostDoneOn(ctx, from, to, mostDone)
	o.past, errs[4] = plan.Read(ctx, r, today)
	o.bare = len(o.weeks) == 0
	return o, errors.Join(errs[:]...)
}

// readListing reads a page of the list: of one day or, with a nil day, of all
// days; after is the last session of the page before.
func readListing(ctx context.Context, r Records, day *engine.Day, after *engine.SessionRecord) (l listing, err error) {
	var sessions []engine.SessionRecord
	from, to := engine.Day(math.MinInt32), engine.Day(math.MaxInt32)
	switch {
	case day != nil:
		from, to = *day, *day
		sessions, err = r.SessionsOn(ctx, from, to)
	case after != nil:
		to = engine.DayOf(after.Started) - 1
		sessions, err = r.SessionsBefore(ctx, *after, pageSize)
	default:
		sessions, err = r.Sessions(ctx, pageSize)
	}
	if err != nil {
		return listing{}, err
	}
	if day == nil && len(sessions) == pageSize {
		l.last = &sessions[len(sessions)-1]
		from = engine.DayOf(l.last.Started)
	}
	var activities []engine.Activity
	if from <= to {
		if activities, err = r.Activities(ctx, from, to); err != nil {
			return listing{}, err
		}
	}
	l.entries = merged(sessions, activities)
	return l, nil
}

// merged inserts activities before the sessions of their day.
func merged(sessions []engine.SessionRecord, activities []engine.Activity) []entry {
	entries := make([]entry, 0, len(sessions)+len(activities))
	for i := range sessions {
		e := entry{session: &sessions[i]}
		for len(activities) > 0 && activities[0].Day >= e.day() {
			entries = append(entries, entry{activity: &activities[0]})
			activities = activities[1:]
		}
		entries = append(entries, e)
	}
	for i := range activities {
		entries = append(entries, entry{activity: &activities[i]})
	}
	return entries
}

// more reads the next page of the list.
func (s *Screen) more() {
	if after := s.list.last; after != nil {
		s.readList(nil, after, func(l listing) {
			at := len(s.list.rows)
			s.list.add(l)
			s.relay()
			if !s.list.foot.Visible() {
				s.goTo(at) // the button is gone, and its focus
			}
		})
	}
}

// showDay lists what was done on one day, nil for all days.
func (s *Screen) showDay(day *engine.Day) {
	s.list.day = day
	away := day == nil && (s.list.at() >= 0 || s.focused() == fyne.Focusable(s.list.all))
	s.readList(day, nil, func(l listing) {
		s.list.put(l)
		s.relay()
		if day != nil {
			s.reveal(s.list.panel)
			s.focus(s.list.First())
		}
		if away {
			s.goTo(0)
		}
	})
}

// readList reads a page of the list and shows it, unless something else has been
// requested meanwhile.
func (s *Screen) readList(day *engine.Day, after *engine.SessionRecord, show func(listing)) {
	s.inBackground(func() (func(), error) {
		l, err := readListing(context.Background(), s.options.Records, day, after)
		return func() { show(l) }, err
	})
}

// inBackground reads on a goroutine of its own, and shows the result unless
// something else has been requested meanwhile.
func (s *Screen) inBackground(read func() (show func(), err error)) {
	s.asked++
	asked := s.asked
	s.options.Go(func() {
		show, err := read()
		s.options.Post(func() {
			switch {
			case asked != s.asked:
			case err != nil:
				s.complain(err)
			default:
				show()
			}
		})
	})
}

// do changes the records on a goroutine of its own, and then shows them; then is
// called if there was no error.
func (s *Screen) do(change func(ctx context.Context) error, then func()) {
	s.options.Go(func() {
		err := change(context.Background())
		s.options.Post(func() {
			if err != nil {
				s.complain(err)
			} else if then != nil {
				then()
			}
			s.load(s.wantedYear())
		})
	})
}

// complain shows an error.
func (s *Screen) complain(err error) {
	s.undo.Say(lang.X("history.failed", "That did not work: {{.Why}}", map[string]any{"Why": files.Reason(err)}), nil)
}

// showAll shows what has been read.
func (s *Screen) showAll() {
	s.showFigures()
	s.showYear()
	s.showWeeks()
	s.showFeelings()
	s.showMost()
	s.relay()
}

// lastWeeks are the weeks that fit into the plots.
func (s *Screen) lastWeeks() []engine.DayRecord {
	return history.LastWeeks(s.shown.weeks, plotWeeks, s.today(), s.options.Week)
}
