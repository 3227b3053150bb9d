package flow

import (
	"reflect"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/draft"
	"uncoil/ui/exercise"
	"uncoil/ui/files"
	"uncoil/ui/frame"
	"uncoil/ui/words"
)

// Add asks into which routine an exercise goes, and where, and puts it there: into one
// of the user's own, or into a copy of one that is built in. back shows afterwards what
// was shown before.
func (f *Routine) Add(id string, back func()) {
	a := &adding{Routine: f, exercise: f.Practice.Book.Exercises[id], back: back}
	own := exercise.Ways{Title: lang.X("adding.own", "Your routines")}
	copies := exercise.Ways{
		Title: lang.X("adding.copies", "A copy of"),
		Line:  lang.X("adding.copies-line", "These stay as they are. The copy with the exercise is yours."),
	}
	for i := range f.Practice.Routines {
		r := &f.Practice.Routines[i]
		if f.IsOwn(r.ID) {
			own.All = append(own.All, exercise.Way{Label: r.Name, Do: func() { a.into(a.ofOwn(r)) }})
		} else {
			copies.All = append(copies.All, exercise.Way{Label: r.Name, Do: func() { a.into(a.ofCopy(r)) }})
		}
	}
	own.All = append(own.All, exercise.Way{Label: lang.X("home.new", "New routine"), Do: func() { a.add(a.ofNew(), draft.Ref{Block: mainBlock}) }})
	f.OpenSheet(exercise.NewAddSheet(lang.X("adding.which", "Where does “{{.Name}}” go?", a.names(nil)), []exercise.Ways{own, copies}, f.CloseSheet))
}

// mainBlock is the index of the main part in a routine that has all blocks.
const mainBlock = 1

// adding is an exercise that is being put into a routine.
type adding struct {
	*Routine
	exercise engine.Exercise
	back     func()
}

// place is a routine that an exercise goes into.
type place struct {
	draft *draft.Draft
	// from is the routine that it is a copy of, nil for none; fresh tells that it has
	// never been saved, open that it was being changed.
	from  *engine.Routine
	fresh bool
	open  *editing
}

func (a *adding) ofOwn(r *engine.Routine) place {
	if e, ok := a.unsaved[r.ID]; ok {
		return place{draft: e.draft, open: e}
	}
	return place{draft: draft.Open(r, false, a.draftContext())}
}

func (a *adding) ofCopy(r *engine.Routine) place {
	copied := draft.Copy(r, a.copyName(r), a.Own.Taken, a.draftContext())
	return place{draft: draft.Open(&copied, false, a.draftContext()), from: r, fresh: true}
}

func (a *adding) ofNew() place {
	r := draft.New(a.newName(), a.prefs().Level, a.Own.Taken)
	return place{draft: draft.Open(&r, false, a.draftContext()), fresh: true}
}

// into asks where in a routine the exercise goes.
func (a *adding) into(p place) {
	a.CloseSheet()
	routine := p.draft.Routine()
	way := func(label string, at draft.Ref) exercise.Way {
		return exercise.Way{Label: label, Do: func() { a.add(p, at) }}
	}
	var all []exercise.Ways
	for b := range routine.Blocks {
		block := &routine.Blocks[b]
		ways := exercise.Ways{Title: words.Block(block.Kind)}
		if block.Kind == engine.Main {
			end := way(lang.X("adding.end", "At the end of the main part"), draft.Ref{Block: b, Item: len(block.Items)})
			all = append([]exercise.Ways{{All: []exercise.Way{end}}}, all...)
		}
		for i, item := range block.Items {
			name := map[string]any{"Name": a.Practice.Book.Exercises[item.Exercise].Name}
			if i == 0 {
				ways.All = append(ways.All, way(lang.X("adding.before", "Before {{.Name}}", name), draft.Ref{Block: b}))
			}
			if block.Kind != engine.Main || i < len(block.Items)-1 { // the end stands above
				ways.All = append(ways.All, way(lang.X("pauses.after", "After {{.Name}}", name), draft.Ref{Block: b, Item: i + 1}))
			}
		}
		if len(block.Items) == 0 && block.Kind != engine.Main {
			ways.All = append(ways.All, way(lang.X("adding.alone", "As its only exercise"), draft.Ref{Block: b}))
		}
		all = append(all, ways)
	}
	title := lang.X("adding.where", "Where in “{{.Routine}}”?", a.names(routine))
	a.OpenSheet(exercise.NewAddSheet(title, all, a.CloseSheet))
}

// add puts the exercise there and says so.
func (a *adding) add(p place, at draft.Ref) {
	a.CloseSheet()
	if err := p.draft.Do(draft.Add(at, a.exercise.ID)); err != nil {
		a.Notice(files.Reason(err))
		return
	}
	routine := p.draft.Routine()
	if p.open != nil {
		a.keepDraft(p.open)
		a.Withdraw(unfinishedLine(routine.Name))
		a.ShowAction(lang.X("adding.in-draft", "“{{.Name}}” is in “{{.Routine}}”, which you were changing: save it there.", a.names(routine)),
			lang.X("adding.open", "Open the editor"), func() { a.edit(p.open) })
		return
	}
	finished, err := p.draft.Finished()
	if err != nil {
		a.Notice(files.Reason(err))
		return
	}
	a.Changes.Make(func() (*catalog.Catalog, error) { return a.Own.SaveRoutine(finished) }, func() {
		if next := p.draft.ApplyTo(a.prefs()); !reflect.DeepEqual(next, a.prefs()) {
			a.change(next)
		}
		a.returnBack()
		a.ShowUndo(frame.Undo{
			Line: a.said(p, &finished), Label: lang.X("adding.undo", "Undo"), Act: func() { a.takeOut(p) },
			Open: func() { a.Routine.Open(finished.ID) },
		})
	})
}

// said says where the exercise is now.
func (a *adding) said(p place, r *engine.Routine) string {
	data := a.names(r)
	if p.from == nil {
		return lang.X("adding.done", "“{{.Name}}” is in “{{.Routine}}” now.", data)
	}
	data["From"] = p.from.Name
	return lang.X("adding.copied", "“{{.Name}}” is in “{{.Routine}}”, your copy of “{{.From}}”.", data)
}

// takeOut makes the routine what it was, or deletes one that was made for this.
func (a *adding) takeOut(p place) {
	a.Changes.Make(func() (*catalog.Catalog, error) {
		if p.fresh {
			after, _, err := a.Own.DeleteRoutine(p.draft.Routine().ID)
			return after, err
		}
		p.draft.Undo()
		before, err := p.draft.Finished()
		if err != nil {
			return nil, err
		}
		return a.Own.SaveRoutine(before)
	}, a.returnBack)
}

// returnBack shows what was shown before, unless a session is running.
func (a *adding) returnBack() {
	if !a.Sessions.Running() {
		a.back()
	}
}

// names are the names of the exercise and of a routine, which may be nil.
func (a *adding) names(r *engine.Routine) map[string]any {
	data := map[string]any{"Name": a.exercise.Name}
	if r != nil {
		data["Routine"] = r.Name
	}
	return data
}
