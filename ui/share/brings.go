package share

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine/bundle"
	"uncoil/ui/files"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// from says who has sent the files.
func (t *Take) from() string {
	var names []string
	for _, o := range t.offers {
		if o.plan != nil && o.plan.From != "" && !slices.Contains(names, o.plan.From) {
			names = append(names, o.plan.From)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return lang.X("share.from", "From {{.Who}}.", map[string]any{"Who": strings.Join(names, ", ")})
}

// groups describes what importing would change; brings reports whether that is
// anything.
func (t *Take) groups() (groups []widget.Group, brings bool) {
	var added, same, needed []string
	var clashes, faults []widget.Group
	for i := range t.offers {
		o := &t.offers[i]
		switch {
		case o.err != nil:
			faults = append(faults, widget.Group{
				Title: lang.X("share.fault", "“{{.File}}” cannot be used", map[string]any{"File": filepath.Base(o.path)}),
				Line:  firstLine(o),
			})
			continue
		case len(o.plan.Missing) > 0:
			faults = append(faults, missing(o))
			continue
		}
		added = append(added, names(o.plan.Added)...)
		same = append(same, names(o.plan.Same)...)
		for k := range o.plan.Clashes {
			clashes = append(clashes, t.clash(o, &o.plan.Clashes[k]))
		}
		for _, id := range o.plan.Equipment {
			if !slices.Contains(needed, id) {
				needed = append(needed, id)
			}
		}
	}
	say := func(title string, lines []string) {
		if len(lines) > 0 {
			groups = append(groups, widget.Group{Title: title, Line: strings.Join(lines, ", ")})
		}
	}
	say(lang.X("share.new", "New"), added)
	groups = append(groups, clashes...)
	say(lang.X("share.same", "You have these already"), same)
	if len(needed) > 0 && len(added)+len(clashes) > 0 {
		say(lang.X("share.needs", "What you will need"), []string{words.Needs(needed)})
	}
	return append(groups, faults...), len(added)+len(clashes) > 0
}

func names(entries []bundle.Entry) []string {
	var all []string
	for _, e := range entries {
		all = append(all, entryWords(e))
	}
	return all
}

// entryWords is the name of a routine or an exercise.
func entryWords(e bundle.Entry) string {
	if e.Kind == bundle.Exercise {
		return lang.X("share.exercise", "{{.Name}} (exercise)", map[string]any{"Name": e.Name})
	}
	return e.Name
}

// firstLine says why a file cannot be used: the first problem, without the path,
// and the number of others.
func firstLine(o *offer) string {
	lines := strings.Split(strings.TrimSpace(o.err.Error()), "\n")
	line := files.Sentence(strings.TrimPrefix(strings.TrimPrefix(lines[0], o.path), ": "))
	if n := len(lines) - 1; n > 0 {
		line += " " + lang.XN("share.more-faults", "{{.N}} more things are wrong with it.", n, map[string]any{"N": n})
	}
	return line
}

// missing lists what a file needs and is not there.
func missing(o *offer) widget.Group {
	var ids []string
	for _, need := range o.plan.Missing {
		ids = append(ids, need.ID)
	}
	return widget.Group{
		Title: lang.X("share.fault", "“{{.File}}” cannot be used", map[string]any{"File": filepath.Base(o.path)}),
		Line: lang.X("share.missing", "It needs exercises that this Uncoil does not have: {{.IDs}}. Ask for a file with everything in it, or use a newer Uncoil.",
			map[string]any{"IDs": strings.Join(ids, ", ")}),
	}
}

// clash asks about an entry that the user has with different content.
func (t *Take) clash(o *offer, c *bundle.Clash) widget.Group {
	key := clashKey{o.path, c.Kind, c.ID}
	var toggles []*widget.Toggle
	var items []fyne.CanvasObject
	add := func(label string, choice bundle.Choice) {
		var own *widget.Toggle
		own = widget.NewToggle(label, c.Choice == choice, func(bool) {
			t.choices[key] = choice
			for _, other := range toggles {
				other.SetOn(other == own)
			}
		})
		own.Round = true
		toggles, items = append(toggles, own), append(items, own)
	}
	if chosen, ok := t.choices[key]; ok {
		c.Choice = chosen
	}
	add(lang.X("share.both", "Keep both"), bundle.KeepBoth)
	add(lang.X("share.mine", "Keep mine"), bundle.KeepMine)
	line := lang.X("share.clash", "You have another one of that name.")
	if c.BuiltIn {
		line = lang.X("share.clash-built-in", "Uncoil has another one of that name.")
	} else {
		add(lang.X("share.theirs", "Take theirs"), bundle.TakeTheirs)
	}
	return widget.Group{Title: entryWords(c.Entry), Line: line, Items: items}
}

// Routine returns the id of the first routine among entries, "" for none.
func Routine(entries []bundle.Entry) string {
	for _, e := range entries {
		if e.Kind == bundle.Routine {
			return e.ID
		}
	}
	return ""
}

// Names lists the names of entries in one line.
func Names(entries []bundle.Entry) string { return strings.Join(names(entries), ", ") }
