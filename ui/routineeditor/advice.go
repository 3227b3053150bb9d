package routineeditor

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/draft"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// advice says one thing that could be better about the routine, and offers to
// do it. Where there are several, they are gone through.
type advice struct {
	widget.Made
	screen    *Screen
	warnings  []draft.Warning
	shown     int
	sign      *widget.Warning
	act, next *widget.FocusButton
}

func newAdvice(s *Screen) *advice {
	a := &advice{screen: s, sign: widget.NewWarning()}
	a.act = s.headButton("", widget.Secondary, func() { a.follow() })
	a.next = s.headButton("", widget.Quiet, func() { a.turn() })
	smaller(a.act, 0.63)
	smaller(a.next, 0.63)
	a.Make(a, container.NewStack(widget.NewPanel(theme.Card, 16),
		widget.Pad(5, 8, 5, 16, widget.Between(nil, a.sign, widget.HBox(8, a.act, a.next)))))
	return a
}

// set shows what there is to say now.
func (a *advice) set(warnings []draft.Warning) {
	a.warnings = warnings
	if a.shown >= len(warnings) {
		a.shown = 0
	}
	a.update()
}

// turn goes on to the next thing.
func (a *advice) turn() {
	a.shown = (a.shown + 1) % max(1, len(a.warnings))
	a.update()
}

func (a *advice) update() {
	if len(a.warnings) == 0 {
		return
	}
	w := &a.warnings[a.shown]
	a.sign.SetText(a.words(w))
	label := a.offer(w)
	a.act.SetLabel(label)
	a.act.Hidden = label == ""
	n := len(a.warnings) - 1
	a.next.Hidden = n == 0
	a.next.SetLabel(lang.X("advice.more", "{{.N}} more", map[string]any{"N": n}))
	a.Refresh()
}

// words says what could be better.
func (a *advice) words(w *draft.Warning) string {
	switch w.Kind {
	case draft.WarnEmpty:
		return lang.X("advice.empty", "There is no exercise yet.")
	case draft.WarnMissing:
		return lang.X("advice.missing", "“{{.ID}}” no longer exists.", map[string]any{"ID": w.Exercise})
	case draft.WarnCareful:
		return a.carefulWords(w)
	case draft.WarnEquipment:
		return lang.X("advice.equipment", "{{.Name}}: you need {{.Thing}}.",
			map[string]any{"Name": a.names(w.At), "Thing": words.AThing(w.Equipment)})
	case draft.WarnNoWarmUp:
		return lang.X("advice.no-warm-up", "There is no warm-up. A stiff back likes one.")
	case draft.WarnNoCoolDown:
		return lang.X("advice.no-cool-down", "There is no cool-down. End with something quiet.")
	case draft.WarnUpAndDown:
		if w.Fix != nil {
			return lang.X("advice.reorder", "You go down to the floor or up again {{.N}} times. It could be {{.Better}}.",
				map[string]any{"N": w.Changes, "Better": w.Better})
		}
		return lang.X("advice.up-and-down", "You go down to the floor or up again {{.N}} times.", map[string]any{"N": w.Changes})
	case draft.WarnTwice:
		return lang.X("advice.twice", "{{.Name}} comes twice in a row.", map[string]any{"Name": a.names(w.At)})
	case draft.WarnLong:
		return lang.X("advice.long", "This takes {{.Time}} minutes. A shorter routine is easier to do every day.",
			map[string]any{"Time": words.MinutesSeconds(w.Length)})
	}
	return string(w.Kind)
}

// carefulWords says what an exercise asks for, and who must be careful with that.
func (a *advice) carefulWords(w *draft.Warning) string {
	book := a.screen.options.Book
	c, _ := book.Condition(w.Condition)
	ex := book.Exercises[a.screen.draft.Routine().Blocks[w.At[0].Block].Items[w.At[0].Item].Exercise]
	data := map[string]any{"Name": a.names(w.At), "What": "", "Condition": strings.ToLower(c.Name)}
	for _, m := range slices.Concat(c.Leave, c.Ask) {
		if !ex.AsksFor(m) {
			continue
		}
		data["What"] = strings.ToLower(words.Careful(book, string(m)))
		if string(m) == c.ID {
			break
		}
		return lang.X("advice.careful-condition", "{{.Name}}: asks for {{.What}}. Careful: {{.Condition}}.", data)
	}
	return lang.X("advice.careful", "{{.Name}}: you want to be careful with {{.Condition}}.", data)
}

// names is the name of the first exercise, and how many there are besides.
func (a *advice) names(at []draft.Ref) string {
	if len(at) == 0 {
		return ""
	}
	seen := map[string]bool{}
	first := ""
	for _, ref := range at {
		id := a.screen.draft.Routine().Blocks[ref.Block].Items[ref.Item].Exercise
		if first == "" {
			first = a.screen.options.Book.Exercises[id].Name
		}
		seen[id] = true
	}
	if n := len(seen) - 1; n > 0 {
		return lang.X("advice.and-more", "{{.Name}} and {{.N}} more", map[string]any{"Name": first, "N": n})
	}
	return first
}

// offer is the label of what can be done about it, "" for nothing.
func (a *advice) offer(w *draft.Warning) string {
	switch w.Kind {
	case draft.WarnEmpty, draft.WarnNoWarmUp, draft.WarnNoCoolDown:
		return lang.X("advice.add", "Add one")
	case draft.WarnMissing:
		return lang.X("advice.remove", "Take it out")
	case draft.WarnCareful:
		return lang.X("advice.swap", "Swap")
	case draft.WarnEquipment:
		if w.Fix != nil {
			return lang.X("advice.swap-fitting", "Use what I have")
		}
		return lang.X("advice.swap", "Swap")
	case draft.WarnUpAndDown:
		if w.Fix != nil {
			return lang.X("advice.do-reorder", "Reorder")
		}
	case draft.WarnTwice:
		return lang.X("advice.show", "Show")
	}
	return ""
}

// follow does what is offered.
func (a *advice) follow() {
	if len(a.warnings) == 0 {
		return
	}
	s, w := a.screen, a.warnings[a.shown]
	switch {
	case w.Fix != nil:
		s.do(*w.Fix)
		s.inspect()
	case w.Kind == draft.WarnEmpty:
		s.openPicker(draft.Ref{Block: s.blockOf(engine.Main)})
	case w.Kind == draft.WarnNoWarmUp:
		s.openPicker(draft.Ref{Block: s.blockOf(engine.WarmUp)})
	case w.Kind == draft.WarnNoCoolDown:
		s.openPicker(draft.Ref{Block: s.blockOf(engine.CoolDown)})
	case w.Kind == draft.WarnMissing:
		s.remove(w.At[0])
	case w.Kind == draft.WarnTwice:
		s.goTo(entry{itemLine, w.At[len(w.At)-1]})
		s.focus(s.list)
	default:
		s.goTo(entry{itemLine, w.At[0]})
		s.openSwaps(w.At[0])
	}
	if a.Hidden || a.act.Hidden {
		s.focus(s.list)
	}
}

// blockOf returns the index of a block.
func (s *Screen) blockOf(k engine.BlockKind) int {
	for b := range s.draft.Routine().Blocks {
		if s.draft.Routine().Blocks[b].Kind == k {
			return b
		}
	}
	return 0
}
