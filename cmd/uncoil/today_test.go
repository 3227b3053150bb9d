package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/locale"
	"uncoil/engine/store"
)

// suggested is what 'uncoil today --json' prints.
type suggested struct {
	Date, Kind, Routine, Name, Condition string
	Length                               float64
	Activities                           []string
	Reason                               struct {
		ID, Say, Topic string
		Sources        []string
	}
	Week, Done, Days, Goal, Minutes int
}

// suggestion runs 'uncoil today --json' on a data folder.
func suggestion(t *testing.T, dir string, args ...string) (s suggested) {
	t.Helper()
	o := uncoilIn(t, dir, append([]string{"today", "--json"}, args...)...)
	if o.code != exitFine || o.err != "" {
		t.Fatalf("%+v", o)
	}
	if err := json.Unmarshal([]byte(o.out), &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// done writes a session of 20 minutes into a history, so many days ago.
func done(t *testing.T, dir string, daysAgo int) {
	t.Helper()
	s, err := store.Open(t.Context(), dir, store.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	at := time.Now().AddDate(0, 0, -daysAgo)
	a := engine.Archive{Sessions: []engine.SessionDetails{{SessionRecord: engine.SessionRecord{
		Routine: "beginner", Name: "Beginner", Started: at.Add(-time.Second), Ended: at.Add(20 * time.Minute), Planned: 20 * time.Minute, Played: 20 * time.Minute, Finished: true,
	}}}}
	if _, err := s.Import(t.Context(), a, func(float64) {}); err != nil {
		t.Fatal(err)
	}
}

// TestTodayFollowsTheHistory from the first session on, and what is logged.
func TestTodayFollowsTheHistory(t *testing.T) {
	dir := t.TempDir()
	s := suggestion(t, dir)
	if s.Kind != "session" || s.Routine != "beginner" || s.Name != "Beginner" || s.Length < 600 || s.Week != 1 || s.Goal != 2 ||
		s.Reason.ID != "first-session" || s.Reason.Say == "" || !slices.Equal(s.Reason.Sources, []string{"S0"}) || s.Date != engine.DayOf(time.Now()).String() {
		t.Errorf("at first %+v", s)
	}
	if s.Minutes != 0 {
		t.Errorf("all of it is fitted to %d minutes", s.Minutes)
	}
	if s := suggestion(t, dir, "--minutes", "15"); s.Routine != "beginner" || s.Minutes != 15 || s.Length < 14.5*60 || s.Length > 15.5*60 {
		t.Errorf("in fifteen minutes %+v", s)
	}
	if s := suggestion(t, dir, "--minutes", "8"); s.Kind != "mini" || s.Routine != "desk-break" || s.Minutes != 8 {
		t.Errorf("in eight minutes %+v", s)
	}
	if s := suggestion(t, dir, "--careful", "cannot-get-to-the-floor"); s.Routine != "on-a-chair" {
		t.Errorf("off the floor %+v", s)
	}
	if s := suggestion(t, dir, "--careful", "recent-surgery"); s.Kind != "ask" || s.Condition != "recent-surgery" || s.Routine != "" {
		t.Errorf("after an operation %+v", s)
	}
	done(t, dir, 1)
	week := 1
	if today := engine.DayOf(time.Now()); today == today.WeekStart(locale.System().FirstWeekday()) {
		week = 0 // it was the week before
	}
	if s := suggestion(t, dir); s.Kind != "rest" || s.Done != week || s.Days != week || len(s.Activities) != 4 || s.Activities[0] != "walk" {
		t.Errorf("the day after %+v", s)
	}
	if o := uncoilIn(t, dir, "log", "strength", "45", "--note", "Dumbbells"); o.code != exitFine || !strings.Contains(o.out, "45 min, strength training") {
		t.Errorf("%+v", o)
	}
	if s := suggestion(t, dir); s.Reason.ID != "active-today" {
		t.Errorf("after some exercise %+v", s)
	}
	if o := uncoilIn(t, dir, "log", "swim", "1h5m", "--day", engine.DayOf(time.Now().AddDate(0, 0, -2)).String()); o.code != exitFine {
		t.Errorf("%+v", o)
	}
	kept, err := store.Open(t.Context(), dir, store.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	today := engine.DayOf(time.Now())
	all, err := kept.Activities(t.Context(), today-7, today)
	if err != nil || len(all) != 2 || !slices.ContainsFunc(all, func(a engine.Activity) bool {
		return a.Kind == engine.Swim && a.Length == 65*time.Minute && a.Day == today-2
	}) || !slices.ContainsFunc(all, func(a engine.Activity) bool { return a.Kind == engine.Strength && a.Note == "Dumbbells" }) {
		t.Errorf("kept %+v, %v", all, err)
	}
}

// TestTodayIsReadable says what to do, why, where that is from, and what to type.
func TestTodayIsReadable(t *testing.T) {
	o := uncoil(t, "today")
	for _, words := range []string{"Today: Beginner, ", " min", "starts slowly", "S0: article", "Week 1 of 6 of the plan; sessions this week: 0 of 2.", "uncoil play beginner", "uncoil advice start-slowly"} {
		if !strings.Contains(o.out, words) {
			t.Errorf("%q is not in\n%s", words, o.out)
		}
	}
}

// The session that is started is the one whose length is said.
func TestTodayStartsTheFittedSession(t *testing.T) {
	o := uncoil(t, "today", "--minutes", "15")
	for _, words := range []string{"Today: Beginner, 15 min", "'uncoil play beginner --minutes 15'"} {
		if !strings.Contains(o.out, words) {
			t.Errorf("%q is not in\n%s", words, o.out)
		}
	}
}

// TestAdviceHoldsWhatTheSourcesSay and a topic alone is shorter.
func TestAdviceHoldsWhatTheSourcesSay(t *testing.T) {
	whole := uncoil(t, "advice").out
	for _, words := range []string{
		"a few times a week", "small workouts", "bit by bit", "physiotherapist", "traction", "hanging head down", "Keeping active",
		"Stabilisation", "instead of running", "neutral", "navel", "change the routine", "heating pad", "cloth", "Fifteen to twenty minutes", "never lie on it",
		"knee replacement", "fusion", "stenosis", "spondylolisthesis", "slipped disc", "new hip", "February 2013", "February 2015", "1978",
	} {
		if !strings.Contains(whole, words) {
			t.Errorf("the page does not say %q", words)
		}
	}
	if one := uncoil(t, "advice", "belly").out; !strings.Contains(one, "navel") || strings.Contains(one, "heating pad") {
		t.Errorf("one topic is\n%s", one)
	}
	var listed struct {
		Topics []struct {
			ID      string
			Text    []string
			Sources []string
		}
	}
	if err := json.Unmarshal([]byte(uncoil(t, "advice", "--json").out), &listed); err != nil || len(listed.Topics) < 18 {
		t.Errorf("%d topics, %v", len(listed.Topics), err)
	}
	for _, topic := range listed.Topics {
		if len(topic.Text) == 0 || len(topic.Sources) == 0 {
			t.Errorf("%+v", topic)
		}
	}
}
