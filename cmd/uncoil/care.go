package main

import (
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/ui/terminal"
)

// conditionsCommand lists the conditions and movements to be careful with.
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
	fmt.Fprintln(w, engine.Text("CONDITION\tNAME\tLEFT OUT UNLESS YOU HAVE ASKED\tKEPT, WITH A WORD OF CARE"))
	for i := range book.Conditions {
		c := &book.Conditions[i]
		leave := movementList(c.Leave)
		if c.AskFirst {
			leave = engine.Text("everything: ask before you begin")
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", c.ID, c.Name, leave, movementList(c.Ask))
	}
	fmt.Fprintln(w, engine.Text("\nMOVEMENT\tNAME\tWHAT IT IS"))
	for i := range book.Movements {
		m := &book.Movements[i]
		fmt.Fprintf(w, "%s\t%s\t%s\n", m.ID, m.Name, m.Meaning)
	}
	return w.Flush()
}

// movementList formats movements as a list of ids.
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

// spared returns the exercises that --careful does not exclude.
func (p *program) spared(books *catalog.Catalog) []engine.Exercise {
	prefs := engine.Preferences{}
	p.flags.careful(&prefs)
	people := books.Book().CarefulWith(&prefs)
	return slices.DeleteFunc(books.Exercises(), func(ex engine.Exercise) bool {
		return slices.ContainsFunc(people, func(c engine.Condition) bool { return c.LeavesOut(&ex) })
	})
}

// checkCareful validates the ids of --careful.
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

// careful adds the conditions and movements of --careful to the stored ones.
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

// with returns a list with an item added, unless it is there already.
func with[T comparable](list []T, item T) []T {
	if slices.Contains(list, item) {
		return list
	}
	return append(slices.Clone(list), item)
}

// safetyCommand prints the safety page.
type safetyCommand struct{}

// Run carries out the command.
func (c *safetyCommand) Run(p *program) error {
	books, err := p.catalog()
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(p.out, terminal.SafetyText(&books.Book().Safety))
	return err
}
