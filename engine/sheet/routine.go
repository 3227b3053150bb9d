package sheet

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"uncoil/engine"
	"uncoil/engine/catalog"
)

// RemarkKind is one thing that must be said about a line.
type RemarkKind string

// The remarks. From and To are numbers, as the remark needs them; Of and In are what they
// count, "" for sets.
const (
	// Misspelled: the name is written a little differently.
	Misspelled RemarkKind = "misspelled"
	// NoDose: no amount is written, From is what is taken for now, 0 for what the
	// user's level says.
	NoDose RemarkKind = "no-dose"
	// LowestOf: of a range From–To the lower end is taken.
	LowestOf RemarkKind = "lowest"
	// Beyond: the exercise's own range is From–To; what is prescribed stays.
	Beyond RemarkKind = "beyond"
	// Converted: From, of one unit, became To of the exercise's own.
	Converted RemarkKind = "converted"
	// AsSeconds and AsReps: a number without a unit, From, was read so.
	AsSeconds RemarkKind = "as-seconds"
	AsReps    RemarkKind = "as-reps"
	// AsSets: From repetitions are done as sets, a hold each.
	AsSets RemarkKind = "as-sets"
	// AsNote: Text, a time, is kept as a note, for the exercise goes at its own pace.
	// SideAsNote: Text is a side, and the exercise is not done on one alone.
	AsNote     RemarkKind = "as-note"
	SideAsNote RemarkKind = "side-as-note"
	// Sideless: the exercise works both sides as one.
	Sideless RemarkKind = "sideless"
	// BothSides: the exercise works one side after the other though none is
	// written.
	BothSidesAsUsual RemarkKind = "both-sides"
	// Borrowed: the exercise Text is held here; a new one with its picture counts
	// the repetitions.
	Borrowed RemarkKind = "borrowed"
	// Assumed: the position, Text, is not written.
	Assumed RemarkKind = "assumed"
	// Cut: From is written, To is the most.
	Cut RemarkKind = "cut"
	// Shortened: a name or a note is too long for its place.
	Shortened RemarkKind = "shortened"
)

// Remark is one thing that must be said about a line.
type Remark struct {
	Kind     RemarkKind
	From, To float64
	Of, In   engine.DoseKind
	Text     string
}

// Entry is what becomes of one line.
type Entry struct {
	Line *Line
	Item engine.Item
	// Own is the new exercise, nil where there is one already.
	Own     *engine.Exercise
	Remarks []Remark
}

// Result is the routine of a sheet, and its new exercises.
type Result struct {
	Routine engine.Routine
	Entries []Entry
	// Dropped tells that more notes were written than a routine has room for.
	Dropped bool
}

// usualReps is the dose of a new exercise of which none is written.
const usualReps = 10

// Make makes a routine of what is not left out. taken reports whether an id is in
// use. It returns an Error with CodeInvalid if there is no exercise.
func (s *Sheet) Make(routineName string, book *engine.Book, taken func(id string) bool) (*Result, error) {
	made := &Result{Routine: engine.Routine{Level: engine.LevelBeginner}}
	ids := map[string]bool{}
	free := func(name string) string {
		id := catalog.Slug(name)
		if !catalog.ValidID(id) {
			id = "exercise"
		}
		for n := 1; ; n++ {
			try := id
			if n > 1 {
				behind := "-" + strconv.Itoa(n)
				try = strings.TrimRight(id[:min(len(id), catalog.MaxID-len(behind))], "-") + behind
			}
			if !ids[try] && !taken(try) {
				ids[try] = true
				return try
			}
		}
	}
	r := &made.Routine
	r.Name, _ = cut(strings.Join(strings.Fields(routineName), " "), engine.MaxName)
	r.ID = free(r.Name)
	var items []engine.Item
	news := map[string]*engine.Exercise{}
	for i := range s.Lines {
		l := &s.Lines[i]
		if l.Out || len(items) == engine.MaxItems {
			continue
		}
		b := builder{line: l, entry: Entry{Line: l}}
		if ex, ok := book.Exercises[l.Exercise]; ok && !counted(&ex, &l.Asked) {
			b.known(&ex)
		} else {
			b.own(free)
			if ok {
				b.borrow(&ex)
			}
			// The same line twice is the same exercise twice.
			if same := news[b.key()]; same != nil {
				b.entry.Item.Exercise, b.entry.Own = same.ID, nil
			} else {
				news[b.key()] = b.entry.Own
			}
		}
		b.note()
		items = append(items, b.entry.Item)
		made.Entries = append(made.Entries, b.entry)
	}
	if len(items) == 0 {
		return nil, engine.Errorf(engine.CodeInvalid, "there is no exercise in it: write one a line, such as Bridge 3x10")
	}
	r.Blocks = []engine.Block{{Kind: engine.Main, Items: items}}
	r.Summary, made.Dropped = cut(s.notes(), engine.MaxText)
	return made, nil
}

