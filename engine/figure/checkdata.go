package figure

import (
	"fmt"
	"math"
	"slices"
)

// checkData lists faults that show in the data alone.
func (a *Art) checkData() []Problem {
	var problems []Problem
	report := func(frame, field, format string, args ...any) {
		problems = append(problems, Problem{frame, field, fmt.Sprintf(format, args...)})
	}
	if a.View != Side && a.View != Front && a.View != Top {
		report("", "view", "the view is %q; it must be side, front or top", a.View)
	}
	if len(a.Frames) == 0 {
		report("", "frames", "there are 0 frames; give at least 1")
	}
	seen := map[string]bool{}
	for i := range a.Frames {
		f := &a.Frames[i]
		if f.Name == "" {
			report("", "frames", "frame number %d has no name; name it", i+1)
		}
		if seen[f.Name] {
			report(f.Name, "name", "the name is used by 2 frames; give each its own")
		}
		seen[f.Name] = true
		problems = append(problems, f.checkData(a.View)...)
	}
	for i, m := range a.Moves {
		field := fmt.Sprintf("moves[%d]", i)
		if !seen[m.From] || !seen[m.To] {
			report("", field, "it goes from %q to %q; both must be names of frames", m.From, m.To)
		}
		if m.Through != "" && !seen[m.Through] {
			report("", field, "it goes through %q; that must be the name of a frame", m.Through)
		}
		if m.Arms != Natural && m.Arms != Forward && m.Arms != Backward {
			report("", field, "arms is %q; it must be forward, backward or left out", m.Arms)
		}
	}
	if a.Walks && (a.View != Side || len(a.Cycle) < 2) {
		report("", "walks", "walks is for the side view and needs a cycle of at least 2 frames")
	}
	for _, name := range a.Cycle {
		if !seen[name] {
			report("", "cycle", "it names %q; it must be the name of a frame", name)
		}
	}
	for i, ar := range a.Arrows {
		field := fmt.Sprintf("arrows[%d]", i)
		if !seen[ar.From] || !seen[ar.To] {
			report("", field, "it goes from %q to %q; both must be names of frames", ar.From, ar.To)
		}
		if ar.Around == "" && (len(ar.Path) < 2 || len(ar.Path) > 3) {
			report("", field, "the path has %d points; give 2, or 3 of an arc", len(ar.Path))
		}
		if ar.Around == AroundShoulder && a.View != Side {
			report("", field, "an arrow around the shoulder is for the side view; leave it out")
		}
		if ar.Around != "" && !ar.runsAround() {
			report("", field, "around is %q and turn %q, with %d points; give chest, waist or hips with left or right, or shoulder with back, and no path", ar.Around, ar.Turn, len(ar.Path))
		}
	}
	reportGlow := func(frame string, regions []Region) {
		for _, r := range regions {
			if !slices.Contains(allRegions(), r) {
				report(frame, "glow", "there is no region %q; it must be one of %v", r, allRegions())
			}
		}
	}
	reportGlow("", a.Glow)
	for i := range a.Frames {
		reportGlow(a.Frames[i].Name, a.Frames[i].Glow)
	}
	for i, p := range a.Props {
		if _, ok := usualSize(p.Kind); !ok {
			report("", fmt.Sprintf("props[%d]", i), "there is no prop %q", p.Kind)
		}
		if !slices.Contains(holds(), p.Hold) {
			report("", fmt.Sprintf("props[%d]", i), "hold is %q; it must be one of %q", p.Hold, holds()[1:])
		}
		for _, name := range p.Frames {
			if !seen[name] {
				report("", fmt.Sprintf("props[%d]", i), "it names the frame %q; it must be the name of a frame", name)
			}
		}
	}
	return problems
}

// runsAround reports whether an arrow is whole that runs around the trunk.
func (a *Arrow) runsAround() bool {
	if a.Around == AroundShoulder {
		return a.Turn == TurnBack && a.Path == nil
	}
	parts, sides := [...]Around{AroundChest, AroundWaist, AroundHips}, [...]Turn{TurnLeft, TurnRight}
	return slices.Contains(parts[:], a.Around) && slices.Contains(sides[:], a.Turn) && a.Path == nil
}

func allRegions() []Region {
	return []Region{
		LowBack, UpperBack, WholeSpine, NeckRegion, Shoulders, Hips, Glutes,
		Hamstrings, Thighs, FarThigh, Calves, Belly, ChestFront, Sides, ArmsRegion, Hands, Feet, Face,
	}
}

func holds() []string {
	return []string{"", "near-hand", "far-hand", "hands", "knees", "feet"}
}

