package share

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine/bundle"
	"uncoil/ui/files"
	"uncoil/ui/widget"
)

// TakeOptions configure the sheet for importing files.
type TakeOptions struct {
	// Collection returns what the user has; it reads the disk.
	Collection func() *bundle.Collection
	// OnImport gets the collection to save and the entries that were added.
	OnImport func(collection *bundle.Collection, added []bundle.Entry)
	// OnSheet gets a text file, which is a therapist's sheet.
	OnSheet func(path string)
	// Folder is the first folder in which files are looked for; PickFile lets the
	// user choose one.
	Folder   string
	PickFile func(picked func(path string))
	// Go runs what waits for the disk on a goroutine of its own, Post runs a call
	// on the UI goroutine.
	Go, Post func(func())
	Host     Host
}

// Take is the sheet that shows files from others before they are imported:
// nothing is written without the user's consent.
type Take struct {
	options TakeOptions
	paths   []string
	offers  []offer
	choices map[clashKey]bundle.Choice
	open    bool
}

// offer is one file: its content, or why it cannot be used.
type offer struct {
	path   string
	bundle *bundle.Bundle
	plan   *bundle.Plan
	err    error
}

// clashKey identifies a clash within the files.
type clashKey struct {
	path string
	kind bundle.Kind
	id   string
}

// NewTake returns the sheet; Add shows it.
func NewTake(o TakeOptions) *Take {
	return &Take{options: o, choices: map[clashKey]bundle.Choice{}}
}

// Add reads files, in addition to those already shown, and shows what they would
// change.
func (t *Take) Add(paths ...string) {
	if i := slices.IndexFunc(paths, IsSheet); i >= 0 {
		if t.open {
			t.close()
		}
		t.options.OnSheet(paths[i])
		return
	}
	for _, path := range paths {
		if !slices.Contains(t.paths, path) {
			t.paths = append(t.paths, path)
		}
	}
	look := slices.Clone(t.paths)
	t.options.Go(func() {
		var offers []offer
		for _, path := range look {
			b, err := bundle.ReadFile(path)
			offers = append(offers, offer{path: path, bundle: b, err: err})
		}
		plan(t.options.Collection(), offers, nil)
		t.options.Post(func() { t.show(offers) })
	})
}

// plan plans the files one after the other, each with the previous ones in the
// collection. An undecided clash keeps both, since that loses nothing.
func plan(collection *bundle.Collection, offers []offer, choices map[clashKey]bundle.Choice) {
	for i := range offers {
		o := &offers[i]
		if o.err != nil {
			continue
		}
		o.plan = collection.Plan(o.bundle)
		if len(o.plan.Missing) > 0 {
			continue
		}
		for k := range o.plan.Clashes {
			c := &o.plan.Clashes[k]
			c.Choice = bundle.KeepBoth
			if chosen, ok := choices[clashKey{o.path, c.Kind, c.ID}]; ok {
				c.Choice = chosen
			}
		}
		o.err = collection.Accept(o.plan)
	}
}

// show shows what the files would change.
func (t *Take) show(offers []offer) {
	if t.open {
		t.options.Host.CloseSheet()
	}
	t.open, t.offers = true, offers
	groups, brings := t.groups()
	title, text := lang.X("share.take-title", "Add these to Uncoil?"), t.from()
	var buttons []*widget.FocusButton
	if brings {
		buttons = append(buttons, widget.NewFocusButton(lang.X("share.take", "Add them"), widget.Primary, t.take))
	} else {
		title = lang.X("share.nothing", "There is nothing to add")
	}
	buttons = append(buttons, widget.NewFocusButton(lang.X("share.another", "One more file"), widget.Secondary, t.Ask))
	label := lang.X("export.cancel", "Cancel")
	if !brings {
		label = lang.X("export.close", "Close")
	}
	buttons = append(buttons, widget.NewFocusButton(label, widget.Secondary, t.close))
	sheet := widget.NewSheet(title, text, buttons...)
	sheet.Width, sheet.OnEscape = sheetWidth, t.close
	sheet.SetContent(widget.NewGroups(groups...))
	t.options.Host.OpenSheet(sheet)
}

// Ask asks for the path of a file, with a button to browse.
func (t *Take) Ask() {
	if t.open {
		t.options.Host.CloseSheet()
	}
	t.open = true
	var f *form
	look := func() {
		home, _ := os.UserHomeDir()
		t.Add(files.Complete(f.field.Text(), t.options.Folder, home, ""))
	}
	back := t.close
	if len(t.offers) > 0 {
		back = func() { t.show(t.offers) }
	}
	f = newForm(nil, lang.X("share.where", "Where it is"), t.options.Folder+string(filepath.Separator), lang.X("share.look", "Look for it"), func() {
		t.options.PickFile(func(path string) { t.Add(path) })
	}, look)
	sheet := widget.NewSheet(lang.X("share.pick-title", "Which file?"),
		lang.X("share.ask-text", "You can also drop files onto the window, several at once."),
		widget.NewFocusButton(lang.X("share.pick", "Open"), widget.Primary, look),
		widget.NewFocusButton(lang.X("export.cancel", "Cancel"), widget.Secondary, back))
	sheet.Width, sheet.OnEscape = sheetWidth, back
	sheet.SetContent(f)
	t.options.Host.OpenSheet(sheet)
}

func (t *Take) close() {
	t.open = false
	t.options.Host.CloseSheet()
}

// IsOpen reports whether the sheet is open.
func (t *Take) IsOpen() bool { return t.open }

// take imports what has been decided, from the usable files.
func (t *Take) take() {
	t.close()
	var use []offer
	for _, o := range t.offers {
		if o.err == nil && len(o.plan.Missing) == 0 {
			use = append(use, o)
		}
	}
	choices := maps.Clone(t.choices)
	t.options.Go(func() {
		collection := t.options.Collection()
		plan(collection, use, choices)
		added, err := accepted(use)
		t.options.Post(func() {
			if err != nil {
				t.fail(err)
				return
			}
			t.options.OnImport(collection, added)
		})
	})
}

// accepted lists what has been added to the collection, or returns why something
// could not be.
func accepted(offers []offer) (added []bundle.Entry, err error) {
	for _, o := range offers {
		if o.err != nil {
			return nil, o.err
		}
		added = append(added, o.plan.Added...)
		for _, c := range o.plan.Clashes {
			if c.Choice != bundle.KeepMine {
				added = append(added, c.Entry)
			}
		}
	}
	return added, nil
}

// fail shows why nothing has been imported.
func (t *Take) fail(err error) {
	t.open = true
	line, _, _ := strings.Cut(err.Error(), "\n")
	sheet := widget.NewSheet(lang.X("export.failed", "That did not work"), files.Sentence(line),
		widget.NewFocusButton(lang.X("export.close", "Close"), widget.Primary, t.close))
	sheet.Width, sheet.OnEscape = sheetWidth, t.close
	t.options.Host.OpenSheet(sheet)
}