// notes are the lines that are kept as notes, and how often all is to be done.
func (s *Sheet) notes() string {
	var notes []string
	for i := range s.Lines {
		if l := &s.Lines[i]; l.Kind == Note && l.Exercise == "" {
			notes = append(notes, l.Text)
		}
	}
	return strings.Join(notes, joint)
}

// Texts returns the files of the result as the data folder holds them: the
// routine and the new exercises.
func (r *Result) Texts() []catalog.Own {
	var all []catalog.Own
	for i := range r.Entries {
		if own := r.Entries[i].Own; own != nil {
			all = append(all, catalog.Own{Exercise: own})
		}
	}
	return append(all, catalog.Own{Routine: &r.Routine})
}

// builder makes the entry of one line.
type builder struct {
	line  *Line
	entry Entry
	notes []string
}

func (b *builder) say(r Remark) { b.entry.Remarks = append(b.entry.Remarks, r) }

// key tells new exercises apart.
func (b *builder) key() string {
	own := *b.entry.Own
	own.ID = ""
	return string(catalog.Encode(&own))
}

// low returns the lower end of what is written, a whole number, and says what it
// has left out.
func (b *builder) low(s Span, of engine.DoseKind) float64 {
	if s.To > s.From {
		b.say(Remark{Kind: LowestOf, From: s.From, To: s.To, Of: of})
	}
	return max(1, math.Round(s.From))
}

// most keeps a number within what the program can do, and says so.
func (b *builder) most(v, most float64, of engine.DoseKind) float64 {
	if v > most {
		b.say(Remark{Kind: Cut, From: v, To: most, Of: of})
	}
	return min(v, most)
}

// known makes the item of an exercise that there is.
func (b *builder) known(ex *engine.Exercise) {
	asked := b.line.Asked
	item := &b.entry.Item
	item.Exercise = ex.ID
	if b.line.Misspelled {
		b.say(Remark{Kind: Misspelled, Text: ex.Name})
	}
	b.sides(ex, asked.Sides)
	amount, sets := b.amount(ex, asked)
	if amount > 0 {
		amount = b.most(amount, ex.Dose.Kind.Most(), ex.Dose.Kind)
		item.Amount = &amount
	}
	if sets > 0 {
		n := int(b.most(sets, engine.MaxSets, ""))
		item.Sets = &n
	}
	item.Exact = item.Amount != nil || item.Sets != nil
	switch {
	case !item.Exact:
		b.say(Remark{Kind: NoDose})
	case item.Amount != nil && !ex.Dose.Amount.Contains(amount):
		b.say(Remark{Kind: Beyond, From: ex.Dose.Amount.From, To: ex.Dose.Amount.To, Of: ex.Dose.Kind})
	}
}

// sides takes over which side is to be worked.
func (b *builder) sides(ex *engine.Exercise, asked Sides) {
	switch asked {
	case LeftOnly, RightOnly:
		if ex.CanDoOneSide() {
			b.entry.Item.Side = engine.Side(asked)
			return
		}
		b.keep(SideAsNote, string(asked)+" side")
	case EachSide, Alternating:
		if ex.Sides == engine.SidesNone {
			b.say(Remark{Kind: Sideless})
		}
	case NoSides:
		if ex.CanDoOneSide() {
			b.say(Remark{Kind: BothSidesAsUsual})
		}
	}
}

