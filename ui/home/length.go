package home

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// mostLeftOut is how many exercises a card names that are left out.
const mostLeftOut = 2

// laidOut returns a routine as it would be played now, nil where it cannot be.
func (s *Screen) laidOut(r *engine.Routine) *practice.Plan {
	if s.options.LaidOut == nil {
		return nil
	}
	plan, err := s.options.LaidOut(r)
	if err != nil {
		return nil
	}
	return plan
}

// played returns what of a routine is played in the chosen length.
func (s *Screen) played(r *engine.Routine) *engine.Routine {
	if plan := s.laidOut(r); plan != nil {
		return plan.Routine
	}
	return r
}

// showLength says on a card how long the routine is and what is left out for that.
func (s *Screen) showLength(c *card, r *engine.Routine) {
	plan := s.laidOut(r)
	c.length.Hidden = plan == nil
	if plan == nil {
		c.setLeftOut("")
		return
	}
	c.length.SetLabel(lang.X("length.button", "{{.Length}} …", map[string]any{"Length": words.Length(plan.Timeline.Length)}))
	c.setLeftOut(fitWords(plan, mostLeftOut))
}

// fitWords says what a length changes, "" where it changes nothing that is seen.
func fitWords(plan *practice.Plan, most int) string {
	fit := plan.Timeline.Fit
	return strings.TrimSpace(words.Fit(fit) + " " + words.LeftOut(fit, plan.Book, most))
}

// newLengths is the choice of how long a routine is to be; "" stands for all.
func (s *Screen) newLengths(routine string, chosen func()) *widget.Choice {
	return widget.ChoiceOf(lengths(s.prefs.MinutesFor(routine)), s.prefs.MinutesFor(routine), lengthWords, func(n int) {
		s.change(func(p *engine.Preferences) { p.SetMinutes(routine, n) })
		chosen()
	})
}

// lengths are those that are offered, in minutes, and the one that holds; 0 is all of
// a routine.
func lengths(now int) []int {
	all := append([]int{0}, engine.UsualMinutes()...)
	if !slices.Contains(all, now) {
		all = append(all, now)
		slices.Sort(all)
	}
	return all
}

func lengthWords(n int) string {
	if n == 0 {
		return lang.X("length.full", "Full")
	}
	return strconv.Itoa(n)
}

// lengthRow asks how long every routine is to be.
func (s *Screen) lengthRow() *fyne.Container {
	question := widget.NewText(lang.X("length.question", "How many minutes do you have?"), theme.TextBody, theme.Ink)
	question.Fit = true
	s.lengths = s.newLengths("", func() {})
	row := widget.Pad(6, 0, 0, 0, widget.BetweenOrUnder(260, question, s.lengths))
	row.Hidden = s.options.LaidOut == nil
	return row
}

// lengthForm is where one chooses how long a routine is to be, and sees what is
// played then.
type lengthForm struct {
	widget.Made
	choice *widget.Choice
	// fit says how long it is and what is left out, blocks what is played.
	fit    *widget.Text
	blocks map[engine.BlockKind]*widget.Text
}

func (s *Screen) newLengthForm(r *engine.Routine) *lengthForm {
	f := &lengthForm{fit: widget.NewParagraph("", theme.TextBody, theme.Ink), blocks: map[engine.BlockKind]*widget.Text{}}
	f.choice = s.newLengths(r.ID, func() { f.show(s.laidOut(r)) })
	played := widget.VBox(10)
	for _, kind := range engine.BlockKinds() {
		f.blocks[kind] = widget.NewParagraph("", theme.TextSmall, theme.Ink)
		played.Add(f.blocks[kind])
	}
	f.show(s.laidOut(r))
	f.Make(f, widget.Pad(3, 3, 3, 3, widget.VBox(22, f.choice, f.fit, played))) // for the outline of the focus
	return f
}

// First returns what the keyboard acts on when the sheet opens.
func (f *lengthForm) First() fyne.Focusable { return f.choice }

// show shows a routine as it would be played, nil for one that cannot be.
func (f *lengthForm) show(plan *practice.Plan) {
	if plan == nil {
		return
	}
	takes := lang.X("length.takes", "Takes {{.Length}}.", map[string]any{"Length": words.MinutesSeconds(plan.Timeline.Length)})
	f.fit.SetValue(strings.TrimSpace(takes + " " + fitWords(plan, len(plan.Book.Exercises))))
	for kind, text := range f.blocks {
		text.SetValue(blockWords(plan, kind))
		text.Hidden = text.Value() == ""
	}
}

// lengthSheet asks how long a routine is to be.
func (s *Screen) lengthSheet(r *engine.Routine) *widget.Sheet {
	sheet := widget.NewSheet(
		lang.X("length.title", "How many minutes for “{{.Name}}”?", map[string]any{"Name": r.Name}),
		lang.X("length.line", "Exercises, sets and holds are chosen to fit. What you have set yourself stays as it is."),
		widget.NewFocusButton(lang.X("sheet.done", "Done"), widget.Primary, s.options.Host.CloseSheet),
	)
	sheet.Width = 820
	sheet.SetContent(s.newLengthForm(r))
	sheet.OnTapped = s.options.Host.CloseSheet
	return sheet
}

// AskLength opens the sheet of how long a routine is to be.
func (s *Screen) AskLength(routineID string) {
	for i := range s.options.Routines {
		if r := &s.options.Routines[i]; r.ID == routineID {
			s.options.Host.OpenSheet(s.lengthSheet(r))
		}
	}
}

// blockWords names what is played in a block, and how long that takes; "" for
// nothing.
func blockWords(plan *practice.Plan, kind engine.BlockKind) string {
	var names []string
	var took time.Duration
	for i := range plan.Timeline.Steps {
		step := &plan.Timeline.Steps[i]
		if step.Block != kind {
			continue
		}
		took += step.Length
		if name := plan.Book.Exercises[step.Exercise].Name; step.Kind == engine.Work && (len(names) == 0 || names[len(names)-1] != name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return lang.X("length.block", "{{.Block}}, {{.Length}}: {{.Names}}", map[string]any{
		"Block": words.Block(kind), "Length": words.Length(took), "Names": strings.Join(names, ", "),
	})
}
