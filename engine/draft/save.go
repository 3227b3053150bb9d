package draft

import (
	"bytes"
	"encoding/json"
	"math"
	"slices"

	"uncoil/engine"
)

// version is the form in which drafts are kept. A program that changes the
// form counts it up.
const version = 1

// savedDraft is a draft as it is stored between runs.
type savedDraft struct {
	Version int   `json:"version"`
	First   State `json:"first"`
	Now     State `json:"now"`
}

// MarshalJSON writes the draft so that it survives the end of the program: what
// it is now and what it was at first. The steps between are not kept.
func (d *Draft) MarshalJSON() ([]byte, error) {
	return json.Marshal(savedDraft{version, d.first, d.now})
}

// Restore reads what MarshalJSON has written. If the draft had been changed,
// one Undo leads back to the beginning. It returns an Error with CodeDamaged
// for what is no draft, and for one of a newer program.
func Restore(data []byte, around Context) (*Draft, error) {
	var k savedDraft
	decoder := json.NewDecoder(bytes.NewReader(data))
	if err := decoder.Decode(&k); err != nil {
		return nil, engine.Errorf(engine.CodeDamaged, "the draft of a routine could not be read, so it is left out: %w", err)
	}
	if k.Version != version {
		return nil, engine.Errorf(engine.CodeDamaged, "the draft of a routine was kept by another version of the program (form %d), so it is left out", k.Version)
	}
	for _, s := range []*State{&k.First, &k.Now} {
		if err := s.validate(around.Prefs); err != nil {
			return nil, engine.Errorf(engine.CodeDamaged, "the draft of %q is damaged, so it is left out: %w", s.Routine.Name, err)
		}
	}
	d := &Draft{around: around, first: k.First, now: k.Now}
	if d.Changed() {
		d.past = []step{{k.First, "everything"}}
	}
	return d, nil
}

// validate checks everything that the program relies on.
func (s *State) validate(prefs engine.Preferences) error {
	joined := s.join(prefs)
	if err := joined.Validate(); err != nil {
		return err
	}
	if s.Routine.ID == "" || len(s.refs()) > engine.MaxItems {
		return engine.Errorf(engine.CodeInvalid, "it has no id, or too many exercises")
	}
	pauses := []*engine.Pause{s.Routine.Rest}
	for b := range s.Routine.Blocks {
		block := &s.Routine.Blocks[b]
		if !slices.Contains(engine.BlockKinds(), block.Kind) {
			return engine.Errorf(engine.CodeInvalid, "there is no block %q", block.Kind)
		}
		pauses = append(pauses, block.Rest)
		for i := range block.Items {
			item := &block.Items[i]
			pauses = append(pauses, item.Rest, item.SetRest, item.SideRest, item.Before)
			if err := validateItem(item); err != nil {
				return err
			}
		}
	}
	for _, p := range pauses {
		if err := validate(p); err != nil {
			return err
		}
	}
	return nil
}

func validateItem(item *engine.Item) error {
	switch a := item.Amount; {
	case a != nil && (*a < 1 || *a > engine.MaxHold || *a != math.Trunc(*a)),
		item.Sets != nil && (*item.Sets < 1 || *item.Sets > engine.MaxSets),
		item.Tempo != nil && (*item.Tempo < engine.MinScale || *item.Tempo > engine.MaxScale),
		!slices.Contains([]engine.Side{engine.NoSide, engine.LeftSide, engine.RightSide}, item.Side):
		return engine.Errorf(engine.CodeInvalid, "the dose of %s is out of its limits", item.Exercise)
	}
	return nil
}