// keep keeps as a note what the exercise has nothing for.
func (b *builder) keep(kind RemarkKind, text string) {
	b.notes = append(b.notes, text)
	b.say(Remark{Kind: kind, Text: text})
}

// amount returns how much of an exercise is asked for in its own unit, and how
// many sets; 0 is what is not written.
func (b *builder) amount(ex *engine.Exercise, a Asked) (amount, sets float64) {
	if a.Sets.Given() {
		sets = b.low(a.Sets, "")
	}
	round := cycle(ex)
	switch kind := ex.Dose.Kind; kind {
	case engine.HoldSeconds:
		return b.hold(ex, a, sets)
	case engine.HoldBreaths:
		switch {
		case a.Breaths.Given():
			amount = b.low(a.Breaths, engine.HoldBreaths)
		case a.Seconds.Given():
			amount = b.converted(b.low(a.Seconds, engine.HoldSeconds), round, ex.Dose.Kind)
		case a.Hold.Given():
			amount = b.converted(b.low(a.Hold, engine.HoldSeconds), round, ex.Dose.Kind)
		}
		if a.Reps.Given() {
			n := b.low(a.Reps, engine.Repetitions)
			b.say(Remark{Kind: AsSets, From: n})
			sets = max(1, sets) * n
		}
	default:
		switch {
		case a.Reps.Given():
			amount = b.low(a.Reps, engine.Repetitions)
			if a.Seconds.Given() {
				b.keep(AsNote, "each "+secondsText(a.Seconds))
			}
			if a.Breaths.Given() {
				b.keep(AsNote, "hold "+spanText(a.Breaths)+" breaths")
			}
		case a.Breaths.Given():
			amount = b.low(a.Breaths, engine.HoldBreaths)
		case a.Seconds.Given():
			amount = b.converted(b.low(a.Seconds, engine.HoldSeconds), round, ex.Dose.Kind)
		}
		if a.Hold.Given() && a.Hold.From != ex.Dose.Hold { // else it is counted so
			b.keep(AsNote, "hold "+secondsText(a.Hold))
		}
	}
	return amount, sets
}

// hold returns the seconds and sets of an exercise that is held or goes on for a
// time.
func (b *builder) hold(ex *engine.Exercise, a Asked, sets float64) (amount, _ float64) {
	length := a.Seconds
	if !length.Given() {
		length = a.Hold
	}
	times := a.Reps
	switch {
	case a.Bare && !length.Given() && a.Reps.From >= 10:
		b.say(Remark{Kind: AsSeconds, From: a.Reps.From})
		length, times = a.Reps, Span{}
	case moves(ex) && times.Given() && !length.Given():
		n := b.low(times, engine.Repetitions)
		seconds := math.Round(n * cycle(ex))
		b.say(Remark{Kind: Converted, From: n, Of: engine.Repetitions, To: seconds, In: engine.HoldSeconds})
		return seconds, sets
	}
	if length.Given() {
		amount = b.low(length, engine.HoldSeconds)
		if a.Seconds.Given() && a.Hold.Given() {
			b.keep(AsNote, "hold "+secondsText(a.Hold))
		}
	} else if a.Breaths.Given() {
		n := b.low(a.Breaths, engine.HoldBreaths)
		amount = math.Round(n * breath)
		b.say(Remark{Kind: Converted, From: n, Of: engine.HoldBreaths, To: amount, In: engine.HoldSeconds})
	}
	if times.Given() {
		n := b.low(times, engine.Repetitions)
		b.say(Remark{Kind: AsSets, From: n})
		sets = max(1, sets) * n
	}
	return amount, sets
}

// converted turns seconds into repetitions, rounds or breaths.
func (b *builder) converted(seconds, each float64, in engine.DoseKind) float64 {
	n := max(1, math.Round(seconds/each))
	b.say(Remark{Kind: Converted, From: seconds, Of: engine.HoldSeconds, To: n, In: in})
	return n
}

