package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"

	"uncoil/engine"
)

// listCommand prints what there is to play.
type listCommand struct {
	JSON bool `help:"Print JSON for scripts." name:"json"`
}

// Run carries out the command.
func (c *listCommand) Run(p *program) error {
	books, err := p.catalog()
	if err != nil {
		return err
	}
	if c.JSON {
		return listJSON(p, books.Routines(), books.Exercises(), books.Book())
	}
	w := tabwriter.NewWriter(p.out, 0, 4, 2, ' ', 0)
	fmt.Fprintln(w, "ROUTINE\tNAME\tLEVEL\tNEEDS")
	for _, r := range books.Routines() {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", r.ID, r.Name, r.Level, needs(r.Equipment(books.Book())))
	}
	fmt.Fprintln(w, "\nEXERCISE\tNAME\tPOSITION\tNEEDS")
	for _, e := range books.Exercises() {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", e.ID, e.Name, e.Position, needs(e.Equipment))
	}
	return w.Flush()
}

// needs lists equipment ids, which read as words once the dashes are gone.
func needs(equipment []string) string {
	if len(equipment) == 0 {
		return "a mat"
	}
	return "a mat, " + strings.ReplaceAll(strings.Join(equipment, ", "), "-", " ")
}

// listJSON prints ids, names and what each entry needs. Fields are added in
// later versions, never renamed.
func listJSON(p *program, routines []engine.Routine, exercises []engine.Exercise, book *engine.Book) error {
	type routine struct {
		ID        string       `json:"id"`
		Name      string       `json:"name"`
		Summary   string       `json:"summary"`
		Level     engine.Level `json:"level"`
		Equipment []string     `json:"equipment"`
		Exercises []string     `json:"exercises"`
	}
	type exercise struct {
		ID        string            `json:"id"`
		Name      string            `json:"name"`
		Position  engine.Position   `json:"position"`
		Sides     engine.SideScheme `json:"sides"`
		Dose      engine.DoseKind   `json:"dose"`
		Equipment []string          `json:"equipment"`
		Sources   []string          `json:"sources"`
	}
	out := struct {
		Routines  []routine  `json:"routines"`
		Exercises []exercise `json:"exercises"`
	}{}
	for i := range routines {
		r := &routines[i]
		entry := routine{r.ID, r.Name, r.Summary, r.Level, append([]string{}, r.Equipment(book)...), nil}
		for _, b := range r.Blocks {
			for _, item := range b.Items {
				entry.Exercises = append(entry.Exercises, item.Exercise)
			}
		}
		out.Routines = append(out.Routines, entry)
	}
	for i := range exercises {
		e := &exercises[i]
		out.Exercises = append(out.Exercises, exercise{
			e.ID, e.Name, e.Position, e.Sides, e.Dose.Kind, append([]string{}, e.Equipment...), e.Sources,
		})
	}
	return printJSON(p, out)
}

func printJSON(p *program, v any) error {
	e := json.NewEncoder(p.out)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
