package words

import (
	"slices"

	"uncoil/engine"
	"uncoil/ui/widget"
)

// CarefulToggles are toggles for every movement to be careful with; onChanged
// gets what is on, in the order of engine.Movements.
func CarefulToggles(book *engine.Book, on []engine.Movement, onChanged func([]engine.Movement)) []widget.Scaled {
	return toggles(engine.Movements(), on, func(m engine.Movement) string { return Careful(book, string(m)) }, onChanged)
}

// EquipmentToggles are toggles for every piece of equipment; onChanged gets the
// ids of what is on, in the order of engine.Equipment.
func EquipmentToggles(on []string, onChanged func([]string)) []widget.Scaled {
	return toggles(engine.Equipment(), on, Equipment, onChanged)
}

func toggles[T ~string](all, on []T, name func(T) string, onChanged func([]T)) []widget.Scaled {
	made := make([]*widget.Toggle, len(all))
	items := make([]widget.Scaled, len(all))
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
		items[i] = made[i]
	}
	return items
}
