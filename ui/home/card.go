package home

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// The measures of a card in units of the design.
const (
	cardCorner = 28
	cardHeight = 506
	// moreHeight is the height of the two smaller buttons under Start, moreGap
	// what lies between the buttons.
	moreHeight = 44
	moreGap    = 10
	// askSpace is what a card is higher in a grid that asks about something.
	askSpace    = 54
	cardPicture = 168
	cardPadding = 28
	// leastPicture is the height under which a picture is left out.
	leastPicture = 96
)

// card is one routine: its picture, what it is, and a button to start it.
type card struct {
	fynewidget.BaseWidget
	// hero is the large form, for a routine that stands alone.
	hero  bool
	scale float32

	ground  *widget.Ground
	still   *picture.Still
	picture picture.Picture
	name    *widget.Text
	summary *widget.Text
	// facts are chips on a large card, line is the same in one line on a small one.
	facts *widget.Chips
	line  *widget.Text
	start *widget.FocusButton
	// care says what is different because of what the user is careful with; hidden
	// where nothing is.
	care *widget.Sign
	// other starts by ear alone, or with pictures if Start is by ear; rests leads
	// to the routine's rests, more opens what else can be done with it.
	other, rests, more *widget.FocusButton
	// ask opens the sheet of what is missing; hidden where nothing is.
	ask *widget.FocusButton
}

func newCard(name, summary string, still picture.Picture, album *picture.Album) *card {
	c := &card{picture: still, still: picture.NewStill(album), ground: widget.NewGround(theme.Card, 0), scale: 1}
	c.name = widget.NewText(name, theme.TextHeading, theme.Ink)
	c.name.Bold, c.name.Fit = true, true
	c.summary = widget.NewParagraph(summary, theme.TextBody, theme.Ink)
	c.summary.Fit = true
	c.facts = widget.NewChips(theme.Raised)
	c.line = widget.NewParagraph("", theme.TextSmall, theme.Muted)
	c.line.Fit = true
	c.care = widget.NewSign()
	c.care.Hide()
	c.start = widget.NewFocusButton(lang.X("home.start", "Start"), widget.Primary, nil)
	c.other = widget.NewFocusButton("", widget.Secondary, nil)
	c.rests = widget.NewFocusButton(lang.X("home.rests", "Rests"), widget.Secondary, nil)
	c.more = widget.NewFocusButton(lang.X("home.more", "More …"), widget.Secondary, nil)
	c.ask = widget.NewFocusButton("", widget.Secondary, nil)
	c.ask.Hide()
	c.ExtendBaseWidget(c)
	return c
}

func (c *card) buttons() []*widget.FocusButton {
	return []*widget.FocusButton{c.ask, c.start, c.other, c.rests, c.more}
}

// setAsk asks about what is missing; "" asks nothing.
func (c *card) setAsk(question string) {
	c.ask.SetLabel(question)
	c.ask.Hidden = question == ""
}

// setCare says what is different; "" says nothing.
func (c *card) setCare(line string) {
	c.care.SetText(line)
	c.care.Hidden = line == ""
}

// careGap is what lies under the line about care in units of the design.
const careGap = 8

// careHeight is how much room the line about care takes in a width.
func (c *card) careHeight(width float32) float32 {
	if !c.care.Visible() {
		return 0
	}
	c.care.SetScale(c.scale)
	return c.care.HeightFor(width) + careGap*c.scale
}

// setFacts says how long the routine takes, how hard it is and what it needs.
func (c *card) setFacts(facts []string) {
	c.facts.SetValues(facts)
	c.line.SetValue(strings.Join(facts, "  ·  "))
}

// CreateRenderer is part of fyne.Widget.
func (c *card) CreateRenderer() fyne.WidgetRenderer { return &cardRenderer{c} }

type cardRenderer struct{ card *card }

