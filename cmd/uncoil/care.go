package main

import (
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"uncoil/engine"
	"uncoil/engine/catalog"
)

// conditionsCommand lists what one can be careful with.
type conditionsCommand struct {
	JSON bool `help:"Print JSON for scripts." name:"json"`
}

// Run carries out the command.
func (c *conditionsCommand) Run(p *program) error {
	books, err := p.catalog()
	if err != nil {
		return err
	}
	book := books.Book()
	if c.JSON {
		return conditionsJSON(p, book)
	}
	w := tabwriter.NewWriter(p.out, 0, 4, 2, ' ', 0)
	fmt.Fprintln(w, "CONDITION\tNAME\tLEFT OUT UNLESS YOU HAVE ASKED\tKEPT, WITH A WORD OF CARE")
	for i := range book.Conditions {
		c := &book.Conditions[i]
		leave := movementList(c.Leave)
		if c.AskFirst {
			leave = "everything: ask before you begin"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", c.ID, c.Name, leave, movementList(c.Ask))
	}
	fmt.Fprintln(w, "\nMOVEMENT\tNAME\tWHAT IT IS")
	for i := range book.Movements {
		m := &book.Movements[i]
		fmt.Fprintf(w, "%s\t%s\t%s\n", m.ID, m.Name, m.Meaning)
	}
	return w.Flush()
}

// movementList writes movements as a list of ids.
func movementList(movements []engine.Movement) string {
	if len(movements) == 0 {
		return "-"
	}
	names := make([]string, len(movements))
	for i, m := range movements {
		names[i] = string(m)
	}
	return strings.Join(names, ", ")
}

// conditionsJSON prints conditions and movements. Fields are added in later
// versions, never renamed.
func conditionsJSON(p *program, book *engine.Book) error {
	type condition struct {
		ID       string            `json:"id"`
		Name     string            `json:"name"`
		Advice   string            `json:"advice"`
		Leave    []engine.Movement `json:"leave"`
		Ask      []engine.Movement `json:"ask"`
		Basis    string            `json:"basis"`
		AskFirst bool              `json:"askFirst,omitempty"`
	}
	type movement struct {
		ID      engine.Movement `json:"id"`
		Name    string          `json:"name"`
		Meaning string          `json:"meaning"`
	}
	var out struct {
		Conditions []condition `json:"conditions"`
		Movements  []movement  `json:"movements"`
	}
	for i := range book.Conditions {
		c := &book.Conditions[i]
		out.Conditions = append(out.Conditions, condition{
			c.ID, c.Name, c.Advice, append([]engine.Movement{}, c.Leave...), append([]engine.Movement{}, c.Ask...), c.Basis, c.AskFirst,
		})
	}
	for i := range book.Movements {
		m := &book.Movements[i]
		out.Movements = append(out.Movements, movement{m.ID, m.Name, m.Meaning})
	}
	return printJSON(p, out)
}

// spared returns the exercises that --careful does not leave out.
func (p *program) spared(books *catalog.Catalog) []engine.Exercise {
	prefs := engine.Preferences{}
	p.flags.careful(&prefs)
	people := books.Book().CarefulWith(&prefs)
	return slices.DeleteFunc(books.Exercises(), func(ex engine.Exercise) bool {
		return slices.ContainsFunc(people, func(c engine.Condition) bool { return c.LeavesOut(&ex) })
	})
}

// checkCareful checks the ids of --careful.
func (p *program) checkCareful() error {
	if len(p.flags.Careful) == 0 {
		return nil
	}
	books, err := p.catalog()
	if err != nil {
		return err
	}
	for _, id := range p.flags.Careful {
		if _, err := books.Condition(id); err != nil {
			return fmt.Errorf("--careful: %w", err)
		}
	}
	return nil
}

// careful adds the conditions and movements of --careful to what is stored.
func (c *commandLine) careful(p *engine.Preferences) {
	for _, id := range c.Careful {
		if movements := engine.MovementsOf([]string{id}); len(movements) > 0 {
			for _, m := range movements {
				p.Careful = with(p.Careful, m)
			}
			continue
		}
		p.Conditions = with(p.Conditions, id)
	}
}

// safetyCommand prints the safety page.
type safetyCommand struct{}

// Run carries out the command.
func (c *safetyCommand) Run(p *program) error {
	books, err := p.catalog()
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(p.out, safetyText(&books.Book().Safety))
	return err
}

// safetyText writes the safety page as plain text.
func safetyText(s *engine.Safety) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", s.Title)
	for _, section := range s.Sections {
		fmt.Fprintf(&b, "\n%s\n  %s\n", section.Head, section.Text)
		for _, point := range section.Points {
			fmt.Fprintf(&b, "  - %s\n", point)
		}
	}
	return b.String()
}

