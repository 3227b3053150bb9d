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

// section is a heading with what there is to say under it.
type section struct {
	title string
	lines []string
	// sign marks a section that asks for care.
	sign bool
}

// sections lists what there is to say about an exercise.
func sections(o *Options) []section {
	ex := &o.Exercise
	var all []section
	add := func(title string, lines ...string) {
		if text := strings.Join(lines, ""); text != "" {
			all = append(all, section{title: title, lines: lines})
		}
	}
	if care := careLines(ex, o.Book, &o.Preferences); len(care) > 0 {
		all = append(all, section{title: lang.X("exercise.care", "Take care"), lines: care, sign: true})
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
	add(lang.X("exercise.equipment", "What you need"), words.Needs(ex.Equipment))
	var sources []string
	for _, id := range ex.Sources {
		sources = append(sources, words.Source(id))
	}
	add(lang.X("exercise.sources", "Where the figures come from"), sources...)
	return all
}

// breathLines say what goes with which half of the breath.
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

// careLines say what to be careful with: what concerns the user first, then what
// concerns everybody, and what the exercise asks of a body.
func careLines(ex *engine.Exercise, book *engine.Book, prefs *engine.Preferences) []string {
	var lines []string
	for _, c := range engine.CautionsFor(ex, book, prefs) {
		lines = append(lines, lang.X("exercise.careful", "{{.What}}: {{.Caution}}", map[string]any{"What": words.Careful(book, c.Condition), "Caution": c.Say}))
	}
	for i := range ex.Cautions {
		if c := &ex.Cautions[i]; c.ForEverybody() {
			lines = append(lines, c.Say)
		}
	}
	switch {
	case !ex.Known():
		lines = append(lines, lang.X("exercise.asks-unknown", "What it asks of your body hasn't been decided, so Uncoil can't tell whether it suits you: you decide."))
	case len(ex.Asks) > 0:
		lines = append(lines, lang.X("exercise.involves", "Ask first if you must be careful with: {{.What}}.", map[string]any{"What": asked(ex.Asks, book)}))
	}
	return lines
}

// asked names movements.
func asked(movements []engine.Movement, book *engine.Book) string {
	names := make([]string, len(movements))
	for i, m := range movements {
		names[i] = strings.ToLower(words.Careful(book, string(m)))
	}
	return strings.Join(names, ", ")
}

// article is the sections as widgets.
type article struct {
	parts []*part
	links []*widget.FocusButton
	used  *widget.Text
	flow  *widget.Flow
}

type part struct {
	title *widget.Text
	sign  *widget.Sign
	lines []*widget.Text
}

func newArticle(sections []section, links []*widget.FocusButton) *article {
	a := &article{links: links}
	for _, s := range sections {
		p := &part{title: heading(s.title)}
		if s.sign {
			p.sign = widget.NewSign()
			p.sign.SetText(s.title)
		}
		for _, line := range s.lines {
			p.lines = append(p.lines, widget.NewParagraph(line, theme.TextBody, theme.Ink))
		}
		a.parts = append(a.parts, p)
	}
	if len(links) > 0 {
		a.used = heading(lang.X("exercise.used", "Used in"))
		var items []widget.Scaled
		for _, b := range links {
			items = append(items, b)
		}
		a.flow = widget.NewFlow(items...)
	}
	return a
}

func heading(text string) *widget.Text {
	t := widget.NewText(text, theme.TextCaption, theme.AccentInk)
	t.Bold = true
	return t
}

// objects lists what the article shows.
func (a *article) objects() []fyne.CanvasObject {
	var shown []fyne.CanvasObject
	for _, p := range a.parts {
		if p.sign != nil {
			shown = append(shown, p.sign)
		} else {
			shown = append(shown, p.title)
		}
		for _, line := range p.lines {
			shown = append(shown, line)
		}
	}
	if a.flow != nil {
		shown = append(shown, a.used, a.flow)
	}
	return shown
}

// layOut places the article and returns where it ends.
func (a *article) layOut(x, y, width, u float32) float32 {
	const between, under, line = 20, 2, 4
	for _, p := range a.parts {
		p.title.SetHeight(theme.TextCaption * u)
		put(p.title, x, y, width, 24*u)
		if p.sign != nil {
			p.sign.SetScale(u)
			put(p.sign, x, y, width, 24*u)
		}
		y += (24 + under) * u
		for _, t := range p.lines {
			t.SetHeight(theme.TextBody * u)
			height := t.HeightFor(width)
			put(t, x, y, width, height)
			y += height + line*u
		}
		y += (between - line) * u
	}
	if a.flow == nil {
		return y
	}
	a.used.SetHeight(theme.TextCaption * u)
	put(a.used, x, y, width, 24*u)
	y += 32 * u
	a.flow.SetScale(u * 0.78)
	height := a.flow.HeightFor(width - 8*u)
	put(a.flow, x+4*u, y, width-8*u, height)
	return y + height
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(float32(int(x)), float32(int(y))))
	o.Resize(fyne.NewSize(max(w, 0), max(h, 0)))
}