// breath is the length of one breath at the program's usual pace, in seconds.
var breath = (engine.DefaultPreferences().BreathIn + engine.DefaultPreferences().BreathOut).Seconds()

// cycle returns how long one repetition or round of an exercise takes, in seconds.
func cycle(ex *engine.Exercise) float64 {
	prefs := engine.DefaultPreferences()
	total := 0.0
	for i := range ex.Cycle {
		switch p := &ex.Cycle[i]; {
		case p.Seconds > 0:
			total += p.Seconds
		case p.Breath == engine.BreathOut:
			total += prefs.BreathOut.Seconds()
		default:
			total += prefs.BreathIn.Seconds()
		}
	}
	return max(1, total)
}

// moves reports whether an exercise that lasts a time is a movement, and not still.
func moves(ex *engine.Exercise) bool {
	for i := range ex.Cycle {
		if ex.Cycle[i].Frame != ex.Cycle[0].Frame {
			return true
		}
	}
	return false
}

func spanText(s Span) string {
	text := strconv.FormatFloat(s.From, 'f', -1, 64)
	if s.To > s.From {
		text += "–" + strconv.FormatFloat(s.To, 'f', -1, 64)
	}
	return text
}

func secondsText(s Span) string { return spanText(s) + " s" }

// own makes a new exercise of the line.
func (b *builder) own(free func(name string) string) {
	l := b.line
	e := &engine.Exercise{Position: posture(l.Text), Sides: engine.SidesNone}
	short := false
	e.Name, short = cut(sentenceCase(l.Name), engine.MaxName)
	if short {
		b.say(Remark{Kind: Shortened, Text: e.Name})
	}
	if e.Name == "" {
		e.Name = "Exercise " + strconv.Itoa(l.Number)
	}
	if e.Position == "" {
		e.Position = engine.Supine
		b.say(Remark{Kind: Assumed, Text: string(e.Position)})
	}
	parts := strings.Split(l.Text, joint)
	if l.Amended {
		if parts = l.Notes; len(parts) == 0 {
			parts = []string{e.Name}
		}
	}
	for _, part := range parts {
		step, _ := cut(part, engine.MaxText)
		if len(e.Steps) < mostSteps {
			e.Steps = append(e.Steps, step)
		}
		if short = step != part || len(e.Steps) == mostSteps; short {
			b.say(Remark{Kind: Shortened, Text: step})
		}
	}
	switch l.Asked.Sides {
	case EachSide, LeftOnly, RightOnly:
		e.Sides = engine.SidesLeftRight
	case Alternating:
		e.Sides = engine.SidesAlternating
	}
	if l.Asked.Sides == LeftOnly || l.Asked.Sides == RightOnly {
		b.entry.Item.Side = engine.Side(l.Asked.Sides)
	}
	e.Dose = b.dose()
	e.ID = free(e.Name)
	b.entry.Own, b.entry.Item.Exercise = e, e.ID
}

// counted reports whether repetitions are asked for that an exercise, which is
// held, can only do as more sets than make sense.
func counted(ex *engine.Exercise, a *Asked) bool {
	const mostHolds = 5
	if ex.Dose.Kind != engine.HoldSeconds || !a.Reps.Given() {
		return false
	}
	if !a.Seconds.Given() && !a.Hold.Given() {
		return !moves(ex) && (!a.Bare && a.Reps.From > mostHolds || a.Bare && a.Reps.From < 10)
	}
	return max(1, a.Sets.From)*a.Reps.From > engine.MaxSets
}

// borrow gives a new exercise what is known of the one that it was taken for: its
// picture, and what it asks of a body.
func (b *builder) borrow(ex *engine.Exercise) {
	e := b.entry.Own
	b.entry.Remarks = slices.DeleteFunc(b.entry.Remarks, func(r Remark) bool { return r.Kind == Assumed })
	e.Position, e.Ends, e.Equipment, e.Handy = ex.Position, ex.Ends, ex.Equipment, ex.Handy
	e.Asks, e.Spares, e.Regions, e.Cautions = ex.Asks, ex.Spares, ex.Regions, ex.Cautions
	e.Level, e.Aim, e.Benefit = ex.Level, ex.Aim, ex.Benefit
	if ex.Sides != engine.SidesNone && e.Sides == engine.SidesNone {
		e.Sides = engine.SidesLeftRight
	}
	if len(ex.Pictures) == 0 && len(ex.Cycle) > 0 && ex.Cycle[0].Frame != "" {
		e.Figure = ex.FigureID()
	}
	b.say(Remark{Kind: Borrowed, Text: ex.Name})
}

