package history

import (
	"fmt"
	"math"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/history"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// plotWeeks is the number of weeks in the plots: half a year.
const plotWeeks = 26

// yearPanel is the calendar of a year.
type yearPanel struct {
	*panel
	heat *widget.Heat
	key  *widget.HeatKey
	back *widget.FocusButton
	next *widget.FocusButton
	// cells are the days in calendar order.
	cells []history.Cell
}

func newYearPanel(s *Screen) *yearPanel {
	p := &yearPanel{heat: widget.NewHeat(), key: widget.NewHeatKey(
		lang.X("history.less", "nothing"), lang.X("history.more", "30 min and more"))}
	p.back = s.button(lang.X("history.year-back", "Earlier"), func() { s.turnYear(-1) })
	p.next = s.button(lang.X("history.year-next", "Later"), func() { s.turnYear(+1) })
	p.panel = newPanel("", p.heat, theme.Ink, nil, p.key, p.back, p.next)
	p.heat.OnPointed = func(int) { s.sayDay() }
	p.heat.OnChosen = func(i int) {
		if i < len(p.cells) {
			s.showDay(new(p.cells[i].Day))
		}
	}
	return p
}

// turnYear shows another year.
func (s *Screen) turnYear(by int) {
	year := s.wantedYear() + by
	if year > s.options.Now().Year() || year < s.firstYear() {
		return
	}
	s.load(year)
}

// firstYear is the year of the first record.
func (s *Screen) firstYear() int {
	if s.shown.bare || !s.loaded {
		return s.options.Now().Year()
	}
	return s.shown.totals.Day.Time().Year()
}

func (s *Screen) showYear() {
	p, o := s.year, &s.shown
	columns := history.Calendar(o.days, o.year, s.options.Week)
	days := widget.HeatDays{Levels: make([]int, 0, 7*len(columns))}
	p.cells = p.cells[:0]
	for w, column := range columns {
		for _, c := range column {
			level := c.Heat
			if !c.InYear {
				level = -1
			}
			if c.InYear && c.Day.Time().Day() == 1 {
				days.Columns = append(days.Columns, widget.Tick{At: w, Text: words.MonthShort(c.Day.Time().Month())})
			}
			if c.Day <= s.today() && c.InYear {
				days.Start = len(p.cells)
			}
			if c.Day == s.today()+1 {
				days.ToCome = len(p.cells)
			}
			days.Levels = append(days.Levels, level)
			p.cells = append(p.cells, c)
		}
	}
	for row := 0; row < 7; row += 2 {
		days.Rows[row] = words.WeekdayShort((s.options.Week + time.Weekday(row)) % 7)
	}
	p.heat.Set(days)
	p.title.SetValue(fmt.Sprint(o.year))
	p.back.SetDisabled(o.year <= s.firstYear())
	p.next.SetDisabled(o.year >= s.options.Now().Year())
	s.sayDay()
}

// sayDay describes the selected day, or the whole year.
func (s *Screen) sayDay() {
	p := s.year
	if i := p.heat.At(); i >= 0 && i < len(p.cells) {
		p.line.SetValue(dayLine(p.cells[i].DayRecord))
		return
	}
	p.line.SetValue(yearLine(s.shown.year, s.shown.days))
}

// PointAt selects a day of the year that is shown.
func (s *Screen) PointAt(day engine.Day) {
	for i, c := range s.year.cells {
		if c.Day == day && c.InYear {
			s.year.heat.Point(i)
		}
	}
}

// ToWeeks scrolls to the plots of the weeks.
func (s *Screen) ToWeeks() {
	s.scroll.ScrollToBottom()
	s.reveal(s.weeks.panel)
}

func (s *Screen) showWeeks() {
	p := s.weeks
	weeks := s.lastWeeks()
	v := widget.BarValues{Ticks: monthTicks(weeks)}
	typical := typicalSession(weeks)
	goal := s.goal()
	for _, w := range weeks {
		value := float64(w.Sessions)
		if p.minutes {
			value = w.Played.Minutes()
		}
		v.Values = append(v.Values, value)
		v.Reached = append(v.Reached, w.Sessions >= goal)
	}
	v.Goal, v.GoalText = float64(goal), lang.XN("history.goal-line", "your goal: {{.N}} sessions", goal, map[string]any{"N": goal})
	v.ReachedText = lang.X("history.reached-dot", "reached")
	v.Unit = func(v float64) string { return fmt.Sprint(int(v)) }
	if p.minutes {
		v.Goal *= typical.Minutes()
		if typical > 0 {
			v.GoalText = lang.XN("history.goal-minutes", "your goal: {{.N}} sessions, about {{.Time}}", goal, map[string]any{
				"N": goal, "Time": words.Length(time.Duration(goal) * typical),
			})
		}
		v.Unit = func(v float64) string {
			return lang.X("took.minutes", "{{.N}} min", map[string]any{"N": int(v)})
		}
	}
	p.bars.Set(v)
	s.sayWeek()
}

// weeksPanel shows what was done in each week, against the goal.
type weeksPanel struct {
	*panel
	bars *widget.Bars
	// minutes tells that the bars are minutes instead of sessions.
	minutes bool
}

func newWeeksPanel(s *Screen) *weeksPanel {
	p := &weeksPanel{bars: widget.NewBars(), minutes: true}
	kind := widget.NewChoice([]string{lang.X("history.minutes", "Minutes"), lang.X("history.sessions", "Sessions")}, 0, func(i int) {
		p.minutes = i == 0
		s.showWeeks()
	})
	p.panel = newPanel(lang.X("history.weeks", "Week by week"), p.bars, theme.Ink, nil, kind)
	p.bars.OnPointed = func(int) { s.sayWeek() }
	return p
}

// typicalSession is the average length of a session.
func typicalSession(weeks []engine.DayRecord) time.Duration {
	played, sessions := time.Duration(0), 0
	for _, w := range weeks {
		played += w.Played
		sessions += w.Sessions
	}
	return played / time.Duration(max(sessions, 1))
}

func (s *Screen) sayWeek() {
	weeks := s.lastWeeks()
	if i := s.weeks.bars.At(); i >= 0 && i < len(weeks) {
		s.weeks.line.SetValue(weekLine(weeks[i], s.goal()))
		return
	}
	s.weeks.line.SetValue(weeksLine(weeks, s.goal()))
}

// feelingsPanel shows discomfort before and after sessions.
type feelingsPanel struct {
	*panel
	lines *widget.Lines
}

func newFeelingsPanel(s *Screen) *feelingsPanel {
	p := &feelingsPanel{lines: widget.NewLines()}
	p.panel = newPanel(lang.X("history.feelings", "Stiffness and discomfort"), p.lines, theme.Ink, nil)
	p.lines.OnPointed = func(int) { s.sayFeeling() }
	return p
}

func (s *Screen) showFeelings() {
	weeks := s.lastWeeks()
	v := widget.LineValues{
		Names: [2]string{lang.X("history.before", "before"), lang.X("history.after", "after")},
		Most:  engine.MaxDiscomfort, Ticks: monthTicks(weeks),
		Unit: func(v float64) string { return fmt.Sprint(int(v)) },
	}
	known := func(r engine.Ratings) float64 {
		mean, ok := r.Mean()
		if !ok {
			return math.NaN()
		}
		return mean
	}
	for _, w := range weeks {
		v.First, v.Second = append(v.First, known(w.Before)), append(v.Second, known(w.After))
	}
	s.feelings.lines.Set(v)
	s.sayFeeling()
}

func (s *Screen) sayFeeling() {
	weeks := s.lastWeeks()
	if i := s.feelings.lines.At(); i >= 0 && i < len(weeks) {
		s.feelings.line.SetValue(feelingLine(weeks[i]))
		return
	}
	s.feelings.line.SetValue(feelingsLine(weeks))
}

// mostPanel shows the exercises done most in the year.
type mostPanel struct {
	*panel
	ranking *widget.Ranking
}

func newMostPanel() *mostPanel {
	p := &mostPanel{ranking: widget.NewRanking()}
	p.panel = newPanel("", p.ranking, theme.Muted, nil)
	return p
}

func (s *Screen) showMost() {
	var ranks []widget.Rank
	most := s.shown.most
	for _, t := range most {
		ranks = append(ranks, widget.Rank{
			Name: s.exerciseName(t.Exercise), Part: float64(t.Worked) / float64(max(most[0].Worked, 1)),
			Text: lang.XN("history.sets-time", "{{.N}} sets, {{.Time}}", t.Sets, map[string]any{"N": t.Sets, "Time": words.Length(t.Worked)}),
		})
	}
	s.most.ranking.Set(ranks)
	s.most.title.SetValue(lang.X("history.most", "Most done in {{.Year}}", map[string]any{"Year": s.shown.year}))
	s.most.line.SetValue("")
	if len(ranks) == 0 {
		s.most.line.SetValue(lang.X("history.most-none", "Nothing this year yet."))
	}
}

// exerciseName is the name of an exercise, or its id if it is unknown.
func (s *Screen) exerciseName(id string) string {
	if ex, ok := s.options.Book.Exercises[id]; ok {
		return ex.Name
	}
	return id
}

// monthTicks label the weeks in which a month begins.
func monthTicks(weeks []engine.DayRecord) []widget.Tick {
	var ticks []widget.Tick
	for i, w := range weeks {
		if last := (w.Day + 6).Time(); last.Day() <= 7 {
			ticks = append(ticks, widget.Tick{At: i, Text: words.MonthShort(last.Month())})
		}
	}
	return ticks
}
