package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"uncoil/engine"
	"uncoil/engine/plan"
	"uncoil/ui/terminal"
)

// todayCommand suggests what to do today.
type todayCommand struct {
	Minutes int  `help:"How much time you have." placeholder:"N"`
	JSON    bool `help:"Print JSON for scripts." name:"json"`
}

// Run carries out the command.
func (c *todayCommand) Run(p *program) error {
	if c.Minutes < 0 {
		return engine.Errorf(engine.CodeInvalid, "--minutes is %d: say how many minutes you have", c.Minutes)
	}
	sessions, err := p.sessions()
	if err != nil {
		return err
	}
	past, err := sessions.ReadWeeks(p.ctx)
	if err != nil {
		return err
	}
	s := sessions.Today(past, c.Minutes)
	length, err := sessions.LengthToday(&s)
	if err != nil {
		return err
	}
	advice := &sessions.Book.Advice
	if c.JSON {
		return todayJSON(p, &s, length, advice.Reason(string(s.Reason)))
	}
	_, err = fmt.Fprint(p.out, terminal.TodayText(&s, length, advice))
	return err
}

// todayJSON prints a suggestion. Fields are added in later versions, never renamed.
func todayJSON(p *program, s *plan.Suggestion, length time.Duration, why engine.AdviceReason) error {
	type reason struct {
		ID      plan.Reason `json:"id"`
		Say     string      `json:"say"`
		Sources []string    `json:"sources"`
		Topic   string      `json:"topic"`
	}
	out := struct {
		Date    string    `json:"date"`
		Kind    plan.Kind `json:"kind"`
		Routine string    `json:"routine,omitempty"`
		Name    string    `json:"name,omitempty"`
		Length  float64   `json:"length,omitempty"` // in seconds
		// Minutes is what it is fitted to, left out where it is as it is written.
		Minutes   int    `json:"minutes,omitempty"`
		Condition string `json:"condition,omitempty"`
		// Activities are what suits a day without a session, the best first.
		Activities []engine.ActivityKind `json:"activities"`
		Reason     reason                `json:"reason"`
		Week       int                   `json:"week"`
		// Done is how many sessions this calendar week has, Days on how many of its days
		// there was one, Goal on how many the plan would have one.
		Done int `json:"done"`
		Days int `json:"days"`
		Goal int `json:"goal"`
	}{
		Date: engine.DayOf(time.Now()).String(), Kind: s.Kind, Length: length.Seconds(), Minutes: s.Minutes,
		Activities: append([]engine.ActivityKind{}, s.Activities...),
		Reason:     reason{s.Reason, why.Say, why.Sources, why.Topic}, Week: s.Week, Done: s.Done, Days: s.Days, Goal: s.Goal,
	}
	if s.Routine != nil {
		out.Routine, out.Name = s.Routine.ID, s.Routine.Name
	}
	if s.Condition != nil {
		out.Condition = s.Condition.ID
	}
	return printJSON(p, out)
}

// adviceCommand prints the page "About your back".
type adviceCommand struct {
	Topic string `arg:"" optional:"" help:"One topic by its id; the page shows the ids in brackets."`
	JSON  bool   `help:"Print JSON for scripts." name:"json"`
}

// Run carries out the command.
func (c *adviceCommand) Run(p *program) error {
	books, err := p.catalog()
	if err != nil {
		return err
	}
	advice := books.Book().Advice
	text := terminal.AdviceText(&advice)
	if c.Topic != "" {
		topic := advice.Topic(c.Topic)
		if topic == nil {
			ids := make([]string, len(advice.Topics))
			for i := range advice.Topics {
				ids[i] = advice.Topics[i].ID
			}
			return engine.Errorf(engine.CodeNotFound, "there is no topic %q: it must be one of %s", c.Topic, strings.Join(ids, ", "))
		}
		text, advice.Topics = terminal.TopicText(&advice, topic), []engine.Topic{*topic}
	}
	if c.JSON {
		return adviceJSON(p, &advice)
	}
	_, err = fmt.Fprint(p.out, text)
	return err
}

// adviceJSON prints topics. Fields are added in later versions, never renamed.
func adviceJSON(p *program, a *engine.Advice) error {
	type citation struct {
		Title string `json:"title"`
		Year  string `json:"year,omitempty"`
		By    string `json:"by"`
	}
	type topic struct {
		ID       string     `json:"id"`
		Head     string     `json:"head"`
		Text     []string   `json:"text"`
		Practice []string   `json:"practice"`
		Sources  []string   `json:"sources"`
		Cites    []citation `json:"cites"`
	}
	var out struct {
		Topics []topic `json:"topics"`
	}
	for i := range a.Topics {
		t := &a.Topics[i]
		entry := topic{t.ID, t.Head, slices.Concat(t.Text, t.Points), append([]string{}, t.Practice...), t.Sources, []citation{}}
		for _, c := range t.Cites {
			entry.Cites = append(entry.Cites, citation(c))
		}
		out.Topics = append(out.Topics, entry)
	}
	return printJSON(p, out)
}
