package draft

import (
	"slices"
	"strings"
	"unicode/utf8"

	"uncoil/engine"
)

// Op is an operation on a draft. Make one with the functions of this package.
type Op struct {
	// Name says what it does, for the line "undo ...", such as "remove".
	Name  string
	apply func(s State, around Context) (State, error)
}

// own makes an operation that changes the routine itself, which one that is
// built in does not allow.
func own(name string, apply func(s State, around Context) (State, error)) Op {
	return Op{name, func(s State, around Context) (State, error) {
		if s.BuiltIn {
			return s, engine.Errorf(engine.CodeInvalid, "%s is built in: make a copy of it, and change that", s.Routine.Name)
		}
		return apply(s, around)
	}}
}

// onItem makes an operation that changes one item of an own routine.
func onItem(name string, at Ref, change func(item *engine.Item, spot engine.PlaceContext, around Context) error) Op {
	return own(name, func(s State, around Context) (State, error) {
		spot, err := s.spot(at, around.Book)
		if err != nil {
			return s, err
		}
		changed := s.withItem(at, func(item *engine.Item) { err = change(item, spot, around) })
		if err != nil {
			return s, err
		}
		return changed, nil
	})
}

// exists returns an Error with CodeNotFound for an exercise that a book does
// not have.
func exists(id string, book *engine.Book) error {
	if _, ok := book.Exercises[id]; !ok {
		return engine.Errorf(engine.CodeNotFound, "there is no exercise %q", id)
	}
	return nil
}

// Add puts an exercise before the one at a place; a place after the last one of
// a block adds it there.
func Add(at Ref, exercise string) Op {
	return own("add", func(s State, around Context) (State, error) {
		if err := exists(exercise, around.Book); err != nil {
			return s, err
		}
		if len(s.refs()) >= engine.MaxItems {
			return s, engine.Errorf(engine.CodeInvalid, "the routine has %d exercises, and more is too much: take one out first", engine.MaxItems)
		}
		return s.insert(at, engine.Item{Exercise: exercise})
	})
}

// insert puts an item before the one at a place.
func (s State) insert(at Ref, item engine.Item) (State, error) {
	if at.Block < 0 || at.Block >= len(s.Routine.Blocks) || at.Item < 0 || at.Item > len(s.Routine.Blocks[at.Block].Items) {
		return s, engine.Errorf(engine.CodeNotFound, "the routine has no such place")
	}
	return s.withBlock(at.Block, func(block *engine.Block) {
		block.Items = slices.Insert(slices.Clone(block.Items), at.Item, item)
	}), nil
}

// Remove takes one exercise out.
func Remove(at Ref) Op {
	return own("remove", func(s State, _ Context) (State, error) {
		if s.item(at) == nil {
			return s, engine.Errorf(engine.CodeNotFound, "the routine has no exercise there")
		}
		return s.remove(at), nil
	})
}

func (s State) remove(at Ref) State {
	return s.withBlock(at.Block, func(block *engine.Block) {
		block.Items = slices.Delete(slices.Clone(block.Items), at.Item, at.Item+1)
		if len(block.Items) == 0 {
			block.Items = nil // as in a block that never had any
		}
	})
}

// Move takes an exercise from one place to another, with all that is set of it.
// The place to is where it stands afterwards.
func Move(from, to Ref) Op {
	return own("move", func(s State, _ Context) (State, error) {
		item := s.item(from)
		if item == nil {
			return s, engine.Errorf(engine.CodeNotFound, "the routine has no exercise there")
		}
		moved, err := s.remove(from).insert(to, *item)
		if err != nil {
			return s, err
		}
		return moved, nil
	})
}

// Swap puts another exercise in the place of one. Rests stay, since they belong
// to the place; a dose, a side and a note were meant for the exercise before.
func Swap(at Ref, exercise string) Op {
	return own("swap", func(s State, around Context) (State, error) {
		if err := exists(exercise, around.Book); err != nil {
			return s, err
		}
		item := s.item(at)
		if item == nil {
			return s, engine.Errorf(engine.CodeNotFound, "the routine has no exercise there")
		}
		if item.Exercise == exercise {
			return s, nil
		}
		return s.withItem(at, func(item *engine.Item) {
			*item = engine.Item{
				Exercise: exercise,
				Rest:     item.Rest, SetRest: item.SetRest, SideRest: item.SideRest, Before: item.Before,
			}
		}), nil
	})
}

