package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"

	"uncoil/engine"
)

// listCommand prints the routines and exercises.
type listCommand struct {
	JSON bool `help:"Print JSON for scripts." name:"json"`
}

// Run carries out the command.
func (c *listCommand) Run(p *program) error {
	books, err := p.catalog()
	if err != nil {
		return err
	}
	exercises := p.spared(books)
	if c.JSON {
		return listJSON(p, books.Routines(), exercises, books.Book())
	}
	w := tabwriter.NewWriter(p.out, 0, 4, 2, ' ', 0)
	fmt.Fprintln(w, engine.Text("ROUTINE\tNAME\tLEVEL\tNEEDS\tGOOD TO HAVE"))
	for _, r := range books.Routines() {
		needed := r.Equipment(books.Book())
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", r.ID, r.Name, r.Level, needs(needed), needs(r.Handy(books.Book())))
	}
	fmt.Fprintln(w, engine.Text("\nEXERCISE\tNAME\tLEVEL\tPOSITION\tNEEDS\tGOOD TO HAVE"))
	for _, e := range exercises {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", e.ID, e.Name, e.Level, e.Position, needs(e.Equipment), needs(e.Handy))
	}
	return w.Flush()
}

// needs formats equipment ids: without their dashes they are words.
func needs(equipment []string) string {
	if len(equipment) == 0 {
		return "-"
	}
	return strings.ReplaceAll(strings.Join(equipment, ", "), "-", " ")
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
		Handy     []string     `json:"handy"`
		Exercises []string     `json:"exercises"`
	}
	type exercise struct {
		ID        string            `json:"id"`
		Name      string            `json:"name"`
		Position  engine.Position   `json:"position"`
		Sides     engine.SideScheme `json:"sides"`
		Dose      engine.DoseKind   `json:"dose"`
		Level     engine.Level      `json:"level"`
		Equipment []string          `json:"equipment"`
		Handy     []string          `json:"handy"`
		Movements []engine.Movement `json:"movements"`
		Sources   []string          `json:"sources"`
	}
	out := struct {
		Routines  []routine  `json:"routines"`
		Exercises []exercise `json:"exercises"`
	}{}
	for i := range routines {
		r := &routines[i]
		entry := routine{r.ID, r.Name, r.Summary, r.Level, append([]string{}, r.Equipment(book)...), append([]string{}, r.Handy(book)...), nil}
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
			e.ID, e.Name, e.Position, e.Sides, e.Dose.Kind, e.Level, append([]string{}, e.Equipment...), append([]string{}, e.Handy...),
			append([]engine.Movement{}, e.Asks...), e.Sources,
		})
	}
	return printJSON(p, out)
}

func printJSON(p *program, v any) error {
	e := json.NewEncoder(p.out)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
