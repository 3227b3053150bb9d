package catalog

import (
	"slices"

	"uncoil/engine"
)

// careFile holds what a person can be careful with.
const careFile = "care.yaml"

// careData is what careFile holds.
type careData struct {
	Movements  []engine.MovementText `yaml:"movements"`
	Conditions []engine.Condition    `yaml:"conditions"`
	Safety     engine.Safety         `yaml:"safety"`
	Adapted    []engine.Adaptation   `yaml:"adapted"`
}

// care checks that every movement is described, and every condition complete.
func (d *document) care(c *careData) {
	named := make([]engine.Movement, len(c.Movements))
	for i := range c.Movements {
		m, at := &c.Movements[i], index("movements", i)
		named[i] = m.ID
		d.required(at+".name", m.Name, "write what people read")
		d.written(at+".meaning", m.Meaning, "say it in plain words")
		d.cautionText(at+".caution", m.Caution)
	}
	choices(d, "movements", named, engine.Movements())
	for _, m := range engine.Movements() {
		if !slices.Contains(named, m) {
			d.fail("movements", "movements does not describe %s: add it", m)
		}
	}
	d.safety(&c.Safety)
	ids := map[string]bool{}
	for i := range c.Conditions {
		at := index("conditions", i)
		if id := c.Conditions[i].ID; ids[id] || slices.Contains(engine.Movements(), engine.Movement(id)) {
			d.fail(at+".id", "%s.id is %q, which is taken: give it another", at, shorten(id))
		}
		ids[c.Conditions[i].ID] = true
		d.condition(at, &c.Conditions[i])
	}
}

// safety checks what everybody is told.
func (d *document) safety(s *engine.Safety) {
	d.required("safety.title", s.Title, "write a heading")
	d.required("safety.accept", s.Accept, "write what one agrees to")
	for i := range s.Sections {
		at := index("safety.sections", i)
		d.required(at+".head", s.Sections[i].Head, "write a heading")
		d.required(at+".text", s.Sections[i].Text, "write one or two sentences")
	}
	if s.Emergency().Head == "" {
		d.fail("safety.sections", "no section of safety has emergency: true: say when to call for help at once")
	}
	if len(s.Spoken) != 2 {
		d.fail("safety.spoken", "safety.spoken has %s: write 2", many(len(s.Spoken), "sentence"))
	}
	for i, text := range s.Spoken {
		d.spoken(index("safety.spoken", i), text)
	}
}

func (d *document) condition(at string, c *engine.Condition) {
	if !ValidID(c.ID) {
		d.fail(at+".id", "%s.id is %q: use small letters, digits and single hyphens", at, shorten(c.ID))
	}
	d.required(at+".name", c.Name, "write what people read")
	d.written(at+".advice", c.Advice, "say whom to ask about what")
	if d.required(at+".because", c.Because, "say why the session is different") {
		d.spoken(at+".because", c.Because)
	}
	for i, text := range c.Remind {
		d.spoken(index(at+".remind", i), text)
	}
	choices(d, at+".handy", c.Handy, engine.Equipment())
	choice(d, at+".basis", c.Basis, sources())
	all := slices.Concat(c.Leave, c.Ask)
	choices(d, at+".leave", all, engine.Movements())
	for _, m := range all {
		why, caution := at+".why."+string(m), at+".cautions."+string(m)
		d.written(why, c.Why[m], "say why one is careful with it")
		d.cautionText(caution, c.Cautions[m])
	}
}

// cautionText checks a caution, which is shown whole and spoken by sentence.
func (d *document) cautionText(path, text string) {
	if !d.required(path, text, "say what to be careful with, and what to do instead") {
		return
	}
	for _, line := range engine.SplitSentences(text) {
		d.spoken(path, line)
	}
}

// movements checks that an exercise decides on each movement.
func (d *document) movements(e *engine.Exercise) {
	choices(d, "asks", e.Asks, engine.Movements())
	choices(d, "spares", e.Spares, engine.Movements())
	var open []engine.Movement
	for _, m := range engine.Movements() {
		asks, spares := slices.Contains(e.Asks, m), slices.Contains(e.Spares, m)
		switch {
		case asks && spares:
			d.fail("spares", "%s stands in asks and in spares: keep one", m)
		case !asks && !spares:
			open = append(open, m)
		}
	}
	if len(open) > 0 {
		d.fail("asks", "nothing is decided about %s: name each in asks or in spares", list(open))
	}
}

// cautions checks what is warned of; conditions are those that there are.
func (d *document) cautions(e *engine.Exercise, written func(path, text string)) {
	for i := range e.Cautions {
		c, at := &e.Cautions[i], index("cautions", i)
		if c.ForEverybody() {
			written(at, c.Say)
			continue
		}
		d.cautionText(at+".say", c.Say)
		choices(d, at+".about", c.About, engine.Movements())
	}
}

// known checks the cautions and the words that are for some conditions.
func (d *document) known(e *engine.Exercise, conditions []engine.Condition) {
	ids := conditionIDs(conditions)
	d.adapted(e, ids)
	for i := range e.Cautions {
		choices(d, index("cautions", i)+".for", e.Cautions[i].For, ids)
	}
}

// gentle checks that what stands in for missing equipment is no harder than the
// exercise.
func (d *document) gentle(e *engine.Exercise, exercises map[string]engine.Exercise) {
	for i, id := range e.Swaps {
		if other, ok := exercises[id]; ok && !engine.Easier(e, &other) {
			d.fail(index("swaps", i), "%s is %q, which is harder than %s: name one of no higher level that asks nothing more of the body", index("swaps", i), id, e.ID)
		}
	}
}