// Rename gives the routine another name.
func Rename(name string) Op {
	return own("rename", func(s State, _ Context) (State, error) {
		name := oneLine(name)
		if n := utf8.RuneCountInString(name); n == 0 || n > engine.MaxName {
			return s, engine.Errorf(engine.CodeInvalid, "the name has %d characters: give it 1 to %d", n, engine.MaxName)
		}
		s.Routine.Name, s.Routine.Spoken = name, ""
		return s, nil
	})
}

// Summarize says in a sentence or two what the routine is for.
func Summarize(text string) Op {
	return own("summary", func(s State, _ Context) (State, error) {
		text, err := sentence("the summary", text)
		s.Routine.Summary = text
		return s, err
	})
}

// SetLevel says how demanding the routine is.
func SetLevel(level engine.Level) Op {
	return own("level", func(s State, _ Context) (State, error) {
		if !slices.Contains(engine.Levels(), level) {
			return s, engine.Errorf(engine.CodeInvalid, "there is no level %q", level)
		}
		s.Routine.Level = level
		return s, nil
	})
}

// SetNote sets what must be remembered at a place; an empty note takes it away.
func SetNote(at Ref, text string) Op {
	return onItem("note", at, func(item *engine.Item, _ engine.PlaceContext, _ Context) (err error) {
		item.Note, err = sentence("the note", text)
		return err
	})
}

// Variant is a way to do an exercise that its description tells.
type Variant int

// The variants.
const (
	Easier Variant = iota
	Stronger
)

// UseVariant notes an exercise's own easier or stronger variant at a place, so
// that it is shown and said there.
func UseVariant(at Ref, v Variant) Op {
	return onItem("variant", at, func(item *engine.Item, spot engine.PlaceContext, _ Context) error {
		text := spot.Exercise.Easier
		if v == Stronger {
			text = spot.Exercise.Stronger
		}
		if text == "" {
			return engine.Errorf(engine.CodeNotFound, "%s has no such variant", spot.Exercise.Name)
		}
		item.Note = text
		return nil
	})
}

// sentence brings a text into the form in which files hold it: one line that
// ends as a sentence does. An empty text stays empty.
func sentence(what, text string) (string, error) {
	text = oneLine(text)
	if text == "" {
		return "", nil
	}
	if !strings.ContainsAny(text[len(text)-1:], ".!?") {
		text += "."
	}
	if n := utf8.RuneCountInString(text); n > engine.MaxText {
		return "", engine.Errorf(engine.CodeInvalid, "%s has %d characters: the most is %d", what, n, engine.MaxText)
	}
	return text, nil
}

// oneLine returns a text without line breaks, double spaces and characters that
// cannot be seen or turn the reading direction.
func oneLine(text string) string {
	return engine.OneLine(strings.ToValidUTF8(text, ""))
}

// Reorder puts the exercises of a block into another order: order[i] is where
// the one that comes to stand at i stood before.
func Reorder(orders [][]int) Op {
	return own("reorder", func(s State, _ Context) (State, error) {
		if len(orders) != len(s.Routine.Blocks) {
			return s, engine.Errorf(engine.CodeInvalid, "the order is meant for another routine")
		}
		for b, order := range orders {
			items := s.Routine.Blocks[b].Items
			sorted := slices.Sorted(slices.Values(order))
			for i := range sorted {
				if sorted[i] != i {
					return s, engine.Errorf(engine.CodeInvalid, "the order is meant for another routine")
				}
			}
			if len(order) != len(items) {
				return s, engine.Errorf(engine.CodeInvalid, "the order is meant for another routine")
			}
			s = s.withBlock(b, func(block *engine.Block) {
				block.Items = make([]engine.Item, len(order))
				for i, from := range order {
					block.Items[i] = items[from]
				}
			})
		}
		return s, nil
	})
}
