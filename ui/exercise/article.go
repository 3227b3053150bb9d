package exercise

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// section is a heading with text below it.
type section struct {
	title string
	lines []string
	// linked is a text before the links, which are below the lines.
	linked string
	links  []*widget.FocusButton
	// sign marks a section about care. One without a title continues the section
	// above it.
	sign bool
}

// sections lists the texts about an exercise, cautions first.
func (p *Page) sections() []section {
	o := &p.options
	ex := &o.Exercise
	all := p.care()
	add := func(title string, lines ...string) {
		if text := strings.Join(lines, ""); text != "" {
			all = append(all, section{title: title, lines: lines})
		}
	}
	add(lang.X("exercise.benefit", "What it does"), ex.Benefit)
	var steps []string
	for i, step := range ex.Steps {
		steps = append(steps, fmt.Sprintf("%d.  %s", i+1, step))
	}
	add(lang.X("exercise.steps", "How to do it"), steps...)
	add(lang.X("exercise.dose", "How much"), strings.Join(words.Dose(ex), ", "))
	add(lang.X("exercise.breath", "Breath"), breathLines(ex)...)
	add(lang.X("exercise.mistake", "Common mistake"), ex.Mistake)
	add(lang.X("exercise.easier", "Easier"), ex.Easier)
	add(lang.X("exercise.stronger", "Stronger"), ex.Stronger)
	needs := []string{words.Needs(ex.Equipment)}
	if handy := words.GoodToHave(ex.Handy); handy != "" {
		needs = append(needs, handy)
	}
	add(lang.X("exercise.equipment", "What you need"), needs...)
	var sources []string
	for _, id := range ex.Sources {
		sources = append(sources, words.Source(id))
	}
	add(lang.X("exercise.sources", "Where the figures come from"), sources...)
	return all
}

// breathLines describe the movements of each half of a breath.
func breathLines(ex *engine.Exercise) []string {
	var lines []string
	led := false
	for _, phase := range ex.Cycle {
		led = led || phase.Breath == engine.BreathIn || phase.Breath == engine.BreathOut
	}
	if !led {
		return []string{lang.X("exercise.breath-free", "Breathe freely, through the nose if you can.")}
	}
	seen := map[string]bool{}
	for _, phase := range ex.Cycle {
		if phase.Show == "" || seen[phase.Show] {
			continue
		}
		seen[phase.Show] = true
		switch phase.Breath {
		case engine.BreathIn:
			lines = append(lines, lang.X("exercise.breath-in", "In: {{.What}}", map[string]any{"What": phase.Show}))
		case engine.BreathOut:
			lines = append(lines, lang.X("exercise.breath-out", "Out: {{.What}}", map[string]any{"What": phase.Show}))
		case engine.BreathHold:
			lines = append(lines, lang.X("exercise.breath-hold", "Pause: {{.What}}", map[string]any{"What": phase.Show}))
		}
	}
	return lines
}

// article is the sections as widgets.
type article struct {
	parts []*part
	// care is the number of parts about care; they come first.
	care int
}

type part struct {
	title *widget.Text // nil where the part continues the one above
	sign  *widget.Warning
	lines []*widget.Text
	// linked is before flow, the links; nil for none.
	linked *widget.Text
	flow   *fyne.Container
}

func newArticle(sections []section, used []*widget.FocusButton) *article {
	a := &article{}
	for i, s := range sections {
		if s.sign || i > 0 && i == a.care && s.title == "" {
			a.care = i + 1
		}
		p := &part{}
		switch {
		case s.sign && s.title != "":
			p.sign = widget.NewWarning()
			p.sign.SetHeading(s.title)
		case s.title != "":
			p.title = heading(s.title)
		}
		for _, line := range s.lines {
			p.lines = append(p.lines, widget.NewParagraph(line, theme.TextBody, theme.Ink))
		}
		if len(s.links) > 0 {
			p.flow = flowOf(s.links)
			if s.linked != "" {
				p.linked = widget.NewParagraph(s.linked, theme.TextBody, theme.Ink)
			}
		}
		a.parts = append(a.parts, p)
	}
	if len(used) > 0 {
		a.parts = append(a.parts, &part{title: heading(lang.X("exercise.used", "Used in")), flow: flowOf(used)})
	}
	return a
}

// flowOf arranges links in rows, with space for the focus outline.
func flowOf(links []*widget.FocusButton) *fyne.Container {
	return widget.Pad(4, 4, 4, 4, widget.Wrap(10, widget.Objects(links)...))
}

func heading(text string) *widget.Text {
	t := widget.NewText(text, theme.TextCaption, theme.AccentInk)
	t.Bold = true
	return t
}

// cards are the cautions, hidden if there are none, and the rest.
func (a *article) cards() (care, rest fyne.CanvasObject) {
	care, rest = widget.Card(objects(a.parts[:a.care])...), widget.Card(objects(a.parts[a.care:])...)
	if a.care == 0 {
		care.Hide()
	}
	return care, rest
}

func objects(parts []*part) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, p := range parts {
		it := widget.VBox(4)
		switch {
		case p.sign != nil:
			it.Add(p.sign)
		case p.title != nil:
			it.Add(p.title)
		}
		for _, line := range p.lines {
			it.Add(line)
		}
		if p.linked != nil {
			it.Add(p.linked)
		}
		if p.flow != nil {
			it.Add(p.flow)
		}
		all = append(all, it)
	}
	return all
}