func (f *Frame) checkData(view View) []Problem {
	var problems []Problem
	report := func(field, format string, args ...any) {
		problems = append(problems, Problem{f.Name, field, fmt.Sprintf(format, args...)})
	}
	if f.Eyes != "" && f.Eyes != "open" && f.Eyes != "closed" {
		report("eyes", "eyes are %q; they must be open or closed", f.Eyes)
	}
	if view == Side && (f.Turn != 0 || f.HeadTurn != 0 || f.Lean != 0 || f.Depth != 0) {
		report("turn", "turn, head_turn, lean and depth cannot be shown in the side view; leave them out")
	}
	if view != Side && f.Rolled != 0 {
		report("rolled", "rolled is for the side view; leave it out")
	}
	if f.Shrug < 0 || f.Shrug > 8 {
		report("shrug", "the shoulders are lifted by %.0f cm; a body allows 0 to 8", f.Shrug)
	}
	if view != Side && f.Protract != 0 || math.Abs(f.Protract) > 5 {
		report("protract", "the shoulders are moved forward by %.0f cm; the side view allows -5 to 5, the others 0", f.Protract)
	}
	if view != Top && f.Roll != 0 || view == Front && f.Over != "" || view == Side && f.Over == "left" {
		report("roll", "roll is for the top view, over for it and, with the right leg, for the side view; leave them out")
	}
	if f.Over != "" && f.Over != "left" && f.Over != "right" {
		report("over", "over is %q; it must be left or right", f.Over)
	}
	for _, c := range f.Contacts {
		if !slices.Contains(contactNames(view), c) {
			report("contacts", "there is no contact %q in the %s view; it must be one of %v", c, view, contactNames(view))
		}
	}
	names := [2]string{"near", "far"}
	if view != Side {
		names = [2]string{"right", "left"}
	}
	for i, name := range names {
		problems = append(problems, f.Hands.of(i).check(f.Name, "hands."+name, view, true)...)
		seen := view
		if f.Over != "" && i == right {
			seen = Top // a leg that is turned out comes towards the viewer
		}
		problems = append(problems, f.Feet.of(i).check(f.Name, "feet."+name, seen, false)...)
	}
	for field, l := range map[string]*Limbs{"hands": &f.Hands, "feet": &f.Feet} {
		if view == Side && (l.Left != nil || l.Right != nil) {
			report(field, "left and right are for the front and top views; in the side view use near and far")
		}
		if view != Side && (l.Near != nil || l.Far != nil) {
			report(field, "near and far are for the side view; here use left and right")
		}
	}
	return problems
}

func contactNames(view View) []string {
	names := []string{"hands", "feet", "knees", "elbows", "pelvis", "back", "head"}
	for _, joint := range []string{"hand", "foot", "knee", "elbow"} {
		if view == Side {
			names = append(names, "near-"+joint, "far-"+joint)
		} else {
			names = append(names, "left-"+joint, "right-"+joint)
		}
	}
	return names
}

func (t *Limb) check(frame, field string, view View, hand bool) []Problem {
	var problems []Problem
	report := func(format string, args ...any) {
		problems = append(problems, Problem{frame, field, fmt.Sprintf(format, args...)})
	}
	if t == nil {
		report("there is no target; give at, toward or on")
		return problems
	}
	given := 0
	for _, g := range []bool{t.At != nil, t.Toward != nil, t.On != ""} {
		if g {
			given++
		}
	}
	if given != 1 {
		report("%d of at, toward and on are given; give exactly 1", given)
	}
	if _, ok := placeNamed(t.On); !ok || !hand && t.On != "" {
		report("on is %q, which is no place on the body for it", t.On)
	}
	if _, ok := handNamed(t.Shape); hand && !ok {
		report("shape is %q; a hand is reach, flat, rest, laid, palm-up or grip", t.Shape)
	}
	if _, _, ok := footNamed(t.Shape); !hand && !ok {
		report("shape is %q; a foot is relaxed, flat, pointed, flexed, toes or tucked", t.Shape)
	}
	if t.Bend != "" && t.Bend != "in" && t.Bend != "out" {
		report("bend is %q; it must be in or out", t.Bend)
	}
	if t.Foreshorten < 0 || t.Foreshorten > 80 {
		report("foreshorten is %.0f degrees; it must be 0 to 80", t.Foreshorten)
	}
	if t.Lower != nil && (*t.Lower < 0 || *t.Lower > 80 || view == Side && !hand) {
		report("foreshorten_lower is %.0f degrees; it must be 0 to 80, and is for hands, and for feet in the front and top views", *t.Lower)
	}
	if t.Behind && (view != Front || !hand) {
		report("behind is for hands in the front view; leave it out")
	}
	if view == Side && t.Foreshorten > 0 && !hand {
		report("a leg cannot be foreshortened in the side view; leave foreshorten out")
	}
	return problems
}