func (r *cardRenderer) Destroy()           {}
func (r *cardRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (r *cardRenderer) Objects() []fyne.CanvasObject {
	c := r.card
	return []fyne.CanvasObject{c.ground, c.still.Image, c.name, c.facts, c.line, c.care, c.summary, c.ask, c.start, c.other, c.rests, c.more}
}

func (r *cardRenderer) Refresh() {
	for _, o := range r.Objects() {
		if o != r.card.still.Image {
			o.Refresh()
		}
	}
	r.Layout(r.card.Size())
}

func (r *cardRenderer) Layout(size fyne.Size) {
	c := r.card
	if size.IsZero() {
		return
	}
	c.ground.SetRadius(cardCorner * c.scale)
	c.ground.Resize(size)
	for _, b := range c.buttons() {
		b.SetScale(c.scale)
		if b != c.start {
			b.SetTextSize(theme.TextSmall)
		}
	}
	c.facts.SetScale(c.scale)
	c.facts.Hidden, c.line.Hidden = !c.hero, c.hero
	if c.hero {
		c.layOutHero(size)
	} else {
		c.layOutSmall(size)
	}
	c.picture.Dark = theme.IsDark(c)
	c.still.Show(c.picture)
}

// layOutHero puts the words on the left and the picture on the right, or the
// picture above in a narrow window, if there is room for one.
func (c *card) layOutHero(size fyne.Size) {
	u, pad := c.scale, 2*cardPadding*c.scale
	narrow := size.Width < 820*u
	words := size.Width*0.46 - pad
	if narrow {
		pad = cardPadding * u
		words = size.Width - 2*pad
	}
	c.name.SetHeight(1.6 * theme.TextTitle * u)
	c.summary.SetHeight(1.1 * theme.TextBody * u)
	c.start.SetTextSize(1.3 * theme.TextBody)
	name, facts, button := 88*u, c.facts.HeightFor(words), 76*u
	summary := c.summary.HeightFor(words)
	care := c.careHeight(words)
	whole := name + summary + 20*u + facts + care + 36*u + button
	size.Height -= 64 * u // the smaller buttons stand under Start
	if c.ask.Visible() {
		size.Height -= 60 * u // and the question under them
	}
	y := max(pad/2, (size.Height-whole)/2)
	if narrow {
		y = max(pad/2, size.Height-whole-pad)
		widget.PutWhole(c.still.Image, pad, pad/2, words, max(1, y-pad/2))
	} else {
		x := words + 1.5*pad
		widget.PutWhole(c.still.Image, x, pad, size.Width-x-pad, size.Height-2*pad)
	}
	c.still.Image.Hidden = c.still.Size().Height < leastPicture*u
	widget.PutWhole(c.name, pad, y, words, name)
	widget.PutWhole(c.summary, pad, y+name, words, summary)
	widget.PutWhole(c.facts, pad, y+name+summary+20*u, words, facts)
	widget.PutWhole(c.care, pad, y+name+summary+28*u+facts, words, max(1, care))
	widget.PutWhole(c.start, pad, y+whole-button, min(words, 260*u), button)
	c.placeMore(pad, y+whole+16*u, min(words, 380*u), 48*u)
	ask := min(words, c.ask.MinSize().Width)
	widget.PutWhole(c.ask, pad, y+whole+76*u, ask, 48*u)
}

// placeMore places the smaller buttons beside one another.
func (c *card) placeMore(x, y, width, height float32) {
	gap := moreGap * c.scale
	shown := c.smaller()
	each := (width - gap*float32(len(shown)-1)) / float32(len(shown))
	for i, b := range shown {
		widget.PutWhole(b, x+float32(i)*(each+gap), y, each, height)
	}
}

// smaller are the buttons beside one another under Start.
func (c *card) smaller() []*widget.FocusButton {
	return slices.DeleteFunc([]*widget.FocusButton{c.other, c.rests, c.more}, func(b *widget.FocusButton) bool { return !b.Visible() })
}

// layOutSmall puts the picture above, the words under it and the buttons at the
// foot, so that the buttons of a row of cards stand on one line.
func (c *card) layOutSmall(size fyne.Size) {
	u, pad := c.scale, cardPadding*c.scale
	inner := size.Width - 2*pad
	widget.PutWhole(c.still.Image, pad, 14*u, inner, cardPicture*u)
	c.name.SetHeight(0.87 * theme.TextHeading * u)
	c.line.SetHeight(theme.TextSmall * u)
	c.summary.SetHeight(0.9 * theme.TextBody * u)
	c.start.SetTextSize(theme.TextBody)
	y := (14 + cardPicture + 12) * u
	widget.PutWhole(c.name, pad, y, inner, 36*u)
	line := min(c.line.HeightFor(inner), 2*26*u)
	widget.PutWhole(c.line, pad, y+38*u, inner, line)
	button := 54 * u
	care := c.careHeight(inner)
	widget.PutWhole(c.care, pad, y+46*u+line, inner, max(1, care-careGap*u))
	top := y + 50*u + line + care
	low := moreHeight * u
	c.placeMore(pad, size.Height-pad*0.8-low, inner, low)
	foot := size.Height - pad*0.8 - low - moreGap*u - button
	if c.ask.Visible() {
		ask := 44 * u
		widget.PutWhole(c.ask, pad, foot-10*u-ask, inner, ask)
		widget.PutWhole(c.summary, pad, top, inner, max(1, foot-20*u-ask-top))
		widget.PutWhole(c.start, pad, foot, inner, button)
		return
	}
	widget.PutWhole(c.summary, pad, top, inner, max(1, foot-14*u-top))
	widget.PutWhole(c.start, pad, foot, inner, button)
}
