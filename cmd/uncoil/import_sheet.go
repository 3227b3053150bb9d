package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"uncoil/engine"
	"uncoil/engine/bundle"
	"uncoil/engine/catalog"
	"uncoil/engine/sheet"
	"uncoil/engine/userfile"
	"uncoil/ui/translations"
	"uncoil/ui/words"
)

// standardInput is the name that stands for standard input.
const standardInput = "-"

// sheetName is what the routine of a sheet without a heading is called.
const sheetName = "From my therapist"

// read reads a file to import. A text file is a therapist's sheet, of which it
// prints what was understood.
func (c *importCommand) read(p *program, path string, collection *bundle.Collection) (*bundle.Bundle, error) {
	if path != standardInput && !strings.EqualFold(filepath.Ext(path), sheet.Ending) {
		return bundle.ReadFile(path)
	}
	b, err := sheetBundle(p, path, collection)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", userfile.Name(path), err)
	}
	return b, nil
}

func sheetBundle(p *program, path string, collection *bundle.Collection) (*bundle.Bundle, error) {
	var data []byte
	var err error
	if path == standardInput {
		data, err = io.ReadAll(io.LimitReader(p.stdin, sheet.MaxText+1))
	} else {
		data, err = sheet.ReadFile(path)
	}
	if err != nil {
		return nil, err
	}
	books := collection.Catalog()
	read, err := sheet.Read(data, books.Book())
	if err != nil {
		return nil, err
	}
	name := read.Title
	if name == "" {
		name = sheetName
	}
	made, err := read.Make(name, books.Book(), func(id string) bool { return inUse(books, id) })
	if err != nil {
		return nil, err
	}
	translations.Add()
	describeSheet(p, read, made, books.Book())
	return bundle.Of(made.Routine.Name, made.Texts())
}

// inUse reports whether a routine or an exercise has an id.
func inUse(books *catalog.Catalog, id string) bool {
	_, exercise := books.Exercise(id)
	_, routine := books.Routine(id)
	return exercise == nil || routine == nil
}

// describeSheet prints what was understood of each line of a sheet.
func describeSheet(p *program, read *sheet.Sheet, made *sheet.Result, book *engine.Book) {
	entries := map[*sheet.Line]*sheet.Entry{}
	for i := range made.Entries {
		entries[made.Entries[i].Line] = &made.Entries[i]
	}
	for i := range read.Lines {
		l := &read.Lines[i]
		fmt.Fprintf(p.out, "%3d  %s\n", l.Number, l.Text)
		e, ok := entries[l]
		switch {
		case ok:
			describeEntry(p, e, book)
		case l.Kind == sheet.Note:
			fmt.Fprintln(p.out, engine.Text("     note       kept with the routine"))
		default:
			fmt.Fprintln(p.out, engine.Text("     left out   not understood: neither an exercise that Uncoil knows nor an amount"))
		}
		if l.Exercise == "" && len(l.Near) > 0 {
			fmt.Fprint(p.out, engine.Text("     near       %s: write that name if you mean it\n", named(l.Near, book)))
		}
	}
	if made.Dropped {
		fmt.Fprint(p.out, engine.Text("     The notes are longer than a routine has room for: kept is %q.\n", made.Routine.Summary))
	}
}

func describeEntry(p *program, e *sheet.Entry, book *engine.Book) {
	whose := "Uncoil's  "
	if e.Line.Exercise == "" {
		whose = "new       "
	}
	name, dose := words.SheetEntry(e, book)
	if dose != "" {
		name += ": " + dose
	}
	fmt.Fprintf(p.out, "     %s %s\n", whose, name)
	if line := words.SheetReadAs(e, book); line != "" {
		fmt.Fprintf(p.out, "                %s\n", line)
	}
	for _, r := range e.Remarks {
		fmt.Fprintf(p.out, "                %s\n", words.SheetRemark(r))
	}
}

// named lists exercises by their names.
func named(ids []string, book *engine.Book) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = book.Exercises[id].Name
	}
	return strings.Join(names, ", ")
}
