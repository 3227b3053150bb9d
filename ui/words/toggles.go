package words

import (
	"slices"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/ui/widget"
)

// EquipmentToggles are toggles for every piece of equipment; onChanged gets the
// ids of what is on, in the order of engine.Equipment.
func EquipmentToggles(on []string, onChanged func([]string)) []fyne.CanvasObject {
	return scaled(ToggleMany(engine.Equipment(), on, Equipment, onChanged))
}

// ToggleMany is a toggle for each of several ids; onChanged gets those that are
// on, in the order of all.
func ToggleMany[T ~string](all, on []T, name func(T) string, onChanged func([]T)) []*widget.Toggle {
	made := make([]*widget.Toggle, len(all))
	turned := func(bool) {
		var chosen []T
		for i, t := range made {
			if t.On() {
				chosen = append(chosen, all[i])
			}
		}
		onChanged(chosen)
	}
	for i, id := range all {
		made[i] = widget.NewToggle(name(id), slices.Contains(on, id), turned)
	}
	return made
}

func scaled(toggles []*widget.Toggle) []fyne.CanvasObject {
	items := make([]fyne.CanvasObject, len(toggles))
	for i, t := range toggles {
		items[i] = t
	}
	return items
}