// acceptSafety shows the safety page before the first session. It reports false
// where it is not accepted. Without a terminal to answer at, the page is written
// to standard error and the session begins.
func (l *lead) acceptSafety(s *engine.Safety) bool {
	p := l.program
	if !p.stored.SafetyAccepted.IsZero() {
		return true
	}
	if !l.tty.listens() {
		fmt.Fprint(p.err, safetyText(s))
		return true
	}
	fmt.Fprintf(p.out, "%s\nIs that clear? Enter or y begins, n ends: ", safetyText(s))
	for {
		answer, ok := l.tty.line(p.ctx)
		switch strings.ToLower(answer) {
		case "", "y", "yes":
			if !ok {
				fmt.Fprintln(p.out)
				return false
			}
			p.keep(func(prefs *engine.Preferences) { prefs.SafetyAccepted = time.Now() })
			return true
		case "n", "no", "q":
			return false
		}
		fmt.Fprint(p.out, "y or n, please: ")
	}
}

// offered returns an error where a routine is not to be led before one has
// asked.
func (p *plan) offered() error {
	c := p.book.AskFirst(&p.prefs)
	if c == nil {
		return nil
	}
	return engine.Errorf(engine.CodeInvalid, "%s: %s 'uncoil play' asks whether you have, and remembers it", c.Name, c.Advice)
}

// askCare asks about everything in the routine that one is careful with and has
// not been asked about. It reports false where nobody is there any more, or where
// one wants to ask first.
func (l *lead) askCare(plan *plan) (bool, error) {
	p := l.program
	if !l.tty.listens() {
		return true, plan.offered()
	}
	if c := plan.book.AskFirst(&plan.prefs); c != nil {
		fmt.Fprintf(p.out, "%s\n%s\nHave you asked, and been told that you may? (y/n) ", c.Name, c.Advice)
		answer, ok := l.tty.line(p.ctx)
		if answer = strings.ToLower(answer); !ok || answer != "y" && answer != "yes" {
			fmt.Fprintln(p.out, "Ask first, please. Uncoil will be here when you come back.")
			return false, nil
		}
		l.remember(engine.CareAnswer{Condition: c.ID, Way: engine.KeepIt, At: time.Now()})
	}
	questions := engine.Questions(engine.Concerns(plan.routine, plan.book, &plan.prefs))
	if len(questions) > 0 {
		fmt.Fprintln(p.out, "Some of this asks for what you're careful with. Enter takes the careful way.")
	}
	for i := range questions {
		q := &questions[i]
		way, ok := l.askWay(plan.book, q)
		if !ok {
			return false, nil
		}
		l.remember(q.Answers(way, time.Now())...)
	}
	return true, nil
}

// remember keeps answers.
func (l *lead) remember(answers ...engine.CareAnswer) {
	l.program.keep(func(prefs *engine.Preferences) { prefs.Answers = prefs.WithAnswers(answers...) })
}

// askWay asks what to do about one exercise.
func (l *lead) askWay(book *engine.Book, q *engine.Question) (engine.Way, bool) {
	p := l.program
	names := make([]string, len(q.Conditions))
	for i, id := range q.Conditions {
		condition, _ := book.Condition(id)
		names[i] = condition.Name
	}
	why := q.Why
	if !q.Known {
		why = "nobody has said what this asks of a body. You decide."
	}
	fmt.Fprintf(p.out, "\n%s (%s): %s\n", book.Exercises[q.Exercise].Name, strings.Join(names, ", "), why)
	for i, way := range q.Ways {
		fmt.Fprintf(p.out, "  %d %s\n", i+1, wayText(book, q, way))
	}
	fmt.Fprint(p.out, "Your choice: ")
	for {
		answer, ok := l.tty.line(p.ctx)
		if !ok {
			fmt.Fprintln(p.out)
			return "", false
		}
		if answer == "" {
			return q.Ways[0], true
		}
		if n := int(answer[0] - '0'); len(answer) == 1 && n >= 1 && n <= len(q.Ways) {
			return q.Ways[n-1], true
		}
		fmt.Fprintf(p.out, "A number from 1 to %d, please, or just Enter: ", len(q.Ways))
	}
}

// wayText names one way.
func wayText(book *engine.Book, q *engine.Question, way engine.Way) string {
	switch {
	case way == engine.DoInstead:
		return "Instead: " + book.Exercises[q.Instead].Name
	case way == engine.LeaveOut:
		return "Leave it out"
	case q.Known:
		return "Keep it: I have asked"
	default:
		return "Keep it"
	}
}

// tellChanges says what is different because of what one is careful with, and
// which routine does better where this one does not suit.
func (p *program) tellChanges(plan *plan) {
	t := plan.timeline
	for _, c := range t.Changes {
		name, why := plan.book.Exercises[c.Exercise].Name, c.Condition
		if condition, ok := plan.book.Condition(c.Condition); ok {
			why = strings.ToLower(condition.Name)
		}
		if instead, ok := plan.book.Exercises[c.Instead]; ok {
			p.say(fmt.Sprintf("%s in place of %s (%s)", instead.Name, name, why))
			continue
		}
		p.say(fmt.Sprintf("%s is left out (%s)", name, why))
	}
	if !t.Unsuited {
		return
	}
	books, err := p.catalog()
	if err != nil {
		return
	}
	line := "much of this routine is different for you, so it may not suit you well"
	if best := engine.BestFor(plan.routine, books.Routines(), plan.book, &plan.prefs); best != nil {
		line += fmt.Sprintf(": %s suits you better ('uncoil play %s')", best.Name, best.ID)
	}
	p.say(line)
}
