package words

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/sheet"
)

// SheetEntry says what a line of a therapist's sheet became: the exercise, and
// how much of it.
func SheetEntry(e *sheet.Entry, book *engine.Book) (name, dose string) {
	ex := e.Own
	if ex == nil {
		known, ok := book.Exercises[e.Item.Exercise]
		if !ok {
			return e.Line.Name, ""
		}
		ex = &known
	}
	var parts []string
	if e.Own != nil {
		parts = []string{amount(&ex.Dose)}
		if ex.Dose.Hold > 0 {
			parts = append(parts, lang.X("sheet.hold", "hold {{.Length}} at the top", map[string]any{"Length": length(ex.Dose.Hold)}))
		}
		if sets := ex.Dose.Sets; sets.To > sets.From {
			parts = append(parts, lang.X("range.sets", "{{.From}} to {{.To}} sets", fromTo{sets.From, sets.To}))
		} else if sets.To > 1 {
			parts = append(parts, Sets(int(sets.To)))
		}
		parts = append(parts, strings.ToLower(Position(ex.Position)))
	} else {
		if e.Item.Amount != nil {
			parts = append(parts, Amount(ex.Dose.Kind, *e.Item.Amount))
		}
		if e.Item.Sets != nil && *e.Item.Sets > 1 {
			parts = append(parts, Sets(*e.Item.Sets))
		}
	}
	switch {
	case e.Item.Side == engine.LeftSide:
		parts = append(parts, lang.X("sheet.left", "left side only"))
	case e.Item.Side == engine.RightSide:
		parts = append(parts, lang.X("sheet.right", "right side only"))
	case ex.Sides != engine.SidesNone && ex.Sides != "":
		parts = append(parts, lang.X("dose.each-side", "on each side"))
	}
	if e.Item.Note != "" {
		parts = append(parts, lang.X("sheet.note", "note: {{.Text}}", map[string]any{"Text": e.Item.Note}))
	}
	return ex.Name, strings.Join(parts, ", ")
}

// SheetReadAs says that a line was taken for an exercise by another of its names, "" where
// it was not.
func SheetReadAs(e *sheet.Entry, book *engine.Book) string {
	if !e.Line.Renamed || e.Own != nil {
		return ""
	}
	return lang.X("sheet.read-as", "“{{.Written}}” is read as {{.Name}}.", map[string]any{"Written": e.Line.Name, "Name": book.Exercises[e.Item.Exercise].Name})
}

// counted formats an amount of a unit, or of sets where there is none.
func counted(of engine.DoseKind, n float64) string {
	if of == "" {
		return Sets(int(n))
	}
	return Amount(of, n)
}

// SheetRemark says what must be known about a line of a therapist's sheet.
func SheetRemark(r sheet.Remark) string {
	values := map[string]any{
		"From": r.From, "To": r.To, "Text": r.Text, "Amount": counted(r.Of, r.From), "Most": counted(r.Of, r.To), "Here": counted(r.In, r.To),
	}
	switch r.Kind {
	case sheet.Misspelled:
		return lang.X("sheet.misspelled", "The name is written a little differently: is it this one?")
	case sheet.NoDose:
		if r.From == 0 {
			return lang.X("sheet.usual", "No amount is written: it's your usual one.")
		}
		return lang.X("sheet.no-dose", "No amount is written: it's {{.From}} repetitions for now.", values)
	case sheet.LowestOf:
		return lang.X("sheet.lowest", "Of {{.From}} to {{.To}}, it begins with {{.Amount}}.", values)
	case sheet.Beyond:
		own := map[string]any{"Amount": amount(&engine.Dose{Kind: r.Of, Amount: engine.Range{From: r.From, To: r.To}})}
		if r.From == r.To {
			return lang.X("sheet.beyond-one", "Uncoil's own amount is {{.Amount}}: it stays as prescribed.", own)
		}
		return lang.X("sheet.beyond", "Uncoil's own range is {{.Amount}}: it stays as prescribed.", own)
	case sheet.Converted:
		return lang.X("sheet.converted", "{{.Amount}} comes to about {{.Here}} here.", values)
	case sheet.AsSeconds:
		return lang.X("sheet.as-seconds", "The {{.From}} is read as seconds.", values)
	case sheet.AsReps:
		return lang.X("sheet.as-reps", "The {{.From}} is read as repetitions. If seconds are meant, change it.", values)
	case sheet.AsSets:
		return lang.X("sheet.as-sets", "Each of the {{.From}} repetitions is a hold of its own: they become sets.", values)
	case sheet.AsNote:
		return lang.X("sheet.as-note", "“{{.Text}}” is kept as a note of the exercise: Uncoil counts it at its own pace and doesn't time that.", values)
	case sheet.SideAsNote:
		return lang.X("sheet.side-as-note", "“{{.Text}}” is kept as a note of the exercise: Uncoil doesn't do it on one side alone.", values)
	case sheet.Sideless:
		return lang.X("sheet.sideless", "It works both sides at once.")
	case sheet.BothSidesAsUsual:
		return lang.X("sheet.both-sides", "No side is written: it's done on each side.")
	case sheet.Borrowed:
		return lang.X("sheet.borrowed", "“{{.Text}}” is held in one go here, so this becomes your own exercise with its picture.", values)
	case sheet.Assumed:
		return lang.X("sheet.assumed", "The position isn't written, so it's taken as: {{.Text}}.", map[string]any{"Text": strings.ToLower(Position(engine.Position(r.Text)))})
	case sheet.Cut:
		return lang.X("sheet.cut", "{{.Amount}} is more than Uncoil can count: it's {{.Most}}.", values)
	case sheet.Shortened:
		return lang.X("sheet.shortened", "It's too long, so it's shortened to “{{.Text}}”.", values)
	}
	return ""
}