// sentenceCase writes the first letter large.
func sentenceCase(name string) string {
	for i, r := range name {
		if i == 0 {
			return strings.ToUpper(string(r)) + name[len(string(r)):]
		}
	}
	return name
}

// mostSteps is the most steps of a new exercise: more are no exercise any more.
const mostSteps = 12

// mostHeld is the longest hold at the top of a repetition, in seconds.
const mostHeld = 60

// dose makes the dose of a new exercise, as written.
func (b *builder) dose() engine.Dose {
	a := b.line.Asked
	whole := func(s Span, most float64, of engine.DoseKind) engine.Range {
		r := engine.Range{From: max(1, math.Round(s.From)), To: max(1, math.Round(s.To))}
		return engine.Range{From: b.most(r.From, most, of), To: min(r.To, most)}
	}
	if !a.Hold.Given() && a.Reps.Given() && a.Seconds.Given() { // "5 times, 20 seconds"
		a.Hold = a.Seconds
	}
	if !a.Hold.Given() && a.Reps.Given() && a.Breaths.Given() {
		seconds := math.Round(a.Breaths.From * breath)
		b.say(Remark{Kind: Converted, From: a.Breaths.From, Of: engine.HoldBreaths, To: seconds, In: engine.HoldSeconds})
		a.Hold = Span{seconds, seconds}
	}
	d := engine.Dose{}
	if a.Sets.Given() {
		d.Sets = whole(a.Sets, engine.MaxSets, "")
	}
	switch {
	case a.Reps.Given() && a.Hold.From > mostHeld:
		d.Kind, d.Amount = engine.HoldSeconds, whole(a.Hold, engine.MaxHold, engine.HoldSeconds)
		n := b.low(a.Reps, engine.Repetitions) * max(1, d.Sets.From)
		b.say(Remark{Kind: AsSets, From: n})
		n = b.most(n, engine.MaxSets, "")
		d.Sets = engine.Range{From: n, To: n}
	case a.Reps.Given():
		d.Kind, d.Amount = engine.Repetitions, whole(a.Reps, engine.MaxCount, engine.Repetitions)
		if a.Hold.Given() {
			d.Hold = b.low(a.Hold, engine.HoldSeconds)
		}
		if a.Bare && a.Reps.From >= 20 && !a.Hold.Given() {
			b.say(Remark{Kind: AsReps, From: a.Reps.From})
		}
	case a.Seconds.Given():
		d.Kind, d.Amount = engine.HoldSeconds, whole(a.Seconds, engine.MaxHold, engine.HoldSeconds)
	case a.Hold.Given():
		d.Kind, d.Amount = engine.HoldSeconds, whole(a.Hold, engine.MaxHold, engine.HoldSeconds)
	case a.Breaths.Given():
		d.Kind, d.Amount = engine.HoldBreaths, whole(a.Breaths, engine.MaxCount, engine.HoldBreaths)
	default:
		d.Kind, d.Amount = engine.Repetitions, engine.Range{From: usualReps, To: usualReps}
		b.say(Remark{Kind: NoDose, From: usualReps})
	}
	return d
}

// note gives the item what is left over of its line. A new exercise has that in
// its steps.
func (b *builder) note() {
	notes := b.notes
	if b.entry.Item.Exercise == b.line.Exercise {
		notes = append(notes, b.line.Notes...)
	}
	if b.line.Asked.Often != "" {
		notes = append(notes, b.line.Asked.Often)
	}
	note, short := cut(strings.Join(notes, ", "), engine.MaxText)
	if short {
		b.say(Remark{Kind: Shortened, Text: note})
	}
	b.entry.Item.Note = note
}
