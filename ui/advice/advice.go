// Package advice is the page "About your back": what the sources advise, in our own
// words, each piece with its source. The words come from outside.
package advice

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// widest is how wide the text is at most, in units of the design: well-read lines
// are no longer.
const widest = 980

// jumpPart is the height of the buttons that lead to the topics, in parts of the
// usual one.
const jumpPart = 0.74

// Page is the page: a card for each topic, and buttons that lead to them.
type Page struct {
	widget.Made
	onClosed func()
	advice   *engine.Advice
	scroll   *container.Scroll
	close    *widget.FocusButton
	// column holds everything that scrolls.
	column *fyne.Container
	// cards are those of the topics, then that of the questions.
	cards []fyne.CanvasObject
	// jumps lead to the cards, in their order.
	jumps []*widget.FocusButton
}

// New returns the page. It is general advice, which it says to those who are careful with
// something.
func New(a *engine.Advice, careful bool, onClosed func()) *Page {
	p := &Page{onClosed: onClosed, advice: a}
	title := widget.NewText(a.Title, theme.TextTitle, theme.Ink)
	title.Bold, title.Fit = true, true
	p.close = widget.NewFocusButton(lang.X("menu.close", "Close"), widget.Primary, onClosed)
	for i := range a.Topics {
		p.add(a.Topics[i].Head, topic(a, &a.Topics[i]))
	}
	p.add(a.Asked, questions(a))
	contents := widget.Pad(0, 0, 6, 0, widget.Wrap(8, widget.Objects(p.jumps)...))
	column := widget.VBox(16, widget.NewParagraph(a.Intro, theme.TextBody, theme.Ink), contents)
	if careful {
		sign := widget.NewWarning()
		sign.SetText(lang.X("advice.general", "This is for backs in general. What your sessions leave out, because you asked to be careful, isn't meant for you here either."))
		column.Objects = slices.Insert(column.Objects, 1, fyne.CanvasObject(sign))
	}
	column.Objects = append(column.Objects, p.cards...)
	column.Add(sources(a))
	p.column = widget.AtMost(widest, column)
	p.scroll = widget.Scroll(widget.Pad(4, 32, 28, 0, p.column))
	p.Make(p, widget.Page(widget.Head(title, p.close), p.scroll, nil))
	widget.RevealFocus(p.scroll)
	return p
}

// add adds a card, and the button that leads to it.
func (p *Page) add(head string, card fyne.CanvasObject) {
	jump := widget.NewFocusButton(head, widget.Secondary, func() { p.goTo(card) })
	jump.SetPart(jumpPart)
	jump.SetTextSize(theme.TextSmall / jumpPart)
	p.cards, p.jumps = append(p.cards, card), append(p.jumps, jump)
}

// GoTo scrolls to the topic with an id. The page must be on the screen.
func (p *Page) GoTo(topicID string) {
	for i := range p.advice.Topics {
		if p.advice.Topics[i].ID == topicID {
			p.goTo(p.cards[i])
		}
	}
}

// Topic returns the id of the topic that is at the top, "" where that is none.
func (p *Page) Topic() string {
	for i := range p.advice.Topics {
		if from := p.top(p.cards[i]); p.scroll.Offset.Y >= from && p.scroll.Offset.Y < from+p.cards[i].Size().Height {
			return p.advice.Topics[i].ID
		}
	}
	return ""
}

// top is where a card begins. The driver knows that only once the page was drawn.
func (p *Page) top(card fyne.CanvasObject) float32 { return p.column.Position().Y + card.Position().Y }

// goTo scrolls so that a card stands at the top.
func (p *Page) goTo(card fyne.CanvasObject) {
	p.scroll.ScrollToOffset(fyne.NewPos(0, p.top(card)))
}

// ToFoot scrolls to the foot.
func (p *Page) ToFoot() { p.scroll.ScrollToBottom() }

// First returns what the keyboard acts on when the page opens.
func (p *Page) First() fyne.Focusable { return p.close }

// Escape closes the page.
func (p *Page) Escape() bool { p.onClosed(); return true }

// keys are what the keys of the page do.
func (p *Page) keys() widget.KeyTable {
	return append(widget.MoveKeys(), widget.ScrollKeys(p.scroll)...)
}

// Key scrolls.
func (p *Page) Key(key *fyne.KeyEvent) { p.keys().Press(key.Name) }

// KeyHelps lists the keys of the page.
func (p *Page) KeyHelps() []widget.KeyLine { return p.keys().Lines() }

// Rune takes a typed character.
func (p *Page) Rune(rune) {}

// heading is that of a card.
func heading(text string) fyne.CanvasObject {
	head := widget.NewParagraph(text, theme.TextBody+4, theme.Ink)
	head.Bold = true
	return head
}

func paragraph(text string) fyne.CanvasObject {
	return widget.NewParagraph(text, theme.TextBody, theme.Ink)
}

// small says where something is from.
func small(text string) fyne.CanvasObject {
	return widget.NewParagraph(text, theme.TextCaption, theme.Muted)
}

// topic is the card of one topic: what the sources say and which, and apart from it
// what is common practice.
func topic(a *engine.Advice, t *engine.Topic) fyne.CanvasObject {
	rows := []fyne.CanvasObject{heading(t.Head)}
	for _, text := range slices.Concat(t.Text, t.Points) {
		rows = append(rows, paragraph(text))
	}
	rows = append(rows, small(lang.X("advice.source", "From {{.Sources}}", map[string]any{"Sources": strings.Join(t.Sources, ", ")})))
	for _, c := range t.Cites {
		rows = append(rows, small(lang.X("advice.cites", "{{.Source}} refers to: {{.Title}}", map[string]any{"Source": c.By, "Title": c.Text()})))
	}
	if len(t.Practice) > 0 {
		rows = append(rows, widget.Pad(6, 0, 0, 0, small(lang.X("advice.practice", "Common practice, in no source"))))
	}
	for _, text := range t.Practice {
		rows = append(rows, paragraph(text))
	}
	return card(rows...)
}

// questions is the card of what readers asked.
func questions(a *engine.Advice) fyne.CanvasObject {
	rows := []fyne.CanvasObject{heading(a.Asked)}
	for _, q := range a.Questions {
		ask := widget.NewParagraph(q.Ask, theme.TextBody, theme.Ink)
		ask.Bold = true
		from := make([]string, len(q.Sources))
		for i, id := range q.Sources {
			from[i] = id
			if id == engine.CommonPractice {
				from[i] = lang.X("advice.common", "common practice")
			}
		}
		rows = append(rows, widget.Pad(8, 0, 0, 0, ask), paragraph(q.Answer),
			small(lang.X("advice.source", "From {{.Sources}}", map[string]any{"Sources": strings.Join(from, ", ")})))
	}
	return card(rows...)
}

// sources is the card that says what the sources are.
func sources(a *engine.Advice) fyne.CanvasObject {
	rows := []fyne.CanvasObject{heading(lang.X("advice.sources", "Sources"))}
	for _, s := range a.Sources {
		rows = append(rows, small(s.About))
	}
	return card(rows...)
}

// card puts rows on a panel, close to one another.
func card(rows ...fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(widget.NewPanel(theme.Card, 24), widget.Pad(20, 26, 20, 26, widget.VBox(6, rows...)))
}
