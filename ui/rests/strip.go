package rests

import (
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/engine"
	"uncoil/engine/draft"
	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// The measures of the strip in units of the design.
const (
	stripHeight  = 186
	bubbleHeight = 36
	stillHeight  = 56
	stillWidth   = 84
	pinHeight    = 18
	barHeight    = 40
	// slimStill is the width of an exercise from which it has a picture.
	slimStill = 40
)

// strip is the whole session from left to right in proportion to its time: work
// and changes of position as bars, rests as handles that can be dragged.
type strip struct {
	fynewidget.BaseWidget
	screen *Screen
	of     draft.Strip

	bubble     *widget.Panel
	words      *widget.Text
	bars       []*canvas.Rectangle
	extras     []*canvas.Rectangle
	names      []*widget.Text
	stills     map[draft.Ref]*still
	handles    []*restHandle
	byTarget   map[handleKey]*restHandle
	dragging   *drag
	complained string
}

// still is the picture of an exercise over its part of the strip.
type still struct {
	*picture.Still
	picture picture.Picture
}

// handleKey names a rest handle: the rest between two sets is met more than once.
type handleKey struct {
	target target
	nth    int
}

// drag is a rest handle that is being dragged. The strip keeps its proportions
// meanwhile, so that the edge stays under the pointer.
type drag struct {
	handle *restHandle
	from   time.Duration
	// moved is how far the pointer has gone, perSecond how wide a second is.
	moved, perSecond float32
}

func newStrip(s *Screen) *strip {
	st := &strip{screen: s, stills: map[draft.Ref]*still{}, byTarget: map[handleKey]*restHandle{}}
	st.bubble = widget.NewPanel(theme.Raised, bubbleHeight/2)
	st.words = widget.NewText("", theme.TextSmall, theme.Ink)
	st.words.Fit, st.words.Middle, st.words.Align = true, true, fyne.TextAlignCenter
	st.ExtendBaseWidget(st)
	return st
}

// set shows another strip. Handles of rests that stay keep the keyboard; it reports
// whether the one that had it is gone.
func (s *strip) set(of draft.Strip) (lost bool) {
	had := slices.IndexFunc(s.handles, func(b *restHandle) bool { return b.focused })
	var focused *restHandle
	if had >= 0 {
		focused = s.handles[had]
	}
	s.of, s.complained = of, ""
	met := map[target]int{}
	s.handles = s.handles[:0]
	for i := range of.Segments {
		segment := &of.Segments[i]
		s.picture(segment)
		if segment.Kind != draft.RestSegment {
			continue
		}
		t := target{at: segment.At, kind: segment.Rest}
		key := handleKey{t, met[t]}
		met[t]++
		b := s.byTarget[key]
		if b == nil {
			b = newRestHandle(s, t)
			s.byTarget[key] = b
		}
		b.setSegment(segment)
		s.handles = append(s.handles, b)
	}
	s.Refresh()
	return focused != nil && !slices.Contains(s.handles, focused)
}

// picture makes the picture of an exercise, once.
func (s *strip) picture(segment *draft.Segment) {
	if segment.Kind == draft.FrameSegment {
		return
	}
	ex, ok := s.screen.options.Book.Exercises[segment.Exercise]
	it := s.stills[segment.At]
	if !ok || it != nil && it.picture.Exercise == ex.ID {
		return
	}
	o, on := &s.screen.options, s.screen.draft.Routine().Surface
	s.stills[segment.At] = &still{picture.NewStill(o.Album), picture.Of(o.Book.Eased(&ex, &o.Preferences, on), on)}
}

// first returns the first rest, nil if there is none.
func (s *strip) first() *restHandle {
	if len(s.handles) == 0 {
		return nil
	}
	return s.handles[0]
}

// say shows a line over the strip until something changes.
func (s *strip) say(line string) {
	s.complained = line
	s.look()
}

// look says over the strip what the chosen rest is.
func (s *strip) look() {
	line, tint := lang.X("pauses.hint", "Drag a rest, type into it, or use the arrow keys."), theme.Muted
	if e, ok := s.screen.entry(s.screen.chosen); ok && s.screen.chosen.kind != "" {
		name := e.name(s.screen.options.Book)
		line, tint = name+"  ·  "+e.value()+"  ·  "+e.origin(), theme.Ink
		if s.screen.typed.active() {
			line = name + "  ·  " + s.screen.typed.text + caret
		}
	}
	if s.complained != "" {
		line, tint = s.complained, theme.Warning
	}
	s.words.SetValue(line)
	s.words.SetTint(tint)
	s.placeBubble(s.Size())
	for _, b := range s.handles {
		b.setChosen(b.target == s.screen.chosen)
	}
}

// perSecond is how wide a second is.
func (s *strip) perSecond(width float32) float32 {
	switch {
	case s.dragging != nil:
		return s.dragging.perSecond
	case s.of.Total <= 0:
		return 0
	}
	return width / float32(s.of.Total.Seconds())
}

// drag makes a rest longer or shorter under the pointer.
func (s *strip) drag(b *restHandle, by float32) {
	if s.dragging == nil {
		s.screen.tools.settle()
		s.screen.typed.clear()
		s.dragging = &drag{handle: b, from: b.segment.Length, perSecond: s.perSecond(s.Size().Width)}
	}
	g := s.dragging
	if g.perSecond <= 0 {
		return
	}
	g.moved += by
	length := g.from + time.Duration(float64(g.moved/g.perSecond)*float64(time.Second))
	if err := s.screen.draft.Drag(draft.DragRest(b.target.at, b.target.kind, length)); err != nil {
		s.say(err.Error())
		return
	}
	s.screen.update()
}

// drop ends a drag.
func (s *strip) drop() {
	if s.dragging == nil {
		return
	}
	s.dragging = nil
	s.screen.draft.Release()
	s.screen.changed()
}

// shortWords say how long a rest is where there is little room, the longer ones
// first.
func shortWords(p engine.Pause) [2]string {
	switch {
	case p.Breaths > 0 || p.Wait:
		return [2]string{words.Pause(p), "…"}
	case p.Length >= time.Minute:
		return [2]string{words.Exact(p.Length), words.MinutesSeconds(p.Length)}
	default:
		return [2]string{words.Exact(p.Length), strconv.Itoa(int(p.Length / time.Second))}
	}
}
