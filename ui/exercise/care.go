package exercise

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/library"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// mostInstead is the most alternatives that are offered.
const mostInstead = 3

// care lists the cautions: first that it hurt lately, then those for the user's
// conditions, with alternatives; then the general ones, and what the exercise asks of a
// body.
func (p *Page) care() []section {
	ex := &p.options.Exercise
	var all []section
	if day := p.options.Hurt; day != "" {
		all = append(all, section{lines: []string{
			lang.X("exercise.hurt", "It hurt lately ({{.Day}}). Go gently, and stop before it hurts again.", map[string]any{"Day": day}),
		}})
	}
	if lines := p.concernLines(); len(lines) > 0 {
		s := section{lines: lines, links: p.instead()}
		if len(s.links) > 0 {
			s.linked = lang.X("exercise.instead", "Gentler on you:")
		}
		all = append(all, s)
	}
	var lines []string
	for i := range ex.Cautions {
		if c := &ex.Cautions[i]; c.ForEverybody() {
			lines = append(lines, c.Say)
		}
	}
	if len(ex.Asks) > 0 {
		lines = append(lines, lang.X("exercise.asks", "It asks for: {{.What}}.", map[string]any{"What": p.asked()}))
	}
	if len(lines) > 0 {
		all = append(all, section{lines: lines})
	}
	if !ex.Known() {
		all = append(all, p.unknown())
	}
	if len(all) > 0 {
		all[0].title, all[0].sign = lang.X("exercise.care", "Take care"), true
	}
	return all
}

// concernLines say for each condition of the user what to pay attention to, and
// whether sessions leave the exercise out, or keep it only because the user has asked.
func (p *Page) concernLines() []string {
	o := &p.options
	ex := &o.Exercise
	var lines []string
	out := p.leftOutFor()
	for _, c := range o.Book.CarefulWith(&o.Preferences) {
		name := map[string]any{"Name": c.Name, "Why": ""}
		if slices.Contains(out, c.ID) {
			if i := slices.IndexFunc(c.Leave, ex.AsksFor); i >= 0 {
				name["Why"] = c.Why[c.Leave[i]]
			}
			lines = append(lines, lang.X("exercise.left-out-for", "{{.Name}}: left out of your sessions until you have asked. {{.Why}}", name))
			continue
		}
		if c.LeavesOut(ex) {
			lines = append(lines, lang.X("exercise.kept", "{{.Name}}: you have asked, so it stays in your sessions.", name))
		}
		var said []string
		for _, caution := range engine.CautionsFor(ex, o.Book, &o.Preferences) {
			if caution.Condition == c.ID {
				said = append(said, caution.Say)
			}
		}
		if len(said) > 0 {
			lines = append(lines, lang.X("exercise.careful", "{{.What}}: {{.Caution}}", map[string]any{"What": c.Name, "Caution": strings.Join(said, " ")}))
		}
	}
	return lines
}

// leftOutFor returns the conditions because of which sessions leave the exercise
// out.
func (p *Page) leftOutFor() []string {
	o := &p.options
	return library.LeftOut(&o.Exercise, o.Book, &o.Preferences)
}

// instead are links to gentler exercises.
func (p *Page) instead() []*widget.FocusButton {
	o := &p.options
	if o.OnExercise == nil || len(p.leftOutFor()) == 0 {
		return nil
	}
	ids := engine.StandIns(o.Exercise.Alone(), o.Book, &o.Preferences, o.Exercise.ID)
	var links []*widget.FocusButton
	for _, id := range ids[:min(len(ids), mostInstead)] {
		links = append(links, p.link(o.Book.Exercises[id].Name, func() { o.OnExercise(id) }))
	}
	return links
}

// unknown says of an own exercise that its movements have not been decided, with
// a link to the editor.
func (p *Page) unknown() section {
	s := section{lines: []string{lang.X("exercise.asks-unknown", "What it asks of your body isn't known: you decide.")}}
	if p.options.OnChange != nil {
		s.links = append(s.links, p.link(lang.X("exercise.decide", "Say what it asks for"), p.options.OnChange))
	}
	return s
}

// asked names what the exercise asks for.
func (p *Page) asked() string {
	var names []string
	for _, m := range p.options.Exercise.Asks {
		names = append(names, strings.ToLower(words.Careful(p.options.Book, string(m))))
	}
	return strings.Join(names, " · ")
}

// link is a small button in the article.
func (p *Page) link(label string, act func()) *widget.FocusButton {
	b := widget.NewFocusButton(label, widget.Secondary, act)
	b.SetPart(0.78)
	b.SetTextSize(1.15 * theme.TextSmall)
	return b
}
