package main

import (
	"bufio"
	"errors"
	"fmt"
	"slices"
	"strings"

	"uncoil/engine"
	"uncoil/engine/bundle"
	"uncoil/engine/userfile"
)

// importCommand imports bundles and single files into the data folder.
type importCommand struct {
	Files []string      `arg:"" help:".uncoil files, single routine and exercise files, or a therapist's sheet as .txt; - reads a sheet from standard input." placeholder:"FILE"`
	Yes   bool          `help:"Import without asking."`
	Keep  bundle.Choice `help:"Where you have another one of the same id, keep: mine, theirs or both." enum:"mine,theirs,both,ask" default:"ask" placeholder:"WHICH"`
}

// Run carries out the command: it says what would change, asks, and imports all
// files or none.
func (c *importCommand) Run(p *program) error {
	if _, err := p.dataDir(); err != nil {
		return err
	}
	collection, err := p.collection()
	if err != nil {
		return err
	}
	if slices.Contains(c.Files, standardInput) && !c.Yes {
		return engine.Errorf(engine.CodeInvalid, "the sheet comes from standard input, so that nobody can be asked: add --yes, or give the name of a .txt file")
	}
	var answers <-chan string
	if !c.Yes {
		answers = p.answers()
	}
	for _, path := range c.Files {
		b, err := c.read(p, path, collection)
		if err != nil {
			return err
		}
		plan := collection.Plan(b)
		describe(p, path, plan)
		if err := c.resolve(p, path, plan, answers); err != nil {
			return err
		}
		if err := collection.Accept(plan); err != nil {
			return fmt.Errorf("%s: nothing was imported: %w", userfile.Name(path), err)
		}
	}
	if !collection.Changed() {
		fmt.Fprintln(p.out, engine.Text("There is nothing to add: all stays as it is."))
		return nil
	}
	if !c.Yes {
		yes, err := ask(p, answers, "Import this? (y/n) ")
		if err != nil {
			return err
		}
		if !yes {
			fmt.Fprintln(p.out, engine.Text("Nothing was imported."))
			return nil
		}
	}
	defer p.ending.hold()()
	err = collection.Save()
	for _, line := range collection.Notices() {
		p.say(line)
	}
	if err != nil {
		return err
	}
	fmt.Fprintln(p.out, engine.Text("Imported."))
	return nil
}

// resolve makes the choices of a plan, from the flag or by asking.
func (c *importCommand) resolve(p *program, path string, plan *bundle.Plan, answers <-chan string) error {
	if c.Keep != "ask" {
		choose(plan, c.Keep)
		return nil
	}
	for i := range plan.Clashes {
		clash := &plan.Clashes[i]
		if c.Yes {
			return engine.Errorf(engine.CodeConflict, "%s: you have another %s %s: say --keep mine, --keep theirs or --keep both", userfile.Name(path), clash.Kind, clash.ID)
		}
		both, err := ask(p, answers, engine.Text("Keep both, your %s %s and theirs? (y keeps both, n keeps yours) ", clash.Kind, clash.ID))
		if err != nil {
			return err
		}
		clash.Choice = bundle.KeepMine
		if both {
			clash.Choice = bundle.KeepBoth
		}
	}
	return nil
}

// choose makes the same choice for all clashes, except that built-in entries are
// kept.
func choose(plan *bundle.Plan, choice bundle.Choice) {
	for i := range plan.Clashes {
		plan.Clashes[i].Choice = choice
		if plan.Clashes[i].BuiltIn && choice == bundle.TakeTheirs {
			plan.Clashes[i].Choice = bundle.KeepBoth
		}
	}
}

// answers returns the lines of standard input. The channel is closed at the end
// of input.
func (p *program) answers() <-chan string {
	lines := make(chan string)
	go func() {
		defer close(lines)
		for in := bufio.NewScanner(p.stdin); in.Scan(); {
			select {
			case lines <- in.Text():
			case <-p.ctx.Done():
				return
			}
		}
	}()
	return lines
}

// ask asks a yes-or-no question; the end of input means no. It returns an error
// if a signal ends the program meanwhile.
func ask(p *program, answers <-chan string, question string) (yes bool, err error) {
	fmt.Fprint(p.out, question)
	select {
	case <-p.ctx.Done():
		fmt.Fprintln(p.out)
		return false, errors.New(engine.Text("the import was cancelled; nothing was imported"))
	case answer, more := <-answers:
		if !more {
			fmt.Fprintln(p.out)
		}
		answer = strings.ToLower(strings.TrimSpace(answer))
		return answer == "y" || answer == "yes", nil
	}
}

// describe prints what a plan would do.
func describe(p *program, path string, plan *bundle.Plan) {
	fmt.Fprint(p.out, userfile.Name(path))
	if plan.Title != "" {
		fmt.Fprintf(p.out, ": %s", plan.Title)
	}
	if plan.From != "" {
		fmt.Fprint(p.out, engine.Text(", from %s", plan.From))
	}
	fmt.Fprintln(p.out)
	for _, e := range plan.Added {
		fmt.Fprint(p.out, engine.Text("  new       %s %s (%s)\n", e.Kind, e.ID, e.Name))
	}
	for _, e := range plan.Same {
		fmt.Fprint(p.out, engine.Text("  the same  %s %s (%s)\n", e.Kind, e.ID, e.Name))
	}
	for _, c := range plan.Clashes {
		whose := "yours"
		if c.BuiltIn {
			whose = "the built-in one"
		}
		fmt.Fprint(p.out, engine.Text("  differs   %s %s (%s), %s is %s\n", c.Kind, c.ID, c.Name, whose, c.Mine))
	}
	if len(plan.Equipment) > 0 {
		fmt.Fprint(p.out, engine.Text("  needs     %s\n", needs(plan.Equipment)))
	}
	for _, m := range plan.Missing {
		fmt.Fprint(p.out, engine.Text("  missing   %s %s, which %s needs\n", m.What, m.ID, strings.Join(m.By, ", ")))
	}
}
